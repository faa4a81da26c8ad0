"""What a buyer sees of his own orders, and what he may do with them."""

import pytest
from sqlalchemy import select, update

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Product
from houtai.modules.members.public import AddressUnknown
from houtai.modules.ordering.queries.orders import OrderUnknown, story_of
from houtai.modules.ordering.queries.own_orders import own_order, own_story
from houtai.modules.ordering.rules.own import acts_of, seen
from houtai.modules.ordering.rules.quoting import NotDelivered
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service import cancelling, policy
from houtai.modules.ordering.service.changing import ChangedMeanwhile
from houtai.modules.ordering.service.lines import ChangeLines, LineWish
from houtai.modules.ordering.service.lines import change as change_lines
from houtai.modules.ordering.service.moving import By, tell_story
from houtai.modules.ordering.service.readdressing import (
    AddressFixed,
    ChangeOwnAddress,
    FreightWouldChange,
    change_own_address,
)
from houtai.modules.ordering.tables import Line, Order
from tests.factories.logistics import RATES, make_freight_template, written
from tests.factories.members import make_address
from tests.factories.ordering import (
    NO_OFFERS,
    NOON,
    give_coupon,
    hear,
    make_good,
    make_shopper,
    make_trade,
    orders_of,
    pay,
    place,
    placement,
)

SHOP = "/api/shop"
NANSHAN, CHENGDU, URUMQI = "440305", "510104", "650102"


async def ordered(session, who, *, price_fen=1_000, **changes):
    """One order that waits for payment."""
    tea = await make_good(session, price_fen=price_fen, **changes)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=price_fen)
    (order,) = await orders_of(session, trade)
    return trade, order


def elsewhere(address, version=1):
    return ChangeOwnAddress(version=version, address_id=address.id)


async def shown(session, who, order):
    return await own_order(session, who.member_id, order.id, at=NOON)


@pytest.mark.parametrize(
    ("standing", "acts"),
    [
        (("awaiting_payment", "unpaid", "none"), {"pay", "cancel_trade", "change_address"}),
        (("awaiting_shipment", "paid", "none"), {"cancel", "change_address"}),
        (("awaiting_shipment", "paid", "partly_shipped"), set()),
        (("awaiting_receipt", "paid", "shipped"), set()),
        (("completed", "paid", "received"), set()),
        (("cancelled", "refunding", "none"), set()),
    ],
)
def test_what_a_buyer_may_do_follows_from_how_his_order_stands(standing, acts):
    axes = dict(zip(("state", "payment", "fulfilment"), standing, strict=True))
    found = acts_of(axes | {"aftersale": "none"}, seconds_left=60, region_code=NANSHAN)
    assert set(found) == acts


def test_what_is_not_sent_goes_nowhere_and_what_is_late_cannot_be_paid():
    axes = {"state": "awaiting_payment", "payment": "unpaid", "fulfilment": "none"}
    assert acts_of(axes | {"aftersale": "none"}, seconds_left=0, region_code="") == (
        "cancel_trade",
    )


def test_every_move_of_an_order_is_told_and_no_mark_of_staff_is():
    assert all(seen(str(act), {}) is not None for act in Act)
    assert seen("mark", {"note": "刁难"}) is seen("release_hold", {"reason": "电话确认"}) is None
    told = seen("change_price", {"adjust_fen": -100, "secret": "x"})
    assert told == {"adjust_fen": -100}


async def test_a_buyer_sees_what_each_offer_took_off_but_not_who_bears_it(session, client_as):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=5_000)
    await give_coupon(session, who, name="十元券")
    (trade,) = await place(session, placement(who, (tea, 1), agreed_fen=4_000))
    (order,) = await orders_of(session, trade)
    async with client_as(Actor(id=who.member_id)) as client:
        answer = (await client.get(f"{SHOP}/orders/{order.id}")).json()
        listed = (await client.get(f"{SHOP}/orders")).json()["items"]
    (discount,) = answer["discounts"]
    assert (discount["name"], discount["kind"], discount["fen"]) == ("十元券", "coupon", 1_000)
    assert discount["line_id"] == answer["lines"][0]["id"]
    assert "platform_fen" not in str([answer, listed])
    assert (answer["trade_orders"], answer["trade_payable_fen"]) == (1, 4_000)


