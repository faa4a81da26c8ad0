"""The floor under coverage: branches taken, area by area. Runs as `python -m tests.coverage_floor`.

Says one line per area; where too little was reached, it says what was missed.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coverage import Coverage

BRANCHES_PERCENT_MIN = {"src/houtai/kit": 90, "src/houtai/modules/ledger": 90, "src/houtai": 80}


def reached_percent(files: Mapping[str, Any], area: str) -> float:
    """Share of branches taken in the area's files; what was not measured was not taken."""
    summaries = [one["summary"] for name, one in files.items() if name.startswith(f"{area}/")]
    branches = sum(one["num_branches"] for one in summaries)
    return 100 * sum(one["covered_branches"] for one in summaries) / branches if branches else 0.0


def measured_files(coverage: Coverage) -> dict[str, Any]:
    """Per file what was reached, by its path from the root."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report))
        files: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name).as_posix(): one for name, one in files.items()}


def main() -> int:
    """Say how much was reached; 1 if an area lies under its floor."""
    coverage = Coverage()
    coverage.load()
    files = measured_files(coverage)
    low = []
    for area, floor_percent in BRANCHES_PERCENT_MIN.items():
        percent = reached_percent(files, area)
        print(f"{percent:5.1f} % of branches in {area} (at least {floor_percent} %)")
        if percent < floor_percent:
            low.append(f"{area}/*")
    if low:
        coverage.report(include=low, skip_covered=True, show_missing=True)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
