"""Pages as buyers get them: whole, tagged, gone when they are gone, never of a frozen merchant."""

from sqlalchemy import select, update

from houtai.events.inventory import SellableChanged
from houtai.events.merchants import SELF_RUN_ID, MerchantFrozen
from houtai.kit.ids import new_id
from houtai.modules.catalog import public as catalog
from houtai.modules.catalog.tables import Seller
from houtai.modules.merchants.tables import Shop
from houtai.modules.storefront import handlers
from houtai.modules.storefront.queries.shapes import ProductPageView
from houtai.modules.storefront.service import refreshing
from houtai.modules.storefront.tables import Entry, ProductPage, PublicPicture
from tests.factories.catalog import (
    bind,
    make_attribute,
    make_brand,
    make_category,
    make_product,
    make_seller,
    make_sku,
)
from tests.factories.storefront import NOON, put_on_shelf, set_stock
from tests.statements import count_statements


async def test_a_page_holds_what_a_buyer_chooses_from(session, client_as):
    category = await make_category(session, name="茶叶")
    size = await make_attribute(
        session, name=f"规格{new_id().hex}", options={"s": "50g", "l": "500g"}
    )
    await bind(session, category, size, role="sale")
    product = await make_product(
        session, category, name="岩茶", price_fen_min=100, price_fen_max=900
    )
    for key, price, left in (("s", 100, 3), ("l", 900, 0)):
        sku = await make_sku(session, product, price_fen=price, spec={str(size.id): key})
        await set_stock(session, sku.id, left)
    await refreshing.refresh(session, [product.id], NOON)
    async with client_as(None) as client:
        answer = await client.get(f"/api/shop/products/{product.id}")
    page = ProductPageView.model_validate_json(answer.content)
    [spec] = page.specs
    assert [(one.key, one.name) for one in spec.options] == [("s", "50g"), ("l", "500g")]
    told = {one.spec[size.id]: (one.stock, one.left) for one in page.skus}
    assert told == {"s": ("few", 3), "l": ("none", None)}
    assert (page.in_stock, page.category_path[-1].name) == (True, "茶叶")


