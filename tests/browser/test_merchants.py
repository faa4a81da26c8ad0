"""How a company becomes a merchant, at both desks: from joining to the whole console."""

import re

import httpx
import pytest
from playwright.async_api import Page, expect

from houtai.kit.clock import business_day, utc_now
from houtai.kit.ids import new_id
from tests.browser.api import CONSOLE, done, window_of
from tests.browser.people import Somebody, make_somebody
from tests.factories.files import picture
from tests.factories.merchants import ID_NUMBER, credit_code

PAPER = {"name": "paper.png", "mimeType": "image/png", "buffer": picture(size=(400, 260))}
PASSWORD = "Da-Hong-Pao-1385"


@pytest.fixture
async def silk(desk_database, address) -> str:
    """A category that asks for nothing, and one that asks for a permit."""
    boss = await make_somebody(desk_database)
    name = f"丝绸{new_id().hex[-6:]}"
    async with window_of(address, boss) as office:
        await done(office.post("/catalog/categories", json={"name": name}))
    return name


async def next_step(page: Page, title: str) -> None:
    await page.get_by_role("button", name="保存并继续").click()
    await expect(page.locator(".ant-card-head-title", has_text=title).first).to_be_visible()


async def show_paper(page: Page, place: int) -> None:
    await page.locator("input[type=file]").nth(place).set_input_files([PAPER])
    await expect(page.get_by_role("button", name="移除")).to_have_count(place + 1)


async def join(desk, login: str, company: str) -> None:
    page = desk.page
    with desk.refused_with(401):
        await desk.open("/merchant/")
        await page.get_by_role("link", name="我要入驻").click()
        await expect(page.get_by_role("heading", name="商家入驻")).to_be_visible()
    await desk.picture("join")
    await page.get_by_label("公司名称（与营业执照一致）").fill(company)
    await page.get_by_label("您的姓名").fill("韩梅梅")
    await page.get_by_label("手机号").fill("13800138000")
    await page.get_by_label("登录名").fill(login)
    await page.get_by_label("密码", exact=True).fill(PASSWORD)
    await page.get_by_label("再输一次密码").fill(PASSWORD + "x")
    await page.get_by_role("button", name="建立账号，开始填写").click()
    await expect(page.get_by_text("两次输入的密码不一致")).to_be_visible()
    await page.get_by_label("再输一次密码").fill(PASSWORD)
    await page.get_by_role("button", name="建立账号，开始填写").click()
    await expect(page.get_by_role("heading", name="入驻申请")).to_be_visible()


async def fill_facts(desk, company: str, mark: str) -> None:
    page = desk.page
    await page.get_by_label("店铺名").fill(f"锦绣坊{mark}")
    await desk.picture("apply-subject")
    await next_step(page, "营业执照")
    await page.get_by_label("统一社会信用代码").fill("91110000600037341M")
    await show_paper(page, 0)
    await page.get_by_label("注册地区").click()
    await page.get_by_label("注册地区").fill("建阳")
    await page.get_by_role("menuitemcheckbox").filter(has_text="建阳区").first.click()
    await page.get_by_label("注册地址").fill("滨江中路 1 号")
    await page.get_by_label("经营范围").fill("丝绸制品批发与零售")
    with desk.refused_with(422):
        await page.get_by_role("button", name="保存并继续").click()
        await expect(page.get_by_text("统一社会信用代码不正确").first).to_be_visible()
    await desk.picture("apply-licence-wrong")
    await page.get_by_label("统一社会信用代码").fill(credit_code(mark))
    await next_step(page, "法定代表人")
    await page.get_by_label("法定代表人姓名").fill("王建国")
    await page.get_by_label("身份证号").fill(ID_NUMBER)
    await show_paper(page, 0)
    await page.locator("input[type=file]").last.set_input_files([PAPER])
    await expect(page.get_by_role("button", name="移除")).to_have_count(2)
    await desk.picture("apply-legal-person")
    await next_step(page, "结算账户")
    await page.get_by_label("开户名").fill(company)
    await page.get_by_label("开户银行").fill("中国建设银行")
    await page.get_by_label("银行账号").fill("35050166778800001234")
    await next_step(page, "经营类目")


async def choose_category(desk, silk: str) -> None:
    page = desk.page
    await page.get_by_label("经营类目").click()
    await page.get_by_label("经营类目").fill(silk)
    await page.get_by_role("menuitemcheckbox").filter(has_text=silk).first.click()
    await page.keyboard.press("Escape")
    await next_step(page, "资质与品牌")
    await desk.picture("apply-papers")
    await next_step(page, "核对并提交")


async def submit(desk) -> None:
    page = desk.page
    await desk.settled()
    await desk.picture("apply-summary")
    agree = page.get_by_role("checkbox", name=re.compile("我已阅读并同意"))
    if await agree.count():
        await agree.check()
    await page.get_by_role("button", name="提交审核").click()
    await expect(page.get_by_text("申请审核中")).to_be_visible()


async def open_application(desk, company: str) -> None:
    await desk.open("/admin/merchants/applications")
    await desk.picture("review-list")
    await desk.page.get_by_role("link", name=company).click()
    await expect(desk.page.get_by_role("heading", name=company)).to_be_visible()
    await desk.settled()


