"""Moving orders along the table of transitions: hundreds in one statement, each with its story."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ordering.rules.states import TRANSITIONS, Act
from houtai.modules.ordering.tables import Happening, Order


@dataclass(frozen=True, slots=True)
class By:
    """Who did it."""

    kind: Literal["buyer", "staff", "house"]
    id: UUID


HOUSE = By("house", SYSTEM.id)


async def move(
    session: AsyncSession,
    order_ids: Collection[UUID],
    act: Act,
    by: By,
    *,
    at: datetime,
    details: Mapping[str, Any] | None = None,
    besides: Mapping[str, Any] | None = None,
) -> Sequence[Any]:
    """Those of them that may be moved so, and are now: id, trade_id, merchant_id, member_id,
    payable_fen, address. `besides`: what else is written on them. Index: pk_orders.
    """
    if not order_ids:
        return []
    row = TRANSITIONS[act]
    stands = [getattr(Order, axis) == value for axis, value in row.before.items()]
    changes: dict[str, Any] = {**row.after, **(besides or {}), "version": Order.version + 1}
    if row.ends:
        changes["ended_at"] = at
    if row.after.get("payment") == "paid":
        changes["paid_at"] = at
    moved = await session.execute(
        update(Order)
        .where(Order.id.in_(order_ids), *stands)
        .values(**changes)
        .returning(
            Order.id,
            Order.trade_id,
            Order.merchant_id,
            Order.member_id,
            Order.payable_fen,
            Order.region_code,
            Order.detail,
        )
    )
    rows = moved.all()
    await tell_story(session, rows, str(act), by, at=at, details=details)
    return rows


async def tell_story(
    session: AsyncSession,
    orders: Sequence[Any],
    what: str,
    by: By,
    *,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write down what happened to these orders (anything with id, merchant_id, member_id)."""
    if not orders:
        return
    await session.execute(
        insert(Happening),
        [
            {
                "id": new_id(),
                "order_id": one.id,
                "merchant_id": one.merchant_id,
                "member_id": one.member_id,
                "what": what,
                "by_kind": by.kind,
                "by_id": by.id,
                "details": dict(details or {}),
                "at": at,
            }
            for one in orders
        ],
    )
