"""What a checkout would cost, shown before anybody agrees to it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import HoutaiError
from houtai.kit.shapes import View
from houtai.modules.inventory import public as inventory
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.trades import ExplanationView
from houtai.modules.ordering.rules.quoting import Quote, QuotedLine, ShopQuote
from houtai.modules.ordering.service.commands import Checkout
from houtai.modules.ordering.service.offering import explained
from houtai.modules.ordering.service.quoting import Asked, needs_address, quote_all


class PreviewLineView(View):
    """A line as it would be sold."""

    sku_id: UUID
    product_id: UUID
    product_name: str
    spec_text: str
    picture: UUID | None
    quantity: int
    list_fen: int
    gross_fen: int
    payable_fen: int
    is_gift: bool
    left: int | None
    """How many there are, where that is fewer than are asked for."""


class PreviewShopView(View):
    """What would become one order."""

    merchant_id: UUID
    shop_name: str
    lines: list[PreviewLineView]
    goods_fen: int
    freight_fen: int
    freight_off_fen: int
    discount_fen: int
    payable_fen: int


class CheckoutView(View):
    """`payable_fen` is what placing asks the buyer to agree to."""

    shops: list[PreviewShopView]
    goods_fen: int
    freight_fen: int
    discount_fen: int
    payable_fen: int
    needs_address: bool
    coupons_used: list[UUID]
    explained: list[ExplanationView]


async def preview(
    session: AsyncSession,
    member_id: UUID | None,
    checkout: Checkout,
    offers: marketing.Offers,
    *,
    at: datetime,
) -> CheckoutView:
    """The price of this moment; nothing is held for it. The session must be the house's.

    Raises what placing would raise: NotForSale, NotDelivered, AddressUnknown, CouponUnusable …
    """
    (quoted,) = await quote_all(session, [Asked(member_id, checkout)], offers, at=at)
    if isinstance(quoted, HoutaiError):
        raise quoted
    found = quoted.quote
    sku_ids = {line.good.sku_id for shop in found.shops for line in shop.lines}
    left = await inventory.sellable(session, sku_ids)
    notes = explained(found)["notes"]
    return CheckoutView(
        shops=[_shop(shop, left) for shop in found.shops],
        goods_fen=found.goods_fen,
        freight_fen=found.freight_fen,
        discount_fen=found.discount_fen,
        payable_fen=found.payable_fen,
        needs_address=needs_address(quoted),
        coupons_used=_coupons(found),
        explained=[ExplanationView.model_validate(one) for one in notes],
    )


def _coupons(found: Quote) -> list[UUID]:
    return list(found.priced.coupons_used)


def _shop(shop: ShopQuote, left: dict[UUID, int]) -> PreviewShopView:
    return PreviewShopView(
        merchant_id=shop.merchant_id,
        shop_name=shop.shop_name,
        lines=[_line(line, left.get(line.good.sku_id, 0)) for line in shop.lines],
        goods_fen=shop.goods_fen,
        freight_fen=shop.freight_fen,
        freight_off_fen=shop.freight_off_fen,
        discount_fen=shop.discount_fen,
        payable_fen=shop.payable_fen,
    )


def _line(line: QuotedLine, left: int) -> PreviewLineView:
    good = line.good
    return PreviewLineView(
        sku_id=good.sku_id,
        product_id=good.product_id,
        product_name=good.product_name,
        spec_text=good.spec_text,
        picture=good.picture,
        quantity=line.quantity,
        list_fen=line.list_fen,
        gross_fen=line.gross_fen,
        payable_fen=line.payable_fen,
        is_gift=line.is_gift,
        left=None if left >= line.quantity else max(left, 0),
    )
