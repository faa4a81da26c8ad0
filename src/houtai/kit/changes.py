"""Telling all processes that what they keep of something is old.

    await changes.tell(session, "storefront.page", product_ids)     # where it changes
    ear.on("storefront.page", snapshot.drop)                        # where it is kept

What is told with a transaction arrives once it is committed, and not at all if it is rolled back.
Whoever keeps something keeps it only while the ear hears (`is_listening`), and lets go of all of it
when the line was down: what was said meanwhile is lost.
"""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.transient import persist

CHANNEL = "changes"
KEYS_PER_NOTE_MAX = 150
NOTES_MAX = 40
EVERYTHING = "*"
ANSWER_SECONDS_MAX = 5
_NOTIFY = text("SELECT pg_notify(:channel, note) FROM unnest(CAST(:notes AS text[])) AS note")

Forget = Callable[[Collection[UUID] | None], None]
"""Lets go of what is kept under these keys; of everything when there is None."""


async def tell(session: AsyncSession, topic: str, keys: Collection[UUID] | None) -> None:
    """Everybody lets go of these, or of all of the topic, once this transaction is committed.

    NOTIFY holds a lock of the whole server through the commit, so this is for workers that tell
    of many at once, not for the transactions of requests.
    """
    if keys is not None and not keys:
        return
    await session.execute(_NOTIFY, {"channel": CHANNEL, "notes": _notes(topic, keys)})


def _notes(topic: str, keys: Collection[UUID] | None) -> list[str]:
    """PostgreSQL carries at most 8,000 bytes in one; of very many, all are let go."""
    if keys is None or len(keys) > KEYS_PER_NOTE_MAX * NOTES_MAX:
        return [f"{topic} {EVERYTHING}"]
    names = sorted(map(str, keys))
    return [
        f"{topic} {','.join(names[start : start + KEYS_PER_NOTE_MAX])}"
        for start in range(0, len(names), KEYS_PER_NOTE_MAX)
    ]


class Ear:
    """The ear of a process: one connection listens for all that is kept there."""

    def __init__(self) -> None:
        self._forgetting: dict[str, list[Forget]] = {}
        self._listening: asyncio.Task[None] | None = None
        self.is_listening = False

    def on(self, topic: str, forget: Forget) -> None:
        """From now on this is called for what is told of the topic."""
        self._forgetting.setdefault(topic, []).append(forget)

    def start(self, url: str) -> None:
        """Begin to listen, and go on through outages."""
        loop = asyncio.get_running_loop()
        listen = partial(self._listen, url)
        self._listening = loop.create_task(persist("changes", listen), name="changes listener")

    def close(self) -> None:
        """Stop; from now on nothing may be kept."""
        self.is_listening = False
        if self._listening is not None:
            self._listening.cancel()
            self._listening = None

    def hear(self, note: str) -> None:
        """Pass on one note."""
        topic, _, names = note.partition(" ")
        keys = None if names == EVERYTHING else [UUID(name) for name in names.split(",")]
        for forget in self._forgetting.get(topic, []):
            forget(keys)

    async def _listen(self, url: str) -> None:
        connection = await psycopg.AsyncConnection.connect(
            url,
            autocommit=True,
            connect_timeout=ANSWER_SECONDS_MAX,
            # Whoever only listens would not notice for hours that the other end is gone.
            keepalives_idle=2 * ANSWER_SECONDS_MAX,
            keepalives_interval=ANSWER_SECONDS_MAX,
            keepalives_count=3,
        )
        try:
            await connection.execute(f"LISTEN {CHANNEL}")
            self._forget_all()
            self.is_listening = True
            async for note in connection.notifies():
                self.hear(note.payload)
        finally:
            self.is_listening = False
            # From here on nobody says that something is old.
            self._forget_all()
            with suppress(Exception):
                await connection.close()
        raise ConnectionError("the line to the database broke")

    def _forget_all(self) -> None:
        for forgetting in self._forgetting.values():
            for forget in forgetting:
                forget(None)
