"""Put a decided batch into the tables: transfers, totals, holds, all or nothing."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.sql import statement
from houtai.modules.ledger.rules.decide import Book, Held, Row
from houtai.modules.ledger.rules.totals import Change
from houtai.modules.ledger.service import arrays


async def write(
    session: AsyncSession,
    rows: Sequence[Row],
    changes: Sequence[Change],
    book: Book,
    holds_before: Mapping[UUID, Held],
) -> bool:
    """Write the rows and what follows from them, inside an `attempt`; False if something is off.

    Off means: an id stands already, an account does not exist, or one has less than it needs.
    """
    if not rows:
        return True
    if (
        await _insert_transfers(session, rows, book) == len(rows)
        and await _move_accounts(session, changes)
        and await _others_exist(session, rows)
    ):
        await _write_holds(session, book, holds_before)
        return True
    return False


async def _insert_transfers(session: AsyncSession, rows: Sequence[Row], book: Book) -> int:
    origins = [row.origin for row in rows]
    debit_facts = [row.debit.facts for row in rows]
    credit_facts = [row.credit.facts for row in rows]
    values = {
        "at": book.at,
        "ids": arrays.ids([row.id for row in rows]),
        "debit_homes": arrays.ids([debit.home_id for debit in debit_facts]),
        "credit_homes": arrays.ids([credit.home_id for credit in credit_facts]),
        "chains": arrays.ids([origin.chain_id for origin in origins]),
        "kinds": arrays.words([row.kind for row in rows]),
        "holds": arrays.ids([row.hold_id for row in rows]),
        "debits": arrays.ids([debit.id for debit in debit_facts]),
        "credits": arrays.ids([credit.id for credit in credit_facts]),
        "posted": arrays.numbers([row.posted for row in rows]),
        "pending": arrays.numbers([row.pending for row in rows]),
        "reasons": arrays.words([origin.reason for origin in origins]),
        "document_kinds": arrays.words([origin.document_kind for origin in origins]),
        "documents": arrays.ids([origin.document_id for origin in origins]),
        "actors": arrays.ids([origin.actor_id for origin in origins]),
        "expiries": arrays.moments([row.expires_at for row in rows]),
    }
    return await _run(session, "insert_transfers", values)


async def _move_accounts(session: AsyncSession, changes: Sequence[Change]) -> bool:
    if not changes:
        return True
    values = {
        "ids": arrays.ids([change.account_id for change in changes]),
        "id_count": len(changes),
        "debits_pending": arrays.numbers([change.debits_pending for change in changes]),
        "debits_posted": arrays.numbers([change.debits_posted for change in changes]),
        "credits_pending": arrays.numbers([change.credits_pending for change in changes]),
        "credits_posted": arrays.numbers([change.credits_posted for change in changes]),
        "needs": arrays.numbers([change.need for change in changes]),
    }
    return await _run(session, "move_accounts", values) == len(changes)


async def _others_exist(session: AsyncSession, rows: Sequence[Row]) -> bool:
    """Accounts without totals are not touched by the update, so they are asked for by name."""
    named = {row.debit for row in rows} | {row.credit for row in rows}
    others = [standing.facts.id for standing in named if not standing.facts.counted]
    if not others:
        return True
    counting = statement(__package__, "count_accounts")
    [found] = await direct.rows(session, counting, {"ids": arrays.ids(others)})
    return bool(found[0] == len(others))


async def _write_holds(session: AsyncSession, book: Book, before: Mapping[UUID, Held]) -> None:
    fresh = [held for held_id, held in book.holds.items() if held_id not in before]
    if fresh:
        debit_facts = [book.accounts[held.debit_id].facts for held in fresh]
        credit_facts = [book.accounts[held.credit_id].facts for held in fresh]
        values = {
            "ids": arrays.ids([held.id for held in fresh]),
            "debit_homes": arrays.ids([debit.home_id for debit in debit_facts]),
            "credit_homes": arrays.ids([credit.home_id for credit in credit_facts]),
            "debits": arrays.ids([debit.id for debit in debit_facts]),
            "credits": arrays.ids([credit.id for credit in credit_facts]),
            "remaining": arrays.numbers([held.remaining for held in fresh]),
            "expiries": arrays.moments([held.expires_at for held in fresh]),
        }
        await _run(session, "insert_holds", values)
    left = {held_id: _left(book, held_id) for held_id in before}
    changed = {held_id: rest for held_id, rest in left.items() if rest != before[held_id].remaining}
    if changed:
        values = {"ids": arrays.ids(changed), "remaining": arrays.numbers(changed.values())}
        await _run(session, "change_holds", values)


def _left(book: Book, held_id: UUID) -> int:
    held = book.holds.get(held_id)
    return 0 if held is None else held.remaining


async def _run(session: AsyncSession, name: str, values: Mapping[str, object]) -> int:
    return await direct.count(session, statement(__package__, name), values)
