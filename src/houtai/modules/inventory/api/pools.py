"""Doors of pools and quotas."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.kit.shapes import Command
from houtai.modules.inventory.queries import pools as queries
from houtai.modules.inventory.queries.pools import (
    POOLS,
    QUOTAS,
    ListedPoolView,
    PoolView,
    QuotaView,
)
from houtai.modules.inventory.service import pools

doors = Router()
CanRead = Annotated[Actor, Depends(allow("inventory.pool.read"))]
CanWrite = Annotated[Actor, Depends(allow("inventory.pool.write"))]


class EndPool(Command):
    version: pools.Version


@doors.get("/pools")
async def list_pools(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(POOLS.wanted)]
) -> Page[ListedPoolView]:
    return await queries.list_pools(session, actor, wanted)


@doors.get("/pools/{pool_id}")
async def show_pool(session: ReadSession, actor: CanRead, pool_id: UUID) -> PoolView:
    found = await queries.one_pool(session, actor, pool_id)
    if found is None:
        raise pools.NotAPool
    return found


@doors.post("/pools", status_code=201)
async def create_pool(session: Session, actor: CanWrite, command: pools.MakePool) -> UUID:
    return await pools.make(session, actor, command)


@doors.put("/pools/{pool_id}", status_code=204)
async def edit_pool(
    session: Session, actor: CanWrite, pool_id: UUID, command: pools.EditPool
) -> None:
    await pools.edit(session, actor, pool_id, command)


@doors.post("/pools/{pool_id}/end", status_code=204)
async def end_pool(session: Session, actor: CanWrite, pool_id: UUID, command: EndPool) -> None:
    """What it has left goes back to the shared pool a moment later."""
    await pools.end(session, actor, pool_id, command.version, at=utc_now())


@doors.get("/pools/{pool_id}/quotas")
async def list_quotas(
    session: ReadSession,
    actor: CanRead,
    pool_id: UUID,
    wanted: Annotated[Wanted, Depends(QUOTAS.wanted)],
) -> Page[QuotaView]:
    return await queries.list_quotas(session, actor, pool_id, wanted)


@doors.put("/pools/{pool_id}/quotas", status_code=204)
async def set_quotas(
    session: Session, actor: CanWrite, pool_id: UUID, command: pools.SetQuotas
) -> None:
    """Of each SKU so much altogether, counted from the beginning of the pool."""
    await pools.set_quotas(session, actor, pool_id, command, at=utc_now())
