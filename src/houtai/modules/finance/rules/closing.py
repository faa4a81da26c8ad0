"""When a day ties, which day is closed next, and the hash that keeps a closed day as it was."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Tie:
    """Two sides of one thing. `must` says that a difference needs a person's word."""

    code: str
    one_side_fen: int | None
    other_side_fen: int | None
    must: bool

    @property
    def difference_fen(self) -> int | None:
        """How much more the one side says; None as long as one of them says nothing."""
        if self.one_side_fen is None or self.other_side_fen is None:
            return None
        return self.one_side_fen - self.other_side_fen

    @property
    def is_off(self) -> bool:
        """Whether the day does not tie here."""
        return self.must and self.difference_fen != 0


def next_day(last_closed: date | None, asked: date) -> date:
    """Days are closed one after the other; the first may be any."""
    return asked if last_closed is None else last_closed + timedelta(days=1)


def seal(day: date, totals: Sequence[dict[str, Any]], ties: Sequence[Tie], previous: str) -> str:
    """Over all that was frozen and the seal of the day before."""
    lines = [[tie.code, tie.one_side_fen, tie.other_side_fen, tie.must] for tie in ties]
    frozen = [day.isoformat(), list(totals), lines, previous]
    text = json.dumps(frozen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()
