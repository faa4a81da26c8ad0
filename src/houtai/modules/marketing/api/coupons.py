"""Batches of coupons. Every console uses these doors."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.marketing.api.answers import ASKED, asked_or_done
from houtai.modules.marketing.queries import coupons as shown
from houtai.modules.marketing.service import batches, commands, sending

console = Router(prefix="/marketing", tags=["marketing"])

CanRead = Annotated[Actor, Depends(allow("marketing.coupon.read"))]
CanWrite = Annotated[Actor, Depends(allow("marketing.coupon.write"))]


@console.get("/coupon-batches")
async def list_coupon_batches(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.BATCHES.wanted)],
) -> Page[shown.ListedBatchView]:
    return await shown.list_batches(session, actor, wanted)


@console.get("/coupon-batches/{batch_id}")
async def show_coupon_batch(
    session: ReadSession, actor: CanRead, batch_id: UUID
) -> shown.BatchDetailView:
    """With how many are left and how many bought something."""
    return await batches.detail(session, actor, batch_id)


@console.post("/coupon-batches", status_code=201)
async def make_coupon_batch(session: Session, actor: CanWrite, command: commands.MakeBatch) -> UUID:
    """A draft, of the shop of this place or of the platform."""
    return await batches.make(session, actor, command, at=utc_now())


@console.put("/coupon-batches/{batch_id}", status_code=204)
async def edit_coupon_batch(
    session: Session, actor: CanWrite, batch_id: UUID, command: commands.EditBatch
) -> None:
    """A draft only: what buyers hold does not change under their hands."""
    await batches.edit(session, actor, batch_id, command, at=utc_now())


@console.post("/coupon-batches/{batch_id}/start", status_code=204, responses=ASKED)
async def start_coupon_batch(
    session: Session, actor: CanWrite, batch_id: UUID, command: commands.ActVersion
) -> Response:
    """It may be taken. One that could cost much is asked for, and 202 names the request."""
    return asked_or_done(await batches.start(session, actor, batch_id, command, at=utc_now()))


@console.post("/coupon-batches/{batch_id}/pause", status_code=204)
async def pause_coupon_batch(
    session: Session, actor: CanWrite, batch_id: UUID, command: commands.ActVersion
) -> None:
    await batches.turn(session, actor, batch_id, "pause", command, at=utc_now())


@console.post("/coupon-batches/{batch_id}/end", status_code=204)
async def end_coupon_batch(
    session: Session, actor: CanWrite, batch_id: UUID, command: commands.ActVersion
) -> None:
    """Nobody takes one any more; those that were taken stay good."""
    await batches.turn(session, actor, batch_id, "end", command, at=utc_now())


@console.post("/coupon-batches/{batch_id}/codes", status_code=201)
async def print_coupon_codes(
    session: Session, actor: CanWrite, batch_id: UUID, command: batches.PrintCodes
) -> list[str]:
    """New codes, shown this once."""
    return await batches.print_codes(session, actor, batch_id, command)


@console.post("/coupon-batches/{batch_id}/sendings", status_code=201)
async def send_coupons(
    session: Session, actor: CanWrite, batch_id: UUID, command: sending.SendCoupons
) -> sending.SentCouponsView:
    """One to each of these members; the platform's staff only. It goes on by itself."""
    return await sending.send(session, actor, batch_id, command, at=utc_now())


@console.get("/coupon-batches/{batch_id}/sendings")
async def list_coupon_sendings(
    session: ReadSession, actor: CanRead, batch_id: UUID
) -> list[shown.CouponSendingView]:
    """The latest fifty, and how far each is."""
    return await sending.sendings_of(session, actor, batch_id)
