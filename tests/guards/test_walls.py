"""The last wall: without any `within`, row-level security shows and takes nothing foreign.

For each table whose rows have an owner, a row of each of two owners is planted, and then the
application's own role asks for everything.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from houtai.kit.embedded_pg import Address
from houtai.kit.ids import new_id

REACH = {
    "merchants": ("merchant_id", "home_id", "debit_home_id", "credit_home_id"),
    "warehouses": ("warehouse_id",),
}
BEFORE = "read by the check of each request, before it is known who asks"
SHOWN = "what every buyer sees; nothing else of a merchant ever gets there"
WITHOUT_WALL = {
    "identity.membership": BEFORE,
    "identity.place": "what workplaces are called, told to who works there before he is there",
    "identity.role": BEFORE,
    "identity.session": BEFORE,
    "identity.sign_in_rule": BEFORE,
    "merchants.shop": "what shops show to every buyer; nothing in it is a secret",
    "storefront.entry": SHOWN,
    "storefront.page": SHOWN,
}
"""Tables with an owner's column and no policy, each with the reason."""

CHOSEN = "staff of the platform whose merchants are chosen one by one work on these as well"
ACROSS = "what a merchant asks for may be decided at the platform, and the other way round"
FALLBACK = "who has no template of his own prints with the platform's"
PLATFORM_ROWS_SHOWN = {
    "approvals.assignment": ACROSS,
    "approvals.delegation": ACROSS,
    "approvals.request": ACROSS,
    "catalog.spec_template": "templates of the platform are there for every merchant",
    "files.file": CHOSEN,
    "identity.department": CHOSEN,
    "identity.post": CHOSEN,
    "kit.export": CHOSEN,
    "kit.export_piece": CHOSEN,
    "printing.entry": CHOSEN,
    "printing.sheet": CHOSEN,
    "printing.template": FALLBACK,
    "printing.template_version": FALLBACK,
}
"""Tables whose rows of the platform itself the wall lets through; `within` still keeps them."""

COLUMNS = """
    SELECT attname AS name, format_type(atttypid, NULL) AS kind, attnotnull AS needed,
           attgenerated <> '' AS made, attidentity <> '' AS numbered
    FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
"""
OWNED = """
    SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AS walled,
           array_agg(a.attname::text ORDER BY a.attname) AS columns
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = ANY (%s)
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    GROUP BY 1, 2 ORDER BY 1
"""
POLICIES = """
    SELECT schemaname || '.' || tablename, policyname, permissive,
           coalesce(qual, '') || ' ' || coalesce(with_check, '')
    FROM pg_policies
"""
LOOSEN = """
    SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype IN ('c', 'f')
"""
SAMPLES = {
    "uuid": lambda: str(new_id()),
    "bytea": lambda: new_id().bytes * 2,
    "jsonb": lambda: "{}",
    "json": lambda: "{}",
    "boolean": lambda: False,
    "date": lambda: "2026-11-20",
    "time without time zone": lambda: "09:00",
    "timestamp with time zone": lambda: "2026-11-20T09:00:00Z",
    "interval": lambda: "1 hour",
    "inet": lambda: "192.0.2.1",
    "cidr": lambda: "192.0.2.0/24",
}
COUNTER = count(1_000)
NUMBERS = {"bigint", "integer", "smallint", "numeric", "double precision", "real"}


@dataclass(frozen=True)
class Owned:
    """A table whose rows belong to somebody, and by which columns."""

    name: str
    walled: bool
    columns: Sequence[str]

    def row_of(self, owner: Mapping[str, UUID]) -> dict[str, object]:
        return {column: owner[setting_of(column)] for column in self.columns}


def setting_of(column: str) -> str:
    return next(setting for setting, columns in REACH.items() if column in columns)


def owned_tables(connection: psycopg.Connection) -> list[Owned]:
    columns = [one for columns in REACH.values() for one in columns]
    return [Owned(*row) for row in connection.execute(OWNED, [columns])]


def sample(kind: str) -> object:
    """Some value of that type; texts are all different, so that nothing collides."""
    if kind.endswith("[]"):
        return []
    if kind in NUMBERS:
        return next(COUNTER)
    return SAMPLES.get(kind, lambda: new_id().hex)()


def plant(connection: psycopg.Connection, table: str, given: Mapping[str, object]) -> None:
    """A row that has these values, and something in every other column that needs it."""
    values = dict(given)
    for name, kind, needed, made, numbered in connection.execute(COLUMNS, [table]).fetchall():
        if needed and not made and not numbered and name not in values:
            values[name] = sample(kind)
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(*table.split(".")),
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join([sql.Placeholder()] * len(values)),
    )
    connection.execute(statement, list(values.values()))


def loosen(connection: psycopg.Connection, table: str) -> None:
    """Take off what says which rows make sense: here any row will do."""
    for name, constraint in connection.execute(LOOSEN, [table]).fetchall():
        connection.execute(sql.SQL(f"ALTER TABLE {name} DROP CONSTRAINT {constraint} CASCADE"))


def become(connection: psycopg.Connection, reach: Mapping[str, str]) -> None:
    connection.execute("SET LOCAL ROLE houtai_app")
    for setting in REACH:
        connection.execute(
            "SELECT set_config(%s, %s, true)", [f"houtai.{setting}", reach.get(setting, "{}")]
        )


def seen(connection: psycopg.Connection, table: Owned) -> list[dict[str, object]]:
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    asked = sql.SQL("SELECT {} FROM {}").format(names, sql.Identifier(*table.name.split(".")))
    rows = connection.execute(asked).fetchall()
    return [dict(zip(table.columns, row, strict=True)) for row in rows]


