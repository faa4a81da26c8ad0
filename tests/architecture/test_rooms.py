"""What each room of a module may do, read from its text."""

import ast
import re
from collections.abc import Collection, Iterator

import pytest

from tests.architecture.sources import (
    REPOSITORY,
    Rule,
    Source,
    assert_none,
    calls,
    house,
    imports,
    name_of,
)

OUTSIDE = ("httpx", "requests", "urllib.request", "socket", "smtplib", "http.client", "subprocess")
SHUT_OUT = {
    "tables": (*OUTSIDE, "fastapi", "sqlalchemy.ext"),
    "rules": (*OUTSIDE, "fastapi", "sqlalchemy", "psycopg", "houtai.kit.db", "houtai.kit.eventlog"),
    "queries": (*OUTSIDE, "fastapi"),
    # Calls outside, so that nothing of the database may be at hand.
    "gateways": ("fastapi", "sqlalchemy", "psycopg", "houtai.kit.db", "houtai.kit.eventlog"),
    "service": (*OUTSIDE, "fastapi"),
    "handlers": (*OUTSIDE, "fastapi"),
    "api": (*OUTSIDE, "sqlalchemy"),
}
WRITES = {"insert", "update", "delete", "add", "add_all", "merge", "flush"}
WRITING_SQL = re.compile(
    r"\b(INSERT INTO|DELETE FROM|MERGE INTO|TRUNCATE|(?<!FOR )(?<!KEY )UPDATE\s+\w)", re.IGNORECASE
)
STATEMENTS = {"execute", "scalar", "scalars", "stream", "exec_driver_sql"}
LOOPS = (
    ast.For
    | ast.AsyncFor
    | ast.While
    | ast.ListComp
    | ast.SetComp
    | ast.DictComp
    | ast.GeneratorExp
)
README_LINES_MAX = 30
KITS_SCHEMAS = {"kit", "jobs", "eventlog", "sheets"}


def rooms_keep_to_their_tools(source: Source) -> Iterator[str]:
    for node, name in imports(source) if source.is_python else []:
        if any(f"{name}.".startswith(f"{shut}.") for shut in SHUT_OUT.get(source.room or "", ())):
            yield f"{source.at(node)} {source.room} may not use {name}"


def rules_are_pure(source: Source) -> Iterator[str]:
    for function in source.functions if source.room == "rules" and source.is_python else []:
        if isinstance(function, ast.AsyncFunctionDef):
            yield f"{source.at(function)} {function.name} waits, and a rule is pure"


def queries_only_read(source: Source) -> Iterator[str]:
    if source.room != "queries":
        return
    if source.path.endswith(".sql") and WRITING_SQL.search(without_comments(source.text)):
        yield f"{source.path} writes"
    for call in calls(source.tree) if source.is_python else []:
        target = call.func.value if isinstance(call.func, ast.Attribute) else None
        on_session = target is None or name_of(target) == "session"
        if name_of(call) in WRITES and on_session:
            yield f"{source.at(call)} {name_of(call)} writes"


def handlers_work_in_batches(source: Source) -> Iterator[str]:
    """One statement for the batch: none inside a loop."""
    for node in source.nodes if source.room == "handlers" and source.is_python else []:
        if isinstance(node, LOOPS) and any(name_of(call) in STATEMENTS for call in calls(node)):
            yield f"{source.at(node)} loops over statements"


def public_is_a_list_of_names(source: Source) -> Iterator[str]:
    """Imports of the module's own rooms and `__all__`, which names just these."""
    if source.room != "public":
        return
    imported: set[str] = set()
    for node in source.tree.body:
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.ImportFrom(module=str(origin), names=names):
                imported |= {alias.asname or alias.name for alias in names}
                if not f"{origin}.".startswith(f"houtai.modules.{source.owner}."):
                    yield f"{source.at(node)} passes on what belongs to {origin}"
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=names)):
                if {name.value for name in names if isinstance(name, ast.Constant)} != imported:
                    yield f"{source.at(node)} __all__ and the imports differ"
            case _:
                yield f"{source.at(node)} is more than a name"


def without_comments(sql: str) -> str:
    return re.sub(r"--[^\n]*|/\*.*?\*/", " ", sql, flags=re.DOTALL)


def foreign_schemas(source: Source, schemas: Collection[str]) -> Iterator[str]:
    """A module's SQL names its own schema only; that of kit and entry, no module's."""
    if not source.path.startswith("src/houtai/"):
        return
    own = KITS_SCHEMAS if source.owner is None else {source.owner}
    foreign = re.compile(rf"\b({'|'.join(sorted({*schemas, *KITS_SCHEMAS} - own))})\.\"?[a-z_]+")
    if source.path.endswith(".sql"):
        found = foreign.search(without_comments(source.text))
        if found:
            yield f"{source.path} names {found.group()}"
    for text in source.strings if source.is_python else []:
        found = foreign.search(without_comments(text.value))
        if found and re.search(r"\b(FROM|JOIN|INTO|UPDATE|TABLE)\s", text.value):
            yield f"{source.at(text)} names {found.group()}"


