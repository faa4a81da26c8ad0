"""First half of an import: what would the file do? Reads everything, writes only the plan."""

import asyncio
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Forbidden
from houtai.kit.ids import NIL
from houtai.kit.sheets.cells import RowError
from houtai.kit.sheets.columns import Header
from houtai.kit.sheets.failures import NoMerchants, NoRows, WhichMerchant
from houtai.kit.sheets.importer import Change, Importer, Upload
from houtai.kit.sheets.limits import LIMITS, Limits
from houtai.kit.sheets.originals import Original
from houtai.kit.sheets.reading import Row, WrongRow, open_sheet, read_rows
from houtai.kit.sheets.tables import Import
from houtai.kit.sql import statement

BATCH_ROWS = 1_000


def owner_of(actor: Actor, importer: Importer, wanted: UUID | None) -> UUID:
    """Whose import it is: the one merchant that the actor reaches, NIL for the platform and for
    its warehouses.

    Raises WhichMerchant when there are several to choose from, NoMerchants when there is nothing
    to choose, Forbidden beyond the reach.
    """
    if wanted is not None and not importer.of_merchants:
        raise NoMerchants(place="merchant_id")
    if actor.merchant_ids is None:
        return wanted or NIL
    if actor.place.warehouse_id is not None and wanted is None and not actor.merchant_ids:
        return NIL
    if wanted is not None and wanted not in actor.merchant_ids:
        raise Forbidden
    if wanted is None and len(actor.merchant_ids) != 1:
        raise WhichMerchant(place="merchant_id")
    return wanted or next(iter(actor.merchant_ids))


async def dry_run(
    session: AsyncSession,
    actor: Actor,
    importer: Importer,
    original: Original,
    *,
    merchant_id: UUID,
    at: datetime,
    limits: Limits = LIMITS,
) -> UUID:
    """Plan the whole file and store the plan; the id of the import is that of the original.

    The importer is placed. Raises what `failures` names; nothing is stored then.
    """
    opened = await asyncio.to_thread(open_sheet, original.path, importer.columns, limits=limits)
    at_warehouse = actor.place.warehouse_id
    key = {"merchant_id": merchant_id, "import_id": original.id, "warehouse_id": at_warehouse}
    upload = Upload(original.id, merchant_id, at)
    counts = dict.fromkeys(("create", "change", "same", "none"), 0)
    with closing(opened):
        rows = read_rows(opened, importer.columns, identity=importer.identity)
        while batch := await asyncio.to_thread(_next_batch, rows):
            planned = await _plan(session, actor, importer, batch, upload)
            for entry in planned:
                counts[entry["act"]] += 1
            add = statement("houtai.kit.sheets", "add_changes")
            await session.execute(add, {**key, "changes": json.dumps(planned, default=str)})
    if not any(counts.values()):
        raise NoRows
    await session.execute(
        insert(Import).values(
            merchant_id=merchant_id,
            id=original.id,
            warehouse_id=at_warehouse,
            importer=importer.name,
            actor_id=actor.id,
            file_name=original.name,
            sha256=original.sha256,
            **_found(opened.header),
            state="checked",
            create_count=counts["create"],
            change_count=counts["change"],
            same_count=counts["same"],
            wrong_count=counts["none"],
            created_at=at,
        )
    )
    return original.id


def _next_batch(rows: Iterator[Row | WrongRow]) -> list[Row | WrongRow]:
    return list(islice(rows, BATCH_ROWS))


def _found(header: Header) -> dict[str, Any]:
    return {
        "sheet": header.sheet,
        "titles_row": header.row,
        "positions": dict(header.positions),
        "ignored_titles": list(header.ignored),
    }


async def _plan(
    session: AsyncSession,
    actor: Actor,
    importer: Importer,
    batch: Sequence[Row | WrongRow],
    upload: Upload,
) -> list[dict[str, Any]]:
    good = [row for row in batch if isinstance(row, Row)]
    outcomes: Sequence[Change | RowError] = []
    if good:
        # What only looks must not touch: PostgreSQL itself refuses a write in here.
        looking = await session.begin_nested()
        try:
            await session.execute(text("SET LOCAL transaction_read_only = on"))
            outcomes = await importer.plan(session, actor, good, upload)
        finally:
            await looking.rollback()
    entries = [_entry(outcome) for outcome in outcomes if isinstance(outcome, Change)]
    wrong = [error for row in batch if isinstance(row, WrongRow) for error in row.errors]
    wrong += [outcome for outcome in outcomes if isinstance(outcome, RowError)]
    entries += wrong_entries(wrong)
    answered = [entry["row_no"] for entry in entries]
    if sorted(answered) != [row.number for row in batch]:
        raise RuntimeError(f"importer {importer.name} must answer every row once")
    return entries


def _entry(change: Change) -> dict[str, Any]:
    return {
        "row_no": change.row,
        "act": change.act,
        "state": "same" if change.act == "same" else "planned",
        "subject": change.subject,
        "before": change.before,
        "after": change.after,
    }


def wrong_entries(errors: Iterable[RowError]) -> list[dict[str, Any]]:
    """One entry a row, with all its errors."""
    by_row: dict[int, list[dict[str, Any]]] = {}
    for error in errors:
        by_row.setdefault(error.row, []).append(stored(error))
    return [
        {"row_no": row, "act": "none", "state": "wrong", "errors": reasons}
        for row, reasons in by_row.items()
    ]


def stored(error: RowError) -> dict[str, Any]:
    """An error as it is kept, to be put into words for whoever reads it."""
    return {"code": error.code, "column": error.column, "fields": dict(error.fields)}
