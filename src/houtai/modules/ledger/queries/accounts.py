"""Lists of accounts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View, Word
from houtai.modules.ledger.queries.balances import totals_now
from houtai.modules.ledger.tables import Account


class AccountView(View):
    """An account by what it is; what it holds is asked for one by one."""

    id: UUID
    home_id: UUID
    book: str
    unit: str
    owner_id: UUID
    kind: str
    side: str
    limited: bool
    counted: bool
    opened_at: datetime


class HoldingsView(AccountView):
    """An account with its totals. `balance` and `free` are seen from the side it grows on."""

    debits_pending: int
    debits_posted: int
    credits_pending: int
    credits_posted: int
    balance: int
    free: int


ACCOUNTS = Listing(
    id=Account.id,
    sorts={"id": Account.id},
    default="id",
    filters={
        "home_id": equal(Account.home_id, UUID),
        "book": equal(Account.book, Word),
        "kind": equal(Account.kind, Word),
        "unit": equal(Account.unit, Line),
        "owner_id": equal(Account.owner_id, UUID),
    },
)


async def list_accounts(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[AccountView]:
    """By id. Index: pk_account, or the one of home, owner or unit where the filter names it."""
    columns = [getattr(Account, name) for name in AccountView.model_fields]
    statement = select(*columns).where(within(actor, Account.home_id))
    return await ACCOUNTS.page(session, statement, wanted, AccountView)


async def show_account(
    session: AsyncSession, actor: Actor, account_id: UUID
) -> HoldingsView | None:
    """One account with what it holds now; None for a stranger. Index: pk_account."""
    columns = [getattr(Account, name) for name in AccountView.model_fields]
    statement = select(*columns).where(Account.id == account_id, within(actor, Account.home_id))
    found = (await session.execute(statement)).mappings().one_or_none()
    if found is None:
        return None
    totals = (await totals_now(session, actor, [account_id]))[account_id]
    sums = totals.model_dump(exclude={"account_id", "side"})
    return HoldingsView(**found, **sums, balance=totals.balance, free=totals.free)
