"""A merchant withdraws, the platform sends it with a file, and the bank has it back."""

import re

import pytest
from playwright.async_api import expect

from houtai.modules.payouts.service import asking
from tests.browser.people import make_somebody
from tests.factories.aftersale import make_sold
from tests.factories.payouts import confirm, make_payee

SAID = {
    "zh-CN": {
        "withdraw": "提现",
        "asked": "提现已申请",
        "history": "查看打款记录",
        "batch": "生成批次",
        "outcome": "登记结果",
        "paid": "已到账",
        "returned": "退票",
        "again": "重新打款",
        "ready": "待出款",
        "release": "退还保证金",
        "missing": "请",
        "open": "未完结订单 1 笔",
        "leave": "放弃修改",
    },
    "en-US": {
        "withdraw": "Withdraw",
        "asked": "The withdrawal is asked for",
        "history": "Payouts so far",
        "batch": "Make batch",
        "outcome": "Note outcome",
        "paid": "Paid",
        "returned": "Returned",
        "again": "Send again",
        "ready": "To send",
        "release": "Give deposit back",
        "missing": "Merchant|Amount",
        "open": "Open orders: 1",
        "leave": "Discard changes",
    },
}


async def make_leaver(session, name) -> str:
    """Of whom nothing is demanded, and who has an order under way."""
    merchant_id = await make_payee(session, name=name)
    await make_sold(session, (1, 5_000), stage="shipped", merchant_id=merchant_id)
    return name


async def looks_at_the_release(desk, said, leaver) -> None:
    """Of a deposit: it says what is missing, and what of the chosen one's is still open."""
    await desk.page.get_by_role("button", name=said["release"]).click()
    giving = desk.page.get_by_role("dialog")
    await giving.get_by_role("button", name=said["release"]).click()
    await expect(giving.get_by_text(re.compile(said["missing"])).first).to_be_visible()
    await desk.picture("deposit-release")
    await giving.get_by_role("combobox").click()
    await desk.page.get_by_title(leaver, exact=True).click()
    await expect(giving.get_by_text(said["open"])).to_be_visible()
    await desk.picture("deposit-release-hindered")
    await desk.page.keyboard.press("Escape")
    await desk.page.get_by_role("button", name=said["leave"]).click()
    await expect(giving).to_be_hidden()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_withdrawal_goes_and_comes_back(sit_down, desk_database, monkeypatch, language):
    said = SAID[language]
    monkeypatch.setattr(asking.PAYS_BILLS, "default", False)
    async with desk_database.transaction() as session:
        merchant_id = await make_payee(session, 120_000)
        await confirm(session, merchant_id, 100_000)
        leaver = await make_leaver(session, f"青竹茶行{merchant_id.hex[-6:]}")
    shop = await sit_down(language)
    owner = await make_somebody(
        desk_database, role="merchant_owner", merchant_id=merchant_id, language=language
    )
    await shop.sign_in("/merchant/", owner)
    await shop.open("/merchant/payouts/balance")
    await expect(shop.page.get_by_role("main")).to_contain_text("1,000.00")
    await shop.picture("balance")
    await shop.page.get_by_role("button", name=said["withdraw"]).click()
    form = shop.page.get_by_role("dialog")
    await shop.picture("withdraw")
    await form.get_by_role("button", name=said["withdraw"]).click()
    await expect(shop.page.get_by_text(said["asked"])).to_be_visible()
    await shop.page.get_by_role("link", name=said["history"]).click()
    row = shop.page.get_by_role("row").filter(has_text=re.compile(r"W\d{18}"))
    await expect(row).to_contain_text(said["ready"])
    number = await row.get_by_role("link").first.inner_text()
    await shop.picture("own-payouts")

    desk = await sit_down(language)
    page = desk.page
    await desk.sign_in("/admin/", await make_somebody(desk_database, language=language))
    await desk.open("/admin/payouts/batches")
    batches = page.get_by_role("row").filter(has_text=re.compile("WB"))
    made_before = await batches.count()
    await page.get_by_role("button", name=said["batch"]).first.click()
    await page.get_by_role("dialog").get_by_role("button", name=said["batch"]).click()
    await expect(batches).to_have_count(made_before + 1)
    await desk.picture("payout-batches")
    await desk.open("/admin/payouts?state=sent")
    await desk.settled()
    await desk.picture("payouts")
    await looks_at_the_release(desk, said, leaver)
    await page.get_by_role("link", name=number).click()
    for outcome in ("paid", "returned"):
        await page.get_by_role("button", name=said["outcome"]).click()
        noting = page.get_by_role("dialog")
        await desk.picture(f"payout-outcome-{outcome}")
        await noting.get_by_role("button", name=said["outcome"]).click()
        await expect(noting).to_be_hidden()
        await expect(page.get_by_role("main")).to_contain_text(said[outcome])
    await desk.picture("payout-returned")
    await page.get_by_role("button", name=said["again"]).click()
    await page.get_by_role("dialog").get_by_role("button", name=said["again"]).click()
    await expect(page.get_by_role("main")).to_contain_text(said["ready"])
    assert desk.complaints == []
    assert shop.complaints == []
