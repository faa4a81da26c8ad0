"""Money at the desk: a transfer recorded, a wrong sum seen and sent back, keys that stay hidden."""

import json
import re
from pathlib import Path

import httpx
import pytest
from playwright.async_api import expect

from houtai.kit.clock import utc_now
from houtai.kit.house_key import house_key
from houtai.kit.ids import new_id
from houtai.kit.outgoing import signed
from houtai.modules.payments import public as payments
from houtai.modules.payments.gateways.sandbox import secret_of
from houtai.modules.payments.queries.payments import PaymentView, one_payment
from tests.browser.api import done, make_role, window_of
from tests.browser.desk import Desk
from tests.browser.order_steps import Bought, button, buy
from tests.browser.people import make_somebody
from tests.browser.stock_steps import until
from tests.factories.payments import open_channel

DUE_FEN = 2_500


async def begin(database, bought: Bought, method: payments.Method) -> PaymentView:
    """The buyer chose this way to pay."""
    at = utc_now()
    async with database.transaction() as session:
        await open_channel(session, method)
        wanted = payments.StartPayment(
            trade_id=bought.trade_id,
            member_id=bought.member_id,
            amount_fen=DUE_FEN,
            title=bought.trade_number,
            method=method,
            expires_at=at.replace(year=at.year + 1),
        )
        payment_id = await payments.start(session, wanted, at=at)
        return await one_payment(session, payment_id)


async def tell(address: str, home: Path, payment: PaymentView, paid_fen: int) -> None:
    """What the sandbox says when its switch for another amount is on."""
    said = {
        "kind": "payment",
        "number": payment.number,
        "gateway_number": f"SB{payment.number}",
        "state": "paid",
        "paid_fen": paid_fen,
        "paid_at": utc_now().isoformat(),
    }
    body = json.dumps(said).encode()
    headers = signed(secret_of(house_key(home)), str(new_id()), body, at=utc_now())
    async with httpx.AsyncClient(base_url=address) as gateway:
        path = "/api/open/payments/sandbox/notify"
        await done(gateway.post(path, content=body, headers=headers))


async def press(desk: Desk, text: str) -> None:
    await desk.page.get_by_role("button", name=button(text)).last.click()


async def test_a_transfer_is_recorded_and_pays_the_trade(desk_database, sit_down, address):
    bought = await buy(desk_database, "转账龙井")
    payment = await begin(desk_database, bought, "bank_transfer")
    teller = await make_somebody(desk_database)
    desk = await sit_down()
    await desk.sign_in("/admin/", teller)
    await desk.go_by_menu("/admin/payments/payments")
    await desk.page.get_by_label("支付单号").fill(payment.number)
    await press(desk, "查询")
    await desk.page.get_by_role("link", name=payment.number).click()
    await desk.settled()
    await press(desk, "登记到账")
    await desk.page.get_by_label("银行流水号或收据号").fill(f"SLIP{payment.number}")
    await desk.picture("payment-confirm")
    await press(desk, "登记到账")
    await expect(desk.page.get_by_text("已支付").first).to_be_visible()
    await expect(desk.page.get_by_text(f"SLIP{payment.number}").first).to_be_visible()
    await desk.picture("payment-confirmed")
    async with window_of(address, teller) as office:
        path = f"/ordering/trades/{bought.trade_id}"
        await until(lambda: office.get(path), lambda trade: trade["state"] == "paid")
        again = {"amount_fen": DUE_FEN, "gateway_number": "SLIP2", "version": payment.version}
        refused = await office.post(f"/payments/payments/{payment.id}/confirm", json=again)
    assert refused.status_code == 409


async def test_a_wrong_amount_is_a_case_that_somebody_sends_back(
    desk_database, sit_down, address, home
):
    bought = await buy(desk_database, "错款龙井")
    payment = await begin(desk_database, bought, "sandbox")
    await tell(address, home, payment, DUE_FEN - 1)
    clerk = await make_somebody(desk_database)
    async with window_of(address, clerk) as office:
        cases = "/payments/cases"
        of = {"payment_id": str(payment.id)}
        found = await until(lambda: office.get(cases, params=of), lambda page: page["items"])
        [case] = found["items"]
        desk = await sit_down()
        await desk.sign_in("/admin/", clerk)
        await desk.go_by_menu("/admin/payments/cases")
        await (
            desk.page.get_by_role("row")
            .filter(has_text=payment.number)
            .get_by_role("link")
            .first.click()
        )
        await desk.settled()
        await expect(desk.page.get_by_text("应付 ¥25.00，实际到账 ¥24.99")).to_be_visible()
        await desk.picture("case-open")
        await press(desk, "处理")
        await desk.page.get_by_label("原路退回 ¥24.99").check()
        await desk.page.get_by_label("说明").fill("买家同意退回后重新付款")
        await press(desk, "处理")
        await expect(desk.page.get_by_text("正在原路退回")).to_be_visible()
        await desk.picture("case-handled")
        shown = (await done(office.get(f"{cases}/{case['id']}"))).json()
        refund = (await done(office.get(f"/payments/refunds/{shown['refund_id']}"))).json()
    assert (shown["handled_by_name"], refund["amount_fen"]) == (clerk.name, DUE_FEN - 1)


async def test_keys_of_a_channel_are_written_and_never_shown_again(
    desk_database, sit_down, address
):
    secret = f"MIIE{new_id().hex}"
    chief = await make_somebody(desk_database)
    desk = await sit_down()
    answers: list[str] = []

    async def keep(response) -> None:
        if "/api/console/payments/" in response.url and response.request.method == "GET":
            answers.append(await response.text())

    desk.page.on("response", keep)
    await desk.sign_in("/admin/", chief)
    await desk.go_by_menu("/admin/payments/channels")
    row = desk.page.get_by_role("row").filter(has_text="电脑网站与手机网站支付")
    await row.get_by_text("设置", exact=True).click()
    drawer = desk.page.get_by_role("dialog")
    renew = drawer.get_by_label("更换密钥")
    if await renew.count():
        await renew.click()
    await drawer.get_by_label("应用号（AppID）").fill("2021000000000001")
    await drawer.get_by_label("商户私钥").fill(secret)
    await desk.picture("channel-form")
    await drawer.get_by_role("button", name=re.compile("保.?存")).click()
    await expect(row.get_by_text("已设置")).to_be_visible()
    await row.get_by_text("设置", exact=True).click()
    await expect(drawer.get_by_label("应用号（AppID）")).to_have_value("2021000000000001")
    await expect(drawer.get_by_label("商户私钥")).to_have_count(0)
    assert secret not in await desk.page.content()
    assert answers
    assert not [answer for answer in answers if secret in answer]
    async with window_of(address, chief) as office:
        log = (await done(office.get("/audit/entries"))).text
    assert secret not in log


@pytest.mark.parametrize("page", ["channels", "cases", "refunds", "bills"])
async def test_a_clerk_without_the_right_meets_no_money(desk_database, sit_down, address, page):
    chief = await make_somebody(desk_database)
    async with window_of(address, chief) as office:
        name = f"客服{new_id().hex[-6:]}"
        _, role = await make_role(office, name, "payments.payment.read")
    clerk = await make_somebody(desk_database, role=role)
    desk = await sit_down()
    await desk.sign_in("/admin/", clerk)
    menu = await desk.pages_of_the_menu()
    assert "/admin/payments/payments" in menu
    assert f"/admin/payments/{page}" not in menu
    await desk.open(f"/admin/payments/{page}")
    await expect(desk.page.get_by_text("没有权限").first).to_be_visible()
