"""Goods on their way are asked back from the carrier: turned back, too late, or neither."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from houtai.events.logistics import InterceptionAnswered, ParcelMoved, ParcelSigned
from houtai.events.merchants import SELF_RUN_ID
from houtai.events.returns import ReturnArrived, ReturnInspected
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import document_number, new_id
from houtai.modules.aftersale.rules.states import Act
from houtai.modules.aftersale.service import buying, deciding, falling_due, goods, intercepting
from houtai.modules.aftersale.service.deciding import ActOnCase, AgreeToCase
from houtai.modules.aftersale.service.intercepting import NotToIntercept
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.aftersale.service.moving import CaseElsewhere
from houtai.modules.fulfilment.tables import Parcel, Shipment, ShipmentLine
from houtai.modules.logistics import public as logistics
from houtai.modules.logistics.tables import Interception
from houtai.modules.ordering import public as ordering
from houtai.modules.wms.service import returns
from tests.factories.aftersale import (
    STAFF,
    Sold,
    again,
    ask,
    broken,
    give_return_address,
    make_sold,
    money_moves,
    refunded_fen,
)
from tests.factories.inventory import holdings, keeper, make_warehouse
from tests.factories.ordering import NOON
from tests.factories.wms import told

NUMBER = "SF9876543210123"


async def sent(session, *goods, warehouse_id=None, track="moving"):
    """An order that is on its way in one parcel, from a warehouse or by the merchant himself."""
    await give_return_address(session)
    sold = await make_sold(session, *(goods or ((2, 1_000),)), stage="shipped")
    order = await ordering.sold_order(session, sold.order_id)
    shipment = a_shipment(order, warehouse_id)
    session.add(shipment)
    await session.flush()
    session.add_all(a_line(shipment, order, one) for one in order.lines)
    parcel = Parcel(
        shipment_id=shipment.id,
        merchant_id=order.merchant_id,
        carrier_code="SF",
        number=NUMBER,
        weight_g=500,
        track=track,
        created_at=NOON,
    )
    session.add(parcel)
    await session.flush()
    number = logistics.TypedNumber(
        parcel_id=parcel.id,
        shipment_id=shipment.id,
        merchant_id=order.merchant_id,
        carrier_code="SF",
        number=NUMBER,
    )
    await logistics.track_numbers(session, [number], at=NOON)
    return sold, parcel


def a_shipment(order, warehouse_id):
    shipment_id = new_id()
    return Shipment(
        id=shipment_id,
        number=document_number("S", shipment_id, NOON.date()),
        merchant_id=order.merchant_id,
        member_id=order.member_id,
        warehouse_id=warehouse_id or new_id(),
        warehouse_name="南山仓",
        shop_name=order.shop_name,
        mode="warehouse" if warehouse_id else "own",
        state="shipped",
        group_key=new_id(),
        recipient="张三",
        phone="13800138000",
        region_code="440305",
        detail="科技园 1 号",
        remark="",
        promise_at=NOON,
        pieces_count=1,
        value_fen=0,
        cod_fen=0,
        km=1,
        created_at=NOON,
        shipped_at=NOON,
        void_reason="",
    )


def a_line(shipment, order, one, **changes):
    values = {
        "shipment_id": shipment.id,
        "order_id": order.id,
        "order_number": order.number,
        "line_id": one.id,
        "sku_id": one.sku_id,
        "merchant_id": order.merchant_id,
        "quantity": one.quantity,
        "value_fen": one.payable_fen,
        "sku_code": one.sku_code,
        "product_name": one.product_name,
        "spec_text": one.spec_text,
    }
    return ShipmentLine(**{**values, **changes})


async def asked_back(session, sold: Sold, pieces=2):
    case = await ask(session, sold, pieces)
    await deciding.intercept(session, STAFF, case.id, ActOnCase(version=case.version), at=NOON)
    return await again(session, case)


def known(parcel):
    return {"parcel_id": parcel.id, "shipment_id": parcel.shipment_id, "merchant_id": SELF_RUN_ID}


def event_of(parcel, said):
    if said in {"accepted", "refused", "by_phone"}:
        answer = {"interception_id": new_id(), "answer": said, "reason": ""}
        return InterceptionAnswered(**known(parcel), **answer, at=NOON)
    if said == "signed":
        return ParcelSigned(**known(parcel), waybill_id=new_id(), at=NOON)
    return ParcelMoved(**known(parcel), waybill_id=new_id(), status=said, at=NOON)


async def carrier_says(session, case, parcel, *said):
    await intercepting.hear(session, [event_of(parcel, one) for one in said], at=NOON)
    return await again(session, case)


async def warehouse_tells(session, case):
    found = [
        decode(kind.LABEL.name, 1, json.dumps(body).encode())
        for kind in (ReturnArrived, ReturnInspected)
        for body in await told(session, kind.LABEL.name, case.id)
    ]
    await goods.hear(session, found, at=NOON)
    return await again(session, case)


async def test_the_parcel_turns_back_into_the_warehouse_that_sent_it_and_money_goes(session):
    warehouse_id = await make_warehouse(session)
    sold, parcel = await sent(session, warehouse_id=warehouse_id)
    case = await asked_back(session, sold)
    assert (case.state, case.waybill_number, case.money) == ("intercepting", NUMBER, "none")
    assert await session.scalar(select(Interception.parcel_id)) == parcel.id
    case = await carrier_says(session, case, parcel, "accepted", "moving", "returning", "returned")
    assert (case.state, case.return_warehouse) == ("returning", warehouse_id)
    who = keeper(warehouse_id)
    before = await holdings(session, sold.skus[0])
    await returns.arrive(session, who, returns.ArriveReturn(scanned=NUMBER), at=NOON)
    found = returns.FoundPieces(line_id=sold.lines[0], good=2)
    looked = returns.InspectReturn(scan_id=new_id(), lines=[found])
    await returns.inspect(session, who, case.id, looked, at=NOON)
    case = await warehouse_tells(session, case)
    assert (case.state, case.money, case.agreed_fen) == ("refunding", "going", 2_000)
    after = await holdings(session, sold.skus[0])
    assert after["warehouse.good"] == before.get("warehouse.good", 0) + 2
    assert (await money_moves(session, case)).state == "done"
    assert (await ordering.sold_order(session, sold.order_id)).state != "awaiting_receipt"
    assert not await broken(session)


async def test_signed_for_first_the_case_goes_on_as_a_return(session):
    sold, parcel = await sent(session)
    case = await asked_back(session, sold)
    case = await carrier_says(session, case, parcel, "accepted", "signed")
    assert (case.state, case.kind, case.agreed_fen) == ("to_send", "return_refund", 2_000)
    assert case.return_to.startswith("售后部")
    assert case.waybill_number == ""
    back = buying.SendBack(carrier_code="SF", waybill_number="SF1234567890123")
    await buying.send_back(session, sold.who.member_id, case.id, back, at=NOON)
    assert (await again(session, case)).state == "returning"
    assert not await broken(session)


async def test_a_carrier_that_refuses_leaves_it_to_the_seller_once(session):
    sold, parcel = await sent(session)
    case = await carrier_says(session, await asked_back(session, sold), parcel, "refused")
    assert (case.state, case.agreed_fen, case.waybill_number) == ("applied", None, "")
    assert case.due_at > NOON
    command = ActOnCase(version=case.version)
    with pytest.raises(NotToIntercept):
        await deciding.intercept(session, STAFF, case.id, command, at=NOON)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    assert (await money_moves(session, case)).state == "done"
    assert not await broken(session)


async def test_the_merchant_who_sent_it_himself_has_it_again(session):
    sold, parcel = await sent(session)
    case = await carrier_says(session, await asked_back(session, sold), parcel, "by_phone")
    assert case.state == "intercepting"
    assert case.messages[-1].what == "intercept_by_phone"
    await deciding.receive(session, STAFF, case.id, ActOnCase(version=case.version), at=NOON)
    case = await again(session, case)
    assert (case.state, Act.ACCEPT_GOODS in case.acts) == ("arrived", True)
    assert await refunded_fen(session, sold) == 0


async def test_who_hears_on_the_phone_that_it_cannot_be_done_answers_otherwise(session):
    sold, parcel = await sent(session)
    case = await asked_back(session, sold)
    command = ActOnCase(version=case.version, words="快递已派送")
    await deciding.stop_intercepting(session, STAFF, case.id, command, at=NOON)
    assert (await again(session, case)).state == "applied"
    assert (await carrier_says(session, case, parcel, "returning")).state == "applied"


async def test_what_neither_turns_back_nor_arrives_is_for_the_platform(session):
    sold, _ = await sent(session)
    case = await asked_back(session, sold)
    with pytest.raises(CaseElsewhere):
        await buying.withdraw(session, sold.who.member_id, case.id, at=NOON)
    await falling_due.fall_due(session, case.due_at + timedelta(hours=1))
    assert (await again(session, case)).state == "disputed"
    assert not await broken(session)


async def test_what_turns_back_already_nobody_needs_to_be_asked_for(session):
    sold, _ = await sent(session, track="returning")
    case = await asked_back(session, sold)
    assert case.state == "returning"
    assert await session.scalar(select(Interception.id)) is None


async def test_a_part_of_an_order_is_not_intercepted(session):
    sold, _ = await sent(session)
    with pytest.raises(NotToIntercept):
        await asked_back(session, sold, 1)


async def test_a_parcel_with_goods_of_others_is_not_intercepted(session):
    sold, parcel = await sent(session)
    order = await ordering.sold_order(session, sold.order_id)
    shipment = await session.get_one(Shipment, parcel.shipment_id)
    other = {"order_id": new_id(), "line_id": new_id()}
    session.add(a_line(shipment, order, order.lines[0], **other))
    await session.flush()
    with pytest.raises(NotToIntercept):
        await asked_back(session, sold)


async def test_an_order_in_two_parcels_is_not_intercepted(session):
    sold, parcel = await sent(session)
    session.add(
        Parcel(
            shipment_id=parcel.shipment_id,
            merchant_id=parcel.merchant_id,
            carrier_code="SF",
            number="SF9876543210124",
            weight_g=1,
            track="",
            created_at=NOON,
        )
    )
    await session.flush()
    with pytest.raises(NotToIntercept):
        await asked_back(session, sold)


async def rule_says(session, intercept_fen_max):
    wish = SetMerchantRule(
        refund_at="inspected", fast_refund=True, intercept_fen_max=intercept_fen_max, version=0
    )
    await set_rule(session, STAFF, SELF_RUN_ID, wish)


@pytest.mark.parametrize(
    ("up_to_fen", "state"), [(0, "applied"), (1_999, "applied"), (2_000, "intercepting")]
)
async def test_a_rule_intercepts_by_itself_up_to_a_sum(session, up_to_fen, state):
    sold, parcel = await sent(session)
    await rule_says(session, up_to_fen)
    case = await ask(session, sold, 2)
    assert (case.state, case.money) == (state, "none")
    if state == "intercepting":
        assert (case.agreed_fen, case.messages[-1].by_kind) == (2_000, "house")
        assert await session.scalar(select(Interception.parcel_id)) == parcel.id
    assert await refunded_fen(session, sold) == 0
    assert not await broken(session)


async def test_what_a_rule_cannot_intercept_waits_for_the_seller(session):
    sold, _ = await sent(session)
    await rule_says(session, 9_999)
    assert (await ask(session, sold, 1)).state == "applied"
    assert (await ask(session, sold, 1, kind="return_refund")).state == "applied"
    assert await session.scalar(select(Interception.id)) is None
