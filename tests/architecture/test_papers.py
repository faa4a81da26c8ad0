"""What is written for people agrees with the house: links lead somewhere, names are real."""

import re
from collections.abc import Collection, Iterator

import pytest

from tests.architecture import composed
from tests.architecture.sources import REPOSITORY, Rule, Source, assert_none, house

ADR_LINES_MAX = 40
ADR_PARTS = ["Context", "Options", "Decision", "Consequences"]
GLOSSARY_TERMS_MIN = 120
VARIABLE = re.compile(r"\bHOUTAI_[A-Z_]+\b")
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
MACHINE_PATHS = re.compile(r"(?<![\w.:])/(?:work|root|home/\w+|opt|Users)/\w")
LOCKS = ("requirements.lock", "requirements-dev.lock", "web/package-lock.json")


def dead_links(source: Source) -> Iterator[str]:
    if source.path.endswith(".md"):
        folder = (REPOSITORY / source.path).parent
        for target in LINK.findall(source.text):
            if not (folder / target).exists():
                yield f"{source.path} leads to {target}, which is not there"


def machine_paths(source: Source) -> Iterator[str]:
    """No file knows on which machine it was written."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if MACHINE_PATHS.search(line):
            yield f"{source.path}:{number} names a place of one machine"


def addresses_in_locks(source: Source) -> Iterator[str]:
    """A lock names versions and hashes, so that it builds behind any mirror."""
    # Of the web's lock only what it fetches counts: it also names whom to thank.
    is_webs = source.path.endswith(".json")
    address = r'"resolved"' if is_webs else r"\w://|^\s*--(?!hash)"
    if source.path in LOCKS and re.search(address, source.text, re.MULTILINE):
        yield f"{source.path} names where its packages come from"


def decisions(source: Source) -> Iterator[str]:
    """Context, options, decision, consequences, on one page."""
    if not re.match(r"docs/adr/\d{4}-", source.path):
        return
    lines = source.text.count("\n")
    if lines > ADR_LINES_MAX:
        yield f"{source.path} has {lines} lines"
    parts = re.findall(r"^(?:## |\*\*)(\w+)", source.text, re.MULTILINE)
    number = int(source.path.split("/")[2][:4])
    if parts != ADR_PARTS or not re.match(rf"# 0*{number}[ .]", source.text):
        yield f"{source.path} is not written in the four parts"


RULES: dict[Rule, tuple[Source, Source]] = {
    dead_links: (
        Source("docs/x.md", "[gone](no-such-page.md)"),
        Source("docs/x.md", "[here](../pyproject.toml#top) [there](https://example.com/a)"),
    ),
    machine_paths: (
        Source("docs/x.md", "see /ro" + "ot/notes"),
        Source("docs/x.md", "see src/root/notes and /var/lib/houtai"),
    ),
    addresses_in_locks: (
        Source("requirements.lock", "--index-url somewhere\n"),
        Source("requirements.lock", "alembic==1.0 \\\n    --hash=sha256:00\n"),
    ),
    decisions: (
        Source("docs/adr/0001-x.md", "# 0001 X\n\n## Context\n"),
        Source(
            "docs/adr/0001-x.md", "# 0001 X\n\n" + "".join(f"## {part}\n" for part in ADR_PARTS)
        ),
    ),
}
by_name = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@by_name
def test_the_papers_keep_the_rule(rule):
    assert_none(breach for source in house() for breach in rule(source))


@by_name
def test_a_planted_breach_is_found_and_its_lawful_twin_is_not(rule):
    breach, lawful = RULES[rule]
    assert len(list(rule(breach))) == 1
    assert list(rule(lawful)) == []


def text_of(path: str) -> str:
    return (REPOSITORY / path).read_text(encoding="utf-8")


def unlisted(names: Collection[str], text: str) -> list[str]:
    """Names that the text does not hold between backquotes."""
    return sorted(name for name in names if f"`{name}`" not in text)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_exactly_the_variables_that_are_read(readme):
    read = {name for one in house() if one.is_code for name in VARIABLE.findall(one.text)}
    assert set(VARIABLE.findall(text_of(readme))) == read


def test_the_map_of_modules_names_every_module_and_table():
    tables = {one.__table__.fullname for one in composed.mapped_classes()}
    modules = {source.owner for source in house() if source.owner is not None}
    assert unlisted(tables | modules, text_of("docs/modules.md")) == []


def test_an_unlisted_name_is_found():
    assert unlisted({"ledger.hold", "ledger"}, "`ledger` has ledger.hold") == ["ledger.hold"]


def test_decisions_have_numbers_of_their_own():
    numbers = [path.name[:4] for path in (REPOSITORY / "docs/adr").glob("[0-9]*.md")]
    assert repeated(numbers) == []


def terms(text: str) -> list[tuple[str, str]]:
    """Rows of the glossary's tables: the business word and the word in code."""
    rows = re.findall(r"^\| ([^|]+) \| `([^|`]+)` \|", text, re.MULTILINE)
    return [(chinese.strip(), code.strip()) for chinese, code in rows]


def repeated(words: list[str]) -> list[str]:
    return sorted({word for word in words if words.count(word) > 1})


def test_the_glossary_gives_each_thing_one_word():
    found = terms(text_of("docs/glossary.md"))
    assert len(found) >= GLOSSARY_TERMS_MIN
    assert repeated([chinese for chinese, _ in found]) == []
    assert repeated([code for _, code in found]) == []


def test_a_word_with_two_meanings_is_found():
    found = terms("| 订单 | `order` | x |\n| 单据 | `order` | y |\n")
    assert repeated([code for _, code in found]) == ["order"]
