"""Exemptions are debt: counted in baseline.toml, which may be lowered and never raised."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping

from tests.architecture.sources import REPOSITORY, Source, assert_none, house

MARKS = {
    "noqa": re.compile(r"#\s*noqa\b"),
    "type: ignore": re.compile(r"#\s*type:\s*ignore\b"),
}
EVERYWHERE = {
    "no cover": re.compile(r"#\s*pragma:\s*no cover"),
    "fmt: off": re.compile(r"#\s*fmt:\s*off"),
}


def debts(sources: Iterable[Source], settings: Mapping[str, object]) -> dict[str, int]:
    """What the baseline counts, counted now."""
    counted: Counter[str] = Counter()
    for source in sources:
        if not source.is_python:
            continue
        place = "in src" if source.is_code else "elsewhere"
        for line in source.text.splitlines():
            counted.update(f"{name} {place}" for name, mark in MARKS.items() if mark.search(line))
            counted.update(name for name, mark in EVERYWHERE.items() if mark.search(line))
    lint = settings["tool"]["ruff"]["lint"]
    counted["rules switched off for all"] = len(lint["ignore"])
    counted["rules switched off by folder"] = sum(map(len, lint["per-file-ignores"].values()))
    return dict(counted)


def changes(counted: Mapping[str, int], baseline: Mapping[str, int]) -> list[str]:
    """Debt that rose, and debt that fell without being written down."""
    lines = []
    for name in sorted({*counted, *baseline}):
        now, before = counted.get(name, 0), baseline.get(name, 0)
        if now > before:
            lines.append(f"{name}: {now} instead of {before}; find another way")
        elif now < before:
            lines.append(f"{name}: {now} instead of {before}; well done, lower it in baseline.toml")
    return lines


def test_debt_does_not_rise():
    baseline = tomllib.loads((REPOSITORY / "tests/architecture/baseline.toml").read_text("utf-8"))
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    assert_none(changes(debts(house(), settings), baseline))


def test_new_debt_is_found_and_paid_debt_is_written_down():
    settings = {
        "tool": {"ruff": {"lint": {"ignore": ["X"], "per-file-ignores": {"a": ["Y", "Z"]}}}}
    }
    planted = Source("src/houtai/kit/clip.py", "x = 1  # no" + "qa: E501  # a reason\n")
    counted = debts([planted], settings)
    assert counted == {
        "noqa in src": 1,
        "rules switched off for all": 1,
        "rules switched off by folder": 2,
    }
    assert changes(counted, counted) == []
    assert len(changes(counted, counted | {"noqa in src": 0})) == 1
    assert len(changes(counted, counted | {"noqa in src": 2})) == 1
