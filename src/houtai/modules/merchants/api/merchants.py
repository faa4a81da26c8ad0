"""Doors of merchants: the list, the file of one, opening, freezing, level, account."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends
from fastapi.responses import Response

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.merchants.api.answers import ASKED, asked_or_done
from houtai.modules.merchants.api.moments import Today
from houtai.modules.merchants.queries import merchants as queries
from houtai.modules.merchants.service import accounts, freezing, levels, opening
from houtai.modules.merchants.service.commands import MerchantUnknown, SettlementAccount

doors = Router()

CanRead = Annotated[Actor, Depends(allow("merchants.merchant.read"))]
CanWrite = Annotated[Actor, Depends(allow("merchants.merchant.write"))]
CanReadOwn = Annotated[Actor, Depends(allow("merchants.paper.read"))]
CanChangeAccount = Annotated[Actor, Depends(allow("merchants.account.write"))]


@doors.get("/merchants")
async def list_merchants(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.MERCHANTS.wanted)],
) -> Page[queries.MerchantBrief]:
    return await queries.list_merchants(session, actor, wanted)


@doors.get("/merchants/counts")
async def count_merchants(session: ReadSession, actor: CanRead) -> dict[str, int]:
    return await queries.count_by_state(session, actor)


@doors.get("/own-file")
async def show_own_file(
    session: ReadSession, actor: CanReadOwn, today: Today
) -> queries.MerchantView:
    """The file of the merchant where the actor works."""
    found = actor.place.merchant_id and await queries.merchant(
        session, actor, actor.place.merchant_id, today
    )
    if not found:
        raise MerchantUnknown
    return found


@doors.get("/merchants/{merchant_id}")
async def show_merchant(
    session: ReadSession, actor: CanRead, merchant_id: UUID, today: Today
) -> queries.MerchantView:
    found = await queries.merchant(session, actor, merchant_id, today)
    if found is None:
        raise MerchantUnknown
    return found


@doors.post("/merchants/{merchant_id}/open", status_code=204)
async def open_merchant(
    session: Session, actor: CanWrite, merchant_id: UUID, command: opening.OpenMerchant
) -> None:
    await opening.open_merchant(session, actor, merchant_id, command, at=utc_now())


@doors.post("/merchants/{merchant_id}/freeze", status_code=204, responses=ASKED)
async def freeze_merchant(
    session: Session, actor: CanWrite, merchant_id: UUID, command: freezing.FreezeMerchant
) -> Response:
    return asked_or_done(await freezing.freeze(session, actor, merchant_id, command, at=utc_now()))


@doors.post("/merchants/{merchant_id}/unfreeze", status_code=204, responses=ASKED)
async def unfreeze_merchant(
    session: Session, actor: CanWrite, merchant_id: UUID, command: freezing.UnfreezeMerchant
) -> Response:
    return asked_or_done(
        await freezing.unfreeze(session, actor, merchant_id, command, at=utc_now())
    )


@doors.put("/merchants/{merchant_id}/level", status_code=204)
async def give_level(
    session: Session, actor: CanWrite, merchant_id: UUID, command: levels.GiveLevel
) -> None:
    await levels.give(session, actor, merchant_id, command, at=utc_now())


@doors.put("/merchants/{merchant_id}/account", status_code=204, responses=ASKED)
async def change_account(
    session: Session, actor: CanChangeAccount, merchant_id: UUID, command: SettlementAccount
) -> Response:
    return asked_or_done(await accounts.change(session, actor, merchant_id, command, at=utc_now()))
