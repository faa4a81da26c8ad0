"""By which carrier a shipment goes, as long as nobody has chosen another."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.modules.fulfilment.queries.warehouse_carriers import carriers_there
from houtai.modules.fulfilment.rules.carriers import CarriersThere, Leg, usual_carrier
from houtai.modules.fulfilment.service.policy import CARRIER
from houtai.modules.logistics import public as logistics
from houtai.modules.merchants import public as merchants

_NOBODY = CarriersThere()


async def usual_carriers(session: AsyncSession, legs: Collection[Leg]) -> dict[Leg, str]:
    """Of each: its warehouse's, its shop's first one, or the house's; empty where none of them may
    be chosen. The session must be the house's.
    """
    there = await carriers_there(session, {one.warehouse_id for one in legs})
    senders = await merchants.senders(session, {one.merchant_id for one in legs})
    shops = {merchant_id: one.carriers for merchant_id, one in senders.items()}
    house = await settings.read(session, CARRIER)
    named = {code for one in there.values() for code in one.named()}
    named.update(code for codes in shops.values() for code in codes)
    usable = await logistics.usable(session, {house, *named})
    return {
        one: usual_carrier(
            one,
            there.get(one.warehouse_id, _NOBODY),
            shops.get(one.merchant_id, ()),
            house,
            usable,
        )
        for one in set(legs)
    }
