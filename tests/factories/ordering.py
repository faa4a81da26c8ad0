"""Makes goods that can be ordered, and trades; states only what a test relies on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.payments import (
    PaymentFailed,
    PaymentPromised,
    PaymentSucceeded,
    RefundSucceeded,
)
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import set_reach
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.inventory.queries.proofs import INVARIANTS as STOCK
from houtai.modules.inventory.service import items
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.public import NO_OFFERS, ActVersion, MakeBatch, Offers
from houtai.modules.marketing.service import batches, coupons
from houtai.modules.ordering.queries.proofs import INVARIANTS
from houtai.modules.ordering.service import at_door, cancelling, paying
from houtai.modules.ordering.service.commands import PlaceTrade, WantedLine
from houtai.modules.ordering.service.placing import Answer, PlacedView, Placement, place_all
from houtai.modules.ordering.tables import Order
from houtai.modules.payments.public import INVARIANTS as PAYMENTS
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.service.starting import StartPayment
from houtai.modules.payments.service.starting import start as start_payment
from tests.factories.catalog import make_product, make_seller, make_sku
from tests.factories.inventory import make_warehouse, receive_stock, settle
from tests.factories.members import make_address, make_member
from tests.factories.payments import make_payment, open_channel

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Shopper:
    """A member with an address."""

    member_id: UUID
    address_id: UUID


async def make_shopper(session: AsyncSession, **changes: Any) -> Shopper:
    member = await make_member(session)
    address = await make_address(session, member.id, **changes)
    return Shopper(member.id, address.id)


async def make_good(
    session: AsyncSession,
    *,
    price_fen: int = 1_000,
    left: int = 100,
    merchant_id: UUID = SELF_RUN_ID,
    **changes: Any,
) -> UUID:
    """A SKU on the shelf of an open shop with so many pieces in stock; without freight templates
    it is sent for nothing.
    """
    if merchant_id != SELF_RUN_ID:
        await make_seller(session, merchant_id, shop_name="武夷茶坊", self_run=False)
    product = await make_product(session, merchant_id=merchant_id, **changes)
    sku = await make_sku(session, product, price_fen=price_fen)
    await items.remember(session, [items.Known(sku.id, product.id, merchant_id, True)])
    if left:
        warehouse_id = await make_warehouse(session, merchant_id=merchant_id)
        await receive_stock(session, sku.id, warehouse_id, left)
        await settle(session)
    return sku.id


async def make_bundle(
    session: AsyncSession, parts: dict[UUID, int], price_fen: int = 1_000
) -> UUID:
    """A bundle on the shelf; how many there are follows from its parts."""
    product = await make_product(session, composition="bundle")
    sku = await make_sku(session, product, components=parts, price_fen=price_fen)
    await items.remember(session, [items.Known(sku.id, product.id, SELF_RUN_ID, False)])
    return sku.id


async def give_coupon(session: AsyncSession, who: Shopper, **changes: Any) -> UUID:
    """A coupon of the platform's, taken by this member; by itself, ten yuan off anything."""
    values: dict[str, Any] = {
        "owner": "platform",
        "name": "满减券",
        "kind": "amount",
        "value": 1_000,
        "platform_permille": 1_000,
        "count_max": 10,
        "take_from": NOON - timedelta(days=1),
        "take_until": NOON + timedelta(days=1),
        "valid_days": 7,
        **changes,
    }
    batch_id = await batches.make(session, SYSTEM, MakeBatch(**values), at=NOON)
    await batches.start(session, SYSTEM, batch_id, ActVersion(version=1), at=NOON)
    coupon_id = await coupons.take(session, Actor(id=who.member_id), batch_id, at=NOON)
    await set_reach(session, SYSTEM)
    return coupon_id


def placement(
    who: Shopper,
    *wanted: tuple[UUID, int],
    agreed_fen: int,
    key: str | None = None,
    at: datetime = NOON,
    **changes: Any,
) -> Placement:
    """A wish to order these goods."""
    lines = [WantedLine(sku_id=sku_id, quantity=quantity) for sku_id, quantity in wanted]
    values = {"address_id": who.address_id, **changes}
    command = PlaceTrade(lines=lines, agreed_fen=agreed_fen, **values)
    return Placement(who.member_id, key or new_id().hex, command, at)


