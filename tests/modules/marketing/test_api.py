"""Doors of promotions, coupon batches, the trial and the coupon centre."""

from datetime import timedelta
from uuid import uuid4

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.marketing.rules.scope import Marks, Scope
from houtai.modules.marketing.service import coupons
from tests.factories.catalog import make_brand, make_category, make_seller, make_sku
from tests.factories.marketing import make_batch, make_promotion

CONSOLE = "/api/console/marketing"
SHOP = "/api/shop/coupons"
PERMISSIONS = frozenset({"marketing.promotion.write", "marketing.coupon.write"})
PLATFORM = Actor(uuid4(), PERMISSIONS, merchant_ids=None, warehouse_ids=None)


def merchant() -> Actor:
    here = new_id()
    reach = frozenset({here})
    return Actor(uuid4(), PERMISSIONS, merchant_ids=reach, place=Place(merchant_id=here))


def times() -> dict[str, str]:
    now = utc_now()
    return {
        "starts_at": (now - timedelta(days=1)).isoformat(),
        "ends_at": (now + timedelta(days=1)).isoformat(),
    }


def a_promotion(**changes):
    step = {"threshold_fen": 10_000, "off_fen": 1_000}
    terms = {"kind": "amount_off", "steps": [step]}
    return {"name": "满100减10", "terms": terms, **times(), **changes}


def a_batch(**changes):
    begins, ends = times().values()
    usual = {"name": "新客券", "kind": "amount", "value": 500, "count_max": 10}
    return {**usual, "take_from": begins, "take_until": ends, "valid_days": 7, **changes}


async def test_a_promotion_is_made_shown_changed_started_paused_and_ended(client_as):
    async with client_as(merchant()) as client:
        made = (await client.post(f"{CONSOLE}/promotions", json=a_promotion())).json()
        door = f"{CONSOLE}/promotions/{made}"
        shown = (await client.get(door)).json()
        assert (shown["kind"], shown["state"], shown["version"]) == ("amount_off", "draft", 1)
        changed = a_promotion(name="满100减10（改）", version=1)
        assert (await client.put(door, json=changed)).status_code == 204
        for act, version in (("start", 2), ("pause", 3), ("start", 4), ("end", 5)):
            answer = await client.post(f"{door}/{act}", json={"version": version})
            assert answer.status_code == 204, answer.text
        wanted = {"state": "ended", "name": "满100"}
        listed = (await client.get(f"{CONSOLE}/promotions", params=wanted)).json()["items"]
        assert [one["id"] for one in listed] == [made]
        copied = await client.post(f"{door}/copy", json={"name": "再来一次"})
        assert copied.status_code == 201


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"owner": "platform"}, "marketing.not_the_platforms"),
        ({"platform_permille": 500}, "marketing.share_not_yours"),
        ({"ends_at": "2000-01-01T00:00:00Z"}, "marketing.ends_before_start"),
        ({"terms": {"kind": "unheard_of"}}, "request.invalid"),
        ({"limits": {"budget_fen": 1.5}}, "request.invalid"),
        ({"limits": {"per_person": 0}}, "request.invalid"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_its_code(client_as, changes, code):
    async with client_as(merchant()) as client:
        answer = await client.post(f"{CONSOLE}/promotions", json=a_promotion(**changes))
    assert answer.status_code in {403, 422}
    assert answer.json()["code"] == code


async def test_each_sees_his_own_and_the_platform_sees_all(session, client_as):
    me = merchant()
    mine, theirs = [await make_promotion(session, one) for one in (me, merchant())]
    async with client_as(me) as client:
        listed = (await client.get(f"{CONSOLE}/promotions")).json()["items"]
        assert [one["id"] for one in listed] == [str(mine)]
        assert (await client.get(f"{CONSOLE}/promotions/{theirs}")).status_code == 404
    async with client_as(PLATFORM) as client:
        every = (await client.get(f"{CONSOLE}/promotions")).json()["items"]
    assert {str(mine), str(theirs)} <= {one["id"] for one in every}


async def test_without_the_permission_nothing_is_shown(client_as):
    async with client_as(Actor(uuid4(), merchant_ids=None)) as client:
        answers = [
            await client.get(f"{CONSOLE}/promotions"),
            await client.get(f"{CONSOLE}/coupon-batches"),
            await client.post(f"{CONSOLE}/promotions", json=a_promotion()),
            await client.post(f"{CONSOLE}/coupon-batches", json=a_batch()),
            await client.post(f"{CONSOLE}/trial", json={}),
        ]
    assert {one.status_code for one in answers} == {403}


async def test_a_price_is_tried_out_with_its_reasons_and_with_a_draft(session, client_as):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID, price_fen=12_000)
    await make_seller(session, SELF_RUN_ID)
    draft = await make_promotion(session)
    body = {"lines": [{"sku_id": str(sku.id), "quantity": 1}]}
    async with client_as(PLATFORM) as client:
        plain = (await client.post(f"{CONSOLE}/trial", json=body)).json()
        assert plain["payable_fen"] == 12_000
        tried = await client.post(f"{CONSOLE}/trial", json={**body, "promotion_id": str(draft)})
        found = tried.json()
    assert found["payable_fen"] == 11_000
    (note,) = [one for one in found["notes"] if one["offer_id"] == str(draft)]
    assert (note["applied"], note["why"], note["values"]) == (True, "applied", {"off_fen": 1_000})
    assert found["lines"][0]["discounts"][0]["merchant_fen"] == 1_000


