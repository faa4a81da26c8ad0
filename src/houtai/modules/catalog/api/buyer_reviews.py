"""Doors of consoles to what buyers say: lists, showing and hiding, answering."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.catalog.queries import buyer_reviews as queries
from houtai.modules.catalog.service import moderating

doors = Router()

CanRead = Annotated[Actor, Depends(allow("catalog.buyer_review.read"))]
CanReply = Annotated[Actor, Depends(allow("catalog.buyer_review.write"))]
CanModerate = Annotated[Actor, Depends(allow("catalog.moderation.write"))]


@doors.get("/buyer-reviews")
async def list_buyer_reviews(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.REVIEWS.wanted)],
) -> Page[queries.ListedReviewView]:
    """Merchants see those of their own goods, in every state."""
    return await queries.list_reviews(session, actor, wanted)


@doors.post("/buyer-reviews")
async def moderate_buyer_reviews(
    session: Session, actor: CanModerate, command: moderating.ModerateReviews
) -> moderating.ModeratedView:
    """Show or hide several; what is hidden leaves the figures of its product."""
    return await moderating.moderate(session, actor, command, at=utc_now())


@doors.post("/buyer-reviews/{review_id}/reply", status_code=204)
async def reply_to_buyer(
    session: Session, actor: CanReply, review_id: UUID, command: moderating.ReplyToReview
) -> None:
    """As the shop; buyers see it below the review."""
    await moderating.reply(session, actor, review_id, command, at=utc_now())
