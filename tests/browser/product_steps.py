"""How a product goes from form to shelf, step by step; whoever needs a step shares these."""

import asyncio
import re
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from PIL import Image
from playwright.async_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Attribute, Category, Seller
from tests.browser.desk import Desk
from tests.factories.catalog import bind, make_attribute, make_category

SIDE = 800
ASKED_MAX, PAUSE_SECONDS = 200, 0.3
COLOURS = ("白色", "黑色", "米白")


@dataclass(frozen=True)
class Library:
    """Where the product goes: a category of this test alone."""

    root: str
    leaf: str
    root_category: Category
    colour: Attribute
    tail: str


async def make_library(session: AsyncSession) -> Library:
    """Dresses: a colour that SKUs differ in, a fabric that must be named."""
    tail = new_id().hex[-6:]
    root = await make_category(session, name=f"服装{tail}")
    leaf = await make_category(session, root, name=f"连衣裙{tail}")
    colours = {"white": "白色", "black": "黑色"}
    colour = await make_attribute(session, name=f"颜色{tail}", options=colours, own_values=True)
    fabric = await make_attribute(session, name=f"面料{tail}")
    await bind(session, leaf, colour, role="sale", required=True)
    await bind(session, leaf, fabric, required=True)
    return Library(root.name, leaf.name, root, colour, tail)


async def granted(database: Database, shop_name: str, *, among: UUID | None = None) -> None:
    """Until the catalogue has heard that the shop is open and what it may sell; `among`: this
    category too.
    """
    heard = select(Seller.category_ids).where(Seller.shop_name == shop_name, Seller.state == "open")
    for _ in range(ASKED_MAX):
        async with database.transaction() as session:
            categories = await session.scalar(heard)
        if categories and (among is None or among in categories):
            return
        await asyncio.sleep(PAUSE_SECONDS)
    raise AssertionError(f"{shop_name} may sell nothing yet")


def drawing(colour: str) -> dict[str, str | bytes]:
    """A picture of one colour, as a file to upload."""
    target = BytesIO()
    Image.new("RGB", (SIDE, SIDE), colour).save(target, format="PNG")
    return {"name": f"{colour}.png", "mimeType": "image/png", "buffer": target.getvalue()}


def labelled(page: Page, label: str) -> Locator:
    """The field whose label begins so; a star may follow."""
    return page.get_by_label(re.compile(f"^{label}"))


async def press(page: Page, name: str) -> None:
    """The button that says so; the name of an icon may stand before it."""
    await page.get_by_role("button", name=re.compile(rf"^([a-z-]+ )?{name}$")).click()


async def answer(page: Page, name: str) -> None:
    """The button of the window that asks."""
    await page.get_by_role("dialog").last.get_by_role("button", name=name, exact=True).click()


async def describe(desk: Desk, library: Library, name: str) -> None:
    """Fill in the form of a new product with three colours, all but its fabric."""
    page = desk.page
    await desk.open("/merchant/catalog/products/new")
    await labelled(page, "类目").click()
    for step in (library.root, library.leaf):
        await page.locator(".ant-cascader-menu-item").filter(has_text=step).click()
    await labelled(page, "商品名称").fill(name)
    pictures = page.locator("#part-pictures")
    await pictures.locator("input[type=file]").set_input_files(
        [drawing("#0E7C7B"), drawing("#946200")]
    )
    await expect(pictures.get_by_role("button", name="移除图片")).to_have_count(2)
    colours = labelled(page, "颜色")
    for colour in COLOURS:
        await colours.fill(colour)
        await colours.press("Enter")
    await colours.press("Escape")
    await labelled(page, "填写的值").fill("399")
    await press(page, "填写")
    prices = page.get_by_role("spinbutton", name=re.compile(r"^售价 \d"))
    await expect(prices).to_have_count(len(COLOURS))
    await expect(prices.last).to_have_value("399.00")
    await page.get_by_role("textbox", name="详情").click()
    await page.keyboard.type("一件穿得住的裙子。")


async def product_of(desk: Desk) -> str:
    """Its id, from the address of the page that one has come to."""
    await expect(desk.page).to_have_url(re.compile(r"/catalog/products/[0-9a-f-]{36}(\?|$)"))
    await desk.settled()
    return desk.page.url.rpartition("/")[2].partition("?")[0]


async def review(desk: Desk, name: str) -> None:
    """From the list of what waits to the page of this product's revision."""
    await desk.open("/admin/catalog/reviews")
    row = desk.page.get_by_role("row").filter(has_text=name)
    await row.get_by_role("link").first.click()
    await expect(desk.page).to_have_url(re.compile(r"/catalog/revisions/"))
    await desk.settled()


async def approve(desk: Desk) -> None:
    """On the page of the revision."""
    await press(desk.page, "通过")
    await answer(desk.page, "通过")
    await expect(desk.page.get_by_text("已通过", exact=True).first).to_be_visible()


async def refuse(desk: Desk, reason: str) -> None:
    """On the page of the revision, with a reason."""
    page = desk.page
    await press(page, "驳回并说明")
    await page.get_by_role("dialog").get_by_label("驳回理由").fill(reason)
    await answer(page, "驳回并说明")
    await expect(page.get_by_text("已驳回", exact=True).first).to_be_visible()


async def edit(desk: Desk) -> None:
    """From the page of a product to its form."""
    await press(desk.page, "编辑")
    await expect(desk.page).to_have_url(re.compile("/edit$"))
    await desk.settled()


async def put_on_shelf(desk: Desk, product: str) -> None:
    """On the page of the product: it sells."""
    await desk.open(f"/merchant/catalog/products/{product}")
    await press(desk.page, "上架")
    await expect(desk.page.get_by_text("在售", exact=True).first).to_be_visible()
