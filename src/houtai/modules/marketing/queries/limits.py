"""What of limits per person is used up, as the ledger knows it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.kinds.terms import Stage
from houtai.modules.marketing.rules.offers import Offers, bits
from houtai.modules.marketing.rules.shapes import OfferLine

Usage = dict[tuple[UUID, UUID | None], int]


async def usage_of(
    session: AsyncSession, carts: Mapping[UUID, Collection[OfferLine]], offers: Offers
) -> dict[UUID, Usage]:
    """For `Buyer.used`, by member: what he has had, or holds, of the limits that touch his lines.

    As the house; one statement for many, none where no such limit touches them. Index: pk_account.
    """
    keys: dict[UUID, tuple[UUID, UUID, UUID | None]] = {}
    returns: dict[UUID, tuple[UUID, UUID, UUID | None]] = {}
    for member_id, lines in carts.items():
        for line in lines:
            for place in bits(offers.touching(line) & offers.limited):
                offer = offers.all[place]
                sku_id = line.sku_id if offer.terms.stage is Stage.PRICE else None
                key = accounts.of_person(accounts.LIMIT, member_id, offer.id, sku_id)
                keys[key.id] = (member_id, offer.id, sku_id)
                back = accounts.of_person(accounts.LIMIT_RETURNED, member_id, offer.id, sku_id)
                returns[back.id] = keys[key.id]
    if not keys:
        return {}
    known = await ledger.totals_now(session, SYSTEM, [*keys, *returns])
    used: dict[UUID, Usage] = defaultdict(dict)
    for account_id, (member_id, offer_id, sku_id) in keys.items():
        if (one := known.get(account_id)) is not None:
            used[member_id][offer_id, sku_id] = one.credits_posted - one.free
    # What was given up came in a second time, beside what the limit was filled with.
    for account_id, (member_id, offer_id, sku_id) in returns.items():
        if (one := known.get(account_id)) is not None:
            used[member_id][offer_id, sku_id] -= one.credits_posted
    return dict(used)
