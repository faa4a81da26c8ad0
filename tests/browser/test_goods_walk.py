"""The way of goods, whole: a merchant comes, publishes by hand and by sheet, stock arrives, a buyer
finds it, and the books are clean. In a house of its own, so that its proofs are about this walk.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest
import xlsxwriter
from playwright.async_api import FilePayload, Page, expect

from houtai.kit import db, migrate
from houtai.kit.clock import utc_now
from houtai.kit.embedded_pg import Address
from houtai.kit.ids import new_id
from tests.browser import merchant_steps as joining
from tests.browser import product_steps as products
from tests.browser import stock_steps as stock
from tests.browser.api import done, window_of
from tests.browser.conftest import up
from tests.browser.desk import Desk
from tests.browser.people import WAREHOUSE_ID, Somebody, make_somebody
from tests.entry.command import houtai, outside
from tests.factories.catalog import bind, make_category

SCARVES = 20
REFUSED = 7
"""Which of them is refused at first."""
WRONG_BARCODE = "6901234567890"
BY_HAND = 2
"""To so many the merchant adds the picture in the form, to the others in a second window."""
COLOURS = ("白色", "黑色")
TELEPHONE = {"width": 390, "height": 844}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Trade:
    """What this merchant deals in."""

    mark: str
    library: products.Library
    scarves: str
    """The path of the category of scarves, as sheets write it."""
    colour: str

    @property
    def dress(self) -> str:
        return f"苏绣旗袍裙 {self.mark}"

    def scarf(self, number: int) -> str:
        return f"真丝方巾 {self.mark} {number:02d}"


@pytest.fixture(scope="module")
def place(fresh_database: Callable[[str], Address]) -> Address:
    made = fresh_database("walk")
    migrate.upgrade(made.owner_url)
    return made


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with TemporaryDirectory(prefix="houtai-walk-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
async def address(place: Address, home: Path) -> AsyncIterator[str]:
    async with up(place, home) as answering:
        yield answering


@pytest.fixture(scope="module")
async def desk_database(place: Address) -> AsyncIterator[db.Database]:
    opened = db.Database(place.app_url, connections_max=4)
    yield opened
    await opened.close()


@pytest.fixture
def house(place: Address, home: Path) -> dict[str, Any]:
    """Settings by which a command reaches this house."""
    return {**outside(place), "home": home}


@pytest.fixture
async def trade(desk_database) -> Trade:
    """Dresses, which need a colour and a fabric, and scarves, which may have a colour."""
    async with desk_database.transaction() as session:
        library = await products.make_library(session)
        scarves = await make_category(session, library.root_category, name=f"方巾{library.tail}")
        await bind(session, scarves, library.colour, role="sale")
        await stock.make_warehouse(session, WAREHOUSE_ID, at=utc_now())
    path = f"{library.root} > {scarves.name}"
    return Trade(new_id().hex[-8:], library, path, library.colour.name)


def sheet_of(trade: Trade, barcode: str) -> FilePayload:
    """Twenty scarves, the first in two colours, and one with a barcode that is none."""
    titles = ("商品编码", "商品名称", "类目", "销售规格", "条码", "售价", "重量（克）")
    rows: list[tuple[str | int, ...]] = [titles]
    for number in range(1, SCARVES + 1):
        code, name = f"FJ-{trade.mark}-{number:02d}", trade.scarf(number)
        for colour in COLOURS if number == 1 else ("",):
            spec = f"{trade.colour}={colour}" if colour else ""
            known = barcode if number == SCARVES else ""
            rows.append((code, name, trade.scarves, spec, known, f"{128 + number}.00", 60))
    rows.append((f"FJ-{trade.mark}-X", "条码写错的方巾", trade.scarves, "", WRONG_BARCODE, 99, 60))
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("商品")
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
    return {"name": f"方巾{trade.mark}.xlsx", "mimeType": XLSX, "buffer": target.getvalue()}


async def become_merchant(desk: Desk, office: Desk, trade: Trade) -> Somebody:
    """From nobody to an open shop; whoever joined owns it."""
    company, login = f"苏州锦绣{trade.mark}有限公司", f"walk-{trade.mark}"
    await joining.join(desk, login, company)
    await joining.fill_facts(desk, company, trade.mark)
    await joining.choose_category(desk, trade.library.root)
    await joining.submit(desk)
    await joining.open_application(office, company)
    await joining.agree(office)
    await joining.pay_and_open(office, trade.mark)
    return Somebody(new_id(), login, "韩梅梅", joining.PASSWORD)


async def publish_by_hand(desk: Desk, trade: Trade, barcode: str) -> str:
    """Three colours in the form, one with its barcode; the product's id."""
    await products.describe(desk, trade.library, trade.dress)
    await products.labelled(desk.page, "面料").fill("桑蚕丝")
    await desk.page.get_by_label("条码 1", exact=True).fill(barcode)
    await desk.picture("walk-form")
    await products.press(desk.page, "提交审核")
    product = await products.product_of(desk)
    await expect(desk.page.get_by_text("审核中", exact=True).first).to_be_visible()
    return product


