"""From the cart to the paid order, with a telephone: what is bought, for how much, and why."""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest
from playwright.async_api import Route, expect
from sqlalchemy import update

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.kit.jobs import Context
from houtai.modules.ordering.service import carts
from houtai.modules.ordering.service.carts import PutInCart
from houtai.modules.payments import handlers
from houtai.modules.payments.gateways import fake_wechat
from houtai.modules.payments.tables import Payment
from tests.browser.api import done, window_of
from tests.browser.buying_steps import (
    TELEPHONE,
    Shopper,
    offer_coupons,
    promise,
    put_on_sale,
    reprice,
    take_off_the_shelf,
    until,
)
from tests.browser.conftest import sandbox_beside
from tests.browser.people import make_somebody
from tests.factories.logistics import make_freight_template, written
from tests.factories.members import make_member
from tests.modules.payments.test_gateways import OURS, THEIRS, der_of, pem_of

EVERY_100 = {"kind": "cross_amount_off", "steps": [{"threshold_fen": 10_000, "off_fen": 1_000}]}
Comes = Callable[..., Awaitable[Shopper]]


@pytest.fixture
def comes(sit_down, address) -> Comes:
    """Somebody with a telephone, in a browser that nobody used before."""

    async def opened(language: str = "zh-CN") -> Shopper:
        desk = await sit_down(language)
        await desk.page.set_viewport_size(TELEPHONE)
        return Shopper(desk, address)

    return opened


@pytest.fixture(scope="session")
async def sandbox(place, home, address) -> AsyncIterator[None]:
    """The gateway that moves no money."""
    async with sandbox_beside(place, home, address):
        yield


async def test_a_guest_fills_a_cart_and_signs_in_and_finds_it_with_what_lay_in_his_own(
    comes, desk_database
):
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800)
    cup = await put_on_sale(desk_database, "青花品茗杯", price_fen=5_800, merchant_id=new_id())
    guest = await comes()
    page = guest.page
    async with desk_database.transaction() as session:
        member = await make_member(session, phone=guest.phone)
        for good, quantity in ((cup, 2), (tea, 3)):
            wanted = PutInCart(sku_id=good.sku_id, quantity=quantity)
            await carts.put_in(session, member.id, wanted, at=utc_now())
    await guest.adds_from_page(tea)
    await expect(page.get_by_role("link", name=guest.said["carts"])).to_contain_text("1")
    await guest.checks_out()
    await guest.button("sign in", page.get_by_role("main")).click()
    await guest.signs_in()
    await expect(page.get_by_text(tea.name)).to_be_visible()
    await guest.fits()
    await guest.open("/cart")
    await expect(page.get_by_role("link", name=cup.name)).to_be_visible()
    quantity_of = page.get_by_role("textbox", name=re.compile(re.escape(tea.name)))
    await expect(quantity_of).to_have_value("3")
    await guest.fits()
    await guest.desk.picture("shop-cart")


OWN_TRADE = re.compile("/api/shop/trades/[^/]+$")


class NotHeard:
    """The buyer is back, and his trade still waits for what the gateway has told already: once."""

    told = False

    async def __call__(self, route: Route) -> None:
        answer = await route.fetch()
        trade = await answer.json()
        if trade["state"] == "paid" and not self.told:
            self.told = True
            trade["payments"][0]["state"] = "succeeded"
            trade |= {"state": "waiting", "seconds_left": 600}
        await route.fulfill(response=answer, json=trade)


