"""Stock from the scanner to its statement: received, shown in its layers, adjusted by agreement."""

from uuid import UUID

import httpx
import pytest
from playwright.async_api import expect

from houtai.events.catalog import SkuOpened
from houtai.kit import eventlog
from houtai.kit.clock import utc_now
from tests.browser.api import done, window_of
from tests.browser.desk import Desk
from tests.browser.people import MERCHANT_ID, WAREHOUSE_ID, Somebody, make_somebody
from tests.browser.stock_steps import (
    HANDHELD,
    a_barcode,
    book_in,
    count_in,
    make_warehouse,
    scan,
    until,
)
from tests.factories.catalog import make_product, make_sku

NAME = "武夷肉桂"
COST_FEN = 150_000
"""Two pieces are worth more than anybody may take away on his own."""
SCANS = 3


@pytest.fixture
async def barcode(desk_database) -> str:
    return await goods(desk_database)


@pytest.fixture
async def dated_barcode(desk_database) -> str:
    return await goods(desk_database, shelf_life_days=540)


async def goods(desk_database, **changes) -> str:
    """Goods of a merchant, which a shared warehouse of the platform keeps; their barcode."""
    code = a_barcode()
    async with desk_database.transaction() as session:
        await make_warehouse(session, WAREHOUSE_ID, at=utc_now())
        product = await make_product(session, name=NAME, merchant_id=MERCHANT_ID)
        sku = await make_sku(
            session, product, code=code, barcode=code, cost_fen=COST_FEN, **changes
        )
        opened = SkuOpened(sku.id, product.id, MERCHANT_ID, own_stock=True, at=utc_now())
        await eventlog.emit(session, opened)
    return code


async def receive(desk: Desk, barcode: str) -> None:
    """Scanned by scanned; what nobody knows is told, and the count stands."""
    await count_in(desk, [barcode] * SCANS)
    with desk.refused_with(404):
        await scan(desk, "扫描商品条码", "0000000000000")
        await expect(desk.page.get_by_role("status")).to_contain_text("0000000000000")
    await desk.picture("stock-receiving")
    await book_in(desk, SCANS)


async def adjust(desk: Desk, barcode: str) -> str:
    """Take two away; the id of the document, which waits."""
    await desk.open("/wms/inventory/documents/new?kind=adjustment")
    await scan(desk, "扫描或输入商品编码、条码", barcode)
    await desk.page.get_by_label(f"数量 {NAME}").fill("-2")
    await desk.page.get_by_label("原因").click()
    await desk.page.get_by_title("盘亏").click()
    await desk.page.get_by_role("button", name="保存草稿").click()
    await desk.page.get_by_role("button", name="提交生效").click()
    await expect(desk.page.get_by_text("这张单据正在等待审批")).to_be_visible()
    await desk.picture("stock-waiting")
    return desk.page.url.rsplit("/", 1)[1]


async def approve(chief: httpx.AsyncClient, document_id: str) -> None:
    document = await until(
        lambda: chief.get(f"/inventory/documents/{document_id}"), lambda one: one["request_id"]
    )
    request_id = document["request_id"]
    await until(
        lambda: chief.get("/approvals/tasks"),
        lambda page: request_id in {row["id"] for row in page["items"]},
    )
    await done(chief.post(f"/approvals/requests/{request_id}/approve", json={}))
    await until(
        lambda: chief.get(f"/inventory/documents/{document_id}"),
        lambda one: one["state"] == "posted",
    )


async def sku_with(client: httpx.AsyncClient, barcode: str, sellable: int) -> UUID:
    """The SKU's id, once so many of it can be sold."""
    [sku] = (await done(client.get("/inventory/scan", params={"code": barcode}))).json()
    await until(
        lambda: client.get("/inventory/levels", params={"sku_id": sku["id"]}),
        lambda page: [row["sellable"] for row in page["items"]] == [sellable],
    )
    return sku["id"]


async def test_stock_is_received_shown_in_its_layers_and_adjusted(
    sit_down, address, desk_database, barcode
):
    keeper = await make_somebody(
        desk_database, role="warehouse_manager", warehouse_id=WAREHOUSE_ID, name="周建国"
    )
    owner = await make_somebody(
        desk_database, role="merchant_owner", merchant_id=MERCHANT_ID, name="林茶商"
    )
    chief: Somebody = await make_somebody(desk_database, name="陈立")
    shelf, shop = await sit_down(), await sit_down()

    await shelf.sign_in("/wms/", keeper)
    await receive(shelf, barcode)

    await shop.sign_in("/merchant/", owner)
    async with window_of(address, owner) as asks:
        sku_id = await sku_with(asks, barcode, SCANS)
    await shop.open(f"/merchant/inventory/stock/{sku_id}")
    sales = shop.page.get_by_role("region", name="销售层")
    await expect(sales).to_contain_text(f"可售{SCANS}")
    await shop.picture("stock-layers")

    document_id = await adjust(shelf, barcode)
    async with window_of(address, chief) as asks:
        await approve(asks, document_id)
        await sku_with(asks, barcode, SCANS - 2)

    await shop.open(f"/merchant/inventory/stock/{sku_id}")
    await expect(sales).to_contain_text("可售1")
    statement = shop.page.locator(".ant-card", has_text="库存流水")
    await expect(statement.get_by_role("link").filter(has_text="RK")).to_have_count(1)
    await expect(statement.get_by_role("link").filter(has_text="TZ")).to_have_count(1)
    await shop.picture("stock-statement")


async def test_goods_with_a_shelf_life_are_asked_for_the_date_on_their_package(
    sit_down, address, desk_database, dated_barcode
):
    keeper = await make_somebody(
        desk_database, role="warehouse_manager", warehouse_id=WAREHOUSE_ID, name="周建国"
    )
    shelf = await sit_down()
    await shelf.sign_in("/wms/", keeper)
    await shelf.page.set_viewport_size(HANDHELD)
    await shelf.open("/wms/inventory/receive")
    for digits, expires in (("261001", "2028-03-24"), ("2026.9.1", "2028-02-23")):
        if expires == "2028-03-24":
            await scan(shelf, "扫描商品条码", dated_barcode)
        else:
            await shelf.page.get_by_role("button", name="再加一批").click()
        question = shelf.page.get_by_role("dialog")
        await question.get_by_label("生产日期", exact=True).last.fill(digits)
        await expect(question).to_contain_text(f"到期日 {expires}")
        await question.get_by_role("button", name="确定").click()
        await expect(question).to_be_hidden()
    await scan(shelf, "扫描商品条码", dated_barcode)
    await shelf.picture("stock-receiving-dated")
    await book_in(shelf, 3)

    async with window_of(address, keeper) as asks:
        [sku] = (await done(asks.get("/inventory/scan", params={"code": dated_barcode}))).json()
        await until(
            lambda: asks.get("/inventory/levels", params={"sku_id": sku["id"]}),
            lambda page: [row["expires_on"] for row in page["items"]] == ["2028-02-23"],
        )
    await shelf.open(f"/wms/inventory/stock/{sku['id']}")
    lots = shelf.page.locator(".ant-card", has_text="批次与效期").get_by_role("row")
    await expect(lots.nth(1)).to_contain_text("2026-09-01")
    await expect(lots.nth(1).get_by_role("cell").last).to_have_text("2")
    await expect(lots.nth(2)).to_contain_text("2028-03-24")
    await shelf.picture("stock-lots")
