"""Walking a list: each row once, in order, whatever happens meanwhile."""

import asyncio
import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Annotated, ClassVar
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from fastapi import Depends, FastAPI
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import BigInteger, DateTime, event, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from houtai.entry.http import build_app
from houtai.kit import db
from houtai.kit.environment import Environment
from houtai.kit.http import Router
from houtai.kit.ids import new_id
from houtai.kit.paging import (
    BrokenCursor,
    Listing,
    Page,
    SortUnfit,
    Wanted,
    any_of,
    at_least,
    below,
    equal,
    starts_with,
)
from houtai.kit.shapes import Moment, View

# The same in every process that collects the tests.
SOME_ID = UUID(int=1)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Apart(DeclarativeBase):
    """Not the house's tables: these are no part of the migrated schema."""

    type_annotation_map: ClassVar = {int: BigInteger}


class Tie(Apart):
    __tablename__ = "tie"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    word: Mapped[str]
    size: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class TieView(View):
    id: UUID
    word: str
    size: int | None
    at: datetime


TIES = Listing(
    id=Tie.id,
    sorts={"id": Tie.id, "word": Tie.word, "size": Tie.size, "at": Tie.at},
    default="-id",
    filters={
        "word": equal(Tie.word, str),
        "word_from": starts_with(Tie.word, str),
        "size": any_of(Tie.size, int),
        "at_from": at_least(Tie.at, Moment),
        "at_to": below(Tie.at, Moment),
    },
)
SIZED = replace(
    TIES,
    tied={"at_from": "-at", "at_to": "-at", "size": "size"},
    among={"size": Tie.size.is_not(None)},
    narrow=frozenset({"at"}),
)
"""The same where times go with their own order, and whatever has no size has no place by size."""
WAYS = [way for name in TIES.sorts for way in (name, f"-{name}")]
router = Router(prefix="/ties", tags=["ties"])


@router.get("")
async def list_ties(
    session: db.ReadSession, wanted: Annotated[Wanted, Depends(TIES.wanted)]
) -> Page[TieView]:
    statement = select(Tie.id, Tie.word, Tie.size, Tie.at)
    return await TIES.page(session, statement, wanted, TieView)


def make_tie(random: Random) -> dict[str, object]:
    """Few different values, so that most rows are equal in every sort but the id."""
    return {
        "id": new_id(),
        "word": random.choice(["甲", "a_b", "a%b", "aXb", "Z", ""]),
        "size": random.choice([None, -1, 0, 0, 2**62]),
        "at": NOON + timedelta(microseconds=random.randrange(4)),
    }


@pytest.fixture(scope="module")
async def ties(fresh_database) -> AsyncIterator[db.Database]:
    place = fresh_database("ties")
    with psycopg.connect(place.owner_url) as connection:
        connection.execute(
            "CREATE TABLE public.tie"
            " (id uuid PRIMARY KEY, word text NOT NULL, size bigint, at timestamptz NOT NULL);"
            " GRANT USAGE ON SCHEMA public TO houtai_app;"
            " GRANT SELECT, INSERT ON public.tie TO houtai_app"
        )
    database = db.Database(f"{place.app_url}&options=-c%20search_path%3Dpublic")
    event.listen(database.engine.sync_engine, "connect", _see_public)
    yield database
    await database.close()


def _see_public(connection, _record) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = public")
    connection.commit()


@cache
def application() -> FastAPI:
    """Built once: it has hundreds of doors."""
    app = build_app(Environment.read())
    app.include_router(router, prefix="/api/console")
    return app


@pytest.fixture
async def client(ties) -> AsyncIterator[httpx.AsyncClient]:
    async def authenticate(_request):
        return None

    app = application()
    app.state.database, app.state.authenticate = ties, authenticate
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as opened:
        yield opened


async def add(ties: db.Database, count: int, seed: int) -> list[UUID]:
    random = Random(seed)
    rows = [make_tie(random) for _ in range(count)]
    async with ties.transaction() as session:
        await session.execute(insert(Tie), rows)
    return [row["id"] for row in rows]


