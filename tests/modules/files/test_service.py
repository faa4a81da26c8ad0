"""Using, deleting and clearing away: also against each other."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.objects import ObjectMissing, ObjectStoreAway
from houtai.modules.files.rules.keys import key_of, keys_of
from houtai.modules.files.service import clearing, deleting
from houtai.modules.files.service.uses import FileNotUsable, use
from houtai.modules.files.tables import File, FileUse
from tests.conftest import OneTransaction
from tests.factories.files import make_file

pytestmark = pytest.mark.usefixtures("no_files_of_others")

PERSON = Actor(uuid4(), merchant_ids=None, warehouse_ids=None)
NOW = utc_now()


async def use_as(session, *files, actor=PERSON, purpose="attachment", thing_id="1"):
    await use(
        session,
        actor,
        thing="trial.thing",
        thing_id=thing_id,
        file_ids=[one.id for one in files],
        purpose=purpose,
        at=NOW,
    )


async def states(session, *files):
    found = await session.execute(
        select(File.id, File.state), execution_options={"populate_existing": True}
    )
    by_id = {row.id: row.state for row in found}
    return [by_id.get(one.id) for one in files]


async def test_what_is_used_cannot_be_deleted_until_it_is_let_go(session):
    one, two = await make_file(session), await make_file(session)
    await use_as(session, one, two)
    await use_as(session, one, two)
    with pytest.raises(deleting.FileInUse):
        await deleting.delete_file(session, PERSON, one.id, at=NOW)
    await use_as(session, two)
    await deleting.delete_file(session, PERSON, one.id, at=NOW)
    assert await states(session, one, two) == ["deleted", "stored"]
    await use_as(session)
    assert (await session.scalars(select(FileUse))).all() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "storing"},
        {"state": "deleted", "deleted_at": NOW},
        {"purpose": "logo"},
        {"merchant_id": uuid4()},
    ],
)
async def test_only_a_stored_reached_file_of_that_purpose_can_be_used(session, changes):
    sound, other = await make_file(session), await make_file(session, **changes)
    merchant_id = uuid4()
    actor = Actor(sound.uploaded_by, merchant_ids=frozenset(), place=Place(merchant_id))
    with pytest.raises(FileNotUsable):
        await use_as(session, sound, other, actor=actor)
    with pytest.raises(FileNotUsable):
        await use(
            session,
            PERSON,
            thing="trial.thing",
            thing_id="1",
            file_ids=[uuid4()],
            purpose="attachment",
            at=NOW,
        )


async def test_using_and_deleting_at_once_never_both_succeed(database):
    async def one_round() -> tuple[bool, bool]:
        async with database.transaction() as session:
            file = await make_file(session)

        async def using() -> bool:
            try:
                async with database.transaction() as session:
                    await use_as(session, file, thing_id=str(file.id))
            except FileNotUsable:
                return False
            return True

        async def removing() -> bool:
            try:
                async with database.transaction() as session:
                    await deleting.delete_file(session, PERSON, file.id, at=NOW)
            except deleting.FileInUse:
                return False
            return True

        used, removed = await asyncio.gather(using(), removing())
        return used, removed

    outcomes = await asyncio.gather(*(one_round() for _ in range(20)))
    assert {used + removed for used, removed in outcomes} == {1}


async def test_a_restored_file_must_be_young_enough(session):
    old = await make_file(session, state="deleted", deleted_at=NOW - timedelta(days=29, hours=1))
    young = await make_file(session, state="deleted", deleted_at=NOW - timedelta(days=28))
    with pytest.raises(deleting.FileNotDeleted):
        await deleting.restore_file(session, PERSON, old.id, at=NOW)
    await deleting.restore_file(session, PERSON, young.id, at=NOW)
    assert deleting.RESTORABLE < clearing.KEPT_AFTER_DELETION


async def test_the_clock_forgets_what_is_over_and_nothing_else(session, database, store):
    month, hour = timedelta(days=30, minutes=1), timedelta(hours=1, minutes=1)
    week = timedelta(days=7, minutes=1)
    gone = [
        await make_file(session, state="deleted", deleted_at=NOW - month),
        await make_file(session, state="storing", uploaded_at=NOW - hour),
    ]
    avatar = {"purpose": "avatar", "uploaded_at": NOW - week}
    abandoned, used = await make_file(session, **avatar), await make_file(session, **avatar)
    kept = [
        await make_file(session, state="deleted", deleted_at=NOW - month + timedelta(hours=1)),
        await make_file(session, state="storing", uploaded_at=NOW - hour / 2),
        await make_file(session, uploaded_at=NOW - 10 * month),
        await make_file(session, purpose="avatar", uploaded_at=NOW - week / 2),
    ]
    await use_as(session, used, purpose="avatar")
    for file in (*gone, *kept):
        for key in keys_of(file.id):
            await store.put(key, b"x")
    await clearing.clear_out(OneTransaction(session, database), store, at=NOW)
    assert await states(session, *gone, abandoned, used) == [None, None, "deleted", "stored"]
    assert None not in await states(session, *kept)
    for file in gone:
        for key in keys_of(file.id):
            with pytest.raises(ObjectMissing):
                await store.open(key)
    for file in kept:
        await store.open(key_of(file.id))


async def test_more_than_one_bite_is_cleared(session, database, store, monkeypatch):
    monkeypatch.setattr(clearing, "AT_ONCE", 2)
    over = NOW - timedelta(days=31)
    files = [await make_file(session, state="deleted", deleted_at=over) for _ in range(5)]
    await clearing.clear_out(OneTransaction(session, database), store, at=NOW)
    assert await states(session, *files) == [None] * 5


async def test_a_store_that_is_away_keeps_the_rows_for_the_next_round(session, database, store):
    class Away:
        async def delete(self, keys):
            raise ObjectStoreAway

    file = await make_file(session, state="deleted", deleted_at=NOW - timedelta(days=31))
    with pytest.raises(ObjectStoreAway):
        await clearing.clear_out(OneTransaction(session, database), Away(), at=NOW)
    assert await states(session, file) == ["deleted"]
    await clearing.clear_out(OneTransaction(session, database), store, at=NOW)
    assert await states(session, file) == [None]


async def test_the_system_may_delete_but_never_rewrite_what_a_file_is(session):
    await make_file(session)
    with pytest.raises(Exception, match="permission denied"):
        async with session.begin_nested():
            await session.execute(text("UPDATE files.file SET sha256 = sha256, name = 'x'"))
    assert SYSTEM.merchant_ids is None
