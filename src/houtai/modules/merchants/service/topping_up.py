"""A deposit from which money was taken is to be topped up in time; who does not may not sell.

The session is the house's.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, texts
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import business_day
from houtai.kit.environment import LANGUAGES, Environment
from houtai.kit.money import show_amount
from houtai.kit.settings import Duration, Setting, YesNo
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants.queries import merchants
from houtai.modules.merchants.rules.money import deposit_of
from houtai.modules.merchants.service import freezing, telling
from houtai.modules.merchants.tables import DepositDemand, Merchant

AT_ONCE = 100
TOP_UP_WITHIN = Setting(
    "merchants.top_up_within",
    kind=Duration(timedelta(hours=1), timedelta(days=90)),
    default=timedelta(days=7),
)
FREEZES = Setting("merchants.freezes_without_deposit", kind=YesNo(), default=True)


async def hold_depositor(session: AsyncSession, merchant_id: UUID) -> str | None:
    """What he is called; nobody else takes from his deposit, pays into it or has it back until the
    transaction ends. None for whoever has no deposit with the house. Index: pk_merchant.
    """
    name: str | None = await session.scalar(
        select(Merchant.name)
        .where(
            Merchant.merchant_id == merchant_id,
            ~Merchant.self_run,
            Merchant.state.in_(("open", "frozen")),
        )
        .with_for_update()
    )
    return name


async def see_whether_short(session: AsyncSession, merchant_id: UUID, *, at: datetime) -> None:
    """After money was taken: a demand that was met and is not covered any more is due again. His
    row is held.
    """
    account_id = deposit_of(merchant_id).id
    totals = await ledger.totals_now(session, SYSTEM, [account_id])
    held = totals[account_id].balance if account_id in totals else 0
    due_at = at + await settings.read(session, TOP_UP_WITHIN)
    demanded = await session.scalar(
        update(DepositDemand)
        .where(
            DepositDemand.merchant_id == merchant_id,
            DepositDemand.state == "met",
            DepositDemand.amount_fen > held,
        )
        .values(state="due", met_at=None, due_at=due_at)
        .returning(DepositDemand.amount_fen)
    )
    if demanded is None:
        return
    short = demanded - held
    await telling.happened(session, merchant_id, "deposit_short", at=at, amount_fen=short)
    await telling.staff(
        session,
        merchant_id,
        "merchants.deposit_short",
        link="/violations/deposit",
        at=at,
        amount=show_amount(short),
        day=business_day(due_at, Environment.read().time_zone).isoformat(),
    )


async def restrict_late(session: AsyncSession, *, at: datetime) -> int:
    """A bite of those who did not top up in time: each is frozen, where the house wants it so, and
    his time is told to be over. Index: ix_deposit_demand_due_at.
    """
    late = await session.execute(
        select(DepositDemand.id, DepositDemand.merchant_id)
        .where(DepositDemand.due_at <= at, DepositDemand.state == "due")
        .order_by(DepositDemand.due_at, DepositDemand.id)
        .limit(AT_ONCE)
    )
    found = late.all()
    freezes = await settings.read(session, FREEZES)
    for row in found:
        await _end_waiting(session, row.id, row.merchant_id, freezes=freezes, at=at)
    return len(found)


async def _end_waiting(
    session: AsyncSession, demand_id: UUID, merchant_id: UUID, *, freezes: bool, at: datetime
) -> None:
    """He is held first: of a payment at the same moment the one sees the other."""
    await hold_depositor(session, merchant_id)
    over = await session.scalar(
        update(DepositDemand)
        .where(DepositDemand.id == demand_id, DepositDemand.due_at <= at)
        .where(DepositDemand.state == "due")
        .values(due_at=None)
        .returning(DepositDemand.id)
    )
    row = await merchants.row(session, SYSTEM, merchant_id)
    if over is None or row is None:
        return
    await telling.happened(session, merchant_id, "deposit_late", at=at)
    if freezes and row.state == "open":
        reason = texts.say("merchants.frozen_without_deposit", LANGUAGES[0])
        command = freezing.FreezeMerchant(version=row.version, reason=reason)
        await freezing.freeze(session, SYSTEM, merchant_id, command, at=at, agreed=True)
