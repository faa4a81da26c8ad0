"""Reviews of buyers as consoles see them, and as the shop shows them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, case, func, literal_column, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.people import called
from houtai.modules.catalog.rules.buyer_reviews import (
    Grade,
    ReviewFiguresView,
    ReviewState,
    figures,
)
from houtai.modules.catalog.tables import Product, Review, ReviewFigures, Seller

ReviewKind = Literal["good", "middle", "bad", "with_pictures"]


class ReviewUnknown(NotFound):
    """No such review, another merchant's, or another member's."""

    code = "reviews.unknown"


class ListedReviewView(View):
    """One review as staff see it. `author` is how its writer is shown; empty if anonymous."""

    id: UUID
    merchant_id: UUID
    shop_name: str | None
    product_id: UUID
    product_name: str
    product_number: str
    picture: UUID | None
    spec_text: str
    order_id: UUID
    order_number: str
    author: str
    anonymous: bool
    stars: int
    grade: Grade
    text: str
    pictures: list[UUID]
    state: ReviewState
    reason: str
    found: list[str]
    decided_at: datetime | None
    written_at: datetime
    reply: str | None
    replied_by: UUID | None
    replied_by_name: str = ""
    replied_at: datetime | None
    follow_up: str | None
    follow_up_at: datetime | None
    follow_up_state: ReviewState | None
    follow_up_reason: str
    version: int


class ProductReviewView(View):
    """One review as buyers see it. `author` is empty where the writer wants to stay unnamed."""

    id: UUID
    author: str
    stars: int
    text: str
    spec_text: str
    pictures: list[UUID]
    written_at: datetime
    reply: str | None
    replied_at: datetime | None
    follow_up: str | None
    follow_up_at: datetime | None


class ProductReviewsView(View):
    """A page of a product's reviews, and what all of them come to."""

    figures: ReviewFiguresView
    items: list[ProductReviewView]
    next: str | None


class OwnReviewView(View):
    """What a member wrote himself, with what became of it."""

    id: UUID
    line_id: UUID
    order_id: UUID
    merchant_id: UUID
    product_id: UUID
    product_name: str
    picture: UUID | None
    spec_text: str
    anonymous: bool
    stars: int
    text: str
    pictures: list[UUID]
    state: ReviewState
    reason: str
    written_at: datetime
    reply: str | None
    replied_at: datetime | None
    follow_up: str | None
    follow_up_at: datetime | None
    follow_up_state: ReviewState | None
    follow_up_reason: str
    may_follow_up: bool = False


_AUTHOR = case((Review.anonymous, ""), else_=Review.author)
_PICTURED = Review.pictures != literal_column("'{}'")

REVIEWS = Listing(
    id=Review.id,
    sorts={"id": Review.id},
    default="-id",
    filters={
        "id": equal(Review.id, UUID),
        "state": any_of(Review.state, ReviewState),
        "follow_up_state": any_of(Review.follow_up_state, ReviewState),
        "grade": any_of(Review.grade, Grade),
        "merchant_id": equal(Review.merchant_id, UUID),
        "product_id": equal(Review.product_id, UUID),
        "order_number": equal(Review.order_number, Line),
        "with_pictures": Filter(bool, _PICTURED.is_),
        "replied": Filter(bool, Review.reply.is_not(None).is_),
        "at_from": at_least(Review.written_at, Moment),
        "at_to": below(Review.written_at, Moment),
    },
)


def _of_kind(kind: ReviewKind) -> ColumnElement[bool]:
    return _PICTURED if kind == "with_pictures" else Review.grade == kind


SHOWN = Listing(
    id=Review.id,
    sorts={"id": Review.id},
    default="-id",
    filters={"kind": Filter(ReviewKind, _of_kind)},
)
OWN = Listing(id=Review.id, sorts={"id": Review.id}, default="-id")

_OF_PRODUCT = {
    "shop_name": Seller.shop_name,
    "product_name": Product.name,
    "product_number": Product.number,
    "picture": Product.pictures[1],
    "author": _AUTHOR,
}


_FOLLOWED = {
    name: case((Review.follow_up_state == "shown", getattr(Review, name)), else_=null()).label(name)
    for name in ("follow_up", "follow_up_at")
}


def _columns(view: type[View], made: Collection[str] = ()) -> list[Any]:
    return [
        (_OF_PRODUCT[name] if name in _OF_PRODUCT else getattr(Review, name)).label(name)
        for name in view.model_fields
        if name not in made
    ]


async def list_reviews(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ListedReviewView]:
    """Newest first. Indexes: pk_review, ix_review_merchant_id_id and its sisters."""
    statement = (
        select(*_columns(ListedReviewView, ["replied_by_name"]))
        .join(Product, Product.id == Review.product_id)
        .outerjoin(Seller, Seller.merchant_id == Review.merchant_id)
        .where(within(actor, Review.merchant_id))
    )
    page = await REVIEWS.page(session, statement, wanted, ListedReviewView)
    names = await called(session, (one.replied_by for one in page.items))
    return page.model_copy(
        update={
            "items": [
                one.model_copy(
                    update={"replied_by_name": names.get(one.replied_by, "")}
                    if one.replied_by is not None
                    else {}
                )
                for one in page.items
            ]
        }
    )


