"""Lists taken away as files: what stands in them, for whom, and what stops them."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import pytest
import python_calamine
from sqlalchemy import select, text

from houtai.entry import exporting
from houtai.kit import exports, fields, jobs, masks
from houtai.kit.auth import Actor, Place, Right
from houtai.kit.clock import utc_now
from houtai.kit.exports import AskForExport, ExportList, Files
from houtai.kit.exports.asking import KEPT
from houtai.kit.fields import SensitiveField
from houtai.kit.paging import Listing, any_of, at_least, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.audit.tables import Login
from tests.factories.audit import NOON, deed, keep_all, sign_in

EXPORTS = "/api/console/exports"
MAY = frozenset({"exports.file.write", "audit.entry.read", "audit.login.read"})
AGENT = SensitiveField("exports.trial.agent", mask=masks.phone)
del fields.SENSITIVE[AGENT.code]  # The house's own register is for the house's own fields.


class TrialView(View):
    id: UUID
    login: str
    at: datetime
    refused: bool
    price_fen: int
    agent: Annotated[str | None, AGENT.shown]


TRIAL = ExportList(
    name="audit.logins",
    permission="audit.login.read",
    listing=Listing(
        id=Login.position,
        sorts={"position": Login.position},
        default="position",
        filters={
            "account": equal(Login.account_id, UUID),
            "login": any_of(Login.login, Line),
            "at_from": at_least(Login.at, Moment),
        },
    ),
    select=lambda _actor: select(
        Login.id,
        Login.login,
        Login.at,
        Login.refused,
        Login.position.label("price_fen"),
        Login.user_agent.label("agent"),
    ),
    view=TrialView,
    columns={
        "login": "audit.column.login",
        "at": "audit.column.at",
        "refused": "audit.column.refused",
        "price_fen": "audit.column.name",
        "agent": "audit.column.user_agent",
    },
)


def somebody(**changes) -> Actor:
    plain = {"permissions": MAY, "merchant_ids": None, "warehouse_ids": None}
    return Actor(uuid4(), **{**plain, **changes})


@pytest.fixture
def home(tmp_path, monkeypatch, house):
    """A home of one's own, for the worker and for the doors."""
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    before = house.state.environment
    house.state.environment = replace(before, home=tmp_path)
    yield tmp_path
    house.state.environment = before


class Worker:
    """Asks for files of the trial list in committed transactions and writes them at once."""

    def __init__(self, database, actor: Actor | None, wanted: ExportList) -> None:
        self.database, self.actor, self.wanted = database, actor, wanted
        self.told: list[exports.Finished] = []
        self.task = exports.write_task({wanted.name: wanted}, self._find, self._tell)

    async def _find(self, _session, _account_id, _place):
        return self.actor

    async def _tell(self, _session, finished):
        self.told.append(finished)

    async def ask(self, actor: Actor, **command) -> UUID:
        async with self.database.transaction(actor) as session:
            return await exports.ask(
                session,
                actor,
                self.wanted,
                AskForExport(list=self.wanted.name, **command),
                write=self.task,
                at=NOON,
            )

    async def write(self, export_id: UUID, attempt: int = 1) -> None:
        context = jobs.Context(self.database, utc_now(), job_id=1, attempt=attempt)
        await self.task(context, export_id=str(export_id))

    async def shown(self, actor: Actor, export_id: UUID) -> exports.ExportView:
        async with self.database.transaction() as session:
            found = await exports.one_export(session, actor, export_id)
        assert found is not None
        return found

    async def cancel(self, actor: Actor, export_id: UUID) -> None:
        async with self.database.transaction(actor) as session:
            await exports.cancel(session, actor, export_id, at=NOON)


@pytest.fixture
def worker_of(database, home):
    def make(actor: Actor | None, wanted: ExportList = TRIAL) -> Worker:
        return Worker(database, actor, wanted)

    return make


@pytest.fixture
async def mine(database):
    """An account with three sign-ins of its own."""
    account_id = uuid4()
    async with database.transaction() as session:
        await keep_all(
            session,
            sign_in(account_id=account_id, login="=1+1", user_agent="13812345678"),
            sign_in(account_id=account_id, login="李雷", code="x.y", session_id=None),
            sign_in(account_id=account_id, login="hanmei", at=NOON + timedelta(days=1)),
        )
    return {"account": str(account_id)}


