"""Stock documents as they are written, changed and thrown away, before anything moves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import ColumnElement, and_, delete, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import dictionaries, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Word
from houtai.modules.catalog import public as catalog
from houtai.modules.files import public as files
from houtai.modules.inventory.queries import documents as shown
from houtai.modules.inventory.rules.booking import Goods
from houtai.modules.inventory.rules.documents import (
    REASONS,
    Condition,
    DocumentKind,
    Given,
    Line,
    arranged,
)
from houtai.modules.inventory.rules.reach import may_enter
from houtai.modules.inventory.service.booking import acting_as_house
from houtai.modules.inventory.service.lots import Marked, dated_lines
from houtai.modules.inventory.service.moving import WarehouseUnknown, portions_of, site
from houtai.modules.inventory.tables import COST, Document, DocumentLine

THING = "inventory.document"
LINES_MAX = 500
PIECES_MAX = 10_000_000
COST_FEN_MAX = 1_000_000_000
PHOTOS_MAX = 9
PHOTO = files.Purpose("stock_photo", files.PICTURES, 10 << 20, redrawn=True)


class DocumentUnknown(NotFound):
    code = "inventory.document_unknown"


class DocumentNotDraft(Conflict):
    """It waits, is posted or cancelled, or somebody else has changed it meanwhile."""

    code = "inventory.document_not_draft"


class SeveralMerchants(Invalid):
    """A document is about the goods of one merchant."""

    code = "inventory.several_merchants"


class ReasonUnknown(Invalid):
    """None of the dictionary's words, or one that is asked for is missing."""

    code = "inventory.reason_unknown"


class WriteLine(Marked):
    """One SKU, or one lot of it. `quantity` is how many more (fewer if negative) on an adjustment,
    else how many.
    """

    sku_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=-PIECES_MAX, le=PIECES_MAX)]
    condition: Condition = "good"
    condition_to: Condition | None = None
    cost_fen: Annotated[
        Annotated[int, Field(strict=True, ge=0, le=COST_FEN_MAX)] | None, COST.written
    ] = None


class WriteDocument(Command):
    """What a document says, apart from its kind."""

    warehouse_id: UUID
    reason: Word | None = None
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    photo_ids: Annotated[tuple[UUID, ...], Field(max_length=PHOTOS_MAX)] = ()
    lines: Annotated[tuple[WriteLine, ...], Field(min_length=1, max_length=LINES_MAX)]


class MakeDocument(WriteDocument):
    kind: DocumentKind


class EditDocument(WriteDocument):
    version: Annotated[int, Field(strict=True, ge=1, le=BIGINT_MAX)]


class CancelDocument(Command):
    version: Annotated[int, Field(strict=True, ge=1, le=BIGINT_MAX)]


async def make(session: AsyncSession, actor: Actor, command: MakeDocument, *, at: datetime) -> UUID:
    """A draft. Raises what the lines are refused with, each at its place."""
    document_id = new_id()
    lines = arranged(command.kind, [_given(one) for one in command.lines])
    content = await checked(session, actor, command.kind, command, lines)
    lines = await dated_lines(session, command.kind, lines, at=at)
    await insert_document(
        session, actor, document_id, kind=command.kind, content=content, lines=lines, at=at
    )
    await _use_photos(session, actor, document_id, command.photo_ids, at)
    await note(session, actor, document_id, before=None)
    return document_id


async def edit(
    session: AsyncSession, actor: Actor, document_id: UUID, command: EditDocument, *, at: datetime
) -> None:
    """Write a draft anew. Raises DocumentUnknown, DocumentNotDraft and what lines are refused
    with.
    """
    before = await one_document(session, actor, document_id)
    lines = arranged(before.kind, [_given(one) for one in command.lines])
    content = await checked(session, actor, before.kind, command, lines)
    lines = await dated_lines(session, before.kind, lines, at=at)
    if before.reverses_id is not None:
        raise DocumentNotDraft
    await take_hold(session, actor, document_id, command.version, content)
    await session.execute(delete(DocumentLine).where(DocumentLine.document_id == document_id))
    await _insert_lines(session, document_id, content, lines)
    await _use_photos(session, actor, document_id, command.photo_ids, at)
    await note(session, actor, document_id, before=before)


