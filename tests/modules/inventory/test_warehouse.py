"""The warehouse layer: who may move what, clear errors, nothing half done, each line once."""

import pytest
from pydantic import ValidationError
from sqlalchemy import text

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.db import set_reach
from houtai.kit.ids import new_id
from houtai.modules.inventory.rules.layers import Condition
from houtai.modules.inventory.service import warehouse
from houtai.modules.inventory.service.booking import (
    LINES_MAX,
    LineDiffers,
    LineTwice,
    NotEnoughStock,
    TooManyLines,
)
from houtai.modules.inventory.service.moving import (
    SkuNotCounted,
    SkuUnknown,
    WarehouseClosed,
    WarehouseUnknown,
)
from tests.factories.inventory import (
    NOON,
    breaches_in,
    cause,
    holdings,
    keeper,
    line,
    make_item,
    make_stock,
    make_warehouse,
    receive_stock,
    seller,
    settle,
)

NOTHING = "SELECT count(*) FROM ledger.transfer"


async def receive(session, actor, warehouse_id, *lines):
    await warehouse.receive(session, actor, warehouse_id, lines, cause(), at=NOON)


@pytest.mark.parametrize("quantity", [0, -1, 1.5, 2.0, "3", True, 10**9 + 1, None])
def test_a_quantity_is_a_whole_number_above_nothing(quantity):
    with pytest.raises(ValidationError):
        warehouse.StockLine(id=new_id(), sku_id=new_id(), quantity=quantity)


