"""Orders become shipments: decided by the rules, promised by stock, told to the warehouses.

One transaction for hundreds of orders, and no statement for a single one of them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.clock import business_day
from houtai.kit.ids import document_number, new_id
from houtai.kit.sql import one_of, statement
from houtai.modules.fulfilment.queries.ground import (
    collected,
    open_sites,
    remembered_carriers,
    rules_of,
    waiting_orders,
)
from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.rules.carriers import Leg
from houtai.modules.fulfilment.rules.places import km_between
from houtai.modules.fulfilment.rules.plans import Decided, Plan, Site, Take, Wanted
from houtai.modules.fulfilment.rules.sourcing import source
from houtai.modules.fulfilment.service import waybills
from houtai.modules.fulfilment.service.asking import ask_warehouses, group_key, mode_of
from houtai.modules.fulfilment.service.carriers import usual_carriers
from houtai.modules.fulfilment.service.moving import Move, cause, move_pieces
from houtai.modules.fulfilment.service.policy import CHINA
from houtai.modules.fulfilment.service.remembering import remember
from houtai.modules.fulfilment.tables import DemandLine
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering import public as ordering

TRIES = 2
PARTS_AT_ONCE = 800
"""Lines that are booked together."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A shipment that is about to be."""

    id: UUID
    order: ordering.OrderToPrepare
    warehouse: inventory.WarehouseSite
    lines: tuple[tuple[UUID, Take], ...]
    """Each with the id that it gets."""
    cod_fen: int


async def source_orders(
    session: AsyncSession,
    order_ids: Collection[UUID],
    why: str,
    *,
    at: datetime,
    at_any_price: bool = False,
) -> list[UUID]:
    """Those of them that may be prepared, as far as nobody has promised their goods; the ids of
    the shipments. `at_any_price`: however small the parts. The session must be the house's.
    """
    orders = {one.id: one for one in await ordering.to_prepare(session, order_ids)}
    await remember(session, list(orders.values()), at=at)
    wanted = await waiting_orders(session, orders.keys())
    made: list[UUID] = []
    for batch in _batches(wanted):
        made += await _source(session, batch, orders, why, at=at, at_any_price=at_any_price)
    return made


def _batches(wanted: Sequence[Wanted]) -> list[list[Wanted]]:
    batches: list[list[Wanted]] = []
    room = 0
    for one in sorted(wanted, key=lambda each: (each.ship_by, each.order_id)):
        if len(one.needs) > room:
            batches.append([])
            room = PARTS_AT_ONCE
        batches[-1].append(one)
        room -= len(one.needs)
    return batches


async def _source(
    session: AsyncSession,
    wanted: Sequence[Wanted],
    orders: Mapping[UUID, ordering.OrderToPrepare],
    why: str,
    *,
    at: datetime,
    at_any_price: bool,
) -> list[UUID]:
    books = await rules_of(session, {one.merchant_id for one in wanted})
    if at_any_price:
        books = {one: _any_price(book) for one, book in books.items()}
    decided, sites, drafts = await _promise(session, wanted, orders, books, at=at)
    await session.execute(
        update(DemandLine)
        .where(one_of(DemandLine.order_id, {one.order_id for one in wanted}))
        .values(tried_at=at)
        .execution_options(synchronize_session=False)
    )
    again = await remembered_carriers(session, {draft.order.id for draft in drafts})
    document = {
        "decisions": _decisions(decided, orders, sites, why, at),
        "shipments": await _shipments(session, drafts, again, at=at),
        "lines": [row for one in drafts for row in _shipment_lines(one)],
    }
    values = {"document": msgspec.json.encode(document).decode()}
    await direct.count(session, statement(__package__, "keep_sourced"), values)
    if not drafts:
        return []
    moves = [
        Move(take.line_id, take.sku_id, "waiting", "assigned", take.quantity)
        for draft in drafts
        for _, take in draft.lines
    ]
    await move_pieces(session, moves)
    ids = [draft.id for draft in drafts]
    await ask_warehouses(session, ids, at=at)
    had_own = [one.id for one in drafts if one.order.id in again]
    await waybills.ask_own(session, had_own, at=at)
    return ids


def _any_price(book: RulesOfSourcing) -> RulesOfSourcing:
    return book.model_copy(update={"part_fen_min": 0, "parcels_max": 10, "send_part": True})


async def _promise(
    session: AsyncSession,
    wanted: Sequence[Wanted],
    orders: Mapping[UUID, ordering.OrderToPrepare],
    books: Mapping[UUID, RulesOfSourcing],
    *,
    at: datetime,
) -> tuple[list[Decided], Mapping[UUID, Site], list[Draft]]:
    """Others take from the same shelves meanwhile: who came too late looks again. A SKU that was
    gone twice is left to the next try, so that it holds nobody else up.
    """
    sku_ids = {need.sku_id for one in wanted for need in one.needs}
    collected_fen = await collected(session, {one.order_id for one in wanted})
    missed: dict[UUID, int] = {}
    while True:
        free = await inventory.free_now(session, sku_ids)
        free = {spot: left for spot, left in free.items() if missed.get(spot[0], 0) < TRIES}
        sites, warehouses = await open_sites(session, {site_id for _, site_id in free})
        decided = source(wanted, free, sites, books)
        drafts = [
            draft
            for one in decided
            for draft in _drafts(one, orders[one.order_id], warehouses, collected_fen)
        ]
        try:
            await inventory.assign(session, _allotments(drafts), cause("shipment.assign"), at=at)
        except inventory.NotEnoughStock as error:
            missed[error.sku_id] = missed.get(error.sku_id, 0) + 1
        else:
            return decided, sites, drafts


