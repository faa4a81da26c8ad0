"""The doctor's look at the machine: folders, disk, users, programs, the port."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from houtai.entry import up
from houtai.entry.doctor.finding import Finding, doubtful, good, wrong
from houtai.entry.refusals import CannotStart
from houtai.kit.embedded_pg import EmbeddedPostgres, EmbeddedPostgresFailed
from houtai.kit.embedded_pg.leases import Lock
from houtai.kit.environment import Environment

GB = 1 << 30
DISK_BYTES_LOW = 5 * GB
DISK_BYTES_MIN = GB
MAJOR_VERSION_MIN = 18


def time_zone(environment: Environment) -> Finding:
    """Days of business are counted in a zone that this machine must know."""
    name = environment.time_zone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return wrong("time_zone", "unknown", name=name)
    return good("time_zone", name=name)


def home(environment: Environment) -> Finding:
    """Everything that is kept is kept below home."""
    folder = _existing(environment.home)
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return wrong("home", "closed", folder=folder)
    return good("home", folder=environment.home)


def disk(environment: Environment) -> Finding:
    """A full disk stops the database."""
    free_bytes = shutil.disk_usage(_existing(environment.home)).free
    free = f"{free_bytes / GB:.1f}"
    if free_bytes < DISK_BYTES_MIN:
        return wrong("disk", "full", free=free)
    if free_bytes < DISK_BYTES_LOW:
        return doubtful("disk", "low", free=free)
    return good("disk", free=free)


def database_user(environment: Environment) -> Finding:
    """PostgreSQL refuses to run as root, so that another user has to be there."""
    if environment.database_url is not None:
        return good("database_user", name="-")
    try:
        owner = EmbeddedPostgres(environment.home).running_as
    except EmbeddedPostgresFailed as failure:
        return wrong("database_user", "missing", said=failure.text(environment.language))
    return good("database_user", name=owner.name)


def programs(environment: Environment) -> Finding:
    """The server, and the tools that backups need, come with the installation."""
    try:
        server = EmbeddedPostgres(environment.home).binary("postgres")
        said = subprocess.run([server, "--version"], capture_output=True, text=True, check=True)  # noqa: S603  # our own program
    except EmbeddedPostgresFailed as failure:
        return wrong("programs", "missing", said=failure.text(environment.language))
    except (OSError, subprocess.CalledProcessError) as problem:
        return wrong("programs", "missing", said=problem)
    version = said.stdout.split()[-1]
    if int(version.partition(".")[0]) < MAJOR_VERSION_MIN:
        return wrong("programs", "old", version=version, least=MAJOR_VERSION_MIN)
    return good("programs", version=version)


def port(environment: Environment) -> Finding:
    """Free for us, or already ours."""
    if _is_up(environment):
        if up.is_ready(*up.reachable_at(environment)):
            return good("port", port=environment.port)
        return doubtful("port", "not_ready", port=environment.port)
    try:
        with up.open_door(environment):
            return good("port", port=environment.port)
    except CannotStart as refusal:
        return wrong("port", "taken", port=environment.port, said=refusal.fields["said"])


def has_database(environment: Environment) -> bool:
    """Whether this home ever had an embedded database; asking must not make one."""
    return any((environment.home / name).exists() for name in ("postgres", "postgres.location"))


def _is_up(environment: Environment) -> bool:
    lock_file = environment.home / up.LOCK_FILE
    if not lock_file.exists():
        return False
    with closing(Lock(lock_file)) as lock:
        return not lock.try_take()


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.exists())
