"""Reads of devices, and of what lies on a scale."""

from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, case, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.tables import Device

FRESH = timedelta(seconds=10)
"""What a scale said longer ago does not lie on it any more, for all that anybody knows."""
DEVICES_MAX = 500

DeviceKind = Literal["scanner", "scale", "printer"]
Connection = Literal["keyboard", "bluetooth", "usb", "network", "agent"]
WarehousePrint = Literal[
    "waybill", "pick_list", "delivery_note", "handover_list", "bin_label", "product_barcode"
]


class DeviceView(View):
    """A device; `has_token`: its agent may tell weights."""

    id: UUID
    warehouse_id: UUID
    warehouse_name: str = ""
    kind: DeviceKind
    name: str
    connection: Connection
    prints: list[WarehousePrint]
    width_mm: int | None
    height_mm: int | None
    state: Literal["open", "closed"]
    has_token: bool
    read_at: datetime | None
    version: int


class ScaleReadingView(View):
    """What lies on a scale now; None when it has not said so for some seconds."""

    weight_g: int | None
    read_at: datetime | None


def _devices(actor: Actor) -> Select[Any]:
    made = {"warehouse_name", "has_token"}
    plain = [getattr(Device, name) for name in DeviceView.model_fields if name not in made]
    return select(*plain, Device.token_hash.is_not(None).label("has_token")).where(
        within(actor, Device.warehouse_id)
    )


async def list_devices(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None
) -> list[DeviceView]:
    """Some tens. Index: uq_device_warehouse_id_name."""
    statement = _devices(actor).order_by(Device.warehouse_id, Device.kind, Device.name)
    if warehouse_id is not None:
        statement = statement.where(Device.warehouse_id == warehouse_id)
    found = await session.execute(statement.limit(DEVICES_MAX))
    rows = [DeviceView.model_validate(row) for row in found]
    names = await inventory.warehouse_names(session, {row.warehouse_id for row in rows})
    return [
        row.model_copy(update={"warehouse_name": names.get(row.warehouse_id, "")}) for row in rows
    ]


async def one_device(session: AsyncSession, actor: Actor, device_id: UUID) -> DeviceView | None:
    """None for a stranger. Index: pk_device."""
    row = (await session.execute(_devices(actor).where(Device.id == device_id))).one_or_none()
    return None if row is None else DeviceView.model_validate(row)


async def reading_of(
    session: AsyncSession, actor: Actor, device_id: UUID, *, at: datetime
) -> ScaleReadingView | None:
    """None for a stranger, or what is no scale. Index: pk_device."""
    is_fresh = Device.read_at > at - FRESH
    row = await session.execute(
        select(
            case((is_fresh, Device.reading_g)).label("weight_g"),
            case((is_fresh, Device.read_at)).label("read_at"),
        ).where(
            Device.id == device_id,
            Device.kind == "scale",
            Device.state == "open",
            within(actor, Device.warehouse_id),
        )
    )
    found = row.one_or_none()
    return None if found is None else ScaleReadingView.model_validate(found)
