"""A merchant publishes by hand; the platform refuses, then agrees; a change of what sells waits."""

import asyncio
import re

import pytest
from playwright.async_api import expect

from houtai.kit.ids import new_id
from tests.browser.desk import Desk
from tests.browser.people import MERCHANT_ID, SHOP_NAME, make_somebody, open_places
from tests.browser.product_steps import (
    Library,
    approve,
    describe,
    edit,
    granted,
    labelled,
    make_library,
    press,
    product_of,
    put_on_shelf,
    refuse,
    review,
)

SLOW_SECONDS = 1.5


@pytest.fixture
async def library(desk_database) -> Library:
    """The merchant may sell in it, as merchants tell the catalogue; a grant written past them
    would be gone when they do.
    """
    async with desk_database.transaction() as session:
        made = await make_library(session)
        await open_places(session, category_ids=(made.root_category.id,))
    await granted(desk_database, SHOP_NAME, among=made.root_category.id)
    return made


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


async def slowly(route) -> None:
    """What is read takes its time."""
    if route.request.method == "GET":
        await asyncio.sleep(SLOW_SECONDS)
    await route.continue_()


async def test_a_product_of_three_specs_goes_from_the_form_to_the_shelf(
    merchant, platform, library
):
    name, page = f"提花裙{new_id().hex[-6:]}", merchant.page
    await describe(merchant, library, name)
    await merchant.picture("product-form")

    # What the machine finds stands beside its field; the draft is kept. However long the page takes
    # to learn under which codes, what is sent meanwhile makes no second ones.
    await page.route(re.compile("/api/console/catalog/products/[0-9a-f-]{36}$"), slowly)
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


async def test_a_link_with_conditions_that_cannot_be_read_is_told_and_cleared(platform):
    page = platform.page
    with platform.refused_with(422):
        await platform.open("/admin/catalog/products?state=nonsense")
        await expect(page.get_by_text("这个链接的条件无法识别")).to_be_visible()
    await page.get_by_role("button", name="清空条件").click()
    await expect(page.get_by_role("columnheader", name="售价")).to_be_visible()
    await expect(page).not_to_have_url(re.compile("nonsense"))
