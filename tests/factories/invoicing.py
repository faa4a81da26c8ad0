"""Shops that issue invoices, and buyers who want one; states only what a test relies on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.invoicing.queries.proofs import INVARIANTS
from houtai.modules.invoicing.queries.requests import InvoiceRequestView, one_request
from houtai.modules.invoicing.service import asking, issuing, making, setting
from houtai.modules.invoicing.tables import Invoice, Issuer
from tests.factories.aftersale import Sold
from tests.factories.ordering import NOON

COMPANY_NUMBER = "91110108717743469K"
"""A social credit code whose check character holds."""


async def make_issuer(
    session: AsyncSession, merchant_id: UUID = SELF_RUN_ID, **changes: Any
) -> None:
    """A shop that issues by the sandbox once goods are received, unless told otherwise."""
    version = await session.scalar(select(Issuer.version).where(Issuer.merchant_id == merchant_id))
    values = {
        "name": "武夷山茶业有限公司",
        "tax_number": COMPANY_NUMBER,
        "rate_bp": 1_300,
        "provider": "sandbox",
        "issue_at": "received",
        "special": False,
        "enabled": True,
        **changes,
    }
    command = setting.SetIssuer(**values, version=version or 0)
    await setting.set_issuer(session, SYSTEM, merchant_id, command)


async def want(session: AsyncSession, sold: Sold, **changes: Any) -> InvoiceRequestView:
    """Its buyer asks for an invoice in a person's name."""
    command = asking.AskInvoice(**{"title_kind": "person", "title": "李雷", **changes})
    request_id = await asking.ask(session, sold.who.member_id, sold.order_id, command, at=NOON)
    return await one_request(session, SYSTEM, request_id)


async def afresh(session: AsyncSession, request: InvoiceRequestView) -> InvoiceRequestView:
    """As it stands now."""
    return await one_request(session, SYSTEM, request.id)


async def numbers_come(session: AsyncSession, request: InvoiceRequestView) -> InvoiceRequestView:
    """The provider gives every invoice that is asked for a number."""
    ids = await session.scalars(
        select(Invoice.id).where(Invoice.request_id == request.id, Invoice.state == "asked")
    )
    for invoice_id in ids.all():
        held = await making.hold(session, request.id)
        digits = f"26{new_id().int % 10**18:018d}"
        await issuing.number(session, held, invoice_id, digits, at=NOON)
    return await afresh(session, request)


async def unproved(session: AsyncSession) -> dict[str, Sequence[Breach]]:
    """What does not hold of invoices."""
    verdicts = await prove(session, INVARIANTS)
    return {verdict.name: verdict.breaches for verdict in verdicts if verdict.breaches}
