"""What may go back of each line: held while a case is open, taken out once money goes.

The order is held by whoever calls, and the database refuses what does not fit, whoever it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.modules.aftersale.rules.amounts import Standing, spread
from houtai.modules.aftersale.tables import CaseLine, Purse
from houtai.modules.ordering import public as ordering


class MoreThanLeft(Conflict):
    """More than was paid for it, or more pieces than were bought, would go back."""

    code = "aftersale.more_than_left"


async def follow(session: AsyncSession, order: ordering.SoldOrder) -> None:
    """What was paid is what the order says now: as long as nothing has gone, goods may leave it."""
    rows = [
        {
            "line_id": line_id,
            "order_id": order.id,
            "merchant_id": order.merchant_id,
            "quantity": quantity,
            "pieces_held": 0,
            "pieces_back": 0,
            "paid_fen": paid_fen,
            "held_fen": 0,
            "back_fen": 0,
        }
        for line_id, quantity, paid_fen in (
            *((one.id, one.quantity, one.payable_fen) for one in order.lines),
            (order.id, 0, order.freight_fen),
        )
    ]
    put = insert(Purse).values(rows)
    same = {name: put.excluded[name] for name in ("quantity", "paid_fen")}
    await session.execute(put.on_conflict_do_update(index_elements=["line_id"], set_=same))


async def leave(session: AsyncSession, case_id: UUID, after: ordering.SoldOrder) -> None:
    """What a case held has left its order, which stands so now."""
    lines = await _held(session, case_id)
    await _add(session, [(one.line_id, -one.quantity, -one.held_fen, 0, 0) for one in lines])
    gone = {one.line_id for one in lines} - {one.id for one in after.lines} - {after.id}
    await session.execute(
        update(Purse).where(Purse.line_id.in_(gone)).values(quantity=0, paid_fen=0)
    )
    await follow(session, after)


async def pieces_of(session: AsyncSession, case_id: UUID) -> Mapping[UUID, int]:
    """How many of each line the case is about, without gifts that are kept."""
    lines = await _held(session, case_id)
    return {one.line_id: one.quantity for one in lines if one.quantity and one.kept_fen is None}


async def money_of(session: AsyncSession, case_id: UUID) -> Mapping[UUID, int]:
    """How much of each line the case gives back, once its money goes."""
    return {one.line_id: one.held_fen for one in await _held(session, case_id)}


async def standing(session: AsyncSession, order: ordering.SoldOrder) -> dict[UUID, Standing]:
    """By line; freight under the order's own id. Nothing is written. Index: ix_purse_order_id."""
    found = await session.execute(
        select(
            Purse.line_id,
            (Purse.pieces_held + Purse.pieces_back).label("pieces"),
            (Purse.held_fen + Purse.back_fen).label("fen"),
        ).where(Purse.order_id == order.id)
    )
    gone = {row.line_id: (row.pieces, row.fen) for row in found}
    lines = {
        one.id: Standing(
            one.id,
            one.list_fen,
            one.quantity,
            gone.get(one.id, (0, 0))[0],
            one.payable_fen,
            gone.get(one.id, (0, 0))[1],
        )
        for one in order.lines
    }
    freight_gone = gone.get(order.id, (0, 0))[1]
    return {**lines, order.id: Standing(order.id, 0, 0, 0, order.freight_fen, freight_gone)}


async def take(session: AsyncSession, wanted: Sequence[tuple[UUID, int, int]]) -> None:
    """Keep so many pieces and so much money of each line back for a case. Raises MoreThanLeft."""
    await _add(
        session,
        [(line_id, pieces, fen, 0, 0) for line_id, pieces, fen in wanted],
    )


async def release(session: AsyncSession, case_id: UUID) -> None:
    """Nothing comes of the case: what was held for it is free. A second time does nothing."""
    lines = await _held(session, case_id)
    await _add(session, [(one.line_id, -one.quantity, -one.held_fen, 0, 0) for one in lines])
    await _write_held(session, case_id, dict.fromkeys([one.line_id for one in lines], 0))


async def spend(
    session: AsyncSession, case_id: UUID, amount_fen: int, *, with_pieces: bool = True
) -> Mapping[UUID, int]:
    """So much of what is held goes back, the rest is free; pieces by line. Without its pieces the
    buyer keeps as many as he had. A gift that he keeps is settled for good, and does not come back.
    """
    lines = await _held(session, case_id)
    parts = spread(amount_fen, [one.held_fen for one in lines])
    await _add(
        session,
        [
            (one.line_id, -one.quantity, -one.held_fen, one.quantity * with_pieces, fen)
            for one, fen in zip(lines, parts, strict=True)
        ],
    )
    spent = {one.line_id: fen for one, fen in zip(lines, parts, strict=True)}
    await _write_held(session, case_id, spent)
    return {one.line_id: one.quantity for one in lines if one.kept_fen is None}


async def pieces_back(session: AsyncSession, order_id: UUID) -> Mapping[UUID, int]:
    """How many of each line have been given back."""
    found = await session.execute(
        select(Purse.line_id, Purse.pieces_back).where(Purse.order_id == order_id)
    )
    return {row.line_id: row.pieces_back for row in found}


async def all_back(session: AsyncSession, order: ordering.SoldOrder) -> bool:
    """Whether every piece that was paid for, and all that was paid, has gone back."""
    found = await session.execute(
        select(
            Purse.line_id, Purse.quantity, Purse.pieces_back, Purse.paid_fen, Purse.back_fen
        ).where(Purse.order_id == order.id)
    )
    gifts = {one.id for one in order.lines if one.is_gift}
    rows = [row for row in found if row.line_id not in gifts]
    return bool(rows) and all(
        row.pieces_back == row.quantity and row.back_fen == row.paid_fen for row in rows
    )


async def _held(session: AsyncSession, case_id: UUID) -> Sequence[Any]:
    found = await session.execute(
        select(CaseLine.line_id, CaseLine.quantity, CaseLine.held_fen, CaseLine.kept_fen)
        .where(CaseLine.case_id == case_id)
        .order_by(CaseLine.line_id)
    )
    return found.all()


async def _write_held(session: AsyncSession, case_id: UUID, held: Mapping[UUID, int]) -> None:
    for line_id, fen in sorted(held.items()):
        await session.execute(
            update(CaseLine)
            .where(CaseLine.case_id == case_id, CaseLine.line_id == line_id)
            .values(held_fen=fen)
        )


async def _add(session: AsyncSession, changes: Sequence[tuple[UUID, int, int, int, int]]) -> None:
    """By line: pieces and money held, pieces and money back. In the order of ids; at most as many
    as an order has lines.
    """
    try:
        async with session.begin_nested():
            for line_id, pieces, fen, pieces_given, fen_given in sorted(changes):
                await session.execute(
                    update(Purse)
                    .where(Purse.line_id == line_id)
                    .values(
                        pieces_held=Purse.pieces_held + pieces,
                        held_fen=Purse.held_fen + fen,
                        pieces_back=Purse.pieces_back + pieces_given,
                        back_fen=Purse.back_fen + fen_given,
                    )
                )
    except IntegrityError as error:
        raise MoreThanLeft from error
