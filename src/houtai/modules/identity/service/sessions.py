"""Sessions: opened by signing in, recognised by the hash of their token, ended for good."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Console, Place
from houtai.kit.db import Database
from houtai.kit.errors import Forbidden, Unauthenticated
from houtai.kit.ids import new_id
from houtai.kit.lookups import Lookups
from houtai.kit.shapes import Command
from houtai.modules.identity.queries import places
from houtai.modules.identity.queries import restrictions as restrictions_of
from houtai.modules.identity.queries import signing_in as queries
from houtai.modules.identity.rules import restrictions, sign_in
from houtai.modules.identity.rules.sign_in import NOWHERE, Caller
from houtai.modules.identity.service.policy import Policy
from houtai.modules.identity.tables import ConsoleSession, SignInTally, SignInTicket

_TOKEN_BYTES = 32
_TOKEN_LENGTH = 43  # What 32 bytes take in URL-safe base64.
SWEPT_AT_ONCE_MAX = 5_000
KEPT_AFTER_END = timedelta(days=90)
TALLY_KEPT = timedelta(days=2)  # Longer than PER_LOGIN needs to forgive all its free tries.


class PlaceNotOnes(Forbidden):
    """The person has no membership there; whether there is such a place is not said."""

    code = "identity.place_not_ones"


class NotFromHere(Unauthenticated):
    """The session is good, but not from this address or at this hour."""

    code = "sign_in.not_from_here"


class FinishFirst(Forbidden):
    """Nothing is changed before the password is, or the second factor is set up."""

    code = "sign_in.finish_first"


class RefusedHere(Forbidden):
    """No place of the person may be worked at from this address at this hour."""

    code = "sign_in.refused_here"


@dataclass(frozen=True)
class Opened:
    """A session that has just begun. The token is told this once."""

    token: str
    session_id: UUID
    expires_at: datetime
    place: Place


def hash_of(token: str) -> bytes:
    """What is stored of a token: a stolen table opens no session."""
    return sha256(token.encode()).digest()


async def actor_of_token(
    session: AsyncSession, token: str, at: datetime, *, caller: Caller = NOWHERE
) -> Actor | None:
    """Who holds this token; None for one that never was or that has ended. Raises NotFromHere.

    Notes that the session lives, at most once a minute.
    """
    known = await _recognised(session, token, at, caller)
    if known is not None and _is_to_be_noted(known, at):
        await _note_seen(session, known, at)
    return None if known is None else known.actor


async def actor_of_bearer(
    database: Database,
    token: str,
    at: datetime,
    *,
    caller: Caller,
    attended: bool = True,
    changes_others: bool = False,
) -> Actor | None:
    """The same at the price of one round trip, for each request that comes in.

    What a page asks by itself (`attended` is false) does not keep a session from idling out. What
    `changes_others`, more than one's own account, waits for what has to be done first. Raises
    NotFromHere, FinishFirst.
    """
    known = await _recognised(database.lookups, token, at, caller)
    if changes_others and known is not None and known.fettered:
        raise FinishFirst
    if attended and known is not None and _is_to_be_noted(known, at):
        async with database.transaction() as session:
            await _note_seen(session, known, at)
    return None if known is None else known.actor


async def _recognised(
    asked: AsyncSession | Lookups, token: str, at: datetime, caller: Caller
) -> queries.Recognised | None:
    if len(token) != _TOKEN_LENGTH or not token.isascii():
        return None
    known = await queries.actor_of_token(asked, hash_of(token), at)
    if known is not None and not _may_work(known.rules, caller, at):
        raise NotFromHere
    return known


def _may_work(rules: Sequence[restrictions.Rule], caller: Caller, at: datetime) -> bool:
    return not rules or restrictions.may_work(rules, caller.address, caller.local(at))


def _is_to_be_noted(known: queries.Recognised, at: datetime) -> bool:
    return known.last_seen_at <= at - timedelta(seconds=sign_in.SEEN_EVERY_SECONDS)


async def _note_seen(session: AsyncSession, known: queries.Recognised, at: datetime) -> None:
    """Guarded, so that of many requests at once one writes."""
    await session.execute(
        update(ConsoleSession)
        .where(ConsoleSession.id == known.session_id)
        .where(ConsoleSession.last_seen_at == known.last_seen_at)
        .values(last_seen_at=at)
    )


async def open_session(
    session: AsyncSession,
    *,
    account_id: UUID,
    caller: Caller,
    policy: Policy,
    at: datetime,
    console: Console | None = None,
    second_factor_due: bool = False,
) -> Opened:
    """A new session at the first place of the person where the rules allow it. Raises RefusedHere.

    Places of the console that was asked for come first, then where he worked last.
    """
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    expires_at = at + timedelta(seconds=policy.session_seconds)
    wanted = await places.places_to_begin_at(session, account_id, console)
    opened = ConsoleSession(
        id=new_id(),
        account_id=account_id,
        token_hash=hash_of(token),
        created_at=at,
        last_seen_at=at,
        expires_at=expires_at,
        idle_seconds_max=policy.idle_minutes * 60,
        address=caller.address,
        user_agent=caller.user_agent,
        second_factor_due=second_factor_due,
    )
    session.add(opened)
    for place in wanted:
        opened.merchant_id, opened.warehouse_id = place.merchant_id, place.warehouse_id
        await session.flush()
        rules = await restrictions_of.rules_of_session(session, opened.id)
        if _may_work(rules, caller, at):
            return Opened(token, opened.id, expires_at, place)
    raise RefusedHere


class GoToPlace(Command):
    """Neither named: the platform itself."""

    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None


async def go_to_place(
    session: AsyncSession,
    actor: Actor,
    token: str,
    command: GoToPlace,
    *,
    caller: Caller,
    at: datetime,
) -> None:
    """Work on at another of one's places in this session. Raises PlaceNotOnes, RefusedHere."""
    place = Place(command.merchant_id, command.warehouse_id)
    if not await places.works_at(session, actor, place):
        raise PlaceNotOnes
    moved_id = await session.scalar(
        update(ConsoleSession)
        .where(ConsoleSession.token_hash == hash_of(token))
        .where(ConsoleSession.account_id == actor.id)
        .values(merchant_id=place.merchant_id, warehouse_id=place.warehouse_id)
        .returning(ConsoleSession.id)
    )
    if moved_id is None:
        raise Unauthenticated
    rules = await restrictions_of.rules_of_session(session, moved_id)
    if not _may_work(rules, caller, at):
        raise RefusedHere


