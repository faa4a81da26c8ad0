"""Devices: written down, changed, given a token, and weights that scales tell."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Invalid, NotFound, Unauthenticated
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line, View
from houtai.modules.wms.queries.devices import (
    Connection,
    DeviceKind,
    DeviceView,
    WarehousePrint,
    one_device,
)
from houtai.modules.wms.service.here import here
from houtai.modules.wms.service.places import ChangedMeanwhile, CodeTaken, Version
from houtai.modules.wms.tables import Device

THING = "wms.device"
Side = Annotated[int, Field(strict=True, gt=0, le=2_000)]
CONNECTIONS: dict[str, set[str]] = {
    "scanner": {"keyboard", "bluetooth", "usb"},
    "scale": {"keyboard", "agent"},
    "printer": {"usb", "bluetooth", "network"},
}


class DeviceUnknown(NotFound):
    """None within reach, or not of the kind that was meant."""

    code = "wms.device_unknown"


class DeviceUnfit(Invalid):
    """A device of this kind is not connected so, or has no paper."""

    code = "wms.device_unfit"


class ScaleNotKnown(Unauthenticated):
    """No scale with this token."""

    code = "wms.scale_not_known"


class _Written(Command):
    name: Line
    connection: Connection
    prints: Annotated[list[WarehousePrint], Field(max_length=10)] = Field(default_factory=list)
    width_mm: Side | None = None
    height_mm: Side | None = None


class MakeDevice(_Written):
    """Without a warehouse: where one works."""

    warehouse_id: UUID | None = None
    kind: DeviceKind


class EditDevice(_Written):
    """What it is stays; how it is connected, and its paper, may change."""

    is_open: bool
    version: Version


class TellWeight(Command):
    """What lies on the scale at rest."""

    weight_g: Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


class DeviceTokenView(View):
    """What the agent of a scale signs in with; told once."""

    token: str


def _check(kind: str, written: _Written) -> None:
    """Raises DeviceUnfit."""
    if written.connection not in CONNECTIONS[kind]:
        raise DeviceUnfit(place="body/connection")
    has_paper = written.prints or written.width_mm is not None or written.height_mm is not None
    if kind != "printer" and has_paper:
        raise DeviceUnfit(place="body/prints")


def _values(written: _Written) -> dict[str, Any]:
    kept = written.model_dump(include={"name", "connection", "width_mm", "height_mm"})
    return {**kept, "prints": sorted(set(written.prints))}


async def make_device(
    session: AsyncSession, actor: Actor, command: MakeDevice, *, at: datetime
) -> UUID:
    """Raises WarehouseNotHere, DeviceUnfit, CodeTaken."""
    _check(command.kind, command)
    row = {
        **_values(command),
        "id": new_id(),
        "warehouse_id": await here(session, actor, command.warehouse_id, at=at),
        "kind": command.kind,
        "state": "open",
    }
    made = insert(Device).values(row).on_conflict_do_nothing().returning(Device.id)
    device_id = await session.scalar(made)
    if device_id is None:
        raise CodeTaken(place="body/name")
    after = await one_device(session, actor, device_id)
    trail.note(session, THING, device_id, name=command.name, before=None, after=after)
    return device_id


async def edit_device(
    session: AsyncSession, actor: Actor, device_id: UUID, command: EditDevice
) -> None:
    """A scale that has no agent any more has no token either. Raises DeviceUnknown, DeviceUnfit,
    ChangedMeanwhile.
    """
    before = await _found(session, actor, device_id)
    _check(before.kind, command)
    change = {
        **_values(command),
        "state": "open" if command.is_open else "closed",
        "version": command.version + 1,
    }
    if command.connection != "agent":
        change["token_hash"] = None
    edited = (
        update(Device)
        .where(Device.id == device_id, Device.version == command.version)
        .where(within(actor, Device.warehouse_id))
        .values(change)
        .returning(Device.id)
    )
    if await session.scalar(edited) is None:
        raise ChangedMeanwhile
    after = await _found(session, actor, device_id)
    trail.note(session, THING, device_id, name=before.name, before=before, after=after)


async def give_token(session: AsyncSession, actor: Actor, device_id: UUID) -> DeviceTokenView:
    """A new one; the one before counts no longer. Raises DeviceUnknown, DeviceUnfit."""
    before = await _found(session, actor, device_id)
    if before.connection != "agent":
        raise DeviceUnfit
    token = token_urlsafe(32)
    await session.execute(
        update(Device)
        .where(Device.id == device_id, within(actor, Device.warehouse_id))
        .values(token_hash=_hashed(token))
    )
    after = await _found(session, actor, device_id)
    trail.note(session, THING, device_id, name=before.name, before=before, after=after)
    return DeviceTokenView(token=token)


async def tell_weight(
    session: AsyncSession, device_id: UUID, token: str, command: TellWeight, *, at: datetime
) -> None:
    """Only what is told last counts. Raises ScaleNotKnown. Index: pk_device."""
    told = (
        update(Device)
        .where(Device.id == device_id, Device.state == "open")
        .where(Device.token_hash == _hashed(token))
        .values(reading_g=command.weight_g, read_at=at)
        .returning(Device.id)
    )
    async with reaching_as(session, SYSTEM):  # A program has no place; its token is its proof.
        is_told = await session.scalar(told)
    if is_told is None:
        raise ScaleNotKnown


def _hashed(token: str) -> bytes:
    """What is stored of a token: a stolen table tells no weights."""
    return sha256(token.encode()).digest()


async def _found(session: AsyncSession, actor: Actor, device_id: UUID) -> DeviceView:
    found = await one_device(session, actor, device_id)
    if found is None:
        raise DeviceUnknown
    return found
