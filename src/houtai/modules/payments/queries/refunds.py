"""Refunds as the platform's staff sees them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.payments.queries.payments import Number
from houtai.modules.payments.rules.methods import Method, RefundState, RefundWay
from houtai.modules.payments.tables import Payment, Refund


class RefundUnknown(NotFound):
    code = "payments.refund_unknown"


class RefundView(View):
    """Money on its way back."""

    id: UUID
    number: str
    payment_id: UUID
    trade_id: UUID
    member_id: UUID
    method: Method
    amount_fen: int
    reason: str
    way: RefundWay
    remark: str
    state: RefundState
    gateway_number: str | None
    attempts: int
    error: str | None
    created_at: datetime
    finished_at: datetime | None
    version: int


_SHOWN = tuple(
    Payment.method if name == "method" else getattr(Refund, name)
    for name in RefundView.model_fields
)
_ALL = select(*_SHOWN).join(Payment, Payment.id == Refund.payment_id)

REFUNDS = Listing(
    id=Refund.id,
    sorts={"created_at": Refund.created_at},
    default="-created_at",
    filters={
        "state": equal(Refund.state, RefundState),
        "number": equal(Refund.number, Number),
        "payment_number": equal(Payment.number, Number),
        # A payment is entitled after the trade that it pays, by its number.
        "trade_number": equal(Payment.title, Line),
        "trade_id": equal(Refund.trade_id, UUID),
        "payment_id": equal(Refund.payment_id, UUID),
        "member_id": equal(Refund.member_id, UUID),
        "created_from": at_least(Refund.created_at, Moment),
        "created_before": below(Refund.created_at, Moment),
    },
)


async def list_refunds(session: AsyncSession, wanted: Wanted) -> Page[RefundView]:
    """Newest first. Index: ix_refund_created_at_id and one for each filter."""
    return await REFUNDS.page(session, select_refunds(), wanted, RefundView)


def select_refunds() -> Select[Any]:
    """All of them, for lists and exports; they are the house's alone."""
    return _ALL


async def one_refund(session: AsyncSession, refund_id: UUID) -> RefundView:
    """Raises RefundUnknown. Index: pk_refund, pk_payment."""
    row = (await session.execute(_ALL.where(Refund.id == refund_id))).one_or_none()
    if row is None:
        raise RefundUnknown
    return RefundView.model_validate(row)


async def refunds_of(session: AsyncSession, trade_id: UUID) -> list[RefundView]:
    """All of one trade, in order. Index: ix_refund_trade_id_id."""
    statement = _ALL.where(Refund.trade_id == trade_id).order_by(Refund.id)
    return [RefundView.model_validate(row) for row in await session.execute(statement)]
