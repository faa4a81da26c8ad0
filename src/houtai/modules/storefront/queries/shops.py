"""A seller's own page."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.merchants import public as merchants
from houtai.modules.storefront.queries.pages import ShopUnknown
from houtai.modules.storefront.queries.shapes import ShopPageView


async def shop_page(session: AsyncSession, merchant_id: UUID) -> ShopPageView:
    """Raises ShopUnknown, also for a shop that may not sell now. To be asked as the house."""
    face = await merchants.shop_face(session, merchant_id)
    if face is None:
        raise ShopUnknown
    return ShopPageView(
        merchant_id=face.merchant_id,
        name=face.name,
        self_run=face.self_run,
        logo=face.logo_file_id,
        notice=face.notice,
        description=face.description,
    )
