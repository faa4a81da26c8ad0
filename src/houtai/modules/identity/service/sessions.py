"""Sessions: opened by signing in, recognised by the hash of their token, ended for good."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.identity import queries
from houtai.modules.identity.rules import sign_in
from houtai.modules.identity.tables import ConsoleSession, SignInTally

_TOKEN_BYTES = 32
_TOKEN_LENGTH = 43  # What 32 bytes take in URL-safe base64.
SWEPT_AT_ONCE_MAX = 5_000
KEPT_AFTER_END = timedelta(days=90)
TALLY_KEPT = timedelta(days=2)  # Longer than PER_LOGIN needs to forgive all its free tries.


def hash_of(token: str) -> bytes:
    """What is stored of a token: a stolen table opens no session."""
    return sha256(token.encode()).digest()


async def actor_of_token(session: AsyncSession, token: str, at: datetime) -> Actor | None:
    """Who holds this token; None for one that never was or that has ended.

    Notes that the session lives, at most once a minute.
    """
    if len(token) != _TOKEN_LENGTH or not token.isascii():
        return None
    known = await queries.actor_of_token(session, hash_of(token), at)
    if known is None:
        return None
    noted_before = at - timedelta(seconds=sign_in.SEEN_EVERY_SECONDS)
    if known.last_seen_at <= noted_before:
        await session.execute(
            update(ConsoleSession)
            .where(ConsoleSession.id == known.session_id)
            .where(ConsoleSession.last_seen_at <= noted_before)
            .values(last_seen_at=at)
        )
    return known.actor


async def open_session(
    session: AsyncSession,
    *,
    account_id: UUID,
    address: sign_in.Address | None,
    user_agent: str,
    at: datetime,
) -> tuple[str, datetime]:
    """A new token, told this once, and when it ends at the latest."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    expires_at = at + timedelta(seconds=sign_in.SESSION_SECONDS_MAX)
    session.add(
        ConsoleSession(
            account_id=account_id,
            token_hash=hash_of(token),
            created_at=at,
            last_seen_at=at,
            expires_at=expires_at,
            idle_seconds_max=sign_in.SESSION_IDLE_SECONDS_MAX,
            address=address,
            user_agent=user_agent,
        )
    )
    return token, expires_at


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
    swept_sessions = delete(ConsoleSession).where(ConsoleSession.id.in_(old_sessions))
    swept_tallies = delete(SignInTally).where(SignInTally.subject.in_(old_tallies))
    ended = await session.scalars(swept_sessions.returning(ConsoleSession.id))
    forgiven = await session.scalars(swept_tallies.returning(SignInTally.subject))
    return len(ended.all()) + len(forgiven.all())
