"""The doors: what buyers and staff are shown, and whom they do not meet."""

from contextlib import asynccontextmanager

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from tests.factories.ordering import make_good, make_shopper, make_trade, pay

SHOP, CONSOLE = "/api/shop", "/api/console/ordering"
ALL = frozenset(
    {"ordering.order.write", "ordering.order.read", "ordering.trade.write", "ordering.hold.write"}
)
PLATFORM = Actor(
    id=new_id(), permissions=ALL, merchant_ids=None, warehouse_ids=None, all_fields=True
)
CLERK = Actor(id=new_id(), permissions=ALL, merchant_ids=None, warehouse_ids=None)


def seller(merchant_id):
    return Actor(
        id=new_id(),
        permissions=frozenset({"ordering.order.write"}),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id),
    )


@pytest.fixture
def buying(client_as):
    @asynccontextmanager
    async def opened(who):
        async with client_as(who and Actor(id=who.member_id)) as client:
            client.headers["Sec-Fetch-Site"] = "same-origin"
            yield client

    return opened


def body(who, *wanted, **changes):
    lines = [{"sku_id": str(sku_id), "quantity": quantity} for sku_id, quantity in wanted]
    return {"lines": lines, "address_id": str(who.address_id), **changes}


async def test_a_buyer_fills_his_cart_sees_the_price_orders_and_finds_his_order(session, buying):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=1_250, left=5)
    async with buying(who) as client:
        put = await client.post(f"{SHOP}/cart/lines", json={"sku_id": str(tea), "quantity": 2})
        assert put.status_code == 204, put.text
        (line,) = (await client.get(f"{SHOP}/cart")).json()["lines"]
        assert (line["quantity"], line["price_fen"], line["standing"]) == (2, 1_250, "for_sale")
        preview = await client.post(f"{SHOP}/checkout/preview", json=body(who, (tea, 2)))
        assert preview.status_code == 200, preview.text
        agreed = preview.json()["payable_fen"]
        asked = body(who, (tea, 2), agreed_fen=agreed, remarks={str(SELF_RUN_ID): "请包好"})
        placed = await client.post(
            f"{SHOP}/orders", json=asked, headers={"Idempotency-Key": "once"}
        )
        assert placed.status_code == 201, placed.text
        again = await client.post(f"{SHOP}/orders", json=asked, headers={"Idempotency-Key": "once"})
        assert again.json()["trade_id"] == placed.json()["trade_id"]
        assert (await client.get(f"{SHOP}/cart")).json()["lines"] == []
        (order,) = (await client.get(f"{SHOP}/orders")).json()["items"]
        assert (order["payable_fen"], order["remark"]) == (2_500, "请包好")
        one = await client.get(f"{SHOP}/orders/{order['id']}")
        assert one.json()["lines"][0]["quantity"] == 2
        gone = await client.post(f"{SHOP}/trades/{order['trade_id']}/cancel")
        assert gone.status_code == 204, gone.text
        (order,) = (await client.get(f"{SHOP}/orders?state=cancelled")).json()["items"]


async def test_a_changed_price_is_told_with_the_new_sum(session, buying):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=1_250)
    async with buying(who) as client:
        answer = await client.post(f"{SHOP}/orders", json=body(who, (tea, 1), agreed_fen=1_000))
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["code"] == "ordering.price_changed"
    assert "12.50" in answer.text


@pytest.mark.parametrize("quantity", [0, 10**9, 1.5])
async def test_quantities_that_no_line_can_have_are_told_at_their_place(session, buying, quantity):
    who = await make_shopper(session)
    async with buying(who) as client:
        answer = await client.post(
            f"{SHOP}/orders", json=body(who, (new_id(), quantity), agreed_fen=1)
        )
    assert answer.status_code == 422
    assert "lines/0/quantity" in answer.text


async def test_a_guest_keeps_a_cart_sees_prices_and_cannot_order(session, buying):
    who = await make_shopper(session)
    tea = await make_good(session)
    async with buying(None) as client:
        assert (await client.get(f"{SHOP}/cart")).json() == {"lines": []}
        put = await client.post(f"{SHOP}/cart/lines", json={"sku_id": str(tea), "quantity": 1})
        assert put.status_code == 204, put.text
        kept = put.headers["set-cookie"].split(";")[0]
        client.headers["Cookie"] = kept
        assert len((await client.get(f"{SHOP}/cart")).json()["lines"]) == 1
        lines = [{"sku_id": str(tea), "quantity": 1}]
        preview = await client.post(f"{SHOP}/checkout/preview", json={"lines": lines})
        assert preview.json()["needs_address"] is True
        refused = await client.post(f"{SHOP}/orders", json=body(who, (tea, 1), agreed_fen=1))
        assert (refused.status_code, refused.json()["code"]) == (401, "members.not_signed_in")
    async with buying(who) as client:
        client.headers["Cookie"] = kept
        assert (await client.post(f"{SHOP}/cart/merge")).status_code == 204
        assert (await client.post(f"{SHOP}/cart/merge")).status_code == 204
        (line,) = (await client.get(f"{SHOP}/cart")).json()["lines"]
        assert line["quantity"] == 1


