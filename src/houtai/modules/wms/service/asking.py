"""A shipment is asked for, and called off again as long as the carrier has not come."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from pydantic import Field
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.wms import OutboundRefused, OutboundWithdrawn
from houtai.kit import direct, eventlog
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import derive_id
from houtai.kit.shapes import Command, Line
from houtai.kit.sql import one_of, statement
from houtai.modules.catalog import public as catalog
from houtai.modules.wms.rules.outbounds import OutboundWish
from houtai.modules.wms.rules.states import TRANSITIONS, Act
from houtai.modules.wms.service import sites
from houtai.modules.wms.service.ending import end_lists_if_done
from houtai.modules.wms.tables import (
    Outbound,
    PickTask,
    PutBack,
    Shortage,
)

MM3_PER_CM3 = 1_000
WISHES_MAX = 1_000


class NothingToSend(Invalid):
    """A shipment without lines."""

    code = "wms.nothing_to_send"


class TooManyWishes(Invalid):
    code = "wms.too_many_wishes"


class OutboundNotSo(Conflict):
    """Its state does not allow it, or it is not within reach."""

    code = "wms.outbound_not_so"


class RefuseOutbounds(Command):
    """Those that wait and that this warehouse cannot send."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    reason: Line


async def ask_outbound(
    session: AsyncSession, wishes: Sequence[OutboundWish], *, at: datetime
) -> set[UUID]:
    """The warehouses get these shipments as work; says which of them are new.

    Asked again with the same id, nothing happens. Raises NothingToSend, TooManyWishes.
    """
    if len(wishes) > WISHES_MAX:
        raise TooManyWishes(wishes_max=WISHES_MAX)
    if any(not wish.lines for wish in wishes):
        raise NothingToSend
    if not wishes:
        return set()
    async with reaching_as(session, SYSTEM):
        await sites.open_sites(session, {wish.warehouse_id for wish in wishes}, at=at)
        known = await catalog.skus_by_id(
            session, {line.sku_id for wish in wishes for line in wish.lines}
        )
        document = {
            "outbounds": [_outbound(wish, known, at) for wish in wishes],
            "lines": [row for wish in wishes for row in _lines(wish, known)],
        }
        values = {"document": msgspec.json.encode(document).decode()}
        added = await direct.rows(session, statement(__package__, "keep_outbounds"), values)
    return {row.id for row in added}


def _outbound(
    wish: OutboundWish, known: Mapping[UUID, catalog.SkuView], at: datetime
) -> dict[str, Any]:
    """All columns: what is not named here is nothing."""
    return {
        "id": wish.shipment_id,
        "number": wish.number,
        "merchant_id": wish.merchant_id,
        "warehouse_id": wish.warehouse_id,
        "carrier_code": wish.carrier_code,
        "service_code": wish.service_code,
        "promise_at": wish.promise_at,
        "priority": wish.priority,
        "state": "waiting",
        "kinds": len({line.sku_id for line in wish.lines}),
        "pieces": sum(line.quantity for line in wish.lines),
        "weight_g": sum(line.quantity * line.weight_g for line in wish.lines),
        "volume_mm3": sum(line.quantity * _volume(known.get(line.sku_id)) for line in wish.lines),
        "recipient": wish.recipient,
        "phone": wish.phone,
        "region_code": wish.region_code,
        "address": wish.address,
        "remark": wish.remark,
        "group_key": wish.group_key,
        "reason": "",
        "asked_at": at,
    }


def _lines(wish: OutboundWish, known: Mapping[UUID, catalog.SkuView]) -> list[dict[str, Any]]:
    return [
        {
            "outbound_id": wish.shipment_id,
            "line_id": line.line_id,
            "warehouse_id": wish.warehouse_id,
            "merchant_id": wish.merchant_id,
            "sku_id": line.sku_id,
            "name": line.name,
            "spec": line.spec,
            "code": known[line.sku_id].code if line.sku_id in known else "",
            "barcode": line.barcode,
            "quantity": line.quantity,
            "weight_g": line.weight_g,
            "volume_mm3": _volume(known.get(line.sku_id)),
            "picked": 0,
            "missing": 0,
            "checked": 0,
        }
        for line in wish.lines
    ]


def _volume(sku: catalog.SkuView | None) -> int:
    return 0 if sku is None else sku.volume_cm3 * MM3_PER_CM3


