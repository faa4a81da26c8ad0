"""The doors of the logs: who may look, how far, and which values he sees."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID, uuid4

import pytest

from houtai.kit import fields, masks, trail
from houtai.kit.auth import Actor, Place, Right
from houtai.kit.fields import SensitiveField
from houtai.kit.shapes import View
from houtai.kit.trail import FieldChange, Note
from tests.factories.audit import NOON, ROLE_CHANGED, deed, keep_all, sign_in

ENTRIES, LOGINS = "/api/console/audit/entries", "/api/console/audit/logins"
READS = frozenset({"audit.entry.read", "audit.login.read"})
PHONE = SensitiveField("audit.trial.phone", mask=masks.phone)
COST = SensitiveField("audit.trial.cost")
for one in (PHONE, COST):  # The house's own register is for the house's own fields.
    del fields.SENSITIVE[one.code]


class Supplier(View):
    name: str
    phone: Annotated[str | None, PHONE.shown]
    cost_fen: Annotated[int | None, COST.shown]


def platform(**changes) -> Actor:
    return Actor(uuid4(), READS, merchant_ids=None, warehouse_ids=None, **changes)


def merchant(merchant_id) -> Actor:
    return Actor(uuid4(), READS, frozenset({merchant_id}), place=Place(merchant_id))


def warehouse(merchant_id, warehouse_id) -> Actor:
    return Actor(
        uuid4(),
        READS,
        frozenset({merchant_id}),
        frozenset({warehouse_id}),
        place=Place(merchant_id, warehouse_id),
    )


@pytest.fixture
def ask(client_as):
    """Ask a door as somebody; returns the parsed answer."""

    async def get(reader, path, **query):
        async with client_as(reader) as client:
            answer = await client.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return get


@pytest.mark.parametrize(
    "path", [ENTRIES, LOGINS, f"{ENTRIES}/{UUID(int=1)}", "/api/console/audit/things/a.b/1"]
)
async def test_nobody_looks_without_permission(client_as, path):
    async with client_as(Actor(uuid4())) as client:
        assert (await client.get(path)).status_code == 403
    async with client_as(None) as client:
        assert (await client.get(path)).status_code == 401


async def test_an_entry_says_who_did_what_in_the_readers_language(session, ask):
    made = deed(ROLE_CHANGED, door="audit_list_entries", thing="audit.entry")
    await keep_all(session, made)
    chinese = await ask(platform(), f"{ENTRIES}/{made.deed_id}")
    english = await ask(platform(language="en-US"), f"{ENTRIES}/{made.deed_id}")
    assert chinese["door_name"] == "查看操作日志"
    assert english["door_name"] == "List the operation log"
    assert chinese["changes"] == [
        {
            "field": "name",
            "before": "仓管",
            "after": "仓库主管",
            "sensitive": None,
            "hidden": False,
            "before_text": None,
            "after_text": None,
            "field_name": "名称",
        }
    ]
    assert len(chinese["hash"]) == 64


async def test_a_refusal_says_why(session, ask):
    made = deed(status=409, code="audit.entry_unknown")
    await keep_all(session, made)
    shown = await ask(platform(language="en-US"), f"{ENTRIES}/{made.deed_id}")
    assert (shown["refused"], shown["status"]) == (True, 409)
    assert shown["reason"].startswith("There is no such entry")


async def test_what_else_a_deed_changed_stands_beside_it(session, ask):
    made = deed(ROLE_CHANGED, Note("identity.role", "8", "店员", ROLE_CHANGED.changes))
    await keep_all(session, made)
    shown = await ask(platform(), f"{ENTRIES}/{made.deed_id}")
    assert [one["name"] for one in shown["related"]] == ["店员"]


async def test_each_place_sees_what_was_done_there(session, ask):
    merchant_id, warehouse_id = uuid4(), uuid4()
    marked = uuid4()
    ours = deed(actor_id=marked, merchant_id=merchant_id)
    there = deed(actor_id=marked, merchant_id=merchant_id, warehouse_id=warehouse_id)
    foreign = deed(actor_id=marked, merchant_id=uuid4())
    central = deed(actor_id=marked)
    await keep_all(session, ours, there, foreign, central)

    async def seen(actor):
        page = await ask(actor, ENTRIES, actor=str(marked))
        return {one["id"] for one in page["items"]}

    def ids(*deeds):
        return {str(one.deed_id) for one in deeds}

    assert await seen(platform()) == ids(ours, there, foreign, central)
    assert await seen(merchant(merchant_id)) == ids(ours, there)
    assert await seen(warehouse(merchant_id, warehouse_id)) == ids(there)
    assert await seen(Actor(uuid4(), READS)) == set()
    assert await seen(Actor(uuid4(), READS, frozenset({merchant_id}), None)) == ids(ours, there)


async def test_a_foreign_entry_and_an_unknown_one_look_the_same(session, client_as):
    foreign = deed(merchant_id=uuid4())
    await keep_all(session, foreign)
    async with client_as(merchant(uuid4())) as client:
        answers = [
            (await client.get(f"{ENTRIES}/{one}")).json() | {"instance": ""}
            for one in (foreign.deed_id, uuid4())
        ]
    assert answers[0] == answers[1]
    assert answers[0]["code"] == "audit.entry_unknown"


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ({"thing": "identity.role"}, True),
        ({"thing": "identity.account"}, False),
        ({"thing_id": ROLE_CHANGED.thing_id}, True),
        ({"thing_id": "nothing"}, False),
        ({"door": "identity_edit_role"}, True),
        ({"door": "identity_create_role"}, False),
        ({"result": "done"}, True),
        ({"result": "refused"}, False),
        ({"address": "192.0.2.7"}, True),
        ({"address": "192.0.2.8"}, False),
        ({"text": "主管"}, True),
        ({"text": "店员"}, False),
        ({"text": "!?"}, False),
        ({"at_from": "2026-11-20T12:00:00Z", "at_before": "2026-11-20T12:00:01Z"}, True),
        ({"at_from": "2026-11-20T12:00:01Z"}, False),
        ({"at_before": "2026-11-20T20:00:00+08:00"}, False),
    ],
)
async def test_each_filter_finds_and_leaves_out(session, ask, query, is_found):
    actor_id = uuid4()
    await keep_all(session, deed(ROLE_CHANGED, actor_id=actor_id))
    page = await ask(platform(), ENTRIES, actor=str(actor_id), **query)
    assert bool(page["items"]) is is_found


async def test_pages_meet_every_entry_once_newest_first(session, ask):
    actor_id = uuid4()
    made = [deed(actor_id=actor_id, at=NOON + timedelta(seconds=n // 2)) for n in range(7)]
    await keep_all(session, *made)
    seen, after = [], {}
    while True:
        page = await ask(platform(), ENTRIES, actor=str(actor_id), limit="3", **after)
        seen += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert seen == [str(one.deed_id) for one in reversed(made)]


async def test_the_history_of_a_thing_holds_its_changes_and_its_refusals(session, ask):
    thing_id = uuid4()
    note = Note("identity.role", str(thing_id), "主管", ROLE_CHANGED.changes)
    changed = deed(note, at=NOON)
    refused = deed(thing_id=str(thing_id), status=403, at=NOON + timedelta(minutes=1))
    other_kind = deed(thing_id=str(thing_id), thing="identity.account")
    await keep_all(session, changed, refused, other_kind)
    page = await ask(platform(), f"/api/console/audit/things/identity.role/{thing_id}")
    assert [one["id"] for one in page["items"]] == [str(refused.deed_id), str(changed.deed_id)]
    assert page["items"][1]["changes"][0]["after"] == "仓库主管"


# --- field rights -------------------------------------------------------------------------------


@pytest.fixture
async def sensitive_entry(session, monkeypatch):
    """A supplier's phone and cost were changed."""
    for one in (PHONE, COST):
        monkeypatch.setitem(fields.SENSITIVE, one.code, one)
    before = Supplier(name="A", phone="13812345678", cost_fen=100)
    after = Supplier(name="A", phone="13887654321", cost_fen=None)
    trail.note(session, "audit.trial", "1", before=before, after=after)
    made = deed(*trail.take(session))
    await keep_all(session, made)
    return made.deed_id