def csv_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def sheet_of(path: Path) -> list[list[object]]:
    with path.open("rb") as file:
        return (
            python_calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
        )


async def test_a_table_of_text_holds_the_rows_for_its_reader(worker_of, home, mine):
    actor = somebody(fields={AGENT.code: Right.READ})
    worker = worker_of(actor)
    export_id = await worker.ask(actor, format="csv", filters=mine)
    await worker.write(export_id)
    heading, first, second, third = csv_of(Files(home).path(export_id))
    assert heading == ["登录名", "时间", "被拒绝", "对象", "客户端"]
    assert first[0] == "'=1+1"
    assert first[1] == "2026-11-20 20:00:00"
    assert (first[2], second[2]) == ("否", "是")
    assert first[4] == "13812345678"
    assert third[0] == "hanmei"
    shown = await worker.shown(actor, export_id)
    assert (shown.state, shown.rows_done, shown.rows_total) == ("done", 3, 3)
    assert shown.size_bytes == Files(home).path(export_id).stat().st_size
    assert [one.rows for one in worker.told] == [3]


async def test_a_workbook_holds_the_same_and_nothing_in_it_runs(worker_of, home, mine):
    actor = somebody(language="en-US")
    worker = worker_of(actor)
    export_id = await worker.ask(actor, filters=mine)
    await worker.write(export_id)
    heading, first, *_ = sheet_of(Files(home).path(export_id))
    assert heading[:3] == ["Login", "Time", "Refused"]
    assert first[0] == "=1+1"


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "seen",
    [(Right.HIDDEN, ""), (Right.MASKED, "138****5678"), (Right.READ, "13812345678")],
)
async def test_a_file_shows_what_its_reader_may_see(worker_of, home, mine, format_, seen):
    right, agent = seen
    actor = somebody(fields={AGENT.code: right})
    worker = worker_of(actor)
    export_id = await worker.ask(actor, format=format_, filters=mine)
    await worker.write(export_id)
    path = Files(home).path(export_id)
    rows = csv_of(path) if format_ == "csv" else sheet_of(path)
    assert rows[1][4] == agent


async def test_filters_and_sort_are_those_of_the_page(worker_of, home, mine):
    actor = somebody()
    worker = worker_of(actor)
    export_id = await worker.ask(
        actor,
        format="csv",
        sort="-position",
        filters={**mine, "login": ["李雷", "hanmei"], "at_from": "2026-11-20T00:00:00Z"},
    )
    await worker.write(export_id)
    assert [row[0] for row in csv_of(Files(home).path(export_id))[1:]] == ["hanmei", "李雷"]


async def test_many_pages_make_one_file(worker_of, home, mine, monkeypatch):
    monkeypatch.setattr("houtai.kit.exports.writing.STEP", 1)
    actor = somebody()
    worker = worker_of(actor)
    export_id = await worker.ask(actor, format="csv", filters=mine)
    await worker.write(export_id)
    assert len(csv_of(Files(home).path(export_id))) == 4


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ({"filters": {"nothing": "1"}}, exports.UnknownFilter),
        ({"filters": {"account": "1"}}, exports.WrongFilter),
        ({"filters": {"account": [str(uuid4())]}}, exports.WrongFilter),
        ({"filters": {"at_from": "yesterday"}}, exports.WrongFilter),
        ({"sort": "name"}, exports.UnknownSort),
    ],
)
async def test_what_the_page_would_refuse_is_refused_at_once(worker_of, command, error):
    actor = somebody()
    with pytest.raises(error):
        await worker_of(actor).ask(actor, **command)


@pytest.mark.parametrize(
    "then",
    [
        None,
        somebody(permissions=frozenset({"exports.file.write"})),
        somebody(permissions=frozenset({"audit.login.read"})),
    ],
)
async def test_who_has_lost_the_right_meanwhile_gets_no_file(worker_of, home, mine, then):
    actor = somebody()
    worker = worker_of(then)
    export_id = await worker.ask(actor, filters=mine)
    await worker.write(export_id)
    shown = await worker.shown(actor, export_id)
    assert (shown.state, shown.code) == ("failed", "exports.no_rights")
    assert not Files(home).path(export_id).exists()
    assert worker.told == []


