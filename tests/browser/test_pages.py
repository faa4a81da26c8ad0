"""Every page of the menu, in both languages, as a new user would click through it."""

import pytest
from playwright.async_api import expect

from tests.browser.people import PLACES, make_somebody

WALKS = [
    ("/admin/", "administrator", "zh-CN"),
    ("/admin/", "administrator", "en-US"),
    ("/admin/", "auditor", "zh-CN"),
    ("/merchant/", "merchant_owner", "zh-CN"),
    ("/merchant/", "merchant_owner", "en-US"),
    ("/merchant/", "merchant_clerk", "zh-CN"),
    ("/wms/", "warehouse_manager", "zh-CN"),
    ("/wms/", "warehouse_clerk", "en-US"),
]


@pytest.mark.parametrize(("console", "role", "language"), WALKS)
async def test_every_page_of_the_menu_opens_without_complaint(
    sit_down, desk_database, console, role, language
):
    somebody = await make_somebody(desk_database, language=language, role=role, **PLACES[console])
    desk = await sit_down(language)
    await desk.sign_in(console, somebody)
    pages = await desk.pages_of_the_menu()
    assert pages
    for page in pages:
        await desk.go_by_menu(page)
        await expect(desk.page.get_by_role("heading").first).to_be_visible()
        name = page.removeprefix(console).strip("/").replace("/", "-") or "home"
        await desk.picture(f"{role}-{name}")
