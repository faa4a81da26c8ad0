"""What a merchant's people, and those who decide, are told of violations."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.clock import business_day
from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.kit.money import show_amount
from houtai.modules.identity import public as identity
from houtai.modules.violations.queries.violations import ViolationView

Post: TypeAlias = tuple[Literal["account", "role", "permission"], str, Place]
LINK = "/violations"
READERS = "violations.violation.read"
RULERS = "violations.ruling.write"


async def tell_merchant(
    session: AsyncSession, shown: ViolationView, template: str, *, at: datetime
) -> None:
    """Those of the merchant who may read it; nobody is no error."""
    fields = {"number": shown.number, "amount": show_amount(shown.fine_fen)}
    if shown.due_at is not None:
        day = business_day(shown.due_at, Environment.read().time_zone)
        fields["day"] = day.isoformat()
    post: Post = ("permission", READERS, Place(shown.merchant_id))
    await _tell(session, post, template, fields, f"{LINK}/{shown.id}", at=at)


async def tell_rulers(session: AsyncSession, shown: ViolationView, *, at: datetime) -> None:
    """Those of the platform who decide about appeals."""
    fields = {"number": shown.number, "merchant": shown.merchant_name}
    post: Post = ("permission", RULERS, Place())
    await _tell(session, post, "violations.appealed", fields, f"{LINK}/{shown.id}", at=at)


async def _tell(
    session: AsyncSession,
    post: Post,
    template: str,
    fields: Mapping[str, str],
    link: str,
    *,
    at: datetime,
) -> None:
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
            link=link,
            at=at,
        ),
    )
