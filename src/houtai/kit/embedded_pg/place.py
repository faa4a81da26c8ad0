"""Where the data directory of a home lies: under home, or where an unprivileged owner can go."""

import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from houtai.kit.embedded_pg import own_files
from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed
from houtai.kit.embedded_pg.owner import Owner, choose_owner

# Stands in a home whose data directory lies elsewhere, and says where.
POINTER = "postgres.location"


class HomeCopied(EmbeddedPostgresFailed):
    key = "postgres.home_copied"


class DataUnreachable(EmbeddedPostgresFailed):
    key = "postgres.data_unreachable"


@dataclass(frozen=True)
class Place:
    """A data directory, there or yet to be made, and who runs it."""

    owner: Owner
    data_folder: Path


def find_place(home: Path) -> Place:
    """The place of this home's cluster; writes a pointer into home if that is elsewhere."""
    data_folder = data_folder_of(home)
    filled = is_filled(data_folder)
    owner = choose_owner(data_folder if filled else None)
    if data_folder.parent == home and not owner.reaches(home):
        if filled:
            raise DataUnreachable(folder=data_folder, user=owner.name)
        data_folder = _point_elsewhere(home)
    if data_folder.parent != home:
        _claim(data_folder, home)
    return Place(owner, data_folder)


def owner_of(home: Path) -> Owner:
    """Who runs, or would run, the server of this home."""
    data_folder = data_folder_of(home)
    return choose_owner(data_folder if is_filled(data_folder) else None)


def data_folder_of(home: Path) -> Path:
    """Where the data of this home lie, or would lie; nothing is made or claimed."""
    return _pointed_to(home) or home / "postgres"


def is_filled(data_folder: Path) -> bool:
    """Whether something is there; a folder that we may not look into surely is."""
    try:
        return any(data_folder.iterdir())
    except FileNotFoundError:
        return False
    except PermissionError:
        return True


def _pointed_to(home: Path) -> Path | None:
    try:
        return _path_in(home / POINTER)
    except FileNotFoundError:
        return None


def _path_in(file: Path) -> Path:
    return Path(os.fsdecode(file.read_bytes()).rstrip("\n"))


def _point_elsewhere(home: Path) -> Path:
    # A folder left by a home that was deleted is never taken over, nor thrown away.
    name = own_files.digest_of(home)
    names = (f"{name}-{number}" if number else name for number in count())
    folder = next(own_files.SYSTEM_FOLDER / each for each in names if _is_free(each))
    own_files.write_whole(home / POINTER, f"{folder / 'postgres'}\n", mode=0o644)
    return folder / "postgres"


def _is_free(name: str) -> bool:
    return not (own_files.SYSTEM_FOLDER / name).exists()


def _claim(data_folder: Path, home: Path) -> None:
    """A copied home brings a pointer to data that belong to the original: refuse to share them."""
    folder = own_files.make_system_folder(data_folder.parent)
    sign = folder / "home"
    original = _path_in(sign) if sign.exists() else home
    if original != home and _pointed_to(original) == data_folder:
        raise HomeCopied(folder=home, original=original, data_folder=data_folder)
    if original != home or not sign.exists():
        own_files.write_whole(sign, f"{home}\n", mode=0o644)
