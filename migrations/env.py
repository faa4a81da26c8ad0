"""Alembic's entry: runs the steps as owner, in one transaction, one runner at a time."""

from alembic import context
from sqlalchemy import create_engine, text

from houtai.kit.migrate import sqlalchemy_url

RUNNER_LOCK = 4_815_162_342

engine = create_engine(sqlalchemy_url(context.config.attributes["url"]))
with engine.connect() as connection:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": RUNNER_LOCK})
    connection.execute(text("CREATE SCHEMA IF NOT EXISTS kit"))
    context.configure(connection=connection, version_table_schema="kit", transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
engine.dispose()
