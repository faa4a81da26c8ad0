"""Whether this process answers, whether it can work, and which release it is."""

import asyncio
import os
import shutil
from functools import cache
from importlib.metadata import version
from pathlib import Path

from fastapi import Request
from sqlalchemy import text

from houtai.kit import migrate
from houtai.kit.db import Database
from houtai.kit.embedded_pg import data_folder_of
from houtai.kit.environment import Environment
from houtai.kit.errors import Unavailable
from houtai.kit.http import Router
from houtai.kit.shapes import View

READY_SECONDS_MAX = 2.0
FREE_BYTES_MIN = 64 << 20
"""Below this a commit may fail any moment: better to send work elsewhere, or to make room."""

_ABSENT = "0"
_UNDEFINED = frozenset({"3F000", "42P01", "22023", "42501"})
"""No schema, no table, no role `houtai_app`, no right to look: the first step has not run."""

router = Router(prefix="/health", tags=["health"])


class DatabaseAway(Unavailable):
    code = "house.database_away"


class NotMigrated(Unavailable):
    """The database is older than this release, or newer."""

    code = "house.not_migrated"


class DiskNearlyFull(Unavailable):
    """The disk of home or of the embedded database has no room for the next writes."""

    code = "house.disk_nearly_full"


class Alive(View):
    alive: bool = True


class Ready(View):
    ready: bool = True
    step: str


class Release(View):
    version: str
    step: str


@cache
def _expected_step() -> str:
    return migrate.newest()


@router.get("/live")
async def live() -> Alive:
    """The process answers; it asks nobody."""
    return Alive()


@router.get("/version")
async def release() -> Release:
    """Which houtai this is, and which step of the database it needs."""
    return Release(version=version("houtai"), step=_expected_step())


@router.get("/ready")
async def ready(request: Request) -> Ready:
    """The database is there, fits this release and has room. Answers within two seconds."""
    try:
        async with asyncio.timeout(READY_SECONDS_MAX):
            present = await _present_step(request.app.state.database)
    except Exception as error:
        raise DatabaseAway(retry_seconds=1) from error
    if present != _expected_step():
        raise NotMigrated(present=present, expected=_expected_step())
    full = _full_folder(request.app.state.environment)
    if full is not None:
        raise DiskNearlyFull(folder=full, retry_seconds=10)
    return Ready(step=present)


def _full_folder(environment: Environment) -> Path | None:
    """A folder that houtai writes to and whose disk has no room; an outside server is not seen."""
    for folder in (environment.home, data_folder_of(environment.home)):
        there = next(each for each in (folder, *folder.parents) if os.access(each, os.X_OK))
        if shutil.disk_usage(there).free < FREE_BYTES_MIN:
            return folder
    return None


async def _present_step(database: Database) -> str:
    try:
        async with database.engine.connect() as connection:
            found = await connection.scalar(text("SELECT version_num FROM kit.alembic_version"))
    except Exception as error:
        if getattr(getattr(error, "orig", None), "sqlstate", None) in _UNDEFINED:
            return _ABSENT
        raise
    return _ABSENT if found is None else str(found)
