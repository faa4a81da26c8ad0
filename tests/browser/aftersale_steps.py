"""What buyer, seller, warehouse and platform do about a case, each at a desk of his own."""

import json
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from playwright.async_api import Locator, expect
from sqlalchemy import update

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Seller, Sku
from houtai.modules.inventory.service import items
from houtai.modules.merchants.public import FurnishMerchant, furnish
from houtai.modules.storefront.service import refreshing
from houtai.modules.wms.service import places
from tests.browser import stock_steps as stock
from tests.browser.api import done, window_of
from tests.browser.buying_steps import Good, Shopper, until
from tests.browser.desk import Desk
from tests.browser.order_steps import button
from tests.browser.people import WAREHOUSE_ID, Somebody
from tests.browser.stock_steps import HANDHELD, scan
from tests.factories.catalog import (
    bind,
    make_attribute,
    make_category,
    make_product,
    make_sku,
)
from tests.factories.inventory import keeper, make_warehouse, receive_stock
from tests.factories.wms import WORKS

TABLE = {"width": 1440, "height": 900}
SIZES = {"m": "M 码", "l": "L 码"}
SAID = {
    "zh-CN": {
        "return_refund": "退货退款",
        "exchange": "换货",
        "refund_only": "仅退款",
        "fewer": "减少 {name}",
        "reason": "申请原因",
        "quality": "质量问题",
        "size": "尺码不合适",
        "unwanted": "不想要了",
        "words": "补充说明",
        "ask": "提交申请",
        "most": "最多 ¥{fen}",
        "for the seller": "等待商家处理",
        "to send": "请寄回商品",
        "enter waybill": "填写退货运单",
        "waybill": "运单号",
        "send": "发送",
        "coming back": "商品寄回途中",
        "refused": "商家已拒绝",
        "appeal": "申请平台介入",
        "disputed": "平台介入处理中",
        "over": "售后完成",
        "sent": "商品发出中",
        "write": "给商家留言",
        "instead": "{name} 换成",
        "agree": "同意退货",
        "damaged 1": "破损 1 件",
        "good 1": "良品 1 件",
        "refuse": "验收不通过",
        "why not": "不通过的理由",
        "message": "留言",
        "rule": "裁决",
        "for the buyer": "支持买家：退款",
        "why": "裁决理由",
        "applied": "待商家处理",
        "arrived": "待验收",
        "in dispute": "平台介入",
        "done": "已完成",
        "going out": "待发出",
        "scan parcel": "扫描退回运单号或售后单号",
        "scan good": "扫描商品，记为“良品”",
        "scan damaged": "扫描商品，记为“残次”",
        "damaged": "残次",
        "finish": "完成质检",
        "finished": "质检完成",
        "inspected": "已质检",
        "put away": "上架",
        "bin": "放入库位",
        "was put away": "上架 1",
        "write off": "报废",
        "was written off": "残次报废 1",
        "warehouse": "退货仓",
        "save": "保存",
        "saved": "已保存",
        "unsent": "退未发货商品",
        "price_protection": "价保",
        "price_dropped": "降价了",
        "not dropped": "暂无差价可退",
        "price then": "当时实付 ¥99.90 · 申请时售价 ¥79.90",
        "refund": "同意退款",
        "nothing so far": "还没有售后记录",
        "nothing now": "现在不能申请售后",
        "no case": "找不到这张售后单",
        "no cases": "没有符合条件的售后单",
        "none in this time": "这段时间没有售后",
        "not allowed": "没有权限",
        "intercept": "拦截包裹",
        "taken on": "快递公司已受理拦截",
        "turned": "包裹 {number} 已拦截，退回仓库验收后退款，无需寄回。",
        "returning": "退货在途",
        "receive": "确认收到退货",
        "accept": "验收通过",
    },
    "en-US": {
        "return_refund": "Return and refund",
        "exchange": "Exchange",
        "refund_only": "Refund only",
        "fewer": "Fewer {name}",
        "reason": "Reason",
        "quality": "Quality problem",
        "size": "Does not fit",
        "unwanted": "Changed my mind",
        "words": "Details",
        "ask": "Ask",
        "most": "At most ¥{fen}",
        "for the seller": "For the seller to answer",
        "to send": "Please send the goods back",
        "enter waybill": "Enter waybill",
        "waybill": "Waybill number",
        "send": "Send",
        "coming back": "Goods on their way back",
        "refused": "Rejected by the seller",
        "appeal": "Appeal to the platform",
        "disputed": "The platform decides",
        "over": "Done",
        "sent": "Goods are going out",
        "write": "Write to the seller",
        "instead": "Instead of {name}",
        "agree": "Agree to return",
        "damaged 1": "1 damaged",
        "good 1": "1 good",
        "refuse": "Refuse goods",
        "why not": "Why not",
        "message": "Message",
        "rule": "Decide",
        "for the buyer": "For the buyer: refund",
        "why": "Reasons",
        "applied": "For the seller",
        "arrived": "To inspect",
        "in dispute": "In dispute",
        "done": "Done",
        "going out": "Going out",
        "scan parcel": "Scan return waybill or case",
        "scan good": "Scan goods, counted as “Good”",
        "scan damaged": "Scan goods, counted as “Damaged”",
        "damaged": "Damaged",
        "finish": "Finish",
        "finished": "is inspected",
        "inspected": "Inspected",
        "put away": "Put away",
        "bin": "Into bin",
        "was put away": "1 put away",
        "write off": "Write off",
        "was written off": "1 written off",
        "warehouse": "Return warehouse",
        "save": "Save",
        "saved": "Saved",
        "unsent": "Refund what has not been sent",
        "price_protection": "Price protection",
        "price_dropped": "The price has dropped",
        "not dropped": "there is nothing to give back",
        "price then": "paid ¥99.90 · cost ¥79.90 when asked",
        "refund": "Agree to refund",
        "nothing so far": "Nothing asked for so far",
        "nothing now": "Nothing can be asked for now",
        "no case": "There is no such case",
        "no cases": "No such cases",
        "none in this time": "Nothing was asked in this time",
        "not allowed": "No permission",
        "intercept": "Intercept parcel",
        "taken on": "The carrier has taken it on",
        "turned": "Parcel {number} was intercepted; it is refunded once it is back.",
        "returning": "Coming back",
        "receive": "Goods have arrived",
        "accept": "Accept goods",
    },
}
"""What stands on the screens of cases, as far as somebody on his way through them presses it."""


