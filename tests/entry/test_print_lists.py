"""Prints of more sheets than one answer holds: asked for as a list is, one file in the end, each
sheet once in the log, whatever happens in between.
"""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select, update

from houtai.entry.print_lists import PRINTS
from houtai.kit import exports, jobs
from houtai.kit.auth import Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.exports import AskForExport, Files
from houtai.kit.exports.tables import Export, ExportPiece
from houtai.kit.ids import new_id
from houtai.modules.logistics.service import labels
from houtai.modules.logistics.tables import Waybill
from houtai.modules.printing.tables import PrintEntry
from tests.entry.command import outside, surroundings
from tests.factories.logistics import NOON, make_waybill
from tests.factories.wms import make_floor, make_outbound, make_wave, wish_line

EXPORTS = "/api/console/exports"
LABELS = "logistics.waybills"
RIGHTS = frozenset({"exports.file.write", "logistics.waybill.write"})
PACE = 2
BY_NAME = {one.name: one for one in PRINTS}


def carrier_clerk(**changes) -> Actor:
    """Somebody of a merchant of his own, so that the waybills of others are not his."""
    merchant_id = new_id()
    usual = {"merchant_ids": frozenset({merchant_id}), "place": Place(merchant_id, None)}
    return Actor(new_id(), RIGHTS, **{**usual, **changes})


@pytest.fixture
def home(tmp_path, monkeypatch, house):
    """A home of one's own, for the worker and for the doors; pieces of two sheets."""
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    monkeypatch.setattr("houtai.kit.exports.prints.PIECE", PACE)
    before = house.state.environment
    house.state.environment = replace(before, home=tmp_path)
    yield tmp_path
    house.state.environment = before


class Run:
    """One person's print of his waybills, in committed transactions."""

    def __init__(self, database, home, actor: Actor) -> None:
        self.database, self.home, self.actor = database, home, actor
        self.finds: Actor | None = actor
        self.told: list[exports.Finished] = []
        self.lists = dict(BY_NAME)
        self.id = new_id()

    async def _find(self, _session, _account_id, _place):
        return self.finds

    async def _tell(self, _session, finished):
        self.told.append(finished)

    @property
    def task(self):
        return exports.print_task(self.lists, self._find, self._tell)

    async def ask(self, count: int, **filters) -> list[Waybill]:
        """Have so many waybills of his, and all of them printed."""
        async with self.database.transaction() as session:
            made = [
                await make_waybill(
                    session,
                    merchant_id=self.actor.place.merchant_id,
                    created_at=NOON + timedelta(seconds=place),
                )
                for place in range(count)
            ]
        command = AskForExport(list=LABELS, format="pdf", sort="created_at", filters=filters)
        async with self.database.transaction(self.actor) as session:
            wanted = self.lists[LABELS]
            self.id = await exports.ask(
                session, self.actor, wanted, command, write=self.task, at=utc_now()
            )
        return made

    async def work(self, attempt: int = 1) -> None:
        context = jobs.Context(self.database, utc_now(), job_id=1, attempt=attempt)
        await self.task(context, export_id=str(self.id))

    async def shown(self) -> exports.ExportView:
        async with self.database.transaction() as session:
            found = await exports.one_export(session, self.actor, self.id)
        assert found is not None
        return found

    async def cancel(self) -> None:
        async with self.database.transaction(self.actor) as session:
            await exports.cancel(session, self.actor, self.id, at=utc_now())

    def pages(self) -> list[str]:
        return [page.extract_text() for page in PdfReader(Files(self.home).path(self.id)).pages]

    async def logged(self) -> dict[str, list[int]]:
        """For which times each number stands in the log."""
        async with self.database.transaction() as session:
            rows = await session.execute(
                select(PrintEntry.number, func.array_agg(PrintEntry.nth))
                .where(PrintEntry.merchant_id == self.actor.place.merchant_id)
                .group_by(PrintEntry.number)
            )
        return {number: list(times) for number, times in rows}

    async def pieces_left(self) -> int:
        async with self.database.transaction() as session:
            mine = ExportPiece.export_id == self.id
            return await session.scalar(select(func.count()).select_from(ExportPiece).where(mine))


