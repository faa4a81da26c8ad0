"""The shape of the web consoles: sizes, who may import whom, where texts stand, what was made.

A rule is a pure function from a source to its breaches, beside a breach that proves that it can
fail and a lawful twin.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import REPOSITORY, Rule, Source, assert_none, house

FILE_LINES_MAX = 250
APP_LINES_MAX = 1500
MADE = "web/packages/api/schema.d.ts"
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]""")
LOOSE = re.compile(r"[:<|&(,=]\s*any\b(?!\s*[.(:])|\bas any\b")
SILENCED = re.compile(r"(?:eslint|oxlint)-disable|@ts-(?:ignore|expect-error|nocheck)")
LIBRARIES = ("antd", "antd-mobile", "antd-mobile-icons", "@ant-design")
MOBILE = "web/packages/ui/shop/"
EVERYTHING = re.compile(r"^export \* ", re.MULTILINE)
HAN = re.compile("[\u3400-\u9fff]")
SPEAKERS = re.compile(r"/(?:[a-z-]*texts(?:-[a-z-]+)?|words(?:-[a-z-]+)?|pages|problem)\.tsx?$")
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "data", "info", "process"}
EXACT = re.compile(r"\d+\.\d+\.\d+(?:-[\w.]+)?")


def scripts(source: Source) -> bool:
    """Whether a person writes it in TypeScript."""
    return (
        source.path.startswith("web/")
        and source.path.endswith((".ts", ".tsx"))
        and (source.path != MADE)
    )


def numbered(source: Source) -> Iterator[tuple[int, str]]:
    """Lines of code; comments are for words."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        if not line.lstrip().startswith(("//", "*", "/*")):
            yield number, line


def part_of(path: str) -> tuple[str, ...]:
    """`web/packages/features/audit/list.tsx`: features, audit."""
    parts = PurePosixPath(path).parts[1:]
    if parts[:1] == ("apps",):
        return parts[:2]
    return parts[1:3] if parts[1:2] == ("features",) else parts[1:2]


def targets(source: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a file imports of ours, by alias or by path, and to which part it belongs."""
    here = PurePosixPath(source.path).parent
    for name in IMPORTED.findall(source.text):
        if name.startswith("@features/"):
            yield name, ("features", name.split("/")[1])
        elif name.startswith(("@ui/", "@api/")):
            yield name, (name.split("/")[0].removeprefix("@"),)
        elif name.startswith("."):
            parts: list[str] = list(here.parts)
            for step in PurePosixPath(name).parts:
                if step == "..":
                    parts.pop()
                else:
                    parts.append(step)
            yield name, part_of("/".join(parts))


def file_size(source: Source) -> Iterator[str]:
    """A component that needs more is two."""
    lines = source.text.count("\n")
    if scripts(source) and lines > FILE_LINES_MAX:
        yield f"{source.path} has {lines} lines of {FILE_LINES_MAX}"


def anything_goes(source: Source) -> Iterator[str]:
    """`any` switches the compiler off where nobody sees it."""
    if scripts(source):
        for number, line in numbered(source):
            if LOOSE.search(line):
                yield f"{source.path}:{number} says any"


def silenced_checks(source: Source) -> Iterator[str]:
    """What a check finds is mended, not hidden."""
    if scripts(source) and SILENCED.search(source.text):
        yield f"{source.path} silences a check"


def barrels(source: Source) -> Iterator[str]:
    """A file that only passes on hides who needs what, and loads all of it."""
    if scripts(source) and (
        PurePosixPath(source.path).stem == "index" or EVERYTHING.search(source.text)
    ):
        yield f"{source.path} is a barrel"


def directions(source: Source) -> Iterator[str]:
    """Apps compose features, features use ui and api, ui uses api; features know no other."""
    if not scripts(source) or ".test." in source.path:
        return
    here = part_of(source.path)
    allowed = {"api": {"api"}, "ui": {"ui", "api"}, "features": {"features", "ui", "api"}}
    for name, there in targets(source):
        floor = allowed.get(here[0] if here else "")
        if floor is not None and (
            there[0] not in floor or (there[0] == "features" and there != here)
        ):
            yield f"{source.path} imports {name}"


def foreign_libraries(source: Source) -> Iterator[str]:
    """The look has one home, so that it can be changed, or its library replaced, in one place.

    The consoles and the shop have each their own library, and never load the other's.
    """
    if scripts(source):
        for name in IMPORTED.findall(source.text):
            library = name.split("/")[0]
            home = MOBILE if library.startswith("antd-mobile") else "web/packages/ui/"
            is_elsewhere = source.path.startswith(MOBILE) and home != MOBILE
            if library in LIBRARIES and (is_elsewhere or not source.path.startswith(home)):
                yield f"{source.path} imports {name}"