async def test_two_shops_a_coupon_and_a_reduction_over_both_are_paid_at_once(
    comes, desk_database, address, sandbox
):
    operator = await make_somebody(desk_database)
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800)
    cup = await put_on_sale(desk_database, "青花品茗杯", price_fen=5_800, merchant_id=new_id())
    async with window_of(address, operator) as client:
        await promise(client, "跨店满100减10", EVERY_100, tea, cup)
        batch = await offer_coupons(client, "新人立减券", 500, tea, cup)
    shopper = await comes()
    page = shopper.page
    await shopper.is_member()
    await shopper.asks("POST", f"/coupons/{batch}/take")
    await shopper.puts_in((tea, 1), (cup, 1))
    await until(lambda: _knows(shopper, tea.sku_id, cup.sku_id))

    await shopper.checks_out()
    await expect(page.get_by_role("region", name="武夷茶坊")).to_contain_text(cup.name)
    # 88 + 58 − 10 − 5
    await expect(page.get_by_text(re.compile("跨店满100减10")).last).to_be_visible()
    row = page.get_by_role("button", name=shopper.said["coupons"])
    await expect(row).to_contain_text("5.00")
    await expect(page.locator(".hs-pay-bar")).to_contain_text("131.00")
    await row.click()
    sheet = page.get_by_role("dialog")
    coupon = sheet.get_by_role("checkbox", name=re.compile("新人立减券"))
    await coupon.click()
    await expect(page.locator(".hs-pay-bar")).to_contain_text("136.00")
    await coupon.click()
    await sheet.get_by_role("button", name=re.compile(shopper.said["done"])).click()
    await expect(page.locator(".hs-pay-bar")).to_contain_text("131.00")
    await shopper.fits()
    await shopper.desk.picture("shop-checkout")

    await shopper.places()
    await expect(page).to_have_url(re.compile("/shop/pay/"))
    await expect(page.get_by_role("timer")).to_contain_text(re.compile(r"\d\d:\d\d"))
    await shopper.fits()
    await shopper.desk.picture("shop-pay")
    await shopper.pays_in_sandbox("fail")
    await expect(page.get_by_text(shopper.said["came to nothing"])).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    await page.route(OWN_TRADE, NotHeard())
    await shopper.pays_in_sandbox()
    await expect(page.get_by_role("heading", name=shopper.said["paid"])).to_be_visible()
    assert not any(url.endswith("/methods") for url in asked), "what is paid has no ways to pay"
    await expect(page.get_by_role("link", name=re.compile(shopper.said["to order"]))).to_have_count(
        2
    )
    await shopper.desk.picture("shop-paid")
    await page.get_by_role("link", name=re.compile("武夷茶坊")).click()
    await expect(page.get_by_text(cup.name)).to_be_visible()
    await expect(page.get_by_text("待发货").first).to_be_visible()
    await shopper.open("/cart")
    await expect(page.get_by_text(tea.name)).to_have_count(0)


async def test_a_code_of_wechat_then_the_balance_then_cash_at_the_door(
    comes, desk_database, address, home, monkeypatch
):
    # The house's own worker does not call gateways on this machine; this one does.
    monkeypatch.setenv("HOUTAI_WEBHOOK_PRIVATE_OK", "1")
    monkeypatch.setenv("HOUTAI_HOME", str(home))
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800)
    operator = await make_somebody(desk_database)
    shopper = await comes()
    page = shopper.page
    await shopper.is_member()
    async with fake_wechat.serving(THEIRS, OURS.public_key()) as theirs:
        async with window_of(address, operator) as client:
            await _offers_ways_to_pay(client, theirs.address)
            found = await done(client.get("/members/members", params={"phone": shopper.phone}))
            [member] = found.json()["items"]
            grant = f"/payments/stored-value/{member['id']}/grant"
            await done(client.post(grant, json={"amount_fen": 10_000, "reason": "开业礼"}))
        await shopper.adds_from_page(tea, end="buy")
        await shopper.places()
        await shopper.pays_by("wechat")
        await until(lambda: _has_asked(desk_database, theirs, "NOTPAY"))
        await expect(page.get_by_role("img", name=shopper.said["scan"])).to_be_visible()
        await shopper.fits()
        await shopper.desk.picture("shop-pay-wechat")
        [order] = theirs.orders.values()
        assert (order["amount"]["total"], order["trade_state"]) == (8_800, "NOTPAY")
        await shopper.button("another way").click()
        await shopper.pays_by("stored")
        await expect(page.get_by_role("heading", name=shopper.said["paid"])).to_be_visible()
        balance = json.loads(await shopper.asks("GET", "/payments/stored-value"))
        assert balance["balance_fen"] == 1_200
        # What was begun before is closed there, so that nobody pays twice.
        await until(lambda: _has_asked(desk_database, theirs, "CLOSED"))
    await shopper.adds_from_page(tea, end="buy")
    await shopper.places()
    await shopper.pays_by("cash")
    await expect(page.get_by_text(shopper.said["cash agreed"]).first).to_be_visible()
    await expect(page.get_by_text("88.00").first).to_be_visible()
    await shopper.fits()
    await shopper.desk.picture("shop-pay-cash")


async def _has_asked(database: Database, theirs: fake_wechat.FakeWechat, state: str) -> bool:
    """What waits for this gateway is done now; whether its order has come to this."""
    async with database.transaction() as session:
        ours = update(Payment).where(Payment.method == "wechat", Payment.due_at.is_not(None))
        await session.execute(ours.values(due_at=utc_now()))
    await handlers.ask_gateways(Context(database, utc_now(), 1, 1))
    return [one["trade_state"] for one in theirs.orders.values()] == [state]


