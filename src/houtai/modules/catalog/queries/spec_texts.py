"""The choice of a SKU in words: `米白 / L`."""

from sqlalchemy import Text, Uuid, case, cast, column, func, literal, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.sql.elements import ColumnElement

from houtai.modules.catalog.rules.attributes import OWN_MARK
from houtai.modules.catalog.tables import Attribute, Sku


def spec_text() -> ColumnElement[str]:
    """For the SKU of the statement around it: options by their names, own values as written."""
    chosen = (
        func.jsonb_each_text(Sku.spec)
        .table_valued(column("key", Text), column("value", Text))
        .render_derived(name="chosen")
    )
    option = (
        func.jsonb_array_elements(Attribute.options)
        .table_valued(column("option", Attribute.options.type))
        .render_derived(name="option")
    )
    name = (
        select(option.c.option["name"].astext)
        .select_from(Attribute)
        .join(option, literal(value=True))
        .where(Attribute.id == cast(chosen.c.key, Uuid))
        .where(option.c.option["key"].astext == chosen.c.value)
        .correlate(chosen)
        .scalar_subquery()
    )
    own = func.substr(chosen.c.value, len(OWN_MARK) + 1)
    words = case(
        (func.starts_with(chosen.c.value, OWN_MARK), own), else_=func.coalesce(name, chosen.c.value)
    )
    all_words = func.string_agg(words, aggregate_order_by(literal(" / "), chosen.c.key))
    return func.coalesce(
        select(all_words).select_from(chosen).correlate(Sku).scalar_subquery(), literal("")
    )
