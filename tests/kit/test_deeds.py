"""Whatever somebody does at a door, or is refused there, leaves one trace; reading leaves none."""

import json
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import text

from houtai.kit.auth import Actor, Place

WORD = {"code": "colour", "name_zh": "颜色", "name_en": "Colours"}
EDITOR = frozenset({"dictionaries.dictionary.write"})


@pytest.fixture
def told(session):
    """The deeds that were told of an actor, in order."""

    async def read(actor: Actor) -> list[SimpleNamespace]:
        found = await session.scalars(
            text(
                "SELECT body FROM eventlog.event WHERE name = 'audit.deed_done'"
                " AND body ->> 'actor_id' = :actor ORDER BY position"
            ),
            {"actor": str(actor.id)},
        )
        return [SimpleNamespace(**body) for body in found]

    return read


@pytest.fixture
def keeping_fails(house):
    """Until the test is over, no trace can be kept, for the reason that the test gives."""
    kept = house.state.keep_deed

    def fail_with(error: Exception) -> None:
        async def fail(_session, _deed):
            raise error

        house.state.keep_deed = fail

    yield fail_with
    house.state.keep_deed = kept


def editor(**changes) -> Actor:
    plain = {"permissions": EDITOR, "merchant_ids": None, "warehouse_ids": None}
    return Actor(uuid4(), **{**plain, **changes})


async def make_dictionary(client, **changes):
    return await client.post("/api/console/dictionaries", json={**WORD, **changes})


async def test_a_change_is_told_with_its_differences(client_as, told):
    actor = editor()
    async with client_as(actor) as client:
        client.headers["user-agent"] = "Browser\t1"
        answer = await make_dictionary(client)
    [deed] = await told(actor)
    assert (deed.door, deed.method, deed.status) == ("dictionaries_make_dictionary", "POST", 201)
    assert (deed.thing, deed.code) == ("dictionaries.dictionary", None)
    assert deed.path == "/api/console/dictionaries"
    assert deed.request_id == answer.headers["x-request-id"]
    assert deed.user_agent == "Browser1"
    [note] = json.loads(deed.notes)
    assert (note["thing_id"], note["name"]) == ("colour", "颜色")
    assert {"field": "name_en", "before": None, "after": "Colours", "sensitive": None} in note[
        "changes"
    ]


async def test_the_place_of_work_is_told(client_as, told):
    place = Place(merchant_id=uuid4(), warehouse_id=uuid4())
    actor = editor(place=place)
    async with client_as(actor) as client:
        await make_dictionary(client)
    [deed] = await told(actor)
    assert (deed.merchant_id, deed.warehouse_id) == (
        str(place.merchant_id),
        str(place.warehouse_id),
    )


async def test_each_deed_takes_its_own_differences_only(client_as, told):
    actor = editor()
    async with client_as(actor) as client:
        await make_dictionary(client)
        await make_dictionary(client, code="size")
    first, second = await told(actor)
    assert [note["thing_id"] for note in json.loads(first.notes)] == ["colour"]
    assert [note["thing_id"] for note in json.loads(second.notes)] == ["size"]


@pytest.mark.parametrize(
    ("permissions", "body", "refusal"),
    [
        (frozenset(), WORD, (403, "request.forbidden")),
        (EDITOR, {**WORD, "code": "not a word"}, (422, "request.invalid")),
        (EDITOR, {}, (422, "request.invalid")),
    ],
)
async def test_a_refusal_is_told_with_its_reason(client_as, told, permissions, body, refusal):
    actor = editor(permissions=permissions)
    async with client_as(actor) as client:
        answer = await client.post("/api/console/dictionaries", json=body)
    [deed] = await told(actor)
    assert (answer.status_code, answer.json()["code"]) == (deed.status, deed.code) == refusal
    assert (deed.thing, json.loads(deed.notes)) == ("dictionaries.dictionary", [])


async def test_a_refused_conflict_is_told_once_and_without_differences(client_as, told):
    actor = editor()
    async with client_as(actor) as client:
        await make_dictionary(client)
        answer = await make_dictionary(client)
    _, deed = await told(actor)
    assert deed.status == answer.status_code == 409
    assert json.loads(deed.notes) == []


async def test_the_id_in_the_path_is_told(client_as, told):
    actor, wanted = editor(permissions=frozenset({"identity.account.write"})), uuid4()
    async with client_as(actor) as client:
        await client.post(f"/api/console/identity/accounts/{wanted}/enable", json={})
    [deed] = await told(actor)
    assert (deed.thing, deed.thing_id) == ("identity.account", str(wanted))
    assert deed.status >= 400


async def test_a_repeated_request_is_told_once(client_as, told):
    actor = editor()
    async with client_as(actor) as client:
        client.headers["idempotency-key"] = "once"
        first, second = await make_dictionary(client), await make_dictionary(client)
    assert second.headers["idempotency-replayed"] == "true"
    assert first.status_code == second.status_code == 201
    assert len(await told(actor)) == 1


async def test_reading_is_not_told(client_as, told):
    actor = editor()
    async with client_as(actor) as client:
        await client.get("/api/console/dictionaries")
        await client.get("/api/console/ledger/accounts")
        await client.get("/api/console/nothing-here")
        await client.post("/api/console/nothing-here")
    assert await told(actor) == []


async def test_a_question_too_long_for_an_address_is_not_told(client_as, told):
    actor = editor(permissions=frozenset({"identity.role.write"}))
    async with client_as(actor) as client:
        refused = await client.post("/api/console/identity/roles/preview", json={})
        asked = await client.post(
            "/api/console/identity/roles/preview",
            json={"console": "platform", "permissions": [], "field_rights": {}},
        )
    assert (refused.status_code, asked.status_code) == (422, 200)
    assert await told(actor) == []


async def test_a_stranger_is_not_told(client_as, session):
    counting = text("SELECT count(*) FROM eventlog.event WHERE name = 'audit.deed_done'")
    before = await session.scalar(counting)
    async with client_as(None) as client:
        assert (await make_dictionary(client)).status_code == 401
    assert await session.scalar(counting) == before


async def test_no_secret_is_told(client_as, told):
    actor = editor(permissions=frozenset({"identity.account.write"}))
    async with client_as(actor) as client:
        secret = "Wuyi-Rou-Gui-2026!"
        await client.post(
            "/api/console/identity/me/password",
            json={"current": secret, "new": secret + "x"},
        )
        await client.post(
            f"/api/console/identity/accounts/{uuid4()}/password", json={"password": secret}
        )
    deeds = await told(actor)
    assert len(deeds) == 2
    assert secret not in str(deeds)


async def test_a_trace_that_cannot_be_kept_undoes_the_change(client_as, session, keeping_fails):
    keeping_fails(RuntimeError("no trace"))
    async with client_as(editor()) as client:
        assert (await make_dictionary(client)).status_code == 500
    made = await session.scalar(text("SELECT count(*) FROM kit.dictionary WHERE code = 'colour'"))
    assert made == 0


async def test_a_refusal_is_answered_even_when_its_trace_cannot_be_kept(client_as, keeping_fails):
    keeping_fails(TimeoutError())
    async with client_as(editor(permissions=frozenset())) as client:
        assert (await make_dictionary(client)).status_code == 403
