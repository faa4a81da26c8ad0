"""A data directory: made whole or not at all, checked before use, given its settings."""

import os
import shutil
import tempfile
from pathlib import Path

from houtai.kit.embedded_pg.binaries import MAJOR_VERSION
from houtai.kit.embedded_pg.failures import (
    DataNotOurs,
    EmbeddedPostgresFailed,
    failure_from,
)
from houtai.kit.embedded_pg.own_files import sync_folder, write_whole
from houtai.kit.embedded_pg.place import Place
from houtai.kit.embedded_pg.settings import (
    PG_HBA_CONF,
    POSTGRESQL_CONF,
    SETTINGS_FILE,
    settings_text,
    usable_memory_bytes,
)

SUPERUSER = "houtai_owner"

_DRAFT_PREFIX = "postgres.new-"


class WrongMajorVersion(EmbeddedPostgresFailed):
    key = "postgres.wrong_major_version"


class NoCluster(EmbeddedPostgresFailed):
    key = "postgres.no_cluster"


def check(place: Place) -> None:
    """Refuse a data directory that this release or this user cannot or must not start."""
    try:
        owner_uid = place.data_folder.stat().st_uid
        version = (place.data_folder / "PG_VERSION").read_text().strip()
    except FileNotFoundError as problem:
        raise NoCluster(folder=place.data_folder) from problem
    except PermissionError as problem:
        raise DataNotOurs(folder=place.data_folder, said=problem) from problem
    if version != MAJOR_VERSION:
        raise WrongMajorVersion(folder=place.data_folder, found=version, wanted=MAJOR_VERSION)
    if owner_uid != place.owner.uid:
        raise DataNotOurs(folder=place.data_folder, said=f"uid {owner_uid} ≠ {place.owner.uid}")


def create(place: Place, binaries: Path, password: str) -> None:
    """Make a new cluster beside its place and move it there; a kill leaves only a draft behind."""
    parent = place.data_folder.parent
    for left_over in parent.glob(f"{_DRAFT_PREFIX}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    # A name of its own each time: an initdb whose starter was killed may still write to the last.
    draft = Path(tempfile.mkdtemp(prefix=_DRAFT_PREFIX, dir=parent))
    try:
        os.chown(draft, place.owner.uid, place.owner.gid)
        _fill(Place(place.owner, draft), binaries, password)
        draft.rename(place.data_folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync_folder(parent)


def _fill(place: Place, binaries: Path, password: str) -> None:
    command: list[str | Path] = [
        *(binaries / "initdb", "--pgdata", place.data_folder, "--username", SUPERUSER),
        *("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin"),
        *("--builtin-locale=C.UTF-8", "--data-checksums", "--auth=reject", "--no-instructions"),
    ]
    done = place.owner.run(command)
    if done.returncode != 0:
        raise failure_from(done.stdout, place.data_folder.parent)
    write_whole(place.data_folder / "postgresql.conf", POSTGRESQL_CONF, owner=place.owner)
    write_whole(place.data_folder / "pg_hba.conf", PG_HBA_CONF, owner=place.owner)
    write_settings(place, Path("/tmp"))  # noqa: S108  nothing listens before the first real start
    set_password(place, binaries, password)


def write_settings(place: Place, socket_folder: Path) -> None:
    """Fit the settings to the machine as it is now."""
    text = settings_text(socket_folder, usable_memory_bytes())
    write_whole(place.data_folder / SETTINGS_FILE, text, owner=place.owner)


def set_password(place: Place, binaries: Path, password: str) -> None:
    """Give the superuser a password while no server runs, which needs no other password."""
    statement = f"ALTER ROLE {SUPERUSER} PASSWORD '{password}'\n"
    command: list[str | Path] = [
        binaries / "postgres",
        "--single",
        "-D",
        place.data_folder,
        "postgres",
    ]
    done = place.owner.run(command, typed=statement)
    if done.returncode != 0 or "ERROR:" in done.stdout:
        raise failure_from(done.stdout.replace(password, "…"), place.data_folder)
