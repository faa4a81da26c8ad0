"""Figures with their references and marks: printed as a table, kept as JSON."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Figure:
    """One measured thing. `mark` is the bound that the house has set itself, as text."""

    what: str
    measured: float
    unit: str
    reference: str = ""
    reference_value: float | None = None
    ratio: float | None = None
    mark: str = ""
    kept: bool | None = None


def machine() -> dict[str, object]:
    """What the figures depend on and nobody chose: cores, memory, load while measuring."""
    memory_bytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "memory_gib": round(memory_bytes / 2**30, 1),
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "load_average": [round(value, 2) for value in os.getloadavg()],
    }


def show(figures: Sequence[Figure], before: dict[str, object]) -> None:
    """Print the table; a figure that misses its mark is red."""
    table = Table(title=f"houtai bench · {before['cores']} cores · {before['at']}")
    for title in ("what", "measured", "reference", "ratio", "mark", ""):
        table.add_column(title, justify="right" if title in {"measured", "ratio"} else "left")
    for figure in figures:
        table.add_row(
            figure.what,
            f"{figure.measured:,.4g} {figure.unit}"
            if figure.measured < 100
            else f"{figure.measured:,.0f} {figure.unit}",
            figure.reference,
            "" if figure.ratio is None else f"{figure.ratio:.2f}",
            figure.mark,
            {None: "", True: "[green]kept[/]", False: "[red]missed[/]"}[figure.kept],
        )
    console = Console(width=160)
    console.print(table)
    console.print(
        f"load average before {before['load_average']}, after {machine()['load_average']}"
    )


def keep(figures: Sequence[Figure], before: dict[str, object]) -> Path:
    """Write the figures where later runs can be compared with them."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{str(before['at']).replace(':', '')}.json"
    rows = {"machine": before, "figures": [asdict(figure) for figure in figures]}
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False), encoding="utf-8")
    return path
