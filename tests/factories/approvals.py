"""Makes flows, and requests as other modules ask for them."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalAsked
from houtai.kit.ids import new_id
from houtai.modules.approvals.service import receiving
from houtai.modules.approvals.tables import Flow

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
ACT = "identity.role.edit"


def approver(kind: str, subject: object, where: str = "asker") -> dict[str, str]:
    """One line of a step's approvers."""
    return {"kind": kind, "subject": str(subject), "where": where}


def step(*approvers: dict[str, str], **changes: Any) -> dict[str, Any]:
    """A step that any of these approvers decides within a day."""
    usual = {"name": "主管审批", "mode": "any", "hours": 24, "overdue": "expire"}
    return {**usual, "approvers": list(approvers), **changes}


async def make_flow(session: AsyncSession, *steps: dict[str, Any], **changes: Any) -> Flow:
    """A flow that comes before the seeded ones."""
    flow = Flow(
        **{
            "name": "测试流程",
            "act": ACT,
            "conditions": {},
            "steps": list(steps),
            "priority": 10,
            "enabled": True,
            "version": 1,
            "changed_at": NOON,
            **changes,
        }
    )
    session.add(flow)
    await session.flush()
    return flow


def asking(asked_by: UUID, **changes: Any) -> ApprovalAsked:
    """The event by which somebody at the platform asks to edit a role."""
    return ApprovalAsked(
        **{
            "request_id": new_id(),
            "act": ACT,
            "asked_by": asked_by,
            "merchant_id": None,
            "warehouse_id": None,
            "thing": "identity.role",
            "thing_id": str(new_id()),
            "title": "运营主管",
            "command": '{"secret": "keep"}',
            "differences": json.dumps([]),
            "at": NOON,
            **changes,
        }
    )


async def make_request(
    session: AsyncSession, asked_by: UUID, *, at: datetime = NOON, **changes: Any
) -> UUID:
    """A request as it stands once approvals has heard of it."""
    asked = asking(asked_by, **changes)
    await receiving.receive(session, [asked], at=at)
    return asked.request_id
