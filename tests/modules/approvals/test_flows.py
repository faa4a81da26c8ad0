"""Flows are made and changed at the platform, one version after the other."""

from uuid import uuid4

import pytest

from houtai.kit import trail
from houtai.kit.auth import Place
from houtai.modules.approvals.service import flows as flow_service
from tests.factories.approvals import ACT, NOON, approver, step
from tests.modules.approvals.story import (
    PLATFORM,
)


def making(**changes) -> flow_service.CreateFlow:
    usual = {"name": "大额", "act": ACT, "steps": [step(approver("role", "administrator"))]}
    return flow_service.CreateFlow(**{**usual, **changes})


async def test_a_flow_is_made_and_noted(session):
    flow_id = await flow_service.create_flow(session, PLATFORM, making(), at=NOON)
    note = trail.noted(session)[-1]
    assert (note.thing, note.thing_id, note.name) == ("approvals.flow", str(flow_id), "大额")


async def test_of_two_edits_of_one_version_the_second_is_refused(session):
    flow_id = await flow_service.create_flow(session, PLATFORM, making(), at=NOON)
    edit = flow_service.EditFlow(
        version=1,
        name="一",
        conditions={},
        steps=[step(approver("role", "administrator"))],
        priority=1,
        enabled=False,
    )
    await flow_service.edit_flow(session, PLATFORM, flow_id, edit, at=NOON)
    with pytest.raises(flow_service.FlowChanged):
        await flow_service.edit_flow(session, PLATFORM, flow_id, edit, at=NOON)


async def test_flows_are_made_at_the_platform_for_acts_that_there_are(session):
    with pytest.raises(flow_service.ActUnknown):
        await flow_service.create_flow(session, PLATFORM, making(act="test.unheard"), at=NOON)
    with pytest.raises(flow_service.FlowsElsewhere):
        await flow_service.create_flow(session, Place(uuid4()), making(), at=NOON)
