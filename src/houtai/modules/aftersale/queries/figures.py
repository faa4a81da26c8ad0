"""What was asked for in a time: how much, why, of which goods and shops, and how soon it ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Float, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Actor, within
from houtai.kit.errors import Invalid
from houtai.kit.shapes import View
from houtai.modules.aftersale.rules.states import CaseKind
from houtai.modules.aftersale.tables import Case, CaseLine
from houtai.modules.ordering import public as ordering

LONGEST = timedelta(days=31)
ROWS_MAX = 20


class TimeTooLong(Invalid):
    """A month at most, and its end after its beginning."""

    code = "aftersale.time_too_long"


class KindFigureView(View):
    """How many of a kind."""

    kind: CaseKind
    cases: int


class ReasonFigureView(View):
    """How many for a reason, and what went back for them."""

    reason: str
    cases: int
    refunded_fen: int


class GoodsFigureView(View):
    """Of how many pieces of a SKU, beside how many were sold in that time."""

    sku_id: UUID
    sku_code: str
    product_name: str
    spec_text: str
    cases: int
    pieces: int
    sold: int


class ShopFigureView(View):
    """How many of a shop, beside its paid orders of that time."""

    merchant_id: UUID
    shop_name: str
    cases: int
    orders: int
    refunded_fen: int
    hours: float | None
    """Half of those that ended took no longer."""


class CaseFiguresView(View):
    """Cases that were opened in a time."""

    cases: int
    ended: int
    orders: int
    """That were paid in that time."""
    refunded_fen: int
    hours: float | None
    kinds: list[KindFigureView]
    reasons: list[ReasonFigureView]
    goods: list[GoodsFigureView]
    shops: list[ShopFigureView]


@dataclass(frozen=True, slots=True)
class _Span:
    """Whose cases of which time."""

    actor: Actor
    opened_from: datetime
    opened_before: datetime

    @property
    def where(self) -> tuple[ColumnElement[bool], ...]:
        return (
            within(self.actor, Case.merchant_id),
            Case.opened_at >= self.opened_from,
            Case.opened_at < self.opened_before,
        )


_CASES = func.count().label("cases")
_BACK = func.coalesce(func.sum(Case.agreed_fen).filter(Case.money == "back"), 0).label(
    "refunded_fen"
)
_SECONDS = func.extract("epoch", Case.ended_at - Case.opened_at)
_HOURS = (cast(func.percentile_cont(0.5).within_group(_SECONDS), Float) / 3_600).label("hours")


async def figures(
    session: AsyncSession, actor: Actor, opened_from: datetime, opened_before: datetime
) -> CaseFiguresView:
    """Raises TimeTooLong. Indexes: ix_sale_case_opened_at_id, _merchant_id_opened_at_id."""
    if not timedelta(0) < opened_before - opened_from <= LONGEST:
        raise TimeTooLong(place="query/opened_before")
    span = _Span(actor, opened_from, opened_before)
    orders = await ordering.orders_paid(session, actor, opened_from, opened_before)
    whole = (
        await session.execute(
            select(_CASES, func.count(Case.ended_at).label("ended"), _BACK, _HOURS).where(
                *span.where
            )
        )
    ).one()
    return CaseFiguresView(
        cases=whole.cases,
        ended=whole.ended,
        orders=sum(orders.values()),
        refunded_fen=int(whole.refunded_fen),
        hours=whole.hours,
        kinds=[KindFigureView.model_validate(row) for row in await _by(session, span, Case.kind)],
        reasons=[
            ReasonFigureView(reason=row.reason, cases=row.cases, refunded_fen=int(row.refunded_fen))
            for row in await _by(session, span, Case.reason)
        ],
        goods=await _goods(session, span),
        shops=await _shops(session, span, orders),
    )


async def _by(
    session: AsyncSession, span: _Span, column: InstrumentedAttribute[str]
) -> Sequence[Any]:
    rows = await session.execute(
        select(column, _CASES, _BACK)
        .where(*span.where)
        .group_by(column)
        .order_by(_CASES.desc(), column)
        .limit(ROWS_MAX)
    )
    return rows.all()


async def _goods(session: AsyncSession, span: _Span) -> list[GoodsFigureView]:
    pieces = func.sum(CaseLine.quantity).label("pieces")
    rows = (
        await session.execute(
            select(
                CaseLine.sku_id,
                func.max(CaseLine.sku_code).label("sku_code"),
                func.max(CaseLine.product_name).label("product_name"),
                func.max(CaseLine.spec_text).label("spec_text"),
                _CASES,
                pieces,
            )
            .join(Case, Case.id == CaseLine.case_id)
            .where(*span.where, CaseLine.sku_id.is_not(None), CaseLine.is_gift.is_(False))
            .group_by(CaseLine.sku_id)
            .order_by(_CASES.desc(), CaseLine.sku_id)
            .limit(ROWS_MAX)
        )
    ).all()
    ids = [row.sku_id for row in rows]
    sold = await ordering.pieces_sold(
        session, span.actor, ids, span.opened_from, span.opened_before
    )
    return [
        GoodsFigureView(
            **{**row._asdict(), "pieces": int(row.pieces)}, sold=sold.get(row.sku_id, 0)
        )
        for row in rows
    ]


async def _shops(
    session: AsyncSession, span: _Span, orders: Mapping[UUID, int]
) -> list[ShopFigureView]:
    rows = await session.execute(
        select(Case.merchant_id, func.max(Case.shop_name).label("shop_name"), _CASES, _BACK, _HOURS)
        .where(*span.where)
        .group_by(Case.merchant_id)
        .order_by(_CASES.desc(), Case.merchant_id)
        .limit(ROWS_MAX)
    )
    return [
        ShopFigureView(
            merchant_id=row.merchant_id,
            shop_name=row.shop_name,
            cases=row.cases,
            orders=orders.get(row.merchant_id, 0),
            refunded_fen=int(row.refunded_fen),
            hours=row.hours,
        )
        for row in rows
    ]
