"""Doors of levels and of contract texts: what the platform sets for everybody."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.merchants.queries import contracts as contract_queries
from houtai.modules.merchants.queries import levels as queries
from houtai.modules.merchants.service import contracts, levels

doors = Router()

CanRead = Annotated[Actor, Depends(allow("merchants.level.read"))]
CanWrite = Annotated[Actor, Depends(allow("merchants.level.write"))]
CanReadContracts = Annotated[Actor, Depends(allow("merchants.contract.read"))]
CanWriteContracts = Annotated[Actor, Depends(allow("merchants.contract.write"))]


@doors.get("/levels")
async def list_levels(session: ReadSession, _actor: CanRead) -> list[queries.MerchantLevelView]:
    return await queries.list_levels(session)


@doors.post("/levels", status_code=201)
async def make_level(session: Session, _actor: CanWrite, command: levels.MakeMerchantLevel) -> UUID:
    return await levels.make(session, command)


@doors.put("/levels/{level_id}", status_code=204)
async def edit_level(
    session: Session, _actor: CanWrite, level_id: UUID, command: levels.EditMerchantLevel
) -> None:
    await levels.edit(session, level_id, command)


@doors.delete("/levels/{level_id}", status_code=204)
async def remove_level(session: Session, _actor: CanWrite, level_id: UUID) -> None:
    await levels.remove(session, level_id)


@doors.get("/contracts")
async def list_contracts(
    session: ReadSession,
    _actor: CanReadContracts,
    wanted: Annotated[Wanted, Depends(contract_queries.CONTRACTS.wanted)],
) -> Page[contract_queries.ContractBrief]:
    return await contract_queries.list_contracts(session, wanted)


@doors.get("/contracts/{contract_id}")
async def show_contract(
    session: ReadSession, _actor: CanReadContracts, contract_id: UUID
) -> contract_queries.ContractView:
    found = await contract_queries.contract(session, contract_id)
    if found is None:
        raise contracts.ContractUnknown
    return found


@doors.post("/contracts", status_code=201)
async def draft_contract(
    session: Session, _actor: CanWriteContracts, command: contracts.DraftContract
) -> UUID:
    return await contracts.draft(session, command, at=utc_now())


@doors.put("/contracts/{contract_id}", status_code=204)
async def edit_contract(
    session: Session, _actor: CanWriteContracts, contract_id: UUID, command: contracts.EditContract
) -> None:
    await contracts.edit(session, contract_id, command)


@doors.post("/contracts/{contract_id}/publish", status_code=204)
async def publish_contract(
    session: Session,
    actor: CanWriteContracts,
    contract_id: UUID,
    command: contracts.PublishContract,
) -> None:
    await contracts.publish(session, actor, contract_id, command, at=utc_now())


@doors.delete("/contracts/{contract_id}", status_code=204)
async def remove_contract(session: Session, _actor: CanWriteContracts, contract_id: UUID) -> None:
    await contracts.remove(session, contract_id)
