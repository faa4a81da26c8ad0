"""The doors of people as the whole house mounts them: permissions, answers, what is not told."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text

from houtai.kit.auth import DECLARED, Actor, Place, Right
from houtai.modules.identity.service import places
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import PASSWORD, actor_for, make_account, make_membership, make_role

DOORS = "/api/console/identity"
SEARCH = "/api/console/search"


@pytest.fixture
async def boss(session):
    return await actor_for(session, (await make_account(session)).id)


def instance_apart(problem):
    return {key: value for key, value in problem.items() if key != "instance"}


async def test_an_account_is_made_edited_and_seen_off(session, client_as, boss):
    role = await make_role(session, "seller", permissions=["identity.account.read"])
    body = {
        "login": f"user-{uuid4()}",
        "name": "小红",
        "password": PASSWORD,
        "phone": "+86 138-1234-5678",
        "memberships": [{"role_id": str(role.id)}],
    }
    async with client_as(boss) as client:
        made = await client.post(f"{DOORS}/accounts", json=body)
        door = f"{DOORS}/accounts/{made.json()}"
        edit = {"version": 1, "name": "小红红", "language": "en-US"}
        edited = await client.put(door, json=edit)
        stale = await client.put(door, json=edit)
        shown = (await client.get(door)).json()
        away = [await client.post(f"{door}/{act}") for act in ("disable", "enable", "leave")]
        gone = (await client.get(door)).json()
    assert (made.status_code, edited.status_code, stale.status_code) == (201, 204, 409)
    assert stale.json()["code"] == "identity.changed_meanwhile"
    assert (shown["name"], shown["phone"], shown["version"]) == ("小红红", "+8613812345678", 2)
    assert [each.status_code for each in away] == [204, 204, 204]
    assert (gone["state"], gone["in_hand"]) == ("left", False)


@pytest.mark.parametrize(
    ("right", "phone"),
    [
        (Right.HIDDEN, None),
        (Right.MASKED, "138****5678"),
        (Right.READ, "13812345678"),
        (Right.WRITE, "13812345678"),
    ],
)
async def test_a_telephone_is_shown_as_the_reader_may_see_it(
    session, client_as, boss, right, phone
):
    person = await make_account(session, role="reader", phone="13812345678")
    reader = replace(boss, all_fields=False, fields={"identity.account.phone": right})
    async with client_as(reader) as client:
        one = await client.get(f"{DOORS}/accounts/{person.id}")
        listed = await client.get(f"{DOORS}/accounts?limit=1")
    assert one.json()["phone"] == phone
    assert listed.json()["items"][0]["phone"] == phone


async def test_giving_more_than_one_has_answers_202_with_the_request(session, client_as):
    clerk = await make_account(session, role="clerk")
    packer = await make_role(session, "mover", permissions=["identity.role.write"])
    person = await make_account(session, role="reader")
    async with client_as(await actor_for(session, clerk.id)) as client:
        body = {"version": 1, "memberships": [{"role_id": str(packer.id)}]}
        answer = await client.put(f"{DOORS}/accounts/{person.id}/memberships", json=body)
        none = {"version": 1, "memberships": []}
        done = await client.put(f"{DOORS}/accounts/{person.id}/memberships", json=none)
    assert answer.status_code == 202
    assert set(answer.json()) == {"request_id"}
    assert (done.status_code, done.content) == (204, b"")


async def test_a_foreign_thing_and_none_are_answered_alike(session, client_as):
    mine, other = uuid4(), uuid4()
    keeper = await make_account(session, role="merchant_owner", merchant_id=mine)
    owner = await actor_for(session, keeper.id, Place(mine))
    foreign_account = await make_account(session, role="shop_reader", merchant_id=other)
    foreign_role = await make_role(session, "x", console="merchant", merchant_id=other)
    wanted = {
        "accounts": foreign_account.id,
        "roles": foreign_role.id,
    }
    async with client_as(owner) as client:
        for kind, foreign_id in wanted.items():
            answers = [await client.get(f"{DOORS}/{kind}/{each}") for each in (foreign_id, uuid4())]
            shown = [(each.status_code, instance_apart(each.json())) for each in answers]
            assert shown[0] == shown[1]
            assert shown[0][0] == 404
        own = await client.get(f"{DOORS}/accounts/{keeper.id}")
        trees = await client.get(f"{DOORS}/departments?merchant_id={other}")
    assert own.status_code == 200
    assert trees.json() == []


async def test_a_role_is_made_copied_changed_and_deleted(client_as, boss):
    body = {"name": "<b>收银</b>", "permissions": ["identity.account.read"]}
    async with client_as(boss) as client:
        made = (await client.post(f"{DOORS}/roles", json=body)).json()
        copied = (await client.post(f"{DOORS}/roles/{made}/copy", json={"name": "副本"})).json()
        edit = {"version": 1, **body, "permissions": [], "state": "disabled"}
        changed = await client.put(f"{DOORS}/roles/{copied}", json=edit)
        deleted = await client.delete(f"{DOORS}/roles/{copied}")
        first = (await client.get(f"{DOORS}/roles/{made}")).json()
        gone = await client.get(f"{DOORS}/roles/{copied}")
    assert (changed.status_code, deleted.status_code, gone.status_code) == (204, 204, 404)
    assert first["name"] == "<b>收银</b>"


async def test_built_in_roles_are_called_in_the_readers_language(client_as, boss):
    names = {}
    for language in ("zh-CN", "en-US"):
        async with client_as(replace(boss, language=language)) as client:
            items = (await client.get(f"{DOORS}/roles?limit=200")).json()["items"]
        names[language] = {each["name"] for each in items if each["built_in"]}
    assert {"平台审计员", "商家负责人"} <= names["zh-CN"]
    assert {"Platform auditor", "Merchant owner"} <= names["en-US"]


async def test_functions_name_every_declared_permission_and_every_guarded_door(client_as, boss):
    async with client_as(boss) as client:
        functions = (await client.get(f"{DOORS}/functions")).json()
        fields = (await client.get(f"{DOORS}/fields")).json()
    told = {f"{each['code']}.{level}" for each in functions for level in each["levels"]}
    assert {each for each in DECLARED if each.startswith("identity.")} <= told
    assert "identity_create_account" in {
        door["operation"] for each in functions for door in each["doors"]
    }
    assert {"identity.account.phone", "identity.account.email"} <= {each["code"] for each in fields}


async def test_a_preview_of_an_unsaved_role_and_of_a_person(session, client_as, boss):
    person = await make_account(session, role="reader")
    async with client_as(boss) as client:
        role = await client.post(
            f"{DOORS}/roles/preview", json={"permissions": ["*"], "console": "merchant"}
        )
        of_person = await client.get(f"{DOORS}/accounts/{person.id}/preview")
    levels = {each["code"]: each["level"] for each in role.json()["functions"]}
    assert levels["identity.account"] == "write"
    assert "machine.jobs" not in levels
    shown = {each["code"]: each["level"] for each in of_person.json()["functions"]}
    assert (shown["identity.account"], shown["identity.role"]) == ("read", "none")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/roles", None),
        ("POST", "/roles", {"name": "x", "permissions": []}),
        ("GET", "/departments", None),
        ("POST", "/departments", {"name": "x"}),
        ("POST", "/posts", {"name": "x"}),
        ("GET", "/functions", None),
        ("PUT", f"/accounts/{uuid4()}", {"version": 1, "name": "x", "language": "zh-CN"}),
        ("POST", f"/accounts/{uuid4()}/leave", None),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" not in value else "",
)
async def test_without_the_permission_no_door_opens(client_as, method, path, body):
    async with client_as(Actor(uuid4())) as client:
        refused = await client.request(method, DOORS + path, json=body)
    async with client_as(None) as client:
        stranger = await client.request(method, DOORS + path, json=body)
    assert (refused.status_code, stranger.status_code) == (403, 401)


async def test_preferences_are_ones_own_small_and_not_too_many(session, client_as, boss):
    other = await actor_for(session, (await make_account(session)).id)
    door = f"{DOORS}/me/preferences/views:/identity/accounts"
    door = door.replace("views:/", "views:").replace("identity/accounts", "identity.accounts")
    async with client_as(boss) as client:
        value = {"columns": ["name", "state"], "views": [{"name": "在职", "set": {"a": 1}}]}
        kept = await client.put(door, json={"value": value})
        again = await client.put(door, json={"value": value})
        own = (await client.get(door)).json()
        large = await client.put(door, json={"value": "x" * 20_000})
        bad = await client.put(door.replace("views", "v%20s"), json={"value": 1})
    async with client_as(other) as client:
        foreign = (await client.get(door)).json()
    assert (kept.status_code, again.status_code) == (204, 204)
    assert (own["value"], foreign["value"]) == (value, None)
    assert (large.status_code, bad.status_code) == (413, 422)
    await session.execute(
        text(
            "INSERT INTO identity.preference (account_id, key, value, changed_at)"
            " SELECT :id, 'key' || n, '1', now() FROM generate_series(1, 200) AS n"
        ),
        {"id": boss.id},
    )
    async with client_as(boss) as client:
        more = await client.put(f"{DOORS}/me/preferences/one-more", json={"value": 1})
        gone = await client.put(door, json={"value": None})
        nothing = (await client.get(door)).json()
    assert (more.status_code, gone.status_code, nothing["value"]) == (409, 204, None)


async def test_one_changes_ones_own_name_and_language(session, client_as):
    person = await make_account(session, role="reader")
    async with client_as(await actor_for(session, person.id)) as client:
        changed = await client.put(f"{DOORS}/me", json={"name": "新名字", "language": "en-US"})
        state = await client.put(
            f"{DOORS}/me", json={"name": "x", "language": "en-US", "state": "left"}
        )
    await session.refresh(person)
    assert (changed.status_code, state.status_code) == (204, 422)
    assert (person.name, person.language) == ("新名字", "en-US")


async def test_the_search_box_finds_what_one_may_read_and_within_reach(session, client_as, boss):
    mark = uuid4().hex[:12]
    mine = uuid4()
    keeper = await make_account(session, role="merchant_owner", merchant_id=mine)
    await make_account(session, role="shop_reader", merchant_id=mine, name=f"店员{mark}")
    await make_account(session, role="shop_reader", merchant_id=uuid4(), name=f"别家{mark}")
    await make_role(session, f"{mark}-role", name=f"角色{mark}")

    async def found(actor, what=mark):
        async with client_as(actor) as client:
            return (await client.get(SEARCH, params={"text": what})).json()

    everything = {each["title"] for each in await found(boss)}
    assert everything == {f"店员{mark}", f"别家{mark}", f"角色{mark}"}
    owner = await actor_for(session, keeper.id, Place(mine))
    assert {each["title"] for each in await found(owner)} == {f"店员{mark}"}
    assert await found(replace(owner, permissions=frozenset())) == []
    assert await found(boss, "%") == []
    assert await found(boss, "13812345678") == []


@pytest.mark.parametrize("text_wanted", ["", " ", "x" * 101, None])
async def test_a_search_for_nothing_is_refused(client_as, boss, text_wanted):
    async with client_as(boss) as client:
        answer = await client.get(SEARCH, params={"text": text_wanted} if text_wanted else {})
    assert answer.status_code == 422


async def test_places_are_listed_within_reach_for_those_who_give_memberships(
    session, client_as, boss
):
    mark = uuid4().hex[:8]
    mine, store = uuid4(), uuid4()
    for command in (
        places.OpenPlace(id=mine, kind="merchant", name=f"商家{mark}"),
        places.OpenPlace(id=store, kind="warehouse", name=f"仓库{mark}", merchant_id=mine),
        places.OpenPlace(id=uuid4(), kind="merchant", name=f"别家{mark}"),
    ):
        await places.open_place(session, command, at=NOON)
    keeper = await make_account(session, role="merchant_owner", merchant_id=mine)
    await make_membership(session, keeper.id, role="reader")

    async def listed(actor):
        async with client_as(actor) as client:
            page = await client.get(f"{DOORS}/sites", params={"text": mark})
        return {each["name"] for each in page.json()["items"]}

    assert await listed(boss) == {f"商家{mark}", f"仓库{mark}", f"别家{mark}"}
    owner = await actor_for(session, keeper.id, Place(mine))
    assert await listed(owner) == {f"商家{mark}", f"仓库{mark}"}
