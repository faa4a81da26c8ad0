"""Bills are made by the clock, one merchant a transaction's bite: what is unbilled before the cut
moves into the bill in one statement, so that whoever dies in between has billed nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit import settings
from houtai.kit.clock import business_day
from houtai.kit.ids import derive_id, document_number
from houtai.kit.settings import Duration, Setting
from houtai.modules.settlement.rules import cycles
from houtai.modules.settlement.service.telling import tell
from houtai.modules.settlement.service.terms import Terms, house_terms
from houtai.modules.settlement.tables import Bill, BillLine, Entry, MerchantTerms, Unbilled

LETTER = "S"
BITE = 20
"""Merchants in one transaction."""
CONFIRMED_WITHIN = Setting(
    "settlement.bill_confirmed_within",
    kind=Duration(timedelta(hours=1), timedelta(days=90)),
    default=timedelta(days=3),
)
_SUMS = ("paid_fen", "subsidy_fen", "fee_fen", "other_fen")


@dataclass(frozen=True, slots=True)
class DueMerchant:
    """Of whom something waits to be billed, up to when, and on which terms."""

    merchant_id: UUID
    terms: Terms
    day: date
    cut_at: datetime


async def make_due(session: AsyncSession, at: datetime, *, time_zone: str) -> int:
    """A bite of the bills that are due; how many were made. The session is the house's."""
    due = await _due(session, at, time_zone=time_zone)
    for one in due[:BITE]:
        await make(session, one, at=at)
    return len(due[:BITE])


async def _due(session: AsyncSession, at: datetime, *, time_zone: str) -> list[DueMerchant]:
    """Whoever has something before his cut and no bill of that day. Indexes:
    ix_unbilled_merchant_id_at, uq_bill_merchant_id_day, ix_bill_line_reserve.
    """
    house, today = await house_terms(session), business_day(at, time_zone)
    waiting = (
        select(Unbilled.merchant_id, func.min(Unbilled.at).label("first_at"))
        .group_by(Unbilled.merchant_id)
        .subquery("waiting")
    )
    newest = (
        select(func.max(Bill.day)).where(Bill.merchant_id == waiting.c.merchant_id)
    ).scalar_subquery()
    rows = await session.execute(
        select(waiting.c.merchant_id, waiting.c.first_at, newest.label("billed"), MerchantTerms)
        .outerjoin(MerchantTerms, MerchantTerms.merchant_id == waiting.c.merchant_id)
        .order_by(waiting.c.merchant_id)
    )
    found = []
    for merchant_id, first_at, billed, own in rows:
        terms = house if own is None else _terms(own)
        day = cycles.last_day(terms.cycle, today)
        cut_at = cycles.cut(day, terms.wait_days, time_zone)
        is_due = first_at < cut_at and (billed is None or billed < day)
        if is_due and not terms.held:
            found.append(DueMerchant(merchant_id, terms, day, cut_at))
    return found


def _terms(own: MerchantTerms) -> Terms:
    known: dict[str, cycles.Cycle] = {"daily": "daily", "weekly": "weekly", "monthly": "monthly"}
    return Terms(known[own.cycle], own.wait_days, own.reserve_permille, own.reserve_days, own.held)


async def make(session: AsyncSession, due: DueMerchant, *, at: datetime) -> UUID | None:
    """One bill, which the merchant is asked to agree on; None where somebody made it meanwhile."""
    bill_id = derive_id(due.merchant_id, "settlement.bill", due.day.isoformat())
    number = document_number(LETTER, bill_id, due.day)
    within = await settings.read(session, CONFIRMED_WITHIN)
    row = insert(Bill).values(
        id=bill_id,
        number=number,
        merchant_id=due.merchant_id,
        day=due.day,
        cut_at=due.cut_at,
        state="sent",
        line_count=0,
        payable_fen=0,
        **dict.fromkeys(_SUMS, 0),
        made_at=at,
        due_at=at + within,
        dispute_words="",
        answer_words="",
    )
    if await session.scalar(row.on_conflict_do_nothing().returning(Bill.id)) is None:
        return None
    await _take_entries(session, due, bill_id)
    await _keep_back(session, due, bill_id, at=at)
    await _give_reserves(session, due, bill_id, at=at)
    await _carry(session, due.merchant_id, bill_id, at=at)
    await resum(session, bill_id)
    fields = {"number": number, "day": due.day.isoformat()}
    await tell(session, due.merchant_id, "settlement.bill_made", fields, bill_id=bill_id, at=at)
    return bill_id


