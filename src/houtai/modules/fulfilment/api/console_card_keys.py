"""Doors of card keys: putting them in, and how many there are. Nobody reads them here."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.environment import Environment
from houtai.kit.house_key import HouseKey, house_key
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.fulfilment.queries import card_keys as shown
from houtai.modules.fulfilment.service import card_keys

doors = Router()
CanRead = Annotated[Actor, Depends(allow("fulfilment.card_key.read"))]
CanWrite = Annotated[Actor, Depends(allow("fulfilment.card_key.write"))]


def _key(request: Request) -> HouseKey:
    environment: Environment = request.app.state.environment
    return house_key(environment.home)


Key = Annotated[HouseKey, Depends(_key)]


@doors.get("/card-keys")
async def list_card_keys(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.SHELVES.wanted)],
) -> Page[shown.CardKeyShelfView]:
    """By SKU, how many are left, were handed out, and are waited for. `empty`: none is left."""
    return await shown.list_shelves(session, actor, wanted)


@doors.post("/card-keys", status_code=201)
async def put_card_keys_in(
    session: Session, actor: CanWrite, key: Key, command: card_keys.PutKeysIn
) -> card_keys.KeysPutInView:
    """Keys are sealed at once and never shown again but to the buyer who gets them."""
    return await card_keys.put_in(session, actor, command, key=key, at=utc_now())


@doors.post("/card-keys/{sku_id}/take-out")
async def take_card_keys_out(session: Session, actor: CanWrite, sku_id: UUID) -> int:
    """All that nobody got, for good; answers how many there were."""
    return await card_keys.take_out(session, actor, sku_id, at=utc_now())
