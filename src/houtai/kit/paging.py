"""Lists page by page: keyset paging, with the sorts and filters that a list declares as values.

    ENTRIES = Listing(
        id=Entry.id,
        sorts={"id": Entry.id, "at": Entry.at},
        default="-id",
        filters={"book": equal(Entry.book, Word), "at_from": at_least(Entry.at, Moment)},
    )

The door takes `Annotated[Wanted, Depends(ENTRIES.wanted)]` and the query ends in
`ENTRIES.page(session, statement, wanted, EntryView)`. A page is one statement; there is no count.
Walking all pages meets each row that was there from the start exactly once, whatever is inserted
meanwhile. An index on (sort, id) serves both directions.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from inspect import Parameter, Signature
from types import GenericAlias
from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar

from fastapi import Query
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, Row, Select, and_, or_, select, tuple_, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Right
from houtai.kit.db import MaybeActor
from houtai.kit.errors import Invalid
from houtai.kit.fields import refuse_unreadable, sensitive_code
from houtai.kit.shapes import View

LIMIT_MAX = 200
LIMIT_USUAL = 50
VALUES_MAX = 50
CURSOR_LENGTH_MAX = 2_000
_ACTOR = "_actor"

Shown = TypeVar("Shown", bound=View)
Column = InstrumentedAttribute[Any]
Shape: TypeAlias = Any
"""What a value must be: a type, or one annotated with its bounds."""


class BrokenCursor(Invalid):
    """Mangled, or taken from a list that is sorted otherwise."""

    code = "request.broken_cursor"


class SortUnfit(Invalid):
    """A filter that no index serves but that of another sort: `sorts` names those that do."""

    code = "request.sort_unfit"


class Page(View, Generic[Shown]):
    """Some rows, and where the next ones begin: pass `next` as `after`; None at the end."""

    items: list[Shown]
    next: str | None


@dataclass(frozen=True)
class Filter:
    """A condition that the reader may set."""

    kind: Shape
    condition: Callable[[Any], ColumnElement[bool]]
    many: bool = False
    column: Column | None = None
    least: Right = Right.READ
    """What the reader must be allowed on a sensitive column; masked where nothing is compared but
    what the mask shows.
    """

    @property
    def parameter(self) -> Shape:
        """How it stands in the query string."""
        if self.many:
            kinds = GenericAlias(list, self.kind)
            return Annotated[kinds | None, Query(max_length=VALUES_MAX)]
        return Annotated[self.kind | None, Query()]


def equal(column: Column, kind: Shape) -> Filter:
    """Exactly this value."""
    return Filter(kind, lambda value: column == value, column=column)


def any_of(column: Column, kind: Shape) -> Filter:
    """One of these values; the parameter is repeated."""
    return Filter(kind, column.in_, many=True, column=column)


def at_least(column: Column, kind: Shape) -> Filter:
    """Not less than the value; with `below` it makes a half-open range."""
    return Filter(kind, lambda value: column >= value, column=column)


def below(column: Column, kind: Shape) -> Filter:
    """Less than this value."""
    return Filter(kind, lambda value: column < value, column=column)


def starts_with(column: Column, kind: Shape) -> Filter:
    """Text that begins so; `%` and `_` mean themselves."""
    return Filter(kind, lambda value: column.startswith(value, autoescape=True), column=column)


@dataclass(frozen=True)
class Wanted:
    """Which page of a list somebody asks for."""

    sort: str
    descending: bool
    limit: int
    after: tuple[Any, Any] | None = None
    """Sort value and id of the last row already seen."""
    conditions: tuple[ColumnElement[bool], ...] = ()


@dataclass(frozen=True)
class Listing:
    """What may be asked of one list. `id` breaks ties and is never NULL."""

    id: Column
    sorts: Mapping[str, Column]
    default: str
    """A sort, with `-` before it for the other direction."""
    filters: Mapping[str, Filter] = field(default_factory=dict)
    tied: Mapping[str, str] = field(default_factory=dict)
    """Filters that go with one sort only, with the way in which it is then the usual one; of two
    such filters that go with different sorts either will do.
    """
    among: Mapping[str, ColumnElement[bool]] = field(default_factory=dict)
    """Sorts that have a place for some rows only: the list by them shows those and no others. The
    condition must leave out rows where the sort is empty.
    """
    narrow: frozenset[str] = frozenset()
    """Sorts that are offered together with a filter that goes with them, and not otherwise."""

    @property
    def wanted(self) -> Callable[..., Awaitable[Wanted]]:
        """The dependency that reads the page from the query string, as documented parameters."""

        async def read(
            *, limit: int, sort: str | None, after: str | None, **values: object
        ) -> Wanted:
            values.pop(_ACTOR, None)
            return self.want(limit=limit, sort=sort, after=after, values=values)

        read.__signature__ = Signature(self._parameters())  # type: ignore[attr-defined]  # how Python lets a function describe itself
        return read

    def want(
        self,
        *,
        limit: int = LIMIT_USUAL,
        sort: str | None = None,
        after: str | None = None,
        values: Mapping[str, object] | None = None,
    ) -> Wanted:
        """The page so described. Raises BrokenCursor, SortUnfit."""
        given = {name: value for name, value in (values or {}).items() if value is not None}
        chosen = self._fitting(sort, given)
        refuse_unreadable(self.sorts[chosen.removeprefix("-")], "query/sort")
        for name in given:
            one = self.filters[name]
            if one.column is not None:
                refuse_unreadable(one.column, f"query/{name}", least=one.least)
        return Wanted(
            sort=chosen.removeprefix("-"),
            descending=chosen.startswith("-"),
            limit=limit,
            after=None if after is None else self._read_cursor(after, chosen),
            conditions=tuple(self.filters[name].condition(given[name]) for name in given),
        )

    def _fitting(self, sort: str | None, given: Collection[str]) -> str:
        usual = sorted({self.tied[name] for name in given if name in self.tied})
        fit = [one.removeprefix("-") for one in usual] or sorted({*self.sorts} - self.narrow)
        chosen = sort or (usual[0] if usual else self.default)
        if chosen.removeprefix("-") not in fit:
            raise SortUnfit(place="query/sort", sorts=", ".join(fit))
        return chosen

    async def page(
        self,
        session: AsyncSession,
        statement: Select[Any],
        wanted: Wanted,
        view: type[Shown],
    ) -> Page[Shown]:
        """Run the statement for that page. It must not be ordered or limited itself."""
        return await self.read(session, self.arrange(statement, wanted), wanted, view)

    async def read(
        self,
        session: AsyncSession,
        arranged: Select[Any],
        wanted: Wanted,
        view: type[Shown],
    ) -> Page[Shown]:
        """Run what `arrange` or `cut` has made for that page."""
        rows = (await session.execute(arranged)).all()
        shown, more = rows[: wanted.limit], len(rows) > wanted.limit
        cursor = self._write_cursor(shown[-1], wanted) if more else None
        return Page[view](items=[view.model_validate(row) for row in shown], next=cursor)  # type: ignore[valid-type]  # the view is known at run time only

    def cut(self, which: Select[Any], wanted: Wanted, columns: Sequence[Any]) -> Select[Any]:
        """That page of what `which` selects (the id, nothing else), with columns that may be dear:
        they are worked out for its rows alone.

        Rows that tie with the last one seen and rows beyond are found apart: of one comparison for
        both the planner expects what lies beyond only, even where half of the table ties.
        """
        first = replace(wanted, after=None)
        parts = [which]
        if wanted.after is not None:
            stretches = self._stretches(wanted, wanted.after)
            parts = [which.where(one) for one in stretches]
        rows = union_all(*(self.arrange(part, first) for part in parts)).subquery("cut")
        order = [rows.c.page_sort, rows.c.page_id]
        return (
            select(*columns, *order)
            .join_from(rows, self.id.class_, self.id == rows.c.page_id)
            .order_by(*(one.desc() if wanted.descending else one.asc() for one in order))
            .limit(wanted.limit + 1)
        )

    def arrange(self, statement: Select[Any], wanted: Wanted) -> Select[Any]:
        """The statement for that page, and one row more to see whether another follows."""
        sort = self.sorts[wanted.sort]
        order = [sort] if sort is self.id else [sort, self.id]
        arranged = (
            statement.add_columns(sort.label("page_sort"), self.id.label("page_id"))
            .where(*wanted.conditions, *self._own_of(wanted.sort))
            .order_by(*(one.desc() if wanted.descending else one.asc() for one in order))
            .limit(wanted.limit + 1)
        )
        if wanted.after is None:
            return arranged
        return arranged.where(self._beyond(wanted, wanted.after))

    def _own_of(self, sort: str) -> list[ColumnElement[bool]]:
        return [self.among[sort]] if sort in self.among else []

    def _beyond(self, wanted: Wanted, after: tuple[Any, Any]) -> ColumnElement[bool]:
        """Rows after the last one seen."""
        sort, descending = self.sorts[wanted.sort], wanted.descending
        if sort is self.id or after[0] is None:
            return or_(*self._stretches(wanted, after))
        here, there = tuple_(sort, self.id), tuple_(*after)
        further = here < there if descending else here > there
        if descending or not self._may_be_empty(wanted.sort):
            return further
        return or_(further, sort.is_(None))

    def _stretches(self, wanted: Wanted, after: tuple[Any, Any]) -> list[ColumnElement[bool]]:
        """The same in parts, none of which has a row of another, in the order of the list.
        PostgreSQL sorts NULL as the largest value.
        """
        sort, descending = self.sorts[wanted.sort], wanted.descending
        value, row_id = after
        further_id: ColumnElement[bool] = self.id < row_id if descending else self.id > row_id
        if sort is self.id:
            return [further_id]
        if value is None:
            tied = and_(sort.is_(None), further_id)
            return [tied, sort.is_not(None)] if descending else [tied]
        tied = and_(sort == value, further_id)
        beyond: ColumnElement[bool] = sort < value if descending else sort > value
        has_empty = not descending and self._may_be_empty(wanted.sort)
        return [tied, beyond, *([sort.is_(None)] if has_empty else [])]

    def _may_be_empty(self, sort: str) -> bool:
        return sort not in self.among and _may_be_null(self.sorts[sort])

    def _parameters(self) -> list[Parameter]:
        ways = [way for name in self.sorts for way in (name, f"-{name}")]
        usual: dict[str, tuple[Any, Any]] = {
            "limit": (Annotated[int, Query(ge=1, le=LIMIT_MAX)], LIMIT_USUAL),
            "sort": (Literal[tuple(ways)] | None, None)
            if self.tied
            else (Literal[tuple(ways)], self.default),
            "after": (Annotated[str | None, Query(max_length=CURSOR_LENGTH_MAX)], None),
        }
        own: dict[str, tuple[Any, Any]] = {
            name: (one.parameter, None) for name, one in self.filters.items()
        }
        if self._is_guarded:  # The reader must be known before the page is read.
            own[_ACTOR] = (MaybeActor, Parameter.empty)
        return [
            Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=default)
            for name, (kind, default) in (usual | own).items()
        ]

    @property
    def _is_guarded(self) -> bool:
        filtered = [one.column for one in self.filters.values() if one.column is not None]
        return any(sensitive_code(column) for column in [*self.sorts.values(), *filtered])

    def _write_cursor(self, row: Row[Any], wanted: Wanted) -> str:
        sort, tie = self._adapters(wanted.sort)
        way = f"-{wanted.sort}" if wanted.descending else wanted.sort
        place = [
            way,
            sort.dump_python(row.page_sort, mode="json"),
            tie.dump_python(row.page_id, mode="json"),
        ]
        return urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")

    def _read_cursor(self, cursor: str, way: str) -> tuple[Any, Any]:
        try:
            padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
            written, value, row_id = json.loads(urlsafe_b64decode(padded))
            sort, tie = self._adapters(way.removeprefix("-"))
            place = sort.validate_python(value), tie.validate_python(row_id)
        except (ValueError, TypeError, RecursionError, ValidationError) as error:
            raise BrokenCursor(place="query/after") from error
        if written != way:
            raise BrokenCursor(place="query/after")
        return place

    def _adapters(self, sort: str) -> tuple[TypeAdapter[Any], TypeAdapter[Any]]:
        column = self.sorts[sort]
        kind = column.type.python_type
        return (
            TypeAdapter(kind | None if self._may_be_empty(sort) else kind),
            TypeAdapter(self.id.type.python_type),
        )


def _may_be_null(column: Column) -> bool:
    """Whether the column may be empty, as its own table has it."""
    return bool(column.property.columns[0].nullable)
