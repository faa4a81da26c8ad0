"""Makers of what belongs to logistics."""

from houtai.events.merchants import SELF_RUN_ID
from tests.factories.logistics import make_freight_template
from tests.guards.ground import Owner
from tests.guards.registry import makes


@makes("logistics/freight-templates/{template_id}", by_merchant=True)
async def a_freight_template(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    made = await make_freight_template(owner.session, merchant_id=merchant_id, is_default=False)
    return made.id
