"""Statements come in at a desk; what differs is handled there."""

from datetime import date

import pytest
from playwright.async_api import expect

from houtai.kit.ids import new_id
from houtai.modules.reconciliation.service import matching
from tests.browser.people import make_somebody
from tests.factories.reconciliation import (
    NOON,
    Moved,
    alipay_bill,
    bring_in,
    wechat_bill,
    wechat_fund,
)

SAID = {
    "zh-CN": {
        "day": "2026-11-20",
        "upload": "上传对账文件",
        "waiting": "待读取",
        "problem": "1 个问题",
        "breaks": "余额与上一行接不上",
        "refused": "第 4 行：文件不完整，末尾缺失",
    },
    "en-US": {
        "day": "2026-11-19",
        "upload": "Upload statements",
        "waiting": "To be read",
        "problem": "Problems: 1",
        "breaks": "does not follow from the line before",
        "refused": "Line 4: the end is missing",
    },
}


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_statements_are_uploaded_and_looked_at(sit_down, desk_database, language):
    said = SAID[language]
    mark = new_id().hex[-8:]
    moved = [Moved(f"P{mark}{n}", f"4200{mark}{n}", 9_950 + n) for n in range(3)]
    bill = wechat_bill(moved)
    fund = wechat_fund([500, -200, 300], day=said["day"]).decode().splitlines()
    torn = "\n".join([*fund[:2], *fund[3:-1], "`2,`2,`8.00,`0,`0.00"]).encode()
    async with desk_database.transaction() as session:
        await bring_in(session, torn, f"资金账单-{mark}.csv")
        await bring_in(session, b"\n".join(bill.splitlines()[:-2]), f"下载中断-{mark}.csv")
        await bring_in(session, bill, f"交易账单-{mark}.csv")
    desk = await sit_down(language)
    page = desk.page
    await desk.sign_in("/admin/", await make_somebody(desk_database, language=language))
    await desk.open("/admin/reconciliation/statements")
    await desk.picture("statements")
    await page.get_by_role("button", name=said["upload"]).click()
    form = page.get_by_role("dialog")
    content = wechat_bill([Moved(f"Q{mark}", f"G{mark}", 100)])
    chosen = {"name": f"新账单-{mark}.csv", "mimeType": "text/csv", "buffer": content}
    await form.locator("input[type=file]").set_input_files(chosen)
    await desk.picture("statement-upload")
    await form.get_by_role("button", name=said["upload"]).click()
    await expect(form).to_be_hidden()
    row = page.get_by_role("row").filter(has_text=f"新账单-{mark}")
    await expect(row).to_contain_text(said["waiting"])
    await page.get_by_role("link", name=f"交易账单-{mark}").click()
    await expect(page.get_by_role("main")).to_contain_text(f"P{mark}2")
    await desk.picture("statement")
    await desk.open("/admin/reconciliation/statements")
    await expect(page.get_by_role("row").filter(has_text=f"资金账单-{mark}")).to_contain_text(
        said["problem"]
    )
    await page.get_by_role("link", name=f"资金账单-{mark}").click()
    await expect(page.get_by_role("main")).to_contain_text(said["breaks"])
    await desk.picture("statement-problems")
    await desk.open("/admin/reconciliation/statements")
    await page.get_by_role("link", name=f"下载中断-{mark}").click()
    await expect(page.get_by_role("main")).to_contain_text(said["refused"])
    await desk.picture("statement-refused")
    assert desk.complaints == []


WORDS = {
    "zh-CN": {
        "surplus": "长款",
        "ignore": "忽略",
        "reason": "原因",
        "ignored": "已忽略",
        "handled": "已处理",
        "open": "1 笔差异",
        "tie": "未处理的对账差异",
        "off": "不一致",
        "look": "查看",
        "more": "更多",
    },
    "en-US": {
        "surplus": "Unknown to us",
        "ignore": "Ignore",
        "reason": "Reason",
        "ignored": "Ignored",
        "handled": "Handled",
        "open": "Open: 1",
        "tie": "Open differences of reconciliation",
        "off": "Differs",
        "look": "Open",
        "more": "More",
    },
}


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_difference_is_handled_at_a_desk(sit_down, desk_database, language):
    said = WORDS[language]
    mark = new_id().hex[-8:]
    day = {"zh-CN": "2026-10-01", "en-US": "2026-10-05"}[language]
    moved = [Moved(f"D{mark}", f"GD{mark}", 8_800, at=f"{day} 10:00:00")]
    async with desk_database.transaction() as session:
        await bring_in(session, alipay_bill(moved), f"支付宝-{mark}.csv")
        taken = matching.TakenDay(new_id(), "alipay", date.fromisoformat(day), 0)
        await matching.match(session, taken, at=NOON)
    desk = await sit_down(language)
    page = desk.page
    await desk.sign_in("/admin/", await make_somebody(desk_database, language=language))
    await desk.open("/admin/reconciliation/days")
    row = page.get_by_role("row").filter(has_text=day)
    await expect(row).to_contain_text(said["open"])
    await desk.picture("reconciliation-days")
    await desk.open(f"/admin/finance/days/{day}")
    tie = page.get_by_role("row").filter(has_text=said["tie"])
    await expect(tie).to_contain_text("88.00")
    await expect(tie).to_contain_text(said["off"])
    await desk.picture("daily-close-differences")
    await tie.get_by_role("link", name=said["look"]).click()
    row = page.get_by_role("row").filter(has_text=f"D{mark}")
    await expect(row).to_contain_text(said["surplus"])
    await desk.picture("differences")
    await row.get_by_role("button", name=said["more"]).click()
    await page.get_by_role("menuitem", name=said["ignore"]).click()
    form = page.get_by_role("dialog")
    await form.get_by_label(said["reason"]).fill("核对无误")
    await desk.picture("difference-ignore")
    await form.get_by_role("button", name=said["ignore"]).click()
    await expect(form).to_be_hidden()
    await desk.open("/admin/reconciliation/differences?state=handled")
    row = page.get_by_role("row").filter(has_text=f"D{mark}")
    await expect(row).to_contain_text(said["ignored"])
    assert desk.complaints == []
