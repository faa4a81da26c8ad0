"""Prices by sheet: one row a SKU, found by its code. Slips and leaps are refused row by row."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.sheets import Amount, Change, Code, Column, Importer, Row, RowError, Upload, Words
from houtai.modules.catalog.queries.priced import PricedSku, priced_by_code
from houtai.modules.catalog.rules import breaker
from houtai.modules.catalog.rules.breaker import Bound
from houtai.modules.catalog.rules.content import FEN_MAX
from houtai.modules.catalog.rules.product_columns import MARKET, PRICE, SKU_CODE
from houtai.modules.catalog.service import price_list, prices
from houtai.modules.catalog.service.price_list import Cause, hindrance
from houtai.modules.catalog.service.prices import PriceWanted
from houtai.modules.catalog.service.sheet_owners import merchant_of

NOTE = "products.column.note"
CHANGED_SINCE = "sheets.changed_since"
COLUMNS = (
    Column(SKU_CODE, Code(), required=True, example="LJ-2026-250", other_titles=("SKU",)),
    Column(PRICE, Amount(least=1, most=FEN_MAX), required=True, example=19_900),
    Column(MARKET, Amount(least=1, most=FEN_MAX), example=25_900),
    Column(NOTE, Words(chars_max=200), example="Spring sale"),
)
State = dict[str, Any]


@dataclass(frozen=True)
class _Scene:
    """What rows are held against."""

    skus: dict[str, PricedSku]
    bounds: dict[UUID, Bound | None]
    percent: int | None


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> list[Change | RowError]:
    """What each row would change; what the breaker would stop is said here already."""
    skus = await _skus(session, actor, upload, {row.values[SKU_CODE] for row in rows})
    costs = {one.id: one.cost_fen for one in skus.values()}
    bounds = await prices.bounds_of(session, costs, at=upload.at)
    percent = await price_list.percent_without_review(session, actor)
    scene = _Scene(skus, bounds, percent)
    return [_planned(row, scene) for row in rows]


def _planned(row: Row, scene: _Scene) -> Change | RowError:
    sku = scene.skus.get(row.values[SKU_CODE])
    if sku is None:
        return RowError(row.number, "products.sku_unknown", SKU_CODE)
    market = row.values[MARKET] if row.values[MARKET] is not None else sku.market_fen
    wanted = PriceWanted(
        sku_id=sku.id, price_fen=row.values[PRICE], market_fen=market, version=sku.version
    )
    code = hindrance(sku, wanted, scene.percent)
    if code is not None:
        return RowError(row.number, code, PRICE)
    bound = scene.bounds[sku.id]
    moved = wanted.price_fen != sku.price_fen and sku.approved_at is not None
    if moved and bound is not None and breaker.stops(bound, wanted.price_fen):
        return RowError(row.number, f"products.price_below_{bound.rule}", PRICE)
    after = {**_state(sku), PRICE: wanted.price_fen, MARKET: market}
    # The note is no part of what a SKU is: alone it changes nothing.
    if after == _state(sku):
        return Change(row.number, after, after, sku.id)
    return Change(row.number, {**after, NOTE: row.values[NOTE]}, _state(sku), sku.id)


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Change what still costs what it did; the breaker looks once more."""
    return await _put(session, actor, changes, upload, undo=False)


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[RowError]:
    """Back to the old prices, where they still are the new ones; logged like every change."""
    backwards = [
        Change(one.row, one.before or one.after, one.after, one.subject) for one in changes
    ]
    outcomes = await _put(session, actor, backwards, upload, undo=True)
    return [one for one in outcomes if isinstance(one, RowError)]


PRICES = Importer(
    name="catalog.prices",
    permission="catalog.price.write",
    columns=COLUMNS,
    plan=plan,
    apply=apply,
    revert=revert,
    identity=(SKU_CODE,),
    of_merchants=True,
)


async def _put(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[Change],
    upload: Upload,
    *,
    undo: bool,
) -> list[Change | RowError]:
    skus = await _skus(session, actor, upload, {change.after[SKU_CODE] for change in changes})
    errors: dict[int, RowError] = {}
    by_note: dict[str, list[PriceWanted]] = {}
    row_of: dict[UUID, int] = {}
    for change in changes:
        sku = skus.get(change.after[SKU_CODE])
        if sku is None or sku.id != change.subject or not _costs(sku, change.before):
            errors[change.row] = RowError(change.row, CHANGED_SINCE)
            continue
        row_of[sku.id] = change.row
        note = "" if undo else change.after.get(NOTE) or ""
        by_note.setdefault(note, []).append(
            PriceWanted(
                sku_id=sku.id,
                price_fen=change.after[PRICE],
                market_fen=change.after[MARKET],
                version=sku.version,
            )
        )
    source = "undo" if undo else "sheet"
    for note, wanted in by_note.items():
        came = await price_list.change(session, actor, wanted, Cause(source, note, upload.at))
        for slip in came.stopped:
            row = row_of[slip.sku_id]
            errors[row] = RowError(row, f"products.price_below_{slip.rule}", PRICE)
        for one in came.failed:
            errors[row_of[one.sku_id]] = RowError(row_of[one.sku_id], one.code, PRICE)
    return [errors.get(change.row, change) for change in changes]


def _state(sku: PricedSku) -> State:
    return {SKU_CODE: sku.code, PRICE: sku.price_fen, MARKET: sku.market_fen}


def _costs(sku: PricedSku, state: State | None) -> bool:
    return state is not None and (sku.price_fen, sku.market_fen) == (state[PRICE], state[MARKET])


async def _skus(
    session: AsyncSession, actor: Actor, upload: Upload, codes: Collection[str]
) -> dict[str, PricedSku]:
    return await priced_by_code(session, actor, merchant_of(upload), codes)