async def sign_out(session: AsyncSession, token: str, at: datetime) -> None:
    """End the session of this token. Safe to repeat."""
    await session.execute(
        update(ConsoleSession)
        .where(ConsoleSession.token_hash == hash_of(token), ConsoleSession.revoked_at.is_(None))
        .values(revoked_at=at)
    )


async def revoke_sessions(
    session: AsyncSession, account_id: UUID, *, at: datetime, except_token: str = ""
) -> None:
    """End every session of the account but the one that is named. Safe to repeat."""
    await session.execute(
        update(ConsoleSession)
        .where(ConsoleSession.account_id == account_id, ConsoleSession.revoked_at.is_(None))
        .where(ConsoleSession.token_hash != hash_of(except_token))
        .values(revoked_at=at)
    )


async def sweep(session: AsyncSession, *, at: datetime) -> int:
    """Delete what nobody needs any more: sessions long ended, tries long forgiven; how many rows.

    Takes a bounded bite and leaves rows alone that somebody is changing.
    """
    old_sessions = (
        select(ConsoleSession.id)
        .where(ConsoleSession.expires_at < at - KEPT_AFTER_END)
        .limit(SWEPT_AT_ONCE_MAX)
        .with_for_update(skip_locked=True)
    )
    old_tallies = (
        select(SignInTally.subject)
        .where(SignInTally.last_try_at < at - TALLY_KEPT)
        .limit(SWEPT_AT_ONCE_MAX)
        .with_for_update(skip_locked=True)
    )
    old_tickets = (
        select(SignInTicket.id)
        .where(SignInTicket.expires_at < at - TALLY_KEPT)
        .limit(SWEPT_AT_ONCE_MAX)
        .with_for_update(skip_locked=True)
    )
    swept_sessions = delete(ConsoleSession).where(ConsoleSession.id.in_(old_sessions))
    swept_tallies = delete(SignInTally).where(SignInTally.subject.in_(old_tallies))
    swept_tickets = delete(SignInTicket).where(SignInTicket.id.in_(old_tickets))
    ended = await session.scalars(swept_sessions.returning(ConsoleSession.id))
    forgiven = await session.scalars(swept_tallies.returning(SignInTally.subject))
    run_out = await session.scalars(swept_tickets.returning(SignInTicket.id))
    return len(ended.all()) + len(forgiven.all()) + len(run_out.all())
