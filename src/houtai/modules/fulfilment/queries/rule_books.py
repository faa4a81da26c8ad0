"""Rules of sourcing as people read and change them."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import NIL
from houtai.kit.shapes import View
from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.tables import RuleBook


class RuleBookView(View):
    """The rules that count for a merchant. `version` is nothing as long as they are not his own."""

    merchant_id: UUID | None
    book: RulesOfSourcing
    version: int


async def promised(session: AsyncSession, merchant_ids: Collection[UUID]) -> dict[UUID, timedelta]:
    """How soon those send who promise something, by their own rules or by those that stand for all;
    the session is the house's. Index: pk_rule_book.
    """
    hours = RuleBook.book["ship_hours"].as_integer()
    found = await session.execute(
        select(RuleBook.merchant_id, hours.label("hours")).where(
            RuleBook.merchant_id.in_({*merchant_ids, NIL})
        )
    )
    books = {row.merchant_id: row.hours for row in found}
    usual = books.get(NIL)
    return {
        one: timedelta(hours=hours)
        for one in merchant_ids
        if (hours := books.get(one, usual)) is not None
    }


async def rule_book(session: AsyncSession, merchant_id: UUID | None) -> RuleBookView:
    """His own, or those that stand for all; the caller reaches him, and the session is the
    house's. Index: pk_rule_book.
    """
    own_id = merchant_id or NIL
    rows = await session.execute(
        select(RuleBook.merchant_id, RuleBook.book, RuleBook.version).where(
            RuleBook.merchant_id.in_({own_id, NIL})
        )
    )
    books = {row.merchant_id: row for row in rows}
    own = books.get(own_id)
    row = own or books.get(NIL)
    book = RulesOfSourcing.model_validate(row.book) if row else RulesOfSourcing()
    return RuleBookView(merchant_id=merchant_id, book=book, version=own.version if own else 0)
