"""What holds for any cart and any offers: sums, nothing below zero, no order, more is no dearer."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.rules.kinds.terms import Stage
from houtai.modules.marketing.rules.offers import Audience, Limits, Offer, Offers
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.scope import Marks, Scope
from houtai.modules.marketing.rules.shapes import Buyer, OfferLine, Priced
from tests.factories.marketing import (
    BUYER_ID,
    NOON,
    a_coupon,
    a_line,
    an_offer,
    category_id,
    product_id,
    shop_id,
    sku_id,
)

BUYER = Buyer(BUYER_ID, level=2)
amounts = st.sampled_from([1, 2, 3, 7, 99, 100, 333, 999, 1_000, 4_999, 5_000, 10_000, 33_333])
shares = st.sampled_from([1, 333, 500, 667, 850, 900, 999])


@st.composite
def lines(draw: st.DrawFn) -> list[OfferLine]:
    count = draw(st.integers(1, 6))
    return [
        a_line(
            key,
            draw(amounts),
            draw(st.integers(1, 4)),
            merchant_id=shop_id(draw(st.integers(0, 2))),
            category_path=(category_id(0), category_id(draw(st.integers(1, 2)))),
        )
        for key in range(count)
    ]


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    only = draw(
        st.sampled_from(
            [
                Marks(),
                Marks(product_ids=frozenset({product_id(0), product_id(1)})),
                Marks(product_ids=frozenset({product_id(1), product_id(2)})),
                Marks(category_ids=frozenset({category_id(1)})),
                Marks(category_ids=frozenset({category_id(0)})),
            ]
        )
    )
    but = draw(st.sampled_from([Marks(), Marks(sku_ids=frozenset({sku_id(0)}))]))
    return Scope(only=only, but=but)


def terms_of(draw: st.DrawFn, code: str) -> dict[str, object]:
    threshold, share = draw(amounts), draw(shares)
    off = draw(st.integers(1, threshold))
    gift = {"sku_id": str(sku_id(9)), "quantity": 1}
    return {
        "member_price": {"steps": [{"level": draw(st.integers(0, 3)), "pay_permille": share}]},
        "timed_price": {
            "prices": [{"sku_id": str(sku_id(0)), "price_fen": draw(amounts)}],
            "pay_permille": draw(st.sampled_from([None, share])),
        },
        "amount_off": {
            "steps": [{"threshold_fen": threshold, "off_fen": off}],
            "every": draw(st.booleans()),
        },
        "percent_off": {
            "steps": [{"threshold_fen": threshold, "pay_permille": share}],
            "cap_fen": draw(st.sampled_from([None, off])),
        },
        "pieces_rate": {"steps": [{"pieces": draw(st.integers(1, 4)), "pay_permille": share}]},
        "gift_with_purchase": {"steps": [{"threshold_fen": threshold, "gifts": [gift]}]},
        "free_freight": {"threshold_fen": threshold},
        "cross_amount_off": {"steps": [{"threshold_fen": threshold, "off_fen": off}]},
    }[code]


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    code = draw(st.sampled_from(sorted(KINDS)))
    terms = KINDS[code].model_validate(terms_of(draw, code))
    is_cross = terms.stage is Stage.CROSS
    merchant = draw(st.sampled_from([None, shop_id(0), shop_id(1)]))
    return an_offer(
        terms,
        id=UUID(int=draw(st.integers(1, 2**64))),
        merchant_id=None if is_cross else merchant,
        scope=draw(scopes()),
        priority=draw(st.integers(0, 2)),
        combination_set=draw(st.integers(0, 3)),
        exclusive=draw(st.booleans()),
        with_coupons=draw(st.booleans()),
        platform_permille=draw(st.sampled_from([0, 333, 1_000])),
        limits=Limits(per_order_pieces=draw(st.sampled_from([None, 1, 2]))),
        audience=Audience(level_min=draw(st.integers(0, 3))),
    )


@st.composite
def coupons(draw: st.DrawFn) -> Coupon:
    kind = draw(st.sampled_from([CouponKind.AMOUNT, CouponKind.PERCENT]))
    is_amount = kind is CouponKind.AMOUNT
    return a_coupon(
        id=UUID(int=draw(st.integers(2**65, 2**66))),
        merchant_id=draw(st.sampled_from([None, shop_id(0), shop_id(1)])),
        kind=kind,
        threshold_fen=draw(amounts),
        value=draw(amounts) if is_amount else draw(shares),
        cap_fen=None if is_amount else draw(st.sampled_from([None, 50, 5_000])),
        scope=draw(scopes()),
    )


carts = st.tuples(
    lines(),
    st.lists(offers(), max_size=5, unique_by=lambda one: one.id),
    st.lists(coupons(), max_size=3, unique_by=lambda one: one.id),
)


def of(cart: tuple[list[OfferLine], list[Offer], list[Coupon]]) -> Priced:
    ordered, promotions, held = cart
    return price(ordered, BUYER, Offers(promotions), held, at=NOON)


@given(carts)
def test_lines_less_discounts_are_what_is_paid_and_never_negative(cart):
    priced = of(cart)
    for line in priced.lines:
        assert line.payable_fen == line.gross_fen - sum(one.fen for one in line.discounts)
        assert line.payable_fen >= 0
        for discount in line.discounts:
            assert discount.fen > 0
            assert discount.platform_fen + discount.merchant_fen == discount.fen
            assert discount.platform_fen >= 0
            assert discount.merchant_fen >= 0


@given(carts, st.randoms(use_true_random=False))
def test_the_price_never_depends_on_the_order_of_anything(cart, random):
    ordered, promotions, held = cart
    mixed = list(ordered)
    random.shuffle(mixed)
    other = of((mixed, promotions[::-1], held[::-1]))
    priced = of(cart)
    assert {line.key: line for line in other.lines} == {line.key: line for line in priced.lines}
    assert other.holds == priced.holds
    assert other.gifts == priced.gifts
    assert other.explained == priced.explained


@given(carts)
def test_lines_numbered_otherwise_cost_the_same(cart):
    ordered, promotions, held = cart
    renumbered = [replace(line, key=100 - line.key) for line in ordered]
    assert of((renumbered, promotions, held)).payable_fen == of(cart).payable_fen


@given(carts, offers())
def test_one_more_promotion_never_raises_the_price(cart, one_more):
    ordered, promotions, held = cart
    more = [*(one for one in promotions if one.id != one_more.id), one_more]
    fewer = [one for one in promotions if one.id != one_more.id]
    assert of((ordered, more, held)).payable_fen <= of((ordered, fewer, held)).payable_fen


@given(carts, coupons())
def test_one_more_coupon_never_raises_the_price(cart, one_more):
    ordered, promotions, held = cart
    fewer = [one for one in held if one.id != one_more.id]
    more = of((ordered, promotions, [*fewer, one_more]))
    assert more.payable_fen <= of((ordered, promotions, fewer)).payable_fen


@given(carts)
def test_every_discount_has_its_applied_note(cart):
    priced = of(cart)
    noted = {note.offer_id: note for note in priced.explained}
    assert len(noted) == len(priced.explained)
    taken: dict[UUID, int] = {}
    for line in priced.lines:
        for discount in line.discounts:
            taken[discount.offer_id] = taken.get(discount.offer_id, 0) + discount.fen
    for offer_id, fen in taken.items():
        assert noted[offer_id].applied
        assert noted[offer_id].values["off_fen"] == fen
