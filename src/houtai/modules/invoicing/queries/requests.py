"""Requests for invoices with the invoices that came of them, as their readers see them."""

from collections.abc import Collection, Mapping, Sequence
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
from houtai.modules.invoicing.rules.states import (
    InvoiceForm,
    InvoiceKind,
    InvoiceState,
    Provider,
    RequestState,
    TitleKind,
)
from houtai.modules.invoicing.tables import Invoice, InvoiceLine, InvoiceRequest

Number = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{19}$")]
COUNTED: tuple[RequestState, ...] = ("waiting", "asked", "failed", "correcting")
COUNTED_MAX = 999


class InvoiceRequestUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "invoicing.request_unknown"


class InvoiceRequestRowView(View):
    """A request in a list."""

    id: UUID
    number: str
    merchant_id: UUID
    member_id: UUID
    order_id: UUID
    order_number: str
    shop_name: str
    form: InvoiceForm
    title_kind: TitleKind
    title: str
    tax_number: str
    state: RequestState
    reason: str
    asked_at: datetime
    ended_at: datetime | None
    version: int


class InvoiceLineView(View):
    """A line of an invoice, the tax in its amount."""

    line_id: UUID
    name: str
    spec_text: str
    tax_code: str
    rate_bp: int
    quantity: int
    amount_fen: int
    tax_fen: int


class InvoiceView(View):
    """A blue invoice, or a red one that takes back what it says."""

    id: UUID
    kind: InvoiceKind
    state: InvoiceState
    provider: Provider
    seller_name: str
    seller_tax_number: str
    amount_fen: int
    tax_fen: int
    reversed_fen: int
    number: str | None
    issued_at: datetime | None
    made_at: datetime
    error: str | None
    lines: tuple[InvoiceLineView, ...] = ()


class InvoiceRequestView(InvoiceRequestRowView):
    """A request with its invoices, the oldest first."""

    address: str
    phone: str
    bank: str
    bank_account: str
    invoices: tuple[InvoiceView, ...] = ()


class TakenRequestView(InvoiceRequestRowView):
    """A request in a file: what its blue invoices say that have a number, what of that red ones
    have taken back, and the numbers of all.
    """

    amount_fen: int = 0
    tax_fen: int = 0
    reversed_fen: int = 0
    invoice_numbers: str = ""


class RequestCountView(View):
    """How many are in a state; `more` if there are too many to count at a glance."""

    state: RequestState
    count: int
    more: bool


REQUESTS = Listing(
    id=InvoiceRequest.id,
    sorts={"id": InvoiceRequest.id},
    default="-id",
    filters={
        "state": any_of(InvoiceRequest.state, RequestState),
        "number": equal(InvoiceRequest.number, Number),
        "order_number": equal(InvoiceRequest.order_number, Number),
        "merchant_id": equal(InvoiceRequest.merchant_id, UUID),
        "form": equal(InvoiceRequest.form, InvoiceForm),
        "asked_from": at_least(InvoiceRequest.asked_at, Moment),
        "asked_before": below(InvoiceRequest.asked_at, Moment),
    },
)
_ROW: tuple[Any, ...] = tuple(
    getattr(InvoiceRequest, name) for name in InvoiceRequestRowView.model_fields
)
WHOLE: tuple[Any, ...] = tuple(
    getattr(InvoiceRequest, name) for name in InvoiceRequestView.model_fields if name != "invoices"
)
_INVOICE: tuple[Any, ...] = tuple(
    getattr(Invoice, name) for name in InvoiceView.model_fields if name != "lines"
)
_LINE: tuple[Any, ...] = tuple(getattr(InvoiceLine, name) for name in InvoiceLineView.model_fields)


