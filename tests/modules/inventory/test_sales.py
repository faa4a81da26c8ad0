"""From the top: lock, pay, assign, pick, ship; and what happens when pieces are gone meanwhile."""

from datetime import timedelta

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries.sellable import Occasion, sellable
from houtai.modules.inventory.rules.booking import Cause
from houtai.modules.inventory.rules.layers import shared_pool_id
from houtai.modules.inventory.service import dispatch, drawing, making_good, pools, sales, warehouse
from houtai.modules.inventory.service.booking import LineTwice, NotEnoughStock
from houtai.modules.inventory.service.dispatch import Allotment
from houtai.modules.inventory.service.moving import SkuNotCounted, SkuUnknown
from houtai.modules.inventory.service.sales import OrderLock
from houtai.modules.ledger import public as ledger
from tests.factories.inventory import (
    NOON,
    breaches_in,
    cause,
    goods,
    holdings,
    line,
    make_item,
    make_stock,
    make_warehouse,
    receive_stock,
    settle,
)

WHY = Cause("stock.sale", "shipment", new_id(), SYSTEM.id)
SOON = NOON + timedelta(minutes=30)


async def draw(session, *wanted, occasion=None):
    lines = [
        drawing.OrderedLine(line_id=new_id(), sku_id=sku_id, quantity=quantity)
        for sku_id, quantity in wanted
    ]
    return await drawing.draw(session, lines, occasion or Occasion(NOON))


async def lock(session, *wanted, occasion=None):
    order = OrderLock(new_id(), tuple(await draw(session, *wanted, occasion=occasion)))
    (outcome,) = await sales.lock(session, [order], expires_at=SOON, at=NOON)
    return order, outcome


async def test_a_sale_goes_down_through_all_layers_and_out(session):
    sku_id, house = await make_stock(session, 5)
    order, outcome = await lock(session, (sku_id, 2))
    assert outcome.taken
    assert (await holdings(session, sku_id))["locked"] == 2
    (outcome,) = await sales.deduct(session, [order], at=NOON)
    assert outcome.taken
    allotted = [Allotment(new_id(), goods(sku_id), house, 2)]
    await dispatch.assign(session, allotted, WHY, at=NOON)
    await warehouse.pick(session, SYSTEM, house, [line(sku_id, 2)], cause(), at=NOON)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 3,
        "warehouse.picked": 2,
        "dispatch.free": 3,
        "dispatch.assigned": 2,
        "sales.sellable": 3,
        "sales.sold": 2,
    }
    await dispatch.ship(session, allotted, WHY, at=NOON)
    await dispatch.ship(session, allotted, WHY, at=NOON)  # told again: once
    assert await holdings(session, sku_id) == {
        "warehouse.good": 3,
        "dispatch.free": 3,
        "sales.sellable": 3,
    }
    await settle(session)
    assert await breaches_in(session) == {}


async def test_what_is_not_sold_assigned_and_picked_cannot_be_shipped(session):
    sku_id, house = await make_stock(session, 5)
    allotted = [Allotment(new_id(), goods(sku_id), house, 1)]
    with pytest.raises(NotEnoughStock):
        await dispatch.ship(session, allotted, WHY, at=NOON)
    await dispatch.assign(session, allotted, WHY, at=NOON)
    with pytest.raises(NotEnoughStock):
        await dispatch.ship(session, allotted, WHY, at=NOON)
    await dispatch.unassign(session, allotted, WHY, at=NOON)
    assert (await holdings(session, sku_id))["dispatch.free"] == 5


async def test_an_order_is_locked_whole_or_not_at_all(session):
    plenty, _ = await make_stock(session, 5)
    scarce, _ = await make_stock(session, 1)
    _, outcome = await lock(session, (plenty, 1), (scarce, 2))
    assert outcome.refusal is ledger.Refusal.NOT_ENOUGH
    assert "locked" not in await holdings(session, plenty)


async def test_two_lines_of_one_sku_need_both_quantities(session):
    sku_id, _ = await make_stock(session, 3)
    _, outcome = await lock(session, (sku_id, 2), (sku_id, 2))
    assert not outcome.taken
    _, outcome = await lock(session, (sku_id, 2), (sku_id, 1))
    assert outcome.taken


async def test_one_piece_named_twice_is_refused(session):
    sku_id, _ = await make_stock(session, 3)
    (piece,) = await draw(session, (sku_id, 1))
    with pytest.raises(LineTwice):
        await sales.lock(session, [OrderLock(new_id(), (piece, piece))], expires_at=SOON, at=NOON)


async def test_what_never_was_in_stock_is_sold_out(session):
    sku_id = await make_item(session)
    assert await sellable(session, [sku_id]) == {sku_id: 0}
    _, outcome = await lock(session, (sku_id, 1))
    assert not outcome.taken


