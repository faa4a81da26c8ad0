"""Give back reservations whose time is over. The clock runs it; nobody needs to ask."""

from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import derive_id
from houtai.modules.ledger.queries.standing import standings
from houtai.modules.ledger.rules.decide import Book, Held, Origin, Row
from houtai.modules.ledger.rules.totals import changes_of
from houtai.modules.ledger.service.attempt import attempt
from houtai.modules.ledger.service.write import write
from houtai.modules.ledger.tables import Hold

DUE_MAX = 1_000


async def expire_due(session: AsyncSession, *, at: datetime) -> int:
    """Release up to DUE_MAX reservations that ended by now; says how many, so call until 0.

    Holds that somebody is posting or voiding this moment are passed over. Index:
    ix_hold_expires_at.
    """
    hold = Hold
    due = (
        select(
            hold.id, hold.debit_account_id, hold.credit_account_id, hold.remaining, hold.expires_at
        )
        .where(hold.expires_at <= at)
        .order_by(hold.expires_at)
        .limit(DUE_MAX)
        .with_for_update(skip_locked=True)
    )
    holds = {row.id: Held(*row) for row in await session.execute(due)}
    if not holds:
        return 0
    ids = {held.debit_id for held in holds.values()} | {held.credit_id for held in holds.values()}
    book = Book(at, await standings(session, ids), {})
    rows = [_row(held, book) for held in holds.values()]
    done = await attempt(session, partial(write, session, rows, changes_of(rows), book, holds))
    assert done, "a locked hold was expired before"
    return len(rows)


def _row(held: Held, book: Book) -> Row:
    """Written under the hold's own id as document: the reservation is what it answers to."""
    expiry_id = derive_id(held.id, "ledger.expire")
    origin = Origin(expiry_id, "expired", "hold", held.id, SYSTEM.id)
    pair = (book.accounts[held.debit_id], book.accounts[held.credit_id])
    return Row(expiry_id, origin, "expire", *pair, 0, -held.remaining, held.id)
