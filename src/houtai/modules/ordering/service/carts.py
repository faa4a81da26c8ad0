"""Carts: of members, and of browsers whose visitor is not known yet."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, NotFound
from houtai.kit.shapes import Command
from houtai.kit.sql import statement
from houtai.modules.catalog import public as catalog
from houtai.modules.ordering.rules.carts import LINES_MAX, QUANTITY_MAX
from houtai.modules.ordering.rules.quoting import NotForSale
from houtai.modules.ordering.tables import CartLine

KEPT_DAYS = 180
FORGOTTEN_AT_ONCE = 5_000


class CartFull(Conflict):
    code = "ordering.cart_full"


class CartLineUnknown(NotFound):
    code = "ordering.cart_line_unknown"


class PutInCart(Command):
    """So many more of a SKU; with those that are there already at most 9,999."""

    sku_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=1, le=QUANTITY_MAX)]


class EditCartLine(Command):
    """What is not named stays."""

    quantity: Annotated[int | None, Field(strict=True, ge=1, le=QUANTITY_MAX)] = None
    chosen: bool | None = None


class ChooseCartLines(Command):
    """Of these lines, those that are there."""

    sku_ids: Annotated[list[UUID], Field(min_length=1, max_length=LINES_MAX)]
    chosen: bool


async def put_in(
    session: AsyncSession, owner_id: UUID, command: PutInCart, *, at: datetime
) -> None:
    """Raises NotForSale, CartFull. Of two at once each adds his own."""
    good = (await catalog.selling(session, {command.sku_id})).get(command.sku_id)
    if good is None or not good.for_sale:
        raise NotForSale(place="body/sku_id", sku_id=command.sku_id)
    others = select(func.count()).where(
        CartLine.owner_id == owner_id, CartLine.sku_id != command.sku_id
    )
    if (await session.scalar(others) or 0) >= LINES_MAX:
        raise CartFull(most=LINES_MAX)
    put = insert(CartLine).values(
        owner_id=owner_id,
        sku_id=command.sku_id,
        quantity=command.quantity,
        chosen=True,
        seen_fen=good.price_fen,
        added_at=at,
    )
    more = func.least(CartLine.quantity + put.excluded.quantity, QUANTITY_MAX)
    await session.execute(
        put.on_conflict_do_update(
            index_elements=[CartLine.owner_id, CartLine.sku_id],
            set_={"quantity": more, "chosen": True, "seen_fen": good.price_fen, "added_at": at},
        )
    )


async def edit(session: AsyncSession, owner_id: UUID, sku_id: UUID, command: EditCartLine) -> None:
    """Raises CartLineUnknown."""
    values = command.model_dump(exclude_none=True)
    line = (CartLine.owner_id == owner_id) & (CartLine.sku_id == sku_id)
    changed = update(CartLine).where(line).values(**values or {"chosen": CartLine.chosen})
    if await session.scalar(changed.returning(CartLine.sku_id)) is None:
        raise CartLineUnknown


async def choose(session: AsyncSession, owner_id: UUID, command: ChooseCartLines) -> None:
    """They go into the next checkout, or do not."""
    await session.execute(
        update(CartLine)
        .where(CartLine.owner_id == owner_id, CartLine.sku_id.in_(command.sku_ids))
        .values(chosen=command.chosen)
    )


async def take_away(session: AsyncSession, owner_id: UUID, sku_ids: Collection[UUID]) -> None:
    """Those that are there."""
    await session.execute(
        delete(CartLine).where(CartLine.owner_id == owner_id, CartLine.sku_id.in_(sku_ids))
    )


async def merge(session: AsyncSession, guest_id: UUID, member_id: UUID) -> None:
    """What lay in a browser's cart lies in the member's from now on; of a SKU in both the larger
    quantity stays. The session must be the house's: the browser's cart is not the member's.
    """
    await session.execute(
        statement(__package__, "merge_carts"),
        {"guest": guest_id, "member": member_id, "lines_max": LINES_MAX},
    )
    await session.execute(delete(CartLine).where(CartLine.owner_id == guest_id))


async def forget(session: AsyncSession, at: datetime) -> int:
    """Delete what was put in long ago, in bites. Index: ix_cart_line_added_at."""
    old = (
        select(CartLine.owner_id, CartLine.sku_id)
        .where(CartLine.added_at < at - timedelta(days=KEPT_DAYS))
        .limit(FORGOTTEN_AT_ONCE)
        .subquery()
    )
    gone = await session.scalars(
        delete(CartLine)
        .where(CartLine.owner_id == old.c.owner_id, CartLine.sku_id == old.c.sku_id)
        .returning(CartLine.sku_id)
    )
    return len(gone.all())
