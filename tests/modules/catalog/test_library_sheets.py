"""Brands and attributes by sheet: made, changed, bound to categories, refused by cell, undone."""

import pytest
from sqlalchemy import select

from houtai.modules.catalog.public import ATTRIBUTES, BRAND_SHEET
from houtai.modules.catalog.tables import Attribute, Brand, CategoryAttribute
from tests.factories.catalog import make_attribute, make_brand, make_category, make_product
from tests.modules.catalog.goods import Ground, make_ground
from tests.modules.catalog.sheet_desk import Desk


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


@pytest.fixture
def desk(session, database, tmp_path, ground) -> Desk:
    return Desk(session, database, tmp_path, ground)


async def brands(session) -> dict[str, Brand]:
    found = await session.scalars(select(Brand).execution_options(populate_existing=True))
    return {one.name: one for one in found}


async def attribute(session, name: str) -> Attribute | None:
    found = select(Attribute).where(Attribute.name == name)
    return await session.scalar(found.execution_options(populate_existing=True))


async def bound(session, name: str) -> dict:
    c = CategoryAttribute
    found = await session.execute(
        select(c.category_id, c.role, c.required, c.filterable)
        .join(Attribute, Attribute.id == c.attribute_id)
        .where(Attribute.name == name)
    )
    return {row.category_id: tuple(row)[1:] for row in found}


async def test_brands_come_in_change_and_go_back(desk, session):
    await make_brand(session, name="旧牌", name_en="Old")
    rows = [{"品牌名称": "云栖"}, {"品牌名称": "旧牌", "英文名称": "Older", "启用": "否"}]
    import_id = await desk.bring_in(rows, BRAND_SHEET)
    assert await desk.errors(import_id) == {}
    there = await brands(session)
    assert (there["云栖"].initial, there["云栖"].state) == ("Y", "active")
    assert (there["旧牌"].name_en, there["旧牌"].state) == ("Older", "disabled")
    again = await desk.check(rows, BRAND_SHEET)
    assert [row.act for row in await desk.rows(again)] == ["same", "same"]
    await desk.undo(import_id, BRAND_SHEET)
    there = await brands(session)
    assert "云栖" not in there
    assert (there["旧牌"].name_en, there["旧牌"].state) == ("Old", "active")


async def test_a_brand_with_goods_stays_when_its_import_is_undone(desk, session, ground):
    import_id = await desk.bring_in([{"品牌名称": "云栖"}, {"品牌名称": "雾里"}], BRAND_SHEET)
    there = await brands(session)
    await make_product(session, ground.category, brand_id=there["云栖"].id)
    await desk.undo(import_id, BRAND_SHEET)
    assert await desk.errors(import_id) == {2: [("catalog.entry_in_use", None)]}
    assert (await brands(session)).keys() >= {"云栖"}
    assert "雾里" not in await brands(session)


async def test_wrong_brands_are_named_by_cell(desk, session):
    rows = [
        {"品牌名称": "云栖"},
        {"品牌名称": "云 栖", "首字母": ""},
        {"品牌名称": "ＹＱ", "首字母": "y"},
        {"品牌名称": "YQ"},
        {"品牌名称": "yq"},
        {"品牌名称": "长" * 61},
        {"品牌名称": "\u200b", "英文名称": "invisible"},
    ]
    errors = await desk.errors(await desk.check(rows, BRAND_SHEET))
    assert errors == {
        4: [("sheets.not_a_code", "catalog.column.initial")],
        6: [("sheets.repeated", "catalog.column.brand_name")],
        7: [("sheets.text_too_long", "catalog.column.brand_name")],
        8: [("sheets.required", "catalog.column.brand_name")],
    }


