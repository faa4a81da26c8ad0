"""Statements of accounts, and what a document wrote."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.kit.sql import statement
from houtai.modules.ledger.queries.balances import totals_at, totals_now
from houtai.modules.ledger.tables import Transfer

_END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
_LAST_ID = UUID(int=(1 << 128) - 1)


class EntryView(View):
    """One line of a statement: a transfer seen from one of its accounts."""

    id: UUID
    chain_id: UUID
    at: datetime
    kind: str
    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID
    other_account_id: UUID
    debit: int
    credit: int
    pending: int
    balance: int
    """What the account held after this line."""


class StatementView(View):
    """A page of entries, newest first; `next` names where the page before it in time begins."""

    entries: list[EntryView]
    next: str | None


class TransferView(View):
    """A transfer as it was written."""

    id: UUID
    chain_id: UUID
    at: datetime
    kind: str
    hold_id: UUID | None
    debit_account_id: UUID
    credit_account_id: UUID
    posted: int
    pending: int
    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID


async def read_statement(
    session: AsyncSession,
    actor: Actor,
    account_id: UUID,
    *,
    until: datetime | None = None,
    before: str | None = None,
    limit: int,
) -> StatementView | None:
    """Entries up to a moment, or before an earlier page; None when the account is a stranger's.

    Each line carries the balance after it. The first page starts from the account's balance, each
    further one from the balance that its key brings along, so that no page reads what it does not
    show. The session must be one snapshot.
    """
    totals = (
        await totals_at(session, actor, account_id, until)
        if until is not None and before is None
        else (await totals_now(session, actor, [account_id])).get(account_id)
    )
    if totals is None:
        return None
    if before is None:
        at, entry_id, balance = until or _END_OF_TIME, _LAST_ID, totals.balance
    else:
        at, entry_id, balance = _read_key(before)
    values = {"id": account_id, "before_at": at, "before_id": entry_id, "limit": limit}
    entries = []
    page = await session.execute(statement(__package__, "statement"), values)
    for row in page.mappings():
        entries.append(EntryView(**row, balance=balance))
        change = row["credit"] - row["debit"]
        balance -= change if totals.side == "credit" else -change
    full = len(entries) == limit
    return StatementView(entries=entries, next=_key(entries[-1], balance) if full else None)


async def transfers_of_document(
    session: AsyncSession, actor: Actor, document_id: UUID, *, limit: int
) -> list[TransferView]:
    """What a document wrote, in order. Index: ix_transfer_document_id_id."""
    t = Transfer
    reachable = or_(within(actor, t.debit_home_id), within(actor, t.credit_home_id))
    columns = [getattr(t, name) for name in TransferView.model_fields]
    found = select(*columns).where(t.document_id == document_id, reachable)
    rows = await session.execute(found.order_by(t.id).limit(limit))
    return [TransferView.model_validate(row) for row in rows]


def _key(entry: EntryView, balance: int) -> str:
    return f"{entry.at.isoformat()}~{entry.id.hex}~{balance}"


def _read_key(key: str) -> tuple[datetime, UUID, int]:
    """Raises ValueError on a mangled key."""
    at, entry_id, balance = key.split("~")
    return datetime.fromisoformat(at), UUID(entry_id), int(balance)
