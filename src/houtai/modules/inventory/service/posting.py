"""Stock documents take effect: at once, or after others agreed; and are taken back by another."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import Text, Uuid, column, select, update, values
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, View
from houtai.modules.inventory.queries import documents as shown
from houtai.modules.inventory.rules import warehouse
from houtai.modules.inventory.rules.booking import Cause, Movement, Portion
from houtai.modules.inventory.rules.documents import (
    NOWHERE,
    DocumentKind,
    DocumentState,
    Line,
    needs_agreement,
)
from houtai.modules.inventory.rules.layers import Condition
from houtai.modules.inventory.rules.reach import may_enter
from houtai.modules.inventory.service import lots
from houtai.modules.inventory.service.asking import PostAgreed, ask
from houtai.modules.inventory.service.booking import acting_as_house, book, tell_dispatch
from houtai.modules.inventory.service.bounds import bounds
from houtai.modules.inventory.service.drafting import (
    THING,
    Numbered,
    insert_document,
    note,
    one_document,
    take_hold,
    unit_costs,
    worth,
)
from houtai.modules.inventory.service.moving import (
    WarehouseClosed,
    WarehouseUnknown,
    portions_of,
    site,
)
from houtai.modules.inventory.service.valuing import Brought, entry_id
from houtai.modules.inventory.tables import Document, DocumentLine, ValueEntry


class DocumentNotPosted(Conflict):
    """Only what has taken effect can be taken back, and only once."""

    code = "inventory.document_not_posted"


class RequestOver(Conflict):
    """The document no longer waits for this approval."""

    code = "inventory.request_over"


class SubmitDocument(Command):
    version: Annotated[int, Field(strict=True, ge=1, le=BIGINT_MAX)]


class ReverseDocument(Command):
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class SubmittedView(View):
    """What became of it: it is posted, or it waits for this approval."""

    id: UUID
    state: DocumentState
    request_id: UUID | None = None


async def submit(
    session: AsyncSession,
    actor: Actor,
    document_id: UUID,
    command: SubmitDocument,
    *,
    at: datetime,
) -> SubmittedView:
    """Post a draft, or ask for it where it is more than one person may decide.

    Raises DocumentUnknown, DocumentNotDraft and what stands in the way of moving the pieces.
    """
    before = await one_document(session, actor, document_id)
    lines = [line for _, line, _ in await shown.lines_of(session, document_id)]
    signed = {"submitted_by": actor.id, "submitted_at": at, "refusal": ""}
    moved_fen = await _moved_fen(session, before, lines)
    asks = needs_agreement(before.kind, lines, moved_fen, await bounds(session))
    if asks and not await _is_own_mistake(session, actor, before):
        request_id = new_id()
        waiting = {**signed, "state": "waiting", "request_id": request_id}
        await take_hold(session, actor, document_id, command.version, waiting)
        await ask(session, actor, before, request_id=request_id, amount_fen=moved_fen, at=at)
        state: DocumentState = "waiting"
    else:
        request_id = None
        posted = {**signed, "state": "posted", "posted_by": actor.id, "posted_at": at}
        await take_hold(session, actor, document_id, command.version, posted)
        await _carry_out(session, actor, before, lines, at=at)
        state = "posted"
    await note(session, actor, before.id, before=before)
    return SubmittedView(id=document_id, state=state, request_id=request_id)


async def post_agreed(
    session: AsyncSession, actor: Actor, command: PostAgreed, *, at: datetime
) -> None:
    """Others have agreed. A request that was granted twice finds nothing waiting the second time.

    Raises RequestOver, DocumentUnknown and what stands in the way of moving the pieces.
    """
    before = await one_document(session, actor, command.document_id)
    held = await session.execute(
        update(Document)
        .where(Document.id == command.document_id, Document.state == "waiting")
        .where(Document.request_id == command.request_id, Document.submitted_by == actor.id)
        .values(
            state="posted",
            request_id=None,
            posted_by=actor.id,
            posted_at=at,
            version=Document.version + 1,
        )
        .returning(Document.id)
        .execution_options(synchronize_session=False)
    )
    if held.one_or_none() is None:
        raise RequestOver
    lines = [line for _, line, _ in await shown.lines_of(session, command.document_id)]
    await _carry_out(session, actor, before, lines, at=at)
    await note(session, actor, before.id, before=before)


async def come_back(session: AsyncSession, refusals: Mapping[UUID, str]) -> None:
    """What was not agreed to, or could not be done, is a draft again and says why; by request."""
    if not refusals:
        return
    refused = values(column("request_id", Uuid), column("refusal", Text), name="refused").data(
        list(refusals.items())
    )
    await session.execute(
        update(Document)
        .where(Document.request_id == refused.c.request_id, Document.state == "waiting")
        .values(
            state="draft",
            request_id=None,
            refusal=refused.c.refusal,
            version=Document.version + 1,
        )
        .execution_options(synchronize_session=False)
    )


async def reverse(
    session: AsyncSession,
    actor: Actor,
    document_id: UUID,
    command: ReverseDocument,
    *,
    at: datetime,
) -> SubmittedView:
    """Take a posted document back by one that says the contrary, which is submitted at once.

    Raises DocumentUnknown, DocumentNotPosted and what stands in the way of moving the pieces.
    """
    original = await one_document(session, actor, document_id)
    if original.state != "posted" or original.reversed_by_id is not None:
        raise DocumentNotPosted
    lines = [line.taken_back for _, line, _ in await shown.lines_of(session, document_id)]
    kind: DocumentKind = "condition" if original.kind == "condition" else "adjustment"
    reversal_id = new_id()
    made = await insert_document(
        session,
        actor,
        reversal_id,
        kind=kind,
        content={
            "merchant_id": original.merchant_id,
            "warehouse_id": original.warehouse_id,
            "reason": "other" if kind == "condition" else "entry_mistake",
            "note": command.note,
            "photo_ids": [],
            "line_count": len(lines),
            "quantity": -original.quantity,
            "value_fen": -(await _value_of(session, document_id)),
            "reverses_id": document_id,
        },
        lines=lines,
        at=at,
    )
    if not made:
        raise DocumentNotPosted
    return await submit(session, actor, reversal_id, SubmitDocument(version=1), at=at)


async def _value_of(session: AsyncSession, document_id: UUID) -> int:
    statement = select(Document.value_fen).where(Document.id == document_id)
    return (await session.execute(statement)).scalar_one()


async def _is_own_mistake(
    session: AsyncSession, actor: Actor, document: shown.DocumentDetailView
) -> bool:
    """Whoever has posted a document may take it back: it moves what he has moved himself."""
    if document.reverses_id is None:
        return False
    original = await one_document(session, actor, document.reverses_id)
    return original.posted_by == actor.id


async def _moved_fen(
    session: AsyncSession, document: shown.DocumentDetailView, lines: Sequence[Line]
) -> int:
    """What the pieces are worth that come and go, both counted as more."""
    costs = await unit_costs(session, document.kind, document.warehouse_id, lines)
    return sum(abs(worth(line, costs)) for line in lines)


async def _carry_out(
    session: AsyncSession,
    actor: Actor,
    document: shown.DocumentDetailView,
    lines: Sequence[Line],
    *,
    at: datetime,
) -> None:
    """Move the pieces, all or none; keep what each line was worth."""
    rows = await session.execute(
        select(DocumentLine.id, DocumentLine.sku_id, DocumentLine.quantity)
        .where(DocumentLine.document_id == document.id)
        .order_by(DocumentLine.position)
    )
    numbered = [Numbered(*row) for row in rows]
    cause = Cause(_reason_of(document), THING, document.id, actor.id)
    async with acting_as_house(session):
        here = await site(session, document.warehouse_id)
        if not may_enter(actor, here):
            raise WarehouseUnknown(place="body/warehouse_id")
        if not here.is_open and any(line.change > 0 for line in lines):
            raise WarehouseClosed(place="body/warehouse_id")
        portions = await portions_of(session, actor, here, numbered)
        moves = [
            _movement(portion, document.warehouse_id, line, cause)
            for portion, line in zip(portions, lines, strict=True)
        ]
        brought = await _brought(session, document, lines, moves)
        await tell_dispatch(session, await book(session, moves, at=at, brought=brought), at=at)
        await _keep_values(session, document, numbered, moves)
        came = [
            lots.Came(portion.line_id, portion.goods, line.change, line.marks)
            for portion, line in zip(portions, lines, strict=True)
        ]
        await lots.write_down(
            session, document.warehouse_id, came, document=(THING, document.id), at=at
        )
    if document.reverses_id is not None:
        await _mark_reversed(session, document.reverses_id, at)


def _reason_of(document: shown.DocumentDetailView) -> str:
    return f"{document.kind}.{document.reason}" if document.reason else document.kind


def _movement(portion: Portion, warehouse_id: UUID, line: Line, cause: Cause) -> Movement:
    if line.condition_from == NOWHERE:
        there = Condition(line.condition_to)
        return warehouse.received(portion, warehouse_id, cause, condition=there)
    here = Condition(line.condition_from)
    if line.condition_to == NOWHERE:
        return warehouse.issued(portion, warehouse_id, cause, condition=here)
    there = Condition(line.condition_to)
    return warehouse.condition_changed(portion, warehouse_id, cause, before=here, after=there)


async def _brought(
    session: AsyncSession,
    document: shown.DocumentDetailView,
    lines: Sequence[Line],
    moves: Sequence[Movement],
) -> dict[UUID, Brought]:
    """The cost of each line that comes in; a reversal takes or gives exactly what its original
    did.
    """
    if document.reverses_id is not None:
        original = await shown.lines_of(session, document.reverses_id)
        return {
            move.chain.id: Brought(value_fen=abs(value_fen or 0))
            for move, (_, _, value_fen) in zip(moves, original, strict=True)
        }
    costs = await unit_costs(session, document.kind, document.warehouse_id, lines)
    return {
        move.chain.id: Brought(
            cost_fen=costs[line.sku_id] if line.cost_fen is None else line.cost_fen
        )
        for move, line in zip(moves, lines, strict=True)
        if line.change > 0
    }


async def _keep_values(
    session: AsyncSession,
    document: shown.DocumentDetailView,
    lines: Sequence[Numbered],
    moves: Sequence[Movement],
) -> None:
    """Write to the lines, and to the document, what they were worth."""
    line_of = {
        entry_id(move.chain.id, document.warehouse_id): line.id
        for move, line in zip(moves, lines, strict=True)
    }
    entries = await session.execute(
        select(ValueEntry.id, ValueEntry.value_fen).where(ValueEntry.id.in_(line_of))
    )
    worths = {line_of[row.id]: row.value_fen for row in entries}
    parameters: list[dict[str, Any]] = [
        {"id": line.id, "value_fen": worths.get(line.id, 0)} for line in lines
    ]
    await session.execute(update(DocumentLine), parameters)
    await session.execute(
        update(Document)
        .where(Document.id == document.id)
        .values(value_fen=sum(worths.values()))
        .execution_options(synchronize_session=False)
    )


async def _mark_reversed(session: AsyncSession, original_id: UUID, at: datetime) -> None:
    marked = await session.execute(
        update(Document)
        .where(Document.id == original_id, Document.state == "posted")
        .where(Document.reversed_at.is_(None))
        .values(reversed_at=at)
        .returning(Document.id)
        .execution_options(synchronize_session=False)
    )
    if marked.one_or_none() is None:
        raise DocumentNotPosted
