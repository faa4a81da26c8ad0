"""What an order must hold of budgets, uses, limits and coupons: steps for the chain of its placing.

Whoever places keeps the holds with the trade (`written`, `read`), and asks again when it is paid or
given up. Ids follow from the trade, so that a repeated act is recognised.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.ledger.public import AccountKey, Post, Reserve, Void
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.attribution import Attributed
from houtai.modules.marketing.rules.cart import Cart
from houtai.modules.marketing.rules.kinds.terms import Stage
from houtai.modules.marketing.rules.offers import Offer
from houtai.modules.marketing.rules.search import State
from houtai.modules.marketing.rules.shapes import Hold, Priced


def holds_of(cart: Cart, state: State, attributed: Attributed) -> tuple[Hold, ...]:
    """Everything that is promised in limited number or amount and used by this price."""
    holds: list[Hold] = []
    places = list(dict.fromkeys([*attributed.taken, *(step.place for step in state.steps)]))
    for place in places:
        if cart.is_coupon(place):
            coupon = cart.coupon_at(place)
            home_id = accounts.home_of(coupon.merchant_id)
            holds.append(Hold("coupon", coupon.id, home_id, 1, batch_id=coupon.batch_id))
        else:
            off_fen = sum(attributed.taken.get(place, {}).values())
            pieces = attributed.pieces.get(place, {})
            holds += _of_promotion(cart, cart.offers[place], off_fen, pieces)
    return tuple(holds)


def _of_promotion(cart: Cart, offer: Offer, off_fen: int, pieces: dict[int, int]) -> Iterable[Hold]:
    limits, home_id = offer.limits, accounts.home_of(offer.merchant_id)
    if limits.budget_fen is not None and off_fen:
        yield Hold("budget", offer.id, home_id, off_fen)
    if limits.uses is not None:
        yield Hold("uses", offer.id, home_id, 1)
    if limits.per_person is None:
        return
    if offer.terms.stage is not Stage.PRICE:
        yield Hold("person", offer.id, home_id, 1, most=limits.per_person)
        return
    by_sku: dict[UUID, int] = {}
    for line, count in pieces.items():
        sku_id = cart.lines[line].sku_id
        by_sku[sku_id] = by_sku.get(sku_id, 0) + count
    for sku_id, count in sorted(by_sku.items()):
        yield Hold("person_sku", offer.id, home_id, count, sku_id, most=limits.per_person)


def pair(hold: Hold, member_id: UUID) -> tuple[AccountKey, AccountKey]:
    """Out of which account it is held, and where it goes when it is spent."""
    match hold.kind:
        case "budget":
            give, take, unit = accounts.BUDGET, accounts.BUDGET_GIVEN, accounts.FEN
        case "uses":
            give, take, unit = accounts.LIMIT, accounts.LIMIT_GIVEN, accounts.ORDERS
        case "coupon":
            batch_id = hold.batch_id or hold.offer_id
            return (
                accounts.of_coupon(accounts.COUPON, batch_id, hold.offer_id, member_id),
                accounts.of_batch(accounts.COUPON_GIVEN, batch_id, hold.home_id),
            )
        case _:
            left = accounts.of_person(accounts.LIMIT, member_id, hold.offer_id, hold.sku_id)
            return left, accounts.of_promotion(
                accounts.LIMIT_GIVEN, left.unit, hold.offer_id, hold.home_id
            )
    return (
        accounts.of_promotion(give, unit, hold.offer_id, hold.home_id),
        accounts.of_promotion(take, unit, hold.offer_id, hold.home_id),
    )


def hold_id(hold: Hold, trade_id: UUID) -> UUID:
    """The reservation of a hold; known to whoever knows the trade."""
    sku = "" if hold.sku_id is None else hold.sku_id.hex
    return derive_id(trade_id, "marketing.hold", hold.kind, hold.offer_id.hex, sku)


def holding(
    priced: Priced, trade_id: UUID, member_id: UUID, expires_at: datetime | None
) -> list[Reserve]:
    """The steps that hold what the price used. Limits must stand: `prepare_limits` first."""
    steps = []
    for hold in priced.holds:
        left, given = pair(hold, member_id)
        steps.append(Reserve(hold_id(hold, trade_id), left.id, given.id, hold.amount, expires_at))
    return steps


def spending(holds: Iterable[Hold], trade_id: UUID) -> list[Post]:
    """The steps for a trade that is paid."""
    ids = [hold_id(hold, trade_id) for hold in holds]
    return [Post(derive_id(one, "marketing.spend"), one) for one in ids]


def releasing(holds: Iterable[Hold], trade_id: UUID) -> list[Void]:
    """The steps for a trade that is given up before it was paid."""
    ids = [hold_id(hold, trade_id) for hold in holds]
    return [Void(derive_id(one, "marketing.release"), one) for one in ids]


def held_in(priced: Priced, member_id: UUID, account_id: UUID | None) -> Hold | None:
    """Which hold the ledger refused, by the account that had not enough; None: none of these."""
    return next((one for one in priced.holds if pair(one, member_id)[0].id == account_id), None)


def written(holds: Iterable[Hold]) -> list[dict[str, Any]]:
    """As JSON, to be kept with a trade."""
    return [
        {
            "kind": one.kind,
            "offer_id": str(one.offer_id),
            "home_id": str(one.home_id),
            "amount": one.amount,
            "sku_id": None if one.sku_id is None else str(one.sku_id),
            "batch_id": None if one.batch_id is None else str(one.batch_id),
            "most": one.most,
        }
        for one in holds
    ]


def read(kept: Sequence[dict[str, Any]]) -> tuple[Hold, ...]:
    """Holds as they were written."""
    return tuple(
        Hold(
            kind=one["kind"],
            offer_id=UUID(one["offer_id"]),
            home_id=UUID(one["home_id"]),
            amount=one["amount"],
            sku_id=None if one["sku_id"] is None else UUID(one["sku_id"]),
            batch_id=None if one["batch_id"] is None else UUID(one["batch_id"]),
            most=one["most"],
        )
        for one in kept
    )
