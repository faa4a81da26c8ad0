"""Sweeps: bite by bite, one process at a time, through trouble."""

import asyncio
from contextlib import suppress
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import sweeps
from houtai.kit.sweeps import Sweep


async def sweep_for(database, seconds: float, *some: Sweep) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(sweeps.run(database, some), seconds)


async def test_a_sweep_comes_back_at_once_while_it_finds_something_and_later_when_not(database):
    left, seen = [3, 2, 1, 0, 0, 0, 0, 0], []

    async def bite(_: AsyncSession, at: datetime) -> int:
        seen.append(at)
        return left.pop(0)

    await sweep_for(database, 1, Sweep("test.bites", 0.8, bite))
    assert (seen[3] - seen[0]).total_seconds() < 0.5
    assert 4 <= len(seen) <= 5


async def test_of_two_processes_one_sweeps_at_a_time(database):
    now = most = count = 0

    async def bite(_: AsyncSession, __: datetime) -> int:
        nonlocal now, most, count
        now, count = now + 1, count + 1
        most = max(most, now)
        await asyncio.sleep(0.1)
        now -= 1
        return 0

    sweep = Sweep("test.turns", 0.01, bite)
    await asyncio.gather(sweep_for(database, 1, sweep), sweep_for(database, 1, sweep))
    assert most == 1
    assert count > 3


async def test_trouble_in_one_sweep_stops_neither_it_nor_the_others(database):
    tries = {"a": 0, "b": 0}

    async def stumble(_: AsyncSession, __: datetime) -> int:
        tries["a"] += 1
        raise OperationalError("x", {}, Exception()) if tries["a"] == 1 else ValueError

    async def go_on(_: AsyncSession, __: datetime) -> int:
        tries["b"] += 1
        return 0

    await sweep_for(
        database, 1, Sweep("test.stumble", 0.01, stumble), Sweep("test.go_on", 0.1, go_on)
    )
    assert tries["a"] >= 3
    assert tries["b"] >= 3
