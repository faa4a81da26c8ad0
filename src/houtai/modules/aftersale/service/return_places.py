"""Where goods go that come back: to a warehouse that looks at them, or to the shop itself."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.regions import shown
from houtai.modules.aftersale.service.moving import HeldCase
from houtai.modules.aftersale.tables import CaseLine
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.merchants import public as merchants
from houtai.modules.wms import public as wms


async def return_place(session: AsyncSession, held: HeldCase) -> tuple[str | None, UUID | None]:
    """What the buyer is told, and which warehouse looks at the goods; none: the shop does.

    The shop also where the warehouse of its rule cannot take them: closed meanwhile, not open to
    this merchant, goods that are not counted as such, as bundles, or what it has looked at once
    already. To be asked as the house.
    """
    chosen = held.return_warehouse
    if chosen is not None and not await wms.returns_here(session, [held.id]):
        site = await taking_site(session, chosen, held.merchant_id)
        if site is not None and await _all_counted(session, held.id):
            return f"{site.name} {shown(site.region)} {site.address} {held.number}", chosen
    return await merchants.return_address(session, held.merchant_id), None


async def taking_site(
    session: AsyncSession, warehouse_id: UUID, merchant_id: UUID
) -> inventory.WarehouseSite | None:
    """The warehouse, as long as it is open and takes that merchant's goods."""
    site = (await inventory.warehouse_sites(session, [warehouse_id])).get(warehouse_id)
    if site is None or not site.is_open:
        return None
    return site if site.marketplace or site.merchant_id == merchant_id else None


async def _all_counted(session: AsyncSession, case_id: UUID) -> bool:
    """Index: pk_case_line."""
    found = await session.scalars(
        select(CaseLine.sku_id).where(CaseLine.case_id == case_id, CaseLine.quantity > 0)
    )
    sku_ids = {one for one in found if one is not None}
    known = await catalog.skus_by_id(session, sku_ids)
    return sku_ids == {one.id for one in known.values() if one.own_stock}
