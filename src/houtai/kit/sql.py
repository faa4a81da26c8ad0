"""Hot statements live in `.sql` files beside the room that runs them, with named parameters;
and conditions that a long list of values must not make long.
"""

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, TextClause, Uuid, any_, bindparam, text
from sqlalchemy.orm import InstrumentedAttribute


@cache
def statement(package: str, name: str) -> TextClause:
    """The statement in `<package>/<name>.sql`; parameters are written `:name`."""
    return text((files(package) / f"{name}.sql").read_text(encoding="utf-8"))


def one_of(column: InstrumentedAttribute[Any], ids: Collection[UUID]) -> ColumnElement[bool]:
    """One of these ids, as one array: PostgreSQL takes no more than 65,535 parameters."""
    return column == any_(bindparam(None, list(ids), ARRAY(Uuid), unique=True))
