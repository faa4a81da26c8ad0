"""Orders as buyers place and pay them, set behind the screens of the order centre."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from playwright.async_api import Locator, expect
from sqlalchemy import select

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.tables import Order
from houtai.modules.payments.service.receiving import Receipt, receive
from tests.browser.desk import Desk
from tests.factories.ordering import (
    Shopper,
    give_coupon,
    make_good,
    make_shopper,
    place,
    placement,
)
from tests.factories.payments import make_payment

PHONE, RECIPIENT = "13900004321", "司马相如"


@dataclass(frozen=True)
class Bought:
    """A trade that was just placed, and its first order."""

    trade_id: UUID
    trade_number: str
    order_id: UUID
    number: str
    member_id: UUID


async def buy(
    database: Database, name: str, *, coupon: bool = False, paid: bool = False, **good: Any
) -> Bought:
    """One good, two pieces of it; by itself at 12.50 a piece."""
    at, wanted = utc_now(), {"price_fen": 1_250, **good}
    async with database.transaction() as session:
        who = await make_shopper(session, recipient=RECIPIENT, phone=PHONE)
        sku_id = await make_good(session, name=name, **wanted)
        coupons = [await give_coupon(session, who, valid_days=3_650)] if coupon else []
        agreed_fen = 2 * wanted["price_fen"] - 1_000 * len(coupons)
        asked = placement(who, (sku_id, 2), agreed_fen=agreed_fen, at=at, coupon_ids=coupons)
        (trade,) = await place(session, asked, at=at)
        assert isinstance(trade, PlacedView), trade
        found = await session.execute(
            select(Order.id, Order.number).where(Order.trade_id == trade.trade_id)
        )
        order = found.one()
    if paid:
        await pay(database, trade, who)
    return Bought(trade.trade_id, trade.number, order.id, order.number, who.member_id)


async def pay(database: Database, trade: PlacedView, who: Shopper) -> None:
    """The gateway says that the money is there; the house hears of it by itself."""
    at = utc_now()
    async with database.transaction() as session:
        payment = await make_payment(
            session,
            trade_id=trade.trade_id,
            member_id=who.member_id,
            amount_fen=trade.payable_fen,
            state="failed",
        )
        receipt = Receipt(payment.method, payment.number, "G1", trade.payable_fen, at)
        await receive(session, receipt, at=at)


def button(text: str) -> re.Pattern[str]:
    """What stands on it; antd may part two Chinese signs."""
    return re.compile(r"\s?".join(text) + "$")


async def find(desk: Desk, console: str, text: str) -> Locator:
    """The row of the list that this leads to."""
    await desk.open(f"{console}ordering/orders")
    await desk.page.get_by_label("订单号 / 交易号 / 商品 / SKU 编码").fill(text)
    await desk.page.get_by_role("button", name=button("查询")).click()
    await desk.settled()
    row = desk.page.get_by_role("row").filter(has=desk.page.get_by_role("link"))
    await expect(row).to_have_count(1)
    return row
