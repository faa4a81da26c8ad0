"""Statements, their lines and problems, as the platform's staff sees them."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.reconciliation.rules.reading import EntryKind, Fault, FormName, Oddity, Purpose
from houtai.modules.reconciliation.tables import Statement, StatementLine, StatementProblem

StatementState = Literal["waiting", "read", "refused"]
StatementChannel = Literal["wechat", "alipay", "sandbox", "bank", "personal"]
StatementSource = Literal["upload", "bill"]


class StatementUnknown(NotFound):
    code = "reconciliation.statement_unknown"


class MoneyStatementView(View):
    """A file or a bill, and what came of it. Sums are those of lines that were not known before."""

    id: UUID
    source: StatementSource
    bill_id: UUID | None
    file_name: str
    size_bytes: int
    state: StatementState
    form: FormName | Literal[""]
    channel: StatementChannel | Literal[""]
    purpose: Purpose | Literal[""]
    account: str
    day_first: date | None
    day_last: date | None
    line_count: int
    repeated_count: int
    came_fen: int
    went_fen: int
    opening_fen: int | None
    closing_fen: int | None
    problem_count: int
    fault: Fault | Literal[""]
    fault_line: int
    fault_word: str
    attempts: int
    uploaded_by: UUID
    created_at: datetime
    read_at: datetime | None
    version: int


class StatementLineView(View):
    """One movement; what came is above zero. `raw` is the line as it came."""

    id: UUID
    place: int
    sheet: int
    line: int
    kind: EntryKind
    number: str
    payment_number: str
    gateway_number: str
    amount_fen: int
    fee_fen_thousandths: int
    """Channels reckon fees to the thousandth of a fen."""
    balance_fen: int | None
    moved_at: datetime
    party: str
    summary: str
    raw: str
    repeated: bool


class StatementProblemView(View):
    """Something strange; `line` is 0 where it is about the whole file."""

    id: UUID
    oddity: Oddity
    line: int
    word: str


_SHOWN = tuple(getattr(Statement, name) for name in MoneyStatementView.model_fields)
_LINE_SHOWN = tuple(getattr(StatementLine, name) for name in StatementLineView.model_fields)
_PROBLEM_SHOWN = tuple(
    getattr(StatementProblem, name) for name in StatementProblemView.model_fields
)

STATEMENTS = Listing(
    id=Statement.id,
    sorts={"id": Statement.id},
    default="-id",
    filters={
        "state": any_of(Statement.state, StatementState),
        "channel": equal(Statement.channel, StatementChannel),
        "source": equal(Statement.source, StatementSource),
        "created_from": at_least(Statement.created_at, Moment),
        "created_before": below(Statement.created_at, Moment),
    },
)
LINES = Listing(
    id=StatementLine.id,
    sorts={"place": StatementLine.place},
    default="place",
    filters={
        "number": equal(StatementLine.number, Line),
        "kind": equal(StatementLine.kind, EntryKind),
        "repeated": equal(StatementLine.repeated, bool),
    },
)
TAKEN_LINES = replace(
    LINES, filters={**LINES.filters, "statement_id": equal(StatementLine.statement_id, UUID)}
)
"""Lines in a file, of any statement."""
PROBLEMS = Listing(
    id=StatementProblem.id,
    sorts={"place": StatementProblem.place},
    default="place",
    filters={},
)


async def list_statements(session: AsyncSession, wanted: Wanted) -> Page[MoneyStatementView]:
    """The newest first. Indexes: pk_statement, ix_statement_state_id, ix_statement_channel_id."""
    return await STATEMENTS.page(session, select_statements(), wanted, MoneyStatementView)


def select_statements() -> Select[Any]:
    """All of them, for lists and exports; they are the house's alone."""
    return select(*_SHOWN)


def select_lines() -> Select[Any]:
    """Lines of all statements, for exports."""
    return select(*_LINE_SHOWN)


async def one_statement(session: AsyncSession, statement_id: UUID) -> MoneyStatementView:
    """Raises StatementUnknown. Index: pk_statement."""
    found = await session.execute(select(*_SHOWN).where(Statement.id == statement_id))
    row = found.one_or_none()
    if row is None:
        raise StatementUnknown
    return MoneyStatementView.model_validate(row)


async def list_lines(
    session: AsyncSession, statement_id: UUID, wanted: Wanted
) -> Page[StatementLineView]:
    """In the order of the file. Raises StatementUnknown. Index: uq_line_statement_id_place."""
    await one_statement(session, statement_id)
    statement = select_lines().where(StatementLine.statement_id == statement_id)
    return await LINES.page(session, statement, wanted, StatementLineView)


async def list_problems(
    session: AsyncSession, statement_id: UUID, wanted: Wanted
) -> Page[StatementProblemView]:
    """In the order of the file. Raises StatementUnknown. Index: ix_problem_statement_id_place."""
    await one_statement(session, statement_id)
    statement = select(*_PROBLEM_SHOWN).where(StatementProblem.statement_id == statement_id)
    return await PROBLEMS.page(session, statement, wanted, StatementProblemView)


async def closing_before(
    session: AsyncSession, *, channel: str, purpose: str, account: str, day: date
) -> int | None:
    """What an account held at the end of its last statement before that day, as far as known.
    Index: ix_statement_account_day_last.
    """
    return await session.scalar(
        select(Statement.closing_fen)
        .where(Statement.channel == channel, Statement.account == account)
        .where(Statement.day_last < day, Statement.purpose == purpose)
        .where(Statement.state == "read", Statement.closing_fen.is_not(None))
        .order_by(Statement.day_last.desc(), Statement.id.desc())
        .limit(1)
    )
