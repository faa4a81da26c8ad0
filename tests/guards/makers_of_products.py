"""Makers of products and of what waits for review, and bodies that their doors take."""

from typing import Any

from houtai.events.merchants import SELF_RUN_ID
from houtai.modules.catalog.tables import Revision
from tests.factories.catalog import (
    make_category,
    make_product,
    make_seller,
    make_sku,
    revision_of,
)
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

COST_FEN = 98_765_431


@makes("catalog/products/{product_id}", by_merchant=True)
async def a_product(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    product = await make_product(owner.session, merchant_id=merchant_id, state="draft")
    await make_sku(owner.session, product, cost_fen=COST_FEN)
    return product.id


@makes("catalog/revisions/{revision_id}", by_merchant=True)
async def a_revision(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    product = await make_product(owner.session, merchant_id=merchant_id, state="in_review")
    await make_sku(owner.session, product)
    return await put(owner, Revision(**revision_of(product)))


@says("catalog_create_product")
async def a_body(owner: Owner) -> dict[str, Any]:
    category = await make_category(owner.session)
    if owner.place.merchant_id is not None:
        await make_seller(owner.session, owner.place.merchant_id)
    return {"name": "茶", "category_id": str(category.id), "skus": [{"price_fen": 100}]}


@says("catalog_edit_product")
async def a_changed_body(owner: Owner) -> dict[str, Any]:
    return {**await a_body(owner), "version": 1}


@says("catalog_print_barcodes")
async def a_label(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    product = await make_product(owner.session, merchant_id=merchant_id)
    sku = await make_sku(owner.session, product)
    return {"skus": [{"sku_id": str(sku.id), "copies": 1}]}
