"""Whose rows somebody sees: those of the place where he works, and of no other."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Place

PLATFORM = Place()
_Owner = InstrumentedAttribute[UUID | None]


def of_place(merchant_id: _Owner, warehouse_id: _Owner, place: Place) -> ColumnElement[bool]:
    """Rows of exactly this place; those with neither owner are the platform's."""
    return and_(_is(merchant_id, place.merchant_id), _is(warehouse_id, place.warehouse_id))


def _is(owner: _Owner, wanted: UUID | None) -> ColumnElement[bool]:
    return owner.is_(None) if wanted is None else owner == wanted
