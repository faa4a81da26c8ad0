"""Days and moments as people and banks write them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from houtai.kit.sheets.cells import Cell, Wrong, narrow, plain_text

_DAY = r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))"
_CLOCK = r"(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})?秒?)?"
_DAY_TEXT = re.compile(_DAY)
_MOMENT_TEXT = re.compile(_DAY + r"[ T]*(?:" + _CLOCK + r")?")
_FIRST, _LAST = date(1970, 1, 1), date(2199, 12, 31)
_HALF_SECOND = timedelta(milliseconds=500)


def read_day(cell: Cell) -> date:
    """A day: a date cell, `2026-11-22`, `2026/1/2`, `2026年1月2日` or `20261122`."""
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise Wrong("sheets.not_a_day")
        return _in_range(cell.date())
    if isinstance(cell, date):
        return _in_range(cell)
    found = _DAY_TEXT.fullmatch(narrow(plain_text(cell)))
    if found is None:
        raise Wrong("sheets.not_a_day")
    return _in_range(_day(found, "sheets.not_a_day"))


def read_moment(cell: Cell, zone: ZoneInfo) -> datetime:
    """A moment in UTC; the sheet shows it on the clock of the zone. A day alone is its start."""
    return _local_moment(cell).replace(tzinfo=zone).astimezone(UTC)


def _local_moment(cell: Cell) -> datetime:
    if isinstance(cell, datetime):
        # Excel counts days in floating point: 14:06:51 may arrive as 14:06:50.999.
        whole = (cell + _HALF_SECOND).replace(microsecond=0, tzinfo=None)
        _in_range(whole.date())
        return whole
    if isinstance(cell, date):
        return datetime.combine(_in_range(cell), time())
    found = _MOMENT_TEXT.fullmatch(narrow(plain_text(cell)))
    if found is None:
        raise Wrong("sheets.not_a_moment")
    day = _in_range(_day(found, "sheets.not_a_moment"))
    hour, minute, second = (int(part or 0) for part in found.groups()[5:8])
    try:
        return datetime.combine(day, time(hour, minute, second))
    except ValueError as error:
        raise Wrong("sheets.not_a_moment") from error


def _day(found: re.Match[str], code: str) -> date:
    year, month, day, tight_month, tight_day = found.groups()[:5]
    try:
        return date(int(year), int(month or tight_month), int(day or tight_day))
    except ValueError as error:
        raise Wrong(code) from error


def _in_range(day: date) -> date:
    if not _FIRST <= day <= _LAST:
        raise Wrong("sheets.day_out_of_range")
    return day
