"""A merchant disputes a bill, gets it corrected and agrees; what is paid then follows it."""

import asyncio
import re

import pytest
import python_calamine
from playwright.async_api import expect

from houtai.kit.clock import utc_now
from houtai.modules.settlement.service.terms import SetTerms, set_terms
from tests.browser.people import make_somebody
from tests.factories.aftersale import STAFF
from tests.factories.payouts import make_payee, payouts_of
from tests.modules.settlement.earned import make_rule
from tests.modules.settlement.test_bills import DAILY, DAY, bill_all, bills_of, earn

SAID = {
    "zh-CN": {
        "dispute": "提出异议",
        "disputed": "有异议",
        "words": "说明",
        "correct": "调整金额",
        "by": "调整金额",
        "why": "原因（商家可见）",
        "correction": "调整",
        "answer": "答复并重新送商家确认",
        "sent": "待确认",
        "confirm": "确认结算单",
        "confirmed": "已确认",
        "terms": "账期设置",
        "merchant": "商家",
        "house": "这家商家已单独设置账期",
        "unbilled": "待结算（未出账）",
        "none": "还没有结算单",
        "export": "导出",
        "lines": "结算单明细",
        "download": "下载",
        "net": "净额",
    },
    "en-US": {
        "dispute": "Dispute",
        "disputed": "Disputed",
        "words": "Words",
        "correct": "Correct",
        "by": "By how much",
        "why": "Why (the merchant sees it)",
        "correction": "Correction",
        "answer": "Answer and ask again",
        "sent": "To confirm",
        "confirm": "Confirm",
        "confirmed": "Confirmed",
        "terms": "Terms",
        "merchant": "Merchant",
        "house": "This merchant has terms of its own",
        "unbilled": "Not billed yet",
        "none": "No bills yet",
        "export": "Export",
        "lines": "Lines of bills",
        "download": "Download",
        "net": "Net",
    },
}


async def make_bill(database):
    """Of what was earned some days ago: an order of 200.00, five in a hundred of it the platform's;
    and one more is not billed yet.
    """
    now = utc_now()
    async with database.transaction() as session:
        merchant_id = await make_payee(session)
        await make_rule(session, scope_id=merchant_id)
        await set_terms(session, STAFF, merchant_id, SetTerms(**DAILY), at=now - 9 * DAY)
        await earn(session, merchant_id, 10_000, at=now - 3 * DAY)
        await bill_all(session, now)
        (bill,) = await bills_of(session, merchant_id)
        await earn(session, merchant_id, at=now)
    return bill


async def says(desk, act: str, label: str, words: str) -> None:
    """Fills the form of an act and sends it."""
    await desk.page.get_by_role("button", name=act, exact=True).click()
    form = desk.page.get_by_role("dialog")
    await form.get_by_label(label).fill(words)
    await desk.picture(f"bill-{words[-2:]}")
    await form.get_by_role("button", name=act, exact=True).click()
    await expect(form).to_be_hidden()


async def corrects(desk, said) -> None:
    """Half a yuan more for the merchant, and an answer."""
    page = desk.page
    await page.get_by_role("button", name=said["correct"], exact=True).click()
    form = page.get_by_role("dialog")
    await form.get_by_label(said["by"], exact=True).fill("0.50")
    await form.get_by_label(said["why"]).fill("运费少计 0.50 元")
    await desk.picture("bill-correct")
    await form.get_by_role("button", name=said["correct"], exact=True).click()
    await expect(form).to_be_hidden()
    await expect(page.get_by_role("row").filter(has_text="运费少计")).to_contain_text(
        said["correction"]
    )
    await says(desk, said["answer"], said["words"], "已核对，补 0.50 元。答复")


