"""Rules of sourcing are changed: a merchant's own, or the platform's for all others."""

from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import NIL
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.modules.fulfilment.queries.rule_books import RuleBookView, rule_book
from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.tables import RuleBook


class BookChanged(Conflict):
    """Somebody else has changed it since it was read."""

    code = "fulfilment.book_changed"


class BookUnknown(NotFound):
    """Of a merchant out of reach."""

    code = "fulfilment.book_unknown"


class ChangeRuleBook(Command):
    """The whole book anew. Without a merchant: one's own, for the platform that of all."""

    merchant_id: UUID | None = None
    version: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)]
    book: RulesOfSourcing


def whose(actor: Actor, merchant_id: UUID | None) -> UUID | None:
    """Whose book somebody means. Raises BookUnknown."""
    own = actor.place.merchant_id
    if own is None:
        return merchant_id
    if merchant_id not in {None, own}:
        raise BookUnknown
    return own


async def read_book(session: AsyncSession, actor: Actor, merchant_id: UUID | None) -> RuleBookView:
    """Raises BookUnknown."""
    own_id = whose(actor, merchant_id)
    async with reaching_as(session, SYSTEM):
        return await rule_book(session, own_id)


async def change_book(session: AsyncSession, actor: Actor, command: ChangeRuleBook) -> None:
    """Raises BookUnknown, BookChanged."""
    own_id = whose(actor, command.merchant_id)
    before = await read_book(session, actor, command.merchant_id)
    values = {"book": command.book.model_dump(mode="json")}
    async with reaching_as(session, SYSTEM):
        if command.version == 0:
            made = insert(RuleBook).values(merchant_id=own_id or NIL, **values)
            done = await session.scalar(made.on_conflict_do_nothing().returning(RuleBook.version))
        else:
            done = await session.scalar(
                update(RuleBook)
                .where(RuleBook.merchant_id == (own_id or NIL))
                .where(RuleBook.version == command.version, within(actor, RuleBook.merchant_id))
                .values(**values, version=RuleBook.version + 1)
                .returning(RuleBook.version)
            )
    if done is None:
        raise BookChanged
    after = await read_book(session, actor, command.merchant_id)
    trail.note(session, "fulfilment.rule", own_id or NIL, before=before, after=after)
