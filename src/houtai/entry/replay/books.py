"""What the house has in its own books of the orders of a replay, beside what the file says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from houtai.entry.replay.account import ZERO, Account
from houtai.entry.replay.fates import FateKind
from houtai.entry.replay.trading import Trade
from houtai.entry.wiring import INVARIANTS
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Mode
from houtai.kit.invariants import Verdict, prove
from houtai.modules.aftersale import public as aftersale
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments

AT_ONCE = 200
By = Literal["month", "customer", "country"]
DIMENSIONS: tuple[By, ...] = ("month", "customer", "country")
TOLD: tuple[FateKind, ...] = ("order", "return")
"""Fates that go through the house; what comes back counts below zero, as in the file."""
_Key: TypeAlias = tuple[By, FateKind, str]


@dataclass(frozen=True)
class Difference:
    """Where the books say something else than the file."""

    by: By
    told: FateKind
    name: str
    file: Decimal
    books: Decimal


@dataclass
class Books:
    """Amounts in the currency of the file; pieces that were sold, and that came back."""

    amounts: dict[_Key, Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    pieces: dict[FateKind, int] = field(default_factory=lambda: defaultdict(int))


async def read_books(trade: Trade) -> Books:
    """Orders by what their lines cost; what came back by the refunds that went."""
    read = _Read(trade)
    returned = {trade.orders[name] for name in trade.returned}
    for part in _parts(list(trade.orders.values())):
        async with trade.world.database.transaction(SYSTEM, mode=Mode.READ) as session:
            for order in await ordering.to_settle(session, part):
                read.order(order)
                if order.id in returned:
                    back = await aftersale.given_back(session, order.id)
                    read.back(order, await payments.refunds_of(session, order.trade_id), back)
    return read.books


class _Read:
    def __init__(self, trade: Trade) -> None:
        self.books = Books()
        self._buyers = {buyer.member_id: key for key, buyer in trade.shop.buyers.items()}
        self._zone = ZoneInfo(trade.plan.mapping.zone)
        self._digits = trade.plan.mapping.minor_digits

    def order(self, order: ordering.OrderToSettle) -> None:
        month = f"{order.placed_at.astimezone(self._zone):%Y-%m}"
        self._enter("order", order.member_id, month, order.payable_fen)
        self.books.pieces["order"] += sum(line.quantity for line in order.lines)

    def back(
        self,
        order: ordering.OrderToSettle,
        refunds: Sequence[payments.RefundView],
        back: Mapping[UUID, tuple[int, int]],
    ) -> None:
        for refund in refunds:
            if refund.state == "succeeded":
                month = f"{refund.created_at.astimezone(self._zone):%Y-%m}"
                self._enter("return", order.member_id, month, -refund.amount_fen)
        self.books.pieces["return"] -= sum(pieces for pieces, _ in back.values())

    def _enter(self, told: FateKind, member_id: UUID, month: str, fen: int) -> None:
        customer, country = self._buyers[member_id]
        names: dict[By, str] = {"month": month, "customer": customer, "country": country}
        for by, name in names.items():
            self.books.amounts[by, told, name] += Decimal(fen).scaleb(-self._digits)


def differences(account: Account, books: Books) -> list[Difference]:
    """To the last decimal, by month, customer and country; what neither has is none."""
    by_name = {
        "month": account.by_month,
        "customer": account.by_customer,
        "country": account.by_country,
    }
    file = {
        (by, told, name): total.amount
        for by in DIMENSIONS
        for (told, name), total in by_name[by].items()
        if told in TOLD
    }
    keys = sorted({*file, *books.amounts})
    return [
        Difference(*key, file.get(key, ZERO), books.amounts.get(key, ZERO))
        for key in keys
        if file.get(key, ZERO) != books.amounts.get(key, ZERO)
    ]


async def promises(trade: Trade) -> list[Verdict]:
    """Of everything that the house promises of its books."""
    async with trade.world.database.transaction(SYSTEM, mode=Mode.READ) as session:
        return await prove(session, INVARIANTS)


def _parts(items: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]
