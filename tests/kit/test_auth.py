"""Who may do what, and which rows are reached: at the door, in the statement, in a SQL file."""

from typing import Annotated
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import Depends, FastAPI, Request
from sqlalchemy import select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from houtai.kit.auth import DECLARED, SYSTEM, Actor, allow, within, within_text
from houtai.kit.errors import Forbidden, Unauthenticated

MINE, THEIRS = uuid4(), uuid4()
MERCHANT = Actor(uuid4(), merchant_ids=frozenset({MINE}))


class Base(DeclarativeBase):
    """A house of its own, so that the real one does not know these tables."""


class Coupon(Base):
    __tablename__ = "coupon"
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    warehouse_id: Mapped[UUID]


@pytest.mark.parametrize(
    ("held", "asked", "may"),
    [
        ("shop.coupon.read", "shop.coupon.read", True),
        ("shop.coupon.write", "shop.coupon.read", True),
        ("shop.coupon.read", "shop.coupon.write", False),
        ("shop.coupon.write", "shop.coupon.issue", False),
        ("shop.coupon.write", "shop.coupons.read", False),
        ("shop.coupon.issue", "shop.coupon.issue", True),
    ],
)
def test_writing_includes_reading_and_nothing_else(held, asked, may):
    assert Actor(uuid4(), frozenset({held})).may(asked) is may


def test_a_new_actor_reaches_nothing_and_may_nothing():
    actor = Actor(uuid4())
    assert (actor.merchant_ids, actor.warehouse_ids) == (frozenset(), frozenset())
    assert not actor.may("shop.coupon.read")


@pytest.fixture
async def coupons(session):
    await session.execute(text("CREATE TEMP TABLE coupon (merchant_id uuid) ON COMMIT DROP"))
    await session.execute(
        text("INSERT INTO coupon VALUES (:mine), (:theirs)"), {"mine": MINE, "theirs": THEIRS}
    )


@pytest.mark.parametrize(
    ("actor", "rows"), [(MERCHANT, {MINE}), (SYSTEM, {MINE, THEIRS}), (Actor(uuid4()), set())]
)
async def test_a_statement_keeps_to_the_rows_of_the_actor(session, coupons, actor, rows):
    statement = select(Coupon.merchant_id).where(within(actor, Coupon.merchant_id))
    assert set(await session.scalars(statement)) == rows


def test_each_column_has_its_own_reach():
    keeper = Actor(uuid4(), warehouse_ids=frozenset({MINE}))
    assert within_text(keeper, "warehouse_id") == {"everywhere": False, "reached": [MINE]}
    assert within_text(keeper, "merchant_id") == {"everywhere": False, "reached": []}
    assert within_text(SYSTEM, "home_id") == {"everywhere": True, "reached": []}


def test_a_column_without_a_reach_is_a_mistake_of_the_programmer():
    with pytest.raises(KeyError):
        within_text(MERCHANT, "colour_id")


def door(actor: Actor | None) -> httpx.AsyncClient:
    app = FastAPI()

    async def authenticate(request: Request) -> Actor | None:
        return actor

    app.state.authenticate = authenticate

    @app.get("/coupons")
    async def coupons(who: Annotated[Actor, Depends(allow("planted.coupon.read"))]) -> UUID:
        return who.id

    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://houtai")


async def test_a_door_lets_through_who_may():
    actor = Actor(uuid4(), frozenset({"planted.coupon.write"}))
    async with door(actor) as client:
        assert (await client.get("/coupons")).json() == str(actor.id)


@pytest.mark.parametrize(("actor", "error"), [(None, Unauthenticated), (MERCHANT, Forbidden)])
async def test_a_door_refuses_strangers_and_those_who_may_not(actor, error):
    async with door(actor) as client:
        with pytest.raises(error):
            await client.get("/coupons")


def test_a_door_declares_its_permission():
    allow("planted.coupon.burn")
    assert "planted.coupon.burn" in DECLARED
    DECLARED.remove("planted.coupon.burn")
