"""Seeds, one after the other: each a story, and what was wrong at its end."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random

from houtai.entry.simulate import afterwards
from houtai.entry.simulate.acts import Play
from houtai.entry.simulate.ground import people_it
from houtai.entry.simulate.model import Model
from houtai.entry.simulate.settling import differences, settle
from houtai.entry.simulate.world import World, begins_at, opened
from houtai.kit.db import Database
from houtai.kit.environment import Environment

STEPS = 60
CONNECTIONS = 12
DRAWS_MAX = 20


ACTS: Mapping[Callable[[Play], Awaitable[None]], int] = {
    Play.order: 6,
    Play.pay: 6,
    Play.press: 8,
    Play.give_up: 1,
    Play.cancel: 2,
    afterwards.ship: 4,
    afterwards.receive: 2,
    afterwards.ask_back: 2,
    afterwards.decide: 2,
    Play.let_time_pass: 4,
    Play.sweep: 5,
    Play.hear: 9,
    Play.work: 8,
    Play.let_gateway_tell: 6,
}
"""What may happen next, and how often it does beside the others."""


class Chance(Random):
    """To be repeated, and no secret."""


@dataclass(frozen=True)
class Outcome:
    """How a seed came out."""

    seed: int
    story: list[str]
    wrong: list[str]


async def run(
    url: str, environment: Environment, seeds: Iterable[int], *, steps: int = STEPS
) -> AsyncIterator[Outcome]:
    """All of them in a database that is empty at first; the first that goes wrong is the last."""
    database = Database(url, connections_max=CONNECTIONS)
    try:
        async with opened(database, environment) as world:
            for seed in seeds:
                outcome = await play(world, seed, steps)
                yield outcome
                if outcome.wrong:
                    return
    finally:
        await database.close()


async def play(world: World, seed: int, steps: int = STEPS) -> Outcome:
    """One story from its beginning to its end. Whatever goes wrong, the story tells how it came."""
    chance = Chance(f"houtai {seed}")
    world.clock.now = begins_at(seed)
    async with world.database.transaction() as session:
        cast = await people_it(session, world.ground, seed, chance, world.clock.now)
    goods = cast.goods.values()
    model = Model(
        received={one.name: one.pieces for one in goods},
        shop_of={one.name: one.shop for one in goods},
    )
    played = Play(world, cast, chance, model)
    (wrong,) = await asyncio.gather(_through(played, steps), return_exceptions=True)
    if isinstance(wrong, BaseException):
        wrong = traceback.format_exception(wrong)
    return Outcome(seed, played.story, wrong)


async def _through(played: Play, steps: int) -> list[str]:
    await settle(played)
    for _ in range(steps):
        await _step(played)
    return await settle(played) or await differences(played)


async def _step(played: Play) -> None:
    """The next act that comes to anything: nobody can receive what was never sent."""
    lines = len(played.story)
    for _ in range(DRAWS_MAX):
        (act,) = played.chance.choices(list(ACTS), list(ACTS.values()))
        await act(played)
        if len(played.story) > lines:
            return
