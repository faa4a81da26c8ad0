"""A file of old sales from its first line to the closing table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from time import perf_counter

from houtai.entry.replay import baskets, books, shop
from houtai.entry.replay.account import Account
from houtai.entry.replay.books import Books, Difference
from houtai.entry.replay.plan import Plan
from houtai.entry.replay.trading import Trade
from houtai.entry.simulate.world import World, opened
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.invariants import Verdict
from houtai.kit.objects import open_store
from houtai.modules.settlement import public as settlement

CONNECTIONS = 12
BEFORE = timedelta(days=1)
SETTLED_AFTER = timedelta(days=62)
"""By then the last month has been billed; after as long again, who says nothing has agreed."""


@dataclass(frozen=True)
class Progress:
    """After a day. `seconds` since the first order was placed."""

    day: date
    orders: int
    cases: int
    seconds: float


@dataclass(frozen=True)
class Closing:
    """What came of it. `unsettled`: entries in no bill, and bills that are not agreed on."""

    account: Account
    books: Books
    differences: Sequence[Difference]
    broken: Sequence[Verdict]
    orders: int
    cases: int
    unsettled: int
    seconds: float

    @property
    def agrees(self) -> bool:
        """Everything did what the file says, and every promise is kept."""
        return not self.differences and not self.broken and not self.unsettled


async def run(
    url: str, environment: Environment, plan: Plan, hear: Callable[[Progress], None]
) -> Closing:
    """In a database that is empty at first. Raises HouseRefused."""
    database = Database(url, connections_max=CONNECTIONS)
    first, _ = plan.lasts
    try:
        async with opened(database, environment, first - BEFORE) as world:
            made = await shop.furnish(world, open_store(environment), plan)
            trade = Trade(world, plan, made)
            await trade.rest()
            return await _through(world, trade, hear)
    finally:
        await database.close()


async def _through(world: World, trade: Trade, hear: Callable[[Progress], None]) -> Closing:
    account, begun = Account(), perf_counter()
    for day in baskets.days(trade.plan.lines(account)):
        await trade.live(day)
        spent = perf_counter() - begun
        hear(Progress(day.last.date(), len(trade.orders), trade.cases, spent))
    for _ in ("billed", "agreed"):
        world.clock.now += SETTLED_AFTER
        await trade.rest()
    spent = perf_counter() - begun
    found = await books.read_books(trade)
    async with world.database.transaction(SYSTEM) as session:
        unsettled = await settlement.unbilled_entries(session, shop.SHOP_ID)
        unsettled += await settlement.open_bills(session, shop.SHOP_ID)
    return Closing(
        account,
        found,
        books.differences(account, found),
        [one for one in await books.promises(trade) if one.breaches],
        len(trade.orders),
        trade.cases,
        unsettled,
        spent,
    )
