"""What the house and the shops do about what buyers said: show, hide, answer."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.shapes import BIGINT_MAX, Command, Prose, View
from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.buyer_reviews import ReviewUnknown
from houtai.modules.catalog.queries.libraries import forbidden_words
from houtai.modules.catalog.rules.words import found_in
from houtai.modules.catalog.service.commands import BATCH_MAX
from houtai.modules.catalog.service.reviewing import THING, count
from houtai.modules.catalog.tables import Review

REPLY_MAX = 500
NAME_MAX = 40


class HidingNeedsReason(Invalid):
    """Who wrote it sees why nobody else does."""

    code = "reviews.hiding_needs_reason"


class ReplyOfTheShop(Conflict):
    """The platform answers for its own shop alone."""

    code = "reviews.reply_of_the_shop"


class WordsForbidden(Invalid):
    """A shop may not say what may not be said of goods."""

    code = "reviews.words_forbidden"


class ReviewChangedMeanwhile(Conflict):
    code = "reviews.changed_meanwhile"


class ModerateReviews(Command):
    """Show or hide several, or their follow-ups; whatever is so already is left alone."""

    review_ids: Annotated[list[UUID], Field(min_length=1, max_length=BATCH_MAX)]
    part: Literal["review", "follow_up"] = "review"
    decision: Literal["show", "hide"]
    reason: Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class ReplyToReview(Command):
    """What the shop has to say; said again, it takes the place of what was said."""

    text: Annotated[
        Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=REPLY_MAX)
    ]
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class ModeratedView(View):
    """How many are otherwise than before."""

    changed: int


class LoggedReviewView(View):
    """What the operation log tells of a review."""

    state: str
    reason: str
    follow_up_state: str | None
    follow_up_reason: str
    reply: str | None


_LOGGED = tuple(getattr(Review, name) for name in LoggedReviewView.model_fields)


async def moderate(
    session: AsyncSession, actor: Actor, command: ModerateReviews, *, at: datetime
) -> ModeratedView:
    """Figures follow in the same transaction. Raises HidingNeedsReason."""
    if command.decision == "hide" and not command.reason:
        raise HidingNeedsReason(place="body/reason")
    prefix = "follow_up_" if command.part == "follow_up" else ""
    state = getattr(Review, f"{prefix}state")
    after = {
        f"{prefix}state": "hidden" if command.decision == "hide" else "shown",
        f"{prefix}reason": command.reason if command.decision == "hide" else "",
    }
    # Held in one order, so that of two who meet none waits for the other in a circle.
    held = (
        await session.execute(
            select(Review.id, Review.text, *_LOGGED)
            .where(one_of(Review.id, command.review_ids), within(actor, Review.merchant_id))
            .where(state.is_not(None), state != after[f"{prefix}state"])
            .order_by(Review.id)
            .with_for_update()
        )
    ).all()
    changing = update(Review).where(
        one_of(Review.id, [row.id for row in held]), within(actor, Review.merchant_id)
    )
    decided = {"decided_by": actor.id, "decided_at": at, "version": Review.version + 1}
    await session.execute(changing.values(**after, **decided))
    if command.part == "review":
        moved = [row.id for row in held if command.decision == "show" or row.state == "shown"]
        await count(session, moved, sign=1 if command.decision == "show" else -1)
    for row in held:
        before = LoggedReviewView.model_validate(row)
        _note(session, row, before, before.model_copy(update=after))
    return ModeratedView(changed=len(held))


async def reply(
    session: AsyncSession, actor: Actor, review_id: UUID, command: ReplyToReview, *, at: datetime
) -> None:
    """Raises ReviewUnknown, ReplyOfTheShop, WordsForbidden, ReviewChangedMeanwhile."""
    mine = (Review.id == review_id, within(actor, Review.merchant_id))
    found = await session.execute(
        select(Review.id, Review.merchant_id, Review.text, *_LOGGED).where(*mine)
    )
    row = found.one_or_none()
    if row is None:
        raise ReviewUnknown
    if actor.place.console == "platform" and row.merchant_id != SELF_RUN_ID:
        raise ReplyOfTheShop
    forbidden = found_in(command.text, await forbidden_words(session))
    if blocked := [one.word for one in forbidden if one.level == "block"]:
        raise WordsForbidden(place="body/text", words="、".join(blocked))
    done = await session.scalar(
        update(Review)
        .where(*mine, Review.version == command.version)
        .values(reply=command.text, replied_by=actor.id, replied_at=at, version=Review.version + 1)
        .returning(Review.id)
    )
    if done is None:
        raise ReviewChangedMeanwhile
    before = LoggedReviewView.model_validate(row)
    _note(session, row, before, before.model_copy(update={"reply": command.text}))


def _note(
    session: AsyncSession, row: Row[Any], before: LoggedReviewView, after: LoggedReviewView
) -> None:
    trail.note(session, THING, row.id, name=row.text[:NAME_MAX], before=before, after=after)