@pytest.fixture
def run(database, home):
    return Run(database, home, carrier_clerk())


def once(waybills) -> dict[str, list[int]]:
    return {one.number: [1] for one in waybills}


async def test_all_of_a_list_becomes_one_file_in_its_order_each_sheet_once_in_the_log(run):
    made = await run.ask(5)
    assert (await run.shown()).rows_total == 5
    await run.work()
    shown = await run.shown()
    assert (shown.state, shown.rows_done) == ("done", 5)
    assert shown.size_bytes == Files(run.home).path(run.id).stat().st_size
    pages = run.pages()
    assert [one.number in page for one, page in zip(made, pages, strict=True)] == [True] * 5
    assert not any("补打" in page for page in pages)
    assert await run.logged() == once(made)
    assert [(one.title, one.rows) for one in run.told] == [("快递单", 5)]
    assert await run.pieces_left() == 0


async def test_what_was_printed_before_bears_its_mark_and_what_was_voided_since_is_left_out(run):
    made = await run.ask(3)
    first, second, third = made
    async with run.database.transaction(run.actor) as session:
        small = labels.PrintLabels(waybill_ids=[first.id])
        await labels.print_labels(session, run.actor, small, at=NOON)
    async with run.database.transaction() as session:
        voided = update(Waybill).where(Waybill.id == second.id)
        await session.execute(voided.values(state="voided", voided_at=NOON, look_at=None))
    await run.work()
    page, other = run.pages()
    assert "补打 1" in page
    assert "补打" not in other
    assert third.number in other
    assert (await run.shown()).rows_done == 2
    assert await run.logged() == {first.number: [1, 2], third.number: [1]}


class Torn(BaseException):
    """The process is gone in the middle of a piece."""


async def test_after_a_crash_it_goes_on_where_it_was_and_nothing_is_printed_twice(run):
    made = await run.ask(7)
    real = run.lists[LABELS]

    async def tears(session, actor, things, at):
        printed = await real.print_these(session, actor, things, at)
        if made[4].id in things:
            raise Torn
        return printed

    run.lists[LABELS] = replace(real, print_these=tears)
    with pytest.raises(Torn):
        await run.work()
    assert (await run.shown()).rows_done == 4
    assert await run.logged() == once(made[:4])
    run.lists[LABELS] = real
    await run.work(attempt=2)
    assert await run.logged() == once(made)
    assert len(run.pages()) == 7
    await run.work(attempt=3)
    shown = await run.shown()
    assert (shown.state, shown.rows_done) == ("done", 7)
    assert len(run.told) == 1


KILLED = """
import asyncio, os, sys
from uuid import UUID
from houtai.entry.print_lists import PRINTS
from houtai.entry import wiring
from houtai.kit import exports, jobs
from houtai.kit.auth import Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
export_id, actor_id, merchant = (UUID(one) for one in sys.argv[1:])
rights = frozenset({"exports.file.write", "logistics.waybill.write"})
actor = Actor(actor_id, rights, merchant_ids=frozenset({merchant}), place=Place(merchant, None))
async def find(*_): return actor
async def tell(*_): pass
async def main():
    opened = Database(os.environ["HOUTAI_DATABASE_URL"], connections_max=4)
    task = exports.print_task({one.name: one for one in PRINTS}, find, tell)
    await task(jobs.Context(opened, utc_now(), job_id=1, attempt=1), export_id=str(export_id))
asyncio.run(main())
"""


