"""What the desk of promotions asks: counts, drafts tried out, foreign goods, a member's coupons."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.rules.offers import Limits, Offers
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.scope import Marks, Scope
from houtai.modules.marketing.rules.shapes import Buyer
from houtai.modules.marketing.service import coupons
from tests.factories.catalog import make_product, make_seller, make_sku
from tests.factories.marketing import NOON, a_line, make_batch, make_promotion
from tests.factories.members import make_member
from tests.modules.marketing.test_service import hold, offer_of

CONSOLE = "/api/console/marketing"
PERMISSIONS = frozenset({"marketing.promotion.write", "marketing.coupon.write"})
PLATFORM = Actor(uuid4(), PERMISSIONS, merchant_ids=None, warehouse_ids=None)


def merchant() -> Actor:
    here = new_id()
    return Actor(uuid4(), PERMISSIONS, merchant_ids=frozenset({here}), place=Place(here))


def written(off_fen: int = 2_000, **changes: object) -> dict[str, object]:
    now = utc_now()
    times = {
        "starts_at": (now + timedelta(days=1)).isoformat(),
        "ends_at": (now + timedelta(days=2)).isoformat(),
    }
    steps = [{"threshold_fen": 10_000, "off_fen": off_fen}]
    return {"name": "满减", **times, "terms": {"kind": "amount_off", "steps": steps}, **changes}


async def test_offers_are_counted_by_state_within_reach(session, client_as):
    me = merchant()
    await make_promotion(session, me)
    await make_promotion(session, me, live=True)
    await make_promotion(session, merchant())
    await make_batch(session, me)
    async with client_as(me) as client:
        promotions = (await client.get(f"{CONSOLE}/promotions/counts")).json()
        batches = (await client.get(f"{CONSOLE}/coupon-batches/counts")).json()
    assert {one["state"]: one["count"] for one in promotions} == {"draft": 1, "live": 1}
    assert batches == [{"state": "draft", "count": 1}]


async def test_a_list_says_what_is_left_of_each_budget(session, client_as):
    me = merchant()
    await make_promotion(session, me, name="不限", live=True)
    await make_promotion(session, me, name="草稿", limits={"budget_fen": 7_000})
    await make_promotion(session, me, name="有预算", live=True, limits={"budget_fen": 5_000})
    async with client_as(me) as client:
        rows = (await client.get(f"{CONSOLE}/promotions")).json()["items"]
    found = {one["name"]: (one["promised_fen"], one["budget_left_fen"]) for one in rows}
    assert found == {"不限": (0, None), "草稿": (0, None), "有预算": (5_000, 5_000)}


async def test_a_draft_that_is_kept_nowhere_is_tried_out_as_if_live(session, client_as):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID, price_fen=12_000)
    await make_seller(session, SELF_RUN_ID)
    lines = [{"sku_id": str(sku.id), "quantity": 1}]
    async with client_as(PLATFORM) as client:
        answer = await client.post(f"{CONSOLE}/trial", json={"lines": lines, "draft": written()})
        assert answer.json()["payable_fen"] == 10_000, answer.text
        assert (await client.get(f"{CONSOLE}/promotions")).json()["items"] == []


async def test_a_draft_stands_in_the_place_of_what_it_changes(session, client_as):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID, price_fen=12_000)
    await make_seller(session, SELF_RUN_ID)
    known = await make_promotion(session, live=True)
    body = {"lines": [{"sku_id": str(sku.id), "quantity": 1}], "promotion_id": str(known)}
    async with client_as(PLATFORM) as client:
        tried = await client.post(f"{CONSOLE}/trial", json={**body, "draft": written(3_000)})
    assert tried.json()["payable_fen"] == 9_000
    assert [one["offer_id"] for one in tried.json()["notes"]] == [str(known)]


async def test_drafts_that_nobody_may_make_are_not_tried_out(session, client_as):
    me = merchant()
    sku = await make_sku(session, merchant_id=me.place.merchant_id)
    lines = [{"sku_id": str(sku.id), "quantity": 1}]
    steps = [{"threshold_fen": 10_000, "off_fen": 1_000}]
    drafts = (
        written(owner="platform"),
        written(platform_permille=1),
        written(terms={"kind": "cross_amount_off", "steps": steps}),
    )
    async with client_as(me) as client:
        codes = [
            (await client.post(f"{CONSOLE}/trial", json={"lines": lines, "draft": one})).json()[
                "code"
            ]
            for one in drafts
        ]
    assert codes == [
        "marketing.not_the_platforms",
        "marketing.share_not_yours",
        "marketing.not_the_platforms",
    ]


@pytest.mark.parametrize(
    ("named", "place"),
    [("sku_ids", "body/scope/only/sku_ids"), ("product_ids", "body/scope/only/product_ids")],
)
async def test_a_shop_names_goods_of_its_own_only(session, client_as, named, place):
    me = merchant()
    ids = {}
    for whose, merchant_id in (("own", me.place.merchant_id), ("foreign", SELF_RUN_ID)):
        product = await make_product(session, merchant_id=merchant_id)
        sku = await make_sku(session, product)
        ids[whose] = str(sku.id if named == "sku_ids" else product.id)
    async with client_as(me) as client:
        answers = [
            await client.post(
                f"{CONSOLE}/promotions", json=written(scope={"only": {named: [ids[whose]]}})
            )
            for whose in ("own", "foreign")
        ]
        unknown = written(scope={"only": {named: [str(new_id())]}})
        answers.append(await client.post(f"{CONSOLE}/promotions", json=unknown))
    assert [one.status_code for one in answers] == [201, 422, 422]
    for one in answers[1:]:
        assert one.json()["code"] == "marketing.not_own_goods"
        assert one.json()["errors"][0]["place"] == place


async def test_a_timed_price_of_foreign_goods_is_refused_at_its_row(session, client_as):
    me = merchant()
    prices = []
    for merchant_id in (me.place.merchant_id, SELF_RUN_ID):
        sku = await make_sku(session, await make_product(session, merchant_id=merchant_id))
        prices.append({"sku_id": str(sku.id), "price_fen": 100})
    body = written(terms={"kind": "timed_price", "prices": prices})
    async with client_as(me) as client:
        answer = await client.post(f"{CONSOLE}/promotions", json=body)
    assert answer.json()["errors"][0]["place"] == "body/terms/timed_price/prices/1/sku_id"


async def test_a_batch_of_coupons_for_foreign_goods_is_refused(session, client_as):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID)
    now = utc_now()
    usual = {"name": "券", "kind": "amount", "value": 500, "count_max": 10, "valid_days": 7}
    times = {"take_from": now.isoformat(), "take_until": (now + timedelta(days=1)).isoformat()}
    body = {**usual, **times, "scope": {"but": {"sku_ids": [str(sku.id)]}}}
    async with client_as(merchant()) as client:
        answer = await client.post(f"{CONSOLE}/coupon-batches", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "marketing.not_own_goods")


async def test_coupons_of_a_member_are_shown_to_those_who_gave_them(session, client_as):
    me, other = merchant(), merchant()
    batch_id = await make_batch(session, me, live=True)
    buyer = Actor(uuid4())
    async with client_as(buyer) as client:
        assert (await client.post(f"/api/shop/coupons/{batch_id}/take")).status_code == 201
    found = []
    for actor in (me, other, PLATFORM):
        async with client_as(actor) as client:
            answer = await client.get(f"{CONSOLE}/members/{buyer.id}/coupons")
            found.append([one["batch_id"] for one in answer.json()])
    assert found == [[str(batch_id)], [], [str(batch_id)]]


async def test_a_price_is_tried_with_coupons_and_for_a_member_with_what_he_holds(
    session, client_as, house
):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID, price_fen=12_000)
    await make_seller(session, SELF_RUN_ID)
    draft = await make_batch(session, value=2_000)
    held = await make_batch(session, live=True, value=1_500)
    member = await make_member(session)
    await coupons.take(session, Actor(member.id), held, at=NOON)
    body = {"lines": [{"sku_id": str(sku.id), "quantity": 1}]}
    ours = {**body, "member_phone": f"+86 {member.phone}"}
    seeing = replace(PLATFORM, permissions=PERMISSIONS | {"members.member.read"}, all_fields=True)

    async def tried(client, **more):
        return await client.post(f"{CONSOLE}/trial", json={**body, **more})

    async with client_as(seeing) as client:
        imagined = (await tried(client, batches=[str(draft)])).json()
        as_member = (await tried(client, **ours)).json()
        both = (await tried(client, **ours, batches=[str(draft)])).json()
        nobody = await tried(client, member_phone="13000000000")
        unknown = await tried(client, batches=[str(new_id())])
    assert (imagined["payable_fen"], imagined["member"]) == (10_000, None)
    assert as_member["payable_fen"] == 10_500
    assert as_member["member"] == {
        "id": str(member.id),
        "name": member.name,
        "is_new": True,
        "coupon_count": 1,
    }
    # One coupon of a shop counts, the better one.
    assert both["payable_fen"] == 10_000
    assert [(nobody.status_code, nobody.json()["code"]), unknown.json()["code"]] == [
        (422, "marketing.member_not_found"),
        "marketing.batch_unknown",
    ]
    hidden = replace(seeing, all_fields=False, fields={})
    for actor, code in (
        (PLATFORM, "marketing.members_not_yours"),
        (hidden, "request.field_not_readable"),
    ):
        async with client_as(actor) as client:
            refused = await tried(client, **ours)
        assert (refused.status_code, refused.json()["code"]) == (403, code)
    async with client_as(merchant()) as client:
        foreign = await tried(client, batches=[str(draft)])
    assert foreign.json()["code"] in {"marketing.batch_unknown", "marketing.goods_unknown"}


async def test_a_buyer_is_told_what_is_left_of_limits_per_person(session, client_as, house):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID, price_fen=10_000)
    await make_seller(session, SELF_RUN_ID)
    here = Scope(only=Marks(sku_ids=frozenset({sku.id})))
    flash = KINDS["timed_price"].model_validate({"pay_permille": 500})
    limits = Limits(per_person=3, per_order_pieces=2)
    timed = await make_promotion(session, live=True, terms=flash, limits=limits, scope=here)
    off = await make_promotion(session, live=True, limits=Limits(per_person=1), scope=here)
    await make_promotion(session, live=True, scope=here)
    await make_promotion(session, terms=flash, limits=limits, scope=here)
    member = await make_member(session)
    line = a_line(0, 10_000, 2, sku_id=sku.id, merchant_id=SELF_RUN_ID)
    offer = await offer_of(session, timed)
    priced = price([line], Buyer(member.id), Offers([offer]), at=NOON)
    assert (await hold(session, priced, member.id, new_id())).taken
    found = []
    for actor in (Actor(member.id), Actor(new_id())):
        async with client_as(actor) as client:
            answer = await client.get("/api/shop/offers/limits", params={"sku": str(sku.id)})
            rows = {UUID(one["promotion_id"]): one for one in answer.json()}
            found.append((set(rows), rows[timed]["left"], rows[off]["left"]))
            said = rows[timed]
            assert (said["sku_id"], said["per_order"], said["per_person"]) == (str(sku.id), 2, 3)
            assert (rows[off]["sku_id"], rows[off]["per_order"]) == (None, None)
            assert (await client.get("/api/shop/offers/limits")).status_code == 422
    assert found == [({timed, off}, 1, 1), ({timed, off}, 3, 1)]
