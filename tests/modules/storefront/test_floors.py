"""The home page as the platform arranges it, and as buyers see it."""

from uuid import uuid4

import pytest
from sqlalchemy import delete

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.storefront.queries.shapes import HomeView
from houtai.modules.storefront.tables import Floor
from tests.factories.catalog import make_category
from tests.factories.storefront import put_on_shelf

DOOR = "/api/console/storefront/floors"
OPERATOR = Actor(
    new_id(), frozenset({"storefront.floor.write"}), merchant_ids=None, warehouse_ids=None
)


def floor(**changes):
    return {"kind": "popular", "title": "大家都在买", "position": 1, **changes}


@pytest.fixture(autouse=True)
async def bare(session):
    await session.execute(delete(Floor))


async def test_buyers_see_floors_in_their_order_without_what_is_gone(session, client_as):
    category = await make_category(session)
    tea = await put_on_shelf(session, "茶", category=category)
    cup = await put_on_shelf(session, "杯")
    wanted = [str(cup.id), str(new_id()), str(tea.id)]
    async with client_as(OPERATOR) as staff:
        made = [
            floor(kind="products", title="甄选", position=2, product_ids=wanted),
            floor(kind="category", title="茶馆", position=1, category_id=str(category.id)),
            floor(title="藏", position=0, state="hidden"),
            floor(kind="products", title="空", position=3, product_ids=[str(new_id())]),
        ]
        for one in made:
            assert (await staff.post(DOOR, json=one)).status_code == 201
    async with client_as(None) as client:
        answer = await client.get("/api/shop/home")
    shown = HomeView.model_validate_json(answer.content)
    assert [one.title for one in shown.floors] == ["茶馆", "甄选"]
    assert [[card.name for card in one.products] for one in shown.floors] == [["茶"], ["杯", "茶"]]
    assert answer.headers["etag"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "banner"},
        {"kind": "products"},
        {"kind": "category"},
        {"category_id": str(uuid4())},
        {"kind": "products", "product_ids": [str(uuid4())] * 21},
        {"position": -1},
        {"title": ""},
        {"kind": "wall"},
    ],
)
async def test_a_floor_holds_what_its_kind_shows(client_as, wrong):
    async with client_as(OPERATOR) as staff:
        assert (await staff.post(DOOR, json=floor(**wrong))).status_code == 422


@pytest.mark.parametrize(
    "link", ["https://evil.example", "//evil.example", "javascript:x", "x", ""]
)
async def test_a_banner_leads_to_a_page_of_the_shop_only(client_as, link):
    banner = {"picture": str(uuid4()), "link": link, "alt": "茶"}
    async with client_as(OPERATOR) as staff:
        answer = await staff.post(DOOR, json=floor(kind="banner", banners=[banner]))
    assert answer.json()["errors"][0]["place"].endswith("link")


async def test_a_banner_takes_only_what_was_uploaded_for_it(client_as):
    banner = {"picture": str(uuid4()), "link": "/search?text=x", "alt": "茶"}
    async with client_as(OPERATOR) as staff:
        answer = await staff.post(DOOR, json=floor(kind="banner", banners=[banner]))
    assert answer.json()["code"] == "files.not_usable"


async def test_a_floor_is_changed_once_for_each_version_and_taken_away(client_as):
    async with client_as(OPERATOR) as staff:
        made = (await staff.post(DOOR, json=floor())).json()
        edit = floor(title="新", version=1)
        assert (await staff.put(f"{DOOR}/{made}", json=edit)).status_code == 204
        assert (await staff.put(f"{DOOR}/{made}", json=edit)).status_code == 409
        assert (await staff.get(f"{DOOR}/{made}")).json()["title"] == "新"
        assert (await staff.delete(f"{DOOR}/{made}")).status_code == 204
        assert (await staff.delete(f"{DOOR}/{made}")).status_code == 404


async def test_there_is_room_for_so_many_floors(client_as):
    async with client_as(OPERATOR) as staff:
        answers = [await staff.post(DOOR, json=floor(position=n)) for n in range(31)]
    assert [one.status_code for one in answers] == [201] * 30 + [409]
