"""Doors of payouts. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.payouts.queries import payouts
from houtai.modules.payouts.service import asking, standing

doors = Router()
CanRead = Annotated[Actor, Depends(allow("payouts.payout.read"))]
CanWithdraw = Annotated[Actor, Depends(allow("payouts.withdrawal.write"))]


def _time_zone(request: Request) -> str:
    zone: str = request.app.state.environment.time_zone
    return zone


@doors.get("/payouts")
async def list_payouts(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(payouts.PAYOUTS.wanted)],
) -> Page[payouts.PayoutRowView]:
    """The newest first."""
    return await payouts.list_payouts(session, actor, wanted)


@doors.get("/payouts/counts")
async def count_payouts(session: ReadSession, actor: CanRead) -> list[payouts.PayoutCountView]:
    """Those that are not there yet, for the tabs."""
    return await payouts.count_payouts(session, actor)


@doors.get("/payouts/{payout_id}")
async def show_payout(session: ReadSession, actor: CanRead, payout_id: UUID) -> payouts.PayoutView:
    return await payouts.one_payout(session, actor, payout_id)


@doors.get("/own-balance")
async def show_own_balance(session: ReadSession, actor: CanRead) -> standing.PayoutBalanceView:
    """Of the merchant where the actor works."""
    if actor.place.merchant_id is None:
        raise asking.PayeeUnknown
    return await standing.balance(session, actor, actor.place.merchant_id)


@doors.get("/balances/{merchant_id}")
async def show_payout_balance(
    session: ReadSession, actor: CanRead, merchant_id: UUID
) -> standing.PayoutBalanceView:
    return await standing.balance(session, actor, merchant_id)


@doors.post("/withdrawals", status_code=201)
async def withdraw_earnings(
    session: Session,
    actor: CanWithdraw,
    command: asking.WithdrawEarnings,
    time_zone: Annotated[str, Depends(_time_zone)],
) -> UUID:
    """To the account of the merchant where the actor works."""
    if actor.place.merchant_id is None:
        raise asking.PayeeUnknown
    return await asking.withdraw(
        session, actor, actor.place.merchant_id, command, at=utc_now(), time_zone=time_zone
    )
