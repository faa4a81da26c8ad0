"""What no promotion may ask or give, whether it is kept, changed or only tried."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.marketing.rules.kinds.terms import Stage
from houtai.modules.marketing.service.commands import (
    EndsBeforeStart,
    NotThePlatforms,
    PromotionContent,
    refuse_foreign_shares,
)
from houtai.modules.marketing.service.own_goods import refuse_foreign_goods


class GiftForeign(Invalid):
    """A gift is a SKU of the merchant who gives it."""

    code = "marketing.gift_foreign"


class OnlyOfAShop(Invalid):
    """Gifts are given by shops: the platform has no goods."""

    code = "marketing.only_of_a_shop"


async def refuse_unfit(
    session: AsyncSession, actor: Actor, merchant_id: UUID | None, content: PromotionContent
) -> None:
    """Raises EndsBeforeStart, NotThePlatforms, OnlyOfAShop, GiftForeign, ShareNotYours,
    MerchantsNotYours, NotOwnGoods.
    """
    if content.ends_at <= content.starts_at:
        raise EndsBeforeStart(place="body/ends_at")
    refuse_foreign_shares(actor, merchant_id, content)
    await refuse_foreign_goods(session, merchant_id, content)
    terms = content.terms
    if terms.stage is Stage.CROSS and merchant_id is not None:
        raise NotThePlatforms(place="body/terms/kind")
    if isinstance(terms, GiftWithPurchase):
        if merchant_id is None:
            raise OnlyOfAShop(place="body/terms/kind")
        given = {one.sku_id for step in terms.steps for one in step.gifts}
        known = await catalog.skus_by_id(session, given)
        if any(one not in known or known[one].merchant_id != merchant_id for one in given):
            raise GiftForeign(place="body/terms/steps")
