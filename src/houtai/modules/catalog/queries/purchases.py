"""What composition says of buyers: what they bought and received, and how they are called."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View


class Purchase(View):
    """One line of an order, with names and picture as they were when it was sold."""

    line_id: UUID
    order_id: UUID
    order_number: str
    merchant_id: UUID
    shop_name: str
    product_id: UUID
    sku_id: UUID
    product_name: str
    spec_text: str
    picture: UUID | None
    received_at: datetime | None
    """None until the order has reached its end as received."""


OneLine: TypeAlias = Callable[[AsyncSession, UUID, UUID], Awaitable[Purchase | None]]
"""By member and line; None for a line of another member."""
Received: TypeAlias = Callable[..., Awaitable[list[Purchase]]]
"""`(session, member_id, *, order_id, before, orders_max)`: lines of received orders, the newest
order first; `before` is the order after which to go on.
"""
Names: TypeAlias = Callable[[AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, str]]]


@dataclass(frozen=True)
class Purchases:
    """Whom to ask; each is asked in a session that reaches everything."""

    one: OneLine
    received: Received
    names: Names


_composed: list[Purchases] = []


def know_purchases(purchases: Purchases) -> None:
    """From now on what was bought is asked for there: it is kept above us."""
    _composed[:] = [purchases]


def purchases() -> Purchases:
    """Whom composition named."""
    return _composed[0]