async def walk(client: httpx.AsyncClient, **query: object) -> list[dict[str, object]]:
    seen: list[dict[str, object]] = []
    after: str | None = None
    for _ in range(10_000):
        asked = query if after is None else {**query, "after": after}
        answer = await client.get("/api/console/ties", params=asked)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        seen += page["items"]
        after = page["next"]
        if after is None:
            return seen
    raise AssertionError("the list never ends")


@pytest.fixture(scope="module")
async def there(ties) -> list[UUID]:
    """A few thousand rows that are there from the start."""
    return await add(ties, 3_000, seed=1)


@pytest.mark.parametrize("way", WAYS)
async def test_a_walk_meets_each_row_once_while_others_are_added(client, ties, there, way):
    added: list[UUID] = []

    async def keep_adding() -> None:
        for seed in range(1_000_000):
            added.extend(await add(ties, 3, seed))
            await asyncio.sleep(0.01)

    adding = asyncio.create_task(keep_adding())
    try:
        seen = [UUID(row["id"]) for row in await walk(client, sort=way, limit=170)]
    finally:
        adding.cancel()
        await asyncio.gather(adding, return_exceptions=True)
    assert added
    assert len(seen) == len(set(seen))
    assert set(there) <= set(seen)


@pytest.mark.parametrize("way", WAYS)
async def test_a_walk_is_in_the_order_of_the_whole_list(client, ties, there, way):
    column = TIES.sorts[way.removeprefix("-")]
    order = [column, Tie.id]
    whole = select(Tie.id).order_by(*(one.desc() if way[0] == "-" else one for one in order))
    async with ties.transaction() as session:
        expected = [str(row) for row in await session.scalars(whole)]
    assert [row["id"] for row in await walk(client, sort=way, limit=200)] == expected


async def test_the_smallest_page_walks_too(client, there):
    rows = await walk(client, sort="size", limit=1, word="Z", size=[0, -1], at_to=NOON.isoformat())
    assert rows == []
    some = await walk(client, sort="-size", limit=1, word="Z", at_to="2026-11-22T12:00:00.000001Z")
    assert some
    assert all(row["word"] == "Z" for row in some)


async def test_filters_mean_what_they_say(client, there):
    rows = await walk(client, limit=200)
    for query, holds in [
        ({"word": "甲"}, lambda row: row["word"] == "甲"),
        ({"word_from": "a_"}, lambda row: row["word"] == "a_b"),
        ({"word_from": "a%"}, lambda row: row["word"] == "a%b"),
        ({"size": [0, -1]}, lambda row: row["size"] in {0, -1}),
        ({"at_from": NOON.isoformat(), "at_to": NOON.isoformat()}, lambda _row: False),
    ]:
        found = await walk(client, limit=200, **query)
        assert [row["id"] for row in found] == [row["id"] for row in rows if holds(row)]


async def test_a_page_is_one_statement(client, ties, there):
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        statements.append(statement)

    event.listen(ties.engine.sync_engine, "before_cursor_execute", note)
    await client.get("/api/console/ties", params={"sort": "size"})
    event.remove(ties.engine.sync_engine, "before_cursor_execute", note)
    assert len([one for one in statements if "tie" in one]) == 1


def forged(*place: object) -> str:
    return urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


BROKEN = [
    *("", "x", "====", "/", "\u4e2d", "null", "A" * 1999),
    *(forged(), forged("size"), forged("size", 1, 2, 3), forged("size", "x", str(SOME_ID))),
    *(forged("size", 1, "x"), forged("size", {}, str(SOME_ID)), forged("-size", 1, str(SOME_ID))),
    *(forged("id", 1, str(SOME_ID)), urlsafe_b64encode(b"[" * 1400).decode()),
]


@pytest.mark.parametrize("cursor", BROKEN)
async def test_a_mangled_cursor_is_refused_with_its_place(client, cursor):
    answer = await client.get("/api/console/ties", params={"sort": "size", "after": cursor})
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["place"] == "query/after"


@pytest.mark.parametrize("value", [2**63, 10**400, -(2**70)])
async def test_a_forged_number_beyond_64_bits_is_no_failure_of_ours(client, value):
    cursor = forged("size", value, str(uuid4()))
    answer = await client.get("/api/console/ties", params={"sort": "size", "after": cursor})
    assert answer.status_code in {200, 422}, answer.text


