"""Kinds of prints, as people see them."""

from houtai.kit.shapes import View
from houtai.kit.texts import say
from houtai.modules.printing.rules.declaring import KINDS, Kind, TemplateFieldView, kind_of


class PrintKindSummaryView(View):
    """One kind. Without a height its paper comes from a roll."""

    code: str
    name: str
    width_mm: int
    height_mm: int | None


class PrintKindView(PrintKindSummaryView):
    """With what the author of a template needs."""

    text: str
    fields: list[TemplateFieldView]


def list_kinds(language: str) -> list[PrintKindSummaryView]:
    """In the order in which they were declared."""
    return [PrintKindSummaryView(**_summary(kind, language)) for kind in KINDS.values()]


def one_kind(code: str, language: str) -> PrintKindView:
    """Raises KindUnknown."""
    kind = kind_of(code)
    return PrintKindView(**_summary(kind, language), text=kind.text, fields=kind.fields(language))


def _summary(kind: Kind, language: str) -> dict[str, str | int | None]:
    return {
        "code": kind.code,
        "name": say(f"print_kinds.{kind.code}", language),
        **kind.paper.model_dump(),
    }
