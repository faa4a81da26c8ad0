"""Asking others to agree, where an act would give more than the one who asks has himself."""

import json
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalAsked
from houtai.kit import eventlog
from houtai.kit.auth import Actor
from houtai.kit.errors import Forbidden
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, View
from houtai.kit.trail import Note

ROLE_EDIT = "identity.role.edit"
MEMBERSHIP_EDIT = "identity.membership.edit"
ACTS = (ROLE_EDIT, MEMBERSHIP_EDIT)


class NobodyAsks(Forbidden):
    """Who asked for it is not active at that place any more, so nobody wants it now."""

    code = "identity.nobody_asks"


class AskedView(View):
    """Nothing was changed yet: others have to agree to this request first."""

    request_id: UUID


class Deferred(Command):
    """A command with the thing it is about, as it travels to those who decide and back."""

    thing_id: UUID
    command: dict[str, object]


async def ask(
    session: AsyncSession,
    actor: Actor,
    *,
    act: str,
    thing_id: UUID,
    command: Command,
    wanted: Note | None,
    at: datetime,
) -> AskedView:
    """Put the act before those who decide; nothing of it happens here."""
    request_id = new_id()
    deferred = Deferred(thing_id=thing_id, command=command.model_dump(mode="json"))
    notes = [] if wanted is None else [to_jsonable_python(asdict(wanted))]
    await eventlog.emit(
        session,
        ApprovalAsked(
            request_id=request_id,
            act=act,
            asked_by=actor.id,
            merchant_id=actor.place.merchant_id,
            warehouse_id=actor.place.warehouse_id,
            thing=act.rpartition(".")[0],
            thing_id=str(thing_id),
            title="" if wanted is None else wanted.name,
            command=deferred.model_dump_json(),
            differences=json.dumps(notes, ensure_ascii=False),
            at=at,
        ),
    )
    return AskedView(request_id=request_id)
