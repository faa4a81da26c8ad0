"""Answers that are the same for everybody, kept for a moment by each process.

A list may miss what came within the last seconds, but no card in it is older than its page: what
is told of a product lets go of every answer that shows it. Of many who ask the same at once one
looks and all are answered.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from time import monotonic
from uuid import UUID
from weakref import WeakKeyDictionary

from houtai.kit.changes import Ear
from houtai.modules.storefront.queries.memory import LISTS
from houtai.modules.storefront.service.snapshot import TOPIC as PAGES

BYTES_MAX = 16 << 20


@dataclass(frozen=True)
class Looked:
    """What was found: JSON, the products that it shows, and for how long it may be given."""

    text: str
    product_ids: Sequence[UUID]
    seconds: float


@dataclass(frozen=True)
class Answer:
    """A body, its tag, what it shows, and until when it may be given."""

    body: bytes
    tag: str
    product_ids: Sequence[UUID]
    until: float


Look = Callable[[], Awaitable[Looked]]


def tag_of(body: bytes) -> str:
    """Another one for every other body."""
    return f'"{blake2b(body, digest_size=9).hexdigest()}"'


class Answers:
    """At most BYTES_MAX of answers, the oldest giving way. Keeps nothing unless the ear hears."""

    def __init__(self, ear: Ear, *, bytes_max: int = BYTES_MAX) -> None:
        self._ear = ear
        self._bytes_max = bytes_max
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._showing: dict[UUID, set[str]] = {}
        self._bytes = 0
        self._looking: dict[str, asyncio.Future[Answer]] = {}
        self._changes = 0
        ear.on(LISTS, self.forget)
        ear.on(PAGES, self.forget)

    async def answer(self, question: str, look: Look) -> Answer:
        """What is kept, or what `look` finds."""
        kept = self._kept.get(question)
        if kept is not None and kept.until > monotonic():
            return kept
        looking = self._looking.get(question)
        if looking is not None:
            return await asyncio.shield(looking)
        return await self._look(question, look)

    async def _look(self, question: str, look: Look) -> Answer:
        mine = self._looking[question] = asyncio.get_running_loop().create_future()
        # Whoever waits is told; if nobody does, the error is ours alone to raise.
        mine.add_done_callback(lambda done: done.cancelled() or done.exception())
        changes = self._changes
        try:
            found = await look()
            body = found.text.encode()
            answer = Answer(body, tag_of(body), found.product_ids, monotonic() + found.seconds)
            mine.set_result(answer)
            if self._ear.is_listening and changes == self._changes:
                self._keep(question, answer)
        except BaseException as error:
            if not mine.done():
                mine.set_exception(error if isinstance(error, Exception) else TimeoutError())
            raise
        finally:
            self._looking.pop(question, None)
        return answer

    def forget(self, product_ids: Collection[UUID] | None) -> None:
        """Let go of all that shows these, or of everything."""
        self._changes += 1
        if product_ids is None:
            self._kept.clear()
            self._showing.clear()
            self._bytes = 0
            return
        for product_id in product_ids:
            for question in list(self._showing.get(product_id, ())):
                self._let_go(question)

    def _keep(self, question: str, answer: Answer) -> None:
        self._let_go(question)
        self._kept[question] = answer
        self._bytes += len(answer.body)
        for product_id in answer.product_ids:
            self._showing.setdefault(product_id, set()).add(question)
        while self._bytes > self._bytes_max:
            self._let_go(next(iter(self._kept)))

    def _let_go(self, question: str) -> None:
        answer = self._kept.pop(question, None)
        if answer is None:
            return
        self._bytes -= len(answer.body)
        for product_id in answer.product_ids:
            questions = self._showing.get(product_id, set())
            questions.discard(question)
            if not questions:
                self._showing.pop(product_id, None)


_answers: WeakKeyDictionary[Ear, Answers] = WeakKeyDictionary()


def answers_of(ear: Ear) -> Answers:
    """Those of this process."""
    found = _answers.get(ear)
    if found is None:
        found = _answers[ear] = Answers(ear)
    return found
