"""The doors of merchants as the whole house mounts them: joining, reach, what is not shown."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from houtai.kit.auth import Place
from houtai.kit.clock import clock_set_to
from houtai.kit.ids import new_id
from houtai.modules.identity.service import applicants
from houtai.modules.merchants.tables import Application, Merchant
from tests.factories.files import make_file
from tests.factories.identity import actor_for, make_account
from tests.factories.merchants import make_applicant, make_application, make_merchant
from tests.modules.merchants.conftest import apply

DOORS = "/api/console/merchants"
NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)


def wish(**changes):
    return {
        "company_name": "苏州锦绣有限公司",
        "name": "韩梅梅",
        "phone": "13800138000",
        "login": f"silk-{new_id().hex}",
        "password": "Da-Hong-Pao-1385",
        **changes,
    }


async def owner_at(session, merchant_id, role="merchant_owner"):
    account = await make_account(session, role=role, merchant_id=merchant_id)
    return await actor_for(session, account.id, Place(merchant_id))


async def test_a_stranger_joins_and_finds_his_empty_application(session, client_as):
    async with client_as(None) as client:
        joined = await client.post(f"{DOORS}/join", json=wish())
    assert joined.status_code == 201, joined.text
    merchant_id = joined.json()["merchant_id"]
    row = await session.scalar(select(Application).where(Application.merchant_id == merchant_id))
    actor = await actor_for(session, row.applied_by, Place(row.merchant_id))
    assert not actor.may("merchants.review.write")
    async with client_as(actor) as client:
        shown = (await client.get(f"{DOORS}/own-application")).json()
        desk = await client.get(f"{DOORS}/applications")
    assert (shown["state"], shown["contact_phone"], len(shown["unfinished"])) == (
        "draft",
        "13800138000",
        6,
    )
    assert desk.status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "12345678"},
        {"login": "x"},
        {"phone": "not a number"},
        {"company_name": ""},
        {"role": "administrator"},
    ],
)
async def test_a_bad_wish_makes_neither_account_nor_merchant(session, client_as, changes):
    before = await session.scalar(select(func.count()).select_from(Merchant))
    async with client_as(None) as client:
        refused = await client.post(f"{DOORS}/join", json=wish(**changes))
    assert refused.status_code == 422
    assert await session.scalar(select(func.count()).select_from(Merchant)) == before


async def test_a_login_that_is_taken_is_told_and_nothing_is_left_behind(session, client_as):
    known = await make_account(session)
    before = await session.scalar(select(func.count()).select_from(Merchant))
    async with client_as(None) as client:
        refused = await client.post(f"{DOORS}/join", json=wish(login=known.login))
    assert (refused.status_code, refused.json()["code"]) == (409, "identity.login_taken")
    assert await session.scalar(select(func.count()).select_from(Merchant)) == before


async def test_a_flood_of_strangers_is_slowed_down(session, client_as):
    bad = wish(login="x")
    async with client_as(None) as client:
        with clock_set_to(lambda: NOON):
            codes = [
                (await client.post(f"{DOORS}/join", json=bad)).status_code
                for _ in range(applicants.PER_ADDRESS.free_tries + 2)
            ]
            refused = await client.post(f"{DOORS}/join", json=wish())
    assert codes[-2:] == [429, 429]
    assert refused.json()["code"] == "identity.too_many_tries"
    assert int(refused.headers["retry-after"]) > 0


async def test_a_page_of_another_site_does_not_join_for_somebody(client_as):
    headers = {"Sec-Fetch-Site": "cross-site"}
    async with client_as(None) as client:
        refused = await client.post(f"{DOORS}/join", json=wish(), headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "merchants.join_elsewhere")


async def test_a_foreign_application_is_as_unknown_as_none(session, client_as, tree):
    mine, theirs = await apply(session, tree), await apply(session, tree)
    async with client_as(mine.actor) as client:
        foreign = await client.get(f"{DOORS}/applications/{theirs.application_id}")
        unknown = await client.get(f"{DOORS}/applications/{new_id()}")
        body = {"version": 1, "category_ids": [str(tree.silk)]}
        saved = await client.put(
            f"{DOORS}/applications/{theirs.application_id}/categories", json=body
        )
    assert foreign.status_code == unknown.status_code == saved.status_code == 404
    assert foreign.json()["code"] == unknown.json()["code"] == "merchants.application_unknown"


async def test_an_applicant_cannot_let_himself_in(session, client_as, tree):
    mine = await apply(session, tree)
    at = f"{DOORS}/applications/{mine.application_id}"
    async with client_as(mine.actor) as client:
        tries = [
            await client.post(f"{at}/approve", json={"version": 1, "level_id": str(new_id())}),
            await client.post(f"{DOORS}/merchants/{mine.merchant_id}/open", json={"version": 1}),
            await client.post(
                f"{DOORS}/merchants/{mine.merchant_id}/deposit-receipts",
                json={"amount_fen": 1, "bank_reference": "AAAA", "received_on": "2026-11-01"},
            ),
        ]
    assert [one.status_code for one in tries] == [403, 403, 403]


async def test_an_owner_cannot_unfreeze_himself_nor_see_another(session, client_as):
    mine, other = await make_merchant(session), await make_merchant(session)
    owner = await owner_at(session, mine.merchant_id)
    async with client_as(owner) as client:
        own = (await client.get(f"{DOORS}/own-file")).json()
        listed = await client.get(f"{DOORS}/merchants")
        unfrozen = await client.post(
            f"{DOORS}/merchants/{mine.merchant_id}/unfreeze", json={"version": 1, "reason": "x"}
        )
        shop = await client.get(f"{DOORS}/shops/{other.merchant_id}")
    assert own["id"] == str(mine.merchant_id)
    assert [listed.status_code, unfrozen.status_code, shop.status_code] == [403, 403, 404]


async def test_sensitive_facts_are_masked_for_who_may_not_read_them(session, client_as):
    merchant = await make_applicant(session)
    made = await make_application(session, merchant_id=merchant.merchant_id)
    auditor = await actor_for(session, (await make_account(session, role="auditor")).id)
    async with client_as(auditor) as client:
        shown = (await client.get(f"{DOORS}/applications/{made.id}")).json()
    assert shown["id_number"].startswith("350702***")
    assert shown["bank_account"].endswith("1234")
    assert "*" in shown["contact_phone"]
    assert shown["unfinished"] == ["categories"]


async def test_a_wrong_check_digit_is_said_beside_its_field(session, client_as, tree):
    mine = await apply(session, tree)
    file = await make_file(session, merchant_id=mine.merchant_id, purpose="merchant_paper")
    body = {
        "version": 1,
        "licence_number": "91110000600037341M",
        "licence_file_id": str(file.id),
        "licence_region": "350703",
        "licence_address": "滨江中路 1 号",
        "business_scope": "丝绸",
    }
    at = f"{DOORS}/applications/{mine.application_id}/licence"
    async with client_as(mine.actor) as client:
        wrong = await client.put(at, json=body)
        right = await client.put(at, json={**body, "licence_number": "91110000600037341L"})
        over = {**body, "version": 2, "licence_number": "91110000600037341L"}
        ended = await client.put(at, json={**over, "licence_expires_on": "2020-01-01"})
        nowhere = await client.put(at, json={**over, "licence_region": "350700"})
    [fault] = wrong.json()["errors"]
    assert fault["place"] == "body/licence_number"
    assert "信用代码" in fault["message"]
    assert right.status_code == 204, right.text
    assert ended.json()["code"] == "merchants.paper_over"
    assert nowhere.status_code == 422


async def test_a_file_uploaded_for_something_else_is_no_licence(session, client_as, tree):
    mine = await apply(session, tree)
    file = await make_file(session, merchant_id=mine.merchant_id, purpose="attachment")
    body = {
        "version": 1,
        "licence_number": "91110000600037341L",
        "licence_file_id": str(file.id),
        "licence_region": "350703",
        "licence_address": "滨江中路 1 号",
        "business_scope": "丝绸",
    }
    async with client_as(mine.actor) as client:
        refused = await client.put(f"{DOORS}/applications/{mine.application_id}/licence", json=body)
    assert refused.json()["code"] == "files.not_usable"


async def test_the_list_of_merchants_begins_with_the_own_shop_and_filters(session, client_as):
    boss = await actor_for(session, (await make_account(session)).id)
    mark = new_id().hex[-6:]
    await make_merchant(session, name=f"清风茶业{mark}")
    async with client_as(boss) as client:
        named = (await client.get(f"{DOORS}/merchants", params={"text": mark})).json()
        counts = (await client.get(f"{DOORS}/merchants/counts")).json()
        demands = (await client.get(f"{DOORS}/deposits")).json()
    assert [one["name"] for one in named["items"]] == [f"清风茶业{mark}"]
    assert counts["open"] >= 2
    assert demands["items"] == []