async def place(
    session: AsyncSession, *placements: Placement, offers: Offers = NO_OFFERS, at: datetime = NOON
) -> Sequence[Answer]:
    """All in one batch."""
    return await place_all(session, placements, offers, at=at)


async def make_trade(
    session: AsyncSession, who: Shopper, *wanted: tuple[UUID, int], agreed_fen: int
) -> PlacedView:
    """A trade that waits for payment."""
    (placed,) = await place(session, placement(who, *wanted, agreed_fen=agreed_fen))
    assert isinstance(placed, PlacedView), placed
    return placed


async def pay(
    session: AsyncSession, trade: PlacedView, who: Shopper, *, amount_fen: int | None = None
) -> UUID:
    """Somebody pays for the trade, this sum or what it costs, and ordering hears of it; id of the
    payment.
    """
    wanted = trade.payable_fen if amount_fen is None else amount_fen
    payment = await make_payment(
        session, trade_id=trade.trade_id, member_id=who.member_id, amount_fen=wanted, state="failed"
    )
    receipt = Receipt(payment.method, payment.number, f"G{payment.id.hex}", wanted, NOON)
    await receive(session, receipt, at=NOON)
    await hear(session)
    return payment.id


async def promise_at_door(session: AsyncSession, who: Shopper, trade: PlacedView) -> UUID:
    """The buyer means to pay when it is handed over, and ordering has heard it; id of the
    payment.
    """
    await open_channel(session, "cash_on_delivery")
    wanted = StartPayment(
        trade_id=trade.trade_id,
        member_id=who.member_id,
        amount_fen=trade.payable_fen,
        title=trade.number,
        method="cash_on_delivery",
        expires_at=trade.expires_at,
    )
    payment_id = await start_payment(session, wanted, at=NOON)
    await hear(session)
    return payment_id


async def paid_by_gateway(
    session: AsyncSession, trade: PlacedView, who: Shopper
) -> PaymentSucceeded:
    """The money is there, and ordering has not heard of it; the news."""
    payment = await make_payment(
        session,
        trade_id=trade.trade_id,
        member_id=who.member_id,
        amount_fen=trade.payable_fen,
        state="failed",
    )
    receipt = Receipt(payment.method, payment.number, f"G{payment.id.hex}", trade.payable_fen, NOON)
    await receive(session, receipt, at=NOON)
    return PaymentSucceeded(
        payment_id=payment.id,
        trade_id=trade.trade_id,
        member_id=who.member_id,
        amount_fen=trade.payable_fen,
        method=payment.method,
        paid_at=NOON,
    )


async def hear(session: AsyncSession) -> None:
    """Hand ordering what payments have told since it listened last."""
    await at_door.take_promises(session, await _told(session, PaymentPromised), at=NOON)
    await at_door.take_failures(session, await _told(session, PaymentFailed), at=NOON)
    await paying.take_payments(session, await _told(session, PaymentSucceeded), at=NOON)
    await cancelling.take_refunds(session, await _told(session, RefundSucceeded), at=NOON)


async def _told(session: AsyncSession, kind: Any) -> list[Any]:
    heard: dict[str, int] = session.info.setdefault("tests.ordering.heard", {})
    name = kind.LABEL.name
    found = text(
        "SELECT position, version, CAST(body AS text) AS body FROM eventlog.event"
        " WHERE name = :name AND position > :after ORDER BY position"
    )
    rows = (await session.execute(found, {"name": name, "after": heard.get(name, 0)})).all()
    if rows:
        heard[name] = rows[-1].position
    return [decode(name, row.version, row.body) for row in rows]


async def orders_of(session: AsyncSession, trade: PlacedView) -> Sequence[Order]:
    """As they stand in the tables at this moment."""
    found = await session.scalars(
        select(Order)
        .where(Order.trade_id == trade.trade_id)
        .order_by(Order.id)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def breaches_in(session: AsyncSession) -> dict[str, Sequence[Breach]]:
    """What does not hold of orders, stock, money and the ledger."""
    promises = [*INVARIANTS, *STOCK, *PAYMENTS, *ledger.INVARIANTS]
    verdicts = await prove(session, promises)
    return {verdict.name: verdict.breaches for verdict in verdicts if verdict.breaches}
