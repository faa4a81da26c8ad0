"""Takes orders to where something may be asked for, and cases along; states only what a test
relies on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.payments import RefundFailed, RefundSucceeded
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.aftersale.queries.cases import SaleCaseView, one_case
from houtai.modules.aftersale.queries.proofs import INVARIANTS
from houtai.modules.aftersale.service import applying, ending
from houtai.modules.aftersale.service.applying import OpenCase
from houtai.modules.aftersale.service.asking import WantedPieces
from houtai.modules.merchants.tables import ShopAddress
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments
from houtai.modules.payments.service import refunding
from houtai.modules.payments.tables import Refund
from tests.factories.ordering import (
    NOON,
    Shopper,
    breaches_in,
    make_good,
    make_shopper,
    make_trade,
    orders_of,
    pay,
)

STAFF = Actor(new_id(), merchant_ids=None, warehouse_ids=None, place=Place())
"""Somebody of the platform, who may decide about everybody's cases."""
LATER = NOON + timedelta(days=3)


@dataclass(frozen=True)
class Sold:
    """An order, who bought it, and its lines."""

    who: Shopper
    order_id: UUID
    trade_id: UUID
    lines: tuple[UUID, ...]
    skus: tuple[UUID, ...]


async def make_sold(
    session: AsyncSession,
    *goods: tuple[int, int],
    stage: str = "received",
    merchant_id: UUID = SELF_RUN_ID,
) -> Sold:
    """A paid order of so many of goods at these prices, not gone, gone, or received."""
    who = await make_shopper(session)
    skus = [
        await make_good(session, price_fen=price_fen, merchant_id=merchant_id)
        for _, price_fen in goods
    ]
    wanted = [(sku, count) for sku, (count, _) in zip(skus, goods, strict=True)]
    agreed_fen = sum(count * price_fen for count, price_fen in goods)
    trade = await make_trade(session, who, *wanted, agreed_fen=agreed_fen)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    await bring(session, order.id, stage)
    sold = await ordering.sold_order(session, order.id)
    assert sold is not None
    by_sku = {one.sku_id: one.id for one in sold.lines}
    return Sold(who, order.id, trade.trade_id, tuple(by_sku[sku] for sku in skus), tuple(skus))


async def bring(session: AsyncSession, order_id: UUID, stage: str) -> None:
    """So far as its buyer sees it; the stock of it is not moved."""
    if stage in {"shipped", "received"}:
        await ordering.note_shipped(session, [(order_id, True)], ordering.HOUSE, at=NOON)
    if stage == "received":
        await ordering.note_received(session, [order_id], ordering.HOUSE, at=NOON)


async def ask(
    session: AsyncSession,
    sold: Sold,
    *pieces: int,
    kind: Any = "refund_only",
    at: datetime = NOON,
    **changes: Any,
) -> SaleCaseView:
    """Its buyer asks for so many of each line; none of a line leaves it out."""
    lines = [
        WantedPieces(line_id=line_id, quantity=count)
        for line_id, count in zip(sold.lines, pieces, strict=False)
        if count
    ]
    values = {"reason": "quality", **changes}
    command = OpenCase(order_id=sold.order_id, kind=kind, lines=lines, **values)
    case_id = await applying.apply(session, sold.who.member_id, command, at=at)
    return await one_case(session, SYSTEM, case_id)


async def again(session: AsyncSession, case: SaleCaseView) -> SaleCaseView:
    """As it stands now."""
    return await one_case(session, SYSTEM, case.id)


async def money_moves(
    session: AsyncSession, case: SaleCaseView, *, fails: bool = False
) -> SaleCaseView:
    """The gateway answers for every refund of the case, and the case hears it."""
    told: list[RefundSucceeded | RefundFailed] = []
    for one in (await again(session, case)).refunds:
        found = await session.execute(select(Refund).where(Refund.id == one.refund_id))
        row = found.scalar_one()
        values = (row.id, row.payment_id, row.trade_id, row.member_id, row.amount_fen)
        if fails:
            await refunding.fail(session, row.id, "no", at=NOON)
            told.append(RefundFailed(*values, "wechat", "no", NOON))
        else:
            await refunding.succeed(session, row.id, gateway_number="G1", at=NOON)
            told.append(RefundSucceeded(*values, "wechat", NOON))
    await ending.hear_refunds(session, told, at=NOON)
    return await again(session, case)


async def give_return_address(session: AsyncSession, merchant_id: UUID = SELF_RUN_ID) -> None:
    """Where its goods come back to."""
    found = await session.scalar(
        select(ShopAddress.id).where(
            ShopAddress.merchant_id == merchant_id, ShopAddress.kind == "return"
        )
    )
    if found is None:
        session.add(
            ShopAddress(
                merchant_id=merchant_id,
                kind="return",
                contact_name="售后部",
                phone="13800138000",
                region="440305",
                street="科技园路 1 号",
                is_usual=True,
            )
        )
        await session.flush()


async def refunded_fen(session: AsyncSession, sold: Sold) -> int:
    """What has been asked back of all payments of its trade."""
    paid = await payments.payments_of(session, sold.trade_id)
    return sum(one.refunded_fen for one in paid)


async def broken(session: AsyncSession) -> dict[str, Sequence[Breach]]:
    """What does not hold of cases, orders, stock, money and the ledger."""
    verdicts = await prove(session, INVARIANTS)
    own = {verdict.name: verdict.breaches for verdict in verdicts if verdict.breaches}
    return {**own, **await breaches_in(session)}
