"""Buyers say what they think of what they received: once for each line, and once more later."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints
from sqlalchemy import case, func, select, true, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.catalog import ProductReviewed
from houtai.kit import eventlog, settings
from houtai.kit.auth import Actor, Place
from houtai.kit.errors import Conflict, NotFound, TooMany
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Prose
from houtai.kit.sql import statement
from houtai.modules.catalog.queries.buyer_reviews import ReviewUnknown
from houtai.modules.catalog.queries.libraries import forbidden_words
from houtai.modules.catalog.queries.purchases import Purchase, purchases
from houtai.modules.catalog.rules import buyer_reviews as rules
from houtai.modules.catalog.tables import Review, ReviewUpload
from houtai.modules.files import public as files

THING = "catalog.buyer_review"
UPLOADS_MAX_PER_DAY = 60
PICTURE = files.Purpose(
    "review",
    files.PICTURES,
    10 << 20,
    redrawn=True,
    shared=True,
    unused_for=timedelta(days=2),
    widths=(200, 800),
)
"""What buyers send in with a review; cameras' notes of time and place are not kept."""
LOOK_FIRST = settings.Setting("catalog.reviews_wait", kind=settings.YesNo(), default=False)


class LineUnknown(NotFound):
    """No such line, or another member's."""

    code = "reviews.line_unknown"


class NotReceived(Conflict):
    """What has not come yet cannot be judged; nor what was sent back or cancelled."""

    code = "reviews.not_received"


class ReviewedAlready(Conflict):
    code = "reviews.reviewed_already"


class FollowedUpAlready(Conflict):
    code = "reviews.followed_up_already"


class TooLateToFollowUp(Conflict):
    code = "reviews.too_late_to_follow_up"


class TooManyPictures(TooMany):
    """More in one day than anybody needs."""

    code = "reviews.too_many_pictures"


def _once(ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(ids))


class WriteReview(Command):
    """Of one line; stars alone will do."""

    line_id: UUID
    stars: Annotated[int, Field(ge=1, le=rules.STARS_MAX, strict=True)]
    text: Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=rules.TEXT_MAX)] = ""
    pictures: Annotated[
        tuple[UUID, ...], Field(max_length=rules.PICTURES_MAX), AfterValidator(_once)
    ] = ()
    anonymous: bool = False


class FollowUp(Command):
    """What one has to add after a while."""

    text: Annotated[
        Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=rules.TEXT_MAX)
    ]


async def write(
    session: AsyncSession, member_id: UUID, command: WriteReview, *, at: datetime
) -> UUID:
    """As the house. Raises LineUnknown, NotReceived, ReviewedAlready, FileNotUsable. Of two at once
    one finds the line taken: the unique key says so.
    """
    bought = await purchases().one(session, member_id, command.line_id)
    if bought is None:
        raise LineUnknown
    if bought.received_at is None:
        raise NotReceived
    looked = rules.look(
        command.text,
        await forbidden_words(session),
        first=await settings.read(session, LOOK_FIRST),
    )
    names = await purchases().names(session, [member_id])
    values = {
        **_of_purchase(bought),
        **command.model_dump(exclude={"line_id", "pictures"}),
        "pictures": list(command.pictures),
        "member_id": member_id,
        "author": rules.author_shown(names.get(member_id, "")),
        "grade": rules.grade_of(command.stars),
        "state": looked.state,
        "found": looked.found,
        "written_at": at,
    }
    made = insert(Review).values(id=new_id(), **values).on_conflict_do_nothing()
    review_id: UUID | None = await session.scalar(made.returning(Review.id))
    if review_id is None:
        raise ReviewedAlready
    await _use_pictures(session, member_id, review_id, command.pictures, at)
    if looked.state == "shown":
        await count(session, [review_id], sign=1)
    event = ProductReviewed(
        review_id=review_id,
        product_id=bought.product_id,
        sku_id=bought.sku_id,
        merchant_id=bought.merchant_id,
        stars=command.stars,
        at=at,
    )
    await eventlog.emit(session, event)
    return review_id


def _of_purchase(bought: Purchase) -> dict[str, object]:
    """What is kept of it beside the review."""
    return bought.model_dump(
        include={
            "line_id",
            "order_id",
            "order_number",
            "merchant_id",
            "product_id",
            "sku_id",
            "spec_text",
        }
    )


async def _use_pictures(
    session: AsyncSession,
    member_id: UUID,
    review_id: UUID,
    pictures: tuple[UUID, ...],
    at: datetime,
) -> None:
    """Pictures that the member sent in himself. An actor who works nowhere near the platform
    reaches, of what lies with the platform, his own alone.
    """
    if not pictures:
        return
    await files.use(
        session,
        Actor(member_id, place=Place(merchant_id=member_id)),
        thing=THING,
        thing_id=str(review_id),
        file_ids=pictures,
        purpose=PICTURE.name,
        at=at,
        place="body/pictures",
    )


async def follow_up(
    session: AsyncSession, member_id: UUID, review_id: UUID, command: FollowUp, *, at: datetime
) -> None:
    """As the house. Raises ReviewUnknown, FollowedUpAlready, TooLateToFollowUp."""
    looked = rules.look(
        command.text,
        await forbidden_words(session),
        first=await settings.read(session, LOOK_FIRST),
    )
    own = (Review.id == review_id, Review.member_id == member_id)
    done = await session.scalar(
        update(Review)
        .where(*own, Review.follow_up.is_(None), Review.written_at > at - rules.FOLLOW_UP_WITHIN)
        .values(
            follow_up=command.text,
            follow_up_at=at,
            follow_up_state=looked.state,
            found=func.array_cat(Review.found, looked.found),
            version=Review.version + 1,
        )
        .returning(Review.id)
    )
    if done is not None:
        return
    known = (await session.execute(select(Review.follow_up).where(*own))).one_or_none()
    if known is None:
        raise ReviewUnknown
    raise TooLateToFollowUp if known.follow_up is None else FollowedUpAlready


async def count(session: AsyncSession, review_ids: list[UUID], *, sign: int) -> None:
    """Add these to the figures of their products, or take them away. Who calls has just changed
    their state and holds them.
    """
    if not review_ids:
        return
    package = __package__ or ""
    await session.execute(statement(package, "hold_figures"), {"review_ids": review_ids})
    values = {"review_ids": review_ids, "sign": sign}
    await session.execute(statement(package, "count_reviews"), values)


async def take_upload(session: AsyncSession, member_id: UUID, *, at: datetime) -> None:
    """Count one more picture of today, before anything is drawn. Raises TooManyPictures. As the
    house.
    """
    today = at.date()
    is_today = ReviewUpload.day == today
    count_it = insert(ReviewUpload).values(member_id=member_id, day=today, pictures=1)
    counted = await session.scalar(
        count_it.on_conflict_do_update(
            index_elements=[ReviewUpload.member_id],
            set_={"day": today, "pictures": case((is_today, ReviewUpload.pictures + 1), else_=1)},
            where=case((is_today, ReviewUpload.pictures < UPLOADS_MAX_PER_DAY), else_=true()),
        ).returning(ReviewUpload.member_id)
    )
    if counted is None:
        raise TooManyPictures
