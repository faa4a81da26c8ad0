"""From a quote to the rows of a trade: ids, numbers, lines, and the pieces that they lock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from houtai.kit.clock import business_day
from houtai.kit.ids import document_number, new_id
from houtai.modules.inventory.public import OrderedLine, Piece
from houtai.modules.members.public import AddressView
from houtai.modules.ordering.rules.quoting import Quote, QuotedLine, ShopQuote
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables.fields import phone_tail

TRADE_LETTER, ORDER_LETTER = "T", "O"
CHINA = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class DraftOrder:
    """One merchant's part with the ids that it will have; lines are sorted as they are shown."""

    id: UUID
    number: str
    shop: ShopQuote
    lines: tuple[tuple[UUID, QuotedLine], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A trade that is quoted and not placed yet."""

    id: UUID
    number: str
    member_id: UUID
    quote: Quote
    address: AddressView | None
    remarks: Mapping[UUID, str]
    key: str
    digest: bytes
    at: datetime
    expires_at: datetime
    orders: tuple[DraftOrder, ...]
    by: By | None = None
    """Who places it, if not the member himself."""

    @property
    def ordered(self) -> list[OrderedLine]:
        """What is to be drawn from stock."""
        return [
            OrderedLine.model_construct(
                line_id=line_id, sku_id=line.good.sku_id, quantity=line.quantity
            )
            for order in self.orders
            for line_id, line in order.lines
        ]


def orders_of(quote: Quote, at: datetime) -> tuple[DraftOrder, ...]:
    """One for each merchant."""
    day = business_day(at, CHINA)
    found = []
    for shop in quote.shops:
        order_id = new_id()
        number = document_number(ORDER_LETTER, order_id, day)
        lines = tuple((new_id(), line) for line in shop.lines)
        found.append(DraftOrder(order_id, number, shop, lines))
    return tuple(found)


def trade_number(trade_id: UUID, at: datetime) -> str:
    """What people call the trade."""
    return document_number(TRADE_LETTER, trade_id, business_day(at, CHINA))


Rows = dict[str, list[dict[str, Any]]]


def rows_of(
    draft: Draft, pieces: Sequence[Piece], promised: Mapping[str, Any], explained: Mapping[str, Any]
) -> Rows:
    """As they stand in the tables, by table."""
    rows: Rows = {"trades": [_trade(draft, promised, explained)]}
    order_of: dict[UUID, UUID] = {}
    for order in draft.orders:
        rows.setdefault("orders", []).append(_order(draft, order))
        rows.setdefault("happenings", []).append(_placed(draft, order))
        for position, (line_id, line) in enumerate(order.lines):
            order_of[line_id] = order.id
            rows.setdefault("lines", []).append(_line(draft, order, position))
            rows.setdefault("discounts", []).extend(_discounts(draft, order, line_id, line))
    rows["pieces"] = [
        {
            "line_id": one.line_id,
            "sku_id": one.goods.sku_id,
            "pool_id": one.pool_id,
            "order_id": order_of[one.line_id],
            "merchant_id": one.goods.merchant_id,
            "quantity": one.quantity,
        }
        for one in pieces
    ]
    return rows


def _sums(quoted: Quote | ShopQuote) -> dict[str, int]:
    return {
        "goods_fen": quoted.goods_fen,
        "freight_fen": quoted.freight_fen,
        "discount_fen": quoted.discount_fen,
        "adjust_fen": 0,
        "payable_fen": quoted.payable_fen,
    }


def _trade(
    draft: Draft, promised: Mapping[str, Any], explained: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "id": draft.id,
        "member_id": draft.member_id,
        "number": draft.number,
        "state": "waiting",
        **_sums(draft.quote),
        "promised": promised,
        "explained": explained,
        "key": draft.key,
        "digest": f"\\x{draft.digest.hex()}",
        "placed_at": draft.at,
        "expires_at": draft.expires_at,
        "version": 1,
    }


def _order(draft: Draft, order: DraftOrder) -> dict[str, Any]:
    address, shop = draft.address, order.shop
    return {
        "id": order.id,
        "trade_id": draft.id,
        "merchant_id": shop.merchant_id,
        "member_id": draft.member_id,
        "number": order.number,
        "trade_number": draft.number,
        "shop_name": shop.shop_name,
        "state": "awaiting_payment",
        "payment": "unpaid",
        "fulfilment": "none",
        "aftersale": "none",
        **_sums(shop),
        "freight_off_fen": shop.freight_off_fen,
        "pieces_count": sum(line.quantity for _, line in order.lines),
        "recipient": address.recipient if address else "",
        "phone": address.phone if address else "",
        "phone_tail": phone_tail(address.phone) if address else "",
        "region_code": address.region_code if address else "",
        "detail": address.detail if address else "",
        "remark": draft.remarks.get(shop.merchant_id, ""),
        "note": "",
        "flag": "",
        "held_for": [],
        "placed_at": draft.at,
        "expires_at": draft.expires_at,
        "version": 1,
    }


def _placed(draft: Draft, order: DraftOrder) -> dict[str, Any]:
    return {
        "id": new_id(),
        "order_id": order.id,
        "merchant_id": order.shop.merchant_id,
        "member_id": draft.member_id,
        "what": "place",
        "by_kind": draft.by.kind if draft.by else "buyer",
        "by_id": draft.by.id if draft.by else draft.member_id,
        "details": {"payable_fen": order.shop.payable_fen},
        "at": draft.at,
    }


def _line(draft: Draft, order: DraftOrder, position: int) -> dict[str, Any]:
    line_id, line = order.lines[position]
    good = line.good
    return {
        "id": line_id,
        "order_id": order.id,
        "merchant_id": order.shop.merchant_id,
        "member_id": draft.member_id,
        "position": position,
        "sku_id": good.sku_id,
        "product_id": good.product_id,
        "sku_code": good.sku_code,
        "product_name": good.product_name,
        "spec_text": good.spec_text,
        "picture": good.picture,
        "is_sent": line.is_sent,
        "is_gift": line.is_gift,
        "quantity": line.quantity,
        "list_fen": line.list_fen,
        "gross_fen": line.gross_fen,
        "discount_fen": line.gross_fen - line.payable_fen,
        "adjust_fen": 0,
        "payable_fen": line.payable_fen,
        "placed_at": draft.at,
    }


def _discounts(
    draft: Draft, order: DraftOrder, line_id: UUID, line: QuotedLine
) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "line_id": line_id,
            "order_id": order.id,
            "merchant_id": order.shop.merchant_id,
            "member_id": draft.member_id,
            "offer_id": one.offer_id,
            "kind": one.kind,
            "fen": one.fen,
            "platform_fen": one.platform_fen,
            "merchant_fen": one.merchant_fen,
        }
        for one in line.discounts
    ]
