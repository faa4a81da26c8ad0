"""Bring a database to the shape that this release expects: one Alembic history for the house."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

FOLDER = Path(__file__).resolve().parents[3] / "migrations"


def upgrade(owner_url: str, *, to: str = "head") -> None:
    """Run the missing steps in one transaction, as the login that owns the tables."""
    config = _config()
    config.attributes["url"] = owner_url
    command.upgrade(config, to)


def newest() -> str:
    """The step that this release expects. Fails when the history has two ends."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def is_known(step: str) -> bool:
    """Whether this release's history has the step; one that a later release made is not known."""
    return any(
        each.revision == step for each in ScriptDirectory.from_config(_config()).walk_revisions()
    )


def present(url: str) -> str | None:
    """The step at which the database stands; None when it is empty."""
    engine = create_engine(sqlalchemy_url(url))
    try:
        with engine.connect() as connection:
            if connection.scalar(text("SELECT to_regclass('kit.alembic_version')")) is None:
                return None
            step: str | None = connection.scalar(
                text("SELECT version_num FROM kit.alembic_version")
            )
            return step
    finally:
        engine.dispose()


def sqlalchemy_url(url: str) -> str:
    """The same address in the spelling that names our driver."""
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
