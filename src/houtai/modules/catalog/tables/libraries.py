"""What goods are described with: categories, brands, attributes, templates, labels, promises."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id


def named(chars_max: int) -> CheckConstraint:
    """Every name is there and short enough to be shown."""
    return CheckConstraint(f"char_length(name) BETWEEN 1 AND {chars_max}", name="name_length")


def active_or_disabled() -> CheckConstraint:
    """What is disabled stays where it is used and is offered no more."""
    return CheckConstraint("state IN ('active', 'disabled')", name="state_known")


class Category(Table):
    """One node of the tree; `path` leads from the root to it, itself included. Only a node with
    nothing below it takes products. `name_key` is the name as sisters are compared by it.
    """

    __tablename__ = "category"
    __table_args__ = (
        Index(
            "uq_category_parent_id_name_key",
            "parent_id",
            "name_key",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_category_path", "path", postgresql_using="gin"),
        CheckConstraint("path[cardinality(path)] = id", name="path_ends_here"),
        CheckConstraint(
            "parent_id IS NOT DISTINCT FROM path[cardinality(path) - 1]", name="path_by_parent"
        ),
        CheckConstraint("cardinality(path) <= 8", name="not_too_deep"),
        CheckConstraint("commission_permille BETWEEN 0 AND 1000", name="commission_is_a_share"),
        CheckConstraint("version > 0", name="version_positive"),
        named(60),
        active_or_disabled(),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("catalog.category.id"))
    path: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    name: Mapped[str]
    name_key: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="", server_default="")
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    state: Mapped[str] = mapped_column(default="active", server_default="active")
    commission_permille: Mapped[int | None]  # NULL: as the category above has it.
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Brand(Table):
    """Whose goods they are; `initial` is the letter under which people look for it."""

    __tablename__ = "brand"
    __table_args__ = (
        Index("uq_brand_name_key", "name_key", unique=True),
        Index("ix_brand_initial_id", "initial", "id"),
        Index("ix_brand_logo_file_id", "logo_file_id", postgresql_where="logo_file_id IS NOT NULL"),
        CheckConstraint("initial ~ '^[A-Z#]$'", name="initial_is_a_letter"),
        CheckConstraint("version > 0", name="version_positive"),
        named(60),
        active_or_disabled(),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    name_key: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="", server_default="")
    initial: Mapped[str]
    logo_file_id: Mapped[UUID | None]  # The files module owns the row behind this id.
    description: Mapped[str] = mapped_column(default="", server_default="")
    state: Mapped[str] = mapped_column(default="active", server_default="active")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Attribute(Table):
    """One property of goods. `options` are `{key, name, name_en}`; a key never changes its
    meaning, since values of products are kept as keys. `note` tells apart what is called alike.
    """

    __tablename__ = "attribute"
    __table_args__ = (
        Index("uq_attribute_name_key_note", "name_key", "note", unique=True),
        CheckConstraint(
            "kind IN ('text', 'number', 'choice', 'choices', 'date')", name="kind_known"
        ),
        CheckConstraint("jsonb_typeof(options) = 'array'", name="options_listed"),
        CheckConstraint(
            "kind IN ('choice', 'choices') OR (options = '[]' AND NOT own_values)",
            name="options_of_choices",
        ),
        CheckConstraint("kind = 'number' OR unit = ''", name="unit_of_numbers"),
        CheckConstraint("version > 0", name="version_positive"),
        named(40),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    name_key: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="", server_default="")
    note: Mapped[str] = mapped_column(default="", server_default="")
    kind: Mapped[str]
    unit: Mapped[str] = mapped_column(default="", server_default="")
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]")
    own_values: Mapped[bool] = mapped_column(default=False, server_default="false")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class CategoryBrand(Table):
    """A brand that may be sold in a category and all below it."""

    __tablename__ = "category_brand"
    __table_args__ = ({"schema": "catalog"},)
    category_id: Mapped[UUID] = mapped_column(
        ForeignKey(Category.id, ondelete="CASCADE"), primary_key=True
    )
    brand_id: Mapped[UUID] = mapped_column(ForeignKey(Brand.id), primary_key=True, index=True)


class CategoryAttribute(Table):
    """What products of a category, and of all below it, are asked for."""

    __tablename__ = "category_attribute"
    __table_args__ = (
        CheckConstraint("role IN ('sale', 'parameter')", name="role_known"),
        {"schema": "catalog"},
    )
    category_id: Mapped[UUID] = mapped_column(
        ForeignKey(Category.id, ondelete="CASCADE"), primary_key=True
    )
    attribute_id: Mapped[UUID] = mapped_column(
        ForeignKey(Attribute.id), primary_key=True, index=True
    )
    role: Mapped[str]
    required: Mapped[bool]
    filterable: Mapped[bool]
    position: Mapped[int] = mapped_column(default=0, server_default="0")


class CategoryRequirement(Table):
    """A paper that a merchant must have to sell in a category and all below it; `kind` is a word
    of the dictionary `qualification_kind`, `name` says what exactly is asked for.
    """

    __tablename__ = "category_requirement"
    __table_args__ = (
        CheckConstraint("char_length(name) BETWEEN 1 AND 100", name="name_length"),
        {"schema": "catalog"},
    )
    category_id: Mapped[UUID] = mapped_column(
        ForeignKey(Category.id, ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    needs_expiry: Mapped[bool]


class SpecTemplate(Table):
    """Sale attributes with values, filled in at one stroke. No merchant: the platform's, for all.

    `attributes` are `{attribute_id, values}`; `attribute_ids` repeats the ids for finding.
    """

    __tablename__ = "spec_template"
    __table_args__ = (
        Index(
            "uq_spec_template_merchant_id_name_key",
            "merchant_id",
            "name_key",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_spec_template_attribute_ids", "attribute_ids", postgresql_using="gin"),
        CheckConstraint("jsonb_typeof(attributes) = 'array'", name="attributes_listed"),
        CheckConstraint("version > 0", name="version_positive"),
        named(60),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID | None]  # The merchants module owns the row behind this id.
    name: Mapped[str]
    name_key: Mapped[str]
    attributes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    attribute_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Label(Table):
    """A short word on a product's picture, such as 新品."""

    __tablename__ = "label"
    __table_args__ = (
        Index("uq_label_name_key", "name_key", unique=True),
        CheckConstraint("version > 0", name="version_positive"),
        CheckConstraint(
            "colour IN ('red', 'amber', 'green', 'blue', 'teal', 'grey')", name="colour_known"
        ),
        named(12),
        active_or_disabled(),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    name_key: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="", server_default="")
    colour: Mapped[str]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    state: Mapped[str] = mapped_column(default="active", server_default="active")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class Promise(Table):
    """What a buyer is promised beside the goods, such as 七天无理由退货."""

    __tablename__ = "promise"
    __table_args__ = (
        Index("uq_promise_name_key", "name_key", unique=True),
        CheckConstraint("version > 0", name="version_positive"),
        named(20),
        active_or_disabled(),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    name_key: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="", server_default="")
    description: Mapped[str] = mapped_column(default="", server_default="")
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    state: Mapped[str] = mapped_column(default="active", server_default="active")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ForbiddenWord(Table):
    """What may not be said of goods, or had better not; texts are held against `word_key`."""

    __tablename__ = "forbidden_word"
    __table_args__ = (
        Index("uq_forbidden_word_word_key", "word_key", unique=True),
        CheckConstraint("level IN ('block', 'warn')", name="level_known"),
        CheckConstraint("char_length(word) BETWEEN 1 AND 60", name="word_length"),
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "catalog"},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    word: Mapped[str]
    word_key: Mapped[str]
    level: Mapped[str]
    note: Mapped[str] = mapped_column(default="", server_default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
