"""The doors: proofs of who is asking, cross-site posts, permissions, shapes, bad input."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from houtai.kit.auth import DECLARED
from houtai.kit.clock import clock_set_to, utc_now
from houtai.kit.fields import SENSITIVE
from houtai.modules.identity.api import callers
from houtai.modules.identity.tables import ConsoleSession
from tests.factories.identity import PASSWORD, make_account

# The same in every process that collects the tests.
SOME_ID = UUID(int=1)

DOORS = "/api/console/identity"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
NEW = "Da-Hong-Pao-1385"
PLATFORM = {"console": "platform", "merchant_id": None, "warehouse_id": None, "name": ""}


@pytest.fixture
def made(database):
    """Make an account that other transactions see."""

    async def make(**changes):
        async with database.transaction() as session:
            return await make_account(session, **changes)

    return make


async def sign_in(client, login, password=PASSWORD, *, bearer=False, **headers):
    body = {"login": login, "password": password, "bearer": bearer}
    return await client.post(f"{DOORS}/sessions", json=body, headers=headers)


async def token_of(call_from, login, password=PASSWORD) -> str:
    async with call_from() as client:
        return (await sign_in(client, login, password, bearer=True)).json()["token"]


async def test_signing_in_gives_a_browser_a_strict_cookie_and_no_token(call_from, made):
    person = await made()
    async with call_from() as client:
        signed_in = await sign_in(client, person.login)
        cookie = signed_in.headers["set-cookie"]
        by_cookie = await client.get(f"{DOORS}/me")
    assert (signed_in.status_code, signed_in.json()["token"]) == (201, None)
    assert cookie.startswith(f"{callers.SECURE_COOKIE}=")
    parts = {each.strip().lower() for each in cookie.split(";")}
    assert {"httponly", "samesite=strict", "path=/", "secure", "max-age=86400"} <= parts
    assert not any(part.startswith("domain") for part in parts)
    assert by_cookie.status_code == 401  # Secure, and this client speaks plain HTTP.


@pytest.mark.parametrize("planted", [callers.COOKIE, f"x{callers.SECURE_COOKIE}"])
async def test_over_tls_only_the_cookie_that_nobody_else_can_plant_counts(call_from, made, planted):
    person = await made()
    token = await token_of(call_from, person.login)
    async with call_from(base_url="https://houtai") as client:
        by_name = [
            (await client.get(f"{DOORS}/me", headers={"Cookie": f"{name}={token}"})).status_code
            for name in (planted, callers.SECURE_COOKIE)
        ]
    assert by_name == [401, 200]


async def test_signing_in_again_ends_the_session_that_the_browser_had(call_from, made, database):
    person = await made()
    async with call_from(base_url="http://localhost") as client:
        await sign_in(client, person.login, **FROM_HERE)
        before = client.cookies[callers.COOKIE]
        await sign_in(client, person.login, **FROM_HERE)
        assert client.cookies[callers.COOKIE] != before
        assert (await client.get(f"{DOORS}/me")).status_code == 200
    async with call_from(before) as client:
        assert (await client.get(f"{DOORS}/me")).status_code == 401


async def test_a_program_is_told_a_bearer_and_gets_no_cookie(call_from, made):
    person = await made()
    async with call_from() as client:
        signed_in = await sign_in(client, person.login, bearer=True)
    assert "set-cookie" not in signed_in.headers
    async with call_from(signed_in.json()["token"]) as client:
        by_bearer = await client.get(f"{DOORS}/me")
    assert by_bearer.json() == {
        "id": str(person.id),
        "login": person.login,
        "name": "李雷",
        "language": "zh-CN",
        "must_change_password": False,
        "permissions": sorted(DECLARED),
        "merchant_ids": None,
        "warehouse_ids": None,
        "department_ids": None,
        "fields": dict.fromkeys(sorted(SENSITIVE), "write"),
        "all_fields": True,
        "has_second_factor": False,
        "must_set_up_second_factor": False,
        "place": PLATFORM,
        "places": [PLATFORM],
    }


@pytest.mark.parametrize(
    ("base_url", "is_secure"),
    [
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("https://localhost", True),
        ("http://houtai.example", True),
        ("https://houtai.example", True),
    ],
)
async def test_only_the_own_machine_does_without_a_secure_cookie(
    call_from, made, base_url, is_secure
):
    person = await made()
    async with call_from(base_url=base_url) as client:
        cookie = (await sign_in(client, person.login)).headers["set-cookie"]
    assert ("secure" in cookie.lower()) is is_secure


async def test_wrong_password_and_unknown_login_are_answered_alike(call_from, made):
    person = await made()
    async with call_from() as client:
        answers = [await sign_in(client, login, NEW) for login in (person.login, "nobody-here")]
    shown = [(each.status_code, strip_instance(each.json())) for each in answers]
    assert shown[0] == shown[1]
    assert shown[0][0] == 401
    assert shown[0][1]["code"] == "identity.wrong_login"


def strip_instance(problem) -> dict[str, object]:
    return {key: value for key, value in problem.items() if key != "instance"}


async def test_too_many_tries_say_when_to_come_back(call_from):
    async with call_from() as client:
        answers = [await sign_in(client, "nobody-with-patience", NEW) for _ in range(11)]
    assert [each.status_code for each in answers] == [401] * 10 + [429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 30


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"login": "a\\u0000b", "password": "x"}', 422),
        (b'{"login": "' + "ﷺ".encode() * 200 + b'", "password": "x"}', 401),
        (b'{"login": "x", "password": "' + b"x" * 201 + b'"}', 422),
        (b'{"login": "x", "password": "\\ud800"}', 400),
        (b'{"login": "x", "password": 7}', 422),
        (b'{"login": "x", "password": ""}', 401),
        (b'{"login": "x"}', 422),
        (b'{"login": "x", "password": "x", "admin": true}', 422),
        (b"[]", 422),
        (b"", 422),
    ],
)
async def test_whatever_is_sent_to_sign_in_is_a_clear_refusal(call_from, body, status):
    async with call_from() as client:
        answer = await client.post(
            f"{DOORS}/sessions", content=body, headers={"Content-Type": "application/json"}
        )
    assert answer.status_code == status
    assert answer.json()["code"]
    assert "xxxxxxxxxx" not in answer.text


async def test_signing_out_ends_the_session_and_takes_the_cookie(call_from, made):
    person = await made()
    async with call_from(base_url="http://localhost") as client:
        await sign_in(client, person.login)
        assert (await client.get(f"{DOORS}/me")).status_code == 200
        gone = await client.delete(f"{DOORS}/sessions/current", headers=FROM_HERE)
        assert gone.status_code == 204
        assert callers.COOKIE not in client.cookies
        assert (await client.get(f"{DOORS}/me")).status_code == 401


async def test_a_session_remembers_from_where_it_was_opened(call_from, made, database, elsewhere):
    person = await made()
    async with call_from() as client:
        await sign_in(client, person.login, **{"User-Agent": "Firefox/150"})
    async with database.transaction() as session:
        opened = await session.scalar(select(ConsoleSession).filter_by(account_id=person.id))
    assert (opened.address, opened.user_agent) == (elsewhere, "Firefox/150")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 204),
        ({"Sec-Fetch-Site": "none"}, 204),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://localhost"}, 204),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:81"}, 403),
        ({"Content-Type": "application/json"}, 204),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({}, 403),
    ],
)
async def test_a_cookie_changes_something_only_from_our_own_pages(call_from, made, headers, status):
    person = await made()
    async with call_from(base_url="http://localhost") as client:
        await sign_in(client, person.login)
        answer = await client.delete(f"{DOORS}/sessions/current", headers=headers)
        still_in = (await client.get(f"{DOORS}/me")).status_code == 200
    assert answer.status_code == status
    assert still_in is (status == 403)


async def test_another_site_cannot_sign_a_browser_in(call_from, made):
    person = await made()
    async with call_from() as client:
        answer = await sign_in(client, person.login, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.json()["code"] == "identity.cross_site"
    assert "set-cookie" not in answer.headers


async def test_a_bearer_needs_no_such_proof_and_counts_before_a_cookie(call_from, made):
    first, second = await made(), await made()
    token = await token_of(call_from, second.login)
    async with call_from(base_url="http://localhost") as client:
        await sign_in(client, first.login)
        bearer = {"Authorization": f"bearer {token}"}
        shown = await client.get(f"{DOORS}/me", headers=bearer)
        assert shown.json()["id"] == str(second.id)
    async with call_from(token) as client:
        gone = await client.delete(
            f"{DOORS}/sessions/current", headers={"Sec-Fetch-Site": "cross-site"}
        )
    assert gone.status_code == 204


@pytest.mark.parametrize("value", ["Bearer", "Bearer ", "Basic eDp5", "Bearer " + "A" * 43, "x"])
async def test_a_forged_proof_makes_a_stranger(call_from, value):
    async with call_from() as client:
        answer = await client.get(f"{DOORS}/me", headers={"Authorization": value})
    assert answer.status_code == 401


async def test_an_idle_session_is_asked_to_sign_in_again(call_from, made):
    person = await made()
    token = await token_of(call_from, person.login)
    later = utc_now() + timedelta(hours=2, minutes=1)
    async with call_from(token) as client:
        assert (await client.get(f"{DOORS}/me")).status_code == 200
        with clock_set_to(lambda: later):
            assert (await client.get(f"{DOORS}/me")).status_code == 401


async def test_one_changes_ones_own_password_and_goes_on_working(call_from, made):
    person = await made(must_change_password=True)
    token = await token_of(call_from, person.login)
    async with call_from(token) as client:
        refused = await client.get(f"{DOORS}/accounts")
        changed = await client.post(f"{DOORS}/me/password", json={"current": PASSWORD, "new": NEW})
        allowed = await client.get(f"{DOORS}/accounts")
    assert (refused.status_code, changed.status_code, allowed.status_code) == (403, 204, 200)
    assert await token_of(call_from, person.login, NEW)


async def test_a_wrong_current_password_is_shown_beside_its_field(call_from, made):
    person = await made()
    async with call_from(await token_of(call_from, person.login)) as client:
        answer = await client.post(f"{DOORS}/me/password", json={"current": NEW, "new": NEW})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == "body/current"


async def test_an_account_is_made_used_and_disabled(call_from, made):
    boss = await made()
    login = f"xiao-ming-{uuid4()}"
    body = {"login": login, "name": "小明", "password": NEW, "role": "reader"}
    async with call_from(await token_of(call_from, boss.login)) as client:
        made_account = await client.post(f"{DOORS}/accounts", json=body)
        account_id = made_account.json()
        listed = await client.get(f"{DOORS}/accounts", params={"limit": 1})
        token = await token_of(call_from, login, NEW)
        async with call_from(token) as own:
            assert (await own.get(f"{DOORS}/me")).json()["must_change_password"]
        shut = await client.post(f"{DOORS}/accounts/{account_id}/disable")
        async with call_from(token) as own:
            assert (await own.get(f"{DOORS}/me")).status_code == 401
    assert (made_account.status_code, shut.status_code) == (201, 204)
    first = listed.json()["items"][0]
    assert first["id"] == account_id
    assert [each["role"]["code"] for each in first["memberships"]] == ["reader"]
    assert "password_hash" not in listed.text


async def test_a_made_up_password_is_told_once_and_kept_nowhere(call_from, made):
    boss, person = await made(), await made(role="reader")
    key = {"Idempotency-Key": str(uuid4())}
    door = f"{DOORS}/accounts/{person.id}/password"
    async with call_from(await token_of(call_from, boss.login)) as client:
        first = await client.post(door, json={}, headers=key)
        again = await client.post(door, json={}, headers=key)
    assert first.status_code == 200
    assert again.json()["code"] == "request.answer_not_kept"
    assert await token_of(call_from, person.login, first.json()["password"])


async def test_making_an_account_twice_with_one_key_makes_one(call_from, made):
    boss = await made()
    body = {"login": f"once-{uuid4()}", "name": "一次", "password": NEW, "role": "reader"}
    key = {"Idempotency-Key": str(uuid4())}
    async with call_from(await token_of(call_from, boss.login)) as client:
        answers = [await client.post(f"{DOORS}/accounts", json=body, headers=key) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert [each.status_code for each in answers] == [201, 201]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/me", None),
        ("DELETE", "/sessions/current", None),
        ("POST", "/me/password", {"current": PASSWORD, "new": NEW}),
        ("GET", "/accounts", None),
        ("POST", "/accounts", {"login": "ab", "name": "x", "password": NEW, "role": "reader"}),
        ("POST", f"/accounts/{SOME_ID}/disable", None),
        ("POST", f"/accounts/{SOME_ID}/password", {}),
    ],
)
async def test_strangers_pass_no_door_and_readers_change_no_account(
    call_from, made, method, path, body
):
    async with call_from() as client:
        stranger = await client.request(method, DOORS + path, json=body)
    assert stranger.status_code == 401
    if path.startswith("/accounts") and method == "POST":
        reader = await made(role="reader")
        async with call_from(await token_of(call_from, reader.login)) as client:
            refused = await client.request(method, DOORS + path, json=body)
        assert refused.status_code == 403


async def test_a_foreign_account_and_none_are_answered_alike(call_from, made):
    clerk = await made(role="shop_clerk", merchant_id=uuid4())
    foreign = await made(role="shop_reader", merchant_id=uuid4())
    async with call_from(await token_of(call_from, clerk.login)) as client:
        for act, body in (("disable", None), ("password", {}), ("password", {"password": "x"})):
            answers = [
                await client.post(f"{DOORS}/accounts/{each}/{act}", json=body)
                for each in (foreign.id, uuid4())
            ]
            shown = [(each.status_code, strip_instance(each.json())) for each in answers]
            assert shown[0] == shown[1]
            assert shown[0][0] == 404


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "after=7", "state=gone", "unknown=1"]
)
async def test_a_list_asked_for_wrongly_says_so(call_from, made, query):
    person = await made(role="reader")
    async with call_from(await token_of(call_from, person.login)) as client:
        answer = await client.get(f"{DOORS}/accounts?{query}")
    assert answer.status_code == 422