@dataclass(frozen=True)
class Sized:
    """A good in two sizes, each with the code on its label."""

    medium: Good
    large_id: UUID
    codes: dict[UUID, str]


async def furnish_warehouse(database: Database) -> None:
    """It takes back what buyers return, looks at it, and has bins to put it into."""
    worker = keeper(WAREHOUSE_ID, *WORKS)
    async with database.transaction() as session:
        await stock.make_warehouse(session, WAREHOUSE_ID, at=utc_now())
        zone = places.MakeZone(code="A", name="A 区")
        zone_id = await places.make_zone(session, worker, zone, at=utc_now())
        bins = places.MakeBins(zone_id=zone_id, first="A-01-01", last="A-01-05")
        await places.make_bins(session, worker, bins)


async def put_sizes_on_sale(
    database: Database, merchant_id: UUID, name: str, *, price_fen: int, left: int
) -> Sized:
    """So many pieces of each size lie in a warehouse from which the shop sends by itself."""
    async with database.transaction() as session:
        category = await make_category(session)
        grant = FurnishMerchant(
            id=merchant_id, name=name, shop_name=name, category_ids=(category.id,)
        )
        await furnish(session, grant, at=utc_now())
        size = await make_attribute(session, name=f"尺码{new_id().hex[-6:]}", options=SIZES)
        await bind(session, category, size, role="sale")
        product = await make_product(session, category, merchant_id=merchant_id, name=name)
        warehouse_id = await make_warehouse(session, merchant_id=merchant_id, name="门店仓")
        codes = {}
        for place, key in enumerate(SIZES):
            spec = {str(size.id): key}
            sku = await make_sku(session, product, price_fen=price_fen, spec=spec, position=place)
            known = items.Known(sku.id, product.id, merchant_id, True)
            await items.remember(session, [known])
            codes[sku.id] = stock.a_barcode()
            barcode = update(Sku).where(Sku.id == sku.id).values(barcode=codes[sku.id])
            await session.execute(barcode)
            await receive_stock(session, sku.id, warehouse_id, left)
    await until(lambda: _is_granted(database, merchant_id, category.id))
    async with database.transaction() as session:
        await refreshing.refresh(session, [product.id], utc_now())
    medium_id, large_id = codes
    return Sized(Good(medium_id, product.id, merchant_id, name), large_id, codes)


async def _is_granted(database: Database, merchant_id: UUID, category_id: UUID) -> bool:
    """The catalogue has heard that the shop may sell in it."""
    async with database.transaction() as session:
        seller = await session.get(Seller, merchant_id)
        return seller is not None and category_id in seller.category_ids


