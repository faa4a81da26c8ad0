"""Products at their doors: written, checked, reviewed, sold, thrown away."""

import pytest
from sqlalchemy import select

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Right
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Sku
from tests.modules.catalog.goods import (
    EDITOR,
    OPERATOR,
    Ground,
    make_ground,
    make_merchant_actor,
    make_picture,
    merchant_actor,
    platform_actor,
)

PRODUCTS = "/api/console/catalog/products"


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


@pytest.fixture
async def operator(client_as):
    async with client_as(OPERATOR) as client:
        yield client


async def made(client, body) -> str:
    answer = await client.post(PRODUCTS, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def shown(client, product_id) -> dict:
    answer = await client.get(f"{PRODUCTS}/{product_id}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def done(client, product_id, act, **body) -> None:
    answer = await client.post(f"{PRODUCTS}/{product_id}/{act}", json=body or None)
    assert answer.status_code in {200, 204}, answer.text


async def on_shelf(client, body) -> str:
    product_id = await made(client, body)
    await done(client, product_id, "submit")
    await done(client, product_id, "approve")
    await done(client, product_id, "put-on-shelf")
    return product_id


def edit_of(product: dict, **changes) -> dict:
    return {**product["content"], "version": product["version"], **changes}


def first_error(answer) -> tuple[str, str]:
    fault = answer.json()["errors"][0]
    return fault["code"], fault["place"]


async def test_a_product_goes_from_draft_to_the_shelf(operator, ground):
    product_id = await made(operator, ground.body(skus=ground.three()))
    draft = await shown(operator, product_id)
    assert (draft["state"], draft["sku_count"], draft["price_fen_min"]) == ("draft", 3, 9_900)
    assert draft["acts"] == ["submit", "recycle"]
    answer = await operator.post(f"{PRODUCTS}/{product_id}/submit")
    assert answer.json()["passed"] is True
    assert answer.json()["state"] == "in_review"
    [waiting] = (await operator.get("/api/console/catalog/revisions?state=in_review")).json()[
        "items"
    ]
    assert (waiting["product_id"], waiting["first"]) == (product_id, True)
    await done(operator, product_id, "approve")
    assert (await shown(operator, product_id))["state"] == "approved"
    await done(operator, product_id, "put-on-shelf")
    assert (await shown(operator, product_id))["state"] == "on_shelf"
    await done(operator, product_id, "take-off-shelf", reason="换季")
    off = await shown(operator, product_id)
    assert (off["state"], off["state_reason"]) == ("off_shelf", "换季")


async def test_codes_are_given_where_none_are(operator, ground):
    product_id = await made(operator, ground.body(skus=ground.three()))
    product = await shown(operator, product_id)
    number = product["number"]
    assert product["code"] == number
    assert [sku["code"] for sku in product["content"]["skus"]] == [
        f"{number}-{n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("skus", "code", "place"),
    [
        ([("red", {}), ("red", {})], "products.spec_twice", "body/skus/1/spec"),
        ([("=米白", {}), ("=米 白", {})], "products.spec_twice", "body/skus/1/spec"),
        (
            [("red", {"code": "A"}), ("blue", {"code": "A"})],
            "products.code_twice",
            "body/skus/1/code",
        ),
        ([("green", {})], "catalog.value_no_option", None),
        ([("red", {"barcode": "6901234567893"})], "products.barcode_wrong", "body/skus/0/barcode"),
        (
            [("red", {"barcode": "036000291452"}), ("blue", {"barcode": "0036000291452"})],
            "products.barcode_twice",
            "body/skus/1/barcode",
        ),
        ([("red", {}), (None, {})], "products.specs_differ", "body/skus/0/spec"),
        ([("red", {"enabled": False})], "products.no_sku_enabled", "body/skus"),
        (
            [("red", {"components": []}), ("=<b>", {})],
            "products.markup_in_words",
            "body/skus/1/spec",
        ),
    ],
)
async def test_what_is_wrong_with_skus_is_named_and_nothing_is_kept(
    operator, ground, skus, code, place
):
    body = ground.body(skus=[ground.sku(colour, **more) for colour, more in skus])
    answer = await operator.post(PRODUCTS, json=body)
    assert answer.status_code == 422
    assert first_error(answer)[0] == code
    assert place is None or first_error(answer)[1] == place
    assert (await operator.get(PRODUCTS)).json()["items"] == []


@pytest.mark.parametrize("price", [0, -1, 99.5, "9900", 100_000_000_001, None])
async def test_a_price_is_a_whole_number_of_fen_within_bounds(operator, ground, price):
    answer = await operator.post(PRODUCTS, json=ground.body(skus=[ground.sku(price_fen=price)]))
    assert answer.status_code == 422
    assert first_error(answer)[1] == "body/skus/0/price_fen"


async def test_an_attribute_of_another_category_is_refused(operator, session, ground):
    other = await make_ground(session)
    body = ground.body(attributes={str(other.material.id): "cotton"})
    answer = await operator.post(PRODUCTS, json=body)
    assert first_error(answer) == (
        "catalog.value_foreign",
        f"body/attributes/{other.material.id}",
    )


async def test_scripts_never_get_into_text_or_names(operator, ground):
    html = (
        '<p onclick="x()">好茶<script>alert(1)</script></p><iframe src="http://x"></iframe>'
        '<img src="http://elsewhere/a.png"><a href="javascript:x()">看</a>'
        f'<img src="/api/console/files/{ground.picture_id}/picture?size=large" onerror="x()">'
    )
    product_id = await made(operator, ground.body(html=html))
    kept = (await shown(operator, product_id))["content"]["html"]
    picture = f'<img src="/api/shop/pictures/{ground.picture_id}?width=800">'
    assert kept == f"<p>好茶</p>看{picture}"
    answer = await operator.post(PRODUCTS, json=ground.body(name="<script>alert(1)</script>"))
    assert first_error(answer) == ("products.markup_in_words", "body/name")


async def test_a_picture_that_is_no_picture_is_refused(operator, session, ground):
    for strange in (str(new_id()), str(await make_picture(session, purpose="attachment"))):
        answer = await operator.post(PRODUCTS, json=ground.body(pictures=[strange]))
        assert answer.status_code == 422
        assert first_error(answer) == ("files.not_usable", "body/pictures")


async def test_the_machine_names_what_is_missing_and_nothing_moves(operator, session, ground):
    small = await make_picture(session, width=300, height=800)
    body = ground.body(attributes={}, pictures=[str(small)], html="")
    product_id = await made(operator, body)
    answer = (await operator.post(f"{PRODUCTS}/{product_id}/submit")).json()
    assert (answer["passed"], answer["state"]) == (False, "draft")
    assert {(one["code"], one["place"], one["level"]) for one in answer["findings"]} == {
        ("catalog.value_missing", f"attributes/{ground.material.id}", "block"),
        ("products.picture_too_small", "pictures/0", "block"),
        ("products.no_text", "html", "warn"),
    }
    assert all(one["text"] and one["text"] != one["code"] for one in answer["findings"])


async def test_a_refusal_needs_a_reason_and_keeps_it(operator, ground):
    product_id = await made(operator, ground.body())
    await done(operator, product_id, "submit")
    answer = await operator.post(f"{PRODUCTS}/{product_id}/refuse", json={"reason": " "})
    assert answer.status_code == 422
    await done(operator, product_id, "refuse", reason="主图有水印")
    product = await shown(operator, product_id)
    assert (product["state"], product["state_reason"]) == ("draft", "主图有水印")
    [kept] = (await operator.get("/api/console/catalog/revisions?state=refused")).json()["items"]
    assert kept["reason"] == "主图有水印"


async def test_a_sensitive_change_waits_while_the_old_version_sells(operator, ground):
    product_id = await on_shelf(operator, ground.body())
    before = await shown(operator, product_id)
    [sku] = before["content"]["skus"]
    body = edit_of(
        before, name="雨前龙井", skus=[{**sku, "weight_gram": 500, "market_fen": 13_900}]
    )
    answer = (await operator.put(f"{PRODUCTS}/{product_id}", json=body)).json()
    assert answer["waiting"] == ["name"]
    live = await shown(operator, product_id)
    assert (live["name"], live["state"]) == ("明前龙井", "on_shelf")
    assert live["content"]["skus"][0]["weight_gram"] == 500
    assert live["revision"]["state"] == "draft"
    assert {"submit", "withdraw"} <= set(live["acts"])
    await done(operator, product_id, "submit")
    revision = await operator.get(f"/api/console/catalog/revisions/{answer['revision_id']}")
    compared = revision.json()
    assert (compared["before"]["name"], compared["after"]["name"]) == ("明前龙井", "雨前龙井")
    assert compared["fields"] == ["name"]
    await done(operator, product_id, "approve")
    after = await shown(operator, product_id)
    assert (after["name"], after["state"], after["revision"]) == ("雨前龙井", "on_shelf", None)
    assert after["content"]["skus"][0]["weight_gram"] == 500


async def test_a_price_that_changed_meanwhile_survives_the_review(operator, ground):
    product_id = await on_shelf(operator, ground.body())
    before = await shown(operator, product_id)
    await operator.put(f"{PRODUCTS}/{product_id}", json=edit_of(before, name="雨前龙井"))
    await done(operator, product_id, "submit")
    sku = before["content"]["skus"][0]
    wanted = [{"sku_id": sku["id"], "price_fen": 9_000, "version": 1}]
    answer = await operator.post("/api/console/catalog/prices", json={"prices": wanted})
    assert answer.json()["changed"] == [sku["id"]]
    await done(operator, product_id, "approve")
    after = await shown(operator, product_id)
    assert (after["name"], after["price_fen_min"]) == ("雨前龙井", 9_000)


async def test_two_who_edit_at_once_do_not_overwrite_each_other(operator, ground):
    product_id = await made(operator, ground.body())
    product = await shown(operator, product_id)
    first = await operator.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, name="甲"))
    second = await operator.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, name="乙"))
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["code"] == "products.changed_meanwhile"
    assert (await shown(operator, product_id))["name"] == "甲"


