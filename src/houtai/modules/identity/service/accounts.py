"""Accounts: made, and given a new password."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, SecretStr
from sqlalchemy import ColumnElement, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line, View, Word
from houtai.modules.identity.queries import accounts as shown
from houtai.modules.identity.queries import reach as reached_by
from houtai.modules.identity.queries import roles, signing_in
from houtai.modules.identity.rules import logins, passwords, reach
from houtai.modules.identity.rules.contacts import Email, Phone
from houtai.modules.identity.rules.sign_in import login_subject
from houtai.modules.identity.service import (
    former_passwords,
    hashing,
    memberships,
    pace,
    policy,
    sessions,
)
from houtai.modules.identity.service.memberships import (
    AccountAboveActor,
    AccountUnknown,
    GiveMembership,
    Memberships,
    NotOneself,
    PlaceUnknown,
    RoleAboveActor,
    RoleUnknown,
)
from houtai.modules.identity.tables import Account
from houtai.modules.identity.tables.fields import EMAIL, PHONE

Language = Literal["zh-CN", "en-US"]


class LoginTaken(Conflict):
    code = "identity.login_taken"


class NoMembership(Invalid):
    """Somebody without any could neither sign in to anything nor be found again."""

    code = "identity.no_membership"


class CreateAccount(Command):
    """A person and what he is: a role by its code at one place, or a list of memberships.

    No merchant and no warehouse: the platform itself.
    """

    login: Line
    name: Line
    password: passwords.Password
    role: Word | None = None
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None
    memberships: Memberships = Field(default_factory=list)
    phone: Annotated[Phone | None, PHONE.written] = None
    email: Annotated[Email | None, EMAIL.written] = None
    language: Language = "zh-CN"


class ResetPassword(Command):
    """Without a password one is made up."""

    password: passwords.Password | None = None


class PasswordView(View):
    """The new password, told this once; its owner has to change it."""

    password: str


async def create_account(
    session: AsyncSession,
    command: CreateAccount,
    *,
    at: datetime,
    by: Actor = SYSTEM,
    demo_id: UUID | None = None,
) -> UUID:
    """Make an account. A password that somebody else chose has to be changed; `demo_id` is that of
    one of a demonstration, which keeps a production server from starting.

    Raises LoginUnfit, LoginTaken, NoMembership, RoleAboveActor, what `memberships.checked` does,
    or what the password lacks.
    """
    password = passwords.normalised(command.password)
    login = logins.fit(command.login)
    held = await policy.read(session)
    passwords.refuse_weak(password, login, length_min=held.password_length)
    wanted = await _memberships_to_give(session, command, by)
    account_id: UUID | None = await session.scalar(
        insert(Account)
        .values(
            id=demo_id or new_id(),
            login=login,
            name=command.name,
            phone=command.phone,
            email=command.email,
            password_hash=await hashing.hash_of(password),
            password_set_at=at,
            must_change_password=by.id != SYSTEM.id,
            first_password_until=held.first_password_until(
                at, chosen_by_another=by.id != SYSTEM.id
            ),
            state="active",
            language=command.language,
            created_at=at,
            demo=demo_id is not None,
        )
        .on_conflict_do_nothing(index_elements=[Account.login])
        .returning(Account.id)
    )
    if account_id is None:
        raise LoginTaken(place="body/login", login=login)
    await memberships.give(session, account_id, wanted)
    made = await shown.account(session, by, account_id)
    trail.note(session, "identity.account", account_id, name=command.name, before=None, after=made)
    return account_id


async def _memberships_to_give(
    session: AsyncSession, command: CreateAccount, by: Actor
) -> Sequence[GiveMembership]:
    wanted = list(command.memberships)
    if command.role is not None:
        place = Place(command.merchant_id, command.warehouse_id)
        if not reach.reaches(by, place):
            raise PlaceUnknown(place="body/merchant_id")
        role = await roles.role_of_code(session, command.role, place.console)
        if role is None:
            raise RoleUnknown(place="body/role", role=command.role)
        wanted.append(
            GiveMembership(
                role_id=role.id, merchant_id=place.merchant_id, warehouse_id=place.warehouse_id
            )
        )
    if not wanted:
        raise NoMembership(place="body/memberships")
    found = await memberships.checked(session, by, wanted)
    if found.beyond is not None and by.id != SYSTEM.id:
        raise RoleAboveActor(role=found.beyond.name)
    return found.wanted


async def reset_password(
    session: AsyncSession, *, login: str, at: datetime, password: str | None = None
) -> str:
    """Give the account of this login a password; one that is made up has to be changed.

    For the command line, where nobody is signed in. Raises AccountUnknown.
    """
    known = await signing_in.credentials_of_login(session, logins.normalised(login))
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
    in_hand = (Account.id == account_id) & reached_by.in_hand(actor)
    known = await signing_in.credentials_in_hand(session, actor, account_id)
    if known is None:
        raise await why_not(session, actor, account_id)
    password = await _set_password(
        session, known, command.password, in_hand, must_change=True, at=at
    )
    return PasswordView(password=password)


async def _set_password(
    session: AsyncSession,
    known: signing_in.Credentials,
    chosen: SecretStr | None,
    whose: ColumnElement[bool],
    *,
    must_change: bool,
    at: datetime,
) -> str:
    password = passwords.made_up() if chosen is None else passwords.normalised(chosen)
    held = await policy.read(session)
    passwords.refuse_weak(password, known.login, length_min=held.password_length)
    set_it = (
        update(Account)
        .where(whose)
        .values(
            password_hash=await hashing.hash_of(password),
            password_set_at=at,
            must_change_password=must_change,
            first_password_until=held.first_password_until(at, chosen_by_another=must_change),
        )
        .returning(Account.id)
    )
    if await session.scalar(set_it) is None:
        raise AccountUnknown
    await former_passwords.keep(session, known)
    await sessions.revoke_sessions(session, known.account_id, at=at)
    await pace.forget(session, login_subject(known.login))
    return password


async def why_not(session: AsyncSession, actor: Actor, account_id: UUID) -> Exception:
    """The reason to give: an account that the actor does not see looks like none at all."""
    seen = await shown.sees_account(session, actor, account_id)
    return AccountAboveActor() if seen else AccountUnknown()
