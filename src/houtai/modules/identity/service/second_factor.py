"""The second factor: begun, confirmed by a first code, used, renewed, taken away."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.db import Database
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.house_key import HouseKey
from houtai.kit.shapes import Command, View
from houtai.modules.identity.queries import accounts
from houtai.modules.identity.queries import second_factor as factors
from houtai.modules.identity.rules import passwords
from houtai.modules.identity.rules import second_factor as codes
from houtai.modules.identity.rules.sign_in import PER_SECOND_FACTOR, Caller
from houtai.modules.identity.service import pace, policy, proving
from houtai.modules.identity.service.memberships import AccountUnknown
from houtai.modules.identity.tables import ConsoleSession, RecoveryCode, SecondFactor

THING = "identity.second_factor"


class WrongCode(Invalid):
    """Wrong, outside its half minute, or used before."""

    code = "sign_in.wrong_code"


class FactorUnreadable(Conflict):
    """The secret was made with another key than this house has now; recovery codes still work."""

    code = "sign_in.factor_unreadable"


class FactorAlreadyOn(Conflict):
    code = "sign_in.factor_already_on"


class FactorNotOn(Conflict):
    code = "sign_in.factor_not_on"


class FactorDemanded(Conflict):
    """The house has set that this person must have one."""

    code = "sign_in.factor_demanded"


class ConfirmFactor(Command):
    code: codes.Code


class EnrolmentView(View):
    """What the app must learn, told this once: as a picture, as an address, or typed in."""

    secret: str
    address: str
    picture: str


class RecoveryCodesView(View):
    """To be printed and kept; told this once."""

    recovery_codes: list[str]


class FactorStateView(View):
    """Whether somebody has a second factor, as it is written down; never its secret."""

    enabled: bool
    since: datetime | None = None
    recovery_codes_left: int = 0
    demanded: bool = False


async def begin(
    database: Database,
    actor: Actor,
    command: proving.ProveOneself,
    *,
    caller: Caller,
    key: HouseKey,
    house: str,
    at: datetime,
) -> EnrolmentView:
    """A new secret; nothing is asked for by it before it is confirmed. Raises FactorAlreadyOn."""
    typed = passwords.normalised(command.password)
    known = await proving.prove(database, actor.id, typed, caller=caller, at=at)
    begun = {
        "salt": secrets.token_bytes(codes.SALT_BYTES),
        "key_mark": key.mark,
        "begun_at": at,
        "last_step": 0,
    }
    begin_it = (
        upsert(SecondFactor)
        .values(account_id=actor.id, **begun)
        .on_conflict_do_update(
            index_elements=[SecondFactor.account_id],
            set_=begun,
            where=SecondFactor.confirmed_at.is_(None),
        )
        .returning(SecondFactor.salt)
    )
    async with database.transaction() as session:
        salt = await session.scalar(begin_it)
    if salt is None:
        raise FactorAlreadyOn
    secret = codes.secret_of(key, actor.id, salt)
    address = codes.address_for_app(secret, known.login, house)
    return EnrolmentView(secret=secret, address=address, picture=codes.picture_of(address))


async def confirm(
    database: Database, actor: Actor, command: ConfirmFactor, *, key: HouseKey, at: datetime
) -> RecoveryCodesView:
    """From now on it is asked for. Raises WrongCode, FactorNotOn, FactorAlreadyOn, TooManyTries."""
    subject = codes.second_factor_subject(actor.id)
    async with database.transaction() as session:
        wait_seconds = await pace.take_one(session, subject, PER_SECOND_FACTOR, at)
    if wait_seconds:
        raise pace.TooManyTries(retry_seconds=wait_seconds)
    async with database.transaction() as session:
        factor = await factors.factor_of(session, actor.id)
        if factor is None:
            raise FactorNotOn
        if factor.confirmed_at is not None:
            raise FactorAlreadyOn
        step = _step(key, actor.id, factor, codes.normalised(command.code), at)
        confirm_it = (
            update(SecondFactor)
            .where(SecondFactor.account_id == actor.id, SecondFactor.confirmed_at.is_(None))
            .where(SecondFactor.salt == factor.salt)
            .values(confirmed_at=at, last_step=step)
            .returning(SecondFactor.account_id)
        )
        if await session.scalar(confirm_it) is None:
            raise FactorAlreadyOn
        made = await _make_recovery_codes(session, actor.id)
        await session.execute(
            update(ConsoleSession)
            .where(ConsoleSession.account_id == actor.id)
            .values(second_factor_due=False)
        )
        await pace.forget(session, subject)
    return RecoveryCodesView(recovery_codes=made)


async def use(
    session: AsyncSession, key: HouseKey, account_id: UUID, code: str, *, at: datetime
) -> None:
    """Count a code as used. Of two at once one passes. Raises WrongCode, FactorUnreadable."""
    if codes.is_of_app(code):
        factor = await factors.factor_of(session, account_id)
        if factor is None or factor.confirmed_at is None:
            raise WrongCode(place="body/code")
        step = _step(key, account_id, factor, code, at)
        use_it = (
            update(SecondFactor)
            .where(SecondFactor.account_id == account_id, SecondFactor.last_step < step)
            .values(last_step=step)
            .returning(SecondFactor.account_id)
        )
    else:
        use_it = (
            update(RecoveryCode)
            .where(RecoveryCode.account_id == account_id)
            .where(RecoveryCode.code_hash == codes.recovery_hash(account_id, code))
            .where(RecoveryCode.used_at.is_(None))
            .values(used_at=at)
            .returning(RecoveryCode.account_id)
        )
    if await session.scalar(use_it) is None:
        raise WrongCode(place="body/code")


def _step(key: HouseKey, account_id: UUID, factor: factors.Factor, code: str, at: datetime) -> int:
    if factor.key_mark != key.mark:
        raise FactorUnreadable
    secret = codes.secret_of(key, account_id, factor.salt)
    step = codes.step_of(secret, code, at, after_step=factor.last_step)
    if step is None:
        raise WrongCode(place="body/code")
    return step


async def renew_recovery_codes(
    database: Database, actor: Actor, command: proving.ProveOneself, *, caller: Caller, at: datetime
) -> RecoveryCodesView:
    """Ten new codes; the old ones are worth nothing any more. Raises FactorNotOn."""
    typed = passwords.normalised(command.password)
    await proving.prove(database, actor.id, typed, caller=caller, at=at)
    async with database.transaction() as session:
        if not await factors.has_factor(session, actor.id):
            raise FactorNotOn
        return RecoveryCodesView(recovery_codes=await _make_recovery_codes(session, actor.id))


async def _make_recovery_codes(session: AsyncSession, account_id: UUID) -> list[str]:
    made = codes.made_up_recovery_codes()
    await session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    rows = [
        {"account_id": account_id, "code_hash": codes.recovery_hash(account_id, each)}
        for each in made
    ]
    await session.execute(insert(RecoveryCode), rows)
    return made


async def remove(
    database: Database, actor: Actor, command: proving.ProveOneself, *, caller: Caller, at: datetime
) -> None:
    """Do without, unless the house demands one. Raises FactorNotOn, FactorDemanded."""
    typed = passwords.normalised(command.password)
    await proving.prove(database, actor.id, typed, caller=caller, at=at)
    async with database.transaction() as session:
        held = await policy.read(session)
        if await _is_demanded(session, actor.id, held):
            raise FactorDemanded
        if not await take_away(session, actor.id):
            raise FactorNotOn


async def take_away(session: AsyncSession, account_id: UUID) -> bool:
    """Remove somebody's second factor and recovery codes; whether there was one."""
    factor = SecondFactor
    await session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    gone = delete(factor).where(factor.account_id == account_id).returning(factor.confirmed_at)
    since = await session.scalar(gone)
    if since is None:
        return False
    before = FactorStateView(enabled=True, since=since)
    after = FactorStateView(enabled=False)
    trail.note(session, THING, account_id, before=before, after=after)
    return True


async def is_due(session: AsyncSession, account_id: UUID, held: policy.Policy) -> bool:
    """Whether this person must set one up before anything else."""
    demanded = await _is_demanded(session, account_id, held)
    return demanded and not await factors.has_factor(session, account_id)


async def _is_demanded(session: AsyncSession, account_id: UUID, held: policy.Policy) -> bool:
    if held.second_factor_for == "none":
        return False
    administrator = await factors.is_administrator(session, account_id)
    return held.demands_second_factor(administrator=administrator)


async def state_of_somebody(
    session: AsyncSession, actor: Actor, account_id: UUID
) -> FactorStateView:
    """The same of somebody whom the actor sees. Raises AccountUnknown."""
    if not await accounts.sees_account(session, actor, account_id):
        raise AccountUnknown
    return await state_of(session, account_id)


async def state_of(session: AsyncSession, account_id: UUID) -> FactorStateView:
    """How it stands with somebody's second factor."""
    factor = await factors.factor_of(session, account_id)
    since = factor and factor.confirmed_at
    held = await policy.read(session)
    return FactorStateView(
        enabled=since is not None,
        since=since,
        recovery_codes_left=await factors.recovery_codes_left(session, account_id),
        demanded=await _is_demanded(session, account_id, held),
    )
