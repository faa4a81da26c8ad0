"""A discount that what stays does not earn any more: the buyer reads so before he asks, and staff
in the case.
"""

import json

import pytest
from playwright.async_api import expect

from houtai.events.merchants import SELF_RUN_ID
from tests.browser.api import done, window_of
from tests.browser.buying_steps import TELEPHONE, Shopper, promise, put_on_sale
from tests.browser.people import make_somebody
from tests.browser.test_aftersale_walk import OVER_200
from tests.browser.test_money_back import TABLE, gone
from tests.browser.test_own_orders import ordered, own, pay_from_store

SAID = {
    "zh-CN": {
        "goods": "仅退款",
        "reason": "申请原因",
        "why": "其他",
        "fewer": "减少",
        "stays": "已享的 ¥10.00 优惠仍为您保留",
        "less": "扣回不再满足门槛的优惠",
        "ask": "提交申请",
        "for the seller": "等待商家处理",
    },
    "en-US": {
        "goods": "Refund only",
        "reason": "Reason",
        "why": "Other",
        "fewer": "Fewer",
        "stays": "you keep its ¥10.00 all the same",
        "less": "Less for discounts no longer earned",
        "ask": "Ask",
        "for the seller": "For the seller to answer",
    },
}


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_buyer_reads_which_discount_is_lost_and_what_that_costs(
    sit_down, address, desk_database, language
):
    operator, said = await make_somebody(desk_database), SAID[language]
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=10_000)
    async with window_of(address, operator) as client:
        await promise(client, "满200减30", OVER_200, tea)
    buyer, office = await sit_down(language), await sit_down()
    await buyer.page.set_viewport_size(TELEPHONE)
    shopper = Shopper(buyer, address)
    await shopper.is_member()
    trade = await ordered(shopper, (tea, 3))
    assert trade["payable_fen"] == 27_000
    await pay_from_store(shopper, trade, address, operator)
    (order,) = await own(shopper)
    await gone(desk_database, order["id"])

    async def asks_for_two():
        await shopper.open(f"/orders/{order['id']}/aftersale")
        await buyer.page.get_by_role("radio", name=said["goods"]).click()
        await buyer.page.get_by_label(said["reason"]).select_option(label=said["why"])
        await buyer.page.get_by_role("button", name=said["fewer"]).click()

    await asks_for_two()
    await expect(buyer.page.get_by_text(said["stays"])).to_be_visible()
    await shopper.fits()
    await buyer.picture("shop-case-threshold-kept")
    await office.page.set_viewport_size(TABLE)
    await office.sign_in("/admin/", operator)
    await office.open("/admin/aftersale/rule")
    await office.page.get_by_text("从退款中扣除", exact=True).click()
    await office.page.get_by_role("button", name="保存", exact=True).click()
    await expect(office.page.get_by_text("已保存", exact=True)).to_be_visible()
    await office.picture("case-rule-threshold")
    await asks_for_two()
    await expect(buyer.page.get_by_text(said["less"])).to_be_visible()
    await shopper.fits()
    await buyer.page.get_by_text(said["less"]).scroll_into_view_if_needed()
    await buyer.picture("shop-case-threshold-lost")
    await buyer.page.get_by_role("button", name=said["ask"], exact=True).click()
    await expect(buyer.page.get_by_text(said["for the seller"])).to_be_visible()
    (case,) = json.loads(await shopper.asks("GET", "/aftersale/cases"))["items"]
    assert case["asked_fen"] == 17_000
    await office.open(f"/admin/aftersale/cases/{case['id']}")
    await expect(office.page.get_by_text("满200减30 ¥10.00 · 退款已扣 ¥10.00")).to_be_visible()
    await office.picture("case-threshold-lost")
    async with window_of(address, operator) as client:
        await rule_kept(client)
    assert buyer.complaints == office.complaints == []


async def rule_kept(client):
    """As it is by itself, for whoever comes next."""
    where = f"/aftersale/rules/{SELF_RUN_ID}"
    rule = (await done(client.get(where))).json()
    body = {name: value for name, value in rule.items() if name != "merchant_id"}
    await done(client.put(where, json={**body, "threshold_lost": "kept"}))
