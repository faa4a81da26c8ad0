"""Reactions of approvals: what is asked, what became of what was granted."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalAsked, ApprovedActDone
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.modules.approvals.service import receiving


async def _receive(session: AsyncSession, asked: Sequence[ApprovalAsked]) -> None:
    await receiving.receive(session, asked, at=utc_now())


async def _record(session: AsyncSession, done: Sequence[ApprovedActDone]) -> None:
    await receiving.record_outcomes(session, done, at=utc_now())


RECEIVER = Subscriber("approvals.receive", (ApprovalAsked,), _receive)
RECORDER = Subscriber("approvals.record", (ApprovedActDone,), _record)
