"""On the shelf and off it, by hand and by the clock; into the recycle bin and out of it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from pydantic import model_validator
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import Invalid
from houtai.kit.shapes import Command, Moment
from houtai.modules.catalog.queries.contents import Held, hold
from houtai.modules.catalog.queries.surroundings import facts_of
from houtai.modules.catalog.rules.soundness import Aim, Facts, may_sell_in
from houtai.modules.catalog.rules.states import ProductState
from houtai.modules.catalog.service import pictures, revisions, telling
from houtai.modules.catalog.service.outcomes import (
    THING,
    ActRefused,
    Failure,
    Outcome,
    note_all,
    ready,
)
from houtai.modules.catalog.service.products import ProductChangedMeanwhile, held_one
from houtai.modules.catalog.service.publishing import move
from houtai.modules.catalog.service.shapes import Version
from houtai.modules.catalog.tables import Component, Product, Sku

AT_ONCE = 200


class TimesInDisorder(Invalid):
    """It would come off before it goes on."""

    code = "products.times_in_disorder"


class Schedule(Command):
    """When it goes on the shelf and when it comes off; None: not by the clock."""

    shelf_at: Moment | None = None
    shelf_off_at: Moment | None = None
    version: Version

    @model_validator(mode="after")
    def _in_order(self) -> "Schedule":
        if self.shelf_at and self.shelf_off_at and self.shelf_off_at <= self.shelf_at:
            raise TimesInDisorder(place="body/shelf_off_at")
        return self


async def put_on(
    session: AsyncSession, actor: Actor, product_ids: Collection[UUID], *, at: datetime
) -> Outcome:
    """Buyers find them from now on."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    able = await _sellable(session, ready(product_ids, held, "put_on_shelf", outcome), outcome)
    if able:
        await move(
            session,
            actor,
            able,
            state="on_shelf",
            at=at,
            first_shelf_at=func.coalesce(Product.first_shelf_at, at),
            shelf_at=None,
        )
        await _tell(session, able, outcome, at)
    return outcome


async def take_off(
    session: AsyncSession,
    actor: Actor,
    product_ids: Collection[UUID],
    *,
    reason: str,
    at: datetime,
) -> Outcome:
    """Nobody finds them any more; the reason stands on the product."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    able = ready(product_ids, held, "take_off_shelf", outcome)
    if able:
        await move(
            session,
            actor,
            able,
            state="off_shelf",
            at=at,
            state_reason=reason,
            shelf_off_at=None,
        )
        await _tell(session, able, outcome, at)
    return outcome


async def recycle(
    session: AsyncSession, actor: Actor, product_ids: Collection[UUID], *, at: datetime
) -> Outcome:
    """Into the bin; a change that waited goes with it. Codes and barcodes stay taken."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    able = await _free_of_bundles(session, ready(product_ids, held, "recycle", outcome), outcome)
    if able:
        waiting = await revisions.open_many(session, [one.id for one in able])
        ids = [one.id for one in waiting.values()]
        await revisions.end(session, actor, ids, state="withdrawn", at=at)
        await move(
            session,
            actor,
            able,
            state="recycled",
            at=at,
            recycled_at=at,
            shelf_at=None,
            shelf_off_at=None,
        )
        await _tell(session, able, outcome, at)
    return outcome


async def restore(
    session: AsyncSession, actor: Actor, product_ids: Collection[UUID], *, at: datetime
) -> Outcome:
    """Out of the bin, as drafts."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    able = ready(product_ids, held, "restore", outcome)
    if able:
        await move(session, actor, able, state="draft", at=at, recycled_at=None)
        await note_all(session, able)
        outcome.done += [one.id for one in able]
    return outcome


async def purge(session: AsyncSession, actor: Actor, product_ids: Collection[UUID]) -> Outcome:
    """Gone for good. What was ever approved stays: stock and orders name it."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    able: list[Held] = []
    for one in ready(product_ids, held, "purge", outcome):
        if one.approved_at is not None:
            outcome.fail(one, "products.was_approved")
        else:
            able.append(one)
    able = await _free_of_bundles(session, able, outcome)
    ids = [one.id for one in able]
    if ids:
        own = (Sku.product_id.in_(ids), within(actor, Sku.merchant_id))
        await session.execute(delete(Sku).where(*own))
        gone = delete(Product).where(Product.id.in_(ids), within(actor, Product.merchant_id))
        await session.execute(gone)
        await pictures.release(session, thing=THING, thing_ids=ids)
        await note_all(session, able)
    outcome.done += ids
    return outcome


