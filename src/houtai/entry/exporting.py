"""Which lists people may take away as files, and how they learn that one is ready."""

import json
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, exports
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.exports import ExportList, Files, Finished
from houtai.kit.ids import new_id
from houtai.modules.audit import public as audit
from houtai.modules.identity import public as identity

EXPORTS: list[ExportList] = [
    ExportList(
        name="audit.entries",
        permission="audit.entry.read",
        listing=audit.ENTRIES,
        select=audit.select_entries,
        view=audit.LogEntryView,
        columns={
            "at": "audit.column.at",
            "actor_name": "audit.column.actor_name",
            "actor_login": "audit.column.actor_login",
            "door_name": "audit.column.door_name",
            "thing_name": "audit.column.thing_name",
            "name": "audit.column.name",
            "thing_id": "audit.column.thing_id",
            "refused": "audit.column.refused",
            "reason": "audit.column.reason",
            "address": "audit.column.address",
            "user_agent": "audit.column.user_agent",
            "request_id": "audit.column.request_id",
        },
    ),
    ExportList(
        name="audit.logins",
        permission="audit.login.read",
        listing=audit.LOGINS,
        select=audit.select_logins,
        view=audit.LoginView,
        columns={
            "at": "audit.column.at",
            "login": "audit.column.login",
            "name": "audit.column.person",
            "refused": "audit.column.refused",
            "reason": "audit.column.reason",
            "address": "audit.column.address",
            "user_agent": "audit.column.user_agent",
        },
    ),
    ExportList(
        name="identity.accounts",
        permission="identity.account.read",
        listing=identity.ACCOUNTS,
        select=identity.select_accounts,
        view=identity.LoginAccountView,
        columns={
            "name": "identity.column.name",
            "login": "identity.column.login",
            "phone": "identity.column.phone",
            "email": "identity.column.email",
            "state": "identity.column.state",
            "last_login_at": "identity.column.last_login_at",
            "created_at": "identity.column.created_at",
        },
    ),
]
"""Every list with an export button."""


async def _tell(session: AsyncSession, finished: Finished) -> None:
    """Whoever asked for it need not wait beside it."""
    fields = {"title": finished.title, "rows": str(finished.rows)}
    wanted = NoticeWanted(
        notice_id=new_id(),
        template="exports.ready",
        account_ids=(finished.actor_id,),
        fields=json.dumps(fields, ensure_ascii=False),
        link="/exports",
        at=utc_now(),
    )
    await eventlog.emit(session, wanted)


write = exports.write_task({one.name: one for one in EXPORTS}, identity.actor_at, _tell)
"""The task that writes one file."""


async def sweep(session: AsyncSession, at: datetime) -> int:
    """Forget files that were kept long enough."""
    return await exports.sweep(session, Files(Environment.read().home), at=at)
