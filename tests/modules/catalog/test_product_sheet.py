"""Products and prices by sheet: rows to SKUs, wrong cells by name, undone, never half done."""

from time import perf_counter

import pytest
from sqlalchemy import func, select, text

from houtai.kit import sheets
from houtai.modules.catalog.public import PRICES, PRODUCTS
from houtai.modules.catalog.tables import PriceChange, Product, Sku
from tests.factories.catalog import make_brand, make_product, make_sku
from tests.modules.catalog.goods import (
    EDITOR,
    OPERATOR,
    Ground,
    make_ground,
    make_merchant_actor,
    platform_actor,
)
from tests.modules.catalog.sheet_desk import CHINA, NOON, Desk, skus


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


@pytest.fixture
def desk(session, database, tmp_path, ground) -> Desk:
    return Desk(session, database, tmp_path, ground)


async def test_rows_of_one_product_become_one_draft_with_its_skus(desk, session, ground):
    brand = await make_brand(session, name="云栖")
    rows = [
        {**desk.start, "品牌": "云栖", "销售规格": desk.spec("红"), "成本价": "50", "条码": ""},
        {"商品编码": "LJ", "销售规格": desk.spec("米白"), "售价": "109", "重量（克）": "250"},
    ]
    rows[1]["保质期"] = "540"
    import_id = await desk.check(rows)
    assert [(row.act, row.state) for row in await desk.rows(import_id)] == [
        ("create", "planned"),
        ("create", "planned"),
    ]
    assert await skus(session) == []
    await desk.apply(import_id)
    [product] = await session.scalars(select(Product))
    assert (product.name, product.brand_id, product.state) == ("明前龙井", brand.id, "draft")
    assert product.attributes == {str(ground.material.id): "cotton"}
    red, white = sorted(await skus(session), key=lambda one: one.price_fen)
    assert (red.spec, red.cost_fen) == ({str(ground.colour.id): "red"}, 5_000)
    assert (white.spec, white.weight_gram) == ({str(ground.colour.id): "=米白"}, 250)
    assert (red.shelf_life_days, white.shelf_life_days) == (None, 540)
    assert (product.price_fen_min, product.price_fen_max) == (9_900, 10_900)


async def test_a_second_time_nothing_would_change_and_a_cell_changes_one_thing(desk, session):
    rows = [{**desk.start, "销售规格": desk.spec("红"), "SKU 编码": "LJ-R"}]
    await desk.bring_in(rows)
    import_id = await desk.check(rows)
    assert [row.act for row in await desk.rows(import_id)] == ["same"]
    import_id = await desk.bring_in([{"商品编码": "LJ", "SKU 编码": "LJ-R", "售价": "88"}])
    [row] = await desk.rows(import_id)
    changed = {key for key in row.after if row.after[key] != row.before[key]}
    assert changed == {"products.column.price"}
    [sku] = await skus(session)
    assert sku.price_fen == 8_800


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"类目": "没有这个"}, "products.category_path_unknown", "products.column.category"),
        ({"品牌": "没有"}, "products.brand_unknown", "products.column.brand"),
        ({"属性:别的": "棉"}, "products.attribute_not_here", "products.column.attributes:别的"),
        (
            {"属性:{size}": "L"},
            "products.spec_no_attribute",
            "products.column.attributes:{size}",
        ),
        ({"销售规格": "别的=棉"}, "products.spec_not_here", "products.column.spec"),
        ({"销售规格": "棉"}, "products.pair_unreadable", "products.column.spec"),
        ({"销售规格": "{material}=棉"}, "products.attribute_no_spec", "products.column.spec"),
        (
            {"属性:{material}": "钢"},
            "catalog.value_no_option",
            "products.column.attributes:{material}",
        ),
        ({"销售规格": "{size}=XXL"}, "catalog.value_no_option", "products.column.spec"),
        ({"条码": "6901234567893"}, "products.barcode_wrong", "products.column.barcode"),
        ({"售价": "-1"}, "sheets.too_small", "products.column.price"),
        ({"售价": "9.995"}, "sheets.amount_too_fine", "products.column.price"),
        ({"售价": "1e30"}, "sheets.not_an_amount", "products.column.price"),
        ({"售价": "9999999999"}, "sheets.too_large", "products.column.price"),
        ({"售价": ""}, "sheets.required", "products.column.price"),
        ({"商品名称": ""}, "sheets.required", "products.column.name"),
        ({"商品名称": "<script>x</script>"}, "products.markup_in_words", "products.column.name"),
        ({"重量（克）": "1.5"}, "sheets.not_whole", "products.column.weight"),
        ({"保质期（天）": "0"}, "sheets.too_small", "products.column.shelf_life"),
    ],
)
async def test_what_is_wrong_is_named_with_its_cell(desk, session, cells, code, column):
    names = {"size": desk.ground.size.name, "material": desk.ground.material.name}
    filled = {key.format(**names): value.format(**names) for key, value in cells.items()}
    column = column.format(**names)
    import_id = await desk.check([{**desk.start, **filled}])
    errors = await desk.errors(import_id)
    assert (code, column) in errors[2], errors
    await desk.apply(import_id)
    assert await skus(session) == []


