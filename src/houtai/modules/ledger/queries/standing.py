"""What a decision rests on: facts of accounts, live holds, what is free, what was written."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, any_, bindparam, case, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit import direct
from houtai.modules.ledger.rules.decide import Facts, Held, Origin, Standing, Written
from houtai.modules.ledger.tables import Account, Hold, Transfer

_FACTS_KEPT_MAX = 100_000
_facts: dict[UUID, Facts] = {}
"""Facts by id. They follow from the id, so they hold for every database and never go stale;
whether the account exists is asked anew in each write."""


_FACTS = select(
    Account.id,
    Account.home_id,
    Account.book,
    Account.unit,
    Account.side,
    Account.limited,
    Account.counted,
).where(Account.id == any_(bindparam("ids", type_=ARRAY(Uuid))))


async def standings(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Standing]:
    """The accounts that are known; from memory where they have been read before."""
    known = {account_id: _facts[account_id] for account_id in ids if account_id in _facts}
    missing = [account_id for account_id in ids if account_id not in known]
    if missing:
        found = await _read_facts(session, missing)
        if len(_facts) + len(found) > _FACTS_KEPT_MAX:
            _facts.clear()
        _facts.update(found)
        known |= found
    return {account_id: Standing(facts) for account_id, facts in known.items()}


async def lock_standings(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Standing]:
    """The accounts that exist, the counted ones locked in id order until the transaction ends."""
    facts = await _read_facts(session, ids)
    free = await _lock_free(session, ids)
    return {
        account_id: Standing(found, free.get(account_id, 0)) for account_id, found in facts.items()
    }


def _one_of(column: InstrumentedAttribute[UUID], ids: Collection[UUID]) -> ColumnElement[bool]:
    """One parameter however many ids: PostgreSQL takes at most 65,535 of them."""
    return column == any_(bindparam("ids", list(ids), ARRAY(Uuid)))


async def _read_facts(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Facts]:
    """Index: pk_account."""
    return {row.id: Facts(*row) for row in await direct.rows(session, _FACTS, {"ids": list(ids)})}


async def lock_holds(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Held]:
    """Live holds, locked in id order until the transaction ends. Index: pk_hold."""
    hold = Hold
    statement = (
        select(
            hold.id, hold.debit_account_id, hold.credit_account_id, hold.remaining, hold.expires_at
        )
        .where(_one_of(hold.id, ids))
        .order_by(hold.id)
        .with_for_update()
    )
    return {row.id: Held(*row) for row in await session.execute(statement)}


async def _lock_free(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, int]:
    """What each counted account could give away. Index: pk_account."""
    account = Account
    free = case(
        (
            account.side == "credit",
            account.credits_posted - account.debits_posted - account.debits_pending,
        ),
        else_=account.debits_posted - account.credits_posted - account.credits_pending,
    )
    statement = (
        select(account.id, free)
        .where(_one_of(account.id, ids), account.counted)
        .order_by(account.id)
        .with_for_update(key_share=True)
    )
    return {row[0]: row[1] for row in await session.execute(statement)}


async def written_under(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, Written]:
    """Transfers that stand under these ids already. Index: pk_transfer."""
    t = Transfer
    origin = (t.chain_id, t.reason, t.document_kind, t.document_id, t.actor_id)
    amounts = (t.posted, t.pending, t.hold_id, t.expires_at)
    statement = select(
        t.id, *origin, t.kind, t.debit_account_id, t.credit_account_id, *amounts
    ).where(_one_of(t.id, ids))
    found: dict[UUID, Written] = {}
    for row_id, *columns in await session.execute(statement):
        found[row_id] = Written(Origin(*columns[:5]), *columns[5:])
    return found
