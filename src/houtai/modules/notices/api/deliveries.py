"""Doors of e-mails and text messages that were sent, or could not be. They are the platform's."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.notices.api.platform import OfPlatform
from houtai.modules.notices.queries import deliveries as shown
from houtai.modules.notices.service import letters

doors = Router()

CanRead = Annotated[Actor, Depends(allow("notices.delivery.read"))]
CanWrite = Annotated[Actor, Depends(allow("notices.delivery.write"))]


@doors.get("/deliveries")
async def list_deliveries(
    session: ReadSession,
    _: CanRead,
    wanted: Annotated[Wanted, Depends(shown.DELIVERIES.wanted)],
    _platform: OfPlatform,
) -> Page[shown.DeliveryView]:
    return await shown.list_deliveries(session, wanted)


@doors.post("/deliveries/{delivery_id}/retry", status_code=204)
async def retry_delivery(
    session: Session, _: CanWrite, delivery_id: UUID, _platform: OfPlatform
) -> None:
    await letters.send_again(session, delivery_id, utc_now())
