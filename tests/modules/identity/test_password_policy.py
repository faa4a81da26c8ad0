"""Passwords over time: as long as is set, none of the last ones again, none too old."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from houtai.kit.auth import Actor
from houtai.modules.identity import public as identity
from houtai.modules.identity.rules import passwords
from houtai.modules.identity.rules.sign_in import Caller
from houtai.modules.identity.service import former_passwords, policy, sign_in
from houtai.modules.identity.tables import FormerPassword
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, make_account

NEWS = ["Da-Hong-Pao-1385", "Shui-Xian-1820", "Bai-Ji-Guan-0911"]


@pytest.fixture
async def person(database):
    async with database.transaction() as session:
        return await make_account(session)


@pytest.fixture
def set_to(monkeypatch):
    """The house has set its policy so."""

    def put(**changes):
        async def read(session):
            return replace(await original(session), **changes)

        monkeypatch.setattr(policy, "read", read)

    original = policy.read
    return put


@pytest.fixture
def change(database, person, elsewhere):
    async def run(current, new, after_seconds=1):
        command = sign_in.ChangePassword(current=current, new=new)
        await sign_in.change_password(
            database,
            Actor(person.id),
            command,
            token="",
            caller=Caller(elsewhere),
            at=NOON + timedelta(seconds=after_seconds),
        )

    return run


async def test_the_last_passwords_do_not_come_back(change, set_to):
    set_to(password_history=2)
    await change(PASSWORD, NEWS[0], 1)
    await change(NEWS[0], NEWS[1], 2)
    for reused in (PASSWORD, NEWS[0]):
        with pytest.raises(former_passwords.PasswordReused) as refused:
            await change(NEWS[1], reused, 3)
        assert refused.value.place == "body/new"
    await change(NEWS[1], NEWS[2], 3)
    await change(NEWS[2], PASSWORD, 4)


async def test_a_password_that_somebody_reset_is_remembered_too(database, person, change):
    async with database.transaction() as session:
        given = await identity.reset_password(session, login=person.login, at=NOON)
    with pytest.raises(former_passwords.PasswordReused):
        await change(given, PASSWORD)


async def test_full_width_is_the_same_password_again(change):
    await change(PASSWORD, NEWS[0])
    wide = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in PASSWORD)
    with pytest.raises(former_passwords.PasswordReused):
        await change(NEWS[0], wide, 2)


async def test_ten_former_passwords_are_kept_and_no_more(session):
    person = await make_account(session)
    for number in range(13):
        credentials = sign_in.queries.Credentials(
            account_id=person.id,
            login=person.login,
            password_hash=f"hash {number}",
            password_set_at=NOON + timedelta(days=number),
            state="active",
            first_password_until=None,
        )
        await former_passwords.keep(session, credentials)
    kept = select(FormerPassword.password_hash).where(FormerPassword.account_id == person.id)
    assert set((await session.scalars(kept)).all()) == {f"hash {each}" for each in range(3, 13)}


async def test_the_length_is_what_is_set(change, set_to):
    set_to(password_length=20)
    with pytest.raises(passwords.PasswordTooShort) as refused:
        await change(PASSWORD, NEWS[0])
    assert refused.value.fields["length_min"] == 20
    set_to(password_length=12)
    await change(PASSWORD, "Rou-Gui-2026")


async def test_nothing_below_ten_characters_passes_whatever_was_set_before(change, set_to):
    set_to(password_length=8)
    with pytest.raises(passwords.PasswordTooShort) as refused:
        await change(PASSWORD, "Rou-Gui-8")
    assert refused.value.fields["length_min"] == 10


async def test_who_makes_an_account_keeps_to_the_length_that_is_set(session, set_to):
    set_to(password_length=20)
    command = identity.CreateAccount(
        login="short-one", name="短", password=NEWS[0], role="administrator"
    )
    with pytest.raises(passwords.PasswordTooShort):
        await identity.create_account(session, command, at=NOON)


@pytest.mark.parametrize(
    ("days", "age_days", "must"), [(0, 900, False), (30, 29, False), (30, 30, True)]
)
async def test_a_password_that_is_too_old_must_be_changed(
    *, database, person, elsewhere, set_to, days, age_days, must
):
    set_to(password_days=days)
    command = sign_in.SignIn(login=person.login, password=PASSWORD)
    at = person.password_set_at + timedelta(days=age_days)
    answer = await sign_in.sign_in(database, command, caller=Caller(elsewhere), at=at)
    assert answer.must_change_password is must
    async with database.transaction() as session:
        actor = await identity.actor_of_token(session, answer.token, at)
    assert (actor.permissions == frozenset()) is must


@pytest.mark.parametrize(
    "weak",
    [
        "password123!",
        "woaini520520",
        "1qaz@WSX3edc",
        "admin@123456",
        "aaaaaaaaaaaa",
        "P@ssw0rd2026",
    ],
)
async def test_what_everybody_tries_first_is_refused(change, weak):
    with pytest.raises(passwords.PasswordTooCommon):
        await change(PASSWORD, weak)
