"""Templates of a place and what is printed by them."""

import asyncio
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.printing.gateways.press import TemplateWrong
from houtai.modules.printing.public import NothingToPrint, TooManySheets, note_printed, print_sheets
from houtai.modules.printing.queries import templates as queries
from houtai.modules.printing.queries.templates import TemplateUnknown
from houtai.modules.printing.rules.kinds.warehouse import BinLabel
from houtai.modules.printing.service import templates
from houtai.modules.printing.service.templates import (
    ChangePrintTemplate,
    MakePrintTemplate,
    PublishPrintTemplate,
    RollBackPrintTemplate,
    SavePrintTemplate,
)
from houtai.modules.printing.tables import PrintEntry, TemplateVersion
from tests.factories.identity import BEGINNING
from tests.factories.printing import make_print_template

PLATFORM = Actor(uuid4(), merchant_ids=None, warehouse_ids=None)


@pytest.fixture(scope="module", autouse=True)
def kinds(house):
    """The composition says which there are."""
    return house


def at_warehouse() -> Actor:
    here = new_id()
    return Actor(uuid4(), warehouse_ids=frozenset({here}), place=Place(warehouse_id=here))


def label(number: str) -> BinLabel:
    return BinLabel(thing_id=number, number=number, barcode=number, warehouse_name="一号仓")


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def save(text: str, version: int) -> SavePrintTemplate:
    paper = {"width_mm": 70, "height_mm": 40}
    return SavePrintTemplate(name="货位", draft=text, version=version, **paper)


async def printed(session, actor, *labels) -> list[str]:
    return texts(await print_sheets(session, actor, "bin_label", labels, at=BEGINNING))


async def test_drafts_print_nothing_versions_do_and_old_ones_come_back(session):
    actor = at_warehouse()
    command = MakePrintTemplate(kind="bin_label", name="货位")
    made = await templates.make(session, actor, command, at=BEGINNING)
    with pytest.raises(templates.PrintTemplateNameTaken):
        await templates.make(session, actor, command, at=BEGINNING)
    with pytest.raises(templates.TemplateNotPublished):
        await templates.put_in_force(
            session, actor, made, ChangePrintTemplate(version=1), at=BEGINNING
        )
    await templates.save(session, actor, made, save("FIRST #doc.number", 1), at=BEGINNING)
    publish = PublishPrintTemplate(version=2)
    assert await templates.publish(session, actor, made, publish, at=BEGINNING) == 1
    assert "FIRST" not in (await printed(session, actor, label("A1")))[0]
    await templates.put_in_force(session, actor, made, ChangePrintTemplate(version=3), at=BEGINNING)
    assert (await printed(session, actor, label("A2"))) == ["FIRST A2"]
    await templates.save(session, actor, made, save("SECOND #doc.number", 4), at=BEGINNING)
    assert (await printed(session, actor, label("A3"))) == ["FIRST A3"]
    with pytest.raises(templates.PrintTemplateChanged):
        await templates.publish(session, actor, made, publish, at=BEGINNING)
    publish = PublishPrintTemplate(version=5, note="大字")
    assert await templates.publish(session, actor, made, publish, at=BEGINNING) == 2
    assert (await printed(session, actor, label("A4"))) == ["SECOND A4"]
    back = RollBackPrintTemplate(version=6, number=1)
    assert await templates.roll_back(session, actor, made, back, at=BEGINNING) == 3
    assert (await printed(session, actor, label("A5"))) == ["FIRST A5"]
    versions = await queries.versions_of(session, actor.place, made)
    assert [(one.number, one.text[:5]) for one in versions] == [
        (3, "FIRST"),
        (2, "SECON"),
        (1, "FIRST"),
    ]
    with pytest.raises(templates.TemplateVersionUnknown):
        await templates.roll_back(
            session, actor, made, RollBackPrintTemplate(version=7, number=9), at=BEGINNING
        )
    with pytest.raises(templates.TemplateWasPublished):
        await templates.remove(session, actor, made)
    out = ChangePrintTemplate(version=7)
    await templates.take_out_of_force(session, actor, made, out, at=BEGINNING)
    assert "FIRST" not in (await printed(session, actor, label("A6")))[0]


