"""Imports: a dry run writes nothing, what is applied was planned, what is undone was applied."""

import asyncio
import io
import stat
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from houtai.kit import migrate, sheets
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.db import Database
from houtai.kit.errors import Forbidden, NotFound
from houtai.kit.ids import NIL, new_id
from houtai.kit.sheets import Change, ImportView, RowError, failures
from tests.kit import sheets_trial
from tests.kit.sheets_trial import TABLE, read, say_trial_words, workbook

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
TITLES = ["条码", "名称", "价格"]
TAGS = sheets_trial.importer()
WHOLE = sheets_trial.importer(whole=True)


@pytest.fixture(autouse=True)
def trial_texts(monkeypatch):
    say_trial_words(monkeypatch)


@pytest.fixture(scope="session")
async def trial(fresh_database):
    """A database of its own with the table of tags: rows stay, so each test clears it."""
    address = fresh_database("sheets")
    migrate.upgrade(address.owner_url)
    with psycopg.connect(address.owner_url, autocommit=True) as owner:
        owner.execute(TABLE)
    opened = Database(address.app_url, connections_max=12)
    opened.owner_url = address.owner_url
    yield opened
    await opened.close()


@pytest.fixture
def shelf(trial):
    """The database with two tags: A at 1.00 and B at 2.00."""
    with psycopg.connect(trial.owner_url, autocommit=True) as owner:
        owner.execute("TRUNCATE trial.tag, sheets.import_change, sheets.import")
        for code, fen in (("A", 100), ("B", 200)):
            owner.execute("INSERT INTO trial.tag VALUES (%s, %s, '旧', %s)", (new_id(), code, fen))
    return trial


