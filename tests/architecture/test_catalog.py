"""The migrated database itself: walls around rows, rights of the application, one shape for all.

Each rule is a query over the live catalogue. Its planted breach is made by the owner inside a
transaction that is rolled back.
"""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Column, Integer, MetaData, create_engine
from sqlalchemy import Table as Sheet

from houtai.kit import migrate
from houtai.kit.db import Table
from tests.architecture import composed
from tests.architecture.sources import assert_none

APP = "houtai_app"
LIBRARY_SCHEMAS = ("jobs",)
"""Their tables are made by a library; what we map there is compared all the same."""

APPEND_ONLY = {
    "eventlog.event",
    "ledger.transfer",
    "audit.entry",
    "audit.entry_word",
    "audit.login",
    "audit.checkpoint",
    "merchants.contract_acceptance",
    "merchants.deposit_receipt",
    "merchants.happening",
    "ordering.happening",
    "settlement.charge",
    "violations.step",
    "reconciliation.line",
    "reconciliation.own",
    "reconciliation.pair",
    "reconciliation.problem",
}
"""What happened is never edited. A table of this kind is listed here with its first migration."""

WITHOUT_WALL = {
    "storefront.entry": "what every buyer sees",
    "storefront.page": "what every buyer sees",
    "identity.membership": "who may act on an account depends on posts that he cannot see",
    "identity.place": "names of the other places where one works oneself",
    "identity.role": "the same question: what a foreign role gives puts its people out of reach",
    "identity.session": "it is looked up by its token before anybody is known",
    "identity.sign_in_rule": "the check of every request reads it before anybody is known",
    "merchants.shop": "what shops show to every buyer; nothing in it is a secret",
}
"""Tables that carry an owner's key and yet no policy, each with its reason."""

OUR_SCHEMAS = "nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"

UNGUARDED = f"""
SELECT nspname || '.' || relname || ' has ' || attname || ' and no wall around its rows'
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
  JOIN pg_attribute a ON attrelid = c.oid
 WHERE {OUR_SCHEMAS} AND relkind IN ('r', 'p')
   AND NOT nspname || '.' || relname = ANY (string_to_array('{",".join(WITHOUT_WALL)}', ','))
   AND attname ~ '^(\\w+_)?(home|merchant|warehouse)_id$'
   AND (has_any_column_privilege('{APP}', c.oid, 'SELECT') OR relkind = 'p')
   AND NOT (relrowsecurity AND EXISTS (
       SELECT FROM pg_policy WHERE polrelid = c.oid AND polcmd = '*' AND polpermissive
          AND pg_get_expr(polqual, polrelid) ~ ('\\m' || attname || '\\M')
          AND pg_get_expr(polqual, polrelid) LIKE '%current_setting%'))
"""

CLEVER_POLICIES = """
SELECT polrelid::regclass || ' has a policy with a sub-select: ' || polname FROM pg_policy
 WHERE (polqual::text || coalesce(polwithcheck::text, '')) LIKE '%{SUBLINK%'
"""

OWNED = f"""
SELECT 'the application owns ' || pg_describe_object(classid, objid, objsubid) FROM pg_shdepend
 WHERE deptype = 'o' AND refobjid = '{APP}'::regrole
   AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

CREATING = f"""
SELECT 'the application can create in ' || nspname FROM pg_namespace
 WHERE {OUR_SCHEMAS} AND has_schema_privilege('{APP}', oid, 'CREATE')
UNION ALL
SELECT 'the application is more than a login' FROM pg_roles
 WHERE rolname = '{APP}' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
"""

TOO_MUCH = f"""
SELECT nspname || '.' || relname || ' grants ' || wanted || ' to the application'
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace,
       unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) wanted
 WHERE {OUR_SCHEMAS} AND relkind IN ('r', 'p') AND has_table_privilege('{APP}', c.oid, wanted)
UNION ALL
SELECT nspname || '.' || relname || ' is open to everybody'
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace, aclexplode(relacl) granted
 WHERE {OUR_SCHEMAS} AND grantee = 0
"""

BORROWED_RIGHTS = f"""
SELECT p.oid::regprocedure || ' works with the rights of its owner' FROM pg_proc p
  JOIN pg_namespace n ON n.oid = pronamespace
 WHERE {OUR_SCHEMAS} AND prosecdef
"""

EDITABLE = f"""
SELECT name || ' can be changed by ' || wanted
  FROM unnest(string_to_array('{",".join(sorted(APPEND_ONLY))}', ',')) name,
       unnest(ARRAY['UPDATE', 'DELETE']) wanted
 WHERE has_table_privilege('{APP}', to_regclass(name), wanted)
    OR wanted = 'UPDATE' AND has_any_column_privilege('{APP}', to_regclass(name), wanted)
    OR to_regclass(name) IS NULL
