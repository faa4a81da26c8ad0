"""The second factor: begun, confirmed, asked for, used once, recovered, demanded, taken away."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from pydantic import SecretStr
from pyotp import TOTP
from sqlalchemy import select, text, update

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.house_key import HouseKey
from houtai.modules.identity import public as identity
from houtai.modules.identity.rules import second_factor as rules
from houtai.modules.identity.rules.sign_in import TICKET_SECONDS_MAX, TICKET_TRIES_MAX, Caller
from houtai.modules.identity.service import (
    pace,
    policy,
    proving,
    second_factor,
    session_ending,
    sessions,
    sign_in,
    tickets,
)
from houtai.modules.identity.service.proving import WrongPassword
from houtai.modules.identity.tables import ConsoleSession, RecoveryCode, SecondFactor
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, make_account

KEY = HouseKey(b"k" * 32)
PROVED = proving.ProveOneself(password=PASSWORD)


@pytest.fixture
async def person(database):
    async with database.transaction() as session:
        return await make_account(session)


@pytest.fixture
def caller(elsewhere):
    return Caller(elsewhere, "curl/8")


@pytest.fixture
def enrol(database, person, caller):
    """Set the factor up as its owner does; its secret and recovery codes."""

    async def run(at=NOON):
        actor = Actor(person.id)
        begun = await second_factor.begin(
            database, actor, PROVED, caller=caller, key=KEY, house="houtai", at=at
        )
        code = second_factor.ConfirmFactor(code=TOTP(begun.secret).at(at))
        made = await second_factor.confirm(database, actor, code, key=KEY, at=at)
        return begun.secret, made.recovery_codes

    return run


@pytest.fixture
def knock(database, person, caller):
    """The first half of signing in: gives a ticket."""

    async def run(at=NOON):
        command = sign_in.SignIn(login=person.login, password=PASSWORD)
        answer = await sign_in.sign_in(database, command, caller=caller, at=at)
        assert (answer.outcome, answer.token) == ("second_factor_required", None)
        return answer.ticket

    return run


@pytest.fixture
def show(database, caller):
    async def run(ticket, code, at=NOON, key=KEY):
        command = sign_in.ShowSecondFactor(ticket=ticket, code=code)
        return await sign_in.show_second_factor(database, command, caller=caller, key=key, at=at)

    return run


def later(seconds):
    return NOON + timedelta(seconds=seconds)


async def test_the_picture_holds_what_the_app_must_know(database, person, caller):
    begun = await second_factor.begin(
        database, Actor(person.id), PROVED, caller=caller, key=KEY, house="houtai", at=NOON
    )
    assert begun.address.startswith("otpauth://totp/houtai:")
    assert f"secret={begun.secret}" in begun.address
    assert begun.picture.startswith("data:image/svg+xml")


async def test_a_factor_is_not_asked_for_before_it_is_confirmed(database, person, caller):
    await second_factor.begin(
        database, Actor(person.id), PROVED, caller=caller, key=KEY, house="houtai", at=NOON
    )
    command = sign_in.SignIn(login=person.login, password=PASSWORD)
    answer = await sign_in.sign_in(database, command, caller=caller, at=NOON)
    assert answer.outcome == "signed_in"


async def test_the_secret_itself_is_stored_nowhere(database, person, enrol):
    secret, recovery_codes = await enrol()
    async with database.transaction() as session:
        row = await session.get_one(SecondFactor, person.id)
        hashes = (await session.scalars(select(RecoveryCode.code_hash))).all()
    assert rules.secret_of(KEY, person.id, row.salt) == secret
    assert rules.secret_of(HouseKey(b"x" * 32), person.id, row.salt) != secret
    assert not any(code.encode() in each for code in recovery_codes for each in hashes)


async def test_password_and_code_together_open_a_session(database, enrol, knock, show, person):
    secret, _codes = await enrol()
    at = later(60)
    answer = await show(await knock(at), TOTP(secret).at(at), at)
    assert answer.outcome == "signed_in"
    async with database.transaction() as session:
        actor = await identity.actor_of_token(session, answer.token, at)
    assert actor is not None
    assert actor.id == person.id


async def test_a_code_that_confirmed_the_factor_opens_nothing(enrol, knock, show):
    secret, _codes = await enrol()
    with pytest.raises(second_factor.WrongCode):
        await show(await knock(), TOTP(secret).at(NOON))


async def test_a_code_counts_once_also_with_another_ticket(enrol, knock, show):
    secret, _codes = await enrol()
    at = later(60)
    first, second = await knock(at), await knock(at)
    code = TOTP(secret).at(at)
    await show(first, code, at)
    with pytest.raises(second_factor.WrongCode):
        await show(second, code, at)


async def test_of_two_that_show_one_code_at_once_one_gets_in(enrol, knock, show):
    secret, _codes = await enrol()
    at = later(60)
    given = [await knock(at) for _ in range(4)]
    code = TOTP(secret).at(at)
    outcomes = await asyncio.gather(
        *(show(ticket, code, at) for ticket in given), return_exceptions=True
    )
    assert sum(isinstance(each, sign_in.SignedInView) for each in outcomes) == 1
    assert sum(isinstance(each, second_factor.WrongCode) for each in outcomes) == 3


@pytest.mark.parametrize(
    ("off_seconds", "passes"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
async def test_a_clock_may_be_half_a_minute_off_and_no_more(
    enrol, knock, show, off_seconds, passes
):
    secret, _codes = await enrol(later(-600))
    ticket, code = await knock(), TOTP(secret).at(later(off_seconds))
    if passes:
        assert (await show(ticket, code)).token
    else:
        with pytest.raises(second_factor.WrongCode):
            await show(ticket, code)


async def test_an_earlier_code_does_not_follow_a_later_one(enrol, knock, show):
    secret, _codes = await enrol(later(-600))
    await show(await knock(), TOTP(secret).at(later(30)))
    with pytest.raises(second_factor.WrongCode):
        await show(await knock(), TOTP(secret).at(NOON))


async def test_a_recovery_code_works_once_however_it_is_typed(enrol, knock, show):
    _secret, recovery_codes = await enrol()
    assert len(set(recovery_codes)) == rules.RECOVERY_CODES
    typed = f" {recovery_codes[0].upper()} "
    assert (await show(await knock(), typed)).token
    with pytest.raises(second_factor.WrongCode):
        await show(await knock(), recovery_codes[0])
    assert (await show(await knock(), recovery_codes[1].replace("-", " "))).token


async def test_of_two_that_show_one_recovery_code_at_once_one_gets_in(enrol, knock, show):
    _secret, recovery_codes = await enrol()
    given = [await knock() for _ in range(4)]
    outcomes = await asyncio.gather(
        *(show(ticket, recovery_codes[0]) for ticket in given), return_exceptions=True
    )
    assert sum(isinstance(each, sign_in.SignedInView) for each in outcomes) == 1


async def test_a_recovery_code_of_somebody_else_is_wrong(database, enrol, knock, show, caller):
    await enrol()
    async with database.transaction() as session:
        other = await make_account(session)
        session.add(
            RecoveryCode(account_id=other.id, code_hash=rules.recovery_hash(other.id, "abcdefgh"))
        )
    with pytest.raises(second_factor.WrongCode):
        await show(await knock(), "abcdefgh")


async def test_a_ticket_opens_one_session_and_runs_out(enrol, knock, show):
    secret, recovery_codes = await enrol()
    used = await knock()
    await show(used, recovery_codes[0])
    with pytest.raises(tickets.TicketEnded):
        await show(used, recovery_codes[1])
    late = later(TICKET_SECONDS_MAX)
    with pytest.raises(tickets.TicketEnded):
        await show(await knock(), TOTP(secret).at(late), late)
    for forged in ("", "x", "é" * 43, "A" * 43):
        with pytest.raises((tickets.TicketEnded, ValueError)):
            await show(forged, recovery_codes[2])


async def test_a_ticket_has_few_tries_also_when_they_come_at_once(enrol, knock, show):
    await enrol()
    ticket = await knock()
    outcomes = await asyncio.gather(
        *(show(ticket, f"{number:06}") for number in range(12)), return_exceptions=True
    )
    kinds = [type(each) for each in outcomes]
    assert kinds.count(second_factor.WrongCode) == TICKET_TRIES_MAX
    assert kinds.count(tickets.TicketEnded) == 12 - TICKET_TRIES_MAX


async def test_new_tickets_give_no_more_tries_than_the_pace_allows(enrol, knock, show):
    await enrol()
    kinds = []
    for _ in range(3):
        ticket = await knock()
        for number in range(4):
            try:
                await show(ticket, f"{number:06}")
            except (second_factor.WrongCode, pace.TooManyTries) as refusal:
                kinds.append(type(refusal))
    assert kinds == [second_factor.WrongCode] * 10 + [pace.TooManyTries] * 2


async def test_a_reset_password_makes_tickets_worthless(database, enrol, knock, show, person):
    _secret, recovery_codes = await enrol()
    ticket = await knock()
    async with database.transaction() as session:
        await identity.reset_password(session, login=person.login, at=later(1))
    with pytest.raises(sign_in.WrongLogin):
        await show(ticket, recovery_codes[0], later(2))


async def test_with_another_key_codes_cannot_be_checked_but_recovery_codes_can(enrol, knock, show):
    secret, recovery_codes = await enrol()
    at, other = later(60), HouseKey(b"o" * 32)
    with pytest.raises(second_factor.FactorUnreadable):
        await show(await knock(at), TOTP(secret).at(at), at, other)
    assert (await show(await knock(at), recovery_codes[0], at, other)).token


async def test_setting_up_and_taking_away_need_the_password(database, person, caller, enrol):
    wrong = proving.ProveOneself(password="Tie-Guan-Yin-1725")
    actor = Actor(person.id)
    with pytest.raises(WrongPassword):
        await second_factor.begin(
            database, actor, wrong, caller=caller, key=KEY, house="houtai", at=NOON
        )
    await enrol()
    with pytest.raises(WrongPassword):
        await second_factor.remove(database, actor, wrong, caller=caller, at=NOON)
    with pytest.raises(WrongPassword):
        await second_factor.renew_recovery_codes(database, actor, wrong, caller=caller, at=NOON)
    await second_factor.remove(database, actor, PROVED, caller=caller, at=NOON)
    with pytest.raises(second_factor.FactorNotOn):
        await second_factor.remove(database, actor, PROVED, caller=caller, at=NOON)


async def test_a_factor_that_is_on_is_not_replaced_by_a_new_one(database, person, caller, enrol):
    await enrol()
    with pytest.raises(second_factor.FactorAlreadyOn):
        await second_factor.begin(
            database, Actor(person.id), PROVED, caller=caller, key=KEY, house="houtai", at=NOON
        )


async def test_new_recovery_codes_end_the_old_ones(*, database, person, caller, enrol, knock, show):
    _secret, old = await enrol()
    renewed = await second_factor.renew_recovery_codes(
        database, Actor(person.id), PROVED, caller=caller, at=NOON
    )
    with pytest.raises(second_factor.WrongCode):
        await show(await knock(), old[0])
    assert (await show(await knock(), renewed.recovery_codes[0])).token


async def test_a_wrong_first_code_confirms_nothing(database, person, caller):
    actor = Actor(person.id)
    begun = await second_factor.begin(
        database, actor, PROVED, caller=caller, key=KEY, house="houtai", at=NOON
    )
    right = TOTP(begun.secret).at(NOON)
    wrong = second_factor.ConfirmFactor(code=f"{(int(right) + 1) % 10**6:06}")
    with pytest.raises(second_factor.WrongCode):
        await second_factor.confirm(database, actor, wrong, key=KEY, at=NOON)
    async with database.transaction() as session:
        assert not (await second_factor.state_of(session, person.id)).enabled


@pytest.fixture
async def demanding(monkeypatch):
    """The house demands a second factor of some people."""

    def demand(of_whom):
        async def read(session):
            return replace(await original(session), second_factor_for=of_whom)

        monkeypatch.setattr(policy, "read", read)

    original = policy.read
    return demand


@pytest.mark.parametrize(
    ("of_whom", "role", "is_due"),
    [
        ("none", "administrator", False),
        ("administrators", "administrator", True),
        ("administrators", "reader", False),
        ("all", "reader", True),
    ],
)
async def test_who_must_have_one_sets_it_up_before_anything_else(
    *, database, caller, demanding, of_whom, role, is_due
):
    demanding(of_whom)
    async with database.transaction() as session:
        person = await make_account(session, role=role)
    command = sign_in.SignIn(login=person.login, password=PASSWORD)
    answer = await sign_in.sign_in(database, command, caller=caller, at=NOON)
    assert answer.must_set_up_second_factor is is_due
    async with database.transaction() as session:
        actor = await identity.actor_of_token(session, answer.token, NOON)
    assert (actor.permissions == frozenset()) is is_due


async def test_setting_it_up_frees_the_session_and_it_may_not_be_taken_away(
    database, person, caller, demanding, enrol
):
    demanding("all")
    command = sign_in.SignIn(login=person.login, password=PASSWORD)
    answer = await sign_in.sign_in(database, command, caller=caller, at=NOON)
    await enrol()
    async with database.transaction() as session:
        actor = await identity.actor_of_token(session, answer.token, NOON)
    assert actor.permissions
    with pytest.raises(second_factor.FactorDemanded):
        await second_factor.remove(database, actor, PROVED, caller=caller, at=NOON)


async def test_an_administrator_resets_it_and_ends_the_sessions(database, person, enrol):
    await enrol()
    boss = replace(SYSTEM, id=SYSTEM.id)
    async with database.transaction() as session:
        held = await policy.read(session)
        await sessions.open_session(
            session, account_id=person.id, caller=Caller(), policy=held, at=NOON
        )
        await session_ending.reset_second_factor(session, boss, person.id, at=NOON)
        assert not (await second_factor.state_of(session, person.id)).enabled
        open_still = select(ConsoleSession.id).where(
            ConsoleSession.account_id == person.id, ConsoleSession.revoked_at.is_(None)
        )
        assert (await session.scalars(open_still)).all() == []
        with pytest.raises(second_factor.FactorNotOn):
            await session_ending.reset_second_factor(session, boss, person.id, at=NOON)


async def test_a_foreign_factor_is_not_reset(database, person, enrol):
    await enrol()
    stranger = Actor(uuid4(), merchant_ids=frozenset({uuid4()}), warehouse_ids=frozenset())
    async with database.transaction() as session:
        with pytest.raises(identity.AccountUnknown):
            await session_ending.reset_second_factor(session, stranger, person.id, at=NOON)


async def test_each_outcome_is_told(database, person, enrol, knock, show):
    secret, _codes = await enrol()
    at = later(60)
    ticket = await knock(at)
    with pytest.raises(second_factor.WrongCode):
        await show(ticket, "abcdefgh", at)
    await show(ticket, TOTP(secret).at(at), at)
    told = text(
        "SELECT body->>'code' AS code, body->>'session_id' AS session_id FROM eventlog.event"
        " WHERE name = 'identity.sign_in_tried' AND body->>'account_id' = :id ORDER BY position"
    )
    async with database.transaction() as session:
        rows = (await session.execute(told, {"id": str(person.id)})).all()
    assert [(row.code, row.session_id is None) for row in rows] == [
        ("sign_in.second_factor_required", True),
        ("sign_in.wrong_code", True),
        (None, False),
    ]


async def test_a_disabled_account_gets_no_further_with_its_ticket(
    database, person, enrol, knock, show
):
    _secret, recovery_codes = await enrol()
    ticket = await knock()
    async with database.transaction() as session:
        account = type(person)
        await session.execute(
            update(account).where(account.id == person.id).values(state="disabled")
        )
    with pytest.raises(sign_in.AccountDisabled):
        await show(ticket, recovery_codes[0])


@pytest.mark.parametrize("typed", ["１２３４５６", "123 456", " 123456 "])
def test_digits_of_any_width_are_a_code_of_the_app(typed):
    assert rules.is_of_app(rules.normalised(SecretStr(typed)))
