"""Doors of approvals: who sees what, what is shown, what is refused how."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from houtai.events.approvals import ApprovedActDone
from houtai.kit import fields, masks
from houtai.kit.auth import Actor, Place, Right
from houtai.kit.clock import clock_set_to
from houtai.kit.db import set_reach
from houtai.modules.approvals.service import receiving
from tests.factories.approvals import ACT, NOON, approver, make_flow, make_request, step
from tests.factories.identity import make_account

ROOT = "/api/console/approvals"
PLATFORM = Place()
PHONE = fields.SensitiveField("test.approvals.phone", mask=masks.phone)
del fields.SENSITIVE[PHONE.code]  # The house's own register is for the house's own fields.


@pytest.fixture(autouse=True)
def known_phone(monkeypatch):
    monkeypatch.setitem(fields.SENSITIVE, PHONE.code, PHONE)


@pytest.fixture(autouse=True)
def at_noon():
    with clock_set_to(lambda: NOON):
        yield


def at_work(account_id: UUID, place: Place = PLATFORM, *permissions: str, **changes) -> Actor:
    merchants = None if place == PLATFORM else frozenset({place.merchant_id} - {None})
    warehouses = None if place == PLATFORM else frozenset({place.warehouse_id} - {None})
    usual = {"merchant_ids": merchants, "warehouse_ids": warehouses, "place": place}
    return Actor(account_id, frozenset(permissions), **{**usual, **changes})


async def person(session, **changes) -> UUID:
    return (await make_account(session, **{"role": "operator", **changes})).id


@pytest.fixture
async def asked(session):
    """A request at the platform with one approver: its id, the asker, the approver."""
    asker = await person(session, name="李提问")
    one = await person(session, name="赵审批")
    await make_flow(session, step(approver("account", one)))
    changes = [
        {"field": "name", "before": "旧", "after": "新", "sensitive": None},
        {
            "field": "phone",
            "before": "13812345678",
            "after": "13912345678",
            "sensitive": "test.approvals.phone",
        },
        {"field": "secret", "before": "a", "after": "b", "sensitive": "test.approvals.gone"},
    ]
    note = {"thing": "identity.role", "thing_id": "1", "name": "运营主管", "changes": changes}
    request_id = await make_request(session, asker, differences=json.dumps([note]))
    return request_id, asker, one


@pytest.fixture
def get(client_as):
    async def ask(actor: Actor | None, path: str, **query):
        async with client_as(actor) as client:
            return await client.get(f"{ROOT}{path}", params=query)

    return ask


@pytest.fixture
def post(client_as):
    async def ask(actor: Actor | None, path: str, **body):
        async with client_as(actor) as client:
            return await client.post(f"{ROOT}{path}", json=body)

    return ask


def ids_of(answer) -> list[str]:
    return [row["id"] for row in answer.json()["items"]]


async def test_each_finds_the_request_in_his_own_list(asked, get, session):
    request_id, asker, one = asked
    other = at_work(await person(session))
    assert ids_of(await get(at_work(one), "/tasks")) == [str(request_id)]
    assert ids_of(await get(at_work(asker), "/mine")) == [str(request_id)]
    for path in ("/tasks", "/mine", "/decided"):
        assert ids_of(await get(other, path)) == []
    assert ids_of(await get(at_work(asker), "/tasks")) == []
    counts = [(await get(at_work(who), "/counts")).json() for who in (one, asker)]
    assert counts == [
        {"to_decide": 1, "own_waiting": 0},
        {"to_decide": 0, "own_waiting": 1},
    ]


async def test_a_line_of_the_list_is_put_into_words(asked, get):
    _, _, one = asked
    [row] = (await get(at_work(one), "/tasks")).json()["items"]
    assert (row["act_name"], row["asker"], row["step_name"]) == (
        "角色越权修改",
        "李提问",
        "主管审批",
    )
    english = at_work(one, language="en-US")
    [row] = (await get(english, "/tasks")).json()["items"]
    assert row["act_name"] == "Role that gives more"


async def test_an_approval_moves_it_from_the_tasks_to_what_was_decided(asked, get, post):
    request_id, asker, one = asked
    answer = await post(at_work(one), f"/requests/{request_id}/approve", comment="同意")
    assert answer.status_code == 204
    assert ids_of(await get(at_work(one), "/tasks")) == []
    assert ids_of(await get(at_work(one), "/decided")) == [str(request_id)]
    shown = (await get(at_work(asker), f"/requests/{request_id}")).json()
    assert (shown["state"], shown["may_decide"], shown["may_withdraw"]) == ("granted", False, False)
    [line] = [one for one in shown["story"] if one["kind"] == "approved"]
    assert (line["by"], line["comment"]) == ("赵审批", "同意")
    [decided] = shown["steps"][0]["people"]
    assert (decided["name"], decided["state"], decided["decider"]) == (
        "赵审批",
        "approved",
        "赵审批",
    )


async def test_a_refusal_says_why_or_is_refused_beside_the_field(asked, post, get):
    request_id, asker, one = asked
    answer = await post(at_work(one), f"/requests/{request_id}/refuse", comment="  ")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == "body/comment"
    answer = await post(at_work(one), f"/requests/{request_id}/refuse", comment="超出编制")
    assert answer.status_code == 204
    shown = (await get(at_work(asker), f"/requests/{request_id}")).json()
    assert (shown["state"], shown["story"][-1]["comment"]) == ("refused", "超出编制")


async def test_the_asker_withdraws(asked, post, get):
    request_id, asker, _ = asked
    shown = (await get(at_work(asker), f"/requests/{request_id}")).json()
    assert (shown["may_withdraw"], shown["may_decide"]) == (True, False)
    answer = await post(at_work(asker), f"/requests/{request_id}/withdraw", comment="")
    assert answer.status_code == 204
    answer = await post(at_work(asker), f"/requests/{request_id}/withdraw", comment="")
    assert (answer.status_code, answer.json()["code"]) == (409, "approvals.request_over")


async def test_differences_are_masked_by_the_readers_rights_and_the_command_stays_inside(
    asked, get
):
    request_id, _, one = asked

    async def changes(right: Right) -> list[tuple]:
        actor = at_work(one, fields={"test.approvals.phone": right})
        answer = await get(actor, f"/requests/{request_id}")
        assert "keep" not in answer.text
        [difference] = answer.json()["differences"]
        return [(each["before"], each["after"]) for each in difference["changes"]]

    whole, masked = ("13812345678", "13912345678"), ("138****5678", "139****5678")
    assert await changes(Right.READ) == [("旧", "新"), whole, (None, None)]
    assert await changes(Right.MASKED) == [("旧", "新"), masked, (None, None)]
    assert await changes(Right.HIDDEN) == [("旧", "新"), (None, None), (None, None)]


async def test_a_stranger_to_the_request_and_an_unknown_one_are_answered_alike(
    asked, get, post, session
):
    request_id, _, _ = asked
    stranger = at_work(await person(session))
    looks = [await get(stranger, f"/requests/{one}") for one in (request_id, uuid4())]
    acts = [
        await post(stranger, f"/requests/{one}/{act}", comment="x")
        for one in (request_id, uuid4())
        for act in ("approve", "refuse", "withdraw")
    ]
    answers = [
        (one.status_code, {**one.json(), "instance": None, "request_id": None})
        for one in [*looks, *acts]
    ]
    assert answers == [answers[0]] * len(answers)
    assert (answers[0][0], answers[0][1]["code"]) == (404, "approvals.request_unknown")


async def test_who_is_not_signed_in_sees_nothing(asked, get, post):
    request_id, _, _ = asked
    for path in ("/tasks", "/mine", "/counts", "/requests", f"/requests/{request_id}", "/flows"):
        assert (await get(None, path)).status_code == 401
    answer = await post(None, f"/requests/{request_id}/approve", comment="")
    assert answer.status_code == 401


# --- all requests -----------------------------------------------------------------------------

READS = "approvals.request.read"


@pytest.fixture
async def everywhere(session):
    """A request at the platform, at two merchants and at a merchant's warehouse."""
    asker = await person(session)
    one = await person(session)
    await make_flow(session, step(approver("account", one)))
    merchant, other, warehouse = uuid4(), uuid4(), uuid4()
    places = {
        "platform": PLATFORM,
        "merchant": Place(merchant),
        "other": Place(other),
        "warehouse": Place(merchant, warehouse),
    }
    made = {
        name: await make_request(
            session, asker, merchant_id=place.merchant_id, warehouse_id=place.warehouse_id
        )
        for name, place in places.items()
    }
    return asker, places, {str(request_id): name for name, request_id in made.items()}


