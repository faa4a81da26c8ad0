"""Sessions as people see and end them: their own, those of their staff, and how long they last."""

from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_address
from uuid import uuid4

import pytest
from sqlalchemy import text

from houtai.kit.auth import Actor, Place
from houtai.modules.identity import public as identity
from houtai.modules.identity.queries import sessions as shown
from houtai.modules.identity.rules.sign_in import Caller
from houtai.modules.identity.service import (
    memberships,
    pace,
    policy,
    session_ending,
    sessions,
    sign_in,
)
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, make_account

CALLER = Caller(ip_address("203.0.113.7"), "Firefox/150")
BOSS = Actor(
    uuid4(),
    frozenset({"*", "identity.session.write", "identity.account.write"}),
    merchant_ids=None,
    warehouse_ids=None,
    department_ids=None,
    all_fields=True,
)


@pytest.fixture
def opened(session):
    async def run(person, at=NOON, **changes):
        held = replace(await policy.read(session), **changes)
        return await sessions.open_session(
            session, account_id=person.id, caller=CALLER, policy=held, at=at
        )

    return run


async def own(session, person, token="", at=NOON):
    actor = Actor(person.id)
    hashed = sessions.hash_of(token)
    return await shown.own_sessions(session, actor, token_hash=hashed, at=at)


async def living(session, actor, at=NOON, **filters):
    wanted = shown.SESSIONS.want(values=filters)
    page = await shown.list_sessions(session, actor, wanted, token_hash=b"", at=at)
    return [each.id for each in page.items]


async def test_ones_own_sessions_say_from_where_and_which_is_this_one(session, opened):
    person = await make_account(session, name="韩梅梅")
    first, second = await opened(person), await opened(person)
    listed = await own(session, person, second.token)
    assert [(each.id, each.current) for each in listed] == [
        (second.session_id, True),
        (first.session_id, False),
    ]
    seen = (listed[0].name, listed[0].user_agent, str(listed[0].address))
    assert seen == ("韩梅梅", "Firefox/150", "203.0.113.7")


async def test_what_has_ended_in_any_way_is_not_listed(session, opened):
    person = await make_account(session)
    idle = await opened(person, idle_minutes=5)
    kept = await opened(person, session_hours=1, idle_minutes=1440)
    await session_ending.end_own(
        session, Actor(person.id), (await opened(person)).session_id, at=NOON
    )
    six_minutes, two_hours = NOON + timedelta(minutes=6), NOON + timedelta(hours=2)
    assert {each.id for each in await own(session, person)} == {idle.session_id, kept.session_id}
    assert [each.id for each in await own(session, person, at=six_minutes)] == [kept.session_id]
    assert await own(session, person, at=two_hours) == []


async def test_one_ends_ones_own_sessions_and_nobody_elses(session, opened):
    person, other = await make_account(session), await make_account(session)
    mine, theirs = await opened(person), await opened(other)
    actor = Actor(person.id)
    for foreign in (theirs.session_id, uuid4()):
        with pytest.raises(session_ending.SessionUnknown):
            await session_ending.end_own(session, actor, foreign, at=NOON)
    await session_ending.end_own(session, actor, mine.session_id, at=NOON)
    assert await identity.actor_of_token(session, mine.token, NOON) is None
    assert await identity.actor_of_token(session, theirs.token, NOON)
    with pytest.raises(session_ending.SessionUnknown):
        await session_ending.end_own(session, actor, mine.session_id, at=NOON)


async def test_all_others_end_and_this_one_goes_on(session, opened):
    person = await make_account(session)
    this, first, second = [await opened(person) for _ in range(3)]
    await session_ending.end_others(session, Actor(person.id), token=this.token, at=NOON)
    assert [each.id for each in await own(session, person)] == [this.session_id]
    for ended in (first, second):
        assert await identity.actor_of_token(session, ended.token, NOON) is None


