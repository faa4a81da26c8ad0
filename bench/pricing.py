"""What a price costs: carts of a hundred lines, two hundred live promotions, one process."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from time import perf_counter
from uuid import UUID

from bench.report import Figure
from houtai.kit.ids import name_id
from houtai.modules.marketing.public import (
    Buyer,
    Coupon,
    CouponKind,
    Marks,
    Offer,
    OfferLine,
    Offers,
    Scope,
    price,
)
from houtai.modules.marketing.rules.kinds import KINDS

AT = datetime(2026, 11, 11, 4, tzinfo=UTC)
LINES, PROMOTIONS, SHOPS, CATEGORIES, ROUNDS = 100, 200, 10, 20, 60
BUYER = Buyer(name_id("bench", "member"), level=3)
TERMS: dict[str, dict[str, object]] = {
    "amount_off": {"steps": [{"threshold_fen": 20_000, "off_fen": 3_000}]},
    "percent_off": {"steps": [{"threshold_fen": 30_000, "pay_permille": 900}]},
    "pieces_rate": {"steps": [{"pieces": 3, "pay_permille": 850}]},
    "timed_price": {"pay_permille": 880},
    "member_price": {"steps": [{"level": 2, "pay_permille": 950}]},
    "free_freight": {"threshold_fen": 9_900},
    "cross_amount_off": {
        "steps": [{"threshold_fen": 30_000, "off_fen": 5_000}],
        "every": True,
    },
}


def run() -> Iterator[Figure]:
    """The large cart of the issue, and a usual one among as many promotions."""
    gc.freeze()  # As a server process does once it stands.
    random = Random(11)
    offers = Offers(_offer(number, random) for number in range(PROMOTIONS))
    coupons = [_coupon(number) for number in range(5)]
    for count, mark_ms in ((LINES, 5.0), (2, 0.5)):
        lines = [_line(number, random) for number in range(count)]
        spent = []
        for _ in range(ROUNDS):
            begun = perf_counter()
            price(lines, BUYER, offers, coupons, at=AT)
            spent.append((perf_counter() - begun) * 1_000)
        typical = median(spent)
        yield Figure(
            f"price of {count} lines, {PROMOTIONS} live promotions, 5 coupons (median)",
            typical,
            "ms",
            f"slowest of {ROUNDS}: {max(spent):.2f} ms",
            mark=f"< {mark_ms:g} ms",
            kept=typical < mark_ms,
        )


def _id(*parts: object) -> UUID:
    return name_id("bench", *map(str, parts))


def _line(number: int, random: Random) -> OfferLine:
    category = random.randrange(CATEGORIES)
    return OfferLine(
        key=number,
        sku_id=_id("sku", number),
        product_id=_id("product", number),
        merchant_id=_id("shop", number % SHOPS),
        category_path=(_id("root"), _id("category", category // 4), _id("leaf", category)),
        brand_id=_id("brand", number % 7),
        quantity=random.randint(1, 3),
        list_fen=random.randint(990, 99_900),
    )


def _offer(number: int, random: Random) -> Offer:
    """Nineteen of twenty are the shops' own; two thirds are for some goods only."""
    kinds = sorted(TERMS)
    code = "cross_amount_off" if number % 20 == 0 else kinds[number % len(kinds)]
    is_cross = code == "cross_amount_off"
    only = [
        Marks(),
        Marks(category_ids=frozenset({_id("leaf", random.randrange(CATEGORIES))})),
        Marks(product_ids=frozenset(_id("product", random.randrange(LINES)) for _ in range(20))),
    ][number % 3]
    return Offer(
        id=_id("offer", number),
        merchant_id=None if is_cross else _id("shop", random.randrange(SHOPS)),
        name=f"offer {number}",
        terms=KINDS[code].model_validate(TERMS[code]),
        scope=Scope(only=only),
        starts_at=AT - timedelta(days=1),
        ends_at=AT + timedelta(days=1),
        priority=number % 5,
    )


def _coupon(number: int) -> Coupon:
    return Coupon(
        id=_id("coupon", number),
        batch_id=_id("batch", number),
        member_id=_id("member"),
        merchant_id=None if number < 2 else _id("shop", number),
        name=f"coupon {number}",
        kind=CouponKind.PERCENT if number % 2 else CouponKind.AMOUNT,
        threshold_fen=10_000,
        value=100 if number % 2 else 1_500,
        cap_fen=None,
        scope=Scope(),
        platform_permille=1_000 if number < 2 else 0,
        ends_at=AT + timedelta(days=1),
    )
