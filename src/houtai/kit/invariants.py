"""What must always hold. Each module registers its own; `houtai check` proves them all at once."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Breach:
    """One place where an invariant does not hold, named so that a person can go there."""

    subject: str
    """Kind and id of what is wrong, such as `account 0193…`."""
    expected: str
    found: str
    entry: str | None = None
    document: str | None = None


@dataclass(frozen=True)
class Invariant:
    """A named promise. `breaches` reads one snapshot and returns at most `limit` places."""

    name: str
    """`<area>.<promise>`: key of its sentence in the message catalogues."""
    breaches: Callable[[AsyncSession, int], Awaitable[Sequence[Breach]]]


@dataclass(frozen=True)
class Verdict:
    """How one invariant came out."""

    name: str
    breaches: Sequence[Breach]
    seconds: float


async def prove(
    session: AsyncSession, invariants: Sequence[Invariant], *, breaches_max: int = 100
) -> list[Verdict]:
    """Run all of them; the session should be a snapshot (`Mode.READ`), so that they agree."""
    verdicts = []
    for invariant in invariants:
        started = perf_counter()
        breaches = await invariant.breaches(session, breaches_max)
        verdicts.append(Verdict(invariant.name, breaches, perf_counter() - started))
    return verdicts
