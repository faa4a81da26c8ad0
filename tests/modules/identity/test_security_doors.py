"""Doors of the second factor, of sessions and of restrictions: whole ways, shapes, who passes."""

from uuid import UUID, uuid4

import pytest
from pyotp import TOTP

from houtai.kit.clock import clock_set_to, utc_now
from houtai.modules.identity import public as identity
from houtai.modules.identity.api.callers import COOKIE
from houtai.modules.identity.rules.second_factor import STEP_SECONDS
from tests.factories.identity import PASSWORD, make_account

DOORS = "/api/console/identity"
SOME_ID = UUID(int=1)
PROVED = {"password": PASSWORD}


@pytest.fixture
def made(database):
    async def make(**changes):
        async with database.transaction() as session:
            return await make_account(session, **changes)

    return make


async def sign_in(client, person, **more):
    body = {"login": person.login, "password": PASSWORD, **more}
    return await client.post(f"{DOORS}/sessions", json=body)


async def token_of(call_from, person) -> str:
    async with call_from() as client:
        return (await sign_in(client, person, bearer=True)).json()["token"]


async def enrol(client, at):
    begun = (await client.post(f"{DOORS}/me/second-factor", json=PROVED)).json()
    code = TOTP(begun["secret"]).at(at)
    confirmed = await client.post(f"{DOORS}/me/second-factor/confirm", json={"code": code})
    return begun["secret"], confirmed.json()["recovery_codes"]


async def test_the_whole_way_from_setting_up_to_signing_in(call_from, made):
    person, now = await made(), utc_now()
    with clock_set_to(lambda: now):
        async with call_from(await token_of(call_from, person)) as client:
            secret, recovery_codes = await enrol(client, now)
            state = (await client.get(f"{DOORS}/me/second-factor")).json()
            me = (await client.get(f"{DOORS}/me")).json()
    assert (state["enabled"], state["recovery_codes_left"]) == (True, 10)
    assert (me["has_second_factor"], me["must_set_up_second_factor"]) == (True, False)
    assert len(recovery_codes) == 10
    later = now.fromtimestamp(now.timestamp() + STEP_SECONDS, now.tzinfo)
    with clock_set_to(lambda: later):
        async with call_from(base_url="http://localhost") as client:
            first = await sign_in(client, person)
            assert (first.status_code, first.json()["outcome"]) == (201, "second_factor_required")
            assert (first.json()["token"], client.cookies.get(COOKIE)) == (None, None)
            shown = {"ticket": first.json()["ticket"], "code": "000000x"}
            wrong = await client.post(f"{DOORS}/sessions/second-factor", json=shown)
            assert (wrong.status_code, wrong.json()["code"]) == (422, "sign_in.wrong_code")
            assert wrong.json()["errors"][0]["place"] == "body/code"
            shown["code"] = TOTP(secret).at(later)
            right = await client.post(f"{DOORS}/sessions/second-factor", json=shown)
            assert (right.status_code, right.json()["outcome"]) == (201, "signed_in")
            assert (right.json()["token"], len(client.cookies[COOKIE])) == (None, 43)
            again = await client.post(f"{DOORS}/sessions/second-factor", json=shown)
            assert (again.status_code, again.json()["code"]) == (401, "sign_in.ticket_ended")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/sessions/current/place", 204),
        ("PUT", "/me", 204),
        ("GET", "/me/sessions", 200),
        ("POST", "/sign-in-rules", 403),
        ("DELETE", "/sessions/current", 204),
    ],
)
async def test_who_must_change_the_password_changes_nothing_beyond_the_own_account(
    *, call_from, made, method, path, status
):
    person = await made(must_change_password=True)
    bodies = {
        "/me": {"name": "李雷", "language": "zh-CN"},
        "/sessions/current/place": {},
        "/sign-in-rules": {"console": "platform", "networks": ["::/0"]},
    }
    async with call_from(await token_of(call_from, person)) as client:
        answer = await client.request(method, DOORS + path, json=bodies.get(path))
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["code"] == "sign_in.finish_first"


async def test_another_site_cannot_show_a_second_factor(call_from):
    async with call_from() as client:
        answer = await client.post(
            f"{DOORS}/sessions/second-factor",
            json={"ticket": "x", "code": "x"},
            headers={"Sec-Fetch-Site": "cross-site"},
        )
    assert answer.json()["code"] == "identity.cross_site"


