"""Products by sheet: one row a SKU; rows of one product share its code. New products are drafts.

Of approved products a row may change what needs no review; names, texts and attributes become a
change that waits for review while the old version sells, as by hand; prices have their own sheet.
What one row does is worked out on the whole product, in `rules.product_sheet`.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.sheets import Change, Importer, Row, RowError, Upload
from houtai.modules.catalog.queries.contents import Held, contents, hold
from houtai.modules.catalog.queries.sheet_libraries import libraries_for
from houtai.modules.catalog.queries.surroundings import facts_of
from houtai.modules.catalog.rules.product_carrying import (
    REVISION,
    Carried,
    Undoing,
    carried_out,
    taken_back,
)
from houtai.modules.catalog.rules.product_columns import (
    BRAND,
    CATEGORY,
    CODE,
    COLUMNS,
    COMPONENTS,
)
from houtai.modules.catalog.rules.product_rows import parts_in
from houtai.modules.catalog.rules.product_sheet import (
    Desk,
    Draft,
    drafted,
    needs_review,
    outcomes_of,
    reviewed,
)
from houtai.modules.catalog.rules.product_states import Libraries
from houtai.modules.catalog.rules.publishing import blocks
from houtai.modules.catalog.service import checking, publishing, revisions, telling, writing
from houtai.modules.catalog.service.sheet_owners import merchant_of
from houtai.modules.catalog.service.writing import Write
from houtai.modules.catalog.tables import Product, Sku
from houtai.modules.catalog.tables.fields import COST

Grouped = dict[str, list[Row]]


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> list[Change | RowError]:
    """What each row would make or change."""
    merchant_id = merchant_of(upload)
    groups: Grouped = defaultdict(list)
    for row in rows:
        groups[row.values[CODE]].append(row)
    known = await _known(session, actor, merchant_id, list(groups))
    desk = Desk(
        merchant_id=merchant_id,
        libraries=await _libraries(session, rows, known.values(), merchant_id),
        costs=actor.right(COST.code),
        at=upload.at,
    )
    drafts = [drafted(code, group, known.get(code), desk) for code, group in groups.items()]
    await _look(session, [draft for draft in drafts if needs_review(draft)], known, at=upload.at)
    return await _judged(session, drafts, desk)


async def _look(
    session: AsyncSession, drafts: Sequence[Draft], known: Mapping[str, Held], *, at: datetime
) -> None:
    """Changes that would go to review: whether one waits already, and what the machine says."""
    if not drafts:
        return
    waiting = await revisions.open_many(session, [draft.product_id for draft in drafts])
    asked = [(known[draft.code], draft.content) for draft in drafts]
    looked = await checking.look(session, asked, at=at, hold=False)
    for draft, found in zip(drafts, looked, strict=True):
        reviewed(draft, found, waiting=draft.product_id in waiting)


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
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Write what still is as it was planned. Raises conflicts of codes that somebody takes now."""
    merchant_id = merchant_of(upload)
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.after[CODE]].append(change)
    known = await _known(session, actor, merchant_id, list(groups), lock=True)
    desk = await _desk_of_changes(session, actor, changes, known.values(), upload)
    carried = [carried_out(code, group, known.get(code), desk) for code, group in groups.items()]
    carried = await _sound(session, carried, desk)
    waiting = await _reviewable(session, carried, known, upload.at)
    carried = [waiting.get(one.code, one) for one in carried]
    await _write(session, actor, carried, upload.at)
    put = await _put_forward(session, actor, [one for one in carried if one.waits], upload.at)
    carried = [put.get(one.code, one) for one in carried]
    return [outcome for one in carried for outcome in one.outcomes]


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[RowError]:
    """Put changed SKUs back and take made ones off; a product goes with its last one."""
    subjects = {change.subject for change in changes if change.subject}
    own = select(Sku.id, Sku.product_id).where(Sku.id.in_(subjects))
    rows = await session.execute(own.where(within(actor, Sku.merchant_id)))
    product_of = {row.id: row.product_id for row in rows}
    known = await hold(session, actor, set(product_of.values()))
    desk = await _desk_of_changes(session, actor, changes, known.values(), upload)
    errors: list[RowError] = []
    by_product: dict[UUID, list[Change]] = defaultdict(list)
    for change in changes:
        product_id = product_of.get(change.subject) if change.subject else None
        if product_id is None or product_id not in known:
            errors.append(RowError(change.row, "sheets.changed_since"))
        else:
            by_product[product_id].append(change)
    undone = [taken_back(known[one], group, desk) for one, group in by_product.items()]
    await _withdraw(session, actor, by_product, upload.at)
    await _take_back(session, actor, undone, upload.at)
    return [*errors, *(error for one in undone for error in one.errors)]


