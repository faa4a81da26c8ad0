"""Goods of several shops that can really be bought, and what somebody with a telephone does to buy
them.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
from playwright.async_api import Locator, Page, expect
from sqlalchemy import update

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Product, Sku
from houtai.modules.inventory import public as inventory
from houtai.modules.storefront.service import refreshing
from tests.browser.api import done
from tests.browser.desk import Desk
from tests.factories.inventory import make_warehouse, receive_stock
from tests.factories.members import a_phone
from tests.factories.ordering import make_good

TELEPHONE = {"width": 390, "height": 844}
SECONDS_MAX = 40
WORDS = {
    "zh-CN": {
        "add": "加入购物车",
        "buy": "立即购买",
        "carts": "购物车",
        "checkout": "结算",
        "sign in": "登录 / 注册",
        "phone": "手机号",
        "send": "获取验证码",
        "code": "验证码",
        "enter": "登录",
        "confirm": "确认订单",
        "place": "提交订单",
        "coupons": "优惠券",
        "done": "完成",
        "pay": "支付 ¥",
        "sandbox": "沙箱支付",
        "succeed": "支付成功",
        "fail": "支付失败",
        "back": "返回商城",
        "came to nothing": "这次付款没有成功",
        "wechat": "微信支付",
        "stored": "储值余额",
        "cash": "货到付款",
        "scan": "微信支付二维码",
        "another way": "换一种付款方式",
        "cash agreed": "已选择货到付款",
        "paid": "付款成功",
        "to order": "的订单",
        "changed": "价格有变动",
        "refused": "这些商品现在买不了",
        "off shelf": "已下架，或店铺暂停营业",
        "far": "不配送到当前地址",
        "few": "仅剩 2 件",
        "take": "改为 2 件",
        "leave out": "移除这些商品",
    },
    "en-US": {
        "add": "Add to cart",
        "buy": "Buy now",
        "carts": "Cart",
        "checkout": "Check out",
        "sign in": "Sign in / register",
        "phone": "Phone number",
        "send": "Send code",
        "code": "Code",
        "enter": "Sign in",
        "confirm": "Confirm order",
        "place": "Place order",
        "coupons": "Coupons",
        "done": "Done",
        "pay": "Pay ¥",
        "sandbox": "Sandbox",
        "succeed": "Payment succeeds",
        "fail": "Payment fails",
        "back": "Back to the shop",
        "came to nothing": "This payment did not succeed",
        "wechat": "WeChat Pay",
        "stored": "Stored value",
        "cash": "Cash on delivery",
        "scan": "Code for WeChat Pay",
        "another way": "Pay another way",
        "cash agreed": "Cash on delivery",
        "paid": "Paid",
        "to order": "Order of",
        "changed": "The price has changed",
        "refused": "These cannot be bought now",
        "off shelf": "No longer sold, or the shop is closed for now",
        "far": "Not delivered to this address",
        "few": "Only 2 left",
        "take": "Take 2",
        "leave out": "Leave these out",
    },
}


@dataclass(frozen=True)
class Good:
    """A SKU on the shelf."""

    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    name: str


async def put_on_sale(
    database: Database,
    name: str,
    *,
    left: int = 100,
    merchant_id: UUID = SELF_RUN_ID,
    **changes: Any,
) -> Good:
    """On the shelf of an open shop; so many have arrived in its warehouse."""
    whole_name = f"{name} {new_id().hex[-6:]}"
    prices = {"price_fen": changes.pop("price_fen", 1_000)}
    async with database.transaction() as session:
        sku_id = await make_good(
            session, left=0, merchant_id=merchant_id, name=whole_name, **prices, **changes
        )
        sku = await session.get_one(Sku, sku_id)
        warehouse_id = await make_warehouse(session, merchant_id=merchant_id)
        await receive_stock(session, sku_id, warehouse_id, left)
        await refreshing.refresh(session, [sku.product_id], utc_now())
        good = Good(sku_id, sku.product_id, merchant_id, whole_name)
    await until(lambda: _is_sellable(database, sku_id, left))
    return good


async def _is_sellable(database: Database, sku_id: UUID, left: int) -> bool:
    async with database.transaction() as session:
        return (await inventory.sellable(session, [sku_id])).get(sku_id) == left


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Others have to do their part: wait for it."""
    async with asyncio.timeout(SECONDS_MAX):
        while True:
            if await holds():
                return
            await asyncio.sleep(0.1)


async def reprice(database: Database, good: Good, price_fen: int) -> None:
    """From now on it costs this."""
    async with database.transaction() as session:
        await session.execute(update(Sku).where(Sku.id == good.sku_id).values(price_fen=price_fen))


async def take_off_the_shelf(database: Database, good: Good) -> None:
    """It is not sold any more."""
    async with database.transaction() as session:
        await session.execute(
            update(Product).where(Product.id == good.product_id).values(state="off_shelf")
        )


def _scope(goods: tuple[Good, ...]) -> dict[str, Any]:
    """Only these: whatever else is in the house keeps its prices."""
    return {"only": {"product_ids": [str(one.product_id) for one in goods]}}