async def test_scripts_in_the_text_are_taken_out(desk, session):
    await desk.bring_in([{**desk.start, "商品详情": "<p>好<script>alert(1)</script></p>"}])
    [product] = await session.scalars(select(Product))
    assert product.html == "<p>好</p>"


async def test_rows_that_contradict_each_other_are_refused(desk, session):
    rows = [
        {**desk.start, "销售规格": desk.spec("红")},
        {**desk.start, "商品名称": "雨前龙井", "销售规格": desk.spec("蓝")},
        {**desk.start, "销售规格": desk.spec("红")},
        {**desk.start, "商品编码": "B", "销售规格": desk.spec("红"), "条码": "6901234567892"},
        {**desk.start, "商品编码": "B", "销售规格": desk.spec("蓝"), "条码": "6901234567892"},
    ]
    import_id = await desk.check(rows)
    assert {
        row: [code for code, _ in found] for row, found in (await desk.errors(import_id)).items()
    } == {
        3: ["products.rows_differ"],
        4: ["products.row_twice"],
        6: ["products.barcode_twice"],
    }
    await desk.apply(import_id)
    assert len(await skus(session)) == 2


async def test_a_wrong_product_takes_its_rows_with_it_and_says_which(desk):
    rows = [
        {**desk.start, "类目": "没有", "销售规格": desk.spec("红")},
        {"商品编码": "LJ", "销售规格": desk.spec("蓝"), "售价": "9"},
        {**desk.start, "商品编码": "B"},
    ]
    errors = await desk.errors(await desk.check(rows))
    assert errors == {
        2: [("products.category_path_unknown", "products.column.category")],
        3: [("products.row_of_wrong_product", "products.column.code")],
    }


async def test_barcodes_and_codes_of_others_are_taken(desk, session, ground):
    other = await make_product(session, ground.category)
    await make_sku(session, other, code="X-1", barcode="6901234567892")
    rows = [
        {**desk.start, "条码": "6901234567892"},
        {**desk.start, "商品编码": "B", "SKU 编码": "X-1"},
    ]
    errors = await desk.errors(await desk.check(rows))
    assert errors == {
        2: [("products.barcode_taken", "products.column.barcode")],
        3: [("products.sku_code_taken", "products.column.sku_code")],
    }


async def test_what_changed_since_the_check_is_left_alone(desk, session):
    await desk.bring_in([{**desk.start, "SKU 编码": "A"}])
    import_id = await desk.check([{"商品编码": "LJ", "SKU 编码": "A", "售价": "88"}])
    await session.execute(text("UPDATE catalog.sku SET price_fen = 7700"))
    await desk.apply(import_id)
    assert await desk.errors(import_id) == {2: [("sheets.changed_since", None)]}
    assert [one.price_fen for one in await skus(session)] == [7_700]


async def test_a_product_made_meanwhile_is_not_overwritten(desk, session, ground):
    import_id = await desk.check([{**desk.start, "SKU 编码": "A"}])
    await make_product(session, ground.category, code="LJ", state="draft")
    await desk.apply(import_id)
    assert await desk.errors(import_id) == {2: [("sheets.changed_since", None)]}