async def product_reviews(
    session: AsyncSession, product_id: UUID, wanted: Wanted
) -> ProductReviewsView:
    """What buyers see of them; as the house. A follow-up that is not shown is not there.

    Indexes: ix_review_product_id_id, _product_id_grade_id, _with_pictures, pk_review_figures.
    """
    columns = [*_columns(ProductReviewView, _FOLLOWED), *_FOLLOWED.values()]
    statement = select(*columns).where(Review.product_id == product_id, Review.state == "shown")
    page = await SHOWN.page(session, statement, wanted, ProductReviewView)
    return ProductReviewsView(
        figures=await figures_of(session, product_id), items=page.items, next=page.next
    )


async def figures_of(session: AsyncSession, product_id: UUID) -> ReviewFiguresView:
    """What its shown reviews come to; as the house. Index: pk_review_figures."""
    found = await session.execute(
        select(
            ReviewFigures.stars_sum,
            ReviewFigures.good,
            ReviewFigures.middle,
            ReviewFigures.bad,
            ReviewFigures.with_pictures,
        ).where(ReviewFigures.product_id == product_id)
    )
    row = found.mappings().one_or_none()
    return ReviewFiguresView() if row is None else figures(**row)


async def own_reviews(
    session: AsyncSession, member_id: UUID, wanted: Wanted, *, followed_from: datetime
) -> Page[OwnReviewView]:
    """One's own, the newest first; those written after `followed_from` may be followed up. As the
    house. Index: ix_review_member_id_id.
    """
    statement = (
        select(
            *_columns(OwnReviewView, ["may_follow_up"]),
            and_(
                Review.follow_up.is_(None),
                Review.state != "hidden",
                Review.written_at > followed_from,
            ).label("may_follow_up"),
        )
        .join(Product, Product.id == Review.product_id)
        .where(Review.member_id == member_id)
    )
    return await OWN.page(session, statement, wanted, OwnReviewView)


async def reviewed_lines(session: AsyncSession, line_ids: Collection[UUID]) -> set[UUID]:
    """Those of these lines of which something was said; as the house. Index: uq_review_line_id."""
    if not line_ids:
        return set()
    found = await session.scalars(select(Review.line_id).where(one_of(Review.line_id, line_ids)))
    return set(found)


async def picture_seen(
    session: AsyncSession, review_id: UUID, file_id: UUID, member_id: UUID
) -> bool | None:
    """Whether everybody sees this picture of this review; None if not even this member does. As
    the house. Index: pk_review.
    """
    found = await session.execute(
        select(Review.state, Review.member_id).where(
            Review.id == review_id, any_(Review.pictures) == file_id
        )
    )
    row = found.one_or_none()
    if row is None or (row.state != "shown" and row.member_id != member_id):
        return None
    return bool(row.state == "shown")


async def called_by(
    session: AsyncSession, review_ids: Collection[UUID]
) -> dict[UUID, tuple[str, str]]:
    """Of which product, as it is called now, and of which order each of these is. Index:
    pk_review.
    """
    found = await session.execute(
        select(Review.id, Product.name, Review.order_number)
        .join(Product, Product.id == Review.product_id)
        .where(one_of(Review.id, review_ids))
    )
    return {row.id: (row.name, row.order_number) for row in found}


async def miscounted(session: AsyncSession, most: int) -> list[tuple[UUID, str, str]]:
    """Products whose figures are not those of their shown reviews: which, expected, found."""
    counted = (
        select(
            Review.product_id,
            func.count().label("reviews"),
            func.sum(Review.stars).label("stars_sum"),
            func.count().filter(Review.grade == "good").label("good"),
            func.count().filter(Review.grade == "middle").label("middle"),
            func.count().filter(_PICTURED).label("with_pictures"),
        )
        .where(Review.state == "shown")
        .group_by(Review.product_id)
        .subquery("counted")
    )
    names = ("reviews", "stars_sum", "good", "middle", "with_pictures")
    truth = [func.coalesce(counted.c[name], 0) for name in names]
    kept = [func.coalesce(getattr(ReviewFigures, name), 0) for name in names]
    told = [func.concat_ws(" ", *values) for values in (truth, kept)]
    found = await session.execute(
        select(func.coalesce(counted.c.product_id, ReviewFigures.product_id), *told)
        .select_from(counted)
        .join(ReviewFigures, ReviewFigures.product_id == counted.c.product_id, full=True)
        .where(told[0] != told[1])
        .limit(most)
    )
    return [(row[0], row[1], row[2]) for row in found]
