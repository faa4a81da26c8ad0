"""Prices by example: each kind, thresholds at their very value, sets, limits, shares, reasons."""

from datetime import timedelta
from uuid import UUID

import pytest
from pydantic import ValidationError

from houtai.modules.marketing.rules.coupons import CouponKind
from houtai.modules.marketing.rules.holds import holding, read, releasing, spending, written
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.rules.offers import NO_OFFERS, Audience, Limits, Offers
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.scope import Marks, Scope
from houtai.modules.marketing.rules.shapes import GUEST, Buyer, OfferLine, Priced, Why
from tests.factories.marketing import (
    BUYER_ID,
    NOON,
    a_coupon,
    a_line,
    amount_off,
    an_offer,
    category_id,
    cross_amount_off,
    product_id,
    shop_id,
    sku_id,
)

MEMBER = Buyer(BUYER_ID, level=2)


def terms(kind, **written_terms):
    return KINDS[kind].model_validate(written_terms)


def priced(lines, *offers, coupons=(), buyer=MEMBER) -> Priced:
    return price(lines, buyer, Offers(offers), coupons, at=NOON)


def whys(result: Priced) -> dict[str, Why]:
    return {note.name: note.why for note in result.explained}


def test_without_offers_everything_costs_its_list_price():
    result = price([a_line(fen=990, quantity=3)], GUEST, NO_OFFERS, at=NOON)
    assert (result.gross_fen, result.payable_fen) == (2_970, 2_970)
    assert result.explained == ()


@pytest.mark.parametrize(("fen", "paid"), [(9_999, 9_999), (10_000, 9_000), (10_001, 9_001)])
def test_a_threshold_is_exact_to_the_fen(fen, paid):
    """D6 of the defect table: 99.50 does not pass a 满 100."""
    assert priced([a_line(fen=fen)], an_offer(amount_off((10_000, 1_000)))).payable_fen == paid


def test_shares_of_a_discount_sum_to_it_and_none_is_lost():
    """D6, D13, D24 of the defect table: the rest goes to no line that is not there."""
    lines = [a_line(key, 3_333) for key in range(3)]
    result = priced(lines, an_offer(amount_off((9_000, 1_000))))
    shares = [line.discounts[0].fen for line in result.lines]
    assert sum(shares) == 1_000
    assert sorted(shares) == [333, 333, 334]


def test_the_highest_step_that_is_reached_counts():
    offer = an_offer(amount_off((10_000, 1_000), (20_000, 3_000), (30_000, 6_000)))
    assert priced([a_line(fen=25_000)], offer).payable_fen == 22_000


def test_what_repeats_counts_each_time_up_to_its_most():
    every = an_offer(amount_off((10_000, 1_000), every=True))
    capped = an_offer(amount_off((10_000, 1_000), every=True, times_most=2))
    assert priced([a_line(fen=35_000)], every).payable_fen == 32_000
    assert priced([a_line(fen=35_000)], capped).payable_fen == 33_000


def test_a_share_off_by_amount_or_by_pieces():
    by_amount = an_offer(terms("percent_off", steps=[{"threshold_fen": 100, "pay_permille": 850}]))
    assert priced([a_line(fen=9_999)], by_amount).payable_fen == 8_499
    by_pieces = an_offer(terms("pieces_rate", steps=[{"pieces": 3, "pay_permille": 700}]))
    assert priced([a_line(fen=1_000, quantity=2)], by_pieces).payable_fen == 2_000
    assert priced([a_line(fen=1_000, quantity=3)], by_pieces).payable_fen == 2_100


def test_the_lowest_price_of_a_piece_counts():
    members = an_offer(terms("member_price", steps=[{"level": 2, "pay_permille": 900}]))
    prices = [{"sku_id": str(sku_id(0)), "price_fen": 800}]
    flash = an_offer(terms("timed_price", prices=prices))
    lines = [a_line(0, 1_000), a_line(1, 1_000)]
    assert priced(lines, members, flash).payable_fen == 800 + 900
    assert priced(lines, members, flash, buyer=GUEST).payable_fen == 800 + 1_000


def test_pieces_beyond_the_limit_of_an_order_cost_what_they_cost_otherwise():
    flash = an_offer(terms("timed_price", pay_permille=500), limits=Limits(per_order_pieces=2))
    result = priced([a_line(fen=1_000, quantity=5)], flash)
    assert result.payable_fen == 2 * 500 + 3 * 1_000


def test_the_limit_of_an_order_counts_a_sku_on_two_lines_together():
    """Medusa #16502: lines of one SKU are summed."""
    flash = an_offer(terms("timed_price", pay_permille=500), limits=Limits(per_order_pieces=2))
    twice = [a_line(0, 1_000, 2), a_line(1, 1_000, 2, sku_id=sku_id(0))]
    assert priced(twice, flash).payable_fen == 2 * 500 + 2 * 1_000


