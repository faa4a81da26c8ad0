"""Being told: the bell at once, the inbox, wishes; wording templates; webhooks and their calls."""

import json

import pytest
from playwright.async_api import expect

from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from tests.browser.people import make_somebody

ADMIN = "/admin/"


async def tell(database, somebody, number: int = 1) -> None:
    """As approvals would tell that something waits; the worker brings it to the inbox."""
    fields = {
        "number": f"A{number}",
        "title": f"店长角色 {number}",
        "asker": "韩梅梅",
        "step": "一审",
    }
    async with database.transaction() as session:
        wanted = NoticeWanted(
            notice_id=new_id(),
            template="approvals.task_waiting",
            account_ids=(somebody.id,),
            fields=json.dumps(fields),
            link="/notices/inbox",
            at=utc_now(),
        )
        await eventlog.emit(session, wanted)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_bell_rings_at_once_and_falls_silent_once_all_is_read(
    sit_down, desk_database, language
):
    somebody = await make_somebody(desk_database, language=language)
    desk = await sit_down(language)
    await desk.sign_in(ADMIN, somebody)
    bell = desk.page.get_by_role("button", name="消息" if language == "zh-CN" else "Messages")
    await expect(bell).to_be_visible()
    for number in (1, 2):
        await tell(desk_database, somebody, number)
    unread = "消息，2 条未读" if language == "zh-CN" else "Messages, 2 unread"
    await expect(desk.page.get_by_role("button", name=unread)).to_be_visible()
    await bell.click()
    await expect(desk.page.get_by_text("店长角色 2").first).to_be_visible()
    await desk.picture("notices-bell")
    all_read = "全部标为已读" if language == "zh-CN" else "Mark all as read"
    await desk.page.get_by_role("button", name=all_read).first.click()
    silent = "消息，0 条未读" if language == "zh-CN" else "Messages, 0 unread"
    await expect(desk.page.get_by_role("button", name=silent)).to_be_visible()
    await desk.open("/admin/notices/inbox")
    await expect(desk.page.get_by_text("店长角色 1").first).to_be_visible()
    await desk.picture("notices-inbox")


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_wish_is_kept(sit_down, desk_database, language):
    somebody = await make_somebody(desk_database, language=language)
    desk = await sit_down(language)
    await desk.sign_in(ADMIN, somebody)
    await desk.open("/admin/notices/preferences")
    name = "待我审批 邮件" if language == "zh-CN" else "Waiting for my approval E-mail"
    box = desk.page.get_by_role("checkbox", name=name)
    await expect(box).to_be_checked()
    await box.click()
    await expect(box).not_to_be_checked()
    await desk.picture("notices-preferences")
    await desk.open("/admin/notices/preferences")
    await expect(box).not_to_be_checked()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_template_is_worded_anew_and_taken_back(sit_down, desk_database, language):
    somebody = await make_somebody(desk_database, language=language)
    chinese = language == "zh-CN"
    desk = await sit_down(language)
    await desk.sign_in(ADMIN, somebody)
    await desk.open("/admin/notices/templates")
    await expect(desk.page.get_by_text("approvals.task_waiting")).to_be_visible()
    await desk.picture("notices-templates")
    await desk.page.locator("a[href$='/templates/approvals.task_waiting/email']").click()
    subject = desk.page.get_by_label("标题" if chinese else "Subject").first
    await subject.fill("急：{title}")
    await desk.page.get_by_role("button", name="预览" if chinese else "Preview").click()
    await expect(desk.page.get_by_text("急：[标题]")).to_be_visible()
    await subject.fill("{salary}")
    with desk.refused_with(422):
        await desk.page.get_by_role("button", name="保存" if chinese else "Save").click()
        await expect(desk.page.get_by_text("{salary}").last).to_be_visible()
        await desk.picture("notices-template-refused")
    await subject.fill("急：{title}")
    await desk.page.get_by_role("button", name="保存" if chinese else "Save").click()
    reset = desk.page.get_by_role("button", name="恢复系统自带文字" if chinese else "Back to the")
    await expect(reset).to_be_enabled()
    await desk.picture("notices-template")
    await reset.click()
    dialog = desk.page.get_by_role("dialog")
    await dialog.get_by_role("button").last.click()
    await expect(dialog).to_have_count(0)
    await expect(reset).to_be_disabled()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_webhook_is_made_tried_and_looked_at(sit_down, desk_database, language):
    somebody = await make_somebody(desk_database, language=language)
    chinese = language == "zh-CN"
    desk = await sit_down(language)
    await desk.sign_in(ADMIN, somebody)
    await desk.open("/admin/notices/webhooks")
    await desk.page.get_by_role(
        "button", name="新建 Webhook" if chinese else "New webhook"
    ).first.click()
    name = f"ERP {new_id().hex[-6:]}"
    drawer = desk.page.get_by_role("dialog")
    await drawer.get_by_label("名称" if chinese else "Name").fill(name)
    await drawer.get_by_label("地址" if chinese else "Address").fill("https://127.0.0.1/hook")
    await drawer.get_by_label("订阅的事件" if chinese else "Events").click()
    await desk.page.get_by_title("审批已通过" if chinese else "A request was approved").click()
    await desk.page.keyboard.press("Escape")
    save = drawer.get_by_role("button", name="保存" if chinese else "Save")
    with desk.refused_with(422):
        async with desk.page.expect_response(lambda answer: answer.status == 422):
            await save.click()
        await expect(
            drawer.get_by_text("https:// 开头、指向公网" if chinese else "public internet").last
        ).to_be_visible()
        await desk.picture("notices-webhook-refused")
    await drawer.get_by_label("地址" if chinese else "Address").fill("https://houtai.invalid/hook")
    await save.click()
    await expect(desk.page.get_by_text("whsec_")).to_be_visible()
    await desk.picture("notices-webhook-secret")
    await desk.page.get_by_role("button", name="我已保存" if chinese else "I have kept it").click()
    await expect(desk.page.get_by_text("whsec_")).to_have_count(0)
    await desk.page.get_by_role("link", name=name).click()
    await desk.page.get_by_role("button", name="发送测试" if chinese else "Send a test").click()
    await expect(desk.page.get_by_text("notices.test")).to_be_visible()
    await expect(desk.page.get_by_text("第 1 次" if chinese else "Try 1")).to_be_visible()
    await desk.picture("notices-webhook-call")
    await desk.page.get_by_role("link", name=name).click()
    await expect(
        desk.page.get_by_role("link", name="发送测试" if chinese else "Send a test")
    ).to_be_visible()
    await desk.picture("notices-webhook")


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_deliveries_say_why_they_were_not_sent(sit_down, desk_database, language):
    chinese = language == "zh-CN"
    somebody = await make_somebody(desk_database, language=language)
    await tell(desk_database, somebody)
    desk = await sit_down(language)
    await desk.sign_in(ADMIN, somebody)
    await desk.open("/admin/notices/deliveries")
    state = desk.page.locator("tbody").get_by_text("没有地址" if chinese else "No address").first
    await expect(state).to_be_visible()
    await desk.picture("notices-deliveries")
