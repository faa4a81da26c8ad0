"""The ground, somebody who walks over it, and the doors he tries."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place
from houtai.kit.db import Database
from tests.guards import bodies, makers
from tests.guards.calls import Answer, Caller
from tests.guards.doors import JSON, ConsoleDoor, doors_of
from tests.guards.examples import example
from tests.guards.ground import Ground, Owner, Person, lay


@dataclass(frozen=True)
class Scene:
    """One ground, and somebody who goes through the doors on it."""

    ground: Ground
    caller: Caller
    doors: list[ConsoleDoor]
    made: dict[tuple[Place, UUID, str], dict[str, object]] = field(default_factory=dict)
    """What paths name, for each owner: whatever a call did to it is undone, so it serves again."""

    async def try_door(
        self,
        actor: Actor | None,
        door: ConsoleDoor,
        owner: Owner,
        *,
        instead: dict[str, object] | None = None,
        said: dict[str, object] | None = None,
    ) -> Answer:
        """As the actor, with what is the owner's, but for these values of path and body."""
        given = await self.values(door, owner)
        body, form = await self.body(door, replace(owner, earlier=dict(given)))
        if said is not None and isinstance(body, dict):
            body = body | said
        return await self.caller.call(
            actor, door, given=given | (instead or {}), body=body, form=form
        )

    async def try_blindly(self, actor: Actor | None, door: ConsoleDoor) -> Answer:
        """Naming nothing that is there and saying nothing, so that it costs little."""
        given = {name: door.unknown(name) for name in (*door.path_names, *door.required_queries)}
        body = {} if door.bodies else None
        form = bool(set(door.bodies) - {JSON})
        return await self.caller.call(actor, door, given=given, body=body, form=form)

    async def values(self, door: ConsoleDoor, owner: Owner) -> dict[str, object]:
        named = door.path.rpartition("}")[0]
        key = (owner.place, owner.account_id, named)
        if key not in self.made:
            self.made[key] = await makers.path_values(replace(owner, earlier={}), door)
        return self.made[key] | self.queries(door)

    def queries(self, door: ConsoleDoor) -> dict[str, object]:
        document, known = self.caller.house.openapi(), dict[str, object]()
        for name, schema in door.required_queries.items():
            known[name] = bodies.QUERIES.get(f"{door.name}.{name}") or example(document, schema)
        return known

    async def body(self, door: ConsoleDoor, owner: Owner) -> tuple[object, bool]:
        if door.name in bodies.BODIES:
            return await bodies.BODIES[door.name](owner), bool(set(door.bodies) - {JSON})
        for kind, schema in door.bodies.items():
            return example(self.caller.house.openapi(), schema), kind != JSON
        return None, False


async def set_the_scene(house: FastAPI, session: AsyncSession, database: Database) -> Scene:
    """A fresh ground, and every door whose parameters can be made."""
    ready = [door for door in doors_of(house) if not list(unmade(door))]
    return Scene(await lay(session), Caller(house, session, database), ready)


def unmade(door: ConsoleDoor) -> Iterator[str]:
    """Parameters of its path that have no maker."""
    return (name for name in door.path_names if makers.maker_of(door, name) is None)


def own(scene: Scene, person: Person) -> Owner:
    return Owner(scene.caller.session, person.places.own, person.actor.id)


def foreign(scene: Scene, person: Person) -> Owner:
    return Owner(scene.caller.session, person.places.foreign, scene.ground.stranger_id)


def label(person: Person | None, door: ConsoleDoor) -> str:
    who = "stranger" if person is None else f"{person.role} at {person.places.own.console}"
    return f"{who}: {door.method} {door.path}"