def everything(shelf: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those of imports themselves."""
    with psycopg.connect(shelf.owner_url) as owner:
        tables = owner.execute(
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables"
            " WHERE table_type = 'BASE TABLE'"
            " AND table_schema NOT IN ('sheets', 'pg_catalog', 'information_schema')"
        ).fetchall()
        return {
            name: owner.execute(f"SELECT * FROM {name} AS row ORDER BY row::text").fetchall()
            for (name,) in tables
        }


def tags(shelf: Database) -> dict[str, tuple[str, int]]:
    with psycopg.connect(shelf.owner_url) as owner:
        found = owner.execute("SELECT code, name, price_fen FROM trial.tag").fetchall()
    return {code: (name, fen) for code, name, fen in found}


def run(shelf: Database, statement: str) -> None:
    with psycopg.connect(shelf.owner_url, autocommit=True) as owner:
        owner.execute(statement)


async def upload(shelf, tmp_path, rows, importer=TAGS, actor=SYSTEM) -> UUID:
    path = workbook(tmp_path / f"{new_id()}.xlsx", [TITLES, *rows])
    originals = sheets.Originals(tmp_path)
    with path.open("rb") as file:
        original = originals.keep(file, import_id=new_id(), name="价签.xlsx", bytes_max=10**8)
    async with shelf.transaction(actor) as session:
        return await sheets.dry_run(
            session,
            actor,
            importer,
            original,
            merchant_id=sheets.owner_of(actor, importer, None),
            at=NOON,
        )


async def seen(shelf, made, importer=TAGS, actor=SYSTEM) -> ImportView:
    async with shelf.transaction(actor) as session:
        return await sheets.one_import(session, actor, importer, made)


async def rows_of(shelf, made, importer=TAGS, **values):
    async with shelf.transaction() as session:
        wanted = sheets.CHANGES.want(limit=200, values=values)
        return (await sheets.list_changes(session, SYSTEM, importer, made, wanted)).items


def counts(view: ImportView) -> dict[str, int]:
    return {
        name.removesuffix("_count"): count
        for name, count in view.model_dump().items()
        if name.endswith("_count") and count
    }


FOUR = [["A", "新", 1.5], ["B", "旧", 2], ["C", "茶", 3], ["NO", "x", 4], ["D", "", "x"]]


async def test_a_dry_run_says_what_would_happen_and_changes_nothing(shelf, tmp_path):
    before = everything(shelf)
    made = await upload(shelf, tmp_path, FOUR)
    assert everything(shelf) == before
    view = await seen(shelf, made)
    assert view.state == "checked"
    assert counts(view) == {"create": 1, "change": 1, "same": 1, "wrong": 2}
    change, same, create, refused, broken = await rows_of(shelf, made)
    assert (change.row, change.act, change.state) == (2, "change", "planned")
    assert change.before == {"code": "A", "name": "旧", "fen": 100}
    assert change.after == {"code": "A", "name": "新", "fen": 150}
    assert (same.act, create.act, create.before) == ("same", "create", None)
    assert [(why.cell, why.title, why.text) for why in refused.reasons] == [
        ("A5", "条码", "该条码不在售")
    ]
    assert [(why.cell, why.text) for why in broken.reasons] == [
        ("B6", "必填"),
        ("C6", "不是金额"),
    ]


async def test_a_plan_that_writes_is_stopped_by_the_database(shelf, tmp_path):
    async def sly(session, actor, rows, at):
        await session.execute(text("DELETE FROM trial.tag"))
        return []

    with pytest.raises(DBAPIError, match="read-only"):
        await upload(shelf, tmp_path, FOUR, sheets_trial.importer(plan=sly))
    assert len(tags(shelf)) == 2


async def test_a_plan_that_forgets_a_row_is_noticed(shelf, tmp_path):
    async def forgetful(session, actor, rows, at):
        return (await sheets_trial.plan(session, actor, rows, at))[1:]

    with pytest.raises(RuntimeError, match="every row once"):
        await upload(shelf, tmp_path, FOUR, sheets_trial.importer(plan=forgetful))


async def test_a_sheet_without_rows_is_refused(shelf, tmp_path):
    with pytest.raises(failures.NoRows):
        await upload(shelf, tmp_path, [])


async def test_apply_then_undo_restores_everything(shelf, tmp_path):
    before = everything(shelf)
    made = await upload(shelf, tmp_path, FOUR)
    await sheets.apply(shelf, SYSTEM, TAGS, made, at=NOON)
    assert tags(shelf) == {"A": ("新", 150), "B": ("旧", 200), "C": ("茶", 300)}
    applied = await seen(shelf, made)
    assert (applied.state, applied.applied_at, applied.done_count) == ("applied", NOON, 2)
    await sheets.undo(shelf, SYSTEM, TAGS, made, at=NOON)
    assert everything(shelf) == before
    undone = await seen(shelf, made)
    assert (undone.state, undone.undone_at, undone.undone_count) == ("undone", NOON, 2)


async def test_a_second_apply_and_a_second_undo_change_nothing(shelf, tmp_path):
    made = await upload(shelf, tmp_path, FOUR)
    await sheets.apply(shelf, SYSTEM, TAGS, made, at=NOON)
    run(shelf, "UPDATE trial.tag SET price_fen = 999 WHERE code = 'B'")
    first = everything(shelf)
    await sheets.apply(shelf, SYSTEM, TAGS, made, at=NOON)
    assert everything(shelf) == first
    await sheets.undo(shelf, SYSTEM, TAGS, made, at=NOON)
    run(shelf, "INSERT INTO trial.tag SELECT gen_random_uuid(), 'C', '茶', 300")
    second = everything(shelf)
    await sheets.undo(shelf, SYSTEM, TAGS, made, at=NOON)
    assert everything(shelf) == second
    with pytest.raises(failures.NotNow) as caught:
        await sheets.apply(shelf, SYSTEM, TAGS, made, at=NOON)
    assert caught.value.fields == {"state": "已撤销"}


async def test_an_import_that_was_not_applied_cannot_be_undone(shelf, tmp_path):
    made = await upload(shelf, tmp_path, FOUR)
    with pytest.raises(failures.NotNow):
        await sheets.undo(shelf, SYSTEM, TAGS, made, at=NOON)


async def test_what_changed_since_the_dry_run_is_not_overwritten(shelf, tmp_path):
    made = await upload(shelf, tmp_path, FOUR)
    run(shelf, "UPDATE trial.tag SET price_fen = 777 WHERE code = 'A'")
    await sheets.apply(shelf, SYSTEM, TAGS, made, at=NOON)
    assert tags(shelf) == {"A": ("旧", 777), "B": ("旧", 200), "C": ("茶", 300)}
    assert counts(await seen(shelf, made))["refused"] == 1
    [refused] = await rows_of(shelf, made, state=["refused"])
    assert refused.reasons[0].text == "该记录在此期间已被修改"


async def test_what_changed_since_the_import_is_not_undone(shelf, tmp_path):
    made = await upload(shelf, tmp_path, FOUR)
    await sheets.apply(shelf, SYSTEM, TAGS, made, at=NOON)
    run(shelf, "UPDATE trial.tag SET price_fen = 777 WHERE code = 'A'")
    await sheets.undo(shelf, SYSTEM, TAGS, made, at=NOON)
    assert tags(shelf) == {"A": ("新", 777), "B": ("旧", 200)}
    view = await seen(shelf, made)
    assert (view.state, view.undone_count, view.kept_count) == ("undone", 1, 1)
    [kept] = await rows_of(shelf, made, state=["kept"])
    assert (kept.row, kept.reasons[0].code) == (2, "sheets.changed_since")


GOOD = [["A", "新", 1.5], ["B", "新", 2], ["C", "茶", 3]]


async def test_all_or_nothing_does_not_start_while_a_row_is_wrong(shelf, tmp_path):
    made = await upload(shelf, tmp_path, FOUR, WHOLE)
    with pytest.raises(failures.RowsWrong) as caught:
        await sheets.apply(shelf, SYSTEM, WHOLE, made, at=NOON)
    assert caught.value.fields == {"count": 2}


async def test_all_or_nothing_applies_nothing_when_one_row_changed_since(shelf, tmp_path):
    made = await upload(shelf, tmp_path, GOOD, WHOLE)
    run(shelf, "UPDATE trial.tag SET price_fen = 777 WHERE code = 'B'")
    before = everything(shelf)
    await sheets.apply(shelf, SYSTEM, WHOLE, made, at=NOON)
    assert everything(shelf) == before
    view = await seen(shelf, made, WHOLE)
    assert (view.state, view.done_count, view.refused_count) == ("refused", 0, 1)
    [refused] = await rows_of(shelf, made, WHOLE, state=["refused"])
    assert refused.row == 3
    with pytest.raises(failures.NotNow):
        await sheets.apply(shelf, SYSTEM, WHOLE, made, at=NOON)


async def test_all_or_nothing_undoes_nothing_when_one_row_changed_since(shelf, tmp_path):
    made = await upload(shelf, tmp_path, GOOD, WHOLE)
    await sheets.apply(shelf, SYSTEM, WHOLE, made, at=NOON)
    run(shelf, "UPDATE trial.tag SET price_fen = 777 WHERE code = 'B'")
    before = everything(shelf)
    with pytest.raises(failures.UndoRefused):
        await sheets.undo(shelf, SYSTEM, WHOLE, made, at=NOON)
    assert everything(shelf) == before
    view = await seen(shelf, made, WHOLE)
    assert (view.state, view.done_count, view.undone_count) == ("applied", 3, 0)
    told = [row.row for row in await rows_of(shelf, made, WHOLE) if row.reasons]
    assert told == [3]
    run(shelf, "UPDATE trial.tag SET price_fen = 200 WHERE code = 'B'")
    await sheets.undo(shelf, SYSTEM, WHOLE, made, at=NOON)
    assert tags(shelf) == {"A": ("旧", 100), "B": ("旧", 200)}
    assert not [row for row in await rows_of(shelf, made, WHOLE) if row.reasons]


@pytest.mark.parametrize("importer", [TAGS, WHOLE], ids=["in parts", "whole"])
async def test_clicks_at_the_same_time_do_it_once(shelf, tmp_path, importer):
    before = everything(shelf)
    rows = [[f"R{n}", "茶", n] for n in range(2_500)]
    calls: list[int] = []

    async def counted_apply(session, actor, changes, at):
        calls.extend(change.row for change in changes)
        return await sheets_trial.apply(session, actor, changes, at)

    async def counted_revert(session, actor, changes, at):
        calls.extend(change.row for change in changes)
        return await sheets_trial.revert(session, actor, changes, at)

    counted = replace(importer, apply=counted_apply, revert=counted_revert)
    made = await upload(shelf, tmp_path, rows, counted)
    clicks = [sheets.apply(shelf, SYSTEM, counted, made, at=NOON) for _ in range(8)]
    await asyncio.gather(*clicks)
    assert sorted(calls) == list(range(2, 2_502))
    view = await seen(shelf, made)
    assert (view.state, view.done_count, view.refused_count) == ("applied", 2_500, 0)
    calls.clear()
    clicks = [sheets.undo(shelf, SYSTEM, counted, made, at=NOON) for _ in range(8)]
    await asyncio.gather(*clicks)
    assert sorted(calls) == list(range(2, 2_502))
    assert everything(shelf) == before


async def test_rows_are_undone_in_reverse_order(shelf, tmp_path):
    order: list[int] = []

    async def noted(session, actor, changes, at):
        order.extend(change.row for change in changes)
        return await sheets_trial.revert(session, actor, changes, at)

    importer = sheets_trial.importer(revert=noted)
    rows = [[f"R{n}", "茶", n] for n in range(1_500)]
    made = await upload(shelf, tmp_path, rows, importer)
    await sheets.apply(shelf, SYSTEM, importer, made, at=NOON)
    await sheets.undo(shelf, SYSTEM, importer, made, at=NOON)
    assert order == list(range(1_501, 1, -1))


async def test_an_apply_that_was_cut_off_goes_on_where_it_stopped(shelf, tmp_path):
    calls: list[int] = []

    async def fails_once(session, actor, changes, at):
        calls.append(len(changes))
        if len(calls) == 2:
            raise ConnectionError
        return await sheets_trial.apply(session, actor, changes, at)

    importer = sheets_trial.importer(apply=fails_once)
    rows = [[f"R{n}", "茶", n] for n in range(2_100)]
    made = await upload(shelf, tmp_path, rows, importer)
    with pytest.raises(ConnectionError):
        await sheets.apply(shelf, SYSTEM, importer, made, at=NOON)
    half = await seen(shelf, made)
    assert (half.state, half.done_count) == ("applying", 1_000)
    await sheets.apply(shelf, SYSTEM, importer, made, at=NOON)
    assert calls == [1_000, 1_000, 1_000, 100]
    assert len(tags(shelf)) == 2_102


async def test_an_apply_that_was_cut_off_can_be_undone(shelf, tmp_path):
    async def fails_later(session, actor, changes, at):
        if changes[0].row > 1_000:
            raise ConnectionError
        return await sheets_trial.apply(session, actor, changes, at)

    before = everything(shelf)
    importer = sheets_trial.importer(apply=fails_later)
    made = await upload(shelf, tmp_path, [[f"R{n}", "茶", n] for n in range(1_100)], importer)
    with pytest.raises(ConnectionError):
        await sheets.apply(shelf, SYSTEM, importer, made, at=NOON)
    await sheets.undo(shelf, SYSTEM, importer, made, at=NOON)
    assert everything(shelf) == before


async def test_an_importer_that_answers_for_foreign_rows_is_noticed(shelf, tmp_path):
    async def confused(session, actor, changes, at):
        return [Change(change.row + 100, change.after) for change in changes]

    importer = sheets_trial.importer(apply=confused)
    made = await upload(shelf, tmp_path, GOOD, importer)
    with pytest.raises(RuntimeError, match="not asked about"):
        await sheets.apply(shelf, SYSTEM, importer, made, at=NOON)


async def test_an_importer_that_forgets_a_change_is_noticed(shelf, tmp_path):
    async def forgetful(session, actor, changes, at):
        return [RowError(changes[0].row, "sheets.changed_since")]

    importer = sheets_trial.importer(apply=forgetful)
    made = await upload(shelf, tmp_path, GOOD, importer)
    with pytest.raises(RuntimeError, match="every change once"):
        await sheets.apply(shelf, SYSTEM, importer, made, at=NOON)


async def test_the_wrong_rows_come_back_as_a_sheet_that_can_be_corrected(shelf, tmp_path):
    made = await upload(shelf, tmp_path, [*FOUR, ["A", "再", 6901234567890.5]])
    target = tmp_path / "wrong.xlsx"
    async with shelf.transaction() as session:
        original = sheets.Originals(tmp_path).path(made)
        await sheets.write_wrong_rows(session, SYSTEM, TAGS, made, original=original, target=target)
    opened = sheets.open_sheet(target, TAGS.columns)
    assert opened.header.titles == [*TITLES, "错误原因"]
    assert [list(row.cells) for row in opened.rows()] == [
        ["NO", "x", 4, "A5 条码：该条码不在售"],
        ["D", "", "x", "B6 名称：必填；C6 价格：不是金额"],
        ["A", "再", 6901234567890.5, "A7 条码：与第 2 行重复"],
    ]
    assert len(read(target, TAGS.columns)) == 3


async def test_the_original_is_kept_untouched_and_private(tmp_path):
    originals = sheets.Originals(tmp_path / "家 里")
    content = b"anything \x00\xff"
    kept = originals.keep(io.BytesIO(content), import_id=new_id(), name="x", bytes_max=100)
    assert kept.path.read_bytes() == content
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
    with pytest.raises(FileExistsError):
        originals.keep(io.BytesIO(b""), import_id=kept.id, name="x", bytes_max=100)
    with pytest.raises(failures.FileTooBig):
        originals.keep(io.BytesIO(bytes(101)), import_id=new_id(), name="x", bytes_max=100)
    assert len(list(originals.folder.iterdir())) == 1


def merchant(*ids: UUID) -> Actor:
    return Actor(uuid4(), frozenset({"trial.tag.write"}), frozenset(ids))


async def test_an_import_belongs_to_a_merchant_and_others_do_not_see_it(shelf, tmp_path):
    mine, theirs = merchant(uuid4()), merchant(uuid4())
    made = await upload(shelf, tmp_path, GOOD, actor=mine)
    assert (await seen(shelf, made, actor=mine)).merchant_id in (mine.merchant_ids or ())
    assert (await seen(shelf, made)).state == "checked"
    with pytest.raises(NotFound):
        await seen(shelf, made, actor=theirs)
    for step in (sheets.apply, sheets.undo):
        with pytest.raises(NotFound):
            await step(shelf, theirs, TAGS, made, at=NOON)
    async with shelf.transaction(theirs) as session:
        # The last wall: a statement that forgets the reach sees nothing either.
        for table in ("import", "import_change"):
            count = await session.scalar(text(f"SELECT count(*) FROM sheets.{table}"))
            assert count == 0
    await sheets.apply(shelf, mine, TAGS, made, at=NOON)
    assert tags(shelf)["C"] == ("茶", 300)


async def test_an_import_of_another_importer_is_not_found(shelf, tmp_path):
    made = await upload(shelf, tmp_path, GOOD)
    other = sheets_trial.importer(name="others")
    with pytest.raises(NotFound):
        await seen(shelf, made, other)
    with pytest.raises(NotFound):
        await sheets.apply(shelf, SYSTEM, other, made, at=NOON)


def test_an_actor_with_several_merchants_says_for_which_one():
    one, two = uuid4(), uuid4()
    assert sheets.owner_of(SYSTEM, TAGS, None) == NIL
    assert sheets.owner_of(merchant(one), TAGS, None) == one
    assert sheets.owner_of(merchant(one, two), TAGS, two) == two
    with pytest.raises(failures.WhichMerchant):
        sheets.owner_of(merchant(one, two), TAGS, None)
    with pytest.raises(failures.WhichMerchant):
        sheets.owner_of(merchant(), TAGS, None)
    with pytest.raises(Forbidden):
        sheets.owner_of(merchant(one), TAGS, two)
    with pytest.raises(failures.NoMerchants):
        sheets.owner_of(SYSTEM, sheets_trial.importer(of_merchants=False), one)


async def test_the_plan_cannot_be_rewritten_by_the_application(shelf, tmp_path):
    await upload(shelf, tmp_path, GOOD)
    for statement in (
        "UPDATE sheets.import SET sha256 = sha256",
        "UPDATE sheets.import SET create_count = 0",
        "UPDATE sheets.import_change SET act = 'same'",
        "DELETE FROM sheets.import_change",
        "DELETE FROM sheets.import",
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            async with shelf.transaction() as session:
                await session.execute(text(statement))


async def test_fifty_thousand_rows_are_planned_applied_and_undone(shelf, tmp_path, record_property):
    rows = [[f"R{n}", "茶", "x" if n % 10 == 0 else n / 100] for n in range(50_000)]
    started = perf_counter()
    made = await upload(shelf, tmp_path, rows)
    planned = perf_counter()
    await sheets.apply(shelf, SYSTEM, TAGS, made, at=NOON)
    applied = perf_counter()
    await sheets.undo(shelf, SYSTEM, TAGS, made, at=NOON)
    record_property("plan_seconds", round(planned - started, 1))
    record_property("apply_seconds", round(applied - planned, 1))
    record_property("undo_seconds", round(perf_counter() - applied, 1))
    view = await seen(shelf, made)
    assert counts(view) == {"create": 45_000, "wrong": 5_000, "done": 45_000, "undone": 45_000}
    assert len(tags(shelf)) == 2


def keeper(warehouse_id: UUID, merchant_id: UUID | None = None) -> Actor:
    """Somebody who works in a warehouse: of the platform, or of a merchant."""
    place, own = Place(merchant_id, warehouse_id), frozenset({merchant_id} - {None})
    return Actor(uuid4(), frozenset(), own, frozenset({warehouse_id}), place=place)


async def test_people_of_a_warehouse_bring_in_sheets_and_see_those_of_their_own(shelf, tmp_path):
    here, there, owner = keeper(uuid4()), keeper(uuid4()), uuid4()
    made = await upload(shelf, tmp_path, GOOD, actor=here)
    await sheets.apply(shelf, here, TAGS, made, at=NOON)
    assert (await seen(shelf, made)).merchant_id == NIL
    count = text("SELECT count(*) FROM sheets.import_change WHERE import_id = :id")
    for actor, rows in ((here, len(GOOD)), (there, 0), (merchant(owner), 0)):
        async with shelf.transaction(actor) as session:
            assert await session.scalar(count, {"id": made}) == rows
    with pytest.raises(NotFound):
        await sheets.undo(shelf, there, TAGS, made, at=NOON)
    await sheets.undo(shelf, here, TAGS, made, at=NOON)
    of_merchant = await upload(shelf, tmp_path, GOOD, actor=keeper(uuid4(), owner))
    assert (await seen(shelf, of_merchant, actor=merchant(owner))).merchant_id == owner
    with pytest.raises(NotFound):
        await seen(shelf, of_merchant, actor=keeper(uuid4(), owner))