async def test_a_draft_loses_the_skus_that_it_no_longer_names(operator, ground):
    product_id = await made(operator, ground.body(skus=ground.three()))
    product = await shown(operator, product_id)
    kept = product["content"]["skus"][:2]
    await operator.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, skus=kept))
    assert (await shown(operator, product_id))["sku_count"] == 2


async def test_an_approved_product_only_disables_them(operator, ground):
    product_id = await on_shelf(operator, ground.body(skus=ground.three()))
    product = await shown(operator, product_id)
    kept = product["content"]["skus"][:2]
    await operator.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, skus=kept))
    skus = (await shown(operator, product_id))["content"]["skus"]
    assert [sku["enabled"] for sku in skus] == [True, True, False]


async def test_a_sku_of_another_product_cannot_be_taken(operator, ground):
    mine, other = await made(operator, ground.body()), await made(operator, ground.body())
    product, foreign = await shown(operator, mine), await shown(operator, other)
    body = edit_of(product, skus=foreign["content"]["skus"])
    answer = await operator.put(f"{PRODUCTS}/{mine}", json=body)
    assert first_error(answer)[0] == "products.sku_of_another"


async def test_a_duplicate_barcode_is_refused_by_name(operator, ground):
    sku = ground.sku(barcode="6901234567892")
    await made(operator, ground.body(skus=[sku]))
    answer = await operator.post(PRODUCTS, json=ground.body(skus=[sku]))
    assert first_error(answer) == ("products.barcode_taken", "body/skus/0/barcode")


