"""What happens to goods: what is sold, by whom, at which price."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class ProductChanged(Event, name="catalog.product_changed", key="product_id"):
    """What buyers see of a product is other than before: text, picture, price, state or its
    SKUs. Read the product again; nothing of it stands here.
    """

    product_id: UUID
    merchant_id: UUID
    on_shelf: bool
    """Whether it may be found and bought now."""
    at: datetime


@dataclass(frozen=True)
class SkuOpened(Event, name="catalog.sku_opened", key="sku_id"):
    """A SKU exists from now on. Its stock may be counted, though nothing is there yet."""

    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    own_stock: bool
    """False for bundles and gift packs, which draw on their components."""
    at: datetime


@dataclass(frozen=True)
class PriceChanged(Event, name="catalog.price_changed", key="sku_id"):
    """A SKU costs something else from now on."""

    sku_id: UUID
    merchant_id: UUID
    before_fen: int
    after_fen: int
    at: datetime


@dataclass(frozen=True)
class PriceStopped(Event, name="catalog.price_stopped", key="sku_id"):
    """The price breaker refused a price that must be an error."""

    sku_id: UUID
    merchant_id: UUID
    price_fen: int
    bound_fen: int
    """The lowest price that would have passed."""
    asked_by: UUID
    at: datetime


@dataclass(frozen=True)
class ProductReviewed(Event, name="catalog.product_reviewed", key="product_id"):
    """A buyer said what he thinks of what he received. Whether others see it is decided apart."""

    review_id: UUID
    product_id: UUID
    sku_id: UUID
    merchant_id: UUID
    stars: int
    at: datetime