async def takes_away(desk, said) -> None:
    """The lines of the bill that is open, as a workbook."""
    page = desk.page
    await page.get_by_role("button", name=said["export"]).first.click()
    await page.get_by_role("menuitem").filter(has_text="xlsx").click()
    form = page.get_by_role("dialog")
    await expect(form).to_contain_text(said["lines"])
    async with page.expect_download() as fetched:
        await form.get_by_text(said["download"], exact=True).click()
    await desk.picture("own-bill-export")
    book = python_calamine.CalamineWorkbook.from_path(await (await fetched.value).path())
    heading, line, *_ = book.get_sheet_by_index(0).to_python()
    assert line[heading.index(said["net"])] == 190
    await page.keyboard.press("Escape")
    await expect(form).to_be_hidden()


async def looks_at_terms(desk, bill, said) -> None:
    """Of this merchant."""
    page = desk.page
    await desk.open("/admin/bills")
    await desk.picture("bills")
    await page.get_by_role("button", name=said["terms"]).click()
    await page.get_by_role("combobox", name=said["merchant"]).fill(bill.merchant_name)
    await page.get_by_title(bill.merchant_name, exact=True).first.click()
    await expect(page.get_by_role("dialog").last).to_contain_text(re.compile("天|days"))
    await desk.settled()
    await desk.picture("bill-terms")


async def paid_out(database, merchant_id) -> None:
    """Until payouts have heard that the bill is agreed on."""
    for _ in range(200):
        async with database.transaction() as session:
            if await payouts_of(session, merchant_id):
                return
        await asyncio.sleep(0.3)
    raise AssertionError("nothing is to be paid")


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_bill_is_disputed_corrected_and_agreed_on(sit_down, desk_database, language):
    said = SAID[language]
    bill = await make_bill(desk_database)
    shop, desk = await sit_down(language), await sit_down(language)
    owner = await make_somebody(
        desk_database, role="merchant_owner", merchant_id=bill.merchant_id, language=language
    )
    await shop.sign_in("/merchant/", owner)
    await shop.open("/merchant/bills")
    await shop.picture("own-bills")
    await shop.page.get_by_role("link", name=bill.number).click()
    await expect(shop.page.get_by_role("table").first).to_contain_text("190.00")
    await shop.settled()
    await shop.picture("own-bill")
    await takes_away(shop, said)
    await says(shop, said["dispute"], said["words"], "运费少算了 0.50 元，异议")
    await expect(shop.page.get_by_role("main")).to_contain_text(said["disputed"])

    await desk.sign_in("/admin/", await make_somebody(desk_database, language=language))
    await desk.open(f"/admin/bills/{bill.id}")
    await expect(desk.page.get_by_role("main")).to_contain_text("运费少算了")
    await corrects(desk, said)
    await expect(desk.page.get_by_role("main")).to_contain_text(said["sent"])
    await desk.settled()
    await desk.picture("bill-answered")
    await looks_at_terms(desk, bill, said)

    page = shop.page
    await page.reload()
    await expect(page.get_by_role("main")).to_contain_text("已核对")
    await page.get_by_role("button", name=said["confirm"], exact=True).click()
    await shop.picture("bill-confirm")
    await page.get_by_role("dialog").get_by_role("button", name=said["confirm"]).click()
    await expect(page.get_by_role("main")).to_contain_text(said["confirmed"])
    await paid_out(desk_database, bill.merchant_id)
    await shop.open("/merchant/payouts?tab=all")
    await expect(page.get_by_role("row").filter(has_text=bill.number)).to_contain_text("190.50")
    await shop.open("/merchant/payouts/balance")
    await expect(page.get_by_role("main")).to_contain_text(said["unbilled"])
    await shop.picture("balance-waiting")
    assert desk.complaints == []
    assert shop.complaints == []


async def test_a_shop_without_bills_is_told_when_there_will_be_some(sit_down, desk_database):
    async with desk_database.transaction() as session:
        merchant_id = await make_payee(session)
    shop = await sit_down()
    owner = await make_somebody(desk_database, role="merchant_owner", merchant_id=merchant_id)
    await shop.sign_in("/merchant/", owner)
    await shop.open("/merchant/bills")
    await expect(shop.page.get_by_text(SAID["zh-CN"]["none"])).to_be_visible()
    await shop.picture("own-bills-none")
    assert shop.complaints == []
