"""Who stands in for whom."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Listing, Page, Wanted
from houtai.kit.shapes import View
from houtai.modules.approvals.queries import people, reach
from houtai.modules.approvals.tables import Assignment, Delegation, Request


class DelegationView(View):
    """For a while the substitute decides in the account's stead; `acts` None means all."""

    id: UUID
    account_id: UUID
    name: str = ""
    substitute_id: UUID
    substitute: str = ""
    acts: list[str] | None
    from_at: datetime
    until_at: datetime
    reason: str
    made_at: datetime
    ended_at: datetime | None


_WORDED = {"name", "substitute"}
COLUMNS = [getattr(Delegation, name) for name in DelegationView.model_fields if name not in _WORDED]
DELEGATIONS = Listing(id=Delegation.id, sorts={"id": Delegation.id}, default="-id")


async def list_delegations(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[DelegationView]:
    """What the actor has given and been given at this place.

    Indexes: ix_delegation_account_id_id, ix_delegation_substitute_id_until_at.
    """
    mine = or_(Delegation.account_id == actor.id, Delegation.substitute_id == actor.id)
    here = reach.at_place(actor.place, Delegation.merchant_id, Delegation.warehouse_id)
    statement = select(*COLUMNS).where(mine, here)
    page = await DELEGATIONS.page(session, statement, wanted, DelegationView)
    ids = [one for row in page.items for one in (row.account_id, row.substitute_id)]
    names = await people.names(session, ids)
    items = [
        row.model_copy(
            update={
                "name": names.get(row.account_id, ""),
                "substitute": names.get(row.substitute_id, ""),
            }
        )
        for row in page.items
    ]
    return Page[DelegationView](items=items, next=page.next)


async def count_live(session: AsyncSession, actor: Actor, *, at: datetime) -> int:
    """How many delegations of the actor are not over. Index: ix_delegation_account_id_id."""
    statement = select(func.count()).where(
        Delegation.account_id == actor.id, Delegation.ended_at.is_(None), Delegation.until_at > at
    )
    return await session.scalar(statement) or 0


async def substitutes(
    session: AsyncSession, request_ids: Collection[UUID], at: datetime
) -> dict[UUID, set[UUID]]:
    """Who stands in just now for those who are asked about these requests."""
    d = Delegation
    statement = (
        select(Assignment.request_id, d.substitute_id)
        .join(Request, Request.id == Assignment.request_id)
        .join(d, d.account_id == Assignment.account_id)
        .where(
            Assignment.request_id.in_(request_ids),
            Assignment.state == "open",
            d.merchant_id.is_not_distinct_from(Assignment.merchant_id),
            d.warehouse_id.is_not_distinct_from(Assignment.warehouse_id),
            reach.running(at),
            or_(d.acts.is_(None), Request.act == d.acts.any_()),
            d.substitute_id != Request.asked_by,
        )
    )
    found: dict[UUID, set[UUID]] = {}
    for request_id, substitute_id in await session.execute(statement):
        found.setdefault(request_id, set()).add(substitute_id)
    return found
