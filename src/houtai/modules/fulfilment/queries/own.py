"""What a buyer sees of his parcels."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.fulfilment.tables import Demand, Parcel, Shipment, ShipmentLine
from houtai.modules.logistics import public as logistics


class OwnParcelGoodView(View):
    """So many of something inside."""

    product_name: str
    spec_text: str
    picture: UUID | None
    quantity: int


class OwnMovementView(View):
    """One thing that was told of a parcel on its way."""

    at: datetime
    status: str
    place: str
    words: str


class OwnParcelView(View):
    """One parcel on its way, with what was told of it, newest first."""

    id: UUID
    carrier_code: str
    carrier_name: str = ""
    number: str
    track: str
    moved_at: datetime | None
    signed_at: datetime | None
    sent_at: datetime
    movements: tuple[OwnMovementView, ...] = ()


class OwnShipmentView(View):
    """What goes together, in one parcel or several."""

    id: UUID
    state: str
    shipped_at: datetime | None
    goods: tuple[OwnParcelGoodView, ...] = ()
    parcels: tuple[OwnParcelView, ...] = ()


class OwnSendingView(View):
    """How an order of one's own is being sent. `may_receive`: one may say that one has it."""

    ship_by: datetime | None
    receive_by: datetime | None
    may_receive: bool
    shipments: tuple[OwnShipmentView, ...] = ()


async def own_sending(
    session: AsyncSession, member_id: UUID, order_id: UUID, language: str
) -> OwnSendingView:
    """Of that member's only: of another's it tells what it tells of one not begun with.
    Indexes: pk_demand, ix_shipment_line_order_id.
    """
    own = Demand.member_id == member_id
    found = await session.execute(
        select(Demand.state, Demand.ship_by, Demand.receive_by).where(
            Demand.order_id == order_id, own
        )
    )
    row = found.one_or_none()
    if row is None:
        return OwnSendingView(ship_by=None, receive_by=None, may_receive=False)
    return OwnSendingView(
        ship_by=row.ship_by,
        receive_by=row.receive_by,
        may_receive=row.state == "shipped",
        shipments=await _shipments(session, order_id, language),
    )


async def _shipments(
    session: AsyncSession, order_id: UUID, language: str
) -> tuple[OwnShipmentView, ...]:
    of_order = exists().where(
        ShipmentLine.shipment_id == Shipment.id, ShipmentLine.order_id == order_id
    )
    shipments = await session.execute(
        select(Shipment.id, Shipment.state, Shipment.shipped_at)
        .where(of_order, Shipment.state != "void")
        .order_by(Shipment.id)
    )
    rows = shipments.all()
    ids = [row.id for row in rows]
    goods = await _goods(session, ids, order_id)
    parcels = await _parcels(session, ids, language)
    return tuple(
        OwnShipmentView.model_validate(row).model_copy(
            update={
                "goods": tuple(goods.get(row.id, ())),
                "parcels": tuple(parcels.get(row.id, ())),
            }
        )
        for row in rows
    )


async def _goods(
    session: AsyncSession, ids: list[UUID], order_id: UUID
) -> dict[UUID, list[OwnParcelGoodView]]:
    columns: list[Any] = [getattr(ShipmentLine, name) for name in OwnParcelGoodView.model_fields]
    rows = await session.execute(
        select(*columns, ShipmentLine.shipment_id)
        .where(ShipmentLine.shipment_id.in_(ids), ShipmentLine.order_id == order_id)
        .order_by(ShipmentLine.id)
    )
    found: dict[UUID, list[OwnParcelGoodView]] = {}
    for row in rows:
        found.setdefault(row.shipment_id, []).append(OwnParcelGoodView.model_validate(row))
    return found


async def _parcels(
    session: AsyncSession, ids: list[UUID], language: str
) -> dict[UUID, list[OwnParcelView]]:
    rows = await session.execute(
        select(
            Parcel.id,
            Parcel.carrier_code,
            Parcel.number,
            Parcel.track,
            Parcel.moved_at,
            Parcel.signed_at,
            Parcel.created_at.label("sent_at"),
            Parcel.shipment_id,
        )
        .where(Parcel.shipment_id.in_(ids))
        .order_by(Parcel.id)
    )
    parcels = rows.all()
    names = await logistics.names_of(session, {row.carrier_code for row in parcels}, language)
    tracks = await logistics.tracks_of(session, [row.id for row in parcels])
    ways = {one.parcel_id: one for one in tracks}
    found: dict[UUID, list[OwnParcelView]] = {}
    for row in parcels:
        seen = {
            "carrier_name": names.get(row.carrier_code, row.carrier_code),
            "movements": _movements(ways.get(row.id)),
        }
        shown = OwnParcelView.model_validate(row).model_copy(update=seen)
        found.setdefault(row.shipment_id, []).append(shown)
    return found


def _movements(track: logistics.TrackView | None) -> tuple[OwnMovementView, ...]:
    told = track.movements if track else []
    return tuple(OwnMovementView.model_validate(one) for one in told)
