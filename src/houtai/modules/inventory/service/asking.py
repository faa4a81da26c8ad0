"""Asking others to agree to an adjustment that is too large for one person."""

import json
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalAsked
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor
from houtai.kit.shapes import Command
from houtai.modules.inventory.queries.documents import DocumentDetailView, content_of

ADJUSTMENT_POST = "inventory.adjustment.post"
ACTS = (ADJUSTMENT_POST,)


class PostAgreed(Command):
    """What travels to those who decide and back: the document as it was when it was asked for."""

    document_id: UUID
    request_id: UUID


async def ask(
    session: AsyncSession,
    actor: Actor,
    document: DocumentDetailView,
    *,
    request_id: UUID,
    amount_fen: int,
    at: datetime,
) -> None:
    """Put the posting before those who decide; nothing of it happens here."""
    wanted = trail.difference(
        "inventory.document",
        document.id,
        before=None,
        after=content_of(document),
        name=document.number,
    )
    await eventlog.emit(
        session,
        ApprovalAsked(
            request_id=request_id,
            act=ADJUSTMENT_POST,
            asked_by=actor.id,
            merchant_id=actor.place.merchant_id,
            warehouse_id=actor.place.warehouse_id,
            thing="inventory.document",
            thing_id=str(document.id),
            title=document.number,
            command=PostAgreed(document_id=document.id, request_id=request_id).model_dump_json(),
            differences=json.dumps(
                [] if wanted is None else [to_jsonable_python(asdict(wanted))], ensure_ascii=False
            ),
            at=at,
            amount_fen=amount_fen,
        ),
    )
