"""Differences and days, as the platform's staff sees them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Select, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import View
from houtai.modules.reconciliation.rules.channels import (
    Act,
    DifferenceKind,
    DifferenceState,
    MatchChannel,
    Outcome,
)
from houtai.modules.reconciliation.rules.reading import EntryKind
from houtai.modules.reconciliation.tables import (
    Difference,
    MatchDay,
    Own,
    Pair,
    StatementLine,
)

YOUNG_DAYS, OLD_DAYS = 1, 7
"""Of yesterday or today; of a week."""


class DifferenceUnknown(NotFound):
    code = "reconciliation.difference_unknown"


class DifferenceView(View):
    """`amount_fen`: so much more than the house knows the other side has. `line_fen` is what the
    statement says, `own_fen` what the house knows; None where a side has nothing.
    """

    id: UUID
    channel: MatchChannel
    day: date
    kind: DifferenceKind
    state: DifferenceState
    amount_fen: int
    line_fen: int | None
    own_fen: int | None
    line_kind: EntryKind
    number: str
    payment_number: str
    gateway_number: str
    moved_at: datetime
    statement_id: UUID | None
    line: int | None
    opened_at: datetime
    wanted: Act | None
    outcome: Outcome | None
    reason: str
    asked_by: UUID | None
    handled_by: UUID | None
    handled_at: datetime | None
    version: int


class MatchDayView(View):
    """From lines to what is still open. `stated`: its statement is there."""

    id: UUID
    channel: MatchChannel
    day: date
    stated: bool
    line_count: int
    line_fen: int
    own_count: int
    own_fen: int
    pair_count: int
    open_count: int
    open_fen: int
    handled_count: int
    looked_at: datetime | None


class DifferenceCountView(View):
    """How many of a kind are open, for how long, and what they come to."""

    kind: DifferenceKind
    count: int
    fen: int
    today_count: int
    week_count: int
    older_count: int


DIFFERENCES = Listing(
    id=Difference.id,
    sorts={"day": Difference.day},
    default="-day",
    filters={
        "state": any_of(Difference.state, DifferenceState),
        "kind": any_of(Difference.kind, DifferenceKind),
        "channel": equal(Difference.channel, MatchChannel),
        "day": equal(Difference.day, date),
        "day_from": at_least(Difference.day, date),
        "day_before": below(Difference.day, date),
    },
)
DAYS = Listing(
    id=MatchDay.id,
    sorts={"day": MatchDay.day},
    default="-day",
    filters={
        "channel": equal(MatchDay.channel, MatchChannel),
        "day_from": at_least(MatchDay.day, date),
        "day_before": below(MatchDay.day, date),
    },
)
_OWN_COLUMNS = (
    "id",
    "channel",
    "day",
    "kind",
    "state",
    "amount_fen",
    "opened_at",
    "wanted",
    "outcome",
    "reason",
    "asked_by",
    "handled_by",
    "handled_at",
    "version",
)


def select_differences() -> Select[Any]:
    """What was paired since shows its other side as well."""
    return (
        select(
            *(getattr(Difference, name) for name in _OWN_COLUMNS),
            StatementLine.amount_fen.label("line_fen"),
            Own.amount_fen.label("own_fen"),
            func.coalesce(StatementLine.kind, Own.kind).label("line_kind"),
            func.coalesce(StatementLine.number, Own.number).label("number"),
            func.coalesce(StatementLine.payment_number, Own.payment_number).label("payment_number"),
            func.coalesce(StatementLine.gateway_number, Own.gateway_number).label("gateway_number"),
            func.coalesce(StatementLine.moved_at, Own.moved_at).label("moved_at"),
            StatementLine.statement_id,
            StatementLine.line,
        )
        .outerjoin(
            Pair,
            (Pair.line_id == Difference.line_id) | (Pair.own_id == Difference.own_id),
        )
        .outerjoin(
            StatementLine, StatementLine.id == func.coalesce(Difference.line_id, Pair.line_id)
        )
        .outerjoin(Own, Own.id == func.coalesce(Difference.own_id, Pair.own_id))
    )


async def list_differences(session: AsyncSession, wanted: Wanted) -> Page[DifferenceView]:
    """The newest day first. Indexes: ix_difference_day_id, ix_difference_state_day_id."""
    return await DIFFERENCES.page(session, select_differences(), wanted, DifferenceView)


async def one_difference(session: AsyncSession, difference_id: UUID) -> DifferenceView:
    """Raises DifferenceUnknown. Indexes: pk_difference, uq_pair_line_id, pk_pair."""
    found = await session.execute(select_differences().where(Difference.id == difference_id))
    row = found.first()
    if row is None:
        raise DifferenceUnknown
    return DifferenceView.model_validate(row)


async def count_differences(session: AsyncSession, today: date) -> list[DifferenceCountView]:
    """By how long they have been open. Index: ix_difference_state_day_id."""
    age = today - Difference.day
    found = await session.execute(
        select(
            Difference.kind,
            func.count().label("count"),
            cast(func.sum(Difference.amount_fen), BigInteger).label("fen"),
            func.count().filter(age <= YOUNG_DAYS).label("today_count"),
            func.count().filter(age > YOUNG_DAYS, age <= OLD_DAYS).label("week_count"),
            func.count().filter(age > OLD_DAYS).label("older_count"),
        )
        .where(Difference.state.in_(("open", "asked")))
        .group_by(Difference.kind)
        .order_by(Difference.kind)
    )
    return [DifferenceCountView.model_validate(row) for row in found]


async def list_days(session: AsyncSession, wanted: Wanted) -> Page[MatchDayView]:
    """The newest first. Indexes: ix_day_day_id, ix_difference_channel_day."""
    return await DAYS.page(session, select_days(), wanted, MatchDayView)


def select_days() -> Select[Any]:
    """Each with what is still open of it."""
    is_open = Difference.state != "handled"
    standing = (
        select(
            func.count().filter(is_open).label("open_count"),
            cast(
                func.coalesce(func.sum(case((is_open, Difference.amount_fen), else_=0)), 0),
                BigInteger,
            ).label("open_fen"),
            func.count().filter(~is_open).label("handled_count"),
        )
        .where(Difference.channel == MatchDay.channel, Difference.day == MatchDay.day)
        .lateral()
    )
    names = [name for name in MatchDayView.model_fields if name not in standing.c]
    return (
        select(*(getattr(MatchDay, name) for name in names), *standing.c)
        .select_from(MatchDay)
        .join(standing, MatchDay.id.is_not(None))
    )


async def open_fen(session: AsyncSession, day: date) -> int:
    """What waits of a day, over all channels, surpluses and shortfalls added up.
    Index: ix_difference_day_id.
    """
    waiting = select(func.coalesce(func.sum(func.abs(Difference.amount_fen)), 0)).where(
        Difference.day == day, Difference.state != "handled"
    )
    return int(await session.scalar(waiting) or 0)
