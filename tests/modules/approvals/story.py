"""What tests of approvals share: people at work, and what became of a request."""

import json
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, text

from houtai.kit.auth import Actor, Place
from houtai.modules.approvals.service import deciding
from houtai.modules.approvals.tables import Assignment, Happening, Request
from tests.factories.identity import make_account

PLATFORM = Place()
DAY = timedelta(days=1)
YES = deciding.Approve()
NO = deciding.Refuse(comment="先与财务核对")


def actor_of(account_id: UUID, place: Place = PLATFORM, *permissions: str) -> Actor:
    merchants = None if place == PLATFORM else frozenset({place.merchant_id})
    return Actor(account_id, frozenset(permissions), merchants, merchants, place=place)


async def person(session, **changes) -> UUID:
    """Somebody at the platform whose role gives nothing here."""
    return (await make_account(session, **{"role": "operator", **changes})).id


async def people(session, count: int) -> list[UUID]:
    return [await person(session) for _ in range(count)]


async def state_of(session, request_id) -> tuple[str, int]:
    statement = select(Request.state, Request.step).where(Request.id == request_id)
    return tuple((await session.execute(statement)).one())


async def story_of(session, request_id) -> list[str]:
    statement = select(Happening.kind).where(Happening.request_id == request_id)
    return list(await session.scalars(statement.order_by(Happening.id)))


async def assigned(session, request_id, state: str = "open") -> set[UUID]:
    statement = select(Assignment.account_id).where(
        Assignment.request_id == request_id, Assignment.state == state
    )
    return set(await session.scalars(statement))


async def told(session, name: str, request_id: UUID) -> list[dict]:
    """Events of this name about this request."""
    statement = text(
        "SELECT body FROM eventlog.event"
        " WHERE name = :name AND (key = :id OR body ->> 'link' = '/approvals/' || :id)"
        " ORDER BY position"
    )
    return list(await session.scalars(statement, {"name": name, "id": str(request_id)}))


async def notices(session, template: str, request_id: UUID) -> list[dict]:
    found = await told(session, "notices.wanted", request_id)
    return [
        {**one, "fields": json.loads(one["fields"])} for one in found if one["template"] == template
    ]
