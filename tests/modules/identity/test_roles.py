"""Roles: nobody makes one that gives more than he has; what others agree to is done once."""

import asyncio
import json
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text

from houtai.events.approvals import ApprovalAsked, ApprovalGranted, ApprovedActDone
from houtai.kit import trail
from houtai.kit.auth import DECLARED, Place, Right
from houtai.modules.identity import handlers
from houtai.modules.identity.queries import preview
from houtai.modules.identity.queries import roles as queries
from houtai.modules.identity.rules.catalogue import DoorOf, functions_of
from houtai.modules.identity.service import memberships, roles, staff
from houtai.modules.identity.tables import Role
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import actor_for, make_account, make_role

READS = ["identity.account.read"]
PHONE = "identity.account.phone"


@pytest.fixture
async def boss(session):
    return await actor_for(session, (await make_account(session)).id)


@pytest.fixture
async def editor(session):
    """Somebody who may edit roles, and read accounts; no more."""
    gives = ["identity.role.write", *READS]
    await make_role(session, "editor", permissions=gives, field_rights={PHONE: "read"})
    return await actor_for(session, (await make_account(session, role="editor")).id)


def edited(role, **changes):
    fields = {"version": role.version, "name": role.name, "permissions": role.permissions}
    return roles.EditRole(**{**fields, **changes})


async def told(session, kind):
    bodies = text("SELECT body FROM eventlog.event WHERE name = :name ORDER BY position")
    return list(await session.scalars(bodies, {"name": kind.LABEL.name}))


async def test_an_edit_counts_at_once_for_everybody_who_has_the_role(session, boss):
    role = await make_role(session, "seller", permissions=READS)
    person = await make_account(session, role="seller")
    assert (await actor_for(session, person.id)).permissions == set(READS)
    await roles.edit_role(session, boss, role.id, edited(role, permissions=[]), at=NOON)
    assert (await actor_for(session, person.id)).permissions == frozenset()


async def test_a_disabled_role_gives_nothing_until_it_is_enabled(session, boss):
    role = await make_role(session, "seller", permissions=READS)
    person = await make_account(session, role="seller")
    await roles.edit_role(session, boss, role.id, edited(role, state="disabled"), at=NOON)
    assert (await actor_for(session, person.id)).permissions == frozenset()


@pytest.mark.parametrize(
    "changes",
    [
        {"permissions": ["identity.account.write"]},
        {"permissions": ["*"]},
        {"permissions": ["*.read"]},
        {"field_rights": {PHONE: "write"}},
        {"field_rights": {"identity.account.email": "read"}},
    ],
)
async def test_giving_more_than_one_has_is_asked_for(session, editor, changes):
    role = await make_role(session, "seller", permissions=READS)
    asked = await roles.edit_role(session, editor, role.id, edited(role, **changes), at=NOON)
    assert asked is not None
    found = await queries.role(session, editor, role.id)
    assert (found.permissions, found.field_rights, found.version) == (READS, {}, 1)
    event = (await told(session, ApprovalAsked))[-1]
    assert (event["act"], event["thing"]) == ("identity.role.edit", "identity.role")
    assert event["title"] == "seller"
    differences = json.loads(event["differences"])
    assert [change["field"] for change in differences[0]["changes"]] == list(changes)


async def test_a_role_above_oneself_is_neither_changed_nor_made_nor_copied(session, editor):
    greater = await make_role(session, "greater", permissions=["identity.account.write"])
    for act in (
        roles.edit_role(session, editor, greater.id, edited(greater, permissions=[]), at=NOON),
        roles.delete_role(session, editor, greater.id),
        roles.copy_role(session, editor, greater.id, roles.CopyRole(name="copy")),
        roles.create_role(
            session, editor, roles.CreateRole(name="new", permissions=["identity.account.write"])
        ),
    ):
        with pytest.raises(memberships.RoleAboveActor):
            await act


async def test_a_wider_reach_than_ones_own_is_more(session):
    merchant = uuid4()
    await make_role(session, "narrow", permissions=["identity.role.write"], merchant_ids=[merchant])
    actor = await actor_for(session, (await make_account(session, role="narrow")).id)
    role = await make_role(
        session, "seller", permissions=[], merchant_ids=[merchant], warehouse_ids=[]
    )
    wider = edited(role, merchant_ids=None, warehouse_ids=[])
    assert await roles.edit_role(session, actor, role.id, wider, at=NOON) is not None
    same = edited(role, merchant_ids=[merchant], warehouse_ids=[])
    assert await roles.edit_role(session, actor, role.id, same, at=NOON) is None


class Log(list):
    """Keeps deeds as the operation log would."""

    async def __call__(self, _session, deed):
        self.append(deed)


