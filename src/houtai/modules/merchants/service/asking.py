"""Asking others to agree, where the platform wants an act looked at by two."""

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
from houtai.kit.settings import Setting, YesNo
from houtai.kit.shapes import Command, View
from houtai.kit.trail import Note

FREEZE = "merchants.merchant.freeze"
UNFREEZE = "merchants.merchant.unfreeze"
ACCOUNT_CHANGE = "merchants.account.change"
ACTS = (FREEZE, UNFREEZE, ACCOUNT_CHANGE)

FREEZE_ASKS = Setting("merchants.freeze_needs_approval", kind=YesNo(), default=False)
ACCOUNT_ASKS = Setting("merchants.account_change_needs_approval", kind=YesNo(), default=True)


class NobodyAsks(Forbidden):
    """Who asked for it is not active at that place any more, so nobody wants it now."""

    code = "merchants.nobody_asks"


class MerchantActAskedView(View):
    """Nothing was changed yet: others have to agree to this request first."""

    request_id: UUID


class Deferred(Command):
    """A command with the merchant it is about, as it travels to those who decide and back."""

    merchant_id: UUID
    command: dict[str, object]


async def ask(
    session: AsyncSession,
    actor: Actor,
    *,
    act: str,
    merchant_id: UUID,
    title: str,
    command: Command,
    wanted: Note | None,
    at: datetime,
) -> MerchantActAskedView:
    """Put the act before those who decide; nothing of it happens here."""
    request_id = new_id()
    deferred = Deferred(merchant_id=merchant_id, command=command.model_dump(mode="json"))
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
            thing_id=str(merchant_id),
            title=title,
            command=deferred.model_dump_json(),
            differences=json.dumps(notes, ensure_ascii=False),
            at=at,
        ),
    )
    return MerchantActAskedView(request_id=request_id)
