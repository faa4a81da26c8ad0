"""What is imported is declared, and what is declared is locked."""

import re
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import packages_distributions

from tests.architecture.sources import REPOSITORY, Source, assert_none, house, imports

OURS = {"houtai", "tests", "bench"}


def plain(requirement: str) -> str:
    """`SQLAlchemy[asyncio]>=2.1` names `sqlalchemy`."""
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


def undeclared(
    sources: Iterable[Source],
    declared: Collection[str],
    distributions: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """Imports of what comes along by chance, and would go away by chance."""
    for source in sources:
        for node, name in imports(source) if source.is_python else []:
            package = name.split(".")[0]
            if package in sys.stdlib_module_names or package in OURS:
                continue
            if not {plain(one) for one in distributions.get(package, [package])} & set(declared):
                yield f"{source.at(node)} uses {package}, which nobody asks for"


def project() -> Mapping[str, object]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def declared() -> tuple[set[str], set[str]]:
    """What houtai needs, and what the checks need as well."""
    settings = project()
    needed = {plain(one) for one in settings["dependencies"]}
    return needed, needed | {plain(one) for one in settings["optional-dependencies"]["dev"]}


def unlocked(names: Iterable[str], lock: str) -> list[str]:
    """Names without an exact version in the lock."""
    locked = {plain(line) for line in lock.splitlines() if re.match(r"\S+==\S", line)}
    return sorted(set(names) - locked)


def test_houtai_declares_what_it_imports():
    needed, _ = declared()
    code = [source for source in house() if source.is_code or source.path.startswith("migrations/")]
    assert_none(undeclared(code, needed, packages_distributions()))


def test_checks_and_benches_declare_what_they_import():
    _, all_of_them = declared()
    assert_none(undeclared(house(), all_of_them, packages_distributions()))


def test_everything_declared_is_locked():
    needed, all_of_them = declared()
    assert unlocked(needed, (REPOSITORY / "requirements.lock").read_text("utf-8")) == []
    assert unlocked(all_of_them, (REPOSITORY / "requirements-dev.lock").read_text("utf-8")) == []


def test_an_undeclared_import_is_found():
    planted = Source("src/houtai/kit/clip.py", "import json\nimport left_pad.core\nimport yaml")
    distributions = {"left_pad": ["left-pad"], "yaml": ["PyYAML"]}
    assert len(list(undeclared([planted], {"pyyaml"}, distributions))) == 1


def test_an_unlocked_name_is_found():
    assert unlocked(["alembic", "uvloop"], "alembic==1.20.1 \\\n    --hash=sha256:0\n") == [
        "uvloop"
    ]
