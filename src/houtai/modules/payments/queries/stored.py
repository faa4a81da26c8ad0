"""Stored value of one member."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.shapes import View
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.rules import accounts


class StoredView(View):
    """What a member may still spend."""

    balance_fen: int


async def stored_of(session: AsyncSession, member_id: UUID) -> StoredView:
    """Nothing for somebody who never had any. Index: pk_account."""
    account = accounts.stored_value(member_id)
    totals = (await ledger.totals_now(session, SYSTEM, [account.id])).get(account.id)
    return StoredView(balance_fen=totals.free if totals else 0)
