"""Bounds of single SKUs, and alerts: opened once, told once, closed when it is over."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, TypeAlias
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, and_, delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, Place, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.modules.identity import public as identity
from houtai.modules.inventory.queries import alerts as shown
from houtai.modules.inventory.queries import lots
from houtai.modules.inventory.queries.goods import warehouse_names
from houtai.modules.inventory.rules.alerts import ALERT_KINDS, found
from houtai.modules.inventory.rules.reach import may_enter, may_move
from houtai.modules.inventory.service.booking import acting_as_house
from houtai.modules.inventory.service.bounds import business_today, usual_limits
from houtai.modules.inventory.service.items import known
from houtai.modules.inventory.service.moving import SkuUnknown, WarehouseUnknown, site
from houtai.modules.inventory.tables import Alert, StockRule

THING = "inventory.stock_rule"
BITE = 1_000
"""How many SKUs in warehouses one look of the clock takes."""
_PIECES_MAX = 1_000_000_000
Key: TypeAlias = tuple[UUID, UUID]
"""SKU and warehouse."""
Bound = Annotated[int, Field(strict=True, ge=0, le=_PIECES_MAX)]


class RuleUnknown(NotFound):
    code = "inventory.rule_unknown"


class RuleChangedMeanwhile(Conflict):
    code = "inventory.rule_changed_meanwhile"


class BoundsCrossed(Invalid):
    """Too little would begin above too much."""

    code = "inventory.bounds_crossed"


class SetStockRule(Command):
    """Bounds of a SKU in a warehouse; one that is null is the usual one. `version` is null for
    goods that have no bounds of their own yet.
    """

    sku_id: UUID
    warehouse_id: UUID
    low_quantity: Bound | None = None
    over_quantity: Annotated[int, Field(strict=True, ge=1, le=_PIECES_MAX)] | None = None
    ageing_days: Annotated[int, Field(strict=True, ge=1, le=3_650)] | None = None
    near_expiry_days: Annotated[int, Field(strict=True, ge=1, le=3_650)] | None = None
    version: Annotated[int, Field(strict=True, ge=1, le=BIGINT_MAX)] | None = None


async def set_rule(
    session: AsyncSession, actor: Actor, command: SetStockRule, *, at: datetime
) -> UUID:
    """Make or change the bounds; the alerts follow at once. Raises SkuUnknown, WarehouseUnknown,
    BoundsCrossed, RuleChangedMeanwhile.
    """
    low, over = command.low_quantity, command.over_quantity
    if low is not None and over is not None and low >= over:
        raise BoundsCrossed(place="body/over_quantity")
    merchant_id = await _merchant_of(session, actor, command)
    before = await shown.rule_of(session, actor, command.sku_id, command.warehouse_id)
    if (before.version if before else None) != command.version:
        raise RuleChangedMeanwhile
    values = command.model_dump(exclude={"version"}) | {"changed_at": at}
    rule_id = await _store(session, actor, values | {"merchant_id": merchant_id}, before)
    after = await shown.rule_of(session, actor, command.sku_id, command.warehouse_id)
    trail.note(session, THING, rule_id, before=before, after=after)
    await judge(session, [(command.sku_id, command.warehouse_id)], at=at)
    return rule_id


async def _merchant_of(session: AsyncSession, actor: Actor, command: SetStockRule) -> UUID:
    async with acting_as_house(session):
        here = await site(session, command.warehouse_id)
        if not may_enter(actor, here):
            raise WarehouseUnknown(place="body/warehouse_id")
        item = (await known(session, [command.sku_id])).get(command.sku_id)
    if item is None or not may_move(actor, item.merchant_id, here):
        raise SkuUnknown(place="body/sku_id")
    return item.merchant_id


async def _store(
    session: AsyncSession,
    actor: Actor,
    values: dict[str, Any],
    before: shown.StockRuleView | None,
) -> UUID:
    if before is None:
        row = insert(StockRule).values(id=new_id(), version=1, **values)
        fresh = row.on_conflict_do_nothing().returning(StockRule.id)
        made: UUID | None = await session.scalar(fresh)
        if made is None:
            raise RuleChangedMeanwhile
        return made
    changed: UUID | None = await session.scalar(
        update(StockRule)
        .where(StockRule.id == before.id, StockRule.version == before.version, _reached(actor))
        .values(**values, version=StockRule.version + 1)
        .returning(StockRule.id)
        .execution_options(synchronize_session=False)
    )
    if changed is None:
        raise RuleChangedMeanwhile
    return changed


async def remove_rule(session: AsyncSession, actor: Actor, rule_id: UUID, *, at: datetime) -> None:
    """From now on the usual bounds hold. Raises RuleUnknown."""
    before = await shown.rule_by_id(session, actor, rule_id)
    if before is None:
        raise RuleUnknown
    await session.execute(delete(StockRule).where(StockRule.id == rule_id, _reached(actor)))
    trail.note(session, THING, rule_id, before=before, after=None)
    await judge(session, [(before.sku_id, before.warehouse_id)], at=at)


def _reached(actor: Actor) -> ColumnElement[bool]:
    match actor.place.console:
        case "warehouse":
            return within(actor, StockRule.warehouse_id)
        case "merchant":
            return within(actor, StockRule.merchant_id)
        case "platform":
            return and_(within(actor, StockRule.merchant_id), within(actor, StockRule.warehouse_id))


@dataclass(frozen=True)
class Opened:
    """An alert that was not open before."""

    merchant_id: UUID
    warehouse_id: UUID
    sku_id: UUID
    kind: str


async def judge(session: AsyncSession, keys: Collection[Key], *, at: datetime) -> int:
    """Hold these against their bounds: open what is new, close what is over. Says how many
    changed. A session that does not reach a row leaves it to the clock.
    """
    usual = await usual_limits(session)
    today = business_today(at)
    standing = await shown.standings(session, keys)
    wanted: list[dict[str, Any]] = []
    over: list[tuple[UUID, UUID, str]] = []
    for one in standing:
        outside = found(
            one.limits.or_usual(usual),
            free=one.free,
            good=one.good,
            on_hand=one.on_hand,
            still_since=one.still_since,
            at=at,
            days_left=None if one.expires_on is None else (one.expires_on - today).days,
        )
        for kind in ALERT_KINDS:
            if kind in outside and kind not in one.open_kinds:
                wanted.append(_row(one, kind, outside[kind], at))
            elif kind not in outside and kind in one.open_kinds:
                over.append((one.sku_id, one.warehouse_id, kind))
    await _count_expiring(session, wanted, today)
    opened = await _open(session, wanted)
    closed = await _close(session, over, at)
    await _tell(session, opened, at)
    return len(opened) + closed


def _row(one: shown.Standing, kind: str, bound: int, at: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "merchant_id": one.merchant_id,
        "warehouse_id": one.warehouse_id,
        "sku_id": one.sku_id,
        "kind": kind,
        "quantity": {"low": one.free, "over": one.good}.get(kind, one.on_hand),
        "bound": bound,
        "opened_at": at,
    }


async def _count_expiring(
    session: AsyncSession, wanted: Collection[dict[str, Any]], today: date
) -> None:
    """An alert about what expires says how many pieces of it do, not how many lie there."""
    of_lots = [row for row in wanted if row["kind"] in {"near_expiry", "expired"}]
    keys = {(row["sku_id"], row["warehouse_id"]) for row in of_lots}
    until = today + timedelta(days=max((row["bound"] for row in of_lots), default=0))
    pieces = await lots.expiring(session, keys, until=until)
    for row in of_lots:
        last = today + timedelta(days=row["bound"] if row["kind"] == "near_expiry" else -1)
        row["quantity"] = sum(
            one.left
            for one in pieces
            if (one.sku_id, one.warehouse_id) == (row["sku_id"], row["warehouse_id"])
            and one.expires_on <= last
        )


async def _open(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> list[Opened]:
    """The unique index lets one of two through."""
    if not rows:
        return []
    made = insert(Alert).values([dict(row) for row in rows]).on_conflict_do_nothing()
    returned = await session.execute(
        made.returning(Alert.merchant_id, Alert.warehouse_id, Alert.sku_id, Alert.kind)
    )
    return [Opened(*row) for row in returned]


async def _close(
    session: AsyncSession, over: Collection[tuple[UUID, UUID, str]], at: datetime
) -> int:
    if not over:
        return 0
    closed = await session.scalars(
        update(Alert)
        .where(shown.is_one_of(over), Alert.closed_at.is_(None))
        .values(closed_at=at)
        .returning(Alert.id)
        .execution_options(synchronize_session=False)
    )
    return len(closed.all())


async def _tell(session: AsyncSession, opened: Collection[Opened], at: datetime) -> None:
    """One notice for each kind at each place, however many SKUs it is about."""
    groups: dict[tuple[UUID, UUID, str], list[Opened]] = {}
    for one in opened:
        groups.setdefault((one.merchant_id, one.warehouse_id, one.kind), []).append(one)
    if not groups:
        return
    places = {key: _place_of(key[0]) for key in groups}
    people = await identity.holders(session, [_post(place) for place in set(places.values())])
    names = await warehouse_names(session, {key[1] for key in groups})
    events = []
    for key, those in groups.items():
        accounts = people[_post(places[key])]
        if accounts:
            fields = {"warehouse": names.get(key[1], ""), "count": str(len(those))}
            events.append(_notice(key[2], accounts, fields, at))
    await eventlog.emit(session, *events)


def _post(place: Place) -> tuple[Literal["permission"], str, Place]:
    return "permission", "inventory.alert.read", place


def _place_of(merchant_id: UUID) -> Place:
    """Who is told: the merchant's people; for the platform's own goods the platform's."""
    return Place() if merchant_id == SELF_RUN_ID else Place(merchant_id)


def _notice(
    kind: str, accounts: Sequence[UUID], fields: Mapping[str, str], at: datetime
) -> NoticeWanted:
    return NoticeWanted(
        notice_id=new_id(),
        template=f"inventory.{kind}",
        account_ids=tuple(accounts),
        fields=json.dumps(fields, ensure_ascii=False),
        link=f"/inventory/alerts?kind={kind}",
        at=at,
    )


async def look_round(session: AsyncSession, *, at: datetime) -> int:
    """Find what has become too old, or outside of bounds that were set anew: a bite at a time."""
    usual, today = await usual_limits(session), business_today(at)
    keys = await shown.to_look_at(session, usual, at=at, today=today, limit=BITE)
    return await judge(session, keys, at=at)