PRODUCTS = Importer(
    name="catalog.products",
    permission="catalog.product.write",
    columns=COLUMNS,
    plan=plan,
    apply=apply,
    revert=revert,
    of_merchants=True,
)


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
    session: AsyncSession, rows: Sequence[Row], known: Collection[Held], merchant_id: UUID
) -> Libraries:
    named = {row.values[COMPONENTS] for row in rows if row.values[COMPONENTS]}
    brands = {one.content.brand_id for one in known if one.content.brand_id}
    return await libraries_for(
        session,
        paths={row.values[CATEGORY] for row in rows if row.values[CATEGORY]},
        brands={row.values[BRAND] for row in rows if row.values[BRAND]},
        category_ids={one.content.category_id for one in known},
        brand_ids=brands,
        merchant_id=merchant_id,
        sku_codes={code for words in named for code, _ in parts_in(words)},
        sku_ids=_parts_of(known),
    )


def _parts_of(known: Collection[Held]) -> set[UUID]:
    return {part.sku_id for one in known for sku in one.content.skus for part in sku.components}


async def _desk_of_changes(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[Change],
    known: Collection[Held],
    upload: Upload,
) -> Desk:
    states = [state for change in changes for state in (change.before, change.after) if state]
    categories = {UUID(state["ids"]["category_id"]) for state in states}
    brands = {UUID(state["ids"]["brand_id"]) for state in states if state["ids"]["brand_id"]}
    libraries = await libraries_for(
        session,
        category_ids=categories | {one.content.category_id for one in known},
        brand_ids=brands | {one.content.brand_id for one in known if one.content.brand_id},
        merchant_id=merchant_of(upload),
        sku_ids=_parts_of(known),
        hold=True,
    )
    return Desk(merchant_of(upload), libraries, actor.right(COST.code), upload.at)


async def _sound(session: AsyncSession, carried: Sequence[Carried], desk: Desk) -> list[Carried]:
    """Looked at once more, since others may have written meanwhile."""
    facts = await facts_of(session, [one.wanted(desk) for one in carried], hold=True)
    return [one.judged(fact) for one, fact in zip(carried, facts, strict=True)]


async def _write(
    session: AsyncSession, actor: Actor, carried: Sequence[Carried], at: datetime
) -> None:
    writes = [
        Write(one.product_id, one.merchant_id, one.number, one.created_by or actor.id, one.at_once)
        for one in carried
        if one.changed and one.at_once != one.live
    ]
    if writes:
        await writing.write(session, writes, at=at)
    written = {one.product_id for one in writes}
    shown = [one.product_id for one in carried if one.on_shelf and one.product_id in written]
    if shown:
        await telling.changed(session, shown, at=at)


async def _reviewable(
    session: AsyncSession, carried: Sequence[Carried], known: Mapping[str, Held], at: datetime
) -> dict[str, Carried]:
    """By code, those changes that came to nothing since they were planned."""
    asked = [one for one in carried if one.waits and one.changed]
    open_ones = await revisions.open_many(session, [one.product_id for one in asked])
    looked = await checking.look(session, [(known[one.code], one.content) for one in asked], at=at)
    came: dict[str, Carried] = {}
    for one, found in zip(asked, looked, strict=True):
        waiting = open_ones.get(one.product_id)
        # Rows of one product may come in two bites: the first has put the same forward.
        if waiting is not None and not one.says(waiting.content):
            came[one.code] = one.refused()
        elif blocks(found):
            came[one.code] = one.stopped(found)
    return came


async def _put_forward(
    session: AsyncSession, actor: Actor, carried: Sequence[Carried], at: datetime
) -> dict[str, Carried]:
    """Names and texts go to review as if they had been edited and submitted by hand."""
    asked = [one for one in carried if one.changed]
    if not asked:
        return {}
    ids = [one.product_id for one in asked]
    there = await revisions.open_many(session, ids)
    new = [
        revisions.NewDraft(one.product_id, one.merchant_id, one.at_once, one.content)
        for one in asked
        if one.product_id not in there
    ]
    if new:
        await revisions.add_drafts(session, actor, new, at=at)
        there = await revisions.open_many(session, ids)
        drafts = [one for one in ids if one in there and there[one].state == "draft"]
        (await publishing.submit(session, actor, drafts, at=at)).of_one()
    return {one.code: one.told(there[one.product_id].id) for one in asked}


async def _withdraw(
    session: AsyncSession, actor: Actor, groups: Mapping[UUID, Sequence[Change]], at: datetime
) -> None:
    """Changes of this import that nobody has decided yet."""
    told = {change.after.get(REVISION) for group in groups.values() for change in group} - {None}
    if not told:
        return
    open_ones = await revisions.open_many(session, list(groups))
    ours = [one.id for one in open_ones.values() if str(one.id) in told]
    await revisions.end(session, actor, ours, state="withdrawn", at=at)


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
