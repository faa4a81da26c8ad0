"""Each layer follows the one below it; SKUs become known."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.catalog import SkuOpened
from houtai.events.inventory import DispatchStockChanged, WarehouseStockChanged
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.inventory.service import checks, following, items, levels, making_good, pools


async def _dispatch(session: AsyncSession, events: Sequence[WarehouseStockChanged]) -> None:
    await following.dispatch_follows(session, events, at=utc_now())


async def _sales(session: AsyncSession, events: Sequence[DispatchStockChanged]) -> None:
    await following.sales_follows(session, events, at=utc_now())


async def _remember(session: AsyncSession, events: Sequence[SkuOpened]) -> None:
    told = [
        items.Known(one.sku_id, one.product_id, one.merchant_id, one.own_stock) for one in events
    ]
    await items.remember(session, told)


SUBSCRIBERS = (
    Subscriber("inventory.remember_skus", (SkuOpened,), _remember),
    Subscriber("inventory.dispatch_follows", (WarehouseStockChanged,), _dispatch),
    Subscriber("inventory.sales_follows", (DispatchStockChanged,), _sales),
)


SWEEPS = (
    Sweep("inventory.follow", 1, lambda session, at: levels.follow(session, at=at)),
    Sweep("inventory.make_good", 5, lambda session, at: making_good.sweep(session, at=at)),
    Sweep("inventory.release", 5, lambda session, at: pools.release(session, at=at)),
)
TASKS = (checks.check,)
