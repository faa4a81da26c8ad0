"""What must hold of shared money at any moment."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.invariants import Breach, Invariant
from houtai.modules.ledger import public as ledger
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.rules.sharing import Sums
from houtai.modules.settlement.tables import (
    Bill,
    BillLine,
    Charge,
    Entry,
    GiveBack,
    LineShare,
    OrderShare,
    Unbilled,
)


async def _orders_shared_out(session: AsyncSession, most: int) -> Sequence[Breach]:
    """All that was booked of an order is what is left of its lines: of the buyer's money, of the
    platform's share in discounts, and of fees.
    """
    lines = (
        select(
            LineShare.order_id,
            func.sum(LineShare.paid_fen - LineShare.back_fen).label("left_fen"),
        )
        .group_by(LineShare.order_id)
        .subquery("lines")
    )
    booked = (
        select(Entry.order_id, func.sum(Entry.paid_fen).label("booked_fen"))
        .group_by(Entry.order_id)
        .subquery("booked")
    )
    rows = await session.execute(
        select(OrderShare.order_id, lines.c.left_fen, booked.c.booked_fen)
        .outerjoin(lines, lines.c.order_id == OrderShare.order_id)
        .outerjoin(booked, booked.c.order_id == OrderShare.order_id)
        .where(OrderShare.earned_at.is_not(None))
        .where(lines.c.left_fen.is_distinct_from(booked.c.booked_fen))
        .limit(most)
    )
    return [Breach(f"order {row.order_id}", str(row.left_fen), str(row.booked_fen)) for row in rows]


async def _refunds_taken_back(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What has gone back of an earned line is what refunds gave back of it."""
    given = (
        select(GiveBack.line_id, func.sum(GiveBack.fen).label("fen"))
        .group_by(GiveBack.line_id)
        .subquery("given")
    )
    rows = await session.execute(
        select(LineShare.line_id, LineShare.back_fen, given.c.fen)
        .outerjoin(given, given.c.line_id == LineShare.line_id)
        .where(LineShare.back_fen != func.coalesce(given.c.fen, 0))
        .limit(most)
    )
    return [Breach(f"line {row.line_id}", str(row.fen), str(row.back_fen)) for row in rows]


async def _ledger_agrees(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Fees and subsidies of each merchant stand in the ledger as in his rows; so do own sales."""
    rows = await session.execute(
        select(
            Entry.merchant_id,
            func.sum(Entry.paid_fen).label("paid_fen"),
            func.sum(Entry.subsidy_fen).label("subsidy_fen"),
            func.sum(Entry.fee_fen).label("fee_fen"),
        )
        .group_by(Entry.merchant_id)
        .order_by(Entry.merchant_id)
    )
    sides = [
        side
        for row in rows
        for side in _sides(
            row.merchant_id, Sums(int(row.paid_fen), int(row.subsidy_fen), int(row.fee_fen))
        )
    ]
    expected = {key.id: (f"{key.kind.name} of {key.owner_id}", fen) for key, fen in sides}
    totals = await ledger.totals_now(session, SYSTEM, list(expected))
    found = {one: totals[one].balance if one in totals else 0 for one in expected}
    return [
        Breach(name, str(fen), str(found[one]))
        for one, (name, fen) in expected.items()
        if found[one] != fen
    ][:most]


def _sides(merchant_id: UUID, sums: Sums) -> list[tuple[ledger.AccountKey, int]]:
    if merchant_id == SELF_RUN_ID:
        return [(accounts.own_sales(merchant_id), sums.paid_fen)]
    return [
        (accounts.fees_of_merchant(merchant_id), sums.fee_fen),
        (accounts.subsidy_of(merchant_id), sums.subsidy_fen),
    ]


async def _bills_are_their_lines(session: AsyncSession, most: int) -> Sequence[Breach]:
    """The sums of a bill are those of its lines."""
    lines = (
        select(
            BillLine.bill_id,
            func.count().label("line_count"),
            func.sum(BillLine.net_fen).label("net_fen"),
        )
        .group_by(BillLine.bill_id)
        .subquery("lines")
    )
    rows = await session.execute(
        select(Bill.number, Bill.payable_fen, lines.c.net_fen)
        .outerjoin(lines, lines.c.bill_id == Bill.id)
        .where(
            or_(
                func.coalesce(lines.c.net_fen, 0) != Bill.payable_fen,
                func.coalesce(lines.c.line_count, 0) != Bill.line_count,
            )
        )
        .limit(most)
    )
    return [Breach(f"bill {row.number}", str(row.net_fen), str(row.payable_fen)) for row in rows]


async def _entries_billed_once(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Whatever merchants earn or give back waits to be billed, or is in a bill as it was booked."""
    rows = await session.execute(
        select(Entry.id, Entry.net_fen, BillLine.net_fen.label("billed_fen"))
        .outerjoin(BillLine, BillLine.id == Entry.id)
        .outerjoin(Unbilled, Unbilled.entry_id == Entry.id)
        .where(Entry.merchant_id != SELF_RUN_ID)
        .where(
            or_(
                BillLine.id.is_(None) == Unbilled.entry_id.is_(None),
                BillLine.net_fen != Entry.net_fen,
            )
        )
        .limit(most)
    )
    return [Breach(f"entry {row.id}", str(row.net_fen), str(row.billed_fen)) for row in rows]


async def _charges_booked(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What each merchant was fined out of what he is owed stands in the ledger."""
    rows = await session.execute(
        select(Charge.merchant_id, func.sum(Charge.fen).label("fen"))
        .group_by(Charge.merchant_id)
        .order_by(Charge.merchant_id)
    )
    expected = {row.merchant_id: int(row.fen) for row in rows}
    keys = {one: accounts.fines_of(one).id for one in expected}
    totals = await ledger.totals_now(session, SYSTEM, list(keys.values()))
    found = {one: totals[key].balance if key in totals else 0 for one, key in keys.items()}
    return [
        Breach(f"merchant {one}", str(fen), str(found[one]))
        for one, fen in expected.items()
        if found[one] != fen
    ][:most]


INVARIANTS = [
    Invariant("settlement.orders_shared_out", _orders_shared_out),
    Invariant("settlement.refunds_taken_back", _refunds_taken_back),
    Invariant("settlement.ledger_agrees", _ledger_agrees),
    Invariant("settlement.bills_are_their_lines", _bills_are_their_lines),
    Invariant("settlement.entries_billed_once", _entries_billed_once),
    Invariant("settlement.charges_booked", _charges_booked),
]
