"""Who sells, for whoever describes products: in which categories each may."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of
from houtai.kit.shapes import Line, View
from houtai.modules.catalog.tables import Seller


class SellerChoiceView(View):
    """A shop to make products for; `category_ids`: there and below, None: everywhere."""

    merchant_id: UUID
    shop_name: str
    self_run: bool
    category_ids: list[UUID] | None


SELLERS = Listing(
    id=Seller.merchant_id,
    sorts={"merchant_id": Seller.merchant_id},
    default="merchant_id",
    filters={
        "merchant_id": any_of(Seller.merchant_id, UUID),
        "text": Filter(Line, lambda text: Seller.shop_name.contains(text, autoescape=True)),
    },
)


async def list_sellers(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[SellerChoiceView]:
    """Within reach, frozen ones too: they may still be described. Index: pk_seller.

    Some thousands at most, so a text is looked for in all of them.
    """
    columns: list[Any] = [getattr(Seller, name) for name in SellerChoiceView.model_fields]
    statement = select(*columns).where(within(actor, Seller.merchant_id))
    page = await SELLERS.page(session, statement, wanted, SellerChoiceView)
    everywhere = {"category_ids": None}
    items = [one.model_copy(update=everywhere) if one.self_run else one for one in page.items]
    return page.model_copy(update={"items": items})
