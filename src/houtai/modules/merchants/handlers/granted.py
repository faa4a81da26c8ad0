"""What others have agreed to is carried out, once, as the person who asked for it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalGranted
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.http import Keep
from houtai.modules.identity import public as identity
from houtai.modules.merchants.service import accounts, freezing
from houtai.modules.merchants.service.asking import (
    ACCOUNT_CHANGE,
    FREEZE,
    UNFREEZE,
    Deferred,
    MerchantActAskedView,
    NobodyAsks,
)
from houtai.modules.merchants.service.commands import SettlementAccount


async def carry_out(
    session: AsyncSession, events: Sequence[ApprovalGranted], *, keep_deed: Keep
) -> None:
    """Freezes, their end, and new settlement accounts."""
    await identity.carry_out(session, events, _ACTS, keep_deed=keep_deed, at=utc_now())


def _merchant_id(event: ApprovalGranted) -> UUID:
    return Deferred.model_validate_json(event.command).merchant_id


async def _freeze(
    session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime
) -> MerchantActAskedView | None:
    deferred = Deferred.model_validate_json(event.command)
    command = freezing.FreezeMerchant.model_validate(deferred.command)
    return await freezing.freeze(session, actor, deferred.merchant_id, command, at=at, agreed=True)


async def _unfreeze(
    session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime
) -> MerchantActAskedView | None:
    deferred = Deferred.model_validate_json(event.command)
    command = freezing.UnfreezeMerchant.model_validate(deferred.command)
    return await freezing.unfreeze(
        session, actor, deferred.merchant_id, command, at=at, agreed=True
    )


async def _change_account(
    session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime
) -> MerchantActAskedView | None:
    deferred = Deferred.model_validate_json(event.command)
    command = SettlementAccount.model_validate(deferred.command)
    return await accounts.change(session, actor, deferred.merchant_id, command, at=at, agreed=True)


def _granted(act: identity.Act, door: str, thing: str) -> identity.GrantedAct:
    return identity.GrantedAct(
        act, door, thing, _merchant_id, NobodyAsks, permission=f"{thing}.write"
    )


_ACTS = {
    FREEZE: _granted(_freeze, "merchants_freeze_merchant", "merchants.merchant"),
    UNFREEZE: _granted(_unfreeze, "merchants_unfreeze_merchant", "merchants.merchant"),
    ACCOUNT_CHANGE: _granted(_change_account, "merchants_change_account", "merchants.account"),
}
