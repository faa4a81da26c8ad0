"""What is promised in limited number or amount is brought into the ledger, once for each rise."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import set_reach
from houtai.kit.ids import derive_id
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.holds import pair
from houtai.modules.marketing.rules.shapes import Hold, Priced


@asynccontextmanager
async def acting_as_house(session: AsyncSession, actor: Actor) -> AsyncIterator[None]:
    """Buyers take what merchants promise and may not read their books: the wall opens for what
    happens inside. Every statement in there names whose rows it means.
    """
    async with session.begin_nested():  # An error that the caller survives closes it as well.
        await set_reach(session, SYSTEM)
        yield
        await set_reach(session, actor)


async def promise(
    session: AsyncSession,
    source: ledger.AccountKey,
    left: ledger.AccountKey,
    given: ledger.AccountKey,
    *,
    before: int,
    after: int,
    document: tuple[str, UUID],
    actor_id: UUID,
    at: datetime,
) -> None:
    """Bring in what is promised beyond what was: `before` and `after` count from the beginning."""
    await ledger.open_accounts(session, [source, left, given], at=at)
    if after <= before:
        return
    chain_id = derive_id(left.id, "marketing.promise", f"{before}", f"{after}")
    step = ledger.Transfer(derive_id(chain_id, "in"), source.id, left.id, after - before)
    chain = ledger.Chain(chain_id, (step,), "marketing.promise", *document, actor_id)
    await ledger.take(session, chain, at=at)


async def prepare_limits(
    session: AsyncSession, wanted: Sequence[tuple[Priced, UUID]], *, at: datetime
) -> None:
    """Open and fill the accounts of limits per person that these prices and members need.

    For hundreds of placements at once, as the house, in the transaction of placing; nothing is
    asked where no price has such a limit. A limit that was raised since is filled up.
    """
    needed: dict[UUID, tuple[Hold, UUID]] = {}
    for priced, member_id in wanted:
        for hold in priced.holds:
            if hold.kind in {"person", "person_sku"}:
                needed[pair(hold, member_id)[0].id] = (hold, member_id)
    if not needed:
        return
    returns = {
        account_id: accounts.of_person(
            accounts.LIMIT_RETURNED, member_id, hold.offer_id, hold.sku_id
        ).id
        for account_id, (hold, member_id) in needed.items()
    }
    known = await ledger.totals_now(session, SYSTEM, [*needed, *returns.values()])
    keys, chains = [], []
    for account_id, (hold, member_id) in needed.items():
        filled = known[account_id].credits_posted if account_id in known else 0
        if (back := known.get(returns[account_id])) is not None:
            filled -= back.credits_posted
        if filled < hold.most:
            left, given = pair(hold, member_id)
            source = accounts.of_promotion(
                accounts.LIMIT_PROMISED, left.unit, hold.offer_id, hold.home_id
            )
            keys += [left, given, source]
            chains.append(_filling(hold, left, source, filled))
    await ledger.open_accounts(session, keys, at=at)
    await ledger.submit(session, chains, at=at)


def _filling(
    hold: Hold, left: ledger.AccountKey, source: ledger.AccountKey, filled: int
) -> ledger.Chain:
    """The same for two devices at once: the second finds that it stands already."""
    chain_id = derive_id(left.id, "marketing.fill", f"{filled}", f"{hold.most}")
    step = ledger.Transfer(derive_id(chain_id, "in"), source.id, left.id, hold.most - filled)
    return ledger.Chain(chain_id, (step,), "marketing.limit", "promotion", hold.offer_id, SYSTEM.id)
