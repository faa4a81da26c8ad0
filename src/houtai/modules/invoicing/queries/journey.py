"""The steps of an order's way that invoices know of."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.invoicing import InvoiceIssued
from houtai.kit.auth import within
from houtai.modules.invoicing.tables import Invoice, InvoiceRequest
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.public import JourneyStepView, Traveller

STEPS_MAX = 100
WHATS = frozenset({"ask", "withdrawn", "refused", "blue", "red"})
TOLD = frozenset({InvoiceIssued.LABEL.name})


async def steps(session: AsyncSession, who: Traveller) -> Sequence[JourneyStepView]:
    """Requests and their ends, invoices with their numbers, as their reader may see them."""
    if not who.actor.may("invoicing.request.read"):
        return []
    requests = await session.execute(
        select(
            InvoiceRequest.id,
            InvoiceRequest.number,
            InvoiceRequest.member_id,
            InvoiceRequest.state,
            InvoiceRequest.asked_at,
            InvoiceRequest.ended_at,
        )
        .where(
            InvoiceRequest.order_id == who.order_id, within(who.actor, InvoiceRequest.merchant_id)
        )
        .order_by(InvoiceRequest.id)
        .limit(STEPS_MAX)
    )
    found = []
    for one in requests.all():
        told = {"module": "invoicing", "document_kind": "invoice_request", "document_id": one.id}
        asked = JourneyStepView(
            **told,
            what="ask",
            at=one.asked_at,
            by_kind="buyer",
            by_id=one.member_id,
            number=one.number,
            values={},
        )
        found.append(asked)
        if one.ended_at is not None and one.state in {"withdrawn", "refused"}:
            by_kind = "buyer" if one.state == "withdrawn" else "staff"
            ended = {"what": one.state, "at": one.ended_at, "by_kind": by_kind}
            found.append(JourneyStepView(**told, **ended, number=one.number, values={}))
    return [*found, *await _issued(session, who)]


async def _issued(session: AsyncSession, who: Traveller) -> list[JourneyStepView]:
    rows = await session.execute(
        select(
            Invoice.request_id, Invoice.kind, Invoice.number, Invoice.amount_fen, Invoice.issued_at
        )
        .join(InvoiceRequest, InvoiceRequest.id == Invoice.request_id)
        .where(
            InvoiceRequest.order_id == who.order_id, within(who.actor, InvoiceRequest.merchant_id)
        )
        .where(Invoice.number.is_not(None))
        .order_by(Invoice.id)
        .limit(STEPS_MAX)
    )
    return [
        JourneyStepView(
            module="invoicing",
            what=row.kind,
            at=row.issued_at,
            by_kind="house",
            document_kind="invoice_request",
            document_id=row.request_id,
            number=row.number,
            values={"amount_fen": row.amount_fen},
        )
        for row in rows
    ]


async def _nothing(_session: AsyncSession, _who: Traveller) -> Sequence[JourneyStepView]:
    """Orders tell by themselves what was told of them; here it is only said that there is more."""
    return []


SOURCES = {
    "invoicing": ordering.Source(steps, WHATS),
    "events": ordering.Source(_nothing, TOLD),
}
