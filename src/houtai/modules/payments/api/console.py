"""Doors of the platform's staff: payments, refunds, cases, what gateways told, channels."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Query, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.environment import Environment
from houtai.kit.house_key import HouseKey, house_key
from houtai.kit.http import Router
from houtai.kit.paging import LIMIT_MAX, LIMIT_USUAL, Page, Wanted
from houtai.modules.payments.queries import callbacks, cases, channels, payments, refunds, stored
from houtai.modules.payments.rules.methods import Method
from houtai.modules.payments.service import by_hand, handling, refunding, storing, testing
from houtai.modules.payments.service import channels as editing

console = Router(prefix="/payments", tags=["payments"])

CanRead = Annotated[Actor, Depends(allow("payments.payment.read"))]
CanConfirm = Annotated[Actor, Depends(allow("payments.payment.write"))]
CanReadRefunds = Annotated[Actor, Depends(allow("payments.refund.read"))]
CanRefund = Annotated[Actor, Depends(allow("payments.refund.write"))]
CanReadCases = Annotated[Actor, Depends(allow("payments.case.read"))]
CanHandle = Annotated[Actor, Depends(allow("payments.case.write"))]
CanReadChannels = Annotated[Actor, Depends(allow("payments.channel.read"))]
CanSetUp = Annotated[Actor, Depends(allow("payments.channel.write"))]
CanReadStored = Annotated[Actor, Depends(allow("payments.stored_value.read"))]
CanGrant = Annotated[Actor, Depends(allow("payments.stored_value.write"))]


def _key(request: Request) -> HouseKey:
    environment: Environment = request.app.state.environment
    return house_key(environment.home)


@console.get("/payments")
async def list_payments(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(payments.PAYMENTS.wanted)],
) -> Page[payments.PaymentView]:
    return await payments.list_payments(session, wanted)


@console.get("/payments/{payment_id}")
async def show_payment(
    session: ReadSession, _actor: CanRead, payment_id: UUID
) -> payments.PaymentView:
    return await payments.one_payment(session, payment_id)


@console.post("/payments/{payment_id}/confirm", status_code=204)
async def confirm_payment(
    session: Session, actor: CanConfirm, payment_id: UUID, command: by_hand.ReceiveByHand
) -> None:
    """A bank transfer arrived, or cash was collected."""
    await by_hand.confirm(session, actor, payment_id, command, at=utc_now())


@console.get("/refunds")
async def list_refunds(
    session: ReadSession,
    _actor: CanReadRefunds,
    wanted: Annotated[Wanted, Depends(refunds.REFUNDS.wanted)],
) -> Page[refunds.RefundView]:
    return await refunds.list_refunds(session, wanted)


@console.get("/refunds/{refund_id}")
async def show_refund(
    session: ReadSession, _actor: CanReadRefunds, refund_id: UUID
) -> refunds.RefundView:
    return await refunds.one_refund(session, refund_id)


@console.post("/refunds/{refund_id}/retry", status_code=204)
async def retry_refund(
    session: Session, _actor: CanRefund, refund_id: UUID, command: refunding.RetryRefund
) -> None:
    await refunding.retry(session, refund_id, command, at=utc_now())


@console.post("/refunds/{refund_id}/finish", status_code=204)
async def finish_refund(
    session: Session, actor: CanRefund, refund_id: UUID, command: refunding.FinishRefund
) -> None:
    """It was given back by hand."""
    await refunding.finish_by_hand(session, actor, refund_id, command, at=utc_now())


@console.post("/refunds/{refund_id}/store", status_code=204)
async def store_refund(
    session: Session, actor: CanRefund, refund_id: UUID, command: refunding.StoreRefund
) -> None:
    """Its gateway would not: it goes into the buyer's store with the house."""
    await storing.store(session, actor, refund_id, command, at=utc_now())


@console.get("/cases")
async def list_cases(
    session: ReadSession,
    _actor: CanReadCases,
    wanted: Annotated[Wanted, Depends(cases.CASES.wanted)],
) -> Page[cases.CaseView]:
    return await cases.list_cases(session, wanted)


@console.get("/cases/{case_id}")
async def show_case(session: ReadSession, _actor: CanReadCases, case_id: UUID) -> cases.CaseView:
    return await cases.one_case(session, case_id)


@console.post("/cases/{case_id}/handle", status_code=204)
async def handle_case(
    session: Session, actor: CanHandle, case_id: UUID, command: handling.HandleCase
) -> None:
    await handling.handle(session, actor, case_id, command, at=utc_now())


@console.get("/callbacks")
async def list_callbacks(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(callbacks.CALLBACKS.wanted)],
) -> Page[callbacks.CallbackView]:
    return await callbacks.list_callbacks(session, wanted)


@console.get("/refused-callbacks")
async def list_refused_callbacks(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(callbacks.REFUSED_CALLBACKS.wanted)],
) -> Page[callbacks.RefusedCallbackView]:
    return await callbacks.list_refused_callbacks(session, wanted)


@console.get("/channels")
async def list_channels(
    session: ReadSession, _actor: CanReadChannels
) -> list[channels.ChannelView]:
    return await channels.list_channels(session)


@console.put("/channels/{channel_code}", status_code=204)
async def edit_channel(
    session: Session,
    _actor: CanSetUp,
    channel_code: Annotated[Method, Path()],
    command: editing.EditChannel,
    key: Annotated[HouseKey, Depends(_key)],
) -> None:
    """Secrets that are left out stay as they are."""
    await editing.edit(session, channel_code, command, key=key)


@console.post("/channels/{channel_code}/test", status_code=202)
async def try_channel(
    session: Session, _actor: CanSetUp, channel_code: Annotated[Method, Path()]
) -> None:
    """A job asks the gateway something that moves nothing; the channel then says how it went."""
    await testing.ask(session, channel_code, at=utc_now())


@console.get("/stored-value/{member_id}")
async def show_stored_value(
    session: ReadSession, _actor: CanReadStored, member_id: UUID
) -> stored.StoredView:
    return await stored.stored_of(session, member_id)


@console.get("/stored-value/{member_id}/entries")
async def read_stored_statement(
    session: ReadSession,
    _actor: CanReadStored,
    member_id: UUID,
    before: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = LIMIT_USUAL,
) -> stored.StoredStatementView:
    return await stored.read_stored_statement(session, member_id, before=before, limit=limit)


@console.post("/stored-value/{member_id}/grant", status_code=204)
async def grant_stored_value(
    session: Session, actor: CanGrant, member_id: UUID, command: by_hand.GrantStored
) -> None:
    await by_hand.grant(session, actor, member_id, command, at=utc_now())
