"""What buyers say of what they bought, and what that comes to for each product."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables.products import Product


class Review(Table):
    """What a member says of one line of an order that he received; there is one for each line.

    `waiting` until somebody has looked, `shown`, `hidden` with a reason. Its follow-up has a state
    of its own. Buyers see `author`, unless it is `anonymous`.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("line_id"),
        Index("ix_review_merchant_id_id", "merchant_id", "id"),
        Index("ix_review_merchant_id_state_id", "merchant_id", "state", "id"),
        Index("ix_review_merchant_id_grade_id", "merchant_id", "grade", "id"),
        Index("ix_review_state_id", "state", "id"),
        Index("ix_review_grade_id", "grade", "id"),
        Index(
            "ix_review_follow_up_state_id",
            "follow_up_state",
            "id",
            postgresql_where=text("follow_up_state IS NOT NULL"),
        ),
        Index("ix_review_product_id_id", "product_id", "id"),
        Index(
            "ix_review_product_id_grade_id",
            *("product_id", "grade", "id"),
            postgresql_where=text("state = 'shown'"),
        ),
        Index(
            "ix_review_with_pictures",
            *("product_id", "id"),
            postgresql_where=text("state = 'shown' AND pictures <> '{}'"),
        ),
        Index("ix_review_member_id_id", "member_id", "id"),
        Index("ix_review_order_number", "order_number"),
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars_in_bounds"),
        CheckConstraint(
            "grade = CASE WHEN stars >= 4 THEN 'good' WHEN stars = 3 THEN 'middle' ELSE 'bad' END",
            name="grade_agrees",
        ),
        CheckConstraint("state IN ('waiting', 'shown', 'hidden')", name="state_known"),
        CheckConstraint("state <> 'hidden' OR reason <> ''", name="hiding_says_why"),
        CheckConstraint("cardinality(pictures) <= 9", name="pictures_few"),
        CheckConstraint("char_length(text) <= 1000", name="text_length"),
        CheckConstraint(
            "(reply IS NULL) = (replied_at IS NULL) AND (reply IS NULL) = (replied_by IS NULL)",
            name="reply_whole",
        ),
        CheckConstraint(
            "(follow_up IS NULL) = (follow_up_at IS NULL)"
            " AND (follow_up IS NULL) = (follow_up_state IS NULL)",
            name="follow_up_whole",
        ),
        CheckConstraint(
            "follow_up_state IN ('waiting', 'shown', 'hidden')", name="follow_up_state_known"
        ),
        CheckConstraint(
            "follow_up_state IS DISTINCT FROM 'hidden' OR follow_up_reason <> ''",
            name="follow_up_hiding_says_why",
        ),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    line_id: Mapped[UUID]  # Ordering owns the rows behind this id and the next.
    order_id: Mapped[UUID]
    order_number: Mapped[str]
    merchant_id: Mapped[UUID]
    product_id: Mapped[UUID] = mapped_column(ForeignKey(Product.id))
    sku_id: Mapped[UUID]
    member_id: Mapped[UUID]
    author: Mapped[str]
    """The member's name as others may see it, as it was then."""
    anonymous: Mapped[bool]
    spec_text: Mapped[str]
    stars: Mapped[int]
    grade: Mapped[str]
    text: Mapped[str]
    pictures: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="", server_default="")
    found: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """Words of the library that the machine found in it or in its follow-up."""
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    written_at: Mapped[datetime]
    reply: Mapped[str | None]
    replied_by: Mapped[UUID | None]
    replied_at: Mapped[datetime | None]
    follow_up: Mapped[str | None]
    follow_up_at: Mapped[datetime | None]
    follow_up_state: Mapped[str | None]
    follow_up_reason: Mapped[str] = mapped_column(default="", server_default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ReviewFigures(Table):
    """What the shown reviews of a product come to; kept when one is shown or hidden, so that
    nobody counts when he reads.
    """

    __tablename__ = "review_figures"
    __table_args__ = (
        CheckConstraint(
            "reviews = good + middle + bad AND good >= 0 AND middle >= 0 AND bad >= 0"
            " AND with_pictures BETWEEN 0 AND reviews"
            " AND stars_sum BETWEEN reviews AND 5 * reviews",
            name="add_up",
        ),
        {"schema": "catalog"},
    )
    product_id: Mapped[UUID] = mapped_column(ForeignKey(Product.id), primary_key=True)
    merchant_id: Mapped[UUID]
    reviews: Mapped[int] = mapped_column(default=0, server_default="0")
    stars_sum: Mapped[int] = mapped_column(default=0, server_default="0")
    good: Mapped[int] = mapped_column(default=0, server_default="0")
    middle: Mapped[int] = mapped_column(default=0, server_default="0")
    bad: Mapped[int] = mapped_column(default=0, server_default="0")
    with_pictures: Mapped[int] = mapped_column(default=0, server_default="0")


class ReviewUpload(Table):
    """How many pictures a member sent in on the latest day on which he sent any."""

    __tablename__ = "review_upload"
    __table_args__ = ({"schema": "catalog"},)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    day: Mapped[date]
    pictures: Mapped[int]
