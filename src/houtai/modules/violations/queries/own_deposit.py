"""A merchant's deposit as he sees it: what is demanded, held and frozen, and what moved it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.merchants import public as merchants
from houtai.modules.violations.queries.violations import known_to, open_violations, year_points
from houtai.modules.violations.rules.states import FROZEN, ViolationState
from houtai.modules.violations.tables import Violation

FINES_MAX = 100


class DepositReceivedView(View):
    """What he paid in."""

    id: UUID
    amount_fen: int
    bank_reference: str
    at: datetime


class DepositFineView(View):
    """What a violation took of it, or holds."""

    id: UUID
    number: str
    state: ViolationState
    frozen_fen: int
    charged_fen: int
    at: datetime


class OwnDepositView(View):
    """`due_at`: until when it is to be topped up. `year_points`: of what he was fined for."""

    merchant_id: UUID
    demanded_fen: int
    held_fen: int
    frozen_fen: int
    short_fen: int
    state: Literal["due", "met"] | None
    due_at: datetime | None
    year_points: int
    open_count: int
    received: list[DepositReceivedView]
    fines: list[DepositFineView]


async def own_deposit(
    session: AsyncSession, actor: Actor, merchant_id: UUID, *, at: datetime, time_zone: str
) -> OwnDepositView:
    """Nothing for whoever is out of reach. Index: ix_violation_merchant_id_id."""
    standing = await merchants.deposit_standing(session, actor, merchant_id)
    demanded = standing.demanded_fen or 0
    return OwnDepositView(
        merchant_id=merchant_id,
        demanded_fen=demanded,
        held_fen=standing.held_fen,
        frozen_fen=await _frozen(session, actor, merchant_id),
        short_fen=max(0, demanded - standing.held_fen) if standing.state == "due" else 0,
        state=standing.state,
        due_at=standing.due_at,
        year_points=await year_points(session, actor, merchant_id, at=at, time_zone=time_zone),
        open_count=await open_violations(session, merchant_id),
        received=[
            DepositReceivedView(
                id=one.id,
                amount_fen=one.amount_fen,
                bank_reference=one.bank_reference,
                at=one.recorded_at,
            )
            for one in standing.receipts
        ],
        fines=await _fines(session, actor, merchant_id),
    )


async def _frozen(session: AsyncSession, actor: Actor, merchant_id: UUID) -> int:
    found: int | None = await session.scalar(
        select(cast(func.sum(Violation.frozen_fen), BigInteger)).where(
            Violation.merchant_id == merchant_id,
            within(actor, Violation.merchant_id),
            Violation.state.in_(FROZEN),
        )
    )
    return found or 0


async def _fines(session: AsyncSession, actor: Actor, merchant_id: UUID) -> list[DepositFineView]:
    at = func.coalesce(Violation.ended_at, Violation.told_at).label("at")
    names = [name for name in DepositFineView.model_fields if name != "at"]
    found = await session.execute(
        select(*(getattr(Violation, name) for name in names), at)
        .where(Violation.merchant_id == merchant_id, within(actor, Violation.merchant_id))
        .where(known_to(actor.merchant_ids))
        .order_by(Violation.id.desc())
        .limit(FINES_MAX)
    )
    return [DepositFineView.model_validate(row) for row in found]
