"""Names as people have them, and as attackers would like to have them."""

import pytest
from playwright.async_api import expect

from tests.browser.people import make_somebody

MARKUP = "<img src=x onerror=alert(1)><b>李</b>"
LONG = "欧阳" * 80


@pytest.mark.parametrize("name", [MARKUP, "'; DROP TABLE x; --", "👩‍💻 Zoë ﷽"])
async def test_markup_in_a_name_is_shown_as_text(sit_down, desk_database, name):
    somebody = await make_somebody(desk_database, name=name)
    desk = await sit_down()
    asked: list[str] = []
    desk.page.on("dialog", lambda dialog: asked.append(dialog.message))
    await desk.sign_in("/admin/", somebody)
    await expect(desk.page.get_by_text(name, exact=True).first).to_be_visible()
    assert await desk.page.locator("img[src='x']").count() == 0
    assert asked == []


async def test_a_long_name_moves_nothing_out_of_the_page(sit_down, desk_database):
    somebody = await make_somebody(desk_database, name=LONG)
    desk = await sit_down()
    await desk.sign_in("/admin/", somebody)
    wide = await desk.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 1440
    await desk.picture("long-name")