async def promise(
    client: httpx.AsyncClient,
    name: str,
    terms: dict[str, Any],
    *goods: Good,
    owner: str = "platform",
) -> None:
    """A promotion of the platform's, or its own shop's (`shop`), for these goods, from now on."""
    now = utc_now()
    body = {
        "name": name,
        "owner": owner,
        "terms": terms,
        "scope": _scope(goods),
        "starts_at": (now - timedelta(hours=1)).isoformat(),
        "ends_at": (now + timedelta(days=1)).isoformat(),
    }
    made = (await done(client.post("/marketing/promotions", json=body))).json()
    await done(client.post(f"/marketing/promotions/{made}/start", json={"version": 1}))


async def offer_coupons(client: httpx.AsyncClient, name: str, fen: int, *goods: Good) -> str:
    """Coupons of the platform's for these goods that anybody may take; id of their batch."""
    now = utc_now()
    body = {
        "name": name,
        "owner": "platform",
        "kind": "amount",
        "value": fen,
        "scope": _scope(goods),
        "count_max": 100,
        "take_from": (now - timedelta(hours=1)).isoformat(),
        "take_until": (now + timedelta(days=1)).isoformat(),
        "valid_days": 7,
    }
    made: str = (await done(client.post("/marketing/coupon-batches", json=body))).json()
    await done(client.post(f"/marketing/coupon-batches/{made}/start", json={"version": 1}))
    return made


class Shopper:
    """Somebody who buys. He comes back from gateways to the address that he began at."""

    def __init__(self, desk: Desk, address: str) -> None:
        self.desk = desk
        self.page: Page = desk.page
        self.said = WORDS[desk.language]
        self.phone = a_phone()
        self._address = address

    def button(self, key: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=self.said[key], exact=True)

    async def open(self, path: str) -> None:
        await self.page.goto(f"{self._address}/shop{path}")

    async def asks(self, method: str, path: str, body: Any = None) -> Any:
        """What another page of this browser would ask."""
        answer = await self.page.evaluate(
            """async ([method, path, body]) => {
              const headers = { 'Content-Type': 'application/json' }
              const init = { method, headers, body: body && JSON.stringify(body) }
              const said = await fetch('/api/shop' + path, init)
              return { ok: said.ok, text: await said.text() }
            }""",
            [method, path, body],
        )
        assert answer["ok"], answer["text"]
        return answer["text"]

    async def puts_in(self, *wanted: tuple[Good, int]) -> None:
        """In another window."""
        for good, quantity in wanted:
            body = {"sku_id": str(good.sku_id), "quantity": quantity}
            await self.asks("POST", "/cart/lines", body)

    async def adds_from_page(self, good: Good, *, end: str = "add") -> None:
        """Looks at it and presses what is at the bottom, then the same in the chooser."""
        await self.open(f"/products/{good.product_id}")
        await self.button(end).click()
        await self.button(end, self.page.get_by_role("dialog")).click()

    async def signs_in(self) -> None:
        """By the code that the page itself shows where no text messages are sent."""
        sheet = self.page.get_by_role("dialog")
        await sheet.get_by_role("textbox", name=self.said["phone"]).fill(self.phone)
        await self.button("send", sheet).click()
        said = sheet.get_by_role("status").filter(has_text=re.compile(r"\d{6}"))
        shown = re.search(r"\d{6}", await said.inner_text())
        assert shown
        await sheet.get_by_role("textbox", name=self.said["code"]).fill(shown[0])
        await self.button("enter", sheet).click()
        await expect(sheet).to_have_count(0)

    async def is_member(self, region: str = "330106") -> None:
        """Signed in before, with an address."""
        await self.open("/cart")
        await self.open("/me")
        await self.page.get_by_role("main").get_by_role("button", name=self.said["sign in"]).click()
        await self.signs_in()
        address = {"recipient": "欧阳明月", "phone": "13800138000", "detail": "文三路 478 号"}
        await self.asks("POST", "/addresses", {**address, "region_code": region})

    async def checks_out(self) -> None:
        """From the cart."""
        await self.open("/cart")
        await self.page.get_by_role("button", name=re.compile(f"^{self.said['checkout']}")).click()
        await expect(self.page).to_have_url(re.compile("/shop/checkout$"))

    async def places(self) -> None:
        """Agrees to what is shown."""
        await self.button("place").click()

    async def pays_by(self, way: str) -> None:
        """Chooses it on the pay page and presses the button at the bottom."""
        await self.page.get_by_role("radio", name=re.compile(f"^{self.said[way]}")).click()
        await self.page.get_by_role("button", name=re.compile(self.said["pay"])).click()

    async def pays_in_sandbox(self, result: str = "succeed") -> None:
        """From the pay page to the gateway's own page, and back."""
        await self.pays_by("sandbox")
        await self.page.get_by_role("button", name=self.said[result], exact=True).click()
        await self.page.get_by_role("link", name=self.said["back"]).click()
        await expect(self.page).to_have_url(re.compile("/shop/pay/"))

    async def fits(self) -> None:
        """Nothing has to be pushed to the side."""
        width = await self.page.evaluate("document.documentElement.scrollWidth")
        assert width == TELEPHONE["width"], self.page.url