async def test_an_administrator_lists_and_ends_sessions_of_people_in_hand(session, opened):
    person = await make_account(session, role="reader")
    there = await opened(person)
    assert await living(session, BOSS, account_id=person.id) == [there.session_id]
    await session_ending.end_of_somebody(session, BOSS, there.session_id, at=NOON)
    assert await living(session, BOSS, account_id=person.id) == []
    with pytest.raises(session_ending.SessionUnknown):
        await session_ending.end_of_somebody(session, BOSS, there.session_id, at=NOON)


async def test_a_merchant_sees_the_sessions_at_its_own_place_only(session, opened):
    mine, theirs = uuid4(), uuid4()
    clerk = await make_account(session, role="reader", merchant_id=mine)
    foreign = await make_account(session, role="reader", merchant_id=theirs)
    platform = await make_account(session, role="reader")
    own_one = await opened(clerk)
    others = [await opened(foreign), await opened(platform)]
    owner = replace(
        BOSS, merchant_ids=frozenset({mine}), warehouse_ids=frozenset(), place=Place(mine)
    )
    assert await living(session, owner) == [own_one.session_id]
    for each in others:
        with pytest.raises(session_ending.SessionUnknown):
            await session_ending.end_of_somebody(session, owner, each.session_id, at=NOON)
    await session_ending.end_of_somebody(session, owner, own_one.session_id, at=NOON)


async def test_the_session_of_somebody_greater_is_not_ended(session, opened):
    boss = await make_account(session)
    there = await opened(boss)
    clerk = replace(BOSS, permissions=frozenset({"identity.session.write"}))
    with pytest.raises(memberships.AccountAboveActor):
        await session_ending.end_of_somebody(session, clerk, there.session_id, at=NOON)


async def test_how_long_a_session_lasts_is_what_was_set_when_it_began(session, opened):
    person = await make_account(session)
    brief = await opened(person, idle_minutes=5, session_hours=1)
    assert brief.expires_at == NOON + timedelta(hours=1)
    for minutes, alive in ((4, True), (8, True), (14, False)):
        at = NOON + timedelta(minutes=minutes)
        assert (await identity.actor_of_token(session, brief.token, at) is not None) is alive


async def test_signing_in_from_a_new_address_is_told_to_the_person(database):
    async with database.transaction() as session:
        person = await make_account(session)
    command = sign_in.SignIn(login=person.login, password=PASSWORD)
    for number, at in enumerate((NOON, NOON + timedelta(hours=1), NOON + timedelta(hours=2))):
        caller = Caller(ip_address("203.0.113.9") if number else CALLER.address)
        await sign_in.sign_in(database, command, caller=caller, at=at)
    told = text(
        "SELECT body->>'template' FROM eventlog.event"
        " WHERE name = 'notices.wanted' AND body->'account_ids' ? :id"
    )
    async with database.transaction() as session:
        templates = (await session.scalars(told, {"id": str(person.id)})).all()
    assert templates == ["identity.new_address"]


async def test_a_flood_of_locked_tries_is_told_once_a_minute(database, elsewhere):
    async with database.transaction() as session:
        person = await make_account(session)
    wrong = sign_in.SignIn(login=person.login, password="Tie-Guan-Yin-1725")
    codes = []
    for number in range(16):
        at = NOON + timedelta(seconds=number // 15)
        with pytest.raises((sign_in.WrongLogin, pace.TooManyTries)) as refusal:
            await sign_in.sign_in(database, wrong, caller=Caller(elsewhere), at=at)
        codes.append(refusal.value.code)
    told = text(
        "SELECT body->>'code' AS code, count(*) AS count FROM eventlog.event"
        " WHERE name = 'identity.sign_in_tried' AND body->>'account_id' = :id GROUP BY 1"
    )
    async with database.transaction() as session:
        rows = await session.execute(told, {"id": str(person.id)})
        counts = {row["code"]: row["count"] for row in rows.mappings()}
    assert codes.count("identity.too_many_tries") == 6
    assert counts == {"identity.wrong_login": 10, "identity.too_many_tries": 1}