async def test_attributes_come_in_with_their_categories_and_go_back(desk, session):
    bed = await make_category(session, name="被枕")
    tea = await make_category(session, name="乌龙")
    rows = [
        {"属性名称": "填充物", "类型": "多选", "可选值": "棉、羊毛；羽绒", "适用类目": "被枕；乌龙",
         "必填": "是"},
        {"属性名称": "厚度", "类型": "数字", "单位": "cm", "适用类目": "被枕"},
        {"属性名称": "尺寸款", "类型": "单选", "可以自填": "是", "用途": "销售规格",
         "适用类目": "被枕"},
    ]  # fmt: skip
    import_id = await desk.bring_in(rows, ATTRIBUTES)
    assert await desk.errors(import_id) == {}
    filling = await attribute(session, "填充物")
    assert [option["name"] for option in filling.options] == ["棉", "羊毛", "羽绒"]
    assert await bound(session, "填充物") == {
        bed.id: ("parameter", True, False),
        tea.id: ("parameter", True, False),
    }
    assert await bound(session, "尺寸款") == {bed.id: ("sale", False, False)}
    again = await desk.check(rows, ATTRIBUTES)
    assert [row.act for row in await desk.rows(again)] == ["same"] * 3
    more = {"属性名称": "填充物", "可选值": "羽绒、蚕丝", "适用类目": "乌龙", "必填": "否"}
    added = await desk.bring_in([more], ATTRIBUTES)
    filling = await attribute(session, "填充物")
    assert [option["name"] for option in filling.options] == ["棉", "羊毛", "羽绒", "蚕丝"]
    assert (await bound(session, "填充物"))[tea.id] == ("parameter", False, False)
    await desk.undo(added, ATTRIBUTES)
    filling = await attribute(session, "填充物")
    assert [option["name"] for option in filling.options] == ["棉", "羊毛", "羽绒"]
    assert (await bound(session, "填充物"))[tea.id] == ("parameter", True, False)
    await desk.undo(import_id, ATTRIBUTES)
    assert await attribute(session, "填充物") is None
    assert await bound(session, "厚度") == {}


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"类型": "颜色"}, "sheets.not_a_choice", "kind"),
        ({"类型": "单选"}, "catalog.options_missing", "options"),
        ({"可选值": "棉、麻"}, "catalog.options_not_asked", "options"),
        ({"类型": "文本", "单位": "cm"}, "catalog.options_not_asked", "unit"),
        ({"适用类目": "没有这个"}, "products.category_path_unknown", "categories"),
        ({"类型": "日期", "用途": "销售规格"}, "catalog.not_for_sale", "role"),
        ({"类型": "单选", "可选值": "长" * 41}, "catalog.option_too_long", "options"),
    ],
)
async def test_wrong_attributes_are_named_by_cell(desk, cells, code, column):
    errors = await desk.errors(await desk.check([{"属性名称": "新的", **cells}], ATTRIBUTES))
    assert (code, f"catalog.column.{column}") in errors[2]


async def test_a_known_attribute_keeps_its_kind_and_its_use(desk, ground):
    kind = {"属性名称": ground.material.name, "类型": "文本"}
    use = {"属性名称": ground.size.name, "用途": "参数", "适用类目": ground.category.name}
    errors = await desk.errors(await desk.check([kind, use], ATTRIBUTES))
    assert errors == {
        2: [("catalog.kind_fixed", "catalog.column.kind")],
        3: [("catalog.role_fixed", "catalog.column.role")],
    }


async def test_an_attribute_that_goods_have_stays_when_its_import_is_undone(desk, session, ground):
    rows = [{"属性名称": "产地", "适用类目": ground.category.name}]
    import_id = await desk.bring_in(rows, ATTRIBUTES)
    await desk.bring_in([{**desk.start, "属性:产地": "杭州"}])
    await desk.undo(import_id, ATTRIBUTES)
    assert await desk.errors(import_id) == {2: [("catalog.entry_in_use", None)]}
    assert await bound(session, "产地") == {ground.category.id: ("parameter", False, False)}


async def test_an_attribute_changed_since_the_check_is_left_alone(desk, session):
    name = (await make_attribute(session, options={"a": "甲"})).name
    import_id = await desk.check([{"属性名称": name, "可选值": "乙"}], ATTRIBUTES)
    await desk.bring_in([{"属性名称": name, "可选值": "丙"}], ATTRIBUTES)
    await desk.apply(import_id, ATTRIBUTES)
    assert await desk.errors(import_id) == {2: [("sheets.changed_since", None)]}
