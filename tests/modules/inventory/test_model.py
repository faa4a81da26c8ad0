"""Random lives of stock: whatever happens in whichever order, the layers agree after every step."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.db import set_reach
from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries.agreement import EQUATIONS, differing
from houtai.modules.inventory.queries.proofs import stale_levels
from houtai.modules.inventory.rules.booking import Cause
from houtai.modules.inventory.rules.layers import Condition, shared_pool_id
from houtai.modules.inventory.rules.sales import Piece
from houtai.modules.inventory.service import (
    dispatch,
    following,
    levels,
    making_good,
    pools,
    sales,
    warehouse,
)
from houtai.modules.inventory.service.dispatch import Allotment
from houtai.modules.inventory.service.sales import OrderLock
from houtai.modules.ledger import public as ledger
from tests.factories.inventory import (
    NOON,
    cause,
    dispatch_hears,
    goods,
    line,
    make_item,
    make_warehouse,
    sales_hears,
    settle,
)

# Thousands of calls that reach what others reach: tracing them would take as long again.
pytestmark = pytest.mark.no_cover

Act = Callable[..., Awaitable[Any]]


@dataclass
class Life:
    """Two SKUs, two warehouses, a pool for an activity, and what was done with them so far."""

    session: AsyncSession
    skus: list[UUID]
    warehouses: list[UUID]
    pool_id: UUID
    orders: list[OrderLock] = field(default_factory=list)
    told_dispatch: list[Any] = field(default_factory=list)
    told_sales: list[Any] = field(default_factory=list)
    refused: int = 0

    @classmethod
    async def begin(cls, session: AsyncSession) -> "Life":
        """Some pieces are there, in all layers; some are damaged; the pool has some of them."""
        skus = [await make_item(session) for _ in range(2)]
        houses = [await make_warehouse(session) for _ in range(2)]
        made = pools.MakePool(kind="activity", name="双十一", purpose_id=new_id())
        life = cls(session, skus, houses, await pools.make(session, SYSTEM, made))
        for sku in range(2):
            for house in range(2):
                await life.receive(sku, house, 4, Condition.GOOD)
                await life.receive(sku, house, 2, Condition.DAMAGED)
        await settle(session)
        await life.quota(0, 1, 3, Condition.GOOD)
        return life

    async def receive(self, sku: int, house: int, quantity: int, condition: Condition) -> None:
        lines = [line(self.skus[sku], quantity, condition=condition)]
        await warehouse.receive(
            self.session, SYSTEM, self.warehouses[house], lines, cause(), at=NOON
        )

    async def issue(self, sku: int, house: int, quantity: int, condition: Condition) -> None:
        lines = [line(self.skus[sku], quantity, condition=condition)]
        await warehouse.issue(self.session, SYSTEM, self.warehouses[house], lines, cause(), at=NOON)

    async def change_condition(
        self, sku: int, house: int, quantity: int, condition: Condition
    ) -> None:
        after = Condition.GOOD if condition is not Condition.GOOD else Condition.DAMAGED
        lines = [
            warehouse.ConditionLine(
                id=new_id(),
                sku_id=self.skus[sku],
                quantity=quantity,
                before=condition,
                after=after,
            )
        ]
        await warehouse.change_condition(
            self.session, SYSTEM, self.warehouses[house], lines, cause(), at=NOON
        )

    async def pick(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        lines = [line(self.skus[sku], quantity)]
        await warehouse.pick(self.session, SYSTEM, self.warehouses[house], lines, cause(), at=NOON)

    async def put_back(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        lines = [line(self.skus[sku], quantity)]
        await warehouse.put_back(
            self.session, SYSTEM, self.warehouses[house], lines, cause(), at=NOON
        )

    async def send(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        source, target = self.warehouses[house], self.warehouses[1 - house]
        await warehouse.send(
            self.session,
            SYSTEM,
            [line(self.skus[sku], quantity)],
            cause(),
            source_id=source,
            target_id=target,
            at=NOON,
        )

    async def arrive(self, sku: int, house: int, quantity: int, condition: Condition) -> None:
        lines = [line(self.skus[sku], quantity, condition=condition)]
        await warehouse.arrive(
            self.session, SYSTEM, self.warehouses[house], lines, cause(), at=NOON
        )

    async def lose(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        lines = [line(self.skus[sku], quantity)]
        await warehouse.lose(self.session, SYSTEM, self.warehouses[house], lines, cause(), at=NOON)

    async def lock(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        pool_id = self.pool_id if house else shared_pool_id(SELF_RUN_ID)
        piece = Piece(new_id(), goods(self.skus[sku]), pool_id, quantity)
        order = OrderLock(new_id(), (piece,))
        in_time = NOON + timedelta(minutes=30)
        (outcome,) = await sales.lock(self.session, [order], expires_at=in_time, at=NOON)
        self.refused += not outcome.taken
        self.orders += [order] * outcome.taken

    async def lock_ends(self, sku: int, *_: Any) -> None:
        act = sales.deduct if sku else sales.unlock
        await act(self.session, self.orders[-1:], at=NOON)

    async def locks_expire(self, *_: Any) -> None:
        await ledger.expire_due(self.session, at=NOON + timedelta(hours=1))

    async def give_back(self, sku: int, *_: Any) -> None:
        for order in self.orders[-1:]:
            why = Cause("stock.cancelled", "order", order.order_id, SYSTEM.id)
            await sales.give_back(self.session, order.pieces, why, at=NOON)

    async def assign(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        await dispatch.assign(self.session, [self._allotment(sku, house, quantity)], WHY, at=NOON)

    async def unassign(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        await dispatch.unassign(self.session, [self._allotment(sku, house, quantity)], WHY, at=NOON)

    async def ship(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        await dispatch.ship(self.session, [self._allotment(sku, house, quantity)], WHY, at=NOON)

    async def sell(self, sku: int, house: int, quantity: int, condition: Condition) -> None:
        """All the way out, as far as it goes: each step may be the last."""
        before = len(self.orders)
        await self.lock(sku, house=0, quantity=quantity, _=condition)
        if len(self.orders) > before:
            await self.lock_ends(1)
            await self.assign(sku, house, quantity, condition)
            await self.pick(sku, house, quantity, condition)
            await self.ship(sku, house, quantity, condition)

    def _allotment(self, sku: int, house: int, quantity: int) -> Allotment:
        return Allotment(new_id(), goods(self.skus[sku]), self.warehouses[house], quantity)

    async def quota(self, sku: int, house: int, quantity: int, _: Condition) -> None:
        asked = [pools.SetQuota(sku_id=self.skus[sku], asked=quantity * house)]
        await pools.set_quotas(
            self.session, SYSTEM, self.pool_id, pools.SetQuotas(quotas=asked), at=NOON
        )

    async def end_pool(self, *_: Any) -> None:
        pool = await pools.one_pool(self.session, SYSTEM, self.pool_id)
        assert pool is not None
        await pools.end(self.session, SYSTEM, self.pool_id, pool.version, at=NOON)

    async def release(self, *_: Any) -> None:
        await pools.release(self.session, at=NOON + timedelta(seconds=1 + self.refused))

    async def dispatch_hears(self, *_: Any) -> None:
        self.told_dispatch += await dispatch_hears(self.session)

    async def sales_hears(self, *_: Any) -> None:
        self.told_sales += await sales_hears(self.session)

    async def sweep(self, *_: Any) -> None:
        await levels.refresh(self.session, None, at=NOON)
        await making_good.sweep(self.session, at=NOON)

    async def hear_again(self, *_: Any) -> None:
        """What came once comes again, after a crash or a rewind."""
        before = await self.accounts()
        await following.dispatch_follows(self.session, self.told_dispatch, at=NOON)
        await following.sales_follows(self.session, self.told_sales, at=NOON)
        assert await self.accounts() == before

    async def accounts(self) -> dict[UUID, tuple[int, int]]:
        held = ledger.select_holdings("stock").subquery()
        units = [str(each) for each in self.skus]
        rows = await self.session.execute(held.select().where(held.c.unit.in_(units)))
        return {row.id: (row.balance, row.reserved) for row in rows}

    async def look(self) -> None:
        for equation in EQUATIONS:
            assert await differing(self.session, equation, 5, sku_ids=self.skus) == []
        for balance, reserved in (await self.accounts()).values():
            assert 0 <= reserved <= balance

    async def look_at_the_end(self) -> None:
        """Nothing is under way any more, and nothing is missing that could be settled."""
        for _ in range(2):
            await settle(self.session)
            await making_good.sweep(self.session, at=NOON)
        await levels.refresh(self.session, None, at=NOON)
        await self.look()
        held = ledger.select_holdings("stock").subquery()
        units = [str(each) for each in self.skus]
        rows = await self.session.execute(held.select().where(held.c.unit.in_(units)))
        free: dict[tuple[str, str, UUID | None], int] = {}
        for row in rows:
            owner = row.owner_id if row.kind.startswith("dispatch") else None
            key = (row.kind, row.unit, owner)
            free[key] = free.get(key, 0) + row.balance - row.reserved
        for (kind, unit, owner), amount in free.items():
            assert not (kind.endswith(("rising", "falling")) and amount)
            if kind == "dispatch.short" and amount:
                assert free.get(("dispatch.free", unit, owner), 0) == 0
            if kind == "sales.oversold" and amount:
                assert free.get(("sales.sellable", unit, None), 0) == 0
        assert await stale_levels(self.session, 5) == []


WHY = Cause("stock.sale", "shipment", new_id(), SYSTEM.id)
ACTS = [
    name
    for name, value in vars(Life).items()
    if callable(value)
    and not name.startswith("_")
    and name not in {"begin", "accounts", "look", "look_at_the_end"}
]
STEPS = st.tuples(
    st.sampled_from([*ACTS, "receive", "dispatch_hears", "sales_hears", "lock", "sell", "issue"]),
    st.integers(0, 1),
    st.integers(0, 1),
    st.integers(1, 3),
    st.sampled_from([Condition.GOOD] * 4 + [Condition.DAMAGED, Condition.FROZEN]),
)


@given(steps=st.lists(STEPS, min_size=5, max_size=30))
async def test_whatever_happens_no_layer_falls_below_zero_and_all_agree(database, steps):
    async with database.engine.connect() as connection:
        outer = await connection.begin()
        async with AsyncSession(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as session:
            await set_reach(session, SYSTEM)
            life = await Life.begin(session)
            for act, *how in steps:
                before = await life.accounts()
                try:
                    await getattr(life, act)(*how)
                except HoutaiError:
                    event(f"{act} refused")
                    # Nothing half done; of several acts those before the refused one stand.
                    assert act == "sell" or await life.accounts() == before
                else:
                    event(f"{act} done")
                await life.look()
            await life.look_at_the_end()
        await outer.rollback()