async def test_merchants_may_use_the_same_codes(session, client_as, operator, ground):
    sku = ground.sku(barcode="6901234567892", code="LJ-1")
    await made(operator, ground.body(skus=[sku]))
    merchant = await make_merchant_actor(session, ground)
    picture = await make_picture(session, merchant_id=merchant.place.merchant_id)
    async with client_as(merchant) as client:
        await made(client, ground.body(skus=[sku], pictures=[str(picture)]))
    having = select(Sku.merchant_id).where(Sku.barcode == "6901234567892", Sku.code == "LJ-1")
    kept = sorted(await session.scalars(having))
    assert kept == sorted([SELF_RUN_ID, merchant.place.merchant_id])


async def test_anothers_product_looks_like_none_at_all(session, client_as, ground):
    async with client_as(OPERATOR) as client:
        product_id = await made(client, ground.body())
        body = edit_of(await shown(client, product_id))
    stranger = await make_merchant_actor(session, ground)
    async with client_as(stranger) as client:
        for wanted in (product_id, str(new_id())):
            there = f"{PRODUCTS}/{wanted}"
            answers = [
                await client.get(there),
                await client.put(there, json=body),
                await client.post(f"{there}/submit"),
                await client.post(f"{there}/recycle"),
                await client.delete(there),
            ]
            assert {one.status_code for one in answers} == {404}
            assert {one.json()["code"] for one in answers} == {"products.unknown"}
        assert (await client.get(PRODUCTS)).json()["items"] == []


