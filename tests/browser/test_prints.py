"""All of a list on paper: asked for at the list, made in the background, fetched as one file."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Route, expect
from pypdf import PdfReader
from sqlalchemy import func, select

from houtai.modules.printing.tables import PrintEntry
from tests.browser.desk import Desk
from tests.browser.people import make_somebody
from tests.factories.logistics import make_waybill
from tests.factories.wms import make_floor, make_outbound, make_wave, wish_line

COUNT = 130
WORDS = {
    "zh-CN": {
        "all": "打印全部快递单",
        "start": "开始生成",
        "done": f"已生成，共 {COUNT} 张",
        "fetch": "下载",
        "mine": "我的导出",
        "name": "快递单",
        "walks": "打印拣货单",
        "one": "已生成，共 1 张",
    },
    "en-US": {
        "all": "Print all waybills",
        "start": "Start",
        "done": f"Done: {COUNT} sheets",
        "fetch": "Download",
        "mine": "My exports",
        "name": "Waybills",
        "walks": "Print pick lists",
        "one": "Done: 1 sheet",
    },
}


def a_day_of(language: str) -> datetime:
    """On which nobody else has waybills."""
    return datetime(2031, 5, 1 + list(WORDS).index(language), tzinfo=UTC)


async def fetched(desk: Desk, folder: Path, button: str) -> list[str]:
    """Texts of the pages of the file that the button brings."""
    async with desk.page.expect_download() as coming:
        await desk.page.get_by_role("button", name=button).click()
    path = folder / "printed.pdf"
    await (await coming.value).save_as(path)
    return [page.extract_text() for page in PdfReader(path).pages]


@pytest.mark.parametrize("language", WORDS)
async def test_all_waybills_of_a_list_come_as_one_file(sit_down, desk_database, tmp_path, language):
    word, day = WORDS[language], a_day_of(language)
    async with desk_database.transaction() as session:
        made = [
            await make_waybill(session, created_at=day + timedelta(seconds=place))
            for place in range(COUNT)
        ]
    clerk = await make_somebody(desk_database, role="administrator", language=language)
    desk = await sit_down(language)
    await desk.sign_in("/admin/", clerk)
    begins, ends = (one.strftime("%Y-%m-%dT%H:%M:%SZ") for one in (day, day + timedelta(days=1)))
    await desk.open(f"/admin/logistics/waybills?created_from={begins}&created_before={ends}")
    await desk.picture("print-all-list")
    await desk.page.get_by_role("button", name=word["all"]).click()
    await expect(desk.page.get_by_role("button", name=word["start"])).to_be_visible()
    await desk.picture("print-all-asked")
    await desk.page.get_by_role("button", name=word["start"]).click()
    await expect(desk.page.get_by_text(word["done"])).to_be_visible()
    await desk.picture("print-all-done")
    pages = await fetched(desk, tmp_path, word["fetch"])
    newest_first = [one.number for one in reversed(made)]
    assert [n for n, page in zip(newest_first, pages, strict=True) if n in page] == newest_first
    async with desk_database.transaction() as session:
        of_these = PrintEntry.thing_id.in_([str(one.id) for one in made])
        assert await session.scalar(select(func.count()).where(of_these)) == COUNT
    await desk.open("/admin/exports")
    await expect(desk.page.get_by_role("cell", name=word["name"], exact=True)).to_be_visible()
    await desk.picture("print-all-mine")


async def too_many(route: Route) -> None:
    """What the server says of more sheets than are printed at once."""
    told = {
        "type": "about:blank",
        "title": "",
        "status": 422,
        "code": "printing.too_many_sheets",
        "detail": "",
        "instance": "",
        "errors": [],
    }
    body = json.dumps(told)
    await route.fulfill(status=422, content_type="application/problem+json", body=body)


@pytest.mark.parametrize("language", WORDS)
async def test_a_wave_of_too_many_sheets_is_printed_in_the_background(
    sit_down, desk_database, tmp_path, language
):
    word = WORDS[language]
    async with desk_database.transaction() as session:
        floor = await make_floor(session)
        await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
        wave = await make_wave(session, floor)
    chief = await make_somebody(
        desk_database,
        role="warehouse_manager",
        warehouse_id=floor.warehouse_id,
        language=language,
    )
    desk = await sit_down(language)
    await desk.sign_in("/wms/", chief)
    await desk.page.route("**/pick-lists/print", too_many)
    await desk.open(f"/wms/wms/waves/{wave.id}")
    with desk.refused_with(422):
        await desk.page.get_by_role("button", name=word["walks"]).first.click()
        await expect(desk.page.get_by_role("button", name=word["start"])).to_be_visible()
    await desk.picture("print-all-wave")
    await desk.page.get_by_role("button", name=word["start"]).click()
    await expect(desk.page.get_by_text(word["one"])).to_be_visible()
    (page,) = await fetched(desk, tmp_path, word["fetch"])
    assert wave.number in page
