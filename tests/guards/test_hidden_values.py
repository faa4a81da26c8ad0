"""The same at the doors and in files: what is hidden from somebody is in no answer and no sheet."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Select, select, text

from houtai.kit import fields
from houtai.kit.auth import Actor, Right, reading_as
from houtai.kit.exports import ExportList
from houtai.kit.shapes import View
from houtai.kit.sheets import csv_bytes, write_workbook
from tests.architecture import composed
from tests.architecture.sources import assert_none
from tests.guards.calls import Answer
from tests.guards.makers_of_merchants import BANK_ACCOUNT, ID_NUMBER
from tests.guards.makers_of_orders import DETAIL, RECIPIENT
from tests.guards.makers_of_places import EMAIL, PHONE
from tests.guards.makers_of_products import COST_FEN
from tests.guards.scene import Scene, own, set_the_scene
from tests.guards.test_field_rights import (
    LoudView,
    PersonView,
    filled,
    leaks,
    marked,
    reader,
    sensitive_columns,
    sensitive_views,
)

# Thousands of calls that reach what others reach: tracing them would take as long again.
pytestmark = pytest.mark.no_cover

SECRETS = {
    "phone": PHONE,
    "email": EMAIL,
    "id_number": ID_NUMBER,
    "bank_account": BANK_ACCOUNT,
    "cost": str(COST_FEN),
    "recipient": RECIPIENT,
    "address": DETAIL,
}
WEAK = (Right.HIDDEN, Right.MASKED)
SECRET = "Q" * 30
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
async def scene(house, session, database) -> Scene:
    return await set_the_scene(house, session, database)


def blind(actor: Actor, right: Right) -> Actor:
    """The same person, with that right to every sensitive field and no more."""
    return replace(actor, all_fields=False, fields=dict.fromkeys(fields.SENSITIVE, right))


def told(answer: Answer) -> list[str]:
    return [name for name, value in SECRETS.items() if value in answer.body]


async def test_no_door_tells_whoever_may_not_see(scene):
    """As the administrator, who reaches everything: but for the field rights all would be told."""
    person = next(one for one in scene.ground.people if one.role == "administrator")
    somebody, breaches = own(scene, person), []
    for door in scene.doors:
        if door.streams or door.is_open or door.chooses:
            continue
        for right in WEAK:
            answer = await scene.try_door(blind(person.actor, right), door, somebody)
            breaches += [f"{door.method} {door.path}: {one} ({right.name})" for one in told(answer)]
    assert_none(breaches)


async def test_whoever_may_see_is_told_somewhere(scene):
    """Otherwise the guard above would look for what is nowhere."""
    person = next(one for one in scene.ground.people if one.role == "administrator")
    found: set[str] = set()
    for door in scene.doors:
        if door.method == "GET" and not (door.streams or door.is_open or door.chooses):
            found |= set(told(await scene.try_door(person.actor, door, own(scene, person))))
    assert found == set(SECRETS)


@pytest.mark.parametrize("right", WEAK)
async def test_the_search_box_finds_nobody_by_a_hidden_value(scene, right):
    person = next(one for one in scene.ground.people if one.role == "administrator")
    door = next(one for one in scene.doors if one.name == "search_search")
    for value in SECRETS.values():
        answers = [
            await scene.try_door(blind(person.actor, right), door, own(scene, person), instead=one)
            for one in ({"text": value}, {"text": "nothing-is-called-so"})
        ]
        assert answers[0].body == answers[1].body


async def test_the_secrets_lie_in_every_sensitive_column_that_a_door_reads(scene):
    """What the guards look for is really there, in each column that is marked."""
    person = scene.ground.people[0]
    for door in scene.doors:
        await scene.values(door, own(scene, person))
    # A column may hold the end of one, as masks show it.
    planted = {part for one in SECRETS.values() for part in (one, one[-4:])}
    empty = []
    for table in composed.mapped_classes():
        for _, column, _ in sensitive_columns([table]):
            question = f"SELECT DISTINCT {column}::text FROM {table.__table__.fullname}"
            held = set(await scene.caller.session.scalars(text(question)))
            if not held & planted:
                empty.append(f"{table.__table__.fullname}.{column}")
    assert_none(empty)


# --- sheets ---------------------------------------------------------------------------------------


def nothing(_actor: Actor) -> Select[Any]:
    return select()


def list_of(view: type[View]) -> ExportList:
    """An export of all fields of that view; its titles do not matter here."""
    titles = {name: f"guards.{number}" for number, name in enumerate(view.model_fields)}
    listing: Any = None
    return ExportList("guards", "guards.thing.read", listing, nothing, view, titles)


async def sheets_say(view: type[View], right: Right, folder: Path) -> tuple[dict[str, Any], str]:
    """What the view hides, and all that its CSV file and its workbook hold."""
    whole, hidden = filled(view, SECRET)
    wanted = list_of(view)
    columns = wanted.sheet_columns(SHANGHAI, "zh-CN")

    async def rows() -> AsyncIterator[dict[str, Any]]:
        yield wanted.sheet_row(whole, columns)

    with reading_as(reader(right, marked(view).values())):
        said = [piece.decode() async for piece in csv_bytes(columns, rows())]
        path = folder / f"{view.__name__}-{right.name}.xlsx"
        await write_workbook(path, columns, rows(), name="guards")
    said += await asyncio.to_thread(unpacked, path)
    return hidden, "".join(said)


def unpacked(path: Path) -> list[str]:
    with ZipFile(path) as book:
        return [book.read(part).decode(errors="replace") for part in book.namelist()]


async def test_no_sheet_holds_what_its_reader_may_not_see(tmp_path):
    breaches = []
    for view in sensitive_views():
        for right in WEAK:
            hidden, said = await sheets_say(view, right, tmp_path)
            breaches += [f"{view.__name__}.{name} ({right.name})" for name in leaks(hidden, said)]
    assert_none(breaches)


async def test_a_sheet_that_says_too_much_is_found(tmp_path):
    for view, right, told_all in (
        (PersonView, Right.READ, True),
        (PersonView, Right.MASKED, False),
        (LoudView, Right.MASKED, True),
    ):
        hidden, said = await sheets_say(view, right, tmp_path)
        assert bool(leaks(hidden, said)) is told_all