def readmes(paths: Collection[str], texts: dict[str, str]) -> Iterator[str]:
    for module in sorted({path.split("/")[3] for path in paths}):
        readme = f"src/houtai/modules/{module}/README.md"
        lines = texts.get(readme, "").count("\n")
        if not 0 < lines <= README_LINES_MAX:
            yield f"{readme} has {lines} lines"


def planted(room: str, *lines: str) -> Source:
    return Source(f"src/houtai/modules/marketing/{room}", "\n".join(lines) + "\n")


RULES: dict[Rule, tuple[Source, Source]] = {
    rooms_keep_to_their_tools: (
        planted("rules.py", "from sqlalchemy import select"),
        planted("queries.py", "from sqlalchemy import select"),
    ),
    rules_are_pure: (
        planted("rules.py", "async def price(): ..."),
        planted("rules.py", "def price(): ..."),
    ),
    queries_only_read: (
        planted("queries.py", "session.add(coupon)"),
        planted("queries.py", "seen.add(coupon)"),
    ),
    handlers_work_in_batches: (
        planted("handlers.py", "for one in events:", "    await session.execute(give_back)"),
        planted("handlers.py", "for one in events:", "    ids.append(one.id)"),
    ),
    public_is_a_list_of_names: (
        planted("public.py", "def redeem(): ..."),
        planted(
            "public.py",
            "from houtai.modules.marketing.service import redeem",
            "__all__ = ['redeem']",
        ),
    ),
}
by_name = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@by_name
def test_the_rooms_keep_the_rule(rule):
    assert_none(breach for source in house() for breach in rule(source))


@by_name
def test_a_planted_breach_is_found_and_its_lawful_twin_is_not(rule):
    breach, lawful = RULES[rule]
    assert len(list(rule(breach))) == 1
    assert list(rule(lawful)) == []


@pytest.mark.parametrize(
    ("line", "breaches"),
    [
        ("from houtai.modules.members.public import Member\n__all__ = ['Member']", 1),
        ("from houtai.modules.marketing.service import redeem\n__all__ = []", 1),
        ("x = 1", 1),
        ('"""Names only."""', 0),
    ],
)
def test_public_is_watched_line_by_line(line, breaches):
    assert len(list(public_is_a_list_of_names(planted("public.py", line)))) == breaches


def test_a_query_in_sql_that_writes_is_found():
    assert list(queries_only_read(planted("queries/take.sql", "UPDATE marketing.coupon SET a = 1")))
    assert not list(queries_only_read(planted("queries/take.sql", "SELECT 1 FOR UPDATE OF coupon")))


def module_names() -> set[str]:
    return {path.name for path in (REPOSITORY / "src/houtai/modules").iterdir() if path.is_dir()}


def test_no_statement_names_a_foreign_schema():
    assert_none(breach for one in house() for breach in foreign_schemas(one, module_names()))


@pytest.mark.parametrize(
    ("path", "text", "breaches"),
    [
        ("src/houtai/modules/marketing/queries/a.sql", "SELECT 1 FROM members.member", 1),
        ("src/houtai/modules/marketing/queries/a.sql", "SELECT 1 FROM marketing.coupon", 0),
        ("src/houtai/modules/marketing/queries/a.sql", "SELECT 1 -- not members.member", 0),
        ("src/houtai/modules/marketing/queries.py", 'text("SELECT 1 FROM kit.event")', 1),
        ("src/houtai/kit/eventlog/read.py", 'text("SELECT 1 FROM kit.event")', 0),
        ("src/houtai/kit/eventlog/read.py", 'text("DELETE FROM members.member")', 1),
        ("src/houtai/modules/marketing/api.py", 'allow("members.member.read")', 0),
    ],
)
def test_a_foreign_schema_is_found(path, text, breaches):
    assert len(list(foreign_schemas(Source(path, text), {"marketing", "members"}))) == breaches


def test_every_module_has_a_short_readme():
    files = {source.path: source.text for source in house() if source.owner is not None}
    assert_none(readmes(files, files))


def test_a_missing_and_a_long_readme_are_found():
    path = "src/houtai/modules/marketing/README.md"
    assert list(readmes([path], {}))
    assert list(readmes([path], {path: "\n" * (README_LINES_MAX + 1)}))
    assert not list(readmes([path], {path: "\n" * README_LINES_MAX}))
