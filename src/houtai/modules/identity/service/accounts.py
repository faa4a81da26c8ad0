"""Accounts: made, given a new password, disabled."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import ColumnElement, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.errors import Conflict, Forbidden, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line, View, Word
from houtai.modules.identity import queries
from houtai.modules.identity.rules import logins, passwords, reach
from houtai.modules.identity.rules.sign_in import login_subject
from houtai.modules.identity.service import hashing, pace, sessions
from houtai.modules.identity.tables import Account, Membership


class LoginTaken(Conflict):
    code = "identity.login_taken"


class RoleUnknown(Invalid):
    code = "identity.role_unknown"


class RoleAboveActor(Forbidden):
    """The role allows what the actor may not do himself."""

    code = "identity.role_above_actor"


class PlaceUnknown(Invalid):
    """No such merchant or warehouse within the actor's reach."""

    code = "identity.place_unknown"


class AccountUnknown(NotFound):
    code = "identity.account_unknown"


class AccountAboveActor(Forbidden):
    """The account may more, or in more places, than the actor."""

    code = "identity.account_above_actor"


class NotOneself(Conflict):
    code = "identity.not_oneself"


class CreateAccount(Command):
    """A person and a first post. No merchant and no warehouse: the platform itself."""

    login: Line
    name: Line
    password: passwords.Password
    role: Word
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None
    language: Literal["zh-CN", "en-US"] = "zh-CN"


class ResetPassword(Command):
    """Without a password one is made up."""

    password: passwords.Password | None = None


class PasswordView(View):
    """The new password, told this once; its owner has to change it."""

    password: str


async def create_account(
    session: AsyncSession, command: CreateAccount, *, at: datetime, by: Actor = SYSTEM
) -> UUID:
    """Make an account with one post. A password that somebody else chose has to be changed.

    Raises LoginUnfit, LoginTaken, RoleUnknown, RoleAboveActor, PlaceUnknown, or what the password
    lacks.
    """
    password = passwords.normalised(command.password)
    login = logins.fit(command.login)
    passwords.refuse_weak(password, login)
    role_id = await _role_to_give(session, command, by)
    account_id: UUID | None = await session.scalar(
        insert(Account)
        .values(
            id=new_id(),
            login=login,
            name=command.name,
            password_hash=await hashing.hash_of(password),
            password_set_at=at,
            must_change_password=by.id != SYSTEM.id,
            state="active",
            language=command.language,
            created_at=at,
        )
        .on_conflict_do_nothing(index_elements=[Account.login])
        .returning(Account.id)
    )
    if account_id is None:
        raise LoginTaken(place="body/login", login=login)
    session.add(
        Membership(
            account_id=account_id,
            role_id=role_id,
            merchant_id=command.merchant_id,
            warehouse_id=command.warehouse_id,
        )
    )
    return account_id


async def _role_to_give(session: AsyncSession, command: CreateAccount, by: Actor) -> UUID:
    role = await queries.role_of_code(session, command.role)
    if role is None:
        raise RoleUnknown(place="body/role", role=command.role)
    if by.id != SYSTEM.id:
        if not reach.reaches(by, reach.Post((), command.merchant_id, command.warehouse_id)):
            raise PlaceUnknown(place="body/merchant_id")
        if not role.permissions <= reach.givable(by):
            raise RoleAboveActor(role=command.role)
    return role.id


async def reset_password(
    session: AsyncSession, *, login: str, at: datetime, password: str | None = None
) -> str:
    """Give the account of this login a password; one that is made up has to be changed.

    For the command line, where nobody is signed in. Raises AccountUnknown.
    """
    known = await queries.credentials_of_login(session, logins.normalised(login))
    if known is None:
        raise AccountUnknown(login=login)
    chosen = None if password is None else SecretStr(password)
    whose = Account.id == known.account_id
    return await _set_password(session, known, chosen, whose, must_change=chosen is None, at=at)


async def reset_password_of(
    session: AsyncSession, actor: Actor, account_id: UUID, command: ResetPassword, *, at: datetime
) -> PasswordView:
    """Give somebody else a password, which has to be changed; ends that person's sessions."""
    if account_id == actor.id:
        raise NotOneself
    in_hand = (Account.id == account_id) & queries.in_hand(actor)
    known = await queries.credentials_in_hand(session, actor, account_id)
    if known is None:
        raise await _why_not(session, actor, account_id)
    password = await _set_password(
        session, known, command.password, in_hand, must_change=True, at=at
    )
    return PasswordView(password=password)


async def _set_password(
    session: AsyncSession,
    known: queries.Credentials,
    chosen: SecretStr | None,
    whose: ColumnElement[bool],
    *,
    must_change: bool,
    at: datetime,
) -> str:
    password = passwords.made_up() if chosen is None else passwords.normalised(chosen)
    passwords.refuse_weak(password, known.login)
    set_it = (
        update(Account)
        .where(whose)
        .values(
            password_hash=await hashing.hash_of(password),
            password_set_at=at,
            must_change_password=must_change,
        )
        .returning(Account.id)
    )
    if await session.scalar(set_it) is None:
        raise AccountUnknown
    await sessions.revoke_sessions(session, known.account_id, at=at)
    await pace.forget(session, login_subject(known.login))
    return password


async def disable(session: AsyncSession, actor: Actor, account_id: UUID, *, at: datetime) -> None:
    """Shut somebody else's account; what is open under it ends at once. Safe to repeat."""
    if account_id == actor.id:
        raise NotOneself
    shut_it = (
        update(Account)
        .where(Account.id == account_id, Account.state != "left", queries.in_hand(actor))
        .values(state="disabled")
        .returning(Account.id)
    )
    if await session.scalar(shut_it) is None:
        raise await _why_not(session, actor, account_id)
    await sessions.revoke_sessions(session, account_id, at=at)


async def _why_not(session: AsyncSession, actor: Actor, account_id: UUID) -> Exception:
    """An account that the actor does not see looks like none at all."""
    seen = await queries.sees_account(session, actor, account_id)
    return AccountAboveActor() if seen else AccountUnknown()
