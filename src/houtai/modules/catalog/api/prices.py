"""Doors of prices: SKUs with their prices, new ones, what they were, which were stopped."""

from typing import Annotated

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.catalog.queries import price_log as shown
from houtai.modules.catalog.service import price_list
from houtai.modules.catalog.service.prices import SetPrices

doors = Router()

CanReadProducts = Annotated[Actor, Depends(allow("catalog.product.read"))]
CanRead = Annotated[Actor, Depends(allow("catalog.price.read"))]
CanWrite = Annotated[Actor, Depends(allow("catalog.price.write"))]


@doors.get("/skus")
async def list_skus(
    session: ReadSession,
    actor: CanReadProducts,
    wanted: Annotated[Wanted, Depends(shown.SKUS.wanted)],
) -> Page[shown.ListedSkuView]:
    return await shown.list_skus(session, actor, wanted)


@doors.post("/prices")
async def set_prices(
    session: Session, actor: CanWrite, command: SetPrices
) -> price_list.PricesSetView:
    """Change what passes; what the breaker stops, or others changed, is answered one by one."""
    return await price_list.set_prices(session, actor, command, at=utc_now())


@doors.get("/price-changes")
async def list_price_changes(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.PRICE_CHANGES.wanted)],
) -> Page[shown.PriceChangeView]:
    return await shown.list_price_changes(session, actor, wanted)


@doors.get("/price-tries")
async def list_price_tries(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.PRICE_TRIES.wanted)],
) -> Page[shown.PriceTryView]:
    return await shown.list_price_tries(session, actor, wanted)
