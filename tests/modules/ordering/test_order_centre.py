"""The order centre: orders are found, repriced, and told of on their pages."""

import ast
from datetime import timedelta
from importlib.resources import files

import pytest
from sqlalchemy import update

from houtai.entry import wiring
from houtai.entry.exporting import EXPORTS
from houtai.events import ordering as told_by_orders
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM, Actor, Place, Right, reading_as
from houtai.kit.environment import LANGUAGES
from houtai.kit.ids import new_id
from houtai.kit.texts import catalogue
from houtai.modules.ordering.queries import journey, order_lists
from houtai.modules.ordering.rules import acts, states
from houtai.modules.ordering.service import repricing
from houtai.modules.ordering.tables import Line, Order
from tests.factories.ordering import (
    NOON,
    breaches_in,
    give_coupon,
    make_good,
    make_shopper,
    make_trade,
    orders_of,
    pay,
    place,
    placement,
)

ORDERS = "/api/console/ordering/orders"
ALL = frozenset({"ordering.order.write", "ordering.trade.write", "ordering.hold.write"})
PLATFORM = Actor(
    id=new_id(), permissions=ALL, merchant_ids=None, warehouse_ids=None, all_fields=True
)


def clerk(**fields):
    return Actor(id=new_id(), permissions=ALL, merchant_ids=None, warehouse_ids=None, fields=fields)


def seller(merchant_id):
    return Actor(
        id=new_id(),
        permissions=frozenset({"ordering.order.write"}),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id),
    )


async def found(client, **asked):
    answer = await client.get(ORDERS, params=asked)
    assert answer.status_code == 200, answer.text
    return [one["number"] for one in answer.json()["items"]]


async def one_ordered(session, **address):
    who = await make_shopper(session, **address)
    tea = await make_good(session, name="武夷肉桂特级")
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_000)
    (order,) = await orders_of(session, trade)
    return order


async def test_an_order_is_found_by_whatever_somebody_has_of_it(session, client_as):
    order = await one_ordered(session, recipient="司马相如", phone="13900004321")
    await one_ordered(session, recipient="卓文君", phone="13900008765")
    cup = await make_good(session, name="建盏茶杯")
    who = await make_shopper(session)
    await make_trade(session, who, (cup, 1), agreed_fen=1_000)
    async with client_as(PLATFORM) as client:
        assert await found(client, text=order.number) == [order.number]
        assert await found(client, text=order.number.lower()) == [order.number]
        assert await found(client, text=order.trade_number) == [order.number]
        assert len(await found(client, text="武夷肉桂")) == 2
        assert len(await found(client, text="建盏")) == 1
        assert await found(client, text="没有这种商品") == []
        assert await found(client, phone="4321") == [order.number]
        assert await found(client, phone="13900004321") == [order.number]
        assert await found(client, recipient="司马相如") == [order.number]


async def test_amounts_times_and_flags_narrow_the_list(session, client_as):
    order = await one_ordered(session)
    await session.refresh(order)
    order.flag = "red"
    await session.flush()
    later = (NOON + timedelta(seconds=1)).isoformat()
    async with client_as(PLATFORM) as client:
        assert await found(client, payable_from=2_000, payable_to=2_000) == [order.number]
        assert await found(client, payable_from=2_001) == []
        assert await found(client, placed_from=NOON.isoformat(), placed_before=later) == [
            order.number
        ]
        assert await found(client, placed_from=later) == []
        assert await found(client, paid_from=NOON.isoformat()) == []
        for asked, fit in (
            ({"sort": "paid_at", "placed_from": later}, "placed_at"),
            ({"sort": "-placed_at", "paid_before": later}, "paid_at"),
            ({"sort": "placed_at", "shipping": "due"}, "ship_by"),
            ({"sort": "ship_by"}, "paid_at, placed_at"),
        ):
            refused = await client.get(ORDERS, params=asked)
            assert refused.status_code == 422
            assert refused.json()["code"] == "request.sort_unfit"
            assert fit in refused.json()["detail"]
        assert await found(client, flag="red") == [order.number]
        assert await found(client, flag="blue") == []


