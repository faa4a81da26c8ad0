"""Doors of warehouses, pools, the stock list and checks: who may, whose rows, which errors."""

from dataclasses import replace

from sqlalchemy import text

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from tests.factories.catalog import make_product, make_sku
from tests.factories.inventory import (
    NANSHAN,
    keeper,
    make_item,
    make_stock,
    make_warehouse,
    receive_stock,
    seller,
    settle,
)
from tests.factories.merchants import make_merchant

EVERYTHING = frozenset(
    f"inventory.{thing}.write" for thing in ("warehouse", "pool", "stock", "check")
)
PLATFORM = Actor(new_id(), EVERYTHING, None, None, all_fields=True)
HERE = "/api/console/inventory"


def a_warehouse(**changes):
    return {
        "code": f"W{new_id().hex[-12:].upper()}",
        "name": "华南仓",
        "region": NANSHAN,
        "address": "科技园路 1 号",
        **changes,
    }


async def test_a_new_warehouse_is_a_place_where_people_work(session, client_as):
    async with client_as(PLATFORM) as client:
        made = await client.post(f"{HERE}/warehouses", json=a_warehouse(marketplace=True))
        assert made.status_code == 201, made.text
        warehouse_id = made.json()
        shown = (await client.get(f"{HERE}/warehouses/{warehouse_id}")).json()
    assert (shown["merchant_id"], shown["state"]) == (str(SELF_RUN_ID), "open")
    place = await session.execute(
        text("SELECT kind, merchant_id, name FROM identity.place WHERE id = :id"),
        {"id": warehouse_id},
    )
    assert place.one() == ("warehouse", None, "华南仓")


async def test_a_warehouse_is_changed_once_for_each_version(client_as):
    async with client_as(PLATFORM) as client:
        warehouse_id = (await client.post(f"{HERE}/warehouses", json=a_warehouse())).json()
        change = {
            "name": "东区仓",
            "region": NANSHAN,
            "address": "x",
            "is_open": False,
            "version": 1,
        }
        door = f"{HERE}/warehouses/{warehouse_id}"
        assert (await client.put(door, json=change)).status_code == 204
        late = await client.put(door, json=change)
        shown = (await client.get(door)).json()
    assert (late.status_code, late.json()["code"]) == (409, "inventory.changed_meanwhile")
    assert (shown["name"], shown["state"], shown["version"]) == ("东区仓", "closed", 2)


async def test_codes_are_unique_and_regions_are_real(client_as):
    body = a_warehouse()
    async with client_as(PLATFORM) as client:
        await client.post(f"{HERE}/warehouses", json=body)
        again = await client.post(f"{HERE}/warehouses", json=body)
        nowhere = await client.post(f"{HERE}/warehouses", json=a_warehouse(region="999999"))
    assert again.json()["code"] == "inventory.warehouse_code_taken"
    assert nowhere.status_code == 422


async def test_a_merchant_keeps_his_own_warehouses_and_sees_those_of_the_marketplace(
    session, client_as
):
    mine = new_id()
    owner = seller(mine, *EVERYTHING)
    market = await make_warehouse(session, marketplace=True)
    hidden = await make_warehouse(session)
    async with client_as(owner) as client:
        made = await client.post(f"{HERE}/warehouses", json=a_warehouse())
        listed = (await client.get(f"{HERE}/warehouses")).json()["items"]
        foreign = await client.post(
            f"{HERE}/warehouses", json=a_warehouse(merchant_id=str(SELF_RUN_ID))
        )
        greedy = await client.post(f"{HERE}/warehouses", json=a_warehouse(marketplace=True))
        change = {"name": "x", "region": NANSHAN, "address": "x", "version": 1}
        edits = [
            (await client.put(f"{HERE}/warehouses/{each}", json=change)).json()["code"]
            for each in (market, hidden, new_id())
        ]
    shown = {each["id"] for each in listed}
    assert {made.json(), str(market)} <= shown
    assert str(hidden) not in shown
    assert foreign.json()["code"] == "inventory.merchant_unknown"
    assert greedy.json()["code"] == "inventory.marketplace_not_yours"
    assert edits == ["inventory.warehouse_not_found"] * 3


async def test_the_stock_list_shows_each_his_own(session, client_as):
    mine = new_id()
    sku_id, house = await make_stock(session, 5, merchant_id=mine)
    other, _ = await make_stock(session, 7)
    asked = {"sku_id": [str(sku_id), str(other)]}

    async def shown_to(actor):
        async with client_as(actor) as client:
            answer = await client.get(f"{HERE}/levels", params=asked)
        assert answer.status_code == 200, answer.text
        return {each["sku_id"]: each for each in answer.json()["items"]}

    everything = await shown_to(PLATFORM)
    assert {each["good"] for each in everything.values()} == {5, 7}
    own = await shown_to(seller(mine, "inventory.stock.read"))
    assert list(own) == [str(sku_id)]
    assert (own[str(sku_id)]["free"], own[str(sku_id)]["sellable"]) == (5, 5)
    there = await shown_to(keeper(house, "inventory.stock.read"))
    assert list(there) == [str(sku_id)]
    assert there[str(sku_id)]["sellable"] is None  # the merchant's sales are not the keeper's


