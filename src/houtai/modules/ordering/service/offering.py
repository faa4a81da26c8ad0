"""What placing has to do with offers: which are live, what they hold, what is shown of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.changes import Ear
from houtai.modules.ledger.public import Reserve
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.rules.quoting import Quote
from houtai.modules.ordering.service.drafting import Draft
from houtai.modules.ordering.service.house import as_house


async def offers_now(session: AsyncSession, actor: Actor, ear: Ear) -> marketing.Offers:
    """All that are live, as the house knows them, for somebody who reaches less."""
    async with as_house(session, actor):
        return await marketing.offers_now(ear, session)


def holding(draft: Draft) -> Sequence[Reserve]:
    """Coupons, budgets and limits that the price rests on, as steps."""
    return marketing.holding(draft.quote.priced, draft.id, draft.member_id, None)


def explained(quote: Quote) -> dict[str, Any]:
    """What was applied, what not, and why, as it stays with the trade."""
    return {
        "stamp": quote.priced.stamp,
        "notes": [
            {
                "offer_id": str(one.offer_id),
                "kind": one.kind,
                "name": one.name,
                "name_en": one.name_en,
                "applied": one.applied,
                "why": str(one.why),
                "values": dict(one.values),
                "merchant_id": one.merchant_id and str(one.merchant_id),
            }
            for one in quote.priced.explained
        ],
    }
