"""Counts tries to sign in before the password is looked at, so that a race gains nothing."""

from collections.abc import Collection
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import ColumnElement, case, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import TooMany
from houtai.modules.identity.rules.sign_in import (
    LOCKED_TOLD_EVERY_SECONDS,
    PER_ADDRESS,
    PER_LOGIN,
    Pace,
)
from houtai.modules.identity.tables import SignInTally

_DOUBLINGS_MAX = 20  # Far beyond every longest pause; keeps the power small.


class TooManyTries(TooMany):
    """The same for a login that nobody has: it says nothing about who exists."""

    code = "identity.too_many_tries"


async def take_try(
    session: AsyncSession, *, address_subject: bytes, login_subject: bytes, at: datetime
) -> int:
    """Count one try against the address and the login; seconds to wait when one has none left.

    Returns rather than raises: what was counted must be committed. The order of the two locks is
    that of every writer here.
    """
    return await take_one(session, address_subject, PER_ADDRESS, at) or await take_one(
        session, login_subject, PER_LOGIN, at
    )


async def take_one(session: AsyncSession, subject: bytes, pace: Pace, at: datetime) -> int:
    """Count one try; seconds to wait when none is left. One guarded statement: of many at once,
    exactly as many pass as there are tries left, also when they come out of order: time is
    forgiven once.
    """
    tally = SignInTally
    elapsed_seconds = func.greatest(func.extract("epoch", at - tally.last_try_at), 0)
    kept = func.greatest(tally.tries - elapsed_seconds / pace.forgiven_seconds, 0)
    first = insert(tally).values(subject=subject, tries=1, last_try_at=at)
    count_it = first.on_conflict_do_update(
        index_elements=[tally.subject],
        set_={"tries": kept + 1, "last_try_at": func.greatest(tally.last_try_at, at)},
        where=or_(_is_free(pace), elapsed_seconds >= _pause_seconds(pace)),
    ).returning(tally.subject)
    if await session.scalar(count_it) is not None:
        return 0
    wait = select(_pause_seconds(pace) - elapsed_seconds).where(tally.subject == subject)
    return max(1, ceil(await session.scalar(wait) or 0))


def _is_free(pace: Pace) -> ColumnElement[bool]:
    """Rounded up: the instant that passes between two tries gives none back."""
    return func.ceil(SignInTally.tries) < pace.free_tries


def _pause_seconds(pace: Pace) -> ColumnElement[float]:
    beyond = func.least(func.ceil(SignInTally.tries) - pace.free_tries, _DOUBLINGS_MAX)
    grown = func.least(pace.pause_seconds * func.power(2, beyond), pace.pause_seconds_max)
    return case((_is_free(pace), 0), else_=grown)


async def is_to_be_told(session: AsyncSession, subjects: Collection[bytes], at: datetime) -> bool:
    """Whether a try that found none left is worth telling: once a minute, however many there are.

    Otherwise strangers could fill the house's log as fast as they can ask.
    """
    tally, before = SignInTally, at - timedelta(seconds=LOCKED_TOLD_EVERY_SECONDS)
    tell_it = (
        update(tally)
        .where(tally.subject.in_(subjects))
        .where(or_(tally.told_at.is_(None), tally.told_at <= before))
        .values(told_at=at)
        .returning(tally.subject)
    )
    return bool((await session.scalars(tell_it)).all())


async def give_back(session: AsyncSession, *, address_subject: bytes, login_subject: bytes) -> None:
    """The try was right: an office behind one address is not punished for its size."""
    tally = SignInTally
    one_less = func.greatest(tally.tries - 1, 0)
    await session.execute(
        update(tally).where(tally.subject == address_subject).values(tries=one_less)
    )
    await forget(session, login_subject)


async def forget(session: AsyncSession, subject: bytes) -> None:
    """Start the count for this login, or this second factor, afresh."""
    await session.execute(delete(SignInTally).where(SignInTally.subject == subject))