def texts_in_screens(source: Source) -> Iterator[str]:
    """Words for people stand where both languages stand side by side."""
    if scripts(source) and ".test." not in source.path and not SPEAKERS.search(source.path):
        for number, line in numbered(source):
            if HAN.search(line):
                yield f"{source.path}:{number} holds a text"


def vague_names(source: Source) -> Iterator[str]:
    """The same words that are refused elsewhere."""
    if scripts(source) and set(re.split(r"[-./]", source.path)) & VAGUE:
        yield f"{source.path} says nothing of what it holds"


def web(path: str, *lines: str) -> Source:
    return Source(f"web/packages/{path}", "\n".join(lines) + "\n")


SCREEN = "features/audit/list.tsx"
RULES: dict[Rule, tuple[Source, Source]] = {
    file_size: (web(SCREEN, *["x"] * (FILE_LINES_MAX + 1)), web(SCREEN, *["x"] * FILE_LINES_MAX)),
    anything_goes: (
        web(SCREEN, "const rows = (given: any) => given"),
        web(SCREEN, "// of any: kind", "const said = 'any'"),
    ),
    silenced_checks: (web(SCREEN, "// @ts-ignore"), web(SCREEN, "// ignored by nobody")),
    barrels: (web("ui/every.ts", "export * from './money'"), web("ui/every.ts", "export const x")),
    directions: (
        web(SCREEN, "import { x } from '../identity/texts'"),
        web(SCREEN, "import { x } from './texts'", "import { y } from '@ui/money'"),
    ),
    foreign_libraries: (
        web(SCREEN, "import { Tag } from 'antd'"),
        web("ui/tag.tsx", "import { Tag } from 'antd'"),
    ),
    texts_in_screens: (
        web(SCREEN, "<b>日志</b>"),
        web("features/audit/texts.ts", "const zh = { title: '日志' }"),
    ),
    vague_names: (web("ui/utils.ts", "x"), web("ui/money.ts", "x")),
}
by_name = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@by_name
def test_the_web_keeps_the_rule(rule):
    assert_none(breach for source in house() for breach in rule(source))


@by_name
def test_a_planted_breach_is_found_and_its_lawful_twin_is_not(rule):
    breach, lawful = RULES[rule]
    assert len(list(rule(breach))) == 1
    assert list(rule(lawful)) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("ui/frame.tsx", "import { x } from '@features/audit/list'"),
        ("api/client.ts", "import { x } from '@ui/say'"),
        ("features/audit/list.tsx", "const x = import('@features/identity/list')"),
        ("features/audit/list.tsx", "import { x } from '../../../apps/slots'"),
    ],
)
def test_nobody_imports_upwards(path, line):
    assert len(list(directions(web(path, line)))) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("features/shop/cart.tsx", "import { Popup } from 'antd-mobile'"),
        ("ui/money.tsx", "import { Popup } from 'antd-mobile'"),
        ("ui/shop/icons.ts", "export { UserOutlined } from '@ant-design/icons'"),
    ],
)
def test_the_shop_has_a_look_of_its_own(path, line):
    assert len(list(foreign_libraries(web(path, line)))) == 1


def test_apps_stay_thin():
    lines: Counter[str] = Counter()
    for source in house():
        if source.path.startswith("web/apps/") and scripts(source):
            lines[source.path.split("/")[2]] += source.text.count("\n")
    assert_none(f"{app}: {count}" for app, count in lines.items() if count > APP_LINES_MAX)


def test_the_client_is_made_from_the_present_document():
    """After a change of a door: make openapi."""
    document = sha256((REPOSITORY / "docs/openapi.json").read_bytes()).hexdigest()
    head = (REPOSITORY / MADE).read_text(encoding="utf-8")[:300]
    assert f"// sha256 {document}\n" in head, "the client is stale: make openapi"


def test_versions_are_exact_and_the_lock_names_no_registry():
    package = json.loads((REPOSITORY / "web/package.json").read_text(encoding="utf-8"))
    wanted = package["dependencies"] | package["devDependencies"]
    assert_none(f"{name} {one}" for name, one in wanted.items() if not EXACT.fullmatch(one))
    lock = json.loads((REPOSITORY / "web/package-lock.json").read_text(encoding="utf-8"))
    assert_none(name for name, one in lock["packages"].items() if "resolved" in one)
    assert_none(name for name, one in lock["packages"].items() if name and "integrity" not in one)
