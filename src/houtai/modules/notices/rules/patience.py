"""When to try again, and when to let a receiver be."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LETTER_PAUSES_SECONDS = (30, 120, 600, 3_600, 14_400, 43_200)
CALL_PAUSES_SECONDS = (5, 60, 300, 1_800, 7_200, 18_000, 36_000, 50_400)
"""Ten hours of outage on the other side lose nothing."""
LEASE = timedelta(minutes=5)
"""How long a sender may take before another believes that it died."""
CALL_KEPT_TRYING = timedelta(days=3)
FAILURES_MAX = 5
"""In a row; then a webhook is left alone but for a probe now and then."""
PROBE_SECONDS_FIRST = 60
PROBE_SECONDS_MAX = 3_600


@dataclass(frozen=True)
class Verdict:
    """What becomes of something after a try."""

    state: str
    next_try_at: datetime | None
    finished_at: datetime | None


def after_try(
    *, done: str, attempts: int, failed: bool, final: bool, pauses: tuple[int, ...], at: datetime
) -> Verdict:
    """`done` is the state for success; `attempts` counts the try that just ended."""
    if not failed:
        return Verdict(done, None, at)
    if final or attempts > len(pauses):
        return Verdict("failed", None, at)
    return Verdict("waiting", at + timedelta(seconds=pauses[attempts - 1]), None)
