"""Reads of warehouses."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal, starts_with
from houtai.kit.shapes import Line, View, Word
from houtai.modules.inventory.tables import Warehouse


class WarehouseView(View):
    """A building with stock. `marketplace`: goods of other merchants may lie there too."""

    id: UUID
    merchant_id: UUID
    code: str
    name: str
    region: str
    address: str
    marketplace: bool
    state: str
    version: int
    opened_at: datetime


WAREHOUSES = Listing(
    id=Warehouse.warehouse_id,
    sorts={"id": Warehouse.warehouse_id, "name": Warehouse.name},
    default="name",
    filters={
        "merchant_id": equal(Warehouse.merchant_id, UUID),
        "state": equal(Warehouse.state, Word),
        "name": starts_with(Warehouse.name, Line),
    },
)


def _columns() -> list[Any]:
    w = Warehouse
    named = [getattr(w, name) for name in WarehouseView.model_fields if name != "id"]
    return [w.warehouse_id.label("id"), *named]


def reached_warehouses(actor: Actor) -> ColumnElement[bool]:
    """One's own, those one works in, and those that hold anybody's goods."""
    if actor.merchant_ids is None and actor.warehouse_ids is None:
        return true()
    if actor.place.console == "warehouse":
        return within(actor, Warehouse.warehouse_id)
    if actor.place.console == "merchant":
        return or_(within(actor, Warehouse.merchant_id), Warehouse.marketplace)
    return within(actor, Warehouse.warehouse_id)


async def list_warehouses(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[WarehouseView]:
    """By name. There are tens of them, hundreds at most: indexes serve the order."""
    statement = select(*_columns()).where(reached_warehouses(actor))
    return await WAREHOUSES.page(session, statement, wanted, WarehouseView)


async def one_warehouse(
    session: AsyncSession, actor: Actor, warehouse_id: UUID
) -> WarehouseView | None:
    """None for a stranger. Index: pk_warehouse."""
    statement = select(*_columns()).where(
        Warehouse.warehouse_id == warehouse_id, reached_warehouses(actor)
    )
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else WarehouseView.model_validate(row)
