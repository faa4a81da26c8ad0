"""Makers of fees and of orders whose money is shared out, and bodies that their doors take."""

from datetime import timedelta

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.settlement.tables import FeeRule, OrderShare
from tests.factories.ordering import NOON
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.makers_of_orders import an_order
from tests.guards.makers_of_places import put
from tests.guards.registry import makes


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
