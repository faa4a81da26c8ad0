"""People and places that stand in differences by their ids, called by their names."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.audit.queries.changes import LogDifferenceView
from houtai.modules.audit.queries.told import Named, ids_in

Names = Callable[[AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, str]]]
_asked: list[Names] = []


def know_names(*names: Names) -> None:
    """What is called how is known to other modules; composition says whom to ask."""
    _asked[:] = names


async def names_in(session: AsyncSession, changes: Iterable[LogDifferenceView]) -> Named:
    """Of all ids in these differences that anybody has a name for."""
    values = [value for change in changes for value in (change.before, change.after)]
    ids = {UUID(found) for value in values for found in ids_in(value)}
    found: dict[str, str] = {}
    for ask in _asked if ids else ():
        found |= {str(key): name for key, name in (await ask(session, ids)).items()}
    return found
