"""What a module registers so that a sheet can change its rows: columns, plan, apply, revert."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.shapes import View
from houtai.kit.sheets.cells import RowError
from houtai.kit.sheets.columns import Column
from houtai.kit.sheets.kinds import Choice
from houtai.kit.sheets.reading import Row
from houtai.kit.texts import say


@dataclass(frozen=True)
class Change:
    """What one row does to one thing. States hold JSON values only.

    `before` is None for something new; equal to `after`, nothing would change. `subject` may stay
    None until the thing exists.
    """

    row: int
    after: dict[str, Any]
    before: dict[str, Any] | None = None
    subject: UUID | None = None

    @property
    def act(self) -> str:
        """create, change or same."""
        if self.before is None:
            return "create"
        return "same" if self.before == self.after else "change"


@dataclass(frozen=True)
class Upload:
    """The import at work: which one, whose, and when. `merchant_id` NIL is the platform."""

    id: UUID
    merchant_id: UUID
    at: datetime


Plan = Callable[
    [AsyncSession, Actor, Sequence[Row], Upload], Awaitable[Sequence[Change | RowError]]
]
Apply = Callable[
    [AsyncSession, Actor, Sequence[Change], Upload], Awaitable[Sequence[Change | RowError]]
]
Revert = Callable[[AsyncSession, Actor, Sequence[Change], Upload], Awaitable[Sequence[RowError]]]


@dataclass(frozen=True)
class Importer:
    """One way to change things by sheet. The three steps are set-based: one call, many rows.

    - `plan` says what each row would do, or why it cannot. It runs in a transaction that cannot
      write. Every row is answered: one change, or one or more errors.
    - `apply` carries changes out and answers each: the change as it was done, with its subject, or
      an error when the thing is no longer as `before` has it. Nothing is written for an error.
    - `revert` takes done changes, last row first, and puts things back. It returns an error for
      each that is no longer as `after` has it, and leaves that one alone.

    `identity` names the columns that say what a row is about; a second row about it is refused.
    `whole` means all rows in one transaction, or none; otherwise good rows go in without the bad.
    `of_merchants` means that rows belong to a merchant: people of the platform say to which one.
    """

    name: str
    permission: str
    columns: tuple[Column, ...]
    plan: Plan
    apply: Apply
    revert: Revert
    identity: tuple[str, ...] = ()
    whole: bool = False
    of_merchants: bool = False

    @property
    def title_key(self) -> str:
        """Catalogue key of the name that people read: `<area>.import_<name>`."""
        area = self.permission.partition(".")[0]
        return f"{area}.import_{self.name}"

    def placed(self, zone: ZoneInfo, language: str) -> Self:
        """The same importer, reading and showing for the clock and the language of somebody."""
        columns = tuple(column.placed(zone, language) for column in self.columns)
        return replace(self, columns=columns)


class ColumnView(View):
    """One column as its reader calls it; states of rows carry its value under `key`."""

    key: str
    title: str
    required: bool
    many: bool
    """Any number of columns, each with a name behind the title."""
    kind: str
    """What its values are: `amount` is whole fen, `words` text, and so on."""
    choices: dict[str, str]
    """What a choice may be, and how its reader calls it."""


class ImporterView(View):
    name: str
    title: str
    columns: list[ColumnView]
    of_merchants: bool
    """Whether people of the platform may say for which merchant the rows are."""


def _choices(column: Column) -> Mapping[str, str]:
    return column.kind.names if isinstance(column.kind, Choice) else {}


def described(importer: Importer) -> ImporterView:
    """What a placed importer is called and which columns its sheets have."""
    language = importer.columns[0].kind.language
    columns = [
        ColumnView(
            key=column.key,
            title=column.title(),
            required=column.required,
            many=column.many,
            kind=type(column.kind).__name__.lower(),
            choices={code: say(name, language) for code, name in _choices(column).items()},
        )
        for column in importer.columns
    ]
    title = say(importer.title_key, language)
    return ImporterView(
        name=importer.name, title=title, columns=columns, of_merchants=importer.of_merchants
    )
