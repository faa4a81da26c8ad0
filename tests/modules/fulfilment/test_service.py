"""From paid orders to shipments, and what becomes of them."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from houtai.events import wms as told
from houtai.events.merchants import SELF_RUN_ID
from houtai.events.ordering import OrderPaid
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.fulfilment import handlers
from houtai.modules.fulfilment.queries.of_orders import OrderUnknown
from houtai.modules.fulfilment.queries.shipments import ShipmentUnknown
from houtai.modules.fulfilment.service import (
    by_hand,
    hearing,
    merging,
    receiving,
    retrying,
    sourcing,
)
from houtai.modules.fulfilment.tables import Decision, Demand, Parcel
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables import Order
from tests.factories.fulfilment import (
    broken,
    lines_in,
    make_paid,
    make_sites,
    make_sourced,
    make_spread_good,
    shipments_of,
    standing,
    with_shipments,
)
from tests.factories.inventory import receive_stock, settle
from tests.factories.ordering import NOON, make_good, make_shopper

STAFF = By("staff", uuid4())


@pytest.fixture(autouse=True)
def _shipments_are_known():
    with_shipments()


def number() -> str:
    return f"SF{new_id().hex[-12:]}"


def parcels(count: int = 1) -> list[by_hand.NewParcel]:
    return [by_hand.NewParcel(carrier_code="SF", number=number()) for _ in range(count)]


async def order_of(session, order_id):
    return await session.scalar(
        select(Order).where(Order.id == order_id).execution_options(populate_existing=True)
    )


def missing(shipment, line, quantity, left):
    return told.OutboundShort(
        shipment.id,
        shipment.warehouse_id,
        shipment.merchant_id,
        ((line.id, line.sku_id, quantity),),
        left,
        NOON,
    )


async def test_a_paid_order_becomes_a_shipment_from_the_nearer_warehouse_once(session):
    south, north = await make_sites(session)
    sku = await make_spread_good(session, (south, 5), (north, 5))
    order_id, (shipment,) = await make_sourced(session, None, (sku, 2))
    assert shipment.warehouse_id == south
    assert (shipment.state, shipment.mode, shipment.pieces_count) == ("waiting", "warehouse", 2)
    assert await sourcing.source_orders(session, [order_id], "paid", at=NOON) == []
    assert await standing(session, order_id) == {
        "quantity": 2,
        "waiting": 0,
        "assigned": 2,
        "shipped": 0,
        "dropped": 0,
    }
    decision = await session.scalar(select(Decision).where(Decision.order_id == order_id))
    assert decision.outcome == "whole"
    assert decision.plans["chosen"]["warehouses"] == ["深圳仓"]
    assert decision.plans["others"][0]["warehouses"] == ["北京仓"]
    assert await broken(session) == {}


async def test_what_nobody_has_waits_and_goes_when_it_comes(session):
    south, north = await make_sites(session)
    sku = await make_spread_good(session, (south, 3))
    first, _ = await make_sourced(session, None, (sku, 2))
    other = await make_spread_good(session, (north, 1))
    # Sold before the warehouse lost them: the dispatch layer has nothing for the second order.
    order_id = await make_paid(session, None, (sku, 1), (other, 1))
    line = inventory.StockLine(id=new_id(), sku_id=sku, quantity=1)
    why = inventory.DocumentCause(reason="stock.lost", document_kind="count", document_id=new_id())
    await inventory.issue(session, SYSTEM, south, [line], why, at=NOON)
    await settle(session)
    await sourcing.source_orders(session, [order_id], "paid", at=NOON)
    assert (await standing(session, order_id))["waiting"] == 1
    assert len(await shipments_of(session, order_id)) == 1
    assert await retrying.retry_goods(session, [sku], at=NOON) == 0
    await receive_stock(session, sku, north, 1)
    await settle(session)
    assert await retrying.retry_goods(session, [sku], at=NOON) == 1
    assert (await standing(session, order_id))["waiting"] == 0
    assert (await standing(session, first))["assigned"] == 2
    assert await broken(session) == {}


async def test_cancelling_calls_back_and_what_the_carrier_has_cannot_be_cancelled(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 5))
    gone, (shipment,) = await make_sourced(session, None, (sku, 1))
    await by_hand.ship_by_hand(
        session, SYSTEM, shipment.id, by_hand.ShipByHand(parcels=parcels()), at=NOON
    )
    with pytest.raises(cancelling.OrderUnderWay):
        await cancelling.cancel_order(session, gone, STAFF, at=NOON)
    order_id, (waiting,) = await make_sourced(session, None, (sku, 2))
    await cancelling.cancel_order(session, order_id, STAFF, at=NOON)
    (void,) = await shipments_of(session, order_id)
    assert (void.id, void.state, void.void_reason) == (waiting.id, "void", "cancelled")
    assert (await standing(session, order_id))["dropped"] == 2
    assert (await inventory.free_now(session, [sku]))[sku, south] == 4
    assert await sourcing.source_orders(session, [order_id], "paid", at=NOON) == []
    assert await broken(session) == {}


async def test_a_refused_shipment_is_sent_from_elsewhere_and_never_from_there_again(session):
    south, north = await make_sites(session)
    sku = await make_spread_good(session, (south, 5), (north, 1))
    order_id, (shipment,) = await make_sourced(session, None, (sku, 1))
    refused = told.OutboundRefused(shipment.id, south, shipment.merchant_id, "power cut", NOON)
    await hearing.hear(session, [refused], at=NOON)
    before, after = await shipments_of(session, order_id)
    assert (before.state, after.state, after.warehouse_id) == ("void", "waiting", north)
    again = told.OutboundRefused(after.id, north, shipment.merchant_id, "too", NOON)
    await hearing.hear(session, [again], at=NOON)
    assert (await standing(session, order_id))["waiting"] == 1
    assert await retrying.retry_goods(session, [sku], at=NOON) == 0
    assert await broken(session) == {}


async def test_short_pieces_come_from_elsewhere_and_the_rest_goes_on(session):
    south, north = await make_sites(session)
    sku = await make_spread_good(session, (south, 5), (north, 1))
    order_id, (shipment,) = await make_sourced(session, None, (sku, 3))
    (line,) = await lines_in(session, shipment.id)
    await hearing.hear(session, [missing(shipment, line, 1, 2)], at=NOON)
    kept, other = await shipments_of(session, order_id)
    assert (kept.pieces_count, other.pieces_count, other.warehouse_id) == (2, 1, north)
    await hearing.hear(session, [missing(shipment, line, 2, 0)], at=NOON)
    assert await standing(session, order_id) == {
        "quantity": 3,
        "waiting": 2,
        "assigned": 1,
        "shipped": 0,
        "dropped": 0,
    }
    assert await broken(session) == {}


async def test_a_part_goes_first_then_the_rest_and_the_order_follows(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 5))
    order_id, (shipment,) = await make_sourced(session, None, (sku, 3))
    (line,) = await lines_in(session, shipment.id)
    shipment_id, line_id = shipment.id, line.id
    too_many = by_hand.PartOfLine(line_id=line_id, quantity=4)
    command = by_hand.ShipByHand(parcels=parcels(), lines=(too_many,))
    with pytest.raises(by_hand.PartUnclear):
        await by_hand.ship_by_hand(session, SYSTEM, shipment_id, command, at=NOON)
    part = by_hand.PartOfLine(line_id=line_id, quantity=1)
    command = by_hand.ShipByHand(parcels=parcels(2), lines=(part,))
    await by_hand.ship_by_hand(session, SYSTEM, shipment_id, command, at=NOON)
    order = await order_of(session, order_id)
    assert (order.state, order.fulfilment) == ("awaiting_shipment", "partly_shipped")
    gone, rest = await shipments_of(session, order_id)
    assert (gone.state, gone.pieces_count) == ("shipped", 1)
    assert (rest.state, rest.pieces_count) == ("waiting", 2)
    await by_hand.ship_by_hand(
        session, SYSTEM, rest.id, by_hand.ShipByHand(parcels=parcels()), at=NOON
    )
    order = await order_of(session, order_id)
    assert (order.state, order.fulfilment) == ("awaiting_receipt", "shipped")
    assert (await standing(session, order_id))["shipped"] == 3
    assert await broken(session) == {}


async def test_many_go_together_or_none_does(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 9))
    made = [await make_sourced(session, None, (sku, pieces)) for pieces in (1, 2)]
    ids = [shipment.id for _, (shipment,) in made]
    going = dict(zip(ids, parcels(2), strict=True))
    same = dict.fromkeys(ids, parcels()[0])
    with pytest.raises(by_hand.NumberTwice):
        await by_hand.ship_together(session, same, STAFF, at=NOON)
    brought = await by_hand.ship_together(session, going, STAFF, at=NOON)
    assert len(brought) == 2
    for order_id, _ in made:
        assert (await order_of(session, order_id)).state == "awaiting_receipt"
    _, (third,) = await make_sourced(session, None, (sku, 1))
    again = {ids[0]: parcels(3)[1], third.id: parcels(3)[2]}
    with pytest.raises(by_hand.ShipmentUnderWay):
        await by_hand.ship_together(session, again, STAFF, at=NOON)
    taken = {third.id: going[ids[0]]}
    with pytest.raises(by_hand.NumberTaken):
        await by_hand.ship_together(session, taken, STAFF, at=NOON)
    assert (await inventory.free_now(session, [sku]))[sku, south] == 5
    assert await broken(session) == {}


async def test_orders_of_one_buyer_go_together_and_part_when_one_is_cancelled(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 9))
    who = await make_shopper(session)
    first, (one,) = await make_sourced(session, who, (sku, 1))
    second, (two,) = await make_sourced(session, who, (sku, 2))
    _, (foreign,) = await make_sourced(session, None, (sku, 1))
    with pytest.raises(merging.NotTogether):
        await merging.merge(session, [one.id, foreign.id], at=NOON)
    merged = await merging.merge(session, [one.id, two.id], at=NOON)
    assert {line.order_id for line in await lines_in(session, merged)} == {first, second}
    assert await broken(session) == {}
    await cancelling.cancel_order(session, first, STAFF, at=NOON)
    kept = [each for each in await shipments_of(session, second) if each.state == "waiting"]
    assert [each.pieces_count for each in kept] == [2]
    assert (await standing(session, second))["assigned"] == 2
    assert (await standing(session, first))["dropped"] == 1
    assert await broken(session) == {}


async def test_signed_for_it_is_received_by_time_or_by_the_buyers_word(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 9))
    who = await make_shopper(session)
    order_id, (shipment,) = await make_sourced(session, who, (sku, 1))
    with pytest.raises(receiving.OrderNotOnItsWay):
        await receiving.receive_own(session, who.member_id, order_id, at=NOON)
    with pytest.raises(OrderUnknown):
        await receiving.receive_own(session, uuid4(), order_id, at=NOON)
    command = by_hand.ShipByHand(parcels=parcels())
    await by_hand.ship_by_hand(session, SYSTEM, shipment.id, command, at=NOON)
    parcel = await session.scalar(select(Parcel).where(Parcel.shipment_id == shipment.id))
    await receiving.note_signed(session, [parcel.id], at=NOON)
    await receiving.note_signed(session, [parcel.id], at=NOON + timedelta(hours=1))
    await session.refresh(parcel)
    assert parcel.signed_at == NOON
    due = await session.scalar(select(Demand.receive_by).where(Demand.order_id == order_id))
    assert due == NOON + timedelta(days=7)
    assert await receiving.receive_due(session, NOON + timedelta(days=6)) == 0
    assert await receiving.receive_due(session, NOON + timedelta(days=8)) == 1
    assert (await order_of(session, order_id)).state == "completed"
    other, (shipment,) = await make_sourced(session, who, (sku, 1))
    command = by_hand.ShipByHand(parcels=parcels())
    await by_hand.ship_by_hand(session, SYSTEM, shipment.id, command, at=NOON)
    await receiving.receive_own(session, who.member_id, other, at=NOON)
    assert (await order_of(session, other)).state == "completed"
    assert await broken(session) == {}


async def test_a_foreign_shipment_looks_like_none(session):
    south, _ = await make_sites(session)
    sku = await make_spread_good(session, (south, 9))
    _, (shipment,) = await make_sourced(session, None, (sku, 1))
    stranger = Actor(
        id=uuid4(),
        permissions=frozenset({"fulfilment.shipment.write"}),
        merchant_ids=frozenset({uuid4()}),
    )
    for shipment_id in (shipment.id, uuid4()):
        with pytest.raises(ShipmentUnknown):
            await by_hand.ship_by_hand(
                session, stranger, shipment_id, by_hand.ShipByHand(parcels=parcels()), at=NOON
            )


async def test_an_order_of_which_nothing_is_sent_is_delivered_once_it_is_paid(session):
    who = await make_shopper(session)
    voucher = await make_good(session, kind="virtual", price_fen=3_000)
    order_id = await make_paid(session, who, (voucher, 1))
    paid = OrderPaid(order_id, new_id(), SELF_RUN_ID, who.member_id, 3_000, is_held=False, at=NOON)
    await handlers.take_orders(session, [paid])
    await handlers.take_orders(session, [paid])
    order = await order_of(session, order_id)
    assert (order.state, order.fulfilment) == ("awaiting_receipt", "shipped")
    (online,) = await shipments_of(session, order_id)
    assert (online.mode, online.state, online.pieces_count) == ("online", "signed", 1)
    later = utc_now() + timedelta(days=8)
    assert await receiving.receive_due(session, later) == 1
    assert (await order_of(session, order_id)).state == "completed"
    goods = await make_good(session, price_fen=3_000)
    mixed = await make_paid(session, who, (voucher, 1), (goods, 1))
    await handlers.take_orders(session, [replace(paid, order_id=mixed)])
    assert (await order_of(session, mixed)).state == "awaiting_shipment"
    (parcel,) = await shipments_of(session, mixed)
    await by_hand.ship_by_hand(
        session, SYSTEM, parcel.id, by_hand.ShipByHand(parcels=parcels()), at=NOON
    )
    assert (await order_of(session, mixed)).state == "awaiting_receipt"
    assert {one.mode for one in await shipments_of(session, mixed)} == {"own", "online"}
    assert await broken(session) == {}