async def test_foreign_and_unknown_goods_are_tried_out_by_nobody(session, client_as):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID)
    answers = []
    async with client_as(merchant()) as client:
        for sku_id in (sku.id, new_id()):
            body = {"lines": [{"sku_id": str(sku_id), "quantity": 1}]}
            answers.append((await client.post(f"{CONSOLE}/trial", json=body)).json()["code"])
    assert answers == ["marketing.goods_unknown"] * 2


async def test_a_batch_is_made_started_and_tells_how_far_it_is(client_as):
    async with client_as(merchant()) as client:
        made = (await client.post(f"{CONSOLE}/coupon-batches", json=a_batch())).json()
        door = f"{CONSOLE}/coupon-batches/{made}"
        changed = a_batch(name="老客券", version=1)
        assert (await client.put(door, json=changed)).status_code == 204
        assert (await client.post(f"{door}/start", json={"version": 2})).status_code == 204
        shown = (await client.get(door)).json()
        assert (shown["left"], shown["used_count"], shown["name"]) == (10, 0, "老客券")
        assert (await client.post(f"{door}/codes", json={"count": 1})).status_code == 409
        for act, version in (("pause", 3), ("end", 4)):
            answer = await client.post(f"{door}/{act}", json={"version": version})
            assert answer.status_code == 204
        wanted = {"state": "ended"}
        listed = (await client.get(f"{CONSOLE}/coupon-batches", params=wanted)).json()["items"]
    assert [one["id"] for one in listed] == [made]


async def test_codes_are_printed_for_batches_of_codes(client_as):
    async with client_as(PLATFORM) as client:
        body = a_batch(way="code", owner="platform", platform_permille=1_000)
        made = (await client.post(f"{CONSOLE}/coupon-batches", json=body)).json()
        door = f"{CONSOLE}/coupon-batches/{made}/codes"
        codes = (await client.post(door, json={"count": 3})).json()
    assert len(set(codes)) == 3


async def test_a_buyer_takes_a_coupon_and_sees_it(session, client_as):
    batch_id = await make_batch(session, live=True, take_until=utc_now() + timedelta(days=1))
    me = Actor(new_id())
    async with client_as(me) as client:
        offered = (await client.get(SHOP)).json()
        assert str(batch_id) in {one["id"] for one in offered}
        taken = await client.post(f"{SHOP}/{batch_id}/take")
        assert taken.status_code == 201, taken.text
        again = await client.post(f"{SHOP}/{batch_id}/take")
        assert (again.status_code, again.json()["code"]) == (409, "marketing.enough_taken")
        mine = (await client.get(f"{SHOP}/mine")).json()
    assert [one["id"] for one in mine] == [taken.json()]
    async with client_as(Actor(new_id())) as client:
        assert (await client.get(f"{SHOP}/mine")).json() == []


