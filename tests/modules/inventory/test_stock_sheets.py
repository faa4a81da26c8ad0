"""Stock by sheet: what would happen, what is wrong with which cell, and back again."""

from zoneinfo import ZoneInfo

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import NIL, new_id
from houtai.kit.sheets import Change, Row, RowError, Upload
from houtai.modules.inventory.service import items, sheets
from houtai.modules.inventory.service.sheets import (
    CHANGE,
    QUANTITY,
    REASON,
    SKU,
    UNIT_COST,
    WAREHOUSE,
)
from tests.factories.catalog import make_sku
from tests.factories.inventory import NOON, holdings, keeper, make_warehouse, seller, settle

PLATFORM = Actor(new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)
ROWS = 1_000
UPLOAD = Upload(new_id(), NIL, NOON)
SHANGHAI = ZoneInfo("Asia/Shanghai")


async def goods(session, code: str, **changes):
    """A SKU that catalogue and stock know."""
    sku = await make_sku(session, code=code, **changes)
    known = items.Known(sku.id, sku.product_id, SELF_RUN_ID, sku.own_stock)
    await items.remember(session, [known])
    return sku.id


def row(number: int, code: str, warehouse: str, quantity: int, **more) -> Row:
    values = {SKU.key: code, WAREHOUSE.key: warehouse, QUANTITY.key: quantity, UNIT_COST.key: None}
    return Row(number, values | more)


def adjusting(number: int, code: str, warehouse: str, change: int, reason: str) -> Row:
    values = {SKU.key: code, WAREHOUSE.key: warehouse, CHANGE.key: change, UNIT_COST.key: None}
    return Row(number, values | {REASON.key: reason})


def codes(planned) -> list[str | None]:
    return [one.code if isinstance(one, RowError) else None for one in planned]


async def test_opening_stock_comes_in_by_code_and_barcode_and_goes_back(session):
    await make_warehouse(session, code="SZ-01")
    one = await goods(session, "A-1")
    two = await goods(session, "A-2", barcode="6901000000017")
    rows = [row(2, "A-1", "SZ-01", 10), row(3, "6901000000017", "SZ-01", 5, **{UNIT_COST.key: 250})]
    planned = await sheets.plan_opening(session, PLATFORM, rows, UPLOAD)
    assert codes(planned) == [None, None]
    assert await holdings(session, one) == {}
    done = await sheets.apply_opening(session, PLATFORM, planned, UPLOAD)
    assert all(isinstance(each, Change) for each in done)
    assert len({each.subject for each in done}) == 1
    assert (await holdings(session, two))["warehouse.good"] == 5
    assert await sheets.revert(session, PLATFORM, done[::-1], UPLOAD) == []
    await settle(session)
    assert await holdings(session, one) == {} == await holdings(session, two)


async def test_every_tenth_row_wrong_is_told_cell_by_cell_and_nothing_is_written(session):
    await make_warehouse(session, code="SZ-01")
    sku_id = await goods(session, "A-1")
    rows = [row(number, "A-1" if number % 10 else "NO-SUCH", "SZ-01", 1) for number in range(ROWS)]
    planned = await sheets.plan_opening(session, PLATFORM, rows, UPLOAD)
    wrong = [one for one in planned if isinstance(one, RowError)]
    assert [one.row for one in wrong] == list(range(0, ROWS, 10))
    assert {(one.code, one.column) for one in wrong} == {("inventory.code_unknown", SKU.key)}
    assert sheets.OPENING_STOCK.whole, "an import with wrong rows is not applied"
    assert await holdings(session, sku_id) == {}


async def test_each_row_says_what_is_wrong_with_it(session):
    await make_warehouse(session, code="SZ-01")
    await goods(session, "A-1")
    inside = await goods(session, "A-2")
    await goods(session, "BOX", components={inside: 2})
    rows = [
        row(2, "NO-SUCH", "SZ-01", 1),
        row(3, "A-1", "XX-01", 1),
        row(4, "BOX", "SZ-01", 1),
        row(5, "A-1", "SZ-01", 1),
    ]
    planned = await sheets.plan_opening(session, PLATFORM, rows, UPLOAD)
    assert codes(planned) == [
        "inventory.code_unknown",
        "inventory.warehouse_unknown_code",
        "inventory.sku_not_counted",
        None,
    ]


