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


async def test_who_lost_the_phone_comes_in_by_a_recovery_code_that_counts_once(
    sit_down, desk_database
):
    somebody = await make_somebody(desk_database)
    desk = await sit_down()
    page = desk.page
    await desk.sign_in(ADMIN, somebody)
    await desk.open("/admin/profile")
    await page.get_by_role("button", name="开启双重验证").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("请输入您的密码").fill(somebody.password)
    await dialog.get_by_role("button", name="继续").click()
    secret = (await dialog.locator("code").inner_text()).replace(" ", "")
    await desk.picture("second-factor-begun")
    await dialog.get_by_label("动态码").fill(pyotp.TOTP(secret).at(utc_now()))
    await dialog.get_by_role("button", name="确认开启").click()
    kept = page.get_by_role("dialog").filter(has_text="请保存恢复码")
    await expect(kept).to_be_visible()
    await desk.picture("recovery-codes")
    code, *others = await kept.locator("code").all_inner_texts()
    await kept.get_by_role("button", name="我已保存").click()
    await expect(page.get_by_text(f"剩余恢复码{len(others) + 1}")).to_be_visible()

    elsewhere = await sit_down()
    with elsewhere.refused_with(401):
        await password_given(elsewhere, somebody)
        await elsewhere.fill("code", code)
        await elsewhere.press("confirm")
        await expect(elsewhere.page.get_by_text(somebody.name).first).to_be_visible()
    await elsewhere.open("/admin/profile")
    await expect(elsewhere.page.get_by_text(f"剩余恢复码{len(others)}")).to_be_visible()

    third = await sit_down()
    with third.refused_with(401, 422):
        await password_given(third, somebody)
        await third.fill("code", code)
        await third.press("confirm")
        await expect(third.page.get_by_text("验证码不正确或已使用过")).to_be_visible()
    await expect(third.page.get_by_text(somebody.name)).to_have_count(0)


async def password_given(desk, somebody):
    await desk.open(ADMIN)
    await desk.fill("login", somebody.login)
    await desk.fill("password", somebody.password)
    await desk.press("sign in")
    await expect(desk.page.get_by_label(word("code", "zh-CN"))).to_be_visible()
