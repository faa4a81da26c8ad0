"""Bills of channels, and their rows, as the platform's staff sees them."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, View
from houtai.modules.payments.rules.methods import BillState, GatewayMethod
from houtai.modules.payments.tables import Bill, BillRow


class BillUnknown(NotFound):
    """Unknown, or its file is not there yet."""

    code = "payments.bill_unknown"


class BillView(View):
    """What a channel says that it moved on a day. Sums are those of the rows."""

    id: UUID
    channel: GatewayMethod
    day: date
    state: BillState
    attempts: int
    error: str | None
    size_bytes: int | None
    payment_count: int
    payment_fen: int
    refund_count: int
    refund_fen: int
    fee_fen_thousandths: int
    """Channels reckon fees to the thousandth of a fen."""
    due_at: datetime | None
    fetched_at: datetime | None
    version: int


class BillRowView(View):
    """One movement; numbers are ours, but for the gateway's. `raw` is the line as it came."""

    id: UUID
    line: int
    kind: Literal["payment", "refund"]
    number: str
    gateway_number: str
    refund_number: str
    amount_fen: int
    fee_fen_thousandths: int
    moved_at: datetime
    raw: str


_SHOWN = tuple(getattr(Bill, name) for name in BillView.model_fields)
_ROW_SHOWN = tuple(getattr(BillRow, name) for name in BillRowView.model_fields)

BILLS = Listing(
    id=Bill.id,
    sorts={"day": Bill.day},
    default="-day",
    filters={
        "channel": equal(Bill.channel, GatewayMethod),
        "state": equal(Bill.state, BillState),
        "day_from": at_least(Bill.day, date),
        "day_before": below(Bill.day, date),
    },
)

BILL_ROWS = Listing(
    id=BillRow.id,
    sorts={"line": BillRow.line},
    default="line",
    filters={
        "number": equal(BillRow.number, Line),
        "kind": equal(BillRow.kind, Literal["payment", "refund"]),
    },
)


async def list_bills(session: AsyncSession, wanted: Wanted) -> Page[BillView]:
    """Newest day first; a few a day. Index: ix_bill_day_id."""
    return await BILLS.page(session, select(*_SHOWN), wanted, BillView)


async def bill_or_none(session: AsyncSession, bill_id: UUID) -> BillView | None:
    """Index: pk_bill."""
    row = (await session.execute(select(*_SHOWN).where(Bill.id == bill_id))).one_or_none()
    return None if row is None else BillView.model_validate(row)


async def one_bill(session: AsyncSession, bill_id: UUID) -> BillView:
    """Raises BillUnknown."""
    found = await bill_or_none(session, bill_id)
    if found is None:
        raise BillUnknown
    return found


async def list_bill_rows(session: AsyncSession, bill_id: UUID, wanted: Wanted) -> Page[BillRowView]:
    """In the order of the file. Raises BillUnknown. Index: uq_bill_row_bill_id_line."""
    await one_bill(session, bill_id)
    statement = select(*_ROW_SHOWN).where(BillRow.bill_id == bill_id)
    return await BILL_ROWS.page(session, statement, wanted, BillRowView)