async def test_too_many_rows_are_refused_before_the_first_is_written(
    worker_of, home, mine, monkeypatch
):
    monkeypatch.setattr("houtai.kit.exports.writing.ROWS_MAX", 2)
    actor = somebody()
    worker = worker_of(actor)
    export_id = await worker.ask(actor, filters=mine)
    await worker.write(export_id)
    assert (await worker.shown(actor, export_id)).code == "exports.too_many_rows"
    assert list(home.rglob("*.part")) == []


async def test_a_cancelled_file_is_not_written(worker_of, home, mine):
    actor = somebody()
    worker = worker_of(actor)
    export_id = await worker.ask(actor, filters=mine)
    await worker.cancel(actor, export_id)
    await worker.write(export_id)
    assert (await worker.shown(actor, export_id)).state == "cancelled"
    assert not Files(home).path(export_id).exists()
    with pytest.raises(exports.NotOpen):
        await worker.cancel(actor, export_id)


async def test_a_file_that_is_being_written_stops_when_it_is_cancelled(
    worker_of, home, mine, monkeypatch
):
    actor = somebody()
    cancelled: list[UUID] = []
    worker = worker_of(actor)
    monkeypatch.setattr("houtai.kit.exports.writing.STEP", 1)
    monkeypatch.setattr("houtai.kit.exports.writing.PROGRESS_SECONDS", -1)
    page = Listing.page

    async def page_then_cancel(self, *args, **settings):
        shown = await page(self, *args, **settings)
        if not cancelled:
            cancelled.append(export_id)
            await worker.cancel(actor, export_id)
        return shown

    monkeypatch.setattr(Listing, "page", page_then_cancel)
    export_id = await worker.ask(actor, format="csv", filters=mine)
    await worker.write(export_id)
    assert (await worker.shown(actor, export_id)).state == "cancelled"
    assert [path.name for path in home.rglob("*") if path.is_file()] == []
    assert worker.told == []


async def test_after_a_crash_the_file_is_written_anew(worker_of, home, mine, monkeypatch):
    actor = somebody()
    worker = worker_of(actor)
    export_id = await worker.ask(actor, format="csv", filters=mine)
    page = Listing.page

    async def crash(*_args, **_settings):
        raise OSError("no disk")

    monkeypatch.setattr(Listing, "page", crash)
    with pytest.raises(OSError, match="no disk"):
        await worker.write(export_id)
    assert (await worker.shown(actor, export_id)).state == "running"
    monkeypatch.setattr(Listing, "page", page)
    await worker.write(export_id, attempt=2)
    assert (await worker.shown(actor, export_id)).state == "done"
    assert len(csv_of(Files(home).path(export_id))) == 4


async def test_what_fails_at_every_try_says_so(worker_of, mine, monkeypatch):
    async def crash(*_args, **_settings):
        raise OSError("no disk")

    monkeypatch.setattr(Listing, "page", crash)
    actor = somebody()
    worker = worker_of(actor)
    export_id = await worker.ask(actor, filters=mine)
    with pytest.raises(OSError, match="no disk"):
        await worker.write(export_id, attempt=3)
    assert (await worker.shown(actor, export_id)).code == "exports.failed"


async def test_one_person_waits_for_three_files_at_a_time(worker_of, mine):
    actor = somebody()
    worker = worker_of(actor)
    for _ in range(3):
        await worker.ask(actor, filters=mine)
    with pytest.raises(exports.TooManyOpen):
        await worker.ask(actor, filters=mine)
    other = somebody()
    await worker.ask(other, filters=mine)


async def test_old_files_and_silent_ones_are_forgotten(worker_of, home, mine, database):
    actor = somebody()
    worker = worker_of(actor)
    old, silent = [await worker.ask(actor, filters=mine) for _ in range(2)]
    await worker.write(old)
    files = Files(home)
    async with database.transaction() as session:
        await exports.sweep(session, files, at=NOON + timedelta(hours=1))
    assert files.path(old).exists()
    async with database.transaction() as session:
        assert await exports.sweep(session, files, at=NOON + KEPT + timedelta(minutes=1)) >= 2
    assert not files.path(old).exists()
    assert (await worker.shown(actor, old)).state == "expired"
    assert (await worker.shown(actor, silent)).state == "failed"


# --- the doors ----------------------------------------------------------------------------------


