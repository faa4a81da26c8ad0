"""Bills as their readers see them: the platform all, a merchant his own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import BigInteger, Select, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import View
from houtai.modules.merchants import public as merchants
from houtai.modules.settlement.queries.open_matters import UNCHARGED
from houtai.modules.settlement.tables import Bill, BillLine, Charge, Entry, Unbilled

BillState = Literal["sent", "disputed", "confirmed"]
BillLineKind = Literal["earning", "refund", "reserve", "release", "carried", "correction", "fine"]
BillNumber = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{19}$")]
STATES: tuple[BillState, ...] = ("sent", "disputed", "confirmed")
COUNTED_MAX = 999
NamedBill = TypeVar("NamedBill", "SettlementBillView", "TakenBillLineView")


class SettlementBillUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "settlement.bill_unknown"


class SettlementBillView(View):
    """A bill; `payable_fen` is the sum of the others, fees taken off. Below zero it is carried on.
    `due_at`: when it counts as confirmed.
    """

    id: UUID
    number: str
    merchant_id: UUID
    merchant_name: str = ""
    day: date
    cut_at: datetime
    state: BillState
    line_count: int
    paid_fen: int
    subsidy_fen: int
    fee_fen: int
    other_fen: int
    payable_fen: int
    made_at: datetime
    due_at: datetime | None
    disputed_at: datetime | None
    dispute_words: str
    answered_at: datetime | None
    answer_words: str
    confirmed_at: datetime | None


class SettlementBillLineView(View):
    """One thing that it is made of. Corrections say why."""

    id: UUID
    kind: BillLineKind
    order_id: UUID | None
    order_number: str
    paid_fen: int
    subsidy_fen: int
    fee_fen: int
    other_fen: int
    net_fen: int
    words: str
    release_on: date | None
    at: datetime


class TakenBillLineView(SettlementBillLineView):
    """The same away from its bill, in a file."""

    bill_number: str
    day: date
    merchant_id: UUID
    merchant_name: str = ""


class BillCountView(View):
    """How many are in a state; `more` if there are too many to count at a glance."""

    state: BillState
    count: int
    more: bool


class UnbilledView(View):
    """What a merchant earned, less fines, that is in no bill yet, and what bills kept back."""

    unbilled_fen: int
    reserved_fen: int


BILLS = Listing(
    id=Bill.id,
    sorts={"day": Bill.day},
    default="-day",
    filters={
        "state": any_of(Bill.state, BillState),
        "number": equal(Bill.number, BillNumber),
        "merchant_id": equal(Bill.merchant_id, UUID),
        "day_from": at_least(Bill.day, date),
        "day_before": below(Bill.day, date),
    },
)
LINES = Listing(
    id=BillLine.id,
    sorts={"at": BillLine.at},
    default="at",
    filters={"kind": any_of(BillLine.kind, BillLineKind)},
)
TAKEN_LINES = replace(LINES, filters={**LINES.filters, "bill_id": equal(BillLine.bill_id, UUID)})
"""Lines in a file, of any bill."""
_OWN = [getattr(Bill, name) for name in SettlementBillView.model_fields if name != "merchant_name"]


async def list_bills(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[SettlementBillView]:
    """The newest first. Indexes: ix_bill_day_id,
    ix_bill_state_day_id, uq_bill_merchant_id_day.
    """
    page = await BILLS.page(session, select_bills(actor), wanted, SettlementBillView)
    return Page(items=await named(session, page.items), next=page.next)


def select_bills(actor: Actor) -> Select[Any]:
    """All that he may see, for lists and exports."""
    return select(*_OWN).where(within(actor, Bill.merchant_id))


def select_taken_lines(actor: Actor) -> Select[Any]:
    """Lines of all these bills. Indexes: ix_bill_line_bill_id_at_id, pk_bill."""
    columns = [getattr(BillLine, name) for name in SettlementBillLineView.model_fields]
    return (
        select(*columns, BillLine.merchant_id, Bill.number.label("bill_number"), Bill.day)
        .join(Bill, Bill.id == BillLine.bill_id)
        .where(within(actor, BillLine.merchant_id))
    )


async def named(session: AsyncSession, rows: Sequence[NamedBill]) -> list[NamedBill]:
    """With what the merchants are called."""
    known = await merchants.payees(session, {one.merchant_id for one in rows})
    names = {merchant_id: payee.name for merchant_id, payee in known.items()}
    return [
        one.model_copy(update={"merchant_name": names.get(one.merchant_id, "")}) for one in rows
    ]


async def count_bills(session: AsyncSession, actor: Actor) -> list[BillCountView]:
    """For the tabs. Index: ix_bill_state_day_id."""
    counted = [
        select(func.count())
        .select_from(
            select(Bill.id)
            .where(within(actor, Bill.merchant_id), Bill.state == state)
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        .scalar_subquery()
        for state in STATES
    ]
    counts = (await session.execute(select(*counted))).one()
    return [
        BillCountView(state=state, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        for state, count in zip(STATES, counts, strict=True)
    ]


async def one_bill(session: AsyncSession, actor: Actor, bill_id: UUID) -> SettlementBillView:
    """Raises SettlementBillUnknown. Index: pk_bill."""
    found = await session.execute(
        select(*_OWN).where(Bill.id == bill_id, within(actor, Bill.merchant_id))
    )
    row = found.one_or_none()
    if row is None:
        raise SettlementBillUnknown
    (shown,) = await named(session, [SettlementBillView.model_validate(row)])
    return shown


async def bill_lines(
    session: AsyncSession, actor: Actor, bill_id: UUID, wanted: Wanted
) -> Page[SettlementBillLineView]:
    """In the order in which they were booked. Raises SettlementBillUnknown. Index:
    ix_bill_line_bill_id_at_id.
    """
    await one_bill(session, actor, bill_id)
    columns = [getattr(BillLine, name) for name in SettlementBillLineView.model_fields]
    statement = select(*columns).where(
        BillLine.bill_id == bill_id, within(actor, BillLine.merchant_id)
    )
    return await LINES.page(session, statement, wanted, SettlementBillLineView)


async def not_billed(session: AsyncSession, actor: Actor, merchant_id: UUID) -> UnbilledView:
    """Nothing for whoever is out of reach. Indexes: ix_unbilled_merchant_id_at,
    ix_charge_merchant_id_at, ix_bill_line_reserve, uq_bill_line_source_id.
    """
    open_fen = (
        select(func.coalesce(func.sum(Entry.net_fen), 0))
        .join(Unbilled, Unbilled.entry_id == Entry.id)
        .where(Unbilled.merchant_id == merchant_id, within(actor, Unbilled.merchant_id))
    )
    fined_fen = select(func.coalesce(func.sum(Charge.fen), 0)).where(
        Charge.merchant_id == merchant_id, within(actor, Charge.merchant_id), UNCHARGED
    )
    kept_fen = select(-func.coalesce(func.sum(BillLine.other_fen), 0)).where(
        BillLine.merchant_id == merchant_id,
        within(actor, BillLine.merchant_id),
        BillLine.kind.in_(("reserve", "release")),
    )
    row = await session.execute(
        select(
            cast(open_fen.scalar_subquery() - fined_fen.scalar_subquery(), BigInteger),
            cast(kept_fen.scalar_subquery(), BigInteger),
        )
    )
    unbilled_fen, reserved_fen = row.one()
    return UnbilledView(unbilled_fen=unbilled_fen, reserved_fen=reserved_fen)