async def test_a_merchant_sells_only_where_he_may(session, client_as, ground):
    merchant = await make_merchant_actor(session, ground, category_ids=[])
    async with client_as(merchant) as client:
        answer = await client.post(PRODUCTS, json=ground.body(pictures=[]))
    assert first_error(answer) == ("products.category_not_granted", "body/category_id")


async def test_a_frozen_merchant_publishes_nothing(session, client_as, ground):
    merchant = await make_merchant_actor(session, ground, state="frozen")
    picture = await make_picture(session, merchant_id=merchant.place.merchant_id)
    async with client_as(merchant) as client:
        product_id = await made(client, ground.body(pictures=[str(picture)]))
        answer = (await client.post(f"{PRODUCTS}/{product_id}/submit")).json()
    assert [one["code"] for one in answer["findings"]] == ["products.seller_not_open"]


async def test_a_merchant_neither_reviews_nor_writes_for_others(session, client_as, ground):
    merchant = await make_merchant_actor(session, ground)
    async with client_as(merchant) as client:
        body = ground.body(pictures=[], merchant_id=str(new_id()))
        assert (await client.post(PRODUCTS, json=body)).status_code == 403
        for act in ("approve", "refuse"):
            answer = await client.post(f"{PRODUCTS}/{new_id()}/{act}", json={"reason": "x"})
            assert answer.status_code == 403


async def test_bundles_draw_on_components_and_hold_no_bundle(operator, ground):
    part = (await shown(operator, await made(operator, ground.body())))["content"]["skus"][0]["id"]
    takes = {"components": [{"sku_id": part, "quantity": 2}]}
    body = ground.body(composition="bundle", skus=[ground.sku(**takes)])
    bundle_id = await made(operator, body)
    bundle = await shown(operator, bundle_id)
    [sku] = bundle["content"]["skus"]
    assert sku["components"] == [{"sku_id": part, "quantity": 2}]

    async def refused(components) -> str:
        own = [{**sku, "components": [{"sku_id": one, "quantity": 1} for one in components]}]
        answer = await operator.put(f"{PRODUCTS}/{bundle_id}", json=edit_of(bundle, skus=own))
        assert answer.status_code == 422
        return first_error(answer)[0]

    assert await refused([sku["id"]]) == "products.bundle_in_itself"
    other = await shown(operator, await made(operator, body))
    assert await refused([other["content"]["skus"][0]["id"]]) == "products.bundle_in_bundle"
    assert await refused([str(new_id())]) == "products.component_unknown"
    assert await refused([]) == "products.components_missing"
    assert await refused([part, part]) == "products.component_twice"


