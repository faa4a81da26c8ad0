"""Alembic's entry: runs the steps as owner, in one transaction, one runner at a time."""

from alembic import context
from sqlalchemy import create_engine, text

from houtai.kit.migrate import sqlalchemy_url

RUNNER_LOCK = 4_815_162_342
ADOPTIONS = """
SELECT format('SELECT %I.adopt()', nspname)
FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
WHERE proname = 'adopt' AND pronargs = 0
ORDER BY nspname
"""

engine = create_engine(sqlalchemy_url(context.config.attributes["url"]))
with engine.connect() as connection:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": RUNNER_LOCK})
    connection.execute(text("CREATE SCHEMA IF NOT EXISTS kit"))
    context.configure(connection=connection, version_table_schema="kit", transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    # A dump may have come from another server: schemas that keep something which means nothing
    # here, such as transaction ids, have a function to put it right.
    for adoption in connection.scalars(text(ADOPTIONS)).all():
        connection.execute(text(adoption))
    connection.commit()
engine.dispose()
