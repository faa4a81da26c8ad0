"""Two kept runs side by side: `python -m bench compare [OLDER NEWER]`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.report import RESULTS, Figure

DRIFT_MAX = 0.15
"""Ratios of two runs on one machine lie no further apart, or something has changed."""


@dataclass(frozen=True)
class Change:
    """One figure of two runs. `drift` is of the ratio where there is one: it knows no machine."""

    what: str
    older: Figure
    newer: Figure

    @property
    def drift(self) -> float:
        """0.1 is a tenth more than before."""
        old, new = self.older.ratio, self.newer.ratio
        if old is None or new is None:
            old, new = self.older.measured, self.newer.measured
        return new / old - 1 if old else float(new != old)

    @property
    def is_even(self) -> bool:
        """A figure without a reference moves with the machine and is only told."""
        return self.older.ratio is None or abs(self.drift) <= DRIFT_MAX


def read(path: Path) -> dict[str, Figure]:
    """By what was measured."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return {row["what"]: Figure(**row) for row in kept["figures"]}


def changes(older: Path, newer: Path) -> list[Change]:
    """Of everything that both runs measured."""
    before, after = read(older), read(newer)
    return [Change(what, before[what], one) for what, one in after.items() if what in before]


def newest_two() -> tuple[Path, Path]:
    """Raises ValueError where fewer were kept."""
    kept = sorted(RESULTS.glob("*.json"))
    if len(kept) < 2:
        raise ValueError(f"two runs are compared, and {len(kept)} are kept in {RESULTS.name}/")
    return kept[-2], kept[-1]


def show(found: Sequence[Change]) -> None:
    """A ratio that has drifted too far is red."""
    table = Table(title="houtai bench: two runs")
    for title in ("what", "older", "newer", "ratios", "drift"):
        table.add_column(title, justify="left" if title == "what" else "right")
    for one in found:
        ratios = [one.older.ratio, one.newer.ratio]
        table.add_row(
            one.what,
            f"{one.older.measured:,.4g} {one.older.unit}",
            f"{one.newer.measured:,.4g} {one.newer.unit}",
            "" if None in ratios else " → ".join(f"{ratio:.2f}" for ratio in ratios),
            f"{one.drift:+.0%}" if one.is_even else f"[red]{one.drift:+.0%}[/]",
        )
    Console(width=160).print(table)


def main(names: Sequence[str]) -> int:
    """Exit code 1 when a ratio has drifted by more than `DRIFT_MAX`, 2 when nothing compares."""
    try:
        older, newer = (Path(name) for name in names) if names else newest_two()
    except ValueError as error:
        print(error)
        return 2
    found = changes(older, newer)
    show(found)
    return 0 if all(one.is_even for one in found) else 1
