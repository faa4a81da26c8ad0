"""Names of doors, things and refusals in the language of whoever reads."""

from houtai.kit.auth import reader
from houtai.kit.environment import LANGUAGES
from houtai.kit.shapes import View
from houtai.kit.texts import catalogue, say


class NamedCode(View):
    """A code as the log keeps it, and what people call it."""

    code: str
    name: str


class SubjectsView(View):
    """What can be looked for: kinds of things, and doors."""

    things: list[NamedCode]
    doors: list[NamedCode]


def subjects() -> SubjectsView:
    """Every kind of thing and every door that has a name, by that name."""
    return SubjectsView(things=_named("functions."), doors=_named("doors."))


def _named(prefix: str) -> list[NamedCode]:
    texts = catalogue(_language())
    found = [
        NamedCode(code=key.removeprefix(prefix), name=name)
        for key, name in texts.items()
        if key.startswith(prefix)
    ]
    return sorted(found, key=lambda one: one.name)


def door_name(door: str) -> str:
    """What people call a door; its id when it has no name any more."""
    return _said(f"doors.{door}", door)


def thing_name(thing: str) -> str:
    """What people call a kind of thing."""
    return _said(f"functions.{thing}", thing)


def field_name(field: str) -> str:
    """What people call a field of a difference."""
    return _said(f"audit.field.{field}", field)


def field_is_named(field: str) -> bool:
    """Whether people have a name for the field."""
    return f"audit.field.{field}" in catalogue(_language())


def field_right_name(code: str) -> str:
    """What people call a field that roles may see or not; the code itself for anything else."""
    return _said(f"fields.{code}", code)


def value_name(field: str, value: str) -> str | None:
    """What people call a code that the field may hold; None when it is no code."""
    if field == "permissions":
        thing, _, right = value.rpartition(".")
        return f"{thing_name(thing)} {_said(f'audit.value.permissions.{right}', right)}"
    return catalogue(_language()).get(f"audit.value.{field}.{value}")


def file_name(tail: str) -> str:
    """A file by the end of its id: enough to see that it is another one."""
    return say("audit.file", _language(), tail=tail)


def yes_or_no(value: bool) -> str:
    """A switch as it is read inside a longer value."""
    return say(f"audit.{'yes' if value else 'no'}", _language())


def reason(code: str | None) -> str:
    """Why it was refused; the code itself where the text would need more than is kept."""
    if code is None:
        return ""
    try:
        return say(code, _language())
    except LookupError:
        return code


def _said(key: str, otherwise: str) -> str:
    return catalogue(_language()).get(key, otherwise)


def _language() -> str:
    actor = reader()
    return LANGUAGES[0] if actor is None else actor.language
