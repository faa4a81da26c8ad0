"""Offers: a 满减 is written, read in words, tried out and started; a shop's coupons are taken."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.async_api import Locator, Page, expect

from houtai.kit.clock import utc_now
from tests.browser.buying_steps import TELEPHONE, Shopper, put_on_sale
from tests.browser.desk import Desk
from tests.browser.people import make_shop, make_somebody

LIST = "/marketing/promotions"
SAID = {
    "zh-CN": {
        "new": "新建活动",
        "name": "活动名称",
        "shop's": "自营店铺活动",
        "threshold": "门槛金额",
        "off": "减免金额",
        "add step": "添加一档",
        "discount": "折扣",
        "kind": "活动类型",
        "percent": "满折",
        "starts": "开始时间",
        "ends": "结束时间",
        "some": "指定商品",
        "skus": "商品规格",
        "rule": "满 ¥100 减 ¥15，满 ¥200 减 ¥40。",
        "goods": "添加商品",
        "quantity": re.compile("的数量$"),
        "applied": "已优惠 ¥40",
        "save": "保存草稿",
        "start": "开始活动",
        "live": "进行中",
        "offers": "优惠活动",
        "no amount": "请填写大于 0 的金额",
        "not more": "减免金额不能超过门槛",
        "rise": "门槛须高于上一档",
        "no rate": "请填写 0.1 至 9.9 的折扣",
        "ends first": "结束时间必须晚于开始时间。",
        "foreign": "不是本店商品，或商品不存在，请重新选择。",
        "run": "开始测算",
        "past": "历史测算",
        "nothing past": "此期间没有已付款的订单。",
        "coupons": "新建优惠券",
        "coupon name": "名称",
        "coupon off": "减免金额",
        "begin": "开始发放",
        "reads": "全部商品减 ¥5",
        "taken": "已领取",
    },
    "en-US": {
        "new": "New promotion",
        "name": "Name",
        "shop's": "The platform’s own shop",
        "threshold": "Threshold",
        "off": "Amount off",
        "add step": "Add a step",
        "discount": "Discount",
        "kind": "Kind",
        "percent": "Percent off",
        "starts": "Begins",
        "ends": "Ends",
        "some": "Some goods",
        "skus": "SKUs",
        "rule": "¥15 off from ¥100, ¥40 off from ¥200.",
        "goods": "Add goods",
        "quantity": re.compile("^Quantity of"),
        "applied": "took ¥40 off",
        "save": "Save draft",
        "start": "Start",
        "live": "Running",
        "offers": "Offers",
        "no amount": "An amount above 0 is needed",
        "not more": "Not more than the threshold",
        "rise": "Must be above the step before",
        "no rate": "A discount from 0.1 to 99.9 is needed",
        "ends first": "The end must be later than the beginning.",
        "foreign": "Not goods of this shop, or not there at all; please choose again.",
        "run": "Run",
        "past": "On past orders",
        "nothing past": "No paid orders in this time.",
        "coupons": "New coupons",
        "coupon name": "Name",
        "coupon off": "Amount off",
        "begin": "Start",
        "reads": "All goods: ¥5 off",
        "taken": "Taken",
    },
}
FORMAT = "%Y-%m-%d %H:%M:%S"


class Writer:
    """Somebody who writes offers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page: Page = desk.page
        self.said = SAID[desk.language]

    def button(self, key: str, within: Locator | None = None) -> Locator:
        """antd parts two Chinese signs."""
        signs = r"\s?".join(re.escape(sign) for sign in str(self.said[key]))
        return (within or self.page).get_by_role("button", name=re.compile(rf"(^|\s){signs}$"))

    async def open_form(self, console: str, kind: str = "amount_off") -> None:
        await self.desk.open(f"/{console}{LIST}/new?kind={kind}")
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(self.said["new"])

    async def fill(self, key: str, value: str, place: int = 0) -> None:
        await self.page.get_by_label(self.said[key], exact=True).nth(place).fill(value)

    async def write_time(self, key: str, written: str) -> None:
        field = self.page.get_by_label(self.said[key], exact=True)
        await field.fill(written)
        await field.press("Enter")

    async def begin_yesterday(self) -> None:
        yesterday = utc_now() - timedelta(days=1)
        await self.write_time("starts", f"{yesterday:{FORMAT}}")

    async def choose(self, field: Locator, text: str) -> None:
        """What the list offers for this text."""
        await field.fill(text)
        await self.page.locator(".ant-select-item-option:visible", has_text=text).first.click()
        await self.page.keyboard.press("Escape")
        await expect(self.page.locator(".ant-select-dropdown:visible")).to_have_count(0)

    async def confirm(self, key: str) -> None:
        await self.button(key, self.page.get_by_role("dialog").last).click()


