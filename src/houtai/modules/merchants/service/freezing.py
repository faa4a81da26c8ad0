"""Freezing a merchant with a reason, and letting him sell again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import MerchantFrozen
from houtai.kit import eventlog, settings, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.shapes import Line
from houtai.modules.merchants.queries import merchants
from houtai.modules.merchants.queries.merchants import MerchantRow
from houtai.modules.merchants.service import asking, telling
from houtai.modules.merchants.service.asking import (
    FREEZE,
    FREEZE_ASKS,
    UNFREEZE,
    MerchantActAskedView,
)
from houtai.modules.merchants.service.commands import (
    ChangedMeanwhile,
    MerchantUnknown,
    Versioned,
)
from houtai.modules.merchants.tables import Merchant

THING = "merchants.merchant"


class NotOpen(Conflict):
    """Only a merchant that is open can be frozen; the platform's own shop cannot."""

    code = "merchants.not_open"


class NotFrozen(Conflict):
    code = "merchants.not_frozen"


class FreezeMerchant(Versioned):
    reason: Line


class UnfreezeMerchant(Versioned):
    reason: Line


async def freeze(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    command: FreezeMerchant,
    *,
    at: datetime,
    agreed: bool = False,
) -> MerchantActAskedView | None:
    """Stop him from selling; where two have to look, it is asked for instead unless `agreed`.

    Raises MerchantUnknown, NotOpen, ChangedMeanwhile.
    """
    before = await _known(session, actor, merchant_id)
    if before.state != "open" or before.self_run:
        raise NotOpen
    after = before.model_copy(
        update={"state": "frozen", "frozen_at": at, "frozen_reason": command.reason}
    )
    if not agreed and await settings.read(session, FREEZE_ASKS):
        return await _ask(session, actor, FREEZE, command, before=before, after=after, at=at)
    await _move(session, actor, before, after, command.version)
    await telling.happened(
        session, merchant_id, "frozen", by_id=actor.id, at=at, note=command.reason
    )
    told = MerchantFrozen(merchant_id=merchant_id, reason=command.reason, at=at)
    await eventlog.emit(session, told)
    await telling.staff(
        session, merchant_id, "merchants.frozen", link="/", at=at, reason=command.reason
    )
    return None


async def unfreeze(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    command: UnfreezeMerchant,
    *,
    at: datetime,
    agreed: bool = False,
) -> MerchantActAskedView | None:
    """Let him sell again. Raises MerchantUnknown, NotFrozen, ChangedMeanwhile."""
    before = await _known(session, actor, merchant_id)
    if before.state != "frozen":
        raise NotFrozen
    after = before.model_copy(update={"state": "open", "frozen_at": None, "frozen_reason": ""})
    if not agreed and await settings.read(session, FREEZE_ASKS):
        return await _ask(session, actor, UNFREEZE, command, before=before, after=after, at=at)
    await _move(session, actor, before, after, command.version)
    await telling.happened(
        session, merchant_id, "unfrozen", by_id=actor.id, at=at, note=command.reason
    )
    await telling.opened(session, merchant_id, at=at)
    await telling.granted(session, [merchant_id], at=at)
    await telling.staff(session, merchant_id, "merchants.unfrozen", link="/", at=at)
    return None


async def _known(session: AsyncSession, actor: Actor, merchant_id: UUID) -> MerchantRow:
    found = await merchants.row(session, actor, merchant_id)
    if found is None:
        raise MerchantUnknown
    return found


async def _ask(
    session: AsyncSession,
    actor: Actor,
    act: str,
    command: Versioned,
    *,
    before: MerchantRow,
    after: MerchantRow,
    at: datetime,
) -> MerchantActAskedView:
    wanted = trail.difference(THING, before.id, name=before.name, before=before, after=after)
    return await asking.ask(
        session,
        actor,
        act=act,
        merchant_id=before.id,
        title=before.name,
        command=command,
        wanted=wanted,
        at=at,
    )


async def _move(
    session: AsyncSession, actor: Actor, before: MerchantRow, after: MerchantRow, version: int
) -> None:
    moved = await session.scalar(
        update(Merchant)
        .where(Merchant.merchant_id == before.id, Merchant.version == version)
        .where(Merchant.state == before.state, within(actor, Merchant.merchant_id))
        .values(
            state=after.state,
            frozen_at=after.frozen_at,
            frozen_reason=after.frozen_reason,
            version=Merchant.version + 1,
        )
        .returning(Merchant.merchant_id)
    )
    if moved is None:
        raise ChangedMeanwhile
    trail.note(session, THING, before.id, name=before.name, before=before, after=after)
