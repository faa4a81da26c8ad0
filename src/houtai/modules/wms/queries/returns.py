"""Reads of parcels that come back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.rules.returns import ReturnState
from houtai.modules.wms.tables import Return, ReturnLine


class ReturnView(View):
    """A parcel that comes back for a case."""

    id: UUID
    number: str
    merchant_id: UUID
    warehouse_id: UUID
    carrier_code: str
    waybill_number: str
    state: ReturnState
    pieces: int
    words: str
    expected_at: datetime
    arrived_at: datetime | None
    inspected_at: datetime | None


class ReturnLineView(View):
    """What was announced, what it turned out to be, and what was done with it."""

    line_id: UUID
    sku_id: UUID
    name: str
    spec: str
    code: str
    barcode: str
    quantity: int
    good: int
    damaged: int
    scrap: int
    foreign_pieces: int
    missing: int
    put_away: int
    repaired: int
    written_off: int
    sent_back: int


class ReturnDetailView(ReturnView):
    """The same with its lines."""

    warehouse_name: str = ""
    lines: list[ReturnLineView]


RETURNS = Listing(
    id=Return.id,
    sorts={"expected_at": Return.expected_at},
    default="-expected_at",
    filters={
        "warehouse_id": equal(Return.warehouse_id, UUID),
        "state": any_of(Return.state, ReturnState),
        "waybill_number": equal(Return.waybill_number, Line),
        "number": equal(Return.number, Line),
    },
)
_ROW = tuple(getattr(Return, name) for name in ReturnView.model_fields)
_LINE = tuple(getattr(ReturnLine, name) for name in ReturnLineView.model_fields)


async def list_returns(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[ReturnView]:
    """The newest first. Indexes: ix_return_inbound_expected_at_id, _warehouse_id_expected_at_id,
    _state_expected_at_id, and one for each number.
    """
    statement = select(*_ROW).where(within(actor, Return.warehouse_id))
    return await RETURNS.page(session, statement, wanted, ReturnView)


async def one_return(
    session: AsyncSession, actor: Actor, return_id: UUID
) -> ReturnDetailView | None:
    """Indexes: pk_return_inbound, pk_return_line."""
    statement = select(*_ROW).where(Return.id == return_id, within(actor, Return.warehouse_id))
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    lines = await session.execute(
        select(*_LINE).where(ReturnLine.return_id == return_id).order_by(ReturnLine.line_id)
    )
    names = await inventory.warehouse_names(session, {row.warehouse_id})
    return ReturnDetailView(
        **row._asdict(),
        warehouse_name=names.get(row.warehouse_id, ""),
        lines=[ReturnLineView.model_validate(line) for line in lines],
    )
