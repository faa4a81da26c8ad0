"""Who takes what leaves a warehouse: named there, for provinces too, before shops and the house."""

from uuid import uuid4

import pytest
from sqlalchemy import select, update

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.modules.fulfilment.rules.carriers import CarriersThere, Leg, usual_carrier
from houtai.modules.fulfilment.service import waybills
from houtai.modules.fulfilment.service.warehouse_carriers import (
    CarriersChanged,
    NameCarriers,
    WarehouseNotKept,
    name_carriers,
    show,
)
from houtai.modules.fulfilment.tables import Parcel, Shipment
from houtai.modules.logistics.queries.carriers import CarrierNotUsable
from houtai.modules.logistics.tables import Carrier, Waybill
from houtai.modules.merchants.tables import Shop
from houtai.modules.wms.tables import Outbound
from tests.factories.fulfilment import make_sites, make_sourced, make_spread_good, with_shipments
from tests.factories.inventory import make_warehouse
from tests.factories.ordering import NOON, make_shopper
from tests.factories.wms import keeper

GUANGDONG, BEIJING = "440000", "110000"
FUTIAN = "440304"
WRITE = "fulfilment.warehouse_carrier.write"


@pytest.fixture(autouse=True)
def _composed():
    with_shipments()


def named(carrier_code, version=0, **by_province):
    """Provinces as `p440000="EMS"`."""
    those = [
        {"province": name[1:], "carrier_code": code} for name, code in sorted(by_province.items())
    ]
    return NameCarriers.model_validate(
        {"carrier_code": carrier_code, "by_province": those, "version": version}
    )


def of_merchant(merchant_id):
    reach = frozenset({merchant_id})
    return Actor(uuid4(), frozenset({WRITE}), reach, frozenset(), place=Place(merchant_id))


async def sent_from(session, warehouse_id, region_code=FUTIAN):
    """The shipment of an order to that place whose goods lie there only."""
    sku = await make_spread_good(session, (warehouse_id, 3))
    who = await make_shopper(session, region_code=region_code)
    _, (shipment,) = await make_sourced(session, who, (sku, 1))
    return shipment


async def switch_off(session, *codes):
    await session.execute(update(Carrier).where(Carrier.code.in_(codes)).values(enabled=False))


@pytest.mark.parametrize(
    ("there", "shop", "usable", "carrier"),
    [
        (CarriersThere("ZTO", {GUANGDONG: "EMS"}), ("DBL",), {"ZTO", "EMS", "DBL", "SF"}, "EMS"),
        (CarriersThere("ZTO", {BEIJING: "EMS"}), ("DBL",), {"ZTO", "EMS", "DBL", "SF"}, "ZTO"),
        (CarriersThere("ZTO", {GUANGDONG: "EMS"}), ("DBL",), {"ZTO", "DBL", "SF"}, "ZTO"),
        (CarriersThere("ZTO"), ("JD", "DBL"), {"DBL", "SF"}, "DBL"),
        (CarriersThere(), ("DBL",), {"SF"}, "SF"),
        (CarriersThere("ZTO"), ("DBL",), set(), ""),
    ],
)
def test_who_says_it_more_exactly_counts_as_long_as_the_carrier_may_be_chosen(
    there, shop, usable, carrier
):
    leg = Leg(SELF_RUN_ID, uuid4(), FUTIAN)
    assert usual_carrier(leg, there, shop, "SF", usable) == carrier


async def test_what_leaves_a_warehouse_goes_by_the_carrier_that_it_names(session):
    south, north = await make_sites(session)
    shops = update(Shop).where(Shop.merchant_id == SELF_RUN_ID)
    await session.execute(shops.values(carriers=["DBL"]))
    await name_carriers(session, SYSTEM, south, named("ZTO", p110000="EMS"))
    near = await sent_from(session, south)
    far = await sent_from(session, south, "110105")
    elsewhere = await sent_from(session, north)
    assert [one.carrier_code for one in (near, far, elsewhere)] == ["ZTO", "EMS", "DBL"]
    floors = select(Outbound.carrier_code).where(Outbound.id.in_([near.id, far.id]))
    assert set(await session.scalars(floors)) == {"ZTO", "EMS"}
    await switch_off(session, "ZTO")
    assert (await sent_from(session, south)).carrier_code == "DBL"


