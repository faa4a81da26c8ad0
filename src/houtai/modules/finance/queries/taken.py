"""The daily close as a file: what was compared on closed days, as it was sealed."""

from datetime import date
from typing import Any, Literal

from sqlalchemy import Select, and_, select

from houtai.kit.paging import Listing, equal
from houtai.kit.shapes import View
from houtai.modules.finance.tables.closing import DayClose, DayLine

_DIFFERENCE = DayLine.one_side_fen - DayLine.other_side_fen


class TakenDayLineView(View):
    """One comparison of a closed day. A side that nobody could say is null."""

    day: date
    code: Literal[
        "balance",
        "sales",
        "channel_sandbox",
        "channel_wechat",
        "channel_alipay",
        "reconciliation",
        "receipts",
        "refunds",
        "deposits",
        "stock",
    ]
    one_side_fen: int | None
    other_side_fen: int | None
    difference_fen: int | None
    must_tie: bool
    is_off: bool


TAKEN_DAY_LINES = Listing(
    id=DayLine.place,
    sorts={"day": DayLine.day},
    default="day",
    filters={"day": equal(DayLine.day, date)},
)


_SHOWN: tuple[Any, ...] = (
    DayLine.day,
    DayLine.place,
    DayLine.code,
    DayLine.one_side_fen,
    DayLine.other_side_fen,
    _DIFFERENCE.label("difference_fen"),
    DayLine.must_tie,
    and_(DayLine.must_tie, _DIFFERENCE.is_distinct_from(0)).label("is_off"),
)


def select_day_lines() -> Select[Any]:
    """Of all days that are sealed. Indexes: pk_day_line, pk_day_close."""
    return (
        select(*_SHOWN)
        .join(DayClose, DayClose.day == DayLine.day)
        .where(DayClose.state == "closed")
    )
