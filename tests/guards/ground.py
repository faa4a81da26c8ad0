"""Ground for the guards: merchants, warehouses, and a person of each seeded role at his place."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.identity.queries import signing_in
from houtai.modules.identity.tables import WorkPlace
from tests.factories.identity import BEGINNING, make_account

SEEDED = """
    SELECT code, console FROM identity.role
    WHERE merchant_id IS NULL AND warehouse_id IS NULL ORDER BY code
"""


@dataclass(frozen=True)
class Places:
    """Where people work: one's own place, and a foreign one of the same kind."""

    own: Place
    foreign: Place


@dataclass(frozen=True)
class Person:
    """Somebody with one seeded role at one place."""

    role: str
    actor: Actor
    places: Places


@dataclass(frozen=True)
class Owner:
    """For whom a maker makes something: a place, and somebody who works there."""

    session: AsyncSession
    place: Place
    account_id: UUID
    earlier: dict[str, object] = field(default_factory=dict)
    """What the parameters before this one were given."""


@dataclass(frozen=True)
class Ground:
    """The people, and what they are compared with."""

    people: tuple[Person, ...]
    stranger_id: UUID
    """Somebody at the foreign places, with the least that a role may give."""


async def lay(session: AsyncSession) -> Ground:
    """Everything afresh, inside this transaction."""
    merchants, warehouses = (new_id(), new_id()), (new_id(), new_id())
    kinds = {
        "platform": [Places(Place(), Place(merchants[1]))],
        "merchant": [Places(Place(merchants[0]), Place(merchants[1]))],
        "warehouse": [
            Places(Place(None, warehouses[0]), Place(None, warehouses[1])),
            # Of one merchant: the wall between two of his own warehouses holds as well.
            Places(Place(merchants[0], new_id()), Place(merchants[0], new_id())),
        ],
    }
    for pair in {pair for pairs in kinds.values() for pair in pairs}:
        for place in (pair.own, pair.foreign):
            await open_place(session, place)
    seeded = (await session.execute(text(SEEDED))).all()
    people = [
        await _person(session, row.code, pair) for row in seeded for pair in kinds[row.console]
    ]
    stranger = await make_account(session, role="merchant_clerk", merchant_id=merchants[1])
    return Ground(tuple(people), stranger.id)


async def open_place(session: AsyncSession, place: Place) -> None:
    """The merchant, and the warehouse, as identity knows them."""
    known = {"merchant": place.merchant_id, "warehouse": place.warehouse_id}
    for kind, place_id in known.items():
        if place_id is not None and await session.get(WorkPlace, place_id) is None:
            session.add(
                WorkPlace(
                    id=place_id,
                    kind=kind,
                    merchant_id=place.merchant_id,
                    name=f"{kind} {place_id}",
                    opened_at=BEGINNING,
                )
            )
            await session.flush()


async def _person(session: AsyncSession, role: str, places: Places) -> Person:
    here = places.own
    account = await make_account(
        session, role=role, merchant_id=here.merchant_id, warehouse_id=here.warehouse_id
    )
    actor = await signing_in.actor_at(session, account.id, here)
    assert actor is not None, f"{role} works nowhere"
    return Person(role, actor, places)
