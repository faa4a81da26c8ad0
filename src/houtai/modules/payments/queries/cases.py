"""Cases as the platform's staff sees them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Moment, View
from houtai.modules.payments.rules.methods import CaseKind, CaseState, Handled, Method
from houtai.modules.payments.tables import PaymentCase


class CaseUnknown(NotFound):
    code = "payments.case_unknown"


class CaseView(View):
    """One case. Once it is done, `handled` says how."""

    id: UUID
    kind: CaseKind
    method: Method
    payment_id: UUID | None
    refund_id: UUID | None
    trade_id: UUID | None
    gateway_number: str
    amount_fen: int
    state: CaseState
    handled: Handled | None
    note: str
    handled_by: UUID | None
    created_at: datetime
    handled_at: datetime | None
    version: int


_SHOWN = tuple(getattr(PaymentCase, name) for name in CaseView.model_fields)

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
    return await CASES.page(session, select(*_SHOWN), wanted, CaseView)


async def one_case(session: AsyncSession, case_id: UUID) -> CaseView:
    """Raises CaseUnknown. Index: pk_payment_case."""
    row = (await session.execute(select(*_SHOWN).where(PaymentCase.id == case_id))).one_or_none()
    if row is None:
        raise CaseUnknown
    return CaseView.model_validate(row)
