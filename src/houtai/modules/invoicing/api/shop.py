"""Doors of buyers: invoices of one's own orders."""

from uuid import UUID

from houtai.kit.auth import SYSTEM, CurrentActor
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session, reaching_as
from houtai.kit.http import Router
from houtai.modules.invoicing.queries.own import OwnInvoicesView
from houtai.modules.invoicing.service import asking

doors = Router(tags=["shop"])


@doors.get("/orders/{order_id}/invoices")
async def show_own_invoices(
    session: ReadSession, buyer: CurrentActor, order_id: UUID
) -> OwnInvoicesView:
    """What was asked for and issued, and whether more may be asked for."""
    async with reaching_as(session, SYSTEM):
        return await asking.show(session, buyer.id, order_id)


@doors.post("/orders/{order_id}/invoices", status_code=201)
async def ask_own_invoice(
    session: Session, buyer: CurrentActor, order_id: UUID, command: asking.AskInvoice
) -> UUID:
    """Ask for one; it is issued when the shop does so."""
    async with reaching_as(session, SYSTEM):
        return await asking.ask(session, buyer.id, order_id, command, at=utc_now())


@doors.post("/invoices/{request_id}/withdraw", status_code=204)
async def withdraw_own_invoice(session: Session, buyer: CurrentActor, request_id: UUID) -> None:
    """As long as it waits."""
    async with reaching_as(session, SYSTEM):
        await asking.withdraw(session, buyer.id, request_id, at=utc_now())