async def test_all_requests_are_those_within_reach(everywhere, get, session):
    _, places, names = everywhere
    reader = await person(session)

    async def seen(actor: Actor) -> set[str]:
        return {names[one] for one in ids_of(await get(actor, "/requests")) if one in names}

    assert await seen(at_work(reader, PLATFORM, READS)) == set(places)
    assert await seen(at_work(reader, places["merchant"], READS)) == {"merchant"}
    assert await seen(at_work(reader, places["other"], READS)) == {"other"}
    assert await seen(at_work(reader, places["warehouse"], READS)) == {"warehouse"}
    chosen = {"merchant_ids": frozenset({places["other"].merchant_id})}
    narrow = at_work(reader, PLATFORM, READS, **chosen, warehouse_ids=frozenset())
    assert await seen(narrow) == {"other"}


async def test_without_the_permission_the_list_of_all_is_shut(everywhere, get, session):
    answer = await get(at_work(await person(session)), "/requests")
    assert answer.status_code == 403


async def test_one_request_of_another_merchant_looks_like_none(everywhere, get, session):
    _, places, names = everywhere
    foreign = next(one for one, name in names.items() if name == "other")
    reader = at_work(await person(session), places["merchant"], READS)
    assert (await get(reader, f"/requests/{foreign}")).status_code == 404


