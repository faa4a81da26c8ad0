"""Lines of a shipment are divided, so that some of their pieces can go without the others."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.modules.fulfilment.tables import ShipmentLine

_COPIED: tuple[Any, ...] = tuple(
    column
    for column in ShipmentLine.__table__.columns
    if column.name not in {"quantity", "value_fen", "cod_fen"}
)


async def split(session: AsyncSession, lines: Sequence[Row[Any]], kept: Mapping[UUID, int]) -> None:
    """Those named keep so many pieces; the rest of theirs stands in a new line beside them."""
    whole = {one.id: one for one in lines if kept.get(one.id, one.quantity) < one.quantity}
    rows = await session.execute(select(*_COPIED).where(ShipmentLine.id.in_(whole)))
    for row in rows.all():
        line, stays = whole[row.id], kept[row.id]
        stays_fen = line.value_fen * stays // line.quantity
        await session.execute(
            update(ShipmentLine)
            .where(ShipmentLine.id == line.id)
            .values(quantity=stays, value_fen=stays_fen)
        )
        await session.execute(
            insert(ShipmentLine).values(
                **{
                    **row._asdict(),
                    "id": new_id(),
                    "quantity": line.quantity - stays,
                    "value_fen": line.value_fen - stays_fen,
                }
            )
        )
