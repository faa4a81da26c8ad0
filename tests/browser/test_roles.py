"""What somebody may do, as it shows on the screens: roles at once, approval of more."""

import asyncio
import re

from playwright.async_api import expect

from tests.browser.api import give_to_role, make_role, window_of
from tests.browser.people import make_somebody

ADMIN = "/admin/"
DEPARTMENTS, POSTS = "/admin/identity/departments", "/admin/identity/posts"
NOT_ALLOWED = "没有权限"
SECONDS_MAX = 30
AGREE = re.compile(r"^通\s?过$")


async def test_a_changed_role_counts_at_the_next_click(sit_down, desk_database, address):
    boss = await make_somebody(desk_database, name="王总")
    async with window_of(address, boss) as office:
        role_id, code = await make_role(
            office, "人事", "identity.department.read", "identity.post.read"
        )
        clerk = await make_somebody(desk_database, name="小周", role=code)
        desk = await sit_down()
        await desk.sign_in(ADMIN, clerk)
        await desk.open(DEPARTMENTS)
        await expect(desk.page.get_by_text(NOT_ALLOWED)).to_have_count(0)
        assert POSTS in await desk.pages_of_the_menu()

        await give_to_role(office, role_id, "identity.department.read")
        with desk.refused_with(403):
            await desk.go_by_menu(POSTS)
            await expect(desk.page.get_by_text(NOT_ALLOWED).first).to_be_visible()
            await desk.picture("no-permission")
        await desk.open(DEPARTMENTS)
        assert POSTS not in await desk.pages_of_the_menu()


async def test_more_than_one_has_waits_for_an_administrator_who_approves(
    sit_down, desk_database, address
):
    boss = await make_somebody(desk_database, name="王总")
    async with window_of(address, boss) as office:
        _, planner = await make_role(office, "角色管理", "identity.role.write")
        role_id, _ = await make_role(office, "仓储", "identity.role.read")
    asker = await make_somebody(desk_database, name="小吴", role=planner)
    async with window_of(address, asker) as window:
        asked = await give_to_role(window, role_id, "identity.role.read", "ledger.account.read")
    assert asked.status_code == 202

    desk = await sit_down()
    await desk.sign_in(ADMIN, boss)
    row = desk.page.get_by_role("row").filter(has_text="仓储")
    async with asyncio.timeout(SECONDS_MAX):  # The worker carries it to the approvers.
        await desk.open("/admin/approvals")
        while not await row.count():
            await asyncio.sleep(0.5)
            await desk.open("/admin/approvals")
    await desk.picture("approvals-to-do")
    await row.first.get_by_role("link").first.click()
    await desk.page.get_by_role("button", name=AGREE).first.click()
    await desk.picture("approvals-agree")
    await desk.page.get_by_role("dialog").get_by_role("button", name=AGREE).click()
    async with window_of(address, boss) as office, asyncio.timeout(SECONDS_MAX):
        permissions: list[str] = []
        while "ledger.account.read" not in permissions:
            permissions = (await office.get(f"/identity/roles/{role_id}")).json()["permissions"]
            await asyncio.sleep(0.3)
    await desk.picture("approvals-approved")
