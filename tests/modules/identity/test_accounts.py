"""Making accounts, setting passwords for others, closing them: who may, and what it ends."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import func, select, text

from houtai.kit.auth import DECLARED, Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity
from houtai.modules.identity.queries import accounts as queries
from houtai.modules.identity.queries import signing_in
from houtai.modules.identity.rules import logins, passwords
from houtai.modules.identity.rules.sign_in import Caller, Pace, address_subject, login_subject
from houtai.modules.identity.service import (
    accounts,
    hashing,
    memberships,
    pace,
    policy,
    sessions,
    staff,
)
from houtai.modules.identity.tables import Account
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, make_account, make_membership
from tests.statements import count_statements

CLERK = frozenset({"identity.account.write"})


def wanted(**changes) -> identity.CreateAccount:
    fields = {"login": f"user-{uuid4()}", "name": "韩梅梅", "password": PASSWORD, "role": "clerk"}
    if "merchant_id" in changes:
        fields["role"] = "shop_clerk"
    return identity.CreateAccount(**{**fields, **changes})


async def open_token(session, account_id) -> str:
    opened = await sessions.open_session(
        session, account_id=account_id, caller=Caller(), policy=await policy.read(session), at=NOON
    )
    return opened.token


async def test_the_first_administrator_is_made_in_one_call(session):
    command = identity.CreateAccount(
        login="Boss", name="老板", password=PASSWORD, role="administrator"
    )
    account_id = await identity.create_account(session, command, at=NOON)
    actor = await identity.actor_of_token(session, await open_token(session, account_id), NOON)
    assert actor == Actor(
        account_id,
        frozenset(DECLARED | {"*"}),
        None,
        None,
        department_ids=None,
        category_ids=None,
        channel_ids=None,
        all_fields=True,
    )
    known = await signing_in.credentials_of_login(session, "boss")
    assert known is not None
    assert await hashing.is_right(PASSWORD, known.password_hash)
    assert not await hashing.is_right(PASSWORD + " ", known.password_hash)


async def test_a_permission_declared_later_belongs_to_administrators_at_once(session):
    token = await open_token(session, (await make_account(session)).id)
    DECLARED.add("test.later.read")
    try:
        actor = await identity.actor_of_token(session, token, NOON)
    finally:
        DECLARED.discard("test.later.read")
    assert actor is not None
    assert actor.may("test.later.read")


async def test_a_login_is_given_once_whatever_its_case(session):
    await identity.create_account(session, wanted(login="Han.Mei"), at=NOON)
    with pytest.raises(identity.LoginTaken):
        await identity.create_account(session, wanted(login="HAN.MEI"), at=NOON)


async def test_what_cannot_become_an_account_leaves_nothing_behind(session):
    for changes, error in [
        ({"login": "two words"}, logins.LoginUnfit),
        ({"password": "short"}, passwords.PasswordTooShort),
        ({"role": "emperor"}, identity.RoleUnknown),
    ]:
        with pytest.raises(error) as refused:
            await identity.create_account(session, wanted(name="没有的人", **changes), at=NOON)
        assert refused.value.place == f"body/{next(iter(changes))}"
    left = select(func.count()).select_from(Account).where(Account.name == "没有的人")
    assert await session.scalar(left) == 0


@pytest.mark.parametrize(
    "changes", [{"name": ""}, {"name": "a\0b"}, {"password": "x" * 201}, {"state": "left"}]
)
def test_fields_that_no_account_has_are_refused(changes):
    with pytest.raises(ValidationError):
        wanted(**changes)


async def test_who_works_for_two_merchants_is_at_one_of_them_at_a_time(session):
    mine, other = uuid4(), uuid4()
    person = await make_account(session, role="shop_reader", merchant_id=mine, language="en-US")
    await make_membership(session, person.id, role="shop_packer", merchant_id=other)
    token = await open_token(session, person.id)
    for merchant_id, permission in (
        (mine, "identity.account.read"),
        (other, "wms.parcel.write"),
    ):
        asker = Actor(person.id)
        await sessions.go_to_place(
            session,
            asker,
            token,
            sessions.GoToPlace(merchant_id=merchant_id),
            caller=Caller(),
            at=NOON,
        )
        with count_statements(session) as statements:
            actor = await identity.actor_of_token(session, token, NOON)
        assert actor is not None
        assert (actor.permissions, actor.merchant_ids) == (
            frozenset({permission}),
            frozenset({merchant_id}),
        )
        assert (actor.warehouse_ids, actor.language) == (frozenset(), "en-US")
        assert actor.place == Place(merchant_id)
        assert statements.count == 1


async def test_who_must_change_the_password_has_no_permission_until_then(session):
    person = await make_account(session, must_change_password=True)
    actor = await identity.actor_of_token(session, await open_token(session, person.id), NOON)
    assert actor is not None
    assert actor.permissions == frozenset()


@pytest.mark.parametrize("state", ["disabled", "left"])
async def test_the_sessions_of_a_closed_account_are_dead(session, state):
    person = await make_account(session)
    token = await open_token(session, person.id)
    person.state, person.left_at = state, NOON if state == "left" else None
    await session.flush()
    assert await identity.actor_of_token(session, token, NOON) is None


async def test_a_reset_ends_all_sessions_and_gives_a_password_to_be_changed(session):
    person = await make_account(session)
    tokens = [await open_token(session, person.id) for _ in range(2)]
    password = await identity.reset_password(session, login=person.login.upper(), at=NOON)
    assert [await identity.actor_of_token(session, each, NOON) for each in tokens] == [None, None]
    await session.refresh(person)
    assert person.must_change_password
    assert await hashing.is_right(password, person.password_hash)


async def test_a_password_given_at_the_command_line_need_not_be_changed(session):
    person = await make_account(session, must_change_password=True)
    given = await identity.reset_password(
        session, login=person.login, password="Shui-Xian-1820", at=NOON
    )
    await session.refresh(person)
    assert given == "Shui-Xian-1820"
    assert not person.must_change_password
    with pytest.raises(passwords.PasswordTooShort):
        await identity.reset_password(session, login=person.login, password="short", at=NOON)


async def test_resetting_the_password_of_nobody_says_so(session):
    with pytest.raises(identity.AccountUnknown):
        await identity.reset_password(session, login="nobody", at=NOON)


def merchant_actor(merchant_id, permissions=CLERK) -> Actor:
    return Actor(
        uuid4(),
        permissions,
        frozenset({merchant_id}),
        department_ids=None,
        category_ids=None,
        channel_ids=None,
        place=Place(merchant_id),
    )


async def test_a_merchants_clerk_makes_accounts_for_that_merchant_only(session):
    mine = uuid4()
    clerk = merchant_actor(mine)
    account_id = await accounts.create_account(session, wanted(merchant_id=mine), at=NOON, by=clerk)
    made = await session.get_one(Account, account_id)
    assert made.must_change_password
    for place in ({"merchant_id": uuid4()}, {}, {"merchant_id": mine, "warehouse_id": uuid4()}):
        with pytest.raises(memberships.PlaceUnknown):
            await accounts.create_account(session, wanted(**place), at=NOON, by=clerk)


async def test_nobody_gives_a_role_that_allows_more_than_he_may_himself(session):
    mine = uuid4()
    for role in ("shop_packer", "merchant_owner"):
        with pytest.raises(memberships.RoleAboveActor):
            await accounts.create_account(
                session, wanted(role=role, merchant_id=mine), at=NOON, by=merchant_actor(mine)
            )
    reader = wanted(role="shop_reader", merchant_id=mine)
    assert await accounts.create_account(session, reader, at=NOON, by=merchant_actor(mine))


async def refusal(act) -> tuple[type[Exception], object]:
    with pytest.raises(Exception) as refused:  # noqa: PT011  # the caller compares its type
        await act
    return type(refused.value), refused.value.args


async def test_a_foreign_account_looks_like_none(session):
    clerk = merchant_actor(uuid4())
    foreign = (await make_account(session, role="shop_clerk", merchant_id=uuid4())).id
    unknown = uuid4()
    for command in (
        accounts.ResetPassword(),
        accounts.ResetPassword(password=SecretStr("short")),
    ):
        seen = [
            await refusal(accounts.reset_password_of(session, clerk, each, command, at=NOON))
            for each in (foreign, unknown)
        ]
        assert seen[0] == seen[1]
        assert seen[0][0] is memberships.AccountUnknown
    shut = [
        await refusal(staff.disable(session, clerk, each, at=NOON)) for each in (foreign, unknown)
    ]
    assert shut[0] == shut[1]


async def test_a_colleague_with_a_post_elsewhere_is_seen_but_not_in_hand(session):
    mine = uuid4()
    clerk = merchant_actor(mine)
    colleague = await make_account(session, role="shop_reader", merchant_id=mine)
    await make_membership(session, colleague.id, role="shop_reader", merchant_id=uuid4())
    with pytest.raises(memberships.AccountAboveActor):
        await staff.disable(session, clerk, colleague.id, at=NOON)
    with pytest.raises(memberships.AccountAboveActor):
        await accounts.reset_password_of(
            session, clerk, colleague.id, accounts.ResetPassword(), at=NOON
        )


async def test_an_account_that_may_more_is_not_in_hand(session):
    mine = uuid4()
    packer = await make_account(session, role="shop_packer", merchant_id=mine)
    with pytest.raises(memberships.AccountAboveActor):
        await staff.disable(session, merchant_actor(mine), packer.id, at=NOON)
    both = merchant_actor(mine, permissions=CLERK | {"wms.parcel.write"})
    await staff.disable(session, both, packer.id, at=NOON)
    await session.refresh(packer)
    assert packer.state == "disabled"


async def test_a_platforms_account_is_out_of_a_merchants_hand(session):
    mine = uuid4()
    boss = await make_account(session, role="reader")
    await make_membership(session, boss.id, role="shop_reader", merchant_id=mine)
    with pytest.raises(memberships.AccountAboveActor):
        await staff.disable(session, merchant_actor(mine), boss.id, at=NOON)


async def test_the_platform_has_every_account_in_hand_but_its_own(session):
    person = await make_account(session, role="packer", merchant_id=uuid4())
    boss = Actor(
        uuid4(), frozenset(DECLARED) | {"wms.parcel.write"}, None, None, department_ids=None
    )
    shown = await accounts.reset_password_of(
        session, boss, person.id, accounts.ResetPassword(), at=NOON
    )
    await session.refresh(person)
    assert await hashing.is_right(shown.password, person.password_hash)
    for act in (
        staff.disable(session, boss, boss.id, at=NOON),
        accounts.reset_password_of(session, boss, boss.id, accounts.ResetPassword(), at=NOON),
    ):
        with pytest.raises(memberships.NotOneself):
            await act


async def test_a_merchant_lists_its_own_people_newest_first_and_their_roles_there(session):
    mine = uuid4()
    clerk = merchant_actor(mine)
    people = [await make_account(session, role="shop_reader", merchant_id=mine) for _ in range(3)]
    await make_membership(session, people[0].id, role="shop_packer", merchant_id=mine)
    await make_membership(session, people[0].id, role="administrator")
    await make_account(session, role="shop_reader", merchant_id=uuid4())
    with count_statements(session) as statements:
        first = await queries.list_accounts(session, clerk, queries.ACCOUNTS.want(limit=2))
    rest = await queries.list_accounts(
        session, clerk, queries.ACCOUNTS.want(limit=2, after=first.next)
    )
    assert rest.next is None
    assert [each.id for each in [*first.items, *rest.items]] == [
        each.id for each in reversed(people)
    ]
    assert sorted(each.role.code for each in rest.items[0].memberships) == [
        "shop_packer",
        "shop_reader",
    ]
    assert statements.count == 1


async def test_a_warehouse_sees_its_own_people(session):
    store = uuid4()
    keeper = Actor(uuid4(), CLERK, warehouse_ids=frozenset({store}))
    packer = await make_account(session, role="packer", warehouse_id=store)
    await make_account(session, role="packer", warehouse_id=uuid4())
    await make_account(session)
    shown = await queries.list_accounts(session, keeper, queries.ACCOUNTS.want())
    assert [each.id for each in shown.items] == [packer.id]


async def test_the_same_post_is_held_once(session):
    person = await make_account(session)
    with pytest.raises(Exception, match="uq_membership"):
        await make_membership(session, person.id, role="administrator")


def test_the_application_may_neither_delete_accounts_nor_move_memberships(address):
    with psycopg.connect(address.app_url, autocommit=True) as connection:
        for act in (
            "DELETE FROM identity.account",
            "DELETE FROM identity.membership",
            "UPDATE identity.membership SET merchant_id = NULL",
            "UPDATE identity.place SET merchant_id = NULL",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(act)


async def test_the_way_from_a_token_to_its_holder_rides_on_indexes(session):
    await session.execute(text("SET LOCAL enable_seqscan = off"))
    person = await make_account(session)
    token_hash = sessions.hash_of(await open_token(session, person.id))
    await session.flush()
    connection = await session.connection()
    compiled = signing_in._SESSION_OF_TOKEN.compile(dialect=connection.dialect)
    values = compiled.construct_params({"token_hash": token_hash, "at": NOON})
    plan = await connection.exec_driver_sql(f"EXPLAIN {compiled}", values)
    shown = "\n".join(plan.scalars())
    assert "uq_session_token_hash" in shown
    assert "membership_account_id" in shown
    assert "Seq Scan" not in shown


async def test_a_reset_lifts_the_pause_of_a_login(session, elsewhere):
    person = await make_account(session)
    subjects = {
        "address_subject": address_subject(elsewhere),
        "login_subject": login_subject(person.login),
    }
    tries = [await pace.take_try(session, **subjects, at=NOON) for _ in range(11)]
    assert tries == [0] * 10 + [30]
    await identity.reset_password(session, login=person.login, at=NOON)
    assert await pace.take_try(session, **subjects, at=NOON) == 0


async def test_tries_that_come_out_of_order_are_not_forgiven_again_and_again(session):
    subject, later = login_subject(new_id().hex), NOON + timedelta(seconds=9)
    three = Pace(free_tries=3, pause_seconds=60, pause_seconds_max=60, forgiven_seconds=10)
    waits = [await pace.take_one(session, subject, three, at) for at in (NOON, later) * 4]
    assert waits[:3] == [0, 0, 0]
    assert all(wait > 0 for wait in waits[3:]), waits
