"""Doors of one product: its page, its freight, what goes with it; shops; public pictures.

Pages come from the snapshot of the process: bytes, with `ETag`. A product that was sold once and is
no more answers 404 `storefront.product_gone`, any other 404 `storefront.product_unknown`.
"""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from houtai.kit.clock import utc_now
from houtai.kit.db import Database, Mode
from houtai.kit.http import Router
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.regions import AreaCode
from houtai.kit.texts import choose_language
from houtai.modules.catalog import public as catalog
from houtai.modules.files import public as files
from houtai.modules.marketing import public as marketing
from houtai.modules.merchants import public as merchants
from houtai.modules.storefront.api.answers import (
    IN_THE_READERS_LANGUAGE,
    LIST_KEPT,
    PAGE_KEPT,
    TREE_KEPT,
    Shelf,
    answered,
    ear_of,
    listed,
    remembered,
    tagged,
)
from houtai.modules.storefront.queries import freight, pages, promotions, shops
from houtai.modules.storefront.queries.shapes import (
    FreightQuoteView,
    ProductPageView,
    ProductPromotionsView,
    RecommendationsView,
    ShopPageView,
)
from houtai.modules.storefront.rules.pictures import SIDES, width_for
from houtai.modules.storefront.service.answers import Looked
from houtai.modules.storefront.service.snapshot import snapshot_of

PROMOTIONS_KEPT_SECONDS = 3.0
FOREVER = "public, max-age=31536000, immutable"
PIECES_MAX = 1_000_000
WIDTH_MAX = 4_000
_SAFE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


doors = Router(tags=["shop"])


@doors.get("/products/{product_id}", response_model=ProductPageView)
async def show_product(request: Request, shelf: Shelf, product_id: UUID) -> Response:
    """Everything of one product; names of libraries in the language of `Accept-Language`, as far
    as they have one.
    """
    language = choose_language(request.headers.get("accept-language"))
    page = await snapshot_of(ear_of(request)).page(shelf, product_id, language)
    answer = tagged(request, page.body, page.tag, PAGE_KEPT)
    answer.headers.update(IN_THE_READERS_LANGUAGE)
    return answer


@doors.get("/products/{product_id}/recommendations", response_model=RecommendationsView)
async def recommend(request: Request, shelf: Shelf, product_id: UUID) -> Response:
    """What others looked at or bought with it, then what stands well beside it; at most 12."""
    cards = await pages.cards_beside(shelf, product_id)
    return answered(request, f'{{"items":{listed(cards)}}}'.encode(), LIST_KEPT)


@doors.get("/products/{product_id}/promotions", response_model=ProductPromotionsView)
async def show_promotions(request: Request, product_id: UUID) -> Response:
    """What takes money off it now, and what a guest would pay for one piece."""
    database: Database = request.app.state.database

    async def look() -> Looked:
        async with database.transaction(mode=Mode.READ) as session:
            offers = await marketing.offers_now(ear_of(request), session)
            found = await promotions.promotions_on(session, offers, product_id, utc_now())
        return Looked(found.model_dump_json(), [product_id], PROMOTIONS_KEPT_SECONDS)

    return await remembered(request, look, PAGE_KEPT)


@doors.get("/products/{product_id}/freight")
async def quote_freight(
    request: Request,
    product_id: UUID,
    region: AreaCode,
    sku: UUID,
    quantity: Annotated[int, Query(ge=1, le=PIECES_MAX)] = 1,
) -> FreightQuoteView:
    """What it costs to send so many of this SKU there."""
    database: Database = request.app.state.database
    async with database.transaction(mode=Mode.READ) as session:
        return await freight.quote(session, product_id, sku, region=region, quantity=quantity)


@doors.get("/shops/{merchant_id}", response_model=ShopPageView)
async def show_shop(request: Request, merchant_id: UUID) -> Response:
    """A seller's own page; one that may not sell now is unknown."""
    database: Database = request.app.state.database
    async with database.transaction(mode=Mode.READ) as session:
        shop = await shops.shop_page(session, merchant_id)
    return answered(request, shop.model_dump_json().encode(), TREE_KEPT)


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


@doors.get("/pictures/{file_id}", response_class=StreamingResponse)
async def show_public_picture(
    request: Request,
    shelf: Shelf,
    store: Annotated[ObjectStore, Depends(_store)],
    file_id: UUID,
    width: Annotated[int, Query(ge=1, le=WIDTH_MAX)] = 800,
) -> Response:
    """A picture as the house drew it, in the smallest size that is at least that wide. Only what
    is or was on the shelf or the home page, and the signs of brands and
    of open shops.
    """
    opened = await store.open(await _key(request, shelf, file_id, width))
    headers = {**_SAFE, "Cache-Control": FOREVER, "Content-Length": str(opened.size_bytes)}
    return StreamingResponse(opened.chunks, media_type=files.SHOWN_TYPE, headers=headers)


async def _key(request: Request, shelf: Shelf, file_id: UUID, width: int) -> str:
    """Where the drawing lies. Raises PictureUnknown."""
    try:
        in_widths = await pages.public_picture(shelf, file_id)
    except pages.PictureUnknown:
        database: Database = request.app.state.database
        async with database.transaction(mode=Mode.READ) as session:
            is_sign = await merchants.is_logo(session, file_id)
            if not is_sign and not await catalog.is_brand_logo(session, file_id):
                raise
        in_widths = False
    if in_widths:
        return files.key_of(file_id, files.name_of_width(width_for(width, files.WIDTHS)))
    return files.key_of(file_id, SIDES[width_for(width, tuple(SIDES))])