async def test_a_worker_killed_without_warning_leaves_whole_pieces_behind(run, address):
    made = await run.ask(60)
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", KILLED),
        *map(str, (run.id, run.actor.id, run.actor.place.merchant_id)),
        env=surroundings(**outside(address), home=run.home),
    )
    try:
        async with asyncio.timeout(60):
            while (await run.shown()).rows_done < 2 * PACE:
                assert child.returncode is None
                await asyncio.sleep(0.01)
    finally:
        os.kill(child.pid, signal.SIGKILL)
        await child.wait()
    stopped = await run.shown()
    assert (stopped.state, stopped.rows_done < 60) == ("running", True)
    await run.work(attempt=2)
    assert await run.logged() == once(made)
    numbers = [one.number for one in made]
    assert [n for n, page in zip(numbers, run.pages(), strict=True) if n in page] == numbers


async def test_two_workers_at_once_print_nothing_twice(run):
    made = await run.ask(9)
    await asyncio.gather(run.work(), run.work())
    assert await run.logged() == once(made)
    assert len(run.pages()) == 9
    assert (await run.shown()).state == "done"


async def test_called_off_it_stops_and_what_is_in_the_log_is_handed_out(run):
    made = await run.ask(6)
    real = run.lists[LABELS]

    async def cancelled_behind(session, actor, things, at):
        if made[2].id in things:
            await run.cancel()
        return await real.print_these(session, actor, things, at)

    run.lists[LABELS] = replace(real, print_these=cancelled_behind)
    await run.work()
    shown = await run.shown()
    assert (shown.state, shown.rows_done) == ("cancelled", 2)
    assert shown.size_bytes == Files(run.home).path(run.id).stat().st_size
    assert await run.logged() == once(made[:2])
    assert len(run.pages()) == 2
    assert run.told == []
    assert await run.pieces_left() == 0


async def test_called_off_before_it_began_it_leaves_nothing(run):
    await run.ask(3)
    await run.cancel()
    await run.work()
    assert (await run.shown()).size_bytes is None
    assert await run.logged() == {}
    assert await run.pieces_left() == 0


@pytest.mark.parametrize(
    "then",
    [None, frozenset({"exports.file.write"}), frozenset({"logistics.waybill.write"})],
)
async def test_who_loses_the_right_meanwhile_gets_what_he_had_printed_and_no_more(run, then):
    made = await run.ask(4)
    real = run.lists[LABELS]

    async def last_one(session, actor, things, at):
        run.finds = None if then is None else replace(run.actor, permissions=then)
        return await real.print_these(session, actor, things, at)

    run.lists[LABELS] = replace(real, print_these=last_one)
    await run.work()
    shown = await run.shown()
    assert (shown.state, shown.code, shown.rows_done) == ("failed", "exports.no_rights", 2)
    assert await run.logged() == once(made[:2])
    assert len(run.pages()) == 2


async def test_when_nothing_can_be_printed_any_more_it_says_so(run):
    made = await run.ask(2)
    async with run.database.transaction() as session:
        voided = update(Waybill).where(Waybill.id.in_([one.id for one in made]))
        await session.execute(voided.values(state="voided", voided_at=NOON, look_at=None))
    await run.work()
    shown = await run.shown()
    assert (shown.state, shown.code) == ("failed", "exports.nothing_to_print")
    assert not Files(run.home).path(run.id).exists()
    assert await run.pieces_left() == 0


async def test_files_of_prints_are_forgotten_with_what_is_left_of_them(run):
    await run.ask(3)
    await run.work()
    old = utc_now() - timedelta(days=8)
    async with run.database.transaction() as session:
        mine = update(Export).where(Export.id == run.id)
        values = {"state": "failed", "code": "exports.no_rights", "finished_at": old}
        await session.execute(mine.values(asked_at=old, **values))
        session.add(ExportPiece(export_id=run.id, number=1, things=[new_id()]))
    async with run.database.transaction() as session:
        await exports.sweep(session, Files(run.home), at=utc_now())
    assert (await run.shown()).state == "expired"
    assert not Files(run.home).path(run.id).exists()
    assert await run.pieces_left() == 0


def asked(name: str = LABELS, **changes) -> dict[str, object]:
    return {"list": name, "format": "pdf", **changes}


