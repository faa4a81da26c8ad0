"""Cases as the platform's staff sees them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Moment, View
from houtai.modules.identity import public as identity
from houtai.modules.payments.rules.methods import CaseKind, CaseState, Handled, Method
from houtai.modules.payments.tables import Payment, PaymentCase


class CaseUnknown(NotFound):
    code = "payments.case_unknown"


class CaseView(View):
    """One case. Once it is done, `handled` says how."""

    id: UUID
    kind: CaseKind
    method: Method
    payment_id: UUID | None
    payment_number: str | None = None
    asked_fen: int | None = None
    """What the payment was asked to be."""
    left_fen: int | None = None
    """What came for it and has not been asked back."""
    refund_id: UUID | None
    trade_id: UUID | None
    gateway_number: str
    amount_fen: int
    state: CaseState
    handled: Handled | None
    note: str
    handled_by: UUID | None
    handled_by_name: str = ""
    created_at: datetime
    handled_at: datetime | None
    version: int


_OWN = {column.key for column in PaymentCase.__table__.columns}
_ALL = select(
    *(getattr(PaymentCase, name) for name in CaseView.model_fields if name in _OWN),
    Payment.number.label("payment_number"),
    Payment.amount_fen.label("asked_fen"),
    (Payment.paid_fen - Payment.refunded_fen).label("left_fen"),
).outerjoin(Payment, Payment.id == PaymentCase.payment_id)

CASES = Listing(
    id=PaymentCase.id,
    sorts={"created_at": PaymentCase.created_at},
    default="-created_at",
    filters={
        "state": equal(PaymentCase.state, CaseState),
        "kind": equal(PaymentCase.kind, CaseKind),
        "trade_id": equal(PaymentCase.trade_id, UUID),
        "payment_id": equal(PaymentCase.payment_id, UUID),
        "created_from": at_least(PaymentCase.created_at, Moment),
        "created_before": below(PaymentCase.created_at, Moment),
    },
)


async def list_cases(session: AsyncSession, wanted: Wanted) -> Page[CaseView]:
    """Newest first. Index: ix_payment_case_created_at_id, ix_payment_case_state_created_at_id."""
    page = await CASES.page(session, select_cases(), wanted, CaseView)
    return page.model_copy(update={"items": await named(session, page.items)})


def select_cases() -> Select[Any]:
    """All of them, for lists and exports; they are the house's alone."""
    return _ALL


async def one_case(session: AsyncSession, case_id: UUID) -> CaseView:
    """Raises CaseUnknown. Index: pk_payment_case."""
    row = (await session.execute(_ALL.where(PaymentCase.id == case_id))).one_or_none()
    if row is None:
        raise CaseUnknown
    [shown] = await named(session, [CaseView.model_validate(row)])
    return shown


async def named(session: AsyncSession, found: Sequence[CaseView]) -> list[CaseView]:
    """With who handled them."""
    people = {one.handled_by for one in found if one.handled_by is not None}
    names = await identity.names(session, people) if people else {}
    return [
        one.model_copy(update={"handled_by_name": names.get(one.handled_by, "")})
        if one.handled_by
        else one
        for one in found
    ]
