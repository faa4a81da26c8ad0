"""From where orders are sent: goods × what lies free × rules → shares, with the reasons.

Pure and exact: the same orders and stock give the same answer in whatever order they are given.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.rules.plans import (
    Around,
    Decided,
    Free,
    Key,
    Outcome,
    Plan,
    Site,
    Take,
    Wanted,
)
from houtai.modules.fulfilment.rules.scoring import cost_fen, judged

SITES_LOOKED_AT = 8
PLANS_KEPT = 5


def source(
    orders: Iterable[Wanted],
    free: Mapping[tuple[UUID, UUID], int],
    sites: Mapping[UUID, Site],
    books: Mapping[UUID, RulesOfSourcing],
) -> list[Decided]:
    """Those that must go first come first. `free`: by SKU and warehouse; what one order takes the
    next does not find. `books`: by merchant, each of them has one.
    """
    left: Free = {}
    for (sku_id, site_id), quantity in free.items():
        if site_id in sites and quantity > 0:
            left.setdefault(sku_id, {})[site_id] = quantity
    load = {site_id: site.load for site_id, site in sites.items()}
    found = []
    for order in sorted(orders, key=lambda one: (one.ship_by, one.order_id)):
        needs = tuple(sorted(order.needs, key=lambda need: need.key))
        around = Around(order, needs, left, sites, load, books[order.merchant_id])
        decided = _decide(around)
        for take in decided.plan.takes if decided.plan else ():
            left[take.sku_id][take.site_id] -= take.quantity
        for site_id in decided.plan.site_ids if decided.plan else ():
            load[site_id] += 1
        found.append(decided)
    return found


def _decide(around: Around) -> Decided:
    order_id = around.order.order_id
    plans = _plans(around)
    if not plans:
        return Decided(order_id, "waits", None, ())
    cheapest_fen = min(plan.cost_fen for plan in plans)
    ranked = sorted((judged(plan, around, cheapest_fen) for plan in plans), key=_merit)
    best, others = ranked[0], tuple(ranked[1:PLANS_KEPT])
    if not best.worth:
        return Decided(order_id, "waits", None, tuple(ranked[:PLANS_KEPT]))
    outcome: Outcome = "whole" if len(best.site_ids) == 1 else "divided"
    return Decided(order_id, outcome if best.is_whole else "part", best, others)


def _merit(plan: Plan) -> tuple[object, ...]:
    """What may be done before what may not, whole before part, then points, then rule by rule."""
    points = tuple(-score for _, score in plan.scores)
    return not plan.worth, not plan.is_whole, -plan.total, points, plan.site_ids


def _plans(around: Around) -> list[Plan]:
    """One begins with each warehouse that has anything; if one has all, only those that do."""
    here = {site_id for need in around.needs for site_id in around.left.get(need.sku_id, ())}
    ranked = sorted(here, key=lambda one: _rank(one, around, {}))
    plans: dict[frozenset[UUID], Plan] = {}
    for first in ranked[:SITES_LOOKED_AT]:
        plan = _beginning_with(first, ranked, around)
        if plan.takes:
            plans.setdefault(frozenset(plan.site_ids), plan)
    alone = [plan for plan in plans.values() if plan.is_whole and len(plan.site_ids) == 1]
    return alone or list(plans.values())


def _rank(site_id: UUID, around: Around, taken: Mapping[Key, int]) -> tuple[int, int, UUID]:
    """Who can give most comes first, of those the nearest."""
    given = sum(one.quantity for one in _takes(site_id, around, taken))
    return -given, around.km(site_id), site_id


def _takes(site_id: UUID, around: Around, taken: Mapping[Key, int]) -> list[Take]:
    """What this warehouse can give of what is still missing."""
    spent: dict[UUID, int] = {}
    found = []
    for need in around.needs:
        if site_id in need.avoid:
            continue
        has = around.has(need.sku_id, site_id) - spent.get(need.sku_id, 0)
        before = taken.get(need.key, 0)
        quantity = min(need.quantity - before, has)
        if quantity > 0:
            spent[need.sku_id] = spent.get(need.sku_id, 0) + quantity
            value_fen = need.worth(before + quantity) - need.worth(before)
            found.append(Take(site_id, need.line_id, need.sku_id, quantity, value_fen))
    return found


def _beginning_with(first: UUID, here: Sequence[UUID], around: Around) -> Plan:
    takes: list[Take] = []
    taken: dict[Key, int] = {}
    used: list[UUID] = []
    following: UUID | None = first
    while following is not None and len(used) < around.book.parcels_max:
        used.append(following)
        given = _takes(following, around, taken)
        takes += given
        for one in given:
            key = one.line_id, one.sku_id
            taken[key] = taken.get(key, 0) + one.quantity
        ranks = [
            _rank(each, around, taken)
            for each in here
            if each not in used and _takes(each, around, taken)
        ]
        following = min(ranks)[2] if ranks else None
    return _plan(takes, taken, around)


def _plan(takes: Sequence[Take], taken: Mapping[Key, int], around: Around) -> Plan:
    value_fen: dict[UUID, int] = {}
    for one in takes:
        value_fen[one.site_id] = value_fen.get(one.site_id, 0) + one.value_fen
    lacking = [(need, need.quantity - taken.get(need.key, 0)) for need in around.needs]
    missing = tuple((need.key, quantity) for need, quantity in lacking if quantity)
    parts = list(value_fen.values())
    if missing:
        parts.append(
            sum(need.value_fen - need.worth(taken.get(need.key, 0)) for need in around.needs)
        )
    book = around.book
    worth = len(parts) == 1 or min(parts, default=0) >= book.part_fen_min
    ways = [around.km(one) for one in value_fen]
    return Plan(
        takes=tuple(takes),
        missing=missing,
        site_ids=tuple(value_fen),
        km=sum(ways),
        cost_fen=sum(cost_fen(km, book) for km in ways),
        worth=worth and (not missing or book.send_part),
    )