"""

HOME = "CREATE TABLE public.x (id uuid, home_id uuid); GRANT SELECT ON public.x TO houtai_app;"
WALL = "ALTER TABLE public.x ENABLE ROW LEVEL SECURITY; CREATE POLICY reach ON public.x USING"
WALL_DOWN = "ALTER TABLE public.x DISABLE ROW LEVEL SECURITY"
PLANTED = {
    "no wall at all": (UNGUARDED, HOME),
    "a wall that lets all through": (UNGUARDED, f"{HOME} {WALL} (true)"),
    "a policy never switched on": (
        UNGUARDED,
        f"{HOME} {WALL} (home_id::text = current_setting('a')); {WALL_DOWN}",
    ),
    "a sub-select": (CLEVER_POLICIES, f"{HOME} {WALL} (home_id IN (SELECT gen_random_uuid()))"),
    "an owned table": (OWNED, f"CREATE TABLE public.x (); ALTER TABLE public.x OWNER TO {APP}"),
    "a right to create": (CREATING, f"GRANT CREATE ON SCHEMA public TO {APP}"),
    "a right to truncate": (
        TOO_MUCH,
        f"CREATE TABLE public.x (); GRANT TRUNCATE ON public.x TO {APP}",
    ),
    "a table for everybody": (
        TOO_MUCH,
        "CREATE TABLE public.x (); GRANT SELECT ON public.x TO PUBLIC",
    ),
    "borrowed rights": (
        BORROWED_RIGHTS,
        "CREATE FUNCTION public.x() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1",
    ),
    "an editable column": (EDITABLE, f"GRANT UPDATE (position) ON eventlog.event TO {APP}"),
    "rows that can go": (EDITABLE, f"GRANT DELETE ON eventlog.event TO {APP}"),
}
RULES = {
    "rows with an owner stand behind a wall": UNGUARDED,
    "a policy is a plain expression": CLEVER_POLICIES,
    "the application owns nothing": OWNED,
    "the application creates nothing": CREATING,
    "no right is granted that nobody needs": TOO_MUCH,
    "no function lends the rights of its owner": BORROWED_RIGHTS,
    "what happened is never edited": EDITABLE,
}


@pytest.fixture
def owner(address) -> Iterator[psycopg.Connection]:
    """The login that owns the tables, in a transaction that never commits."""
    with psycopg.connect(address.owner_url) as connection:
        yield connection
        connection.rollback()


def found(owner: psycopg.Connection, query: str) -> list[str]:
    return [row[0] for row in owner.execute(query).fetchall()]


@pytest.mark.parametrize("rule", RULES)
def test_the_database_keeps_the_rule(rule, owner):
    assert_none(found(owner, RULES[rule]))


@pytest.mark.parametrize("breach", PLANTED)
def test_a_planted_breach_is_found(breach, owner):
    query, statements = PLANTED[breach]
    before = found(owner, query)
    owner.execute(statements)
    assert len(found(owner, query)) == len(before) + 1


def test_every_rule_has_a_planted_breach():
    assert {query for query, _ in PLANTED.values()} == set(RULES.values())


# --- mapped tables and migrated tables are the same -------------------------------------------


def differences(url: str, expected: MetaData) -> list[str]:
    """What Alembic would write, and the named checks, which it does not compare."""
    schemas = {table.schema for table in expected.tables.values()}
    mapped = {(table.schema, table.name) for table in expected.tables.values()}

    def ours(name: str | None, kind: str, parents: Any) -> bool:
        if kind == "schema":
            return name in schemas
        schema = parents.get("schema_name")
        return kind != "table" or schema not in LIBRARY_SCHEMAS or (schema, name) in mapped

    engine = create_engine(migrate.sqlalchemy_url(url))
    options = {"include_schemas": True, "include_name": ours, "compare_type": True,
               "version_table_schema": "kit"}  # fmt: skip
    with engine.connect() as connection:
        compared = compare_metadata(MigrationContext.configure(connection, opts=options), expected)
        rows = connection.exec_driver_sql(CHECKS).all()
    engine.dispose()
    stored = {(schema, table, name) for schema, table, name in rows if (schema, table) in mapped}
    return [str(one) for one in (*compared, *sorted(stored ^ declared_checks(expected)))]


CHECKS = """
SELECT connamespace::regnamespace::text, relname, conname
  FROM pg_constraint JOIN pg_class c ON c.oid = conrelid WHERE contype = 'c'
"""


def declared_checks(expected: MetaData) -> set[tuple[str, str, str]]:
    return {
        (str(table.schema), table.name, str(check.name).removeprefix("<").removesuffix(">"))
        for table in expected.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }


def test_the_mapped_tables_are_the_migrated_ones(address):
    composed.mapped_classes()
    assert_none(differences(address.owner_url, Table.metadata))


@pytest.mark.parametrize(
    "alter",
    [
        "ALTER TABLE planted.sheet ADD COLUMN forgotten int",
        "ALTER TABLE planted.sheet DROP COLUMN weight",
        "ALTER TABLE planted.sheet ALTER COLUMN weight TYPE text",
        "ALTER TABLE planted.sheet ALTER COLUMN weight SET NOT NULL",
        "ALTER TABLE planted.sheet DROP CONSTRAINT ck_sheet_size_positive",
        "CREATE TABLE planted.forgotten ()",
        "CREATE INDEX ix_sheet_size ON planted.sheet (size)",
    ],
)
def test_a_planted_difference_is_found(alter, planted_url):
    expected = MetaData(schema="planted", naming_convention=Table.metadata.naming_convention)
    size = Column("size", Integer)
    positive = CheckConstraint(size > 0, name="size_positive")
    Sheet("sheet", expected, Column("weight", Integer), size, positive)
    with psycopg.connect(planted_url, autocommit=True) as connection:
        connection.execute(PLANTED_SHEET)
        assert differences(planted_url, expected) == []
        connection.execute(alter)
    assert len(differences(planted_url, expected)) == 1


PLANTED_SHEET = """
DROP SCHEMA IF EXISTS planted CASCADE;
CREATE SCHEMA planted;
CREATE TABLE planted.sheet (
    weight int, size int CONSTRAINT ck_sheet_size_positive CHECK (size > 0)
);
"""


@pytest.fixture(scope="module")
def planted_url(fresh_database) -> str:
    return fresh_database("planted").owner_url
