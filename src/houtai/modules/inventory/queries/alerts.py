"""Alerts and bounds: lists, and how SKUs stand in warehouses against their bounds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.queries import goods
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.rules.alerts import AlertKind, Limits
from houtai.modules.inventory.tables import Alert, Level, StockRule, Valuation

_Placed: TypeAlias = Alert | Level | StockRule | Valuation
AlertState = Literal["open", "closed"]
COUNTED_MAX = 1_000


class AlertView(View):
    """One alert, with how the goods stand now."""

    id: UUID
    merchant_id: UUID
    warehouse_id: UUID
    warehouse_name: str = ""
    sku_id: UUID
    sku: goods.GoodsView | None = None
    kind: AlertKind
    quantity: int
    bound: int
    free: int
    good: int
    opened_at: datetime
    closed_at: datetime | None


class AlertCountsView(View):
    """How many are open, at most a thousand of each."""

    low: int
    over: int
    ageing: int
    near_expiry: int
    expired: int


class StockRuleView(View):
    """Bounds of one SKU in one warehouse."""

    id: UUID
    merchant_id: UUID
    warehouse_id: UUID
    warehouse_name: str = ""
    sku_id: UUID
    sku: goods.GoodsView | None = None
    low_quantity: int | None
    over_quantity: int | None
    ageing_days: int | None
    near_expiry_days: int | None
    version: int
    changed_at: datetime


def _in_state(state: AlertState) -> ColumnElement[bool]:
    return Alert.closed_at.is_(None) if state == "open" else Alert.closed_at.is_not(None)


ALERTS = Listing(
    id=Alert.id,
    sorts={"id": Alert.id},
    default="-id",
    filters={
        "state": Filter(AlertState, _in_state),
        "kind": any_of(Alert.kind, AlertKind),
        "warehouse_id": equal(Alert.warehouse_id, UUID),
        "merchant_id": equal(Alert.merchant_id, UUID),
        "sku_id": equal(Alert.sku_id, UUID),
    },
)
RULES = Listing(
    id=StockRule.id,
    sorts={"id": StockRule.id},
    default="-id",
    filters={
        "warehouse_id": equal(StockRule.warehouse_id, UUID),
        "sku_id": equal(StockRule.sku_id, UUID),
        "text": Filter(Line, lambda text: StockRule.sku_id.in_(catalog.sku_ids_found(text))),
    },
)
_OF_GOODS = {"sku", "warehouse_name"}


def select_alerts(actor: Actor) -> Select[Any]:
    """All within reach, with the level of now. Indexes: those of the filters, pk_level's twin."""
    plain = [
        getattr(Alert, name)
        for name in AlertView.model_fields
        if name not in _OF_GOODS | {"free", "good"}
    ]
    now = and_(Level.sku_id == Alert.sku_id, Level.warehouse_id == Alert.warehouse_id)
    return (
        select(
            *plain,
            func.coalesce(Level.free, 0).label("free"),
            func.coalesce(Level.good, 0).label("good"),
        )
        .outerjoin(Level, now)
        .where(reached(actor, Alert.merchant_id, Alert.warehouse_id))
    )


