"""How a request is found by the search box: by its number."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.finding import Hit, Searcher
from houtai.kit.ids import is_document_number
from houtai.modules.approvals.queries.reach import READ, reached
from houtai.modules.approvals.tables import Request


async def requests(session: AsyncSession, actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """The one of this number. Index: uq_request_number."""
    number = text.strip().upper()
    if not is_document_number(number):
        return []
    statement = select(Request.id, Request.number, Request.title).where(
        Request.number == number, reached(actor)
    )
    return [
        Hit(
            kind="approvals.request",
            title=row.number,
            note=row.title,
            link=f"/approvals/{row.id}",
        )
        for row in await session.execute(statement.limit(limit))
    ]


SEARCHERS = (Searcher("approvals.request", READ, requests),)