async def test_the_log_is_taken_away_through_the_doors(client_as, session, home):
    actor = somebody()
    async with client_as(actor) as client:
        asked = await client.post(
            EXPORTS, json={"list": "audit.entries", "format": "csv", "filters": {"result": "done"}}
        )
        assert asked.status_code == 201, asked.text
        address = f"{EXPORTS}/{asked.json()}"
        shown = (await client.get(address)).json()
        assert (shown["state"], shown["list_name"]) == ("waiting", "操作日志")
        assert (await client.get(f"{address}/file")).json()["code"] == "exports.file_gone"
        path = await Files(home).begin(UUID(asked.json()))
        path.write_bytes(b"text")
        await Files(home).finish(UUID(asked.json()))
        await session.execute(
            text("UPDATE kit.export SET state = 'done', size_bytes = 4 WHERE id = :id"),
            {"id": asked.json()},
        )
        file = await client.get(f"{address}/file")
        listed = (await client.get(EXPORTS)).json()
    assert file.content == b"text"
    assert "attachment" in file.headers["content-disposition"]
    assert file.headers["x-content-type-options"] == "nosniff"
    assert [one["id"] for one in listed["items"]] == [asked.json()]
    told = await session.scalars(
        text(
            "SELECT body ->> 'door' FROM eventlog.event WHERE name = 'audit.deed_done'"
            " AND body ->> 'actor_id' = :actor AND (body ->> 'status')::int < 300 ORDER BY position"
        ),
        {"actor": str(actor.id)},
    )
    assert list(told) == ["exports_ask_for_export", "exports_fetch_file"]


async def test_nobody_sees_or_fetches_the_file_of_another(client_as, home):
    actor, place = somebody(), Place(merchant_id=uuid4())
    async with client_as(actor) as client:
        made = (await client.post(EXPORTS, json={"list": "audit.logins"})).json()
    for stranger in (somebody(), replace(actor, place=place)):
        async with client_as(stranger) as client:
            for answer in (
                await client.get(f"{EXPORTS}/{made}"),
                await client.get(f"{EXPORTS}/{made}/file"),
                await client.post(f"{EXPORTS}/{made}/cancel"),
            ):
                assert (answer.status_code, answer.json()["code"]) == (404, "exports.unknown")
            assert (await client.get(EXPORTS)).json()["items"] == []


@pytest.mark.parametrize(
    ("permissions", "wanted", "status"),
    [
        ({"exports.file.write"}, "audit.entries", 403),
        ({"audit.entry.read"}, "audit.entries", 403),
        ({"exports.file.write", "audit.entry.read"}, "audit.nothing", 404),
        ({"exports.file.write", "audit.entry.read"}, "audit.entries", 201),
    ],
)
async def test_a_list_asks_for_its_own_permission_too(client_as, permissions, wanted, status):
    async with client_as(somebody(permissions=frozenset(permissions))) as client:
        answer = await client.post(EXPORTS, json={"list": wanted})
    assert answer.status_code == status


@pytest.mark.parametrize("wanted", exporting.EXPORTS, ids=lambda one: one.name)
async def test_every_list_of_the_house_can_be_written(database, home, wanted, session):
    actor = somebody(all_fields=True, permissions=frozenset({*MAY, wanted.permission}))
    async with database.transaction() as own:
        await keep_all(own, deed(), sign_in())
    worker = Worker(database, actor, wanted)
    export_id = await worker.ask(actor, format="csv")
    await worker.write(export_id)
    shown = await worker.shown(actor, export_id)
    assert shown.state == "done", shown.code
    rows = csv_of(Files(home).path(export_id))
    assert len(rows) == (shown.rows_done or 0) + 1
    assert not any("." in title for title in rows[0])


async def test_whoever_asked_is_told_when_it_is_ready(session):
    tell = exporting.tell_of("exports.ready")
    actor_id, export_id = uuid4(), uuid4()
    await tell(session, exports.Finished(export_id, actor_id, "操作日志", 7))
    body = await session.scalar(
        text(
            "SELECT body FROM eventlog.event WHERE name = 'notices.wanted'"
            " ORDER BY position DESC LIMIT 1"
        )
    )
    assert body["account_ids"] == [str(actor_id)]
    assert json.loads(body["fields"]) == {"title": "操作日志", "rows": "7"}