async def test_an_administrator_sees_and_resets_a_second_factor(call_from, made):
    boss, person, now = await made(), await made(role="reader"), utc_now()
    door = f"{DOORS}/accounts/{person.id}/second-factor"
    with clock_set_to(lambda: now):
        async with call_from(await token_of(call_from, person)) as client:
            await enrol(client, now)
        async with call_from(await token_of(call_from, boss)) as client:
            assert (await client.get(door)).json()["enabled"]
            assert (await client.post(f"{door}/reset")).status_code == 204
            assert not (await client.get(door)).json()["enabled"]


async def test_own_sessions_are_listed_and_ended(call_from, made):
    person = await made()
    mine, other = await token_of(call_from, person), await token_of(call_from, person)
    async with call_from(mine) as client:
        listed = (await client.get(f"{DOORS}/me/sessions")).json()
        assert [each["current"] for each in listed] == [False, True]
        ended = await client.post(f"{DOORS}/me/sessions/{listed[0]['id']}/revoke", json=PROVED)
        assert ended.status_code == 204
        all_others = await client.post(f"{DOORS}/me/sessions/revoke-others", json=PROVED)
        assert all_others.status_code == 204
        assert (await client.get(f"{DOORS}/me")).status_code == 200
    async with call_from(other) as client:
        assert (await client.get(f"{DOORS}/me")).status_code == 401


async def test_nobody_ends_ones_sessions_without_the_password(call_from, made):
    person = await made()
    mine, other = await token_of(call_from, person), await token_of(call_from, person)
    async with call_from(mine) as client:
        listed = (await client.get(f"{DOORS}/me/sessions")).json()
        for door in (f"{listed[0]['id']}/revoke", "revoke-others"):
            for body in ({"password": "Tie-Guan-Yin-1725"}, {}, None):
                refused = await client.post(f"{DOORS}/me/sessions/{door}", json=body)
                assert refused.status_code == 422
    async with call_from(other) as client:
        assert (await client.get(f"{DOORS}/me")).status_code == 200


async def test_a_restriction_works_from_the_moment_it_is_saved(call_from, made, elsewhere):
    boss, person = await made(), await made(role="reader")
    token = await token_of(call_from, person)
    rule = {"account_id": str(person.id), "networks": ["203.0.113.0/24"]}
    async with call_from(await token_of(call_from, boss)) as client:
        made_rule = await client.post(f"{DOORS}/sign-in-rules", json=rule)
        assert made_rule.status_code == 201
        door = f"{DOORS}/sign-in-rules/{made_rule.json()}"
        async with call_from(token) as other:
            refused = await other.get(f"{DOORS}/me")
            assert (refused.status_code, refused.json()["code"]) == (401, "sign_in.not_from_here")
            again = await sign_in(other, person)
            assert (again.status_code, again.json()["code"]) == (403, "sign_in.refused_here")
        shown = (await client.get(door)).json()
        assert (shown["networks"], shown["account"]) == (["203.0.113.0/24"], "李雷")
        allowed = {"networks": [str(elsewhere)], "version": shown["version"]}
        assert (await client.put(door, json=allowed)).status_code == 204
        assert (await client.put(door, json=allowed)).status_code == 409
        async with call_from(token) as other:
            assert (await other.get(f"{DOORS}/me")).status_code == 200
        assert (await client.delete(door)).status_code == 204
        assert (await client.get(door)).status_code == 404


async def test_a_forwarded_address_from_nobody_we_trust_opens_nothing(call_from, made):
    boss, person = await made(), await made(role="reader")
    rule = {"account_id": str(person.id), "networks": ["203.0.113.0/24"]}
    async with call_from(await token_of(call_from, boss)) as client:
        await client.post(f"{DOORS}/sign-in-rules", json=rule)
    async with call_from() as client:
        client.headers["X-Forwarded-For"] = "203.0.113.7"
        assert (await sign_in(client, person)).json()["code"] == "sign_in.refused_here"


