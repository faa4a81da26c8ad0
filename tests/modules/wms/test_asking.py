"""A shipment becomes work of its warehouse, once, and is called off again."""

from houtai.kit.auth import SYSTEM
from houtai.modules.inventory.rules.layers import Condition
from houtai.modules.inventory.service import warehouse
from houtai.modules.wms.service import asking, sites
from tests.factories.inventory import NOON, cause, line, make_stock, receive_stock
from tests.factories.wms import breaches_of_bins, lying, make_outbound, told, wish, wish_line


async def test_a_shipment_is_asked_for_once_and_called_off_once(session):
    sku_id, warehouse_id = await make_stock(session, 5)
    asked = wish(warehouse_id, wish_line(sku_id, 2))
    assert await asking.ask_outbound(session, [asked], at=NOON) == {asked.shipment_id}
    assert await asking.ask_outbound(session, [asked], at=NOON) == set()
    ids = [asked.shipment_id]
    assert await asking.withdraw_outbound(session, ids, "cancelled", at=NOON) == set(ids)
    assert await asking.withdraw_outbound(session, ids, "cancelled", at=NOON) == set()
    (event,) = await told(session, "wms.outbound_withdrawn", asked.shipment_id)
    assert event["reason"] == "cancelled"


async def test_what_nobody_has_put_away_lies_where_goods_come_in(session):
    sku_id, warehouse_id = await make_stock(session, 5)
    await make_outbound(session, warehouse_id, wish_line(sku_id))
    receiving = sites.receiving_bin_id(warehouse_id)
    assert await lying(session, sku_id) == {receiving: (5, 0)}
    await receive_stock(session, sku_id, warehouse_id, 4)
    await warehouse.issue(session, SYSTEM, warehouse_id, [line(sku_id, 2)], cause(), at=NOON)
    await receive_stock(session, sku_id, warehouse_id, 3, condition=Condition.DAMAGED)
    await sites.settle(session, sku_ids=[sku_id], at=NOON)
    await sites.settle(session, sku_ids=[sku_id], at=NOON)
    assert await lying(session, sku_id) == {receiving: (7, 0)}
    assert await breaches_of_bins(session) == {}
