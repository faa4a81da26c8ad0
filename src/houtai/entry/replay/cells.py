"""What stands in a cell, or why it cannot be that: nothing is guessed."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from houtai.entry.replay.mapping import Mapping

_ROUNDED = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
_DECIMAL_ID = re.compile(r"(\d+)\.0+")
_PIECES = re.compile(r"-?\d{1,9}")
_PRICE = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


class CellWrong(Exception):
    """A cell is not what its column says; `reason` names a text of `cli.toml`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_name_of(cell: str, mapping: Mapping) -> str:
    """A number of an order, of goods or of a customer. What a spreadsheet has rounded is lost."""
    if _ROUNDED.fullmatch(cell):
        raise CellWrong("rounded_id")
    if mapping.decimal_ids and (found := _DECIMAL_ID.fullmatch(cell)):
        return found.group(1)
    return cell


def read_needed(cell: str, mapping: Mapping) -> str:
    """The same, where there must be one."""
    if not cell:
        raise CellWrong("empty")
    return read_name_of(cell, mapping)


def read_pieces(cell: str) -> int:
    """A whole number."""
    if not _PIECES.fullmatch(cell):
        raise CellWrong("no_pieces")
    return int(cell)


def read_price(cell: str) -> Decimal:
    """With its decimals, as many as there are."""
    if not _PRICE.fullmatch(cell):
        raise CellWrong("no_price")
    return Decimal(cell)


def read_moment(cell: str, mapping: Mapping) -> tuple[datetime, str]:
    """In UTC, and the month on the clock of the shop. Forms that read different days out of one
    cell leave it open which was meant.
    """
    zone = ZoneInfo(mapping.zone)
    found = {moment for form in mapping.dates if (moment := _by(form, cell, zone)) is not None}
    if not found:
        raise CellWrong("no_date")
    if len(found) > 1:
        raise CellWrong("two_dates")
    (moment,) = found
    return moment.astimezone(UTC), f"{moment:%Y-%m}"


def _by(form: str, cell: str, zone: ZoneInfo) -> datetime | None:
    try:
        return datetime.strptime(cell, form).replace(tzinfo=zone)
    except ValueError:
        return None