async def test_a_foreign_order_has_neither_a_page_nor_a_story_nor_an_address(session, client_as):
    who = await make_shopper(session)
    _, order = await ordered(session, who)
    async with client_as(Actor(id=new_id())) as client:
        page = await client.get(f"{SHOP}/orders/{order.id}")
        story = await client.get(f"{SHOP}/orders/{order.id}/story")
        body = {"version": 1, "address_id": str(who.address_id)}
        moved = await client.put(f"{SHOP}/orders/{order.id}/address", json=body)
    assert (page.status_code, page.json()["code"]) == (404, "ordering.order_unknown")
    assert story.json() == []
    assert (moved.status_code, moved.json()["code"]) == (404, "ordering.order_unknown")


async def test_tabs_count_what_waits(session, client_as):
    who = await make_shopper(session)
    paid, _ = await ordered(session, who)
    await pay(session, paid, who)
    await ordered(session, who)
    await ordered(session, await make_shopper(session))
    async with client_as(Actor(id=who.member_id)) as client:
        counts = (await client.get(f"{SHOP}/orders/counts")).json()
    assert {one["state"]: (one["count"], one["more"]) for one in counts} == {
        "awaiting_payment": (1, False),
        "awaiting_shipment": (1, False),
        "awaiting_receipt": (0, False),
    }


async def test_the_story_of_a_cancelled_order_ends_with_the_money(session):
    who = await make_shopper(session)
    trade, order = await ordered(session, who)
    await pay(session, trade, who)
    why = cancelling.CancelOwn(reason="changed_mind")
    by = By("buyer", who.member_id)
    await cancelling.cancel_order(session, order.id, by, at=NOON, member_id=who.member_id, why=why)
    before = await shown(session, who, order)
    (refund,) = before.refunds
    assert (refund.amount_fen, refund.is_done) == (1_000, False)
    assert before.acts == ()
    await hear(session)
    story = await own_story(session, who.member_id, order.id)
    assert [one.what for one in story] == ["place", "pay", "cancel_paid"]
    assert [one.by for one in story] == ["you", "house", "you"]


async def test_the_reason_of_a_buyer_stands_in_the_story_of_staff(session, client_as):
    who = await make_shopper(session)
    trade, order = await ordered(session, who)
    async with client_as(Actor(id=who.member_id)) as client:
        path = f"{SHOP}/trades/{trade.trade_id}/cancel"
        wrong = await client.post(path, json={"reason": "none of your business"})
        assert wrong.status_code == 422
        done = await client.post(path, json={"reason": "found_cheaper"})
    assert done.status_code == 204, done.text
    told = await story_of(session, SYSTEM, order.id)
    assert told[-1].details == {"reason": "found_cheaper"}


async def test_a_buyer_has_his_order_sent_elsewhere_for_the_same_freight(session):
    who = await make_shopper(session, region_code=NANSHAN)
    _, order = await ordered(session, who)
    there = await make_address(session, who.member_id, region_code=CHENGDU, recipient="韩梅梅")
    buyer = who.member_id
    await change_own_address(session, buyer, order.id, elsewhere(there), at=NOON)
    after = await shown(session, who, order)
    assert (after.recipient, after.region_code, after.version) == ("韩梅梅", CHENGDU, 2)
    story = await own_story(session, who.member_id, order.id)
    assert [one.what for one in story] == ["place", "change_address"]
    with pytest.raises(ChangedMeanwhile):
        await change_own_address(session, buyer, order.id, elsewhere(there), at=NOON)