async def list_requests(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[InvoiceRequestRowView]:
    """The newest first. Indexes: pk_invoice_request, ix_invoice_request_merchant_id_id,
    _state_id, _merchant_id_state_id, uq_invoice_request_number, ix_invoice_request_order_number.
    """
    return await REQUESTS.page(session, select_requests(actor), wanted, InvoiceRequestRowView)


def select_requests(actor: Actor) -> Select[Any]:
    """All that he may see, for lists and exports."""
    return select(*_ROW).where(within(actor, InvoiceRequest.merchant_id))


async def with_sums(
    session: AsyncSession, rows: Sequence[TakenRequestView]
) -> list[TakenRequestView]:
    """What was issued of each. Index: ix_invoice_request_id_id."""
    found = await session.execute(
        select(
            Invoice.request_id, Invoice.kind, Invoice.amount_fen, Invoice.tax_fen, Invoice.number
        )
        .where(Invoice.request_id.in_([one.id for one in rows]), Invoice.number.is_not(None))
        .order_by(Invoice.id)
    )
    issued: dict[UUID, list[Any]] = {}
    for row in found:
        issued.setdefault(row.request_id, []).append(row)
    return [one.model_copy(update=_summed(issued.get(one.id, []))) for one in rows]


def _summed(invoices: Sequence[Any]) -> dict[str, object]:
    blue = [one for one in invoices if one.kind == "blue"]
    return {
        "amount_fen": sum(one.amount_fen for one in blue),
        "tax_fen": sum(one.tax_fen for one in blue),
        "reversed_fen": sum(one.amount_fen for one in invoices if one.kind == "red"),
        "invoice_numbers": ", ".join(one.number for one in invoices),
    }


async def count_requests(session: AsyncSession, actor: Actor) -> list[RequestCountView]:
    """Those that wait for somebody. Indexes: ix_invoice_request_state_id, _merchant_id_state_id."""
    parts = [
        select(func.count())
        .select_from(
            select(InvoiceRequest.id)
            .where(within(actor, InvoiceRequest.merchant_id), InvoiceRequest.state == state)
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        .scalar_subquery()
        for state in COUNTED
    ]
    counts = (await session.execute(select(*parts))).one()
    return [
        RequestCountView(state=state, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        for state, count in zip(COUNTED, counts, strict=True)
    ]


async def one_request(session: AsyncSession, actor: Actor, request_id: UUID) -> InvoiceRequestView:
    """Raises InvoiceRequestUnknown. Index: pk_invoice_request."""
    found = await session.execute(
        select(*WHOLE).where(
            InvoiceRequest.id == request_id, within(actor, InvoiceRequest.merchant_id)
        )
    )
    row = found.one_or_none()
    if row is None:
        raise InvoiceRequestUnknown
    invoices = await invoices_of(session, [request_id])
    return InvoiceRequestView.model_validate(row).model_copy(
        update={"invoices": invoices.get(request_id, ())}
    )


async def invoices_of(
    session: AsyncSession, request_ids: Collection[UUID]
) -> Mapping[UUID, tuple[InvoiceView, ...]]:
    """By request, without what was given up. Indexes: ix_invoice_request_id_id, pk_invoice_line."""
    found = await session.execute(
        select(Invoice.request_id, *_INVOICE)
        .where(Invoice.request_id.in_(request_ids), Invoice.state != "dropped")
        .order_by(Invoice.id)
    )
    rows = found.all()
    ids = [row.id for row in rows]
    lines: dict[UUID, list[InvoiceLineView]] = {}
    for line in await session.execute(
        select(InvoiceLine.invoice_id, *_LINE)
        .where(InvoiceLine.invoice_id.in_(ids))
        .order_by(InvoiceLine.invoice_id, InvoiceLine.position)
    ):
        lines.setdefault(line.invoice_id, []).append(InvoiceLineView.model_validate(line))
    views: dict[UUID, list[InvoiceView]] = {}
    for row in rows:
        view = InvoiceView.model_validate(row).model_copy(update={"lines": tuple(lines[row.id])})
        views.setdefault(row.request_id, []).append(view)
    return {request_id: tuple(those) for request_id, those in views.items()}
