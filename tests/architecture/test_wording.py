"""Sizes, names, sentences: what the house style says about any file, read from its text.

A rule is a pure function from a source to its breaches. Each stands in RULES beside a breach that
proves that it can fail, and beside a lawful twin where the difference is fine.
"""

import ast
import re
from collections.abc import Iterator
from statistics import median

import pytest

from tests.architecture.sources import (
    ROOMS,
    Rule,
    Source,
    assert_none,
    calls,
    house,
    imports,
    name_of,
    words_of,
)

SKIPS, SKIPPERS = {"skip", "skipif", "xfail", "importorskip"}, {"mark", "pytest"}
REFUSED_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "manager",
    "data",
    "info",
    "process",
}
MARKS = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
FOREIGN_INTERFACES = {("src/houtai/kit/logs.py", "info")}
"""Names that somebody else's interface asks for."""
UNFINISHED = re.compile(rf"\b({'|'.join(MARKS)})\b|raise {NotImplementedError.__name__}")
READS_CHINESE = {"src/houtai/kit/sheets/kinds.py", "src/houtai/kit/sheets/times.py"}
"""Files that understand what people type in Chinese; they say nothing themselves."""
HAN = re.compile("[\u3400-\u9fff]")
MADE = "web/packages/api/schema.d.ts"
"""The client's types, which no person writes."""
MONEY_WORDS = {
    "fen",
    "money",
    "price",
    "prices",
    "fee",
    "fees",
    "amount",
    "amounts",
    "cost",
    "costs",
}
INEXACT = {"float", "Float", "Double", "DOUBLE_PRECISION", "REAL"}
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
}
BUSINESS_WORDS = {
    "sku", "spu", "coupon", "refund", "shipment", "parcel", "waybill", "supplier", "purchase",
    "promotion", "invoice", "payout", "commission", "storefront", "buyer", "shopper",
}  # fmt: skip
FUNCTION_LINES_MAX, FUNCTION_LINES_MEDIAN, FILE_LINES_MAX = 60, 12, 500
TEST_WORDS_MIN = 3


def module_docstring(source: Source) -> Iterator[str]:
    if source.is_python and not ast.get_docstring(source.tree):
        yield f"{source.path} does not say what it is"


def docstrings_for_callers(source: Source) -> Iterator[str]:
    """Asked where others call: kit, and the rooms that hold rules, reads and writes."""
    if not (
        source.is_code and (source.floor == "kit" or source.room in {"rules", "queries", "service"})
    ):
        return
    for function in source.functions:
        is_public = function in source.tree.body and not function.name.startswith("_")
        if is_public and not ast.get_docstring(function):
            yield f"{source.at(function)} {function.name} does not say what the signature cannot"


def lines_of(function: ast.AST) -> int:
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def is_history(source: Source) -> bool:
    return source.path.startswith("migrations/")


def function_size(source: Source) -> Iterator[str]:
    """Migrations are exempt from sizes: history is written once and never split."""
    for function in source.functions if source.is_python and not is_history(source) else []:
        if (lines := lines_of(function)) > FUNCTION_LINES_MAX:
            yield f"{source.at(function)} {function.name} has {lines} lines"


def file_size(source: Source) -> Iterator[str]:
    lines = source.text.count("\n")
    is_ours = source.path.endswith((".py", ".sql", ".ts", ".tsx")) and not (
        is_history(source) or source.path == MADE
    )
    if is_ours and lines > FILE_LINES_MAX:
        yield f"{source.path} has {lines} lines"


def defined_names(source: Source) -> Iterator[tuple[ast.AST, str]]:
    for node in source.nodes:
        match node:
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                yield node, name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield node, name


def refused_names(source: Source) -> Iterator[str]:
    """The word alone is refused everywhere, and as the last word of a file or class too."""
    if not source.is_python:
        return
    if words_of(source.parts[-1])[-1:] and words_of(source.parts[-1])[-1] in REFUSED_NAMES:
        yield f"{source.path} is named by a word that says nothing"
    for node, name in defined_names(source):
        if (source.path, name) in FOREIGN_INTERFACES:
            continue
        last = words_of(name)[-1:] if isinstance(node, ast.ClassDef) else [name]
        if set(last) & REFUSED_NAMES - ({"common"} if last != [name] else set()):
            yield f"{source.at(node)} {name} says nothing"


def unfinished_marks(source: Source) -> Iterator[str]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield f"{source.path}:{number} is unfinished: {line.strip()}"


