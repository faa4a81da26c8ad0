"""Statements come in once, with every line, and nothing of what cannot be read."""

import asyncio

import pytest
from sqlalchemy import func, select

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.jobs import Context
from houtai.modules.reconciliation import handlers
from houtai.modules.reconciliation.queries.statements import one_statement
from houtai.modules.reconciliation.rules.reading.recognise import read
from houtai.modules.reconciliation.service import reading, uploading
from houtai.modules.reconciliation.tables import Statement, StatementLine
from tests.factories.payments import Here
from tests.factories.reconciliation import (
    NOON,
    STAFF,
    Moved,
    bring_in,
    lines_of,
    make_statement,
    problems_of,
    wechat_bill,
    wechat_fund,
)

DOOR = "/api/console/reconciliation/statements"
READER = Actor(
    id=new_id(),
    permissions=frozenset({"reconciliation.statement.write"}),
    merchant_ids=None,
    warehouse_ids=None,
)
MOVED = [Moved(f"P{n}", f"G{n}", 100 * n) for n in range(1, 4)]
BILL = wechat_bill(MOVED)


async def count(session):
    return await session.scalar(select(func.count()).select_from(StatementLine))


async def test_every_line_is_kept_with_its_place_and_as_it_came(session):
    made = await bring_in(session, BILL)
    assert (made.state, made.channel, made.purpose, made.line_count) == (
        "read",
        "wechat",
        "trade",
        3,
    )
    assert (made.came_fen, made.went_fen, made.problem_count) == (600, 0, 0)
    lines = await lines_of(session, made)
    assert [(one.line, one.number, one.amount_fen) for one in lines] == [
        (2, "P1", 100),
        (3, "P2", 200),
        (4, "P3", 300),
    ]
    assert all(one.raw.startswith("`2026-11-21") for one in lines)


async def test_the_same_file_is_refused_by_name(session):
    await bring_in(session, BILL, "一.csv")
    with pytest.raises(uploading.SameFile) as refused:
        await bring_in(session, BILL, "二.csv")
    assert refused.value.fields["name"] == "一.csv"


async def test_a_file_that_was_refused_may_come_again(session):
    torn = BILL[:-30]
    for _ in range(2):
        made = await bring_in(session, torn)
        assert (made.state, made.fault, made.line_count) == ("refused", "cut_off", 0)
    assert await count(session) == 0


async def test_lines_of_another_file_count_once_and_are_told(session):
    await bring_in(session, BILL)
    more = await bring_in(session, wechat_bill([*MOVED, Moved("P4", "G4", 400)]))
    assert (more.line_count, more.repeated_count, more.came_fen) == (4, 3, 400)
    assert [one.repeated for one in await lines_of(session, more)] == [True, True, True, False]
    problems = await problems_of(session, more)
    assert [(one.oddity, one.line) for one in problems] == [
        ("line_known", 2),
        ("line_known", 3),
        ("line_known", 4),
    ]


async def test_a_line_that_stands_twice_in_a_file_is_told(session):
    made = await bring_in(session, wechat_bill([MOVED[0], MOVED[1], MOVED[0]]))
    (problem,) = await problems_of(session, made)
    assert (problem.oddity, problem.line, made.came_fen) == ("line_repeated", 4, 300)


async def test_an_account_that_does_not_begin_where_it_ended_misses_a_statement(session):
    await bring_in(session, wechat_fund([500], 100, "2026-11-20"))
    follows = await bring_in(session, wechat_fund([50], 600, "2026-11-21"))
    assert follows.problem_count == 0
    gap = await bring_in(session, wechat_fund([50], 700, "2026-11-23"))
    (problem,) = await problems_of(session, gap)
    assert (problem.oddity, problem.word) == ("opening_differs", "6.50 / 7.00")


async def test_two_jobs_with_one_statement_in_hand_write_its_lines_once(session):
    made = await make_statement(session, due_at=NOON)
    first = await reading.take(session, NOON)
    assert await reading.take(session, NOON) is None
    second = await reading.take(session, NOON + reading.LEASE)
    assert (first.id, second.id) == (made.id, made.id)
    said = read(BILL)
    assert await reading.record(session, second, said, at=NOON)
    assert not await reading.record(session, first, said, at=NOON)
    assert await count(session) == 3


async def test_what_kills_every_reader_is_given_up(session):
    made = await make_statement(session, due_at=NOON, attempts=reading.TRIES_MAX)
    await run_job(session)
    shown = await one_statement(session, made.id)
    assert (shown.state, shown.fault) == ("refused", "gave_up")


async def run_job(session):
    await handlers.read_statements(Context(Here(session), NOON, 1, 1))


async def test_a_job_reads_what_was_uploaded(session, client_as):
    async with client_as(READER) as client:
        files = {"file": ("十一月.csv", BILL, "text/csv")}
        answer = await client.post(DOOR, files=files)
        assert answer.status_code == 201, answer.text
        again = await client.post(DOOR, files=files)
        assert (again.status_code, again.json()["code"]) == (409, "reconciliation.same_file")
        await run_job(session)
        made = answer.json()["id"]
        shown = (await client.get(f"{DOOR}/{made}")).json()
        assert (shown["state"], shown["line_count"], shown["day_first"]) == (
            "read",
            3,
            "2026-11-21",
        )
        assert (await client.get(f"{DOOR}/{made}/file")).content == BILL
        lines = (await client.get(f"{DOOR}/{made}/lines?number=P2")).json()["items"]
        assert [one["amount_fen"] for one in lines] == [200]


async def test_only_who_may_do_so_uploads(client_as):
    onlooker = Actor(id=new_id(), permissions=frozenset({"reconciliation.statement.read"}))
    async with client_as(onlooker) as client:
        answer = await client.post(DOOR, files={"file": ("a.csv", BILL)})
        assert answer.status_code == 403
        assert (await client.get(DOOR)).status_code == 200


async def test_two_files_with_the_same_lines_at_once_count_each_line_once(database):
    name = f"{new_id().hex}"
    moved = [Moved(f"P{name}{n}", f"G{name}{n}", 100) for n in range(200)]
    bills = [wechat_bill(moved), wechat_bill([*moved, Moved("P", f"G{name}", 1)])]

    async def bring(content):
        received = uploading.Received.of("a.csv", content)
        async with database.transaction() as session:
            await uploading.keep(session, STAFF, received, at=NOON)
        taken = reading.TakenStatement(received.id, "upload", None, "", 0)
        async with database.transaction() as session:
            assert await reading.record(session, taken, read(content), at=NOON)
        return received.id

    ids = await asyncio.gather(*map(bring, bills))
    async with database.transaction() as session:
        lines = select(func.count()).where(
            StatementLine.statement_id.in_(ids), ~StatementLine.repeated
        )
        assert await session.scalar(lines) == 201
        counted = select(func.sum(Statement.repeated_count)).where(Statement.id.in_(ids))
        assert await session.scalar(counted) == 200
