"""Makes warehouses, SKUs that stock knows, and stock in all three layers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.inventory import DispatchStockChanged, WarehouseStockChanged
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.inventory.queries.proofs import INVARIANTS
from houtai.modules.inventory.rules.booking import Goods
from houtai.modules.inventory.rules.layers import Condition, shared_pool_id
from houtai.modules.inventory.service import following, items, levels, warehouse, warehouses
from houtai.modules.inventory.service.moving import Cause
from houtai.modules.ledger import public as ledger

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
NANSHAN = "440305"
SHARED_POOL = shared_pool_id(SELF_RUN_ID)
_HEARD = "tests.inventory.heard"


async def make_item(
    session: AsyncSession, merchant_id: UUID = SELF_RUN_ID, *, own_stock: bool = True
) -> UUID:
    """A SKU that stock has heard of."""
    sku_id = new_id()
    await items.remember(session, [items.Known(sku_id, new_id(), merchant_id, own_stock)])
    return sku_id


async def make_warehouse(session: AsyncSession, **changes: Any) -> UUID:
    """An open warehouse of the self-run shop, unless told otherwise."""
    warehouse_id = new_id()
    command = warehouses.MakeWarehouse(
        **{
            "code": f"W{warehouse_id.hex[-12:].upper()}",
            "name": "中心仓",
            "region": NANSHAN,
            "address": "科技园路 1 号",
            **changes,
        }
    )
    await warehouses.furnish(session, warehouse_id, command, at=NOON)
    return warehouse_id


def line(sku_id: UUID, quantity: int = 1, **changes: Any) -> warehouse.StockLine:
    """A line of its own id."""
    return warehouse.StockLine(
        **{"id": new_id(), "sku_id": sku_id, "quantity": quantity, **changes}
    )


def cause(**changes: Any) -> Cause:
    """Because of a document of its own."""
    return Cause(
        **{
            "reason": "stock.receipt",
            "document_kind": "receipt",
            "document_id": new_id(),
            **changes,
        }
    )


async def receive_stock(
    session: AsyncSession,
    sku_id: UUID,
    warehouse_id: UUID,
    quantity: int,
    *,
    condition: Condition = Condition.GOOD,
) -> None:
    """Pieces in the warehouse layer; the layers above have not heard yet."""
    lines = [line(sku_id, quantity, condition=condition)]
    await warehouse.receive(session, SYSTEM, warehouse_id, lines, cause(), at=NOON)


async def make_stock(
    session: AsyncSession, quantity: int, *, merchant_id: UUID = SELF_RUN_ID, **changes: Any
) -> tuple[UUID, UUID]:
    """A SKU with so many good pieces in a new warehouse, sellable and on the levels; both ids."""
    sku_id = await make_item(session, merchant_id)
    warehouse_id = await make_warehouse(session, merchant_id=merchant_id, **changes)
    await receive_stock(session, sku_id, warehouse_id, quantity)
    await settle(session)
    return sku_id, warehouse_id


async def settle(session: AsyncSession) -> None:
    """What the subscribers would do with all that was told in this test: the layers follow."""
    await dispatch_hears(session)
    await sales_hears(session)
    await levels.refresh(session, None, at=NOON)


async def dispatch_hears(session: AsyncSession) -> Sequence[WarehouseStockChanged]:
    """Hand the dispatch layer what the warehouse has told since it listened last."""
    told = await _told(session, WarehouseStockChanged)
    await following.dispatch_follows(session, told, at=NOON)
    return told


async def sales_hears(session: AsyncSession) -> Sequence[DispatchStockChanged]:
    """Hand the sales layer what dispatch has told since it listened last."""
    told = await _told(session, DispatchStockChanged)
    await following.sales_follows(session, told, at=NOON)
    return told


async def _told(session: AsyncSession, kind: Any) -> list[Any]:
    heard: dict[str, int] = session.info.setdefault(_HEARD, {})
    name = kind.LABEL.name
    found = text(
        "SELECT position, version, CAST(body AS text) AS body FROM eventlog.event"
        " WHERE name = :name AND position > :after ORDER BY position"
    )
    values = {"name": name, "after": heard.get(name, 0)}
    rows = (await session.execute(found, values)).all()
    if rows:
        heard[name] = rows[-1].position
    return [decode(name, row.version, row.body) for row in rows]


async def holdings(session: AsyncSession, sku_id: UUID) -> dict[str, int]:
    """What the counted accounts of a SKU hold together, by kind; those that hold nothing left
    out. Locks stand under `locked`."""
    held = ledger.select_holdings("stock").subquery()
    rows = await session.execute(held.select().where(held.c.unit == str(sku_id)))
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.kind] = sums.get(row.kind, 0) + row.balance
        if row.kind == "sales.sellable":
            sums["locked"] = sums.get("locked", 0) + row.reserved
    return {kind: amount for kind, amount in sums.items() if amount}


async def breaches_in(session: AsyncSession) -> dict[str, Sequence[Breach]]:
    """Breaches by the name of the promise that does not hold: stock's own and the ledger's."""
    verdicts = await prove(session, [*INVARIANTS, *ledger.INVARIANTS])
    return {verdict.name: verdict.breaches for verdict in verdicts if verdict.breaches}


def goods(sku_id: UUID, merchant_id: UUID = SELF_RUN_ID) -> Goods:
    """The SKU as movements name it."""
    return Goods(merchant_id, sku_id)


def keeper(warehouse_id: UUID, *permissions: str, merchant_id: UUID | None = None) -> Actor:
    """Somebody who works in a warehouse, of the platform unless told otherwise."""
    return Actor(
        id=new_id(),
        permissions=frozenset(permissions),
        merchant_ids=frozenset() if merchant_id is None else frozenset({merchant_id}),
        warehouse_ids=frozenset({warehouse_id}),
        place=Place(merchant_id, warehouse_id),
    )


def seller(merchant_id: UUID, *permissions: str) -> Actor:
    """Somebody who works for a merchant."""
    return Actor(
        id=new_id(),
        permissions=frozenset(permissions),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id),
    )
