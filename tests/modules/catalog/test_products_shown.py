"""What the list of products and its logs show beside products: stock, people, shops."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import update

from houtai.events.merchants import SELF_RUN_ID
from houtai.modules.catalog.tables import Sku
from houtai.modules.inventory.tables import SkuLevel
from tests.factories.identity import make_account
from tests.modules.catalog.goods import (
    ALL,
    Ground,
    make_ground,
    make_merchant_actor,
    make_picture,
    platform_actor,
)
from tests.modules.catalog.test_products_api import PRODUCTS, edit_of, made, on_shelf, shown
from tests.statements import count_statements


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


@pytest.fixture
async def operator(client_as):
    async with client_as(platform_actor()) as client:
        yield client


async def test_the_list_says_how_many_can_be_sold_to_those_who_may_see_stock(
    session, client_as, operator, ground
):
    product_id = await made(operator, ground.body(skus=ground.three()))
    [first, second, third] = (await shown(operator, product_id))["content"]["skus"]
    for sku, pieces in ((first, 7), (second, 5), (third, 100)):
        level = {"sku_id": UUID(sku["id"]), "merchant_id": SELF_RUN_ID, "sellable": pieces}
        session.add(SkuLevel(**level, changed_at=datetime(2026, 11, 20, tzinfo=UTC)))
    await session.flush()
    await session.execute(update(Sku).where(Sku.id == UUID(third["id"])).values(state="disabled"))
    parts = [{"sku_id": first["id"], "quantity": 2}, {"sku_id": second["id"], "quantity": 1}]
    bundle = [{"price_fen": 1_000, "components": parts}]
    await made(operator, ground.body(composition="bundle", skus=bundle))

    assert {one["sellable"] for one in (await listed(operator))} == {None}
    sees = platform_actor(permissions=ALL | {"inventory.stock.read"})
    async with client_as(sees) as client:
        found = {one["composition"]: one["sellable"] for one in await listed(client)}
        assert found == {"single": 12, "bundle": 3}
        assert (await shown(client, product_id))["sellable"] == 12


async def listed(client) -> list[dict]:
    return (await client.get(PRODUCTS)).json()["items"]


async def test_the_list_asks_for_stock_once_a_page(session, client_as, operator, ground):
    sees = platform_actor(permissions=ALL | {"inventory.stock.read"})
    counts = []
    for _ in range(2):
        await made(operator, ground.body())
        async with client_as(sees) as client:
            with count_statements(session) as counted:
                await listed(client)
        counts.append(counted.count)
    assert counts[0] == counts[1]


async def test_logs_name_people(session, client_as, ground):
    writer = await make_account(session, name="林晓燕")
    by = platform_actor(id=writer.id)
    async with client_as(by) as client:
        product_id = await on_shelf(client, ground.body())
        product = await shown(client, product_id)
        [sku] = product["content"]["skus"]
        changed = [{**sku, "price_fen": sku["price_fen"] - 1}]
        answer = await client.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, skus=changed))
        assert answer.status_code == 200, answer.text
        [price] = (await client.get("/api/console/catalog/price-changes")).json()["items"]
        [revision] = (await client.get("/api/console/catalog/revisions")).json()["items"]
        one = (await client.get(f"/api/console/catalog/revisions/{revision['id']}")).json()
    assert price["by_name"] == "林晓燕"
    for said in (revision, one):
        assert (said["made_by_name"], said["decided_by_name"]) == ("林晓燕", "林晓燕")


async def test_each_shop_is_offered_the_categories_that_it_may_sell_in(session, client_as, ground):
    reads = {"catalog.library.read"}
    merchant = await make_merchant_actor(session, ground, shop_name="武夷茶坊")
    own = merchant.place.merchant_id
    door = "/api/console/catalog/library/sellers"
    async with client_as(replace(merchant, permissions=frozenset(reads))) as client:
        [seller] = (await client.get(door)).json()["items"]
        assert (seller["merchant_id"], seller["shop_name"]) == (str(own), "武夷茶坊")
        assert seller["category_ids"] == [str(ground.category.path[0])]
    async with client_as(platform_actor(permissions=frozenset(reads))) as client:
        found = (await client.get(door, params={"text": "夷茶"})).json()["items"]
        assert str(own) in {one["merchant_id"] for one in found}
        [self_run] = (await client.get(door, params={"merchant_id": str(SELF_RUN_ID)})).json()[
            "items"
        ]
        assert (self_run["self_run"], self_run["category_ids"]) == (True, None)


async def test_the_platform_makes_products_for_any_shop(session, client_as, operator, ground):
    merchant = await make_merchant_actor(session, ground)
    wanted = str(merchant.place.merchant_id)
    product_id = await made(operator, ground.body(merchant_id=wanted))
    assert (await shown(operator, product_id))["merchant_id"] == wanted
    async with client_as(merchant) as client:
        assert (await shown(client, product_id))["id"] == product_id
    stranger = await make_merchant_actor(session, ground)
    picture = await make_picture(session, merchant_id=stranger.place.merchant_id)
    async with client_as(stranger) as client:
        body = ground.body(merchant_id=wanted, pictures=[str(picture)])
        answer = await client.post(PRODUCTS, json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "products.whose_product")