async def test_what_one_asked_for_elsewhere_is_not_shown_here(everywhere, get):
    asker, places, names = everywhere
    for name, place in places.items():
        shown = ids_of(await get(at_work(asker, place), "/mine"))
        assert {names[one] for one in shown} == {name}


async def test_the_wall_behind_the_doors_keeps_other_merchants_out(everywhere, session):
    _, places, names = everywhere
    reader = at_work(uuid4(), places["merchant"])
    await set_reach(session, reader)
    rows = await session.execute(text("SELECT id, merchant_id FROM approvals.request"))
    seen = {names[str(row.id)] for row in rows if str(row.id) in names}
    assert seen == {"platform", "merchant"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": ["waiting"]}, True),
        ({"state": ["granted", "done"]}, False),
        ({"act": ACT}, True),
        ({"act": "test.other"}, False),
        ({"sort": "id"}, True),
    ],
)
async def test_the_list_of_all_is_filtered(asked, get, query, found):
    request_id, _, one = asked
    listed = ids_of(await get(at_work(one, PLATFORM, READS), "/requests", **query))
    assert (str(request_id) in listed) is found


async def test_the_search_box_finds_a_request_by_its_number(asked, client_as):
    request_id, _, one = asked
    async with client_as(at_work(one, PLATFORM, READS)) as client:
        [row] = (await client.get(f"{ROOT}/tasks")).json()["items"]
        hits = await client.get("/api/console/search", params={"text": row["number"].lower()})
    [hit] = [one for one in hits.json() if one["kind"] == "approvals.request"]
    assert (hit["title"], hit["link"]) == (row["number"], f"/approvals/{request_id}")


# --- flows ------------------------------------------------------------------------------------

WRITES_FLOWS = "approvals.flow.write"


def new_flow(**changes) -> dict:
    usual = {"name": "大额", "act": ACT, "steps": [step(approver("role", "administrator"))]}
    return {**usual, "conditions": {"amount_fen_min": 100_00}, "priority": 7, **changes}


async def test_a_flow_is_made_shown_edited_and_edited_once(client_as):
    async with client_as(at_work(uuid4(), PLATFORM, WRITES_FLOWS)) as client:
        made = await client.post(f"{ROOT}/flows", json=new_flow())
        assert made.status_code == 201
        path = f"{ROOT}/flows/{made.json()}"
        shown = (await client.get(path)).json()
        assert (shown["version"], shown["conditions"]["amount_fen_min"]) == (1, 100_00)
        kept = ("name", "conditions", "steps", "priority", "version")
        edit = {name: shown[name] for name in kept} | {"enabled": False}
        assert (await client.put(path, json=edit)).status_code == 204
        again = await client.put(path, json=edit)
        assert (again.status_code, again.json()["code"]) == (409, "approvals.flow_changed")
        listed = (await client.get(f"{ROOT}/flows", params={"act": ACT})).json()["items"]
    assert [(one["enabled"], one["version"]) for one in listed if one["id"] == made.json()] == [
        (False, 2)
    ]


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"act": "test.unheard"}, "approvals.act_unknown", "body/act"),
        (
            {"steps": [step(approver("account", "li.wei"))]},
            "approvals.subject_unfit",
            "body/steps/0/approvers/0/subject",
        ),
        ({"steps": []}, "request.invalid", "body/steps"),
        ({"name": ""}, "request.invalid", "body/name"),
        ({"priority": -1}, "request.invalid", "body/priority"),
    ],
)
async def test_a_flow_that_could_not_be_walked_is_refused_at_its_place(
    client_as, changes, code, place
):
    async with client_as(at_work(uuid4(), PLATFORM, WRITES_FLOWS)) as client:
        refused = (await client.post(f"{ROOT}/flows", json=new_flow(**changes))).json()
    assert (refused["status"], refused["code"]) == (422, code)
    assert refused["errors"][0]["place"] == place


