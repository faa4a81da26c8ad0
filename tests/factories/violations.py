"""Merchants with deposits, and what is held against them; states only what a test relies on."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.merchants.rules.money import deposit_of, payable_of
from houtai.modules.merchants.service.deposits import RecordReceipt, demand, record
from houtai.modules.settlement.queries.proofs import INVARIANTS as SETTLED
from houtai.modules.settlement.rules import accounts as settled
from houtai.modules.violations.queries.proofs import INVARIANTS
from houtai.modules.violations.queries.violations import (
    ViolationView,
    one_violation,
    open_violations,
)
from houtai.modules.violations.rules import accounts
from houtai.modules.violations.service.moving import ActOnViolation, SayOfViolation
from houtai.modules.violations.service.raising import RaiseViolation, raise_violation
from tests.factories.ordering import NOON
from tests.factories.payouts import STAFF, balance, make_payee

DEPOSIT = 100_000
OPEN_MATTERS = {"violations": open_violations}
"""What hinders a release, as the composition tells it."""
LATE = NOON + timedelta(days=6)


async def make_depositor(
    session: AsyncSession, deposit_fen: int = DEPOSIT, *, paid_fen: int | None = None, **named: Any
) -> UUID:
    """Of whom so much is demanded, and who has paid it, or this."""
    merchant_id = await make_payee(session, **named)
    await demand(session, SYSTEM, merchant_id, deposit_fen, note="", at=NOON)
    await pay_in(session, merchant_id, deposit_fen if paid_fen is None else paid_fen)
    return merchant_id


async def pay_in(session: AsyncSession, merchant_id: UUID, fen: int) -> None:
    """As the bank's statement shows it."""
    if fen:
        command = RecordReceipt(
            amount_fen=fen, bank_reference=new_id().hex, received_on=NOON.date()
        )
        await record(session, SYSTEM, merchant_id, command, at=NOON, today=NOON.date())


async def make_violation(
    session: AsyncSession,
    merchant_id: UUID,
    fine_fen: int = 30_000,
    *,
    kind: Any = "not_as_described",
    by: Actor = STAFF,
    **changes: Any,
) -> ViolationView:
    """Told now, unless it is big."""
    command = RaiseViolation(
        merchant_id=merchant_id, kind=kind, fine_fen=fine_fen, words="与描述不符", **changes
    )
    made = await raise_violation(session, by, command, at=NOON)
    return await one_violation(session, SYSTEM, made)


async def afresh(session: AsyncSession, violation: ViolationView) -> ViolationView:
    """As it stands now."""
    return await one_violation(session, SYSTEM, violation.id)


def act(violation: ViolationView) -> ActOnViolation:
    """As it was read."""
    return ActOnViolation(version=violation.version)


def say(violation: ViolationView, **changes: Any) -> SayOfViolation:
    """The same with words."""
    return SayOfViolation(version=violation.version, words="有凭证", **changes)


async def sides(session: AsyncSession, violation: ViolationView) -> tuple[int, int, int, int]:
    """His deposit, what is frozen of it, fined out of it, and fined out of what he is owed."""
    merchant_id = violation.merchant_id
    keys = (
        deposit_of(merchant_id),
        accounts.frozen_of(violation.id, merchant_id),
        accounts.fines_of(merchant_id),
        settled.fines_of(merchant_id),
    )
    first, second, third, fourth = [await balance(session, key) for key in keys]
    return first, second, third, fourth


async def owed(session: AsyncSession, merchant_id: UUID) -> int:
    """Below zero he owes the house."""
    return await balance(session, payable_of(merchant_id))


async def unproved(session: AsyncSession) -> dict[str, list[Breach]]:
    """What does not hold."""
    verdicts = await prove(session, [*INVARIANTS, *SETTLED])
    return {one.name: list(one.breaches) for one in verdicts if one.breaches}
