"""Whose stock an actor sees: his goods wherever they lie, and what lies in his warehouse."""

from typing import Any

from sqlalchemy import ColumnElement, false, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Actor, within


def reached(
    actor: Actor,
    merchant_id: InstrumentedAttribute[Any],
    warehouse_id: InstrumentedAttribute[Any],
) -> ColumnElement[bool]:
    """Condition on a row that says whose goods, and in which warehouse they are.

    At a warehouse only what lies there counts, even where its merchant is reached as well.
    """
    if actor.merchant_ids is None and actor.warehouse_ids is None:
        return true()
    if actor.place.console == "warehouse":
        return within(actor, warehouse_id)
    sides = [
        within(actor, column)
        for column, ids in ((merchant_id, actor.merchant_ids), (warehouse_id, actor.warehouse_ids))
        if ids
    ]
    return or_(*sides) if sides else false()