async def test_what_cannot_print_its_sample_is_not_published(session):
    actor = at_warehouse()
    template = await make_print_template(session, actor.place, text="fine\n#doc.nobody")
    with pytest.raises(TemplateWrong) as told:
        await templates.publish(
            session, actor, template.id, PublishPrintTemplate(version=1), at=BEGINNING
        )
    assert told.value.fields["line"] == 2


async def test_a_version_that_cannot_print_its_sample_any_more_is_not_brought_back(session):
    actor = at_warehouse()
    template = await make_print_template(session, actor.place, published=1)
    old = TemplateVersion(
        template_id=template.id,
        number=2,
        warehouse_id=actor.place.warehouse_id,
        text="#doc.field_of_an_earlier_release",
        width_mm=70,
        height_mm=40,
        note="",
        published_by=actor.id,
        published_at=BEGINNING,
    )
    session.add(old)
    await session.flush()
    back = RollBackPrintTemplate(version=template.version, number=2)
    with pytest.raises(TemplateWrong):
        await templates.roll_back(session, actor, template.id, back, at=BEGINNING)
    one = await queries.one_template(session, actor.place, template.id)
    assert (one.published, one.draft, one.version) == (1, template.draft, template.version)


async def test_templates_of_others_are_unknown_and_print_nothing_here(session):
    mine, theirs = at_warehouse(), at_warehouse()
    template = await make_print_template(
        session, theirs.place, text="THEIRS", published=1, in_force=True
    )
    for actor in (mine, PLATFORM):
        with pytest.raises(TemplateUnknown):
            await queries.one_template(session, actor.place, template.id)
        with pytest.raises(TemplateUnknown):
            await templates.save(session, actor, template.id, save("x", 1), at=BEGINNING)
    assert "THEIRS" not in (await printed(session, mine, label("A1")))[0]


async def test_the_platforms_template_holds_where_a_place_has_none_of_its_own(session):
    actor = at_warehouse()
    await make_print_template(session, Place(), text="PLATFORM", published=1, in_force=True)
    assert await printed(session, actor, label("A1")) == ["PLATFORM"]
    await make_print_template(session, actor.place, text="OWN", published=1, in_force=True)
    assert await printed(session, actor, label("A1")) == ["OWN"]


async def test_the_log_counts_prints_and_the_second_bears_a_mark(session):
    actor = at_warehouse()
    template = await make_print_template(session, actor.place, published=2, in_force=True)
    assert await printed(session, actor, label("B1"), label("B2")) == ["B1", "B2"]
    later = BEGINNING + timedelta(hours=1)
    again = await print_sheets(
        session, actor, "bin_label", [label("B1"), label("B1"), label("B3")], at=later
    )
    assert texts(again) == ["B1 补打 1", "B1 补打 1", "B3"]
    rows = await session.execute(
        select(PrintEntry)
        .where(PrintEntry.warehouse_id == actor.place.warehouse_id)
        .order_by(PrintEntry.id)
    )
    logged = [
        (one.number, one.copies, one.nth, one.template_id, one.template_version, one.printed_by)
        for one in rows.scalars()
    ]
    by = (template.id, 2, actor.id)
    assert logged == [("B1", 1, 1, *by), ("B2", 1, 1, *by), ("B1", 2, 2, *by), ("B3", 1, 1, *by)]


async def test_nothing_and_too_much_are_refused(session):
    with pytest.raises(NothingToPrint):
        await printed(session, PLATFORM)
    with pytest.raises(TooManySheets):
        await printed(session, PLATFORM, *[label("C")] * 501)


async def test_of_two_who_print_the_same_at_once_one_is_the_second(database):
    actor, number = at_warehouse(), new_id().hex

    async def note() -> int:
        async with database.transaction(actor) as session:
            labels = [label(number), label(f"{number}-2")]
            times = await note_printed(session, actor, "bin_label", labels, at=BEGINNING)
            return times[number]

    assert sorted(await asyncio.gather(*(note() for _ in range(4)))) == [1, 2, 3, 4]