@given(st.text(max_size=300))
def test_any_text_is_a_cursor_or_refused(text):
    with suppress(BrokenCursor):
        TIES.want(after=text)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ({"limit": 0}, "query/limit"),
        ({"limit": 201}, "query/limit"),
        ({"sort": "colour"}, "query/sort"),
        ({"at_from": "yesterday"}, "query/at_from"),
        ({"size": ["1", "x"]}, "query/size/1"),
        ({"size": list(range(51))}, "query/size"),
        ({"colour": "red"}, "query/colour"),
    ],
)
async def test_a_wrong_parameter_is_told(client, query, place):
    answer = await client.get("/api/console/ties", params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == place


async def test_the_parameters_are_documented_one_by_one(client):
    document = (await client.get("/api/openapi.json")).json()
    operation = document["paths"]["/api/console/ties"]["get"]
    named = {one["name"]: one["schema"] for one in operation["parameters"]}
    assert set(named) == {"limit", "sort", "after", *TIES.filters}
    assert named["limit"] == {"type": "integer", "minimum": 1, "maximum": 200} | {
        "default": 50,
        "title": "Limit",
    }
    assert named["sort"]["enum"] == WAYS
    assert operation["operationId"] == "ties_list_ties"
    assert "4XX" in operation["responses"]
    assert "application/problem+json" in operation["responses"]["4XX"]["content"]


@pytest.mark.parametrize("way", WAYS)
async def test_pages_that_are_cut_first_walk_in_the_same_order(ties, there, way):
    column = TIES.sorts[way.removeprefix("-")]
    order = [column, Tie.id]
    whole = select(Tie.id).order_by(*(one.desc() if way[0] == "-" else one for one in order))
    seen: list[UUID] = []
    after: str | None = None
    async with ties.transaction(mode=db.Mode.READ) as session:
        while after is not None or not seen:
            wanted = TIES.want(sort=way, limit=190, after=after)
            arranged = TIES.cut(select(Tie.id), wanted, [Tie.id, Tie.word, Tie.size, Tie.at])
            page = await TIES.read(session, arranged, wanted, TieView)
            seen += [row.id for row in page.items]
            after = page.next
        assert seen == list(await session.scalars(whole))


@pytest.mark.parametrize("way", ["size", "-size"])
async def test_a_sort_among_some_rows_shows_those_and_no_others(ties, there, way):
    whole = select(Tie.id).where(Tie.size.is_not(None))
    order = [one.desc() if way[0] == "-" else one for one in (Tie.size, Tie.id)]
    seen: list[UUID] = []
    after: str | None = None
    async with ties.transaction(mode=db.Mode.READ) as session:
        statement = select(Tie.id, Tie.word, Tie.size, Tie.at)
        while after is not None or not seen:
            wanted = SIZED.want(sort=way, limit=190, after=after)
            page = await SIZED.page(session, statement, wanted, TieView)
            seen += [row.id for row in page.items]
            after = page.next
        assert seen == list(await session.scalars(whole.order_by(*order)))
        assert "size IS NULL" not in str(
            SIZED.arrange(statement, replace(wanted, after=(0, SOME_ID)))
        )
    with pytest.raises(BrokenCursor):
        SIZED.want(sort=way, after=forged(way, None, str(SOME_ID)))


def test_a_filter_that_goes_with_one_sort_brings_it_and_refuses_others():
    stretch = {"at_from": NOON}
    assert (SIZED.want().sort, SIZED.want(sort="word").sort) == ("id", "word")
    usual = SIZED.want(values=stretch)
    assert (usual.sort, usual.descending) == ("at", True)
    assert not SIZED.want(sort="at", values=stretch).descending
    assert not SIZED.want(values={"size": [1]}).descending
    with pytest.raises(SortUnfit) as refused:
        SIZED.want(sort="size", values=stretch)
    assert refused.value.place == "query/sort"
    either = {**stretch, "size": [1]}
    assert [SIZED.want(sort=one, values=either).sort for one in ("at", "-size")] == ["at", "size"]
    for sort, values in (("-id", either), ("at", {}), ("-at", {"word": "Z"})):
        with pytest.raises(SortUnfit):
            SIZED.want(sort=sort, values=values)
