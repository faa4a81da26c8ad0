"""What came of promotions and batches: from the ledger what is left, from sales what was given."""

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.queries.promotions import PromotionUsageView, PromotionView
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.service.sales import Given, sales_known

COUNTED_MAX = 10_000
"""Orders that are looked at."""
NOTHING = Given(0, 0, more=False)


async def usage_of_promotion(
    session: AsyncSession, actor: Actor, promotion: PromotionView
) -> PromotionUsageView | None:
    """None of one that never began. Index: pk_account."""
    if promotion.started_at is None:
        return None
    home_id = accounts.home_of(promotion.merchant_id)
    budget = accounts.of_promotion(accounts.BUDGET, accounts.FEN, promotion.id, home_id).id
    uses = accounts.of_promotion(accounts.LIMIT, accounts.ORDERS, promotion.id, home_id).id
    totals = await ledger.totals_now(session, actor, [budget, uses])
    sales = sales_known()
    given = NOTHING
    if sales is not None:
        given = await sales.given_by(session, actor, [promotion.id], most=COUNTED_MAX)
    return PromotionUsageView(
        orders=given.orders,
        discount_fen=given.fen,
        more=given.more,
        budget_left_fen=totals[budget].free if budget in totals else None,
        budget_held_fen=totals[budget].balance - totals[budget].free if budget in totals else 0,
        uses_left=totals[uses].free if uses in totals else None,
    )