async def import_sheet(desk: Desk, sheet: FilePayload) -> None:
    """Checked first: what it would do stands there, and why one row would not; then carried out."""
    page = desk.page
    await desk.open("/merchant/catalog/products")
    await page.get_by_role("link", name="表格导入").click()
    await page.get_by_role("button", name="上传表格").first.click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("input[type=file]").set_input_files([sheet])
    await dialog.get_by_role("button", name="上传并检查").click()
    await expect(page.get_by_role("heading", name=sheet["name"])).to_be_visible()
    await expect(page.get_by_text("已检查，待确认")).to_be_visible()
    await page.get_by_role("tab", name=re.compile("^有误")).click()
    wrong = page.get_by_role("row").filter(has_text=WRONG_BARCODE)
    await expect(wrong).to_contain_text("校验位")
    await desk.picture("walk-sheet")
    await page.get_by_role("button", name="确认导入").click()
    await products.answer(page, "确认导入")
    await expect(page.get_by_text(f"已导入 {SCARVES + 1} 行，0 行未完成")).to_be_visible()
    await desk.picture("walk-imported")


async def on_all(desk: Desk, path: str, act: str, count: int) -> None:
    """Choose every row of a list and do this with them."""
    await desk.open(path)
    await expect(desk.page.locator("tbody tr.ant-table-row")).to_have_count(count)
    await desk.page.locator("thead").get_by_role("checkbox").first.check()
    await expect(desk.page.get_by_text(f"已选 {count} 项")).to_be_visible()
    bar = desk.page.get_by_role("alert").filter(has_text="已选")
    await bar.get_by_role("button", name=re.compile(rf"^{act}$")).click()


async def give_pictures(desk: Desk, asks: httpx.AsyncClient) -> None:
    """Nothing is published without a picture: first in the form, then as a second window would."""
    page = desk.page
    await on_all(desk, "/merchant/catalog/products?state=draft", "提交审核", SCARVES)
    refusal = page.get_by_role("dialog")
    await expect(refusal.get_by_text(f"0 个完成，{SCARVES} 个没有完成")).to_be_visible()
    await expect(refusal.get_by_text("至少需要 1 张商品图片").first).to_be_visible()
    await desk.picture("walk-no-pictures")
    drafts = await done(asks.get("/catalog/products", params={"state": "draft", "limit": 50}))
    ids = [one["id"] for one in drafts.json()["items"]]
    for product in ids[:BY_HAND]:
        await desk.open(f"/merchant/catalog/products/{product}/edit")
        pictures = page.locator("#part-pictures")
        await pictures.locator("input[type=file]").set_input_files([products.drawing("#8C1C2F")])
        await expect(pictures.get_by_role("button", name="移除图片")).to_have_count(1)
        await products.press(page, "存为草稿")
        await expect(page.get_by_text("已保存", exact=True).first).to_be_visible()
    drawing = products.drawing("#0E7C7B")
    file = (drawing["name"], drawing["buffer"], drawing["mimeType"])
    sent = asks.post("/files", data={"purpose": "product"}, files={"file": file})
    picture = (await done(sent)).json()["id"]
    for product in ids[BY_HAND:]:
        shown = (await done(asks.get(f"/catalog/products/{product}"))).json()
        content = shown["content"] | {"pictures": [picture], "version": shown["version"]}
        await done(asks.put(f"/catalog/products/{product}", json=content))


async def publish_scarves(desk: Desk, office: Desk, trade: Trade) -> None:
    """Submitted together; one is refused, mended and sent again; all go to the shelf together."""
    page = desk.page
    await on_all(desk, "/merchant/catalog/products?state=draft", "提交审核", SCARVES)
    await expect(page.get_by_text(f"{SCARVES} 个商品完成：提交审核")).to_be_visible()

    await products.review(office, trade.scarf(REFUSED))
    await products.refuse(office, "名称请写明尺寸")
    await on_all(office, "/admin/catalog/reviews?text=真丝方巾", "通过", SCARVES - 1)
    await products.answer(office.page, "通过")
    await expect(office.page.get_by_text(f"{SCARVES - 1} 个商品已处理")).to_be_visible()

    await desk.open("/merchant/catalog/products?state=draft")
    await desk.picture("walk-refused")
    await page.get_by_role("link", name=trade.scarf(REFUSED)).click()
    await expect(page.get_by_text("被驳回：名称请写明尺寸")).to_be_visible()
    await products.edit(desk)
    await products.labelled(page, "商品名称").fill(f"{trade.scarf(REFUSED)} 90 厘米")
    await products.press(page, "提交审核")
    await products.product_of(desk)
    await products.review(office, f"{trade.scarf(REFUSED)} 90 厘米")
    await products.approve(office)

    await on_all(desk, "/merchant/catalog/products?state=approved", "上架", SCARVES)
    await expect(page.get_by_text(f"{SCARVES} 个商品完成：上架")).to_be_visible()


