"""In which categories a merchant may sell: asked for, granted, taken away when papers end."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import case, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.shapes import Command, Line
from houtai.modules.merchants.queries import papers as queries
from houtai.modules.merchants.queries.papers import GrantedCategoryView, GrantView
from houtai.modules.merchants.service import refusals, telling
from houtai.modules.merchants.service.commands import MerchantUnknown
from houtai.modules.merchants.service.refusals import PapersLacking
from houtai.modules.merchants.tables import CategoryGrant, Merchant

THING = "merchants.paper"


class GrantUnknown(NotFound):
    """The merchant never asked for this category."""

    code = "merchants.grant_unknown"


class GrantDecided(Conflict):
    """It does not wait for a decision."""

    code = "merchants.grant_decided"


class AskCategories(Command):
    category_ids: Annotated[list[UUID], Field(min_length=1, max_length=50)]


class RefuseCategory(Command):
    note: Line


async def ask(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: AskCategories, *, at: datetime
) -> None:
    """A merchant who is in wants to sell in further categories; what is granted stays so.

    Raises MerchantUnknown, CategoryUnknown.
    """
    name = await session.scalar(
        select(Merchant.name).where(
            Merchant.merchant_id == merchant_id,
            within(actor, Merchant.merchant_id),
            Merchant.state.in_(["open", "frozen"]),
        )
    )
    if name is None:
        raise MerchantUnknown
    await refusals.refuse_unknown_categories(session, command.category_ids)
    await put(session, merchant_id, command.category_ids, "asked", at=at)
    await telling.reviewers(
        session,
        "merchants.categories_asked",
        link=f"/merchants/merchants/{merchant_id}",
        at=at,
        company=name,
    )


async def put(
    session: AsyncSession,
    merchant_id: UUID,
    category_ids: Sequence[UUID],
    state: str,
    *,
    at: datetime,
) -> None:
    """Write down that these are asked for, or granted at once; what is granted stays granted."""
    rows = [
        {
            "merchant_id": merchant_id,
            "category_id": one,
            "state": state,
            "note": "",
            "changed_at": at,
        }
        for one in sorted(set(category_ids))
    ]
    if not rows:
        return
    new = insert(CategoryGrant).values(rows)
    await session.execute(
        new.on_conflict_do_update(
            index_elements=[CategoryGrant.merchant_id, CategoryGrant.category_id],
            set_={"state": new.excluded.state, "note": "", "changed_at": at},
            where=CategoryGrant.state.in_(["asked", "refused", "withdrawn"]),
        )
    )


async def grant(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    category_id: UUID,
    *,
    at: datetime,
    today: date,
) -> None:
    """Raises GrantUnknown, GrantDecided, or PapersLacking when papers are not in order."""
    before = await _known(session, actor, merchant_id, category_id)
    papers = await queries.papers_of(session, [merchant_id])
    [row] = await queries.matrix(session, [before], papers, today)
    lacking = [need.name or need.kind for need in row.needs if need.state != "met"]
    if lacking:
        raise PapersLacking(papers=", ".join(lacking))
    await _move(
        session, actor, before, allowed=("asked", "withdrawn", "refused"), to="granted", at=at
    )
    await telling.granted(session, [merchant_id], at=at)


async def refuse(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    category_id: UUID,
    command: RefuseCategory,
    *,
    at: datetime,
) -> None:
    """Raises GrantUnknown, GrantDecided."""
    before = await _known(session, actor, merchant_id, category_id)
    await _move(session, actor, before, allowed=("asked",), to="refused", note=command.note, at=at)


async def withdraw(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    category_id: UUID,
    command: RefuseCategory,
    *,
    at: datetime,
) -> None:
    """Take a category away, whatever the papers say. Raises GrantUnknown, GrantDecided."""
    before = await _known(session, actor, merchant_id, category_id)
    await _move(
        session,
        actor,
        before,
        allowed=("granted", "lacking"),
        to="withdrawn",
        note=command.note,
        at=at,
    )
    await telling.granted(session, [merchant_id], at=at)


async def _known(
    session: AsyncSession, actor: Actor, merchant_id: UUID, category_id: UUID
) -> GrantView:
    reached = await session.scalar(
        select(Merchant.merchant_id).where(
            Merchant.merchant_id == merchant_id, within(actor, Merchant.merchant_id)
        )
    )
    rows = (await queries.grants_of(session, [merchant_id])).get(merchant_id, [])
    found = next((row for row in rows if row.category_id == category_id), None)
    if reached is None or found is None:
        raise GrantUnknown
    return found


async def _move(
    session: AsyncSession,
    actor: Actor,
    before: GrantView,
    *,
    allowed: Sequence[str],
    to: str,
    note: str = "",
    at: datetime,
) -> None:
    moved = await session.scalar(
        update(CategoryGrant)
        .where(
            CategoryGrant.merchant_id == before.merchant_id,
            CategoryGrant.category_id == before.category_id,
            CategoryGrant.state.in_(allowed),
            within(actor, CategoryGrant.merchant_id),
        )
        .values(state=to, note=note, changed_at=at)
        .returning(CategoryGrant.category_id)
    )
    if moved is None:
        raise GrantDecided
    after = before.model_copy(update={"state": to, "note": note})
    trail.note(session, THING, before.category_id, before=before, after=after)


async def settle(
    session: AsyncSession, merchant_ids: Collection[UUID], *, at: datetime, today: date
) -> set[UUID]:
    """Take away granted categories whose papers have ended, give back those whose are in order
    again, and tell of it; whose grants changed.
    """
    asked = await queries.grants_of(session, merchant_ids)
    papers = await queries.papers_of(session, merchant_ids)
    standing = [
        one for rows in asked.values() for one in rows if one.state in {"granted", "lacking"}
    ]
    rows = await queries.matrix(session, standing, papers, today)
    wanted = {
        (one.merchant_id, one.category_id): "granted" if _is_whole(row) else "lacking"
        for one, row in zip(standing, rows, strict=True)
    }
    changed = {
        key: wanted[key]
        for one in standing
        if wanted[key := (one.merchant_id, one.category_id)] != one.state
    }
    await _write(session, changed, at)
    whose = {merchant_id for merchant_id, _ in changed}
    await telling.granted(session, whose, at=at)
    return whose


def _is_whole(row: GrantedCategoryView) -> bool:
    return all(need.state == "met" for need in row.needs)


async def _write(
    session: AsyncSession, changed: Mapping[tuple[UUID, UUID], str], at: datetime
) -> None:
    if not changed:
        return
    granted = [key for key, state in changed.items() if state == "granted"]
    key = tuple_(CategoryGrant.merchant_id, CategoryGrant.category_id)
    await session.execute(
        update(CategoryGrant)
        .where(key.in_(list(changed)))
        .values(
            state=case((key.in_(granted), "granted"), else_="lacking") if granted else "lacking",
            changed_at=at,
        )
    )