class Buyer:
    """Somebody with a telephone who has bought something, and asks for something about it."""

    def __init__(self, shopper: Shopper) -> None:
        self.shopper = shopper
        self.page = shopper.page
        self.desk = shopper.desk
        self.said = SAID[shopper.desk.language]

    async def latest_order(self) -> str:
        """Id of what was ordered last."""
        shown = json.loads(await self.shopper.asks("GET", "/orders"))
        return str(shown["items"][0]["id"])

    async def receives(self, order_id: str) -> None:
        """Has it in his hands."""
        await self.shopper.asks("POST", f"/orders/{order_id}/receive")

    async def begins(self, order_id: str, kind: str, reason: str) -> None:
        """Opens the form, says what for and why."""
        await self.shopper.open(f"/orders/{order_id}/aftersale")
        await self.page.get_by_role("radio", name=self.said[kind], exact=True).click()
        field = self.page.get_by_label(self.said["reason"])
        await field.select_option(label=self.said[reason])

    async def keeps(self, name: str, pieces: int) -> None:
        """So many of it, where all of it would be taken."""
        fewer = self.page.get_by_role("button", name=self.said["fewer"].format(name=name))
        for _ in range(pieces):
            await fewer.click()

    async def chooses(self, name: str, size: str) -> None:
        """Another size for the one that there is."""
        field = self.page.get_by_label(self.said["instead"].format(name=name))
        wanted = field.get_by_role("option").filter(has_text=size)
        await expect(wanted).to_have_count(1)
        await field.select_option(label=await wanted.text_content())

    async def asks(self, words: str) -> str:
        """Sends it; id of the case."""
        await self.page.get_by_label(self.said["words"]).fill(words)
        await self.shopper.fits()
        await self.page.get_by_role("button", name=self.said["ask"]).click()
        await expect(self.page).to_have_url(re.compile(r"/shop/aftersale/[0-9a-f-]{36}$"))
        return self.page.url.rpartition("/")[2]

    async def sees(self, state: str) -> None:
        """How the case stands, as soon as the page has heard of it."""
        heading = self.page.locator(".hs-order-head").get_by_role("heading")
        await expect(heading).to_have_text(self.said[state])
        await self.shopper.fits()

    async def looks(self, case_id: str, state: str, name: str) -> None:
        """At his case again."""
        await self.shopper.open(f"/aftersale/{case_id}")
        await self.sees(state)
        await self.desk.settled()
        await self.desk.picture(name)

    async def sends_back(self, waybill: str) -> None:
        """Types the number of the parcel in."""
        await self.page.get_by_role("button", name=self.said["enter waybill"]).click()
        sheet = self.page.get_by_role("dialog")
        await sheet.get_by_label(self.said["waybill"]).fill(waybill)
        await self.desk.settled()
        await self.desk.picture("aftersale-shop-send-back")
        await sheet.get_by_role("button", name=self.said["send"]).click()
        await self.sees("coming back")

    async def writes(self, words: str) -> None:
        """To the others of the case."""
        await self.page.get_by_label(self.said["write"]).fill(words)
        await self.page.get_by_role("button", name=self.said["send"], exact=True).click()
        await expect(self.page.get_by_text(words)).to_be_visible()

    async def appeals(self, words: str) -> None:
        """The platform shall decide."""
        await self.page.get_by_role("button", name=self.said["appeal"]).click()
        sheet = self.page.get_by_role("dialog")
        await sheet.get_by_label(self.said["words"]).fill(words)
        await self.desk.settled()
        await self.desk.picture("aftersale-shop-appeal")
        await sheet.get_by_role("button", name=self.said["appeal"]).click()
        await self.sees("disputed")


