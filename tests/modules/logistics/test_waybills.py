"""Waybills that others ask for: intents in their transaction, one for each parcel at a time."""

from datetime import timedelta

from sqlalchemy import select

from houtai.kit.ids import new_id
from houtai.modules.logistics import public as logistics
from houtai.modules.logistics.tables import Waybill
from tests.factories.logistics import NOON, typed, wish


async def rows_of(session, parcel_id):
    found = await session.scalars(
        select(Waybill)
        .where(Waybill.parcel_id == parcel_id)
        .order_by(Waybill.id)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def test_a_parcel_has_one_waybill_however_often_it_is_asked_for(session):
    one = wish()
    await logistics.ask_waybills(session, [one, wish()], at=NOON)
    await logistics.ask_waybills(session, [one], at=NOON + timedelta(minutes=1))
    [row] = await rows_of(session, one.id)
    assert (row.state, row.due_at, row.number) == ("asked", NOON, None)


async def test_voided_before_anybody_was_asked_nobody_is_told(session):
    one = wish()
    await logistics.ask_waybills(session, [one], at=NOON)
    await logistics.void_waybills(session, [one.id], "改地址", at=NOON)
    await logistics.void_waybills(session, [one.id], "again", at=NOON)
    await logistics.ask_waybills(session, [one], at=NOON)
    first, second = await rows_of(session, one.id)
    assert (first.state, first.reason, first.due_at) == ("voided", "改地址", None)
    assert (second.state, second.due_at) == ("asked", NOON)


async def test_a_number_typed_anew_replaces_the_old_one(session):
    parcel_id = new_id()
    await logistics.track_numbers(session, [typed(parcel_id, "SF1234567890123")], at=NOON)
    await logistics.track_numbers(session, [typed(parcel_id, "SF1234567890123")], at=NOON)
    await logistics.track_numbers(session, [typed(parcel_id, "SF1234567890124")], at=NOON)
    first, second = await rows_of(session, parcel_id)
    assert (first.state, first.due_at, first.look_at) == ("voided", None, None)
    assert (second.state, second.tracker, second.handed_over_at) == ("issued", "sandbox", NOON)
