"""Card keys: put in sealed, handed out once each, read by the buyer who paid."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text

from houtai.events.fulfilment import PiecesFreed
from houtai.events.merchants import SELF_RUN_ID
from houtai.events.ordering import OrderPaid
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.modules.aftersale.service import applying as aftersale
from houtai.modules.aftersale.service import falling_due
from houtai.modules.aftersale.service.asking import WantedPieces
from houtai.modules.aftersale.tables import Case
from houtai.modules.fulfilment import handlers
from houtai.modules.fulfilment.queries.card_keys import CardKeysUnknown, one_shelf, own_keys
from houtai.modules.fulfilment.service import card_keys, delivering, retrying
from houtai.modules.fulfilment.tables import CardKey
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables import Order
from tests.factories.crossing import crossing
from tests.factories.fulfilment import broken, make_paid, shipments_of, standing, with_shipments
from tests.factories.identity import make_account
from tests.factories.ordering import NOON, make_good, make_shopper

HOUSE = HouseKey(bytes(32))
STAFF = By("staff", uuid4())


@pytest.fixture(autouse=True)
def _shipments_are_known():
    with_shipments()


async def put_in(session, sku_id, *keys, actor=SYSTEM):
    command = card_keys.PutKeysIn(sku_id=sku_id, keys=list(keys))
    return await card_keys.put_in(session, actor, command, key=HOUSE, at=NOON)


async def keys_of(session, who, order_id):
    shown = await own_keys(session, who.member_id, order_id, key=HOUSE)
    return [(one.keys, one.waiting) for one in shown]


async def state_of(session, order_id):
    return await session.scalar(select(Order.state).where(Order.id == order_id))


def paid(order_id, who):
    return OrderPaid(order_id, new_id(), SELF_RUN_ID, who.member_id, 3_000, is_held=False, at=NOON)


async def test_each_line_gets_as_many_keys_as_pieces_and_stock_falls(session):
    who = await make_shopper(session)
    card = await make_good(session, kind="card_key", price_fen=3_000, left=10)
    told = await put_in(session, card, "KEY-1", " KEY-2 ", "KEY-3", "KEY-1")
    assert (told.added, told.known) == (3, 1)
    assert (await put_in(session, card, "KEY-3")).added == 0
    first = await make_paid(session, who, (card, 2))
    await handlers.take_orders(session, [paid(first, who)])
    await handlers.take_orders(session, [paid(first, who)])
    assert await keys_of(session, who, first) == [(("KEY-1", "KEY-2"), 0)]
    assert await state_of(session, first) == "awaiting_receipt"
    assert set((await inventory.free_now(session, [card])).values()) == {8}
    stranger = await make_shopper(session)
    assert await keys_of(session, stranger, first) == []
    again = await one_shelf(session, SYSTEM, card)
    assert (again.left_count, again.handed_count, again.waiting) == (1, 2, 0)
    for had in ((("KEY-3",), 0), ((), 1)):
        order_id = await make_paid(session, stranger, (card, 1))
        await delivering.deliver(session, [order_id], at=NOON)
        assert await keys_of(session, stranger, order_id) == [had]
    assert await broken(session) == {}


async def test_too_few_keys_the_line_waits_and_its_merchant_is_told(session):
    await make_account(session, role="operator")
    who = await make_shopper(session)
    card = await make_good(session, kind="card_key", price_fen=3_000, left=10)
    await put_in(session, card, "KEY-1")
    order_id = await make_paid(session, who, (card, 2))
    for _ in range(2):
        await handlers.take_orders(session, [paid(order_id, who)])
    assert await keys_of(session, who, order_id) == [((), 2)]
    assert (await standing(session, order_id))["waiting"] == 2
    assert (await one_shelf(session, SYSTEM, card)).waiting == 2
    notices = await session.scalars(
        text(
            "SELECT body ->> 'fields' FROM eventlog.event WHERE name = 'notices.wanted'"
            " AND body ->> 'template' = 'fulfilment.card_keys_missing'"
        )
    )
    (said,) = notices.all()
    assert '"count": "2"' in said
    await put_in(session, card, "KEY-2")
    await handlers.take_stock(session, [PiecesFreed(card, SELF_RUN_ID, NOON)])
    assert await keys_of(session, who, order_id) == [(("KEY-1", "KEY-2"), 0)]
    assert await state_of(session, order_id) == "awaiting_receipt"
    assert await broken(session) == {}


async def test_an_order_that_waits_for_keys_may_be_called_off_and_takes_none_then(session):
    who = await make_shopper(session)
    card = await make_good(session, kind="card_key", price_fen=3_000, left=2)
    order_id = await make_paid(session, who, (card, 1))
    await delivering.deliver(session, [order_id], at=NOON)
    await cancelling.cancel_order(session, order_id, STAFF, at=NOON)
    await put_in(session, card, "KEY-1")
    await retrying.retry_due(session, NOON + timedelta(hours=1))
    assert (await one_shelf(session, SYSTEM, card)).left_count == 1
    assert await broken(session) == {}


async def test_keys_lie_sealed_and_nobody_else_may_touch_them(session):
    card = await make_good(session, kind="card_key", left=0)
    goods = await make_good(session, left=0)
    await put_in(session, card, "VERY-SECRET-KEY")
    (row,) = (await session.scalars(select(CardKey))).all()
    for at_rest in (row.sealed, row.fingerprint, row.salt):
        assert b"SECRET" not in at_rest
    assert "SECRET" not in repr(card_keys.PutKeysIn(sku_id=card, keys=["VERY-SECRET-KEY"]))
    other = Actor(id=uuid4(), merchant_ids=frozenset({uuid4()}))
    for actor, sku_id in ((SYSTEM, goods), (SYSTEM, uuid4()), (other, card)):
        with pytest.raises(card_keys.SkuWithoutKeys):
            await put_in(session, sku_id, "KEY", actor=actor)
    with pytest.raises(CardKeysUnknown):
        await card_keys.take_out(session, other, card, at=NOON)
    with pytest.raises(ValidationError):
        card_keys.PutKeysIn(sku_id=card, keys=["two\nlines"])
    assert await card_keys.take_out(session, SYSTEM, card, at=NOON) == 1
    with pytest.raises(card_keys.NoKeysLeft):
        await card_keys.take_out(session, SYSTEM, card, at=NOON)


async def test_two_orders_never_get_one_key(database):
    async with database.transaction() as session:
        buyers = [await make_shopper(session) for _ in range(2)]
        card = await make_good(session, kind="card_key", price_fen=3_000, left=10)
        orders = [await make_paid(session, who, (card, 1)) for who in buyers]
        await put_in(session, card, "ONLY-KEY")

    def take(order_id):
        return lambda session: delivering.deliver(session, [order_id], at=NOON)

    first, second = await crossing(database, take(orders[0]), take(orders[1]))
    assert (len(first), len(second)) == (1, 0)
    async with database.transaction() as session:
        had = [await keys_of(session, who, one) for who, one in zip(buyers, orders, strict=True)]
        assert had == [[(("ONLY-KEY",), 0)], [((), 1)]]
        assert [len(await shipments_of(session, one)) for one in orders] == [1, 0]


async def test_an_order_whose_keys_were_handed_out_is_never_refunded_by_time(session):
    who = await make_shopper(session)
    card = await make_good(session, kind="card_key", price_fen=3_000)
    await put_in(session, card, "KEY-1")
    order_id = await make_paid(session, who, (card, 1))
    await delivering.deliver(session, [order_id], at=NOON)
    sold = await ordering.sold_order(session, order_id)
    line = WantedPieces(line_id=sold.lines[0].id, quantity=1)
    asked = aftersale.OpenCase(
        order_id=order_id, kind="refund_only", reason="quality", lines=[line]
    )
    case_id = await aftersale.apply(session, who.member_id, asked, at=NOON)
    await falling_due.fall_due(session, NOON + timedelta(days=30))
    assert await session.scalar(select(Case.state).where(Case.id == case_id)) == "disputed"
