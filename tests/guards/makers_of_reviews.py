"""Makers of what buyers say of goods, and bodies that its doors take."""

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.ids import new_id
from tests.factories.reviews import make_review
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.registry import makes


@makes("catalog/buyer-reviews/{review_id}", by_merchant=True)
async def a_review(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    async with reaching_as(owner.session, SYSTEM):
        return (await make_review(owner.session, merchant_id=merchant_id)).id


@says("catalog_reply_to_buyer")
async def an_answer(_owner: Owner) -> object:
    return {"text": "感谢您的支持", "version": 1}


@says("catalog_moderate_buyer_reviews")
async def a_decision(_owner: Owner) -> object:
    return {"review_ids": [str(new_id())], "decision": "hide", "reason": "含有联系方式"}