async def four_orders(session):
    """Numbers, newest first, of orders with tea; the newest of the four, without, is left out."""
    who = await make_shopper(session)
    red, white = [await make_good(session, name=f"武夷岩茶{kind}") for kind in ("大红袍", "水仙")]
    cup = await make_good(session, name="建盏")
    placed = []
    for wanted in ([(red, 1)], [(red, 1), (white, 1)], [(white, 1)], [(cup, 1)]):
        trade = await make_trade(session, who, *wanted, agreed_fen=1_000 * len(wanted))
        placed += await orders_of(session, trade)
    # The third is older than all; the others stand at one moment.
    for table, name in ((Order, Order.id), (Line, Line.order_id)):
        earlier = update(table).where(name == placed[2].id)
        await session.execute(earlier.values(placed_at=NOON - timedelta(minutes=1)))
    return [placed[1].number, placed[0].number, placed[2].number]


async def test_orders_with_some_goods_are_paged_like_any_list(session, client_as):
    newest_first = await four_orders(session)
    async with client_as(PLATFORM) as client:
        for sort, expected in (("-placed_at", newest_first), ("placed_at", newest_first[::-1])):
            walked: list[str] = []
            asked = {"text": "武夷岩茶", "sort": sort, "limit": 1}
            for _ in expected:
                page = (await client.get(ORDERS, params=asked)).json()
                walked += [one["number"] for one in page["items"]]
                asked["after"] = page["next"]
            assert (walked, page["next"]) == (expected, None)
        waiting = {"text": "武夷岩茶", "state": "awaiting_payment"}
        assert await found(client, **waiting) == newest_first
        assert await found(client, **waiting | {"state": "completed"}) == []
        assert await found(client, text="武夷岩茶", sort="-paid_at") == []
    async with client_as(seller(new_id())) as client:
        assert await found(client, text="武夷岩茶") == []


async def test_words_that_fit_too_many_goods_are_refused(session, client_as, monkeypatch):
    await one_ordered(session)
    await one_ordered(session)
    monkeypatch.setattr(order_lists, "SKUS_FOUND_MAX", 1)
    async with client_as(PLATFORM) as client:
        answer = await client.get(ORDERS, params={"text": "武夷肉桂"})
    assert (answer.status_code, answer.json()["code"]) == (422, "ordering.search_too_wide")


async def test_a_number_that_somebody_may_not_read_is_found_by_its_tail_at_most(session, client_as):
    order = await one_ordered(session, phone="13900004321", recipient="司马相如")
    async with client_as(clerk()) as client:
        assert await found(client, phone_tail="4321") == [order.number]
        for asked in ({"phone": "13900004321"}, {"phone": "4321"}, {"recipient": "司马相如"}):
            refused = await client.get(ORDERS, params=asked)
            assert refused.json()["code"] == "request.field_not_readable"
    hidden = clerk(**{"ordering.order.phone": Right.HIDDEN})
    async with client_as(hidden) as client:
        refused = await client.get(ORDERS, params={"phone_tail": "4321"})
        assert refused.json()["code"] == "request.field_not_readable"


async def test_a_row_shows_its_first_goods_and_a_masked_phone(session, client_as):
    who = await make_shopper(session, phone="13900004321")
    goods = [await make_good(session) for _ in range(4)]
    await make_trade(session, who, *((one, 1) for one in goods), agreed_fen=4_000)
    async with client_as(clerk()) as client:
        (row,) = (await client.get(ORDERS)).json()["items"]
    assert (len(row["goods"]), row["pieces_count"], row["phone"]) == (3, 4, "139****4321")