async def test_guests_see_what_there_is_and_are_asked_to_sign_in_to_take_it(session, client_as):
    batch_id = await make_batch(session, live=True, take_until=utc_now() + timedelta(days=1))
    async with client_as(None) as client:
        (offered,) = [one for one in (await client.get(SHOP)).json() if one["id"] == str(batch_id)]
        answers = [await client.get(f"{SHOP}/mine"), await client.post(f"{SHOP}/{batch_id}/take")]
    assert (offered["taken"], offered["left"]) == (0, True)
    assert {one.json()["code"] for one in answers} == {"members.not_signed_in"}


async def test_a_product_shows_only_the_coupons_that_are_for_it(session, client_as):
    here, there = await make_sku(session), await make_sku(session)
    await make_seller(session, SELF_RUN_ID)
    until = {"take_until": utc_now() + timedelta(days=1)}
    wanted = {}
    for name, marks in (("only here", here), ("only there", there), ("everything", None)):
        only = Marks(sku_ids=frozenset({marks.id})) if marks else Marks()
        scope = Scope(only=only)
        wanted[name] = await make_batch(session, live=True, name=name, scope=scope, **until)
    but = Scope(but=Marks(product_ids=frozenset({here.product_id})))
    wanted["but"] = await make_batch(session, live=True, scope=but, **until)
    async with client_as(None) as client:
        found = (await client.get(SHOP, params={"sku": [str(here.id)]})).json()
    shown = {one["id"] for one in found} & {str(one) for one in wanted.values()}
    assert shown == {str(wanted["only here"]), str(wanted["everything"])}


async def test_what_a_coupon_is_for_is_told_by_names(session, client_as):
    category = await make_category(session, name="乌龙茶")
    brand = await make_brand(session, name="清风", name_en="Qingfeng")
    only = Marks(category_ids=frozenset({category.id}), brand_ids=frozenset({brand.id}))
    until = {"take_until": utc_now() + timedelta(days=1)}
    batch_id = await make_batch(session, live=True, scope=Scope(only=only), **until)
    product_id = (await make_sku(session)).product_id
    one = Scope(only=Marks(product_ids=frozenset({product_id})))
    other_id = await make_batch(session, live=True, scope=one, **until)
    me = Actor(new_id())
    async with client_as(me) as client:
        await client.post(f"{SHOP}/{batch_id}/take")
        (mine,) = (await client.get(f"{SHOP}/mine")).json()
        offered = {one["id"]: one for one in (await client.get(SHOP)).json()}
    scope = mine["scope"]
    assert [one["name"] for one in scope["categories"]] == ["乌龙茶"]
    assert [(one["name"], one["name_en"]) for one in scope["brands"]] == [("清风", "Qingfeng")]
    assert (scope["shops_count"], scope["product_id"], scope["with_exceptions"]) == (1, None, False)
    assert offered[str(other_id)]["scope"]["product_id"] == str(product_id)


async def test_used_and_ended_coupons_stand_by_themselves(session, client_as):
    now = utc_now()
    times = {"take_from": now - timedelta(days=9), "take_until": now + timedelta(days=1)}
    batch_id = await make_batch(session, live=True, valid_days=7, **times)
    me = Actor(new_id())
    await coupons.take(session, me, batch_id, at=now - timedelta(days=8))
    async with client_as(me) as client:
        found = {
            one: (await client.get(f"{SHOP}/mine", params={"standing": one})).json()
            for one in ("usable", "used", "expired")
        }
        assert (await client.get(f"{SHOP}/mine", params={"standing": "x"})).status_code == 422
    assert [len(found[one]) for one in ("usable", "used", "expired")] == [0, 0, 1]


async def test_an_unknown_batch_and_a_wrong_code_say_so(client_as):
    async with client_as(Actor(new_id())) as client:
        unknown = await client.post(f"{SHOP}/{new_id()}/take")
        wrong = await client.post(f"{SHOP}/code", json={"code": "ABCDEFGH"})
    assert unknown.json()["code"] == "marketing.batch_unknown"
    assert (wrong.status_code, wrong.json()["code"]) == (404, "marketing.code_unknown")
