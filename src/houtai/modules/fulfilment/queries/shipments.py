"""Shipments as staff sees them: in lists, and one with everything that it is."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, get_args
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, Uuid, and_, case, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.ids import is_document_number
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.regions import shown
from houtai.kit.shapes import Line, Moment, View
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.tables import (
    DETAIL,
    OPEN,
    PHONE,
    RECIPIENT,
    Parcel,
    Shipment,
    ShipmentLine,
)

Mode = Literal["warehouse", "own", "online"]
WaybillStanding = Literal["refused", "asked", "issued", "typed", "none"]
"""How it stands with numbers; what asks for somebody comes first."""
ShipmentState = Literal["waiting", "picked", "packed", "shipped", "signed", "void"]
COUNTED_MAX = 1_000


class ShipmentUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "fulfilment.shipment_unknown"


class ShipmentRowView(View):
    """A shipment in a list."""

    id: UUID
    number: str
    merchant_id: UUID
    shop_name: str
    warehouse_id: UUID
    warehouse_name: str
    mode: Mode
    state: ShipmentState
    recipient: Annotated[str | None, RECIPIENT.shown]
    phone: Annotated[str | None, PHONE.shown]
    region_code: str
    region: str = ""
    pieces_count: int
    value_fen: int
    promise_at: datetime
    created_at: datetime
    shipped_at: datetime | None
    signed_at: datetime | None
    carrier_code: str
    order_numbers: list[str]
    waybills: list[str]
    waybill_ids: list[UUID]
    """Those that carriers gave: their labels can be printed."""
    waybill_state: WaybillStanding
    """Of all its parcels together: what asks for somebody first."""
    group_size: int
    """How many open ones could go with it, itself among them."""
    version: int


class ShipmentLineView(View):
    """So many of a SKU, for an order."""

    id: UUID
    order_id: UUID
    order_number: str
    sku_id: UUID
    sku_code: str
    product_name: str
    spec_text: str
    picture: UUID | None
    quantity: int


class ShipmentParcelView(View):
    """A parcel, and what the carrier said of it last."""

    id: UUID
    carrier_code: str
    number: str
    waybill_id: UUID | None
    waybill_state: WaybillStanding
    waybill_error: str
    weight_g: int
    track: str
    moved_at: datetime | None
    signed_at: datetime | None
    created_at: datetime


class ShipmentPageView(ShipmentRowView):
    """One with everything that it is."""

    detail: Annotated[str | None, DETAIL.shown]
    remark: str
    cod_fen: int
    km: int
    void_reason: str
    voided_at: datetime | None
    merged_into: UUID | None
    lines: tuple[ShipmentLineView, ...] = ()
    parcels: tuple[ShipmentParcelView, ...] = ()
    together_with: tuple[ShipmentRowView, ...] = ()
    """Open ones of the same buyer, address and warehouse."""


class ShipmentCountView(View):
    """How many stand so; `more` if there are too many to count at a glance."""

    state: ShipmentState
    count: int
    more: bool


def _refused(wanted: bool) -> ColumnElement[bool]:
    """A carrier gave no number for a parcel of it. Index: ix_parcel_refused."""
    lacking = select(Parcel.shipment_id).where(Parcel.waybill_state == "refused")
    found = and_(Shipment.id.in_(lacking), OPEN)
    return found if wanted else ~found


def _found(text: str) -> ColumnElement[bool]:
    """Number of a shipment, an order, a waybill. Indexes: uq_shipment_number,
    ix_shipment_line_order_number, ix_parcel_number.
    """
    typed = text.strip()
    of_order = select(ShipmentLine.shipment_id).where(ShipmentLine.order_number == typed.upper())
    of_parcel = select(Parcel.shipment_id).where(Parcel.number == typed)
    if typed[:1] in {"S", "s"} and is_document_number(typed.upper()):
        return Shipment.number == typed.upper()
    return Shipment.id.in_(of_order.union(of_parcel))


SHIPMENTS = Listing(
    id=Shipment.id,
    sorts={"created_at": Shipment.created_at},
    default="-created_at",
    filters={
        "state": any_of(Shipment.state, ShipmentState),
        "merchant_id": equal(Shipment.merchant_id, UUID),
        "warehouse_id": equal(Shipment.warehouse_id, UUID),
        "refused": Filter(bool, _refused),
        "created_from": at_least(Shipment.created_at, Moment),
        "created_before": below(Shipment.created_at, Moment),
        "text": Filter(Line, _found),
    },
)

_NONE = cast([], ARRAY(Text))
_orders = (
    select(func.coalesce(func.array_agg(ShipmentLine.order_number.distinct()), _NONE))
    .where(ShipmentLine.shipment_id == Shipment.id)
    .scalar_subquery()
)
_waybills = (
    select(func.coalesce(func.array_agg(Parcel.number), _NONE))
    .where(Parcel.shipment_id == Shipment.id, Parcel.number != "")
    .scalar_subquery()
)
_waybill_ids = (
    select(func.coalesce(func.array_agg(Parcel.waybill_id), cast([], ARRAY(Uuid))))
    .where(Parcel.shipment_id == Shipment.id, Parcel.waybill_state == "issued")
    .scalar_subquery()
)
_STANDINGS = get_args(WaybillStanding)
_waybill_state = func.coalesce(
    select(Parcel.waybill_state)
    .where(Parcel.shipment_id == Shipment.id)
    .order_by(func.array_position(cast(_STANDINGS, ARRAY(Text)), Parcel.waybill_state))
    .limit(1)
    .scalar_subquery(),
    "none",
)
_other = Shipment.__table__.alias("other")
_alike = (
    select(func.count())
    .select_from(_other)
    .where(
        _other.c.group_key == Shipment.group_key,
        _other.c.mode == Shipment.mode,
        _other.c.state == "waiting",
    )
    .scalar_subquery()
)


def _columns(view: type[ShipmentRowView]) -> list[Any]:
    made: dict[str, Any] = {
        "order_numbers": _orders,
        "waybills": _waybills,
        "waybill_ids": _waybill_ids,
        "waybill_state": _waybill_state,
        "group_size": case((Shipment.state == "waiting", _alike), else_=0),
    }
    own = {column.key for column in Shipment.__table__.columns}
    return [
        made[name].label(name) if name in made else getattr(Shipment, name)
        for name in view.model_fields
        if name in made or name in own
    ]


def select_shipments(actor: Actor) -> Select[Any]:
    """Those within reach, as rows of the list."""
    return select(*_columns(ShipmentRowView)).where(within(actor, Shipment.merchant_id))


def _placed(one: ShipmentRowView) -> dict[str, str]:
    return {"region": shown(one.region_code)}


async def list_shipments(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ShipmentRowView]:
    """The newest first. Indexes: ix_shipment_created_at_id and those that begin with a filter."""
    page = await SHIPMENTS.page(session, select_shipments(actor), wanted, ShipmentRowView)
    items = [one.model_copy(update=_placed(one)) for one in page.items]
    return page.model_copy(update={"items": items})


async def rows_of(
    session: AsyncSession, actor: Actor, shipment_ids: Collection[UUID]
) -> dict[UUID, ShipmentRowView]:
    """Those of them that are within reach. Index: pk_shipment."""
    found = await session.execute(
        select_shipments(actor).where(one_of(Shipment.id, shipment_ids)).order_by(Shipment.id)
    )
    return {row.id: ShipmentRowView.model_validate(row) for row in found}


async def pages_of(
    session: AsyncSession, actor: Actor, shipment_ids: Collection[UUID]
) -> dict[UUID, ShipmentPageView]:
    """Those of them that are within reach, with their goods. Indexes: pk_shipment,
    ix_shipment_line_shipment_id.
    """
    found = await session.execute(
        select(*_columns(ShipmentPageView))
        .where(one_of(Shipment.id, shipment_ids), within(actor, Shipment.merchant_id))
        .order_by(Shipment.id)
    )
    pages = {row.id: ShipmentPageView.model_validate(row) for row in found}
    lines = await lines_of(session, list(pages))
    return {
        key: one.model_copy(update={"lines": tuple(lines.get(key, ()))})
        for key, one in pages.items()
    }


async def count_shipments(session: AsyncSession, actor: Actor) -> list[ShipmentCountView]:
    """Open ones by how they stand, for the tabs; counts end at a thousand."""
    found = []
    for state in ("waiting", "picked", "packed"):
        some = (
            select(Shipment.id)
            .where(within(actor, Shipment.merchant_id), Shipment.state == state)
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        count = await session.scalar(select(func.count()).select_from(some)) or 0
        found.append(
            ShipmentCountView(state=state, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        )
    return found


async def one_shipment(session: AsyncSession, actor: Actor, shipment_id: UUID) -> ShipmentPageView:
    """Raises ShipmentUnknown. Indexes: pk_shipment, ix_shipment_line_shipment_id,
    ix_parcel_shipment_id, ix_shipment_group_key.
    """
    found = await session.execute(
        select(*_columns(ShipmentPageView)).where(
            Shipment.id == shipment_id, within(actor, Shipment.merchant_id)
        )
    )
    row = found.one_or_none()
    if row is None:
        raise ShipmentUnknown
    whole = ShipmentPageView.model_validate(row)
    lines = (await lines_of(session, [shipment_id])).get(shipment_id, [])
    parcels = (await parcels_of(session, [shipment_id])).get(shipment_id, [])
    return whole.model_copy(
        update={
            **_placed(whole),
            "lines": tuple(lines),
            "parcels": tuple(parcels),
            "together_with": await _alike_ones(session, actor, shipment_id),
        }
    )


async def _alike_ones(
    session: AsyncSession, actor: Actor, shipment_id: UUID
) -> tuple[ShipmentRowView, ...]:
    own = select(Shipment.group_key, Shipment.mode).where(
        Shipment.id == shipment_id, Shipment.state == "waiting"
    )
    row = (await session.execute(own)).one_or_none()
    if row is None:
        return ()
    found = await session.execute(
        select_shipments(actor)
        .where(Shipment.group_key == row.group_key, Shipment.mode == row.mode, OPEN)
        .where(Shipment.id != shipment_id, Shipment.state == "waiting")
        .order_by(Shipment.id)
        .limit(20)
    )
    return tuple(ShipmentRowView.model_validate(one) for one in found)


_LINE: tuple[Any, ...] = tuple(getattr(ShipmentLine, n) for n in ShipmentLineView.model_fields)
_PARCEL: tuple[Any, ...] = tuple(getattr(Parcel, name) for name in ShipmentParcelView.model_fields)


async def lines_of(
    session: AsyncSession, shipment_ids: Sequence[UUID]
) -> dict[UUID, list[ShipmentLineView]]:
    """By shipment; the caller has seen them. Index: ix_shipment_line_shipment_id."""
    rows = await session.execute(
        select(*_LINE, ShipmentLine.shipment_id)
        .where(ShipmentLine.shipment_id.in_(shipment_ids))
        .order_by(ShipmentLine.order_number, ShipmentLine.id)
    )
    found: dict[UUID, list[ShipmentLineView]] = {}
    for row in rows:
        found.setdefault(row.shipment_id, []).append(ShipmentLineView.model_validate(row))
    return found


async def parcels_of(
    session: AsyncSession, shipment_ids: Sequence[UUID]
) -> dict[UUID, list[ShipmentParcelView]]:
    """By shipment; the caller has seen them. Index: ix_parcel_shipment_id."""
    rows = await session.execute(
        select(*_PARCEL, Parcel.shipment_id)
        .where(Parcel.shipment_id.in_(shipment_ids))
        .order_by(Parcel.id)
    )
    found: dict[UUID, list[ShipmentParcelView]] = {}
    for row in rows:
        found.setdefault(row.shipment_id, []).append(ShipmentParcelView.model_validate(row))
    return found