async def schedule(
    session: AsyncSession, actor: Actor, product_id: UUID, command: Schedule
) -> None:
    """Leave it to the clock. Raises ProductUnknown, ProductChangedMeanwhile, ActRefused."""
    held = await held_one(session, actor, product_id)
    if held.version != command.version:
        raise ProductChangedMeanwhile
    if held.state == "recycled" or (held.state == "on_shelf" and command.shelf_at):
        fields = {"state": held.state}
        raise ActRefused(Failure(held.id, "products.not_in_this_state", fields=fields))
    await session.execute(
        update(Product)
        .where(Product.id == product_id, within(actor, Product.merchant_id))
        .values(
            shelf_at=command.shelf_at,
            shelf_off_at=command.shelf_off_at,
            version=Product.version + 1,
        )
    )
    await note_all(session, [held])


async def fall_due(session: AsyncSession, *, at: datetime) -> int:
    """What the clock puts on the shelf and takes off it; how many it looked at."""
    on = await _due(session, Product.shelf_at <= at, ("approved", "off_shelf"))
    put = await put_on(session, SYSTEM, on, at=at)
    failed = [one.product_id for one in put.failed]
    if failed:
        # It is tried once: whoever scheduled it sees that it is not there, and why.
        missed = update(Product).where(Product.id.in_(failed))
        await session.execute(missed.values(shelf_at=None, version=Product.version + 1))
        await telling.missed(session, put.failed, at=at)
    off = await _due(session, Product.shelf_off_at <= at, ("on_shelf",))
    await take_off(session, SYSTEM, off, reason="", at=at)
    return len(on) + len(off)


async def _due(
    session: AsyncSession, condition: ColumnElement[bool], states: Sequence[ProductState]
) -> list[UUID]:
    """Indexes: ix_product_shelf_at, ix_product_shelf_off_at."""
    statement = (
        select(Product.id)
        .where(condition, Product.state.in_(states))
        .order_by(Product.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(statement))


async def _sellable(
    session: AsyncSession, products: Sequence[Held], outcome: Outcome
) -> list[Held]:
    """Those whose merchant may sell there now, with all that they are made of."""
    wanted = [Aim(one.id, one.merchant_id, one.content) for one in products]
    able: list[Held] = []
    for one, facts in zip(products, await facts_of(session, wanted), strict=True):
        hindrance = _hindrance(one, facts)
        if hindrance is None:
            able.append(one)
        else:
            outcome.fail(one, hindrance)
    return able


def _hindrance(held: Held, facts: Facts) -> str | None:
    if facts.grant is None or not facts.grant.open:
        return "products.seller_not_open"
    if facts.category is None or facts.category.state != "active":
        return "products.category_closed"
    if not may_sell_in(facts.grant, facts.category):
        return "products.category_not_granted_now"
    parts = (part.sku_id for sku in held.content.skus for part in sku.components)
    if any(one not in facts.skus or not facts.skus[one].active for one in parts):
        return "products.component_disabled"
    return None


async def _free_of_bundles(
    session: AsyncSession, products: Sequence[Held], outcome: Outcome
) -> list[Held]:
    """Those that no bundle of another living product is made of. Index: ix_component_sku_id."""
    if not products:
        return []
    bundle, made_of = Sku.__table__.alias("bundle"), Product.__table__.alias("made_of")
    taken = (
        select(Sku.product_id)
        .distinct()
        .join(Component, Component.sku_id == Sku.id)
        .join(bundle, bundle.c.id == Component.bundle_sku_id)
        .join(made_of, made_of.c.id == bundle.c.product_id)
        .where(Sku.product_id.in_([one.id for one in products]))
        .where(made_of.c.state != "recycled")
    )
    used = set(await session.scalars(taken))
    for one in products:
        if one.id in used:
            outcome.fail(one, "products.in_a_bundle")
    return [one for one in products if one.id not in used]


async def _tell(
    session: AsyncSession, products: Sequence[Held], outcome: Outcome, at: datetime
) -> None:
    await note_all(session, products)
    ids = [one.id for one in products]
    await telling.changed(session, ids, at=at)
    outcome.done += ids
