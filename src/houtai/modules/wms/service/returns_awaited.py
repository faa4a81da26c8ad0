"""Parcels that warehouses are told to await, and that some turn out to be here already."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.sql import one_of
from houtai.modules.catalog import public as catalog
from houtai.modules.wms.rules.returns import ReturnWish
from houtai.modules.wms.service import sites
from houtai.modules.wms.service.strays_assigning import join
from houtai.modules.wms.tables import Return, ReturnLine


async def expect_return(
    session: AsyncSession, wishes: Sequence[ReturnWish], *, at: datetime
) -> set[UUID]:
    """The warehouses know that these parcels come; says which of them they did not await. Announced
    again with the same case, nothing happens, unless it was withdrawn: then it is awaited again. A
    stray with the same waybill is what was announced.
    """
    if not wishes:
        return set()
    async with reaching_as(session, SYSTEM):
        await sites.open_sites(session, {one.warehouse_id for one in wishes}, at=at)
        row = insert(Return)
        given = ("state", "carrier_code", "waybill_number", "expected_at")
        added = row.on_conflict_do_update(
            index_elements=[Return.id],
            set_={name: row.excluded[name] for name in given},
            where=Return.state == "withdrawn",
        ).returning(Return.id)
        rows = [_row(one, at) for one in wishes]
        new = set((await session.scalars(added, rows)).all())
        known = await catalog.skus_by_id(
            session, {line.sku_id for one in wishes for line in one.lines}
        )
        lines = [line for one in wishes if one.case_id in new for line in _lines(one, known)]
        if lines:
            await session.execute(insert(ReturnLine).on_conflict_do_nothing(), lines)
        await _find_strays(session, [one for one in wishes if one.case_id in new], at=at)
    return new


async def _find_strays(
    session: AsyncSession, wishes: Sequence[ReturnWish], *, at: datetime
) -> None:
    """Index: uq_return_inbound_stray."""
    labels = {(one.warehouse_id, one.waybill_number): one.case_id for one in wishes}
    if not labels:
        return
    found = await session.execute(
        select(Return.id, Return.warehouse_id, Return.waybill_number)
        .where(tuple_(Return.warehouse_id, Return.waybill_number).in_([*labels]))
        .where(Return.kind == "stray", Return.state == "arrived", Return.waybill_number != "")
        .order_by(Return.id)
    )
    for row in found.all():
        case_id = labels[row.warehouse_id, row.waybill_number]
        await join(session, SYSTEM, row.id, case_id, at=at)


def _row(wish: ReturnWish, at: datetime) -> dict[str, Any]:
    plain = ("number", "merchant_id", "warehouse_id", "carrier_code", "waybill_number")
    return {
        **{name: getattr(wish, name) for name in plain},
        "id": wish.case_id,
        "state": "expected",
        "pieces": sum(line.quantity for line in wish.lines),
        "expected_at": at,
    }


def _lines(wish: ReturnWish, known: Mapping[UUID, catalog.SkuView]) -> list[dict[str, Any]]:
    plain = ("line_id", "sku_id", "name", "spec", "quantity")
    return [
        {
            **{name: getattr(line, name) for name in plain},
            "return_id": wish.case_id,
            "warehouse_id": wish.warehouse_id,
            "merchant_id": wish.merchant_id,
            "code": known[line.sku_id].code if line.sku_id in known else "",
            "barcode": line.barcode
            or (known[line.sku_id].barcode if line.sku_id in known else "")
            or "",
        }
        for line in wish.lines
    ]


async def withdraw_return(session: AsyncSession, case_ids: Collection[UUID]) -> set[UUID]:
    """Nobody waits for them any more; says for which that is so. What is here stays to be looked
    at.
    """
    async with reaching_as(session, SYSTEM):
        called_off = (
            update(Return)
            .where(one_of(Return.id, set(case_ids)), Return.state == "expected")
            .values(state="withdrawn")
            .returning(Return.id)
        )
        return set((await session.scalars(called_off)).all())


async def returns_here(session: AsyncSession, case_ids: Collection[UUID]) -> set[UUID]:
    """Those whose parcel is here, looked at or not."""
    async with reaching_as(session, SYSTEM):
        here_now = select(Return.id).where(
            one_of(Return.id, set(case_ids)), Return.arrived_at.is_not(None)
        )
        return set((await session.scalars(here_now)).all())