async def _take_entries(session: AsyncSession, due: DueMerchant, bill_id: UUID) -> None:
    taken = (
        delete(Unbilled)
        .where(Unbilled.merchant_id == due.merchant_id, Unbilled.at < due.cut_at)
        .returning(Unbilled.entry_id)
        .cte("taken")
    )
    names = ("id", "merchant_id", "kind", "order_id", "order_number", "paid_fen", "subsidy_fen",
        "fee_fen", "net_fen", "at")  # fmt: skip
    entries = select(
        literal(bill_id), literal(0), literal(""), *(getattr(Entry, name) for name in names)
    ).join(taken, taken.c.entry_id == Entry.id)
    await session.execute(
        insert(BillLine).from_select(["bill_id", "other_fen", "words", *names], entries)
    )


async def _keep_back(
    session: AsyncSession, due: DueMerchant, bill_id: UUID, *, at: datetime
) -> None:
    """A part of what orders brought waits for refunds that may still come."""
    brought = await session.scalar(
        select(func.coalesce(func.sum(BillLine.net_fen), 0)).where(BillLine.bill_id == bill_id)
    )
    fen = cycles.reserve_of(int(brought or 0), due.terms.reserve_permille)
    if fen:
        release_on = due.day + timedelta(days=due.terms.reserve_days)
        line_id = derive_id(bill_id, "settlement.reserve")
        values = other_line(line_id, bill_id, due.merchant_id, "reserve", -fen, at=at)
        await session.execute(insert(BillLine).values(**values, release_on=release_on))


async def _give_reserves(
    session: AsyncSession, due: DueMerchant, bill_id: UUID, *, at: datetime
) -> None:
    """What was kept back long enough. Indexes: ix_bill_line_reserve, uq_bill_line_source_id."""
    given = aliased(BillLine)
    kept = await session.execute(
        select(BillLine.id, BillLine.other_fen)
        .where(BillLine.merchant_id == due.merchant_id, BillLine.kind == "reserve")
        .where(BillLine.release_on <= due.day)
        .where(~select(given.id).where(given.source_id == BillLine.id).exists())
        .order_by(BillLine.id)
    )
    for row in kept.all():
        line_id = derive_id(row.id, "settlement.release")
        values = other_line(line_id, bill_id, due.merchant_id, "release", -row.other_fen, at=at)
        await session.execute(insert(BillLine).values(**values, source_id=row.id))


async def _carry(session: AsyncSession, merchant_id: UUID, bill_id: UUID, *, at: datetime) -> None:
    """What he owed after bills that both agreed on. Index: ix_bill_owing."""
    taken = aliased(BillLine)
    owing = await session.execute(
        select(Bill.id, Bill.payable_fen)
        .where(Bill.merchant_id == merchant_id, Bill.state == "confirmed", Bill.payable_fen < 0)
        .where(~select(taken.id).where(taken.source_id == Bill.id).exists())
        .order_by(Bill.id)
    )
    for row in owing.all():
        line_id = derive_id(row.id, "settlement.carried")
        values = other_line(line_id, bill_id, merchant_id, "carried", row.payable_fen, at=at)
        await session.execute(insert(BillLine).values(**values, source_id=row.id))


def other_line(
    line_id: UUID, bill_id: UUID, merchant_id: UUID, kind: str, fen: int, *, at: datetime
) -> dict[str, object]:
    """A line that is no share of an order."""
    return {
        "id": line_id,
        "bill_id": bill_id,
        "merchant_id": merchant_id,
        "kind": kind,
        "order_number": "",
        "paid_fen": 0,
        "subsidy_fen": 0,
        "fee_fen": 0,
        "other_fen": fen,
        "net_fen": fen,
        "words": "",
        "at": at,
    }


async def resum(session: AsyncSession, bill_id: UUID) -> None:
    """A bill's sums are those of its lines; nothing else ever writes them."""
    sums = [func.coalesce(func.sum(getattr(BillLine, name)), 0) for name in (*_SUMS, "net_fen")]
    of_it = select(func.count(), *sums).where(BillLine.bill_id == bill_id)
    count, *found = (await session.execute(of_it)).one()
    *parts, payable_fen = (int(one) for one in found)
    await session.execute(
        update(Bill)
        .where(Bill.id == bill_id)
        .values(line_count=count, payable_fen=payable_fen, **dict(zip(_SUMS, parts, strict=True)))
        .execution_options(synchronize_session=False)
    )
