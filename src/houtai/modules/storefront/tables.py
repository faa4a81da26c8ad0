"""Pages made ready, the index that is searched, home floors, behaviour.

All of it may be made anew from the catalogue but floors and behaviour. Buyers reach every row of
what is shown: it is what everybody sees, so no wall stands here.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = "storefront"


class ProductPage(Table):
    """The answer to whoever asks for a product, as JSON: its page, and its card in lists.

    `gone` once it is off the shelf or its merchant may not sell.
    """

    __tablename__ = "page"
    __table_args__ = (
        CheckConstraint("state IN ('shown', 'gone')", name="state_known"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_page_merchant_id_product_id", "merchant_id", "product_id"),
        {"schema": SCHEMA},
    )
    product_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    state: Mapped[str]
    body: Mapped[str]
    body_en: Mapped[str]
    """The same with the English names of the libraries."""
    card: Mapped[str]
    goods: Mapped[dict[str, Any]]
    """What the freight of its SKUs depends on, as `rules.goods` has it."""
    version: Mapped[int]
    changed_at: Mapped[datetime]


class ShownSku(Table):
    """Which page shows a SKU, and how its stock is told there: `plenty`, `none`, or a number."""

    __tablename__ = "sku"
    __table_args__ = ({"schema": SCHEMA},)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    product_id: Mapped[UUID] = mapped_column(index=True)
    stock: Mapped[str]


class PublicPicture(Table):
    """A picture that was on the shelf once: everybody may see it from then on."""

    __tablename__ = "picture"
    __table_args__ = ({"schema": SCHEMA},)
    file_id: Mapped[UUID] = mapped_column(primary_key=True)
    in_widths: Mapped[bool]
    """Drawn in the widths of pages of goods; otherwise small and large."""


class Due(Table):
    """A product whose page is to be made anew, because of its shop or of everything."""

    __tablename__ = "due"
    __table_args__ = (
        Index("ix_due_asked_at_product_id", "asked_at", "product_id"),
        {"schema": SCHEMA},
    )
    product_id: Mapped[UUID] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime]


class Entry(Table):
    """By what a product is found. `standing` orders what nothing else orders: in stock first,
    then what sells and is looked at, then the newest.
    """

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_words", "words", postgresql_using="gin"),
        Index("ix_entry_standing", "standing", "product_id"),
        Index("ix_entry_price_fen", "price_fen", "product_id"),
        Index("ix_entry_sold_count", "sold_count", "product_id"),
        Index("ix_entry_merchant_id_standing", "merchant_id", "standing", "product_id"),
        Index("ix_entry_brand_id_standing", "brand_id", "standing", "product_id"),
        Index("ix_entry_category_1_standing", "category_1", "standing", "product_id"),
        Index("ix_entry_category_2_standing", "category_2", "standing", "product_id"),
        Index("ix_entry_category_3_standing", "category_3", "standing", "product_id"),
        {"schema": SCHEMA},
    )
    product_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID]
    category_path: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    category_1: Mapped[UUID]
    """The first three of the path, each with an index of its own."""
    category_2: Mapped[UUID | None]
    category_3: Mapped[UUID | None]
    brand_id: Mapped[UUID | None]
    words: Mapped[str] = mapped_column(TSVECTOR)
    """As `rules.words` has them; PostgreSQL's own parser takes no part."""
    name_words: Mapped[str] = mapped_column(TSVECTOR)
    attributes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """`<id of the attribute>:<key of the option>`, of those that may be filtered by."""
    price_fen: Mapped[int]
    in_stock: Mapped[bool]
    sold_count: Mapped[int]
    looks: Mapped[int]
    """How often it was looked at, and five times for each cart."""
    standing: Mapped[int]


class Word(Table):
    """A word by which something is found, how it sounds, and how many products have it."""

    __tablename__ = "word"
    __table_args__ = (Index("ix_word_uses", "uses"), {"schema": SCHEMA})
    word: Mapped[str] = mapped_column(primary_key=True)
    pinyin: Mapped[str]
    initials: Mapped[str]
    uses: Mapped[int]


class Term(Table):
    """What a thing is called that one may filter by: `category:…`, `brand:…`,
    `option:<attribute>:<key>`; of an option, `above` is what the attribute is called. In English as
    far as the library has it, else in Chinese.
    """

    __tablename__ = "term"
    __table_args__ = ({"schema": SCHEMA},)
    term: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    above: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    above_en: Mapped[str] = mapped_column(default="")


class Floor(Table):
    """One strip of the home page, as the platform arranged it."""

    __tablename__ = "floor"
    __table_args__ = (
        CheckConstraint("kind IN ('banner', 'products', 'category', 'popular')", name="kind_known"),
        CheckConstraint("state IN ('shown', 'hidden')", name="state_known"),
        CheckConstraint("jsonb_typeof(banners) = 'array'", name="banners_listed"),
        CheckConstraint(
            "(kind = 'category') = (source_category_id IS NOT NULL)", name="category_named"
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_floor_position_id", "position", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str]
    title: Mapped[str]
    position: Mapped[int]
    state: Mapped[str]
    banners: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    product_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    source_category_id: Mapped[UUID | None]
    """Of which category it shows what stands best."""
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class Behaviour(Table):
    """What a visitor did, kept for some weeks. The visitor is a random id of one browser."""

    __tablename__ = "behaviour"
    __table_args__ = (
        CheckConstraint("kind IN ('visit', 'search', 'product', 'cart')", name="kind_known"),
        CheckConstraint(
            "(kind IN ('product', 'cart')) = (product_id IS NOT NULL)"
            " AND (kind = 'search') = (words IS NOT NULL)",
            name="says_what",
        ),
        Index(
            "ix_behaviour_visitor_id_id",
            "visitor_id",
            "id",
            postgresql_where=text("product_id IS NOT NULL"),
        ),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    visitor_id: Mapped[UUID]
    member_id: Mapped[UUID | None]
    kind: Mapped[str]
    product_id: Mapped[UUID | None]
    words: Mapped[str | None]
    at: Mapped[datetime]


class Together(Table):
    """How strongly two products belong together: looked at by one visitor, put into one cart."""

    __tablename__ = "together"
    __table_args__ = (
        CheckConstraint("product_id <> other_id", name="two_products"),
        CheckConstraint("weight > 0", name="weight_positive"),
        Index("ix_together_product_id_weight", "product_id", "weight"),
        {"schema": SCHEMA},
    )
    product_id: Mapped[UUID] = mapped_column(primary_key=True)
    other_id: Mapped[UUID] = mapped_column(primary_key=True)
    weight: Mapped[int]


class Counted(Table):
    """Up to where behaviour was counted, by name of the count."""

    __tablename__ = "counted"
    __table_args__ = ({"schema": SCHEMA},)
    name: Mapped[str] = mapped_column(primary_key=True)
    up_to: Mapped[UUID]
