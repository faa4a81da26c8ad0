"""Reactions: what others have agreed to is carried out, once, as the person who asked for it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalGranted
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.http import Keep
from houtai.modules.identity.service import carrying_out, memberships, roles
from houtai.modules.identity.service.asking import (
    MEMBERSHIP_EDIT,
    ROLE_EDIT,
    AskedView,
    Deferred,
    NobodyAsks,
)
from houtai.modules.identity.service.carrying_out import GrantedAct


async def carry_out(
    session: AsyncSession, events: Sequence[ApprovalGranted], *, keep_deed: Keep
) -> None:
    """Changes of roles and of memberships."""
    await carrying_out.carry_out(session, events, _ACTS, keep_deed=keep_deed, at=utc_now())


def _thing_id(event: ApprovalGranted) -> UUID:
    return Deferred.model_validate_json(event.command).thing_id


async def _edit_role(
    session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime
) -> AskedView | None:
    deferred = Deferred.model_validate_json(event.command)
    command = roles.EditRole.model_validate(deferred.command)
    return await roles.edit_role(session, actor, deferred.thing_id, command, at=at, agreed=True)


async def _edit_memberships(
    session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime
) -> AskedView | None:
    deferred = Deferred.model_validate_json(event.command)
    command = memberships.SetMemberships.model_validate(deferred.command)
    return await memberships.set_memberships(
        session, actor, deferred.thing_id, command, at=at, agreed=True
    )


_ACTS = {
    ROLE_EDIT: GrantedAct(_edit_role, "identity_edit_role", "identity.role", _thing_id, NobodyAsks),
    MEMBERSHIP_EDIT: GrantedAct(
        _edit_memberships, "identity_set_memberships", "identity.account", _thing_id, NobodyAsks
    ),
}