def _drafts(
    decided: Decided,
    order: ordering.OrderToPrepare,
    warehouses: Mapping[UUID, inventory.WarehouseSite],
    collected_fen: Mapping[UUID, int],
) -> list[Draft]:
    """Cash is collected with the first shipment; with a later one what no other collects."""
    plan = decided.plan
    if plan is None:
        return []
    return [
        Draft(
            new_id(),
            order,
            warehouses[site_id],
            tuple((new_id(), take) for take in plan.takes if take.site_id == site_id),
            max(order.cod_fen - collected_fen.get(order.id, 0), 0) if position == 0 else 0,
        )
        for position, site_id in enumerate(plan.site_ids)
    ]


def _allotments(drafts: Sequence[Draft]) -> list[inventory.Allotment]:
    return [
        inventory.Allotment(
            line_id,
            inventory.Goods(draft.order.merchant_id, take.sku_id),
            draft.warehouse.id,
            take.quantity,
            draft.id,
        )
        for draft in drafts
        for line_id, take in draft.lines
    ]


async def _shipments(
    session: AsyncSession, drafts: Sequence[Draft], again: Mapping[UUID, str], *, at: datetime
) -> list[dict[str, Any]]:
    """Of orders whose merchants had waybills before: by the same carrier."""
    if not drafts:
        return []
    legs = [_leg(one) for one in drafts]
    usual = await usual_carriers(session, set(legs))
    return [
        _shipment(one, again.get(one.order.id) or usual[leg], at)
        for one, leg in zip(drafts, legs, strict=True)
    ]


def _leg(draft: Draft) -> Leg:
    return Leg(draft.order.merchant_id, draft.warehouse.id, draft.order.region_code)


def _shipment(draft: Draft, carrier_code: str, at: datetime) -> dict[str, Any]:
    """All columns: what is not named here is nothing."""
    order, warehouse = draft.order, draft.warehouse
    address = (order.region_code, order.detail, order.recipient, order.phone)
    return {
        "id": draft.id,
        "number": document_number("S", draft.id, business_day(at, CHINA)),
        "merchant_id": order.merchant_id,
        "member_id": order.member_id,
        "warehouse_id": warehouse.id,
        "warehouse_name": warehouse.name,
        "shop_name": order.shop_name,
        "mode": mode_of(warehouse),
        "state": "waiting",
        "group_key": group_key(order.member_id, order.merchant_id, warehouse.id, *address),
        "recipient": order.recipient,
        "phone": order.phone,
        "region_code": order.region_code,
        "detail": order.detail,
        "remark": order.remark,
        "carrier_code": carrier_code,
        "service_code": "",
        "promise_at": order.ship_by,
        "pieces_count": sum(take.quantity for _, take in draft.lines),
        "value_fen": sum(take.value_fen for _, take in draft.lines),
        "cod_fen": draft.cod_fen,
        "km": km_between(warehouse.region, order.region_code),
        "created_at": at,
        "void_reason": "",
        "version": 1,
    }


def _shipment_lines(draft: Draft) -> list[dict[str, Any]]:
    parts = {(part.line_id, part.sku_id): part for part in draft.order.parts}
    rows = []
    for place, (line_id, take) in enumerate(draft.lines):
        part = parts[take.line_id, take.sku_id]
        rows.append(
            {
                "id": line_id,
                "shipment_id": draft.id,
                "order_id": draft.order.id,
                "order_number": draft.order.number,
                "line_id": take.line_id,
                "sku_id": take.sku_id,
                "merchant_id": draft.order.merchant_id,
                "quantity": take.quantity,
                "value_fen": take.value_fen,
                "cod_fen": draft.cod_fen if place == 0 else 0,
                "sku_code": part.sku_code,
                "product_name": part.product_name,
                "spec_text": part.spec_text,
                "picture": part.picture,
            }
        )
    return rows


def _decisions(
    decided: Sequence[Decided],
    orders: Mapping[UUID, ordering.OrderToPrepare],
    sites: Mapping[UUID, Site],
    why: str,
    at: datetime,
) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "order_id": one.order_id,
            "merchant_id": orders[one.order_id].merchant_id,
            "why": why,
            "outcome": one.outcome,
            "plans": {
                "chosen": _told(one.plan, sites) if one.plan else None,
                "others": [_told(plan, sites) for plan in one.others],
            },
            "at": at,
        }
        for one in decided
        if one.plan is not None or why not in {"stock", "retry"}
    ]


def _told(plan: Plan, sites: Mapping[UUID, Site]) -> dict[str, Any]:
    return {
        "warehouses": [sites[one].name for one in plan.site_ids],
        "km": plan.km,
        "cost_fen": plan.cost_fen,
        "worth": plan.worth,
        "missing": sum(quantity for _, quantity in plan.missing),
        "scores": [{"rule": rule, "score": score} for rule, score in plan.scores],
        "total": plan.total,
    }
