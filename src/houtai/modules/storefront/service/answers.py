"""Answers that are the same for everybody, kept for a moment by each process.

A list may be a few seconds old; of many who ask the same at once one looks and all are answered.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from time import monotonic
from uuid import UUID
from weakref import WeakKeyDictionary

from houtai.kit.changes import Ear

TOPIC = "storefront.lists"
KEPT_SECONDS = 3.0
BYTES_MAX = 16 << 20


@dataclass(frozen=True)
class Answer:
    """A body, its tag, and until when it may be given."""

    body: bytes
    tag: str
    until: float


class Answers:
    """At most BYTES_MAX of answers, the oldest giving way. Keeps nothing unless the ear hears."""

    def __init__(self, ear: Ear, *, seconds: float = KEPT_SECONDS) -> None:
        self._ear = ear
        self._seconds = seconds
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._bytes = 0
        self._looking: dict[str, asyncio.Future[Answer]] = {}
        self._forgotten = 0
        ear.on(TOPIC, self.forget)

    async def answer(
        self, question: str, look: Callable[[], Awaitable[tuple[bytes, str]]]
    ) -> Answer:
        """What is kept, or what `look` finds."""
        kept = self._kept.get(question)
        if kept is not None and kept.until > monotonic():
            return kept
        looking = self._looking.get(question)
        if looking is not None:
            return await asyncio.shield(looking)
        return await self._look(question, look)

    async def _look(
        self, question: str, look: Callable[[], Awaitable[tuple[bytes, str]]]
    ) -> Answer:
        mine = self._looking[question] = asyncio.get_running_loop().create_future()
        # Whoever waits is told; if nobody does, the error is ours alone to raise.
        mine.add_done_callback(lambda done: done.cancelled() or done.exception())
        forgotten = self._forgotten
        try:
            body, tag = await look()
            answer = Answer(body, tag, monotonic() + self._seconds)
            mine.set_result(answer)
            if self._ear.is_listening and forgotten == self._forgotten:
                self._keep(question, answer)
        except BaseException as error:
            if not mine.done():
                mine.set_exception(error if isinstance(error, Exception) else TimeoutError())
            raise
        finally:
            self._looking.pop(question, None)
        return answer

    def forget(self, _keys: Collection[UUID] | None) -> None:
        """Let go of everything: who can tell in which lists it stood?"""
        self._forgotten += 1
        self._kept.clear()
        self._bytes = 0

    def _keep(self, question: str, answer: Answer) -> None:
        before = self._kept.pop(question, None)
        self._bytes += len(answer.body) - (len(before.body) if before else 0)
        self._kept[question] = answer
        while self._bytes > BYTES_MAX:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body)


_answers: WeakKeyDictionary[Ear, Answers] = WeakKeyDictionary()


def answers_of(ear: Ear) -> Answers:
    """Those of this process."""
    found = _answers.get(ear)
    if found is None:
        found = _answers[ear] = Answers(ear)
    return found
