"""Money is set aside for a merchant: after a bill, or because he asks for it.

It is taken first and looked at afterwards: from then on the account is held, so that of two who
take from one balance the second sees what the first has left. The session is the house's.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.settlement import BillConfirmed
from houtai.kit import settings
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.clock import business_day, day_bounds
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, NotFound, Unavailable
from houtai.kit.ids import derive_id, document_number, new_id
from houtai.kit.settings import Setting, WholeNumber, YesNo
from houtai.kit.shapes import Command
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants import public as merchants
from houtai.modules.payouts.queries.balance import confirmed_left
from houtai.modules.payouts.rules import accounts
from houtai.modules.payouts.rules.moves import PayoutSource
from houtai.modules.payouts.tables import ConfirmedBill, Payout

LETTER = "W"
TRIES_MAX = 5
_YUAN = 100
PAYS_BILLS = Setting("payouts.pays_bills", kind=YesNo(), default=True)
MINIMUM = Setting("payouts.minimum_yuan", kind=WholeNumber(1, 100_000), default=100)
PER_DAY = Setting("payouts.withdrawals_per_day", kind=WholeNumber(1, 100), default=3)
DAY_MAX = Setting("payouts.day_yuan_max", kind=WholeNumber(1, 100_000_000), default=500_000)
APPROVE_FROM = Setting(
    "payouts.approve_from_yuan", kind=WholeNumber(0, 100_000_000), default=50_000
)


class NotEnoughToPay(Conflict):
    """Less is free to be paid than was asked for."""

    code = "payouts.not_enough"


class BelowMinimum(Conflict):
    code = "payouts.below_minimum"


class DayLimitReached(Conflict):
    """So often, or so much, in one day and no more."""

    code = "payouts.day_limit"


class PayeeHeld(Conflict):
    """A frozen merchant is paid nothing."""

    code = "payouts.held"


class PayeeWithoutAccount(Conflict):
    code = "payouts.account_missing"


class PayeeUnknown(NotFound):
    """No such merchant, or nobody who is paid."""

    code = "payouts.payee_unknown"


AmountToPay = Annotated[int, Field(strict=True, gt=0, le=ledger.AMOUNT_MAX)]


class WithdrawEarnings(Command):
    """So much of what is free."""

    amount_fen: AmountToPay


async def withdraw(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    command: WithdrawEarnings,
    *,
    at: datetime,
    time_zone: str,
) -> UUID:
    """What a merchant asks for himself. Raises PayeeUnknown, PayeeHeld, PayeeWithoutAccount,
    BelowMinimum, DayLimitReached, NotEnoughToPay.
    """
    async with reaching_as(session, SYSTEM):
        await check_payee(session, merchant_id)
        minimum = await settings.read(session, MINIMUM)
        if command.amount_fen < minimum * _YUAN:
            raise BelowMinimum(place="body/amount_fen", yuan=minimum)
        payout_id = await set_aside(
            session, merchant_id, command.amount_fen, source="earnings", by_id=actor.id, at=at
        )
        await _check_day(session, merchant_id, at=at, time_zone=time_zone)
    return payout_id


async def take_bills(
    session: AsyncSession, events: Sequence[BillConfirmed], *, at: datetime
) -> None:
    """Each bill once; what is free is paid where the house pays by itself."""
    pays = await settings.read(session, PAYS_BILLS)
    for told in sorted(events, key=lambda one: one.merchant_id):
        fresh = await session.scalar(
            insert(ConfirmedBill)
            .values(
                bill_id=told.bill_id,
                number=told.number,
                merchant_id=told.merchant_id,
                payable_fen=told.payable_fen,
                at=told.at,
            )
            .on_conflict_do_nothing()
            .returning(ConfirmedBill.bill_id)
        )
        if fresh is not None and pays and told.payable_fen > 0:
            await _pay_bill(session, told, at=at)


async def _pay_bill(session: AsyncSession, told: BillConfirmed, *, at: datetime) -> None:
    """As much as there is: a refund may have come between. Raises Unavailable."""
    minimum_fen = await settings.read(session, MINIMUM) * _YUAN
    for _ in range(TRIES_MAX):
        amount_fen = await drawable(session, told.merchant_id)
        if amount_fen < minimum_fen:
            return
        try:
            async with session.begin_nested():
                await set_aside(
                    session,
                    told.merchant_id,
                    amount_fen,
                    source="earnings",
                    by_id=SYSTEM.id,
                    bill_id=told.bill_id,
                    at=at,
                )
        except NotEnoughToPay:
            continue
        return
    raise Unavailable


async def drawable(session: AsyncSession, merchant_id: UUID) -> int:
    """What could be paid now: of confirmed bills, and no more than he is owed; never negative."""
    free = await free_of(session, merchants.payable_of(merchant_id))
    return max(0, min(free, await confirmed_left(session, merchant_id)))


async def free_of(session: AsyncSession, key: ledger.AccountKey) -> int:
    """What an account could give away."""
    totals = await ledger.totals_now(session, SYSTEM, [key.id])
    return totals[key.id].free if key.id in totals else 0


async def check_payee(session: AsyncSession, merchant_id: UUID) -> None:
    """Whether he can be paid, until the transaction ends. Raises PayeeUnknown, PayeeHeld,
    PayeeWithoutAccount.
    """
    payee = (await merchants.payees(session, [merchant_id], hold=True)).get(merchant_id)
    if payee is None:
        raise PayeeUnknown
    if payee.is_held:
        raise PayeeHeld
    if not payee.has_account:
        raise PayeeWithoutAccount


async def set_aside(
    session: AsyncSession,
    merchant_id: UUID,
    amount_fen: int,
    *,
    source: PayoutSource,
    by_id: UUID,
    at: datetime,
    bill_id: UUID | None = None,
) -> UUID:
    """Raises NotEnoughToPay; then nothing of it may stay."""
    payout_id = new_id() if bill_id is None else derive_id(bill_id, "payouts.payout")
    big = amount_fen >= await settings.read(session, APPROVE_FROM) * _YUAN
    taken_from = accounts.source_of(source, merchant_id)
    pair = (taken_from, accounts.transit_of(payout_id, merchant_id))
    await ledger.open_accounts(session, pair, at=at)
    chain = accounts.move(payout_id, "payout_asked", pair, amount_fen, by_id)
    (outcome,) = await ledger.submit(session, [chain], at=at)
    if not outcome.taken:
        raise NotEnoughToPay(place="body/amount_fen")
    session.add(
        Payout(
            id=payout_id,
            number=document_number(LETTER, payout_id, at.date()),
            merchant_id=merchant_id,
            source=source,
            bill_id=bill_id,
            amount_fen=amount_fen,
            state="asked" if big else "ready",
            reason="",
            asked_by=by_id,
            asked_at=at,
        )
    )
    await session.flush()
    if source == "earnings":
        short = await free_of(session, taken_from) < 0
        if short or await confirmed_left(session, merchant_id) < 0:
            raise NotEnoughToPay(place="body/amount_fen")
    return payout_id


async def _check_day(
    session: AsyncSession, merchant_id: UUID, *, at: datetime, time_zone: str
) -> None:
    """With the one that was just asked for; his balance is held. Index:
    ix_payout_merchant_id_asked_at.
    """
    first, until = day_bounds(business_day(at, time_zone), time_zone)
    row = await session.execute(
        select(func.count(), func.coalesce(func.sum(Payout.amount_fen), 0)).where(
            Payout.merchant_id == merchant_id,
            Payout.asked_at >= first,
            Payout.asked_at < until,
            Payout.bill_id.is_(None),
            Payout.source == "earnings",
            Payout.state != "cancelled",
        )
    )
    count, fen = row.one()
    times, yuan = await settings.read(session, PER_DAY), await settings.read(session, DAY_MAX)
    if count > times or int(fen) > yuan * _YUAN:
        raise DayLimitReached(place="body/amount_fen", times=times, yuan=yuan)
