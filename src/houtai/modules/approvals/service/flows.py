"""Flows: made, changed, switched on and off. They are the platform's, whoever walks them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Place
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line, Word
from houtai.modules.approvals.queries import flows as shown
from houtai.modules.approvals.queries.people import ACTS
from houtai.modules.approvals.rules.flows import PRIORITY_MAX, Conditions, Steps, refuse_unfit
from houtai.modules.approvals.tables import Flow


class ActUnknown(Invalid):
    """No part of the house asks for such an act."""

    code = "approvals.act_unknown"


class TooManyFlows(Conflict):
    """More could not be looked through for each request."""

    code = "approvals.too_many_flows"


class FlowUnknown(NotFound):
    code = "approvals.flow_unknown"


class FlowsElsewhere(Conflict):
    """Flows are made at the platform, for all places."""

    code = "approvals.flows_elsewhere"


class FlowChanged(Conflict):
    """Somebody else has changed it meanwhile."""

    code = "approvals.flow_changed"


Priority = Annotated[int, Field(ge=0, le=PRIORITY_MAX)]
Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class CreateFlow(Command):
    name: Line
    act: Word
    conditions: Conditions = Conditions()
    steps: Steps
    priority: Priority = 0
    enabled: bool = True


class EditFlow(Command):
    """The act stays what it is. Requests on their way keep the steps that they began with."""

    version: Version
    name: Line
    conditions: Conditions
    steps: Steps
    priority: Priority
    enabled: bool


async def create_flow(
    session: AsyncSession, place: Place, command: CreateFlow, *, at: datetime
) -> UUID:
    """Make a flow.

    Raises FlowsElsewhere, ActUnknown, TooManyFlows, AccountNamedTwice, SubjectUnfit.
    """
    if place.console != "platform":
        raise FlowsElsewhere
    if command.act not in ACTS:
        raise ActUnknown(place="body/act", act=command.act)
    refuse_unfit(command.steps)
    known = await session.scalar(select(func.count()).where(Flow.act == command.act))
    if (known or 0) >= shown.FLOWS_MAX:
        raise TooManyFlows(flows_max=shown.FLOWS_MAX)
    flow_id = new_id()
    session.add(Flow(id=flow_id, act=command.act, version=1, changed_at=at, **_kept(command)))
    await session.flush()
    after = await shown.show_flow(session, place, flow_id)
    trail.note(session, "approvals.flow", flow_id, name=command.name, before=None, after=after)
    return flow_id


async def edit_flow(
    session: AsyncSession, place: Place, flow_id: UUID, command: EditFlow, *, at: datetime
) -> None:
    """Change a flow, if it still is as the editor saw it.

    Raises FlowUnknown, FlowChanged, AccountNamedTwice, SubjectUnfit.
    """
    refuse_unfit(command.steps)
    before = await shown.show_flow(session, place, flow_id)
    if before is None:
        raise FlowUnknown
    change = (
        update(Flow)
        .where(Flow.id == flow_id, Flow.version == command.version)
        .values(version=Flow.version + 1, changed_at=at, **_kept(command))
        .returning(Flow.id)
    )
    if await session.scalar(change) is None:
        raise FlowChanged
    after = await shown.show_flow(session, place, flow_id)
    trail.note(session, "approvals.flow", flow_id, name=command.name, before=before, after=after)


def _kept(command: CreateFlow | EditFlow) -> dict[str, object]:
    return {
        "name": command.name,
        "conditions": command.conditions.model_dump(mode="json", exclude_none=True),
        "steps": [step.model_dump(mode="json") for step in command.steps],
        "priority": command.priority,
        "enabled": command.enabled,
    }
