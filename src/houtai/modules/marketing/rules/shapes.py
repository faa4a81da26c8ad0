"""What a price is asked of, and what it answers. Money is whole fen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal
from uuid import UUID

from houtai.modules.catalog.public import SellingView

PER_MILLE = 1_000
LINES_MAX = 500
"""The most lines of one cart that are priced."""
QUANTITY_MAX = 1_000_000
PRICE_FEN_MAX = 10**10


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A line as it is ordered. `list_fen` is the price of one piece before any offer."""

    key: int
    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    category_path: tuple[UUID, ...]
    """From the root to the category of the product."""
    brand_id: UUID | None
    quantity: int
    list_fen: int
    labels: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 0 < self.quantity <= QUANTITY_MAX:
            raise ValueError(f"a line has 1 to {QUANTITY_MAX} pieces, not {self.quantity}")
        if not 0 <= self.list_fen <= PRICE_FEN_MAX:
            raise ValueError(f"a piece costs 0 to {PRICE_FEN_MAX} fen, not {self.list_fen}")

    @property
    def gross_fen(self) -> int:
        """The whole line before any offer."""
        return self.list_fen * self.quantity


def line_of(good: SellingView, quantity: int, *, key: int = 0) -> OfferLine:
    """So many pieces of goods as they are sold now."""
    return OfferLine(
        key=key,
        sku_id=good.sku_id,
        product_id=good.product_id,
        merchant_id=good.merchant_id,
        category_path=good.category_path,
        brand_id=good.brand_id,
        quantity=quantity,
        list_fen=good.price_fen,
        labels=frozenset(map(str, good.label_ids)),
    )


@dataclass(frozen=True, slots=True)
class Buyer:
    """For whom a price is. A guest has no member and sees the prices of level 0."""

    member_id: UUID | None = None
    level: int = 0
    is_new: bool = False
    """Has never ordered."""
    used: Mapping[tuple[UUID, UUID | None], int] = field(default_factory=dict)
    """What of the limits per person is used up: by promotion, and by SKU where it counts pieces.

    From `usage_of`; what is missing counts as nothing, and the ledger refuses later.
    """


GUEST = Buyer()

DiscountKind = Literal["promotion", "coupon"]


@dataclass(frozen=True, slots=True)
class Discount:
    """What one offer takes off one line, and who bears it: the two shares sum to `fen`."""

    offer_id: UUID
    kind: DiscountKind
    fen: int
    platform_fen: int
    merchant_fen: int


@dataclass(frozen=True, slots=True)
class PricedLine:
    """`payable_fen` is `gross_fen` less all discounts, exactly, and never below zero."""

    key: int
    gross_fen: int
    discounts: tuple[Discount, ...]
    payable_fen: int


@dataclass(frozen=True, slots=True)
class Gift:
    """Comes with the order of that merchant for nothing."""

    sku_id: UUID
    quantity: int
    promotion_id: UUID
    merchant_id: UUID


@dataclass(frozen=True, slots=True)
class FreightCoupon:
    """Takes this much off the freight of a merchant, or of any if it names none."""

    coupon_id: UUID
    merchant_id: UUID | None
    value_fen: int
    platform_permille: int


class Why(StrEnum):
    """What became of an offer that touches the cart; text `marketing.why_<value>`."""

    APPLIED = "applied"
    BELOW_THRESHOLD = "below_threshold"
    TOO_FEW_PIECES = "too_few_pieces"
    OTHER_IS_BETTER = "other_is_better"
    EXCLUSIVE = "exclusive"
    NOT_YOUR_LEVEL = "not_your_level"
    ONLY_NEW_BUYERS = "only_new_buyers"
    ONLY_MEMBERS = "only_members"
    LIMIT_USED = "limit_used"
    NO_GOODS = "no_goods"
    NOTHING_LEFT = "nothing_left"


@dataclass(frozen=True, slots=True)
class Note:
    """What became of one offer and why. `values` fill the text; amounts end in `_fen`."""

    offer_id: UUID
    kind: DiscountKind
    name: str
    applied: bool
    why: Why
    values: Mapping[str, int | str] = field(default_factory=dict)
    merchant_id: UUID | None = None
    """Whose offer it is; None: the platform's."""
    name_en: str = ""


HoldKind = Literal["budget", "uses", "person", "person_sku", "coupon"]


@dataclass(frozen=True, slots=True)
class Hold:
    """What must be held in the ledger so that the price may stand."""

    kind: HoldKind
    offer_id: UUID
    """The promotion, or the coupon."""
    home_id: UUID
    """In whose part of the database the promise lives: the merchant's or the platform's."""
    amount: int
    sku_id: UUID | None = None
    """Of a limit per person that counts pieces."""
    batch_id: UUID | None = None
    """Of a coupon."""
    most: int = 0
    """What one person may have in all, for limits per person."""


@dataclass(frozen=True, slots=True)
class Priced:
    """The price of a cart, line by line in the order in which the lines were given."""

    lines: tuple[PricedLine, ...]
    gifts: tuple[Gift, ...]
    free_freight: frozenset[UUID]
    """Merchants whose goods go without freight."""
    freight_coupons: tuple[FreightCoupon, ...]
    """Usable ones, the best first; at most one of them counts, where there is freight to pay."""
    coupons_used: tuple[UUID, ...]
    explained: tuple[Note, ...]
    holds: tuple[Hold, ...]
    stamp: str
    """Of the offers that it was made with."""

    @property
    def gross_fen(self) -> int:
        """All lines before any offer."""
        return sum(line.gross_fen for line in self.lines)

    @property
    def payable_fen(self) -> int:
        """All lines, without freight."""
        return sum(line.payable_fen for line in self.lines)