async def test_a_company_applies_mends_pays_opens_and_sees_the_whole_console(
    sit_down, desk_database, address, silk
):
    mark = new_id().hex[-8:]
    company, login = f"苏州锦绣{mark}有限公司", f"silk-{mark}"
    desk = await sit_down()
    await join(desk, login, company)
    await expect(desk.page.get_by_role("link", name="店铺资料")).to_have_count(0)
    await fill_facts(desk, company, mark)
    await choose_category(desk, silk)
    await submit(desk)
    await desk.picture("apply-submitted")

    boss = await make_somebody(desk_database, name="王总")
    office = await sit_down()
    await office.sign_in("/admin/", boss)
    await open_application(office, company)
    await office.picture("review")
    await office.page.get_by_role("button", name="退回修改").click()
    drawer = office.page.get_by_role("dialog")
    await drawer.get_by_label("结算账户").fill("开户名与公司名称不一致")
    await office.picture("review-return")
    await drawer.get_by_role("button", name="退回修改").click()
    await expect(office.page.get_by_text("已退回").first).to_be_visible()

    await desk.open("/merchant/merchants/application")
    await expect(desk.page.get_by_text("开户名与公司名称不一致")).to_be_visible()
    await desk.picture("apply-returned")
    await desk.page.get_by_label("开户支行").fill("苏州工业园区支行")
    await next_step(desk.page, "经营类目")
    await desk.page.locator(".ht-steps").get_by_text("核对并提交").click()
    await submit(desk)

    await open_application(office, company)
    await office.page.get_by_role("button", name=re.compile("通\\s?过")).click()
    modal = office.page.get_by_role("dialog")
    await expect(modal.get_by_text("普通商家")).to_be_visible()
    await office.picture("review-approve")
    await modal.get_by_role("button", name=re.compile("通\\s?过")).click()
    await expect(office.page.get_by_text("已通过，等待商家缴纳保证金")).to_be_visible()
    await desk.open("/merchant/merchants/application")
    await expect(desk.page.get_by_text("申请已通过，等待开店")).to_be_visible()
    await desk.picture("apply-approved")

    await pay_and_open(office, mark)
    await desk.open("/merchant/")
    for name in ("店铺资料", "资质与类目", "员工账号"):
        await expect(desk.page.get_by_role("menu").get_by_role("link", name=name)).to_be_visible()
    await own_pages(desk)
    await no_strange_files(address, login, desk)


async def pay_and_open(office, mark: str) -> None:
    page = office.page
    await page.get_by_role("link", name="查看商家档案").click()
    await expect(page.get_by_role("heading", name=f"锦绣坊{mark}")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("开\\s?店"))).to_be_disabled()
    await page.get_by_role("button", name="登记到账").click()
    modal = page.get_by_role("dialog")
    await modal.get_by_label("银行流水号").fill(f"BANK{mark}")
    await modal.get_by_label("到账日期").fill(business_day(utc_now(), "Asia/Shanghai").isoformat())
    await page.keyboard.press("Tab")
    await office.picture("merchant-receipt")
    await modal.get_by_role("button", name=re.compile("保\\s?存")).click()
    await expect(page.get_by_text("已缴足").first).to_be_visible()
    await page.get_by_role("button", name=re.compile("开\\s?店")).click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("开\\s?店")).click()
    await expect(page.get_by_text("已开店")).to_be_visible()
    await office.settled()
    await office.picture("merchant")
    for path, name in (
        ("merchants", "merchants"),
        ("papers?state=valid", "papers"),
        ("deposits?state=met", "deposits"),
        ("levels", "levels"),
        ("contracts", "contracts"),
    ):
        await office.open(f"/admin/merchants/{path}")
        await office.picture(f"merchants-{name}")


async def own_pages(desk) -> None:
    page = desk.page
    await desk.open("/merchant/merchants/own-shop")
    await page.get_by_label("店铺公告").fill("满 99 元包邮")
    await page.get_by_role("button", name=re.compile("保\\s?存")).first.click()
    await expect(page.get_by_text("店铺资料已保存")).to_be_visible()
    await page.get_by_role("button", name="新增地址").click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_label("联系人").fill("韩梅梅")
    await drawer.get_by_label("电话").fill("13800138000")
    await drawer.get_by_role("combobox").fill("建阳")
    await page.get_by_role("menuitemcheckbox").filter(has_text="建阳区").first.click()
    await drawer.get_by_label("详细地址").fill("滨江中路 1 号")
    await drawer.get_by_role("button", name=re.compile("保\\s?存")).click()
    await expect(page.get_by_text("地址已保存")).to_be_visible()
    await desk.settled()
    await desk.picture("own-shop")
    await desk.open("/merchant/merchants/own-papers")
    await expect(page.get_by_text("已开通")).to_be_visible()
    await desk.picture("own-papers")


async def no_strange_files(address: str, login: str, desk) -> None:
    """A script that calls itself a picture is not taken as a paper."""
    somebody = Somebody(new_id(), login, "韩梅梅", PASSWORD)
    script = {"file": ("licence.png", b"<script>alert(1)</script>", "image/png")}
    async with window_of(address, somebody) as window:
        refused: httpx.Response = await window.post(
            f"{address}{CONSOLE}/files", data={"purpose": "merchant_paper"}, files=script
        )
    assert (refused.status_code, refused.json()["code"]) == (422, "files.content_not_taken")


async def test_the_screens_of_merchants_read_well_in_english(sit_down, desk_database):
    boss = await make_somebody(desk_database, name="Ann", language="en-US")
    desk = await sit_down("en-US")
    await desk.sign_in("/admin/", boss)
    for page, title in (
        ("merchants", "Merchants"),
        ("applications?state=submitted", "Applications"),
        ("papers", "Papers"),
        ("deposits", "Deposits"),
        ("levels", "Levels"),
        ("contracts", "Agreements"),
    ):
        await desk.open(f"/admin/merchants/{page}")
        await expect(desk.page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        await desk.picture(f"merchants-{title.lower()}")
