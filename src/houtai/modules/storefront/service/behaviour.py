"""What visitors do: written in batches, beside the pages that they look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID
from weakref import WeakKeyDictionary

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.batch import Batcher
from houtai.kit.db import Database
from houtai.kit.errors import Forbidden
from houtai.kit.ids import new_id
from houtai.kit.settings import Setting, WholeNumber
from houtai.kit.shapes import Command, Line
from houtai.modules.storefront.rules.ages import at_days_ago
from houtai.modules.storefront.tables import Behaviour

HAPPENINGS_MAX = 50
FORGOTTEN_AT_ONCE = 5_000
BEHAVIOUR_DAYS = Setting("storefront.behaviour_days", kind=WholeNumber(1, 400), default=60)


class FromElsewhere(Forbidden):
    """A page of another site had the browser send it."""

    code = "storefront.from_elsewhere"


class Happening(Command):
    """One thing that a visitor did: `product` and `cart` name a product, `search` its words."""

    kind: Literal["visit", "search", "product", "cart"]
    product_id: UUID | None = None
    words: Annotated[Line | None, StringConstraints(max_length=100)] = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        names = self.kind in {"product", "cart"}
        if names != (self.product_id is not None) or (self.kind == "search") != bool(self.words):
            raise PydanticCustomError("behaviour_not_whole", "does not say what it is about")
        return self


class NoteBehaviour(Command):
    happenings: Annotated[list[Happening], Field(min_length=1, max_length=HAPPENINGS_MAX)]


@dataclass(frozen=True)
class Noted:
    """Rows to be written; their ids make it safe to write them twice."""

    rows: tuple[dict[str, Any], ...]


def noted(
    command: NoteBehaviour, *, visitor_id: UUID, member_id: UUID | None, at: datetime
) -> Noted:
    """As it is kept, with the house's own clock."""
    return Noted(
        tuple(
            {
                "id": new_id(),
                "visitor_id": visitor_id,
                "member_id": member_id,
                "at": at,
                **one.model_dump(),
            }
            for one in command.happenings
        )
    )


_recorders: WeakKeyDictionary[Database, Batcher[Noted, None]] = WeakKeyDictionary()


def recorder(database: Database) -> Batcher[Noted, None]:
    """Gathers what arrives at once, so that a crowd of visitors is one statement."""
    found = _recorders.get(database)
    if found is None:
        found = _recorders[database] = Batcher(_Writer(database).write)
    return found


class _Writer:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, noted_ones: Sequence[Noted]) -> list[Exception | None]:
        rows = [row for one in noted_ones for row in one.rows]
        async with self._database.transaction() as session:
            await session.execute(insert(Behaviour), rows)
        return [None] * len(noted_ones)


async def forget(session: AsyncSession, at: datetime) -> int:
    """Delete what is older than the house keeps it, in bites. Ids grow with time."""
    before = at_days_ago(at, await settings.read(session, BEHAVIOUR_DAYS))
    old = select(Behaviour.id).where(Behaviour.id < before).limit(FORGOTTEN_AT_ONCE)
    gone = await session.scalars(
        delete(Behaviour).where(Behaviour.id.in_(old)).returning(Behaviour.id)
    )
    return len(gone.all())
