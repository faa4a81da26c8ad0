"""Signing in, and changing one's own password: the two places where a password is guessed at.

Each is two transactions with the slow hash between them, so that no connection waits for it: the
try is counted and committed first, whatever comes of it; the second records what came of it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.db import Database
from houtai.kit.errors import Conflict, Forbidden, Invalid, Unauthenticated
from houtai.kit.shapes import Command, Line, View
from houtai.modules.identity import queries
from houtai.modules.identity.rules import logins, passwords
from houtai.modules.identity.rules.sign_in import Address, address_subject, login_subject
from houtai.modules.identity.service import hashing, pace, sessions
from houtai.modules.identity.tables import Account


class WrongLogin(Unauthenticated):
    """Unknown login or wrong password: the caller does not learn which."""

    code = "identity.wrong_login"


class AccountDisabled(Forbidden):
    """Told only to somebody who knows the password."""

    code = "identity.account_disabled"


class WrongPassword(Invalid):
    code = "identity.wrong_password"


class PasswordUnchanged(Invalid):
    code = "identity.password_unchanged"


class PasswordChangedMeanwhile(Conflict):
    code = "identity.password_changed_meanwhile"


class SignIn(Command):
    login: Line
    password: passwords.Password


class ChangePassword(Command):
    current: passwords.Password
    new: passwords.Password


class SignedInView(View):
    """The token of the new session, told this once; to be sent as cookie or as bearer."""

    token: str
    expires_at: datetime
    account_id: UUID
    must_change_password: bool


async def sign_in(
    database: Database, command: SignIn, *, address: Address | None, user_agent: str, at: datetime
) -> SignedInView:
    """Open a session. Raises WrongLogin, TooManyTries, AccountDisabled or SignInBusy."""
    login, password = logins.normalised(command.login), passwords.normalised(command.password)
    subjects = {"address_subject": address_subject(address), "login_subject": login_subject(login)}
    with hashing.place_in_queue():
        async with database.transaction() as session:
            wait_seconds = await pace.take_try(session, **subjects, at=at)
            known = await queries.credentials_of_login(session, login)
        _refuse_haste(wait_seconds)
        if not await _is_right(password, known) or known is None:
            raise WrongLogin
        if known.state != "active":
            raise AccountDisabled
        renewed = await _renewed_hash(password, known)
    async with database.transaction() as session:
        must_change = await _note_login(session, known, renewed, at)
        token, expires_at = await sessions.open_session(
            session, account_id=known.account_id, address=address, user_agent=user_agent, at=at
        )
        await pace.give_back(session, **subjects)
    return SignedInView(
        token=token,
        expires_at=expires_at,
        account_id=known.account_id,
        must_change_password=must_change,
    )


async def change_password(
    database: Database,
    actor: Actor,
    command: ChangePassword,
    *,
    token: str,
    address: Address | None,
    at: datetime,
) -> None:
    """Set one's own password and end one's other sessions; wrong guesses count as in signing in."""
    current, new = passwords.normalised(command.current), passwords.normalised(command.new)
    with hashing.place_in_queue():
        async with database.transaction() as session:
            known = await queries.credentials_of(session, actor.id)
            if known is None:
                raise Unauthenticated
            subjects = {
                "address_subject": address_subject(address),
                "login_subject": login_subject(known.login),
            }
            wait_seconds = await pace.take_try(session, **subjects, at=at)
        _refuse_haste(wait_seconds)
        if not await _is_right(current, known):
            raise WrongPassword(place="body/current")
        _refuse_unfit(new, current, known.login)
        password_hash = await hashing.hash_of(new)
    async with database.transaction() as session:
        await _replace_password(session, known, password_hash, at)
        await sessions.revoke_sessions(session, actor.id, at=at, except_token=token)
        await pace.give_back(session, **subjects)


def _refuse_haste(wait_seconds: int) -> None:
    if wait_seconds:
        raise pace.TooManyTries(retry_seconds=wait_seconds)


def _refuse_unfit(new: str, current: str, login: str) -> None:
    if new == current:
        raise PasswordUnchanged(place="body/new")
    passwords.refuse_weak(new, login, place="body/new")


async def _is_right(password: str, known: queries.Credentials | None) -> bool:
    return await hashing.is_right(password, known.password_hash if known else None)


async def _renewed_hash(password: str, known: queries.Credentials) -> str:
    if hashing.is_outdated(known.password_hash):
        return await hashing.hash_of(password)
    return known.password_hash


async def _note_login(
    session: AsyncSession, known: queries.Credentials, password_hash: str, at: datetime
) -> bool:
    """Only while the password that was verified is still the one and the account is active.

    A reset or a disabling that came in between therefore wins; one that comes later waits for this
    row and then ends the session that is opened here.
    """
    note_it = (
        update(Account)
        .where(Account.id == known.account_id, Account.state == "active")
        .where(Account.password_set_at == known.password_set_at)
        .values(last_login_at=at, password_hash=password_hash)
        .returning(Account.must_change_password)
    )
    must_change = await session.scalar(note_it)
    if must_change is None:
        raise WrongLogin
    return must_change


async def _replace_password(
    session: AsyncSession, known: queries.Credentials, password_hash: str, at: datetime
) -> None:
    replace_it = (
        update(Account)
        .where(Account.id == known.account_id, Account.state == "active")
        .where(Account.password_set_at == known.password_set_at)
        .values(password_hash=password_hash, password_set_at=at, must_change_password=False)
        .returning(Account.id)
    )
    if await session.scalar(replace_it) is None:
        raise PasswordChangedMeanwhile