def test_what_a_person_has_used_of_a_limit_is_not_offered_again():
    flash = an_offer(terms("timed_price", pay_permille=500), limits=Limits(per_person=3))
    buyer = Buyer(BUYER_ID, used={(flash.id, sku_id(0)): 2})
    assert priced([a_line(fen=1_000, quantity=4)], flash, buyer=buyer).payable_fen == 3_500
    once = an_offer(amount_off((100, 50)), limits=Limits(per_person=1))
    used = Buyer(BUYER_ID, used={(once.id, None): 1})
    result = priced([a_line()], once, buyer=used)
    assert whys(result) == {"amount_off": Why.LIMIT_USED}


def test_of_one_set_the_best_counts_and_sets_follow_each_other():
    small = an_offer(amount_off((10_000, 1_000)), name="small")
    large = an_offer(amount_off((10_000, 2_000)), name="large")
    later = an_offer(
        terms("percent_off", steps=[{"threshold_fen": 100, "pay_permille": 900}]),
        name="later",
        combination_set=2,
    )
    result = priced([a_line()], small, large, later)
    assert result.payable_fen == (10_000 - 2_000) * 9 // 10
    why = {"small": Why.OTHER_IS_BETTER, "large": Why.APPLIED, "later": Why.APPLIED}
    assert whys(result) == why


def test_of_equally_good_offers_the_higher_priority_counts():
    first, second = (
        an_offer(amount_off((100, 50)), name=name, priority=priority)
        for name, priority in (("low", 1), ("high", 2))
    )
    assert whys(priced([a_line()], first, second))["high"] is Why.APPLIED


def test_an_exclusive_offer_takes_the_goods_alone_if_that_is_cheaper():
    """Vendure #3585, Odoo #176636: what combines with what is said, and kept."""
    alone = an_offer(amount_off((5_000, 3_000)), name="alone", exclusive=True, combination_set=3)
    others = [
        an_offer(terms("timed_price", pay_permille=900), name="flash"),
        an_offer(amount_off((1_000, 500)), name="usual"),
    ]
    result = priced([a_line()], alone, *others)
    assert result.payable_fen == 7_000
    assert whys(result)["usual"] is Why.EXCLUSIVE
    assert priced([a_line(fen=100_000)], alone, *others).payable_fen == 90_000 - 500


def test_gifts_and_free_freight_come_along():
    gift = an_offer(
        terms(
            "gift_with_purchase",
            steps=[{"threshold_fen": 5_000, "gifts": [{"sku_id": sku_id(9), "quantity": 2}]}],
        )
    )
    freight = an_offer(terms("free_freight", threshold_fen=5_000))
    result = priced([a_line()], gift, freight)
    assert [(one.sku_id, one.quantity) for one in result.gifts] == [(sku_id(9), 2)]
    assert result.free_freight == {shop_id(0)}
    assert result.payable_fen == 10_000


def two_shops() -> list[OfferLine]:
    return [a_line(0, 20_000), a_line(1, 10_000, merchant_id=shop_id(1))]


def test_over_all_shops_each_line_bears_its_part_and_the_platform_its_share():
    cross = an_offer(
        cross_amount_off((30_000, 5_000), every=True),
        merchant_id=None,
        platform_permille=600,
    )
    result = priced(two_shops(), cross)
    (one,), (other,) = (line.discounts for line in result.lines)
    assert (one.fen, other.fen) == (3_333, 1_667)
    assert (one.platform_fen + other.platform_fen, one.merchant_fen + other.merchant_fen) == (
        3_000,
        2_000,
    )


def test_one_coupon_of_each_shop_and_one_of_the_platform_count():
    mine = a_coupon(merchant_id=shop_id(0), value=500, platform_permille=0)
    better = a_coupon(merchant_id=shop_id(0), value=700, platform_permille=0)
    general = a_coupon(value=1_000)
    result = priced(two_shops(), coupons=[mine, better, general])
    assert set(result.coupons_used) == {better.id, general.id}
    assert result.payable_fen == 30_000 - 700 - 1_000


def test_a_percent_coupon_stops_at_its_cap():
    coupon = a_coupon(kind=CouponKind.PERCENT, value=200, cap_fen=1_500)
    assert priced([a_line(fen=20_000)], coupons=[coupon]).payable_fen == 18_500


def test_coupons_that_ended_or_are_somebody_elses_are_no_coupons():
    ended = a_coupon(ends_at=NOON)
    foreign = a_coupon(member_id=UUID(int=7))
    assert priced([a_line()], coupons=[ended, foreign]).payable_fen == 10_000


def test_goods_that_take_no_coupon_keep_the_better_of_both():
    flash = an_offer(terms("timed_price", pay_permille=950), with_coupons=False, name="flash")
    coupon = a_coupon(value=1_000)
    assert priced([a_line()], flash, coupons=[coupon]).payable_fen == 9_000
    small = a_coupon(value=100)
    assert priced([a_line()], flash, coupons=[small]).payable_fen == 9_500


def test_freight_coupons_are_told_the_best_first_and_take_nothing_off_goods():
    small, large = (a_coupon(kind=CouponKind.FREIGHT, value=value) for value in (500, 900))
    far = a_coupon(kind=CouponKind.FREIGHT, value=2_000, threshold_fen=10_001)
    result = priced([a_line()], coupons=[small, large, far])
    assert [one.coupon_id for one in result.freight_coupons] == [large.id, small.id]
    assert result.payable_fen == 10_000


