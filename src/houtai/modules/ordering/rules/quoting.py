"""What a checkout costs: goods, offers, freight and sums, merchant by merchant. Nothing is asked
of anybody here; whoever calls brings what is true at the moment.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from houtai.kit.errors import Conflict
from houtai.kit.ids import NIL
from houtai.kit.money import split
from houtai.kit.regions import shown
from houtai.modules.catalog.public import SellingView
from houtai.modules.logistics import public as logistics
from houtai.modules.marketing import public as marketing


class NotForSale(Conflict):
    """Unknown, off the shelf, or of a shop that is closed; the place says which line."""

    code = "ordering.not_for_sale"


class NotDelivered(Conflict):
    """The seller does not send this there."""

    code = "ordering.not_delivered"


@dataclass(frozen=True, slots=True)
class WantedGoods:
    """So many pieces of a SKU."""

    sku_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What is true at the moment, for all that is asked at once."""

    goods: Mapping[UUID, SellingView]
    templates: Mapping[UUID, Sequence[logistics.Template]]
    """In force, by merchant."""
    offers: marketing.Offers
    at: datetime


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A line as it would be sold."""

    good: SellingView
    quantity: int
    list_fen: int
    discounts: tuple[marketing.Discount, ...]
    payable_fen: int
    is_gift: bool = False

    @property
    def gross_fen(self) -> int:
        """Before any discount."""
        return self.list_fen * self.quantity

    @property
    def is_sent(self) -> bool:
        """Goes by parcel."""
        return self.good.kind == "physical"


@dataclass(frozen=True)
class ShopQuote:
    """What one merchant's part costs; it becomes an order."""

    merchant_id: UUID
    shop_name: str
    lines: tuple[QuotedLine, ...]
    freight_fen: int
    freight_off_fen: int

    @cached_property
    def goods_fen(self) -> int:
        """Before any discount."""
        return sum(line.gross_fen for line in self.lines)

    @cached_property
    def discount_fen(self) -> int:
        """On goods and on freight."""
        return sum(line.gross_fen - line.payable_fen for line in self.lines) + self.freight_off_fen

    @cached_property
    def payable_fen(self) -> int:
        """What is left to pay."""
        return self.goods_fen + self.freight_fen - self.discount_fen


@dataclass(frozen=True)
class Quote:
    """What the whole checkout costs, and how that came about."""

    shops: tuple[ShopQuote, ...]
    priced: marketing.Priced
    region: str | None

    @cached_property
    def goods_fen(self) -> int:
        """Before any discount."""
        return sum(shop.goods_fen for shop in self.shops)

    @cached_property
    def freight_fen(self) -> int:
        """Before any discount."""
        return sum(shop.freight_fen for shop in self.shops)

    @cached_property
    def discount_fen(self) -> int:
        """On goods and on freight."""
        return sum(shop.discount_fen for shop in self.shops)

    @cached_property
    def payable_fen(self) -> int:
        """What the buyer pays at once."""
        return sum(shop.payable_fen for shop in self.shops)


def merged(wanted: Sequence[WantedGoods]) -> list[WantedGoods]:
    """A SKU that is asked for twice is one line of both."""
    sums: dict[UUID, int] = {}
    for one in wanted:
        sums[one.sku_id] = sums.get(one.sku_id, 0) + one.quantity
    return [WantedGoods(sku_id, quantity) for sku_id, quantity in sums.items()]


def quote(
    wanted: Sequence[WantedGoods],
    ground: Ground,
    *,
    buyer: marketing.Buyer,
    coupons: Sequence[marketing.Coupon] = (),
    region: str | None = None,
    without_gifts: Collection[UUID] = (),
) -> Quote:
    """Without a region freight is left out: nobody knows yet where it goes.

    Raises NotForSale, NotDelivered, FreightTooLarge.
    """
    goods = [_for_sale(one, position, ground) for position, one in enumerate(wanted)]
    priced = marketing.price(
        offer_lines(wanted, ground), buyer, ground.offers, coupons, at=ground.at
    )
    lines = [
        QuotedLine(good, one.quantity, good.price_fen, line.discounts, line.payable_fen)
        for good, one, line in zip(goods, wanted, priced.lines, strict=True)
    ]
    lines += _gifts(priced, ground, without_gifts)
    shops = _by_shop(lines)
    if region is not None:
        shops = _freed(_with_freight(shops, region, ground), priced)
        shops, priced = _with_freight_coupon(shops, priced, coupons)
    return Quote(tuple(shops), priced, region)


