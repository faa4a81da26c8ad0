"""Places: told of by whoever opens merchants and warehouses."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import Command, Line
from houtai.modules.identity.tables import WorkPlace


class OpenPlace(Command):
    """A merchant, or a warehouse of a merchant or (naming none) of the platform."""

    id: UUID
    kind: Literal["merchant", "warehouse"]
    name: Line
    merchant_id: UUID | None = None


async def open_place(session: AsyncSession, command: OpenPlace, *, at: datetime) -> None:
    """From now on people may be given memberships there. Said again, the name is the new one."""
    own = command.id if command.kind == "merchant" else command.merchant_id
    place = insert(WorkPlace).values(
        id=command.id, kind=command.kind, merchant_id=own, name=command.name, opened_at=at
    )
    await session.execute(
        place.on_conflict_do_update(
            index_elements=[WorkPlace.id], set_={"name": place.excluded.name}
        )
    )
