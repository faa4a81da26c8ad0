"""Who keeps a warehouse names the carriers that come to it."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.regions import ProvinceCode
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.modules.fulfilment.queries.warehouse_carriers import (
    WarehouseCarriersView,
    carriers_of,
    kept_by,
)
from houtai.modules.fulfilment.tables import WarehouseCarriers
from houtai.modules.inventory import public as inventory
from houtai.modules.logistics import public as logistics

PROVINCES_MAX = 40


class WarehouseNotKept(NotFound):
    """No such warehouse, or one that only holds the actor's goods."""

    code = "fulfilment.warehouse_not_kept"


class CarriersChanged(Conflict):
    """Somebody else has changed them since they were read."""

    code = "fulfilment.carriers_changed"


class ProvinceCarrier(Command):
    """Shipments to this province go by this carrier."""

    province: ProvinceCode
    carrier_code: CarrierCode


class NameCarriers(Command):
    """All of them anew; an empty code names none, and shops and the house choose."""

    carrier_code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{0,20}$")]
    by_province: Annotated[tuple[ProvinceCarrier, ...], Field(max_length=PROVINCES_MAX)] = ()
    version: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({one.province for one in self.by_province}) < len(self.by_province):
            raise PydanticCustomError("province_twice", "a province is named twice")
        return self


async def show(session: AsyncSession, actor: Actor, warehouse_id: UUID) -> WarehouseCarriersView:
    """Raises WarehouseNotKept."""
    return await carriers_of(session, actor, await _kept(session, actor, warehouse_id))


async def name_carriers(
    session: AsyncSession, actor: Actor, warehouse_id: UUID, command: NameCarriers
) -> None:
    """For shipments that come from now on, and those under way that have no carrier yet.

    Raises WarehouseNotKept, CarrierNotUsable, CarriersChanged.
    """
    site = await _kept(session, actor, warehouse_id)
    await logistics.check_carriers(session, _written(command))
    before = await carriers_of(session, actor, site)
    values = {
        "carrier_code": command.carrier_code,
        "by_province": {one.province: one.carrier_code for one in command.by_province},
    }
    w = WarehouseCarriers
    if command.version == 0:
        made = insert(w).values(warehouse_id=site.id, merchant_id=site.merchant_id, **values)
        done = await session.scalar(made.on_conflict_do_nothing().returning(w.version))
    else:
        done = await session.scalar(
            update(w)
            .where(w.warehouse_id == site.id, w.version == command.version, kept_by(actor))
            .values(**values, version=w.version + 1)
            .returning(w.version)
        )
    if done is None:
        raise CarriersChanged
    after = await carriers_of(session, actor, site)
    trail.note(
        session,
        "fulfilment.warehouse_carrier",
        site.id,
        name=site.name,
        before=before,
        after=after,
    )


def _written(command: NameCarriers) -> dict[str, str]:
    """Codes by the place where they stand; none in general is allowed."""
    written = {
        f"body/by_province/{place}/carrier_code": one.carrier_code
        for place, one in enumerate(command.by_province)
    }
    if command.carrier_code:
        written["body/carrier_code"] = command.carrier_code
    return written


async def _kept(session: AsyncSession, actor: Actor, warehouse_id: UUID) -> inventory.WarehouseSite:
    """One's own, or where one works; shared ones of the platform are the platform's to say."""
    async with reaching_as(session, SYSTEM):
        found = await inventory.warehouse_sites(session, [warehouse_id])
    site = found.get(warehouse_id)
    if site is None or not _is_kept_by(actor, site):
        raise WarehouseNotKept
    return site


def _is_kept_by(actor: Actor, site: inventory.WarehouseSite) -> bool:
    if actor.place.console == "merchant":
        return actor.merchant_ids is None or site.merchant_id in actor.merchant_ids
    return actor.warehouse_ids is None or site.id in actor.warehouse_ids
