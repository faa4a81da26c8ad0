"""Take chains: hundreds in a few statements, each chain whole or not at all."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from psycopg.errors import InsufficientPrivilege
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, Unavailable
from houtai.modules.ledger.queries.standing import (
    lock_holds,
    lock_standings,
    standings,
    written_under,
)
from houtai.modules.ledger.rules.decide import Book, Held, decide, draft
from houtai.modules.ledger.rules.steps import Chain, Outcome, Post, Reserve, Transfer, Void
from houtai.modules.ledger.rules.totals import changes_of
from houtai.modules.ledger.service.attempt import attempt
from houtai.modules.ledger.service.write import write

CHAINS_MAX = 2_000
"""The most chains of one call; a batcher sends at most 256."""
_TRIES_MAX = 5


class ChainRefused(Conflict):
    """The ledger could not take the chain. The code is the refusal's own, the place its step."""

    code = "ledger.chain_refused"

    def __init__(self, outcome: Outcome) -> None:
        place = None if outcome.step is None else f"body/steps/{outcome.step}"
        super().__init__(place=place, chain_id=outcome.chain_id, account_id=outcome.account_id)
        self.code = f"ledger.{outcome.refusal}"


class LedgerBusy(Unavailable):
    """The same ids kept arriving from elsewhere while this batch was being written."""

    code = "ledger.busy"


async def submit(session: AsyncSession, chains: Sequence[Chain], *, at: datetime) -> list[Outcome]:
    """Take chains in order of arrival; outcomes come in the same order, none is raised.

    If everything fits, all are written at once without a lock held longer than the update of the
    totals. Otherwise the accounts are locked in id order and the chains decided one by one.
    """
    if len(chains) > CHAINS_MAX:
        raise ValueError(f"at most {CHAINS_MAX} chains a call, not {len(chains)}")
    if at.tzinfo is None:
        raise ValueError("at must be an aware time")
    if not chains:
        return []
    named = _holds_named(chains)
    holds = await lock_holds(session, named) if named else {}
    accounts = await standings(session, _accounts_named(chains, holds.values()))
    book = Book(at, accounts, dict(holds))
    rows = draft(chains, book)
    if rows is not None:
        work = partial(write, session, rows, changes_of(rows), book, holds)
        # Memory knows accounts out of reach too; the wall around transfers stops their rows.
        if await attempt(session, work, InsufficientPrivilege):
            return [Outcome(chain.id) for chain in chains]
    return await _one_by_one(session, chains, at=at)


async def take(session: AsyncSession, chain: Chain, *, at: datetime) -> Outcome:
    """Take one chain or raise ChainRefused."""
    (outcome,) = await submit(session, [chain], at=at)
    if outcome.refusal is not None:
        raise ChainRefused(outcome)
    return outcome


async def _one_by_one(
    session: AsyncSession, chains: Sequence[Chain], *, at: datetime
) -> list[Outcome]:
    """Repeats only when another transaction is writing, or wrote meanwhile, the same ids.

    That one may be waiting for the accounts locked here, which a new attempt sets free.
    """
    for _ in range(_TRIES_MAX):
        outcomes = await attempt(session, partial(_decide_locked, session, chains, at))
        if outcomes is not None:
            return outcomes
    raise LedgerBusy


async def _decide_locked(
    session: AsyncSession, chains: Sequence[Chain], at: datetime
) -> list[Outcome] | None:
    step_ids = [step.id for chain in chains for step in chain.steps]
    holds = await lock_holds(session, _holds_named(chains))
    accounts = await lock_standings(session, _accounts_named(chains, holds.values()))
    book = Book(at, accounts, dict(holds), await written_under(session, step_ids))
    outcomes, rows = decide(chains, book)
    changes = changes_of(rows)
    for change in changes:
        change.need = 0  # Decided under the locks, with what the batch itself brings in.
    return outcomes if await write(session, rows, changes, book, holds) else None


def _holds_named(chains: Sequence[Chain]) -> set[UUID]:
    steps = (step for chain in chains for step in chain.steps)
    return {step.hold_id for step in steps if isinstance(step, Post | Void)}


def _accounts_named(chains: Sequence[Chain], holds: Collection[Held]) -> set[UUID]:
    steps = (step for chain in chains for step in chain.steps)
    pairs = [step for step in steps if isinstance(step, Transfer | Reserve)]
    return {
        *(pair.debit_id for pair in pairs),
        *(pair.credit_id for pair in pairs),
        *(held.debit_id for held in holds),
        *(held.credit_id for held in holds),
    }