async def test_a_component_of_a_bundle_is_not_thrown_away(operator, ground):
    part_id = await made(operator, ground.body())
    part = (await shown(operator, part_id))["content"]["skus"][0]["id"]
    takes = {"components": [{"sku_id": part, "quantity": 2}]}
    await made(operator, ground.body(composition="gift_pack", skus=[ground.sku(**takes)]))
    answer = await operator.post(f"{PRODUCTS}/{part_id}/recycle")
    assert answer.json()["code"] == "products.in_a_bundle"


async def test_a_price_far_below_its_cost_is_stopped_and_told(operator, ground):
    product_id = await on_shelf(operator, ground.body())
    [sku] = (await shown(operator, product_id))["content"]["skus"]
    wanted = {"prices": [{"sku_id": sku["id"], "price_fen": 99, "version": 1}]}
    answer = (await operator.post("/api/console/catalog/prices", json=wanted)).json()
    [stopped] = answer["stopped"]
    assert (stopped["bound_fen"], stopped["rule"], answer["changed"]) == (4_950, "mean", [])
    assert (await shown(operator, product_id))["price_fen_min"] == 9_900
    [tried] = (await operator.get("/api/console/catalog/price-tries")).json()["items"]
    assert (tried["price_fen"], tried["bound_fen"]) == (99, 4_950)


async def test_the_breaker_holds_on_the_products_page_too(operator, ground):
    product_id = await on_shelf(operator, ground.body())
    product = await shown(operator, product_id)
    [sku] = product["content"]["skus"]
    cheap = [{**sku, "price_fen": 99}]
    answer = await operator.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, skus=cheap))
    waiting = answer.json()
    assert waiting["waiting"] == [f"skus/{sku['id']}/price_fen"]
    submitted = (await operator.post(f"{PRODUCTS}/{product_id}/submit")).json()
    assert [one["code"] for one in submitted["findings"]] == ["products.price_below_mean"]
    assert (await shown(operator, product_id))["price_fen_min"] == 9_900
    assert (await operator.get("/api/console/catalog/price-tries")).json()["items"]


async def test_small_price_changes_take_effect_at_once_and_are_logged(client_as, operator, ground):
    product_id = await on_shelf(operator, ground.body())
    product = await shown(operator, product_id)
    [sku] = product["content"]["skus"]
    async with client_as(EDITOR) as editor:
        nearer = [{**sku, "price_fen": 9_500}]
        answer = await editor.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, skus=nearer))
        assert answer.json()["waiting"] == []
        wanted = {"prices": [{"sku_id": sku["id"], "price_fen": 6_000, "version": 2}]}
        far = (await editor.post("/api/console/catalog/prices", json=wanted)).json()
    assert far["failed"] == [{"sku_id": sku["id"], "code": "products.price_needs_review"}]
    [change] = (await operator.get("/api/console/catalog/price-changes")).json()["items"]
    assert (change["before_fen"], change["after_fen"], change["source"]) == (9_900, 9_500, "edit")


async def test_a_batch_does_what_it_can_and_names_the_rest(operator, ground):
    good = await made(operator, ground.body())
    lacking = await made(operator, ground.body(attributes={}))
    unknown = str(new_id())
    body = {"act": "submit", "product_ids": [good, lacking, unknown]}
    answer = (await operator.post(f"{PRODUCTS}/batch", json=body)).json()
    assert answer["done"] == [good]
    assert {(one["product_id"], one["code"]) for one in answer["failed"]} == {
        (lacking, "products.check_failed"),
        (unknown, "products.unknown"),
    }
    assert [one["findings"] != [] for one in answer["failed"]].count(True) == 1
    decided = {"decision": "approve", "product_ids": [good, lacking]}
    answer = (await operator.post("/api/console/catalog/reviews", json=decided)).json()
    assert (answer["done"], len(answer["failed"])) == ([good], 1)
    body = {"act": "purge", "product_ids": [str(new_id()) for _ in range(201)]}
    assert (await operator.post(f"{PRODUCTS}/batch", json=body)).status_code == 422