def _for_sale(one: WantedGoods, position: int, ground: Ground) -> SellingView:
    good = ground.goods.get(one.sku_id)
    if good is None or not good.for_sale:
        raise NotForSale(place=f"body/lines/{position}/sku_id", sku_id=one.sku_id)
    return good


def offer_lines(wanted: Sequence[WantedGoods], ground: Ground) -> list[marketing.OfferLine]:
    """As marketing wants them; what is not for sale is left out."""
    return [
        marketing.line_of(good, one.quantity, key=key)
        for key, one in enumerate(wanted)
        if (good := ground.goods.get(one.sku_id)) is not None and good.for_sale
    ]


def _gifts(
    priced: marketing.Priced, ground: Ground, unwanted: Collection[UUID]
) -> list[QuotedLine]:
    """Those that there are; what is off the shelf is not given."""
    return [
        QuotedLine(good, gift.quantity, 0, (), 0, is_gift=True)
        for gift in priced.gifts
        if gift.sku_id not in unwanted
        and (good := ground.goods.get(gift.sku_id)) is not None
        and good.for_sale
    ]


def _by_shop(lines: Sequence[QuotedLine]) -> list[ShopQuote]:
    """One part for each merchant, in the order in which they come up."""
    parts: dict[UUID, list[QuotedLine]] = {}
    for line in lines:
        parts.setdefault(line.good.merchant_id, []).append(line)
    return [
        ShopQuote(merchant_id, own[0].good.shop_name, tuple(own), 0, 0)
        for merchant_id, own in parts.items()
    ]


def _with_freight(shops: Sequence[ShopQuote], region: str, ground: Ground) -> list[ShopQuote]:
    return [replace(shop, freight_fen=freight_to(shop, region, ground)) for shop in shops]


def freight_to(shop: ShopQuote, region: str, ground: Ground) -> int:
    """What sending its goods there costs. Raises NotDelivered, FreightTooLarge.

    No offer may make it dearer: gifts go along for nothing, and what is free from a sum on counts
    list prices, as thresholds of offers do.
    """
    sent = [line for line in shop.lines if line.is_sent and not line.is_gift]
    if not sent:
        return 0
    asked = [
        logistics.SentLine(
            line.good.sku_id,
            line.good.category_id,
            line.quantity,
            line.good.weight_gram,
            line.good.volume_cm3,
            line.gross_fen,
        )
        for line in sent
    ]
    parts = logistics.parts_of(
        asked,
        region,
        templates=ground.templates.get(shop.merchant_id, ()),
        paths={line.good.category_id: line.good.category_path for line in sent},
    )
    kept = [key for part in parts if not part.is_sent for key in part.keys]
    if kept:
        raise NotDelivered(place="body/address_id", region=shown(region), sku_ids=kept)
    return sum(part.fee_fen for part in parts)


def _freed(shops: Sequence[ShopQuote], priced: marketing.Priced) -> list[ShopQuote]:
    """Without freight by a promotion."""
    return [
        replace(shop, freight_off_fen=shop.freight_fen)
        if shop.merchant_id in priced.free_freight
        else shop
        for shop in shops
    ]


def _with_freight_coupon(
    shops: Sequence[ShopQuote], priced: marketing.Priced, coupons: Sequence[marketing.Coupon]
) -> tuple[list[ShopQuote], marketing.Priced]:
    """The first coupon for freight that finds something to pay; it is held like the others."""
    for one in priced.freight_coupons:
        left = [_open_freight(shop, one) for shop in shops]
        if not any(left):
            continue
        shares = split(min(one.value_fen, sum(left)), left)
        batch_id = next(each.batch_id for each in coupons if each.id == one.coupon_id)
        home_id = one.merchant_id or NIL
        hold = marketing.Hold("coupon", one.coupon_id, home_id, 1, batch_id=batch_id)
        used = replace(
            priced,
            coupons_used=(*priced.coupons_used, one.coupon_id),
            holds=(*priced.holds, hold),
        )
        return [
            replace(shop, freight_off_fen=shop.freight_off_fen + share)
            for shop, share in zip(shops, shares, strict=True)
        ], used
    return list(shops), priced


def _open_freight(shop: ShopQuote, coupon: marketing.FreightCoupon) -> int:
    if coupon.merchant_id not in {None, shop.merchant_id}:
        return 0
    return shop.freight_fen - shop.freight_off_fen
