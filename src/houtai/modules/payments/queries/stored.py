"""Stored value of one member."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.errors import Invalid
from houtai.kit.shapes import View
from houtai.modules.identity import public as identity
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.rules import accounts


class BrokenStoredKey(Invalid):
    """The key of the page was not one that a statement gave out."""

    code = "request.broken_cursor"


class StoredEntryView(View):
    """So much more (less if negative), why, and what there was afterwards."""

    id: UUID
    at: datetime
    change_fen: int
    held_fen: int
    """Set aside for a while, with no change of the balance."""
    balance_fen: int
    reason: str
    document_kind: str
    document_id: UUID
    actor_name: str


class StoredStatementView(View):
    """Newest first; `next` names where the earlier ones begin."""

    entries: list[StoredEntryView]
    next: str | None


class StoredView(View):
    """What a member may still spend."""

    balance_fen: int


async def stored_of(session: AsyncSession, member_id: UUID) -> StoredView:
    """Nothing for somebody who never had any. Index: pk_account."""
    account = accounts.stored_value(member_id)
    totals = (await ledger.totals_now(session, SYSTEM, [account.id])).get(account.id)
    return StoredView(balance_fen=totals.free if totals else 0)


async def read_stored_statement(
    session: AsyncSession, member_id: UUID, *, before: str | None, limit: int
) -> StoredStatementView:
    """Empty for somebody who never had any. Raises BrokenStoredKey. Indexes: the ledger's."""
    account = accounts.stored_value(member_id)
    try:
        page = await ledger.read_statement(session, SYSTEM, account.id, before=before, limit=limit)
    except ValueError as error:
        raise BrokenStoredKey(place="query/before") from error
    if page is None:
        return StoredStatementView(entries=[], next=None)
    people = await identity.names(session, {one.actor_id for one in page.entries})
    entries = [
        StoredEntryView(
            id=one.id,
            at=one.at,
            change_fen=one.credit - one.debit,
            held_fen=one.pending,
            balance_fen=one.balance,
            reason=one.reason,
            document_kind=one.document_kind,
            document_id=one.document_id,
            actor_name=people.get(one.actor_id, ""),
        )
        for one in page.entries
    ]
    return StoredStatementView(entries=entries, next=page.next)