async def test_the_stock_list_pages_through_every_row_once(session, client_as):
    house = await make_warehouse(session)
    skus = [(await make_stock(session, quantity))[0] for quantity in (1, 2, 2, 3)]
    del house
    seen, after = [], None
    async with client_as(PLATFORM) as client:
        while True:
            params = {"sku_id": [str(each) for each in skus], "sort": "-good", "limit": 1}
            page = (
                await client.get(
                    f"{HERE}/levels", params=params | ({"after": after} if after else {})
                )
            ).json()
            seen += [each["good"] for each in page["items"]]
            after = page["next"]
            if after is None:
                break
    assert seen == [3, 2, 2, 1]


async def test_the_platform_reads_whose_pool_it_is(session, client_as):
    merchant = await make_merchant(session, shop_name="清风茶铺")
    await make_stock(session, 5, merchant_id=merchant.merchant_id)
    async with client_as(PLATFORM) as client:
        asked = client.get(f"{HERE}/pools", params={"merchant_id": str(merchant.merchant_id)})
        listed = (await asked).json()["items"]
    assert [(one["kind"], one["shop_name"]) for one in listed] == [("shared", "清风茶铺")]


async def test_a_pool_is_made_filled_and_ended_at_the_doors(session, client_as):
    sku_id, _ = await make_stock(session, 5)
    async with client_as(PLATFORM) as client:
        body = {"kind": "activity", "name": "秒杀", "purpose_id": str(new_id())}
        pool_id = (await client.post(f"{HERE}/pools", json=body)).json()
        door = f"{HERE}/pools/{pool_id}"
        quotas = {"quotas": [{"sku_id": str(sku_id), "asked": 3}]}
        assert (await client.put(f"{door}/quotas", json=quotas)).status_code == 204
        quotas["quotas"][0]["asked"] = 6
        refused = await client.put(f"{door}/quotas", json=quotas)
        listed = (await client.get(f"{door}/quotas")).json()["items"]
        ended = await client.post(f"{door}/end", json={"version": 1})
        again = await client.post(f"{door}/end", json={"version": 1})
    assert (refused.status_code, refused.json()["code"]) == (409, "inventory.not_enough_stock")
    assert [(each["sku_id"], each["asked"]) for each in listed] == [(str(sku_id), 3)]
    assert ended.status_code == 204
    assert again.json()["code"] == "inventory.pool_ended"


async def test_a_check_is_asked_for_and_looked_at(client_as):
    async with client_as(PLATFORM) as client:
        run_id = (await client.post(f"{HERE}/checks")).json()
        shown = (await client.get(f"{HERE}/checks/{run_id}")).json()
        listed = (await client.get(f"{HERE}/checks")).json()["items"]
        differences = (await client.get(f"{HERE}/checks/{run_id}/differences")).json()
        mended = (await client.post(f"{HERE}/checks/{run_id}/mend")).json()
        unknown = await client.get(f"{HERE}/checks/{new_id()}")
    assert shown["state"] == "waiting"
    assert listed[0]["id"] == run_id
    assert differences["items"] == []
    assert mended == {"accounts": 0, "skus": 0}
    assert unknown.status_code == 404


async def test_without_the_permission_no_door_opens(session, client_as):
    await make_item(session)
    async with client_as(Actor(new_id(), merchant_ids=None, warehouse_ids=None)) as client:
        for thing in ("warehouses", "pools", "levels", "checks"):
            assert (await client.get(f"{HERE}/{thing}")).status_code == 403


async def test_stock_and_its_bounds_are_found_by_name_code_and_barcode(session, client_as):
    product = await make_product(session, name=f"霜降白茶{new_id().hex}")
    sku = await make_sku(session, product, code=f"BC-{new_id().hex}", barcode="6901234567892")
    other = await make_sku(session, await make_product(session, name="霜降红茶"))
    warehouse_id = await make_warehouse(session)
    for one in (sku, other):
        await receive_stock(session, one.id, warehouse_id, 3)
    await settle(session)
    actor = replace(PLATFORM, permissions=EVERYTHING | {"inventory.alert.write"})
    async with client_as(actor) as client:
        for one in (sku, other):
            rule = {"sku_id": str(one.id), "warehouse_id": str(warehouse_id), "low_quantity": 1}
            assert (await client.post(f"{HERE}/stock-rules", json=rule)).status_code == 201
        for listing in ("levels", "stock-rules"):
            for text_ in (product.name, "霜降白", sku.code, "6901234567892"):
                answer = await client.get(f"{HERE}/{listing}", params={"text": text_})
                assert [row["sku_id"] for row in answer.json()["items"]] == [str(sku.id)], text_
            both = await client.get(f"{HERE}/{listing}", params={"text": "霜降"})
            assert {str(sku.id), str(other.id)} <= {row["sku_id"] for row in both.json()["items"]}
