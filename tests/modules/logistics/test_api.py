"""Doors of freight templates and of the trial calculator."""

from dataclasses import replace
from uuid import uuid4

import pytest

from houtai.entry.wiring import ROUTERS
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.identity.rules.functions import is_open
from tests.factories.logistics import HANGZHOU, RATES, make_freight_template, written

DOOR = "/api/console/logistics/freight-templates"
WRITER = Actor(
    uuid4(),
    frozenset({"logistics.freight_template.write"}),
    merchant_ids=None,
    warehouse_ids=None,
)


def merchant(merchant_id=None) -> Actor:
    here = merchant_id or new_id()
    return replace(WRITER, merchant_ids=frozenset({here}), place=Place(merchant_id=here))


def body(**changes):
    usual = {"name": "普通快递", "scope": "shop", "charge_by": "weight", "category_ids": []}
    return {**usual, "tariff": written(), **changes}


def line(**changes):
    usual = {"key": str(new_id()), "merchant_id": str(SELF_RUN_ID), "category_id": None}
    measured = {"quantity": 1, "weight_gram": 1_200, "volume_cm3": 0, "amount_fen": 5_000}
    return {**usual, **measured, **changes}


async def test_a_template_is_made_shown_listed_changed_and_removed(client_as):
    async with client_as(merchant()) as client:
        await client.post(DOOR, json=body())
        made = (await client.post(DOOR, json=body(name="冷链", charge_by="count"))).json()
        shown = (await client.get(f"{DOOR}/{made}")).json()
        assert (shown["charge_by"], shown["version"]) == ("count", 1)
        row = {**RATES, "regions": ["440000", "419001"]}
        changed = body(name="冷链", tariff=written(rows=[row], no_delivery=["650000"]), version=1)
        del changed["scope"]
        assert (await client.put(f"{DOOR}/{made}", json=changed)).status_code == 204
        listed = (await client.get(DOOR, params={"name": "冷"})).json()["items"]
        assert [(one["rows_count"], one["no_delivery_count"]) for one in listed] == [(1, 1)]
        assert (await client.delete(f"{DOOR}/{made}")).status_code == 204
        assert (await client.get(f"{DOOR}/{made}")).json()["code"] == "logistics.template_unknown"


async def test_each_sees_his_own_and_the_platform_sees_all(session, client_as):
    mine, theirs = [await make_freight_template(session, merchant_id=new_id()) for _ in range(2)]
    async with client_as(merchant(mine.merchant_id)) as client:
        shown = (await client.get(DOOR)).json()["items"]
    assert [one["id"] for one in shown] == [str(mine.id)]
    async with client_as(WRITER) as client:
        every = {one["id"] for one in (await client.get(DOOR)).json()["items"]}
    assert {str(mine.id), str(theirs.id)} <= every


async def test_without_the_permission_nothing_is_shown(client_as):
    async with client_as(replace(WRITER, permissions=frozenset())) as client:
        answers = [
            await client.get(DOOR),
            await client.post(DOOR, json=body()),
            await client.post("/api/console/logistics/freight-trials", json={}),
        ]
    assert {one.status_code for one in answers} == {403}


async def test_who_may_read_changes_nothing(session, client_as):
    reader = replace(WRITER, permissions=frozenset({"logistics.freight_template.read"}))
    made = await make_freight_template(session)
    async with client_as(reader) as client:
        assert (await client.get(f"{DOOR}/{made.id}")).status_code == 200
        assert (await client.delete(f"{DOOR}/{made.id}")).status_code == 403


@pytest.mark.parametrize(
    ("tariff", "place", "code"),
    [
        (
            written(rest={**RATES, "first_unit": 0}),
            "body/tariff/rest/first_unit",
            "request.value.greater_than_equal",
        ),
        (
            written(no_delivery=["999999"]),
            "body/tariff/no_delivery/0",
            "request.value.string_pattern_mismatch",
        ),
        (
            written(no_delivery=["449900"]),
            "body/tariff/no_delivery/0",
            "request.value.unknown_region",
        ),
        (
            written(rows=[{**RATES, "regions": ["440000", "440300"]}]),
            "body/tariff/rows/0/regions",
            "logistics.regions_overlap",
        ),
        (written(rest=None), "body/tariff/rest", "logistics.delivers_nowhere"),
        (
            written(rest={**RATES, "next_fee_fen": 10**30}),
            "body/tariff/rest/next_fee_fen",
            "request.value.less_than_equal",
        ),
    ],
)
async def test_a_tariff_that_makes_no_sense_is_refused_at_its_place(client_as, tariff, place, code):
    async with client_as(merchant()) as client:
        refused = (await client.post(DOOR, json=body(tariff=tariff))).json()
        assert (await client.get(DOOR)).json()["items"] == []
    told = [(one["place"], one["code"]) for one in refused.get("errors", [])]
    assert (place, code) in [*told, (refused.get("place"), refused["code"])]


async def test_a_trial_tells_the_fee_and_why(session, client_as):
    template = await make_freight_template(session)
    async with client_as(WRITER) as client:
        asked = {"region": HANGZHOU, "lines": [line()]}
        found = (await client.post("/api/console/logistics/freight-trials", json=asked)).json()
    part = found["merchants"][0]["parts"][0]
    assert (found["fee_fen"], found["region_name"]) == (1_000, "浙江省 杭州市 西湖区")
    assert (part["template_id"], part["next_units"]) == (str(template.id), 1)


@pytest.mark.parametrize(
    "changes",
    [{"quantity": 0}, {"quantity": 1.5}, {"quantity": 10**12}, {"weight_gram": -1}],
)
async def test_goods_that_are_none_are_refused(client_as, changes):
    asked = {"region": HANGZHOU, "lines": [line(**changes)]}
    async with client_as(WRITER) as client:
        answer = await client.post("/api/console/logistics/freight-trials", json=asked)
    assert answer.status_code == 422


@pytest.mark.parametrize("prefix", ["/api/console", "/api/shop"])
async def test_anybody_gets_the_whole_tree_of_regions_once_a_day(client_as, prefix):
    async with client_as(None) as client:
        answer = await client.get(f"{prefix}/regions")
        again = await client.get(
            f"{prefix}/regions", headers={"If-None-Match": answer.headers["etag"]}
        )
    assert (answer.status_code, again.status_code, again.content) == (200, 304, b"")
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 50_000
    tree = answer.json()
    assert len(tree) == 34
    guangdong = next(one for one in tree if one["code"] == "440000")
    dongguan = next(one for one in guangdong["children"] if one["name"] == "东莞市")
    assert dongguan == {"code": "441900", "name": "东莞市"}


def test_carriers_are_set_up_by_the_platform_alone():
    assert ROUTERS  # The house is composed.
    assert [is_open("logistics.carrier.write", each) for each in ("platform", "merchant")] == [
        True,
        False,
    ]


async def test_everybody_who_is_signed_in_may_read_which_carriers_there_are(client_as):
    nobody = Actor(id=new_id(), language="en-US")
    async with client_as(nobody) as client:
        told = await client.get("/api/console/logistics/carriers/choices")
        assert {"code": "SF", "name": "SF Express", "enabled": True} in told.json()
        refused = await client.get("/api/console/logistics/carriers")
    assert refused.status_code == 403
