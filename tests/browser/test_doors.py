"""Ways in that are shut or need more than a password."""

import pyotp
from playwright.async_api import expect

from houtai.kit.clock import utc_now
from tests.browser.api import done, window_of
from tests.browser.people import make_somebody
from tests.browser.words import word

ADMIN = "/admin/"
ELSEWHERE = ["192.0.2.0/24", "2001:db8::/32"]
STEP_SECONDS = 30


async def test_who_comes_from_a_wrong_network_is_told_so(sit_down, desk_database, address):
    boss, clerk = (
        await make_somebody(desk_database),
        await make_somebody(desk_database, name="韩梅"),
    )
    async with window_of(address, boss) as office:
        rule = {"account_id": str(clerk.id), "networks": ELSEWHERE}
        await done(office.post("/identity/sign-in-rules", json=rule))
    desk = await sit_down()
    with desk.refused_with(401, 403):
        await desk.open(ADMIN)
        await desk.fill("login", clerk.login)
        await desk.fill("password", clerk.password)
        await desk.press("sign in")
        await expect(desk.page.get_by_role("alert").first).to_be_visible()
        await desk.picture("sign-in-wrong-network")
    await expect(desk.page.get_by_text(clerk.name)).to_have_count(0)


async def test_a_second_factor_is_asked_for_after_the_password(sit_down, desk_database, address):
    somebody = await make_somebody(desk_database)
    async with window_of(address, somebody) as window:
        begun = await done(
            window.post("/identity/me/second-factor", json={"password": somebody.password})
        )
        app = pyotp.TOTP(begun.json()["secret"])
        confirming = {"code": app.at(utc_now())}
        await done(window.post("/identity/me/second-factor/confirm", json=confirming))
    desk = await sit_down()
    with desk.refused_with(401):
        await desk.open(ADMIN)
        await desk.fill("login", somebody.login)
        await desk.fill("password", somebody.password)
        await desk.press("sign in")
        await expect(desk.page.get_by_label(word("code", "zh-CN"))).to_be_visible()
        await desk.picture("sign-in-code")
        # A code counts once, and the one of now was shown already.
        await desk.fill("code", app.at(utc_now(), counter_offset=1))
        await desk.press("confirm")
        await expect(desk.page.get_by_text(somebody.name).first).to_be_visible()
