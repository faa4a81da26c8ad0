"""Promotions in a list, with what is left of their budgets."""

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Page, Wanted
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.queries import promotions as queries
from houtai.modules.marketing.queries.promotions import ListedPromotionView, PromotionRowView
from houtai.modules.marketing.rules import accounts


async def listed(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[PromotionRowView]:
    """One page of those that the actor reaches; two statements, however many there are."""
    page = await queries.list_promotions(session, actor, wanted)
    budgets = {one.id: _budget_of(one).id for one in page.items if one.promised_fen}
    totals = await ledger.totals_now(session, actor, budgets.values()) if budgets else {}
    rows = []
    for one in page.items:
        found = totals.get(budgets[one.id]) if one.id in budgets else None
        rows.append(one.model_copy(update={"budget_left_fen": found.free if found else None}))
    return Page[PromotionRowView](items=rows, next=page.next)


def _budget_of(promotion: ListedPromotionView) -> ledger.AccountKey:
    home_id = accounts.home_of(promotion.merchant_id)
    return accounts.of_promotion(accounts.BUDGET, accounts.FEN, promotion.id, home_id)