async def withdraw_outbound(
    session: AsyncSession, shipment_ids: Collection[UUID], reason: str, *, at: datetime
) -> set[UUID]:
    """Call shipments off; says which of them were. Handed over or ended ones are left out.

    What was picked stays picked until somebody has put it back: a task says what and where.
    """
    moved = TRANSITIONS[Act.WITHDRAW]
    async with reaching_as(session, SYSTEM):
        # In the order of their keys, as whoever plans or hands over many of them.
        held = (
            select(Outbound.id)
            .where(one_of(Outbound.id, set(shipment_ids)), Outbound.state.in_(moved.before))
            .order_by(Outbound.id)
            .with_for_update()
        )
        ids = (await session.scalars(held)).all()
        if not ids:
            return set()
        called_off = (
            update(Outbound)
            .where(one_of(Outbound.id, ids))
            .values(state=moved.after, reason=reason, ended_at=at)
            .returning(Outbound.id, Outbound.warehouse_id, Outbound.merchant_id)
        )
        gone = (await session.execute(called_off)).all()
        await end_lists_if_done(session, await _free_tasks(session, ids), at=at)
        await _ask_to_put_back(session, ids, at=at)
        await eventlog.emit(
            session,
            *(
                OutboundWithdrawn(row.id, row.warehouse_id, row.merchant_id, reason, at)
                for row in gone
            ),
        )
    return {row.id for row in gone}


async def _free_tasks(session: AsyncSession, ids: Collection[UUID]) -> set[UUID]:
    """Nobody picks for them any more, and what was planned is free for others; says of which
    walks they were.
    """
    ended = (
        update(PickTask)
        .where(one_of(PickTask.outbound_id, ids), PickTask.state.in_(("open", "short")))
        .values(state="called_off")
        .returning(
            PickTask.pick_list_id,
            PickTask.bin_id,
            PickTask.sku_id,
            PickTask.quantity,
            PickTask.picked,
        )
    )
    rows = (await session.execute(ended)).all()
    left: Counter[tuple[UUID, UUID]] = Counter()
    for row in rows:
        left[row.bin_id, row.sku_id] += row.quantity - row.picked
    await sites.reserve(session, {spot: -pieces for spot, pieces in left.items() if pieces})
    await session.execute(
        update(Shortage)
        .where(one_of(Shortage.outbound_id, ids), Shortage.state == "asked")
        .values(state="called_off")
    )
    return {row.pick_list_id for row in rows}


async def refuse(
    session: AsyncSession, actor: Actor, command: RefuseOutbounds, *, at: datetime
) -> None:
    """The warehouse will not send these; whoever sources tries elsewhere. Raises OutboundNotSo when
    one of them no longer waits: then none is refused.
    """
    moved = TRANSITIONS[Act.REFUSE]
    held = (
        select(Outbound.id)
        .where(one_of(Outbound.id, command.ids), within(actor, Outbound.warehouse_id))
        .order_by(Outbound.id)
        .with_for_update()
    )
    await session.execute(held)
    refused = (
        update(Outbound)
        .where(one_of(Outbound.id, command.ids), Outbound.state.in_(moved.before))
        .where(within(actor, Outbound.warehouse_id))
        .values(state=moved.after, reason=command.reason, ended_at=at)
        .returning(Outbound.id, Outbound.warehouse_id, Outbound.merchant_id)
    )
    gone = (await session.execute(refused)).all()
    if len(gone) != len(set(command.ids)):
        raise OutboundNotSo
    await eventlog.emit(
        session,
        *(
            OutboundRefused(row.id, row.warehouse_id, row.merchant_id, command.reason, at)
            for row in gone
        ),
    )


async def _ask_to_put_back(session: AsyncSession, ids: Collection[UUID], *, at: datetime) -> None:
    """One task for each line and bin that pieces were taken from."""
    rows = await session.execute(
        select(PickTask).where(one_of(PickTask.outbound_id, ids), PickTask.picked > 0)
    )
    tasks = [
        {
            "id": derive_id(task.id, "wms.put_back"),
            "warehouse_id": task.warehouse_id,
            "merchant_id": task.merchant_id,
            "outbound_id": task.outbound_id,
            "line_id": task.line_id,
            "sku_id": task.sku_id,
            "quantity": task.picked,
            "bin_id": task.bin_id,
            "asked_at": at,
        }
        for task in rows.scalars()
    ]
    if tasks:
        await session.execute(insert(PutBack), tasks)
