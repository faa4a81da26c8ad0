"""Payouts as their readers see them: the platform all, a merchant his own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Moment, View
from houtai.modules.merchants import public as merchants
from houtai.modules.payouts.rules.moves import (
    AttemptState,
    AttemptWay,
    Outcome,
    PayoutSource,
    PayoutState,
    ToldBy,
)
from houtai.modules.payouts.tables import Answer, Attempt, ConfirmedBill, Payout

Number = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{19}$")]
COUNTED: tuple[PayoutState, ...] = ("asked", "ready", "sent", "failed", "returned")
COUNTED_MAX = 999


class PayoutUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "payouts.payout_unknown"


class PayoutRowView(View):
    """A payout in a list. `held`: its merchant is frozen, or named no account."""

    id: UUID
    number: str
    merchant_id: UUID
    merchant_name: str = ""
    held: bool = False
    source: PayoutSource
    bill_id: UUID | None
    bill_number: str | None
    amount_fen: int
    state: PayoutState
    reason: str
    asked_by: UUID
    asked_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None
    paid_at: datetime | None
    version: int


class AnswerView(View):
    """What was said of a try."""

    outcome: Outcome
    told_by: ToldBy
    bank_reference: str
    reason: str
    at: datetime


class AttemptView(View):
    """One try, and what was said of it, the oldest first."""

    id: UUID
    number: str
    way: AttemptWay
    batch_id: UUID | None
    account_name: str
    bank_name: str
    bank_branch: str
    bank_account: Annotated[str | None, merchants.BANK_ACCOUNT.shown]
    state: AttemptState
    reason: str
    bank_reference: str
    sent_at: datetime
    answered_at: datetime | None
    tries: int
    answers: tuple[AnswerView, ...] = ()


class PayoutView(PayoutRowView):
    """A payout with its tries, the oldest first."""

    attempts: tuple[AttemptView, ...] = ()


class PayoutCountView(View):
    """How many are in a state; `more` if there are too many to count at a glance."""

    state: PayoutState
    count: int
    more: bool


PAYOUTS = Listing(
    id=Payout.id,
    sorts={"id": Payout.id},
    default="-id",
    filters={
        "state": any_of(Payout.state, PayoutState),
        "number": equal(Payout.number, Number),
        "merchant_id": equal(Payout.merchant_id, UUID),
        "source": equal(Payout.source, PayoutSource),
        "asked_from": at_least(Payout.asked_at, Moment),
        "asked_before": below(Payout.asked_at, Moment),
    },
)
_JOINED = {"merchant_name", "held", "bill_number"}
_OWN = [getattr(Payout, name) for name in PayoutRowView.model_fields if name not in _JOINED]


async def list_payouts(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[PayoutRowView]:
    """The newest first. Indexes: pk_payout, ix_payout_state_id, ix_payout_merchant_id_id."""
    page = await PAYOUTS.page(session, select_payouts(actor), wanted, PayoutRowView)
    return Page(items=await named(session, page.items), next=page.next)


def select_payouts(actor: Actor) -> Select[Any]:
    """All that he may see, for lists and exports."""
    return (
        select(*_OWN, ConfirmedBill.number.label("bill_number"))
        .outerjoin(ConfirmedBill, ConfirmedBill.bill_id == Payout.bill_id)
        .where(within(actor, Payout.merchant_id))
    )


async def named(session: AsyncSession, rows: Sequence[PayoutRowView]) -> list[PayoutRowView]:
    """With their payees."""
    known = await merchants.payees(session, {one.merchant_id for one in rows})
    return [_with_payee(one, known.get(one.merchant_id)) for one in rows]


def _with_payee(row: PayoutRowView, payee: merchants.Payee | None) -> PayoutRowView:
    waits = row.state in ("asked", "ready")
    held = waits and (payee is None or payee.is_held or not payee.has_account)
    name = "" if payee is None else payee.name
    return row.model_copy(update={"merchant_name": name, "held": held})


async def count_payouts(session: AsyncSession, actor: Actor) -> list[PayoutCountView]:
    """Those that want something done. Index: ix_payout_state_id."""
    counted = [
        select(func.count())
        .select_from(
            select(Payout.id)
            .where(within(actor, Payout.merchant_id), Payout.state == state)
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        .scalar_subquery()
        for state in COUNTED
    ]
    counts = (await session.execute(select(*counted))).one()
    return [
        PayoutCountView(state=state, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        for state, count in zip(COUNTED, counts, strict=True)
    ]


async def one_payout(session: AsyncSession, actor: Actor, payout_id: UUID) -> PayoutView:
    """Raises PayoutUnknown. Indexes: pk_payout, ix_attempt_payout_id_id, pk_answer."""
    found = await session.execute(select_payouts(actor).where(Payout.id == payout_id))
    row = found.one_or_none()
    if row is None:
        raise PayoutUnknown
    (shown,) = await named(session, [PayoutRowView.model_validate(row)])
    return PayoutView(**dict(shown), attempts=await _attempts(session, payout_id))


async def _attempts(session: AsyncSession, payout_id: UUID) -> tuple[AttemptView, ...]:
    told: dict[UUID, tuple[AnswerView, ...]] = {}
    found = await session.scalars(
        select(Answer)
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .where(Attempt.payout_id == payout_id)
        .order_by(Answer.at)
    )
    for one in found:
        told[one.attempt_id] = (*told.get(one.attempt_id, ()), AnswerView.model_validate(one))
    names = [name for name in AttemptView.model_fields if name != "answers"]
    rows = await session.execute(
        select(*(getattr(Attempt, name) for name in names))
        .where(Attempt.payout_id == payout_id)
        .order_by(Attempt.id)
    )
    return tuple(
        AttemptView.model_validate(row).model_copy(update={"answers": told.get(row.id, ())})
        for row in rows
    )