async def list_alerts(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[AlertView]:
    """Newest first."""
    page = await ALERTS.page(session, select_alerts(actor), wanted, AlertView)
    return page.model_copy(update={"items": await _with_goods(session, page.items)})


async def count_alerts(session: AsyncSession, actor: Actor) -> AlertCountsView:
    """What is open now. Index: ix_alert_open."""
    counts = [
        select(func.count())
        .select_from(
            select(Alert.id)
            .where(
                Alert.kind == kind,
                Alert.closed_at.is_(None),
                reached(actor, Alert.merchant_id, Alert.warehouse_id),
            )
            .limit(COUNTED_MAX)
            .subquery()
        )
        .scalar_subquery()
        .label(kind)
        for kind in AlertCountsView.model_fields
    ]
    return AlertCountsView.model_validate((await session.execute(select(*counts))).one())


async def list_rules(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[StockRuleView]:
    """Newest first. Index: pk_stock_rule, or the one of the filter."""
    page = await RULES.page(session, _select_rules(actor), wanted, StockRuleView)
    return page.model_copy(update={"items": await _with_goods(session, page.items)})


async def rule_of(
    session: AsyncSession, actor: Actor, sku_id: UUID, warehouse_id: UUID
) -> StockRuleView | None:
    """The bounds of one SKU in one warehouse. Index: the unique one."""
    statement = _select_rules(actor).where(
        StockRule.sku_id == sku_id, StockRule.warehouse_id == warehouse_id
    )
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else StockRuleView.model_validate(row)


async def rule_by_id(session: AsyncSession, actor: Actor, rule_id: UUID) -> StockRuleView | None:
    """Index: pk_stock_rule."""
    row = (await session.execute(_select_rules(actor).where(StockRule.id == rule_id))).one_or_none()
    return None if row is None else StockRuleView.model_validate(row)


def _select_rules(actor: Actor) -> Select[Any]:
    columns = [
        getattr(StockRule, name) for name in StockRuleView.model_fields if name not in _OF_GOODS
    ]
    return select(*columns).where(reached(actor, StockRule.merchant_id, StockRule.warehouse_id))


async def _with_goods(session: AsyncSession, rows: Collection[Any]) -> list[Any]:
    if not rows:
        return []
    known = await goods.goods_by_id(session, {row.sku_id for row in rows})
    places = await goods.warehouse_names(session, {row.warehouse_id for row in rows})
    return [
        row.model_copy(
            update={
                "sku": known.get(row.sku_id),
                "warehouse_name": places.get(row.warehouse_id, ""),
            }
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Standing:
    """How a SKU stands in a warehouse, against bounds of its own, and which alerts are open."""

    merchant_id: UUID
    warehouse_id: UUID
    sku_id: UUID
    free: int
    good: int
    on_hand: int
    still_since: datetime
    expires_on: date | None
    limits: Limits
    open_kinds: frozenset[str]


async def standings(session: AsyncSession, keys: Collection[tuple[UUID, UUID]]) -> list[Standing]:
    """Those of the keys that ever had stock. Indexes: ix_level_sku_id_warehouse_id, the primary
    key of the valuation, the unique ones of bounds and of open alerts.
    """
    if not keys:
        return []
    opened = (
        select(func.array_agg(Alert.kind))
        .where(_same(Alert, Level), Alert.closed_at.is_(None))
        .correlate(Level)
        .scalar_subquery()
    )
    statement = (
        select(
            Level.merchant_id,
            Level.warehouse_id,
            Level.sku_id,
            Level.free,
            Level.good,
            func.coalesce(Valuation.quantity, 0).label("on_hand"),
            func.coalesce(Valuation.still_since, Level.changed_at).label("still_since"),
            StockRule.low_quantity,
            StockRule.over_quantity,
            StockRule.ageing_days,
            StockRule.near_expiry_days,
            Level.expires_on,
            opened.label("open_kinds"),
        )
        .outerjoin(Valuation, _same(Valuation, Level))
        .outerjoin(StockRule, _same(StockRule, Level))
        .where(tuple_(Level.sku_id, Level.warehouse_id).in_(set(keys)))
    )
    return [
        Standing(
            row.merchant_id,
            row.warehouse_id,
            row.sku_id,
            row.free,
            row.good,
            row.on_hand,
            row.still_since,
            row.expires_on,
            Limits(row.low_quantity, row.over_quantity, row.ageing_days, row.near_expiry_days),
            frozenset(row.open_kinds or ()),
        )
        for row in await session.execute(statement)
    ]


def is_one_of(keys: Collection[tuple[UUID, UUID, str]]) -> ColumnElement[bool]:
    """Alerts of these SKUs, in these warehouses, of these kinds."""
    return tuple_(Alert.sku_id, Alert.warehouse_id, Alert.kind).in_(set(keys))


async def to_look_at(
    session: AsyncSession, usual: Limits, *, at: datetime, today: date, limit: int
) -> list[tuple[UUID, UUID]]:
    """Goods whose alerts no longer say how they stand, at most so many of each sort.

    Indexes: ix_level_free_id, ix_valuation_still_since, ix_level_expires_on_id, ix_alert_open, and
    the bounds that were set one by one, which are few.
    """
    found: list[tuple[UUID, UUID]] = []
    for statement in _candidates(usual, at, today):
        rows = await session.execute(statement.limit(limit))
        found += [(row.sku_id, row.warehouse_id) for row in rows]
    return list(dict.fromkeys(found))


def _candidates(usual: Limits, at: datetime, today: date) -> list[Select[UUID, UUID]]:
    outsides = _outside(usual, at, today)
    standing = (
        select(Level.sku_id, Level.warehouse_id)
        .outerjoin(Valuation, _same(Valuation, Level))
        .outerjoin(StockRule, _same(StockRule, Level))
    )
    wanted: list[Select[UUID, UUID]] = [
        standing.where(StockRule.id.is_not(None), outside, ~_is_open(kind, Level))
        for kind, outside in outsides.items()
    ]
    wanted += [
        standing.where(StockRule.id.is_(None), outside, ~_is_open(kind, Level))
        for kind, outside in _by_the_usual(usual, at, today).items()
    ]
    still = or_(*(and_(Alert.kind == kind, outside) for kind, outside in outsides.items()))
    closing = (
        select(Alert.sku_id, Alert.warehouse_id)
        .join(Level, _same(Level, Alert))
        .outerjoin(Valuation, _same(Valuation, Level))
        .outerjoin(StockRule, _same(StockRule, Level))
        .where(Alert.closed_at.is_(None), func.coalesce(~still, True))
    )
    return [*wanted, closing]


def _by_the_usual(usual: Limits, at: datetime, today: date) -> dict[AlertKind, ColumnElement[bool]]:
    """Conditions that an index serves, for goods without bounds of their own."""
    outside: dict[AlertKind, ColumnElement[bool]] = {"expired": Level.expires_on < today}
    if usual.low_quantity:
        outside["low"] = Level.free <= usual.low_quantity
    if usual.over_quantity:
        outside["over"] = Level.good > usual.over_quantity
    if usual.ageing_days:
        old = at - timedelta(days=usual.ageing_days)
        outside["ageing"] = and_(Valuation.quantity > 0, Valuation.still_since <= old)
    if usual.near_expiry_days:
        until = today + timedelta(days=usual.near_expiry_days)
        outside["near_expiry"] = Level.expires_on.between(today, until)
    return outside


def _outside(usual: Limits, at: datetime, today: date) -> dict[AlertKind, ColumnElement[bool]]:
    """The rules of `rules.alerts.found` as conditions; a bound of zero is none."""
    low = func.nullif(func.coalesce(StockRule.low_quantity, usual.low_quantity), 0)
    over = func.nullif(func.coalesce(StockRule.over_quantity, usual.over_quantity), 0)
    days = func.nullif(func.coalesce(StockRule.ageing_days, usual.ageing_days), 0)
    old = at - func.make_interval(0, 0, 0, cast(days, Integer))
    near = func.nullif(func.coalesce(StockRule.near_expiry_days, usual.near_expiry_days), 0)
    until = literal(today) + cast(near, Integer)
    return {
        "low": Level.free <= low,
        "over": Level.good > over,
        "ageing": and_(Valuation.quantity > 0, Valuation.still_since <= old),
        "near_expiry": Level.expires_on.between(today, until),
        "expired": Level.expires_on < today,
    }


def _same(one: type[_Placed], other: type[_Placed]) -> ColumnElement[bool]:
    return and_(one.sku_id == other.sku_id, one.warehouse_id == other.warehouse_id)


def _is_open(kind: AlertKind, of: type[Level]) -> ColumnElement[bool]:
    return exists().where(_same(Alert, of), Alert.kind == kind, Alert.closed_at.is_(None))
