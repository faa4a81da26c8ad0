"""Many connections at once, committing: stock is sold once, and the layers agree afterwards."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from houtai.events.inventory import DispatchStockChanged, WarehouseStockChanged
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Mode
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries.agreement import EQUATIONS, differing
from houtai.modules.inventory.queries.pools import one_pool
from houtai.modules.inventory.rules.booking import Cause
from houtai.modules.inventory.rules.layers import shared_pool_id
from houtai.modules.inventory.rules.sales import Piece
from houtai.modules.inventory.service import dispatch, following, levels, pools, sales, warehouse
from houtai.modules.inventory.service.booking import NotEnoughStock
from houtai.modules.inventory.service.dispatch import Allotment
from houtai.modules.inventory.service.sales import OrderLock
from tests.factories.inventory import (
    NOON,
    cause,
    goods,
    holdings,
    line,
    make_stock,
    receive_stock,
)
from tests.factories.ledger import all_at_once, assert_sound

SHARED = shared_pool_id(SELF_RUN_ID)
WHY = Cause("stock.sale", "shipment", new_id(), SYSTEM.id)


async def stocked(database, quantity):
    async with database.transaction() as session:
        return await make_stock(session, quantity)


async def assert_agree(database, *skus):
    async with database.transaction(mode=Mode.READ) as session:
        for equation in EQUATIONS:
            assert await differing(session, equation, 5, sku_ids=skus) == []


async def held(database, sku_id):
    async with database.transaction(mode=Mode.READ) as session:
        return await holdings(session, sku_id)


async def lock_one(database, sku_id, pool_id=SHARED, quantity=1):
    order = OrderLock(new_id(), (Piece(new_id(), goods(sku_id), pool_id, quantity),))
    async with database.transaction() as session:
        (outcome,) = await sales.lock(session, [order], expires_at=None, at=NOON)
    return order if outcome.taken else None


async def test_of_forty_who_lock_the_last_seven_pieces_seven_get_one(database):
    sku_id, _ = await stocked(database, 7)
    orders = await all_at_once([lock_one(database, sku_id) for _ in range(40)])
    assert len([order for order in orders if order]) == 7
    assert await held(database, sku_id) == {
        "warehouse.good": 7,
        "dispatch.free": 7,
        "sales.sellable": 7,
        "locked": 7,
    }
    await assert_agree(database, sku_id)
    await assert_sound(database)


async def test_orders_over_two_skus_in_either_order_never_wait_for_each_other(database):
    (one, _), (other, _) = await stocked(database, 10), await stocked(database, 10)

    async def order(first, second):
        pieces = tuple(Piece(new_id(), goods(each), SHARED, 1) for each in (first, second))
        async with database.transaction() as session:
            (outcome,) = await sales.lock(
                session, [OrderLock(new_id(), pieces)], expires_at=None, at=NOON
            )
        return outcome.taken

    pairs = [(one, other), (other, one)] * 10
    assert sum(await all_at_once([order(*pair) for pair in pairs])) == 10


async def test_a_pool_that_ends_while_orders_come_loses_no_piece(database):
    sku_id, _ = await stocked(database, 30)
    async with database.transaction() as session:
        made = pools.MakePool(kind="activity", name="秒杀", purpose_id=new_id())
        pool_id = await pools.make(session, SYSTEM, made)
        asked = pools.SetQuotas(quotas=[pools.SetQuota(sku_id=sku_id, asked=20)])
        await pools.set_quotas(session, SYSTEM, pool_id, asked, at=NOON)

    async def end():
        async with database.transaction() as session:
            pool = await one_pool(session, SYSTEM, pool_id)
            await pools.end(session, SYSTEM, pool_id, pool.version, at=NOON)

    async def release(seconds):
        async with database.transaction() as session:
            await pools.release(session, at=NOON + timedelta(seconds=seconds))

    tasks = [lock_one(database, sku_id, pool_id) for _ in range(15)]
    tasks += [end(), *(release(seconds) for seconds in range(1, 6))]
    tasks += [lock_one(database, sku_id, pool_id) for _ in range(15)]
    orders = [each for each in await all_at_once(tasks) if each]
    assert len(orders) <= 20
    await release(60)
    async with database.transaction() as session:
        await sales.unlock(session, orders, at=NOON)
    await release(61)
    async with database.transaction(mode=Mode.READ) as session:
        left = await session.scalar(
            text(
                "SELECT count(*) FROM inventory.quota WHERE pool_id = :id AND released_at IS NULL"
            ),
            {"id": pool_id},
        )
    assert left == 0
    assert (await held(database, sku_id))["sales.sellable"] == 30
    assert len([1 for _ in range(3) if await lock_one(database, sku_id, SHARED, 10)]) == 3
    await assert_agree(database, sku_id)


async def test_two_who_set_one_quota_leave_what_one_of_them_asked(database):
    sku_id, _ = await stocked(database, 30)
    async with database.transaction() as session:
        made = pools.MakePool(kind="channel", name="抖音", purpose_id=new_id())
        pool_id = await pools.make(session, SYSTEM, made)

    async def ask(quantity):
        async with database.transaction() as session:
            asked = pools.SetQuotas(quotas=[pools.SetQuota(sku_id=sku_id, asked=quantity)])
            await pools.set_quotas(session, SYSTEM, pool_id, asked, at=NOON)

    await all_at_once([ask(quantity) for quantity in (5, 20, 11, 7, 20, 3)])
    async with database.transaction() as session:
        asked = await session.scalar(
            text("SELECT asked FROM inventory.quota WHERE pool_id = :id"), {"id": pool_id}
        )
        await levels.refresh(session, [sku_id], at=NOON)
        in_pool = await session.scalar(
            text("SELECT sellable FROM inventory.pool_level WHERE pool_id = :id"), {"id": pool_id}
        )
    assert asked == in_pool


async def test_pieces_leave_while_they_are_assigned_and_sold_and_the_difference_has_a_name(
    database,
):
    sku_id, house = await stocked(database, 20)

    async def assign():
        async with database.transaction() as session:
            allotted = [Allotment(new_id(), goods(sku_id), house, 1)]
            try:
                await dispatch.assign(session, allotted, WHY, at=NOON)
            except NotEnoughStock:
                return

    async def issue():
        async with database.transaction() as session:
            await warehouse.issue(session, SYSTEM, house, [line(sku_id, 3)], cause(), at=NOON)

    async def follow():
        async with database.transaction() as session:
            await settle_of(session, sku_id)

    crowd = [
        *(lock_one(database, sku_id) for _ in range(15)),
        *(assign() for _ in range(15)),
        *(issue() for _ in range(4)),
        *(follow() for _ in range(4)),
    ]
    await all_at_once(crowd)
    await follow()
    await follow()
    await assert_agree(database, sku_id)
    now = await held(database, sku_id)
    assert now["warehouse.good"] == 8
    assert not {kind for kind in now if kind.endswith(("rising", "falling"))}
    # Fifteen were sold or assigned of eight that are left, unless the issue was quicker.
    free = now.get("dispatch.free", 0)
    assert now["dispatch.assigned"] + free - now.get("dispatch.short", 0) == 8
    await assert_sound(database)


async def settle_of(session, sku_id):
    """What the two subscribers do, for one SKU; told again and again."""
    for kind, handler in (
        (WarehouseStockChanged, following.dispatch_follows),
        (DispatchStockChanged, following.sales_follows),
    ):
        rows = await session.execute(
            text(
                "SELECT version, CAST(body AS text) AS body FROM eventlog.event"
                " WHERE name = :name AND key = :key ORDER BY position"
            ),
            {"name": kind.LABEL.name, "key": str(sku_id)},
        )
        told = [decode(kind.LABEL.name, row.version, row.body) for row in rows]
        if told:
            await handler(session, told, at=NOON)


async def test_a_crash_between_two_layers_loses_nothing(database):
    """The subscriber fails after its work and before its commit; then it comes again."""
    sku_id, house = await stocked(database, 2)
    async with database.transaction() as session:
        await receive_stock(session, sku_id, house, 5)

    async def follow(*, crashes):
        async with database.transaction() as session:
            await settle_of(session, sku_id)
            assert not crashes

    with pytest.raises(AssertionError):
        await follow(crashes=True)
    assert (await held(database, sku_id))["dispatch.rising"] == 5
    await assert_agree(database, sku_id)
    await follow(crashes=False)
    assert await held(database, sku_id) == {
        "warehouse.good": 7,
        "dispatch.free": 7,
        "sales.sellable": 7,
    }
    await assert_agree(database, sku_id)


async def test_two_subscribers_at_once_take_a_movement_once(database):
    sku_id, house = await stocked(database, 1)
    async with database.transaction() as session:
        await receive_stock(session, sku_id, house, 5)

    async def follow():
        async with database.transaction() as session:
            await settle_of(session, sku_id)

    await all_at_once([follow() for _ in range(6)])
    assert (await held(database, sku_id))["sales.sellable"] == 6
    await assert_agree(database, sku_id)


async def test_levels_follow_the_journal_whoever_moved_something(database):
    sku_id, _ = await stocked(database, 4)
    order = await lock_one(database, sku_id, quantity=3)

    async def shown():
        for _ in range(200):
            async with database.transaction() as session:
                await levels.follow(session, at=NOON)
            async with database.transaction(mode=Mode.READ) as session:
                found = await session.execute(
                    text("SELECT sellable, locked FROM inventory.pool_level WHERE sku_id = :id"),
                    {"id": sku_id},
                )
                yield found.one_or_none()
            await asyncio.sleep(0.02)

    async for row in shown():
        if row == (1, 3):
            break
    else:
        pytest.fail("the levels never followed")
    async with database.transaction() as session:
        told = await session.scalar(
            text(
                "SELECT count(*) FROM eventlog.event"
                " WHERE name = 'inventory.sellable_changed' AND key = :key"
            ),
            {"key": str(sku_id)},
        )
        assert told
        await sales.unlock(session, [order], at=NOON)
    async for row in shown():
        if row == (4, 0):
            break
    else:
        pytest.fail("the levels never followed")