def skipped_tests(source: Source) -> Iterator[str]:
    if not (source.is_python and source.path.startswith("tests/")):
        return
    for node in source.nodes:
        if (
            isinstance(node, ast.Attribute)
            and node.attr in SKIPS
            and name_of(node.value) in SKIPPERS
        ):
            yield f"{source.at(node)} skips instead of testing"


def test_names_are_sentences(source: Source) -> Iterator[str]:
    if not (source.is_python and source.path.startswith("tests/")):
        return
    for function in source.functions:
        words = words_of(function.name)
        if words[:1] == ["test"] and len(words) <= TEST_WORDS_MIN:
            yield f"{source.at(function)} {function.name} is no sentence"


test_names_are_sentences.__test__ = False


def mocks(source: Source) -> Iterator[str]:
    """Fakes of the outside world stand beside its client; our own code is never mocked."""
    for node, name in imports(source) if source.is_python else []:
        if "mock" in name.split(".") or name.startswith("pytest_mock"):
            yield f"{source.at(node)} mocks"


def prints(source: Source) -> Iterator[str]:
    if not source.is_code or source.path.startswith("src/houtai/entry/cli"):
        return
    for call in calls(source.tree):
        if isinstance(call.func, ast.Name) and call.func.id == "print":
            yield f"{source.at(call)} prints"


def clocks(source: Source) -> Iterator[str]:
    """Only kit/clock asks for the time; measuring a duration (perf_counter, monotonic) is free."""
    if not source.is_code or source.path == "src/houtai/kit/clock.py":
        return
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and f"{name_of(node.value)}.{node.attr}" in CLOCKS:
            yield f"{source.at(node)} asks {name_of(node.value)} for the time"
    yield from (
        f"{source.at(node)} imports {name}" for node, name in imports(source) if name == "time.time"
    )


def clock_below_the_doors(source: Source) -> Iterator[str]:
    """Below api and handlers the time is an argument."""
    if source.room in {"tables", "rules", "queries", "service"} and source.is_python:
        for node, name in imports(source):
            if name.startswith("houtai.kit.clock.utc_now"):
                yield f"{source.at(node)} reads the clock below the doors"


def commits(source: Source) -> Iterator[str]:
    """A savepoint may be given up; the transaction around it is not the module's."""
    if source.floor not in {"modules", "events"} or not source.is_python:
        return
    for call in calls(source.tree):
        if not isinstance(call.func, ast.Attribute) or name_of(call.func.value) == "savepoint":
            continue
        if call.func.attr in {"commit", "rollback"}:
            yield f"{source.at(call)} ends the transaction, which only the edge may do"


def inexact_money(source: Source) -> Iterator[str]:
    if not source.is_code:
        return
    for node in source.nodes:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind):
                pass
            case ast.arg(arg=name, annotation=ast.AST() as kind):
                pass
            case ast.BinOp(op=ast.Div(), left=left, right=right):
                if any(name_of(side).endswith("_fen") for side in (left, right)):
                    yield f"{source.at(node)} divides fen and gets a float"
                continue
            case _:
                continue
        if (
            set(words_of(name)) & MONEY_WORDS
            and {name_of(part) for part in ast.walk(kind)} & INEXACT
        ):
            yield f"{source.at(node)} {name} is money and not exact"


def han_in_code(source: Source) -> Iterator[str]:
    """What a user reads stands in the catalogues; Chinese in code is either that or noise."""
    if source.is_code and source.path not in READS_CHINESE:
        for text in source.strings:
            if HAN.search(text.value):
                yield f"{source.at(text)} speaks to users from the code: {text.value!r}"


def business_words_in_kit(source: Source) -> Iterator[str]:
    if source.floor != "kit" or not source.is_python:
        return
    for node, name in defined_names(source):
        if set(words_of(name)) & BUSINESS_WORDS:
            yield f"{source.at(node)} {name} is business, and kit has no business word"


def unexplained_exemptions(source: Source) -> Iterator[str]:
    """An exemption names its rule and then its reason."""
    if not source.is_python:
        return
    marks = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)$")
    lawful = re.compile(r"(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z\-, ]+\])\s+#?\s*\S+")
    for number, line in enumerate(source.text.splitlines(), 1):
        found = marks.search(line)
        if found and '"' not in line[: found.start()] and not lawful.match(found["rest"]):
            yield f"{source.path}:{number} is exempt without saying from what and why"


def rooms(source: Source) -> Iterator[str]:
    """The import contract sees modules; this one sees every file that lies in a business module."""
    if (
        source.owner is None
        or source.parts[4:] == ("__init__",)
        or source.path.endswith("README.md")
    ):
        return
    if source.room not in ROOMS:
        yield f"{source.path} stands in no room"


