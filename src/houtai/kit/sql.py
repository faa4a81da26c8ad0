"""Hot statements live in `.sql` files beside the room that runs them, with named parameters."""

from functools import cache
from importlib.resources import files

from sqlalchemy import TextClause, text


@cache
def statement(package: str, name: str) -> TextClause:
    """The statement in `<package>/<name>.sql`; parameters are written `:name`."""
    return text((files(package) / f"{name}.sql").read_text(encoding="utf-8"))
