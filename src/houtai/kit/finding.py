"""One box finds everything: each kind of thing says how it is found by a few characters."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.shapes import View

HITS_EACH_MAX = 5
TEXT_LENGTH_MAX = 100


def _storable(text: str) -> str:
    return text.replace("\x00", "")


Sought = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH_MAX),
    AfterValidator(_storable),
]
"""What somebody types into the box."""


class Hit(View):
    """One thing that was found. `link` leads to it inside the console."""

    kind: str
    title: str
    note: str
    link: str


Find = Callable[[AsyncSession, Actor, str, int], Awaitable[Sequence[Hit]]]


@dataclass(frozen=True)
class Searcher:
    """Finds things of one kind, for those who may read them; within their reach."""

    kind: str
    permission: str
    find: Find


async def find(
    session: AsyncSession, actor: Actor, text: str, searchers: Sequence[Searcher]
) -> list[Hit]:
    """A few hits of each kind that the actor may read, in the order of the searchers."""
    hits: list[Hit] = []
    for searcher in searchers:
        if actor.may(searcher.permission):
            hits += await searcher.find(session, actor, text, HITS_EACH_MAX)
    return hits
