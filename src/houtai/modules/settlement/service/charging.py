"""What a merchant is fined beyond his deposit is taken from what he is owed, which may fall below
zero by it; the next bill says so. The session is the house's.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import derive_id
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants import public as merchants
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.tables import Charge


async def charge(
    session: AsyncSession,
    charge_id: UUID,
    merchant_id: UUID,
    fen: int,
    *,
    words: str,
    by_id: UUID,
    at: datetime,
) -> None:
    """Once for each id. `words`: the number of what he is fined for."""
    written = await session.scalar(
        insert(Charge)
        .values(id=charge_id, merchant_id=merchant_id, fen=fen, words=words, by_id=by_id, at=at)
        .on_conflict_do_nothing()
        .returning(Charge.id)
    )
    if written is None:
        return
    pair = merchants.payable_of(merchant_id), accounts.fines_of(merchant_id)
    await ledger.open_accounts(session, pair, at=at)
    step_id = derive_id(charge_id, "settlement.charge")
    step = ledger.Transfer(step_id, pair[0].id, pair[1].id, fen)
    chain_id = derive_id(charge_id, "settlement.charge.chain")
    chain = ledger.Chain(chain_id, (step,), "fine", "settlement.charge", charge_id, by_id)
    await ledger.take(session, chain, at=at)
