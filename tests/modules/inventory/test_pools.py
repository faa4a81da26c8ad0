"""Pools: what is set aside leaves the shared pool, and comes back when the pool ends."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries.pools import QUOTAS, list_quotas, one_pool
from houtai.modules.inventory.rules.layers import shared_pool_id
from houtai.modules.inventory.rules.sales import Piece
from houtai.modules.inventory.service import pools, sales
from houtai.modules.inventory.service.booking import NotEnoughStock
from houtai.modules.inventory.service.moving import SkuNotCounted, SkuUnknown
from houtai.modules.inventory.service.sales import OrderLock
from tests.factories.inventory import (
    NOON,
    breaches_in,
    goods,
    holdings,
    make_item,
    make_stock,
    seller,
    settle,
)

SECOND = timedelta(seconds=1)


async def make_pool(session, **changes):
    command = {"kind": "activity", "name": "双十一", "purpose_id": new_id(), **changes}
    return await pools.make(session, SYSTEM, pools.MakePool(**command))


async def set_quota(session, pool_id, sku_id, asked, actor=SYSTEM):
    command = pools.SetQuotas(quotas=[pools.SetQuota(sku_id=sku_id, asked=asked)])
    await pools.set_quotas(session, actor, pool_id, command, at=NOON)


async def in_pool(session, pool_id):
    await settle(session)
    page = await list_quotas(session, SYSTEM, pool_id, QUOTAS.want())
    return {each.sku_id: (each.asked, each.sellable, each.locked) for each in page.items}


async def lock_in(session, pool_id, sku_id, quantity):
    order = OrderLock(new_id(), (Piece(new_id(), goods(sku_id), pool_id, quantity),))
    (outcome,) = await sales.lock(session, [order], expires_at=None, at=NOON)
    return order, outcome


async def end(session, pool_id):
    pool = await one_pool(session, SYSTEM, pool_id)
    await pools.end(session, SYSTEM, pool_id, pool.version, at=NOON)


async def test_a_quota_is_taken_from_the_shared_pool_and_given_back_to_it(session):
    (sku_id, _), pool_id = await make_stock(session, 10), await make_pool(session)
    await set_quota(session, pool_id, sku_id, 6)
    assert await in_pool(session, pool_id) == {sku_id: (6, 6, 0)}
    await set_quota(session, pool_id, sku_id, 6)
    await set_quota(session, pool_id, sku_id, 2)
    assert await in_pool(session, pool_id) == {sku_id: (2, 2, 0)}
    assert (await holdings(session, sku_id))["sales.sellable"] == 10
    assert await breaches_in(session) == {}


async def test_more_than_there_is_cannot_be_set_aside_and_no_quota_of_the_sheet_changes(session):
    (plenty, _), (scarce, _) = await make_stock(session, 10), await make_stock(session, 1)
    pool_id = await make_pool(session)
    command = pools.SetQuotas(
        quotas=[
            pools.SetQuota(sku_id=plenty, asked=5),
            pools.SetQuota(sku_id=scarce, asked=2),
        ]
    )
    with pytest.raises(NotEnoughStock) as refused:
        await pools.set_quotas(session, SYSTEM, pool_id, command, at=NOON)
    assert refused.value.place == "body/quotas/1/asked"
    assert all(left[1] == 0 for left in (await in_pool(session, pool_id)).values())


async def test_what_a_pool_has_sold_does_not_come_back(session):
    (sku_id, _), pool_id = await make_stock(session, 10), await make_pool(session)
    await set_quota(session, pool_id, sku_id, 5)
    order, _ = await lock_in(session, pool_id, sku_id, 4)
    await sales.deduct(session, [order], at=NOON)
    with pytest.raises(NotEnoughStock):
        await set_quota(session, pool_id, sku_id, 3)
    await set_quota(session, pool_id, sku_id, 4)
    assert await in_pool(session, pool_id) == {sku_id: (4, 0, 0)}


async def test_an_ended_pool_gives_back_what_is_free_and_the_rest_when_its_locks_end(session):
    (sku_id, _), pool_id = await make_stock(session, 10), await make_pool(session)
    await set_quota(session, pool_id, sku_id, 5)
    order, _ = await lock_in(session, pool_id, sku_id, 2)
    await end(session, pool_id)
    await pools.release(session, at=NOON + SECOND)
    assert await in_pool(session, pool_id) == {sku_id: (5, 0, 2)}
    await sales.unlock(session, [order], at=NOON)
    await pools.release(session, at=NOON + 2 * SECOND)
    assert await in_pool(session, pool_id) == {sku_id: (5, 0, 0)}
    page = await list_quotas(session, SYSTEM, pool_id, QUOTAS.want())
    assert page.items[0].released_at == NOON + 2 * SECOND
    assert (await holdings(session, sku_id))["sales.sellable"] == 10


async def test_a_pool_ends_by_itself_when_its_time_is_over(session):
    sku_id, _ = await make_stock(session, 10)
    pool_id = await make_pool(session, ends_at=NOON + SECOND)
    await set_quota(session, pool_id, sku_id, 5)
    await pools.release(session, at=NOON)
    assert await in_pool(session, pool_id) == {sku_id: (5, 5, 0)}
    await pools.release(session, at=NOON + SECOND)
    assert await in_pool(session, pool_id) == {sku_id: (5, 0, 0)}
    assert (await one_pool(session, SYSTEM, pool_id)).state == "ended"


async def test_nothing_is_set_aside_for_an_ended_pool_and_it_ends_once(session):
    (sku_id, _), pool_id = await make_stock(session, 10), await make_pool(session)
    await end(session, pool_id)
    with pytest.raises(pools.PoolEnded):
        await set_quota(session, pool_id, sku_id, 1)
    with pytest.raises(pools.PoolEnded):
        await end(session, pool_id)


async def test_an_edit_that_comes_too_late_is_refused(session):
    pool_id = await make_pool(session)
    command = pools.EditPool(name="双十二", version=1)
    await pools.edit(session, SYSTEM, pool_id, command)
    with pytest.raises(pools.ChangedMeanwhile):
        await pools.edit(session, SYSTEM, pool_id, command)


async def test_an_activity_has_one_open_pool(session):
    activity = new_id()
    pool_id = await make_pool(session, purpose_id=activity)
    with pytest.raises(pools.PoolThereAlready):
        await make_pool(session, purpose_id=activity)
    await end(session, pool_id)
    await make_pool(session, purpose_id=activity)


async def test_a_pool_cannot_end_before_it_begins(session):
    with pytest.raises(pools.EndsBeforeStart):
        await make_pool(session, starts_at=NOON, ends_at=NOON)


async def test_the_shared_pool_has_no_quotas(session):
    sku_id, _ = await make_stock(session, 1)
    with pytest.raises(pools.PoolIsShared):
        await set_quota(session, shared_pool_id(SELF_RUN_ID), sku_id, 1)


async def test_foreign_unknown_and_uncounted_skus_are_refused(session):
    pool_id = await make_pool(session)
    for sku_id in (new_id(), await make_item(session, new_id())):
        with pytest.raises(SkuUnknown) as refused:
            await set_quota(session, pool_id, sku_id, 1)
        assert refused.value.place == "body/quotas/0/sku_id"
    with pytest.raises(SkuNotCounted):
        await set_quota(session, pool_id, await make_item(session, own_stock=False), 1)


async def test_one_sku_twice_in_a_sheet_is_refused(session):
    (sku_id, _), pool_id = await make_stock(session, 10), await make_pool(session)
    twice = [pools.SetQuota(sku_id=sku_id, asked=1)] * 2
    with pytest.raises(pools.SkuTwice):
        await pools.set_quotas(session, SYSTEM, pool_id, pools.SetQuotas(quotas=twice), at=NOON)


@pytest.mark.parametrize("asked", [-1, 0.5, "1", 10**10])
def test_a_quota_is_a_whole_number(asked):
    with pytest.raises(ValidationError):
        pools.SetQuota(sku_id=new_id(), asked=asked)


async def test_a_merchant_makes_pools_of_his_own_stock(session):
    owner, pool_id = seller(new_id()), await make_pool(session)
    with pytest.raises(pools.NotAPool):
        await pools.edit(session, owner, pool_id, pools.EditPool(name="x", version=1))
    foreign = pools.MakePool(kind="channel", name="x", purpose_id=new_id(), merchant_id=SELF_RUN_ID)
    with pytest.raises(pools.MerchantForeign):
        await pools.make(session, owner, foreign)