@pytest.fixture(params=["zh-CN", "en-US"])
async def writer(sit_down, desk_database, request) -> Writer:
    """An administrator of the platform at his desk."""
    somebody = await make_somebody(desk_database, language=request.param)
    desk = await sit_down(request.param)
    await desk.sign_in("/admin/", somebody)
    return Writer(desk)


async def test_a_step_promotion_is_written_read_tried_started_and_told_to_buyers(
    writer, desk_database, sit_down
):
    mark = utc_now().strftime("%H%M%S%f")
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=12_000)
    page, said = writer.page, writer.said
    name = f"满减{mark}"
    await writer.open_form("admin")
    await page.get_by_text(said["shop's"]).click()
    await writer.fill("name", name)
    await writer.begin_yesterday()
    await writer.fill("threshold", "100")
    await writer.fill("off", "15")
    await writer.button("add step").click()
    await writer.fill("threshold", "200", 1)
    await writer.fill("off", "40", 1)
    await page.get_by_text(said["some"], exact=True).click()
    await writer.choose(page.get_by_role("combobox", name=said["skus"]), tea.name)
    await expect(page.locator("[data-rule]")).to_contain_text(said["rule"])
    await writer.choose(page.get_by_role("combobox", name=said["goods"]), tea.name)
    await page.get_by_label(said["quantity"]).fill("2")
    tried = page.locator("[data-tried]")
    await expect(tried).to_contain_text("¥200.00")
    await expect(tried).to_contain_text(said["applied"])
    await writer.desk.picture("promotion-form")
    await writer.button("save").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await writer.button("start").click()
    await writer.confirm("start")
    await expect(page.locator(".ant-tag").get_by_text(said["live"], exact=True)).to_be_visible()
    await writer.desk.settled()
    await writer.desk.picture("promotion")
    await _is_told_to_buyers(sit_down, tea.product_id, name, writer)


async def _is_told_to_buyers(
    sit_down: Callable[..., Awaitable[Desk]], product_id: UUID, name: str, writer: Writer
) -> None:
    telephone = (await sit_down(writer.desk.language)).page
    await telephone.set_viewport_size(TELEPHONE)
    await telephone.goto(f"/shop/products/{product_id}")
    await telephone.get_by_role("button", name=re.compile(name)).click()
    sheet = telephone.get_by_role("dialog")
    await expect(sheet.get_by_text(name)).to_be_visible()


async def test_what_makes_no_sense_is_said_beside_its_field(writer):
    page, said = writer.page, writer.said
    await writer.open_form("admin")
    await writer.fill("name", "错的")
    await writer.fill("threshold", "0")
    await writer.fill("off", "10")
    await writer.button("add step").click()
    await writer.fill("threshold", "50", 1)
    await writer.fill("off", "60", 1)
    await writer.button("save").click()
    wrong = page.locator(".ant-form-item-explain-error")
    await expect(wrong.filter(has_text=said["no amount"])).to_be_visible()
    await expect(wrong.filter(has_text=said["not more"])).to_be_visible()
    await writer.fill("threshold", "100")
    await writer.button("save").click()
    await expect(wrong.filter(has_text=said["rise"])).to_be_visible()
    await writer.desk.picture("promotion-wrong")


