"""Rules about addresses and hours: how they add up, at signing in and at every request."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.addresses import read_network
from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity
from houtai.modules.identity.queries import restrictions as shown
from houtai.modules.identity.rules.hours import Hours
from houtai.modules.identity.rules.restrictions import Rule, may_work
from houtai.modules.identity.rules.sign_in import Caller
from houtai.modules.identity.service import policy, restrictions, sessions, sign_in
from houtai.modules.identity.tables import Role, SignInRule
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, make_account, make_membership

OFFICE, HOME = ip_address("203.0.113.7"), ip_address("198.51.100.9")
OFFICE_NET = (read_network("203.0.113.0/24"),)
ALL_DAYS = (1, 2, 3, 4, 5, 6, 7)
MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
BOSS = Actor(
    uuid4(),
    frozenset({"*", "identity.sign_in_rule.write", "identity.account.write"}),
    merchant_ids=None,
    warehouse_ids=None,
    department_ids=None,
    all_fields=True,
)
"""An administrator of the platform who is not signed in: nothing shuts him out."""


# --- pure -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "clock", "holds"),
    [
        (0, "08:59", False),
        (0, "09:00", True),
        (4, "17:59", True),
        (4, "18:00", False),
        (5, "12:00", False),
    ],
)
def test_office_hours_have_a_first_and_a_last_minute(day, clock, holds):
    hours = Hours({1, 2, 3, 4, 5}, 9 * 60, 18 * 60)
    assert hours.holds_at(moment(day, clock)) is holds


@pytest.mark.parametrize(
    ("day", "clock", "holds"),
    [
        (4, "21:59", False),
        (4, "22:00", True),
        (4, "23:59", True),
        (5, "00:00", True),
        (5, "05:59", True),
        (5, "06:00", False),
        (5, "22:00", False),
        (0, "05:00", False),
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_began(day, clock, holds):
    nights = Hours({1, 2, 3, 4, 5}, 22 * 60, 6 * 60)
    assert nights.holds_at(moment(day, clock)) is holds


def moment(day, clock):
    hour, minute = map(int, clock.split(":"))
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@given(st.integers(0, 1439), st.integers(1, 1440), st.integers(0, 1439))
def test_hours_of_all_days_and_their_complement_share_no_minute(first, last, minute):
    if first == last % 1440:
        return
    local = MONDAY + timedelta(minutes=minute)
    inside = Hours(ALL_DAYS, first, last).holds_at(local)
    outside = Hours(ALL_DAYS, last % 1440, first or 1440).holds_at(local)
    assert inside is not outside


def test_without_rules_everything_is_open():
    assert may_work([], None, NOON)


def test_rules_of_one_subject_are_alternatives_and_all_subjects_must_agree():
    office, home = Rule("a", OFFICE_NET, None), Rule("a", (read_network(str(HOME)),), None)
    by_day = Rule("b", (), Hours(ALL_DAYS, 9 * 60, 18 * 60))
    assert may_work([office, home], HOME, NOON)
    assert may_work([office, by_day], OFFICE, NOON.replace(hour=10))
    assert not may_work([office, by_day], OFFICE, NOON.replace(hour=20))
    assert not may_work([office, by_day], HOME, NOON.replace(hour=10))


def test_who_has_no_address_is_in_no_network():
    assert not may_work([Rule("a", (read_network("0.0.0.0/0"),), None)], None, NOON)


def test_ipv4_written_as_ipv6_is_the_same_network():
    assert read_network("::ffff:203.0.113.0/120") == OFFICE_NET[0]
    assert read_network("::ffff:203.0.113.7") == read_network("203.0.113.7/32")
    assert read_network("2001:db8::/32").version == 6


@pytest.mark.parametrize("text", ["", "x", "10.0.0.1/8", "10.0.0.0/33", "1.2.3", "10.0.0.0/8,"])
def test_what_is_no_network_is_refused(text):
    with pytest.raises(ValueError, match=r"does not appear to be|has host bits set"):
        read_network(text)


# --- in force ---------------------------------------------------------------------------------


@pytest.fixture
async def person(database):
    async with database.transaction() as session:
        return await make_account(session, role="reader")


@pytest.fixture
def rule(database):
    """Put a rule there, for everybody else to find."""

    async def put(**changes):
        async with database.transaction() as session:
            made = SignInRule(
                **{
                    "id": new_id(),
                    "networks": [],
                    "weekdays": [],
                    "enabled": True,
                    "note": "",
                    "version": 1,
                    "changed_at": NOON,
                    **changes,
                }
            )
            session.add(made)
        return made.id

    return put


@pytest.fixture
def knock(database):
    async def run(person, address=HOME, at=NOON, console=None):
        command = sign_in.SignIn(login=person.login, password=PASSWORD, console=console)
        caller = Caller(address, "curl/8", "Asia/Shanghai")
        return await sign_in.sign_in(database, command, caller=caller, at=at)

    return run


@pytest.fixture
def ask(database):
    """A request with this token."""

    async def run(token, address=HOME, at=NOON):
        caller = Caller(address, "curl/8", "Asia/Shanghai")
        return await sessions.actor_of_bearer(database, token, at, caller=caller)

    return run


async def test_signing_in_from_elsewhere_is_refused_only_with_the_right_password(
    person, rule, knock
):
    await rule(account_id=person.id, networks=OFFICE_NET)
    assert (await knock(person, OFFICE)).token
    with pytest.raises(sessions.RefusedHere):
        await knock(person, HOME)
    other = replace_login(person)
    with pytest.raises(sign_in.WrongLogin):
        await knock(other, HOME)


def replace_login(person):
    return type("Nobody", (), {"login": f"{person.login}x"})


async def test_a_session_that_leaves_its_network_is_refused_and_good_again_on_return(
    person, rule, knock, ask
):
    token = (await knock(person, OFFICE)).token
    assert await ask(token, HOME)
    await rule(account_id=person.id, networks=OFFICE_NET)
    with pytest.raises(sessions.NotFromHere):
        await ask(token, HOME)
    with pytest.raises(sessions.NotFromHere):
        await ask(token, None)
    assert await ask(token, OFFICE)


async def test_hours_are_those_of_the_house_and_end_a_session_in_use(person, rule, knock, ask):
    at = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)  # Monday, 17:30 in Shanghai.
    await rule(account_id=person.id, weekdays=[1], from_minute=9 * 60, to_minute=18 * 60)
    token = (await knock(person, at=at)).token
    assert await ask(token, at=at + timedelta(minutes=29))
    with pytest.raises(sessions.NotFromHere):
        await ask(token, at=at + timedelta(minutes=30))
    with pytest.raises(sessions.RefusedHere):
        await knock(person, at=at + timedelta(minutes=30))


async def test_a_rule_that_is_switched_off_restricts_nobody(person, rule, knock):
    await rule(account_id=person.id, networks=OFFICE_NET, enabled=False)
    assert (await knock(person, HOME)).token


async def test_a_rule_for_a_role_holds_for_those_who_have_it(database, person, rule, knock):
    async with database.transaction() as session:
        role = Role(id=new_id(), code=f"guard-{uuid4().hex[:8]}", name="值班", permissions=[])
        session.add(role)
        await session.flush()
        guard = await make_account(session, role=role.code)
    await rule(role_id=role.id, networks=OFFICE_NET)
    with pytest.raises(sessions.RefusedHere):
        await knock(guard, HOME)
    assert (await knock(guard, OFFICE)).token
    assert (await knock(person, HOME)).token


async def test_a_role_held_elsewhere_does_not_restrict_this_place(database, rule, knock, ask):
    shop = uuid4()
    async with database.transaction() as session:
        role = Role(
            id=new_id(),
            code=f"guard-{uuid4().hex[:8]}",
            name="值班",
            permissions=[],
            console="merchant",
            merchant_id=shop,
        )
        session.add(role)
        await session.flush()
        person = await make_account(session, role="reader")
        await make_membership(session, person.id, role=role.code, merchant_id=shop)
    await rule(role_id=role.id, networks=OFFICE_NET)
    token = (await knock(person, HOME, console="platform")).token
    assert (await ask(token, HOME)).place == Place()
    # The place that is refused is passed over for one that is not.
    assert (await ask((await knock(person, HOME, console="merchant")).token)).place == Place()
    there = (await knock(person, OFFICE, console="merchant")).token
    assert (await ask(there, OFFICE)).place == Place(shop)


async def test_a_merchants_rule_counts_at_that_merchant_only(database, rule, knock, ask):
    mine, theirs = uuid4(), uuid4()
    async with database.transaction() as session:
        person = await make_account(session, role="reader", merchant_id=mine)
        await make_membership(session, person.id, role="reader", merchant_id=theirs)
    await rule(account_id=person.id, networks=OFFICE_NET, merchant_id=theirs)
    token = (await knock(person, HOME)).token
    assert (await ask(token, HOME)).place == Place(mine)
    async with database.transaction() as session:
        actor = await identity.actor_of_token(session, token, NOON)
        go = sessions.GoToPlace(merchant_id=theirs)
        with pytest.raises(sessions.RefusedHere):
            await sessions.go_to_place(session, actor, token, go, caller=Caller(HOME), at=NOON)
    assert await ask((await knock(person, OFFICE)).token, OFFICE)


async def test_a_rule_for_a_console_holds_there_only(database, rule, knock):
    shop = uuid4()
    async with database.transaction() as session:
        clerk = await make_account(session, role="reader", merchant_id=shop)
        other = await make_account(session, role="reader", merchant_id=uuid4())
    await rule(console="merchant", merchant_id=shop, networks=OFFICE_NET)
    with pytest.raises(sessions.RefusedHere):
        await knock(clerk, HOME)
    assert (await knock(other, HOME)).token


async def test_a_merchant_cannot_widen_what_the_platform_has_set(database, rule, knock):
    shop = uuid4()
    async with database.transaction() as session:
        clerk = await make_account(session, role="reader", merchant_id=shop)
    await rule(account_id=clerk.id, networks=OFFICE_NET)
    await rule(account_id=clerk.id, merchant_id=shop, networks=[read_network("0.0.0.0/0")])
    with pytest.raises(sessions.RefusedHere):
        await knock(clerk, HOME)


# --- kept in order ----------------------------------------------------------------------------


def make_rule(**changes):
    return restrictions.MakeRule(**{"networks": ["203.0.113.0/24"], **changes})


async def save(session, command, actor=BOSS, token="", address=HOME):
    return await restrictions.make(
        session, actor, command, token=token, caller=Caller(address), at=NOON
    )


async def test_a_rule_is_made_shown_changed_and_removed(session):
    person = await make_account(session, role="reader")
    rule_id = await save(session, make_rule(account_id=person.id, note=" 办公室 "))
    view = await shown.restriction(session, BOSS, rule_id)
    assert (view.scope, view.account, view.note, view.version) == ("account", "李雷", "办公室", 1)
    assert [str(each) for each in view.networks] == ["203.0.113.0/24"]
    hours = restrictions.EditRule(weekdays=[5, 1, 1], from_minute=0, to_minute=1440, version=1)
    at = {"token": "", "caller": Caller(HOME), "at": NOON}
    await restrictions.edit(session, BOSS, rule_id, hours, **at)
    view = await shown.restriction(session, BOSS, rule_id)
    assert (view.networks, view.weekdays, view.version) == ([], [1, 5], 2)
    with pytest.raises(restrictions.RuleChangedMeanwhile):
        await restrictions.edit(session, BOSS, rule_id, hours, **at)
    await restrictions.remove(session, BOSS, rule_id, lock_out_ok=False, **at)
    assert await shown.restriction(session, BOSS, rule_id) is None
    with pytest.raises(restrictions.RuleUnknown):
        await restrictions.remove(session, BOSS, rule_id, lock_out_ok=False, **at)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"networks": []}, restrictions.RuleEmpty),
        ({"weekdays": [1]}, restrictions.HoursNotWhole),
        ({"from_minute": 9, "to_minute": 10}, restrictions.HoursNotWhole),
        ({"weekdays": [1], "from_minute": 9}, restrictions.HoursNotWhole),
        ({"weekdays": [1], "from_minute": 9, "to_minute": 9}, restrictions.HoursNotWhole),
        ({"console": "platform"}, restrictions.NotOneSubject),
        ({"account_id": None}, restrictions.NotOneSubject),
        ({"account_id": uuid4()}, restrictions.SubjectUnknown),
        ({"account_id": None, "role_id": uuid4()}, restrictions.SubjectUnknown),
    ],
)
async def test_a_rule_that_is_not_whole_is_refused(session, changes, error):
    person = await make_account(session, role="reader")
    with pytest.raises(error):
        await save(session, make_rule(**{"account_id": person.id, **changes}))


@pytest.fixture
async def signed_in(session):
    """An administrator with a session from home."""
    boss = await make_account(session)
    held = await policy.read(session)
    caller = Caller(HOME)
    opened = await sessions.open_session(
        session, account_id=boss.id, caller=caller, policy=held, at=NOON
    )
    actor = await identity.actor_of_token(session, opened.token, NOON, caller=caller)
    return actor, opened.token


async def test_nobody_shuts_himself_out_unawares(session, signed_in):
    actor, token = signed_in
    for subject in ({"account_id": actor.id}, {"console": "platform"}):
        with pytest.raises(restrictions.WouldShutOneselfOut):
            async with session.begin_nested():
                await save(session, make_rule(**subject), actor, token)
    fits = make_rule(account_id=actor.id, networks=[str(HOME)])
    await save(session, fits, actor, token)
    await save(session, make_rule(account_id=actor.id), actor, token)
    known = make_rule(console="platform", lock_out_ok=True)
    await save(session, known, actor, token)


async def test_removing_the_rule_that_lets_one_in_is_shutting_oneself_out(session, signed_in):
    actor, token = signed_in
    fits = await save(session, make_rule(account_id=actor.id, networks=[str(HOME)]), actor, token)
    await save(session, make_rule(account_id=actor.id), actor, token)
    asked = {"token": token, "caller": Caller(HOME), "at": NOON}
    with pytest.raises(restrictions.WouldShutOneselfOut):
        async with session.begin_nested():
            await restrictions.remove(session, actor, fits, lock_out_ok=False, **asked)
    await restrictions.remove(session, actor, fits, lock_out_ok=True, **asked)


async def test_nobody_restricts_who_may_more_than_himself(session):
    boss = await make_account(session)
    clerk = replace(BOSS, permissions=frozenset({"identity.sign_in_rule.write"}))
    with pytest.raises(restrictions.SubjectUnknown):
        await save(session, make_rule(account_id=boss.id), clerk)
    with pytest.raises(restrictions.ConsoleAboveActor):
        await save(session, make_rule(console="platform"), clerk)


async def test_a_merchant_sees_and_restricts_its_own_people_only(session):
    mine, theirs = uuid4(), uuid4()
    own = await make_account(session, role="reader", merchant_id=mine)
    foreign = await make_account(session, role="reader", merchant_id=theirs)
    owner = replace(
        BOSS,
        permissions=BOSS.permissions | {"identity.account.read"},
        merchant_ids=frozenset({mine}),
        warehouse_ids=frozenset(),
        place=Place(mine),
    )
    other = replace(owner, merchant_ids=frozenset({theirs}), place=Place(theirs))
    rule_id = await save(session, make_rule(account_id=own.id), owner)
    with pytest.raises(restrictions.SubjectUnknown):
        await save(session, make_rule(account_id=foreign.id), owner)
    with pytest.raises(restrictions.ConsoleAboveActor):
        await save(session, make_rule(console="platform"), owner)
    wanted = shown.RESTRICTIONS.want()
    listed = await shown.list_restrictions(session, owner, wanted)
    assert [each.id for each in listed.items] == [rule_id]
    assert listed.items[0].merchant_id == mine
    assert (await shown.list_restrictions(session, other, wanted)).items == []
    assert await shown.restriction(session, other, rule_id) is None


async def test_the_command_line_lets_somebody_in_again(session):
    person = await make_account(session, role="reader")
    await save(session, make_rule(account_id=person.id))
    await save(session, make_rule(console="warehouse"))
    asked = {"login": person.login, "also_second_factor": False}
    assert await identity.unlock(session, also_shared=False, **asked) == 1
    assert await identity.unlock(session, also_shared=False, **asked) == 0
    assert await identity.unlock(session, also_shared=True, **asked) >= 1
