"""What takes money off a product, as its page tells it."""

from datetime import timedelta

from houtai.kit.ids import new_id
from houtai.modules.marketing import public as marketing
from houtai.modules.storefront.queries.promotions import promotions_on
from tests.factories.marketing import amount_off, an_offer
from tests.factories.storefront import NOON, put_on_shelf


def offers(*those: marketing.Offer) -> marketing.Offers:
    return marketing.Offers(those)


async def test_a_product_tells_what_counts_for_it_and_what_one_piece_costs_by_it(session):
    product = await put_on_shelf(session, "岩茶")
    half = product.price_fen_min // 2
    terms = amount_off((product.price_fen_min, half))
    whole = {"merchant_id": product.merchant_id, "name": "满减"}
    near = an_offer(terms, **whole, ends_at=NOON + timedelta(hours=1))
    later = an_offer(amount_off((10**9, 1)), **whole, ends_at=NOON + timedelta(hours=2))
    over = an_offer(terms, **whole, ends_at=NOON)
    elsewhere = an_offer(terms, merchant_id=new_id())
    known = offers(later, elsewhere, over, near)
    shown = await promotions_on(session, known, product.id, NOON)
    assert [one.id for one in shown.promotions] == [near.id, later.id]
    assert {(one.name, one.of_platform) for one in shown.promotions} == {("满减", False)}
    [price] = shown.prices
    assert (price.list_fen, price.payable_fen) == (
        product.price_fen_min,
        product.price_fen_min - half,
    )


async def test_a_product_without_promotions_says_so(session):
    product = await put_on_shelf(session, "岩茶")
    shown = await promotions_on(session, offers(), product.id, NOON)
    assert (shown.promotions, shown.prices) == ([], [])


async def test_the_door_answers_for_what_is_there_only(session, client_as):
    product = await put_on_shelf(session, "岩茶")
    async with client_as(None) as client:
        answer = await client.get(f"/api/shop/products/{product.id}/promotions")
        assert (answer.status_code, answer.json()) == (200, {"promotions": [], "prices": []})
        unknown = await client.get(f"/api/shop/products/{new_id()}/promotions")
        assert (unknown.status_code, unknown.json()["code"]) == (404, "storefront.product_unknown")
