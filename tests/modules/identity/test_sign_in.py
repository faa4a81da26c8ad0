"""Signing in and staying signed in: the same path for all, races, pauses, ends of sessions."""

import asyncio
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from houtai.kit.auth import Actor
from houtai.modules.identity import public as identity
from houtai.modules.identity.rules import passwords
from houtai.modules.identity.rules.sign_in import PER_ADDRESS, PER_LOGIN, Caller, address_subject
from houtai.modules.identity.service import hashing, pace, policy, proving, sessions, sign_in
from houtai.modules.identity.tables import Account, ConsoleSession, SignInTally
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, make_account
from tests.statements import count_statements

WRONG = "Tie-Guan-Yin-1725"


@pytest.fixture
async def person(database):
    async with database.transaction() as session:
        return await make_account(session)


@pytest.fixture
def try_it(database, elsewhere):
    """Sign in, from the test's own address unless told otherwise."""

    async def attempt(login, password=PASSWORD, *, at=NOON, address=elsewhere):
        command = sign_in.SignIn(login=login, password=password)
        caller = Caller(address, "curl/8")
        return await sign_in.sign_in(database, command, caller=caller, at=at)

    return attempt


async def outcome(attempt) -> str:
    try:
        await attempt
    except (sign_in.WrongLogin, pace.TooManyTries, sign_in.AccountDisabled) as error:
        return type(error).__name__
    return "in"


async def holder(database, token, at=NOON):
    async with database.transaction() as session:
        return await identity.actor_of_token(session, token, at)


async def test_the_right_password_opens_a_session_that_names_its_holder(database, person, try_it):
    signed_in = await try_it(person.login.upper())
    actor = await holder(database, signed_in.token)
    assert actor is not None
    assert actor.id == signed_in.account_id == person.id
    assert actor.merchant_ids is None
    async with database.transaction() as session:
        assert (await session.get_one(Account, person.id)).last_login_at == NOON


async def test_a_first_password_runs_out_and_ones_own_does_not(database, person, try_it):
    async with database.transaction() as session:
        given = await identity.reset_password(session, login=person.login, at=NOON)
    in_time, too_late = NOON + timedelta(days=6), NOON + timedelta(days=7)
    assert (await try_it(person.login, given, at=in_time)).must_change_password
    with pytest.raises(sign_in.FirstPasswordExpired):
        await try_it(person.login, given, at=too_late)
    with pytest.raises(sign_in.WrongLogin):
        await try_it(person.login, WRONG, at=too_late)


async def test_a_first_password_that_was_replaced_runs_out_no_more(
    database, person, try_it, elsewhere
):
    async with database.transaction() as session:
        given = await identity.reset_password(session, login=person.login, at=NOON)
    token = (await try_it(person.login, given)).token
    await sign_in.change_password(
        database,
        Actor(person.id),
        sign_in.ChangePassword(current=given, new="Da-Hong-Pao-1725"),
        token=token,
        caller=Caller(elsewhere, "curl/8"),
        at=NOON,
    )
    much_later = NOON + timedelta(days=300)
    assert (await try_it(person.login, "Da-Hong-Pao-1725", at=much_later)).token


async def test_the_token_itself_is_stored_nowhere(database, person, try_it):
    signed_in = await try_it(person.login)
    async with database.transaction() as session:
        rows = await session.scalars(select(ConsoleSession).filter_by(account_id=person.id))
        [stored] = rows.all()
    assert stored.token_hash == sessions.hash_of(signed_in.token)
    assert signed_in.token.encode() not in stored.token_hash


async def test_unknown_login_and_wrong_password_take_the_same_path(
    database, person, try_it, monkeypatch
):
    verified = []

    def watched(password, stored_hash):
        verified.append(stored_hash is None)
        return original(password, stored_hash)

    original = hashing._verify
    monkeypatch.setattr(hashing, "_verify", watched)
    sent = []
    for login in (person.login, "nobody-of-that-name"):
        with (
            count_statements(database.engine) as statements,
            pytest.raises(sign_in.WrongLogin) as refused,
        ):
            await try_it(login, WRONG)
        sent.append(([each.split("$")[0] for each in statements.sent], refused.value.args))
    assert verified == [False, True]
    assert sent[0] == sent[1]


async def test_the_stand_in_costs_what_a_real_hash_costs_and_never_fits():
    assert not hashing.is_outdated(hashing._stand_in_hash())
    assert not await hashing.is_right(hashing.NOBODYS, None)


async def test_twenty_wrong_tries_at_once_are_no_more_than_allowed(person, try_it):
    tries = [outcome(try_it(person.login, WRONG)) for _ in range(20)]
    outcomes = await asyncio.gather(*tries)
    assert outcomes.count("WrongLogin") == PER_LOGIN.free_tries
    assert outcomes.count("TooManyTries") == 20 - PER_LOGIN.free_tries
    assert await outcome(try_it(person.login)) == "TooManyTries"


