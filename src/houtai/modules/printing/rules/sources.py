"""The source that the press sets: what every template may use, the template, and the values."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from uuid import UUID
from zoneinfo import ZoneInfo

from houtai.modules.printing.rules.declaring import Paper, Printable, values

TEMPLATE_LENGTH_MAX = 20_000
FONT = "Noto Sans CJK SC"


@dataclass(frozen=True)
class Template:
    """A template in force. Version 0 is the house's own."""

    text: str
    paper: Paper
    template_id: UUID | None = None
    version: int = 0


@dataclass(frozen=True)
class Stamp:
    """What each sheet says of its printing."""

    nth: int
    """1 for the first time."""
    at: datetime
    by: str


@dataclass(frozen=True)
class Source:
    """Text and values; `lines_before` is what the reader of a template does not count."""

    text: str
    inputs: dict[str, str]
    lines_before: int


def source_of(
    template: Template,
    documents: Sequence[Printable],
    stamps: Sequence[Stamp],
    zone: ZoneInfo,
) -> Source:
    """All documents one after the other, each on a page of its own."""
    paper = template.paper
    height = "auto" if paper.height_mm is None else f"{paper.height_mm}mm"
    before = (
        _prelude()
        + f"#set page(width: {paper.width_mm}mm, height: {height}, margin: 3mm)\n"
        + f'#set text(font: "{FONT}", lang: "zh", region: "cn", size: 9pt)\n'
        + "#set par(leading: 0.5em, spacing: 0.6em)\n"
        + "#let sheet(doc, print) = [\n"
    )
    after = (
        "\n]\n#let given = json(bytes(sys.inputs.documents))\n"
        "#for (index, (doc, print)) in given.enumerate() [\n"
        "#if index > 0 { pagebreak(weak: true) }\n"
        "#counter(page).update(1)\n#sheet(doc, print)\n#metadata(none) <sheet-end>\n]\n"
    )
    given = [
        [values(document, zone), _stamp(stamp, zone)]
        for document, stamp in zip(documents, stamps, strict=True)
    ]
    return Source(
        text=before + template.text + after,
        inputs={"documents": json.dumps(given, ensure_ascii=False)},
        lines_before=before.count("\n"),
    )


def _stamp(stamp: Stamp, zone: ZoneInfo) -> dict[str, str | int]:
    at = stamp.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return {"nth": stamp.nth, "at": at, "by": stamp.by}


@cache
def _prelude() -> str:
    folder = files("houtai.modules.printing.rules")
    return (folder / "templates/prelude.typ").read_text(encoding="utf-8")
