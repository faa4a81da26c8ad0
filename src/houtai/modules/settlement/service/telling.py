"""What a merchant's people are told of his bills."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity

READERS = "settlement.bill.read"
LINK = "/bills"


async def tell(
    session: AsyncSession,
    merchant_id: UUID,
    template: str,
    fields: Mapping[str, str],
    *,
    bill_id: UUID,
    at: datetime,
) -> None:
    """Those of the merchant who may read bills; nobody is no error."""
    post: tuple[Literal["account", "role", "permission"], str, Place] = (
        "permission",
        READERS,
        Place(merchant_id),
    )
    people = (await identity.holders(session, [post]))[post]
    if not people:
        return
    await eventlog.emit(
        session,
        NoticeWanted(
            notice_id=new_id(),
            template=template,
            account_ids=tuple(sorted(set(people))),
            fields=json.dumps(fields, ensure_ascii=False),
            link=f"{LINK}/{bill_id}",
            at=at,
        ),
    )
