"""What the storefront hears of goods, stock and sellers, and what the clock brings round."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.catalog import ProductChanged
from houtai.events.inventory import SellableChanged
from houtai.events.merchants import MerchantFrozen
from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.kit.jobs import Cron
from houtai.kit.sweeps import Sweep
from houtai.modules.catalog import public as catalog
from houtai.modules.storefront.service import behaviour, counting, refreshing

REBUILT_AT_ONCE = 5_000


async def refresh_products(session: AsyncSession, events: Sequence[ProductChanged]) -> None:
    """Pages and words of what changed, as it is now."""
    await refreshing.refresh(session, {event.product_id for event in events}, utc_now())


async def refresh_stock(session: AsyncSession, events: Sequence[SellableChanged]) -> None:
    """Pages on which the stock is told otherwise than it is now."""
    changed = await refreshing.products_of(session, {event.sku_id for event in events})
    await refreshing.refresh(session, changed, utc_now())


async def hide_frozen(session: AsyncSession, events: Sequence[MerchantFrozen]) -> None:
    """At once, without waiting for the catalogue to tell of each product."""
    await refreshing.hide_merchants(session, {event.merchant_id for event in events}, utc_now())


SUBSCRIBERS = (
    Subscriber("storefront.frozen", (MerchantFrozen,), hide_frozen),
    Subscriber("storefront.products", (ProductChanged,), refresh_products),
    Subscriber("storefront.stock", (SellableChanged,), refresh_stock),
)


@jobs.task("storefront.rebuild", retries=2, seconds_max=3_600)
async def rebuild(context: jobs.Context) -> None:
    """Have every page made anew: names of brands, labels and categories change without a word."""
    after = None
    while True:
        async with context.database.transaction() as session:
            ids = await catalog.all_on_shelf_ids(session, after=after, limit=REBUILT_AT_ONCE)
            await refreshing.make_due(session, ids, context.at)
            if len(ids) < REBUILT_AT_ONCE:
                break
        after = ids[-1]
    async with context.database.transaction() as session:
        await refreshing.make_due(session, await refreshing.lost_pages(session), context.at)
        await counting.cool(session)


TASKS = [rebuild]
CRON = [Cron(rebuild, "23 18 * * *")]


async def _refresh_due(session: AsyncSession, at: datetime) -> int:
    return await refreshing.refresh_due(session, at)


async def _count_words(session: AsyncSession, _at: datetime) -> int:
    await refreshing.count_words(session)
    return 0


SWEEPS = [
    Sweep("storefront.refresh_due", 2, _refresh_due),
    Sweep("storefront.count_together", 20, counting.count_together),
    Sweep("storefront.count_words", 300, _count_words),
    Sweep("storefront.forget", 3_600, behaviour.forget),
]