async def test_a_merchant_finds_his_own_orders_only(session, client_as):
    merchant_id = new_id()
    who = await make_shopper(session)
    tea = await make_good(session, merchant_id=merchant_id, name="武夷肉桂特级")
    cup = await make_good(session, name="武夷肉桂特级")
    trade = await make_trade(session, who, (tea, 1), (cup, 1), agreed_fen=2_000)
    theirs = next(one for one in await orders_of(session, trade) if one.merchant_id == merchant_id)
    async with client_as(seller(merchant_id)) as client:
        for asked in ({}, {"text": "武夷肉桂"}, {"text": trade.number}, {"phone_tail": "5678"}):
            assert set(await found(client, **asked)) <= {theirs.number}
        assert await found(client, text=trade.number) == [theirs.number]
        page = (await client.get(f"{ORDERS}/{theirs.id}")).json()
        assert (page["sisters_count"], len(page["lines"])) == (1, 1)


async def test_what_may_be_done_follows_how_the_order_stands(session, client_as):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    (order,) = await orders_of(session, trade)
    async with client_as(PLATFORM) as client:
        waits = (await client.get(f"{ORDERS}/{order.id}")).json()
        assert waits["acts"] == [
            "change_price",
            "change_lines",
            "cancel_trade",
            "change_address",
            "mark",
        ]
        await pay(session, trade, who)
        paid = (await client.get(f"{ORDERS}/{order.id}")).json()
        assert paid["acts"] == ["change_lines", "cancel", "change_address", "mark"]
        assert (await client.post(f"{ORDERS}/{order.id}/cancel")).status_code == 204
        assert (await client.get(f"{ORDERS}/{order.id}")).json()["acts"] == ["mark"]


def test_a_held_order_may_be_released_until_it_ends():
    stands = {"payment": "paid", "fulfilment": "none", "aftersale": "none"}
    assert "release_hold" in acts.acts_of({**stands, "state": "awaiting_shipment"}, ["amount"])
    assert "release_hold" not in acts.acts_of({**stands, "state": "cancelled"}, ["amount"])


async def test_a_price_is_changed_line_by_line_as_it_was_shown_before(session, client_as):
    who = await make_shopper(session)
    tea, cup = await make_good(session), await make_good(session, price_fen=500)
    trade = await make_trade(session, who, (tea, 2), (cup, 1), agreed_fen=2_500)
    (order,) = await orders_of(session, trade)
    async with client_as(PLATFORM) as client:
        first, second = (await client.get(f"{ORDERS}/{order.id}")).json()["lines"]
        wanted = {"lines": [{"line_id": first["id"], "adjust_fen": -301}]}
        shown = await client.post(f"{ORDERS}/{order.id}/price/preview", json=wanted)
        assert shown.status_code == 200, shown.text
        preview = shown.json()
        assert (preview["payable_fen"], preview["trade_payable_fen"]) == (2_199, 2_199)
        changed = await client.put(f"{ORDERS}/{order.id}/price", json={"version": 1, **wanted})
        assert changed.status_code == 204, changed.text
        lines = (await client.get(f"{ORDERS}/{order.id}")).json()["lines"]
        assert [one["payable_fen"] for one in lines] == [
            one["payable_fen"] for one in preview["lines"]
        ]
        too_much = {"lines": [{"line_id": second["id"], "adjust_fen": -501}]}
        refused = await client.post(f"{ORDERS}/{order.id}/price/preview", json=too_much)
        assert refused.json()["code"] == "ordering.price_below_nothing"
        for lines in ([new_id()], [first["id"], first["id"]]):
            asked = {"lines": [{"line_id": str(one), "adjust_fen": 1} for one in lines]}
            refused = await client.post(f"{ORDERS}/{order.id}/price/preview", json=asked)
            assert refused.json()["code"] == "ordering.line_not_of_order"
    assert await breaches_in(session) == {}


@pytest.mark.parametrize("given", [{}, {"adjust_fen": 1, "lines": []}])
def test_a_new_price_is_one_sum_or_a_sum_for_each_line(given):
    with pytest.raises(ValueError, match="either"):
        repricing.NewPrice(**given)


