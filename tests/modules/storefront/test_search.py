"""Buyers find by Chinese words, pinyin and initials, in spite of a slip; and learn why not."""

import json
from uuid import uuid4

import pytest
from sqlalchemy import text

from houtai.modules.storefront.queries.shapes import SearchView
from houtai.modules.storefront.service import refreshing
from tests.factories.catalog import (
    bind,
    make_attribute,
    make_brand,
    make_category,
    make_product,
    make_sku,
)
from tests.factories.storefront import NOON, put_on_shelf, set_stock


@pytest.fixture
async def shop(session, client_as):
    """A guest before a small shelf of teas and telephones."""
    for name in ("武夷岩茶肉桂礼盒装 500g", "明前龙井茶 特级", "乌龙茶 铁观音 清香型"):
        await put_on_shelf(session, name)
    await put_on_shelf(session, "苹果手机壳 iPhone 防摔", price_fen=3900)
    await put_on_shelf(session, "手机充电器 65W 快充", price_fen=8900)
    async with client_as(None) as client:
        yield client


async def names(client, **query):
    answer = await client.get("/api/shop/search", params=query)
    assert answer.status_code == 200, answer.text
    return [one["name"] for one in answer.json()["items"]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("岩茶", "武夷岩茶肉桂礼盒装 500g"),
        ("武夷岩茶 礼盒", "武夷岩茶肉桂礼盒装 500g"),
        ("wuyi yancha", "武夷岩茶肉桂礼盒装 500g"),
        ("wuyiyancha", "武夷岩茶肉桂礼盒装 500g"),
        ("longjing", "明前龙井茶 特级"),
        ("tgy", "乌龙茶 铁观音 清香型"),
        ("IPHONE", "苹果手机壳 iPhone 防摔"),
        ("ｉｐｈｏｎｅ", "苹果手机壳 iPhone 防摔"),
        ("iphone手机壳", "苹果手机壳 iPhone 防摔"),
        ("shoujike", "苹果手机壳 iPhone 防摔"),
        ("65w充电器", "手机充电器 65W 快充"),
        ("壳", "苹果手机壳 iPhone 防摔"),
    ],
)
async def test_a_product_is_found_by_words_pinyin_and_initials(shop, typed, found):
    assert await names(shop, text=typed) == [found]


@pytest.mark.parametrize(
    ("typed", "found", "used"),
    [
        ("手几壳", "苹果手机壳 iPhone 防摔", "手机 壳"),
        ("售即壳", "苹果手机壳 iPhone 防摔", "手机 壳"),
        ("iphnoe", "苹果手机壳 iPhone 防摔", "iphone"),
        ("ihone", "苹果手机壳 iPhone 防摔", "iphone"),
        ("龙丼茶", "明前龙井茶 特级", None),
    ],
)
async def test_one_slip_is_mended_and_told(shop, typed, found, used):
    answer = (await shop.get("/api/shop/search", params={"text": typed})).json()
    assert [one["name"] for one in answer["items"]] == [found]
    assert answer["correction"]["typed"] == typed
    assert used is None or answer["correction"]["used"].replace(" ", "") == used.replace(" ", "")


async def test_nothing_found_says_which_word_nothing_has(shop):
    answer = (await shop.get("/api/shop/search", params={"text": "岩茶 挖掘机械臂"})).json()
    assert answer["items"] == []
    explained = answer["explained"]
    assert explained["reason"] == "no_such_word"
    assert {one["word"]: one["count"] for one in explained["words"]}["岩茶"] == 1
    assert any(one["count"] == 0 for one in explained["words"])


async def test_words_that_nothing_has_together_are_told_apart_from_unknown_ones(shop):
    answer = (await shop.get("/api/shop/search", params={"text": "岩茶 充电器"})).json()
    assert answer["explained"]["reason"] == "not_together"