async def test_an_unknown_sku_is_said_where_it_stands(session):
    sku_id, _ = await make_stock(session, 3)
    with pytest.raises(SkuUnknown) as refused:
        await draw(session, (sku_id, 1), (new_id(), 1))
    assert refused.value.place == "body/lines/1/sku_id"


async def test_a_bundle_of_nothing_cannot_be_ordered(session):
    bundle_id = await make_item(session, own_stock=False)
    with pytest.raises(SkuNotCounted):
        await draw(session, (bundle_id, 1))


async def test_locks_are_given_back_once_and_expire_by_themselves(session):
    sku_id, _ = await make_stock(session, 3)
    order, _ = await lock(session, (sku_id, 3))
    assert (await sales.unlock(session, [order], at=NOON))[0].taken
    assert (await sales.unlock(session, [order], at=NOON))[0].repeated
    late, _ = await lock(session, (sku_id, 3))
    assert not (await sales.deduct(session, [late], at=SOON))[0].taken
    await ledger.expire_due(session, at=SOON)
    assert (await lock(session, (sku_id, 3)))[1].taken


async def test_a_paid_order_that_is_cancelled_gives_back_to_its_pool(session):
    sku_id, _ = await make_stock(session, 3)
    order, _ = await lock(session, (sku_id, 2))
    await sales.deduct(session, [order], at=NOON)
    for _ in range(2):
        await sales.give_back(session, order.pieces, WHY, at=NOON)
    assert (await holdings(session, sku_id))["sales.sellable"] == 3
    other, _ = await lock(session, (sku_id, 1))
    with pytest.raises(NotEnoughStock):
        await sales.give_back(session, other.pieces, WHY, at=NOON)  # never paid


async def test_pieces_that_are_gone_and_sold_are_oversold_until_others_come(session):
    sku_id, house = await make_stock(session, 5)
    order, _ = await lock(session, (sku_id, 4))
    await sales.deduct(session, [order], at=NOON)
    await dispatch.assign(session, [Allotment(new_id(), goods(sku_id), house, 4)], WHY, at=NOON)
    await warehouse.issue(session, SYSTEM, house, [line(sku_id, 3)], cause(), at=NOON)
    await settle(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 2,
        "dispatch.assigned": 4,
        "dispatch.short": 2,
        "sales.sold": 4,
        "sales.oversold": 2,
    }
    assert await breaches_in(session) == {}
    await receive_stock(session, sku_id, house, 3)
    await settle(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 5,
        "dispatch.assigned": 4,
        "dispatch.free": 1,
        "sales.sold": 4,
        "sales.sellable": 1,
    }


async def test_what_becomes_free_later_settles_what_is_missing(session):
    sku_id, house = await make_stock(session, 5)
    order, _ = await lock(session, (sku_id, 5))
    allotted = [Allotment(new_id(), goods(sku_id), house, 5)]
    await dispatch.assign(session, allotted, WHY, at=NOON)
    await warehouse.issue(session, SYSTEM, house, [line(sku_id, 2)], cause(), at=NOON)
    await settle(session)
    assert (await holdings(session, sku_id))["sales.oversold"] == 2
    await sales.unlock(session, [order], at=NOON)
    await dispatch.unassign(session, allotted, WHY, at=NOON)
    await settle(session)
    assert await making_good.sweep(session, at=NOON) == 2
    assert await holdings(session, sku_id) == {
        "warehouse.good": 3,
        "dispatch.free": 3,
        "sales.sellable": 3,
    }
    await settle(session)
    assert await making_good.sweep(session, at=NOON) == 0


async def test_an_activity_draws_on_its_pool_first_and_then_on_the_shared_one(session):
    sku_id, _ = await make_stock(session, 10)
    activity = new_id()
    pool_id = await pools.make(
        session, SYSTEM, pools.MakePool(kind="activity", name="秒杀", purpose_id=activity)
    )
    asked = pools.SetQuotas(quotas=[pools.SetQuota(sku_id=sku_id, asked=3)])
    await pools.set_quotas(session, SYSTEM, pool_id, asked, at=NOON)
    await settle(session)
    taking_part = Occasion(NOON, activity_id=activity)
    assert await sellable(session, [sku_id]) == {sku_id: 7}
    assert await sellable(session, [sku_id], taking_part) == {sku_id: 10}
    pieces = await draw(session, (sku_id, 2), (sku_id, 4), occasion=taking_part)
    shared = shared_pool_id(SELF_RUN_ID)
    assert [(each.pool_id, each.quantity) for each in pieces] == [
        (pool_id, 2),
        (pool_id, 1),
        (shared, 3),
    ]
    _, outcome = await lock(session, (sku_id, 8))  # others reach the shared pool only
    assert not outcome.taken


async def test_a_warehouse_elsewhere_changes_nothing_of_the_identity(session):
    sku_id, _ = await make_stock(session, 2)
    other = await make_warehouse(session)
    await receive_stock(session, sku_id, other, 3)
    await settle(session)
    assert await sellable(session, [sku_id]) == {sku_id: 5}
    assert await breaches_in(session) == {}
