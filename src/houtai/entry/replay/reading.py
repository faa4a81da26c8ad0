"""Lines of a file of old sales, one after the other.

What cannot be read stops the whole before anything was done with it. Where a row is no row of the
table that is told at once; cells that are not what their column says are told together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from houtai.entry.refusals import Refused
from houtai.entry.replay import cells
from houtai.entry.replay.mapping import Mapping
from houtai.entry.replay.rows import rows
from houtai.kit.texts import say

WRONG_MAX = 20
"""Cells that are told; who has more of them looks at his file first."""
SHOWN_MAX = 40
MOMENTS_KEPT = 4_096


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that is not what its column says, and why."""

    line: int
    column: str
    cell: str
    reason: str


class CellsWrong(Refused):
    """Told together, each in a line of its own."""

    def __init__(self, wrong: Sequence[WrongCell]) -> None:
        super().__init__("replay.cells_wrong")
        self.wrong = wrong

    def text(self, language: str) -> str:
        """Where they stand, and what is the matter with each."""
        said = [
            say(
                "cli.replay.wrong_cell",
                language,
                line=one.line,
                column=one.column,
                cell=one.cell[:SHOWN_MAX],
                why=say(f"cli.replay.cell.{one.reason}", language),
            )
            for one in self.wrong
        ]
        return say(self.key, language, said="\n".join(said))


@dataclass(frozen=True, slots=True)
class OldLine:
    """A line as it stands in the file. `number`: where it begins, as an editor counts."""

    number: int
    order: str
    code: str
    name: str
    pieces: int
    at: datetime
    month: str
    price: Decimal
    customer: str
    country: str

    @property
    def amount(self) -> Decimal:
        """To the last decimal, never rounded."""
        return self.price * self.pieces


class Reader:
    """Reads one file by one mapping, as often as it is asked to."""

    def __init__(self, path: Path, mapping: Mapping) -> None:
        self._path = path
        self._mapping = mapping
        headings = mapping.columns
        name_of = partial(cells.read_name_of, mapping=mapping)
        needed = partial(cells.read_needed, mapping=mapping)
        moment = lru_cache(MOMENTS_KEPT)(partial(cells.read_moment, mapping=mapping))
        self._kinds: Sequence[tuple[str, Callable[[str], Any]]] = (
            (headings.order, needed),
            (headings.code, needed),
            (headings.name, str),
            (headings.pieces, cells.read_pieces),
            (headings.at, moment),
            (headings.price, cells.read_price),
            (headings.customer, name_of),
            (headings.country, str),
        )

    def lines(self) -> Iterator[OldLine]:
        """In their order. Raises Refused; of wrong cells when all was read."""
        every = rows(self._path, self._mapping)
        heading = [one.strip() for _, row in islice(every, 1) for one in row]
        places = self._places(heading)
        wrong: list[WrongCell] = []
        for number, row in every:
            if len(row) != len(heading):
                there = {"line": number, "found": len(row), "expected": len(heading)}
                raise Refused("replay.row_differs", **there)
            before = len(wrong)
            found = self._read(number, [row[place].strip() for place in places], wrong)
            if len(wrong) == before:
                order, code, name, pieces, (at, month), price, customer, country = found
                yield OldLine(
                    number, order, code, name, pieces, at, month, price, customer, country
                )
            elif len(wrong) >= WRONG_MAX:
                break
        if wrong:
            raise CellsWrong(wrong)

    def _places(self, heading: Sequence[str]) -> list[int]:
        """Where each column stands. Raises Refused."""
        wanted = [name for name, _ in self._kinds]
        there = ", ".join(heading)
        if missing := [one for one in wanted if one not in heading]:
            raise Refused("replay.columns_missing", missing=", ".join(missing), there=there)
        if twice := [one for one in wanted if heading.count(one) > 1]:
            raise Refused("replay.columns_twice", twice=", ".join(twice), there=there)
        return [heading.index(one) for one in wanted]

    def _read(self, number: int, row: Sequence[str], wrong: list[WrongCell]) -> list[Any]:
        found = []
        for (column, read), cell in zip(self._kinds, row, strict=True):
            try:
                found.append(read(cell))
            except cells.CellWrong as fault:
                wrong.append(WrongCell(number, column, cell, fault.reason))
        return found
