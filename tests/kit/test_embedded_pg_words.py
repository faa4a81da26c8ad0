"""What the embedded database says, and what it finds on the machine; no server runs here."""

import sys
from pathlib import Path
from string import Formatter

import psutil
import pytest

from houtai.kit.embedded_pg import EmbeddedPostgres, EmbeddedPostgresFailed
from houtai.kit.embedded_pg.binaries import PACKAGE
from houtai.kit.embedded_pg.failures import (
    DataNotOurs,
    DiskFull,
    FolderClosed,
    SocketTrouble,
    failure_from,
    in_clear_words,
)
from houtai.kit.embedded_pg.settings import GB, settings_text, usable_memory_bytes
from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import catalogue


@pytest.mark.parametrize(
    ("memory_bytes", "buffers"), [(GB // 2, "128MB"), (16 * GB, "2048MB"), (512 * GB, "4096MB")]
)
def test_buffers_fit_the_memory(memory_bytes, buffers):
    text = settings_text(Path("/tmp/socket"), memory_bytes)
    assert f"\nshared_buffers = {buffers}\n" in text


def test_memory_is_never_more_than_the_machine_has():
    assert GB // 4 < usable_memory_bytes() <= psutil.virtual_memory().total


def test_a_full_disk_is_said_as_such(tmp_path):
    with pytest.raises(DiskFull), in_clear_words(tmp_path), Path("/dev/full").open("wb", 0) as file:
        file.write(b"x")
    said = "FATAL:  could not write lock file: No space left on device"
    assert isinstance(failure_from(said, tmp_path), DiskFull)


def test_every_failure_has_a_text_in_every_language():
    for kind in [EmbeddedPostgresFailed, *EmbeddedPostgresFailed.__subclasses__()]:
        texts = [catalogue(language)[kind.key] for language in LANGUAGES]
        first, second = ({name for _, name, _, _ in Formatter().parse(text)} for text in texts)
        assert first == second, kind.key


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('FATAL:  data directory "/x" has wrong ownership', DataNotOurs),
        ("FATAL:  could not create any Unix-domain sockets", SocketTrouble),
        ("FATAL:  could not map anonymous shared memory", EmbeddedPostgresFailed),
    ],
)
def test_the_servers_words_tell_the_kind_of_failure(said, kind, tmp_path):
    assert type(failure_from(f"LOG:  starting\n{said}\n", tmp_path)) is kind


def test_a_closed_folder_is_said_with_its_name(tmp_path):
    with pytest.raises(FolderClosed) as closed, in_clear_words(tmp_path):
        raise PermissionError(13, "Permission denied", str(tmp_path / "locked"))
    assert closed.value.text("zh-CN").startswith(f"无法进入或写入 {tmp_path}/locked。")


def test_programs_are_found_without_a_server(tmp_path):
    database = EmbeddedPostgres(tmp_path / "var")
    said = database.running_as.run([database.binary("pg_dump"), "--version"]).stdout
    assert said.startswith("pg_dump (PostgreSQL) 18.")
    with pytest.raises(EmbeddedPostgresFailed) as missing:
        database.binary("pg_nothing")
    assert missing.value.key == "postgres.binaries_missing"
    assert not (tmp_path / "var").exists()
    assert PACKAGE not in sys.modules
