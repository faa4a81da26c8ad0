"""What buyers see of their invoices. The session must be the house's."""

from typing import Any, Literal, TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.aftersale import public as aftersale
from houtai.modules.invoicing.queries.issuers import IssuerView
from houtai.modules.invoicing.queries.requests import WHOLE, InvoiceRequestView, invoices_of
from houtai.modules.invoicing.rules.states import OPEN, IssueAt, TitleKind
from houtai.modules.invoicing.tables import InvoiceRequest, Issuer
from houtai.modules.ordering import public as ordering

PAID = ("paid", "on_delivery")
REQUESTS_MAX = 20
WhyNot: TypeAlias = Literal["not_offered", "not_paid", "nothing_left", "asked"]


class TitleView(View):
    """In whose name one asked last."""

    title_kind: TitleKind
    title: str
    tax_number: str
    address: str
    phone: str
    bank: str
    bank_account: str


class OwnInvoicesView(View):
    """Invoices of one's own order, the newest request first; `why_not`: why none may be asked for
    now.
    """

    order_id: UUID
    why_not: WhyNot | None
    issue_at: IssueAt
    special: bool
    due_fen: int
    """What an invoice would say if it were issued now."""
    last: TitleView | None
    requests: tuple[InvoiceRequestView, ...]


_TITLE: tuple[Any, ...] = tuple(getattr(InvoiceRequest, name) for name in TitleView.model_fields)


async def due_of(session: AsyncSession, order: ordering.SoldOrder) -> dict[UUID, tuple[int, int]]:
    """Pieces and fen that were really paid, by line; freight under the order's own id."""
    if order.state in {"cancelled", "closed"} or order.payment not in PAID:
        return {}
    back = await aftersale.given_back(session, order.id)
    bought = {
        **{one.id: (one.quantity, one.payable_fen) for one in order.lines},
        order.id: (1, order.freight_fen),
    }
    due = {}
    for line_id, (pieces, fen) in bought.items():
        pieces_back, fen_back = back.get(line_id, (0, 0))
        if fen > fen_back:
            due[line_id] = (max(pieces - pieces_back, 0), fen - fen_back)
    return due


async def own_invoices(
    session: AsyncSession, member_id: UUID, order_id: UUID
) -> OwnInvoicesView | None:
    """None for an order that is not the member's. Indexes: ix_invoice_request_order_id_id,
    ix_invoice_request_member_id_id.
    """
    order = await ordering.sold_order(session, order_id)
    if order is None or order.member_id != member_id:
        return None
    issuer = await enabled_issuer(session, order.merchant_id)
    rows = (
        await session.execute(
            select(*WHOLE)
            .where(InvoiceRequest.order_id == order_id)
            .order_by(InvoiceRequest.id.desc())
            .limit(REQUESTS_MAX)
        )
    ).all()
    invoices = await invoices_of(session, [row.id for row in rows])
    requests = tuple(
        InvoiceRequestView.model_validate(row).model_copy(
            update={"invoices": invoices.get(row.id, ())}
        )
        for row in rows
    )
    due_fen = sum(fen for _, fen in (await due_of(session, order)).values())
    is_open = any(one.state in OPEN for one in requests)
    return OwnInvoicesView(
        order_id=order_id,
        why_not=_why_not(order, issuer, due_fen, is_open=is_open),
        issue_at=issuer.issue_at if issuer else "received",
        special=issuer.special if issuer else False,
        due_fen=due_fen,
        last=await _last_title(session, member_id),
        requests=requests,
    )


def _why_not(
    order: ordering.SoldOrder, issuer: IssuerView | None, due_fen: int, *, is_open: bool
) -> WhyNot | None:
    if is_open:
        return "asked"
    if issuer is None:
        return "not_offered"
    if order.payment not in {*PAID, "refunding", "refunded"}:
        return "not_paid"
    return None if due_fen else "nothing_left"


async def enabled_issuer(session: AsyncSession, merchant_id: UUID) -> IssuerView | None:
    """How this merchant issues invoices, if it does. Index: pk_issuer."""
    columns = [getattr(Issuer, name) for name in IssuerView.model_fields]
    found = await session.execute(
        select(*columns).where(Issuer.merchant_id == merchant_id, Issuer.enabled)
    )
    row = found.one_or_none()
    return None if row is None else IssuerView.model_validate(row)


async def _last_title(session: AsyncSession, member_id: UUID) -> TitleView | None:
    found = await session.execute(
        select(*_TITLE)
        .where(InvoiceRequest.member_id == member_id)
        .order_by(InvoiceRequest.id.desc())
        .limit(1)
    )
    row = found.one_or_none()
    return None if row is None else TitleView.model_validate(row)
