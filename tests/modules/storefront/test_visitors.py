"""What visitors do is kept in batches; what they look at together is shown together."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, text

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.storefront.rules.ages import id_at
from houtai.modules.storefront.service import behaviour, counting
from houtai.modules.storefront.tables import Behaviour, Entry, Together
from tests.factories.members import make_member
from tests.factories.storefront import NOON, put_on_shelf

OURS = {"Sec-Fetch-Site": "same-origin"}
DOOR = "/api/shop/behaviour"


def looked(product_id):
    return {"kind": "product", "product_id": str(product_id)}


async def of(session, visitor_id):
    statement = select(Behaviour.kind).where(Behaviour.visitor_id == visitor_id)
    return list(await session.scalars(statement.order_by(Behaviour.id)))


async def test_a_first_visit_is_given_an_id_that_no_script_reads(session, client_as):
    happenings = [{"kind": "visit"}, {"kind": "search", "words": "岩茶"}, looked(new_id())]
    async with client_as(None) as client:
        answer = await client.post(DOOR, json={"happenings": happenings}, headers=OURS)
        assert answer.status_code == 204, answer.text
        cookie = answer.headers["set-cookie"]
        assert all(part in cookie for part in ("houtai_visitor=", "HttpOnly", "SameSite=lax"))
        visitor_id = UUID(cookie.split("=", 1)[1].split(";")[0])
        again = await client.post(
            DOOR,
            json={"happenings": [{"kind": "visit"}]},
            headers={**OURS, "Cookie": f"houtai_visitor={visitor_id}"},
        )
    assert "set-cookie" not in again.headers
    assert await of(session, visitor_id) == ["visit", "search", "product", "visit"]


@pytest.mark.parametrize("cookie", ["x", "0" * 36, "'; DROP TABLE x; --", "A" * 4000])
async def test_a_forged_visitor_is_a_new_one(client_as, cookie):
    async with client_as(None) as client:
        headers = {**OURS, "Cookie": f"houtai_visitor={cookie}"}
        answer = await client.post(DOOR, json={"happenings": [{"kind": "visit"}]}, headers=headers)
    assert answer.status_code == 204
    assert "houtai_visitor=" in answer.headers["set-cookie"]


async def test_what_a_member_does_is_known_to_be_his(session, client_as):
    member = await make_member(session)
    async with client_as(Actor(member.id)) as client:
        await client.post(DOOR, json={"happenings": [{"kind": "visit"}]}, headers=OURS)
    assert await session.scalar(
        select(func.count()).where(Behaviour.member_id == member.id).select_from(Behaviour)
    )


@pytest.mark.parametrize(
    "happenings",
    [
        [],
        [{"kind": "visit"}] * 51,
        [{"kind": "buy"}],
        [{"kind": "product"}],
        [{"kind": "visit", "product_id": str(uuid4())}],
        [{"kind": "search"}],
        [{"kind": "search", "words": "茶" * 101}],
        [{"kind": "product", "product_id": "x"}],
        [{"kind": "visit", "at": "2026-01-01T00:00:00Z"}],
        "x",
        None,
    ],
)
async def test_what_says_nothing_or_too_much_is_refused(client_as, happenings):
    async with client_as(None) as client:
        answer = await client.post(DOOR, json={"happenings": happenings}, headers=OURS)
    assert answer.status_code == 422


async def test_another_sites_page_notes_nothing(client_as):
    async with client_as(None) as client:
        answer = await client.post(
            DOOR,
            json={"happenings": [{"kind": "visit"}]},
            headers={"Sec-Fetch-Site": "cross-site"},
        )
    assert (answer.status_code, answer.json()["code"]) == (403, "storefront.from_elsewhere")


async def test_a_crowd_is_written_in_few_statements(database):
    recorder, visitor_id = behaviour.recorder(database), new_id()
    command = behaviour.NoteBehaviour.model_validate({"happenings": [{"kind": "visit"}]})
    noted = [
        behaviour.noted(command, visitor_id=visitor_id, member_id=None, at=NOON) for _ in range(300)
    ]
    await asyncio.gather(*(recorder.submit(one) for one in noted))
    async with database.transaction() as session:
        assert len(await of(session, visitor_id)) == 300
        counted = text(
            "SELECT count(DISTINCT xmin::text) FROM storefront.behaviour WHERE visitor_id = :one"
        )
        assert (await session.scalar(counted, {"one": visitor_id}) or 0) < 30


def act(visitor_id, product_id, minutes, kind="product"):
    at = NOON - timedelta(minutes=minutes)
    return Behaviour(
        id=UUID(int=id_at(at).int | uuid4().int >> 60),
        visitor_id=visitor_id,
        kind=kind,
        product_id=product_id,
        at=at,
    )


async def test_what_one_visitor_looks_at_belongs_together(session, client_as):
    tea, cup, lamp, off = [await put_on_shelf(session, name) for name in ("茶", "杯", "灯", "旧")]
    buyer, other = new_id(), new_id()
    session.add_all(
        [
            act(buyer, tea.id, 10),
            act(buyer, cup.id, 9),
            act(buyer, cup.id, 8),
            act(buyer, cup.id, 7, "cart"),
            act(other, lamp.id, 6),
            act(other, new_id(), 5),
            act(buyer, lamp.id, 3 * 24 * 60),
            act(buyer, off.id, 0),
        ]
    )
    await session.flush()
    assert await counting.count_together(session, NOON) > 0
    assert await counting.count_together(session, NOON) == 0
    weights = {
        (row.product_id, row.other_id): row.weight
        for row in await session.execute(
            select(Together.product_id, Together.other_id, Together.weight)
        )
    }
    assert weights == {(tea.id, cup.id): 5, (cup.id, tea.id): 5}
    looks = select(Entry.looks, Entry.standing).where(Entry.product_id == cup.id)
    assert (await session.execute(looks)).one().looks == 5
    async with client_as(None) as client:
        address = f"/api/shop/products/{tea.id}/recommendations"
        items = (await client.get(address)).json()["items"]
    assert items[0]["id"] == str(cup.id)
    await counting.cool(session)
    assert set(await session.scalars(select(Together.weight))) == {2}


async def test_old_behaviour_is_forgotten(session):
    visitor_id = new_id()
    days = behaviour.BEHAVIOUR_DAYS.default
    session.add_all([act(visitor_id, new_id(), (days + 1) * 1440), act(visitor_id, new_id(), 0)])
    await session.flush()
    while await behaviour.forget(session, NOON):
        pass
    assert len(await of(session, visitor_id)) == 1