async def test_flows_are_out_of_sight_anywhere_but_at_the_platform(client_as, session):
    flow = await make_flow(session, step(approver("role", "administrator")))
    async with client_as(at_work(uuid4(), Place(uuid4()), WRITES_FLOWS)) as client:
        assert (await client.get(f"{ROOT}/flows")).json()["items"] == []
        assert (await client.get(f"{ROOT}/flows/{flow.id}")).status_code == 404
        assert (await client.post(f"{ROOT}/flows", json=new_flow())).status_code == 409


async def test_who_may_not_change_flows_is_told_so(client_as):
    async with client_as(at_work(uuid4(), PLATFORM, "approvals.flow.read")) as client:
        assert (await client.get(f"{ROOT}/flows")).status_code == 200
        assert (await client.post(f"{ROOT}/flows", json=new_flow())).status_code == 403


# --- standing in ------------------------------------------------------------------------------


async def test_a_delegation_is_given_to_a_colleague_seen_by_both_and_ended(client_as, session):
    one, two = await person(session, name="赵审批"), await person(session, name="钱代理")
    period = {"from_at": NOON.isoformat(), "until_at": (NOON + timedelta(days=7)).isoformat()}
    body = {"substitute_id": str(two), "reason": "年假", **period}
    async with client_as(at_work(one)) as client:
        found = (await client.get(f"{ROOT}/people", params={"text": "钱代"})).json()
        assert found == [{"id": str(two), "name": "钱代理"}]
        made = await client.post(f"{ROOT}/delegations", json=body)
        assert made.status_code == 201
    for who in (one, two):
        async with client_as(at_work(who)) as client:
            [row] = (await client.get(f"{ROOT}/delegations")).json()["items"]
            assert (row["name"], row["substitute"]) == ("赵审批", "钱代理")
    end = f"{ROOT}/delegations/{made.json()}/end"
    async with client_as(at_work(two)) as client:
        assert (await client.post(end)).status_code == 404
    async with client_as(at_work(one)) as client:
        assert (await client.post(end)).status_code == 204


async def test_colleagues_are_those_of_ones_own_place(get, session):
    merchant = uuid4()
    await person(session, name="平台的人")
    await person(session, name="商家的人", role="merchant_owner", merchant_id=merchant)
    here = (await get(at_work(uuid4(), Place(merchant)), "/people", text="的人")).json()
    assert [one["name"] for one in here] == ["商家的人"]


async def test_acts_are_named_in_the_readers_language(get):
    zh = (await get(at_work(uuid4()), "/acts")).json()
    en = (await get(at_work(uuid4(), language="en-US"), "/acts")).json()
    assert {one["code"]: one["name"] for one in zh}[ACT] == "角色越权修改"
    assert {one["code"]: one["name"] for one in en}[ACT] == "Role that gives more"


async def test_a_flow_names_the_people_that_stand_in_it(client_as, session):
    one = await person(session, name="赵审批")
    flow = await make_flow(session, step(approver("account", one), approver("role", "auditor")))
    async with client_as(at_work(uuid4(), PLATFORM, WRITES_FLOWS)) as client:
        shown = (await client.get(f"{ROOT}/flows/{flow.id}")).json()
    assert shown["people"] == [{"id": str(one), "name": "赵审批"}]


async def test_why_an_act_could_not_be_done_is_told_in_words(asked, get, post, session):
    request_id, asker, one = asked
    await post(at_work(one), f"/requests/{request_id}/approve", comment="")
    failed = ApprovedActDone(request_id=request_id, act=ACT, code="approvals.flow_unknown", at=NOON)
    await receiving.record_outcomes(session, [failed], at=NOON)
    shown = (await get(at_work(asker), f"/requests/{request_id}")).json()
    assert (shown["state"], shown["failure"]) == ("failed", "approvals.flow_unknown")
    assert shown["story"][-1]["comment"] == "没有这个审批流程。"


@pytest.mark.parametrize(
    ("language", "flow", "first"),
    [
        ("zh-CN", "角色越权修改", "管理员审批"),
        ("en-US", "Roles that give more", "Administrators"),
    ],
)
async def test_what_came_with_the_house_is_named_in_the_readers_language(
    get, session, language, flow, first
):
    administrator = (await make_account(session)).id
    request_id = await make_request(session, await person(session))
    actor = at_work(administrator, PLATFORM, WRITES_FLOWS, language=language)
    shown = (await get(actor, f"/requests/{request_id}")).json()
    assert (shown["flow_name"], shown["step_name"], shown["steps"][0]["name"]) == (
        flow,
        first,
        first,
    )
    listed = (await get(actor, "/flows", act=ACT)).json()["items"]
    assert (flow, first) in [(one["name"], one["steps"][0]["name"]) for one in listed]
