"""What waits for somebody at his desk: each module says which of its rows want an act, and where
one acts on them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.shapes import View
from houtai.kit.texts import say

COUNTED_MAX = 1_000

Waits = Callable[[Actor, datetime], Select[Any]]


class DutyView(View):
    """How much of one kind waits; `more` if there is too much to count at a glance."""

    kind: str
    title: str
    count: int
    more: bool
    pressing: bool
    link: str


@dataclass(frozen=True)
class Duty:
    """One kind of what waits, for those who may read it; the rows are within their reach.

    `link` leads to the list of just these rows inside a console; a console without that page does
    not show the duty. `pressing`: each of them is a promise about to be broken.
    """

    kind: str
    permission: str | None
    link: str
    waits: Waits
    pressing: bool = False


async def waiting(
    session: AsyncSession, actor: Actor, duties: Sequence[Duty], *, at: datetime
) -> list[DutyView]:
    """Those that are the actor's, in their order, counted to a bound in one statement."""
    own = [one for one in duties if one.permission is None or actor.may(one.permission)]
    if not own:
        return []
    counted = [
        select(func.count())
        .select_from(one.waits(actor, at).limit(COUNTED_MAX + 1).subquery())
        .scalar_subquery()
        for one in own
    ]
    counts = (await session.execute(select(*counted))).one()
    return [
        DutyView(
            kind=one.kind,
            title=say(f"duties.{one.kind}", actor.language),
            count=min(count, COUNTED_MAX),
            more=count > COUNTED_MAX,
            pressing=one.pressing,
            link=one.link,
        )
        for one, count in zip(own, counts, strict=True)
    ]
