"""Accounts and roles as an administrator works with them: forms, drawers, the editor, a preview."""

import re

from playwright.async_api import expect

from tests.browser.api import make_role, window_of
from tests.browser.people import make_somebody

ADMIN = "/admin/"


async def test_an_account_is_made_and_shown_with_its_membership(sit_down, desk_database):
    boss = await make_somebody(desk_database, name="王总")
    desk = await sit_down()
    await desk.sign_in(ADMIN, boss)
    await desk.open("/admin/identity/accounts")
    await expect(desk.page.get_by_role("heading", name="员工账号")).to_be_visible()
    await desk.settled()
    await desk.picture("accounts")
    await desk.page.get_by_role("button", name="新建账号").first.click()
    drawer = desk.page.get_by_role("dialog")
    await drawer.get_by_label("姓名").fill("欧阳小明")
    await drawer.get_by_label("登录名").fill(f"ming-{boss.login[-8:]}")
    await drawer.get_by_label("初始密码").fill("Da-Hong-Pao-1385")
    await drawer.get_by_label("手机号").fill("13812345678")
    await drawer.get_by_label("角色").fill("平台审计员")
    await desk.page.get_by_title("平台审计员").click()
    await desk.picture("account-new")
    await drawer.get_by_role("button", name="新建账号").click()
    await expect(desk.page.get_by_role("heading", name="欧阳小明")).to_be_visible()
    await expect(desk.page.get_by_role("link", name="平台审计员")).to_be_visible()
    await desk.settled()
    await desk.picture("account")
    await desk.page.get_by_role("button", name="调整任职").click()
    await expect(desk.page.get_by_role("dialog").get_by_text("平台审计员")).to_be_visible()
    await desk.picture("account-memberships")
    await desk.page.get_by_role("dialog").get_by_role("button", name=re.compile("关")).last.click()
    await desk.page.get_by_role("link", name="权限预览").click()
    await expect(desk.page.get_by_text("员工账号 · 只读")).to_be_visible()
    await desk.picture("account-preview")


async def test_a_role_is_edited_beside_what_it_shows(sit_down, desk_database, address):
    boss = await make_somebody(desk_database, name="王总")
    async with window_of(address, boss) as office:
        role_id, _ = await make_role(office, "收银", "identity.account.read")
    desk = await sit_down()
    await desk.sign_in(ADMIN, boss)
    await desk.open("/admin/identity/roles")
    await expect(desk.page.get_by_role("link", name="平台审计员")).to_be_visible()
    await desk.picture("roles")
    await desk.open(f"/admin/identity/roles/{role_id}")
    levels = desk.page.get_by_role("radiogroup", name="员工账号")
    await expect(levels).to_be_visible()
    await desk.settled()
    await desk.picture("role")
    await levels.get_by_text("可写").click()
    await expect(desk.page.get_by_text("员工账号 · 可写")).to_be_visible()
    await desk.page.get_by_role("button", name=re.compile("保\\s?存")).click()
    await expect(desk.page.get_by_text("角色已保存，立即生效")).to_be_visible()
    await desk.open("/admin/identity/roles/new")
    await expect(desk.page.get_by_role("radiogroup", name="员工账号")).to_be_visible()
    await desk.picture("role-new")


async def test_a_post_is_made_and_renamed(sit_down, desk_database):
    desk = await sit_down()
    page = desk.page
    boss = await make_somebody(desk_database, name="王总")
    await desk.sign_in(ADMIN, boss)
    await desk.open("/admin/identity/posts")
    name = f"茶艺师{boss.login[-6:]}"
    await page.get_by_role("button", name="新建岗位").first.click()
    await page.get_by_role("dialog").get_by_label("岗位名称").fill(name)
    await page.get_by_role("dialog").get_by_text("保存").click()
    await expect(page.get_by_text(name, exact=True)).to_be_visible()
    await desk.picture("posts")
    row = page.get_by_role("row").filter(has_text=name)
    await row.get_by_text("编辑", exact=True).click()
    await page.get_by_role("dialog").get_by_label("岗位名称").fill(f"首席{name}")
    await page.get_by_role("dialog").get_by_text("保存").click()
    await expect(page.get_by_text(f"首席{name}", exact=True)).to_be_visible()
