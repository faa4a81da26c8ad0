"""An invoice from a buyer's wish to the number that the shop notes, with a telephone and a desk."""

import json
import re

import pytest
from playwright.async_api import expect

from houtai.kit.ids import new_id
from tests.browser.api import done, window_of
from tests.browser.buying_steps import TELEPHONE, Shopper, put_on_sale
from tests.browser.people import make_somebody
from tests.factories.invoicing import COMPANY_NUMBER, make_issuer

PRICE_FEN = 11_300
SAID = {
    "zh-CN": {
        "entry": "发票",
        "company": "单位",
        "name": "抬头",
        "number": "税号",
        "missing": "请填写抬头",
        "send": "提交申请",
        "asked": "开具中",
        "note": "登记号码",
        "digits": "发票号码",
        "issued": "已开具",
    },
    "en-US": {
        "entry": "Invoice",
        "company": "A company",
        "name": "Name",
        "number": "Tax number",
        "missing": "Whom is it for?",
        "send": "Ask for it",
        "asked": "Being issued",
        "note": "Note number",
        "digits": "Number",
        "issued": "Issued",
    },
}


async def pay_from_store(shopper: Shopper, address: str, operator) -> None:
    """Given a balance, and the order paid from it."""
    member = json.loads(await shopper.asks("GET", "/me"))["member"]
    async with window_of(address, operator) as client:
        given = {"amount_fen": PRICE_FEN, "reason": "开业"}
        await done(client.post(f"/payments/stored-value/{member['id']}/grant", json=given))
    await shopper.places()
    await shopper.pays_by("stored")
    await expect(shopper.page.get_by_role("heading", name=shopper.said["paid"])).to_be_visible()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_buyer_asks_for_an_invoice_and_the_shop_notes_its_number(
    sit_down, desk_database, address, language
):
    said, merchant_id = SAID[language], new_id()
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=PRICE_FEN, merchant_id=merchant_id)
    async with desk_database.transaction() as session:
        await make_issuer(session, merchant_id, provider="by_hand", issue_at="paid")
    operator = await make_somebody(desk_database)
    telephone = await sit_down(language)
    await telephone.page.set_viewport_size(TELEPHONE)
    shopper = Shopper(telephone, address)
    page = shopper.page
    await shopper.is_member()
    await shopper.adds_from_page(tea, end="buy")
    await pay_from_store(shopper, address, operator)
    (order,) = json.loads(await shopper.asks("GET", "/orders"))["items"]
    await shopper.open(f"/orders/{order['id']}")
    entry = page.get_by_role("link", name=said["entry"], exact=True)
    await expect(entry).to_be_visible()
    await telephone.picture("invoice-entry")
    await entry.click()
    await page.get_by_role("radio", name=said["company"]).click()
    await page.get_by_role("button", name=said["send"]).click()
    await expect(page.get_by_text(said["missing"])).to_be_visible()
    await page.get_by_role("textbox", name=said["name"], exact=True).fill("杭州云栖科技有限公司")
    await page.get_by_role("textbox", name=said["number"]).fill(COMPANY_NUMBER)
    await shopper.fits()
    await telephone.picture("invoice-ask")
    await page.get_by_role("button", name=said["send"]).click()
    await expect(page.get_by_role("heading", name=said["asked"])).to_be_visible()
    await telephone.picture("invoice-asked")

    desk = await sit_down(language)
    await desk.sign_in("/admin/", await make_somebody(desk_database, language=language))
    await desk.open("/admin/invoices?state=asked")
    await desk.settled()
    await desk.picture("invoices")
    row = desk.page.get_by_role("row").filter(has_text=order["number"])
    await row.get_by_role("link", name=re.compile("^F")).click()
    await expect(desk.page.get_by_role("button", name=said["note"])).to_be_visible()
    await desk.picture("invoice-request")
    await desk.page.get_by_role("button", name=said["note"]).click()
    form = desk.page.get_by_role("dialog")
    await form.get_by_role("textbox", name=re.compile(said["digits"])).fill("26117000000123456789")
    await form.get_by_role("button", name=said["note"]).click()
    await expect(desk.page.get_by_text("26117000000123456789", exact=True)).to_be_visible()
    await desk.picture("invoice-issued")
    await page.reload()
    await expect(page.get_by_text("26117000000123456789")).to_be_visible()
    await expect(page.get_by_role("main")).to_contain_text("13.00")
    await shopper.fits()
    await telephone.picture("invoice-numbered")
    assert desk.complaints == []