async def _offers_ways_to_pay(client: httpx.AsyncClient, gateway: str) -> None:
    """WeChat Pay at this address, the balance, and cash at the door."""
    facts = {
        "app_id": fake_wechat.APP_ID,
        "merchant_number": fake_wechat.MERCHANT,
        "own_serial": fake_wechat.OWN_SERIAL,
        "their_serial": fake_wechat.THEIR_SERIAL,
        "their_key": der_of(THEIRS.public_key()),
        "address": gateway,
    }
    secrets = {"own_key": pem_of(OURS), "envelope_key": fake_wechat.ENVELOPE_KEY}
    known = {one["code"]: one for one in (await done(client.get("/payments/channels"))).json()}
    for code in ("wechat", "stored_value", "cash_on_delivery"):
        body = {"enabled": True, "facts": {}, "version": known[code]["version"]}
        more = {"facts": facts, "secrets": secrets} if code == "wechat" else {}
        await done(client.put(f"/payments/channels/{code}", json={**body, **more}))


async def _knows(shopper: Shopper, *sku_ids: object) -> bool:
    """Whether the house has heard of the promotion, and the coupon is there."""
    lines = [{"sku_id": str(one), "quantity": 1} for one in sku_ids]
    said = await shopper.asks("POST", "/checkout/preview", {"lines": lines})
    return '"payable_fen":13100' in said.replace(" ", "")


async def test_a_price_that_changed_meanwhile_is_told_and_agreed_to_anew(comes, desk_database):
    tea = await put_on_sale(desk_database, "Pu'er", price_fen=10_000)
    shopper = await comes("en-US")
    page = shopper.page
    await shopper.is_member()
    await shopper.adds_from_page(tea, end="buy")
    await expect(page.locator(".hs-pay-bar")).to_contain_text("100.00")

    # Between what is shown and what is ordered, however often the page asks by itself before.
    async def reprices(route: Route) -> None:
        await reprice(desk_database, tea, 12_000)
        await route.continue_()

    await page.route("**/api/shop/orders", reprices, times=1)
    with shopper.desk.refused_with(409):
        await shopper.places()
        told = page.get_by_role("alert").filter(has_text=shopper.said["changed"])
        await expect(told).to_contain_text("¥100.00 → ¥120.00")
        await shopper.fits()
        await shopper.desk.picture("shop-price-changed")
        await expect(page).to_have_url(re.compile("/shop/checkout"))
        await shopper.places()
        await expect(page).to_have_url(re.compile("/shop/pay/"))
    await expect(page.get_by_role("main")).to_contain_text("120.00")


async def test_what_cannot_be_had_is_told_at_its_line_and_can_be_left_out(comes, desk_database):
    few = await put_on_sale(desk_database, "竹制茶盘", price_fen=3_000, left=2)
    gone = await put_on_sale(desk_database, "绝版茶饼", price_fen=5_000)
    far_id = new_id()
    far = await put_on_sale(desk_database, "鲜奶酥", price_fen=4_000, merchant_id=far_id)
    async with desk_database.transaction() as session:
        tariff = written(no_delivery=["330000"])
        await make_freight_template(session, merchant_id=far_id, tariff=tariff)
    shopper = await comes()
    page = shopper.page
    await shopper.is_member()
    await shopper.puts_in((few, 3), (far, 1))
    await shopper.open("/checkout")
    told = page.get_by_role("alert").filter(has_text=shopper.said["refused"])
    await expect(told).to_contain_text(shopper.said["far"])
    await shopper.fits()
    await shopper.desk.picture("shop-refused")
    await shopper.places()
    await expect(page).to_have_url(re.compile("/shop/checkout"))
    await shopper.button("leave out").click()
    await expect(told).to_have_count(0)
    await expect(page.get_by_text(shopper.said["few"])).to_be_visible()
    await shopper.button("take").click()
    await expect(page.locator(".hs-pay-bar")).to_contain_text("60.00")
    await shopper.places()
    await expect(page).to_have_url(re.compile("/shop/pay/"))
    await take_off_the_shelf(desk_database, gone)
    await shopper.open(f"/checkout?sku={gone.sku_id}&quantity=1")
    await expect(told).to_contain_text(shopper.said["off shelf"])
    await expect(shopper.button("place")).to_be_disabled()
