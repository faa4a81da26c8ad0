"""Signing in: a code goes to a telephone, and whoever knows it opens a session."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.members import MemberJoined
from houtai.kit import eventlog, settings
from houtai.kit.addresses import Address
from houtai.kit.db import Database
from houtai.kit.errors import Forbidden, Invalid
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.kit.settings import Setting, WholeNumber
from houtai.kit.shapes import Command, View
from houtai.modules.members.rules import codes
from houtai.modules.members.rules.phones import Phone
from houtai.modules.members.service.pace import TooManyCodes, TooManyTries, take_one
from houtai.modules.members.tables import Member, MemberSession, SignInCode

SESSION_DAYS = Setting("members.session_days", kind=WholeNumber(1, 180), default=30)
TOKEN_BYTES = 32
TOKEN_LENGTH = 43  # What 32 bytes take in URL-safe base64.


class WrongCode(Invalid):
    """Wrong, used, too old, tried too often, or never sent: which of them is not said."""

    code = "members.wrong_code"


class MemberBlocked(Forbidden):
    """Said only to who has proved that the number is his."""

    code = "members.member_blocked"


class AskForCode(Command):
    phone: Phone


class SignIn(Command):
    phone: Phone
    code: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{6}$")]


class CodeSentView(View):
    """The same whether or not somebody has this number."""

    expires_at: datetime
    again_at: datetime
    """Not before may another one be asked for."""
    trial_code: str | None = None
    """The code itself, only where houtai is tried out without a gateway for text messages."""


@dataclass(frozen=True)
class Visitor:
    """From where somebody asks, and with which program."""

    address: Address | None
    user_agent: str


@dataclass(frozen=True)
class Asked:
    """A code that is on its way."""

    code_id: UUID
    salt: bytes
    expires_at: datetime
    again_at: datetime


@dataclass(frozen=True)
class SignedIn:
    """A session that has just begun. The token is told this once."""

    token: str
    member_id: UUID
    expires_at: datetime


def hash_of(token: str) -> bytes:
    """What is stored of a token: a stolen table opens no session."""
    return sha256(token.encode()).digest()


async def count_asking(session: AsyncSession, phone: str, visitor: Visitor, at: datetime) -> int:
    """Count one code against the address and the phone; seconds to wait when none is left."""
    household = codes.household(visitor.address)
    return (
        await take_one(session, codes.CODES_OF_ADDRESS, household, at)
        or await take_one(session, codes.NEXT_CODE, phone, at)
        or await take_one(session, codes.CODES_OF_PHONE, phone, at)
    )


async def ask_for_code(
    database: Database, command: AskForCode, visitor: Visitor, *, language: str, at: datetime
) -> Asked:
    """Write down that a code is to be sent. Raises TooManyCodes; what was counted stays counted."""
    async with database.transaction() as session:
        wait_seconds = await count_asking(session, command.phone, visitor, at)
        if not wait_seconds:
            return await _intend_code(session, command.phone, language, at)
    raise TooManyCodes(retry_seconds=wait_seconds)


async def _intend_code(session: AsyncSession, phone: str, language: str, at: datetime) -> Asked:
    expires_at = at + timedelta(seconds=codes.SECONDS_MAX)
    code = SignInCode(
        id=new_id(),
        phone=phone,
        language=language,
        salt=secrets.token_bytes(codes.SALT_BYTES),
        created_at=at,
        expires_at=expires_at,
        tries=0,
        state="waiting",
        attempts=0,
        next_try_at=at,
    )
    session.add(code)
    await session.flush()
    again_at = at + timedelta(seconds=codes.AGAIN_SECONDS)
    return Asked(code.id, code.salt, expires_at, again_at)


async def sign_in(
    database: Database, command: SignIn, visitor: Visitor, *, key: HouseKey, at: datetime
) -> SignedIn:
    """Open a session, and make the member at the first time. Raises WrongCode, TooManyTries,
    MemberBlocked; what was counted stays counted.
    """
    household = codes.household(visitor.address)
    async with database.transaction() as session:
        wait_seconds = await take_one(session, codes.TRIES_OF_ADDRESS, household, at)
        taken = None if wait_seconds else await _try_code(session, command, at)
    if wait_seconds:
        raise TooManyTries(retry_seconds=wait_seconds)
    if taken is None or not hmac.compare_digest(
        codes.code_of(key, taken.salt, command.phone), command.code
    ):
        raise WrongCode(place="body/code")
    async with database.transaction() as session:
        if not await _use_up(session, taken.id, at):
            raise WrongCode(place="body/code")
        signed_in = await _open(session, command.phone, visitor, at)
    if signed_in is None:
        raise MemberBlocked
    return signed_in


@dataclass(frozen=True)
class _Tried:
    id: UUID
    salt: bytes


async def _try_code(session: AsyncSession, command: SignIn, at: datetime) -> _Tried | None:
    """Count one try of the newest code of this number; older ones count no more."""
    newest = (
        select(SignInCode.id)
        .where(SignInCode.phone == command.phone)
        .order_by(SignInCode.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    tried = await session.execute(
        update(SignInCode)
        .where(SignInCode.id == newest, SignInCode.used_at.is_(None))
        .where(SignInCode.tries < codes.TRIES_MAX, SignInCode.expires_at > at)
        .values(tries=SignInCode.tries + 1)
        .returning(SignInCode.id, SignInCode.salt)
    )
    row = tried.one_or_none()
    return row and _Tried(row.id, row.salt)


async def _use_up(session: AsyncSession, code_id: UUID, at: datetime) -> bool:
    """Guarded, so that of two at once one gets in."""
    used = (
        update(SignInCode)
        .where(SignInCode.id == code_id, SignInCode.used_at.is_(None))
        .values(used_at=at)
        .returning(SignInCode.id)
    )
    return await session.scalar(used) is not None


async def _open(
    session: AsyncSession, phone: str, visitor: Visitor, at: datetime
) -> SignedIn | None:
    """None for a member who is blocked; his code is used up all the same."""
    member_id, is_new, state = await _member_of(session, phone, at)
    if state != "active":
        return None
    if is_new:
        await eventlog.emit(session, MemberJoined(member_id=member_id, at=at))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    days = await settings.read(session, SESSION_DAYS)
    expires_at = at + timedelta(days=days)
    session.add(
        MemberSession(
            id=new_id(),
            member_id=member_id,
            token_hash=hash_of(token),
            created_at=at,
            expires_at=expires_at,
            address=visitor.address,
            user_agent=visitor.user_agent,
        )
    )
    await session.flush()
    return SignedIn(token, member_id, expires_at)


async def _member_of(session: AsyncSession, phone: str, at: datetime) -> tuple[UUID, bool, str]:
    """Id, whether it is new, and its state."""
    wanted_id = new_id()
    made = insert(Member).values(
        id=wanted_id, phone=phone, name="", state="active", joined_at=at, last_sign_in_at=at
    )
    row = (
        await session.execute(
            made.on_conflict_do_update(
                index_elements=[Member.phone],
                set_={"last_sign_in_at": func.greatest(Member.last_sign_in_at, at)},
            ).returning(Member.id, Member.state)
        )
    ).one()
    return row.id, row.id == wanted_id, row.state


async def sign_out(session: AsyncSession, token: str, at: datetime) -> None:
    """End the session of this token. Safe to repeat."""
    await session.execute(
        update(MemberSession)
        .where(MemberSession.token_hash == hash_of(token), MemberSession.ended_at.is_(None))
        .values(ended_at=at)
    )
