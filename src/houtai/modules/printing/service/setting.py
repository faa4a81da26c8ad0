"""A source through the press: for paper, or to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from houtai.kit.environment import Environment
from houtai.kit.shapes import Command, Prose, View, Word
from houtai.modules.printing.gateways import press
from houtai.modules.printing.gateways.press import Made, Order, TemplateWrong, Told
from houtai.modules.printing.rules.declaring import (
    SIDE_MM_MAX,
    SIDE_MM_MIN,
    Paper,
    Printable,
    kind_of,
)
from houtai.modules.printing.rules.sources import (
    TEMPLATE_LENGTH_MAX,
    Source,
    Stamp,
    Template,
    source_of,
)
from houtai.modules.printing.service.mistakes import MistakeView, put

SECONDS_TO_LOOK = 6.0
SECONDS_TO_PRINT = 40.0
PAGES_SHOWN_MAX = 5
DOTS_PER_INCH = 203.2

TemplateText = Annotated[Prose, StringConstraints(min_length=1, max_length=TEMPLATE_LENGTH_MAX)]
Side = Annotated[int, Field(ge=SIDE_MM_MIN, le=SIDE_MM_MAX)]


class LookAtTemplate(Command):
    """A template that may not be kept yet."""

    kind: Word
    text: TemplateText
    width_mm: Side
    height_mm: Side | None
    reprinted: bool = False


class PrintPreviewView(View):
    """How it would look: pages as PNG in base64, in dots of a label printer; or what is wrong."""

    pages: list[str]
    page_count: int
    mistakes: list[MistakeView]
    remarks: list[MistakeView]


@dataclass(frozen=True)
class Reader:
    """For whom it is set."""

    language: str
    name: str


async def look(command: LookAtTemplate, reader: Reader, *, at: datetime) -> PrintPreviewView:
    """The sample of its kind by this template. Raises KindUnknown, and what the press raises."""
    kind = kind_of(command.kind)
    paper = Paper(width_mm=command.width_mm, height_mm=command.height_mm)
    stamp = Stamp(nth=2 if command.reprinted else 1, at=at, by=reader.name)
    source = source_of(Template(command.text, paper), [kind.sample], [stamp], _zone())
    made = await _made(source, "png", SECONDS_TO_LOOK)
    wrong = [] if made.wrong is None else [await _mistake(made.wrong, source, command.text, reader)]
    remarks = [_put(one, source, command.text, reader.language) for one in made.warnings]
    return PrintPreviewView(
        pages=list(made.pages), page_count=made.page_count, mistakes=wrong, remarks=remarks
    )


async def set_sheets(
    template: Template,
    documents: Sequence[Printable],
    stamps: Sequence[Stamp],
    *,
    language: str,
) -> bytes:
    """A PDF with all of them. Raises TemplateWrong, and what the press raises."""
    source = source_of(template, documents, stamps, _zone())
    made = await _made(source, "pdf", SECONDS_TO_PRINT)
    if made.wrong is not None:
        reader = Reader(language=language, name="")
        mistake = await _mistake(made.wrong, source, template.text, reader)
        raise TemplateWrong(line=mistake.line, what=mistake.what)
    return made.content


async def _mistake(told: Told, source: Source, text: str, reader: Reader) -> MistakeView:
    """With its line. A bracket that is not closed swallows what stands around the template, and
    is told of there; alone, the template says where it opens.
    """
    if told.line <= source.lines_before:
        alone = (await press.make(Order(text, {}), seconds_max=SECONDS_TO_LOOK)).wrong
        if alone is not None and alone.message == told.message:
            return put(alone, lines_before=0, lines=text.count("\n") + 1, language=reader.language)
    return _put(told, source, text, reader.language)


def _put(told: Told, source: Source, text: str, language: str) -> MistakeView:
    lines = text.count("\n") + 1
    return put(told, lines_before=source.lines_before, lines=lines, language=language)


async def _made(source: Source, form: Literal["pdf", "png"], seconds_max: float) -> Made:
    order = Order(source.text, source.inputs, form, DOTS_PER_INCH, PAGES_SHOWN_MAX)
    return await press.make(order, seconds_max=seconds_max)


def _zone() -> ZoneInfo:
    return ZoneInfo(Environment.read().time_zone)
