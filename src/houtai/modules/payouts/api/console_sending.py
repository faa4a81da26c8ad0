"""Doors of those who pay out: batches for the bank, answers, what came back."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Response
from fastapi.responses import StreamingResponse

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, is_a_deed
from houtai.kit.paging import Page, Wanted
from houtai.modules.payouts.queries import batches
from houtai.modules.payouts.service import answering, deciding, releasing, sending, sheet

doors = Router()
CanRead = Annotated[Actor, Depends(allow("payouts.sending.read"))]
CanSend = Annotated[Actor, Depends(allow("payouts.sending.write"))]
CanApprove = Annotated[Actor, Depends(allow("payouts.approval.write"))]
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@doors.get("/batches")
async def list_payout_batches(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(batches.BATCHES.wanted)],
) -> Page[batches.PayoutBatchView]:
    """The newest first."""
    return await batches.list_batches(session, wanted)


@doors.post("/batches", status_code=201)
async def make_payout_batch(
    session: Session, actor: CanSend, command: sending.MakePayoutBatch
) -> UUID:
    """What is ready goes to the bank in one file."""
    return await sending.make_batch(session, actor, command, at=utc_now())


@doors.get(
    "/batches/{batch_id}/file",
    response_class=StreamingResponse,
    dependencies=[Depends(is_a_deed)],
)
async def fetch_payout_file(
    session: ReadSession, actor: CanSend, batch_id: UUID, form: Literal["xlsx", "csv"] = "xlsx"
) -> Response:
    """For the bank: whole account numbers, so whoever fetches it is written down."""
    number, rows = await batches.batch_rows(session, batch_id)
    content = await sheet.write(rows, form=form, name=number, language=actor.language)
    headers = {
        "Content-Disposition": f'attachment; filename="{number}.{form}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=_TYPES[form], headers=headers)


@doors.post("/payouts/{payout_id}/approve", status_code=204)
async def approve_payout(
    session: Session, actor: CanApprove, payout_id: UUID, command: deciding.ActOnPayout
) -> None:
    """A big sum may go; not by whoever asked for it."""
    await deciding.approve(session, actor, payout_id, command, at=utc_now())


@doors.post("/payouts/{payout_id}/cancel", status_code=204)
async def cancel_payout(
    session: Session, actor: CanApprove, payout_id: UUID, command: deciding.CancelPayout
) -> None:
    """Its money goes back to where it was taken from."""
    await deciding.cancel(session, actor, payout_id, command, at=utc_now())


@doors.post("/payouts/{payout_id}/send-again", status_code=204)
async def send_payout_again(
    session: Session, _actor: CanSend, payout_id: UUID, command: deciding.ActOnPayout
) -> None:
    """After what the bank did not like was mended."""
    await deciding.send_again(session, payout_id, command)


@doors.post("/payouts/{payout_id}/outcome", status_code=204)
async def note_payout_outcome(
    session: Session, actor: CanSend, payout_id: UUID, command: answering.NotePayoutOutcome
) -> None:
    """What the bank's own pages say."""
    await answering.note_outcome(session, actor, payout_id, command, at=utc_now())


@doors.get("/deposit-releases/{merchant_id}")
async def show_deposit_release(
    session: ReadSession, _actor: CanApprove, merchant_id: UUID
) -> releasing.DepositReleaseView:
    """What of a deposit could go back, and what hinders it."""
    return await releasing.standing(session, merchant_id)


@doors.post("/deposit-releases", status_code=201)
async def release_merchant_deposit(
    session: Session, actor: CanApprove, command: releasing.ReleaseDeposit
) -> UUID:
    """What is deposited beyond what is demanded goes back to the merchant."""
    return await releasing.release_deposit(session, actor, command, at=utc_now())
