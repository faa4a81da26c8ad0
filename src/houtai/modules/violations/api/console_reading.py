"""Doors that show violations. Every console uses these; the actor decides what they show."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.paging import Page, Wanted
from houtai.modules.files import public as files
from houtai.modules.violations.queries import own_deposit, violations

doors = Router()
CanRead = Annotated[Actor, Depends(allow("violations.violation.read"))]
Size = Literal["small", "large"]
_SAFE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


class ViolationPictureUnknown(NotFound):
    """No such picture, or not of a violation that one sees."""

    code = "violations.picture_unknown"


class NotAtMerchant(NotFound):
    """Only where one works for a merchant there is a deposit of one's own."""

    code = "violations.merchant_unknown"


def _time_zone(request: Request) -> str:
    zone: str = request.app.state.environment.time_zone
    return zone


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


TimeZone = Annotated[str, Depends(_time_zone)]
Store = Annotated[ObjectStore, Depends(_store)]


@doors.get("/kinds")
async def list_violation_kinds(_actor: CanRead) -> list[violations.PenaltyView]:
    """With their points, and between which sums their fines lie."""
    return violations.penalties()


@doors.get("/violations")
async def list_violations(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(violations.VIOLATIONS.wanted)],
) -> Page[violations.ViolationRowView]:
    """The newest first."""
    return await violations.list_violations(session, actor, wanted)


@doors.get("/violations/counts")
async def count_violations(
    session: ReadSession, actor: CanRead
) -> list[violations.ViolationCountView]:
    """Those that are open, for the tabs."""
    return await violations.count_violations(session, actor)


@doors.get("/violations/{violation_id}")
async def show_violation(
    session: ReadSession, actor: CanRead, violation_id: UUID, time_zone: TimeZone
) -> violations.ViolationView:
    return await violations.shown_violation(
        session, actor, violation_id, at=utc_now(), time_zone=time_zone
    )


async def _seen(session: ReadSession, actor: CanRead, violation_id: UUID, file_id: UUID) -> UUID:
    """Its transaction ends before the store is asked. Raises ViolationPictureUnknown."""
    if not await violations.is_picture_of(session, actor, violation_id, file_id):
        raise ViolationPictureUnknown
    return file_id


@doors.get("/violations/{violation_id}/pictures/{file_id}", response_class=StreamingResponse)
async def show_violation_picture(
    store: Store, file_id: Annotated[UUID, Depends(_seen)], size: Size = "large"
) -> Response:
    """A picture that one of the two sides sent in."""
    opened = await store.open(files.key_of(file_id, size))
    headers = {**_SAFE, "Content-Length": str(opened.size_bytes)}
    return StreamingResponse(opened.chunks, media_type=files.SHOWN_TYPE, headers=headers)


@doors.get("/own-deposit")
async def show_own_deposit(
    session: ReadSession, actor: CanRead, time_zone: TimeZone
) -> own_deposit.OwnDepositView:
    """Of the merchant where the actor works."""
    merchant_id = actor.place.merchant_id
    if merchant_id is None:
        raise NotAtMerchant
    return await own_deposit.own_deposit(
        session, actor, merchant_id, at=utc_now(), time_zone=time_zone
    )