async def cancel(
    session: AsyncSession, actor: Actor, document_id: UUID, command: CancelDocument
) -> None:
    """Throw a draft away; it stays in the list. Raises DocumentUnknown, DocumentNotDraft."""
    before = await one_document(session, actor, document_id)
    await take_hold(session, actor, document_id, command.version, {"state": "cancelled"})
    await note(session, actor, document_id, before=before)


async def one_document(
    session: AsyncSession, actor: Actor, document_id: UUID
) -> shown.DocumentDetailView:
    """Raises DocumentUnknown."""
    found = await shown.show_document(session, actor, document_id)
    if found is None:
        raise DocumentUnknown
    return found


async def checked(
    session: AsyncSession,
    actor: Actor,
    kind: DocumentKind,
    command: WriteDocument,
    lines: Sequence[Line],
) -> dict[str, Any]:
    """The row's content. Raises WarehouseUnknown, WarehouseClosed, SkuUnknown, SkuNotCounted,
    SeveralMerchants, ReasonUnknown.
    """
    await _refuse_reason(session, kind, command.reason)
    numbered = [Numbered(new_id(), line.sku_id, line.quantity) for line in lines]
    async with acting_as_house(session):
        here = await site(session, command.warehouse_id)
        if not may_enter(actor, here):
            raise WarehouseUnknown(place="body/warehouse_id")
        portions = await portions_of(session, actor, here, numbered)
        costs = await unit_costs(session, kind, here.warehouse_id, lines)
    return {
        "merchant_id": _one_merchant([one.goods for one in portions]),
        "warehouse_id": command.warehouse_id,
        "reason": command.reason or "",
        "note": command.note,
        "photo_ids": list(dict.fromkeys(command.photo_ids)),
        "line_count": len(lines),
        "quantity": sum(line.change for line in lines),
        "value_fen": sum(worth(line, costs) for line in lines),
    }


@dataclass(frozen=True)
class Numbered:
    """A line as those see it who check whose goods it moves."""

    id: UUID
    sku_id: UUID
    quantity: int


def _one_merchant(goods: Sequence[Goods]) -> UUID:
    for position, one in enumerate(goods):
        if one.merchant_id != goods[0].merchant_id:
            raise SeveralMerchants(place=f"body/lines/{position}/sku_id")
    return goods[0].merchant_id


async def unit_costs(
    session: AsyncSession, kind: DocumentKind, warehouse_id: UUID, lines: Sequence[Line]
) -> Mapping[UUID, int]:
    """What one piece of each SKU counts for where its line names no cost: what it costs on average
    in the warehouse; on an opening receipt, or where none is left, what the product says.
    """
    sku_ids = {line.sku_id for line in lines}
    said = await catalog.sku_costs(session, sku_ids)
    costs = {sku_id: said.get(sku_id) or 0 for sku_id in sku_ids}
    averages = await shown.averages(session, warehouse_id, sku_ids)
    if kind == "opening":
        averages = {sku_id: each for sku_id, each in averages.items() if said.get(sku_id) is None}
    return {**costs, **averages}


def worth(line: Line, costs: Mapping[UUID, int]) -> int:
    """By what a line would change the stock's value, as far as one can say before."""
    cost_fen = costs[line.sku_id] if line.cost_fen is None else line.cost_fen
    return line.change * cost_fen


