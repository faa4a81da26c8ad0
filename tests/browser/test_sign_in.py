"""Signing in and out, as a person does it."""

import pytest
from playwright.async_api import expect

from tests.browser.people import make_somebody
from tests.browser.words import word

CONSOLES = {"platform": "/admin/", "merchant": "/merchant/", "warehouse": "/wms/"}


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_who_knows_the_password_comes_in(sit_down, desk_database, language):
    somebody = await make_somebody(desk_database, language=language)
    desk = await sit_down(language)
    with desk.refused_with(401):
        await desk.open(CONSOLES["platform"])
    await desk.picture("sign-in")
    await desk.sign_in(CONSOLES["platform"], somebody)
    await desk.picture("first-page")


@pytest.mark.parametrize("console", CONSOLES)
async def test_every_console_asks_strangers_to_sign_in(sit_down, console):
    desk = await sit_down()
    with desk.refused_with(401):
        await desk.open(CONSOLES[console])
    await expect(desk.page.get_by_label(word("password", "zh-CN"))).to_be_visible()


async def test_a_wrong_password_is_told_and_nobody_comes_in(sit_down, desk_database):
    somebody = await make_somebody(desk_database)
    desk = await sit_down()
    with desk.refused_with(401):
        await desk.open(CONSOLES["platform"])
        await desk.fill("login", somebody.login)
        await desk.fill("password", "not-the-password-1")
        await desk.press("sign in")
        await expect(desk.page.get_by_role("alert").first).to_be_visible()
    await expect(desk.page.get_by_text(somebody.name)).to_have_count(0)
    await desk.picture("sign-in-refused")


async def test_a_password_is_never_shown_while_it_is_typed(sit_down):
    desk = await sit_down()
    with desk.refused_with(401):
        await desk.open(CONSOLES["platform"])
    field = desk.page.get_by_label(word("password", "zh-CN"))
    await expect(field).to_have_attribute("type", "password")
    await expect(field).to_have_attribute("autocomplete", "current-password")
    await field.focus()
    await field.fill("pasted")
    await expect(field).to_have_value("pasted")


async def test_one_signs_out_from_any_page(sit_down, desk_database):
    somebody = await make_somebody(desk_database)
    desk = await sit_down()
    await desk.sign_in(CONSOLES["platform"], somebody)
    with desk.refused_with(401):
        await desk.page.get_by_role("button", name=somebody.name).click()
        await desk.page.get_by_role("menuitem").filter(has_text="退出登录").click()
        await expect(desk.page.get_by_label(word("password", "zh-CN"))).to_be_visible()
        await desk.open(CONSOLES["platform"])
        await expect(desk.page.get_by_label(word("password", "zh-CN"))).to_be_visible()
