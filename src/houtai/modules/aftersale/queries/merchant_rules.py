"""When merchants give money back, and who looks at what comes back."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.modules.aftersale.rules.states import RefundAt, ThresholdLost
from houtai.modules.aftersale.tables import MerchantRule


class MerchantRuleUnknown(NotFound):
    """No such merchant, or another one's."""

    code = "aftersale.rule_unknown"


class MerchantRuleView(View):
    """A merchant's rule; `version` 0: nobody has set one, and this is what holds."""

    merchant_id: UUID
    refund_at: RefundAt = "inspected"
    fast_refund: bool = True
    intercept_fen_max: int = 0
    return_warehouse: UUID | None = None
    threshold_lost: ThresholdLost = "kept"
    version: int = 0


async def rule_of(session: AsyncSession, actor: Actor, merchant_id: UUID) -> MerchantRuleView:
    """What holds for a merchant within reach. Raises MerchantRuleUnknown.

    Index: pk_merchant_rule.
    """
    if actor.merchant_ids is not None and merchant_id not in actor.merchant_ids:
        raise MerchantRuleUnknown
    columns = [getattr(MerchantRule, name) for name in MerchantRuleView.model_fields]
    found = await session.execute(
        select(*columns).where(
            MerchantRule.merchant_id == merchant_id, within(actor, MerchantRule.merchant_id)
        )
    )
    row = found.one_or_none()
    if row is None:
        return MerchantRuleView(merchant_id=merchant_id)
    return MerchantRuleView.model_validate(row)
