"""What is left of an order for its seller, who is told, and until when it must have gone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from houtai.kit.auth import SYSTEM, Actor, Place, Right
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Category, Product, Sku
from houtai.modules.inventory.queries.documents import average_costs
from houtai.modules.marketing.public import Offers
from houtai.modules.ordering.queries.margin import know_freight, margin_of_order
from houtai.modules.ordering.queries.orders import OrderUnknown
from houtai.modules.ordering.rules.margins import Sold, margin_of
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.tables import Order
from tests.factories.marketing import an_offer, cross_amount_off
from tests.factories.ordering import (
    NOON,
    make_good,
    make_shopper,
    make_trade,
    orders_of,
    pay,
    place,
    placement,
)

CONSOLE = "/api/console/ordering/orders"
READS = frozenset({"ordering.order.read", "ordering.order.write"})


async def costs(session, sku_id, fen):
    await session.execute(update(Sku).where(Sku.id == sku_id).values(cost_fen=fen))


async def takes(session, sku_id, permille):
    """The platform takes so much of what sells in its category."""
    of_sku = (
        select(Product.category_id)
        .join(Sku, Sku.product_id == Product.id)
        .where(Sku.id == sku_id)
        .scalar_subquery()
    )
    await session.execute(
        update(Category).where(Category.id == of_sku).values(commission_permille=permille)
    )


async def eight_yuan(_session, _order_id):
    return 800


async def nobody_knows(_session, _order_id):
    return None


@pytest.fixture(autouse=True)
def _freight_is_not_known():
    know_freight(nobody_knows)
    yield
    know_freight(nobody_knows)


async def test_what_is_left_of_an_order_is_told_with_what_is_not_known_yet(session):
    who, merchant_id = await make_shopper(session), new_id()
    tea = await make_good(session, price_fen=5_000, merchant_id=merchant_id)
    await costs(session, tea, 2_000)
    await takes(session, tea, 50)
    offer = an_offer(cross_amount_off((10_000, 1_000)), merchant_id=None, platform_permille=600)
    (trade,) = await place(
        session, placement(who, (tea, 2), agreed_fen=9_000), offers=Offers([offer])
    )
    assert isinstance(trade, PlacedView), trade
    (order,) = await orders_of(session, trade)
    early = await margin_of_order(session, SYSTEM, order.id)
    assert (early.cost_fen, early.margin_fen) == (None, None)
    assert early.unknown[:2] == ("goods_cost", "commission")
    await pay(session, trade, who)
    average = (await average_costs(session, [tea])).get(tea, 2_000)
    # Later prices change nothing of what was sold.
    await costs(session, tea, 9_999)
    await takes(session, tea, 900)
    found = await margin_of_order(session, SYSTEM, order.id)
    assert (found.goods_fen, found.subsidy_fen) == (9_000, 600)
    assert (found.commission_fen, found.cost_fen) == (480, 2 * average)
    assert found.margin_fen == 9_600 - 480 - 2 * average
    assert found.unknown == ("freight_cost", "storage", "tax")
    know_freight(eight_yuan)
    sent = await margin_of_order(session, SYSTEM, order.id)
    assert (sent.freight_cost_fen, sent.margin_fen) == (800, found.margin_fen - 800)
    assert sent.unknown == ("storage", "tax")
    stranger = Actor(id=new_id(), merchant_ids=frozenset({new_id()}))
    with pytest.raises(OrderUnknown):
        await margin_of_order(session, stranger, order.id)
    await cancelling.cancel_order(session, order.id, By("staff", SYSTEM.id), at=NOON)
    gone = await margin_of_order(session, SYSTEM, order.id)
    assert (gone.goods_fen, gone.margin_fen, gone.unknown) == (0, 0, ())


async def test_who_may_not_see_costs_is_told_no_margin(session, client_as):
    who, merchant_id = await make_shopper(session), new_id()
    tea = await make_good(session, price_fen=5_000, merchant_id=merchant_id)
    await costs(session, tea, 2_000)
    await takes(session, tea, 50)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=5_000)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    at = {"merchant_ids": frozenset({merchant_id}), "place": Place(merchant_id)}
    clerk = Actor(id=new_id(), permissions=READS, **at)
    boss = Actor(id=new_id(), permissions=READS, fields={"ordering.order.cost": Right.READ}, **at)
    async with client_as(clerk) as client:
        told = (await client.get(f"{CONSOLE}/{order.id}/margin")).json()
    assert (told["cost_fen"], told["margin_fen"], told["lines"][0]["cost_fen"]) == (None,) * 3
    assert told["commission_fen"] == 250
    async with client_as(boss) as client:
        told = (await client.get(f"{CONSOLE}/{order.id}/margin")).json()
        assert told["margin_fen"] == 5_000 - 250 - told["cost_fen"]
        assert (await client.get(f"{CONSOLE}/{new_id()}/margin")).status_code == 404


async def test_goods_are_changed_at_the_doors_after_a_look_at_what_it_means(session, client_as):
    who, merchant_id = await make_shopper(session), new_id()
    tea = await make_good(session, merchant_id=merchant_id, left=5)
    trade = await make_trade(session, who, (tea, 3), agreed_fen=3_000)
    (order,) = await orders_of(session, trade)
    at = {"merchant_ids": frozenset({merchant_id}), "place": Place(merchant_id)}
    wanted = {"lines": [{"sku_id": str(tea), "quantity": 2}]}
    async with client_as(Actor(id=new_id(), permissions=READS, **at)) as client:
        seen = await client.post(f"{CONSOLE}/{order.id}/lines/preview", json=wanted)
        assert seen.status_code == 200, seen.text
        assert seen.json()["trade_payable_fen"] == 2_000
        whole = (await client.get(f"{CONSOLE}/{order.id}")).json()
        assert whole["payable_fen"] == 3_000
        done = await client.post(f"{CONSOLE}/{order.id}/lines", json={**wanted, "version": 1})
        assert done.status_code == 200, done.text
        whole = (await client.get(f"{CONSOLE}/{order.id}")).json()
        assert (whole["payable_fen"], whole["lines"][0]["quantity"]) == (2_000, 2)
        more = {"lines": [{"sku_id": str(tea), "quantity": 4}], "version": whole["version"]}
        grown = await client.post(f"{CONSOLE}/{order.id}/lines", json=more)
        assert (grown.status_code, grown.json()["code"]) == (409, "ordering.sum_would_grow")
        for quantity in (-1, 10**9, 1.5):
            bad = {"lines": [{"sku_id": str(tea), "quantity": quantity}], "version": 2}
            answer = await client.post(f"{CONSOLE}/{order.id}/lines", json=bad)
            assert answer.status_code == 422
            assert "lines/0/quantity" in answer.text
    reader = Actor(id=new_id(), permissions=frozenset({"ordering.order.read"}), **at)
    async with client_as(reader) as client:
        refused = await client.post(f"{CONSOLE}/{order.id}/lines/preview", json=wanted)
        assert refused.status_code == 403
    other = Actor(
        id=new_id(),
        permissions=READS,
        merchant_ids=frozenset({new_id()}),
        place=Place(new_id()),
    )
    async with client_as(other) as client:
        foreign = await client.post(f"{CONSOLE}/{order.id}/lines/preview", json=wanted)
        assert foreign.json()["code"] == "ordering.order_unknown"


async def test_orders_are_found_by_the_time_until_which_they_must_go(session, client_as):
    who, merchant_id = await make_shopper(session), new_id()
    tea = await make_good(session, merchant_id=merchant_id, left=9)
    for _ in range(3):
        trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
        await pay(session, trade, who)
    waiting = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    paid = (
        await session.scalars(
            select(Order.id)
            .where(Order.merchant_id == merchant_id, Order.ship_by.is_not(None))
            .order_by(Order.id)
        )
    ).all()
    assert len(paid) == 3
    now = utc_now()
    for order_id, hours in zip(paid, (-1, 5, 40), strict=True):
        ship_by = now + timedelta(hours=hours)
        await session.execute(update(Order).where(Order.id == order_id).values(ship_by=ship_by))
    at = {"merchant_ids": frozenset({merchant_id}), "place": Place(merchant_id)}
    async with client_as(Actor(id=new_id(), permissions=READS, **at)) as client:
        found = {}
        for name in ("overdue", "due_soon", "due"):
            page = (await client.get(CONSOLE, params={"shipping": name})).json()
            found[name] = [one["id"] for one in page["items"]]
        counts = {
            one["state"]: one["count"] for one in (await client.get(f"{CONSOLE}/counts")).json()
        }
    late, soon, later = map(str, paid)
    assert found == {"overdue": [late], "due_soon": [soon], "due": [soon, later]}
    assert counts["overdue"] == 1
    (unpaid,) = await orders_of(session, waiting)
    assert unpaid.ship_by is None


@given(
    st.lists(
        st.builds(
            Sold,
            st.integers(0, 10**8),
            st.integers(0, 10**8),
            st.none() | st.integers(0, 10**8),
            st.none() | st.integers(0, 1_000),
        ),
        min_size=1,
        max_size=9,
    ),
    st.integers(0, 10**6),
)
def test_a_margin_is_known_just_where_all_its_parts_are(lines, freight_fen):
    found = margin_of(lines, freight_fen)
    missing = any(one.cost_fen is None or one.commission_permille is None for one in lines)
    assert (found.margin_fen is None) == missing
    assert ("goods_cost" in found.unknown) == any(one.cost_fen is None for one in lines)