def outside_in(inside: str, *outside: str) -> Source:
    """A breach written as one line, in a file of the name given."""
    return Source(inside, "\n".join(outside) + "\n")


SERVICE = "src/houtai/modules/marketing/service.py"
KIT = "src/houtai/kit/clip.py"
A_TEST = "tests/kit/test_clip.py"
LONG = [f"    x = {number}" for number in range(FUNCTION_LINES_MAX)]
RULES: dict[Rule, tuple[Source, Source]] = {
    module_docstring: (outside_in(KIT, "x = 1"), outside_in(KIT, '"""A clip."""')),
    docstrings_for_callers: (
        outside_in(SERVICE, "def issue(): return 1"),
        outside_in(SERVICE, "def _issue(): return 1"),
    ),
    function_size: (
        outside_in(KIT, "def f():", *LONG),
        outside_in(KIT, "def f():", *LONG[1:]),
    ),
    file_size: (
        outside_in(KIT, *["x = 1"] * (FILE_LINES_MAX + 1)),
        outside_in(KIT, *["x = 1"] * FILE_LINES_MAX),
    ),
    refused_names: (
        outside_in(KIT, "class ClipManager: ..."),
        outside_in(KIT, "class ManagerOfClips: ..."),
    ),
    unfinished_marks: (
        outside_in(KIT, "x = 1  # TO" + "DO later"),
        outside_in(KIT, "x = 1  # later than the rest"),
    ),
    skipped_tests: (
        outside_in(A_TEST, "@pytest.mark.skip", "def test_a_clip_clips(): ..."),
        outside_in(A_TEST, "@pytest.mark.faults", "def test_a_clip_clips(): ..."),
    ),
    test_names_are_sentences: (
        outside_in(A_TEST, "def test_clip_ok(): ..."),
        outside_in(A_TEST, "def test_a_clip_clips(): ..."),
    ),
    mocks: (
        outside_in(A_TEST, "from unittest.mock import Mock"),
        outside_in(A_TEST, "from unittest import TestCase"),
    ),
    prints: (
        outside_in(SERVICE, "print(1)"),
        outside_in("src/houtai/entry/cli/ask.py", "print(1)"),
    ),
    clocks: (outside_in(SERVICE, "at = datetime.now(UTC)"), outside_in(SERVICE, "perf_counter()")),
    clock_below_the_doors: (
        outside_in(SERVICE, "from houtai.kit.clock import utc_now"),
        outside_in(SERVICE, "from houtai.kit.clock import business_day"),
    ),
    commits: (
        outside_in(SERVICE, "await session.commit()"),
        outside_in(SERVICE, "await savepoint.rollback()"),
    ),
    inexact_money: (
        outside_in(SERVICE, "unit_price: Mapped[float | None]"),
        outside_in(SERVICE, "unit_price_fen: Mapped[int | None]"),
    ),
    han_in_code: (
        outside_in(SERVICE, 'x = "库存不足"'),
        outside_in(SERVICE, '"""销售层: sales layer."""'),
    ),
    business_words_in_kit: (
        outside_in(KIT, "def take_coupon(): ..."),
        outside_in(SERVICE, "def take_coupon(): ..."),
    ),
    unexplained_exemptions: (
        outside_in(KIT, "x = 1  # no" + "qa: E501"),
        outside_in(KIT, "x = 1  # no" + "qa: E501  # a table reads better whole"),
    ),
    rooms: (
        outside_in("src/houtai/modules/marketing/helpers.sql", "SELECT 1"),
        outside_in("src/houtai/modules/marketing/queries/list_batches.sql", "SELECT 1"),
    ),
}
by_name = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@by_name
def test_the_house_keeps_the_rule(rule):
    assert_none(breach for source in house() for breach in rule(source))


@by_name
def test_a_planted_breach_is_found_and_its_lawful_twin_is_not(rule):
    breach, lawful = RULES[rule]
    assert len(list(rule(breach))) == 1
    assert list(rule(lawful)) == []


def test_money_is_never_divided_into_floats():
    halves = outside_in(SERVICE, "half = total_fen / 2")
    assert len(list(inexact_money(halves))) == 1
    assert list(inexact_money(outside_in(SERVICE, "half = total_fen // 2"))) == []


def test_the_median_function_is_short():
    sizes = [lines_of(one) for source in house() if source.is_code for one in source.functions]
    assert median(sizes) < FUNCTION_LINES_MEDIAN
