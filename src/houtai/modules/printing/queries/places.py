"""Whose rows somebody sees: those of the place where he works, and of no other."""

from sqlalchemy import ColumnElement, and_

from houtai.kit.auth import Place
from houtai.modules.printing.tables import OwnTemplate, PrintedSheet, PrintEntry

PLATFORM = Place()


def of_place(
    table: type[OwnTemplate | PrintedSheet | PrintEntry], place: Place
) -> ColumnElement[bool]:
    """Rows of exactly this place; those with neither owner are the platform's."""
    return and_(
        table.merchant_id.is_(None)
        if place.merchant_id is None
        else table.merchant_id == place.merchant_id,
        table.warehouse_id.is_(None)
        if place.warehouse_id is None
        else table.warehouse_id == place.warehouse_id,
    )
