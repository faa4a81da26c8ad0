"""Payments as staff sees them, and as the buyer whose they are does."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.payments.rules.methods import Method, PaymentState
from houtai.modules.payments.rules.scenes import Scene
from houtai.modules.payments.tables import Payment

Number = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{19}$")]


class PaymentUnknown(NotFound):
    """Unknown, or another member's: the two look the same."""

    code = "payments.payment_unknown"


class OwnPaymentView(View):
    """One try to pay. `how_to_pay` is there as soon as the gateway has answered."""

    id: UUID
    number: str
    trade_id: UUID
    method: Method
    amount_fen: int
    state: PaymentState
    how_to_pay: dict[str, Any]
    """`kind` is `redirect` or `qr`, with `address`; or `facts`, with what to read; or `bridge`,
    with what to hand to the application around the page.
    """
    expires_at: datetime
    paid_at: datetime | None


class PaymentView(View):
    """One try to pay, with what came and what went back."""

    id: UUID
    number: str
    trade_id: UUID
    member_id: UUID
    method: Method
    scene: Scene
    amount_fen: int
    title: str
    state: PaymentState
    gateway_number: str | None
    paid_fen: int
    refunded_fen: int
    expires_at: datetime
    close_asked_at: datetime | None
    error: str | None
    created_at: datetime
    paid_at: datetime | None
    version: int


_OWN = tuple(getattr(Payment, name) for name in OwnPaymentView.model_fields)
_SHOWN = tuple(getattr(Payment, name) for name in PaymentView.model_fields)

PAYMENTS = Listing(
    id=Payment.id,
    sorts={"created_at": Payment.created_at},
    default="-created_at",
    filters={
        "state": equal(Payment.state, PaymentState),
        "method": equal(Payment.method, Method),
        "number": equal(Payment.number, Number),
        "gateway_number": equal(Payment.gateway_number, Line),
        # It is entitled after the trade that it pays, by its number.
        "trade_number": equal(Payment.title, Line),
        "trade_id": equal(Payment.trade_id, UUID),
        "member_id": equal(Payment.member_id, UUID),
        "created_from": at_least(Payment.created_at, Moment),
        "created_before": below(Payment.created_at, Moment),
    },
)


async def list_payments(session: AsyncSession, wanted: Wanted) -> Page[PaymentView]:
    """Newest first. Index: ix_payment_created_at_id and one for each filter."""
    return await PAYMENTS.page(session, select_payments(), wanted, PaymentView)


def select_payments() -> Select[Any]:
    """All of them, for lists and exports; they are the house's alone."""
    return select(*_SHOWN)


async def one_payment(session: AsyncSession, payment_id: UUID) -> PaymentView:
    """Raises PaymentUnknown. Index: pk_payment."""
    row = (await session.execute(select(*_SHOWN).where(Payment.id == payment_id))).one_or_none()
    if row is None:
        raise PaymentUnknown
    return PaymentView.model_validate(row)


async def payments_of(session: AsyncSession, trade_id: UUID) -> list[PaymentView]:
    """All tries of one trade, in order. Index: ix_payment_trade_id_id."""
    statement = select(*_SHOWN).where(Payment.trade_id == trade_id).order_by(Payment.id)
    return [PaymentView.model_validate(row) for row in await session.execute(statement)]


async def own_payment(session: AsyncSession, member_id: UUID, payment_id: UUID) -> OwnPaymentView:
    """Raises PaymentUnknown. Index: pk_payment."""
    statement = select(*_OWN).where(Payment.id == payment_id, Payment.member_id == member_id)
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        raise PaymentUnknown
    return OwnPaymentView.model_validate(row)
