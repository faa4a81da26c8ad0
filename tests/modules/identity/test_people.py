"""People over time: edited, given other roles, disabled, seen off; the last administrator stays."""

import asyncio
from uuid import uuid4

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text

from houtai.events.approvals import ApprovalAsked
from houtai.kit import trail
from houtai.kit.auth import Place, Right, reading_as
from houtai.kit.fields import FieldNotWritable
from houtai.modules.identity.queries import accounts as shown
from houtai.modules.identity.service import accounts, administrators, memberships, places, staff
from houtai.modules.identity.service.memberships import GiveMembership, SetMemberships
from houtai.modules.identity.tables import Account, Membership, Role
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, actor_for, make_account, make_membership, make_role


@pytest.fixture
async def boss(session):
    return await actor_for(session, (await make_account(session)).id)


async def role_id_of(session, code):
    return await session.scalar(select(Role.id).where(Role.code == code))


async def set_to(session, actor, person, *wanted, version=1):
    command = SetMemberships(version=version, memberships=list(wanted))
    return await memberships.set_memberships(session, actor, person.id, command, at=NOON)


async def events_of(session, kind):
    """Bodies of what was told in this transaction."""
    told = text("SELECT body FROM eventlog.event WHERE name = :name ORDER BY position")
    return list(await session.scalars(told, {"name": kind.LABEL.name}))


async def test_an_edit_changes_what_was_sent_and_notes_the_difference(session, boss):
    person = await make_account(session, role="reader", phone="13812345678")
    command = staff.EditAccount(version=1, name="韩梅梅", language="en-US")
    await staff.edit(session, boss, person.id, command)
    await session.refresh(person)
    assert (person.name, person.language, person.phone, person.version) == (
        "韩梅梅",
        "en-US",
        "13812345678",
        2,
    )
    noted = trail.noted(session)[-1]
    assert (noted.thing, noted.thing_id) == ("identity.account", str(person.id))
    assert {change.field for change in noted.changes} == {"name", "language", "version"}


async def test_of_two_edits_of_one_version_the_second_is_told(session, boss):
    person = await make_account(session, role="reader")
    command = staff.EditAccount(version=1, name="甲", language="zh-CN")
    await staff.edit(session, boss, person.id, command)
    with pytest.raises(memberships.ChangedMeanwhile):
        await staff.edit(session, boss, person.id, command)


async def test_who_may_not_write_a_field_may_not_send_it(boss):
    clerk = type(boss)(id=boss.id, fields={"identity.account.phone": Right.READ})
    with reading_as(clerk), pytest.raises(FieldNotWritable):
        staff.EditAccount(version=1, name="甲", language="zh-CN", phone="13812345678")
    with reading_as(boss):
        staff.EditAccount(version=1, name="甲", language="zh-CN", phone="13812345678")


@pytest.mark.parametrize(
    "changes",
    [
        {"phone": "abc"},
        {"phone": "1" * 30},
        {"email": "nobody"},
        {"email": "a@b.c\r\nBcc: x@y.zz"},
        {"name": "x" * 201},
        {"name": "x\x00"},
        {"version": 0},
    ],
)
def test_what_cannot_be_meant_is_refused(boss, changes):
    fields = {"version": 1, "name": "甲", "language": "zh-CN", **changes}
    with reading_as(boss), pytest.raises(ValidationError):
        staff.EditAccount(**fields)


@pytest.mark.parametrize(
    "name", ["李", "欧阳" * 100, "Ñandú 🐦", "<script>alert(1)</script>", "مريم"]
)
async def test_names_of_any_length_and_script_are_kept_as_they_are(session, boss, name):
    person = await make_account(session, role="reader")
    command = staff.EditAccount(version=1, name=name, language="zh-CN")
    await staff.edit(session, boss, person.id, command)
    found = await shown.account(session, boss, person.id)
    assert found is not None
    assert found.name == name


async def test_somebody_disabled_may_come_back_and_somebody_who_left_may_not(session, boss):
    person = await make_account(session, role="reader")
    why = staff.DisableAccount(reason="休假")
    await staff.disable(session, boss, person.id, why, at=NOON)
    assert (await shown.account(session, boss, person.id)).disabled_reason == "休假"
    await staff.enable(session, boss, person.id)
    await staff.leave(session, boss, person.id, at=NOON)
    found = await shown.account(session, boss, person.id)
    assert (found.state, found.left_at) == ("left", NOON)
    assert [each.ended_at for each in found.memberships] == [NOON]
    for act in (
        staff.enable(session, boss, person.id),
        staff.leave(session, boss, person.id, at=NOON),
        set_to(session, boss, person, version=found.version),
    ):
        with pytest.raises(memberships.AccountHasLeft):
            await act