async def test_two_lines_of_one_sku_add_up(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    await receive(session, SYSTEM, warehouse_id, line(sku_id, 2), line(sku_id, 3))
    assert (await holdings(session, sku_id))["warehouse.good"] == 5


async def test_one_line_twice_in_a_call_is_refused(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    one = line(sku_id, 2)
    with pytest.raises(LineTwice) as refused:
        await receive(session, SYSTEM, warehouse_id, one, one)
    assert refused.value.place == "body/lines/1/id"
    assert await holdings(session, sku_id) == {}


async def test_a_line_sent_again_happens_once(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    one, why = line(sku_id, 2), cause()
    for _ in range(2):
        await warehouse.receive(session, SYSTEM, warehouse_id, [one], why, at=NOON)
    await settle(session)
    assert (await holdings(session, sku_id))["sales.sellable"] == 2
    other = one.model_copy(update={"quantity": 5})
    with pytest.raises(LineDiffers):
        await warehouse.receive(session, SYSTEM, warehouse_id, [other], why, at=NOON)


async def test_of_a_document_with_one_bad_line_nothing_stays(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    before = await session.scalar(text(NOTHING))
    with pytest.raises(SkuUnknown) as refused:
        await receive(session, SYSTEM, warehouse_id, line(sku_id, 2), line(new_id(), 2))
    assert refused.value.place == "body/lines/1/sku_id"
    assert await session.scalar(text(NOTHING)) == before
    await receive_stock(session, sku_id, warehouse_id, 3)
    lines = [line(sku_id, 2), line(sku_id, 2)]
    with pytest.raises(NotEnoughStock) as refused:
        await warehouse.issue(session, SYSTEM, warehouse_id, lines, cause(), at=NOON)
    assert refused.value.place == "body/lines/1/quantity"
    assert (await holdings(session, sku_id))["warehouse.good"] == 3


async def test_a_bundle_has_no_stock_of_its_own(session):
    bundle_id, warehouse_id = (
        await make_item(session, own_stock=False),
        await make_warehouse(session),
    )
    with pytest.raises(SkuNotCounted):
        await receive(session, SYSTEM, warehouse_id, line(bundle_id))


async def test_more_lines_than_a_call_takes_are_refused(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    with pytest.raises(TooManyLines):
        await receive(session, SYSTEM, warehouse_id, *(line(sku_id) for _ in range(LINES_MAX + 1)))


async def test_unknown_and_foreign_warehouses_look_alike(session):
    sku_id, foreign = await make_item(session), await make_warehouse(session)
    for place in (new_id(), foreign):
        with pytest.raises(WarehouseUnknown) as refused:
            await receive(session, keeper(await make_warehouse(session)), place, line(sku_id))
        assert refused.value.place == "body/warehouse_id"


async def test_a_merchant_moves_his_goods_in_his_warehouse_only(session):
    merchant_id, other_id = new_id(), new_id()
    owner = seller(merchant_id)
    mine, foreign = await make_item(session, merchant_id), await make_item(session, other_id)
    house = await make_warehouse(session, merchant_id=merchant_id)
    await receive(session, owner, house, line(mine))
    with pytest.raises(SkuUnknown):
        await receive(session, owner, house, line(foreign))
    market = await make_warehouse(session, marketplace=True)
    with pytest.raises(WarehouseUnknown):
        await receive(session, owner, market, line(mine))


async def test_goods_of_others_lie_in_a_marketplace_warehouse_only(session):
    sku_id = await make_item(session, new_id())
    with pytest.raises(SkuUnknown):
        await receive(session, SYSTEM, await make_warehouse(session), line(sku_id))
    await receive(session, SYSTEM, await make_warehouse(session, marketplace=True), line(sku_id))


async def test_a_keeper_of_the_platforms_warehouse_moves_what_he_may_not_read(session):
    """His session's wall hides the books of the merchant; the movement goes through it."""
    sku_id = await make_item(session, new_id())
    house = await make_warehouse(session, marketplace=True)
    person = keeper(house)
    await set_reach(session, person)
    await receive(session, person, house, line(sku_id, 4))
    assert await holdings(session, sku_id) == {}  # the wall is closed again
    with pytest.raises(NotEnoughStock):
        await warehouse.issue(session, person, house, [line(sku_id, 5)], cause(), at=NOON)
    assert await holdings(session, sku_id) == {}
    await set_reach(session, SYSTEM)
    assert (await holdings(session, sku_id))["warehouse.good"] == 4


async def test_into_a_closed_warehouse_nothing_comes_and_out_of_it_everything_goes(session):
    sku_id, house = await make_stock(session, 4)
    await session.execute(
        text("UPDATE inventory.warehouse SET state = 'closed' WHERE id = :id"), {"id": house}
    )
    with pytest.raises(WarehouseClosed):
        await receive(session, SYSTEM, house, line(sku_id))
    await warehouse.issue(session, SYSTEM, house, [line(sku_id, 4)], cause(), at=NOON)
    await settle(session)
    assert await holdings(session, sku_id) == {}


async def test_only_good_pieces_can_be_sold(session):
    sku_id, house = await make_stock(session, 4)
    to_damaged = warehouse.ConditionLine(
        id=new_id(),
        sku_id=sku_id,
        quantity=1,
        before=Condition.GOOD,
        after=Condition.DAMAGED,
    )
    await warehouse.change_condition(session, SYSTEM, house, [to_damaged], cause(), at=NOON)
    await receive(session, SYSTEM, house, line(sku_id, 2, condition=Condition.INSPECT))
    await settle(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 3,
        "warehouse.damaged": 1,
        "warehouse.inspect": 2,
        "dispatch.free": 3,
        "sales.sellable": 3,
    }


async def test_a_change_into_the_same_condition_is_refused(session):
    sku_id, house = await make_stock(session, 4)
    same = warehouse.ConditionLine(
        id=new_id(), sku_id=sku_id, quantity=1, before=Condition.GOOD, after=Condition.GOOD
    )
    with pytest.raises(warehouse.SameCondition):
        await warehouse.change_condition(session, SYSTEM, house, [same], cause(), at=NOON)


async def test_on_the_road_pieces_stay_for_sale_until_they_are_lost(session):
    sku_id, source = await make_stock(session, 10)
    target = await make_warehouse(session)
    await warehouse.send(
        session,
        SYSTEM,
        [line(sku_id, 6)],
        cause(),
        source_id=source,
        target_id=target,
        at=NOON,
    )
    assert await holdings(session, sku_id) == {
        "warehouse.good": 4,
        "warehouse.coming": 6,
        "dispatch.free": 4,
        "dispatch.transit": 6,
        "sales.sellable": 10,
    }
    await warehouse.arrive(session, SYSTEM, target, [line(sku_id, 3)], cause(), at=NOON)
    broken = [line(sku_id, 2, condition=Condition.DAMAGED)]
    await warehouse.arrive(session, SYSTEM, target, broken, cause(), at=NOON)
    await warehouse.lose(session, SYSTEM, target, [line(sku_id, 1)], cause(), at=NOON)
    assert (await holdings(session, sku_id))["sales.falling"] == 3
    await settle(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 7,
        "warehouse.damaged": 2,
        "dispatch.free": 7,
        "sales.sellable": 7,
    }
    assert await breaches_in(session) == {}


async def test_a_send_goes_somewhere_else_and_within_reach(session):
    sku_id, source = await make_stock(session, 1)
    target = await make_warehouse(session)

    async def send(actor, source_id, target_id):
        await warehouse.send(
            session,
            actor,
            [line(sku_id)],
            cause(),
            source_id=source_id,
            target_id=target_id,
            at=NOON,
        )

    with pytest.raises(warehouse.SameWarehouse):
        await send(SYSTEM, source, source)
    with pytest.raises(WarehouseUnknown) as refused:
        await send(keeper(target), source, target)
    assert refused.value.place == "body/source_id"
    with pytest.raises(WarehouseUnknown) as refused:
        await send(SYSTEM, source, new_id())
    assert refused.value.place == "body/target_id"
    elsewhere = Actor(new_id(), merchant_ids=None, warehouse_ids=frozenset({source}), place=Place())
    await send(elsewhere, source, target)
    assert SELF_RUN_ID
