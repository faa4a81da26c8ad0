"""What a failure of the database means to the one who asked."""

import errno
from typing import ClassVar

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from houtai.kit.errors import Conflict, HoutaiError, Invalid, Unavailable

_DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT}


class ValueOutOfRange(Invalid):
    """The database cannot hold the value, and no shape at the door had said so."""

    code = "request.value_out_of_range"


class TryAgain(Unavailable):
    """Deadlock, serialisation, a lock not had in time: the same request may well succeed now."""

    code = "request.try_again"


class DiskFull(Unavailable):
    code = "request.disk_full"


class ReadOnly(Unavailable):
    """A replica, or a server that protects itself."""

    code = "request.read_only"


class _Meaning:
    """SQLSTATEs, whole or by class (their first two characters)."""

    BY_STATE: ClassVar[dict[str, type[HoutaiError]]] = {
        "25006": ReadOnly,
        "3D000": Unavailable,
        "40001": TryAgain,
        "40P01": TryAgain,
        "53100": DiskFull,
        "55000": Unavailable,
        "55P03": TryAgain,
        "57014": TryAgain,
    }
    BY_CLASS: ClassVar[dict[str, type[HoutaiError]]] = {
        "08": Unavailable,
        "22": ValueOutOfRange,
        "23": Conflict,
        "28": Unavailable,
        "53": Unavailable,
        "57": Unavailable,
        "58": Unavailable,
    }
    BY_TYPE: ClassVar[dict[type[Exception], type[HoutaiError]]] = {
        psycopg.DataError: ValueOutOfRange,
        psycopg.IntegrityError: Conflict,
        psycopg.OperationalError: Unavailable,
        psycopg.InterfaceError: Unavailable,
    }


def failure_from(error: Exception) -> HoutaiError | None:
    """The failure to answer with; None if the database has no part in it, or it is our mistake."""
    if isinstance(error, PoolTimeout):
        return Unavailable(retry_seconds=1)
    if isinstance(error, UnicodeEncodeError):
        return ValueOutOfRange(place="body")
    if isinstance(error, OSError) and error.errno in _DISK_ERRORS:
        return DiskFull()
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    meaning = _meaning_of(cause)
    return None if meaning is None else _told(meaning)


def _meaning_of(cause: psycopg.Error) -> type[HoutaiError] | None:
    state = cause.sqlstate or ""
    found = _Meaning.BY_STATE.get(state) or _Meaning.BY_CLASS.get(state[:2])
    if found is not None or state:
        return found
    kinds = (_Meaning.BY_TYPE.get(kind) for kind in type(cause).__mro__)
    return next(filter(None, kinds), None)


def _told(meaning: type[HoutaiError]) -> HoutaiError:
    if meaning is ValueOutOfRange:
        return meaning(place="body")
    return meaning(retry_seconds=1) if issubclass(meaning, Unavailable) else meaning()
