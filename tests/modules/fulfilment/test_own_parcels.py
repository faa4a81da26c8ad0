"""What a buyer sees of his parcels."""

from datetime import timedelta

from houtai.modules.fulfilment.queries.own import own_sending
from houtai.modules.logistics import public as logistics
from tests.factories.ordering import NOON
from tests.modules.fulfilment.test_waybills import answer, hear_numbers, packed_shipment

NUMBER = "SF1000000000001"
LATER = NOON + timedelta(hours=1)


async def test_he_reads_what_the_carrier_told_the_newest_first(session):
    order_id, shipment, _ = await packed_shipment(session)
    await answer(session, SF=NUMBER)
    await hear_numbers(session, shipment.id)
    steps = [
        logistics.Step(NOON, "collected", "已揽收", "深圳"),
        logistics.Step(LATER, "moving", "运输中"),
    ]
    heard = logistics.Told("sandbox", logistics.Heard(("SF",), NUMBER, steps))
    await logistics.hear_trackers(session, [heard], at=LATER)
    (sent,) = (await own_sending(session, shipment.member_id, order_id, "en-US")).shipments
    (parcel,) = sent.parcels
    assert [(one.at, one.status, one.place, one.words) for one in parcel.movements] == [
        (LATER, "moving", "", "运输中"),
        (NOON, "collected", "深圳", "已揽收"),
    ]
