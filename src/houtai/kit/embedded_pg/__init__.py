"""A PostgreSQL of our own: starts by itself under home and is shared by all processes."""

from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed
from houtai.kit.embedded_pg.instance import Address, EmbeddedPostgres
from houtai.kit.embedded_pg.owner import Owner

__all__ = ["Address", "EmbeddedPostgres", "EmbeddedPostgresFailed", "Owner"]
