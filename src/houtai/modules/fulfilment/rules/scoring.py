"""What each rule says of a plan, from 0 to 1,000; whole numbers, so that equals are equal."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from houtai.modules.fulfilment.rules.books import RuleKind, RulesOfSourcing
from houtai.modules.fulfilment.rules.places import SAME_CITY_KM, SAME_PROVINCE_KM
from houtai.modules.fulfilment.rules.plans import Around, Plan

FULL = 1_000
KM_PER_POINT = 3
REGION_LEVELS = (6, 4, 2)


def cost_fen(km: int, book: RulesOfSourcing) -> int:
    """Of one parcel that goes so far."""
    if km <= SAME_CITY_KM:
        return book.rates.near_fen
    if km <= SAME_PROVINCE_KM:
        return book.rates.province_fen
    return book.rates.far_fen + book.rates.per_1000_km_fen * km // 1_000


def judged(plan: Plan, around: Around, cheapest_fen: int) -> Plan:
    """The plan with its scores. `cheapest_fen`: what the cheapest of the candidates costs."""
    scores = tuple(
        (rule.kind, _SCORES[rule.kind](plan, around, cheapest_fen)) for rule in around.book.rules
    )
    weights = [rule.weight for rule in around.book.rules]
    points = [score for _, score in scores]
    total = sum(weight * score for weight, score in zip(weights, points, strict=True))
    return replace(plan, scores=scores, total=total // sum(weights))


def _area(plan: Plan, around: Around, _: int) -> int:
    """How much of it comes from warehouses that serve the buyer's division before others."""
    code = around.order.region_code
    above = {code[:length].ljust(6, "0") for length in REGION_LEVELS}
    serving = {one.warehouse_id for one in around.book.areas if above & set(one.regions)}
    pieces = sum(take.quantity for take in plan.takes)
    served = sum(take.quantity for take in plan.takes if take.site_id in serving)
    return FULL * served // max(pieces, 1)


def _distance(plan: Plan, _: Around, __: int) -> int:
    """How short the way of a parcel is."""
    return max(FULL - plan.km // max(len(plan.site_ids), 1) // KM_PER_POINT, 0)


def _cost(plan: Plan, _: Around, cheapest_fen: int) -> int:
    """How near it comes to the cheapest candidate."""
    return FULL if not plan.cost_fen else FULL * cheapest_fen // plan.cost_fen


def _fewest_parcels(plan: Plan, _: Around, __: int) -> int:
    return FULL // max(len(plan.site_ids), 1)


def _stock_balance(plan: Plan, around: Around, _: int) -> int:
    """How much of what there is lies where it is taken from: the fullest gives."""
    there = sum(around.has(take.sku_id, take.site_id) for take in plan.takes)
    everywhere = sum(sum(around.left[take.sku_id].values()) for take in plan.takes)
    return FULL * there // max(everywhere, 1)


def _load(plan: Plan, around: Around, _: int) -> int:
    """How idle the warehouses are."""
    load = sum(around.load.get(one, 0) for one in plan.site_ids) // max(len(plan.site_ids), 1)
    return max(FULL - FULL * load // around.book.daily_orders, 0)


_SCORES: Mapping[RuleKind, Callable[[Plan, Around, int], int]] = {
    "area": _area,
    "distance": _distance,
    "cost": _cost,
    "fewest_parcels": _fewest_parcels,
    "stock_balance": _stock_balance,
    "load": _load,
}
