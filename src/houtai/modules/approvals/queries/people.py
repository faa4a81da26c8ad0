"""Whom approvals ask about people: composition says who, since people belong to another module."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Place
from houtai.kit.shapes import View
from houtai.modules.approvals.rules.approvers import Post


class PersonView(View):
    """Somebody, as he is shown to those who work with him."""

    id: UUID
    name: str


@dataclass(frozen=True)
class People:
    """What must be known of people. Only accounts that may sign in hold anything."""

    holders: Callable[[AsyncSession, Collection[Post]], Awaitable[Mapping[Post, Sequence[UUID]]]]
    names: Callable[[AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, str]]]
    colleagues: Callable[[AsyncSession, Place, str, int], Awaitable[Mapping[UUID, str]]]
    """Those who work at the place and whose name or login begins so, at most so many."""


_composed: dict[str, People] = {}
ACTS: list[str] = []
"""Acts that may need an agreement, as composition knows them; flows can be made for these."""


def compose(people: People, acts: Sequence[str]) -> None:
    """Called once by composition."""
    _composed["people"] = people
    ACTS[:] = acts


def people() -> People:
    """Who knows about people."""
    return _composed["people"]


async def names(session: AsyncSession, ids: Collection[UUID | None]) -> Mapping[UUID, str]:
    """How these people are called; who is unknown is left out."""
    known = {one for one in ids if one is not None}
    return await people().names(session, known) if known else {}


async def colleagues(
    session: AsyncSession, place: Place, text: str, *, but: UUID, limit: int
) -> list[PersonView]:
    """People who work at the place, but for one."""
    found = await people().colleagues(session, place, text, limit + 1)
    shown = [PersonView(id=one, name=name) for one, name in found.items() if one != but]
    return shown[:limit]
