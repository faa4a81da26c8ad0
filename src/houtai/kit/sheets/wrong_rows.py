"""The wrong rows of a file as a sheet: as they were uploaded, with the reasons beside them."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.sheets.cells import Cell
from houtai.kit.sheets.columns import SheetRow, hidden_from
from houtai.kit.sheets.importer import Importer
from houtai.kit.sheets.reading import open_sheet
from houtai.kit.sheets.views import in_one_line, list_reasons
from houtai.kit.sheets.workbooks import Head, Workbook
from houtai.kit.texts import say

BATCH_ROWS = 1_000
_REASONS_WIDTH = 60


async def write_wrong_rows(
    session: AsyncSession,
    actor: Actor,
    importer: Importer,
    import_id: UUID,
    *,
    original: Path,
    target: Path,
) -> None:
    """Write every row that has a reason against it; corrected, the sheet can be uploaded again."""
    language = importer.columns[0].kind.language
    opened = await asyncio.to_thread(open_sheet, original, importer.columns)
    titles = opened.header.titles
    positions = opened.header.positions
    hidden = {positions.get(key) for key in hidden_from(actor, importer.columns)}
    heads = [Head(title) for title in titles]
    heads.append(Head(say("sheets.errors_title", language), _REASONS_WIDTH))
    with (
        closing(opened),
        Workbook(target, heads, name=say("sheets.errors_sheet", language)) as book,
    ):
        rows = opened.rows()
        while batch := await asyncio.to_thread(_next_batch, rows):
            found = await list_reasons(
                session, actor, importer, import_id, first=batch[0].number, last=batch[-1].number
            )
            reasons = {row: in_one_line(given, language) for row, given in found.items()}
            for row in batch:
                if row.number in reasons:
                    cells = _as_wide_as(titles, row.cells)
                    shown = ["" if at in hidden else cell for at, cell in enumerate(cells)]
                    book.add([*shown, reasons[row.number]])


def _next_batch(rows: Iterator[SheetRow]) -> list[SheetRow]:
    return list(islice(rows, BATCH_ROWS))


def _as_wide_as(titles: Sequence[str], cells: Sequence[Cell]) -> list[Cell]:
    missing = len(titles) - len(cells)
    return [*cells[: len(titles)], *[""] * missing]