async def test_an_import_is_undone_without_a_trace(desk, session):
    await desk.bring_in([{**desk.start, "商品编码": "OLD", "SKU 编码": "OLD"}])
    import_id = await desk.bring_in(
        [
            {"商品编码": "OLD", "SKU 编码": "OLD", "售价": "88", "商品名称": "新名"},
            {**desk.start, "销售规格": desk.spec("红")},
            {"商品编码": "LJ", "销售规格": desk.spec("蓝"), "售价": "9"},
        ]
    )
    assert len(await skus(session)) == 3
    await desk.undo(import_id)
    [sku] = await skus(session)
    [product] = await session.scalars(select(Product).execution_options(populate_existing=True))
    assert (sku.code, sku.price_fen, product.name) == ("OLD", 9_900, "明前龙井")


async def test_what_was_changed_since_the_import_stays_when_it_is_undone(desk, session):
    import_id = await desk.bring_in([{**desk.start, "SKU 编码": "A"}])
    await session.execute(text("UPDATE catalog.sku SET price_fen = 7700"))
    await desk.undo(import_id)
    assert len(await skus(session)) == 1
    [row] = await desk.rows(import_id)
    assert (row.state, row.errors[0]["code"]) == ("kept", "sheets.changed_since")


async def test_costs_are_brought_in_only_by_whoever_may_write_them(desk, session):
    desk.actor = platform_actor(all_fields=False)
    errors = await desk.errors(await desk.check([{**desk.start, "成本价": "1"}]))
    assert errors == {2: [("products.cost_not_yours", "products.column.cost")]}
    desk.actor = OPERATOR
    await desk.bring_in([{**desk.start, "SKU 编码": "A", "成本价": "50"}])
    desk.actor = platform_actor(all_fields=False)
    import_id = await desk.bring_in([{"商品编码": "LJ", "SKU 编码": "A", "售价": "98"}])
    [row] = await desk.rows(import_id)
    assert "products.column.cost" not in {**row.before, **row.after}
    assert [sku.cost_fen for sku in await skus(session)] == [5_000]


async def test_a_merchant_brings_in_his_own_goods_where_he_may_sell(desk, session, ground):
    desk.actor = await make_merchant_actor(session, ground)
    await desk.bring_in([desk.start])
    [product] = await session.scalars(select(Product))
    assert product.merchant_id == desk.actor.place.merchant_id
    desk.actor = await make_merchant_actor(session, ground, category_ids=[])
    errors = await desk.errors(await desk.check([desk.start]))
    assert errors == {2: [("products.category_not_granted", "products.column.category")]}


async def test_a_product_over_two_bites_is_one_product(desk, session, ground):
    filler = [{**desk.start, "商品编码": f"F{number}"} for number in range(998)]
    spread = [
        {**desk.start, "销售规格": desk.spec(words)} for words in ("红", "蓝", "米白", "墨绿")
    ]
    import_id = await desk.bring_in([*filler, *spread])
    assert await desk.errors(import_id) == {}
    product_id = await session.scalar(select(Product.id).where(Product.code == "LJ"))
    counted = select(func.count()).where(Sku.product_id == product_id)
    assert await session.scalar(counted) == 4
    await desk.undo(import_id)
    assert await session.scalar(select(func.count()).select_from(Product)) == 0


@pytest.mark.no_cover
async def test_a_long_sheet_with_every_tenth_row_wrong_keeps_its_good_rows(desk, session):
    rows = [
        {**desk.start, "商品编码": f"T{number}", "售价": "坏" if number % 10 == 0 else "99"}
        for number in range(50_000)
    ]
    started = perf_counter()
    import_id = await desk.check(rows)
    seconds = perf_counter() - started
    counted = await session.execute(
        text("SELECT create_count, wrong_count FROM sheets.import WHERE id = :id"),
        {"id": import_id},
    )
    assert counted.one() == (45_000, 5_000)
    assert seconds < 240, "a check of 50,000 rows"
    importer = PRODUCTS.placed(CHINA, "zh-CN")
    wanted = sheets.CHANGES.want(limit=200)
    page = await sheets.list_changes(session, OPERATOR, importer, import_id, wanted)
    assert len(page.items) <= 200


