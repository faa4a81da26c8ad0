"""Bills are made by the clock, those of many merchants in one transaction: what is unbilled before
their cuts moves into them in one statement, so that whoever dies in between has billed nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, cast, delete, func, literal, select, union_all, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit import settings
from houtai.kit.clock import business_day
from houtai.kit.ids import derive_id, document_number
from houtai.kit.settings import Duration, Setting
from houtai.kit.sql import one_of
from houtai.modules.settlement.queries.open_matters import UNCHARGED
from houtai.modules.settlement.rules import cycles
from houtai.modules.settlement.service.telling import Told, tell
from houtai.modules.settlement.service.terms import Terms, house_terms
from houtai.modules.settlement.tables import Bill, BillLine, Charge, Entry, MerchantTerms, Unbilled

LETTER = "S"
BITE = 200
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

    @property
    def bill_id(self) -> UUID:
        """There is one a merchant and day."""
        return derive_id(self.merchant_id, "settlement.bill", self.day.isoformat())

    @property
    def number(self) -> str:
        return document_number(LETTER, self.bill_id, self.day)


async def make_due(session: AsyncSession, at: datetime, *, time_zone: str) -> int:
    """A bite of the bills that are due; how many were made. The session is the house's."""
    due = (await _due(session, at, time_zone=time_zone))[:BITE]
    if due:
        await make(session, due, at=at)
    return len(due)


