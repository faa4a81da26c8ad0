"""What the composition says of sales, which are kept above us."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.marketing.rules.shapes import DiscountKind


@dataclass(frozen=True, slots=True)
class PastLine:
    """Goods as they were ordered."""

    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    quantity: int
    list_fen: int
    payable_fen: int
    """What the whole line came to."""


@dataclass(frozen=True, slots=True)
class PastTrade:
    """A paid trade, with those of its lines that the asker reaches; gifts are none of them."""

    id: UUID
    number: str
    member_id: UUID
    placed_at: datetime
    is_first: bool
    """Its member had never ordered before."""
    lines: tuple[PastLine, ...]
    met: tuple[tuple[DiscountKind, UUID, bool], ...]
    """Every offer that touched it then, and whether it took effect."""


@dataclass(frozen=True, slots=True)
class PastTrades:
    """Some of a time, the latest of them; `more` if there were others."""

    trades: tuple[PastTrade, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What an offer took off paid orders; `more` if there are too many to count at a glance."""

    orders: int
    fen: int
    more: bool


class Sales(Protocol):
    """How marketing asks about sales."""

    async def past_trades(
        self,
        session: AsyncSession,
        actor: Actor,
        *,
        placed_from: datetime,
        placed_below: datetime,
        most: int,
        lines_most: int,
    ) -> PastTrades:
        """Paid ones of a time, with lines within reach; asked as the house."""

    async def given_by(
        self, session: AsyncSession, actor: Actor, offer_ids: Collection[UUID], *, most: int
    ) -> Given:
        """What these offers took off paid orders, the latest ones of them."""

    async def who_ordered(self, session: AsyncSession, member_ids: Collection[UUID]) -> set[UUID]:
        """Which of them ever ordered anything; as the house."""

    async def first_paid(
        self, session: AsyncSession, order_ids: Collection[UUID]
    ) -> tuple[set[UUID], set[UUID]]:
        """Which of these orders were the first that its member paid at all, and which the first
        that he paid to its merchant; as the house.
        """


_known: list[Sales] = []


def know_sales(sales: Sales) -> None:
    """From now on sales are asked for there."""
    _known[:] = [sales]


def sales_known() -> Sales | None:
    """Who is to be asked; nobody, in a house without orders."""
    return _known[0] if _known else None