async def test_the_recycle_bin_gives_back_drafts_and_forgets_only_the_unapproved(operator, ground):
    never, once = await made(operator, ground.body()), await on_shelf(operator, ground.body())
    await done(operator, once, "take-off-shelf", reason="停产")
    for one in (never, once):
        await done(operator, one, "recycle")
        assert (await shown(operator, one))["state"] == "recycled"
    assert (await operator.delete(f"{PRODUCTS}/{never}")).status_code == 204
    assert (await operator.get(f"{PRODUCTS}/{never}")).status_code == 404
    refused = await operator.delete(f"{PRODUCTS}/{once}")
    assert refused.json()["code"] == "products.was_approved"
    await done(operator, once, "restore")
    back = await shown(operator, once)
    assert (back["state"], back["recycled_at"]) == ("draft", None)


async def test_costs_are_seen_and_written_only_with_the_right(client_as, operator, ground):
    product_id = await made(operator, ground.body())
    blind = platform_actor(all_fields=False)
    async with client_as(blind) as client:
        product = await shown(client, product_id)
        [sku] = product["content"]["skus"]
        assert sku.pop("cost_fen") is None
        answer = await client.put(f"{PRODUCTS}/{product_id}", json=edit_of(product, skus=[sku]))
        assert answer.status_code == 200, answer.text
        written = edit_of(await shown(client, product_id), skus=[{**sku, "cost_fen": 1}])
        assert (await client.put(f"{PRODUCTS}/{product_id}", json=written)).status_code == 403
    async with client_as(OPERATOR) as client:
        [sku] = (await shown(client, product_id))["content"]["skus"]
    assert sku["cost_fen"] == 5_000
    assert blind.right("catalog.cost") is Right.MASKED


async def test_products_are_found_by_words_codes_and_filters(operator, ground):
    sku = ground.sku(barcode="6901234567892", code="LJ-001")
    product_id = await made(operator, ground.body(skus=[sku], code="LJ"))
    await made(operator, ground.body(name="碧螺春"))
    for query in ("text=龙井", "text=lj-0", "barcode=6901234567892", "sku_code=LJ-001", "code=LJ"):
        items = (await operator.get(f"{PRODUCTS}?{query}")).json()["items"]
        assert [one["id"] for one in items] == [product_id], query
    root = ground.category.path[0]
    for query in (f"category_id={root}", "price_from=9900&price_to=9900", "state=draft"):
        assert len((await operator.get(f"{PRODUCTS}?{query}")).json()["items"]) == 2, query
    [counted] = (await operator.get(f"{PRODUCTS}/counts")).json()
    assert counted == {"state": "draft", "count": 2}
    [one] = (await operator.get("/api/console/catalog/skus?code=LJ-001")).json()["items"]
    assert (one["product_name"], one["spec_text"]) == ("明前龙井", "")


async def test_a_merchant_actor_reaches_only_his_prices(session, client_as, operator, ground):
    product_id = await on_shelf(operator, ground.body())
    [sku] = (await shown(operator, product_id))["content"]["skus"]
    wanted = {"prices": [{"sku_id": sku["id"], "price_fen": 9_000, "version": 1}]}
    async with client_as(merchant_actor(new_id())) as client:
        answer = (await client.post("/api/console/catalog/prices", json=wanted)).json()
    assert answer["failed"] == [{"sku_id": sku["id"], "code": "products.sku_unknown"}]


async def test_the_search_box_finds_products_by_name_number_and_barcode(operator, ground):
    product_id = await made(operator, ground.body(skus=[ground.sku(barcode="6901234567892")]))
    number = (await shown(operator, product_id))["number"]
    for sought in ("龙井", number, "6901234567892"):
        hits = (await operator.get("/api/console/search", params={"text": sought})).json()
        assert f"/catalog/products/{product_id}" in str(hits), (sought, hits)
