"""Buyers sign in with a code, see themselves, and keep addresses that nobody else meets."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, text, update

from houtai.kit.clock import utc_now
from houtai.kit.db import STRANGER, Database
from houtai.kit.ids import new_id
from houtai.modules.members.rules import codes
from houtai.modules.members.service.members import reach_own
from houtai.modules.members.tables import Member, MemberSession, SignInCode
from tests.factories.members import NANSHAN, a_phone, make_address, make_member

ADDRESS = {
    "recipient": "王小明",
    "phone": "138 0013 8000",
    "region_code": NANSHAN,
    "detail": "科技园南区 1 号",
}


async def ask(client: httpx.AsyncClient, phone: str) -> httpx.Response:
    return await client.post("/sign-in/code", json={"phone": phone})


async def signed_in(client: httpx.AsyncClient, phone: str) -> httpx.Response:
    code = (await ask(client, phone)).json()["trial_code"]
    answer = await client.post("/sign-in", json={"phone": phone, "code": code})
    assert answer.status_code == 201, answer.text
    return answer


async def change_code(database: Database, phone: str, **values: object) -> None:
    async with database.transaction() as session:
        await session.execute(update(SignInCode).where(SignInCode.phone == phone).values(**values))


async def test_the_first_code_that_is_right_makes_the_member(browser, database):
    phone = a_phone()
    async with browser() as client:
        answer = await signed_in(client, f"+86 {phone[:3]}-{phone[3:]}")
        assert answer.json()["member"]["phone_masked"] == f"{phone[:3]}****{phone[-4:]}"
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-houtai_shop=")
        assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))
        assert (await client.get("/me")).json() == answer.json()
    async with database.transaction() as session:
        stored = await session.scalar(select(MemberSession.token_hash).limit(1))
    assert stored not in cookie.encode()


async def test_signing_in_again_is_the_same_member(browser, database):
    phone = a_phone()
    async with browser() as client:
        first = (await signed_in(client, phone)).json()["member"]["id"]
        async with database.transaction() as session:
            await session.execute(text("DELETE FROM members.tally"))
        assert (await signed_in(client, phone)).json()["member"]["id"] == first


async def test_a_number_that_somebody_has_is_answered_as_one_that_nobody_has(browser, database):
    async with database.transaction() as session:
        known = (await make_member(session)).phone
    async with browser() as client:
        answers = [await ask(client, phone) for phone in (known, a_phone())]
        wrong = [
            await client.post("/sign-in", json={"phone": phone, "code": "000000"})
            for phone in (known, a_phone())
        ]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert set(answers[0].json()) == set(answers[1].json())
    assert {(one.status_code, one.json()["code"]) for one in wrong} == {(422, "members.wrong_code")}


@pytest.mark.parametrize(
    "phone",
    [
        "12345678901",
        "1380013800",
        "138001380000",
        "１３８００１３８０００",
        "' OR 1=1 --",
        "",
        "😀",
        None,
        13800138000,
    ],
)
async def test_what_is_no_number_is_refused(browser, phone):
    async with browser() as client:
        answer = await ask(client, phone)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == "body/phone"


async def test_a_second_code_waits_a_minute(browser):
    phone = a_phone()
    async with browser() as client:
        await ask(client, phone)
        answer = await ask(client, phone)
    assert (answer.status_code, answer.json()["code"]) == (429, "members.too_many_codes")
    assert 0 < int(answer.headers["retry-after"]) <= codes.AGAIN_SECONDS


async def test_a_flood_of_codes_from_one_address_is_stopped(browser):
    async with browser() as client:
        answers = await asyncio.gather(*(ask(client, a_phone()) for _ in range(40)))
    taken = [answer.status_code for answer in answers].count(202)
    assert taken == codes.CODES_OF_ADDRESS.free


async def test_guessing_ends_after_five_tries(browser):
    phone = a_phone()
    async with browser() as client:
        code = (await ask(client, phone)).json()["trial_code"]
        wrong = f"{(int(code) + 1) % 10**6:06d}"
        for _ in range(codes.TRIES_MAX):
            assert (await client.post("/sign-in", json={"phone": phone, "code": wrong})).is_error
        answer = await client.post("/sign-in", json={"phone": phone, "code": code})
    assert (answer.status_code, answer.json()["code"]) == (422, "members.wrong_code")


async def test_guessing_over_many_numbers_is_stopped_by_address(browser):
    async with browser() as client:
        tries = [
            client.post("/sign-in", json={"phone": a_phone(), "code": "123456"})
            for _ in range(codes.TRIES_OF_ADDRESS.free + 5)
        ]
        answers = await asyncio.gather(*tries)
    assert [one.status_code for one in answers].count(429) == 5


async def test_a_code_counts_once_also_for_two_at_once(browser):
    phone = a_phone()
    async with browser() as client:
        code = (await ask(client, phone)).json()["trial_code"]
        tries = [client.post("/sign-in", json={"phone": phone, "code": code}) for _ in range(3)]
        statuses = sorted(one.status_code for one in await asyncio.gather(*tries))
    assert statuses == [201, 422, 422]


async def test_a_code_grows_old(browser, database):
    phone = a_phone()
    async with browser() as client:
        code = (await ask(client, phone)).json()["trial_code"]
        await change_code(database, phone, expires_at=utc_now() - timedelta(seconds=1))
        answer = await client.post("/sign-in", json={"phone": phone, "code": code})
    assert answer.json()["code"] == "members.wrong_code"


async def test_a_code_opens_no_other_number(browser):
    mine, theirs = a_phone(), a_phone()
    async with browser() as client:
        code = (await ask(client, mine)).json()["trial_code"]
        their_code = (await ask(client, theirs)).json()["trial_code"]
        answer = await client.post("/sign-in", json={"phone": theirs, "code": code})
    assert code != their_code
    assert answer.status_code == 422


async def test_only_the_newest_code_counts(browser, database):
    phone = a_phone()
    async with browser() as client:
        old = (await ask(client, phone)).json()["trial_code"]
        async with database.transaction() as session:
            await session.execute(text("DELETE FROM members.tally"))
        new = (await ask(client, phone)).json()["trial_code"]
        assert (await client.post("/sign-in", json={"phone": phone, "code": old})).is_error
        assert (await client.post("/sign-in", json={"phone": phone, "code": new})).is_success


@pytest.fixture
def in_production(shop: FastAPI) -> Iterator[None]:
    trial = shop.state.environment
    shop.state.environment = replace(trial, production=True)
    yield
    shop.state.environment = trial


@pytest.mark.usefixtures("in_production")
async def test_in_production_no_answer_holds_the_code(browser):
    async with browser() as client:
        assert (await ask(client, a_phone())).json()["trial_code"] is None


async def test_a_blocked_member_learns_it_after_the_code_only(browser, database):
    async with database.transaction() as session:
        phone = (await make_member(session, state="blocked", blocked_reason="刷单")).phone
    async with browser() as client:
        code = (await ask(client, phone)).json()["trial_code"]
        answer = await client.post("/sign-in", json={"phone": phone, "code": code})
        again = await client.post("/sign-in", json={"phone": phone, "code": code})
    assert (answer.status_code, answer.json()["code"]) == (403, "members.member_blocked")
    assert again.json()["code"] == "members.wrong_code"


@pytest.mark.parametrize("cookie", ["x", "A" * 43, "A" * 5000, "%00", "'; DROP TABLE x"])
async def test_a_forged_cookie_is_a_guest(browser, cookie):
    async with browser(Cookie=f"__Host-houtai_shop={cookie}") as client:
        me, addresses = await client.get("/me"), await client.get("/addresses")
    assert me.json() == {"member": None}
    assert (addresses.status_code, addresses.json()["code"]) == (401, "members.not_signed_in")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_sites_page_changes_nothing(browser, site):
    async with browser() as client:
        await signed_in(client, a_phone())
        client.headers["Sec-Fetch-Site"] = site
        tries = [
            await client.post("/addresses", json=ADDRESS),
            await client.post("/sign-out"),
            await ask(client, a_phone()),
            await client.post("/sign-in", json={"phone": a_phone(), "code": "123456"}),
        ]
        assert {one.json()["code"] for one in tries} == {"members.cross_site"}
        assert (await client.get("/me")).json()["member"] is not None


async def test_a_form_of_an_older_browser_is_refused(browser):
    async with browser() as client:
        await signed_in(client, a_phone())
        del client.headers["Sec-Fetch-Site"]
        answer = await client.post("/sign-out", headers={"Content-Type": "text/plain"})
    assert answer.json()["code"] == "members.cross_site"


async def test_signing_out_ends_the_session_for_good(browser):
    async with browser() as client:
        await signed_in(client, a_phone())
        token = client.cookies["__Host-houtai_shop"]
        assert (await client.post("/sign-out")).status_code == 204
    async with browser(Cookie=f"__Host-houtai_shop={token}") as client:
        assert (await client.get("/me")).json() == {"member": None}


async def test_the_first_address_is_the_default_until_another_is(browser):
    async with browser() as client:
        await signed_in(client, a_phone())
        first = (await client.post("/addresses", json=ADDRESS)).json()
        second = (await client.post("/addresses", json={**ADDRESS, "detail": "2 号"})).json()
        shown = (await client.get("/addresses")).json()
        assert [(one["id"], one["is_default"]) for one in shown] == [(first, True), (second, False)]
        assert shown[0]["region"] == "广东省 深圳市 南山区"
        assert shown[0]["phone"] == "13800138000"
        edit = {**ADDRESS, "is_default": True, "version": 1}
        assert (await client.put(f"/addresses/{second}", json=edit)).status_code == 204
        assert [one["id"] for one in (await client.get("/addresses")).json()] == [second, first]
        assert (await client.put(f"/addresses/{second}", json=edit)).status_code == 409
        assert (await client.delete(f"/addresses/{second}")).status_code == 204
        [left] = (await client.get("/addresses")).json()
        assert (left["id"], left["is_default"]) == (first, True)


@pytest.mark.parametrize("region", ["440300", "110100", "999999", "44030", "", "000000"])
async def test_an_address_names_a_division_down_to_the_district(browser, region):
    async with browser() as client:
        await signed_in(client, a_phone())
        answer = await client.post("/addresses", json={**ADDRESS, "region_code": region})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == "body/region_code"


async def test_another_members_address_is_an_unknown_one(browser, database):
    async with database.transaction() as session:
        theirs = (await make_address(session, (await make_member(session)).id)).id
    edit = {**ADDRESS, "version": 1}
    async with browser() as client:
        await signed_in(client, a_phone())
        for address_id in (theirs, new_id()):
            answers = [
                await client.get(f"/addresses/{address_id}"),
                await client.put(f"/addresses/{address_id}", json=edit),
                await client.delete(f"/addresses/{address_id}"),
            ]
            assert {one.json()["code"] for one in answers} == {"members.address_unknown"}
        assert (await client.get("/addresses")).json() == []


async def test_twenty_addresses_are_enough(browser):
    async with browser() as client:
        await signed_in(client, a_phone())
        for _ in range(20):
            assert (await client.post("/addresses", json=ADDRESS)).status_code == 201
        assert (await client.post("/addresses", json=ADDRESS)).status_code == 409


async def test_a_name_is_changed_once_for_each_version(browser):
    async with browser() as client:
        await signed_in(client, a_phone())
        edit = {"name": "茶客", "version": 1}
        assert (await client.put("/me", json=edit)).status_code == 204
        assert (await client.put("/me", json=edit)).status_code == 409
        assert (await client.get("/me")).json()["member"]["name"] == "茶客"


async def test_problems_are_told_in_the_buyers_language(browser):
    async with browser(**{"Accept-Language": "en-GB,en;q=0.8"}) as client:
        english = (await client.get("/addresses")).json()["detail"]
    async with browser(**{"Accept-Language": "zh"}) as client:
        chinese = (await client.get("/addresses")).json()["detail"]
    assert (english, chinese) == ("Please sign in first.", "请先登录。")


async def test_a_buyers_transaction_meets_his_own_rows_only(database):
    async with database.transaction() as session:
        mine, theirs = await make_member(session), await make_member(session)
        await make_address(session, theirs.id)
    async with database.transaction(STRANGER) as session:
        assert (await session.scalars(select(Member.id))).all() == []
        await reach_own(session, mine.id)
        assert (await session.scalars(select(Member.id))).all() == [mine.id]
        foreign = await session.execute(
            text("SELECT count(*) FROM members.address WHERE member_id = :id"), {"id": theirs.id}
        )
        assert foreign.scalar() == 0