@pytest.fixture
def owner(at_rest: Address) -> Iterator[psycopg.Connection]:
    """The owner of all tables, in a transaction that leaves nothing."""
    with psycopg.connect(at_rest.owner_url) as connection:
        yield connection
        connection.rollback()


def test_every_table_whose_rows_have_an_owner_has_a_wall(owner):
    tables = owned_tables(owner)
    bare = {one.name for one in tables if not one.walled}
    walled_by_policy = {row[0] for row in owner.execute(POLICIES)}
    assert bare - set(WITHOUT_WALL) == set(), "write a policy, or the reason into WITHOUT_WALL"
    assert set(WITHOUT_WALL) - bare == set()
    assert {one.name for one in tables if one.walled} - walled_by_policy == set()


def test_policies_are_plain_and_never_widen_each_other(owner):
    """A sub-select could not be spread over servers; two permissive policies are an OR."""
    policies = owner.execute(POLICIES).fetchall()
    assert [row[:2] for row in policies if "SELECT" in row[3].upper().split()] == []
    permissive = [row[0] for row in policies if row[2] == "PERMISSIVE"]
    assert [name for name in set(permissive) if permissive.count(name) > 1] == []


def test_the_application_can_neither_pass_nor_move_the_walls(owner):
    row = owner.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
        " WHERE rolname = 'houtai_app'"
    ).fetchone()
    owns = owner.execute(
        "SELECT count(*) FROM pg_class WHERE relowner = 'houtai_app'::regrole"
    ).fetchone()
    truncates = owner.execute(
        "SELECT table_schema || '.' || table_name FROM information_schema.table_privileges"
        " WHERE grantee = 'houtai_app' AND privilege_type IN ('TRUNCATE', 'TRIGGER')"
        " AND table_schema <> 'jobs'"
    ).fetchall()
    assert (row, owns, truncates) == ((False,) * 4, (0,), [])


def test_a_statement_without_within_shows_nothing_foreign(owner):
    breaches = []
    for table in owned_tables(owner):
        if table.walled:
            breaches += foreign_rows_seen(owner, table)
    assert breaches == []


def foreign_rows_seen(owner: psycopg.Connection, table: Owned) -> list[str]:
    """Plants a row of each of two owners and looks as the first, as nobody, and unannounced."""
    mine, theirs = ({setting: new_id() for setting in REACH} for _ in range(2))
    breaches = []
    with owner.transaction(force_rollback=True):
        owner.execute(f"TRUNCATE {table.name} CASCADE".encode())
        loosen(owner, table.name)
        for one in (mine, theirs):
            plant(owner, table.name, table.row_of(one))
        become(owner, {setting: f"{{{mine[setting]}}}" for setting in REACH})
        rows = seen(owner, table)
        if rows != [table.row_of(mine)]:
            breaches.append(f"{table.name}: one owner sees {rows}, not just his own {mine}")
        become(owner, {})
        if rows := seen(owner, table):
            breaches.append(f"{table.name}: who reaches nothing sees {rows}")
        for setting in REACH:  # As a connection that forgot to say who asks.
            owner.execute("SELECT set_config(%s, '', true)", [f"houtai.{setting}"])
        if rows := seen(owner, table):
            breaches.append(f"{table.name}: without any reach {rows} is seen")
    return breaches


def test_what_is_the_platforms_own_is_not_seen_from_a_place(owner):
    """Rows without an owner's id: neither a merchant nor a warehouse meets them by forgetting."""
    shown = []
    for table in owned_tables(owner):
        empty = [column for column in table.columns if is_nullable(owner, table.name, column)]
        if not table.walled or empty != list(table.columns):
            continue
        with owner.transaction(force_rollback=True):
            loosen(owner, table.name)
            plant(owner, table.name, {})
            become(owner, {setting: f"{{{new_id()}}}" for setting in REACH})
            shown += [table.name] if seen(owner, table) else []
    assert set(shown) == set(PLATFORM_ROWS_SHOWN), shown


def is_nullable(owner: psycopg.Connection, table: str, column: str) -> bool:
    needed = {row[0]: row[2] for row in owner.execute(COLUMNS, [table]).fetchall()}
    return not needed[column]


def may_insert(owner: psycopg.Connection, table: Owned) -> bool:
    row = owner.execute(
        "SELECT has_table_privilege('houtai_app', %s, 'INSERT')", [table.name]
    ).fetchone()
    return bool(row and row[0])


def test_nothing_is_written_into_a_foreign_place(owner):
    breaches = []
    for table in owned_tables(owner):
        if not (table.walled and may_insert(owner, table)):
            continue
        mine, theirs = ({setting: new_id() for setting in REACH} for _ in range(2))
        with owner.transaction(force_rollback=True):
            loosen(owner, table.name)
            become(owner, {setting: f"{{{mine[setting]}}}" for setting in REACH})
            plant(owner, table.name, table.row_of(mine))  # The wall has a door for one's own.
            try:
                with owner.transaction():
                    plant(owner, table.name, table.row_of(theirs))
            except psycopg.errors.InsufficientPrivilege:
                continue
            breaches.append(f"{table.name} takes a foreign row")
    assert breaches == []


def test_a_missing_and_a_widened_wall_are_found(owner):
    table = next(one for one in owned_tables(owner) if one.name == "ledger.account")
    assert foreign_rows_seen(owner, table) == []
    with owner.transaction(force_rollback=True):
        owner.execute("CREATE POLICY wide ON ledger.account USING (true)")
        assert len(foreign_rows_seen(owner, table)) == 3
    with owner.transaction(force_rollback=True):
        owner.execute("ALTER TABLE ledger.account DISABLE ROW LEVEL SECURITY")
        bare = [one.name for one in owned_tables(owner) if not one.walled]
        assert "ledger.account" in bare
