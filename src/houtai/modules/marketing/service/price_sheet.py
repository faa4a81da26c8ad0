"""限时折扣 by sheet: one row a SKU of a draft, which is named; prices are added or changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.ids import NIL
from houtai.kit.sheets import Amount, Change, Code, Column, Importer, Row, RowError, Upload, Words
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries.promotions import PromotionView, timed_drafts
from houtai.modules.marketing.rules.kinds.timed_price import PRICES_MAX, TimedPrice
from houtai.modules.marketing.rules.shapes import PRICE_FEN_MAX
from houtai.modules.marketing.service.running import THING
from houtai.modules.marketing.tables import Promotion

NAME, SKU_CODE, PRICE = "marketing.column.promotion", "marketing.column.sku", "marketing.column.fen"
SKU = "sku_id"
COLUMNS = (
    Column(NAME, Words(chars_max=200), required=True, example="Spring sale"),
    Column(SKU_CODE, Code(), required=True, example="LJ-2026-250", other_titles=("SKU",)),
    Column(PRICE, Amount(least=0, most=PRICE_FEN_MAX), required=True, example=9_900),
)
UNKNOWN_DRAFT = "marketing.sheet_draft_unknown"
UNKNOWN_SKU = "marketing.sheet_sku_unknown"
TOO_MANY = "marketing.sheet_too_many"
CHANGED_SINCE = "sheets.changed_since"
NOTHING_LEFT = "marketing.sheet_nothing_left"


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> list[Change | RowError]:
    """What each row would change in which draft."""
    merchant_id = _merchant_of(upload)
    drafts = await timed_drafts(session, actor, merchant_id, {row.values[NAME] for row in rows})
    found = await catalog.skus_by_code(session, actor, {row.values[SKU_CODE] for row in rows})
    skus = {one.code: one.id for one in found if one.merchant_id == merchant_id}
    prices = {one.id: _prices(one) for one in drafts.values()}
    return [_planned(row, drafts, skus, prices) for row in rows]


def _planned(
    row: Row,
    drafts: Mapping[str, PromotionView],
    skus: Mapping[str, UUID],
    prices: Mapping[UUID, Mapping[UUID, int]],
) -> Change | RowError:
    draft = drafts.get(row.values[NAME])
    if draft is None:
        return RowError(row.number, UNKNOWN_DRAFT, NAME)
    sku_id = skus.get(row.values[SKU_CODE])
    if sku_id is None:
        return RowError(row.number, UNKNOWN_SKU, SKU_CODE)
    after = {**row.values, SKU: str(sku_id)}
    known = prices[draft.id].get(sku_id)
    before = None if known is None else {**after, PRICE: known}
    return Change(row.number, after, before, draft.id)


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Into drafts that still are drafts, where prices are still what they were."""
    errors = await _write(session, actor, changes, upload)
    return [errors.get(change.row, change) for change in changes]


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[RowError]:
    """Back to the old prices, or out of the draft, where they still are the new ones."""
    backwards = [
        Change(one.row, one.before or {**one.after, PRICE: None}, one.after, one.subject)
        for one in changes
    ]
    return list((await _write(session, actor, backwards, upload)).values())


TIMED_PRICES = Importer(
    name="marketing.timed_prices",
    permission="marketing.promotion.write",
    columns=COLUMNS,
    plan=plan,
    apply=apply,
    revert=revert,
    identity=(NAME, SKU_CODE),
    of_merchants=True,
)


async def _write(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> dict[int, RowError]:
    names = {change.after[NAME] for change in changes}
    drafts = await timed_drafts(session, actor, _merchant_of(upload), names, to_change=True)
    by_id = {one.id: one for one in drafts.values()}
    prices = {one.id: dict(_prices(one)) for one in drafts.values()}
    errors: dict[int, RowError] = {}
    done: dict[UUID, list[Change]] = defaultdict(list)
    for change in changes:
        own = prices.get(change.subject or NIL)
        code = CHANGED_SINCE if own is None else _changed(own, change)
        if code is not None:
            errors[change.row] = RowError(change.row, code)
        elif change.subject is not None:
            done[change.subject].append(change)
    for promotion_id, own_changes in done.items():
        terms = _terms(by_id[promotion_id], prices[promotion_id])
        if terms is None:
            errors |= {one.row: RowError(one.row, NOTHING_LEFT) for one in own_changes}
        else:
            await _keep(session, actor, by_id[promotion_id], terms, upload)
    return errors


def _changed(prices: dict[UUID, int], change: Change) -> str | None:
    """The prices with the change in them; or why it cannot be."""
    sku_id = UUID(change.after[SKU])
    before = None if change.before is None else change.before[PRICE]
    if prices.get(sku_id) != before:
        return CHANGED_SINCE
    if change.after[PRICE] is None:
        del prices[sku_id]
    elif sku_id not in prices and len(prices) >= PRICES_MAX:
        return TOO_MANY
    else:
        prices[sku_id] = change.after[PRICE]
    return None


def _terms(draft: PromotionView, prices: Mapping[UUID, int]) -> TimedPrice | None:
    """None where nothing would be offered any more."""
    share = draft.terms.pay_permille if isinstance(draft.terms, TimedPrice) else None
    if not prices and share is None:
        return None
    written = [{"sku_id": one, "price_fen": fen} for one, fen in sorted(prices.items())]
    return TimedPrice.model_validate({"prices": written, "pay_permille": share})


async def _keep(
    session: AsyncSession, actor: Actor, draft: PromotionView, terms: TimedPrice, upload: Upload
) -> None:
    """The row is locked. Of a sheet there are few drafts and many prices."""
    await session.execute(
        update(Promotion)
        .where(Promotion.id == draft.id, within(actor, Promotion.merchant_id))
        .values(
            terms=terms.model_dump(mode="json"),
            prices_confirmed_by=None,
            version=Promotion.version + 1,
            changed_at=upload.at,
        )
    )
    after = draft.model_copy(update={"terms": terms, "version": draft.version + 1})
    trail.note(session, THING, draft.id, name=draft.name, before=draft, after=after)


def _prices(draft: PromotionView) -> Mapping[UUID, int]:
    terms = draft.terms
    own = terms.prices if isinstance(terms, TimedPrice) else ()
    return {one.sku_id: one.price_fen for one in own}


def _merchant_of(upload: Upload) -> UUID:
    """People of the platform who name nobody mean its own shop."""
    return SELF_RUN_ID if upload.merchant_id == NIL else upload.merchant_id
