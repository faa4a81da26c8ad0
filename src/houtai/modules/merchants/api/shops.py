"""Doors of shops: what they show, and where goods leave from and come back to."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.merchants.queries import shops as queries
from houtai.modules.merchants.service import shops

doors = Router()

CanRead = Annotated[Actor, Depends(allow("merchants.shop.read"))]
CanWrite = Annotated[Actor, Depends(allow("merchants.shop.write"))]


@doors.get("/own-shop")
async def show_own_shop(session: ReadSession, actor: CanRead) -> queries.ShopProfileView:
    """The shop of the merchant where the actor works."""
    if actor.place.merchant_id is None:
        raise shops.ShopUnknown
    return await show_shop(session, actor, actor.place.merchant_id)


@doors.get("/shops/{shop_id}")
async def show_shop(session: ReadSession, actor: CanRead, shop_id: UUID) -> queries.ShopProfileView:
    """A shop has the id of its merchant."""
    found = await queries.shop(session, actor, shop_id)
    if found is None:
        raise shops.ShopUnknown
    return found


@doors.put("/shops/{shop_id}", status_code=204)
async def edit_shop(
    session: Session, actor: CanWrite, shop_id: UUID, command: shops.EditShop
) -> None:
    await shops.edit(session, actor, shop_id, command, at=utc_now())


@doors.post("/shops/{shop_id}/addresses", status_code=201)
async def make_address(
    session: Session, actor: CanWrite, shop_id: UUID, command: shops.MakeShopAddress
) -> UUID:
    return await shops.make_address(session, actor, shop_id, command)


@doors.put("/shops/{shop_id}/addresses/{address_id}", status_code=204)
async def edit_address(
    session: Session,
    actor: CanWrite,
    shop_id: UUID,
    address_id: UUID,
    command: shops.EditShopAddress,
) -> None:
    await shops.edit_address(session, actor, shop_id, address_id, command)


@doors.delete("/shops/{shop_id}/addresses/{address_id}", status_code=204)
async def remove_address(
    session: Session, actor: CanWrite, shop_id: UUID, address_id: UUID
) -> None:
    await shops.remove_address(session, actor, shop_id, address_id)
