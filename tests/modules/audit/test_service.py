"""The logs are only added to, and whatever is done to them behind our back is found."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.kit import db, eventlog, migrate
from houtai.kit.auth import Actor, Place
from houtai.kit.eventlog.deliver import deliver
from houtai.kit.eventlog.subscribe import open_cursors
from houtai.modules.audit import public as audit
from houtai.modules.audit.handlers import keep
from houtai.modules.audit.rules.notes import unpacked
from houtai.modules.audit.service.keeping import keep_deeds
from tests.factories.audit import (
    NOON,
    ROLE_CHANGED,
    deed,
    deeds_in_a_row,
    keep_all,
    nobody,
    sign_in,
)

QUICK, FULL = audit.INVARIANTS, audit.FULL_INVARIANTS


@pytest.fixture
async def rows(session):
    """Reads all rows of a statement."""

    async def read(statement: str, **values):
        return (await session.execute(text(statement), values)).all()

    return read


async def breaches(session, invariants):
    return [breach for one in invariants for breach in await one.breaches(session, 100)]


async def test_a_deed_becomes_one_row_for_each_thing_it_changed(session, rows):
    other = replace(ROLE_CHANGED, thing_id="8", name="店员")
    made = deed(ROLE_CHANGED, other)
    await keep_all(session, made)
    found = await rows(
        "SELECT thing_id, name, changes FROM audit.entry WHERE deed_id = :id ORDER BY position",
        id=made.deed_id,
    )
    assert [row.name for row in found] == ["仓库主管", "店员"]
    assert json.loads(found[0].changes)[0]["after"] == "仓库主管"


async def test_a_deed_without_differences_is_about_what_its_door_is_about(session, rows):
    made = deed(thing_id="9", status=403, code="request.forbidden")
    await keep_all(session, made)
    [row] = await rows("SELECT * FROM audit.entry WHERE deed_id = :id", id=made.deed_id)
    assert (row.thing, row.thing_id, row.refused, row.code) == (
        "identity.role",
        "9",
        True,
        "request.forbidden",
    )


async def test_names_are_those_of_the_moment_it_was_written_down(session, rows):
    async def people(_session, ids):
        return dict.fromkeys(ids, ("lilei", "李雷"))

    made = deed()
    await keep_deeds(session, [made], people)
    [row] = await rows("SELECT * FROM audit.entry WHERE id = :id", id=made.deed_id)
    assert (row.actor_login, row.actor_name) == ("lilei", "李雷")
    [found] = await rows(
        "SELECT words FROM audit.entry_word WHERE position = :position", position=row.position
    )
    assert {"李雷", "lil"} <= set(found.words)


async def test_what_is_delivered_twice_is_written_once(session, rows):
    made, tried = deed(ROLE_CHANGED), sign_in()
    await keep_all(session, made, tried)
    await keep_all(session, made, tried, later := deed())
    found = await rows(
        "SELECT 1 FROM audit.entry WHERE deed_id = ANY (:ids)", ids=[made.deed_id, later.deed_id]
    )
    assert len(found) == 2
    assert len(await rows("SELECT 1 FROM audit.login WHERE id = :id", id=tried.try_id)) == 1


async def test_positions_have_no_gaps_and_the_chain_holds(session, rows):
    await deeds_in_a_row(session, 5)
    await keep_all(session, sign_in(), sign_in(code="identity.wrong_login", session_id=None))
    positions = [row.position for row in await rows("SELECT position FROM audit.entry")]
    assert sorted(positions) == list(range(1, len(positions) + 1))
    assert await breaches(session, [*QUICK, *FULL]) == []


@pytest.mark.parametrize("table", ["entry", "login", "checkpoint", "head"])
@pytest.mark.parametrize("act", ["DELETE FROM audit.{}", "TRUNCATE audit.{}"])
async def test_the_application_can_remove_nothing(session, table, act):
    with pytest.raises(ProgrammingError, match="permission denied"):
        await session.execute(text(act.format(table)))


@pytest.mark.parametrize("table", ["entry", "login", "checkpoint"])
async def test_the_application_can_change_no_row(session, table):
    with pytest.raises(ProgrammingError, match="permission denied"):
        await session.execute(text(f"UPDATE audit.{table} SET position = 1"))


# --- what the owner of the tables could do ------------------------------------------------------


@pytest.fixture(scope="module")
def own_ground(fresh_database):
    """A database whose owner tampers with it."""
    place = fresh_database("audit")
    migrate.upgrade(place.owner_url)
    return place


@pytest.fixture
async def owner(own_ground):
    """A session of the owner with ten deeds and three sign-ins, all told, in a transaction that is
    rolled back.
    """
    database = db.Database(own_ground.owner_url, connections_max=1)
    async with database.engine.connect() as connection:
        outer = await connection.begin()
        session = db.AsyncSession(connection, join_transaction_mode="create_savepoint")
        await db.set_reach(session, db.SYSTEM)
        subscriber = eventlog.Subscriber("audit", (DeedDone, SignInTried), keep)
        await open_cursors(session, subscriber, NOON)
        told = [deed(ROLE_CHANGED, at=NOON + timedelta(minutes=n)) for n in range(10)]
        tries = [sign_in() for _ in range(3)]
        await eventlog.emit(session, *told, *tries)
        await session.execute(
            text(
                "UPDATE eventlog.cursor SET position ="
                " (SELECT max(position) FROM eventlog.event) WHERE subscriber = 'audit'"
            )
        )
        await keep_all(session, *told[:7])
        await keep_all(session, *told[7:], *tries)
        yield Tampered(session, told)
        await session.close()
        await outer.rollback()
    await database.close()


class Tampered:
    """The owner at work."""

    def __init__(self, session, told):
        self.session, self.told = session, told

    async def run(self, statement: str, **values) -> None:
        await self.session.execute(text(statement), values)

    async def seal(self) -> int:
        return await audit.seal(self.session, at=NOON)

    async def found(self, invariants) -> list[str]:
        return [one.subject for one in await breaches(self.session, invariants)]


async def test_an_honest_log_is_whole(owner):
    assert await owner.found([*QUICK, *FULL]) == []
    assert await owner.seal() == 13
    assert await owner.seal() == 0
    assert await owner.found([*QUICK, *FULL]) == []


FORGERIES = {
    "a changed name": ("UPDATE audit.entry SET name = '别人' WHERE position = 4", "entries 4"),
    "a changed difference": (
        "UPDATE audit.entry SET changes = '[]' WHERE position = 4",
        "entries 4",
    ),
    "another actor": (
        "UPDATE audit.entry SET actor_id = uuidv7() WHERE position = 4",
        "entries 4",
    ),
    "a removed row": ("DELETE FROM audit.entry WHERE position = 4", "entries 5"),
    "a lost tail": ("DELETE FROM audit.entry WHERE position > 8", "entries head"),
    "a lost first row": ("DELETE FROM audit.entry WHERE position = 1", "entries 2"),
    "an empty log": ("DELETE FROM audit.entry", "entries head"),
    "rows that changed places": (
        """UPDATE audit.entry SET position = CASE position WHEN 3 THEN 1004 ELSE 1003 END
            WHERE position IN (3, 4);
        UPDATE audit.entry SET position = position - 1000 WHERE position > 1000""",
        "entries 3",
    ),
    "a changed sign-in": ("UPDATE audit.login SET login = 'hanmei' WHERE position = 2", "logins 2"),
    "a removed sign-in": ("DELETE FROM audit.login WHERE position = 3", "logins head"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forgery_is_found_by_every_check(owner, forgery):
    statements, subject = FORGERIES[forgery]
    for statement in statements.split(";"):
        await owner.run(statement)
    assert subject in await owner.found(QUICK)
    assert subject in await owner.found(FULL)
    assert await owner.seal() <= 10
    assert subject in await owner.found(QUICK)


async def test_a_tail_cut_off_together_with_its_head_is_missed_by_the_event_log(owner):
    await owner.run("DELETE FROM audit.entry WHERE position > 8")
    await owner.run(
        "UPDATE audit.head SET position = 8, hash ="
        " (SELECT hash FROM audit.entry WHERE position = 8) WHERE chain = 'entries'"
    )
    lost = [f"entries {one.deed_id}" for one in owner.told[8:]]
    assert await owner.found(QUICK) == lost
    assert await owner.found(FULL) == lost


async def test_behind_a_checkpoint_a_changed_row_is_found_by_the_full_proof(owner):
    await owner.seal()
    await owner.run("UPDATE audit.entry SET name = '别人' WHERE position = 4")
    assert await owner.found(QUICK) == []
    assert await owner.found(FULL) == ["entries 4"]


async def test_behind_a_checkpoint_a_removed_row_is_found_at_once(owner):
    await owner.seal()
    await owner.run("DELETE FROM audit.entry WHERE position = 4")
    assert "entries 1-10" in await owner.found(QUICK)


async def test_a_log_rewritten_with_new_hashes_contradicts_its_checkpoints(owner):
    await owner.seal()
    await owner.run("UPDATE audit.entry SET hash = sha256(hash) WHERE position = 10")
    assert "entries 10" in await owner.found(QUICK)
    assert "entries 10" in await owner.found(FULL)


async def test_a_long_log_is_sealed_in_bites(owner, monkeypatch):
    monkeypatch.setattr("houtai.modules.audit.service.sealing.ROWS_MAX", 4)
    assert [await owner.seal() for _ in range(4)] == [7, 4, 2, 0]
    assert await owner.found([*QUICK, *FULL]) == []


async def test_a_parked_deed_is_not_missed_before_it_is_replayed(owner):
    last = owner.told[-1]
    await owner.run("DELETE FROM audit.entry WHERE deed_id = :id", id=last.deed_id)
    await owner.run(
        "UPDATE audit.head SET position = 9, hash ="
        " (SELECT hash FROM audit.entry WHERE position = 9) WHERE chain = 'entries'"
    )
    assert await owner.found(QUICK) == [f"entries {last.deed_id}"]
    await owner.run(
        "INSERT INTO eventlog.parked (id, subscriber, position, key, state, error, attempts,"
        " parked_at) SELECT uuidv7(), 'audit', position, key, 'failed', 'x', 1, now()"
        " FROM eventlog.event WHERE key = :key",
        key=str(last.deed_id),
    )
    assert await owner.found(QUICK) == []


# --- as the house runs it -----------------------------------------------------------------------


async def test_two_workers_at_once_keep_one_chain(database):
    """Committed rows of other tests may stand before ours; gaps and forks may not."""

    async def write(number: int) -> None:
        async with database.transaction() as own:
            await keep(own, [deed(at=NOON + timedelta(seconds=number))], find_people=nobody)

    await asyncio.gather(*(write(number) for number in range(20)))
    async with database.transaction() as own:
        found = await breaches(own, [FULL[0]])
    assert [one for one in found if one.found != "-"] == []


async def test_a_told_deed_is_written_by_the_subscriber(database, rows):
    actor = Actor(uuid4(), place=Place(merchant_id=uuid4()))
    subscriber = eventlog.Subscriber(
        "audit.trial", (DeedDone,), lambda own, events: keep(own, events, find_people=nobody)
    )
    async with database.transaction() as own:
        await open_cursors(own, subscriber, NOON)
        await eventlog.rewind(own, "audit.trial", 0, NOON)
        made = deed(ROLE_CHANGED, actor_id=actor.id, merchant_id=actor.place.merchant_id)
        await eventlog.emit(own, made)
        position = await own.scalar(text("SELECT max(position) FROM eventlog.event"))
    come = 0
    while come is not None and come < position:
        come = await deliver(database, subscriber, 0, position)
    [row] = await rows("SELECT * FROM audit.entry WHERE deed_id = :id", id=made.deed_id)
    assert row.merchant_id == actor.place.merchant_id
    assert next(unpacked(made.notes)).name == row.name
    assert isinstance(row.actor_id, UUID)