@pytest.fixture
def log() -> Log:
    return Log()


async def granted_from(event) -> ApprovalGranted:
    return ApprovalGranted(
        request_id=UUID(event["request_id"]),
        act=event["act"],
        asked_by=UUID(event["asked_by"]),
        merchant_id=None,
        warehouse_id=None,
        command=event["command"],
        at=NOON,
    )


async def test_what_others_agreed_to_is_carried_out_as_the_person_who_asked(session, editor, log):
    role = await make_role(session, "seller", permissions=READS)
    more = edited(role, permissions=["identity.account.write"])
    await roles.edit_role(session, editor, role.id, more, at=NOON)
    granted = await granted_from((await told(session, ApprovalAsked))[-1])
    trail.take(session)
    await handlers.carry_out(session, [granted], keep_deed=log)
    [deed] = log
    assert (deed.actor.id, deed.door, deed.code) == (editor.id, "identity_edit_role", None)
    assert (deed.thing_id, deed.path) == (str(role.id), f"/approvals/{granted.request_id}")
    assert "permissions" in {change.field for note in deed.notes for change in note.changes}
    found = await queries.role(session, editor, role.id)
    assert (found.permissions, found.version) == (["identity.account.write"], 2)
    done = (await told(session, ApprovedActDone))[-1]
    assert done["code"] is None
    await handlers.carry_out(session, [granted], keep_deed=log)
    assert (await told(session, ApprovedActDone))[-1]["code"] == "identity.role_above_actor"
    assert (log[-1].id, log[-1].code, log[-1].notes) == (deed.id, "identity.role_above_actor", ())
    assert (await queries.role(session, editor, role.id)).version == 2


async def test_what_cannot_be_carried_out_any_more_says_why_and_leaves_others_alone(
    session, editor, boss, log
):
    first = await make_role(session, "first", permissions=READS)
    second = await make_role(session, "second", permissions=READS)
    granted = []
    for role in (first, second):
        more = edited(role, permissions=["identity.account.write"])
        await roles.edit_role(session, editor, role.id, more, at=NOON)
        granted.append(await granted_from((await told(session, ApprovalAsked))[-1]))
    await roles.edit_role(session, boss, first.id, edited(first, name="renamed"), at=NOON)
    await handlers.carry_out(session, granted, keep_deed=log)
    outcomes = [each["code"] for each in (await told(session, ApprovedActDone))[-2:]]
    assert outcomes == ["identity.changed_meanwhile", None]


async def test_the_wish_of_somebody_who_is_gone_is_not_carried_out(session, editor, boss, log):
    role = await make_role(session, "seller", permissions=READS)
    more = edited(role, permissions=["identity.account.write"])
    await roles.edit_role(session, editor, role.id, more, at=NOON)
    granted = await granted_from((await told(session, ApprovalAsked))[-1])
    await staff.disable(session, boss, editor.id, at=NOON)
    await handlers.carry_out(session, [granted], keep_deed=log)
    assert (await told(session, ApprovedActDone))[-1]["code"] == "identity.nobody_asks"
    assert [(deed.actor.id, deed.code) for deed in log] == [(editor.id, "identity.nobody_asks")]


async def test_built_in_roles_stay_and_their_copies_may_be_changed(session, boss):
    auditor = await queries.role_of_code(session, "auditor", "platform")
    with pytest.raises(roles.RoleBuiltIn):
        await roles.edit_role(session, boss, auditor.id, edited(auditor), at=NOON)
    with pytest.raises(roles.RoleBuiltIn):
        await roles.delete_role(session, boss, auditor.id)
    copy_id = await roles.copy_role(session, boss, auditor.id, roles.CopyRole(name="我的审计员"))
    copy = await queries.role(session, boss, copy_id)
    assert (copy.permissions, copy.built_in, copy.name) == (["*.read"], False, "我的审计员")
    await roles.edit_role(session, boss, copy_id, edited(copy, permissions=READS), at=NOON)
    await roles.delete_role(session, boss, copy_id)
    assert await queries.role(session, boss, copy_id) is None


async def test_a_role_that_somebody_has_is_not_deleted(session, boss):
    role = await make_role(session, "seller")
    person = await make_account(session, role="seller")
    with pytest.raises(roles.RoleInUse):
        await roles.delete_role(session, boss, role.id)
    await staff.leave(session, boss, person.id, at=NOON)
    with pytest.raises(roles.RoleInUse):
        await roles.delete_role(session, boss, role.id)


