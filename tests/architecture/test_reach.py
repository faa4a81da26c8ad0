"""Who takes an actor asks only for rows that the actor reaches: read from the text of the rooms."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from houtai.kit.auth import REACH_BY_COLUMN
from tests.architecture.composed import mapped_classes
from tests.architecture.sources import (
    Function,
    Source,
    arguments,
    assert_none,
    calls,
    house,
    name_of,
)

NARROWING = {"within", "within_or_own", "within_text"}
TOUCHING = {"select", "update", "delete"}


def takes_an_actor(function: Function) -> bool:
    return any(
        one.arg == "actor" or "Actor" in names(one.annotation) for one in arguments(function)
    )


def names(tree: ast.AST | None) -> set[str]:
    return {name_of(node) for node in ast.walk(tree)} if tree else set()


def asks_for_own_rows(function: Function) -> bool:
    """Compares something with `actor.id`, which is narrower than any reach."""
    sides = (
        side
        for node in ast.walk(function)
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
    )
    return any(
        isinstance(side, ast.Attribute) and (name_of(side.value), side.attr) == ("actor", "id")
        for side in sides
    )


def narrowed(functions: Iterable[Function]) -> set[str]:
    """Names of the functions that narrow, themselves or by another of the same room."""
    those = list(functions)
    kept = {one.name for one in those if asks_for_own_rows(one)}
    while True:
        more = kept | {
            one.name for one in those if {name_of(call) for call in calls(one)} & (NARROWING | kept)
        }
        if more == kept:
            return kept
        kept = more


def rooms(sources: Iterable[Source], room: str) -> dict[str, list[Source]]:
    """The files of one kind of room, by the module that owns them."""
    found: dict[str, list[Source]] = {}
    for source in sources:
        if source.is_python and source.room == room and source.owner is not None:
            found.setdefault(source.owner, []).append(source)
    return found


def reads_beyond_reach(sources: Iterable[Source]) -> Iterator[str]:
    for files in rooms(sources, "queries").values():
        kept = narrowed(function for one in files for function in one.functions)
        for one in files:
            for function in one.functions:
                if takes_an_actor(function) and function.name not in kept:
                    yield f"{one.at(function)} {function.name} takes an actor and skips within"


def writes_beyond_reach(sources: Iterable[Source], owned: Mapping[str, set[str]]) -> Iterator[str]:
    """A statement on a table whose rows have an owner, in a use case that knows its actor."""
    for module, files in rooms(sources, "service").items():
        kept = narrowed(function for one in files for function in one.functions)
        for one in files:
            for function in one.functions:
                if not takes_an_actor(function) or function.name in kept:
                    continue
                for call in calls(function):
                    touched = set().union(*map(names, call.args)) & owned.get(module, set())
                    if name_of(call) in TOUCHING and touched:
                        yield f"{one.at(call)} {function.name} reaches {', '.join(sorted(touched))}"


def deaf_statements(sources: Iterable[Source]) -> Iterator[str]:
    """A `.sql` file that is handed the reach asks for it by `:everywhere` and `:reached`."""
    by_path = {source.path: source.text for source in sources}
    for source in sources:
        for function in source.functions if source.is_code else []:
            if "within_text" not in {name_of(call) for call in calls(function)}:
                continue
            for call in calls(function):
                if name_of(call) != "statement" or not isinstance(call.args[-1], ast.Constant):
                    continue
                path = str(PurePosixPath(source.path).parent / f"{call.args[-1].value}.sql")
                if set(re.findall(r":(everywhere|reached)\b", by_path.get(path, ""))) != {
                    "everywhere",
                    "reached",
                }:
                    yield f"{path} does not hear the reach that {function.name} hands to it"


def owned_tables() -> dict[str, set[str]]:
    """Per module the classes whose rows belong to somebody."""
    owned: dict[str, set[str]] = {}
    for one in mapped_classes():
        if any(str(column.key) in REACH_BY_COLUMN for column in one.__table__.columns):
            owned.setdefault(one.__module__.split(".")[2], set()).add(one.__name__)
    return owned


def test_reads_that_take_an_actor_stay_within_reach():
    assert_none(reads_beyond_reach(house()))


def test_writes_that_take_an_actor_stay_within_reach():
    assert_none(writes_beyond_reach(house(), owned_tables()))


def test_statements_in_files_hear_the_reach():
    assert_none(deaf_statements(house()))


# --- each rule can fail -----------------------------------------------------------------------


def planted(room: str, *lines: str) -> Source:
    return Source(f"src/houtai/modules/marketing/{room}", "\n".join(lines) + "\n")


def test_a_read_beyond_reach_is_found():
    head = "async def list_all(session, actor: Actor):"
    beyond = planted("queries.py", head, "    return select(Coupon)")
    own = planted("queries.py", head, "    return select(Coupon).where(Coupon.by == actor.id)")
    inside = planted("queries/a.py", head, "    return narrow(actor, select(Coupon))")
    fellow = planted(
        "queries/b.py", "def narrow(a, s): return s.where(within(a, Coupon.merchant_id))"
    )
    assert len(list(reads_beyond_reach([beyond]))) == 1
    assert len(list(reads_beyond_reach([inside]))) == 1
    assert list(reads_beyond_reach([inside, fellow])) == []
    assert list(reads_beyond_reach([own])) == []


def test_a_write_beyond_reach_is_found():
    head = "async def take(session, actor: Actor):"
    beyond = planted("service.py", head, "    update(Coupon).where(Coupon.id == 1)")
    inside = planted(
        "service.py", head, "    update(Coupon).where(within(actor, Coupon.merchant_id))"
    )
    assert len(list(writes_beyond_reach([beyond], {"marketing": {"Coupon"}}))) == 1
    assert list(writes_beyond_reach([inside], {"marketing": {"Coupon"}})) == []
    assert list(writes_beyond_reach([beyond], {"members": {"Coupon"}})) == []


def test_a_statement_that_is_deaf_to_the_reach_is_found():
    asking = planted(
        "queries.py", "def f(actor): statement(__package__, 'all'), within_text(actor, 'home_id')"
    )
    deaf = planted("all.sql", "SELECT 1 WHERE :everywhere")
    hearing = planted("all.sql", "SELECT 1 WHERE :everywhere OR home_id = ANY (:reached)")
    assert len(list(deaf_statements([asking, deaf]))) == 1
    assert list(deaf_statements([asking, hearing])) == []
