"""Doors of the platform's staff: members listed, shown, blocked."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.members.queries import members as queries
from houtai.modules.members.service import members

console = Router(prefix="/members", tags=["members"])

CanRead = Annotated[Actor, Depends(allow("members.member.read"))]
CanWrite = Annotated[Actor, Depends(allow("members.member.write"))]


@console.get("/members")
async def list_members(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.MEMBERS.wanted)],
) -> Page[queries.MemberView]:
    return await queries.list_members(session, wanted)


@console.get("/members/{member_id}")
async def show_member(
    session: ReadSession, _actor: CanRead, member_id: UUID
) -> queries.MemberDetailView:
    return await queries.one_member(session, member_id, utc_now())


@console.post("/members/{member_id}/block", status_code=204)
async def block_member(
    session: Session, _actor: CanWrite, member_id: UUID, command: members.BlockMember
) -> None:
    await members.block(session, member_id, command, at=utc_now())


@console.post("/members/{member_id}/unblock", status_code=204)
async def unblock_member(
    session: Session, _actor: CanWrite, member_id: UUID, command: members.UnblockMember
) -> None:
    await members.unblock(session, member_id, command)
