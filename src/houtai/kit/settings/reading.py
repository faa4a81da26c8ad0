"""What is set at this moment: read at once for all settings, kept for seconds by each process."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import structlog
from pydantic import ValidationError
from sqlalchemy import Engine, event, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from houtai.kit.settings.declaring import Setting

KEPT_SECONDS = 2.0
"""No change takes longer than this to be seen everywhere."""

Value = TypeVar("Value")
_TOUCHED = "houtai.settings_touched"
_log = structlog.get_logger("houtai.settings")

# A picture is as old as its transaction, however late it is looked at.
_ALL = text(
    """
    SELECT coalesce(jsonb_object_agg(code, value) FILTER (WHERE value IS NOT NULL), '{}'),
           CAST(extract(epoch FROM clock_timestamp() - transaction_timestamp()) AS float8)
      FROM kit.setting
    """
)


@dataclass(frozen=True)
class _Picture:
    values: Mapping[str, Any]
    taken: float


_pictures: WeakKeyDictionary[Engine, _Picture] = WeakKeyDictionary()


async def read(session: AsyncSession, setting: Setting[Value]) -> Value:
    """What is set, or the default. Rarely asks the database."""
    return understood(setting, await read_all(session))


async def read_all(session: AsyncSession) -> Mapping[str, Any]:
    """JSON values of all settings that are set, by code."""
    engine = session.sync_session.get_bind().engine
    if session.info.get(_TOUCHED):
        return (await _look(session)).values
    kept = _pictures.get(engine)
    if kept is None or monotonic() - kept.taken > KEPT_SECONDS:
        kept = _pictures[engine] = await _look(session)
    return kept.values


def understood(setting: Setting[Value], values: Mapping[str, Any]) -> Value:
    """The value of one setting among all; the default where a release narrowed its bounds."""
    if setting.code not in values:
        return setting.default
    try:
        return setting.kind.check(values[setting.code])
    except ValidationError:
        _log.warning("a setting no longer fits, its default holds", setting=setting.code)
        return setting.default


def see_own_changes(session: AsyncSession) -> None:
    """From now on this session reads afresh; the process does so once it has committed."""
    if not session.info.get(_TOUCHED):
        session.info[_TOUCHED] = True
        event.listen(session.sync_session, "after_commit", _forget, once=True)


def _forget(session: Session) -> None:
    _pictures.pop(session.get_bind().engine, None)


async def _look(session: AsyncSession) -> _Picture:
    values, age_seconds = (await session.execute(_ALL)).one()
    return _Picture(values, monotonic() - age_seconds)
