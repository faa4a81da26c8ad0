"""States of payouts and of tries, and what an answer makes of them."""

from collections.abc import Mapping
from typing import Final, Literal

PayoutState = Literal["asked", "ready", "sent", "paid", "failed", "returned", "cancelled"]
PayoutSource = Literal["earnings", "deposit"]
AttemptState = Literal["sent", "paid", "refused", "returned"]
AttemptWay = Literal["file", "gateway"]
Outcome = Literal["paid", "refused", "returned"]
ToldBy = Literal["file", "gateway", "person"]

AFTER: Final[Mapping[tuple[str, str], AttemptState]] = {
    ("sent", "paid"): "paid",
    ("sent", "refused"): "refused",
    ("sent", "returned"): "returned",
    ("paid", "returned"): "returned",
}
"""What a try is after an answer; any other pair contradicts what was said before."""

PAYOUT_OF: Final[Mapping[AttemptState, PayoutState]] = {
    "sent": "sent",
    "paid": "paid",
    "refused": "failed",
    "returned": "returned",
}
"""What its payout is: what has come back is never still paid."""
