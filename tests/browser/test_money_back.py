"""Money that goes back: into store by wish, or where a gateway would not; parcels asked back by
rule.
"""

import json
import re
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import select, update

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.logistics.tables import Interception
from houtai.modules.ordering import public as ordering
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Refund
from tests.browser.buying_steps import TELEPHONE, Shopper, put_on_sale
from tests.browser.people import make_somebody
from tests.browser.test_own_orders import ordered, own, pay_from_store
from tests.factories.aftersale import STAFF, ask
from tests.factories.payments import NOON, make_payment
from tests.modules.aftersale.test_interception import sent

TABLE = {"width": 1440, "height": 900}
SAID = {
    "zh-CN": {
        "goods": "仅退款",
        "reason": "申请原因",
        "why": "质量问题",
        "stored": "储值余额",
        "ask": "提交申请",
        "for the seller": "等待商家处理",
        "title": "退款退回到",
    },
    "en-US": {
        "goods": "Refund only",
        "reason": "Reason",
        "why": "Quality problem",
        "stored": "Stored value",
        "ask": "Ask",
        "for the seller": "For the seller to answer",
        "title": "Money goes back",
    },
}


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_buyer_wants_his_money_in_store(sit_down, address, desk_database, language):
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800)
    desk = await sit_down(language)
    await desk.page.set_viewport_size(TELEPHONE)
    shopper, said = Shopper(desk, address), SAID[language]
    await shopper.is_member()
    trade = await ordered(shopper, (tea, 2))
    await pay_from_store(shopper, trade, address, await make_somebody(desk_database))
    (order,) = await own(shopper)
    await gone(desk_database, order["id"])
    page = desk.page
    await shopper.open(f"/orders/{order['id']}/aftersale")
    await page.get_by_role("radio", name=said["goods"]).click()
    await page.get_by_label(said["reason"]).select_option(label=said["why"])
    await page.get_by_role("radio", name=said["stored"]).click()
    await desk.settled()
    await shopper.fits()
    await desk.picture("shop-case-ask")
    await page.get_by_role("radiogroup", name=said["title"]).scroll_into_view_if_needed()
    await desk.picture("shop-case-refund-to")
    await page.get_by_role("button", name=said["ask"], exact=True).click()
    await expect(page.get_by_text(said["for the seller"])).to_be_visible()
    await expect(page.get_by_role("main")).to_contain_text(said["stored"])
    await shopper.fits()
    await desk.picture("shop-case-into-store")
    (case,) = json.loads(await shopper.asks("GET", "/aftersale/cases"))["items"]
    assert case["refund_to"] == "stored_value"
    assert desk.complaints == []


async def gone(database, order_id):
    """All of it, in the eyes of its buyer."""
    async with database.transaction() as session:
        await ordering.note_shipped(session, [(order_id, True)], ordering.HOUSE, at=utc_now())


def no_answer_yet(parcel):
    """The carrier is asked tomorrow: what it says would move the case while it is looked at."""
    return (
        update(Interception)
        .where(Interception.parcel_id == parcel.id)
        .values(due_at=utc_now() + timedelta(days=1))
    )


async def test_a_parcel_is_asked_back_by_rule_and_told_at_the_desk(sit_down, desk_database):
    async with desk_database.transaction() as session:
        rule = SetMerchantRule(
            refund_at="inspected", fast_refund=True, intercept_fen_max=5_000, version=0
        )
        await set_rule(session, STAFF, SELF_RUN_ID, rule)
        sold, parcel = await sent(session)
        case = await ask(session, sold, 2, at=utc_now())
        small = await ask(session, (await sent(session))[0], 1, at=utc_now())
        await session.execute(no_answer_yet(parcel))
    assert (case.state, small.state) == ("intercepting", "applied")
    desk = await sit_down()
    page = desk.page
    await page.set_viewport_size(TABLE)
    await desk.sign_in("/admin/", await make_somebody(desk_database))
    await expect(page.get_by_role("link", name=re.compile("拦截中包裹"))).to_be_visible()
    await desk.open(f"/admin/aftersale/cases/{case.id}")
    await expect(page.get_by_text("拦截中").first).to_be_visible()
    await desk.picture("case-intercepting")
    await page.get_by_role("button", name="放弃拦截").click()
    await desk.picture("case-stop-intercepting")
    await page.get_by_role("dialog").get_by_role("button", name="放弃拦截").click()
    await expect(page.get_by_text("待商家处理").first).to_be_visible()
    await desk.open("/admin/aftersale/rule")
    await expect(page.get_by_label("在途自动拦截上限")).to_have_value("50.00")
    await desk.picture("case-rule")
    assert desk.complaints == []


async def test_what_a_gateway_would_not_give_back_is_given_as_stored_value(sit_down, desk_database):
    async with desk_database.transaction() as session:
        payment = await make_payment(session)
        receipt = Receipt("sandbox", payment.number, f"G{new_id().hex}", payment.amount_fen, NOON)
        await receive(session, receipt, at=NOON)
        wanted = refunding.Wanted(new_id(), payment.id, 2_500, "after-sale")
        await refunding.ask_of_payment(session, wanted, at=NOON)
        await refunding.fail(session, wanted.refund_id, "ACCOUNT_CLOSED", at=NOON)
    desk = await sit_down()
    page = desk.page
    await page.set_viewport_size(TABLE)
    await desk.sign_in("/admin/", await make_somebody(desk_database))
    await desk.open(f"/admin/payments/refunds/{wanted.refund_id}")
    await expect(page.get_by_text("售后退款", exact=True)).to_be_visible()
    await desk.picture("refund-failed")
    await page.get_by_role("button", name="退到储值余额").click()
    await page.get_by_role("dialog").get_by_label("说明").fill("买家的卡已注销，已征得同意")
    await desk.picture("refund-store")
    await page.get_by_role("dialog").get_by_role("button", name="退到储值余额").click()
    await expect(page.get_by_text("买家的卡已注销，已征得同意")).to_be_visible()
    await desk.settled()
    await desk.picture("refund-stored")
    async with desk_database.transaction() as session:
        row = await session.execute(
            select(Refund.state, Refund.way).where(Refund.id == wanted.refund_id)
        )
        assert tuple(row.one()) == ("succeeded", "stored_value")
    assert desk.complaints == []