async def test_a_discount_is_named_as_it_was_when_it_was_sold(session, client_as):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=5_000)
    coupon_id = await give_coupon(session, who)
    wanted = placement(who, (tea, 1), agreed_fen=4_000, coupon_ids=[coupon_id])
    (trade,) = await place(session, wanted)
    (order,) = await orders_of(session, trade)
    async with client_as(PLATFORM) as client:
        (line,) = (await client.get(f"{ORDERS}/{order.id}")).json()["lines"]
    assert [(one["name"], one["fen"]) for one in line["discounts"]] == [("满减券", 1_000)]


def test_every_step_of_a_journey_has_a_text_in_both_languages():
    assert wiring.INVARIANTS  # The composition is what registers the sources.
    for name, whats in journey.registered().items():
        for what in sorted(whats):
            for language in LANGUAGES:
                assert f"journey.{name}.{what}" in catalogue(language), (name, what, language)


def test_every_act_and_every_event_of_an_order_is_a_step():
    sources = journey.registered()
    assert {str(one) for one in states.Act} <= sources["ordering"]
    own = [one for one in eventlog.registered() if one.__module__ == told_by_orders.__name__]
    assert {one.LABEL.name for one in own} <= sources["events"]


def words_told():
    """What services write into the story of an order by name."""
    folder = files("houtai.modules.ordering.service")
    for file in folder.iterdir():
        if file.name.endswith(".py"):
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "tell_story":
                    yield from (one.value for one in call.args if isinstance(one, ast.Constant))


def test_every_word_that_services_tell_is_a_step():
    told = set(words_told())
    assert {"mark", "change_price", "release_hold"} <= told
    assert told <= journey.registered()["ordering"]


async def test_a_journey_names_people_and_tells_only_what_has_a_text(session, client_as):
    who = await make_shopper(session)
    tea = await make_good(session)
    trade = await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    async with client_as(PLATFORM) as client:
        mark = {"version": order.version, "note": "尽快发货", "flag": "red"}
        assert (await client.put(f"{ORDERS}/{order.id}/mark", json=mark)).status_code == 204
        assert (await client.post(f"{ORDERS}/{order.id}/cancel")).status_code == 204
        steps = (await client.get(f"{ORDERS}/{order.id}/journey")).json()["steps"]
    sources = journey.registered()
    for step in steps:
        assert step["what"] in sources[step["module"]], step
        assert step["title"] != step["what"]
    told = {(one["module"], one["what"]) for one in steps}
    assert {("events", "ordering.order_paid"), ("ledger", "received")} <= told
    assert [one["at"] for one in steps] == sorted(one["at"] for one in steps)


async def test_a_sheet_has_a_row_for_each_line_with_states_in_words_and_masks(session):
    order = await one_ordered(session, phone="13900004321", recipient="司马相如")
    (wanted,) = [one for one in EXPORTS if one.name == "ordering.lines"]
    with reading_as(clerk()):
        page = await wanted.listing.page(
            session,
            wanted.select(SYSTEM),
            wanted.want(sort=None, filters={"text": order.number}, limit=10),
            wanted.view,
        )
        (row,) = [one.model_dump() for one in await wanted.complete(session, page.items)]
    assert (row["number"], row["quantity"], row["state"]) == (order.number, 2, "待付款")
    assert (row["phone"], row["recipient"]) == ("139****4321", "司***")
    assert row["payable_fen"] == 2_000


async def test_counts_tell_what_waits_for_somebody(session, client_as):
    order = await one_ordered(session)
    held = await session.get(Order, order.id)
    held.held_for = ["amount"]
    await session.flush()
    async with client_as(PLATFORM) as client:
        counts = {
            one["state"]: one["count"] for one in (await client.get(f"{ORDERS}/counts")).json()
        }
        assert await found(client, held=True) == [order.number]
        assert await found(client, held=False) == []
    assert (counts["awaiting_payment"], counts["held"], counts["refunding"]) == (1, 1, 0)
