"""A PostgreSQL of our own: starts by itself under home and is shared by all processes."""

from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed
from houtai.kit.embedded_pg.instance import Address, EmbeddedPostgres
from houtai.kit.embedded_pg.owner import Owner
from houtai.kit.embedded_pg.place import data_folder_of

__all__ = ["Address", "EmbeddedPostgres", "EmbeddedPostgresFailed", "Owner", "data_folder_of"]