async def test_filters_that_leave_nothing_are_named(shop):
    query = {"text": "手机", "price_from": 10_000_000}
    explained = (await shop.get("/api/shop/search", params=query)).json()["explained"]
    assert (explained["reason"], explained["without_filters"]) == ("filtered_out", 2)


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE storefront.page; --",
        "茶 & | ! ( ) :* <->",
        '{茶,"}',
        "%_\\",
        "😀🍵",
        "\u202e\u200b",
        "茶" * 200,
        "a" * 200,
        "(" * 200,
        " ".join("茶" * 100),
    ],
)
async def test_signs_of_other_languages_are_only_text(shop, typed):
    answer = await shop.get("/api/shop/search", params={"text": typed})
    assert answer.status_code == 200, answer.text
    assert await names(shop, text="岩茶")


async def test_signs_alone_are_nothing_to_search(shop):
    answer = (await shop.get("/api/shop/search", params={"text": "😀🍵"})).json()
    assert answer["explained"]["reason"] == "nothing_to_search"


@pytest.mark.parametrize("length", [201, 7_000])
async def test_a_text_without_end_is_refused(shop, length):
    assert (await shop.get("/api/shop/search", params={"text": "茶" * length})).status_code in {
        414,
        422,
    }


@pytest.mark.parametrize(
    "query",
    [
        {"attribute": "x"},
        {"attribute": f"{uuid4()}:"},
        {"attribute": f"{uuid4()}:a:b"},
        {"category": "x"},
        {"price_from": "-1"},
        {"price_from": "1.5"},
        {"price_to": str(2**63)},
        {"sort": "name"},
        {"limit": "61"},
        {"after": "x"},
        {"after": "WyJwcmljZSIsMV0"},
        {"colour": "red"},
    ],
)
async def test_a_filter_that_means_nothing_is_refused(shop, query):
    assert (await shop.get("/api/shop/search", params=query)).status_code == 422


async def test_a_filter_of_a_foreign_attribute_finds_nothing(shop):
    query = {"text": "手机", "attribute": f"{uuid4()}:red"}
    answer = (await shop.get("/api/shop/search", params=query)).json()
    assert (answer["items"], answer["explained"]["reason"]) == ([], "filtered_out")


async def test_pages_meet_each_product_once_in_the_order_of_their_price(session, client_as):
    category = await make_category(session)
    for number in range(7):
        await put_on_shelf(session, f"茶{number}", category=category, price_fen=100 + number % 3)
    async with client_as(None) as client:
        for sort in ("price", "-price", "-newest", "-sold", "relevance"):
            seen, after = [], None
            while True:
                query = {"category": str(category.id), "limit": 2, "sort": sort}
                query |= {"after": after} if after else {}
                page = (await client.get("/api/shop/search", params=query)).json()
                seen += [one["price_fen"] for one in page["items"]]
                assert (page["facets"] is None) == (after is not None)
                after = page["next"]
                if after is None:
                    break
            assert len(seen) == 7
            if sort == "price":
                assert seen == sorted(seen)


async def test_what_is_in_stock_stands_first(session, client_as):
    category = await make_category(session)
    await put_on_shelf(session, "有货", category=category)
    await put_on_shelf(session, "无货", category=category, left=0)
    async with client_as(None) as client:
        assert await names(client, category=str(category.id)) == ["有货", "无货"]
        assert await names(client, category=str(category.id), in_stock=True) == ["有货"]