class Office:
    """Somebody at the console of the platform (`/admin`) or of a shop (`/merchant`)."""

    def __init__(self, desk: Desk, console: str, somebody: Somebody, address: str) -> None:
        self.desk = desk
        self.console = console
        self.page = desk.page
        self.said = SAID[desk.language]
        self.somebody = somebody
        self._address = address

    def button(self, key: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=button(self.said[key]))

    async def names_the_warehouse(self, name: str) -> None:
        """Which looks at what comes back."""
        await self.desk.open(f"{self.console}/aftersale/rule")
        await self.page.get_by_label(self.said["warehouse"]).click()
        await self.page.locator(".ant-select-item-option", has_text=name).click()
        await self.desk.picture("aftersale-rule")
        await self.button("save").click()
        await expect(self.page.get_by_text(self.said["saved"])).to_be_visible()

    async def sends_out(self, order_id: str, waybill: str, pieces: int | None = None) -> None:
        """As soon as the house has made a shipment of the order, in a second window; all of it, or
        so many pieces of its one good.
        """
        async with window_of(self._address, self.somebody) as client:
            number = (await done(client.get(f"/ordering/orders/{order_id}"))).json()["number"]
            found: list[str] = []

            async def there() -> bool:
                asked = client.get("/fulfilment/shipments", params={"text": number})
                rows = (await done(asked)).json()["items"]
                found[:] = [one["id"] for one in rows if one["state"] == "waiting"]
                return bool(found)

            await until(there)
            parcel = {"carrier_code": "SF", "number": waybill}
            sent: dict[str, Any] = {"parcels": [parcel]}
            if pieces is not None:
                shown = (await done(client.get(f"/fulfilment/shipments/{found[0]}"))).json()
                sent["lines"] = [{"line_id": shown["lines"][0]["id"], "quantity": pieces}]
            await done(client.post(f"/fulfilment/shipments/{found[0]}/ship", json=sent))

    async def opens(self, case_id: str, state: str) -> None:
        """The page of a case, which stands so."""
        await self.desk.open(f"{self.console}/aftersale/cases/{case_id}")
        tag = self.page.locator(".ant-tag", has_text=self.said[state])
        await expect(tag.first).to_be_visible()

    async def confirms(self, key: str) -> None:
        """Presses it, and again in the window that asks."""
        await self.button(key).click()
        await self.button(key, self.page.get_by_role("dialog")).click()
        await expect(self.page.get_by_role("dialog")).to_have_count(0)

    async def says_why(self, key: str, label: str, words: str) -> None:
        """With reasons, in a form of its own."""
        await self.button(key).click()
        form = self.page.get_by_role("dialog")
        await form.get_by_label(self.said[label]).fill(words)
        await self.desk.picture(f"aftersale-{key.replace(' ', '-')}")
        await self.button(key, form).click()
        await expect(form).to_have_count(0)

    async def writes(self, words: str) -> None:
        """To the others of the case."""
        await self.page.get_by_role("textbox", name=self.said["message"]).fill(words)
        await self.button("send").click()
        await expect(self.page.get_by_text(words)).to_be_visible()

    async def lists(self, number: str, state: str) -> None:
        """Finds a case among those that stand so."""
        await self.desk.open(f"{self.console}/aftersale/cases")
        await self.page.get_by_role("tab", name=self.said[state]).click()
        row = self.page.get_by_role("row").filter(has_text=number)
        await expect(row).to_have_count(1)
        await self.desk.settled()
        await self.desk.picture("aftersale-cases")

    async def rules(self, words: str) -> None:
        """The platform has the last word: all that was asked."""
        await self.button("rule").click()
        form = self.page.get_by_role("dialog")
        await form.get_by_text(self.said["for the buyer"], exact=True).click()
        await form.get_by_label(self.said["why"]).fill(words)
        await self.desk.picture("aftersale-rule-dispute")
        await self.button("rule", form).click()
        await expect(form).to_have_count(0)

    async def reads_journey(self, order_id: str, name: str, *told: str) -> None:
        """The page of the order's way shows each of these steps."""
        await self.desk.open(f"{self.console}/ordering/orders/{order_id}/journey")
        for step in told:
            await expect(self.page.get_by_text(step, exact=True).first).to_be_visible()
        await self.desk.picture(name)

    async def reads_figures(self, name: str, good_name: str) -> None:
        """What was asked for of late, this good among it."""
        await self.desk.open(f"{self.console}/aftersale/figures")
        await expect(self.page.get_by_text(good_name).first).to_be_visible()
        await self.desk.picture(name)


class ReturnDesk:
    """Somebody of the warehouse: with a handheld first, then at the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page
        self.said = SAID[desk.language]

    async def looks(self, waybill: str, code: str, verdict: str) -> None:
        """At the one piece of a parcel."""
        await self.page.set_viewport_size(HANDHELD)
        await self.desk.open("/wms/wms/pda/returns")
        await scan(self.desk, self.said["scan parcel"], waybill)
        if verdict == "damaged":
            await self.page.get_by_text(self.said["damaged"], exact=True).click()
        await scan(self.desk, self.said[f"scan {verdict}"], code)
        await self.desk.picture(f"aftersale-handheld-{verdict}")
        finish = self.said["finish"]
        await self.page.get_by_role("button", name=button(finish)).click()
        asked = self.page.get_by_role("dialog")
        await asked.get_by_role("button", name=button(finish)).click()
        answer = self.page.get_by_role("status").last
        await expect(answer).to_contain_text(self.said["finished"])
        await self.page.set_viewport_size(TABLE)

    async def clears(self, waybill: str, act: str, **given: Any) -> None:
        """The piece is put into a bin, or is worth nothing any more."""
        await self.desk.open("/wms/wms/returns")
        await self.page.get_by_role("tab", name=self.said["inspected"]).click()
        await self.desk.settled()
        row = self.page.get_by_role("row").filter(has_text=waybill)
        await row.get_by_role("link").first.click()
        await self.desk.settled()
        pressed = self.page.get_by_role("button", name=button(self.said[act]))
        await pressed.first.click()
        form = self.page.get_by_role("dialog")
        for key, value in given.items():
            await form.get_by_label(self.said[key]).fill(value)
        await form.get_by_role("button", name=button(self.said[act])).click()
        told = "was put away" if act == "put away" else "was written off"
        await expect(self.page.get_by_text(self.said[told], exact=True)).to_be_visible()
        await self.desk.picture(f"aftersale-{act.replace(' ', '-')}")
