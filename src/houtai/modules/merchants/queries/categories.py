"""What composition says of categories: their names and the papers they ask for."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.merchants.rules.papers import Requirement


class CategoryName(Protocol):
    """A category by name, with its way from the root."""

    @property
    def path(self) -> list[str]: ...
    @property
    def is_active(self) -> bool: ...


Requirements = Callable[
    [AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, Sequence[Requirement]]]
]
Names = Callable[[AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, CategoryName]]]


@dataclass(frozen=True)
class Categories:
    """Asked of the owner of the tree, who is a neighbour: composition puts the two together."""

    requirements: Requirements
    names: Names


_composed: list[Categories] = []


def compose(categories: Categories) -> None:
    """From now on these are asked."""
    _composed[:] = [categories]


async def requirements(
    session: AsyncSession, category_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[Requirement]]:
    """Papers by category; a category that asks for none is left out."""
    if not category_ids or not _composed:
        return {}
    return await _composed[0].requirements(session, category_ids)


async def names(
    session: AsyncSession, category_ids: Collection[UUID]
) -> Mapping[UUID, CategoryName]:
    """Those of these categories that exist."""
    if not category_ids or not _composed:
        return {}
    return await _composed[0].names(session, category_ids)


def called(known: Mapping[UUID, CategoryName], category_id: UUID) -> str:
    """A category in words; one that is gone by the end of its id."""
    found = known.get(category_id)
    return " / ".join(found.path) if found else f"…{category_id.hex[-6:]}"


def is_active(known: Mapping[UUID, CategoryName], category_id: UUID) -> bool:
    """Whether it is there and may be sold in."""
    found = known.get(category_id)
    return found is not None and found.is_active