# --- prices ---------------------------------------------------------------------------------


async def price_rows(session) -> list[PriceChange]:
    return list(await session.scalars(select(PriceChange).order_by(PriceChange.id)))


async def test_prices_are_changed_logged_and_put_back(desk, session):
    product = await make_product(session, approved_at=NOON)
    sku = await make_sku(session, product, code="A", price_fen=9_900)
    import_id = await desk.bring_in([{"SKU 编码": "A", "售价": "88", "改价说明": "双十一"}], PRICES)
    await session.refresh(sku)
    assert sku.price_fen == 8_800
    [change] = await price_rows(session)
    assert (change.source, change.note) == ("sheet", "双十一")
    await desk.undo(import_id, PRICES)
    await session.refresh(sku)
    assert sku.price_fen == 9_900
    assert [one.source for one in await price_rows(session)] == ["sheet", "undo"]


async def test_slips_leaps_and_strangers_among_prices_are_refused_by_row(desk, session):
    product = await make_product(session, approved_at=NOON)
    for code in ("A", "B", "C"):
        await make_sku(session, product, code=code, price_fen=9_900, cost_fen=5_000)
    waiting = await make_product(session, state="in_review")
    await make_sku(session, waiting, code="W")
    desk.actor = EDITOR
    rows = [
        {"SKU 编码": "A", "售价": "0.99"},
        {"SKU 编码": "B", "售价": "60"},
        {"SKU 编码": "C", "售价": "99"},
        {"SKU 编码": "?", "售价": "99"},
        {"SKU 编码": "W", "售价": "99"},
        {"SKU 编码": "C", "售价": "98"},
    ]
    import_id = await desk.check(rows, PRICES)
    assert {
        row: [one for one, _ in found] for row, found in (await desk.errors(import_id)).items()
    } == {
        2: ["products.price_needs_review"],
        3: ["products.price_needs_review"],
        5: ["products.sku_unknown"],
        6: ["products.not_while_reviewed"],
        7: ["sheets.repeated"],
    }
    desk.actor = OPERATOR
    import_id = await desk.check(rows[:1], PRICES)
    assert await desk.errors(import_id) == {
        2: [("products.price_below_mean", "products.column.price")]
    }


async def test_a_price_that_became_a_slip_since_the_check_is_stopped_and_told(desk, session):
    product = await make_product(session, approved_at=NOON)
    sku = await make_sku(session, product, code="A", price_fen=9_900)
    import_id = await desk.check([{"SKU 编码": "A", "售价": "80"}], PRICES)
    await session.execute(text("UPDATE catalog.sku SET cost_fen = 20000"))
    await desk.apply(import_id, PRICES)
    await session.refresh(sku)
    assert sku.price_fen == 9_900
    assert await desk.errors(import_id) == {
        2: [("products.price_below_cost", "products.column.price")]
    }
    tried = text("SELECT count(*) FROM catalog.price_try WHERE sku_id = :id")
    assert await session.scalar(tried, {"id": sku.id}) == 1


async def test_people_of_the_platform_bring_in_goods_of_the_merchant_they_name(
    desk, session, ground
):
    merchant = await make_merchant_actor(session, ground)
    desk.merchant_id = merchant.place.merchant_id
    await desk.bring_in([{**desk.start, "SKU 编码": "A"}])
    [product] = await session.scalars(select(Product))
    assert product.merchant_id == desk.merchant_id
    await session.execute(text("UPDATE catalog.product SET approved_at = now()"))
    desk.merchant_id = None
    errors = await desk.errors(await desk.check([{"SKU 编码": "A", "售价": "88"}], PRICES))
    assert errors == {2: [("products.sku_unknown", "products.column.sku_code")]}
    desk.merchant_id = merchant.place.merchant_id
    await desk.bring_in([{"SKU 编码": "A", "售价": "88"}], PRICES)
    found = select(Sku.price_fen).where(Sku.merchant_id == desk.merchant_id)
    assert await session.scalar(found) == 8_800
