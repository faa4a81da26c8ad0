"""docs/security.md: each line of the standard is kept and shown, or says why not.

The numbers are those of OWASP ASVS 5.0.0, levels 1 and 2, of the chapters that the page promises.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tests.architecture.sources import REPOSITORY, assert_none

PAGE = "docs/security.md"
LEVEL_1 = """
    1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1
    2.1.1 2.2.1 2.2.2 2.3.1
    3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3
    5.2.1 5.2.2 5.3.1 5.3.2
    6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2
    7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2
    8.1.1 8.2.1 8.2.2 8.3.1
"""
LEVEL_2 = """
    1.1.1 1.1.2 1.2.6 1.2.7 1.2.8 1.2.9 1.3.3 1.3.4 1.3.5 1.3.6 1.3.7 1.3.8 1.3.9 1.3.10 1.3.11
    1.4.1 1.4.2 1.4.3 1.5.2
    2.1.2 2.1.3 2.2.3 2.3.2 2.3.3 2.3.4 2.4.1
    3.3.2 3.3.3 3.3.4 3.4.3 3.4.4 3.4.5 3.4.6 3.5.4 3.5.5 3.7.1 3.7.2
    5.1.1 5.2.3 5.4.1 5.4.2 5.4.3
    6.1.2 6.1.3 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.4 6.4.3 6.4.4 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5
    6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4
    7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2
    8.1.2 8.2.3 8.4.1
    16.1.1 16.2.1 16.2.2 16.2.3 16.2.4 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4
    16.4.1 16.4.2 16.4.3 16.5.1 16.5.2 16.5.3
"""
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([123]) \| (.+?) \| ?(.*?) ?\|$")
SHOWN = re.compile(r"`(tests/[a-z_/]+\.py)(?:::(test_[a-z0-9_]+))?`")
EXCUSES = ("Does not apply:", "Open:", "Elsewhere:")
REASON_WORDS_MIN = 3


@dataclass(frozen=True)
class Line:
    """One row of the page."""

    number: str
    level: int
    how: str
    shown: str


def lines(page: str) -> list[Line]:
    found = (ROW.match(line) for line in page.splitlines())
    return [Line(row[1], int(row[2]), row[3], row[4]) for row in found if row]


def wanted() -> dict[str, int]:
    return dict.fromkeys(LEVEL_1.split(), 1) | dict.fromkeys(LEVEL_2.split(), 2)


def gaps(found: Sequence[Line]) -> Iterator[str]:
    """Lines that are missing, stand twice, or claim another level."""
    numbers = [line.number for line in found]
    levels = wanted()
    yield from (f"{number} is missing" for number in levels if number not in numbers)
    for line in found:
        if numbers.count(line.number) > 1:
            yield f"{line.number} stands more than once"
        if levels.get(line.number, 3) != line.level:
            yield f"{line.number} is not of level {line.level}"


def unproved(found: Sequence[Line]) -> Iterator[str]:
    """Lines that name no test that is there, and give no reason for it."""
    for line in found:
        tests = SHOWN.findall(line.shown)
        for path, name in tests:
            if not is_there(path, name):
                yield f"{line.number} names {path}::{name}, which is not there"
        excuse = next((one for one in EXCUSES if line.how.startswith(one)), None)
        if excuse and len(line.how.removeprefix(excuse).split()) < REASON_WORDS_MIN:
            yield f"{line.number} gives no reason"
        if not tests and not excuse:
            yield f"{line.number} is shown by nothing"


@cache
def text_of(path: str) -> str:
    file = REPOSITORY / path
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def is_there(path: str, name: str) -> bool:
    return bool(re.search(rf"def {name}\(", text_of(path)) if name else text_of(path))


def the_page() -> list[Line]:
    return lines((REPOSITORY / PAGE).read_text(encoding="utf-8"))


def test_every_line_of_the_standard_stands_on_the_page_once():
    assert_none(gaps(the_page()))


def test_every_line_is_shown_by_a_test_or_says_why_not():
    assert_none(unproved(the_page()))


def test_a_missing_line_and_an_empty_proof_are_found():
    page = "| 6.2.1 | 1 | Ten characters. | `tests/guards/test_security_paper.py` |"
    assert "6.2.1 is missing" not in list(gaps(lines(page)))
    assert "6.2.2 is missing" in list(gaps(lines(page)))
    assert len([gap for gap in gaps(lines(f"{page}\n{page}")) if "more than once" in gap]) == 2
    wrong = [Line("6.2.1", 1, "Ten.", "`tests/guards/gone.py`"), Line("6.2.2", 1, "Yes.", "")]
    wrong.append(Line("6.2.3", 1, "Open: later", ""))
    assert len(list(unproved(wrong))) == 3
    assert list(unproved(lines(page))) == []
