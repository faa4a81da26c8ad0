"""What a merchant's people are told of his bills."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity

READERS = "settlement.bill.read"
LINK = "/bills"
Post: TypeAlias = tuple[Literal["account", "role", "permission"], str, Place]


@dataclass(frozen=True, slots=True)
class Told:
    """A bill, and what fills the text about it."""

    merchant_id: UUID
    bill_id: UUID
    fields: Mapping[str, str]


async def tell(
    session: AsyncSession, template: str, bills: Sequence[Told], *, at: datetime
) -> None:
    """Those of each merchant who may read bills; nobody is no error."""
    posts = {one.bill_id: _readers(one.merchant_id) for one in bills}
    people = await identity.holders(session, set(posts.values()))
    wanted = [
        NoticeWanted(
            notice_id=new_id(),
            template=template,
            account_ids=tuple(sorted(set(people[posts[one.bill_id]]))),
            fields=json.dumps(one.fields, ensure_ascii=False),
            link=f"{LINK}/{one.bill_id}",
            at=at,
        )
        for one in bills
        if people[posts[one.bill_id]]
    ]
    await eventlog.emit(session, *wanted)


def _readers(merchant_id: UUID) -> Post:
    return "permission", READERS, Place(merchant_id)
