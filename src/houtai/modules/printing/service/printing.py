"""Sheets for paper: by the template in force, counted, written into the log."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import insert as put
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place
from houtai.kit.errors import Invalid
from houtai.kit.ids import new_id
from houtai.modules.printing.queries import templates as queries
from houtai.modules.printing.queries.people import names_of
from houtai.modules.printing.rules.declaring import Kind, Printable, kind_of
from houtai.modules.printing.rules.sources import Stamp, Template
from houtai.modules.printing.service.setting import set_sheets
from houtai.modules.printing.tables import PrintedSheet, PrintEntry

SHEETS_MAX = 500
"""At once; more are asked for in parts."""


class TooManySheets(Invalid):
    code = "printing.too_many_sheets"


class NothingToPrint(Invalid):
    code = "printing.nothing_to_print"


@dataclass(frozen=True)
class _Run:
    """What is printed, and for which place."""

    kind: Kind
    place: Place


async def print_sheets(
    session: AsyncSession,
    actor: Actor,
    kind_code: str,
    documents: Sequence[Printable],
    *,
    at: datetime,
    place: Place | None = None,
) -> bytes:
    """A PDF for the place (where the actor works, if none is named), by the template in force
    there, counted and in the log with this transaction. The same thing twice among the documents
    is two copies of one print.

    Raises KindUnknown, NothingToPrint, TooManySheets, TemplateWrong, and what the press raises.
    """
    owner = actor.place if place is None else place
    _refuse_size(documents)
    run = _Run(kind_of(kind_code), owner)
    template = await queries.in_force(session, run.kind, owner)
    times = await _count(session, actor, run, template, documents=documents, at=at)
    by = (await names_of(session, {actor.id})).get(actor.id, "")
    stamps = [Stamp(times[one.thing_id], at, by) for one in documents]
    return await set_sheets(template, documents, stamps, language=actor.language)


async def render(
    session: AsyncSession,
    kind_code: str,
    place: Place,
    documents: Sequence[Printable],
    *,
    at: datetime,
    nth: Mapping[str, int] | None = None,
    by: str = "",
    language: str = "zh-CN",
) -> bytes:
    """The same without a trace: for what is not paper, or is counted by the caller, who hands in
    what `note_printed` returned as `nth`. Raises what `print_sheets` raises.
    """
    _refuse_size(documents)
    template = await queries.in_force(session, kind_of(kind_code), place)
    times = nth or {}
    stamps = [Stamp(times.get(one.thing_id, 1), at, by) for one in documents]
    return await set_sheets(template, documents, stamps, language=language)


async def note_printed(
    session: AsyncSession,
    actor: Actor,
    kind_code: str,
    documents: Sequence[Printable],
    *,
    at: datetime,
    place: Place | None = None,
) -> Mapping[str, int]:
    """Count and log a print that somebody else carries out; returns for which time each thing was
    printed, by its `thing_id`. Raises KindUnknown, NothingToPrint, TooManySheets.
    """
    _refuse_size(documents)
    run = _Run(kind_of(kind_code), actor.place if place is None else place)
    template = await queries.in_force(session, run.kind, run.place)
    return await _count(session, actor, run, template, documents=documents, at=at)


def _refuse_size(documents: Sequence[Printable]) -> None:
    if not documents:
        raise NothingToPrint
    if len(documents) > SHEETS_MAX:
        raise TooManySheets(most=SHEETS_MAX)


async def _count(
    session: AsyncSession,
    actor: Actor,
    run: _Run,
    template: Template,
    *,
    documents: Sequence[Printable],
    at: datetime,
) -> Mapping[str, int]:
    """In the order of their ids, so that two who print the same wait and do not lock each other
    out; whoever comes second reads that it is the second time.
    """
    copies = Counter(one.thing_id for one in documents)
    numbers = {one.thing_id: one.number for one in documents}
    owner = {
        "merchant_id": run.place.merchant_id,
        "warehouse_id": run.place.warehouse_id,
        "kind": run.kind.code,
    }
    counted = put(PrintedSheet).values(
        [{"id": new_id(), **owner, "thing_id": thing_id, "times": 1} for thing_id in sorted(copies)]
    )
    rows = await session.execute(
        counted.on_conflict_do_update(
            index_elements=["thing_id", "kind", "merchant_id", "warehouse_id"],
            set_={"times": PrintedSheet.times + 1},
        ).returning(PrintedSheet.thing_id, PrintedSheet.times)
    )
    times: dict[str, int] = {row.thing_id: row.times for row in rows}
    entries = [
        {
            "id": new_id(),
            **owner,
            "thing_id": thing_id,
            "number": numbers[thing_id],
            "copies": count,
            "nth": times[thing_id],
            "template_id": template.template_id,
            "template_version": template.version,
            "printed_by": actor.id,
            "printed_at": at,
        }
        for thing_id, count in copies.items()
    ]
    await session.execute(insert(PrintEntry), entries)
    return times