async def test_a_parcel_without_carrier_is_asked_for_with_that_of_its_warehouse(session):
    south, _ = await make_sites(session)
    await switch_off(session, "SF")
    shipment = await sent_from(session, south)
    assert shipment.carrier_code == ""
    await name_carriers(session, SYSTEM, south, named("YTO"))
    parcel = Parcel(
        shipment_id=shipment.id,
        merchant_id=shipment.merchant_id,
        carrier_code="",
        number="",
        weight_g=300,
        track="",
        created_at=NOON,
    )
    session.add(parcel)
    await session.flush()
    await waybills.ask(session, [shipment.id], at=NOON)
    asked = await session.scalar(select(Waybill.carrier_code).where(Waybill.parcel_id == parcel.id))
    assert asked == "YTO"
    assert (await session.get_one(Shipment, shipment.id)).carrier_code == "YTO"


@pytest.mark.parametrize(
    ("command", "place"),
    [
        (named("NOPE"), "body/carrier_code"),
        (named("STO"), "body/carrier_code"),
        (named("", p440000="STO"), "body/by_province/0/carrier_code"),
    ],
)
async def test_a_carrier_that_is_unknown_or_switched_off_is_refused(session, command, place):
    south, _ = await make_sites(session)
    await switch_off(session, "STO")
    with pytest.raises(CarrierNotUsable) as refused:
        await name_carriers(session, SYSTEM, south, command)
    assert refused.value.place == place
    assert (await show(session, SYSTEM, south)).version == 0


async def test_two_who_change_them_at_once_do_not_overwrite_each_other(session):
    south, _ = await make_sites(session)
    await name_carriers(session, SYSTEM, south, named("ZTO"))
    with pytest.raises(CarriersChanged):
        await name_carriers(session, SYSTEM, south, named("YTO"))
    await name_carriers(session, SYSTEM, south, named("", version=1))
    with pytest.raises(CarriersChanged):
        await name_carriers(session, SYSTEM, south, named("YTO", version=1))
    shown = await show(session, SYSTEM, south)
    assert (shown.carrier_code, shown.by_province, shown.version) == ("", [], 2)


async def test_only_who_keeps_a_warehouse_says_who_takes_what_leaves_it(session):
    mine, theirs = uuid4(), uuid4()
    shared = await make_warehouse(session, marketplace=True)
    own = await make_warehouse(session, merchant_id=mine)
    other = await make_warehouse(session, merchant_id=mine)
    await name_carriers(session, of_merchant(mine), own, named("ZTO"))
    worker = Actor(
        uuid4(), frozenset({WRITE}), frozenset({mine}), frozenset({own}), place=Place(mine, own)
    )
    assert (await show(session, worker, own)).carrier_code == "ZTO"
    strangers = (
        (of_merchant(mine), shared),
        (of_merchant(theirs), own),
        (worker, other),
        (keeper(shared, WRITE), own),
        (SYSTEM, uuid4()),
    )
    for actor, warehouse_id in strangers:
        with pytest.raises(WarehouseNotKept):
            await show(session, actor, warehouse_id)
        with pytest.raises(WarehouseNotKept):
            await name_carriers(session, actor, warehouse_id, named("YTO"))
    await name_carriers(session, keeper(shared, WRITE), shared, named("JD"))


async def test_a_province_is_named_once_and_is_a_province(session, client_as):
    south, _ = await make_sites(session)
    actor = Actor(uuid4(), frozenset({WRITE}), None, None)
    path = f"/api/console/fulfilment/warehouses/{south}/carriers"
    one = {"province": GUANGDONG, "carrier_code": "SF"}
    async with client_as(actor) as client:
        for those in ([one, one], [{**one, "province": FUTIAN}], [{**one, "province": "990000"}]):
            body = {"carrier_code": "", "by_province": those, "version": 0}
            assert (await client.put(path, json=body)).status_code == 422
        body = {"carrier_code": "ZTO", "by_province": [one], "version": 0}
        assert (await client.put(path, json=body)).status_code == 204
        shown = (await client.get(path)).json()
    assert (shown["carrier_code"], shown["by_province"]) == ("ZTO", [one])
