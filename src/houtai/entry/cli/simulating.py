"""`simulate`: houses that a seed drives through faults and deaths, and what was wrong then."""

import asyncio
from typing import Annotated

import typer

from houtai.entry.cli.shape import Command
from houtai.entry.cli.words import complain, tell, word

SEEDS, STEPS = 20, 60
Seeds = Annotated[int, typer.Option("--seeds", min=1, help=word("simulate.seeds"))]
First = Annotated[int, typer.Option("--first", min=0, help=word("simulate.first"))]
Steps = Annotated[int, typer.Option("--steps", min=1, help=word("simulate.steps"))]


def add_to(app: typer.Typer) -> None:
    """Put this command into the list."""
    app.command("simulate", cls=Command, help=word("simulate.help"))(_simulate)


def _simulate(seeds: Seeds = SEEDS, first: First = 0, steps: Steps = STEPS) -> int:
    from houtai.entry.simulate.home import home_of_its_own

    with home_of_its_own() as url:
        return asyncio.run(_all(url, range(first, first + seeds), steps))


async def _all(url: str, seeds: range, steps: int) -> int:
    from houtai.entry.simulate import running
    from houtai.kit.environment import Environment

    async for outcome in running.run(url, Environment.read(), seeds, steps=steps):
        if outcome.wrong:
            complain("\n".join([*outcome.story, *outcome.wrong]))
            tell("simulate.wrong", seed=outcome.seed, steps=steps)
            return 1
        tell("simulate.seed", seed=outcome.seed, acts=len(outcome.story))
    tell("simulate.well", count=len(seeds))
    return 0
