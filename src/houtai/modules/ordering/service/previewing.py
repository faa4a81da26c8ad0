"""What a checkout would cost, shown before anybody agrees to it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import HoutaiError
from houtai.kit.shapes import View
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.trades import ExplanationView
from houtai.modules.ordering.rules.quoting import (
    NotDelivered,
    NotForSale,
    Quote,
    QuotedLine,
    ShopQuote,
)
from houtai.modules.ordering.service.commands import Checkout
from houtai.modules.ordering.service.offering import explained
from houtai.modules.ordering.service.quoting import Asked, Quoted, needs_address, quote_all

RefusedWhy = Literal["not_for_sale", "not_delivered"]
TRIES_MAX = 8
"""Merchants that do not send there are found one after the other."""


Names = Mapping[UUID, tuple[str, str]]
"""Of offers, by their ids, and their English ones."""
UNNAMED = ("", "")


class PreviewDiscountView(View):
    """What an offer takes off a line."""

    offer_id: UUID
    kind: str
    name: str
    name_en: str
    fen: int


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
    discounts: tuple[PreviewDiscountView, ...] = ()


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


class RefusedLineView(View):
    """A line that cannot be had as it is asked for; the sums leave it out."""

    sku_id: UUID
    quantity: int
    product_name: str
    spec_text: str
    picture: UUID | None
    why: RefusedWhy


class CheckoutView(View):
    """`payable_fen` is what placing asks the buyer to agree to, once nothing is refused."""

    shops: list[PreviewShopView]
    refused: list[RefusedLineView]
    goods_fen: int
    freight_fen: int
    discount_fen: int
    payable_fen: int
    is_sent: bool
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

    Lines that placing would refuse are told apart from the others. Raises what else it would
    raise: AddressUnknown, CouponUnusable …
    """
    quoted, refused = await _quoted(session, Asked(member_id, checkout), offers, at)
    told = await _refused(session, checkout, refused)
    if quoted is None:
        return CheckoutView(
            shops=[],
            refused=told,
            goods_fen=0,
            freight_fen=0,
            discount_fen=0,
            payable_fen=0,
            is_sent=True,
            needs_address=False,
            coupons_used=[],
            explained=[],
        )
    found = quoted.quote
    sku_ids = {line.good.sku_id for shop in found.shops for line in shop.lines}
    left = await inventory.sellable(session, sku_ids)
    notes = [ExplanationView.model_validate(one) for one in explained(found)["notes"]]
    names = {one.offer_id: (one.name, one.name_en) for one in notes}
    return CheckoutView(
        shops=[_shop(shop, left, names) for shop in found.shops],
        refused=told,
        goods_fen=found.goods_fen,
        freight_fen=found.freight_fen,
        discount_fen=found.discount_fen,
        payable_fen=found.payable_fen,
        is_sent=quoted.is_sent,
        needs_address=needs_address(quoted),
        coupons_used=_coupons(found),
        explained=notes,
    )


async def _quoted(
    session: AsyncSession, asked: Asked, offers: marketing.Offers, at: datetime
) -> tuple[Quoted | None, dict[UUID, RefusedWhy]]:
    """The price of all that can be had, and why the rest cannot."""
    refused: dict[UUID, RefusedWhy] = {}
    for tries_left in reversed(range(TRIES_MAX)):
        rest = [line for line in asked.checkout.lines if line.sku_id not in refused]
        if not rest:
            return None, refused
        checkout = asked.checkout.model_copy(update={"lines": rest})
        (found,) = await quote_all(session, [Asked(asked.member_id, checkout)], offers, at=at)
        if isinstance(found, Quoted):
            return found, refused
        more = await _why_refused(session, checkout, found)
        if not more or not tries_left:
            raise found
        refused |= more
    raise AssertionError("the last try returns or raises")


async def _why_refused(
    session: AsyncSession, checkout: Checkout, fault: HoutaiError
) -> dict[UUID, RefusedWhy]:
    """Which lines are at fault; none where it is not a matter of lines."""
    wanted = {line.sku_id for line in checkout.lines}
    if isinstance(fault, NotForSale):
        goods = await catalog.selling(session, wanted)
        sold = {sku_id for sku_id, good in goods.items() if good.for_sale}
        return dict.fromkeys(wanted - sold, "not_for_sale")
    if isinstance(fault, NotDelivered):
        kept = fault.fields["sku_ids"]
        return dict.fromkeys(wanted & set(kept if isinstance(kept, list) else ()), "not_delivered")
    return {}


async def _refused(
    session: AsyncSession, checkout: Checkout, refused: Mapping[UUID, RefusedWhy]
) -> list[RefusedLineView]:
    if not refused:
        return []
    goods = await catalog.selling(session, refused)
    return [
        RefusedLineView(
            sku_id=line.sku_id,
            quantity=line.quantity,
            product_name=good.product_name if good else "",
            spec_text=good.spec_text if good else "",
            picture=good and good.picture,
            why=refused[line.sku_id],
        )
        for line in checkout.lines
        if line.sku_id in refused
        for good in [goods.get(line.sku_id)]
    ]


def _coupons(found: Quote) -> list[UUID]:
    return list(found.priced.coupons_used)


def _shop(shop: ShopQuote, left: Mapping[UUID, int], names: Names) -> PreviewShopView:
    return PreviewShopView(
        merchant_id=shop.merchant_id,
        shop_name=shop.shop_name,
        lines=[_line(line, left.get(line.good.sku_id, 0), names) for line in shop.lines],
        goods_fen=shop.goods_fen,
        freight_fen=shop.freight_fen,
        freight_off_fen=shop.freight_off_fen,
        discount_fen=shop.discount_fen,
        payable_fen=shop.payable_fen,
    )


def _line(line: QuotedLine, left: int, names: Names) -> PreviewLineView:
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
        discounts=tuple(
            PreviewDiscountView(
                offer_id=one.offer_id,
                kind=one.kind,
                name=names.get(one.offer_id, UNNAMED)[0],
                name_en=names.get(one.offer_id, UNNAMED)[1],
                fen=one.fen,
            )
            for one in line.discounts
            if one.fen
        ),
    )
