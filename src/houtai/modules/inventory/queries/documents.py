"""Stock documents: the list, one with its lines, and what a posting needs of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import dictionaries
from houtai.kit.auth import Actor
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Line as Text
from houtai.kit.shapes import Moment, View, Word
from houtai.modules.identity import public as identity
from houtai.modules.inventory.queries import goods
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.rules.documents import (
    REASONS,
    DocumentKind,
    DocumentState,
    Line,
)
from houtai.modules.inventory.rules.lots import Marks
from houtai.modules.inventory.tables import COST, Document, DocumentLine, Valuation

COUNTED_MAX = 1_000
LOGGED_LINES_MAX = 50


class DocumentView(View):
    """A document as it stands in a list."""

    id: UUID
    number: str
    kind: DocumentKind
    state: DocumentState
    merchant_id: UUID
    warehouse_id: UUID
    warehouse_name: str = ""
    reason: str
    note: str
    line_count: int
    quantity: int
    value_fen: Annotated[int | None, COST.shown]
    reverses_id: UUID | None
    reversed_at: datetime | None
    request_id: UUID | None
    refusal: str
    made_by: UUID
    made_by_name: str = ""
    made_at: datetime
    submitted_by: UUID | None
    submitted_at: datetime | None
    posted_by: UUID | None
    posted_at: datetime | None
    version: int


class DocumentLineView(View):
    """One line, with the goods that it is about. `change` says how many more there are after."""

    position: int
    sku_id: UUID
    sku: goods.GoodsView | None = None
    quantity: int
    change: int
    condition_from: str
    condition_to: str
    lot_number: str
    produced_on: date | None
    expires_on: date | None
    cost_fen: Annotated[int | None, COST.shown]
    value_fen: Annotated[int | None, COST.shown]


class DocumentDetailView(DocumentView):
    """One document with its lines and everybody who had a hand in it."""

    photo_ids: list[UUID]
    reason_name: str = ""
    submitted_by_name: str = ""
    posted_by_name: str = ""
    reverses_number: str = ""
    reversed_by_id: UUID | None = None
    reversed_by_number: str = ""
    lines: list[DocumentLineView] = Field(default_factory=list)


class DocumentContentView(View):
    """What those see of a document who have to agree to it."""

    warehouse: str
    reason: str
    note: str
    quantity: int
    lines: list[str]


class DocumentLogView(DocumentContentView):
    """What the operation log keeps of a document."""

    state: DocumentState


class DocumentCountsView(View):
    """How many documents wait, at most a thousand of each."""

    draft: int
    waiting: int


DOCUMENTS = Listing(
    id=Document.id,
    sorts={"id": Document.id},
    default="-id",
    filters={
        "state": any_of(Document.state, DocumentState),
        "kind": any_of(Document.kind, DocumentKind),
        "number": equal(Document.number, Text),
        "warehouse_id": equal(Document.warehouse_id, UUID),
        "merchant_id": equal(Document.merchant_id, UUID),
        "reason": equal(Document.reason, Word),
        "made_from": at_least(Document.made_at, Moment),
        "made_below": below(Document.made_at, Moment),
    },
)
_NAMED = {"warehouse_name", "made_by_name"}
_COLUMNS = [getattr(Document, name) for name in DocumentView.model_fields if name not in _NAMED]


def select_documents(actor: Actor) -> Select[Any]:
    """All within reach. Indexes: pk_document, or the one of the filter."""
    return select(*_COLUMNS).where(reached(actor, Document.merchant_id, Document.warehouse_id))


async def list_documents(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[DocumentView]:
    """Newest first."""
    page = await DOCUMENTS.page(session, select_documents(actor), wanted, DocumentView)
    return page.model_copy(update={"items": await named(session, page.items)})


async def named(session: AsyncSession, rows: Sequence[DocumentView]) -> list[DocumentView]:
    """The rows with names of people and warehouses."""
    if not rows:
        return []
    people = await identity.names(session, {row.made_by for row in rows})
    places = await goods.warehouse_names(session, {row.warehouse_id for row in rows})
    return [
        row.model_copy(
            update={
                "made_by_name": people.get(row.made_by, ""),
                "warehouse_name": places.get(row.warehouse_id, ""),
            }
        )
        for row in rows
    ]


async def count_documents(session: AsyncSession, actor: Actor) -> DocumentCountsView:
    """What is not finished yet. Index: ix_document_state_id."""
    draft, waiting = (
        select(func.count())
        .select_from(
            select_documents(actor).where(Document.state == state).limit(COUNTED_MAX).subquery()
        )
        .scalar_subquery()
        for state in ("draft", "waiting")
    )
    row = (await session.execute(select(draft, waiting))).one()
    return DocumentCountsView(draft=row[0], waiting=row[1])


async def show_document(
    session: AsyncSession, actor: Actor, document_id: UUID
) -> DocumentDetailView | None:
    """One within reach, with names; None for a stranger. Index: pk_document."""
    columns = [*_COLUMNS, Document.photo_ids]
    statement = select(*columns).where(
        Document.id == document_id, reached(actor, Document.merchant_id, Document.warehouse_id)
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    found = DocumentDetailView.model_validate(row)
    lines = await _lines(session, document_id)
    return found.model_copy(update={**await _story(session, actor, found), "lines": lines})


async def _story(
    session: AsyncSession, actor: Actor, found: DocumentDetailView
) -> dict[str, object]:
    """Names of everybody and everything that the document itself only has as ids."""
    hands = {found.made_by, found.submitted_by, found.posted_by} - {None}
    people = await identity.names(session, [one for one in hands if one is not None])
    places = await goods.warehouse_names(session, {found.warehouse_id})
    related = select(Document.id, Document.number, Document.reverses_id).where(
        or_(
            Document.id == found.reverses_id,
            and_(Document.reverses_id == found.id, Document.state != "cancelled"),
        ),
        reached(actor, Document.merchant_id, Document.warehouse_id),
    )
    others = (await session.execute(related)).all()
    original = next((one for one in others if one.id == found.reverses_id), None)
    reversal = next((one for one in others if one.reverses_id == found.id), None)
    reasons = await dictionaries.words(session, REASONS.get(found.kind, ""), actor.language)
    return {
        "made_by_name": people.get(found.made_by, ""),
        "submitted_by_name": people.get(found.submitted_by, "") if found.submitted_by else "",
        "posted_by_name": people.get(found.posted_by, "") if found.posted_by else "",
        "warehouse_name": places.get(found.warehouse_id, ""),
        "reason_name": next((one.name for one in reasons if one.code == found.reason), ""),
        "reverses_number": original.number if original else "",
        "reversed_by_id": reversal.id if reversal else None,
        "reversed_by_number": reversal.number if reversal else "",
    }


async def _lines(session: AsyncSession, document_id: UUID) -> list[DocumentLineView]:
    kept = await lines_of(session, document_id)
    shown = await goods.goods_by_id(session, {line.sku_id for _, line, _ in kept})
    return [
        DocumentLineView(
            position=position,
            sku_id=line.sku_id,
            sku=shown.get(line.sku_id),
            quantity=line.quantity,
            change=line.change,
            condition_from=line.condition_from,
            condition_to=line.condition_to,
            lot_number=line.marks.lot_number,
            produced_on=line.marks.produced_on,
            expires_on=line.marks.expires_on,
            cost_fen=line.cost_fen,
            value_fen=value_fen,
        )
        for position, line, value_fen in kept
    ]


async def lines_of(session: AsyncSession, document_id: UUID) -> list[tuple[int, Line, int | None]]:
    """Position, line, and by what it changed the value. Index: the unique one of the lines."""
    row = DocumentLine
    statement = (
        select(
            row.position,
            row.sku_id,
            row.quantity,
            row.condition_from,
            row.condition_to,
            row.lot_number,
            row.produced_on,
            row.expires_on,
            row.cost_fen,
            row.value_fen,
        )
        .where(row.document_id == document_id)
        .order_by(row.position)
    )
    return [
        (
            one.position,
            Line(
                one.sku_id,
                one.quantity,
                one.condition_from,
                one.condition_to,
                one.cost_fen,
                Marks(one.lot_number, one.produced_on, one.expires_on),
            ),
            one.value_fen,
        )
        for one in await session.execute(statement)
    ]


async def averages(
    session: AsyncSession, warehouse_id: UUID, sku_ids: Collection[UUID]
) -> Mapping[UUID, int]:
    """What one piece of each costs on average in the warehouse now. Index: pk_valuation."""
    row = Valuation
    statement = select(row.sku_id, row.value_fen // row.quantity).where(
        row.sku_id.in_(sku_ids), row.warehouse_id == warehouse_id, row.quantity > 0
    )
    return {one[0]: int(one[1]) for one in await session.execute(statement)}


async def average_costs(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, int]:
    """The same over all warehouses, of those that lie in one. Index: pk_valuation."""
    row = Valuation
    value_fen, quantity = func.sum(row.value_fen), func.sum(row.quantity)
    statement = (
        select(row.sku_id, value_fen, quantity)
        .where(row.sku_id.in_(sku_ids), row.quantity > 0)
        .group_by(row.sku_id)
    )
    found = await session.execute(statement)
    return {sku_id: int(value) // int(pieces) for sku_id, value, pieces in found}


def content_of(document: DocumentDetailView) -> DocumentContentView:
    """What the document says, goods by name."""
    return DocumentContentView(
        warehouse=document.warehouse_name,
        reason=document.reason_name,
        note=document.note,
        quantity=document.quantity,
        lines=[_in_words(line) for line in document.lines[:LOGGED_LINES_MAX]],
    )


def logged(document: DocumentDetailView) -> DocumentLogView:
    """The same with its state, as the log has it."""
    return DocumentLogView(**content_of(document).model_dump(), state=document.state)


def _in_words(line: DocumentLineView) -> str:
    title = str(line.sku_id) if line.sku is None else line.sku.title
    if line.change:
        return f"{title} {line.change:+d}"
    return f"{title} {line.quantity} ({line.condition_from} → {line.condition_to})"