async def test_a_login_that_nobody_has_is_locked_like_any_other(try_it):
    outcomes = [await outcome(try_it("nobody-at-all", WRONG)) for _ in range(12)]
    assert outcomes == ["WrongLogin"] * 10 + ["TooManyTries"] * 2


async def test_each_further_wrong_try_doubles_the_pause_up_to_a_limit(person, try_it):
    at = NOON
    for _ in range(PER_LOGIN.free_tries):
        await outcome(try_it(person.login, WRONG, at=at))
    pauses = []
    for _ in range(8):
        with pytest.raises(pace.TooManyTries) as refused:
            await try_it(person.login, WRONG, at=at)
        pauses.append(refused.value.fields["retry_seconds"])
        almost = at + timedelta(seconds=pauses[-1] - 1)
        assert await outcome(try_it(person.login, at=almost)) == "TooManyTries"
        at += timedelta(seconds=pauses[-1])
        assert await outcome(try_it(person.login, WRONG, at=at)) == "WrongLogin"
    assert pauses == [30, 60, 120, 240, 480, 900, 900, 900]


async def test_after_the_pause_the_right_password_works_and_clears_the_count(person, try_it):
    for _ in range(PER_LOGIN.free_tries):
        await outcome(try_it(person.login, WRONG))
    later = NOON + timedelta(seconds=30)
    assert await outcome(try_it(person.login, at=later)) == "in"
    again = [await outcome(try_it(person.login, WRONG, at=later)) for _ in range(10)]
    assert again == ["WrongLogin"] * 10


async def test_time_forgives_wrong_tries(person, try_it):
    for _ in range(PER_LOGIN.free_tries):
        await outcome(try_it(person.login, WRONG))
    next_day = NOON + timedelta(days=1)
    outcomes = [await outcome(try_it(person.login, WRONG, at=next_day)) for _ in range(10)]
    assert outcomes == ["WrongLogin"] * 10


async def test_an_address_that_guesses_at_many_logins_is_slowed_down(try_it, database, elsewhere):
    async with database.transaction() as session:
        used_up = SignInTally(
            subject=address_subject(elsewhere),
            tries=PER_ADDRESS.free_tries - 1,
            last_try_at=NOON,
        )
        session.add(used_up)
    assert await outcome(try_it("first-of-many", WRONG)) == "WrongLogin"
    assert await outcome(try_it("second-of-many", WRONG)) == "TooManyTries"
    later = NOON + timedelta(seconds=PER_ADDRESS.pause_seconds)
    assert await outcome(try_it("second-of-many", WRONG, at=later)) == "WrongLogin"


async def test_right_passwords_do_not_use_up_an_address(try_it, database, elsewhere, person):
    for _ in range(3):
        await try_it(person.login)
    async with database.transaction() as session:
        tally = await session.get_one(SignInTally, address_subject(elsewhere))
    assert tally.tries == 0


async def test_a_flood_is_refused_before_it_is_counted(person, try_it):
    crowd = [outcome_or_busy(try_it(person.login, WRONG)) for _ in range(hashing.CALLERS_MAX + 5)]
    outcomes = await asyncio.gather(*crowd)
    assert outcomes.count("SignInBusy") == 5
    assert not hashing._callers


async def outcome_or_busy(attempt) -> str:
    try:
        return await outcome(attempt)
    except hashing.SignInBusy:
        return "SignInBusy"


async def test_a_disabled_account_is_told_so_only_with_its_password(database, try_it):
    async with database.transaction() as session:
        person = await make_account(session, state="disabled")
    assert await outcome(try_it(person.login, WRONG)) == "WrongLogin"
    assert await outcome(try_it(person.login)) == "AccountDisabled"


async def test_a_reset_between_verifying_and_signing_in_wins(database, person, try_it, monkeypatch):
    verify = sign_in._is_right

    async def slowly(password, known):
        right = await verify(password, known)
        async with database.transaction() as session:
            await identity.reset_password(
                session, login=person.login, at=NOON + timedelta(seconds=1)
            )
        return right

    monkeypatch.setattr(sign_in, "_is_right", slowly)
    assert await outcome(try_it(person.login)) == "WrongLogin"
    async with database.transaction() as session:
        opened = await session.scalars(select(ConsoleSession).filter_by(account_id=person.id))
        assert opened.all() == []


async def test_an_old_hash_is_renewed_when_its_password_is_used(database, try_it):
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    async with database.transaction() as session:
        person = await make_account(session, password_hash=weak)
    assert await outcome(try_it(person.login)) == "in"
    async with database.transaction() as session:
        renewed = (await session.get_one(Account, person.id)).password_hash
    assert not hashing.is_outdated(renewed)
    assert await outcome(try_it(person.login)) == "in"


async def test_a_session_that_nobody_uses_ends(database, person, try_it):
    token = (await try_it(person.login)).token
    used = NOON + timedelta(minutes=119)
    assert await holder(database, token, used) is not None
    assert await holder(database, token, used + timedelta(minutes=120)) is None


