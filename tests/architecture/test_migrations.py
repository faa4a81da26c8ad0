"""One history with one end, numbered in order, that never reads the code of today."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from houtai.kit import migrate
from tests.architecture.sources import assert_none


def history(folder: Path) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def breaches(folder: Path) -> Iterator[str]:
    script = history(folder)
    heads = script.get_heads()
    if len(heads) != 1:
        yield f"the history has {len(heads)} ends: {', '.join(sorted(heads))}"
        return
    for number, step in enumerate(reversed(list(script.walk_revisions())), 1):
        path = Path(step.path)
        if step.revision != f"{number:04}" or not path.name.startswith(f"{number:04}_"):
            yield f"{path.name} is step {number} and calls itself {step.revision}"
        if re.search(r"^(from|import) houtai", path.read_text(encoding="utf-8"), re.MULTILINE):
            yield f"{path.name} imports code that will change under it"


def test_the_history_has_one_end_and_counts_its_steps():
    assert_none(breaches(migrate.FOLDER))


PLANTED = {
    "a second end": 'revision = "0002"\ndown_revision = None\n',
    "a number out of order": 'revision = "0007"\ndown_revision = "0001"\n',
    "code of today": 'from houtai.kit import ids\nrevision = "0002"\ndown_revision = "0001"\n',
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_breach_is_found(planted, tmp_path):
    versions = tmp_path / "versions"
    versions.mkdir()
    shutil.copy(migrate.FOLDER / "env.py", tmp_path)
    shutil.copy(migrate.FOLDER / "script.py.mako", tmp_path)
    (versions / "0001_start.py").write_text('revision = "0001"\ndown_revision = None\n')
    assert list(breaches(tmp_path)) == []
    (versions / "0002_more.py").write_text(PLANTED[planted])
    assert len(list(breaches(tmp_path))) == 1