async def take_in(desk: Desk, barcodes: list[str]) -> None:
    await stock.count_in(desk, barcodes)
    await desk.picture("walk-receiving")
    await stock.book_in(desk, len(barcodes))


async def sellable(asks: httpx.AsyncClient, barcode: str, count: int) -> None:
    """Until so many of it may be sold."""
    [sku] = (await done(asks.get("/inventory/scan", params={"code": barcode}))).json()
    await stock.until(
        lambda: asks.get("/inventory/levels", params={"sku_id": sku["id"]}),
        lambda page: [row["sellable"] for row in page["items"]] == [count],
    )


async def find(page: Page, words: str) -> Any:
    """What the shop shows for these words."""
    await page.goto("/shop/find")
    await page.get_by_role("searchbox", name="搜索商品").fill(words)
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"/shop/search\?"))
    return page.get_by_role("main")


async def buy(desk: Desk, trade: Trade) -> None:
    """Found by Chinese words and by pinyin; price and stock stand on the page."""
    page = desk.page
    await page.set_viewport_size(TELEPHONE)
    for words in ("真丝方巾", "zhensi fangjin"):
        found = await find(page, f"{words} {trade.mark} {SCARVES}")
        await expect(found.get_by_role("link", name=trade.scarf(SCARVES))).to_be_visible()
    for words in ("旗袍裙", "suxiu qipaoqun"):
        found = await find(page, f"{words} {trade.mark}")
        await expect(found.get_by_role("link", name=trade.dress)).to_be_visible()
    await desk.picture("walk-found")
    await page.get_by_role("link", name=trade.dress).click()
    await expect(page.get_by_role("heading", name=trade.dress)).to_be_visible()
    await expect(page.get_by_text(re.compile("¥399.00")).first).to_be_visible()
    await page.get_by_role("button", name="加入购物车", exact=True).click()
    sheet = page.get_by_role("dialog")
    await sheet.get_by_role("button", name="白色", exact=True).click()
    await expect(sheet.get_by_text("仅剩 3 件")).to_be_visible()
    await expect(sheet.get_by_role("button", name=re.compile("^黑色（无货）"))).to_be_disabled()
    await desk.picture("walk-bought")


async def prove(office: Desk, boss: httpx.AsyncClient, house: dict[str, Any]) -> None:
    """Nothing differs: between the layers, at the page of proofs, and by the command."""
    page = office.page
    await office.open("/admin/inventory/checks")
    await page.get_by_role("button", name="开始核对").click()
    await expect(page.get_by_text("没有差异，三层一致")).to_be_visible()
    await office.open("/admin/machine/proofs")
    await page.get_by_role("button", name="立即核对").click()
    await stock.until(lambda: boss.get("/machine/proofs"), lambda proofs: proofs["items"])
    await office.open("/admin/machine/proofs")
    await expect(page.get_by_text("全部成立").first).to_be_visible()
    await office.picture("walk-proofs")
    checked = await asyncio.to_thread(houtai, "check", **house)
    assert checked.returncode == 0, checked.stdout


async def test_a_merchant_comes_and_a_buyer_finds_what_he_sells(
    sit_down, desk_database, address, trade, house
):
    desk, office, shelf = await sit_down(), await sit_down(), await sit_down()
    chief = await make_somebody(desk_database, name="吴审核")
    keeper = await make_somebody(
        desk_database, role="warehouse_manager", warehouse_id=WAREHOUSE_ID, name="周建国"
    )
    await office.sign_in("/admin/", chief)
    owner = await become_merchant(desk, office, trade)
    await products.granted(desk_database, f"锦绣坊{trade.mark}")

    on_dress, on_scarf = stock.a_barcode(), stock.a_barcode()
    dress = await publish_by_hand(desk, trade, on_dress)
    await import_sheet(desk, sheet_of(trade, on_scarf))
    async with window_of(address, owner) as asks:
        await give_pictures(desk, asks)
    await products.review(office, trade.dress)
    await products.approve(office)
    await products.put_on_shelf(desk, dress)
    await publish_scarves(desk, office, trade)

    await shelf.sign_in("/wms/", keeper)
    await take_in(shelf, [on_dress, on_dress, on_scarf, on_dress])
    async with window_of(address, owner) as asks:
        await sellable(asks, on_dress, 3)
        await sellable(asks, on_scarf, 1)
    await buy(await sit_down(), trade)
    async with window_of(address, chief) as boss:
        await prove(office, boss, house)