async def test_facets_count_and_narrow(session, client_as):
    root = await make_category(session)
    leaf = await make_category(session, root)
    brand = await make_brand(session, name=f"岩韵{uuid4().hex[:6]}")
    aroma = await make_attribute(session, options={"a": "清香", "b": "浓香"})
    await bind(session, leaf, aroma, filterable=True)
    for number, key in enumerate("aab"):
        await put_on_shelf(
            session,
            f"茶{number}",
            category=leaf,
            brand_id=brand.id if number else None,
            attributes={str(aroma.id): key},
        )
    async with client_as(None) as client:
        query = {"category": str(root.id)}
        facets = (await client.get("/api/shop/search", params=query)).json()["facets"]
        assert (facets["total"], facets["is_more"]) == (3, False)
        assert [(one["name"], one["count"]) for one in facets["categories"]] == [(leaf.name, 3)]
        assert [(one["name"], one["count"]) for one in facets["brands"]] == [(brand.name, 2)]
        [attribute] = facets["attributes"]
        assert attribute["name"] == aroma.name
        assert [(one["name"], one["count"]) for one in attribute["options"]] == [
            ("清香", 2),
            ("浓香", 1),
        ]
        wanted = [("category", str(root.id)), ("attribute", f"{aroma.id}:b")]
        assert await names_of(client, wanted) == ["茶2"]
        wanted.append(("attribute", f"{aroma.id}:a"))
        assert len(await names_of(client, wanted)) == 3
        wanted.append(("brand", str(brand.id)))
        assert len(await names_of(client, wanted)) == 2


async def test_what_may_be_filtered_by_is_named_in_the_readers_language(session, client_as):
    category = await make_category(session)
    brand = await make_brand(session, name=f"岩韵{uuid4().hex[:6]}", name_en="Rock Rhyme")
    aroma = await make_attribute(session, options={"a": "清香"}, name_en="Aroma")
    await bind(session, category, aroma, filterable=True)
    await put_on_shelf(
        session, "茶", category=category, brand_id=brand.id, attributes={str(aroma.id): "a"}
    )
    said = []
    async with client_as(None) as client:
        for language in ("en-US", "zh-CN", "en-US"):
            query = {"category": str(category.id), "sort": "-newest"}
            headers = {"Accept-Language": language}
            answer = await client.get("/api/shop/search", params=query, headers=headers)
            assert answer.headers["vary"] == "Accept-Language"
            facets = answer.json()["facets"]
            [attribute] = facets["attributes"]
            # What has no English name keeps its Chinese one.
            assert [one["name"] for one in attribute["options"]] == ["清香"]
            said.append((facets["brands"][0]["name"], attribute["name"]))
    english = ("Rock Rhyme", "Aroma")
    assert said == [english, (brand.name, aroma.name), english]


async def names_of(client, query):
    answer = (await client.get("/api/shop/search", params=query)).json()
    return [one["name"] for one in answer["items"]]


async def test_suggestions_begin_as_the_text_does(shop):
    for typed, wanted in (
        ("手", "手机"),
        ("shou", "手机"),
        ("sj", "手机"),
        ("岩茶 手", "岩茶 手机"),
    ):
        answer = (await shop.get("/api/shop/suggestions", params={"text": typed})).json()
        assert wanted in [one["text"] for one in answer["items"]], typed
    empty = (await shop.get("/api/shop/suggestions", params={"text": "😀"})).json()
    assert empty == {"items": []}


async def test_words_that_nothing_has_any_more_are_forgotten(session):
    product = await put_on_shelf(session, "绝版琉璃盏")
    await refreshing.count_words(session)
    uses = text("SELECT uses FROM storefront.word WHERE word = '琉璃'")
    assert await session.scalar(uses) == 1
    product.state = "off_shelf"
    await session.flush()
    await refreshing.refresh(session, [product.id], NOON)
    await refreshing.count_words(session)
    assert await session.scalar(uses) is None


async def test_cards_are_as_the_document_says(session, client_as):

    product = await make_product(session, name="茶")
    sku = await make_sku(session, product, price_fen=100, market_fen=200)
    await set_stock(session, sku.id, 5)
    await refreshing.refresh(session, [product.id], NOON)
    async with client_as(None) as client:
        answer = await client.get("/api/shop/search", params={"category": str(product.category_id)})
    shown = SearchView.model_validate_json(answer.content)
    assert json.loads(shown.model_dump_json()) == answer.json()
    assert (shown.items[0].price_fen, shown.items[0].market_fen) == (100, 200)
