"""Reads of imports: how far one is, and what its rows do or why not, in the reader's language."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of
from houtai.kit.shapes import View
from houtai.kit.sheets.cells import RowError, column_letter
from houtai.kit.sheets.columns import hidden_from, title_of
from houtai.kit.sheets.importer import Importer
from houtai.kit.sheets.tables import Import, ImportChange, reached
from houtai.kit.texts import say

RowState = Literal["same", "wrong", "planned", "done", "refused", "undone", "kept"]
IMPORTS = Listing(id=Import.id, sorts={"id": Import.id}, default="-id")
CHANGES = Listing(
    id=ImportChange.row_no,
    sorts={"row": ImportChange.row_no},
    default="row",
    filters={"state": any_of(ImportChange.state, RowState)},
)


class ImportView(View):
    id: UUID
    merchant_id: UUID
    importer: str
    actor_id: UUID
    file_name: str
    sheet: str
    titles_row: int
    ignored_titles: list[str]
    state: str
    create_count: int
    change_count: int
    same_count: int
    wrong_count: int
    done_count: int
    refused_count: int
    undone_count: int
    kept_count: int
    created_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None


class Reason(View):
    """Why a row is not taken. `cell` is its address (`B7`), or the row's number."""

    cell: str
    title: str | None
    code: str
    text: str


class ChangeView(View):
    row: int
    act: str
    state: str
    subject: UUID | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reasons: list[Reason]


class _StoredChange(View):
    row: int
    act: str
    state: str
    subject: UUID | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    errors: list[dict[str, Any]] | None
    positions: dict[str, int]


_SHOWN_OF_IMPORT = [getattr(Import, name) for name in ImportView.model_fields]


async def one_import(
    session: AsyncSession, actor: Actor, importer: Importer, import_id: UUID
) -> ImportView:
    """Index: pk_import, skipping over owners for the platform. Raises NotFound."""
    statement = select(*_SHOWN_OF_IMPORT).where(
        reached(actor, Import), Import.id == import_id, Import.importer == importer.name
    )
    found = (await session.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return ImportView.model_validate(found)


async def list_imports(
    session: AsyncSession, actor: Actor, importer: Importer, wanted: Wanted
) -> Page[ImportView]:
    """Newest first. Index: ix_import_merchant_id_importer_id."""
    statement = select(*_SHOWN_OF_IMPORT).where(
        reached(actor, Import), Import.importer == importer.name
    )
    return await IMPORTS.page(session, statement, wanted, ImportView)


async def list_changes(
    session: AsyncSession, actor: Actor, importer: Importer, import_id: UUID, wanted: Wanted
) -> Page[ChangeView]:
    """In the order of the sheet. Indexes: pk_import_change, ix_import_change_state."""
    statement = _changes_of(actor, importer, import_id)
    page = await CHANGES.page(session, statement, wanted, _StoredChange)
    hidden = hidden_from(actor, importer.columns)
    return Page(items=[_in_words(row, importer, hidden) for row in page.items], next=page.next)


async def list_reasons(
    session: AsyncSession,
    actor: Actor,
    importer: Importer,
    import_id: UUID,
    *,
    first: int,
    last: int,
) -> dict[int, list[Reason]]:
    """What stands against the rows of a stretch of the sheet. Index: pk_import_change."""
    statement = _changes_of(actor, importer, import_id).where(
        ImportChange.row_no.between(first, last), ImportChange.errors.is_not(None)
    )
    found = [_StoredChange.model_validate(row) for row in await session.execute(statement)]
    return {row.row: _reasons(row, importer) for row in found}


def _changes_of(actor: Actor, importer: Importer, import_id: UUID) -> Select[Any]:
    change = ImportChange
    whole = (Import.merchant_id == change.merchant_id) & (Import.id == change.import_id)
    return (
        select(
            change.row_no.label("row"),
            change.act,
            change.state,
            change.subject,
            change.before,
            change.after,
            change.errors,
            Import.positions,
        )
        .join(Import, whole)
        .where(reached(actor, change), change.import_id == import_id)
        .where(Import.importer == importer.name)
    )


def _in_words(row: "_StoredChange", importer: Importer, hidden: frozenset[str]) -> ChangeView:
    shown = row.model_dump(exclude={"errors", "positions"})
    for side in ("before", "after"):
        if shown[side] is not None:
            shown[side] = {key: one for key, one in shown[side].items() if key not in hidden}
    return ChangeView(**shown, reasons=_reasons(row, importer))


def _reasons(row: "_StoredChange", importer: Importer) -> list[Reason]:
    """Stored errors in the reader's language, with the address of each cell."""
    language = importer.columns[0].kind.language
    reasons = []
    for error in row.errors or []:
        key = error["column"] or ""
        position = row.positions.get(key)
        letter = "" if position is None else column_letter(position)
        reasons.append(
            Reason(
                cell=f"{letter}{row.row}",
                title=title_of(key, importer.columns),
                code=error["code"],
                text=RowError(row.row, error["code"], None, error["fields"]).text(language),
            )
        )
    return reasons


def in_one_line(reasons: Sequence[Reason], language: str) -> str:
    """All reasons of a row as one text, each with its cell."""
    lines = [
        say(
            "sheets.line_mark" if reason.title else "sheets.row_mark",
            language,
            cell=reason.cell,
            title=reason.title,
            text=reason.text,
        )
        for reason in reasons
    ]
    return say("sheets.reasons_comma", language).join(lines)
