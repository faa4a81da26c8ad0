"""What a merchant earns or gives back: a row of his, and one chain of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import derive_id
from houtai.modules.ledger import public as ledger
from houtai.modules.payments import public as payments
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.rules.sharing import Sums
from houtai.modules.settlement.tables import Entry, Unbilled


@dataclass(frozen=True, slots=True)
class Movement:
    """Of one order, once: its id follows from what brought it about."""

    id: UUID
    merchant_id: UUID
    order_id: UUID
    order_number: str
    trade_id: UUID
    member_id: UUID
    kind: Literal["earning", "refund"]
    refund_id: UUID | None
    sums: Sums


async def book(session: AsyncSession, movements: Sequence[Movement], *, at: datetime) -> None:
    """All of them. Raises ChainRefused where the trade's receipts do not hold what is to be shared:
    then nothing of it stands, and whoever told of it is asked again.
    """
    if not movements:
        return
    await session.execute(insert(Entry), [_row(one, at) for one in movements])
    waiting = [
        {"entry_id": one.id, "merchant_id": one.merchant_id, "at": at}
        for one in movements
        if one.merchant_id != SELF_RUN_ID
    ]
    if waiting:
        await session.execute(insert(Unbilled), waiting)
    chains = [chain for one in movements if (chain := _chain(one)) is not None]
    keys = {key.id: key for one in movements for key in _accounts(one)}
    await ledger.open_accounts(session, list(keys.values()), at=at)
    for outcome in await ledger.submit(session, chains, at=at):
        if outcome.refusal is not None:
            raise ledger.ChainRefused(outcome)


def _row(one: Movement, at: datetime) -> dict[str, object]:
    return {
        "id": one.id,
        "merchant_id": one.merchant_id,
        "order_id": one.order_id,
        "order_number": one.order_number,
        "kind": one.kind,
        "refund_id": one.refund_id,
        "paid_fen": one.sums.paid_fen,
        "subsidy_fen": one.sums.subsidy_fen,
        "fee_fen": one.sums.fee_fen,
        "net_fen": one.sums.net_fen,
        "at": at,
    }


def _accounts(one: Movement) -> list[ledger.AccountKey]:
    own = one.merchant_id == SELF_RUN_ID
    return [
        payments.receipts_of(one.trade_id, one.member_id),
        accounts.earner(one.merchant_id, is_own=own),
        *((accounts.subsidy_of(one.merchant_id),) if one.sums.subsidy_fen else ()),
        *((accounts.fees_of_merchant(one.merchant_id),) if one.sums.fee_fen else ()),
    ]


def _chain(one: Movement) -> ledger.Chain | None:
    """None where nothing moves: goods that were given away."""
    own = one.merchant_id == SELF_RUN_ID
    receipts = payments.receipts_of(one.trade_id, one.member_id)
    steps = accounts.steps_of(one.id, one.sums, receipts, one.merchant_id, is_own=own)
    if not steps:
        return None
    return ledger.Chain(
        derive_id(one.id, "settlement.chain"), steps, one.kind, "order", one.order_id, SYSTEM.id
    )
