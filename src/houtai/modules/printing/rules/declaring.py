"""What a kind of print is: a shape for its values, a sample, a paper and the house's template."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib.resources import files
from typing import Annotated, Any, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.kit.texts import catalogue
from houtai.modules.printing.rules.codes import Scanned, drawn

SIDE_MM_MIN, SIDE_MM_MAX = 10, 1_000
KINDS: dict[str, "Kind"] = {}
"""Every kind by its code, filled by the composition."""


class KindUnknown(NotFound):
    code = "printing.kind_unknown"


class Printable(View):
    """Base of the values of every kind. `thing_id` is what the log counts prints of; `number` is
    how people call it.
    """

    thing_id: str = Field(max_length=100)
    number: str = Field(max_length=100)


class Paper(View):
    """Width and height in millimetres; without a height the paper comes from a roll."""

    width_mm: Annotated[int, Field(ge=SIDE_MM_MIN, le=SIDE_MM_MAX)]
    height_mm: Annotated[int, Field(ge=SIDE_MM_MIN, le=SIDE_MM_MAX)] | None


A4 = Paper(width_mm=210, height_mm=297)


class TemplateFieldView(View):
    """One value that a template may use."""

    path: str
    """As a template writes it: `doc.recipient.name`; `[]` after what is repeated."""
    name: str
    form: str
    """`text`, `number`, `yes-no`, `list`, `group`, `bars` or `qr`."""


@dataclass(frozen=True)
class Kind:
    """A kind of print. Template and sample lie in files of this module under its code, or are
    given by the module that declares it.
    """

    code: str
    model: type[Printable]
    paper: Paper = A4
    template: str = ""
    example: Mapping[str, Any] | None = None

    @cached_property
    def text(self) -> str:
        """The house's own template."""
        return self.template or _read(f"templates/{self.code}.typ")

    @cached_property
    def sample(self) -> Printable:
        """Something that shows every field, to look at a template."""
        example = self.example or json.loads(_read(f"samples/{self.code}.json"))
        return self.model.model_validate(example)

    def fields(self, language: str) -> list[TemplateFieldView]:
        """What a template of this kind may use, in the order of the shape."""
        return _fields(self.model, "doc", self.code, language)


def kind_of(code: str) -> Kind:
    """Raises KindUnknown."""
    if code not in KINDS:
        raise KindUnknown
    return KINDS[code]


def values(shown: Printable, zone: ZoneInfo) -> dict[str, Any]:
    """As a template reads it: codes drawn, times told in the house's zone."""
    return _values(shown, shown.model_dump(), zone)


def _values(model: BaseModel, seen: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """The model says what each field is; `seen` what the reader may see of it."""
    return {
        name: _value(getattr(model, name), seen[name], described.metadata, zone)
        for name, described in type(model).model_fields.items()
    }


def _value(value: object, seen: object, marks: Sequence[object], zone: ZoneInfo) -> object:
    if isinstance(value, BaseModel) and isinstance(seen, Mapping):
        return _values(value, seen, zone)
    if isinstance(value, list | tuple) and isinstance(seen, list | tuple):
        return [_value(one, other, (), zone) for one, other in zip(value, seen, strict=True)]
    if isinstance(seen, datetime):
        return seen.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    for mark in marks:
        if isinstance(mark, Scanned) and seen is not None:
            return drawn(str(seen), mark.way)
    return seen if seen is None or isinstance(seen, str | int) else str(seen)


def _fields(model: type[BaseModel], path: str, kind: str, language: str) -> list[TemplateFieldView]:
    found = []
    for name, described in model.model_fields.items():
        if name == "thing_id":  # What the log counts by; it means nothing to people.
            continue
        inner, is_many = _inner(described.annotation)
        form = _form(inner, described.metadata, is_many=is_many)
        here = f"{path}.{name}" + ("[]" if is_many else "")
        found.append(TemplateFieldView(path=here, name=_name(name, kind, language), form=form))
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found += _fields(inner, here, kind, language)
    return found


def _inner(annotation: object) -> tuple[object, bool]:
    """What it is, whether or not it may be absent; and whether there are many."""
    chosen = [one for one in get_args(annotation) if one not in {type(None), ...}]
    is_many = getattr(annotation, "__origin__", None) in {list, tuple}
    return (chosen[0] if chosen else annotation), is_many


def _form(inner: object, marks: Sequence[object], *, is_many: bool) -> str:
    for mark in marks:
        if isinstance(mark, Scanned):
            return mark.way
    if is_many:
        return "list"
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return "group"
    return {bool: "yes-no", int: "number"}.get(inner, "text") if isinstance(inner, type) else "text"


def _name(name: str, kind: str, language: str) -> str:
    """Its own name within that kind, or the one that it has everywhere."""
    texts = catalogue(language)
    own = texts.get(f"print_fields.{kind}.{name}")
    return own or texts.get(f"print_fields.{name}", name)


def _read(name: str) -> str:
    return (files("houtai.modules.printing.rules") / name).read_text(encoding="utf-8")
