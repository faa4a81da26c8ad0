"""The demo's buyers and what they ordered in the last thirty days, by the ways that all orders go:
placed, paid from stored value, left unpaid, given up, paid and given back.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zlib import crc32

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo.reading import all_goods, offers
from houtai.entry.demo.selling import sku_ids
from houtai.events.payments import PaymentSucceeded
from houtai.kit.auth import SYSTEM
from houtai.kit.changes import Ear
from houtai.kit.db import Database
from houtai.kit.ids import derive_id
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.marketing import public as marketing
from houtai.modules.members import public as members
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments

TRADES = 66
FRESH = 8
"""The last of them are placed just now."""
RECENT, HOURS = 24, 4
"""So many were placed in the last days, one every few hours."""
DAYS = 30
STORED_FEN = 50_000_00
JOINED = timedelta(days=45)
FATES = ("paid", "paid", "paid", "unpaid", "paid", "given_up", "given_back")
"""What becomes of trades, one after the other; of the unpaid the latest waits still."""


async def trade(database: Database, *, at: datetime) -> None:
    """Where the demo's buyers are not there yet: they and their orders come together, or not."""
    async with database.transaction() as session:
        if await _known(session):
            return
        buyers = [await _welcome(session, one, at) for one in offers()["member"]]
        codes = _codes()
        ids = await sku_ids(session, codes)
        goods = [ids[code] for code in codes]
        offered = await marketing.offers_now(Ear(), session)
        for number in range(TRADES):
            buyer = buyers[_drawn(len(buyers), "buyer", number)]
            checkout = _checkout(buyer, goods, number)
            fate = FATES[number % len(FATES)]
            placed_at = _moment(number, at)
            key = derive_id(buyer[0], "demo", str(number)).hex
            placed = await ordering.order_for(
                session, buyer[0], checkout, offered, key=key, at=placed_at
            )
            if placed is not None:
                await _meet(session, buyer[0], placed, fate, at=placed_at, now=at)


def _drawn(count: int, *parts: object) -> int:
    """The same in every demo."""
    return crc32(" ".join(map(str, parts)).encode()) % count


def _checkout(buyer: tuple[UUID, UUID], goods: Sequence[UUID], number: int) -> ordering.Checkout:
    """One to three SKUs, one or two pieces of each."""
    wanted = {
        goods[_drawn(len(goods), "sku", number, line)]: 1 + _drawn(2, "pieces", number, line)
        for line in range(1 + _drawn(3, "lines", number))
    }
    lines = [ordering.WantedLine(sku_id=one, quantity=count) for one, count in wanted.items()]
    return ordering.Checkout(lines=lines, address_id=buyer[1])


def _moment(number: int, at: datetime) -> datetime:
    left = TRADES - number
    if left <= FRESH:
        return at - timedelta(minutes=left)
    if left <= FRESH + RECENT:
        return at - timedelta(hours=HOURS) * (left - FRESH)
    return at - timedelta(days=DAYS) * left / TRADES


async def _known(session: AsyncSession) -> bool:
    phones = [one["phone"] for one in offers()["member"]]
    return bool(await members.active_by_phone(session, phones))


def _codes() -> list[str]:
    """Of what is on the shelf and was never short."""
    return [
        sku.code
        for one in all_goods()
        if one.state == "on_shelf" and one.composition == "single"
        for sku in one.choices
    ]


async def _welcome(
    session: AsyncSession, one: Mapping[str, Any], at: datetime
) -> tuple[UUID, UUID]:
    """A member with an address and something in store; both ids."""
    joined = at - JOINED
    member_id = await members.join(session, one["phone"], one["name"], at=joined)
    homes = offers()["home"]
    home = homes[int(one["phone"]) % len(homes)]
    address = members.AddAddress(
        recipient=one["name"],
        phone=one["phone"],
        region_code=home["region"],
        detail=home["detail"],
    )
    address_id = await members.add_address(session, member_id, address, at=joined)
    grant = payments.GrantStored(amount_fen=STORED_FEN, reason="demo")
    await payments.grant_stored(session, SYSTEM, member_id, grant, at=joined)
    return member_id, address_id


async def _meet(
    session: AsyncSession,
    member_id: UUID,
    placed: ordering.PlacedView,
    fate: str,
    *,
    at: datetime,
    now: datetime,
) -> None:
    by = ordering.By("buyer", member_id)
    if fate == "unpaid":
        # What nobody paid was given up when its time was over, not when the demo is loaded.
        await ordering.expire_due(session, min(placed.expires_at, now))
        return
    if fate == "given_up":
        await ordering.cancel_trade(session, placed.trade_id, by, at=at)
        return
    await _pay(session, member_id, placed, at)
    whole = await ordering.one_trade(session, placed.trade_id)
    sourced_at = at + timedelta(minutes=4)
    await fulfilment.source_orders(
        session, [order.id for order in whole.orders], "paid", at=sourced_at
    )
    if fate == "given_back":
        for order in whole.orders:
            await ordering.cancel_order(session, order.id, by, at=at + timedelta(hours=2))


async def _pay(
    session: AsyncSession, member_id: UUID, placed: ordering.PlacedView, at: datetime
) -> None:
    """From stored value, which the house settles itself: ordering is told at once, so that no
    clock gives up meanwhile what was placed days ago.
    """
    if placed.payable_fen == 0:
        return
    wanted = payments.StartPayment(
        placed.trade_id,
        member_id,
        placed.payable_fen,
        placed.number,
        "stored_value",
        placed.expires_at,
    )
    paid_at = at + timedelta(minutes=3)
    payment_id = await payments.start(session, wanted, at=paid_at)
    told = PaymentSucceeded(
        payment_id=payment_id,
        trade_id=placed.trade_id,
        member_id=member_id,
        amount_fen=placed.payable_fen,
        method="stored_value",
        paid_at=paid_at,
    )
    await ordering.take_payments(session, [told], at=paid_at)
