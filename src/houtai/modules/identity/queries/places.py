"""Reads of places: where somebody works, and what these places are called."""

from collections.abc import Collection, Mapping
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import and_, exists, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Console, Place, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View
from houtai.modules.identity.tables import ConsoleSession, Membership, WorkPlace

PLACES_MAX = 100


class PlaceView(View):
    """One place of work. The name is empty for the platform, and for a place not told of yet."""

    console: Console
    merchant_id: UUID | None
    warehouse_id: UUID | None
    name: str


async def places_to_begin_at(
    session: AsyncSession, account_id: UUID, console: Console | None = None
) -> list[Place]:
    """The person's places: those of the console that was asked for first, then where he worked
    last; the platform for somebody who works nowhere.

    Index: ix_membership_account_id, ix_session_account_id.
    """
    last = (
        select(ConsoleSession.merchant_id, ConsoleSession.warehouse_id)
        .where(ConsoleSession.account_id == account_id)
        .order_by(ConsoleSession.id.desc())
        .limit(1)
        .subquery()
    )
    was_last = exists().where(
        last.c.merchant_id.is_not_distinct_from(Membership.merchant_id),
        last.c.warehouse_id.is_not_distinct_from(Membership.warehouse_id),
    )
    of_console = {
        "platform": Membership.merchant_id.is_(None) & Membership.warehouse_id.is_(None),
        "merchant": Membership.merchant_id.is_not(None) & Membership.warehouse_id.is_(None),
        "warehouse": Membership.warehouse_id.is_not(None),
    }
    found = await session.execute(
        select(Membership.merchant_id, Membership.warehouse_id)
        .where(Membership.account_id == account_id, Membership.ended_at.is_(None))
        .group_by(Membership.merchant_id, Membership.warehouse_id)
        .order_by(
            *([] if console is None else [of_console[console].desc()]),
            was_last.desc(),
            Membership.merchant_id.nulls_first(),
            Membership.warehouse_id.nulls_first(),
        )
        .limit(PLACES_MAX)
    )
    return [Place(*row) for row in found] or [Place()]


async def works_at(session: AsyncSession, actor: Actor, place: Place) -> bool:
    """Whether the actor has a membership there. Index: ix_membership_account_id."""
    found = select(
        exists().where(
            Membership.account_id == actor.id,
            Membership.merchant_id.is_not_distinct_from(place.merchant_id),
            Membership.warehouse_id.is_not_distinct_from(place.warehouse_id),
            Membership.ended_at.is_(None),
        )
    )
    return bool(await session.scalar(found))


async def places_of(session: AsyncSession, actor: Actor) -> list[PlaceView]:
    """All places where the actor works, the platform first. Index: ix_membership_account_id."""
    site = func.coalesce(Membership.warehouse_id, Membership.merchant_id)
    found = await session.execute(
        select(
            Membership.merchant_id,
            Membership.warehouse_id,
            func.coalesce(func.max(WorkPlace.name), "").label("name"),
        )
        .outerjoin(WorkPlace, WorkPlace.id == site)
        .where(Membership.account_id == actor.id, Membership.ended_at.is_(None))
        .group_by(Membership.merchant_id, Membership.warehouse_id)
        .order_by(Membership.merchant_id.nulls_first(), Membership.warehouse_id.nulls_first())
    )
    return [
        PlaceView(
            console=Place(row.merchant_id, row.warehouse_id).console,
            merchant_id=row.merchant_id,
            warehouse_id=row.warehouse_id,
            name=row.name,
        )
        for row in found
    ]


async def known(session: AsyncSession, site_ids: frozenset[UUID]) -> frozenset[UUID]:
    """Which of these merchants and warehouses there are. Index: pk_place."""
    found = await session.scalars(select(WorkPlace.id).where(WorkPlace.id.in_(site_ids)))
    return frozenset(found)


async def names_of_places(session: AsyncSession, site_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """How these merchants and warehouses are called. Index: pk_place."""
    found = await session.execute(
        select(WorkPlace.id, WorkPlace.name).where(WorkPlace.id.in_(site_ids))
    )
    return {row.id: row.name for row in found}


class SiteView(View):
    """A merchant or a warehouse that somebody could be given a membership of."""

    id: UUID
    kind: Literal["merchant", "warehouse"]
    merchant_id: UUID | None
    name: str


SITES = Listing(
    id=WorkPlace.id,
    sorts={"id": WorkPlace.id},
    default="id",
    filters={
        "kind": equal(WorkPlace.kind, Literal["merchant", "warehouse"]),
        "text": Filter(Line, lambda text: WorkPlace.name.contains(text, autoescape=True)),
    },
)


async def list_sites(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[SiteView]:
    """Merchants and warehouses within reach. Index: pk_place; texts are looked for in all."""
    merchants, warehouses = actor.merchant_ids, actor.warehouse_ids
    is_merchant = WorkPlace.kind == "merchant"
    reached_one = or_(
        and_(is_merchant, within(actor, WorkPlace.merchant_id)),
        and_(~is_merchant, true() if warehouses is None else WorkPlace.id.in_(warehouses)),
        and_(~is_merchant, false() if merchants is None else WorkPlace.merchant_id.in_(merchants)),
    )
    columns: tuple[Any, ...] = (
        WorkPlace.id,
        WorkPlace.kind,
        WorkPlace.merchant_id,
        WorkPlace.name,
    )
    statement = select(*columns).where(reached_one)
    return await SITES.page(session, statement, wanted, SiteView)
