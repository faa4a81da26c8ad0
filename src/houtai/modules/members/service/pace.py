"""Counts codes asked for and tried, before anything is looked at, so that a race gains nothing."""

from datetime import datetime
from math import ceil

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import TooMany
from houtai.modules.members.rules.codes import Pace, subject
from houtai.modules.members.tables import Tally


class TooManyCodes(TooMany):
    """The same for a number that nobody has: it says nothing about who exists."""

    code = "members.too_many_codes"


class TooManyTries(TooMany):
    code = "members.too_many_tries"


async def take_one(session: AsyncSession, pace: Pace, who: str, at: datetime) -> int:
    """Count one; seconds to wait when none is left. One guarded statement: of many at once,
    exactly as many pass as are left, also when they come out of order: time is forgiven once.
    Returns rather than raises, as what was counted must stay.
    """
    mark = subject(pace, who)
    elapsed_seconds = func.greatest(func.extract("epoch", at - Tally.last_try_at), 0)
    left_over = func.greatest(Tally.tries - elapsed_seconds / pace.forgiven_seconds, 0)
    first = insert(Tally).values(subject=mark, tries=1, last_try_at=at)
    count_it = first.on_conflict_do_update(
        index_elements=[Tally.subject],
        set_={"tries": left_over + 1, "last_try_at": func.greatest(Tally.last_try_at, at)},
        where=func.ceil(left_over) < pace.free,
    ).returning(Tally.subject)
    if await session.scalar(count_it) is not None:
        return 0
    beyond = select(left_over - (pace.free - 1)).where(Tally.subject == mark)
    return max(1, ceil(float(await session.scalar(beyond) or 0) * pace.forgiven_seconds))
