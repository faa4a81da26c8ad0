"""How a company becomes a merchant, at both desks: from joining to the whole console."""

import re

import httpx
import pytest
from playwright.async_api import expect

from houtai.kit.ids import new_id
from tests.browser.api import CONSOLE, done, window_of
from tests.browser.merchant_steps import (
    PASSWORD,
    agree,
    choose_category,
    fill_facts,
    join,
    next_step,
    open_application,
    pay_and_open,
    submit,
)
from tests.browser.people import Somebody, make_somebody


@pytest.fixture
async def silk(desk_database, address) -> str:
    """A category that asks for nothing, and one that asks for a permit."""
    boss = await make_somebody(desk_database)
    name = f"丝绸{new_id().hex[-6:]}"
    async with window_of(address, boss) as office:
        await done(office.post("/catalog/categories", json={"name": name}))
    return name


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
    await agree(office)
    await desk.open("/merchant/merchants/application")
    await expect(desk.page.get_by_text("申请已通过，等待开店")).to_be_visible()
    await desk.picture("apply-approved")

    await pay_and_open(office, mark)
    await show_lists(office)
    await desk.open("/merchant/")
    for name in ("店铺资料", "资质与类目", "员工账号"):
        await expect(desk.page.get_by_role("menu").get_by_role("link", name=name)).to_be_visible()
    await own_pages(desk)
    await no_strange_files(address, login, desk)


async def show_lists(office) -> None:
    """What the platform sees of merchants."""
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
