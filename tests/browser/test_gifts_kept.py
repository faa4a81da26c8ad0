"""A gift that its buyer keeps though he gives back what earned it: he reads what that may cost, the
seller says whether it does, and both read what came of it.
"""

import json

import pytest
from playwright.async_api import expect

from houtai.kit.ids import new_id
from tests.browser.api import window_of
from tests.browser.buying_steps import TELEPHONE, Shopper, promise, put_on_sale
from tests.browser.people import make_somebody
from tests.browser.test_money_back import TABLE, gone
from tests.browser.test_own_orders import ordered, own, pay_from_store
from tests.factories.aftersale import give_return_address

SAID = {
    "zh-CN": {
        "goods": "退货退款",
        "reason": "申请原因",
        "why": "其他",
        "fewer": "减少",
        "keep": "保留赠品",
        "may cost": "商家可从退款中扣除赠品价值 ¥35.00",
        "ask": "提交申请",
        "open": "保留，商家可扣除其价值 ¥35.00",
        "to choose": "价值 ¥35.00，待选择是否扣除",
        "agree": "同意退货",
        "charge": "扣除赠品价值，应退 ¥165.00",
        "charged": "已从退款中扣除 ¥35.00",
        "bought": "您保留赠品，退款已扣除其价值 ¥35.00",
    },
    "en-US": {
        "goods": "Return and refund",
        "reason": "Reason",
        "why": "Other",
        "fewer": "Fewer",
        "keep": "Keep it",
        "may cost": "The seller may take its value of ¥35.00 off",
        "ask": "Ask",
        "open": "Kept; the seller may take ¥35.00 off",
        "to choose": "Worth ¥35.00, to be charged or waived",
        "agree": "Agree to return",
        "charge": "Take its value off: ¥165.00 goes back",
        "charged": "¥35.00 taken off the refund",
        "bought": "its value of ¥35.00 goes off the refund",
    },
}


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_buyer_keeps_a_gift_and_the_seller_charges_it(
    sit_down, address, desk_database, language
):
    operator, said = await make_somebody(desk_database, language=language), SAID[language]
    tea = await put_on_sale(desk_database, f"明前龙井{new_id().hex[-4:]}", price_fen=10_000)
    cup = await put_on_sale(desk_database, "青瓷茶杯", price_fen=3_500)
    given = {"threshold_fen": 20_000, "gifts": [{"sku_id": str(cup.sku_id), "quantity": 1}]}
    async with window_of(address, operator) as client:
        terms = {"kind": "gift_with_purchase", "steps": [given]}
        await promise(client, "满200送茶杯", terms, tea, owner="shop")
    async with desk_database.transaction() as session:
        await give_return_address(session)
    buyer, office = await sit_down(language), await sit_down(language)
    await buyer.page.set_viewport_size(TELEPHONE)
    shopper = Shopper(buyer, address)
    await shopper.is_member()
    trade = await ordered(shopper, (tea, 3))
    await pay_from_store(shopper, trade, address, operator)
    (order,) = await own(shopper)
    await gone(desk_database, order["id"])

    case = await asks_and_keeps(shopper, order["id"], said)
    await office.page.set_viewport_size(TABLE)
    await office.sign_in("/admin/", operator)
    await charges(office, case["id"], said)
    await shopper.open(f"/aftersale/{case['id']}")
    await expect(buyer.page.get_by_text(said["bought"])).to_be_visible()
    await shopper.fits()
    await buyer.picture("gift-shop-charged")
    assert [buyer.complaints, office.complaints] == [[], []]


async def asks_and_keeps(shopper, order_id, said):
    """Two of three teas go back, the cup stays: the case."""
    buyer, page = shopper.desk, shopper.page
    await shopper.open(f"/orders/{order_id}/aftersale")
    await page.get_by_role("radio", name=said["goods"], exact=True).click()
    await page.get_by_label(said["reason"]).select_option(label=said["why"])
    await page.get_by_role("button", name=said["fewer"]).click()
    await page.get_by_role("radio", name=said["keep"], exact=True).click()
    await expect(page.get_by_text(said["may cost"])).to_be_visible()
    await buyer.settled()
    await shopper.fits()
    await page.get_by_text(said["may cost"]).scroll_into_view_if_needed()
    await buyer.picture("gift-shop-apply")
    await page.get_by_role("button", name=said["ask"], exact=True).click()
    await expect(page.get_by_text(said["open"])).to_be_visible()
    await shopper.fits()
    await buyer.picture("gift-shop-asked")
    (case,) = json.loads(await shopper.asks("GET", "/aftersale/cases"))["items"]
    return case


async def charges(office, case_id, said):
    """The seller agrees, and takes its value off."""
    await office.open(f"/admin/aftersale/cases/{case_id}")
    await expect(office.page.get_by_text(said["to choose"])).to_be_visible()
    await office.picture("gift-case-asked")
    await office.page.get_by_role("button", name=said["agree"], exact=True).click()
    form = office.page.get_by_role("dialog")
    await form.get_by_text(said["charge"]).click()
    await office.picture("gift-case-choice")
    await form.get_by_role("button", name=said["agree"], exact=True).click()
    await expect(office.page.get_by_text(said["charged"], exact=True)).to_be_visible()
    await office.settled()
    await office.picture("gift-case-charged")