async def test_a_page_is_sent_once_while_it_stays_the_same(session, client_as):
    product = await put_on_shelf(session, "岩茶")
    address = f"/api/shop/products/{product.id}"
    async with client_as(None) as client:
        first = await client.get(address)
        tag = first.headers["etag"]
        again = await client.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert "max-age" in first.headers["cache-control"]
        assert "set-cookie" not in first.headers
        product.name = "正岩肉桂"
        await session.flush()
        assert await refreshing.refresh(session, [product.id], NOON) == 1
        assert await refreshing.refresh(session, [product.id], NOON) == 0
        changed = await client.get(address, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert changed.json()["name"] == "正岩肉桂"


async def test_what_was_sold_once_is_gone_and_what_never_was_is_unknown(session, client_as):
    product = await put_on_shelf(session, "绝版")
    draft = await make_product(session, name="草稿", state="draft")
    product.state = "off_shelf"
    await session.flush()
    await refreshing.refresh(session, [product.id, draft.id], NOON)
    async with client_as(None) as client:
        codes = [
            (await client.get(f"/api/shop/products/{one}")).json()["code"]
            for one in (product.id, draft.id, new_id())
        ]
        chinese = (await client.get(f"/api/shop/products/{product.id}")).json()["detail"]
        assert (await client.get("/api/shop/products/x")).status_code == 422
    assert codes == [
        "storefront.product_gone",
        "storefront.product_unknown",
        "storefront.product_unknown",
    ]
    assert "不再出售" in chinese


async def test_products_of_a_frozen_merchant_vanish(session, client_as):
    merchant_id = new_id()
    await make_seller(session, merchant_id)
    product = await put_on_shelf(session, "岩茶", merchant_id=merchant_id)
    query = {"merchant": str(merchant_id)}
    async with client_as(None) as client:
        assert len((await client.get("/api/shop/search", params=query)).json()["items"]) == 1
        await handlers.hide_frozen(session, [MerchantFrozen(merchant_id, "违规", NOON)])
        assert (await client.get("/api/shop/search", params=query)).json()["items"] == []
        assert (await client.get(f"/api/shop/products/{product.id}")).status_code == 404
        # The catalogue tells of it afterwards; it stays away until the seller is open again.
        seller = update(Seller).where(Seller.merchant_id == merchant_id)
        await session.execute(seller.values(state="frozen"))
        await refreshing.refresh(session, [product.id], NOON)
        assert (await client.get(f"/api/shop/products/{product.id}")).status_code == 404
        await session.execute(seller.values(state="open"))
        await refreshing.refresh(session, [product.id], NOON)
        assert (await client.get(f"/api/shop/products/{product.id}")).status_code == 200
        assert len((await client.get("/api/shop/search", params=query)).json()["items"]) == 1


async def test_stock_is_told_anew_only_when_a_buyer_would_see_it(session, client_as):
    product = await make_product(session, name="茶")
    sku = await make_sku(session, product)
    await set_stock(session, sku.id, 100)
    await refreshing.refresh(session, [product.id], NOON)
    version = select(ProductPage.version).where(ProductPage.product_id == product.id)
    told = SellableChanged(SELF_RUN_ID, sku.id, NOON)
    for left, wanted in ((99, 1), (0, 2), (0, 2), (5, 3), (4, 4), (100, 5)):
        await set_stock(session, sku.id, left)
        await handlers.refresh_stock(session, [told])
        assert await session.scalar(version) == wanted, left
    await set_stock(session, sku.id, 0)
    await handlers.refresh_stock(session, [told])
    in_stock = select(Entry.in_stock).where(Entry.product_id == product.id)
    assert await session.scalar(in_stock) is False


async def test_stock_of_what_no_page_shows_is_passed_by(session):
    await handlers.refresh_stock(session, [SellableChanged(SELF_RUN_ID, new_id(), NOON)])


async def test_many_products_are_made_ready_at_once_in_as_many_statements(session):
    category = await make_category(session)
    products = [await make_product(session, category, name=f"茶{n}") for n in range(20)]
    for product in products:
        await make_sku(session, product)
    with count_statements(session) as one:
        await refreshing.refresh(session, [products[0].id], NOON)
    with count_statements(session) as many:
        await refreshing.refresh(session, [each.id for each in products[1:]], NOON)
    assert many.count <= one.count + 1


async def test_pictures_are_public_from_the_first_day_on_the_shelf(session, client_as):
    shown, in_text, hidden = new_id(), new_id(), new_id()
    html = f'<p><img src="/api/shop/pictures/{in_text}?width=800"></p>'
    await put_on_shelf(session, "茶", pictures=[shown], html=html)
    await make_product(session, name="草稿", state="draft", pictures=[hidden])
    public = set(await session.scalars(select(PublicPicture.file_id)))
    assert {shown, in_text} <= public
    assert hidden not in public
    async with client_as(None) as client:
        answer = await client.get(f"/api/shop/pictures/{hidden}")
        assert (answer.status_code, answer.json()["code"]) == (404, "storefront.picture_unknown")
        for width in ("0", "-1", "4001", "1.5", "x"):
            address = f"/api/shop/pictures/{shown}"
            assert (await client.get(address, params={"width": width})).status_code == 422


async def test_due_pages_are_made_by_the_clock_until_none_is_left(session):
    product = await put_on_shelf(session, "茶")
    await refreshing.make_due(session, [product.id, product.id, new_id()], NOON)
    assert await refreshing.refresh_due(session, NOON) == 2
    assert await refreshing.refresh_due(session, NOON) == 0


async def test_lost_pages_are_found(session):
    product = await put_on_shelf(session, "茶")
    assert product.id not in await refreshing.lost_pages(session)
    entry = await session.get(Entry, product.id)
    await session.delete(entry)
    await session.flush()
    assert product.id in await refreshing.lost_pages(session)


async def test_names_of_libraries_are_told_in_the_readers_language(session, client_as):
    category = await make_category(session, name="茶叶", name_en="Tea")
    plain = await make_attribute(session, name=f"产地{new_id().hex}")
    size = await make_attribute(session, name=f"规格{new_id().hex}", name_en="Size")
    size.kind, size.options = "choice", [{"key": "s", "name": "小", "name_en": "Small"}]
    for attribute, role in ((plain, "parameter"), (size, "sale")):
        await bind(session, category, attribute, role=role)
    logo = new_id()
    brand = await make_brand(session, name_en="Clear Breeze", logo_file_id=logo)
    product = await make_product(
        session, category, brand_id=brand.id, attributes={str(plain.id): "福建"}
    )
    await make_sku(session, product, spec={str(size.id): "s"})
    await refreshing.refresh(session, [product.id], NOON)

    address, pages = f"/api/shop/products/{product.id}", {}
    async with client_as(None) as client:
        for language in ("zh-CN", "en-US,en;q=0.9"):
            answer = await client.get(address, headers={"Accept-Language": language})
            assert "accept-language" in answer.headers["vary"].lower()
            pages[language[:2]] = answer
        tags = {answer.headers["etag"] for answer in pages.values()}
        stale = {"Accept-Language": "en-US", "If-None-Match": pages["zh"].headers["etag"]}
        assert (await client.get(address, headers=stale)).status_code == 200
        assert (await client.get(f"/api/shop/pictures/{new_id()}")).status_code == 404
    chinese, english = (
        ProductPageView.model_validate_json(pages[one].content) for one in ("zh", "en")
    )
    assert len(tags) == 2
    assert (chinese.category_path[-1].name, english.category_path[-1].name) == ("茶叶", "Tea")
    assert (chinese.brand.name, english.brand.name) == (brand.name, "Clear Breeze")
    assert (chinese.brand.logo, english.brand.logo) == (logo, logo)
    assert (chinese.specs[0].options[0].name, english.specs[0].options[0].name) == ("小", "Small")
    assert english.specs[0].name == "Size"
    assert english.skus[0].spec_name == "Small"
    # Where the library has no English name, the Chinese stands in.
    assert english.parameters[0].name == plain.name
    assert await catalog.is_brand_logo(session, logo)
    assert not await catalog.is_brand_logo(session, new_id())


async def test_a_page_shows_the_sign_of_its_shop(session, client_as):
    product = await put_on_shelf(session, "岩茶")
    assert (await page_shown(client_as, product.id)).shop_logo is None
    logo = new_id()
    await session.execute(
        update(Shop).where(Shop.merchant_id == SELF_RUN_ID).values(logo_file_id=logo)
    )
    assert await refreshing.refresh(session, [product.id], NOON) == 1
    assert (await page_shown(client_as, product.id)).shop_logo == logo


async def page_shown(client_as, product_id) -> ProductPageView:
    async with client_as(None) as client:
        answer = await client.get(f"/api/shop/products/{product_id}")
    return ProductPageView.model_validate_json(answer.content)
