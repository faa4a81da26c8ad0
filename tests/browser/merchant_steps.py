"""How a company becomes a merchant, step by step at both desks; whoever needs one shares these."""

import re

from playwright.async_api import Page, expect

from houtai.kit.clock import business_day, utc_now
from tests.browser.desk import Desk
from tests.factories.files import picture
from tests.factories.merchants import ID_NUMBER, credit_code

PAPER = {"name": "paper.png", "mimeType": "image/png", "buffer": picture(size=(400, 260))}
PASSWORD = "Da-Hong-Pao-1385"


async def join(desk: Desk, login: str, company: str) -> None:
    """From the sign-in page to an account that may fill in an application."""
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


async def fill_facts(desk: Desk, company: str, mark: str) -> None:
    """Subject, licence, legal person and settlement account; a wrong code is refused."""
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


async def next_step(page: Page, title: str) -> None:
    """Save this step; the title says which comes next."""
    await page.get_by_role("button", name="保存并继续").click()
    await expect(page.locator(".ant-card-head-title", has_text=title).first).to_be_visible()


async def show_paper(page: Page, place: int) -> None:
    """Give a picture to the upload field at this place."""
    await page.locator("input[type=file]").nth(place).set_input_files([PAPER])
    await expect(page.get_by_role("button", name="移除")).to_have_count(place + 1)


async def choose_category(desk: Desk, category: str) -> None:
    """Where it will sell, and on past the papers to the summary."""
    page = desk.page
    await page.get_by_label("经营类目").click()
    await page.get_by_label("经营类目").fill(category)
    await page.get_by_role("menuitemcheckbox").filter(has_text=category).first.click()
    await page.keyboard.press("Escape")
    await next_step(page, "资质与品牌")
    await desk.picture("apply-papers")
    await next_step(page, "核对并提交")


async def submit(desk: Desk) -> None:
    """Agree and send it off."""
    page = desk.page
    await desk.settled()
    await desk.picture("apply-summary")
    agree = page.get_by_role("checkbox", name=re.compile("我已阅读并同意"))
    if await agree.count():
        await agree.check()
    await page.get_by_role("button", name="提交审核").click()
    await expect(page.get_by_text("申请审核中")).to_be_visible()


async def open_application(desk: Desk, company: str) -> None:
    """The platform's page of this company's application."""
    await desk.open("/admin/merchants/applications")
    await desk.picture("review-list")
    await desk.page.get_by_role("link", name=company).click()
    await expect(desk.page.get_by_role("heading", name=company)).to_be_visible()
    await desk.settled()


async def agree(office: Desk) -> None:
    """The application is approved, at the usual level."""
    await office.page.get_by_role("button", name=re.compile("通\\s?过")).click()
    modal = office.page.get_by_role("dialog")
    await expect(modal.get_by_text("普通商家")).to_be_visible()
    await office.picture("review-approve")
    await modal.get_by_role("button", name=re.compile("通\\s?过")).click()
    await expect(office.page.get_by_text("已通过，等待商家缴纳保证金")).to_be_visible()


async def pay_and_open(office: Desk, mark: str) -> None:
    """From the approved application: the deposit has come in, the shop opens."""
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
