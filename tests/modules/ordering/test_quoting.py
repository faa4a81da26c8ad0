"""What a checkout costs, whatever is in it: pure, without a database."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import name_id
from houtai.modules.catalog.public import SellingView
from houtai.modules.logistics.rules.tariffs import Tariff
from houtai.modules.marketing.public import GUEST, Offers
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.ordering.rules.quoting import Ground, WantedGoods, merged, quote
from tests.factories.logistics import NANSHAN, rates, template, written
from tests.factories.marketing import amount_off, an_offer, cross_amount_off, shop_id

AT = datetime(2026, 11, 11, 4, tzinfo=UTC)
CATEGORY = name_id("tests", "category")


def a_good(number: int, shop: int, price_fen: int) -> SellingView:
    sku_id = name_id("tests", "good", str(number))
    return SellingView(
        sku_id=sku_id,
        product_id=sku_id,
        merchant_id=shop_id(shop),
        shop_name="",
        category_id=CATEGORY,
        category_path=(CATEGORY,),
        brand_id=None,
        label_ids=(),
        sku_code="",
        product_name="",
        spec_text="",
        picture=None,
        kind="physical",
        weight_gram=300 * number,
        volume_cm3=0,
        price_fen=price_fen,
        for_sale=True,
    )


@st.composite
def carts(draw):
    lines = draw(
        st.lists(
            st.tuples(st.integers(0, 2), st.integers(1, 50_000), st.integers(1, 9)),
            min_size=1,
            max_size=8,
        )
    )
    goods = [a_good(number, shop, fen) for number, (shop, fen, _) in enumerate(lines)]
    wanted = [
        WantedGoods(good.sku_id, quantity)
        for good, (_, _, quantity) in zip(goods, lines, strict=True)
    ]
    offers = [an_offer(amount_off((draw(st.integers(700, 50_000)), 700)))]
    if draw(st.booleans()):
        offers.append(
            an_offer(cross_amount_off((draw(st.integers(333, 90_000)), 333)), merchant_id=None)
        )
    templates = {shop_id(one): [template(merchant_id=shop_id(one))] for one in range(3)}
    ground = Ground({one.sku_id: one for one in goods}, templates, Offers(offers), AT)
    return wanted, ground


@given(carts())
def test_lines_and_freight_less_discounts_are_what_is_paid_and_nothing_is_negative(cart):
    wanted, ground = cart
    found = quote(wanted, ground, buyer=GUEST, region=NANSHAN)
    assert found.payable_fen == found.goods_fen + found.freight_fen - found.discount_fen
    for shop in found.shops:
        lines_fen = sum(line.payable_fen for line in shop.lines)
        assert shop.payable_fen == lines_fen + shop.freight_fen - shop.freight_off_fen
        assert 0 <= shop.freight_off_fen <= shop.freight_fen
        for line in shop.lines:
            assert line.payable_fen >= 0
            taken = sum(one.fen for one in line.discounts)
            assert line.payable_fen == line.gross_fen - taken


@given(carts(), st.randoms())
def test_the_order_of_the_lines_changes_no_price(cart, chance):
    wanted, ground = cart
    shuffled = list(wanted)
    chance.shuffle(shuffled)
    one = quote(wanted, ground, buyer=GUEST, region=NANSHAN)
    other = quote(shuffled, ground, buyer=GUEST, region=NANSHAN)
    assert one.payable_fen == other.payable_fen


@given(carts())
def test_nothing_costs_more_because_it_is_asked_for_in_two_lines(cart):
    wanted, ground = cart
    twice = [WantedGoods(one.sku_id, 1) for one in wanted for _ in range(one.quantity)]
    assert merged(twice) == wanted
    assert (
        quote(merged(twice), ground, buyer=GUEST).payable_fen
        == quote(wanted, ground, buyer=GUEST).payable_fen
    )


FREE_FROM = st.integers(1, 60_000)


@st.composite
def charged_by_weight(draw):
    """A cart with an offer more or less, and freight that is free from a sum on."""
    wanted, ground = draw(carts())
    free = {"amount_fen_min": draw(FREE_FROM), "regions": ["440000"]}
    tariff = Tariff.model_validate(written(rest=rates(1_000, 800, 500, 300), free=[free]))
    templates = {
        shop_id(one): [template(merchant_id=shop_id(one), tariff=tariff)] for one in range(3)
    }
    present = a_good(99, 0, 100)
    goods = {**ground.goods, present.sku_id: present}
    gifts = [{"sku_id": present.sku_id, "quantity": 5}]
    more = draw(
        st.sampled_from(
            [
                an_offer(amount_off((500, 400))),
                an_offer(cross_amount_off((1_000, 999)), merchant_id=None),
                an_offer(GiftWithPurchase(steps=[{"threshold_fen": 100, "gifts": gifts}])),
            ]
        )
    )
    before = replace(ground, goods=goods, templates=templates)
    return wanted, before, replace(before, offers=Offers([*ground.offers.all, more]))


@given(charged_by_weight())
def test_one_more_promotion_never_raises_what_is_paid_with_freight(cart):
    wanted, before, after = cart
    without = quote(wanted, before, buyer=GUEST, region=NANSHAN)
    with_it = quote(wanted, after, buyer=GUEST, region=NANSHAN)
    assert with_it.payable_fen <= without.payable_fen


@given(carts(), st.integers(-1, 1))
def test_d6_a_threshold_counts_at_its_value_and_not_a_fen_before(cart, over):
    wanted, ground = cart
    own = [one for one in wanted if ground.goods[one.sku_id].merchant_id == shop_id(0)]
    goods_fen = sum(ground.goods[one.sku_id].price_fen * one.quantity for one in own)
    threshold = goods_fen + over
    if not own or threshold < 1:
        return
    offer = an_offer(amount_off((threshold, 1)))
    found = quote(own, replace(ground, offers=Offers([offer])), buyer=GUEST)
    assert found.discount_fen == (1 if over <= 0 else 0)


def test_without_an_address_freight_is_left_out():
    good = a_good(1, 0, 1_000)
    templates = {shop_id(0): [template(merchant_id=shop_id(0))]}
    ground = Ground({good.sku_id: good}, templates, Offers([]), AT)
    found = quote([WantedGoods(good.sku_id, 1)], ground, buyer=GUEST)
    assert (found.freight_fen, found.payable_fen) == (0, 1_000)
