"""Wishes of other modules: waybills, their end, numbers that somebody typed.

Only intents are written here; a job asks the carriers, and events tell how it went.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.kit.sql import one_of
from houtai.modules.logistics.queries.trackers import first_tracker
from houtai.modules.logistics.rules.waybills import TypedNumber, WaybillWish
from houtai.modules.logistics.tables import Waybill

LIVE = ("asked", "issued")
_of_live = Waybill.state.in_(LIVE)
_LIVE = text("state IN ('asked', 'issued')")
"""As the unique index has it."""


async def ask_waybills(
    session: AsyncSession, wishes: Sequence[WaybillWish], *, at: datetime
) -> dict[UUID, UUID]:
    """Intents, in the caller's transaction; the waybill of each parcel. One that has a waybill, or
    waits for one, keeps it; one whose waybill was refused or voided gets another.
    """
    if not wishes:
        return {}
    rows = [
        {
            "id": new_id(),
            "parcel_id": wish.id,
            **wish.model_dump(exclude={"id"}),
            "origin": "gateway",
            "state": "asked",
            "due_at": at,
            "created_at": at,
        }
        for wish in wishes
    ]
    statement = upsert(Waybill).on_conflict_do_nothing(
        index_elements=[Waybill.parcel_id], index_where=_LIVE
    )
    await session.execute(statement, rows)
    live = await session.execute(
        select(Waybill.parcel_id, Waybill.id).where(
            one_of(Waybill.parcel_id, [wish.id for wish in wishes]), _of_live
        )
    )
    return {row.parcel_id: row.id for row in live}


async def void_waybills(
    session: AsyncSession, parcel_ids: Collection[UUID], reason: str, *, at: datetime
) -> None:
    """Their waybills count no longer, at once; carriers learn of it by a job. Safe to repeat.

    Index: uq_waybill_live.
    """
    was_asked_for = or_(Waybill.state == "issued", Waybill.attempts > 0)
    is_theirs = (Waybill.origin == "gateway") & was_asked_for
    await session.execute(
        update(Waybill)
        .where(one_of(Waybill.parcel_id, parcel_ids), _of_live)
        .values(
            state="voided",
            voided_at=at,
            reason=reason[:500],
            # In hand just now: who has it sees that it was voided, and tells the carrier then.
            due_at=case((is_theirs, func.greatest(at, Waybill.due_at))),
            attempts=0,
            look_at=None,
            version=Waybill.version + 1,
        )
    )


async def track_numbers(
    session: AsyncSession, numbers: Sequence[TypedNumber], *, at: datetime
) -> None:
    """Follow parcels whose numbers were typed by hand. A number typed anew replaces the old one."""
    if not numbers:
        return
    await _drop_others(session, numbers, at=at)
    tracker = await first_tracker(session)
    rows: list[dict[str, Any]] = [
        {
            "id": new_id(),
            "parcel_id": one.parcel_id,
            "shipment_id": one.shipment_id,
            "merchant_id": one.merchant_id,
            "carrier_code": one.carrier_code,
            "service_code": "",
            "origin": "hand",
            "number": one.number,
            "sender": {},
            "recipient": {},
            "weight_g": 0,
            "pieces": 1,
            "cod_fen": 0,
            "state": "issued",
            "created_at": at,
            "issued_at": at,
            "handed_over_at": at,
            "moved_at": at,
            "tracker": tracker,
            "look_at": at if tracker else None,
        }
        for one in numbers
    ]
    statement = upsert(Waybill).on_conflict_do_nothing(
        index_elements=[Waybill.parcel_id], index_where=_LIVE
    )
    await session.execute(statement, rows)


async def _drop_others(
    session: AsyncSession, numbers: Sequence[TypedNumber], *, at: datetime
) -> None:
    wanted = {one.parcel_id: one.number for one in numbers}
    known = await session.execute(
        select(Waybill.parcel_id, Waybill.number).where(
            one_of(Waybill.parcel_id, list(wanted)), _of_live
        )
    )
    other = [parcel_id for parcel_id, number in known if number != wanted[parcel_id]]
    if other:
        await void_waybills(session, other, "typed anew", at=at)


async def note_handed_over(
    session: AsyncSession,
    *,
    at: datetime,
    shipment_ids: Collection[UUID] = (),
    parcel_ids: Collection[UUID] = (),
) -> None:
    """The carrier has these parcels. What it says was signed before is not believed.

    Index: ix_waybill_shipment_id_id, uq_waybill_live.
    """
    theirs = or_(one_of(Waybill.shipment_id, shipment_ids), one_of(Waybill.parcel_id, parcel_ids))
    await session.execute(
        update(Waybill)
        .where(theirs, _of_live, Waybill.handed_over_at.is_(None))
        .values(
            handed_over_at=at,
            moved_at=func.greatest(at, Waybill.moved_at),
            version=Waybill.version + 1,
        )
    )
