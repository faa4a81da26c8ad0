"""Makers of fees and of orders whose money is shared out, and bodies that their doors take."""

from datetime import date, timedelta

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.clock import utc_now
from houtai.kit.ids import document_number, new_id
from houtai.modules.settlement.tables import Bill, FeeRule, OrderShare
from tests.factories.ordering import NOON
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_merchants import merchant_of
from tests.guards.makers_of_orders import an_order
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

EXPECTED |= {
    "settlement_answer_bill_dispute": "settlement.bill_not_so",
    "settlement_correct_bill": "settlement.bill_not_so",
}


@makes("settlement/fee-rules/{rule_id}")
async def a_fee_rule(owner: Owner) -> object:
    rule = FeeRule(
        id=new_id(),
        fee="commission",
        scope="all",
        rate_bp=500,
        fixed_fen=0,
        fixed_per="piece",
        valid_from=NOON,
        made_by=owner.account_id,
        made_at=NOON,
    )
    await put(owner, rule)
    return rule.id


@makes("settlement/orders/{order_id}", by_merchant=True)
async def an_order_share(owner: Owner) -> object:
    order_id = await an_order(owner)
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    owner.session.add(OrderShare(order_id=order_id, merchant_id=merchant_id))
    await owner.session.flush()
    return order_id


@says("settlement_make_fee_rule")
async def a_new_fee(_owner: Owner) -> object:
    later = utc_now() + timedelta(days=1)
    return {"fee": "service", "scope": "all", "rate_bp": 60, "valid_from": later.isoformat()}


@says("settlement_end_fee_rule")
async def its_end(_owner: Owner) -> object:
    return {"valid_to": (utc_now() + timedelta(days=1)).isoformat()}


@makes("settlement/bills/{bill_id}", by_merchant=True)
async def a_bill(owner: Owner) -> object:
    """One that waits for its merchant."""
    bill_id = new_id()
    sums = ("line_count", "paid_fen", "subsidy_fen", "fee_fen", "other_fen", "payable_fen")
    bill = Bill(
        id=bill_id,
        number=document_number("S", bill_id, date(2026, 11, 9)),
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        day=date(2026, 1, 1) + timedelta(days=bill_id.int % 3_000),
        cut_at=NOON,
        state="sent",
        **dict.fromkeys(sums, 0),
        made_at=NOON,
        due_at=utc_now() + timedelta(days=3),
        dispute_words="",
        answer_words="",
    )
    await put(owner, bill)
    return bill_id


@makes("settlement/unbilled/{merchant_id}", by_merchant=True)
async def a_merchant_with_something_unbilled(owner: Owner) -> object:
    return await merchant_of(owner)


@makes("settlement/terms/{merchant_id}")
async def a_merchant_with_terms(owner: Owner) -> object:
    return await merchant_of(owner)


@says("settlement_dispute_bill", "settlement_answer_bill_dispute")
async def what_is_wrong(_owner: Owner) -> object:
    return {"words": "运费少算一笔"}


@says("settlement_correct_bill")
async def a_correction(_owner: Owner) -> object:
    return {"fen": 1_200, "words": "补运费"}


@says("settlement_set_terms")
async def weekly_terms(_owner: Owner) -> object:
    return {"cycle": "weekly", "wait_days": 7}
