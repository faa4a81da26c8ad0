"""The import contracts of pyproject.toml hold, and each breaks on a planted breach."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from tests.architecture.sources import REPOSITORY, assert_none

LAWFUL = {
    "entry/http.py": "from houtai.modules.ordering import api",
    "modules/ordering/public.py": "from houtai.modules.ordering.service import place",
    "modules/ordering/api.py": "from houtai.modules.ordering import service",
    "modules/ordering/handlers.py": "from houtai.modules.ordering import service",
    "modules/ordering/service.py": "from houtai.modules.ordering import tables",
    "modules/ordering/tables.py": "from houtai.kit import db\nOrder = db",
    "modules/marketing/public.py": "from houtai.events import marketing",
    "modules/wms/__init__.py": "",
    "events/marketing.py": "",
    "kit/db.py": "",
}
PLANTED = [
    ("Direction", "kit/db.py", "from houtai.events import marketing"),
    ("Direction", "events/marketing.py", "from houtai.modules.marketing import public"),
    ("Direction", "modules/wms/service.py", "from houtai.entry import http"),
    ("Direction", "attic/__init__.py", ""),
    ("Tiers", "modules/marketing/service.py", "from houtai.modules.ordering import public"),
    ("Tiers", "modules/wms/service.py", "from houtai.modules.ordering import public"),
    ("Tiers", "modules/attic/service.py", ""),
    ("Rooms", "modules/ordering/rules.py", "from houtai.modules.ordering import tables, queries"),
    ("Rooms", "modules/wms/helpers.py", ""),
    ("Doors stay off tables", "modules/wms/api.py", "from houtai.modules.wms import tables"),
    ("Doors stay off tables", "modules/wms/handlers.py", "from houtai.modules.wms import tables"),
]


def build(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / "houtai" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
        for folder in (file.parent, *file.parent.parents):
            if folder == root:
                break
            (folder / "__init__.py").touch()


def verdicts(root: Path) -> dict[str, str]:
    """Run the contracts of our pyproject.toml over the tree: each contract and its fate."""
    said = subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            *("--config", REPOSITORY / "pyproject.toml", "--no-cache"),
        ],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    words = (line.rsplit(" ", 1) for line in said.stdout.splitlines())
    found = {pair[0]: pair[1] for pair in words if pair[-1] in {"KEPT", "BROKEN"}}
    assert found, said.stdout + said.stderr
    return found


def contract_names() -> set[str]:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def test_every_contract_has_a_planted_breach():
    assert {name for name, _, _ in PLANTED} == contract_names()


def test_a_lawful_house_keeps_all_contracts(tmp_path):
    build(tmp_path, LAWFUL)
    assert verdicts(tmp_path) == dict.fromkeys(contract_names(), "KEPT")


@pytest.mark.parametrize(("contract", "file", "text"), PLANTED)
def test_a_planted_breach_breaks_its_contract(contract, file, text, tmp_path):
    tables = {"modules/wms/tables.py": "", "modules/ordering/queries.py": ""}
    build(tmp_path, LAWFUL | tables | {file: text})
    assert verdicts(tmp_path)[contract] == "BROKEN"


def strays(graph: grimp.ImportGraph) -> list[str]:
    """Imports that enter another module by any room but `public`."""
    inside = [m for m in graph.modules if m.startswith("houtai.modules.") and m.count(".") > 2]
    return [
        f"{importer} -> {imported}"
        for importer in inside
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported.startswith("houtai.modules.")
        and imported.split(".")[2] != importer.split(".")[2]
        and not imported.endswith(".public")
    ]


def test_modules_meet_only_at_public():
    assert_none(strays(grimp.build_graph("houtai", cache_dir=None)))


@pytest.mark.parametrize(("room", "breaches"), [("public", 0), ("service", 1), ("rules.prices", 1)])
def test_a_visit_by_another_door_is_found(room, breaches):
    graph = grimp.ImportGraph()
    graph.add_import(
        importer="houtai.modules.ordering.service.place",
        imported=f"houtai.modules.marketing.{room}",
    )
    assert len(strays(graph)) == breaches
