"""Somebody gives more than he has; an administrator reads what would change and agrees to it."""

import pytest
from playwright.async_api import expect

from houtai.kit.ids import new_id
from tests.browser.desk import Desk
from tests.browser.people import make_somebody
from tests.factories.identity import make_role

SAID = {
    "zh-CN": {
        "approve": "通过",
        "refuse": "驳回并说明",
        "reason": "驳回理由",
        "needed": "请填写驳回理由",
        "done": "已通过并执行",
        "refused": "已驳回",
        "permission": "手工记账：修改",
        "mine": "我发起的",
    },
    "en-US": {
        "approve": "Approve",
        "refuse": "Refuse with reason",
        "reason": "Reason",
        "needed": "Reason is needed",
        "done": "Approved and done",
        "refused": "Refused",
        "permission": "Manual entries: write",
        "mine": "My requests",
    },
}


@pytest.fixture(params=["zh-CN", "en-US"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def asked(sit_down, desk_database, language) -> tuple[Desk, str, str]:
    """The asker's desk after his edit, the name of the role, and the address of the request."""
    tail = new_id().hex[-8:]
    async with desk_database.transaction() as session:
        await make_role(session, f"editor{tail}", permissions=["identity.role.write"])
        role = await make_role(session, f"clerk{tail}", name=f"收银主管{tail}")
        role_id, version, name = role.id, role.version, role.name
    editor = await make_somebody(
        desk_database, name="林编辑", language=language, role=f"editor{tail}"
    )
    desk = await sit_down(language)
    await desk.sign_in("/admin/", editor)
    edit = {"version": version, "name": name, "permissions": ["ledger.chain.write"]}
    answer = await desk.page.context.request.put(
        f"/api/console/identity/roles/{role_id}", data=edit
    )
    assert answer.status == 202
    return desk, name, f"/admin/approvals/{(await answer.json())['request_id']}"


@pytest.fixture
async def approver(sit_down, desk_database, language) -> Desk:
    somebody = await make_somebody(desk_database, name="赵审批", language=language)
    desk = await sit_down(language)
    await desk.sign_in("/admin/", somebody)
    return desk


async def open_task(desk: Desk, name: str) -> None:
    await desk.open("/admin/approvals")
    row = desk.page.get_by_role("row").filter(has_text=name)
    await expect(row).to_be_visible()
    await desk.picture("approvals-tasks")
    await row.get_by_role("link").click()


async def test_what_was_agreed_to_is_carried_out_and_shown_to_both(approver, asked, language):
    said, (desk, name, _) = SAID[language], asked
    await open_task(approver, name)
    page = approver.page
    await expect(page.get_by_text(said["permission"])).to_be_visible()
    await page.get_by_role("button", name=said["approve"], exact=True).click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    await approver.picture("approvals-approve")
    await dialog.get_by_role("button", name=said["approve"], exact=True).click()
    await expect(page.get_by_text(said["done"]).first).to_be_visible()
    await approver.picture("approvals-done")
    await desk.open("/admin/approvals?box=mine")
    await expect(desk.page.get_by_role("row").filter(has_text=name)).to_contain_text(said["done"])


async def test_a_refusal_without_a_reason_is_held_back_and_with_one_reaches_the_asker(
    approver, asked, language
):
    said, (desk, name, address) = SAID[language], asked
    await open_task(approver, name)
    page = approver.page
    await page.get_by_role("button", name=said["refuse"], exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name=said["refuse"], exact=True).click()
    await expect(dialog.get_by_text(said["needed"])).to_be_visible()
    await dialog.get_by_label(said["reason"]).fill("超出部门编制")
    await dialog.get_by_role("button", name=said["refuse"], exact=True).click()
    await expect(dialog).to_be_hidden()
    await desk.open(address)
    await expect(desk.page.get_by_text(said["refused"]).first).to_be_visible()
    await expect(desk.page.get_by_text("超出部门编制")).to_be_visible()
    await desk.picture("approvals-refused")