async def test_another_freight_or_none_at_all_is_refused(session):
    who = await make_shopper(session, region_code=NANSHAN)
    _, order = await ordered(session, who)
    category_id = await session.scalar(
        select(Product.category_id)
        .join(Line, Line.product_id == Product.id)
        .where(Line.order_id == order.id)
    )
    dear = {"regions": ["510000"], **RATES, "first_fee_fen": 9_900}
    tariff = written(rows=[dear], no_delivery=["650000"])
    await make_freight_template(session, category_id, tariff=tariff)
    buyer = who.member_id
    for region, refusal in ((CHENGDU, FreightWouldChange), (URUMQI, NotDelivered)):
        there = await make_address(session, who.member_id, region_code=region)
        with pytest.raises(refusal):
            await change_own_address(session, buyer, order.id, elsewhere(there), at=NOON)
    near = await make_address(session, who.member_id, region_code="440304")
    await change_own_address(session, buyer, order.id, elsewhere(near), at=NOON)


async def test_what_has_gone_and_foreign_addresses_change_nothing(session):
    who, other = await make_shopper(session), await make_shopper(session)
    _, order = await ordered(session, who)
    there = await make_address(session, who.member_id)
    buyer = who.member_id
    foreign = ChangeOwnAddress(version=1, address_id=other.address_id)
    with pytest.raises(AddressUnknown):
        await change_own_address(session, buyer, order.id, foreign, at=NOON)
    with pytest.raises(OrderUnknown):
        await change_own_address(session, other.member_id, order.id, elsewhere(there), at=NOON)
    gone = update(Order).where(Order.id == order.id).values(fulfilment="partly_shipped")
    await session.execute(gone)
    with pytest.raises(AddressFixed):
        await change_own_address(session, buyer, order.id, elsewhere(there), at=NOON)


async def test_a_watched_word_that_comes_in_later_holds_the_paid_order(session, monkeypatch):
    async def set_limits(_session):
        return policy.Limits(0, 0, 0, ("黑屋",))

    monkeypatch.setattr(policy, "limits", set_limits)
    who = await make_shopper(session)
    trade, order = await ordered(session, who)
    await pay(session, trade, who)
    there = await make_address(session, who.member_id, detail="小黑屋 3 号")
    (paid,) = await orders_of(session, trade)
    moved = elsewhere(there, paid.version)
    await change_own_address(session, who.member_id, order.id, moved, at=NOON)
    (after,) = await orders_of(session, trade)
    assert after.held_for == ["address"]


async def test_a_price_that_the_seller_changed_is_told(session):
    who = await make_shopper(session)
    _, order = await ordered(session, who)
    seller = By("staff", new_id())
    told = {"adjust_fen": -100, "lines": {"a": -100}}
    await tell_story(session, [order], "change_price", seller, at=NOON, details=told)
    await tell_story(session, [order], "mark", seller, at=NOON)
    story = await own_story(session, who.member_id, order.id)
    assert [(one.what, one.by, one.values) for one in story][1:] == [
        ("change_price", "seller", {"adjust_fen": -100})
    ]


async def test_money_for_goods_that_were_taken_out_is_a_refund_of_the_order(session):
    who = await make_shopper(session)
    tea, cup = await make_good(session, price_fen=1_000), await make_good(session, price_fen=700)
    trade = await make_trade(session, who, (tea, 2), (cup, 1), agreed_fen=2_700)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    wanted = [LineWish(sku_id=tea, quantity=1), LineWish(sku_id=cup, quantity=0)]
    fewer = ChangeLines(version=order.version, lines=wanted)
    await change_lines(session, SYSTEM, order.id, fewer, NO_OFFERS, at=NOON)
    after = await shown(session, who, order)
    assert [(line.sku_id, line.quantity) for line in after.lines] == [(tea, 1)]
    assert [one.amount_fen for one in after.refunds] == [1_700]
