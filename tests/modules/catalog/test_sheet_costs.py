"""What somebody with the right brings in about costs stays his: colleagues see all but that."""

from dataclasses import replace

import pytest

from houtai.kit import sheets
from houtai.kit.auth import Right
from houtai.modules.catalog.public import PRODUCTS
from houtai.modules.catalog.rules.product_columns import COST, PRICE
from tests.modules.catalog.goods import OPERATOR, make_ground
from tests.modules.catalog.sheet_desk import CHINA, Desk

IMPORTER = PRODUCTS.placed(CHINA, "zh-CN")
CLERK = replace(OPERATOR, all_fields=False)
ACCOUNTANT = replace(CLERK, fields={"catalog.cost": Right.READ})


@pytest.fixture
async def desk(session, database, tmp_path) -> Desk:
    return Desk(session, database, tmp_path, await make_ground(session))


def row(desk: Desk, code: str) -> dict[str, str]:
    return {**desk.start, "商品编码": code, "SKU 编码": code, "成本价": "61.07"}


@pytest.mark.parametrize(("reader", "seen"), [(CLERK, False), (ACCOUNTANT, True), (OPERATOR, True)])
async def test_costs_in_the_rows_of_an_import_are_for_those_who_may_read_them(desk, reader, seen):
    made = await desk.check([row(desk, "A")])
    wanted = sheets.CHANGES.want(limit=10, values={})
    page = await sheets.list_changes(desk.session, reader, IMPORTER, made, wanted)
    assert (str(6107) in page.model_dump_json()) == seen
    [shown] = [str(one.after) for one in page.items]
    assert (PRICE in shown, COST in shown) == (True, seen)


@pytest.mark.parametrize(("reader", "cost"), [(CLERK, ""), (OPERATOR, "61.07")])
async def test_costs_in_the_file_of_wrong_rows_too(desk, tmp_path, reader, cost):
    made = await desk.check([{**row(desk, "A"), "售价": "gratis"}])
    target = tmp_path / "wrong.xlsx"
    original = desk.originals.path(made)
    await sheets.write_wrong_rows(
        desk.session, reader, IMPORTER, made, original=original, target=target
    )
    opened = sheets.open_sheet(target, IMPORTER.columns)
    [found] = [dict(zip(opened.header.titles, one.cells, strict=False)) for one in opened.rows()]
    assert (found["成本价"], found["售价"], found["商品编码"]) == (cost, "gratis", "A")
