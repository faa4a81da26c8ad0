"""What others have agreed to is carried out, once, as the person who asked for it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalGranted, ApprovedActDone
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, Place, reading_as
from houtai.kit.clock import utc_now
from houtai.kit.errors import HoutaiError
from houtai.kit.http import Deed, Keep
from houtai.kit.ids import derive_id
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

Act = Callable[[AsyncSession, Actor, Deferred, datetime], Awaitable[MerchantActAskedView | None]]


@dataclass(frozen=True)
class Granted:
    """How a granted act is done, the permission that it takes, and the door where it is asked."""

    act: Act
    door: str
    permission: str


async def carry_out(
    session: AsyncSession, events: Sequence[ApprovalGranted], *, keep_deed: Keep
) -> None:
    """Each in the order of the grants; one that cannot be done leaves the others alone."""
    at = utc_now()
    for event in events:
        if event.act in _ACTS:
            actor, refusal = await _carry_out_one(session, event, at)
            await keep_deed(session, _deed_of(event, actor, refusal, trail.take(session), at))
            code = None if refusal is None else refusal.code
            done = ApprovedActDone(request_id=event.request_id, act=event.act, code=code, at=at)
            await eventlog.emit(session, done)


async def _carry_out_one(
    session: AsyncSession, event: ApprovalGranted, at: datetime
) -> tuple[Actor | None, HoutaiError | None]:
    """Who has done it, and what stood in the way, if something did."""
    granted = _ACTS[event.act]
    deferred = Deferred.model_validate_json(event.command)
    place = Place(event.merchant_id, event.warehouse_id)
    actor = await identity.actor_at(session, event.asked_by, place)
    if actor is None or not actor.may(granted.permission):
        return actor, NobodyAsks()
    try:
        async with session.begin_nested():
            with reading_as(actor):
                await granted.act(session, actor, deferred, at)
    except HoutaiError as error:
        return actor, error
    return actor, None


def _deed_of(
    event: ApprovalGranted,
    actor: Actor | None,
    refusal: HoutaiError | None,
    notes: Sequence[trail.Note],
    at: datetime,
) -> Deed:
    """What the log says: the asker's deed, at the address of what was approved."""
    granted = _ACTS[event.act]
    asker = Actor(event.asked_by, place=Place(event.merchant_id, event.warehouse_id))
    return Deed(
        id=derive_id(event.request_id, "carried out"),
        at=at,
        actor=actor or asker,
        door=granted.door,
        thing=granted.permission.rpartition(".")[0],
        thing_id=str(Deferred.model_validate_json(event.command).merchant_id),
        method="",
        path=f"/approvals/{event.request_id}",
        address=None,
        user_agent="",
        status=HTTPStatus.NO_CONTENT if refusal is None else refusal.status,
        code=None if refusal is None else refusal.code,
        request_id=None,
        notes=() if refusal is not None else notes,
    )


async def _freeze(
    session: AsyncSession, actor: Actor, deferred: Deferred, at: datetime
) -> MerchantActAskedView | None:
    command = freezing.FreezeMerchant.model_validate(deferred.command)
    return await freezing.freeze(session, actor, deferred.merchant_id, command, at=at, agreed=True)


async def _unfreeze(
    session: AsyncSession, actor: Actor, deferred: Deferred, at: datetime
) -> MerchantActAskedView | None:
    command = freezing.UnfreezeMerchant.model_validate(deferred.command)
    return await freezing.unfreeze(
        session, actor, deferred.merchant_id, command, at=at, agreed=True
    )


async def _change_account(
    session: AsyncSession, actor: Actor, deferred: Deferred, at: datetime
) -> MerchantActAskedView | None:
    command = SettlementAccount.model_validate(deferred.command)
    return await accounts.change(session, actor, deferred.merchant_id, command, at=at, agreed=True)


_ACTS = {
    FREEZE: Granted(_freeze, "merchants_freeze_merchant", "merchants.merchant.write"),
    UNFREEZE: Granted(_unfreeze, "merchants_unfreeze_merchant", "merchants.merchant.write"),
    ACCOUNT_CHANGE: Granted(_change_account, "merchants_change_account", "merchants.account.write"),
}
