"""Waybills as people see them, and where their parcels were."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.kit import regions
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Moment, View
from houtai.kit.sql import one_of
from houtai.modules.logistics.rules.tracking import Status
from houtai.modules.logistics.rules.waybills import NumberText, Origin, WaybillState
from houtai.modules.logistics.tables import Movement, Waybill
from houtai.modules.logistics.tables.fields import DETAIL, PERSON, PHONE
from houtai.modules.merchants import public as merchants

MOVEMENTS_MAX = 500


class WaybillUnknown(NotFound):
    code = "logistics.waybill_unknown"


class WaybillSummaryView(View):
    """One line of the list. `due` says that the carrier is still to be asked or told."""

    id: UUID
    number: str | None
    carrier_code: str
    service_code: str
    merchant_id: UUID
    shop_name: str = ""
    parcel_id: UUID
    shipment_id: UUID
    origin: Origin
    state: WaybillState
    status: Status | None
    status_at: datetime | None
    reason: str
    error: str | None
    weight_g: int
    freight_fen: int | None
    prints: int
    created_at: datetime
    issued_at: datetime | None
    handed_over_at: datetime | None
    signed_at: datetime | None


class ParcelMovementView(View):
    """One thing that was told of a parcel."""

    at: datetime
    status: Status
    place: str
    words: str
    source: str
    heard_at: datetime


class WaybillPartyView(View):
    """Who sends or receives."""

    name: Annotated[str | None, PERSON.shown]
    phone: Annotated[str | None, PHONE.shown]
    region: str
    address: Annotated[str | None, DETAIL.shown]


class WaybillView(WaybillSummaryView):
    """A waybill with everything that was told of its parcel, newest first."""

    sender: WaybillPartyView | None
    recipient: WaybillPartyView | None
    pieces: int
    cod_fen: int
    sort_code: str
    label_words: str
    tracker: str | None
    watched_at: datetime | None
    voided_at: datetime | None
    movements: list[ParcelMovementView]
    version: int


class TrackView(View):
    """A parcel's way as its buyer may see it, newest first."""

    parcel_id: UUID
    carrier_code: str
    number: str
    status: Status | None
    signed_at: datetime | None
    movements: list[ParcelMovementView]


WAYBILLS = Listing(
    id=Waybill.id,
    sorts={"created_at": Waybill.created_at},
    default="-created_at",
    filters={
        "number": equal(Waybill.number, NumberText),
        "state": equal(Waybill.state, WaybillState),
        "status": any_of(Waybill.status, Status),
        "carrier_code": any_of(Waybill.carrier_code, CarrierCode),
        "merchant_id": equal(Waybill.merchant_id, UUID),
        "parcel_id": equal(Waybill.parcel_id, UUID),
        "shipment_id": any_of(Waybill.shipment_id, UUID),
        "created_from": at_least(Waybill.created_at, Moment),
        "created_before": below(Waybill.created_at, Moment),
    },
)
PRINTABLE = (Waybill.state == "issued", Waybill.origin == "gateway")
"""What a carrier would take: neither voided, without a number, nor typed by hand."""
_SUMMARY: tuple[Any, ...] = tuple(
    getattr(Waybill, name) for name in WaybillSummaryView.model_fields if name != "shop_name"
)


