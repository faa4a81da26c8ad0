"""Seeds, one after the other: each a story, and what was wrong at its end."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from random import Random

from houtai.entry.simulate.acts import Play
from houtai.entry.simulate.ground import people_it
from houtai.entry.simulate.model import Model
from houtai.entry.simulate.settling import differences, settle
from houtai.entry.simulate.world import World, begins_at, opened
from houtai.kit.db import Database
from houtai.kit.environment import Environment

STEPS = 60
CONNECTIONS = 12


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


async def play(world: World, seed: int, steps: int) -> Outcome:
    """One story from its beginning to its end."""
    chance = Random(f"houtai {seed}")  # noqa: S311  # to be repeated, not to be secret
    world.clock.now = begins_at(seed)
    async with world.database.transaction() as session:
        cast = await people_it(session, world.ground, seed, chance, world.clock.now)
    goods = cast.goods.values()
    model = Model(
        received={one.name: one.pieces for one in goods},
        shop_of={one.name: one.shop for one in goods},
    )
    played = Play(world, cast, chance, model)
    await settle(played)
    try:
        for _ in range(steps):
            await played.step()
        wrong = await settle(played) or await differences(played)
    except Exception as error:  # Whatever it is, the story tells how it came.
        wrong = [f"{type(error).__name__}: {error}"]
    return Outcome(seed, played.story, wrong)
