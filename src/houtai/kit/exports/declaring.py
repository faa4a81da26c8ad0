"""What can be taken away as a file: a list, as its page shows it, with the page's own filters."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.kit.exports.naming import list_title
from houtai.kit.fields import SensitiveShown
from houtai.kit.paging import VALUES_MAX, Listing, Shape, Wanted
from houtai.kit.shapes import View
from houtai.kit.sheets import Amount, Choice, Column, Day, Kind, Moment, Whole, Words, YesNo

Given = str | list[str]
"""A filter as the page has it in its address."""


class UnknownFilter(Invalid):
    code = "exports.unknown_filter"


class WrongFilter(Invalid):
    code = "exports.wrong_filter"


class UnknownSort(Invalid):
    code = "exports.unknown_sort"


async def _as_they_are(_session: AsyncSession, rows: Sequence[Any]) -> Sequence[Any]:
    return rows


@dataclass(frozen=True)
class FilteredList:
    """A list by the name under which people ask for all of it, filtered as on its page."""

    name: str
    permission: str
    listing: Listing
    select: Callable[[Actor], Select[Any]]
    view: type[View]

    def title(self, language: str) -> str:
        """What people call the list; the file is named by it."""
        return list_title(self.name, language)

    def want(
        self,
        *,
        sort: str | None,
        filters: Mapping[str, Given],
        limit: int,
        after: str | None = None,
    ) -> Wanted:
        """A stretch of the list. Raises UnknownFilter, WrongFilter, UnknownSort, and what the page
        would raise for a field that the reader may not read.
        """
        if sort is not None and sort.removeprefix("-") not in self.listing.sorts:
            raise UnknownSort(place="body/sort")
        values = {name: self._value(name, given) for name, given in filters.items()}
        return self.listing.want(sort=sort, values=values, limit=limit, after=after)

    def _value(self, name: str, given: Given) -> object:
        place = f"body/filters/{name}"
        wanted = self.listing.filters.get(name)
        if wanted is None:
            raise UnknownFilter(place=place, filter=name)
        if wanted.many:
            given = [given] if isinstance(given, str) else given[:VALUES_MAX]
            return [self._one(place, name, wanted.kind, one) for one in given]
        if not isinstance(given, str):
            raise WrongFilter(place=place, filter=name)
        return self._one(place, name, wanted.kind, given)

    def _one(self, place: str, name: str, kind: Shape, given: str) -> object:
        try:
            return TypeAdapter(kind).validate_strings(given)
        except ValidationError as error:
            raise WrongFilter(place=place, filter=name) from error


@dataclass(frozen=True)
class ExportList(FilteredList):
    """One list. `columns` names the fields of the view, in order, with the keys of their titles.

    `complete` adds to the rows of a page what other modules know of them, such as names. `words`
    names fields that hold one of several codes, with the catalogue keys of what people call them,
    up to the code.
    """

    columns: Mapping[str, str]
    complete: Callable[[AsyncSession, Sequence[Any]], Awaitable[Sequence[Any]]] = _as_they_are
    words: Mapping[str, str] = field(default_factory=dict)

    def sheet_columns(self, zone: ZoneInfo, language: str) -> list[Column]:
        """The columns for this reader."""
        return [
            Column(title, self._kind(name)).placed(zone, language)
            for name, title in self.columns.items()
        ]

    def _kind(self, name: str) -> Kind[Any]:
        described = self.view.model_fields.get(name)
        if described is None or any(isinstance(one, SensitiveShown) for one in described.metadata):
            # A computed text, or one that may come masked: whatever it holds is shown as text.
            return Words()
        if name in self.words:
            return _choice(described.annotation, self.words[name])
        shapes = set(_shapes(described.annotation))
        if bool in shapes:
            return YesNo()
        if int in shapes:
            return Amount() if name.endswith("_fen") else Whole()
        if date in shapes:
            return Day()
        return Moment() if datetime in shapes else Words()

    def sheet_row(self, shown: View, columns: list[Column]) -> dict[str, Any]:
        """One row as the reader of the moment sees it, by the keys of the columns."""
        values = shown.model_dump(include=set(self.columns))
        return {
            column.key: _fitting(column.kind, values[name])
            for name, column in zip(self.columns, columns, strict=True)
        }


def _shapes(annotation: Shape) -> Iterator[Shape]:
    origin: object = get_origin(annotation)
    if origin in {Union, UnionType}:
        for part in get_args(annotation):
            yield from _shapes(part)
    elif origin is Annotated:
        yield from _shapes(get_args(annotation)[0])
    else:
        yield annotation


def _choice(annotation: Shape, key: str) -> Choice:
    """Of all codes that may stand there; nothing is chosen where there is none."""
    codes = [code for one in _shapes(annotation) for code in _codes(one) if code]
    return Choice(names={code: f"{key}{code}" for code in codes})


def _codes(shape: Shape) -> tuple[Any, ...]:
    origin: object = get_origin(shape)
    return get_args(shape) if origin is Literal else ()


def _fitting(kind: Kind[Any], value: object) -> object:
    """Text columns get text, whatever the field held."""
    if value == "" and isinstance(kind, Choice):
        return None
    if value is None or not isinstance(kind, Words) or isinstance(value, str):
        return value
    plain = to_jsonable_python(value)
    if isinstance(plain, list):
        return ", ".join(map(str, plain))
    return str(plain)