async def test_shutting_oneself_out_asks_first(call_from, made):
    boss = await made()
    rule = {"account_id": str(boss.id), "networks": ["203.0.113.0/24"]}
    async with call_from(await token_of(call_from, boss)) as client:
        asked = await client.post(f"{DOORS}/sign-in-rules", json=rule)
        assert asked.json()["code"] == "sign_in.would_shut_oneself_out"
        assert (await client.get(f"{DOORS}/me")).status_code == 200
        known = await client.post(f"{DOORS}/sign-in-rules", json={**rule, "lock_out_ok": True})
        assert known.status_code == 201
        assert (await client.get(f"{DOORS}/me")).status_code == 401


@pytest.mark.parametrize(
    "terms",
    [
        {"networks": ["10.0.0.1/8"]},
        {"networks": ["nonsense"]},
        {"networks": ["10.0.0.0/8"] * 101},
        {"weekdays": [0], "from_minute": 0, "to_minute": 9},
        {"weekdays": [8], "from_minute": 0, "to_minute": 9},
        {"weekdays": [1], "from_minute": -1, "to_minute": 9},
        {"weekdays": [1], "from_minute": 0, "to_minute": 1441},
        {"networks": ["10.0.0.0/8"], "note": "two\nlines"},
        {"networks": ["10.0.0.0/8"], "admin": True},
        {},
    ],
)
async def test_a_restriction_asked_for_wrongly_is_a_clear_refusal(call_from, made, terms):
    boss = await made()
    async with call_from(await token_of(call_from, boss)) as client:
        answer = await client.post(
            f"{DOORS}/sign-in-rules", json={"account_id": str(boss.id), **terms}
        )
    assert answer.status_code == 422
    assert answer.json()["code"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/me/second-factor", None),
        ("POST", "/me/second-factor", PROVED),
        ("POST", "/me/second-factor/confirm", {"code": "1"}),
        ("POST", "/me/second-factor/recovery-codes", PROVED),
        ("POST", "/me/second-factor/remove", PROVED),
        ("GET", "/me/sessions", None),
        ("POST", f"/me/sessions/{SOME_ID}/revoke", PROVED),
        ("POST", "/me/sessions/revoke-others", PROVED),
        ("GET", "/sessions", None),
        ("POST", f"/sessions/{SOME_ID}/revoke", None),
        ("GET", f"/accounts/{SOME_ID}/second-factor", None),
        ("POST", f"/accounts/{SOME_ID}/second-factor/reset", None),
        ("GET", "/sign-in-rules", None),
        ("GET", f"/sign-in-rules/{SOME_ID}", None),
        ("POST", "/sign-in-rules", {"console": "platform", "networks": ["::/0"]}),
        ("PUT", f"/sign-in-rules/{SOME_ID}", {"networks": ["::/0"], "version": 1}),
        ("DELETE", f"/sign-in-rules/{SOME_ID}", None),
    ],
)
async def test_strangers_pass_no_door_and_packers_only_their_own(
    *, call_from, made, method, path, body
):
    async with call_from() as client:
        stranger = await client.request(method, DOORS + path, json=body)
    assert stranger.status_code == 401
    if not path.startswith("/me"):
        packer = await made(role="packer")
        async with call_from(await token_of(call_from, packer)) as client:
            refused = await client.request(method, DOORS + path, json=body)
        assert refused.status_code == 403


async def test_a_foreign_id_and_none_are_answered_alike(call_from, made):
    identity.open_to("merchant", ("identity.account", "identity.session"))
    owner = await made(role="administrator", merchant_id=uuid4())
    foreign = await made(role="reader", merchant_id=uuid4())
    async with call_from(await token_of(call_from, foreign)) as client:
        [theirs] = (await client.get(f"{DOORS}/me/sessions")).json()
    async with call_from(await token_of(call_from, owner)) as client:
        for one, other in (
            (f"/me/sessions/{theirs['id']}/revoke", f"/me/sessions/{SOME_ID}/revoke"),
            (f"/sessions/{theirs['id']}/revoke", f"/sessions/{SOME_ID}/revoke"),
            (
                f"/accounts/{foreign.id}/second-factor/reset",
                f"/accounts/{SOME_ID}/second-factor/reset",
            ),
        ):
            body = PROVED if one.startswith("/me") else None
            answers = [await client.post(DOORS + path, json=body) for path in (one, other)]
            told = [{**each.json(), "instance": ""} for each in answers]
            assert told[0] == told[1]
            assert answers[0].status_code == 404