async def insert_document(
    session: AsyncSession,
    actor: Actor,
    document_id: UUID,
    *,
    kind: DocumentKind,
    content: dict[str, Any],
    lines: Sequence[Line],
    at: datetime,
) -> bool:
    """The rows of a new draft; False when what it takes back is taken back already."""
    row = {
        "id": document_id,
        "number": document_number(_NUMBER_KINDS[kind], document_id, at.date()),
        "kind": kind,
        "state": "draft",
        "refusal": "",
        "made_by": actor.id,
        "made_at": at,
        "version": 1,
        **content,
    }
    made = insert(Document).values(row)
    if content.get("reverses_id") is not None:
        made = made.on_conflict_do_nothing(
            index_elements=[Document.reverses_id],
            index_where=text("reverses_id IS NOT NULL AND state <> 'cancelled'"),
        )
    if await session.scalar(made.returning(Document.id)) is None:
        return False
    await _insert_lines(session, document_id, content, lines)
    return True


_NUMBER_KINDS: dict[str, str] = {"opening": "RK", "adjustment": "TZ", "condition": "PT"}


def _given(line: WriteLine) -> Given:
    return Given(
        line.sku_id,
        line.quantity,
        line.condition,
        line.condition_to,
        line.cost_fen,
        line.marks,
    )


async def _insert_lines(
    session: AsyncSession, document_id: UUID, content: dict[str, Any], lines: Sequence[Line]
) -> None:
    rows = [
        {
            "id": new_id(),
            "document_id": document_id,
            "merchant_id": content["merchant_id"],
            "warehouse_id": content["warehouse_id"],
            "position": position,
            "sku_id": line.sku_id,
            "quantity": line.quantity,
            "condition_from": line.condition_from,
            "condition_to": line.condition_to,
            "lot_number": line.marks.lot_number,
            "produced_on": line.marks.produced_on,
            "expires_on": line.marks.expires_on,
            "cost_fen": line.cost_fen,
        }
        for position, line in enumerate(lines)
    ]
    await session.execute(insert(DocumentLine), rows)


async def take_hold(
    session: AsyncSession,
    actor: Actor,
    document_id: UUID,
    version: int,
    content: dict[str, Any],
) -> None:
    """Write to a draft as it was read: this guarded UPDATE is its only gate, so of two people
    one comes through. Raises DocumentNotDraft.
    """
    held = await session.execute(
        update(Document)
        .where(Document.id == document_id, Document.version == version, reached(actor))
        .where(Document.state == "draft")
        .values(**content, version=Document.version + 1)
        .returning(Document.id)
        .execution_options(synchronize_session=False)
    )
    if held.one_or_none() is None:
        raise DocumentNotDraft


def reached(actor: Actor) -> ColumnElement[bool]:
    """Documents of the actor's merchants, or at his warehouse."""
    match actor.place.console:
        case "warehouse":
            return within(actor, Document.warehouse_id)
        case "merchant":
            return within(actor, Document.merchant_id)
        case "platform":
            return and_(within(actor, Document.merchant_id), within(actor, Document.warehouse_id))


async def _refuse_reason(session: AsyncSession, kind: DocumentKind, reason: str | None) -> None:
    dictionary = REASONS.get(kind)
    if dictionary is None:
        if reason is not None:
            raise ReasonUnknown(place="body/reason")
        return
    words = await dictionaries.words(session, dictionary, "zh-CN")
    if reason not in {word.code for word in words}:
        raise ReasonUnknown(place="body/reason")


async def _use_photos(
    session: AsyncSession,
    actor: Actor,
    document_id: UUID,
    photo_ids: Collection[UUID],
    at: datetime,
) -> None:
    await files.use(
        session,
        actor,
        thing=THING,
        thing_id=str(document_id),
        file_ids=photo_ids,
        purpose=PHOTO.name,
        at=at,
        place="body/photo_ids",
    )


async def note(
    session: AsyncSession,
    actor: Actor,
    document_id: UUID,
    *,
    before: shown.DocumentDetailView | None,
) -> None:
    """Remember how the document has changed, for the operation log."""
    after = await one_document(session, actor, document_id)
    trail.note(
        session,
        THING,
        document_id,
        name=after.number,
        before=None if before is None else shown.logged(before),
        after=shown.logged(after),
    )
