"""What the database itself refuses of outbounds and parcels, whoever writes it."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from houtai.kit.ids import new_id
from houtai.modules.wms.tables import Outbound, Parcel
from tests.factories.inventory import NOON
from tests.factories.wms import (
    check_all,
    make_floor,
    make_outbound,
    make_wave,
    pack_all,
    pick_all,
    wish_line,
)


@pytest.mark.parametrize(
    ("values", "refused_by"),
    [
        ({"state": "lost"}, "state_known"),
        ({"kinds": -1}, "sums_not_negative"),
        ({"pieces": -1}, "sums_not_negative"),
        ({"weight_g": -1}, "sums_not_negative"),
        ({"volume_mm3": -1}, "sums_not_negative"),
        ({"ended_at": NOON}, "ended_whole"),
        ({"state": "withdrawn"}, "ended_whole"),
        ({"state": "refused"}, "ended_whole"),
        ({"state": "short"}, "ended_whole"),
        ({"state": "handed_over", "ended_at": NOON}, "handed_to_somebody"),
    ],
)
async def test_an_outbound_that_cannot_be_is_refused(session, values, refused_by):
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea))
    wrong = update(Outbound).where(Outbound.id == asked.shipment_id).values(**values)
    with pytest.raises(IntegrityError, match=f"ck_outbound_{refused_by}"):
        await session.execute(wrong)


@pytest.mark.parametrize(
    ("values", "refused_by"),
    [
        ({"weight_g": 0}, "ck_parcel_weight_positive"),
        ({"waybill_state": "lost"}, "ck_parcel_waybill_state_known"),
        ({"handover_id": new_id()}, "fk_parcel_handover_id"),
        ({"outbound_id": new_id()}, "fk_parcel_outbound_id"),
    ],
)
async def test_a_parcel_that_cannot_be_is_refused(session, values, refused_by):
    floor = await make_floor(session)
    asked = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
    await make_wave(session, floor)
    await pick_all(session, floor, asked.shipment_id)
    await check_all(session, floor, asked.shipment_id)
    await pack_all(session, floor, asked.shipment_id, 550)
    wrong = update(Parcel).where(Parcel.outbound_id == asked.shipment_id).values(**values)
    with pytest.raises(IntegrityError, match=refused_by):
        await session.execute(wrong)
