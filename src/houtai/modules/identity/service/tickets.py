"""Tickets: the password was right, and for a few minutes the second factor may follow."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import cast
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Console
from houtai.kit.errors import Unauthenticated
from houtai.kit.ids import new_id
from houtai.modules.identity.queries.signing_in import Credentials
from houtai.modules.identity.rules.sign_in import TICKET_SECONDS_MAX, TICKET_TRIES_MAX
from houtai.modules.identity.tables import SignInTicket

_BYTES = 32


class TicketEnded(Unauthenticated):
    """Run out, used, tried too often, or never given: signing in begins anew."""

    code = "sign_in.ticket_ended"


@dataclass(frozen=True)
class Ticket:
    """What a ticket stands for."""

    id: UUID
    account_id: UUID
    password_set_at: datetime
    """Says which password was right."""
    console: Console | None


async def give(
    session: AsyncSession, known: Credentials, console: Console | None, at: datetime
) -> tuple[str, datetime]:
    """A ticket, told this once, and when it runs out."""
    ticket = secrets.token_urlsafe(_BYTES)
    expires_at = at + timedelta(seconds=TICKET_SECONDS_MAX)
    session.add(
        SignInTicket(
            id=new_id(),
            ticket_hash=hash_of(ticket),
            account_id=known.account_id,
            password_set_at=known.password_set_at,
            console=console,
            expires_at=expires_at,
            tries=0,
        )
    )
    await session.flush()
    return ticket, expires_at


async def take_try(session: AsyncSession, ticket: str, at: datetime) -> Ticket:
    """Count a try with this ticket: of many at once, as many pass as it has. Raises TicketEnded."""
    count_it = (
        update(SignInTicket)
        .where(SignInTicket.ticket_hash == hash_of(ticket), SignInTicket.used_at.is_(None))
        .where(SignInTicket.expires_at > at, SignInTicket.tries < TICKET_TRIES_MAX)
        .values(tries=SignInTicket.tries + 1)
        .returning(
            SignInTicket.id,
            SignInTicket.account_id,
            SignInTicket.password_set_at,
            SignInTicket.console,
        )
    )
    row = (await session.execute(count_it)).one_or_none()
    if row is None:
        raise TicketEnded
    console = cast("Console | None", row.console)
    return Ticket(row.id, row.account_id, row.password_set_at, console)


async def spend(session: AsyncSession, ticket: Ticket, at: datetime) -> None:
    """A ticket opens one session. Raises TicketEnded for whoever comes second."""
    spend_it = (
        update(SignInTicket)
        .where(SignInTicket.id == ticket.id, SignInTicket.used_at.is_(None))
        .values(used_at=at)
        .returning(SignInTicket.id)
    )
    if await session.scalar(spend_it) is None:
        raise TicketEnded


def hash_of(ticket: str) -> bytes:
    """What is stored of a ticket."""
    return sha256(ticket.encode()).digest()
