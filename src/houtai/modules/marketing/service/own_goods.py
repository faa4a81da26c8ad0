"""A shop's offer names goods of that shop only: others would silently never be touched by it."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Invalid
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.rules.kinds.timed_price import TimedPrice
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.service.commands import BatchContent, PromotionContent


class NotOwnGoods(Invalid):
    """Goods of another shop, or none at all: the two look the same."""

    code = "marketing.not_own_goods"


async def refuse_foreign_goods(
    session: AsyncSession, merchant_id: UUID | None, content: PromotionContent | BatchContent
) -> None:
    """The platform may name anybody's. Raises NotOwnGoods."""
    if merchant_id is None:
        return
    named_skus = dict(_skus(content))
    known = await catalog.skus_by_id(session, named_skus)
    for sku_id, place in named_skus.items():
        if sku_id not in known or known[sku_id].merchant_id != merchant_id:
            raise NotOwnGoods(place=place)
    named_products = dict(_products(content.scope))
    owners = await catalog.product_owners(session, named_products)
    for product_id, place in named_products.items():
        if owners.get(product_id) != merchant_id:
            raise NotOwnGoods(place=place)


def _skus(content: PromotionContent | BatchContent) -> Iterator[tuple[UUID, str]]:
    for side in ("only", "but"):
        for sku_id in getattr(content.scope, side).sku_ids:
            yield sku_id, f"body/scope/{side}/sku_ids"
    if isinstance(content, PromotionContent) and isinstance(content.terms, TimedPrice):
        for number, one in enumerate(content.terms.prices):
            yield one.sku_id, f"body/terms/timed_price/prices/{number}/sku_id"


def _products(scope: Scope) -> Iterator[tuple[UUID, str]]:
    for side in ("only", "but"):
        for product_id in getattr(scope, side).product_ids:
            yield product_id, f"body/scope/{side}/product_ids"