@pytest.mark.parametrize(
    ("rights", "phones", "cost"),
    [
        ({}, ("138****5678", "138****4321", False), (None, None, True)),
        ({PHONE.code: Right.HIDDEN}, (None, None, True), (None, None, True)),
        (
            {PHONE.code: Right.READ, COST.code: Right.READ},
            ("13812345678", "13887654321", False),
            (100, None, False),
        ),
    ],
)
async def test_differences_show_what_the_reader_may_read(
    ask, sensitive_entry, rights, phones, cost
):
    shown = await ask(platform(fields=rights), f"{ENTRIES}/{sensitive_entry}")
    by_field = {one["field"]: one for one in shown["changes"]}
    assert [by_field["phone"][key] for key in ("before", "after", "hidden")] == list(phones)
    assert [by_field["cost_fen"][key] for key in ("before", "after", "hidden")] == list(cost)


async def test_a_field_of_an_earlier_release_is_hidden_from_all_who_may_not_read_it(session, ask):
    change = FieldChange("old", "secret", None, "audit.trial.gone")
    made = deed(Note("audit.trial", "1", "", (change,)))
    await keep_all(session, made)
    shown = await ask(platform(), f"{ENTRIES}/{made.deed_id}")
    assert shown["changes"][0] == {
        "field": "old",
        "before": None,
        "after": None,
        "sensitive": "audit.trial.gone",
        "hidden": True,
        "before_text": None,
        "after_text": None,
        "field_name": "old",
    }
    whole = await ask(platform(all_fields=True), f"{ENTRIES}/{made.deed_id}")
    assert whole["changes"][0]["before"] == "secret"


# --- sign-ins -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found_count"),
    [
        ({}, 2),
        ({"result": "refused"}, 1),
        ({"result": "done"}, 1),
        ({"login": "LiLei"}, 2),
        ({"login": "lile"}, 0),
        ({"address": "192.0.2.7"}, 1),
        ({"at_from": "2026-11-20T12:00:01Z"}, 0),
    ],
)
async def test_the_login_log_is_searched(session, ask, query, found_count):
    account_id = uuid4()
    await keep_all(
        session,
        sign_in(account_id=account_id),
        sign_in(account_id=account_id, code="identity.wrong_login", address="192.0.2.8"),
    )
    page = await ask(platform(), LOGINS, account=str(account_id), **query)
    assert len(page["items"]) == found_count


async def test_a_merchant_sees_sign_ins_at_its_own_place(session, ask):
    merchant_id = uuid4()
    ours, foreign = sign_in(merchant_id=merchant_id), sign_in(merchant_id=uuid4())
    await keep_all(session, ours, foreign)
    page = await ask(merchant(merchant_id), LOGINS)
    assert [one["id"] for one in page["items"]] == [str(ours.try_id)]


async def test_what_can_be_searched_for_has_names(ask):
    found = await ask(platform(language="en-US"), "/api/console/audit/subjects")
    assert {"code": "audit.entry", "name": "Operation log"} in found["things"]
    assert {"code": "audit_list_entries", "name": "List the operation log"} in found["doors"]
