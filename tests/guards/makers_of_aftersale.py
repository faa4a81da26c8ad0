"""Makers of cases after the sale, and bodies that their doors take."""

from uuid import UUID

from sqlalchemy import update

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.ids import document_number, new_id
from houtai.modules.aftersale.tables import Case, CaseLine, CaseMessage, Purse
from houtai.modules.ordering.tables import Order
from tests.factories.identity import BEGINNING
from tests.factories.ordering import NOON
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_merchants import merchant_of
from tests.guards.makers_of_orders import an_order
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

ELSEWHERE = "aftersale.case_elsewhere"
EXPECTED |= {
    "aftersale_agree_to_case": "payments.more_than_paid",
    "aftersale_intercept_parcel": "aftersale.not_to_intercept",
    "aftersale_receive_return": ELSEWHERE,
    "aftersale_stop_intercepting": ELSEWHERE,
    "aftersale_inspect_return": ELSEWHERE,
    "aftersale_rule_case": ELSEWHERE,
    "aftersale_show_case_figures": "aftersale.time_too_long",
    "aftersale_show_evidence": "objects.missing",
}


@makes("aftersale/cases/{case_id}", by_merchant=True)
async def a_case(owner: Owner) -> object:
    """One that waits for the seller, about goods that are on their way."""
    order_id, case_id = await an_order(owner), new_id()
    assert isinstance(order_id, UUID)
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    async with reaching_as(owner.session, SYSTEM):
        await owner.session.execute(
            update(Order)
            .where(Order.id == order_id)
            .values(
                state="awaiting_receipt",
                payment="paid",
                fulfilment="shipped",
                aftersale="open",
                paid_at=NOON,
            )
        )
    case = Case(
        id=case_id,
        number=document_number("A", case_id, BEGINNING.date()),
        merchant_id=merchant_id,
        member_id=new_id(),
        order_id=order_id,
        order_number=document_number("O", order_id, BEGINNING.date()),
        trade_id=new_id(),
        shop_name="自营",
        kind="refund_only",
        stage="shipped",
        state="applied",
        money="none",
        reason="quality",
        words="",
        asked_fen=100,
        pieces_count=1,
        refund_at="inspected",
        return_to="",
        carrier_code="",
        waybill_number="",
        finding={},
        opened_at=NOON,
        due_at=NOON,
        version=1,
    )
    await put(owner, case)
    async with reaching_as(owner.session, SYSTEM):
        owner.session.add_all(_of_one_piece(case))
        await owner.session.flush()
    return case_id


def _of_one_piece(case: Case) -> list[Purse | CaseLine]:
    """What it is about, and what may go back of it."""
    line_id = new_id()
    purse = Purse(
        line_id=line_id,
        order_id=case.order_id,
        merchant_id=case.merchant_id,
        quantity=1,
        pieces_held=1,
        pieces_back=0,
        paid_fen=100,
        held_fen=100,
        back_fen=0,
    )
    line = CaseLine(
        case_id=case.id,
        line_id=line_id,
        merchant_id=case.merchant_id,
        position=0,
        product_name="云雾绿茶",
        spec_text="",
        sku_code="A",
        is_gift=False,
        quantity=1,
        held_fen=100,
    )
    return [purse, line]


@makes("aftersale/cases/{case_id}/pictures/{file_id}", by_merchant=True)
async def evidence(owner: Owner) -> object:
    case_id, file_id = owner.earlier["case_id"], new_id()
    message = CaseMessage(
        case_id=case_id,
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        what="say",
        by_kind="buyer",
        by_id=new_id(),
        words="",
        pictures=[file_id],
        details={},
        at=NOON,
    )
    await put(owner, message)
    return file_id


@makes("aftersale/rules/{merchant_id}", by_merchant=True)
async def a_merchant_with_a_rule(owner: Owner) -> object:
    return await merchant_of(owner)


@says(
    "aftersale_agree_to_case",
    "aftersale_intercept_parcel",
    "aftersale_receive_return",
    "aftersale_stop_intercepting",
)
async def as_it_stands(_owner: Owner) -> object:
    return {"version": 1}


@says("aftersale_agree_to_cases")
async def one_of_them(_owner: Owner) -> object:
    return {"case_ids": [str(new_id())]}


@says("aftersale_propose_amount")
async def less(_owner: Owner) -> object:
    return {"version": 1, "amount_fen": 50, "words": "轻微磨损"}


@says("aftersale_reject_case")
async def no(_owner: Owner) -> object:
    return {"version": 1, "words": "已超出质保"}


@says("aftersale_inspect_return")
async def as_agreed(_owner: Owner) -> object:
    return {"version": 1, "verdict": "accept"}


@says("aftersale_rule_case")
async def the_last_word(_owner: Owner) -> object:
    return {"version": 1, "ruling": "nothing", "words": "证据不足"}


@says("aftersale_say_to_case")
async def a_word(_owner: Owner) -> object:
    return {"words": "请补充照片"}


@says("aftersale_set_merchant_rule")
async def a_rule(_owner: Owner) -> object:
    return {"version": 0, "refund_at": "signed", "fast_refund": True}
