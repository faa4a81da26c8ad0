"""What of goods waits for somebody's look."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty
from houtai.modules.catalog.tables import Review, Revision


def _revisions(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_revision_state_id."""
    return select(Revision.id).where(
        Revision.state == "in_review", within(actor, Revision.merchant_id)
    )


def _reviews(actor: Actor, _: datetime) -> Select[Any]:
    """Indexes: ix_review_state_id, _merchant_id_state_id."""
    return select(Review.id).where(Review.state == "waiting", within(actor, Review.merchant_id))


DUTIES = (
    Duty(
        "catalog.in_review",
        "catalog.review.read",
        "/catalog/reviews?state=in_review",
        _revisions,
    ),
    Duty(
        "catalog.reviews_waiting",
        "catalog.buyer_review.read",
        "/catalog/buyer-reviews?state=waiting",
        _reviews,
    ),
)
