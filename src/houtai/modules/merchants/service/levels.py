"""Levels of merchants: made, changed, removed, given."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line
from houtai.modules.merchants.queries import levels as queries
from houtai.modules.merchants.queries import merchants
from houtai.modules.merchants.service import deposits, telling
from houtai.modules.merchants.service.commands import (
    ChangedMeanwhile,
    MerchantUnknown,
    Version,
    Versioned,
)
from houtai.modules.merchants.tables import Level, Merchant

THING = "merchants.level"
AMOUNT_MAX = 10**11


class LevelUnknown(NotFound):
    code = "merchants.level_unknown"


class LevelNameTaken(Conflict):
    code = "merchants.level_name_taken"


class LevelInUse(Conflict):
    """Merchants have it, or it is the usual one."""

    code = "merchants.level_in_use"


class TooManyLevels(Conflict):
    code = "merchants.too_many_levels"


class MakeMerchantLevel(Command):
    name: Annotated[Line, StringConstraints(max_length=30)]
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    rank: Annotated[int, Field(ge=0, le=1_000)]
    deposit_fen: Annotated[int, Field(strict=True, ge=0, le=AMOUNT_MAX)]
    is_usual: bool = False


class EditMerchantLevel(MakeMerchantLevel):
    version: Version


class GiveLevel(Versioned):
    """A level; with `demand` its deposit is demanded from now on."""

    level_id: UUID
    demand: bool = False


async def make(session: AsyncSession, command: MakeMerchantLevel) -> UUID:
    """Raises LevelNameTaken or TooManyLevels."""
    if (await session.scalar(select(func.count()).select_from(Level)) or 0) >= queries.LEVELS_MAX:
        raise TooManyLevels(levels_max=queries.LEVELS_MAX)
    if command.is_usual:
        await _no_longer_usual(session)
    level_id = new_id()
    made = insert(Level).values(id=level_id, **command.model_dump()).on_conflict_do_nothing()
    if await session.scalar(made.returning(Level.id)) is None:
        raise LevelNameTaken(place="body/name")
    after = await queries.level(session, level_id)
    trail.note(session, THING, level_id, name=command.name, before=None, after=after)
    return level_id


async def edit(session: AsyncSession, level_id: UUID, command: EditMerchantLevel) -> None:
    """Raises LevelUnknown, LevelNameTaken, LevelInUse, ChangedMeanwhile."""
    before = await _known(session, level_id)
    if before.is_usual and not command.is_usual:
        raise LevelInUse(place="body/is_usual")
    if command.is_usual and not before.is_usual:
        await _no_longer_usual(session)
    values = command.model_dump(exclude={"version"})
    try:
        async with session.begin_nested():
            done = await session.scalar(
                update(Level)
                .where(Level.id == level_id, Level.version == command.version)
                .values(**values, version=Level.version + 1)
                .returning(Level.id)
            )
    except IntegrityError as error:
        raise LevelNameTaken(place="body/name") from error
    if done is None:
        raise ChangedMeanwhile
    after = await queries.level(session, level_id)
    trail.note(session, THING, level_id, name=command.name, before=before, after=after)


async def remove(session: AsyncSession, level_id: UUID) -> None:
    """Raises LevelUnknown or LevelInUse."""
    before = await _known(session, level_id)
    if before.is_usual:
        raise LevelInUse
    try:
        async with session.begin_nested():
            await session.execute(delete(Level).where(Level.id == level_id))
    except IntegrityError as error:
        raise LevelInUse from error
    trail.note(session, THING, level_id, name=before.name, before=before, after=None)


async def give(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: GiveLevel, *, at: datetime
) -> None:
    """Raises MerchantUnknown, LevelUnknown, ChangedMeanwhile."""
    before = await merchants.row(session, actor, merchant_id)
    if before is None or before.self_run:
        raise MerchantUnknown
    level = await queries.level(session, command.level_id)
    if level is None:
        raise LevelUnknown(place="body/level_id")
    given = await session.scalar(
        update(Merchant)
        .where(Merchant.merchant_id == merchant_id, Merchant.version == command.version)
        .where(within(actor, Merchant.merchant_id))
        .values(level_id=command.level_id, version=Merchant.version + 1)
        .returning(Merchant.merchant_id)
    )
    if given is None:
        raise ChangedMeanwhile
    await telling.happened(
        session, merchant_id, "level_given", by_id=actor.id, at=at, note=level.name
    )
    if command.demand:
        await deposits.demand(
            session, actor, merchant_id, level.deposit_fen, note=level.name, at=at
        )
    after = await merchants.row(session, actor, merchant_id)
    trail.note(
        session, "merchants.merchant", merchant_id, name=before.name, before=before, after=after
    )


async def _known(session: AsyncSession, level_id: UUID) -> queries.MerchantLevelView:
    found = await queries.level(session, level_id)
    if found is None:
        raise LevelUnknown
    return found


async def _no_longer_usual(session: AsyncSession) -> None:
    await session.execute(
        update(Level).where(Level.is_usual).values(is_usual=False, version=Level.version + 1)
    )
