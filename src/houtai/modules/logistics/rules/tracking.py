"""Where parcels are: one vocabulary, and how each tracker's words translate into it.

The same digit means different things at different trackers (5 is 派件 here and 转寄 there), so each
has a table of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from hashlib import blake2b
from typing import Literal, cast

Status = Literal[
    "accepted",
    "collected",
    "moving",
    "delivering",
    "signed",
    "refused",
    "returning",
    "returned",
    "problem",
    "no_movement",
]
ProblemKind = Literal["no_movement", "returned", "refused", "address", "signed_early", "problem"]
BEIJING = timezone(timedelta(hours=8))
STEPS_MAX = 300
WORDS_LENGTH_MAX = 500
PLACE_LENGTH_MAX = 100
NUMBER_LENGTH_MAX = 40
DIGEST_BYTES = 16
_RANK: Mapping[str, int] = {
    "accepted": 0,
    "collected": 1,
    "moving": 2,
    "delivering": 3,
    "problem": 4,
    "refused": 5,
    "returning": 6,
    "signed": 7,
    "returned": 8,
}
"""Of things told for the same moment, which came last."""
AFTER_SIGNING = {"refused", "returning", "returned"}
OVER = {"signed", "returned"}
"""Nothing more is expected of these parcels."""
ON_ITS_WAY = ("accepted", "collected", "moving", "delivering", "returning")
_PROBLEM_OF: Mapping[str, ProblemKind] = {
    "refused": "refused",
    "returning": "returned",
    "returned": "returned",
    "problem": "problem",
}
KINDS_THAT_PASS: tuple[ProblemKind, ...] = ("no_movement", "problem", "address")
"""Done for by themselves once the parcel goes on."""


@dataclass(frozen=True)
class Step:
    """One line of a parcel's way, as a tracker tells it."""

    at: datetime
    status: Status
    words: str
    place: str = ""
    has_bad_address: bool = False

    @property
    def digest(self) -> bytes:
        """Told again, it is the same."""
        told = f"{self.at.timestamp():.0f}\n{self.words}".encode()
        return blake2b(told, digest_size=DIGEST_BYTES).digest()


@dataclass(frozen=True)
class Heard:
    """What a tracker says of one number. `carriers`: its own words for who carries it."""

    carriers: tuple[str, ...]
    number: str
    steps: tuple[Step, ...]
    has_ended: bool = False
    """It will tell no more by itself."""


def standing(steps: Sequence[tuple[datetime, str]]) -> tuple[Status, datetime] | None:
    """How a parcel stands by all that was told of it, in whatever order it was told.

    Signed is the end of its way, whatever is noted afterwards, unless it comes back.
    """
    stands: tuple[Status, datetime] | None = None
    for at, status in sorted(steps, key=lambda one: (one[0], _RANK.get(one[1], 0))):
        if stands is not None and stands[0] == "signed" and status not in AFTER_SIGNING:
            continue
        if stands is None or stands[0] != status:
            stands = cast("Status", status), at
    return stands


def problem_of(status: str) -> ProblemKind | None:
    """What a person must look at when a parcel comes to stand so."""
    return _PROBLEM_OF.get(status)


def local_moment(text: str) -> datetime:
    """As both of them write it, by the clock of China. Raises ValueError."""
    told = datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING)
    return told.astimezone(UTC)


KUAIDI100: Mapping[str, Status] = {
    "0": "moving",
    "1": "collected",
    "2": "problem",
    "3": "signed",
    "4": "returned",
    "5": "delivering",
    "6": "returning",
    "7": "moving",
    "8": "moving",
    "10": "moving",
    "11": "moving",
    "12": "moving",
    "13": "problem",
    "14": "refused",
    "101": "accepted",
    "102": "accepted",
    "103": "collected",
    "203": "refused",
    "401": "problem",
}
"""By `state` or `statusCode`; a finer code that is not named goes by its first digit."""
KUAIDI100_BAD_ADDRESS = {"206", "207"}

KDNIAO: Mapping[str, Status] = {
    "1": "collected",
    "2": "moving",
    "3": "signed",
    "4": "problem",
    "5": "moving",
    "6": "moving",
    "10": "accepted",
    "202": "delivering",
    "211": "delivering",
    "404": "refused",
    "406": "returned",
    "407": "returning",
    "413": "returning",
    "415": "returning",
    "418": "moving",
    "419": "delivering",
    "603": "moving",
}
"""By `State`, `StateEx` or `Action`; a finer code that is not named goes by its first digit."""
KDNIAO_BAD_ADDRESS = {"416", "420", "421", "422", "423"}
FINE_LENGTH = 3


def by_code(table: Mapping[str, Status], code: str) -> Status | None:
    """None for a code that says nothing, or that nobody knows."""
    if code in table:
        return table[code]
    return table.get(code[0]) if len(code) >= FINE_LENGTH else None
