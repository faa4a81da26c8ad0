"""Flows: as they are shown, and as a request looks for its own."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Place
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View, Word
from houtai.kit.texts import say
from houtai.modules.approvals.queries.people import ACTS, PersonView, names
from houtai.modules.approvals.queries.words import Named
from houtai.modules.approvals.rules.flows import Conditions, Known, Step
from houtai.modules.approvals.tables import Flow

FLOWS_MAX = 1_000
"""The most flows of one act; more could not be looked through for each request."""


class FlowStepView(Step):
    """A step as it is shown."""

    name: Named


class FlowView(View):
    id: UUID
    name: Named
    act: str
    conditions: Conditions
    steps: tuple[FlowStepView, ...]
    priority: int
    enabled: bool
    version: int
    changed_at: datetime


class FlowDetailView(FlowView):
    """The same with the names of those who are approvers by name."""

    people: list[PersonView]


class ActView(View):
    """Something that may need an agreement."""

    code: str
    name: str


COLUMNS = [getattr(Flow, name) for name in FlowView.model_fields]
FLOWS = Listing(
    id=Flow.id,
    sorts={"id": Flow.id, "act": Flow.act},
    default="act",
    filters={"act": equal(Flow.act, Word)},
)


async def list_flows(session: AsyncSession, place: Place, wanted: Wanted) -> Page[FlowView]:
    """By act; they are in sight at the platform alone. Index: ix_flow_act_id."""
    statement = select(*COLUMNS).where(literal(place.console == "platform"))
    return await FLOWS.page(session, statement, wanted, FlowView)


async def show_flow(session: AsyncSession, place: Place, flow_id: UUID) -> FlowView | None:
    """One flow, in sight at the platform alone. Index: pk_flow."""
    if place.console != "platform":
        return None
    found = (await session.execute(select(*COLUMNS).where(Flow.id == flow_id))).one_or_none()
    return None if found is None else FlowView.model_validate(found)


async def show_flow_with_people(
    session: AsyncSession, place: Place, flow_id: UUID
) -> FlowDetailView | None:
    """One flow, and who is named in it. Index: pk_flow."""
    flow = await show_flow(session, place, flow_id)
    if flow is None:
        return None
    those = [approver for step in flow.steps for approver in step.approvers]
    ids = [UUID(approver.subject) for approver in those if approver.kind == "account"]
    named = await names(session, ids)
    people = [PersonView(id=one, name=name) for one, name in named.items()]
    return FlowDetailView(**flow.model_dump(), people=people)


async def flows_for(session: AsyncSession, acts: Collection[str]) -> list[Known]:
    """All that are in use for these acts. Index: ix_flow_act_id."""
    columns = [getattr(Flow, name) for name in Known.__dataclass_fields__]
    statement = select(*columns).where(Flow.act.in_(set(acts)), Flow.enabled)
    rows = (await session.execute(statement.order_by(Flow.id))).mappings()
    return [
        Known(
            **{
                **row,
                "conditions": Conditions.model_validate(row["conditions"]),
                "steps": steps_of(row["steps"]),
            }
        )
        for row in rows
    ]


def steps_of(kept: list[dict[str, object]]) -> tuple[Step, ...]:
    """Steps as they were kept with a flow or a request."""
    return tuple(Step.model_validate(one) for one in kept)


def list_acts(language: str) -> list[ActView]:
    """What flows can be made for."""
    return [ActView(code=act, name=act_name(act, language)) for act in ACTS]


def act_name(act: str, language: str) -> str:
    """How people call an act; its code when nobody has named it."""
    key = f"approvals.act.{act}"
    name = say(key, language)
    return act if name == key else name
