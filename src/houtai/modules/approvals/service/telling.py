"""What people are told about requests: the template, whom, and the values for its places."""

import json
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from houtai.events.notices import NoticeWanted
from houtai.kit.environment import LANGUAGES
from houtai.kit.ids import derive_id
from houtai.modules.approvals.queries.words import called
from houtai.modules.approvals.service.standing import Standing


def task_waiting(
    request: Standing, people: Collection[UUID], *, asker: str, at: datetime
) -> NoticeWanted:
    """To those who are to decide, when a step begins."""
    more = {"asker": asker, "step": _step(request)}
    return _notice("approvals.task_waiting", request, people, at, **more)


def task_reminder(
    request: Standing, people: Collection[UUID], *, asker: str, at: datetime
) -> NoticeWanted:
    """To those who have not decided in time."""
    more = {"asker": asker, "step": _step(request)}
    return _notice("approvals.task_reminder", request, people, at, **more)


def refused(request: Standing, *, by: str, comment: str, at: datetime) -> NoticeWanted:
    """To the asker, with the reason."""
    return _notice(
        "approvals.refused", request, [request.asked_by], at, approver=by, reason=comment
    )


def expired(request: Standing, *, at: datetime) -> NoticeWanted:
    """To the asker: nobody decided in time."""
    return _notice("approvals.expired", request, [request.asked_by], at)


def stopped(request: Standing, *, at: datetime) -> NoticeWanted:
    """To the asker: there is nobody who could decide."""
    return _notice("approvals.stopped", request, [request.asked_by], at)


def carried_out(
    request_id: UUID, number: str, title: str, asker_id: UUID, *, done: bool, at: datetime
) -> NoticeWanted:
    """To the asker: what was agreed to has been done, or could not be."""
    template = "approvals.done" if done else "approvals.failed"
    return NoticeWanted(
        notice_id=derive_id(request_id, template),
        template=template,
        account_ids=(asker_id,),
        fields=_fields(number=number, title=title),
        link=f"/approvals/{request_id}",
        at=at,
    )


def _notice(
    template: str, request: Standing, people: Collection[UUID], at: datetime, **fields: str
) -> NoticeWanted:
    return NoticeWanted(
        notice_id=derive_id(request.id, template, str(request.step), at.isoformat()),
        template=template,
        account_ids=tuple(dict.fromkeys(people)),
        fields=_fields(number=request.number, title=request.title, **fields),
        link=f"/approvals/{request.id}",
        at=at,
    )


def _step(request: Standing) -> str:
    """One name for all who are told, since a notice has one value for each of its places."""
    return called(request.current.name, LANGUAGES[0])


def _fields(**fields: str) -> str:
    return json.dumps(fields, ensure_ascii=False)
