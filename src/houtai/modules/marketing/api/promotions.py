"""Promotions, and what a cart would cost with one. Every console uses these doors."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, only_asks
from houtai.kit.paging import Page, Wanted
from houtai.modules.marketing.api.answers import ASKED, asked_or_done
from houtai.modules.marketing.queries import promotions as shown
from houtai.modules.marketing.service import (
    commands,
    listing,
    promotions,
    running,
    simulating,
    trying,
)

console = Router(prefix="/marketing", tags=["marketing"])

CanRead = Annotated[Actor, Depends(allow("marketing.promotion.read"))]
CanWrite = Annotated[Actor, Depends(allow("marketing.promotion.write"))]


@console.get("/promotions")
async def list_promotions(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.PROMOTIONS.wanted)],
) -> Page[shown.PromotionRowView]:
    """With what is left of their budgets."""
    return await listing.listed(session, actor, wanted)


@console.get("/promotions/{promotion_id}")
async def show_promotion(
    session: ReadSession, actor: CanRead, promotion_id: UUID
) -> shown.PromotionView:
    """With prices that somebody should look at, and what came of it so far."""
    return await promotions.detail(session, actor, promotion_id, at=utc_now())


@console.post("/promotions", status_code=201)
async def make_promotion(
    session: Session, actor: CanWrite, command: commands.MakePromotion
) -> UUID:
    """A draft, of the shop of this place or of the platform."""
    return await promotions.make(session, actor, command, at=utc_now())


@console.put("/promotions/{promotion_id}", status_code=204)
async def edit_promotion(
    session: Session, actor: CanWrite, promotion_id: UUID, command: commands.EditPromotion
) -> None:
    await promotions.edit(session, actor, promotion_id, command, at=utc_now())


@console.post("/promotions/simulate", dependencies=[Depends(only_asks)])
async def simulate_promotion(
    session: ReadSession, actor: CanRead, command: simulating.SimulatePromotion
) -> simulating.SimulationView:
    """What it would have done to paid orders of some days; at most 2,000 of them."""
    return await simulating.simulate(session, actor, command)


@console.post("/promotions/{promotion_id}/start", status_code=204, responses=ASKED)
async def start_promotion(
    session: Session, actor: CanWrite, promotion_id: UUID, command: commands.StartPromotion
) -> Response:
    """It counts from its beginning on; what it promises is brought into the ledger. A large budget
    is asked for, and 202 names the request.
    """
    return asked_or_done(await running.start(session, actor, promotion_id, command, at=utc_now()))


@console.post("/promotions/{promotion_id}/confirm-prices", status_code=204)
async def confirm_promotion_prices(
    session: Session, actor: CanWrite, promotion_id: UUID, command: commands.ActVersion
) -> None:
    """Its prices are meant; said by somebody who may see costs, so that others may start it."""
    await running.confirm_prices(session, actor, promotion_id, command, at=utc_now())


@console.post("/promotions/{promotion_id}/pause", status_code=204)
async def pause_promotion(
    session: Session, actor: CanWrite, promotion_id: UUID, command: commands.ActVersion
) -> None:
    await running.turn(session, actor, promotion_id, "pause", command, at=utc_now())


@console.post("/promotions/{promotion_id}/end", status_code=204)
async def end_promotion(
    session: Session, actor: CanWrite, promotion_id: UUID, command: commands.ActVersion
) -> None:
    await running.turn(session, actor, promotion_id, "end", command, at=utc_now())


@console.post("/promotions/{promotion_id}/copy", status_code=201)
async def copy_promotion(
    session: Session, actor: CanWrite, promotion_id: UUID, command: commands.CopyPromotion
) -> UUID:
    """A draft of the same under another name."""
    return await promotions.copy(session, actor, promotion_id, command, at=utc_now())


@console.post("/trial", dependencies=[Depends(only_asks)])
async def try_price(
    request: Request, session: ReadSession, actor: CanRead, command: trying.TryPrice
) -> trying.TriedView:
    """What these goods would cost now, and why; with a draft of one's own as if it were live."""
    return await trying.try_price(session, actor, command, ear=request.app.state.ear, at=utc_now())
