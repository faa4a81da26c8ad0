"""A merchant publishes by hand; the platform refuses, then agrees; a change of what sells waits."""

import re
from dataclasses import dataclass
from io import BytesIO

import pytest
from PIL import Image
from playwright.async_api import Locator, Page, expect

from houtai.kit.ids import new_id
from tests.browser.desk import Desk
from tests.browser.people import MERCHANT_ID, make_somebody
from tests.factories.catalog import bind, make_attribute, make_category, make_seller

SIDE = 800
COLOURS = ("白色", "黑色", "米白")


@dataclass(frozen=True)
class Library:
    """Where the product goes: a category of this test alone."""

    root: str
    leaf: str


def drawing(colour: str) -> dict[str, str | bytes]:
    target = BytesIO()
    Image.new("RGB", (SIDE, SIDE), colour).save(target, format="PNG")
    return {"name": f"{colour}.png", "mimeType": "image/png", "buffer": target.getvalue()}


@pytest.fixture
async def library(desk_database) -> Library:
    """Dresses: a colour that SKUs differ in, a fabric that must be named; the merchant may sell."""
    tail = new_id().hex[-6:]
    async with desk_database.transaction() as session:
        root = await make_category(session, name=f"服装{tail}")
        leaf = await make_category(session, root, name=f"连衣裙{tail}")
        colour = await make_attribute(
            session,
            name=f"颜色{tail}",
            options={"white": "白色", "black": "黑色"},
            own_values=True,
        )
        fabric = await make_attribute(session, name=f"面料{tail}")
        await bind(session, leaf, colour, role="sale", required=True)
        await bind(session, leaf, fabric, required=True)
        await make_seller(
            session, MERCHANT_ID, self_run=False, category_ids=[root.id], shop_name="清风茶铺"
        )
    return Library(root.name, leaf.name)


@pytest.fixture
async def merchant(sit_down, desk_database) -> Desk:
    owner = await make_somebody(
        desk_database, name="陈掌柜", role="merchant_owner", merchant_id=MERCHANT_ID
    )
    desk: Desk = await sit_down()
    await desk.sign_in("/merchant/", owner)
    return desk


@pytest.fixture
async def platform(sit_down, desk_database) -> Desk:
    desk: Desk = await sit_down()
    await desk.sign_in("/admin/", await make_somebody(desk_database, name="吴审核"))
    return desk


def labelled(page: Page, label: str) -> Locator:
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
    await press(desk.page, "通过")
    await answer(desk.page, "通过")
    await expect(desk.page.get_by_text("已通过", exact=True).first).to_be_visible()


async def refuse(desk: Desk, reason: str) -> None:
    page = desk.page
    await press(page, "驳回并说明")
    await page.get_by_role("dialog").get_by_label("驳回理由").fill(reason)
    await answer(page, "驳回并说明")
    await expect(page.get_by_text("已驳回", exact=True).first).to_be_visible()


async def edit(desk: Desk) -> None:
    await press(desk.page, "编辑")
    await expect(desk.page).to_have_url(re.compile("/edit$"))
    await desk.settled()


async def put_on_shelf(desk: Desk, product: str) -> None:
    await desk.open(f"/merchant/catalog/products/{product}")
    await press(desk.page, "上架")
    await expect(desk.page.get_by_text("在售", exact=True).first).to_be_visible()


async def test_a_product_of_three_specs_goes_from_the_form_to_the_shelf(
    merchant, platform, library
):
    name, page = f"提花裙{new_id().hex[-6:]}", merchant.page
    await describe(merchant, library, name)
    await merchant.picture("product-form")

    # What the machine finds stands beside its field; the draft is kept.
    await press(page, "提交审核")
    await expect(page.get_by_text("机审发现 1 处问题，没有提交")).to_be_visible()
    fabric = labelled(page, "面料")
    await expect(fabric).to_have_attribute("aria-invalid", "true")
    await merchant.picture("product-findings")
    await fabric.fill("桑蚕丝")
    await press(page, "提交审核")
    product = await product_of(merchant)
    await expect(page.get_by_text("审核中", exact=True).first).to_be_visible()

    await review(platform, name)
    await platform.picture("review-new")
    await refuse(platform, "主图请用白底")

    await merchant.open(f"/merchant/catalog/products/{product}")
    await expect(page.get_by_text("被驳回：主图请用白底")).to_be_visible()
    await merchant.picture("product-refused")
    await edit(merchant)
    await page.get_by_role("button", name="移除图片").first.click(force=True)
    await press(page, "提交审核")
    await product_of(merchant)

    await review(platform, name)
    await approve(platform)
    await put_on_shelf(merchant, product)
    await merchant.open("/merchant/catalog/products")
    row = page.get_by_role("row").filter(has_text=name)
    await expect(row.get_by_text("¥399.00")).to_be_visible()
    await merchant.picture("products")
    await change_of_what_sells(merchant, platform, product, name)


async def change_of_what_sells(merchant: Desk, platform: Desk, product: str, name: str) -> None:
    """It stays as it is until its change is approved; the reviewer sees old beside new."""
    page, desk = merchant.page, platform.page
    await merchant.open(f"/merchant/catalog/products/{product}")
    await edit(merchant)
    await labelled(page, "商品名称").fill(f"{name}新款")
    await press(page, "提交审核")
    await product_of(merchant)
    heading = page.get_by_role("heading", level=1)
    await expect(heading).to_have_text(name)
    await expect(page.get_by_text("有 1 处修改正在审核，旧版本继续销售。")).to_be_visible()
    await merchant.picture("product-waits")

    await review(platform, name)
    row = desk.get_by_role("row").filter(has_text="商品名称")
    await expect(row.get_by_role("cell").nth(1)).to_have_text(name)
    await expect(row.get_by_role("cell").nth(2)).to_have_text(f"{name}新款")
    await platform.picture("review-difference")
    await approve(platform)
    await merchant.open(f"/merchant/catalog/products/{product}")
    await expect(heading).to_have_text(f"{name}新款")
    await expect(page.get_by_text("在售", exact=True).first).to_be_visible()
