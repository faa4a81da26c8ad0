"""That nothing in the logs was changed, removed, put in or moved, and nothing told is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.kit import eventlog
from houtai.kit.eventlog import Event
from houtai.kit.invariants import Breach, Invariant
from houtai.modules.audit.rules.chain import START, Link, flaws
from houtai.modules.audit.tables import Checkpoint, Entry, Head, Login

STEP = 5_000
TOLD_STEP = 10_000
SUBSCRIBER = "audit"


@dataclass(frozen=True)
class Chain:
    """One log as its chain sees it; `told_as` is the event that each of its rows was told with."""

    name: str
    covered: tuple[InstrumentedAttribute[Any], ...]
    """What a hash covers: every column but the hash."""
    position: InstrumentedAttribute[int]
    hash: InstrumentedAttribute[bytes]
    told_as: type[Event]
    told_id: InstrumentedAttribute[UUID]
    """Id that a row was told by."""


def _covered(log: type[Entry | Login]) -> tuple[InstrumentedAttribute[Any], ...]:
    names = [one.name for one in log.__table__.columns if one.name != "hash"]
    return tuple(getattr(log, name) for name in names)


CHAINS = (
    Chain(
        name="entries",
        covered=_covered(Entry),
        position=Entry.position,
        hash=Entry.hash,
        told_as=DeedDone,
        told_id=Entry.deed_id,
    ),
    Chain(
        name="logins",
        covered=_covered(Login),
        position=Login.position,
        hash=Login.hash,
        told_as=SignInTried,
        told_id=Login.id,
    ),
)


@dataclass(frozen=True)
class Stretch:
    """What a look at part of a chain found; `end` and `told` are how far it went."""

    end: Link
    told: int
    rows: int
    breaches: list[Breach] = field(default_factory=list)


async def last_checkpoint(session: AsyncSession, chain: Chain) -> tuple[Link, int]:
    """Up to where the chain was proved whole, and the event log compared with it."""
    newest = (
        select(Checkpoint.position, Checkpoint.hash, Checkpoint.told)
        .where(Checkpoint.chain == chain.name)
        .order_by(Checkpoint.position.desc())
        .limit(1)
    )
    row = (await session.execute(newest)).one_or_none()
    return (START, 0) if row is None else (Link(row.position, row.hash), row.told)


async def look_over(
    session: AsyncSession, chain: Chain, *, since: Link, told: int, rows_max: int, limit: int
) -> Stretch:
    """Follow the chain from a link on, at most so many rows; compare it with what was told."""
    breaches: list[Breach] = []
    end, rows_count = since, 0
    while rows_count < rows_max and len(breaches) < limit:
        page = await _rows_after(session, chain, end.position, min(STEP, rows_max - rows_count))
        if not page:
            break
        found, end = flaws(end, page)
        rows_count += len(page)
        breaches += [
            Breach(f"{chain.name} {one.position}", one.expected, one.found) for one in found
        ]
    if rows_count < rows_max:
        breaches += await _beside_head(session, chain, end)
    missing, told = await _untold(session, chain, told, limit)
    return Stretch(end, told, rows_count, (breaches + missing)[:limit])


async def _rows_after(
    session: AsyncSession, chain: Chain, position: int, step: int
) -> list[tuple[dict[str, Any], bytes]]:
    names = [column.key for column in chain.covered]
    page = (
        select(*chain.covered, chain.hash)
        .where(chain.position > position)
        .order_by(chain.position)
        .limit(step)
    )
    return [
        (dict(zip(names, row, strict=False)), row[-1])
        for row in (await session.execute(page)).all()
    ]


async def _beside_head(session: AsyncSession, chain: Chain, end: Link) -> list[Breach]:
    """The log ends where its head says. A lost tail shows here."""
    head = (
        await session.execute(select(Head.position, Head.hash).where(Head.chain == chain.name))
    ).one_or_none()
    if head is None:
        return [Breach(f"{chain.name} head", str(end.position), "-")]
    if (head.position, head.hash) == (end.position, end.hash):
        return []
    subject = f"{chain.name} head"
    if head.position != end.position:
        return [Breach(subject, str(head.position), str(end.position))]
    return [Breach(subject, head.hash.hex(), end.hash.hex())]


async def _untold(
    session: AsyncSession, chain: Chain, told: int, limit: int
) -> tuple[list[Breach], int]:
    """Whatever the event log handed to us stands in the log."""
    breaches: list[Breach] = []
    while len(breaches) < limit:
        keys, told = await eventlog.keys_delivered(
            session, SUBSCRIBER, chain.told_as, after=told, limit=TOLD_STEP
        )
        if not keys:
            break
        sought = [UUID(key) for key in keys]
        known = set(await session.scalars(select(chain.told_id).where(chain.told_id.in_(sought))))
        breaches += [
            Breach(f"{chain.name} {one}", f"event {chain.told_as.LABEL.name}", "-")
            for one in sought
            if one not in known
        ]
    return breaches, told


async def _behind_checkpoint(
    session: AsyncSession, chain: Chain, sealed: Link, limit: int
) -> list[Breach]:
    """What is quickly seen of the part that was proved before: its last row, and its length."""
    last = await session.scalar(select(chain.hash).where(chain.position == sealed.position))
    count = await session.scalar(
        select(func.count(chain.position)).where(chain.position <= sealed.position)
    )
    breaches = []
    if sealed.position and last != sealed.hash:
        found = "-" if last is None else last.hex()
        breaches.append(Breach(f"{chain.name} {sealed.position}", sealed.hash.hex(), found))
    if count != sealed.position:
        breaches.append(
            Breach(f"{chain.name} 1-{sealed.position}", str(sealed.position), str(count))
        )
    return breaches[:limit]


async def _lost_checkpoints(session: AsyncSession, chain: Chain, limit: int) -> list[Breach]:
    """Every checkpoint names the hash that its row still has."""
    strays = (
        select(Checkpoint.position, Checkpoint.hash, chain.hash.label("found"))
        .select_from(Checkpoint)
        .outerjoin(chain.position.class_, chain.position == Checkpoint.position)
        .where(Checkpoint.chain == chain.name, chain.hash.is_distinct_from(Checkpoint.hash))
        .order_by(Checkpoint.position)
        .limit(limit)
    )
    return [
        Breach(
            f"{chain.name} {row.position}",
            row.hash.hex(),
            "-" if row.found is None else row.found.hex(),
        )
        for row in await session.execute(strays)
    ]


_EVERYTHING = 2**62


def _since_checkpoint(chain: Chain, name: str) -> Invariant:
    async def breaches(session: AsyncSession, limit: int) -> Sequence[Breach]:
        sealed, told = await last_checkpoint(session, chain)
        behind = await _behind_checkpoint(session, chain, sealed, limit)
        rest = await look_over(
            session, chain, since=sealed, told=told, rows_max=_EVERYTHING, limit=limit
        )
        return (behind + rest.breaches)[:limit]

    return Invariant(name, breaches)


def _from_the_start(chain: Chain, name: str) -> Invariant:
    async def breaches(session: AsyncSession, limit: int) -> Sequence[Breach]:
        whole = await look_over(
            session, chain, since=START, told=0, rows_max=_EVERYTHING, limit=limit
        )
        return (whole.breaches + await _lost_checkpoints(session, chain, limit))[:limit]

    return Invariant(name, breaches)


INVARIANTS = [
    _since_checkpoint(CHAINS[0], "audit.chain_whole"),
    _since_checkpoint(CHAINS[1], "audit.logins_whole"),
]
"""Quick: from the last checkpoint on."""

FULL_INVARIANTS = [
    _from_the_start(CHAINS[0], "audit.chain_whole_from_the_start"),
    _from_the_start(CHAINS[1], "audit.logins_whole_from_the_start"),
]
"""Every row there is."""