async def test_a_merchant_still_finds_who_left_but_not_who_only_moved_on(session, boss):
    mine = uuid4()
    keeper = await make_account(session, role="merchant_owner", merchant_id=mine)
    owner = await actor_for(session, keeper.id, Place(mine))
    left = await make_account(session, role="shop_reader", merchant_id=mine)
    moved = await make_account(session, role="shop_reader", merchant_id=mine)
    await make_membership(session, moved.id, role="reader")
    await staff.leave(session, owner, left.id, at=NOON)
    await set_to(session, owner, moved)
    page = await shown.list_accounts(session, owner, shown.ACCOUNTS.want())
    assert {each.id for each in page.items} == {keeper.id, left.id}
    assert (await shown.account(session, boss, moved.id)).state == "active"


async def test_each_merchant_sees_only_its_own_membership_of_a_person(session):
    mine, other = uuid4(), uuid4()
    person = await make_account(session, role="shop_reader", merchant_id=mine)
    await make_membership(session, person.id, role="shop_clerk", merchant_id=other)
    keeper = await make_account(session, role="merchant_owner", merchant_id=mine)
    owner = await actor_for(session, keeper.id, Place(mine))
    found = await shown.account(session, owner, person.id)
    assert found is not None
    assert [each.merchant_id for each in found.memberships] == [mine]
    assert not found.in_hand


async def test_a_merchant_changes_its_own_memberships_of_a_person_and_no_others(session):
    mine, other = uuid4(), uuid4()
    person = await make_account(session, role="shop_reader", merchant_id=mine)
    await make_membership(session, person.id, role="shop_clerk", merchant_id=other)
    keeper = await make_account(session, role="merchant_owner", merchant_id=mine)
    owner = await actor_for(session, keeper.id, Place(mine))
    clerk_id = await role_id_of(session, "shop_clerk")
    await set_to(session, owner, person, GiveMembership(role_id=clerk_id, merchant_id=mine))
    living = select(Membership.merchant_id, Role.code).join(Role, Role.id == Membership.role_id)
    held = await session.execute(
        living.where(Membership.account_id == person.id, Membership.ended_at.is_(None))
    )
    assert {tuple(row) for row in held} == {(mine, "shop_clerk"), (other, "shop_clerk")}


async def test_memberships_that_cannot_be_are_refused_beside_their_line(session, boss):
    person = await make_account(session, role="reader")
    site = uuid4()
    shop = places.OpenPlace(id=site, kind="merchant", name="小店")
    await places.open_place(session, shop, at=NOON)
    reader, shop_reader = [await role_id_of(session, each) for each in ("reader", "shop_reader")]
    for wanted, error in (
        ([GiveMembership(role_id=reader)] * 2, memberships.MembershipTwice),
        ([GiveMembership(role_id=uuid4())], memberships.RoleUnknown),
        ([GiveMembership(role_id=reader, merchant_id=site)], memberships.RoleUnknown),
        ([GiveMembership(role_id=shop_reader)], memberships.RoleUnknown),
        ([GiveMembership(role_id=shop_reader, merchant_id=uuid4())], memberships.PlaceUnknown),
        (
            [GiveMembership(role_id=reader, department_id=uuid4())],
            memberships.DepartmentUnknown,
        ),
        ([GiveMembership(role_id=reader, post_id=uuid4())], memberships.PostUnknown),
    ):
        with pytest.raises(error) as refused:
            await set_to(session, boss, person, *wanted)
        assert str(refused.value.place).startswith("body/memberships")
    await set_to(session, boss, person, GiveMembership(role_id=shop_reader, merchant_id=site))


async def test_giving_more_than_one_has_is_asked_for_and_not_done(session):
    clerk = await make_account(session, role="clerk")
    actor = await actor_for(session, clerk.id)
    person = await make_account(session, role="reader")
    packer_id = await role_id_of(session, "packer")
    asked = await set_to(session, actor, person, GiveMembership(role_id=packer_id))
    assert asked is not None
    found = await shown.account(session, actor, person.id)
    assert [each.role.code for each in found.memberships] == ["reader"]
    told = (await events_of(session, ApprovalAsked))[-1]
    assert told["act"] == "identity.membership.edit"
    assert told["asked_by"] == str(clerk.id)
    assert str(packer_id) in told["command"]


async def test_nobody_takes_from_somebody_greater(session):
    actor = await actor_for(session, (await make_account(session, role="clerk")).id)
    greater = await make_account(session, role="packer")
    with pytest.raises(memberships.AccountAboveActor):
        await set_to(session, actor, greater)


async def test_nobody_changes_his_own_memberships(session, boss):
    command = SetMemberships(version=1, memberships=[])
    with pytest.raises(memberships.NotOneself):
        await memberships.set_memberships(session, boss, boss.id, command, at=NOON)


async def test_a_role_that_shows_a_field_puts_a_person_out_of_hand(session):
    code = "identity.account.phone"
    await make_role(session, "teller", field_rights={code: "read"})
    teller = await make_account(session, role="teller")
    actor = await actor_for(session, (await make_account(session, role="clerk")).id)
    with pytest.raises(memberships.AccountAboveActor):
        await staff.disable(session, actor, teller.id, at=NOON)


