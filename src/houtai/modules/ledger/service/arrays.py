"""Arrays travel as PostgreSQL array literals.

One string costs a tenth of what the driver spends on a list of UUID objects (bench/ledger.py).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

_WORD = re.compile(r"[a-z0-9][a-z0-9_.\-]{0,63}", re.ASCII)


def ids(values: Iterable[UUID | None]) -> str:
    """Literal of a uuid[]. Neighbours are often the same id, which is then written once."""
    parts = []
    last, text = None, "null"
    for value in values:
        if value is not last:
            last, text = value, "null" if value is None else value.hex
        parts.append(text)
    return "{" + ",".join(parts) + "}"


def numbers(values: Iterable[int]) -> str:
    """Literal of a bigint[]."""
    return "{" + ",".join(map(str, values)) + "}"


def moments(values: Iterable[datetime | None]) -> str:
    """Literal of a timestamptz[]."""
    return "{" + ",".join(["null" if v is None else v.isoformat() for v in values]) + "}"


def words(values: Sequence[str]) -> str:
    """Literal of a text[] of machine-readable words. Raises ValueError on any other text."""
    for value in set(values):
        if not _WORD.fullmatch(value):
            raise ValueError(f"not a word: {value!r}")
    # Quoted, or the word `null` would be none.
    return '{"' + '","'.join(values) + '"}' if values else "{}"
