"""What the counted accounts of a book hold, for other modules to compose their statements of."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, Uuid, any_, bindparam, case, select, union_all
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement
from houtai.modules.ledger.tables import Account, Transfer


def select_holdings(book: str) -> Select[tuple[UUID, UUID, str, UUID, str, int, int]]:
    """Counted accounts: id, home_id, unit, owner_id, kind, balance, reserved (out of it).

    Narrow it by `unit` (ix_account_unit_id) or let it read the book whole.
    """
    a = Account
    balance = case(
        (a.side == "credit", a.credits_posted - a.debits_posted),
        else_=a.debits_posted - a.credits_posted,
    )
    reserved = case((a.side == "credit", a.debits_pending), else_=a.credits_pending)
    return select(
        a.id,
        a.home_id,
        a.unit,
        a.owner_id,
        a.kind,
        balance.label("balance"),
        reserved.label("reserved"),
    ).where(a.counted, a.book == book)


def select_effects(
    account_ids: Collection[UUID],
) -> Select[tuple[UUID, UUID, UUID, str, UUID, int]]:
    """What transfers did to these accounts: account_id, id, chain_id, document_kind, document_id,
    change (more if positive, seen from the account's own side).

    Indexes: ix_transfer_debit_account_id_at_id, ix_transfer_credit_account_id_at_id.
    """
    t, a = Transfer, Account
    ids = bindparam("account_ids", list(account_ids), ARRAY(Uuid))
    sides = [
        select(
            column.label("account_id"),
            t.id,
            t.chain_id,
            t.document_kind,
            t.document_id,
            case((a.side == side, t.posted), else_=-t.posted).label("change"),
        )
        .join(a, a.id == column)
        .where(column == any_(ids), t.posted > 0)
        for side, column in (("debit", t.debit_account_id), ("credit", t.credit_account_id))
    ]
    return select(union_all(*sides).subquery("effect"))


def select_recent_units(since: int) -> Select[str]:
    """Units that something was moved of since, ended or not. Index: ix_transfer_xid."""
    t, a = Transfer, Account
    return select(a.unit).join(t, t.debit_account_id == a.id).where(t.xid >= since)


@dataclass(frozen=True)
class Moved:
    """What was moved since, and from where to look next time."""

    units: frozenset[str]
    before_xid: int
    """Look from here next time."""
    server: int
    """Another one than last time: transaction ids mean nothing here, so look at everything."""


async def moved_units(session: AsyncSession, book: str, *, since: int, most: int) -> Moved:
    """Units of which ended transactions moved something; stops after about so many transfers.

    Transactions are taken whole, and only those older than every running one, so that none is
    passed over. Index: ix_transfer_xid.
    """
    values = {"book": book, "since": since, "most": most}
    row = (await session.execute(statement(__package__, "moved_units"), values)).one()
    return Moved(frozenset(row.units), row.before_xid, row.server)
