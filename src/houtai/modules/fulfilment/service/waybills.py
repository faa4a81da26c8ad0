"""Parcels and their waybills: asked for, given, refused, given back.

How a waybill stands, logistics knows. What it tells is a reason to look: two tellings that cross
come out the same. Whoever changes what a parcel's waybill is locks the parcel first.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.queries.weights import weights_of
from houtai.modules.fulfilment.rules.carriers import Leg
from houtai.modules.fulfilment.service.carriers import usual_carriers
from houtai.modules.fulfilment.tables import OPEN, Demand, Parcel, Shipment
from houtai.modules.inventory import public as inventory
from houtai.modules.logistics import public as logistics
from houtai.modules.merchants import public as merchants
from houtai.modules.wms import public as wms

NO_CARRIER, NO_ACCOUNT, ADDRESS_UNFIT = "no_carrier", "no_account", "address_unfit"
"""Why nobody can be asked at all."""
_TEXT_MAX = 200
_Ground = tuple[
    Mapping[UUID, inventory.WarehouseSite],
    Mapping[UUID, merchants.Sender],
    Mapping[tuple[UUID, str], UUID],
]


async def ask(session: AsyncSession, shipment_ids: Collection[UUID], *, at: datetime) -> None:
    """For each parcel of these shipments that has no number and waits for none. They are locked,
    and the session is the house's. Indexes: ix_parcel_shipment_id, pk_shipment.
    """
    found = await session.scalars(
        select(Shipment)
        .where(one_of(Shipment.id, shipment_ids), OPEN)
        .order_by(Shipment.id)
        .execution_options(populate_existing=True)
    )
    shipments = {one.id: one for one in found}
    await _choose_carriers(session, list(shipments.values()))
    rows = await session.scalars(
        select(Parcel)
        .where(one_of(Parcel.shipment_id, shipments))
        .order_by(Parcel.shipment_id, Parcel.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    parcels = rows.all()
    collecting = {one.shipment_id: one.id for one in reversed(parcels)}
    lacking = [one for one in parcels if one.waybill_state in {"none", "refused"}]
    ground = await _ground(session, shipments.values())
    usable = await logistics.usable(session, {one.carrier_code for one in shipments.values()})
    wishes: list[logistics.WaybillWish] = []
    for one in lacking:
        shipment = shipments[one.shipment_id]
        one.carrier_code = shipment.carrier_code
        cod_fen = shipment.cod_fen if collecting[shipment.id] == one.id else 0
        wish = (
            _wish(one, shipment, ground, cod_fen) if shipment.carrier_code in usable else NO_CARRIER
        )
        if isinstance(wish, str):
            one.waybill_state, one.waybill_error, one.waybill_id = "refused", wish, None
        else:
            one.waybill_state, one.waybill_error = "asked", ""
            wishes.append(wish)
    asked = await logistics.ask_waybills(session, wishes, at=at)
    for one in lacking:
        one.waybill_id = asked.get(one.id, one.waybill_id)
    await session.flush()
    outside = [one for one in lacking if shipments[one.shipment_id].mode == "warehouse"]
    notes = [wms.WaybillNote(one.id, one.carrier_code, error=one.waybill_error) for one in outside]
    await wms.note_waybills(session, notes)


async def _choose_carriers(session: AsyncSession, shipments: Sequence[Shipment]) -> None:
    unchosen = [one for one in shipments if not one.carrier_code]
    if unchosen:
        usual = await usual_carriers(session, {_leg(one) for one in unchosen})
        for one in unchosen:
            one.carrier_code = usual[_leg(one)]
        await session.flush()


def _leg(shipment: Shipment) -> Leg:
    return Leg(shipment.merchant_id, shipment.warehouse_id, shipment.region_code)


async def _ground(session: AsyncSession, shipments: Collection[Shipment]) -> _Ground:
    sites = await inventory.warehouse_sites(session, {one.warehouse_id for one in shipments})
    merchant_ids = {one.merchant_id for one in shipments}
    senders = await merchants.senders(session, merchant_ids)
    return sites, senders, await logistics.own_contracts(session, merchant_ids)


def _wish(
    parcel: Parcel, shipment: Shipment, ground: _Ground, cod_fen: int
) -> logistics.WaybillWish | str:
    """Or why there can be none. Who sends himself does so by a contract of his own."""
    sites, senders, contracts = ground
    account_id = None
    if shipment.mode == "own":
        account_id = contracts.get((shipment.merchant_id, shipment.carrier_code))
        if account_id is None:
            return NO_ACCOUNT
    site, sender = sites.get(shipment.warehouse_id), senders.get(shipment.merchant_id)
    if site is None:
        return ADDRESS_UNFIT
    try:
        return logistics.WaybillWish(
            id=parcel.id,
            shipment_id=shipment.id,
            merchant_id=shipment.merchant_id,
            carrier_code=shipment.carrier_code,
            service_code=shipment.service_code,
            sender=logistics.Party(
                name=shipment.shop_name,
                phone=sender.phone if sender else "",
                region_code=site.region,
                address=(site.address or site.name)[:_TEXT_MAX],
            ),
            recipient=logistics.Party(
                name=shipment.recipient,
                phone=shipment.phone,
                region_code=shipment.region_code,
                address=shipment.detail[:_TEXT_MAX],
            ),
            weight_g=parcel.weight_g,
            cod_fen=cod_fen,
            account_id=account_id,
        )
    except ValidationError:
        return ADDRESS_UNFIT


async def ask_own(session: AsyncSession, shipment_ids: Collection[UUID], *, at: datetime) -> None:
    """For those of them that their merchants send themselves. They are locked, and the session is
    the house's.
    """
    await ask(session, await add_own_parcels(session, shipment_ids, at=at), at=at)


async def add_own_parcels(
    session: AsyncSession, shipment_ids: Collection[UUID], *, at: datetime
) -> list[UUID]:
    """One for each of those that their merchants send themselves, if none is there: which these
    are.
    """
    rows = await session.execute(
        select(Shipment.id, Shipment.merchant_id, Shipment.carrier_code)
        .where(one_of(Shipment.id, shipment_ids), Shipment.mode == "own", OPEN)
        .order_by(Shipment.id)
    )
    own = rows.all()
    there = await session.scalars(
        select(Parcel.shipment_id).where(one_of(Parcel.shipment_id, [one.id for one in own]))
    )
    bare = {one.id: one for one in own}
    for shipment_id in there:
        bare.pop(shipment_id, None)
    weights = await weights_of(session, bare)
    new = [
        {
            "id": new_id(),
            "shipment_id": one.id,
            "merchant_id": one.merchant_id,
            "carrier_code": one.carrier_code,
            "number": "",
            "weight_g": weights.get(one.id, 0),
            "track": "",
            "created_at": at,
        }
        for one in bare.values()
    ]
    if new:
        await session.execute(insert(Parcel), new)
    return [one.id for one in own]


async def look(session: AsyncSession, parcel_ids: Collection[UUID], *, at: datetime) -> None:
    """What logistics knows of their waybills now is written down here and in the warehouse. What
    the warehouse has sent under another number is given back. The session must be the house's.
    """
    rows = await session.execute(
        select(Parcel, Shipment.mode)
        .join(Shipment, Shipment.id == Parcel.shipment_id)
        .where(one_of(Parcel.id, parcel_ids), OPEN, Parcel.waybill_state != "typed")
        .order_by(Parcel.id)
        .with_for_update(of=Parcel)
        .execution_options(populate_existing=True)
    )
    parcels = rows.all()
    standing = await logistics.standing_of(session, [one.id for one, _ in parcels])
    notes = []
    for parcel, mode in parcels:
        known = standing.get(parcel.id)
        _stand(parcel, known)
        if mode == "warehouse":
            number = parcel.number or None
            notes.append(
                wms.WaybillNote(parcel.id, parcel.carrier_code, number, parcel.waybill_error)
            )
    await session.flush()
    stand = await wms.note_waybills(session, notes)
    other = [note.parcel_id for note in notes if note.number and note.parcel_id not in stand]
    if other:
        await give_back(session, Parcel.id.in_(other), "typed by hand", at=at)


def _stand(parcel: Parcel, known: logistics.WaybillStandingView | None) -> None:
    if known is None:
        if parcel.waybill_state in {"asked", "issued"}:
            parcel.waybill_state, parcel.waybill_error = "refused", "voided"
        parcel.number, parcel.waybill_id = "", None
        return
    parcel.waybill_id, parcel.carrier_code = known.id, known.carrier_code
    parcel.number = known.number or ""
    parcel.waybill_state = known.state
    parcel.waybill_error = (known.reason or "refused") if known.state == "refused" else ""


async def give_back(
    session: AsyncSession, which: ColumnElement[bool], why: str, *, at: datetime
) -> set[UUID]:
    """Parcels that have or await numbers of carriers have none any more; shipments of them."""
    rows = await session.execute(
        select(Parcel.id, Parcel.shipment_id)
        .where(which, Parcel.waybill_state.in_(("asked", "issued")))
        .order_by(Parcel.id)
        .with_for_update()
    )
    had = rows.all()
    await logistics.void_waybills(session, [one.id for one in had], why, at=at)
    await session.execute(
        update(Parcel)
        .where(one_of(Parcel.id, [one.id for one in had]))
        .values(number="", waybill_id=None, waybill_state="none", waybill_error="")
        .execution_options(synchronize_session=False)
    )
    return {one.shipment_id for one in had}


async def drop_own(session: AsyncSession, shipment_ids: Collection[UUID], *, at: datetime) -> None:
    """Numbers that somebody typed take the place of these parcels."""
    await give_back(session, one_of(Parcel.shipment_id, shipment_ids), "typed by hand", at=at)
    await session.execute(
        delete(Parcel)
        .where(one_of(Parcel.shipment_id, shipment_ids))
        .execution_options(synchronize_session=False)
    )


async def parcels_in(session: AsyncSession, shipment_ids: Collection[UUID]) -> list[UUID]:
    """All parcels of theirs. Index: ix_parcel_shipment_id."""
    found = await session.scalars(select(Parcel.id).where(one_of(Parcel.shipment_id, shipment_ids)))
    return list(found)


async def typed_in(session: AsyncSession, shipment_ids: Collection[UUID]) -> list[UUID]:
    """Parcels of theirs whose numbers somebody typed. Index: ix_parcel_shipment_id."""
    found = await session.scalars(
        select(Parcel.id).where(
            one_of(Parcel.shipment_id, shipment_ids), Parcel.waybill_state == "typed"
        )
    )
    return list(found)


async def numbered(session: AsyncSession, shipment_ids: Collection[UUID]) -> set[UUID]:
    """Those of them that have parcels, each with its number. Index: ix_parcel_shipment_id."""
    found = await session.scalars(
        select(Parcel.shipment_id)
        .where(one_of(Parcel.shipment_id, shipment_ids))
        .group_by(Parcel.shipment_id)
        .having(func.bool_and(Parcel.number != ""))
    )
    return set(found)


async def note_sent(session: AsyncSession, sent: Sequence[tuple[UUID, str, str]]) -> list[UUID]:
    """Parcels as the warehouse handed them over: id, carrier, number. Those whose number somebody
    typed, there or here. Index: pk_parcel.
    """
    by_id = {parcel_id: (carrier, number) for parcel_id, carrier, number in sent if number}
    rows = await session.scalars(
        select(Parcel)
        .where(one_of(Parcel.id, by_id))
        .order_by(Parcel.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    typed = []
    for parcel in rows:
        differs = (parcel.carrier_code, parcel.number) != by_id[parcel.id]
        if differs or parcel.waybill_state == "typed":
            parcel.carrier_code, parcel.number = by_id[parcel.id]
            parcel.waybill_state, parcel.waybill_error, parcel.waybill_id = "typed", "", None
            typed.append(parcel.id)
    await session.flush()
    return typed


async def remember_wish(session: AsyncSession, carriers: Mapping[UUID, str]) -> None:
    """Orders, by the carrier of whom their merchants had waybills: what comes of them anew gets
    one again. They are locked. Index: pk_demand.
    """
    for code in sorted(set(carriers.values())):
        ids = [order_id for order_id, each in carriers.items() if each == code]
        await session.execute(
            update(Demand).where(one_of(Demand.order_id, ids)).values(waybill_carrier=code)
        )
