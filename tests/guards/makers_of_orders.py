"""Makers of trades and orders, and bodies that their doors take."""

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import document_number, new_id
from houtai.modules.ordering.tables import Line, Order, Trade
from tests.factories.identity import BEGINNING
from tests.factories.ordering import NOON
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_places import PHONE, put
from tests.guards.makers_of_products import COST_FEN
from tests.guards.registry import makes

NANSHAN = "440305"
RECIPIENT, DETAIL = "司徒暗香", "科技园南区暗香路 1 号"
SUMS = {"goods_fen": 100, "freight_fen": 0, "discount_fen": 0, "adjust_fen": 0, "payable_fen": 100}

EXPECTED["ordering_cancel_order"] = "ordering.order_under_way"
EXPECTED["ordering_change_lines"] = "ordering.not_for_sale"
EXPECTED["ordering_preview_lines"] = "ordering.not_for_sale"


@makes("ordering/trades/{trade_id}", nobodys="a trade may be of several merchants")
async def a_trade(owner: Owner) -> object:
    trade_id = new_id()
    trade = Trade(
        id=trade_id,
        member_id=new_id(),
        number=document_number("T", trade_id, BEGINNING.date()),
        state="waiting",
        **SUMS,
        promised={"holds": []},
        explained={"notes": []},
        key=trade_id.hex,
        digest=b"d" * 32,
        placed_at=NOON,
        expires_at=NOON,
        version=1,
    )
    await put(owner, trade)
    return trade_id


@makes("ordering/orders/{order_id}", by_merchant=True)
async def an_order(owner: Owner) -> object:
    """One that waits for payment, and to be looked at."""
    trade_id, order_id = await a_trade(owner), new_id()
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    owned = {"merchant_id": merchant_id, "member_id": new_id()}
    order = Order(
        id=order_id,
        trade_id=trade_id,
        **owned,
        number=document_number("O", order_id, BEGINNING.date()),
        trade_number="T1",
        shop_name="自营",
        state="awaiting_payment",
        payment="unpaid",
        fulfilment="none",
        aftersale="none",
        **SUMS,
        freight_off_fen=0,
        pieces_count=1,
        recipient=RECIPIENT,
        phone=PHONE,
        phone_tail=PHONE[-4:],
        region_code=NANSHAN,
        detail=DETAIL,
        remark="",
        note="",
        flag="",
        held_for=["amount"],
        placed_at=NOON,
        expires_at=NOON,
        version=1,
    )
    await put(owner, order)
    line = Line(
        placed_at=NOON,
        order_id=order_id,
        **owned,
        position=0,
        sku_id=new_id(),
        product_id=new_id(),
        sku_code="A",
        product_name="云雾绿茶",
        spec_text="",
        is_sent=True,
        is_gift=False,
        quantity=1,
        list_fen=100,
        gross_fen=100,
        discount_fen=0,
        adjust_fen=0,
        payable_fen=100,
        cost_fen=COST_FEN,
    )
    await put(owner, line)
    return order_id


@says("ordering_change_address")
async def another_address(_owner: Owner) -> object:
    where = {"region_code": NANSHAN, "detail": "科技园南区 2 号"}
    return {"version": 1, "recipient": "李雷", "phone": PHONE, **where}


@says("ordering_change_price")
async def another_price(_owner: Owner) -> object:
    return {"version": 1, "adjust_fen": -1}


@says("ordering_preview_price")
async def a_price_to_try(_owner: Owner) -> object:
    return {"adjust_fen": -1}


@says("ordering_mark_order")
async def a_mark(_owner: Owner) -> object:
    return {"version": 1, "note": "尽快发货", "flag": "red"}


@says("ordering_release_hold")
async def a_reason(_owner: Owner) -> object:
    return {"version": 1, "reason": "电话确认"}


@says("ordering_preview_lines")
async def goods_to_try(_owner: Owner) -> object:
    return {"lines": [{"sku_id": str(new_id()), "quantity": 2}]}


@says("ordering_change_lines")
async def other_goods(_owner: Owner) -> object:
    return {"version": 1, "lines": [{"sku_id": str(new_id()), "quantity": 2}]}


@says("ordering_print_delivery_notes", "ordering_print_receipts")
async def a_note(owner: Owner) -> object:
    return {"order_ids": [str(await an_order(owner))]}