async def _due(session: AsyncSession, at: datetime, *, time_zone: str) -> list[DueMerchant]:
    """Whoever has something before his cut and no bill of that day. Indexes:
    ix_unbilled_merchant_id_at, uq_bill_merchant_id_day, uq_bill_line_source_id.
    """
    house, today = await house_terms(session), business_day(at, time_zone)
    something = union_all(
        select(Unbilled.merchant_id, Unbilled.at),
        select(Charge.merchant_id, Charge.at).where(UNCHARGED),
    ).subquery("something")
    waiting = (
        select(something.c.merchant_id, func.min(something.c.at).label("first_at"))
        .group_by(something.c.merchant_id)
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


async def make(session: AsyncSession, due: Sequence[DueMerchant], *, at: datetime) -> None:
    """Bills which merchants are asked to agree on, but those that somebody made meanwhile."""
    within = await settings.read(session, CONFIRMED_WITHIN)
    rows = [_row(one, at, at + within) for one in due]
    made = insert(Bill).on_conflict_do_nothing().returning(Bill.id)
    ids = set((await session.scalars(made, rows)).all())
    new = [one for one in due if one.bill_id in ids]
    if not new:
        return
    await _take_entries(session, ids)
    await _keep_back(session, new, at=at)
    await _give_reserves(session, ids, at=at)
    await _take_charges(session, ids, at=at)
    await _carry(session, ids, at=at)
    await resum(session, ids)
    told = [
        Told(one.merchant_id, one.bill_id, {"number": one.number, "day": one.day.isoformat()})
        for one in new
    ]
    await tell(session, "settlement.bill_made", told, at=at)


def _row(due: DueMerchant, at: datetime, due_at: datetime) -> dict[str, object]:
    return {
        "id": due.bill_id,
        "number": due.number,
        "merchant_id": due.merchant_id,
        "day": due.day,
        "cut_at": due.cut_at,
        "state": "sent",
        "line_count": 0,
        "payable_fen": 0,
        **dict.fromkeys(_SUMS, 0),
        "made_at": at,
        "due_at": due_at,
        "dispute_words": "",
        "answer_words": "",
    }


async def _take_entries(session: AsyncSession, bill_ids: Collection[UUID]) -> None:
    """Index: ix_unbilled_merchant_id_at."""
    taken = (
        delete(Unbilled)
        .where(one_of(Bill.id, bill_ids))
        .where(Unbilled.merchant_id == Bill.merchant_id, Unbilled.at < Bill.cut_at)
        .returning(Unbilled.entry_id, Bill.id.label("bill_id"))
        .cte("taken")
    )
    names = ("id", "merchant_id", "kind", "order_id", "order_number", "paid_fen", "subsidy_fen",
        "fee_fen", "net_fen", "at")  # fmt: skip
    entries = select(
        taken.c.bill_id, literal(0), literal(""), *(getattr(Entry, name) for name in names)
    ).join(taken, taken.c.entry_id == Entry.id)
    await session.execute(
        insert(BillLine).from_select(["bill_id", "other_fen", "words", *names], entries)
    )


async def _keep_back(session: AsyncSession, due: Sequence[DueMerchant], *, at: datetime) -> None:
    """A part of what orders brought waits for refunds that may still come."""
    careful = {one.bill_id: one for one in due if one.terms.reserve_permille}
    brought = await session.execute(
        select(BillLine.bill_id, func.sum(BillLine.net_fen))
        .where(one_of(BillLine.bill_id, careful))
        .group_by(BillLine.bill_id)
    )
    rows: list[Mapping[str, object]] = []
    for bill_id, fen in brought.all():
        one = careful[bill_id]
        kept_fen = cycles.reserve_of(int(fen), one.terms.reserve_permille)
        if kept_fen:
            release_on = one.day + timedelta(days=one.terms.reserve_days)
            line_id = derive_id(bill_id, "settlement.reserve")
            values = other_line(line_id, bill_id, one.merchant_id, "reserve", -kept_fen, at=at)
            rows.append({**values, "release_on": release_on})
    await _add(session, rows)


async def _give_reserves(
    session: AsyncSession, bill_ids: Collection[UUID], *, at: datetime
) -> None:
    """What was kept back long enough. Indexes: ix_bill_line_reserve, uq_bill_line_source_id."""
    given = aliased(BillLine)
    kept = await session.execute(
        select(BillLine.id, BillLine.other_fen, BillLine.merchant_id, Bill.id.label("bill_id"))
        .join(Bill, Bill.merchant_id == BillLine.merchant_id)
        .where(one_of(Bill.id, bill_ids))
        .where(BillLine.kind == "reserve", BillLine.release_on <= Bill.day)
        .where(~select(given.id).where(given.source_id == BillLine.id).exists())
        .order_by(BillLine.id)
    )
    rows: list[Mapping[str, object]] = []
    for row in kept.all():
        line_id = derive_id(row.id, "settlement.release")
        fen = -row.other_fen
        values = other_line(line_id, row.bill_id, row.merchant_id, "release", fen, at=at)
        rows.append({**values, "source_id": row.id})
    await _add(session, rows)


async def _take_charges(session: AsyncSession, bill_ids: Collection[UUID], *, at: datetime) -> None:
    """What he was fined. Indexes: ix_charge_merchant_id_at, uq_bill_line_source_id."""
    charged = await session.execute(
        select(Charge.id, Charge.fen, Charge.words, Charge.merchant_id, Bill.id.label("bill_id"))
        .join(Bill, Bill.merchant_id == Charge.merchant_id)
        .where(one_of(Bill.id, bill_ids), Charge.at < Bill.cut_at, UNCHARGED)
        .order_by(Charge.id)
    )
    rows: list[Mapping[str, object]] = []
    for row in charged.all():
        line_id = derive_id(row.id, "settlement.fine")
        values = other_line(line_id, row.bill_id, row.merchant_id, "fine", -row.fen, at=at)
        rows.append({**values, "source_id": row.id, "words": row.words})
    await _add(session, rows)


async def _carry(session: AsyncSession, bill_ids: Collection[UUID], *, at: datetime) -> None:
    """What was owed after bills that both agreed on. Index: ix_bill_owing."""
    taken, owing = aliased(BillLine), aliased(Bill)
    found = await session.execute(
        select(owing.id, owing.payable_fen, owing.merchant_id, Bill.id.label("bill_id"))
        .join(Bill, Bill.merchant_id == owing.merchant_id)
        .where(one_of(Bill.id, bill_ids))
        .where(owing.state == "confirmed", owing.payable_fen < 0)
        .where(~select(taken.id).where(taken.source_id == owing.id).exists())
        .order_by(owing.id)
    )
    rows: list[Mapping[str, object]] = []
    for row in found.all():
        line_id = derive_id(row.id, "settlement.carried")
        fen = row.payable_fen
        values = other_line(line_id, row.bill_id, row.merchant_id, "carried", fen, at=at)
        rows.append({**values, "source_id": row.id})
    await _add(session, rows)


async def _add(session: AsyncSession, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        await session.execute(insert(BillLine), rows)


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


async def resum(session: AsyncSession, bill_ids: Collection[UUID]) -> None:
    """A bill's sums are those of its lines; nothing else ever writes them."""
    names = (*_SUMS, "net_fen")
    sums = (
        select(
            BillLine.bill_id,
            func.count().label("line_count"),
            *(cast(func.sum(getattr(BillLine, name)), BigInteger).label(name) for name in names),
        )
        .where(one_of(BillLine.bill_id, bill_ids))
        .group_by(BillLine.bill_id)
        .subquery("sums")
    )
    parts = {name: sums.c[name] for name in ("line_count", *_SUMS)}
    await session.execute(
        update(Bill)
        .where(Bill.id == sums.c.bill_id)
        .values(**parts, payable_fen=sums.c.net_fen)
        .execution_options(synchronize_session=False)
    )
