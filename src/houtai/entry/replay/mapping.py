"""What the columns of a file of old sales mean."""

import tomllib
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, StringConstraints, ValidationError, field_validator

from houtai.entry.refusals import WrongUsage
from houtai.kit.money import MINOR_DIGITS
from houtai.kit.shapes import Command, Line, Word

SUFFIX = ".toml"
_KEPT = resources.files(__package__) / "mappings"
_DAY = datetime(2001, 2, 3, tzinfo=UTC)
"""Only to see whether a form can be written at all."""
DateForm = Annotated[str, StringConstraints(min_length=2, max_length=40)]


class Columns(Command):
    """Headings of the file, by what stands under them."""

    order: Line
    code: Line
    name: Line
    pieces: Line
    at: Line
    price: Line
    customer: Line
    country: Line


class Mapping(Command):
    """`cancelled` and `adjusted` begin the numbers of what is no order. `decimal_ids`: whoever
    wrote the file let `17850` become `17850.0`.
    """

    name: Word
    """Of the source: orders of two sources are different ones, whatever their numbers."""
    currency: str
    """Its smallest unit is counted as one fen: the house keeps one currency."""
    zone: str
    encoding: Literal["utf-8", "gb18030", "cp1252"] = "utf-8"
    delimiter: Literal[",", ";", "\t"] = ","
    dates: Annotated[list[DateForm], Field(min_length=1, max_length=10)]
    decimal_ids: bool = False
    cancelled: Annotated[str, StringConstraints(min_length=1, max_length=10)]
    adjusted: Annotated[str, StringConstraints(min_length=1, max_length=10)]
    charges: frozenset[str] = frozenset()
    """Codes under which no goods are sold."""
    columns: Columns

    @field_validator("currency")
    @classmethod
    def _known(cls, currency: str) -> str:
        if currency not in MINOR_DIGITS:
            raise ValueError(f"one of {', '.join(MINOR_DIGITS)}")
        return currency

    @field_validator("zone")
    @classmethod
    def _somewhere(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("such a zone is not known") from error
        return zone

    @field_validator("dates")
    @classmethod
    def _whole(cls, dates: list[str]) -> list[str]:
        """Each form says year, month and day: what it writes, it reads back."""
        for form in dates:
            if datetime.strptime(_DAY.strftime(form), form).replace(tzinfo=UTC) != _DAY:
                raise ValueError(f"{form} does not say which day it is")
        return dates

    @property
    def minor_digits(self) -> int:
        """Decimals of an amount."""
        return MINOR_DIGITS[self.currency]


def read_mapping(wanted: str) -> Mapping:
    """A file, or one that the house brings along, by its name. Raises WrongUsage."""
    path = Path(wanted)
    kept = _KEPT / f"{wanted}{SUFFIX}"
    try:
        text = path.read_text() if path.is_file() else kept.read_text()
    except FileNotFoundError as error:
        names = sorted(one.name.removesuffix(SUFFIX) for one in _KEPT.iterdir())
        raise WrongUsage("replay.no_mapping", name=wanted, known=", ".join(names)) from error
    except UnicodeDecodeError as error:
        raise WrongUsage("replay.mapping_wrong", name=wanted, said=error) from error
    try:
        return Mapping.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise WrongUsage("replay.mapping_wrong", name=wanted, said=error) from error
    except ValidationError as error:
        said = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or '-'}: {one['msg']}" for one in error.errors()
        )
        raise WrongUsage("replay.mapping_wrong", name=wanted, said=said) from error
