"""What happened to a SKU over time, layer by layer, with the documents that say why."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Invalid
from houtai.kit.shapes import View
from houtai.modules.identity import public as identity
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.rules import layers
from houtai.modules.inventory.tables import Document, Level, SkuLevel
from houtai.modules.ledger import public as ledger

Account: TypeAlias = Literal[
    "good", "damaged", "inspect", "frozen", "picked", "coming",
    "free", "assigned", "transit", "rising", "falling", "short",
    "sellable", "sold", "oversold",
]  # fmt: skip
AT_WAREHOUSE: Mapping[str, ledger.Kind] = {
    **{condition.value: kind for condition, kind in layers.ON_HAND.items()},
    "picked": layers.PICKED,
    "coming": layers.COMING,
    "free": layers.FREE,
    "assigned": layers.ASSIGNED,
    "transit": layers.TRANSIT,
    "rising": layers.DISPATCH_RISING,
    "falling": layers.DISPATCH_FALLING,
    "short": layers.SHORT,
}
"""Accounts of a SKU in one warehouse; the others are those of its sale."""
OF_SALES: Mapping[str, ledger.Kind] = {"sold": layers.SOLD, "oversold": layers.OVERSOLD}
DOCUMENT = "inventory.document"


class BrokenKey(Invalid):
    code = "request.broken_cursor"


class MovementView(View):
    """One line: so many more (fewer if negative), and what there was afterwards."""

    id: UUID
    at: datetime
    kind: str
    change: int
    locked: int
    balance: int
    reason: str
    document_kind: str
    document_id: UUID
    document_number: str
    actor_id: UUID
    actor_name: str


class StockStatementView(View):
    """A page of movements, newest first; `next` names where the page before it begins."""

    movements: list[MovementView]
    next: str | None


async def read_statement(
    session: AsyncSession,
    actor: Actor,
    sku_id: UUID,
    *,
    account: Account,
    warehouse_id: UUID | None = None,
    pool_id: UUID | None = None,
    until: datetime | None = None,
    before: str | None = None,
    limit: int,
) -> StockStatementView | None:
    """Movements of one account of a SKU; None where the SKU was never in stock, or is a
    stranger's. Raises BrokenKey.

    Without a pool, what can be sold is that of the shared one. Indexes: those of the ledger.
    """
    if account in AT_WAREHOUSE:
        merchant_id = await _merchant_at(session, actor, sku_id, warehouse_id)
    else:
        merchant_id = await _merchant_of(session, actor, sku_id)
    if merchant_id is None:
        return None
    key = _key(account, merchant_id, sku_id, warehouse_id, pool_id)
    # Whoever keeps a warehouse reads there what happened to goods whose books are not his.
    try:
        async with reaching_as(session, SYSTEM):
            page = await ledger.read_statement(
                session, SYSTEM, key.id, until=until, before=before, limit=limit
            )
    except ValueError as error:
        raise BrokenKey(place="query/before") from error
    if page is None:
        return StockStatementView(movements=[], next=None)
    grows = 1 if key.kind.side == "credit" else -1
    numbers = await _numbers(
        session, [one.document_id for one in page.entries if one.document_kind == DOCUMENT]
    )
    people = await identity.names(session, {one.actor_id for one in page.entries})
    movements = [
        MovementView(
            id=one.id,
            at=one.at,
            kind=one.kind,
            change=grows * (one.credit - one.debit),
            locked=one.pending,
            balance=one.balance,
            reason=one.reason,
            document_kind=one.document_kind,
            document_id=one.document_id,
            document_number=numbers.get(one.document_id, ""),
            actor_id=one.actor_id,
            actor_name=people.get(one.actor_id, ""),
        )
        for one in page.entries
    ]
    return StockStatementView(movements=movements, next=page.next)


async def _merchant_at(
    session: AsyncSession, actor: Actor, sku_id: UUID, warehouse_id: UUID | None
) -> UUID | None:
    """Whose the SKU is that was ever in that warehouse. Index: ix_level_sku_id_warehouse_id."""
    found: UUID | None = await session.scalar(
        select(Level.merchant_id).where(
            Level.sku_id == sku_id,
            Level.warehouse_id == warehouse_id,
            reached(actor, Level.merchant_id, Level.warehouse_id),
        )
    )
    return found


async def _merchant_of(session: AsyncSession, actor: Actor, sku_id: UUID) -> UUID | None:
    """Sales are for merchants and the platform to read, not for warehouses. Index: pk_sku_level."""
    if actor.place.console == "warehouse":
        return None
    found: UUID | None = await session.scalar(
        select(SkuLevel.merchant_id).where(
            SkuLevel.sku_id == sku_id, within(actor, SkuLevel.merchant_id)
        )
    )
    return found


def _key(
    account: Account,
    merchant_id: UUID,
    sku_id: UUID,
    warehouse_id: UUID | None,
    pool_id: UUID | None,
) -> ledger.AccountKey:
    if account in AT_WAREHOUSE:
        assert warehouse_id is not None, "without a warehouse nobody is found above"
        return layers.at_warehouse(
            AT_WAREHOUSE[account],
            merchant_id=merchant_id,
            sku_id=sku_id,
            warehouse_id=warehouse_id,
        )
    if account in OF_SALES:
        return layers.of_sku(OF_SALES[account], merchant_id=merchant_id, sku_id=sku_id)
    chosen = pool_id or layers.shared_pool_id(merchant_id)
    return layers.in_pool(merchant_id=merchant_id, sku_id=sku_id, pool_id=chosen)


async def _numbers(session: AsyncSession, document_ids: Collection[UUID]) -> dict[UUID, str]:
    """Numbers of stock documents. Index: pk_document."""
    statement = select(Document.id, Document.number).where(Document.id.in_(set(document_ids)))
    return {row.id: row.number for row in await session.execute(statement)}
