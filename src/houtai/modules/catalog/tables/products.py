"""Products and what can be bought of them, bundles, and who sells."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables.fields import COST
from houtai.modules.catalog.tables.libraries import Brand, Category

FEN_MAX = 1_000_000_000_00


def _within(column: str, most: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN 0 AND {most}", name=f"{column}_in_bounds")


class Product(Table):
    """What buyers see on one page. Its columns are the version that sells; what waits for review
    stands in a revision. `number` is given by the house, `code` by the merchant.
    """

    __tablename__ = "product"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("merchant_id", "code"),
        Index("ix_product_merchant_id_id", "merchant_id", "id"),
        Index("ix_product_merchant_id_state_id", "merchant_id", "state", "id"),
        Index("ix_product_state_id", "state", "id"),
        Index("ix_product_category_id_id", "category_id", "id"),
        Index("ix_product_merchant_id_category_id_id", "merchant_id", "category_id", "id"),
        Index("ix_product_brand_id_id", "brand_id", "id"),
        Index("ix_product_kind_id", "kind", "id"),
        Index("ix_product_composition_id", "composition", "id"),
        Index("ix_product_changed_at_id", "changed_at", "id"),
        Index("ix_product_price_fen_min_id", "price_fen_min", "id"),
        Index("ix_product_shelf_at", "shelf_at", postgresql_where=text("shelf_at IS NOT NULL")),
        Index(
            "ix_product_shelf_off_at",
            "shelf_off_at",
            postgresql_where=text("shelf_off_at IS NOT NULL"),
        ),
        CheckConstraint("kind IN ('physical', 'virtual', 'card_key')", name="kind_known"),
        CheckConstraint(
            "composition IN ('single', 'bundle', 'gift_pack')", name="composition_known"
        ),
        CheckConstraint(
            "state IN ('draft', 'in_review', 'approved', 'on_shelf', 'off_shelf', 'recycled')",
            name="state_known",
        ),
        CheckConstraint(
            "state IN ('draft', 'in_review', 'recycled') OR approved_at IS NOT NULL",
            name="seen_by_nobody_unapproved",
        ),
        CheckConstraint("(state = 'recycled') = (recycled_at IS NOT NULL)", name="recycled_whole"),
        CheckConstraint("char_length(name) BETWEEN 1 AND 120", name="name_length"),
        CheckConstraint("price_fen_min <= price_fen_max", name="prices_in_order"),
        CheckConstraint("shelf_off_at > shelf_at", name="shelf_times_in_order"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID]  # The merchants module owns the row behind this id.
    number: Mapped[str]
    code: Mapped[str] = mapped_column(Text(collation="C"))
    category_id: Mapped[UUID] = mapped_column(ForeignKey(Category.id))
    brand_id: Mapped[UUID | None] = mapped_column(ForeignKey(Brand.id))
    kind: Mapped[str]
    composition: Mapped[str]
    name: Mapped[str]
    subtitle: Mapped[str]
    html: Mapped[str]
    """Rich text, cleaned; it may be shown as it is."""
    pictures: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    attributes: Mapped[dict[str, Any]]
    """Value by id of the attribute, as `rules.attributes` has it."""
    label_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    promise_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    state: Mapped[str]
    state_reason: Mapped[str] = mapped_column(default="", server_default="")
    price_fen_min: Mapped[int]
    """Of the SKUs that are sold; kept with them, for lists."""
    price_fen_max: Mapped[int]
    shelf_at: Mapped[datetime | None]
    """When the clock puts it on the shelf, and below when it takes it off."""
    shelf_off_at: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]
    """When it was first approved: from then on its rows are never deleted."""
    first_shelf_at: Mapped[datetime | None]
    recycled_at: Mapped[datetime | None]
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ProductWord(Table):
    """By which words a product is found. Apart from it, since an index of words is of no use
    behind row-level security: nobody sees more here than that some product has such a word.
    """

    __tablename__ = "product_word"
    __table_args__ = (
        Index("ix_product_word_words", "words", postgresql_using="gin"),
        {"schema": "catalog"},
    )
    product_id: Mapped[UUID] = mapped_column(
        ForeignKey(Product.id, ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[list[str]] = mapped_column(ARRAY(Text))


class Sku(Table):
    """One thing that can be bought: a product in one choice of its sale attributes.

    `spec_key` says the choice in one way only. Bundles and gift packs have no stock of their own.
    """

    __tablename__ = "sku"
    __table_args__ = (
        UniqueConstraint("merchant_id", "code"),
        UniqueConstraint("product_id", "spec_key"),
        UniqueConstraint("id", "own_stock"),
        Index(
            "uq_sku_merchant_id_barcode",
            "merchant_id",
            "barcode",
            unique=True,
            postgresql_where=text("barcode IS NOT NULL"),
        ),
        Index("ix_sku_merchant_id_id", "merchant_id", "id"),
        Index("ix_sku_barcode", "barcode", postgresql_where=text("barcode IS NOT NULL")),
        Index("ix_sku_code_id", "code", "id"),
        CheckConstraint("state IN ('active', 'disabled')", name="state_known"),
        CheckConstraint("barcode ~ '^[0-9]{8}([0-9]{4,6})?$'", name="barcode_of_digits"),
        CheckConstraint(f"price_fen BETWEEN 1 AND {FEN_MAX}", name="price_in_bounds"),
        CheckConstraint(f"market_fen BETWEEN 1 AND {FEN_MAX}", name="market_in_bounds"),
        CheckConstraint(f"cost_fen BETWEEN 0 AND {FEN_MAX}", name="cost_in_bounds"),
        _within("weight_gram", 100_000_000),
        _within("volume_cm3", 1_000_000_000),
        CheckConstraint("shelf_life_days BETWEEN 1 AND 36500", name="shelf_life_days_in_bounds"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    product_id: Mapped[UUID] = mapped_column(ForeignKey(Product.id))
    merchant_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(Text(collation="C"))
    barcode: Mapped[str | None] = mapped_column(Text(collation="C"))
    spec: Mapped[dict[str, Any]]
    """The same for the sale attributes; empty where a product has one SKU only."""
    spec_key: Mapped[str]
    weight_gram: Mapped[int]
    volume_cm3: Mapped[int]
    shelf_life_days: Mapped[int | None]
    """From the day of production; None: it does not expire, or nobody has said."""
    cost_fen: Mapped[int | None] = mapped_column(info=COST.column)
    market_fen: Mapped[int | None]
    price_fen: Mapped[int]
    picture: Mapped[UUID | None]
    own_stock: Mapped[bool]
    state: Mapped[str]
    position: Mapped[int]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Component(Table):
    """What one piece of a bundle takes from stock. `sku_own_stock` is always true and part of the
    key that leads to the SKU, so that no bundle ever stands inside a bundle.
    """

    __tablename__ = "component"
    __table_args__ = (
        ForeignKeyConstraint(
            ["sku_id", "sku_own_stock"], [Sku.id, Sku.own_stock], name="fk_component_sku_id"
        ),
        Index("ix_component_sku_id", "sku_id"),
        CheckConstraint("sku_own_stock", name="no_bundle_inside"),
        CheckConstraint("bundle_sku_id <> sku_id", name="not_inside_itself"),
        CheckConstraint("quantity BETWEEN 1 AND 9999", name="quantity_in_bounds"),
        {"schema": "catalog"},
    )
    bundle_sku_id: Mapped[UUID] = mapped_column(
        ForeignKey(Sku.id, ondelete="CASCADE"), primary_key=True
    )
    sku_id: Mapped[UUID] = mapped_column(primary_key=True)
    sku_own_stock: Mapped[bool] = mapped_column(default=True, server_default="true")
    merchant_id: Mapped[UUID]
    quantity: Mapped[int]


class Seller(Table):
    """Who may sell in which categories: what merchants told, kept for our own statements."""

    __tablename__ = "seller"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'frozen')", name="state_known"),
        {"schema": "catalog"},
    )
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    shop_name: Mapped[str]
    self_run: Mapped[bool]
    state: Mapped[str]
    category_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    """With everything below them; the platform itself sells in all."""
    changed_at: Mapped[datetime]
