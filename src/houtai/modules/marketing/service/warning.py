"""Prices that somebody should look at before they are offered; costs only for who may see them."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Right
from houtai.kit.errors import Conflict, Forbidden
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries.promotions import (
    PriceWarningView,
    PromotionView,
    prices_offered_since,
)
from houtai.modules.marketing.rules.kinds.member_price import MemberPrice
from houtai.modules.marketing.rules.kinds.terms import Piece, Stage
from houtai.modules.marketing.rules.kinds.timed_price import TimedPrice
from houtai.modules.marketing.rules.price_law import Caution, OfferedPiece, doubts
from houtai.modules.marketing.rules.scope import Marks

WARNINGS_MAX = 100
LOOKED_AT_MAX = 2_000
"""SKUs of a scope, besides those that are named: the latest on shelf."""


class PriceBelowCost(Conflict):
    """Some pieces would cost less than what they cost the merchant; said again, it is meant."""

    code = "marketing.price_below_cost"


class PricesDoubtful(Conflict):
    """Some prices are no reduction, or must be a slip; said again, they are meant."""

    code = "marketing.prices_doubtful"


class CostsUnseen(Conflict):
    """Whoever may not see costs has his prices confirmed by somebody who may."""

    code = "marketing.costs_unseen"


class NotYoursToConfirm(Forbidden):
    """Prices are confirmed by those who may see what the goods cost."""

    code = "marketing.not_yours_to_confirm"


def sees_costs(actor: Actor) -> bool:
    """Whether costs may be told to him, in whichever way."""
    return actor.right(catalog.COST.code) >= Right.READ


async def refuse_doubtful(
    session: AsyncSession, actor: Actor, promotion: PromotionView, *, meant: bool, at: datetime
) -> None:
    """Unless the prices are `meant`; to somebody who may not see costs, unless somebody who may
    has confirmed them.

    The answer to the former is the same whatever the goods cost, so that trying prices
    tells him nothing. Raises PriceBelowCost, PricesDoubtful, CostsUnseen.
    """
    if promotion.prices_confirmed and not sees_costs(actor):
        return
    found = [one.code for one in await warnings_of(session, actor, promotion, at=at)]
    if Caution.COSTS_UNSEEN in found:
        raise CostsUnseen
    if meant or not found:
        return
    if below := found.count(Caution.BELOW_COST):
        raise PriceBelowCost(place="body/below_cost", count=below)
    raise PricesDoubtful(place="body/below_cost", count=len(found))


async def warnings_of(
    session: AsyncSession, actor: Actor, promotion: PromotionView, *, at: datetime
) -> list[PriceWarningView]:
    """What to look at; the first hundred of them. Nothing of a promotion that prices no pieces."""
    if promotion.terms.stage is not Stage.PRICE or promotion.state == "ended":
        return []
    grounds = await _grounds(session, actor, promotion, at=at)
    pieces = await _pieces(session, promotion, grounds, at=at)
    with_costs = sees_costs(actor)
    warnings: list[PriceWarningView] = []
    unseen = not with_costs and any(one.cost_fen is not None for one in grounds.values())
    if unseen and not promotion.prices_confirmed:
        warnings.append(PriceWarningView(code=Caution.COSTS_UNSEEN))
    for one in islice(doubts(pieces, with_costs=with_costs), WARNINGS_MAX):
        ground = grounds[one.sku_id]
        warnings.append(
            PriceWarningView(
                code=one.caution,
                sku_id=one.sku_id,
                product_name=ground.product_name,
                spec_text=ground.spec_text,
                price_fen=one.price_fen,
                limit_fen=one.limit_fen,
            )
        )
    return warnings


async def _grounds(
    session: AsyncSession, actor: Actor, promotion: PromotionView, *, at: datetime
) -> Mapping[UUID, catalog.PriceGroundView]:
    terms, scope = promotion.terms, promotion.scope
    named = terms.named_skus()
    if named is None:
        own = terms.prices if isinstance(terms, TimedPrice) else ()
        merchant_ids: frozenset[UUID] | None = scope.merchant_ids or None
        if promotion.merchant_id is not None:
            merchant_ids = frozenset({promotion.merchant_id})
        marked = await catalog.skus_with_marks(
            session,
            actor,
            merchant_ids=merchant_ids,
            only=None if scope.only.is_empty else _marks(scope.only),
            but=_marks(scope.but),
            most=LOOKED_AT_MAX,
        )
        named = frozenset(one.sku_id for one in own).union(marked)
    found = await catalog.price_grounds(session, actor, named, at=at)
    return {one.sku_id: one for one in found}


def _marks(marks: Marks) -> catalog.GoodsMarks:
    """Labels of goods travel as words; one that is no id marks nothing."""
    return catalog.GoodsMarks(
        sku_ids=marks.sku_ids,
        product_ids=marks.product_ids,
        category_ids=marks.category_ids,
        brand_ids=marks.brand_ids,
        label_ids=[one for word in marks.labels if (one := _id(word)) is not None],
    )


def _id(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None


async def _pieces(
    session: AsyncSession,
    promotion: PromotionView,
    grounds: Mapping[UUID, catalog.PriceGroundView],
    *,
    at: datetime,
) -> list[OfferedPiece]:
    floors = await catalog.mean_floors(session, list(grounds), at=at)
    since = at - catalog.LOWEST_OF
    before = await prices_offered_since(
        session, promotion.merchant_id, since, but=promotion.id, at=at
    )
    terms = promotion.terms
    level = terms.steps[-1].level if isinstance(terms, MemberPrice) else 0
    found = []
    for one in grounds.values():
        offered = terms.piece_fen(Piece(one.sku_id, one.price_fen, level))
        if offered is not None:
            found.append(
                OfferedPiece(
                    sku_id=one.sku_id,
                    offered_fen=offered,
                    list_fen=one.price_fen,
                    cost_fen=one.cost_fen,
                    floor_fen=floors.get(one.sku_id),
                    lowest_listed_fen=one.lowest_fen,
                    lowest_offered_fen=before.get(one.sku_id),
                )
            )
    return found
