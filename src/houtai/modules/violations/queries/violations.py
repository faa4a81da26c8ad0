"""Violations as their readers see them: the platform all, a merchant those that he was told."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.clock import business_day, day_bounds
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import View
from houtai.modules.merchants import public as merchants
from houtai.modules.violations.rules.kinds import PENALTIES, ViolationKind
from houtai.modules.violations.rules.states import OPEN, Act, ViolationState
from houtai.modules.violations.tables import Step, Violation

Number = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{19}$")]
COUNTED: tuple[ViolationState, ...] = OPEN
COUNTED_MAX = 999


class ViolationUnknown(NotFound):
    """Unknown, out of reach, or not told yet: they look the same."""

    code = "violations.unknown"


class PenaltyView(View):
    """What a kind may cost."""

    kind: ViolationKind
    points: int
    least_fen: int
    most_fen: int


class ViolationRowView(View):
    """One in a list. `due_at`: until when its merchant may appeal."""

    id: UUID
    number: str
    merchant_id: UUID
    merchant_name: str = ""
    kind: ViolationKind
    points: int
    fine_fen: int
    state: ViolationState
    order_id: UUID | None
    order_number: str
    raised_at: datetime
    told_at: datetime | None
    due_at: datetime | None
    ended_at: datetime | None
    frozen_fen: int
    charged_fen: int
    version: int


class ViolationStepView(View):
    """What was done and said, with pictures."""

    id: UUID
    act: Act
    words: str
    pictures: tuple[UUID, ...]
    at: datetime


class ViolationView(ViolationRowView):
    """One with its story, the oldest first, and what its merchant has come to this year."""

    steps: tuple[ViolationStepView, ...] = ()
    year_points: int = 0


class ViolationCountView(View):
    """How many are in a state; `more` if there are too many to count at a glance."""

    state: ViolationState
    count: int
    more: bool


VIOLATIONS = Listing(
    id=Violation.id,
    sorts={"id": Violation.id},
    default="-id",
    filters={
        "state": any_of(Violation.state, ViolationState),
        "kind": any_of(Violation.kind, ViolationKind),
        "number": equal(Violation.number, Number),
        "merchant_id": equal(Violation.merchant_id, UUID),
    },
)
_OWN = [
    getattr(Violation, name) for name in ViolationRowView.model_fields if name != "merchant_name"
]


def penalties() -> list[PenaltyView]:
    """All kinds there are."""
    return [
        PenaltyView(kind=kind, points=one.points, least_fen=one.least_fen, most_fen=one.most_fen)
        for kind, one in PENALTIES.items()
    ]


def known_to(merchant_ids: Collection[UUID] | None) -> ColumnElement[bool]:
    """Merchants know of what they were told; the platform, which reaches all, of everything."""
    return true() if merchant_ids is None else Violation.told_at.is_not(None)


async def list_violations(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ViolationRowView]:
    """The newest first. Indexes: ix_violation_state_id, ix_violation_merchant_id_id."""
    page = await VIOLATIONS.page(session, _select(actor), wanted, ViolationRowView)
    return Page(items=await _named(session, page.items), next=page.next)


def _select(actor: Actor) -> Select[Any]:
    return select(*_OWN).where(within(actor, Violation.merchant_id), known_to(actor.merchant_ids))


async def _named(session: AsyncSession, rows: Sequence[ViolationRowView]) -> list[ViolationRowView]:
    known = await merchants.payees(session, {one.merchant_id for one in rows})
    names = {merchant_id: payee.name for merchant_id, payee in known.items()}
    return [
        one.model_copy(update={"merchant_name": names.get(one.merchant_id, "")}) for one in rows
    ]


async def count_violations(session: AsyncSession, actor: Actor) -> list[ViolationCountView]:
    """Those that are open, for the tabs. Index: ix_violation_state_id."""
    counted = [
        select(func.count())
        .select_from(
            select(Violation.id)
            .where(
                within(actor, Violation.merchant_id),
                known_to(actor.merchant_ids),
                Violation.state == state,
            )
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        .scalar_subquery()
        for state in COUNTED
    ]
    counts = (await session.execute(select(*counted))).one()
    return [
        ViolationCountView(state=state, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        for state, count in zip(COUNTED, counts, strict=True)
    ]


async def one_violation(session: AsyncSession, actor: Actor, violation_id: UUID) -> ViolationView:
    """Without the year's points. Raises ViolationUnknown. Indexes: pk_violation,
    ix_step_violation_id_id.
    """
    row = (await session.execute(_select(actor).where(Violation.id == violation_id))).one_or_none()
    if row is None:
        raise ViolationUnknown
    (shown,) = await _named(session, [ViolationRowView.model_validate(row)])
    found = await session.execute(
        select(*(getattr(Step, name) for name in ViolationStepView.model_fields))
        .where(Step.violation_id == violation_id)
        .order_by(Step.id)
    )
    steps = tuple(ViolationStepView.model_validate(one) for one in found)
    return ViolationView(**dict(shown), steps=steps)


async def shown_violation(
    session: AsyncSession, actor: Actor, violation_id: UUID, *, at: datetime, time_zone: str
) -> ViolationView:
    """The same with the year's points. Raises ViolationUnknown."""
    shown = await one_violation(session, actor, violation_id)
    points = await year_points(session, actor, shown.merchant_id, at=at, time_zone=time_zone)
    return shown.model_copy(update={"year_points": points})


async def year_points(
    session: AsyncSession, actor: Actor, merchant_id: UUID, *, at: datetime, time_zone: str
) -> int:
    """Of what he was fined for in the calendar year of this moment. Index: ix_violation_fined."""
    year = business_day(at, time_zone).year
    first, _ = day_bounds(date(year, 1, 1), time_zone)
    _, until = day_bounds(date(year, 12, 31), time_zone)
    found: int | None = await session.scalar(
        select(cast(func.sum(Violation.points), BigInteger)).where(
            Violation.merchant_id == merchant_id,
            within(actor, Violation.merchant_id),
            Violation.state == "fined",
            Violation.ended_at >= first,
            Violation.ended_at < until,
        )
    )
    return found or 0


async def is_picture_of(
    session: AsyncSession, actor: Actor, violation_id: UUID, file_id: UUID
) -> bool:
    """Whether it was shown to those who see the violation. Indexes: pk_violation,
    ix_step_violation_id_id.
    """
    found = await session.scalar(
        select(Step.id)
        .join(Violation, Violation.id == Step.violation_id)
        .where(
            Violation.id == violation_id,
            within(actor, Violation.merchant_id),
            known_to(actor.merchant_ids),
            Step.pictures.contains([file_id]),
        )
        .limit(1)
    )
    return found is not None


async def open_violations(session: AsyncSession, merchant_id: UUID) -> int:
    """How many have not ended. To be asked as the house. Index: ix_violation_merchant_id_id."""
    found = await session.scalar(
        select(func.count()).where(Violation.merchant_id == merchant_id, Violation.state.in_(OPEN))
    )
    return found or 0
