"""Freight templates: one made with regions and conditions, tried out, changed, and not removed."""

import re
from uuid import UUID

import pytest
from playwright.async_api import Page, expect

from tests.browser.people import make_shop, make_somebody
from tests.factories.logistics import make_freight_template, rates, written

LIST = "/logistics/freight-templates"
SAID = {
    "zh-CN": {
        "new": "新建运费模板",
        "name": "模板名称",
        "first fee": "首费",
        "add regions": "添加指定地区",
        "regions": "地区 1 的省市",
        "closed": "不配送地区",
        "add free": "添加包邮条件",
        "pieces": "件数",
        "create": r"^创\s?建$",
        "default": "店铺默认",
        "region": "收货地区",
        "calculate": "计算运费",
        "quantity": "数量",
        "charged": "首费 ¥5.00，未超出首单位",
        "free": "满 3 件包邮",
        "refused": "不支持配送",
        "kept": "店铺默认模板不能删除",
    },
    "en-US": {
        "new": "New freight template",
        "name": "Name",
        "first fee": "First fee",
        "add regions": "Add regions",
        "regions": "Provinces and cities of regions 1",
        "closed": "No delivery to",
        "add free": "Add a condition",
        "pieces": "Pieces",
        "create": "^Create$",
        "default": "Shop default",
        "region": "Delivered to",
        "calculate": "Work out freight",
        "quantity": "Quantity",
        "charged": "First fee ¥5.00, within the first unit",
        "free": "Free from 3 pieces",
        "refused": "No delivery",
        "kept": "The shop default cannot be deleted",
    },
}


async def choose_province(page: Page, field: str, province: str) -> None:
    """From the tree of provinces and cities."""
    box = page.get_by_role("combobox", name=field, exact=True)
    await box.fill(province)
    found = page.locator(".ant-select-tree-treenode:visible")
    await expect(found.first).to_contain_text(province)
    await found.first.locator(".ant-select-tree-checkbox").click()
    # What was searched for is cleared, and the choice stands in the field.
    chosen = page.locator(".ant-select", has=box).locator(".ant-select-selection-item")
    await expect(chosen.filter(has_text=province)).to_be_visible()
    await box.press("Escape")
    await expect(found).to_have_count(0)


async def choose_place(page: Page, field: str, *way: str) -> None:
    """Down the columns, from the province to the district."""
    await page.get_by_label(field, exact=True).click()
    for name in way:
        await page.locator(".ant-cascader-menu-item:visible").get_by_text(name, exact=True).click()


@pytest.fixture
async def shop(desk_database) -> UUID:
    return await make_shop(desk_database)


@pytest.fixture
async def default(desk_database, shop) -> str:
    """Name of the shop's template: five yuan, free from three pieces, nothing to Xinjiang."""
    tariff = written(
        rest=rates(1, 500, 1, 100),
        free=[{"regions": [], "count_min": 3, "amount_fen_min": None}],
        no_delivery=["650000"],
    )
    async with desk_database.transaction() as session:
        made = await make_freight_template(
            session, merchant_id=shop, charge_by="count", tariff=tariff
        )
        return made.name


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_shop_sets_its_freight_and_tries_it_out(sit_down, desk_database, shop, language):
    said = SAID[language]
    somebody = await make_somebody(
        desk_database, role="merchant_owner", merchant_id=shop, language=language
    )
    desk = await sit_down(language)
    page = desk.page
    await desk.sign_in("/merchant/", somebody)
    await desk.open(f"/merchant{LIST}")
    await page.get_by_role("button", name=said["new"]).first.click()
    await expect(page.get_by_role("heading", level=1, name=said["new"])).to_be_visible()
    await desk.settled()
    name = "普通快递"
    await page.get_by_label(said["name"]).fill(name)
    await page.get_by_role("button", name=said["add regions"]).click()
    await choose_province(page, said["regions"], "广东省")
    await page.get_by_label(said["first fee"], exact=True).nth(1).fill("5")
    await choose_province(page, said["closed"], "新疆维吾尔自治区")
    await page.get_by_role("button", name=said["add free"]).click()
    await page.get_by_label(said["pieces"], exact=True).last.fill("3")
    await desk.picture("freight-form")
    await page.get_by_role("button", name=re.compile(said["create"])).click()
    await expect(page.get_by_role("link", name=name)).to_be_visible()
    await desk.settled()
    await desk.picture("freight-list")
    await page.get_by_role("link", name=name).click()
    await expect(page.get_by_text("新疆维吾尔自治区").first).to_be_visible()
    await desk.settled()
    await desk.picture("freight-detail")


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.usefixtures("default")
async def test_the_calculator_says_what_it_costs_and_why(sit_down, desk_database, shop, language):
    said = SAID[language]
    somebody = await make_somebody(
        desk_database, role="merchant_owner", merchant_id=shop, language=language
    )
    desk = await sit_down(language)
    page = desk.page
    await desk.sign_in("/merchant/", somebody)
    await desk.open(f"/merchant{LIST}")
    await expect(page.get_by_text(said["default"]).first).to_be_visible()
    await desk.go_by_menu("/merchant/logistics/freight-trial")
    await choose_place(page, said["region"], "广东省", "深圳市", "南山区")
    await page.get_by_role("button", name=said["calculate"]).click()
    await expect(page.get_by_text(said["charged"])).to_be_visible()
    await desk.picture("freight-trial")
    await page.get_by_label(said["quantity"], exact=True).fill("3")
    await page.get_by_role("button", name=said["calculate"]).click()
    await expect(page.get_by_text(said["free"])).to_be_visible()
    await choose_place(page, said["region"], "新疆维吾尔自治区", "乌鲁木齐市", "天山区")
    await page.get_by_role("button", name=said["calculate"]).click()
    await expect(page.get_by_text(said["refused"]).first).to_be_visible()
    await desk.picture("freight-trial-refused")


async def test_the_default_of_a_shop_cannot_be_removed(sit_down, desk_database, shop, default):
    somebody = await make_somebody(desk_database, role="merchant_owner", merchant_id=shop)
    desk = await sit_down()
    await desk.sign_in("/merchant/", somebody)
    await desk.open(f"/merchant{LIST}")
    await desk.page.get_by_role("link", name=default).click()
    button = desk.page.get_by_role("button", name=re.compile("^删\\s*除$"))
    await expect(button).to_be_disabled()
    await expect(button).to_have_attribute("title", SAID["zh-CN"]["kept"])
