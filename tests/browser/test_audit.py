"""The logs, as somebody reads them who wants to know what happened."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.browser.people import make_somebody

TRIES_MAX = 20
SAID = {
    "zh-CN": {
        "made": "新建数据字典",
        "search": "查询",
        "refused": "被拒绝",
        "export": "导出",
        "csv": "文本表格（.csv）",
        "download": "下载",
        "login": "登录日志",
        "log": "操作日志",
        "mine": "我的导出",
    },
    "en-US": {
        "made": "Make a dictionary",
        "search": "Search",
        "refused": "Refused",
        "export": "Export",
        "csv": "Text table (.csv)",
        "download": "Download",
        "login": "Login log",
        "log": "Operation log",
        "mine": "My exports",
    },
}


async def make_dictionary(desk, code: str) -> int:
    answer = await desk.page.context.request.post(
        "/api/console/dictionaries",
        data={"code": code, "name_zh": "颜色", "name_en": "Colours"},
    )
    return answer.status


async def open_until(desk, path: str, rows, *, count: int) -> None:
    """The worker writes it down a moment after it was done."""
    for _ in range(TRIES_MAX):
        await desk.open(path)
        if await rows.count() >= count:
            return
        await asyncio.sleep(0.5)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_what_was_done_is_found_in_the_log_with_its_differences(
    sit_down, desk_database, language
):
    said, code = SAID[language], f"colour-{language.lower()}"
    somebody = await make_somebody(desk_database, language=language)
    desk = await sit_down(language)
    await desk.sign_in("/admin/", somebody)
    assert await make_dictionary(desk, code) == 201
    assert await make_dictionary(desk, code) == 409
    page = desk.page
    rows = page.get_by_role("row").filter(has_text=somebody.login)
    await open_until(desk, f"/admin/audit/entries?text={somebody.login}", rows, count=2)
    done = rows.filter(has_text="颜色")
    await expect(done.first).to_be_visible()
    await expect(rows.filter(has_text=said["refused"]).first).to_be_visible()
    await desk.picture("audit-entries")
    await done.first.get_by_role("link").first.click()
    await expect(page.get_by_text("Colours")).to_be_visible()
    await desk.settled()
    await desk.picture("audit-entry")
    await open_until(desk, "/admin/audit/logins", rows, count=1)
    await expect(rows.first).to_be_visible()
    await desk.picture("audit-logins")


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_the_log_is_taken_away_as_a_file(sit_down, desk_database, language):
    said = SAID[language]
    somebody = await make_somebody(desk_database, language=language)
    desk = await sit_down(language)
    await desk.sign_in("/admin/", somebody)
    page = desk.page
    await desk.open("/admin/audit/logins")
    await page.get_by_role("button", name=said["export"]).first.click()
    await page.get_by_text(said["csv"]).click()
    fetch = page.get_by_role("button", name=said["download"])
    await expect(fetch).to_be_visible()
    await desk.picture("audit-export")
    async with page.expect_download() as downloading:
        await fetch.click()
    file = await downloading.value
    assert file.suggested_filename.startswith(said["login"])
    assert file.suggested_filename.endswith(".csv")
    await desk.open("/admin/exports")
    await expect(page.get_by_role("row").filter(has_text=said["login"]).first).to_be_visible()
    await desk.picture("exports")
