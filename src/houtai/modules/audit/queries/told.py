"""What a kept value says to people: codes, money and ids in words."""

import re
from collections.abc import Iterator, Mapping

from houtai.kit.money import show_amount
from houtai.modules.audit.queries import words

Named = Mapping[str, str]
"""People, merchants and warehouses by their ids as text."""

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OF_MONEY = re.compile(r"_fen(_min|_max)?$")
_OF_FILES = ("picture", "pictures", "file_id", "file_ids", "photo_ids")
_TAIL_CHARS = 6


def in_words(field: str, value: object, named: Named) -> str | None:
    """None where the value speaks for itself; empty for an id that says nothing to anybody."""
    if isinstance(value, str):
        return _of_text(field, value, named)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"¥{show_amount(value)}" if _OF_MONEY.search(field) else None
    if isinstance(value, list | dict):
        return "\n".join(_lines(field, value, named))
    return None


def ids_in(value: object) -> Iterator[str]:
    """Every id that stands in a value, at whatever depth."""
    if isinstance(value, str) and _ID.fullmatch(value):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from ids_in(key)
            yield from ids_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from ids_in(one)


def _of_text(field: str, value: str, named: Named) -> str | None:
    if _ID.fullmatch(value) is None:
        return words.value_name(field, value)
    if field.endswith(_OF_FILES):
        return words.file_name(value[-_TAIL_CHARS:])
    return named.get(value, "")


def _lines(field: str, value: object, named: Named) -> Iterator[str]:
    """One line for each element of a list and each part of an object that says something."""
    if isinstance(value, list):
        for one in value:
            if line := _line(field, one, named):
                yield line
    elif isinstance(value, dict):
        for key, one in value.items():
            known = words.field_is_named(key)
            if line := _line(key if known else field, one, named):
                name = words.field_name(key) if known else _key_name(key, named)
                yield f"{name}：{line}" if name else line


def _line(field: str, value: object, named: Named) -> str:
    if isinstance(value, list):
        return "、".join(_lines(field, value, named))
    if isinstance(value, dict):
        return "；".join(_lines(field, value, named))
    said = in_words(field, value, named)
    if said is not None:
        return said
    if isinstance(value, bool):
        return words.yes_or_no(value)
    return "" if value is None else str(value)


def _key_name(key: str, named: Named) -> str:
    return named.get(key, "") if _ID.fullmatch(key) else words.field_right_name(key)
