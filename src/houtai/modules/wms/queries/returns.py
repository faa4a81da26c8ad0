"""Reads of parcels that come back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, not_, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.merchants import public as merchants
from houtai.modules.wms.rules.returns import Outcome, ReturnKind, ReturnState
from houtai.modules.wms.tables import Outbound, OutboundLine, Return, ReturnLine


class ReturnView(View):
    """A parcel that comes back for a case, or a stray."""

    id: UUID
    number: str
    kind: ReturnKind
    merchant_id: UUID | None
    warehouse_id: UUID
    carrier_code: str
    waybill_number: str
    state: ReturnState
    outcome: Outcome
    pieces: int
    words: str
    sender: str
    due_at: datetime | None
    expected_at: datetime
    arrived_at: datetime | None
    inspected_at: datetime | None


class ReturnLineView(View):
    """What was announced, what it turned out to be, and what was done with it."""

    line_id: UUID
    sku_id: UUID | None
    surplus: bool
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


class SentPiecesView(View):
    """What once left in the shipment that came back."""

    sku_id: UUID
    name: str
    spec: str
    code: str
    barcode: str
    picked: int


class ReturnDetailView(ReturnView):
    """The same with its lines, and with what it belongs to."""

    warehouse_name: str = ""
    reason: str
    sent_number: str
    pictures: list[UUID]
    outbound_id: UUID | None
    outbound_number: str = ""
    part_of: UUID | None
    part_of_number: str = ""
    was: UUID | None = None
    """The stray as which it was taken in."""
    lines: list[ReturnLineView]
    sent: list[SentPiecesView]


class GoodsHereView(View):
    """Goods that bear a code, and whose they are."""

    sku_id: UUID
    shop: str
    name: str
    spec: str
    code: str
    picture: UUID | None


def _late(wanted: bool) -> ColumnElement[bool]:
    late = and_(Return.kind == "stray", Return.state == "arrived", Return.due_at < func.now())
    return late if wanted else not_(late)


RETURNS = Listing(
    id=Return.id,
    sorts={"expected_at": Return.expected_at},
    default="-expected_at",
    filters={
        "warehouse_id": equal(Return.warehouse_id, UUID),
        "kind": equal(Return.kind, ReturnKind),
        "late": Filter(bool, _late),
        "state": any_of(Return.state, ReturnState),
        "waybill_number": equal(Return.waybill_number, Line),
        "number": equal(Return.number, Line),
    },
)
_ROW = tuple(getattr(Return, name) for name in ReturnView.model_fields)
_WHOLE = (
    *_ROW,
    *(
        getattr(Return, name)
        for name in ("reason", "sent_number", "pictures", "outbound_id", "part_of")
    ),
)
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
    """Indexes: pk_return_inbound, pk_return_line, pk_outbound_line, ix_return_inbound_part_of."""
    statement = select(*_WHOLE).where(Return.id == return_id, within(actor, Return.warehouse_id))
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    lines = await session.execute(
        select(*_LINE)
        .where(ReturnLine.return_id == return_id)
        .order_by(ReturnLine.surplus, ReturnLine.line_id)
    )
    names = await inventory.warehouse_names(session, {row.warehouse_id})
    return ReturnDetailView(
        **row._asdict(),
        warehouse_name=names.get(row.warehouse_id, ""),
        lines=[ReturnLineView.model_validate(line) for line in lines],
        sent=await _sent(session, actor, row.outbound_id),
        **await _belonging(session, actor, row),
    )


async def _belonging(session: AsyncSession, actor: Actor, row: Row[Any]) -> dict[str, Any]:
    """Numbers of the shipment and of the announced return, and the stray that it once was."""
    of_outbound = select(Outbound.number).where(
        Outbound.id == row.outbound_id, within(actor, Outbound.warehouse_id)
    )
    announced = select(Return.number).where(
        Return.id == row.part_of, within(actor, Return.warehouse_id)
    )
    stray = select(Return.id).where(Return.part_of == row.id, within(actor, Return.warehouse_id))
    return {
        "outbound_number": await session.scalar(of_outbound) or "" if row.outbound_id else "",
        "part_of_number": await session.scalar(announced) or "" if row.part_of else "",
        "was": await session.scalar(stray.limit(1)),
    }


async def _sent(
    session: AsyncSession, actor: Actor, outbound_id: UUID | None
) -> list[SentPiecesView]:
    if outbound_id is None:
        return []
    columns = [getattr(OutboundLine, name) for name in SentPiecesView.model_fields]
    rows = await session.execute(
        select(*columns)
        .where(OutboundLine.outbound_id == outbound_id, OutboundLine.picked > 0)
        .where(within(actor, OutboundLine.warehouse_id))
        .order_by(OutboundLine.line_id)
    )
    return [SentPiecesView.model_validate(row) for row in rows]


async def picture_of(
    session: AsyncSession, actor: Actor, return_id: UUID, file_id: UUID
) -> UUID | None:
    """The return, if the picture is one of its. Index: pk_return_inbound."""
    return await session.scalar(
        select(Return.id)
        .where(Return.id == return_id, within(actor, Return.warehouse_id))
        .where(Return.pictures.contains([file_id]))
    )


async def with_shops(
    session: AsyncSession, found: Collection[catalog.SkuView]
) -> list[GoodsHereView]:
    """Whose goods these are; several merchants may use one code."""
    async with reaching_as(session, SYSTEM):
        shops = await merchants.shop_names(session, {one.merchant_id for one in found})
    return [
        GoodsHereView(
            sku_id=one.id,
            shop=shops.get(one.merchant_id, ""),
            name=one.product_name,
            spec=one.spec_text,
            code=one.code,
            picture=one.picture,
        )
        for one in found
        if one.own_stock
    ]