async def test_the_last_administrator_can_neither_be_disabled_nor_seen_off(session):
    """Others that other tests left behind are disabled first, inside this transaction."""
    await session.execute(text("UPDATE identity.account SET state = 'disabled', left_at = NULL"))
    await make_role(
        session, "helper", permissions=["*", "identity.account.write"], state="disabled"
    )
    last = await make_account(session)
    acting = await make_account(session, role="helper")
    everything = await actor_for(session, last.id)
    actor = type(everything)(**{**vars(everything), "id": acting.id})
    last_id = last.id
    for act in (
        staff.disable(session, actor, last_id, at=NOON),
        staff.leave(session, actor, last_id, at=NOON),
        memberships.set_memberships(
            session, actor, last_id, SetMemberships(version=1, memberships=[]), at=NOON
        ),
    ):
        with pytest.raises(administrators.LastAdministrator):
            async with session.begin_nested():
                await act
    second_id = (await make_account(session)).id
    await staff.disable(session, actor, last_id, at=NOON)
    with pytest.raises(administrators.LastAdministrator):
        await staff.disable(session, actor, second_id, at=NOON)


async def test_of_two_administrators_who_shut_each_other_one_stays(database):
    """On a database with no other administrator than these two."""
    async with database.transaction() as session:
        others = await session.scalars(
            select(Account.id)
            .join(Membership, Membership.account_id == Account.id)
            .join(Role, Role.id == Membership.role_id)
            .where(Account.state == "active", Role.permissions.contains(["*"]))
            .where(Role.console == "platform", Membership.ended_at.is_(None))
        )
        resting = list(others)
        await session.execute(
            text("UPDATE identity.account SET state = 'disabled' WHERE id = ANY (:ids)"),
            {"ids": resting},
        )
        pair = [await make_account(session) for _ in range(2)]
        actors = [await actor_for(session, each.id) for each in pair]

    async def shut(actor, person):
        async with database.transaction() as session:
            await staff.disable(session, actor, person.id, at=NOON)

    try:
        async with database.transaction() as session:
            await staff.disable(session, actors[0], pair[1].id, at=NOON)
            other = asyncio.create_task(shut(actors[1], pair[0]))
            await asyncio.wait([other], timeout=0.5)  # Not committed yet: the other has to wait.
        with pytest.raises(administrators.LastAdministrator):
            await other
    finally:
        async with database.transaction() as session:
            await session.execute(
                text("UPDATE identity.account SET state = 'active' WHERE id = ANY (:ids)"),
                {"ids": resting},
            )


async def test_two_editors_of_the_same_memberships_do_not_overwrite_each_other(database):
    async with database.transaction() as session:
        boss = await actor_for(session, (await make_account(session)).id)
        person = await make_account(session, role="reader")
        role_ids = [await role_id_of(session, each) for each in ("clerk", "packer")]

    async def give(role_id):
        async with database.transaction() as session:
            await set_to(session, boss, person, GiveMembership(role_id=role_id))

    outcomes = await asyncio.gather(*map(give, role_ids), return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["ChangedMeanwhile", "NoneType"]


async def test_an_account_is_made_with_several_memberships_at_once(session, boss):
    site = uuid4()
    shop = places.OpenPlace(id=site, kind="merchant", name="小店")
    await places.open_place(session, shop, at=NOON)
    wanted = [
        GiveMembership(role_id=await role_id_of(session, "reader")),
        GiveMembership(role_id=await role_id_of(session, "shop_reader"), merchant_id=site),
    ]
    with reading_as(boss):
        command = accounts.CreateAccount(
            login=f"user-{uuid4()}",
            name="两处任职",
            password=PASSWORD,
            memberships=wanted,
            phone="138 1234-5678",
            email="li.wei@example.com",
        )
    account_id = await accounts.create_account(session, command, at=NOON, by=boss)
    found = await shown.account(session, boss, account_id)
    assert len(found.memberships) == 2
    assert found.phone == "13812345678"
    nothing = command.model_copy(update={"login": f"user-{uuid4()}", "memberships": []})
    with pytest.raises(accounts.NoMembership):
        await accounts.create_account(session, nothing, at=NOON, by=boss)


async def test_accounts_are_found_by_what_the_list_offers(session, boss):
    person = await make_account(session, role="shop_reader", merchant_id=uuid4(), name="欧阳锋")
    held = select(Membership).where(Membership.account_id == person.id)
    membership = (await session.scalars(held)).one()
    for values in (
        {"text": "欧阳锋"},
        {"text": person.login[:20].upper()},
        {"role_id": membership.role_id},
        {"merchant_id": membership.merchant_id},
        {"state": "active"},
    ):
        wanted = shown.ACCOUNTS.want(values=values, limit=200)
        page = await shown.list_accounts(session, boss, wanted)
        assert person.id in {each.id for each in page.items}, values
    for values in ({"text": "100%"}, {"department_id": uuid4()}, {"warehouse_id": uuid4()}):
        page = await shown.list_accounts(session, boss, shown.ACCOUNTS.want(values=values))
        assert page.items == []
