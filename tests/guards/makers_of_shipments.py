"""Makers of shipments, and bodies that their doors take."""

from uuid import UUID

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import document_number, new_id
from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.service import card_keys
from houtai.modules.fulfilment.tables import Demand, Parcel, Shipment
from tests.factories.catalog import make_product, make_sku
from tests.factories.identity import BEGINNING
from tests.factories.ordering import NOON
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_orders import DETAIL, NANSHAN, RECIPIENT
from tests.guards.makers_of_places import PHONE, put
from tests.guards.makers_of_stock import a_warehouse
from tests.guards.registry import makes

EXPECTED["fulfilment_ship_shipment"] = "inventory.warehouse_unknown"
EXPECTED["fulfilment_ship_shipments"] = "fulfilment.waybills_missing"
EXPECTED["fulfilment_source_order"] = "fulfilment.nothing_to_be_had"
EXPECTED["fulfilment_merge_shipments"] = "fulfilment.not_together"


@makes("fulfilment/shipments/{shipment_id}", by_merchant=True)
async def a_shipment(owner: Owner) -> object:
    """One that its merchant sends himself."""
    shipment_id = new_id()
    shipment = Shipment(
        id=shipment_id,
        number=document_number("S", shipment_id, BEGINNING.date()),
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        member_id=new_id(),
        warehouse_id=new_id(),
        warehouse_name="中心仓",
        shop_name="自营",
        mode="own",
        state="waiting",
        group_key=new_id(),
        recipient=RECIPIENT,
        phone=PHONE,
        region_code=NANSHAN,
        detail=DETAIL,
        remark="",
        promise_at=NOON,
        pieces_count=1,
        value_fen=100,
        cod_fen=0,
        km=5,
        created_at=NOON,
        void_reason="",
    )
    await put(owner, shipment)
    return shipment_id


@makes("fulfilment/warehouses/{warehouse_id}")
async def a_warehouse_that_sends(owner: Owner) -> object:
    return await a_warehouse(owner)


@says("fulfilment_name_warehouse_carriers")
async def who_takes_it(_owner: Owner) -> object:
    named = {"province": "440000", "carrier_code": "ZTO"}
    return {"carrier_code": "SF", "by_province": [named], "version": 0}


@makes("fulfilment/parcels/{parcel_id}", by_merchant=True)
async def a_parcel(owner: Owner) -> object:
    parcel_id, shipment_id = new_id(), await a_shipment(owner)
    parcel = Parcel(
        id=parcel_id,
        shipment_id=shipment_id,
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        carrier_code="SF",
        number="SF0000000001",
        weight_g=0,
        track="",
        created_at=NOON,
    )
    await put(owner, parcel)
    return parcel_id


@makes("fulfilment/orders/{order_id}", by_merchant=True)
async def a_demand(owner: Owner) -> object:
    order_id = new_id()
    demand = Demand(
        order_id=order_id,
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        member_id=new_id(),
        number=document_number("O", order_id, BEGINNING.date()),
        shop_name="自营",
        region_code=NANSHAN,
        state="open",
        ship_by=NOON,
        placed_at=NOON,
    )
    owner.session.add(demand)
    await owner.session.flush()
    return order_id


async def a_sku_of_keys(owner: Owner) -> UUID:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    product = await make_product(owner.session, merchant_id=merchant_id, kind="card_key")
    return (await make_sku(owner.session, product)).id


@makes("fulfilment/card-keys/{sku_id}", by_merchant=True)
async def keys_that_nobody_got(owner: Owner) -> object:
    sku_id = await a_sku_of_keys(owner)
    command = card_keys.PutKeysIn.model_validate({"sku_id": sku_id, "keys": ["KEY-1"]})
    await card_keys.put_in(owner.session, SYSTEM, command, key=HouseKey(bytes(32)), at=NOON)
    return sku_id


@says("fulfilment_put_card_keys_in")
async def keys(owner: Owner) -> object:
    return {"sku_id": str(await a_sku_of_keys(owner)), "keys": ["KEY-1", "KEY-2"]}


@says("fulfilment_ship_shipment")
async def numbers(_owner: Owner) -> object:
    return {"parcels": [{"carrier_code": "SF", "number": "SF0000000002"}]}


@says("fulfilment_renumber_parcel")
async def a_number(_owner: Owner) -> object:
    return {"carrier_code": "SF", "number": "SF0000000003"}


@says("fulfilment_ask_shipment_waybills")
async def shipments_to_number(owner: Owner) -> object:
    return {"shipment_ids": [str(await a_shipment(owner))], "carrier_code": "SF"}


@says("fulfilment_ship_shipments")
async def shipments_to_send(owner: Owner) -> object:
    return {"shipment_ids": [str(await a_shipment(owner))]}


@says("fulfilment_print_shipment_notes")
async def a_note_on_paper(owner: Owner) -> object:
    return {"shipment_ids": [str(await a_shipment(owner))]}


@says("fulfilment_merge_shipments")
async def two_shipments(owner: Owner) -> object:
    return {"shipment_ids": [str(await a_shipment(owner)), str(await a_shipment(owner))]}


@says("fulfilment_change_rules")
async def rules(_owner: Owner) -> object:
    return {"version": 0, "book": RulesOfSourcing().model_dump(mode="json")}


@says("fulfilment_simulate_rules")
async def rules_to_try(_owner: Owner) -> object:
    return {"book": RulesOfSourcing().model_dump(mode="json"), "days": 7}