def test_scopes_name_goods_and_exceptions():
    scope = Scope(
        only=Marks(category_ids=frozenset({category_id(1)})),
        but=Marks(product_ids=frozenset({product_id(1)})),
    )
    offer = an_offer(terms("timed_price", pay_permille=500), scope=scope)
    path = (category_id(0), category_id(1), category_id(5))
    lines = [
        a_line(0, 1_000, category_path=path),
        a_line(1, 1_000, category_path=path),
        a_line(2, 1_000, category_path=(category_id(0),)),
        a_line(3, 1_000, category_path=path, merchant_id=shop_id(1)),
    ]
    assert [line.payable_fen for line in priced(lines, offer).lines] == [500, 1_000, 1_000, 1_000]


def test_an_offer_counts_from_its_beginning_and_no_more_at_its_end():
    begins = an_offer(amount_off((100, 10)), starts_at=NOON)
    ended = an_offer(amount_off((100, 10)), starts_at=NOON - timedelta(days=1), ends_at=NOON)
    assert priced([a_line()], begins).payable_fen == 9_990
    assert priced([a_line()], ended).payable_fen == 10_000


def test_for_whom_an_offer_is_and_why_not_for_others():
    offers = [
        an_offer(amount_off((100, 10)), name="level", audience=Audience(level_min=3)),
        an_offer(amount_off((100, 10)), name="new", audience=Audience(only_new=True)),
        an_offer(amount_off((100, 10)), name="member", audience=Audience(only_members=True)),
    ]
    assert whys(priced([a_line()], *offers, buyer=GUEST)) == {
        "level": Why.NOT_YOUR_LEVEL,
        "new": Why.ONLY_NEW_BUYERS,
        "member": Why.ONLY_MEMBERS,
    }


def test_a_missed_threshold_says_how_much_is_missing():
    result = priced([a_line(fen=9_000)], an_offer(amount_off((10_000, 100))))
    (note,) = result.explained
    assert (note.why, note.values["missing_fen"]) == (Why.BELOW_THRESHOLD, 1_000)


def test_a_discount_never_costs_another_one():
    """Thresholds count list prices: docs/adr/0032."""
    flash = an_offer(terms("timed_price", pay_permille=990))
    full = an_offer(amount_off((10_000, 5_000)))
    assert priced([a_line()], flash, full).payable_fen == 4_900


def test_what_is_limited_is_held_and_steps_follow_from_the_trade():
    limits = Limits(per_person=2, uses=10, budget_fen=10_000)
    offer = an_offer(amount_off((100, 30)), limits=limits)
    flash = an_offer(terms("timed_price", pay_permille=500), limits=Limits(per_person=5))
    coupon = a_coupon()
    result = priced([a_line(fen=20_000, quantity=2)], offer, flash, coupons=[coupon])
    held = sorted((hold.kind, hold.amount) for hold in result.holds)
    assert held == [
        ("budget", 30), ("coupon", 1), ("person", 1), ("person_sku", 2), ("uses", 1),
    ]  # fmt: skip
    assert read(written(result.holds)) == result.holds
    trade_id = UUID(int=1)
    steps = holding(result, trade_id, BUYER_ID, None)
    assert len({step.debit_id for step in steps}) == 5
    ids = [step.id for step in steps]
    assert [step.hold_id for step in spending(result.holds, trade_id)] == ids
    assert [step.hold_id for step in releasing(result.holds, trade_id)] == ids


def test_the_stamp_changes_with_any_version_and_says_nothing_else():
    offer = an_offer(amount_off((100, 10)))
    changed = an_offer(amount_off((100, 10)), id=offer.id, version=2)
    assert Offers([offer]).stamp == Offers([offer]).stamp
    assert Offers([offer]).stamp != Offers([changed]).stamp
    assert Offers([offer]).without([offer.id]).stamp == NO_OFFERS.stamp


@pytest.mark.parametrize(("quantity", "fen"), [(0, 1), (-1, 1), (10**9, 1), (1, -1)])
def test_a_line_out_of_bounds_is_no_line(quantity, fen):
    with pytest.raises(ValueError, match=r"has 1 to|costs 0 to"):
        a_line(fen=fen, quantity=quantity)


def test_two_lines_with_one_key_are_refused():
    with pytest.raises(ValueError, match="key of its own"):
        priced([a_line(1), a_line(1)])


@pytest.mark.parametrize(
    ("kind", "written_terms"),
    [
        ("amount_off", {"steps": [{"threshold_fen": 100, "off_fen": 101}]}),
        ("amount_off", {"steps": []}),
        ("percent_off", {"steps": [{"threshold_fen": 100, "pay_permille": 1_000}]}),
        ("timed_price", {}),
        ("free_freight", {}),
        ("member_price", {"steps": [{"level": 1, "pay_permille": 900.5}]}),
    ],
)
def test_terms_that_make_no_sense_are_refused(kind, written_terms):
    with pytest.raises(ValidationError):
        terms(kind, **written_terms)