@pytest.mark.parametrize("rate", ["0", "100"])
async def test_a_discount_of_nothing_or_of_all_is_no_discount(writer, rate):
    page, said = writer.page, writer.said
    await writer.open_form("admin", "percent_off")
    await writer.fill("name", "错的折扣")
    await writer.fill("threshold", "100")
    await writer.fill("discount", rate)
    await writer.button("save").click()
    wrong = page.locator(".ant-form-item-explain-error")
    await expect(wrong.filter(has_text=said["no rate"])).to_be_visible()


async def test_an_end_before_the_start_is_refused_at_the_end(writer):
    page, said = writer.page, writer.said
    await writer.open_form("admin")
    await writer.write_time("ends", "2020-01-01 00:00:00")
    await writer.fill("name", "倒着走")
    await writer.fill("threshold", "100")
    await writer.fill("off", "10")
    with writer.desk.refused_with(422):
        await writer.button("save").click()
        item = page.locator(".ant-form-item", has=page.get_by_label(said["ends"], exact=True))
        await expect(item).to_contain_text(said["ends first"])


async def test_goods_of_another_shop_are_refused_at_the_goods(writer, desk_database):
    page, said = writer.page, writer.said
    shop_id = await make_shop(desk_database)
    foreign = await put_on_sale(desk_database, "别家的茶", merchant_id=shop_id)
    await writer.open_form("admin")
    await writer.fill("name", "越界")
    await writer.fill("threshold", "100")
    await writer.fill("off", "10")
    await page.get_by_text(said["some"], exact=True).click()
    # Chosen for the platform, which may name anybody's, and then made an offer of one shop.
    await writer.choose(page.get_by_role("combobox", name=said["skus"]), foreign.name)
    await page.get_by_text(said["shop's"]).click()
    with writer.desk.refused_with(422):
        await writer.button("save").click()
        item = page.locator(".ant-form-item", has=page.get_by_label(said["skus"], exact=True))
        await expect(item).to_contain_text(said["foreign"])


async def test_a_draft_is_measured_on_past_orders(writer):
    page, said = writer.page, writer.said
    await writer.open_form("admin")
    await writer.fill("threshold", "100")
    await writer.fill("off", "10")
    await page.get_by_text(said["past"], exact=True).click()
    await writer.button("run").click()
    told = page.locator("[data-simulated]").or_(page.get_by_text(said["nothing past"]))
    await expect(told.first).to_be_visible()


async def test_a_shop_makes_coupons_and_a_buyer_takes_one(sit_down, desk_database, address):
    merchant_id = await make_shop(desk_database)
    owner = await make_somebody(desk_database, role="merchant_owner", merchant_id=merchant_id)
    desk = await sit_down("zh-CN")
    await desk.sign_in("/merchant/", owner)
    writer = Writer(desk)
    page, said = desk.page, writer.said
    name = f"五元券{utc_now():%H%M%S%f}"
    await desk.open("/merchant/marketing/coupons/new")
    await page.get_by_label(said["coupon name"], exact=True).fill(name)
    await writer.fill("coupon off", "5")
    await expect(page.locator("[data-rule]")).to_have_text(said["reads"])
    await desk.picture("coupons-form")
    await writer.button("save").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await writer.button("begin").click()
    await writer.confirm("begin")
    await expect(page.locator(".ant-tag").get_by_text(said["live"], exact=True)).to_be_visible()
    await _is_taken(await sit_down("zh-CN"), address, name)
    await page.reload()
    await desk.settled()
    taken = page.locator(".ht-rail .ant-descriptions-item", has_text=said["taken"])
    await expect(taken).to_have_text(re.compile(r"1$"))
    await desk.picture("coupons")


async def _is_taken(desk: Desk, address: str, name: str) -> None:
    """In the coupon centre, by a member with a telephone."""
    shopper = Shopper(desk, address)
    await desk.page.set_viewport_size(TELEPHONE)
    await shopper.is_member()
    await shopper.open("/coupons")
    await desk.page.get_by_role("button", name=f"领取 {name}").click()
    await expect(desk.page.get_by_role("button", name=f"领取 {name}")).to_have_count(0)
