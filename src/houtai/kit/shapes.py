"""Shapes that cross a border: frozen commands in, frozen views out, bounded values within."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

BIGINT_MAX = 2**63 - 1
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def _storable(text: str) -> str:
    """PostgreSQL holds neither NUL nor half of a surrogate pair; say so at the door."""
    if _UNSTORABLE.search(text):
        raise PydanticCustomError("not_storable", "holds characters that cannot be stored")
    return text


def _reasonable(moment: datetime) -> datetime:
    if not _EARLIEST <= moment < _LATEST:
        raise PydanticCustomError("moment_out_of_range", "lies outside the years 1970 to 2199")
    return moment.astimezone(UTC)


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\r\n]*$"),
    AfterValidator(_storable),
]
"""One line of text: a name, a title, a reason."""
Prose = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_storable)]
"""Text of several lines."""
Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.\-]{0,63}$")]
"""A machine-readable name: book, kind, reason code."""
Fen = Annotated[int, Field(strict=True, ge=-BIGINT_MAX, le=BIGINT_MAX)]
"""An amount of money in the smallest unit of its currency; a float or a string is refused."""
Quantity = Annotated[int, Field(strict=True, gt=0, le=BIGINT_MAX)]
"""How many, at least one."""
Moment = Annotated[AwareDatetime, AfterValidator(_reasonable)]
"""An aware time, kept in UTC."""


class Command(BaseModel):
    """What somebody asks for: body of the request and input of the use case."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class View(BaseModel):
    """What somebody may see: leaves a query, becomes the response."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
