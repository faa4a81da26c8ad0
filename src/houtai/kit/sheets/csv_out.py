"""Tables in text out: UTF-8 with its mark, so that Excel reads Chinese; no text runs as formula."""

import csv
import io
import re
from collections.abc import AsyncIterable, AsyncIterator, Mapping, Sequence
from typing import Any

from houtai.kit.sheets.columns import Column
from houtai.kit.sheets.kinds import Choice, Code, Kind, Words

BATCH_ROWS = 1_000
_RUNS = re.compile("'*[=+\\-@\t\r]")
_FREE_TEXT = (Words, Code, Choice)


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; reading takes it off again."""
    return f"'{text}" if _RUNS.match(text) else text


def _field(kind: Kind[Any], value: object) -> str:
    if value is None:
        return ""
    text = kind.plain(value)
    return guarded(text) if isinstance(kind, _FREE_TEXT) else text


async def csv_bytes(
    columns: Sequence[Column], rows: AsyncIterable[Mapping[str, Any]]
) -> AsyncIterator[bytes]:
    """The file piece by piece, as rows (values by column key) come; the columns are placed."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(guarded(column.title()) for column in columns)
    count = 0
    async for row in rows:
        writer.writerow(_field(c.kind, row.get(c.key)) for c in columns)
        count += 1
        if count % BATCH_ROWS == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    piece = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return piece
