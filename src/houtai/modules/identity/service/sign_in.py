"""Signing in with a password, and with a second factor where there is one; changing the password.

Each is two transactions with the slow hash between them, so that no connection waits for it: the
try is counted and committed first, whatever comes of it; the second records what came of it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, literal, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Console
from houtai.kit.db import Database
from houtai.kit.errors import Conflict, Forbidden, Invalid, Unauthenticated
from houtai.kit.house_key import HouseKey
from houtai.kit.shapes import Command, Line, View
from houtai.modules.identity.queries import second_factor as factors
from houtai.modules.identity.queries import signing_in as queries
from houtai.modules.identity.rules import logins, passwords
from houtai.modules.identity.rules import second_factor as codes
from houtai.modules.identity.rules.sign_in import (
    PER_SECOND_FACTOR,
    Caller,
    address_subject,
    login_subject,
)
from houtai.modules.identity.service import (
    former_passwords,
    hashing,
    pace,
    policy,
    proving,
    second_factor,
    sessions,
    tickets,
)
from houtai.modules.identity.service.telling import Try
from houtai.modules.identity.tables import Account


class WrongLogin(Unauthenticated):
    """Unknown login or wrong password: the caller does not learn which."""

    code = "identity.wrong_login"


class AccountDisabled(Forbidden):
    """Told only to somebody who knows the password."""

    code = "identity.account_disabled"


class FirstPasswordExpired(Forbidden):
    """A password that somebody else chose was not used in time. Told only to who knows it."""

    code = "identity.first_password_expired"


class PasswordUnchanged(Invalid):
    code = "identity.password_unchanged"


class PasswordChangedMeanwhile(Conflict):
    code = "identity.password_changed_meanwhile"


class SignIn(Command):
    """With a console, its places are preferred to begin at."""

    login: Line
    password: passwords.Password
    console: Console | None = None
    bearer: bool = False
    """For programs: tell the token instead of setting a cookie."""


class ShowSecondFactor(Command):
    ticket: Line
    code: codes.Code
    bearer: bool = False


class ChangePassword(Command):
    current: passwords.Password
    new: passwords.Password


class SignedInView(View):
    """Either a new session, whose token is told to programs only and this once; or a ticket with
    which the second factor is to be shown.
    """

    outcome: Literal["signed_in", "second_factor_required"]
    token: str | None = None
    expires_at: datetime | None = None
    account_id: UUID | None = None
    must_change_password: bool = False
    must_set_up_second_factor: bool = False
    ticket: str | None = None
    ticket_expires_at: datetime | None = None


REFUSALS = (
    WrongLogin,
    AccountDisabled,
    FirstPasswordExpired,
    sessions.RefusedHere,
    second_factor.WrongCode,
    second_factor.FactorUnreadable,
)
"""What the house is told of; tries beyond the pace are told where they are counted."""
_SECOND_FACTOR_REQUIRED = "sign_in.second_factor_required"


@asynccontextmanager
async def _told(database: Database, attempt: Try) -> AsyncIterator[None]:
    """A refusal is told in a transaction of its own, since its own was undone."""
    try:
        yield
    except REFUSALS as refusal:
        async with database.transaction() as session:
            await attempt.tell(session, code=refusal.code)
        raise


async def sign_in(
    database: Database, command: SignIn, *, caller: Caller, at: datetime
) -> SignedInView:
    """Open a session, or ask for the second factor.

    Raises WrongLogin, TooManyTries, AccountDisabled, RefusedHere or SignInBusy.
    """
    attempt = Try(caller, at)
    async with _told(database, attempt):
        login, password = logins.normalised(command.login), passwords.normalised(command.password)
        subjects = {
            "address_subject": address_subject(caller.address),
            "login_subject": login_subject(login),
        }
        with hashing.place_in_queue():
            async with database.transaction() as session:
                wait_seconds = await pace.take_try(session, **subjects, at=at)
                attempt.known = known = await queries.credentials_of_login(session, login)
                if wait_seconds:
                    await _tell_haste(session, attempt, list(subjects.values()))
            _refuse_haste(wait_seconds)
            if not await _is_right(password, known) or known is None:
                raise WrongLogin
            if known.state != "active":
                raise AccountDisabled
            if known.first_password_until is not None and known.first_password_until <= at:
                raise FirstPasswordExpired
            renewed = await _renewed_hash(password, known)
        async with database.transaction() as session:
            if await factors.has_factor(session, known.account_id):
                answer = await _ask_second_factor(session, attempt, known, renewed, command.console)
            else:
                answer = await _open(session, attempt, known, renewed, command.console)
            await pace.give_back(session, **subjects)
    return answer


async def show_second_factor(
    database: Database, command: ShowSecondFactor, *, caller: Caller, key: HouseKey, at: datetime
) -> SignedInView:
    """Open the session that the ticket stands for.

    Raises TicketEnded, WrongCode, TooManyTries, AccountDisabled, RefusedHere or WrongLogin.
    """
    attempt = Try(caller, at)
    async with _told(database, attempt):
        async with database.transaction() as session:
            ticket = await tickets.take_try(session, command.ticket, at)
            attempt.known = known = await queries.credentials_of(session, ticket.account_id)
            if known is None:
                raise tickets.TicketEnded
            subject = codes.second_factor_subject(known.account_id)
            wait_seconds = await pace.take_one(session, subject, PER_SECOND_FACTOR, at)
            if wait_seconds:
                await _tell_haste(session, attempt, [subject])
        _refuse_haste(wait_seconds)
        if known.state != "active":
            raise AccountDisabled
        async with database.transaction() as session:
            code = codes.normalised(command.code)
            await second_factor.use(session, key, known.account_id, code, at=at)
            await tickets.spend(session, ticket, at)
            verified = known.of_password_set_at(ticket.password_set_at)
            answer = await _open(session, attempt, verified, None, ticket.console)
            await pace.forget(session, subject)
    return answer


async def _tell_haste(session: AsyncSession, attempt: Try, subjects: list[bytes]) -> None:
    if await pace.is_to_be_told(session, subjects, attempt.at):
        await attempt.tell(session, code=pace.TooManyTries.code)


async def _ask_second_factor(
    session: AsyncSession,
    attempt: Try,
    known: queries.Credentials,
    renewed: str | None,
    console: Console | None,
) -> SignedInView:
    if renewed is not None:
        await session.execute(
            update(Account)
            .where(Account.id == known.account_id)
            .where(Account.password_set_at == known.password_set_at)
            .values(password_hash=renewed)
        )
    ticket, expires_at = await tickets.give(session, known, console, attempt.at)
    await attempt.tell(session, code=_SECOND_FACTOR_REQUIRED)
    return SignedInView(
        outcome="second_factor_required", ticket=ticket, ticket_expires_at=expires_at
    )


async def _open(
    session: AsyncSession,
    attempt: Try,
    known: queries.Credentials,
    renewed: str | None,
    console: Console | None,
) -> SignedInView:
    """The session itself, and everything that is told of it."""
    held = await policy.read(session)
    must_change = await _note_login(session, known, renewed, held, attempt.at)
    is_due = await second_factor.is_due(session, known.account_id, held)
    caller = attempt.caller
    is_new = await queries.is_new_address(session, known.account_id, caller.address)
    opened = await sessions.open_session(
        session,
        account_id=known.account_id,
        caller=caller,
        policy=held,
        at=attempt.at,
        console=console,
        second_factor_due=is_due,
    )
    await attempt.tell(session, opened=opened)
    if is_new:
        await attempt.warn_of_new_address(session, known)
    return SignedInView(
        outcome="signed_in",
        token=opened.token,
        expires_at=opened.expires_at,
        account_id=known.account_id,
        must_change_password=must_change,
        must_set_up_second_factor=is_due,
    )


async def change_password(
    database: Database,
    actor: Actor,
    command: ChangePassword,
    *,
    token: str,
    caller: Caller,
    at: datetime,
) -> None:
    """Set one's own password and end one's other sessions; wrong guesses count as in signing in."""
    current, new = passwords.normalised(command.current), passwords.normalised(command.new)
    known = await proving.prove(
        database, actor.id, current, caller=caller, at=at, place="body/current"
    )
    async with database.transaction() as session:
        held = await policy.read(session)
        former = await factors.former_hashes(session, actor.id, held.password_history)
    if new == current:
        raise PasswordUnchanged(place="body/new")
    passwords.refuse_weak(new, known.login, place="body/new", length_min=held.password_length)
    with hashing.place_in_queue():
        await former_passwords.refuse_reused(new, former, place="body/new")
        password_hash = await hashing.hash_of(new)
    async with database.transaction() as session:
        await _replace_password(session, known, password_hash, at)
        await former_passwords.keep(session, known)
        await sessions.revoke_sessions(session, actor.id, at=at, except_token=token)


def _refuse_haste(wait_seconds: int) -> None:
    if wait_seconds:
        raise pace.TooManyTries(retry_seconds=wait_seconds)


async def _is_right(password: str, known: queries.Credentials | None) -> bool:
    return await hashing.is_right(password, known.password_hash if known else None)


async def _renewed_hash(password: str, known: queries.Credentials) -> str | None:
    """A hash with the parameters of today, if the stored one has others."""
    return await hashing.hash_of(password) if hashing.is_outdated(known.password_hash) else None


async def _note_login(
    session: AsyncSession,
    known: queries.Credentials,
    renewed: str | None,
    held: policy.Policy,
    at: datetime,
) -> bool:
    """Only while the password that was verified is still the one and the account is active.

    A reset or a disabling that came in between therefore wins; one that comes later waits for this
    row and then ends the session that is opened here.
    """
    note_it = (
        update(Account)
        .where(Account.id == known.account_id, Account.state == "active")
        .where(Account.password_set_at == known.password_set_at)
        .values(
            last_login_at=at,
            password_hash=Account.password_hash if renewed is None else renewed,
            must_change_password=or_(Account.must_change_password, _is_too_old(held, at)),
        )
        .returning(Account.must_change_password)
    )
    must_change = await session.scalar(note_it)
    if must_change is None:
        raise WrongLogin
    return must_change


def _is_too_old(held: policy.Policy, at: datetime) -> ColumnElement[bool]:
    if held.password_age is None:
        return literal(value=False)
    return Account.password_set_at <= at - held.password_age


async def _replace_password(
    session: AsyncSession, known: queries.Credentials, password_hash: str, at: datetime
) -> None:
    replace_it = (
        update(Account)
        .where(Account.id == known.account_id, Account.state == "active")
        .where(Account.password_set_at == known.password_set_at)
        .values(
            password_hash=password_hash,
            password_set_at=at,
            must_change_password=False,
            first_password_until=None,
        )
        .returning(Account.id)
    )
    if await session.scalar(replace_it) is None:
        raise PasswordChangedMeanwhile