async def test_a_merchant_sees_its_own_roles_and_templates_and_changes_only_its_own(session):
    mine, other = uuid4(), uuid4()
    keeper = await make_account(session, role="merchant_owner", merchant_id=mine)
    owner = await actor_for(session, keeper.id, Place(mine))
    own_id = await roles.create_role(
        session, owner, roles.CreateRole(name="收银", permissions=READS)
    )
    foreign = await make_role(session, "theirs", console="merchant", merchant_id=other)
    template = await queries.role_of_code(session, "shop_reader", "merchant")
    page = await queries.list_roles(session, owner, queries.ROLES.want(limit=200))
    seen = {each.id for each in page.items}
    assert {own_id, template.id} <= seen
    assert foreign.id not in seen
    assert {each.console for each in page.items} == {"merchant"}
    with pytest.raises(roles.RoleOfAnotherPlace):
        await roles.edit_role(session, owner, template.id, edited(template), at=NOON)
    for role_id in (foreign.id, uuid4()):
        with pytest.raises(roles.NoSuchRole):
            await roles.delete_role(session, owner, role_id)
    command = roles.CreateRole(name="x", permissions=[], console="platform")
    with pytest.raises(roles.RoleOfAnotherPlace):
        await roles.create_role(session, owner, command)


async def test_what_no_door_asks_for_cannot_be_given(session, boss):
    for changes, error in (
        ({"permissions": ["no.such.read"]}, roles.PermissionUnknown),
        ({"permissions": [], "field_rights": {"no.such": "read"}}, roles.FieldUnknown),
        (
            {"permissions": ["machine.jobs.read"], "console": "merchant"},
            roles.PermissionUnknown,
        ),
    ):
        with pytest.raises(error):
            await roles.create_role(session, boss, roles.CreateRole(name="x", **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"data_scope": "everything"},
        {"field_rights": {PHONE: "see"}},
        {"permissions": ["x"] * 501},
        {"merchant_ids": [str(uuid4())] * 501},
        {"built_in": True},
    ],
)
def test_a_role_of_another_shape_is_refused(changes):
    with pytest.raises(ValidationError):
        roles.CreateRole(**{"name": "x", "permissions": [], **changes})


async def test_a_code_is_given_once_at_a_place(session, boss):
    command = roles.CreateRole(name="x", permissions=[], code="twice")
    await roles.create_role(session, boss, command)
    with pytest.raises(roles.RoleCodeTaken):
        await roles.create_role(session, boss, command)


async def test_of_two_edits_at_once_one_is_told(database):
    async with database.transaction() as session:
        boss = await actor_for(session, (await make_account(session)).id)
        role = await make_role(session, f"race-{uuid4().hex[:20]}")

    async def rename(name):
        async with database.transaction() as session:
            await roles.edit_role(session, boss, role.id, edited(role, name=name), at=NOON)

    outcomes = await asyncio.gather(rename("甲"), rename("乙"), return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["ChangedMeanwhile", "NoneType"]


async def test_a_preview_says_what_somebody_sees(session, boss):
    await make_role(session, "seller", permissions=READS, field_rights={PHONE: "hidden"})
    person = await make_account(session, role="seller")
    doors = [
        DoorOf("identity_list_accounts", "GET", "/accounts", "identity.account.read"),
        DoorOf("identity_create_role", "POST", "/roles", "identity.role.write"),
    ]
    functions = functions_of(doors, "zh-CN")
    seen = await preview.preview_of_account(session, boss, person.id, Place(), functions)
    assert {each.code: each.level for each in seen.functions} == {
        "identity.account": "read",
        "identity.role": "none",
    }
    assert [each.words for each in seen.reach] == ["全部"] * 5
    rights = {each.code: each.right for each in seen.fields}
    assert (rights[PHONE], rights["identity.account.email"]) == ("hidden", "masked")
    person.must_change_password = True
    await session.flush()
    new = await preview.preview_of_account(session, boss, person.id, Place(), functions)
    assert new.functions == seen.functions
    nobody = await preview.preview_of_account(session, boss, uuid4(), Place(), functions)
    assert nobody is None


async def test_functions_are_told_with_their_doors_in_words(boss):
    doors = [DoorOf("identity_list_accounts", "GET", "/accounts", "identity.account.read")]
    (only,) = functions_of(doors, "zh-CN")
    assert (only.name, only.doors[0].name) == ("员工账号", "查看账号列表")
    assert only.consoles == ["platform", "merchant", "warehouse"]


async def test_an_unnamed_field_right_is_masked_and_the_star_writes(session, boss):
    assert boss.right(PHONE) is Right.WRITE
    auditor = await make_account(session, role="auditor")
    actor = await actor_for(session, auditor.id)
    assert actor.right(PHONE) is Right.MASKED
    assert actor.permissions >= {each for each in DECLARED if each.endswith(".read")}
    assert not {each for each in actor.permissions if each.endswith(".write")}
    assert await session.scalar(select(Role.built_in).where(Role.code == "auditor"))
