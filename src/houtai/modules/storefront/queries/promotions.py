"""What takes money off a product at the moment, as its page tells it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.catalog import public as catalog
from houtai.modules.marketing import public as marketing
from houtai.modules.storefront.queries.pages import ProductGone, ProductUnknown
from houtai.modules.storefront.queries.shapes import (
    ProductPromotionsView,
    PromisedPriceView,
    PromotionOnProductView,
)
from houtai.modules.storefront.rules.goods import read_goods
from houtai.modules.storefront.tables import ProductPage

ONE_PIECE = 1


async def promotions_on(
    session: AsyncSession, offers: marketing.Offers, product_id: UUID, at: datetime
) -> ProductPromotionsView:
    """Promotions in order of their end, and what one piece of a SKU alone would cost a guest.

    Raises ProductUnknown, ProductGone. Index: pk_page, and those of `catalog.selling`.
    """
    lines = await _lines(session, product_id)
    found = {offer.id: offer for line in lines for offer in offers.on(line, at)}
    shown = sorted(found.values(), key=lambda offer: (offer.ends_at, offer.id))
    prices = [_promised(line, offers, at) for line in lines] if found else []
    return ProductPromotionsView(
        promotions=[_view(offer) for offer in shown],
        prices=[one for one in prices if one.payable_fen < one.list_fen],
    )


async def _lines(session: AsyncSession, product_id: UUID) -> Sequence[marketing.OfferLine]:
    page = ProductPage
    kept = select(page.state, page.goods).where(page.product_id == product_id)
    row = (await session.execute(kept)).one_or_none()
    if row is None:
        raise ProductUnknown
    if row.state != "shown":
        raise ProductGone
    goods = await catalog.selling(session, read_goods(row.goods).skus)
    return [marketing.line_of(good, ONE_PIECE) for good in goods.values() if good.for_sale]


def _promised(
    line: marketing.OfferLine, offers: marketing.Offers, at: datetime
) -> PromisedPriceView:
    [priced] = marketing.price([line], marketing.GUEST, offers, at=at).lines
    return PromisedPriceView(
        sku_id=line.sku_id, list_fen=line.list_fen, payable_fen=priced.payable_fen
    )


def _view(offer: marketing.Offer) -> PromotionOnProductView:
    return PromotionOnProductView(
        id=offer.id,
        name=offer.name,
        name_en=offer.name_en,
        ends_at=offer.ends_at,
        of_platform=offer.merchant_id is None,
        only_members=offer.audience.only_members or offer.audience.level_min > 0,
        only_new=offer.audience.only_new,
    )