async def test_what_cannot_be_printed_at_once_is_refused_at_the_door(
    session, client_as, home, monkeypatch
):
    monkeypatch.setattr("houtai.kit.exports.prints.SHEETS_MAX", 2)
    actor = carrier_clerk()
    for _ in range(3):
        await make_waybill(session, merchant_id=actor.place.merchant_id)
    bare = replace(actor, permissions=frozenset({"exports.file.write"}))
    async with client_as(actor) as client:
        many = await client.post(EXPORTS, json=asked())
        none = await client.post(EXPORTS, json=asked(filters={"state": "voided"}))
        form = await client.post(EXPORTS, json={"list": LABELS})
    async with client_as(bare) as client:
        forbidden = await client.post(EXPORTS, json=asked())
    async with client_as(replace(actor, permissions=RIGHTS | {"wms.outbound.write"})) as client:
        unnamed = await client.post(EXPORTS, json=asked("wms.pick_lists"))
    codes = [one.json()["code"] for one in (many, none, form, forbidden, unnamed)]
    assert codes == [
        "exports.too_many_sheets",
        "exports.nothing_to_print",
        "exports.wrong_form",
        "request.forbidden",
        "exports.filter_needed",
    ]


async def test_the_file_is_fetched_by_whoever_asked_and_by_nobody_else(session, client_as, home):
    actor = carrier_clerk()
    await make_waybill(session, merchant_id=actor.place.merchant_id)
    async with client_as(actor) as client:
        made = UUID((await client.post(EXPORTS, json=asked())).json())
        early = await client.get(f"{EXPORTS}/{made}/file")
        path = await Files(home).begin(made)
        path.write_bytes(b"%PDF-1.7")
        size = await Files(home).finish(made)
        await session.execute(
            update(Export).where(Export.id == made).values(state="done", size_bytes=size)
        )
        file = await client.get(f"{EXPORTS}/{made}/file")
    async with client_as(replace(actor, id=new_id())) as client:
        colleague = await client.get(f"{EXPORTS}/{made}/file")
    async with client_as(replace(carrier_clerk(), id=actor.id)) as client:
        elsewhere = await client.get(f"{EXPORTS}/{made}/file")
    assert early.json()["code"] == "exports.file_gone"
    assert file.headers["content-type"] == "application/pdf"
    assert [colleague.status_code, elsewhere.status_code] == [404, 404]


async def test_waybills_of_others_are_not_among_ones_own(session, home):
    actor = carrier_clerk()
    mine = await make_waybill(session, merchant_id=actor.place.merchant_id)
    await make_waybill(session, merchant_id=new_id())
    await make_waybill(session, merchant_id=actor.place.merchant_id, origin="hand")
    found = await BY_NAME[LABELS].gather(session, actor, sort=None, filters={})
    assert found == [mine.id]


async def test_a_wave_is_printed_as_its_lists_and_notes_by_its_warehouse_alone(session):
    floor = await make_floor(session)
    first = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 2))
    second = await make_outbound(session, floor.warehouse_id, wish_line(floor.tea, 1))
    wave = await make_wave(session, floor)
    place = Place(None, floor.warehouse_id)
    rights = frozenset({"wms.outbound.write"})
    worker = Actor(new_id(), rights, warehouse_ids=frozenset({floor.warehouse_id}), place=place)
    stranger = replace(worker, warehouse_ids=frozenset({new_id()}))
    of_wave = {"wave_id": str(wave.id)}
    for name, sheets in (("wms.pick_lists", 1), ("wms.delivery_notes", 2)):
        wanted = BY_NAME[name]
        things = await wanted.gather(session, worker, sort=None, filters=of_wave)
        printed = await wanted.print_these(session, worker, things, NOON)
        assert (len(things), printed.sheets) == (sheets, sheets)
        assert printed.pdf.startswith(b"%PDF")
        with pytest.raises(exports.NothingToSet):
            await wanted.gather(session, stranger, sort=None, filters=of_wave)
    assert first.number != second.number
