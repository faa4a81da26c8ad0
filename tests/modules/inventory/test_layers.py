"""Pieces rise from the warehouse, and fall; at every step the layers agree."""

import pytest

from houtai.kit.auth import SYSTEM
from houtai.modules.inventory.service import warehouse
from houtai.modules.inventory.service.booking import NotEnoughStock
from tests.factories.inventory import (
    NOON,
    breaches_in,
    cause,
    dispatch_hears,
    holdings,
    line,
    make_item,
    make_stock,
    make_warehouse,
    receive_stock,
    sales_hears,
    settle,
)


async def test_a_receipt_rises_layer_by_layer_and_is_somewhere_at_every_moment(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    await receive_stock(session, sku_id, warehouse_id, 10)
    assert await holdings(session, sku_id) == {"warehouse.good": 10, "dispatch.rising": 10}
    await dispatch_hears(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 10,
        "dispatch.free": 10,
        "sales.rising": 10,
    }
    await sales_hears(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 10,
        "dispatch.free": 10,
        "sales.sellable": 10,
    }
    await settle(session)
    assert await breaches_in(session) == {}


async def test_what_lies_there_can_leave_and_no_more(session):
    sku_id, warehouse_id = await make_stock(session, 3)
    with pytest.raises(NotEnoughStock) as refused:
        await warehouse.issue(
            session, SYSTEM, warehouse_id, [line(sku_id, 2), line(sku_id, 2)], cause(), at=NOON
        )
    assert refused.value.place == "body/lines/1/quantity"
    assert (await holdings(session, sku_id))["warehouse.good"] == 3
    await warehouse.issue(session, SYSTEM, warehouse_id, [line(sku_id, 3)], cause(), at=NOON)
    assert await holdings(session, sku_id) == {
        "dispatch.free": 3,
        "dispatch.falling": 3,
        "sales.sellable": 3,
    }
    await settle(session)
    assert await holdings(session, sku_id) == {}
    assert await breaches_in(session) == {}