async def test_d2_a_foreign_order_and_an_unknown_one_look_the_same(session, buying):
    who, other = await make_shopper(session), await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    async with buying(who) as client:
        order_id = (await client.get(f"{SHOP}/orders")).json()["items"][0]["id"]
    async with buying(other) as client:
        for one in (order_id, new_id()):
            assert (await client.get(f"{SHOP}/orders/{one}")).status_code == 404
            assert (await client.post(f"{SHOP}/orders/{one}/cancel")).status_code == 404
        for one in (trade.trade_id, new_id()):
            assert (await client.post(f"{SHOP}/trades/{one}/cancel")).status_code == 404
        assert (await client.get(f"{SHOP}/orders")).json()["items"] == []


async def test_d1_no_door_of_buyers_makes_an_order_paid(house):
    paths = house.openapi()["paths"]
    own = [path for path in paths if path.startswith((f"{SHOP}/orders", f"{SHOP}/trades"))]
    assert sorted(own) == [
        f"{SHOP}/orders",
        f"{SHOP}/orders/counts",
        f"{SHOP}/orders/{{order_id}}",
        f"{SHOP}/orders/{{order_id}}/address",
        f"{SHOP}/orders/{{order_id}}/aftersale",
        f"{SHOP}/orders/{{order_id}}/cancel",
        f"{SHOP}/orders/{{order_id}}/invoices",
        f"{SHOP}/orders/{{order_id}}/keys",
        f"{SHOP}/orders/{{order_id}}/parcels",
        f"{SHOP}/orders/{{order_id}}/receive",
        f"{SHOP}/orders/{{order_id}}/story",
        f"{SHOP}/trades/{{trade_id}}",
        f"{SHOP}/trades/{{trade_id}}/cancel",
    ]
    assert list(paths[f"{SHOP}/trades/{{trade_id}}"]) == ["get"]


async def test_staff_finds_looks_into_and_changes_an_order(session, client_as):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    async with client_as(PLATFORM) as client:
        found = await client.get(f"{CONSOLE}/orders", params={"number": trade.number})
        (order,) = found.json()["items"]
        changed = await client.put(
            f"{CONSOLE}/orders/{order['id']}/price", json={"version": 1, "adjust_fen": -100}
        )
        assert changed.status_code == 204, changed.text
        stale = await client.put(
            f"{CONSOLE}/orders/{order['id']}/mark", json={"version": 1, "flag": "red"}
        )
        assert stale.json()["code"] == "ordering.changed_meanwhile"
        whole = (await client.get(f"{CONSOLE}/orders/{order['id']}")).json()
        assert (whole["payable_fen"], whole["lines"][0]["adjust_fen"]) == (1_900, -100)
        shown = (await client.get(f"{CONSOLE}/trades/{trade.trade_id}")).json()
        assert (shown["payable_fen"], len(shown["orders"])) == (1_900, 1)
        counts = (await client.get(f"{CONSOLE}/orders/counts")).json()
        assert {"awaiting_payment", "held", "refunding"} <= {one["state"] for one in counts}


async def test_a_merchant_changes_the_price_of_his_own_order_and_cancels_it(session, client_as):
    who, merchant_id = await make_shopper(session), new_id()
    tea = await make_good(session, merchant_id=merchant_id, left=5)
    cup = await make_good(session)
    trade = await make_trade(session, who, (tea, 2), (cup, 1), agreed_fen=3_000)
    async with client_as(seller(merchant_id)) as client:
        (order,) = (await client.get(f"{CONSOLE}/orders")).json()["items"]
        changed = await client.put(
            f"{CONSOLE}/orders/{order['id']}/price", json={"version": 1, "adjust_fen": 50}
        )
        assert changed.status_code == 204, changed.text
        assert (await client.get(f"{CONSOLE}/trades/{trade.trade_id}")).status_code == 403
    trade = trade.model_copy(update={"payable_fen": 3_050})
    await pay(session, trade, who)
    async with client_as(seller(merchant_id)) as client:
        gone = await client.post(f"{CONSOLE}/orders/{order['id']}/cancel")
        assert gone.status_code == 204, gone.text
        (order,) = (await client.get(f"{CONSOLE}/orders")).json()["items"]
        assert (order["state"], order["payment"]) == ("cancelled", "refunding")
        journey = (await client.get(f"{CONSOLE}/orders/{order['id']}/journey")).json()
        told = [step["what"] for step in journey["steps"] if step["module"] == "ordering"]
        assert sorted(told) == ["cancel_paid", "change_price", "pay", "place"]


async def test_who_may_not_read_an_address_sees_it_masked(session, client_as):
    who = await make_shopper(session, recipient="欧阳小明", detail="解放路 8 号院 3 单元")
    tea = await make_good(session)
    await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    async with client_as(CLERK) as client:
        (order,) = (await client.get(f"{CONSOLE}/orders")).json()["items"]
        whole = (await client.get(f"{CONSOLE}/orders/{order['id']}")).json()
    assert order["recipient"] == "欧***"
    assert whole["detail"].startswith("解放路 8 ")
    assert "单元" not in whole["detail"]
