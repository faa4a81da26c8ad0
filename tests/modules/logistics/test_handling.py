"""What people may do about waybills, and when it is too late or too early for it."""

import pytest
from sqlalchemy import select, update

from houtai.kit.auth import SYSTEM
from houtai.modules.logistics import public as logistics
from houtai.modules.logistics.service import handling
from houtai.modules.logistics.tables import Waybill
from tests.factories.logistics import NOON, wish

VOID = handling.VoidWaybill(reason="地址写错了")


async def asked(session, **changes):
    """A waybill that somebody wished for."""
    one = wish()
    await logistics.ask_waybills(session, [one], at=NOON)
    waybill_id = (
        await session.scalars(select(Waybill.id).where(Waybill.parcel_id == one.id))
    ).one()
    if changes:
        await session.execute(update(Waybill).where(Waybill.id == waybill_id).values(**changes))
    return one, waybill_id


async def state_of(session, waybill_id):
    return await session.scalar(select(Waybill.state).where(Waybill.id == waybill_id))


async def test_what_the_carrier_has_and_what_is_void_already_cannot_be_voided(session):
    given = {"state": "issued", "number": "SF1000000000001", "issued_at": NOON, "due_at": None}
    _, gone = await asked(session, **given, handed_over_at=NOON)
    with pytest.raises(handling.WaybillNotVoidable):
        await handling.void(session, SYSTEM, gone, VOID, at=NOON)
    assert await state_of(session, gone) == "issued"
    _, here = await asked(session, **{**given, "number": "SF1000000000002"})
    await handling.void(session, SYSTEM, here, VOID, at=NOON)
    assert await state_of(session, here) == "voided"
    with pytest.raises(handling.WaybillNotVoidable):
        await handling.void(session, SYSTEM, here, VOID, at=NOON)


async def test_only_a_refused_waybill_is_asked_for_again_and_only_once(session):
    _, waybill_id = await asked(session)
    with pytest.raises(handling.WaybillNotRefused):
        await handling.ask_again(session, SYSTEM, waybill_id, at=NOON)
    refused = update(Waybill).where(Waybill.id == waybill_id)
    await session.execute(refused.values(state="refused", reason="余额不足", due_at=None))
    await handling.ask_again(session, SYSTEM, waybill_id, at=NOON)
    assert await state_of(session, waybill_id) == "asked"
    with pytest.raises(handling.WaybillNotRefused):
        await handling.ask_again(session, SYSTEM, waybill_id, at=NOON)


async def test_a_refused_waybill_is_not_asked_for_again_beside_one_that_lives(session):
    one, first = await asked(session, state="refused", reason="余额不足", due_at=None)
    await logistics.ask_waybills(session, [one], at=NOON)
    living = set(
        await session.scalars(
            select(Waybill.id).where(Waybill.parcel_id == one.id, Waybill.state == "asked")
        )
    )
    assert living
    assert first not in living
    with pytest.raises(handling.WaybillNotRefused):
        await handling.ask_again(session, SYSTEM, first, at=NOON)


async def test_a_voided_waybill_is_not_asked_for_again(session):
    one, waybill_id = await asked(session)
    await logistics.void_waybills(session, [one.id], "改地址", at=NOON)
    with pytest.raises(handling.WaybillNotRefused):
        await handling.ask_again(session, SYSTEM, waybill_id, at=NOON)
    assert await state_of(session, waybill_id) == "voided"
