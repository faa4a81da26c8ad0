"""Products by sheet: one row a SKU; rows of one product share its code. New products are drafts.

Of approved products a row may change what needs no review; names, texts and prices have their own
ways. What one row does is worked out on the whole product, in `working_out`.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, within
from houtai.kit.sheets import Change, Importer, Row, RowError
from houtai.modules.catalog.queries.contents import Held, contents, hold
from houtai.modules.catalog.queries.sheet_libraries import libraries_for
from houtai.modules.catalog.queries.surroundings import facts_of
from houtai.modules.catalog.rules.product_rows import BRAND, CATEGORY, CODE, COLUMNS, Libraries
from houtai.modules.catalog.rules.product_sheet import (
    Carried,
    Desk,
    Draft,
    Undoing,
    carried_out,
    drafted,
    outcomes_of,
    taken_back,
)
from houtai.modules.catalog.service import telling, writing
from houtai.modules.catalog.service.writing import Write
from houtai.modules.catalog.tables import Product, Sku
from houtai.modules.catalog.tables.fields import COST

Grouped = dict[str, list[Row]]


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], at: datetime
) -> list[Change | RowError]:
    """What each row would make or change."""
    merchant_id = _merchant(actor)
    groups: Grouped = defaultdict(list)
    for row in rows:
        groups[row.values[CODE]].append(row)
    known = await _known(session, actor, merchant_id, list(groups))
    desk = Desk(
        merchant_id=merchant_id,
        libraries=await _libraries(session, rows, known.values()),
        costs=actor.right(COST.code),
        at=at,
    )
    drafts = [drafted(code, group, known.get(code), desk) for code, group in groups.items()]
    return await _judged(session, drafts, desk)


async def _judged(
    session: AsyncSession, drafts: Sequence[Draft], desk: Desk
) -> list[Change | RowError]:
    """Each draft held against everything around it."""
    whole = [draft for draft in drafts if draft.content.skus]
    facts = await facts_of(session, [draft.wanted(desk) for draft in whole])
    by_code = {draft.code: one for draft, one in zip(whole, facts, strict=True)}
    return [
        outcome for draft in drafts for outcome in outcomes_of(draft, by_code.get(draft.code), desk)
    ]


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], at: datetime
) -> list[Change | RowError]:
    """Write what still is as it was planned. Raises conflicts of codes that somebody takes now."""
    merchant_id = _merchant(actor)
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.after[CODE]].append(change)
    known = await _known(session, actor, merchant_id, list(groups), lock=True)
    desk = await _desk_of_changes(session, actor, changes, known.values(), at)
    carried = [carried_out(code, group, known.get(code), desk) for code, group in groups.items()]
    carried = await _sound(session, carried, desk)
    await _write(session, actor, carried, at)
    return [outcome for one in carried for outcome in one.outcomes]


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], at: datetime
) -> list[RowError]:
    """Put changed SKUs back and take made ones off; a product goes with its last one."""
    subjects = {change.subject for change in changes if change.subject}
    own = select(Sku.id, Sku.product_id).where(Sku.id.in_(subjects))
    rows = await session.execute(own.where(within(actor, Sku.merchant_id)))
    product_of = {row.id: row.product_id for row in rows}
    known = await hold(session, actor, set(product_of.values()))
    desk = await _desk_of_changes(session, actor, changes, known.values(), at)
    errors: list[RowError] = []
    by_product: dict[UUID, list[Change]] = defaultdict(list)
    for change in changes:
        product_id = product_of.get(change.subject) if change.subject else None
        if product_id is None or product_id not in known:
            errors.append(RowError(change.row, "sheets.changed_since"))
        else:
            by_product[product_id].append(change)
    undone = [taken_back(known[one], group, desk) for one, group in by_product.items()]
    await _take_back(session, actor, undone, at)
    return [*errors, *(error for one in undone for error in one.errors)]


PRODUCTS = Importer(
    name="catalog.products",
    permission="catalog.product.write",
    columns=COLUMNS,
    plan=plan,
    apply=apply,
    revert=revert,
)


def _merchant(actor: Actor) -> UUID:
    """People of the platform bring in goods of its own shop."""
    return actor.place.merchant_id or SELF_RUN_ID


async def _known(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    codes: Collection[str],
    *,
    lock: bool = False,
) -> dict[str, Held]:
    """Products of these codes. Index: uq_product_merchant_id_code."""
    found = select(Product.id).where(
        Product.merchant_id == merchant_id,
        Product.code.in_(codes),
        within(actor, Product.merchant_id),
    )
    ids = list(await session.scalars(found))
    held = await (hold(session, actor, ids) if lock else contents(session, ids))
    return {str(one.content.code): one for one in held.values()}


async def _libraries(
    session: AsyncSession, rows: Sequence[Row], known: Collection[Held]
) -> Libraries:
    brands = {one.content.brand_id for one in known if one.content.brand_id}
    return await libraries_for(
        session,
        paths={row.values[CATEGORY] for row in rows if row.values[CATEGORY]},
        brands={row.values[BRAND] for row in rows if row.values[BRAND]},
        category_ids={one.content.category_id for one in known},
        brand_ids=brands,
    )


async def _desk_of_changes(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[Change],
    known: Collection[Held],
    at: datetime,
) -> Desk:
    states = [state for change in changes for state in (change.before, change.after) if state]
    categories = {UUID(state["ids"]["category_id"]) for state in states}
    brands = {UUID(state["ids"]["brand_id"]) for state in states if state["ids"]["brand_id"]}
    libraries = await libraries_for(
        session,
        category_ids=categories | {one.content.category_id for one in known},
        brand_ids=brands | {one.content.brand_id for one in known if one.content.brand_id},
        hold=True,
    )
    return Desk(_merchant(actor), libraries, actor.right(COST.code), at)


async def _sound(session: AsyncSession, carried: Sequence[Carried], desk: Desk) -> list[Carried]:
    """Looked at once more, since others may have written meanwhile."""
    facts = await facts_of(session, [one.wanted(desk) for one in carried], hold=True)
    return [one.judged(fact) for one, fact in zip(carried, facts, strict=True)]


async def _write(
    session: AsyncSession, actor: Actor, carried: Sequence[Carried], at: datetime
) -> None:
    writes = [
        Write(one.product_id, one.merchant_id, one.number, one.created_by or actor.id, one.content)
        for one in carried
        if one.changed
    ]
    if writes:
        await writing.write(session, writes, at=at)
    shown = [one.product_id for one in carried if one.changed and one.on_shelf]
    if shown:
        await telling.changed(session, shown, at=at)


async def _take_back(
    session: AsyncSession, actor: Actor, undone: Sequence[Undoing], at: datetime
) -> None:
    gone = [sku_id for one in undone for sku_id in one.removed]
    await writing.remove_skus(session, gone)
    empty = [one.held.id for one in undone if not one.content.skus]
    if empty:
        await session.execute(
            delete(Product).where(Product.id.in_(empty), within(actor, Product.merchant_id))
        )
    writes = [
        Write(one.held.id, one.held.merchant_id, one.held.number, one.held.created_by, one.content)
        for one in undone
        if one.content.skus and one.changed
    ]
    if writes:
        await writing.write(session, writes, at=at)
    shown = [one.held.id for one in undone if one.changed and one.held.state == "on_shelf"]
    if shown:
        await telling.changed(session, shown, at=at)