async def test_adjustments_name_a_reason_and_stay_above_zero(session):
    await make_warehouse(session, code="SZ-01")
    sku_id = await goods(session, "A-1")
    opened = await sheets.plan_opening(session, PLATFORM, [row(2, "A-1", "SZ-01", 10)], UPLOAD)
    await sheets.apply_opening(session, PLATFORM, opened, UPLOAD)
    await settle(session)
    rows = [
        adjusting(2, "A-1", "SZ-01", -11, "盘亏"),
        adjusting(3, "A-1", "SZ-01", 0, "盘亏"),
        adjusting(4, "A-1", "SZ-01", -1, "随便"),
        adjusting(5, "A-1", "SZ-01", -4, "Counted less"),
    ]
    planned = await sheets.plan_adjustments(session, PLATFORM, rows, UPLOAD)
    assert codes(planned) == [
        "inventory.below_zero",
        "inventory.quantity_nothing",
        "inventory.reason_unknown",
        None,
    ]
    done = await sheets.apply_adjustments(session, PLATFORM, [planned[-1]], UPLOAD)
    assert (await holdings(session, sku_id))["warehouse.good"] == 6
    assert await sheets.revert(session, PLATFORM, done, UPLOAD) == []
    assert (await holdings(session, sku_id))["warehouse.good"] == 10


async def test_who_may_not_write_costs_cannot_by_sheet_either(session):
    await make_warehouse(session, code="SZ-01")
    await goods(session, "A-1")
    rows = [row(2, "A-1", "SZ-01", 10, **{UNIT_COST.key: 100})]
    blind = Actor(new_id(), merchant_ids=None, warehouse_ids=None)
    [error] = await sheets.plan_opening(session, blind, rows, UPLOAD)
    assert (error.code, error.column) == ("request.field_not_writable", UNIT_COST.key)


async def test_foreign_goods_and_warehouses_are_unknown(session):
    await make_warehouse(session, code="SZ-01")
    await goods(session, "A-1")
    [error] = await sheets.plan_opening(
        session, seller(new_id()), [row(2, "A-1", "SZ-01", 1)], UPLOAD
    )
    assert error.code == "inventory.code_unknown"


async def test_what_was_used_since_cannot_be_undone(session):
    await make_warehouse(session, code="SZ-01")
    await goods(session, "A-1")
    planned = await sheets.plan_opening(session, PLATFORM, [row(2, "A-1", "SZ-01", 10)], UPLOAD)
    done = await sheets.apply_opening(session, PLATFORM, planned, UPLOAD)
    await settle(session)
    less = [adjusting(2, "A-1", "SZ-01", -1, "lost")]
    changes = await sheets.plan_adjustments(session, PLATFORM, less, UPLOAD)
    await sheets.apply_adjustments(session, PLATFORM, changes, UPLOAD)
    [error] = await sheets.revert(session, PLATFORM, done, UPLOAD)
    assert error.code == "inventory.not_enough_stock"


@pytest.mark.parametrize("importer", sheets.IMPORTERS)
def test_a_template_can_be_placed_for_a_reader(importer):
    placed = importer.placed(SHANGHAI, "zh-CN")
    assert [column.title() for column in placed.columns][:2] == ["商品编码或条码", "仓库编码"]
    assert SYSTEM.may(importer.permission) is False


async def test_a_warehouse_keeper_brings_in_stock_of_his_own_warehouse_only(session):
    here = await make_warehouse(session, code="SZ-01", marketplace=True)
    await make_warehouse(session, code="SZ-02", marketplace=True)
    sku_id = await goods(session, "A-1")
    his = keeper(here, "inventory.document.write")
    rows = [row(2, "A-1", "SZ-01", 10), row(3, "A-1", "SZ-02", 10)]
    planned = await sheets.plan_opening(session, his, rows, UPLOAD)
    assert codes(planned) == [None, "inventory.warehouse_unknown_code"]
    done = await sheets.apply_opening(session, his, planned[:1], UPLOAD)
    assert (await holdings(session, sku_id))["warehouse.good"] == 10
    less = await sheets.plan_adjustments(
        session, his, [adjusting(2, "A-1", "SZ-01", -11, "盘亏")], UPLOAD
    )
    assert codes(less) == ["inventory.below_zero"]
    assert await sheets.revert(session, his, done, UPLOAD) == []
    await settle(session)
    assert await holdings(session, sku_id) == {}


async def test_where_nothing_lies_a_sheet_may_say_so(session):
    await make_warehouse(session, code="SZ-01")
    await goods(session, "A-1")
    [nothing] = await sheets.plan_opening(session, PLATFORM, [row(2, "A-1", "SZ-01", 0)], UPLOAD)
    assert nothing.act == "same"


async def test_goods_of_one_merchant_are_meant_where_the_upload_names_him(session):
    await make_warehouse(session, code="SZ-01", marketplace=True)
    sku_id = await goods(session, "A-1")
    foreign = Upload(new_id(), new_id(), NOON)
    [error] = await sheets.plan_opening(session, PLATFORM, [row(2, "A-1", "SZ-01", 1)], foreign)
    assert error.code == "inventory.code_unknown"
    own = Upload(new_id(), SELF_RUN_ID, NOON)
    [change] = await sheets.plan_opening(session, PLATFORM, [row(2, "A-1", "SZ-01", 1)], own)
    assert change.after["sku_id"] == str(sku_id)
