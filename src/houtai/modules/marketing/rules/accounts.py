"""Accounts of promises: budgets, uses, limits per person, coupons.

What may be given away is brought in from `promised`; a hold on it is an order not paid yet; what is
spent ends in `given`. Neither of the two is counted while orders wait.
"""

from uuid import UUID

from houtai.kit.ids import NIL
from houtai.modules.ledger.public import AccountKey, Kind

BUDGET = Kind("budget", "promotion.left")
BUDGET_PROMISED = Kind("budget", "promotion.promised", limited=False, counted=False)
BUDGET_GIVEN = Kind("budget", "promotion.given", limited=False, counted=False)
LIMIT = Kind("limit", "promotion.left")
LIMIT_PROMISED = Kind("limit", "promotion.promised", limited=False, counted=False)
LIMIT_GIVEN = Kind("limit", "promotion.given", limited=False, counted=False)
LIMIT_RETURNED = Kind("limit", "promotion.returned", limited=False)
"""What a person gave up after it was paid; it passes through here, so that it is counted."""
BATCH = Kind("coupon", "batch.left")
"""What of a batch nobody has taken yet."""
COUPON = Kind("coupon", "coupon.left")
COUPON_PROMISED = Kind("coupon", "batch.promised", limited=False, counted=False)
COUPON_GIVEN = Kind("coupon", "coupon.given", limited=False, counted=False)

FEN, ORDERS, COUPONS = "cny", "orders", "coupons"
PLATFORM = NIL
"""The home of what belongs to no merchant."""


def home_of(merchant_id: UUID | None) -> UUID:
    """In whose part of the database a promise lives."""
    return PLATFORM if merchant_id is None else merchant_id


def of_promotion(kind: Kind, unit: str, promotion_id: UUID, home_id: UUID) -> AccountKey:
    """An account that all buyers share."""
    return AccountKey(kind, unit, promotion_id, home_id)


def of_person(kind: Kind, member_id: UUID, promotion_id: UUID, sku_id: UUID | None) -> AccountKey:
    """What one member has of a promotion: orders, or pieces of a SKU."""
    unit = f"{promotion_id}" if sku_id is None else f"{promotion_id}/{sku_id}"
    return AccountKey(kind, unit, member_id, member_id)


def of_batch(kind: Kind, batch_id: UUID, home_id: UUID) -> AccountKey:
    """Coupons of a batch that are still to be taken."""
    return AccountKey(kind, f"{batch_id}", batch_id, home_id)


def of_coupon(kind: Kind, batch_id: UUID, coupon_id: UUID, member_id: UUID) -> AccountKey:
    """One coupon of one member: there is one of it, or none."""
    return AccountKey(kind, f"{batch_id}", coupon_id, member_id)
