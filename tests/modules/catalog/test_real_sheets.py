"""Sheets as real shops have them: what is taken, and what is refused at which cell and why."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from houtai.modules.catalog.public import ATTRIBUTES, CATEGORIES
from houtai.modules.catalog.tables import Product
from tests.modules.catalog.goods import Ground, make_ground
from tests.modules.catalog.sheet_desk import Desk, skus

FILES = Path(__file__).parent / "files"


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


@pytest.fixture
def desk(session, database, tmp_path, ground) -> Desk:
    return Desk(session, database, tmp_path, ground)


def rows_of(name: str) -> list[dict[str, str]]:
    with (FILES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


async def product(session, code: str) -> Product:
    found = await session.scalar(select(Product).where(Product.code == code))
    assert found is not None
    return found


async def test_a_giftware_shops_codes_are_taken_or_refused_one_by_one(desk, session, ground):
    rows = [{**row, "Category": ground.category.name} for row in rows_of("giftware.csv")]
    line_of = {row["StockCode"]: number for number, row in enumerate(rows, start=2)}
    import_id = await desk.bring_in(rows)
    errors = await desk.errors(import_id)
    assert errors == {
        line_of["BANK CHARGES"]: [("sheets.code_signs", "products.column.code")],
        line_of["PADS"]: [("sheets.amount_too_fine", "products.column.price")],
        line_of["21134"]: [("sheets.required", "products.column.name")],
        line_of["72038P"]: [("sheets.required", "products.column.price")],
    }
    taken = {sku.code for sku in await skus(session)}
    assert taken == line_of.keys() - {"BANK CHARGES", "PADS", "21134", "72038P"}
    # Two codes that differ in upper and lower case are two things, as the shop has them.
    assert {"15056BL", "15056bl"} <= taken
    await desk.undo(import_id)
    assert await skus(session) == []


async def test_a_household_shops_catalogue_comes_in_with_its_long_and_odd_values(desk, session):
    paths = ["居家 > 被枕", "居家 > 床品件套"]
    await desk.bring_in([{"类目路径": path} for path in paths], CATEGORIES)
    made = await desk.bring_in(rows_of("bedding-attributes.csv"), ATTRIBUTES)
    assert await desk.errors(made) == {}
    rows = rows_of("bedding.csv")
    import_id = await desk.bring_in(rows)
    foreign = ("products.attribute_not_here", "products.column.attributes:尺寸")
    assert await desk.errors(import_id) == {6: [foreign]}
    quilt = await product(session, "1181000")
    values = list(quilt.attributes.values())
    assert values == [rows[0][f"属性:{name}"] for name in ("材质", "尺寸", "*温馨提示")]
    assert [sku.price_fen for sku in await skus(session)] == [89_900, 99_900, 150_000, 100_100]
    again = await desk.check(rows[:4])
    assert [row.act for row in await desk.rows(again)] == ["same"] * 4