async def test_a_session_in_constant_use_ends_all_the_same(database, person, try_it):
    token = (await try_it(person.login)).token
    for hours in range(1, 24):
        assert await holder(database, token, NOON + timedelta(hours=hours)) is not None
    assert await holder(database, token, NOON + timedelta(hours=24)) is None


async def test_a_living_session_is_noted_at_most_once_a_minute(database, person, try_it):
    token = (await try_it(person.login)).token
    counts = []
    for seconds in (59, 60, 61, 119, 120):
        with count_statements(database.engine) as statements:
            await holder(database, token, NOON + timedelta(seconds=seconds))
        counts.append(statements.count)
    assert counts == [1, 2, 1, 1, 2]


@pytest.mark.parametrize("token", ["", "x", "é" * 43, "A" * 43, "A" * 10_000, "\0" * 43])
async def test_what_is_no_token_opens_nothing(database, token):
    assert await holder(database, token) is None


async def test_signing_out_ends_this_session_and_no_other(database, person, try_it):
    first, second = (await try_it(person.login)).token, (await try_it(person.login)).token
    async with database.transaction() as session:
        await sessions.sign_out(session, first, NOON)
        await sessions.sign_out(session, first, NOON)
    assert await holder(database, first) is None
    assert await holder(database, second) is not None


async def test_a_changed_password_ends_the_other_sessions(database, person, try_it, elsewhere):
    mine, other = (await try_it(person.login)).token, (await try_it(person.login)).token
    actor = await holder(database, mine)
    command = sign_in.ChangePassword(current=PASSWORD, new=WRONG)
    await sign_in.change_password(
        database,
        actor,
        command,
        token=mine,
        caller=Caller(elsewhere),
        at=NOON + timedelta(seconds=1),
    )
    assert await holder(database, mine) is not None
    assert await holder(database, other) is None
    assert await outcome(try_it(person.login)) == "WrongLogin"
    assert await outcome(try_it(person.login, WRONG)) == "in"


async def test_guessing_the_current_password_of_an_open_session_is_counted(
    database, person, try_it, elsewhere
):
    token = (await try_it(person.login)).token
    actor = await holder(database, token)
    command = sign_in.ChangePassword(current=WRONG, new="Da-Hong-Pao-1385")
    for _ in range(PER_LOGIN.free_tries):
        with pytest.raises(proving.WrongPassword):
            await sign_in.change_password(
                database, actor, command, token=token, caller=Caller(elsewhere), at=NOON
            )
    with pytest.raises(pace.TooManyTries):
        await sign_in.change_password(
            database, actor, command, token=token, caller=Caller(elsewhere), at=NOON
        )


async def test_a_new_password_must_be_new_and_good(database, person, elsewhere):
    actor = Actor(person.id)
    for new, error in [
        (PASSWORD, sign_in.PasswordUnchanged),
        ("woaini1314", passwords.PasswordTooCommon),
    ]:
        command = sign_in.ChangePassword(current=PASSWORD, new=new)
        with pytest.raises(error) as refused:
            await sign_in.change_password(
                database, actor, command, token="", caller=Caller(elsewhere), at=NOON
            )
        assert refused.value.place == "body/new"


async def test_of_two_changes_at_once_one_holds(database, person, elsewhere):
    actor = Actor(person.id)
    news = ["Da-Hong-Pao-1385", "Shui-Xian-1820"]

    async def change(new):
        command = sign_in.ChangePassword(current=PASSWORD, new=new)
        await sign_in.change_password(
            database,
            actor,
            command,
            token="",
            caller=Caller(elsewhere),
            at=NOON + timedelta(seconds=1),
        )

    outcomes = await asyncio.gather(*map(change, news), return_exceptions=True)
    losers = [each for each in outcomes if each is not None]
    assert [type(each) for each in losers] == [sign_in.PasswordChangedMeanwhile]


async def test_what_has_long_ended_is_swept_away(session):
    person = await make_account(session)
    long_ago = NOON - timedelta(days=400)
    held = await policy.read(session)
    opened = await sessions.open_session(
        session, account_id=person.id, caller=Caller(), policy=held, at=long_ago
    )
    session.add(SignInTally(subject=b"s" * 32, tries=3.0, last_try_at=long_ago))
    await session.flush()
    assert await identity.sweep(session, at=opened.expires_at + timedelta(days=2)) == 1
    assert await identity.sweep(session, at=opened.expires_at + timedelta(days=91)) == 1
    assert await identity.sweep(session, at=opened.expires_at + timedelta(days=91)) == 0


def test_nothing_of_a_password_is_shown_by_what_carries_it():
    command = sign_in.SignIn(login="zhangsan", password=PASSWORD)
    assert PASSWORD not in repr(command) + str(command.model_dump()) + command.model_dump_json()
