"""Who passes which door: every console door, every seeded role, own and foreign places.

The doors are those of the running application, the roles those of the database; nothing is listed
by hand but how something of each kind is made (makers.py) and what a body must say (bodies.py).
"""

from uuid import UUID

import pytest
from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.http import build_app
from houtai.kit.auth import Place, allow
from houtai.kit.db import Database, ReadSession
from houtai.kit.environment import Environment
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.ids import new_id
from tests.architecture.sources import assert_none
from tests.guards import bodies, makers
from tests.guards.calls import Answer
from tests.guards.doors import ConsoleDoor, doors_of
from tests.guards.ground import Person, Places
from tests.guards.scene import Scene, foreign, label, own, set_the_scene, unmade

# Thousands of calls that reach what others reach: tracing them would take as long again.
pytestmark = pytest.mark.no_cover

REFUSED = (403, "request.forbidden")
MISSING, UNFIT, UNKNOWN_PERSON = 404, 422, 401
MISTAKE, FAILURE = 400, 500


@pytest.fixture
async def scene(house: FastAPI, session: AsyncSession, database: Database) -> Scene:
    return await set_the_scene(house, session, database)


async def test_strangers_pass_no_door(scene):
    somebody = own(scene, scene.ground.people[0])
    breaches = []
    for door in scene.doors:
        if not door.is_open:
            answer = await scene.try_door(None, door, somebody)
            if answer.status != UNKNOWN_PERSON:
                breaches.append(f"{label(None, door)} got {answer}")
    assert_none(breaches)


async def test_who_lacks_the_permission_is_refused_at_every_door(scene):
    """Before anything is looked up: what the path names is there for nobody."""
    breaches, tried = [], 0
    for person in scene.ground.people:
        for door in scene.doors:
            if door.is_open or door.lets_in(person.actor):
                continue
            tried += 1
            answer = await scene.try_blindly(person.actor, door)
            if (answer.status, answer.code) != REFUSED:
                breaches.append(f"{label(person, door)} got {answer}")
    assert tried
    assert_none(breaches)


async def test_who_has_the_permission_passes_with_what_is_his_own(scene):
    """Not only let in: what is the person's own is found, and an example of a body is taken."""
    breaches = []
    for person in scene.ground.people:
        somebody = own(scene, person)
        for door in scene.doors:
            if door.is_open or door.streams or not door.lets_in(person.actor):
                continue
            if door.chooses or has_none(door, person.places.own):
                continue
            answer = await scene.try_door(person.actor, door, somebody)
            if answer.code != bodies.EXPECTED.get(door.name, "") and not_done(answer):
                breaches.append(f"{label(person, door)} got {answer}")
    assert_none(breaches)


def not_done(answer: Answer) -> bool:
    """Refused, or what the guards have at hand could not even be tried there."""
    refused = (answer.status, answer.code) == REFUSED or answer.status == UNKNOWN_PERSON
    return refused or answer.status in {MISSING, UNFIT} or answer.status >= FAILURE


def has_none(door: ConsoleDoor, place: Place) -> bool:
    """What belongs to merchants is never that of a warehouse without one."""
    made = (makers.maker_of(door, name) for name in door.path_names)
    by_merchant = any(maker is not None and maker.by_merchant for maker in made)
    return by_merchant and place.console == "warehouse" and place.merchant_id is None


async def test_what_is_foreign_looks_as_if_it_were_not_there(scene):
    breaches, tried = [], 0
    for person in scene.ground.people:
        if person.places.own.console == "platform":
            continue
        for door in scene.doors:
            if not door.path_names or door.streams or not door.lets_in(person.actor):
                continue
            found, count = await differences(scene, person, door)
            breaches += found
            tried += count
    assert tried
    assert_none(breaches)