async def list_waybills(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[WaybillSummaryView]:
    """Newest first. Index: ix_waybill_created_at_id or ix_waybill_state_created_at_id."""
    statement: Select[Any] = select(*_SUMMARY).where(within(actor, Waybill.merchant_id))
    page = await WAYBILLS.page(session, statement, wanted, WaybillSummaryView)
    names = await merchants.shop_names(session, {one.merchant_id for one in page.items})
    named = [
        one.model_copy(update={"shop_name": names.get(one.merchant_id, "")}) for one in page.items
    ]
    return Page[WaybillSummaryView](items=named, next=page.next)


def select_printable(actor: Actor) -> Select[Any]:
    """Waybills whose labels can be printed, by the filters of their list."""
    return select(Waybill.id).where(within(actor, Waybill.merchant_id), *PRINTABLE)


async def one_waybill(session: AsyncSession, actor: Actor, waybill_id: UUID) -> WaybillView:
    """Raises WaybillUnknown. Indexes: pk_waybill, ix_movement_waybill_id_at."""
    row = await session.scalar(
        select(Waybill)
        .where(Waybill.id == waybill_id, within(actor, Waybill.merchant_id))
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise WaybillUnknown
    names = await merchants.shop_names(session, {row.merchant_id})
    told = await _movements(session, [waybill_id])
    values = {name: getattr(row, name) for name in WaybillView.model_fields if hasattr(row, name)}
    return WaybillView(
        **values
        | {
            "shop_name": names.get(row.merchant_id, ""),
            "sender": _party(row.sender),
            "recipient": _party(row.recipient),
            "movements": told.get(waybill_id, []),
        }
    )


def _party(said: dict[str, Any]) -> WaybillPartyView | None:
    """Of numbers that were typed nobody is known."""
    if not said:
        return None
    return WaybillPartyView(
        name=said["name"],
        phone=said["phone"],
        region=regions.shown(said["region_code"]),
        address=said["address"],
    )


async def _movements(
    session: AsyncSession, waybill_ids: Collection[UUID]
) -> dict[UUID, list[ParcelMovementView]]:
    found = await session.execute(
        select(
            Movement.waybill_id,
            *(getattr(Movement, name) for name in ParcelMovementView.model_fields),
        )
        .where(one_of(Movement.waybill_id, waybill_ids))
        .order_by(Movement.at.desc(), Movement.heard_at.desc())
        .limit(MOVEMENTS_MAX * max(1, len(waybill_ids)))
    )
    told: dict[UUID, list[ParcelMovementView]] = {}
    for row in found:
        told.setdefault(row.waybill_id, []).append(ParcelMovementView.model_validate(row))
    return told


async def tracks_of(session: AsyncSession, parcel_ids: Collection[UUID]) -> list[TrackView]:
    """Where these parcels are. The caller has made sure that the reader may know of them: a buyer
    reaches no waybill himself. Index: uq_waybill_live, ix_movement_waybill_id_at.
    """
    async with reaching_as(session, SYSTEM):
        rows = (
            await session.execute(
                select(
                    Waybill.id,
                    Waybill.parcel_id,
                    Waybill.carrier_code,
                    Waybill.number,
                    Waybill.status,
                    Waybill.signed_at,
                )
                .where(one_of(Waybill.parcel_id, parcel_ids), Waybill.state == "issued")
                .order_by(Waybill.id)
            )
        ).all()
        told = await _movements(session, [row.id for row in rows])
    return [
        TrackView(
            parcel_id=row.parcel_id,
            carrier_code=row.carrier_code,
            number=row.number,
            status=row.status,
            signed_at=row.signed_at,
            movements=told.get(row.id, []),
        )
        for row in rows
    ]


class WaybillStandingView(View):
    """The waybill that a parcel has, waits for, or was refused."""

    id: UUID
    parcel_id: UUID
    carrier_code: str
    number: str | None
    origin: Origin
    state: WaybillState
    reason: str


async def standing_of(
    session: AsyncSession, parcel_ids: Collection[UUID]
) -> dict[UUID, WaybillStandingView]:
    """By parcel: the live one, else the last if it was refused; nothing where that was voided. To
    be asked as the house. Index: ix_waybill_parcel_id_id.
    """
    columns = [getattr(Waybill, name) for name in WaybillStandingView.model_fields]
    rows = await session.execute(
        select(*columns)
        .where(one_of(Waybill.parcel_id, parcel_ids))
        .order_by(Waybill.state.in_(("asked", "issued")), Waybill.id)
    )
    last = {row.parcel_id: row for row in rows}
    return {
        parcel_id: WaybillStandingView.model_validate(row)
        for parcel_id, row in last.items()
        if row.state != "voided"
    }


async def parcel_costs(session: AsyncSession, parcel_ids: Collection[UUID]) -> dict[UUID, int]:
    """What the carrier takes for each parcel, in fen, where weight and price are known. Index:
    uq_waybill_live.
    """
    found = await session.execute(
        select(Waybill.parcel_id, Waybill.freight_fen).where(
            one_of(Waybill.parcel_id, parcel_ids),
            Waybill.state == "issued",
            Waybill.freight_fen.is_not(None),
        )
    )
    return {parcel_id: freight_fen for parcel_id, freight_fen in found if freight_fen is not None}
