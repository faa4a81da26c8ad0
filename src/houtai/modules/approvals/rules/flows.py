"""What a flow consists of, and which one a request takes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from houtai.kit.auth import Console, Place
from houtai.kit.errors import Invalid
from houtai.kit.shapes import Command, Fen, Line, Word

STEPS_MAX = 10
APPROVERS_MAX = 20
HOURS_MAX = 2_160
PRIORITY_MAX = 1_000
Kind = Literal["account", "role", "permission"]
_ROLE = re.compile(r"[a-z0-9_\-]+")
_PERMISSION = re.compile(r"[a-z_]+(\.[a-z_]+)+\.(read|write)")


class AccountNamedTwice(Invalid):
    """Nobody decides twice about one request, so the second step would wait for nobody."""

    code = "approvals.account_named_twice"


class SubjectUnfit(Invalid):
    """An approver that names no account, role or permission by its form."""

    code = "approvals.subject_unfit"


class Approver(Command):
    """Who may decide: one account, or all who hold a role or permission.

    `where` says at which place they hold it: where the asker works, or at the platform. For an
    account it does not matter.
    """

    kind: Kind
    subject: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.\-]{0,99}$")]
    where: Literal["asker", "platform"] = "asker"


class Step(Command):
    """One decision: of any of the approvers, or of all of them, within a time."""

    name: Line
    mode: Literal["any", "all"]
    hours: Annotated[int, Field(ge=1, le=HOURS_MAX)]
    overdue: Literal["expire", "remind"]
    """What follows when the time is over: it is off, or they are asked again."""
    approvers: Annotated[tuple[Approver, ...], Field(min_length=1, max_length=APPROVERS_MAX)]


Steps = Annotated[tuple[Step, ...], Field(min_length=1, max_length=STEPS_MAX)]


class Conditions(Command):
    """Which requests of its act a flow is for; what is not named is not asked about."""

    consoles: Annotated[tuple[Console, ...], Field(min_length=1, max_length=3)] | None = None
    merchant_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=200)] | None = None
    things: Annotated[tuple[Word, ...], Field(min_length=1, max_length=50)] | None = None
    amount_fen_min: Fen | None = None
    """From this amount on; a request without an amount does not meet it."""


@dataclass(frozen=True)
class Case:
    """What the choice of a flow looks at."""

    act: str
    place: Place
    thing: str
    amount_fen: int | None


@dataclass(frozen=True)
class Known:
    """A flow as it stands now."""

    id: UUID
    name: str
    act: str
    version: int
    priority: int
    conditions: Conditions
    steps: tuple[Step, ...]


def choose(flows: Iterable[Known], case: Case) -> Known | None:
    """The flow of the highest priority that is meant for it; of equal ones the older."""
    fitting = [flow for flow in flows if flow.act == case.act and meets(flow.conditions, case)]
    return min(fitting, key=lambda flow: (-flow.priority, flow.id), default=None)


def meets(conditions: Conditions, case: Case) -> bool:
    """Whether every condition that is named holds."""
    merchant, least = case.place.merchant_id, conditions.amount_fen_min
    return (
        (conditions.consoles is None or case.place.console in conditions.consoles)
        and (conditions.merchant_ids is None or merchant in conditions.merchant_ids)
        and (conditions.things is None or case.thing in conditions.things)
        and (least is None or (case.amount_fen is not None and case.amount_fen >= least))
    )


def refuse_unfit(steps: Iterable[Step]) -> None:
    """Raises AccountNamedTwice or SubjectUnfit for steps that could not be walked."""
    named: set[str] = set()
    for number, step in enumerate(steps):
        for position, one in enumerate(step.approvers):
            place = f"body/steps/{number}/approvers/{position}/subject"
            if not _is_fit(one):
                raise SubjectUnfit(place=place, subject=one.subject)
            if one.kind == "account" and one.subject in named:
                raise AccountNamedTwice(place=place)
            if one.kind == "account":
                named.add(one.subject)


def _is_fit(approver: Approver) -> bool:
    if approver.kind == "account":
        try:
            return str(UUID(approver.subject)) == approver.subject
        except ValueError:
            return False
    shape = _ROLE if approver.kind == "role" else _PERMISSION
    return shape.fullmatch(approver.subject) is not None
