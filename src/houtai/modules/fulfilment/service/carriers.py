"""By which carrier a shipment goes, as long as nobody has chosen another."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.modules.fulfilment.service.policy import CARRIER
from houtai.modules.logistics import public as logistics
from houtai.modules.merchants import public as merchants


async def usual_carriers(session: AsyncSession, merchant_ids: Collection[UUID]) -> dict[UUID, str]:
    """Of each shop: its first one that may be chosen, else the house's; empty where that is
    switched off too. The session must be the house's.
    """
    shops = await merchants.senders(session, merchant_ids)
    house = await settings.read(session, CARRIER)
    named = {code for one in shops.values() for code in one.carriers}
    usable = await logistics.usable(session, {house, *named})
    usual = house if house in usable else ""
    return {
        one: next((code for code in shops[one].carriers if code in usable), usual)
        if one in shops
        else usual
        for one in merchant_ids
    }
