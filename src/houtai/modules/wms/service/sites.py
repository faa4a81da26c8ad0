"""Warehouses whose bins are kept, and bins that agree with what the ledger says lies there."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Uuid, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import name_id
from houtai.kit.sql import one_of, statement
from houtai.modules.inventory import public as inventory
from houtai.modules.ledger import public as ledger
from houtai.modules.wms.queries.agreement import differing
from houtai.modules.wms.tables import Bin, BinFollower, BinStock, Site, Zone

BITE = 20_000
"""Transfers that one run looks at."""
RECEIVING = "RCV"


def receiving_bin_id(warehouse_id: UUID) -> UUID:
    """Where pieces lie that nobody has put away yet; nobody needs to look its id up."""
    return name_id("wms.receiving_bin", warehouse_id.hex)


async def reserve(session: AsyncSession, pieces: Mapping[tuple[UUID, UUID], int]) -> None:
    """So many more of a bin and SKU are planned, or fewer if negative; in the order of the keys."""
    if not pieces:
        return
    spots = sorted(pieces)
    columns = (
        bindparam("bin_ids", [bin_id for bin_id, _ in spots], ARRAY(Uuid)),
        bindparam("sku_ids", [sku_id for _, sku_id in spots], ARRAY(Uuid)),
        bindparam("pieces", [pieces[spot] for spot in spots], ARRAY(BigInteger)),
    )
    more = func.unnest(*columns).table_valued("bin_id", "sku_id", "pieces").render_derived("more")
    await session.execute(
        update(BinStock)
        .where(BinStock.bin_id == more.c.bin_id, BinStock.sku_id == more.c.sku_id)
        .values(reserved=BinStock.reserved + more.c.pieces)
        .execution_options(synchronize_session=False)
    )


async def open_sites(
    session: AsyncSession, warehouse_ids: Collection[UUID], *, at: datetime
) -> None:
    """From now on it is known where in these warehouses pieces lie: at first, where goods come in.

    Safe to repeat. To be called as the house.
    """
    rows = [{"warehouse_id": one, "opened_at": at} for one in sorted(warehouse_ids)]
    opened = insert(Site).values(rows).on_conflict_do_nothing().returning(Site.warehouse_id)
    new = (await session.scalars(opened)).all()
    if not new:
        return
    zones = [
        {
            "id": name_id("wms.receiving_zone", one.hex),
            "warehouse_id": one,
            "code": RECEIVING,
            "name": RECEIVING,
            "kind": "receiving",
            "storage_kind": "normal",
        }
        for one in new
    ]
    bins = [
        {
            "id": receiving_bin_id(one),
            "warehouse_id": one,
            "zone_id": name_id("wms.receiving_zone", one.hex),
            "code": RECEIVING,
            "kind": "receiving",
            "aisle": 0,
            "spot": 0,
            "tier": 0,
            "state": "open",
        }
        for one in new
    ]
    await session.execute(insert(Zone), zones)
    await session.execute(insert(Bin), bins)
    await settle(session, warehouse_ids=new, at=at)


async def follow(session: AsyncSession, *, at: datetime) -> int:
    """Make bins agree about what was moved since the last run; says how many SKUs were looked at.

    Runners take turns at the row that says how far the bins are.
    """
    place = select(BinFollower.before_xid, BinFollower.server).with_for_update()
    before_xid, server = (await session.execute(place)).one()
    moved = await ledger.moved_units(session, inventory.BOOK, since=before_xid, most=BITE)
    elsewhere = moved.server != server  # Other transaction ids: nothing says what has moved.
    if elsewhere:
        await settle(session, at=at)
    elif moved.units:
        await settle(session, sku_ids=[UUID(unit) for unit in moved.units], at=at)
    if elsewhere or moved.before_xid > before_xid:
        await session.execute(
            update(BinFollower).values(before_xid=moved.before_xid, server=moved.server)
        )
    return len(moved.units)


async def settle(
    session: AsyncSession,
    *,
    at: datetime,
    sku_ids: Collection[UUID] | None = None,
    warehouse_ids: Collection[UUID] | None = None,
) -> None:
    """What the ledger has more than the bins lies where goods come in; what it has less is taken
    from there first, then from bins of which nobody has planned anything.

    To be called as the house. Indexes: ix_account_unit_id, ix_bin_stock_sku_id_warehouse_id.
    """
    sites = select(Site.warehouse_id).order_by(Site.warehouse_id).with_for_update()
    if warehouse_ids is not None:
        sites = sites.where(one_of(Site.warehouse_id, set(warehouse_ids)))
    held = (await session.scalars(sites)).all()
    if not held:
        return
    rows = (await session.execute(differing(held, sku_ids))).all()
    for name, chosen in (
        ("raise_bins", [row for row in rows if row.more > 0]),
        ("lower_bins", [row for row in rows if row.more < 0]),
    ):
        if chosen:
            await session.execute(
                statement(__package__, name),
                {
                    "merchants": [row.merchant_id for row in chosen],
                    "skus": [row.sku_id for row in chosen],
                    "warehouses": [row.warehouse_id for row in chosen],
                    "receiving": [receiving_bin_id(row.warehouse_id) for row in chosen],
                    "pieces": [abs(row.more) for row in chosen],
                    "at": at,
                },
            )