async def differences(scene: Scene, person: Person, door: ConsoleDoor) -> tuple[list[str], int]:
    """For each id in the path: the foreign one against one that nobody has."""
    breaches, tried = [], 0
    theirs = await scene.values(door, foreign(scene, person))
    for name in door.path_names:
        maker = makers.maker_of(door, name)
        assert maker is not None
        if maker.nobodys or (maker.by_merchant and shares_merchant(person.places)):
            continue
        tried += 1
        nobody = door.unknown(name)
        mine = own(scene, person)
        not_mine = await scene.try_door(person.actor, door, mine, instead={name: theirs[name]})
        not_there = await scene.try_door(person.actor, door, mine, instead={name: nobody})
        if not_mine.without(theirs[name]) != not_there.without(nobody):
            breaches.append(f"{label(person, door)} tells {name}: {not_mine} / {not_there}")
        writes = door.method != "GET"
        if writes and not_mine.status < MISTAKE and door.name not in bodies.HARMLESS:
            breaches.append(f"{label(person, door)} acts on a foreign {name}: {not_mine}")
    return breaches, tried


async def test_what_is_foreign_cannot_be_named_in_a_body_either(scene):
    breaches, tried = [], 0
    document = scene.caller.house.openapi()
    for person in scene.ground.people:
        for door in scene.doors:
            if person.places.own.console == "platform" or not door.lets_in(person.actor):
                continue
            for name in door.fields(document):
                theirs = await makers.value_in_body(foreign(scene, person), door, name)
                if theirs is None or theirs == getattr(person.places.own, name, None):
                    continue
                tried += 1
                breaches += await told_by_body(scene, person, door, name, str(theirs))
    assert tried
    assert_none(breaches)


async def told_by_body(
    scene: Scene, person: Person, door: ConsoleDoor, name: str, theirs: str
) -> list[str]:
    nobody, mine = str(new_id()), own(scene, person)
    alone = dict.fromkeys(bodies.INSTEAD.get(f"{door.name}.{name}", ()))
    not_mine, not_there = [
        await scene.try_door(person.actor, door, mine, said={**alone, name: one})
        for one in (theirs, nobody)
    ]
    if not_mine.without(theirs) != not_there.without(nobody):
        return [f"{label(person, door)} tells {name} in its body: {not_mine} / {not_there}"]
    if not_mine.status < MISTAKE and f"{door.name}.{name}" not in bodies.IGNORED:
        return [f"{label(person, door)} takes a foreign {name}: {not_mine}"]
    return []


def shares_merchant(places: Places) -> bool:
    return places.own.merchant_id == places.foreign.merchant_id


def test_every_parameter_of_a_path_has_a_maker(house):
    assert_none(
        f"{door.path}: {{{name}}} has no maker in tests/guards/makers.py"
        for door in doors_of(house)
        for name in unmade(door)
    )


def test_makers_and_bodies_belong_to_doors_that_are_there(house):
    doors = doors_of(house)
    paths = {
        door.path.removeprefix("/api/console/").split(f"{{{name}}}")[0] + f"{{{name}}}"
        for door in doors
        for name in door.path_names
    }
    names = {door.name for door in doors}
    listed = {*bodies.BODIES, *bodies.EXPECTED, *bodies.HARMLESS}
    assert set(makers.MAKERS) - paths == set()
    assert listed - names == set()


# --- the guard can fail ---------------------------------------------------------------------------


@pytest.fixture
async def leaky(session: AsyncSession, database: Database) -> Scene:
    """The house with one door more, which forgets to ask whose the account is."""
    app = build_app(Environment.read())
    router = Router(prefix="/identity", tags=["planted"])

    @router.get(
        "/accounts/{account_id}/leak", dependencies=[Depends(allow("identity.account.read"))]
    )
    async def leak(reading: ReadSession, account_id: UUID) -> str:
        found = text("SELECT login FROM identity.account WHERE id = :id")
        login = await reading.scalar(found, {"id": account_id})
        if login is None:
            raise NotFound
        return str(login)

    app.include_router(router, prefix="/api/console")
    return await set_the_scene(app, session, database)


async def test_a_door_that_tells_foreign_from_unknown_is_found(leaky):
    owner = next(one for one in leaky.ground.people if one.role == "merchant_owner")
    by_name = {door.name: door for door in leaky.doors}
    found, tried = await differences(leaky, owner, by_name["planted_leak"])
    assert (len(found), tried) == (1, 1)
    found, tried = await differences(leaky, owner, by_name["identity_show_account"])
    assert (found, tried) == ([], 1)
