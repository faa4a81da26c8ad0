"""What it costs to have a product sent."""

from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.regions import shown
from houtai.modules.logistics import public as logistics
from houtai.modules.storefront.queries.pages import ProductGone, ProductUnknown
from houtai.modules.storefront.queries.shapes import FreightQuoteView
from houtai.modules.storefront.rules.goods import read_goods
from houtai.modules.storefront.tables import ProductPage


class SkuUnknown(NotFound):
    """None of this product's, or not sold now."""

    code = "storefront.sku_unknown"


Outcome = Literal["charged", "free", "no_template", "not_sent", "not_delivered"]


async def quote(
    session: AsyncSession, product_id: UUID, sku_id: UUID, *, region: str, quantity: int
) -> FreightQuoteView:
    """Raises ProductUnknown, ProductGone, SkuUnknown, FreightTooLarge. Index: pk_page."""
    page = ProductPage
    row = (
        await session.execute(
            select(page.state, page.merchant_id, page.goods).where(page.product_id == product_id)
        )
    ).one_or_none()
    if row is None:
        raise ProductUnknown
    if row.state != "shown":
        raise ProductGone
    goods = read_goods(row.goods)
    if sku_id not in goods.skus:
        raise SkuUnknown
    if not goods.is_sent:
        return FreightQuoteView(
            region=region, region_name=shown(region), outcome="not_sent", fee_fen=0
        )
    sku = goods.skus[sku_id]
    line = logistics.FreightLine(
        key=sku_id,
        merchant_id=row.merchant_id,
        category_id=goods.category_id,
        quantity=quantity,
        weight_gram=sku.weight_gram,
        volume_cm3=sku.volume_cm3,
        amount_fen=sku.price_fen * quantity,
    )
    quoted = await logistics.quote(session, [line], region)
    outcome = quoted.merchants[0].parts[0].outcome
    return FreightQuoteView(
        region=region,
        region_name=quoted.region_name,
        outcome=_told(outcome),
        fee_fen=quoted.fee_fen,
    )


_TOLD: dict[str, Outcome] = {"charged": "charged", "free": "free", "no_template": "no_template"}


def _told(outcome: str) -> Outcome:
    return _TOLD.get(outcome, "not_delivered")
