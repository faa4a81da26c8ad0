"""A buyer's orders after they were placed, and his coupons, with a telephone."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from tests.browser.api import done, window_of
from tests.browser.buying_steps import (
    TELEPHONE,
    Good,
    Shopper,
    offer_coupons,
    put_on_sale,
    until,
)
from tests.browser.people import Somebody, make_somebody
from tests.factories.logistics import RATES, make_freight_template, written

CHENGDU = "510104"
SAID = {
    "zh-CN": {
        "to pay": "待付款",
        "to ship": "待发货",
        "cancelled": "已取消",
        "refunded": "已退款",
        "cancel": "取消订单",
        "reason": "别处更便宜",
        "order cancelled": "订单已取消",
        "both": "与另外 1 个订单一起付款，会一起取消",
        "goes back": "¥88.00 会原路退回",
        "paid back": "¥88.00 已退回",
        "refund done": "退款完成",
        "detail": "订单详情",
        "unknown": "找不到这个订单",
        "move": "修改地址",
        "moved": "地址已修改",
        "other freight": "运费与下单时不同",
        "you moved": "修改了收货地址",
        "take one": "领取 ",
        "taken": "领取成功",
        "redeem": "兑换",
        "coupon code": "兑换码",
        "no code": "兑换码不正确或已被使用",
        "redeemed": "兑换成功",
        "use": "使用 ",
        "used": "已使用",
        "offers": "优惠",
        "sign in first": "登录 / 注册",
        "again": "再次购买",
        "cart": "购物车",
    },
    "en-US": {
        "to pay": "To pay",
        "to ship": "To ship",
        "cancelled": "Cancelled",
        "refunded": "Refunded",
        "cancel": "Cancel order",
        "reason": "It is cheaper elsewhere",
        "order cancelled": "Order cancelled",
        "both": "Another order that is paid for together with it is cancelled too",
        "goes back": "¥88.00 goes back the way you paid",
        "paid back": "¥88.00 was paid back",
        "refund done": "Refund completed",
        "detail": "Order",
        "unknown": "No such order",
        "move": "Change address",
        "moved": "Address changed",
        "other freight": "Delivery there costs another sum",
        "you moved": "You changed the address",
        "take one": "Take ",
        "taken": "Taken",
        "redeem": "Redeem",
        "coupon code": "Coupon code",
        "no code": "The code is wrong or has been used",
        "redeemed": "Redeemed",
        "use": "Use ",
        "used": "Used",
        "offers": "Offers",
        "sign in first": "Sign in / register",
        "again": "Buy again",
        "cart": "Cart",
    },
}
Comes = Callable[..., Awaitable[Shopper]]


@pytest.fixture
def comes(sit_down, address) -> Comes:
    """A member with a telephone and an address."""

    async def opened(language: str = "zh-CN") -> Shopper:
        desk = await sit_down(language)
        await desk.page.set_viewport_size(TELEPHONE)
        shopper = Shopper(desk, address)
        shopper.said = {**shopper.said, **SAID[language]}
        await shopper.is_member()
        return shopper

    return opened


async def ordered(shopper: Shopper, *wanted: tuple[Good, int]) -> dict[str, Any]:
    """Placed as another window would: the trade."""
    addresses = json.loads(await shopper.asks("GET", "/addresses"))
    lines = [{"sku_id": str(good.sku_id), "quantity": many} for good, many in wanted]
    checkout = {"lines": lines, "address_id": addresses[0]["id"], "coupon_ids": []}
    shown = json.loads(await shopper.asks("POST", "/checkout/preview", checkout))
    body = {**checkout, "agreed_fen": shown["payable_fen"]}
    trade: dict[str, Any] = json.loads(await shopper.asks("POST", "/orders", body))
    return trade


async def own(shopper: Shopper) -> list[dict[str, Any]]:
    orders: list[dict[str, Any]] = json.loads(await shopper.asks("GET", "/orders"))["items"]
    return orders


async def pay_from_store(
    shopper: Shopper, trade: dict[str, Any], address: str, operator: Somebody
) -> None:
    """From a balance that the platform grants."""
    member = json.loads(await shopper.asks("GET", "/me"))["member"]
    async with window_of(address, operator) as client:
        grant = {"amount_fen": trade["payable_fen"], "reason": "开业"}
        await done(client.post(f"/payments/stored-value/{member['id']}/grant", json=grant))
    way = {"trade_id": trade["trade_id"], "method": "stored_value"}
    await shopper.asks("POST", "/payments", way)

    async def is_paid() -> bool:
        return (await own(shopper))[0]["payment"] == "paid"

    await until(is_paid)


async def cancel(shopper: Shopper, *told: str) -> None:
    """With a reason, after reading what happens to the money."""
    await shopper.button("cancel").click()
    sheet = shopper.page.get_by_role("dialog")
    for one in told:
        await expect(sheet.get_by_role("note")).to_contain_text(shopper.said[one])
    await sheet.get_by_role("radio", name=shopper.said["reason"]).click()
    await shopper.fits()
    await shopper.button("cancel", sheet).click()
    await expect(
        shopper.page.get_by_text(shopper.said["order cancelled"], exact=True)
    ).to_be_visible()
    await expect(sheet).to_have_count(0)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_an_unpaid_order_is_seen_in_the_list_and_cancelled_with_those_beside_it(
    comes, desk_database, language
):
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800)
    cup = await put_on_sale(desk_database, "青花品茗杯", price_fen=5_800, merchant_id=new_id())
    shopper = await comes(language)
    page, said = shopper.page, shopper.said
    await ordered(shopper, (tea, 2), (cup, 1))
    await shopper.open("/me")
    await page.get_by_role("link", name=re.compile(said["to pay"])).click()
    await expect(page.get_by_role("article")).to_have_count(2)
    tab = page.get_by_role("button", name=re.compile(said["to pay"]))
    await expect(tab).to_contain_text("2")
    await expect(page.get_by_role("timer").first).to_contain_text(re.compile(r"\d\d:\d\d"))
    await shopper.fits()
    await shopper.desk.picture("shop-orders")
    await page.get_by_role("link", name=re.compile(f"^{said['detail']} O")).first.click()
    await expect(page.get_by_role("heading", name=said["to pay"])).to_be_visible()
    await cancel(shopper, "both")
    await expect(page.get_by_role("heading", name=said["cancelled"])).to_be_visible()
    assert [one["state"] for one in await own(shopper)] == ["cancelled", "cancelled"]


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_paid_order_is_cancelled_and_its_money_goes_back(
    comes, desk_database, address, language
):
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800)
    shopper = await comes(language)
    page, said = shopper.page, shopper.said
    trade = await ordered(shopper, (tea, 1))
    await pay_from_store(shopper, trade, address, await make_somebody(desk_database))
    (order,) = await own(shopper)
    await shopper.open(f"/orders/{order['id']}")
    await expect(page.get_by_role("heading", name=said["to ship"])).to_be_visible()
    await shopper.fits()
    await shopper.desk.picture("shop-order")
    await cancel(shopper, "goes back")
    await expect(page.get_by_role("heading", name=said["refunded"])).to_be_visible(timeout=30_000)
    await expect(page.get_by_role("main")).to_contain_text(said["paid back"])
    await expect(page.get_by_text(said["refund done"])).to_be_visible()
    await shopper.desk.picture("shop-order-refunded")
    await shopper.button("again").click()
    await expect(page.get_by_role("heading", name=said["cart"])).to_be_visible()
    await expect(page.get_by_role("link", name=tea.name)).to_be_visible()


async def test_an_order_goes_elsewhere_only_for_the_same_freight(comes, desk_database):
    shop_id = new_id()
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800, merchant_id=shop_id)
    async with desk_database.transaction() as session:
        dear = {"regions": ["510000"], **RATES, "first_fee_fen": 9_900}
        await make_freight_template(session, merchant_id=shop_id, tariff=written(rows=[dear]))
    shopper = await comes()
    page = shopper.page
    await ordered(shopper, (tea, 1))
    (order,) = await own(shopper)
    there = {"phone": "13900139000", "detail": "春熙路 1 号"}
    for name, region in (("韩梅梅", CHENGDU), ("李雷", "330102")):
        body = {**there, "recipient": name, "region_code": region}
        await shopper.asks("POST", "/addresses", body)
    await shopper.open(f"/orders/{order['id']}")
    await shopper.button("move").click()
    with shopper.desk.refused_with(409):
        await page.get_by_role("radio", name=re.compile("韩梅梅")).click()
        await expect(page.get_by_text(shopper.said["other freight"])).to_be_visible()
    await shopper.button("move").click()
    await page.get_by_role("radio", name=re.compile("李雷")).click()
    await expect(page.get_by_text(shopper.said["moved"])).to_be_visible()
    await expect(page.get_by_role("region", name="收货地址")).to_contain_text("李雷")
    await expect(page.get_by_text(shopper.said["you moved"])).to_be_visible()


async def test_a_foreign_order_is_not_found(comes, desk_database):
    tea = await put_on_sale(desk_database, "云雾绿茶")
    owner, stranger = await comes(), await comes()
    await ordered(owner, (tea, 1))
    (order,) = await own(owner)
    with stranger.desk.refused_with(404):
        await stranger.open(f"/orders/{order['id']}")
        await expect(stranger.page.get_by_text(stranger.said["unknown"])).to_be_visible()
        await expect(stranger.page.get_by_text(tea.name)).to_have_count(0)


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_coupons_are_taken_in_the_centre_on_a_product_and_by_code(
    comes, desk_database, address, language
):
    tea = await put_on_sale(desk_database, "云雾绿茶", price_fen=8_800)
    name = f"立减券 {new_id().hex[-6:]}"
    async with window_of(address, await make_somebody(desk_database)) as client:
        await offer_coupons(client, name, 500, tea)
        await offer_coupons(client, f"{name} 二", 300, tea)
        code = await _a_code(client, f"{name} 三", tea)
    shopper = await comes(language)
    page, said = shopper.page, shopper.said
    await shopper.open("/coupons")
    await page.get_by_role("button", name=f"{said['take one']}{name}", exact=True).click()
    await expect(page.get_by_text(said["taken"]).first).to_be_visible()
    use = page.get_by_role("link", name=f"{said['use']}{name}", exact=True)
    await expect(use).to_be_visible()
    field = page.get_by_role("textbox", name=said["coupon code"])
    with shopper.desk.refused_with(404):
        await field.fill("WRONGCODE")
        await shopper.button("redeem").click()
        await expect(page.get_by_role("alert")).to_contain_text(said["no code"])
    await field.fill(code.lower())
    await shopper.button("redeem").click()
    await expect(page.get_by_text(said["redeemed"])).to_be_visible()
    await shopper.fits()
    await shopper.desk.picture("shop-coupons")

    await use.click()
    await expect(page).to_have_url(re.compile(f"/products/{tea.product_id}"))
    await page.get_by_role("button", name=re.compile(f"^{said['offers']}")).click()
    await page.get_by_role("button", name=f"{said['take one']}{name} 二", exact=True).click()
    await expect(
        page.get_by_role("dialog").get_by_role("button", name=said["take one"])
    ).to_have_count(0)
    await shopper.fits()
    await shopper.desk.picture("shop-offers")
    await shopper.open("/coupons/mine")
    for one in (name, f"{name} 二", f"{name} 三"):
        await expect(page.get_by_role("article", name=one, exact=True)).to_be_visible()


async def _a_code(client: Any, name: str, good: Good) -> str:
    """A word that is exchanged for a coupon for this good."""
    now = utc_now()
    body = {
        "name": name,
        "owner": "platform",
        "kind": "amount",
        "value": 200,
        "way": "code",
        "scope": {"only": {"product_ids": [str(good.product_id)]}},
        "count_max": 10,
        "take_from": (now - timedelta(hours=1)).isoformat(),
        "take_until": (now + timedelta(days=1)).isoformat(),
        "valid_days": 7,
    }
    made = (await done(client.post("/marketing/coupon-batches", json=body))).json()
    batch = f"/marketing/coupon-batches/{made}"
    await done(client.post(f"{batch}/start", json={"version": 1}))
    code: str = (await done(client.post(f"{batch}/codes", json={"count": 1}))).json()[0]
    return code
