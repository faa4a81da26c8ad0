"""New prices for SKUs, many at once: what passes is changed, the rest is answered one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Uuid, cast, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.catalog import PriceChanged
from houtai.kit import settings
from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.catalog.queries.contents import contents
from houtai.modules.catalog.queries.priced import PricedSku, priced_by_id
from houtai.modules.catalog.service import prices, telling
from houtai.modules.catalog.service.outcomes import note_all
from houtai.modules.catalog.service.prices import Asked, PriceWanted, SetPrices, StoppedView
from houtai.modules.catalog.service.products import REVIEW_PERCENT
from houtai.modules.catalog.service.publishing import REVIEW
from houtai.modules.catalog.tables import Product, Sku

_CLOSED = ("in_review", "recycled")


class UnchangedView(View):
    """A price that stayed as it was, and why; `code` is a key of the catalogues."""

    sku_id: UUID
    code: str


class PricesSetView(View):
    """How new prices came out."""

    changed: list[UUID]
    stopped: list[StoppedView]
    failed: list[UnchangedView]


@dataclass(frozen=True)
class _Fitting:
    """A new price, and the SKU as it stands."""

    wanted: PriceWanted
    sku: PricedSku


@dataclass(frozen=True)
class Cause:
    """By which way prices change, why, and when."""

    source: str
    note: str
    at: datetime


async def set_prices(
    session: AsyncSession, actor: Actor, command: SetPrices, *, at: datetime
) -> PricesSetView:
    """Change what may be changed. A price beyond the percent of review has to be edited on the
    product's page, unless the actor reviews himself.
    """
    return await change(session, actor, command.prices, Cause("price_list", command.note, at))


async def percent_without_review(session: AsyncSession, actor: Actor) -> int | None:
    """How far a price of an approved product may go at once; None for who reviews himself."""
    percent = await settings.read(session, REVIEW_PERCENT)
    return None if actor.may(REVIEW) else percent


async def change(
    session: AsyncSession, actor: Actor, asked: Sequence[PriceWanted], cause: Cause
) -> PricesSetView:
    """The same for any number and any way."""
    wanted = {one.sku_id: one for one in asked}
    known = await priced_by_id(session, actor, list(wanted))
    percent = await percent_without_review(session, actor)
    fitting: list[_Fitting] = []
    failed: list[UnchangedView] = []
    for one in wanted.values():
        sku = known.get(one.sku_id)
        code = hindrance(sku, one, percent)
        if sku is None or code is not None:
            failed.append(UnchangedView(sku_id=one.sku_id, code=code or "products.sku_unknown"))
        else:
            fitting.append(_Fitting(one, sku))
    approved = [one for one in fitting if one.sku.approved_at is not None]
    slips = await prices.stop_slips(
        session, actor, _asked(approved), source=cause.source, at=cause.at
    )
    stopped = {one.sku_id for one in slips}
    passing = [one for one in fitting if one.wanted.sku_id not in stopped]
    await _apply(session, actor, passing, cause)
    changed = [one.wanted.sku_id for one in passing]
    return PricesSetView(changed=changed, stopped=slips, failed=failed)


def hindrance(sku: PricedSku | None, wanted: PriceWanted, percent: int | None) -> str | None:
    """Why the SKU cannot cost that now, as a key of the catalogues."""
    if sku is None:
        return "products.sku_unknown"
    if sku.state in _CLOSED:
        return "products.not_while_reviewed"
    if sku.version != wanted.version:
        return "products.changed_meanwhile"
    if percent is None or sku.approved_at is None:
        return None
    beyond = abs(wanted.price_fen - sku.price_fen) * 100 > sku.price_fen * percent
    return "products.price_needs_review" if beyond else None


def _asked(fitting: Sequence[_Fitting]) -> list[Asked]:
    return [
        Asked(
            sku_id=one.sku.id,
            product_id=one.sku.product_id,
            merchant_id=one.sku.merchant_id,
            code=one.sku.code,
            price_fen=one.wanted.price_fen,
            cost_fen=one.sku.cost_fen,
        )
        for one in fitting
        if one.wanted.price_fen != one.sku.price_fen
    ]


async def _apply(
    session: AsyncSession,
    actor: Actor,
    passing: Sequence[_Fitting],
    cause: Cause,
) -> None:
    if not passing:
        return
    at = cause.at
    product_ids = list({one.sku.product_id for one in passing})
    before = await contents(session, product_ids)
    await _write(session, actor, passing)
    await sum_up(session, actor, product_ids, at=at)
    changes = [
        PriceChanged(
            sku_id=one.sku.id,
            merchant_id=one.sku.merchant_id,
            before_fen=one.sku.price_fen,
            after_fen=one.wanted.price_fen,
            at=at,
        )
        for one in passing
        if one.sku.approved_at is not None and one.sku.price_fen != one.wanted.price_fen
    ]
    products = {one.sku.id: one.sku.product_id for one in passing}
    await prices.log_changes(
        session, actor, changes, products, source=cause.source, note=cause.note
    )
    await note_all(session, list(before.values()))
    shown = [one.id for one in before.values() if one.state == "on_shelf"]
    if shown:
        await telling.changed(session, shown, at=at)


async def _write(session: AsyncSession, actor: Actor, passing: Sequence[_Fitting]) -> None:
    ids = [one.sku.id for one in passing]
    new_prices = [one.wanted.price_fen for one in passing]
    market = [one.wanted.market_fen or one.sku.market_fen for one in passing]
    new = (
        func.unnest(
            cast(ids, ARRAY(Uuid)),
            cast(new_prices, ARRAY(BigInteger)),
            cast(market, ARRAY(BigInteger)),
        )
        .table_valued("id", "price_fen", "market_fen", name="new")
        .render_derived()
    )
    await session.execute(
        update(Sku)
        .where(Sku.id == new.c.id, within(actor, Sku.merchant_id))
        .values(price_fen=new.c.price_fen, market_fen=new.c.market_fen, version=Sku.version + 1)
    )


async def sum_up(
    session: AsyncSession, actor: Actor, product_ids: Sequence[UUID], *, at: datetime
) -> None:
    """Lowest and highest price of these products, by the SKUs that are sold."""
    of_all = (
        select(
            Sku.product_id,
            func.coalesce(
                func.min(Sku.price_fen).filter(Sku.state == "active"), func.min(Sku.price_fen)
            ).label("least"),
            func.coalesce(
                func.max(Sku.price_fen).filter(Sku.state == "active"), func.max(Sku.price_fen)
            ).label("most"),
        )
        .where(Sku.product_id.in_(product_ids))
        .group_by(Sku.product_id)
        .subquery("of_all")
    )
    await session.execute(
        update(Product)
        .where(Product.id == of_all.c.product_id, within(actor, Product.merchant_id))
        .values(
            price_fen_min=of_all.c.least,
            price_fen_max=of_all.c.most,
            changed_at=at,
            version=Product.version + 1,
        )
    )
