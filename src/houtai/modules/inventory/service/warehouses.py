"""Warehouses: opened as places of work, changed, closed."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Forbidden, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.regions import RegionCode
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.identity import public as identity
from houtai.modules.inventory.queries.warehouses import WarehouseView, one_warehouse
from houtai.modules.inventory.tables import Warehouse

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9\-]{0,19}$")]
"""How people call it on labels: capital letters, digits, hyphens."""


class NotAWarehouse(NotFound):
    code = "inventory.warehouse_not_found"


class CodeTaken(Conflict):
    """The merchant has another warehouse of this code."""

    code = "inventory.warehouse_code_taken"


class MerchantForeign(Invalid):
    """A warehouse is made for oneself, or by the platform for anybody."""

    code = "inventory.merchant_unknown"


class MarketplaceNotYours(Forbidden):
    """Only the platform's own warehouses hold the goods of others."""

    code = "inventory.marketplace_not_yours"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read."""

    code = "inventory.changed_meanwhile"


class MakeWarehouse(Command):
    """Without a merchant: one's own, which for the platform is the self-run shop."""

    merchant_id: UUID | None = None
    code: Code
    name: Line
    region: RegionCode
    address: Line
    marketplace: bool = False


class EditWarehouse(Command):
    name: Line
    region: RegionCode
    address: Line
    marketplace: bool = False
    is_open: bool = True
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


async def make(
    session: AsyncSession, actor: Actor, command: MakeWarehouse, *, at: datetime
) -> UUID:
    """Open a warehouse; from now on people may work there.

    Raises MerchantForeign, MarketplaceNotYours or CodeTaken.
    """
    merchant_id = _owner(actor, command)
    _refuse_marketplace(merchant_id, marketplace=command.marketplace)
    warehouse_id = new_id()
    row: dict[str, Any] = {
        **command.model_dump(),
        "merchant_id": merchant_id,
        "state": "open",
        "opened_at": at,
    }
    made = insert(Warehouse).values(warehouse_id=warehouse_id, **row).on_conflict_do_nothing()
    if await session.scalar(made.returning(Warehouse.warehouse_id)) is None:
        raise CodeTaken(place="body/code")
    await _tell_identity(session, warehouse_id, merchant_id, command.name, at)
    after = WarehouseView(id=warehouse_id, **row, version=1)
    trail.note(
        session, "inventory.warehouse", warehouse_id, name=command.name, before=None, after=after
    )
    return warehouse_id


async def edit(
    session: AsyncSession,
    actor: Actor,
    warehouse_id: UUID,
    command: EditWarehouse,
    *,
    at: datetime,
) -> None:
    """Change a warehouse, close it, open it again. What lies in a closed one may still leave.

    Raises NotAWarehouse, MarketplaceNotYours or ChangedMeanwhile.
    """
    before = await one_warehouse(session, actor, warehouse_id)
    if before is None or not _is_kept_by(actor, before):
        raise NotAWarehouse
    _refuse_marketplace(before.merchant_id, marketplace=command.marketplace)
    change = {
        **command.model_dump(exclude={"version", "is_open"}),
        "state": "open" if command.is_open else "closed",
        "version": command.version + 1,
    }
    edited = (
        update(Warehouse)
        .where(Warehouse.warehouse_id == warehouse_id, Warehouse.version == command.version)
        .where(within(actor, Warehouse.merchant_id) | within(actor, Warehouse.warehouse_id))
        .values(change)
        .returning(Warehouse.warehouse_id)
    )
    if await session.scalar(edited) is None:
        raise ChangedMeanwhile
    if command.name != before.name:
        await _tell_identity(session, warehouse_id, before.merchant_id, command.name, at)
    after = before.model_copy(update=change)
    trail.note(
        session,
        "inventory.warehouse",
        warehouse_id,
        name=command.name,
        before=before,
        after=after,
    )


def _owner(actor: Actor, command: MakeWarehouse) -> UUID:
    own = actor.place.merchant_id or SELF_RUN_ID
    merchant_id = command.merchant_id or own
    if actor.merchant_ids is not None and merchant_id not in actor.merchant_ids:
        raise MerchantForeign(place="body/merchant_id")
    return merchant_id


def _is_kept_by(actor: Actor, view: WarehouseView) -> bool:
    """Whether it is the actor's to change: his own, not one that only holds his goods."""
    if actor.merchant_ids is None or view.merchant_id in actor.merchant_ids:
        return True
    return actor.warehouse_ids is None or view.id in actor.warehouse_ids


def _refuse_marketplace(merchant_id: UUID, *, marketplace: bool) -> None:
    if marketplace and merchant_id != SELF_RUN_ID:
        raise MarketplaceNotYours(place="body/marketplace")


async def _tell_identity(
    session: AsyncSession, warehouse_id: UUID, merchant_id: UUID, name: str, at: datetime
) -> None:
    own = None if merchant_id == SELF_RUN_ID else merchant_id
    place = identity.OpenPlace(id=warehouse_id, kind="warehouse", name=name, merchant_id=own)
    await identity.open_place(session, place, at=at)


async def furnish(
    session: AsyncSession, warehouse_id: UUID, command: MakeWarehouse, *, at: datetime
) -> None:
    """A warehouse of a known id, for the demo and for tests; said again, nothing happens."""
    merchant_id = command.merchant_id or SELF_RUN_ID
    row = {
        **command.model_dump(),
        "warehouse_id": warehouse_id,
        "merchant_id": merchant_id,
        "state": "open",
        "opened_at": at,
    }
    await session.execute(insert(Warehouse).values(row).on_conflict_do_nothing())
    await _tell_identity(session, warehouse_id, merchant_id, command.name, at)
