"""Group commit: many callers at once become one statement, and each gets his own answer."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from houtai.kit.errors import TooMany, Unavailable
from houtai.kit.transient import is_transient

BATCH_MAX = 256
LANES = 2
WAITING_MAX = 4096
TRIES_MAX = 3
PAUSE_SECONDS_FIRST = 0.05

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, eq=False)
class _Waiter(Generic[T, R]):
    item: T
    answer: asyncio.Future[R]


class Batcher(Generic[T, R]):
    """Gathers what arrives while earlier batches are under way; an idle one waits for nothing.

    `run` takes items in order of arrival and returns one answer for each; an exception among the
    answers goes to that one's caller. If it raises, the batch is halved until the item at fault
    is alone. Trouble that passes is tried again whole: a lost connection may hide a commit, so
    `run` must bear repeating, as everything with an id made by the caller does.
    """

    def __init__(
        self,
        run: Callable[[Sequence[T]], Awaitable[Sequence[R | Exception]]],
        *,
        batch_max: int = BATCH_MAX,
        lanes: int = LANES,
        waiting_max: int = WAITING_MAX,
    ) -> None:
        self._run = run
        self._batch_max = batch_max
        self._lanes_max = lanes
        self._waiting_max = waiting_max
        self._waiting: deque[_Waiter[T, R]] = deque()
        # The loop itself keeps no task alive; one that was collected would lose its waiters.
        self._lanes: set[asyncio.Task[None]] = set()
        self._closed = False

    async def submit(self, item: T) -> R:
        """The item's own answer, or its own error. Raises TooMany when too many wait.

        A caller who gives up harms nobody; whether his item still takes effect is open.
        """
        if self._closed:
            raise Unavailable
        if len(self._waiting) >= self._waiting_max:
            raise TooMany(retry_seconds=1)
        # Said as the type of the name: a generic that is called by its parameters costs thrice.
        waiter: _Waiter[T, R] = _Waiter(item, asyncio.get_running_loop().create_future())
        self._waiting.append(waiter)
        if len(self._lanes) < self._lanes_max:
            lane = asyncio.create_task(self._drain(), name="batch lane")
            self._lanes.add(lane)
            lane.add_done_callback(self._lanes.discard)
        return await waiter.answer

    async def close(self) -> None:
        """Take nothing more and wait until all that was taken is answered."""
        self._closed = True
        while self._lanes:
            await asyncio.wait(self._lanes.copy())

    async def _drain(self) -> None:
        lane = asyncio.current_task()
        assert lane is not None
        try:
            while batch := self._take():
                try:
                    await self._answer(batch)
                finally:
                    _refuse(batch, Unavailable())
        finally:
            # Not only by the callback: who submits before that would find no lane.
            self._lanes.discard(lane)

    def _take(self) -> list[_Waiter[T, R]]:
        batch: list[_Waiter[T, R]] = []
        while self._waiting and len(batch) < self._batch_max:
            waiter = self._waiting.popleft()
            if not waiter.answer.done():
                batch.append(waiter)
        return batch

    async def _answer(self, batch: Sequence[_Waiter[T, R]]) -> None:
        try:
            answers = await self._try([waiter.item for waiter in batch])
        except Exception as error:  # noqa: BLE001  # it is handed to whom it concerns
            if len(batch) == 1 or is_transient(error):
                _refuse(batch, error)
                return
            await self._answer(batch[: len(batch) // 2])
            await self._answer(batch[len(batch) // 2 :])
        else:
            for waiter, answer in zip(batch, answers, strict=True):
                if isinstance(answer, Exception):
                    _refuse([waiter], answer)
                elif not waiter.answer.done():
                    waiter.answer.set_result(answer)

    async def _try(self, items: Sequence[T]) -> Sequence[R | Exception]:
        for tries in range(1, TRIES_MAX + 1):
            try:
                answers = await self._run(items)
            except Exception as error:
                if tries == TRIES_MAX or not is_transient(error):
                    raise
                await asyncio.sleep(PAUSE_SECONDS_FIRST * 2**tries)
            else:
                if len(answers) != len(items):
                    raise RuntimeError(f"{len(answers)} answers to {len(items)} items")
                return answers
        raise AssertionError("unreachable")


def _refuse(batch: Sequence[_Waiter[T, R]], error: Exception) -> None:
    for waiter in batch:
        if not waiter.answer.done():
            waiter.answer.set_exception(error)
