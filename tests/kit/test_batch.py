"""The batcher against every mix of arrivals, poison and callers who give up."""

import asyncio
import gc
from collections.abc import Sequence

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit import batch
from houtai.kit.batch import Batcher
from houtai.kit.errors import TooMany, Unavailable


class Poison(Exception):
    def __init__(self, item: int) -> None:
        super().__init__(item)
        self.item = item


class Kitchen:
    """Doubles numbers, chokes on poison, and remembers what it was asked."""

    def __init__(self, poison: frozenset[int] = frozenset(), refused: frozenset[int] = frozenset()):
        self.poison, self.refused = poison, refused
        self.batches: list[list[int]] = []
        self.done: list[int] = []
        self.now = self.most = 0

    async def run(self, items: Sequence[int]) -> list[int | Exception]:
        self.batches.append(list(items))
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            for _ in range(3):
                await asyncio.sleep(0)
            for item in items:
                if item in self.poison:
                    raise Poison(item)
            self.done += items
            return [Poison(item) if item in self.refused else item * 2 for item in items]
        finally:
            self.now -= 1


@given(
    waves=st.lists(st.integers(0, 12), max_size=8),
    poison=st.frozensets(st.integers(0, 60), max_size=8),
    refused=st.frozensets(st.integers(0, 60), max_size=8),
    give_up=st.frozensets(st.integers(0, 60), max_size=12),
    ticks=st.integers(1, 5),
    batch_max=st.integers(1, 7),
    lanes=st.integers(1, 3),
)
def test_everyone_gets_his_own_answer_whatever_happens_to_the_others(
    *, waves, poison, refused, give_up, ticks, batch_max, lanes
):
    kitchen = Kitchen(poison, refused)

    async def scenario() -> dict[int, object]:
        batcher = Batcher(kitchen.run, batch_max=batch_max, lanes=lanes)
        callers: dict[int, asyncio.Task] = {}
        for wave in waves:
            for _ in range(wave):
                item = len(callers)
                callers[item] = asyncio.create_task(batcher.submit(item))
            for _ in range(ticks):
                await asyncio.sleep(0)
            for item in give_up & callers.keys():
                callers[item].cancel()
        await asyncio.sleep(0)  # So that the last wave has been handed in.
        await batcher.close()
        answers = await asyncio.gather(*callers.values(), return_exceptions=True)
        return dict(zip(callers, answers, strict=True))

    answers = asyncio.run(scenario())
    for item, answer in answers.items():
        if item in poison | refused and not isinstance(answer, asyncio.CancelledError):
            assert isinstance(answer, Poison)
            assert answer.item == item
        elif item not in give_up:
            assert answer == item * 2
    assert len(set(kitchen.done)) == len(kitchen.done)
    assert set(kitchen.done) | poison | give_up >= set(answers)
    assert max(map(len, kitchen.batches), default=0) <= batch_max
    assert kitchen.most <= lanes


async def test_what_arrives_together_is_one_batch_in_order_of_arrival():
    kitchen = Kitchen()
    batcher = Batcher(kitchen.run, lanes=1)
    await asyncio.gather(*(batcher.submit(item) for item in range(100)))
    assert kitchen.batches == [list(range(100))]


async def test_one_after_the_other_finds_a_lane_each_time():
    batcher = Batcher(Kitchen().run, lanes=1)
    async with asyncio.timeout(5):
        assert [await batcher.submit(item) for item in range(5)] == [0, 2, 4, 6, 8]


async def test_poison_is_found_by_halving_not_by_trying_each():
    kitchen = Kitchen(poison=frozenset({37}))
    batcher = Batcher(kitchen.run, lanes=1)
    answers = await asyncio.gather(
        *(batcher.submit(item) for item in range(256)), return_exceptions=True
    )
    assert [item for item, answer in enumerate(answers) if isinstance(answer, Poison)] == [37]
    assert len(kitchen.batches) <= 2 * 8 + 1


async def test_trouble_that_passes_is_tried_again_whole_but_not_for_ever(monkeypatch):
    monkeypatch.setattr(batch, "PAUSE_SECONDS_FIRST", 0.001)
    tries: list[int] = []

    async def stumble(items: Sequence[int]) -> Sequence[int]:
        tries.append(len(items))
        if len(tries) != 2:
            raise psycopg.OperationalError("gone")
        return items

    batcher = Batcher(stumble, lanes=1)
    assert await asyncio.gather(*map(batcher.submit, range(5))) == list(range(5))
    assert tries == [5, 5]
    with pytest.raises(psycopg.OperationalError):
        await asyncio.gather(*map(batcher.submit, range(5)))
    assert tries == [5, 5, 5, 5, 5]


async def test_a_run_that_forgets_someone_is_an_error_for_him():
    async def forget(items: Sequence[int]) -> Sequence[int]:
        return items[1:]

    with pytest.raises(RuntimeError, match="0 answers to 1"):
        await Batcher(forget).submit(1)


async def test_a_full_queue_refuses_at_once_and_a_closed_one_too():
    go = asyncio.Event()

    async def wait(items: Sequence[int]) -> Sequence[int]:
        await go.wait()
        return items

    batcher = Batcher(wait, batch_max=1, lanes=1, waiting_max=2)
    first = asyncio.create_task(batcher.submit(1))
    await asyncio.sleep(0.01)
    others = [asyncio.create_task(batcher.submit(item)) for item in (2, 3)]
    await asyncio.sleep(0.01)
    with pytest.raises(TooMany):
        await batcher.submit(4)
    go.set()
    await batcher.close()
    assert await asyncio.gather(first, *others) == [1, 2, 3]
    with pytest.raises(Unavailable):
        await batcher.submit(5)


async def test_who_gave_up_before_his_turn_is_not_served():
    kitchen = Kitchen()
    batcher = Batcher(kitchen.run, batch_max=1, lanes=1)
    callers = [asyncio.create_task(batcher.submit(item)) for item in range(3)]
    await asyncio.sleep(0)
    callers[1].cancel()
    await batcher.close()
    assert kitchen.done == [0, 2]


async def test_lanes_live_on_though_nobody_but_the_batcher_knows_them():
    kitchen = Kitchen()
    batcher = Batcher(kitchen.run)
    callers = [asyncio.create_task(batcher.submit(item)) for item in range(10)]
    await asyncio.sleep(0)
    gc.collect()
    assert await asyncio.gather(*callers) == [item * 2 for item in range(10)]


async def test_a_lane_that_is_torn_down_leaves_nobody_waiting():
    async def hang(items: Sequence[int]) -> Sequence[int]:
        await asyncio.sleep(60)
        return items

    batcher = Batcher(hang)
    caller = asyncio.create_task(batcher.submit(1))
    await asyncio.sleep(0.01)
    for lane in batcher._lanes:
        lane.cancel()
    with pytest.raises(Unavailable):
        await caller
