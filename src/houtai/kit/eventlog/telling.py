"""Telling what happened, in the transaction in which it happened."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.eventlog.events import Event, encode
from houtai.kit.eventlog.wake import wake_after_commit
from houtai.kit.logs import in_hand

_APPEND = text(
    """
    INSERT INTO eventlog.event (name, version, shard, key, body, request_id)
    SELECT name, version, shard, key, body, :request_id
      FROM jsonb_to_recordset(CAST(:events AS jsonb))
           AS told (name text, version bigint, shard bigint, key text, body jsonb)
    """
)


async def emit(session: AsyncSession, *events: Event) -> None:
    """Append to the log, all or nothing with the caller's transaction.

    Call it after the statement that locks what the event is about: the position taken here is
    the event's place in the order of its key.
    """
    if not events:
        return
    request = in_hand.get()
    told = {"events": encode(events).decode(), "request_id": request and request.id}
    await direct.count(session, _APPEND, told)
    wake_after_commit(session)
