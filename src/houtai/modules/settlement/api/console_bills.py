"""Doors of bills. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.settlement.queries import bills
from houtai.modules.settlement.queries.terms import TermsView
from houtai.modules.settlement.service import agreeing
from houtai.modules.settlement.service import terms as deals

doors = Router()
CanRead = Annotated[Actor, Depends(allow("settlement.bill.read"))]
CanAgree = Annotated[Actor, Depends(allow("settlement.bill.write"))]
CanBill = Annotated[Actor, Depends(allow("settlement.billing.write"))]
CanSeeTerms = Annotated[Actor, Depends(allow("settlement.billing.read"))]


@doors.get("/bills")
async def list_bills(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(bills.BILLS.wanted)],
) -> Page[bills.SettlementBillView]:
    """The newest first."""
    return await bills.list_bills(session, actor, wanted)


@doors.get("/bills/counts")
async def count_bills(session: ReadSession, actor: CanRead) -> list[bills.BillCountView]:
    """By state, for the tabs."""
    return await bills.count_bills(session, actor)


@doors.get("/bills/{bill_id}")
async def show_bill(
    session: ReadSession, actor: CanRead, bill_id: UUID
) -> bills.SettlementBillView:
    return await bills.one_bill(session, actor, bill_id)


@doors.get("/bills/{bill_id}/lines")
async def list_bill_lines(
    session: ReadSession,
    actor: CanRead,
    bill_id: UUID,
    wanted: Annotated[Wanted, Depends(bills.LINES.wanted)],
) -> Page[bills.SettlementBillLineView]:
    """What it is made of."""
    return await bills.bill_lines(session, actor, bill_id, wanted)


@doors.post("/bills/{bill_id}/confirm", status_code=204)
async def confirm_bill(session: Session, actor: CanAgree, bill_id: UUID) -> None:
    """The merchant agrees; it is paid."""
    await agreeing.confirm(session, actor, bill_id, at=utc_now())


@doors.post("/bills/{bill_id}/dispute", status_code=204)
async def dispute_bill(
    session: Session, actor: CanAgree, bill_id: UUID, command: agreeing.DisputeBill
) -> None:
    """The merchant does not agree; the platform answers."""
    await agreeing.dispute(session, actor, bill_id, command, at=utc_now())


@doors.post("/bills/{bill_id}/corrections", status_code=201)
async def correct_bill(
    session: Session, actor: CanBill, bill_id: UUID, command: agreeing.CorrectBill
) -> UUID:
    """A line of a disputed bill, with its reason."""
    return await agreeing.correct(session, actor, bill_id, command, at=utc_now())


@doors.post("/bills/{bill_id}/answer", status_code=204)
async def answer_bill_dispute(
    session: Session, actor: CanBill, bill_id: UUID, command: agreeing.AnswerDispute
) -> None:
    """The merchant is asked again to agree."""
    await agreeing.answer(session, actor, bill_id, command, at=utc_now())


@doors.get("/unbilled/{merchant_id}")
async def show_unbilled(
    session: ReadSession, actor: CanRead, merchant_id: UUID
) -> bills.UnbilledView:
    """What is in no bill yet, and what is kept back."""
    return await bills.not_billed(session, actor, merchant_id)


@doors.get("/terms/{merchant_id}")
async def show_terms(session: ReadSession, _actor: CanSeeTerms, merchant_id: UUID) -> TermsView:
    """When a merchant is billed."""
    return await deals.terms_shown(session, merchant_id)


@doors.put("/terms/{merchant_id}", status_code=204)
async def set_terms(
    session: Session, actor: CanBill, merchant_id: UUID, command: deals.SetTerms
) -> None:
    """From the next bill on."""
    await deals.set_terms(session, actor, merchant_id, command, at=utc_now())
