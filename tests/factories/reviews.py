"""Makes lines of orders that were received, and reviews of them; states only what a test needs."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import document_number, new_id
from houtai.modules.catalog.service import reviewing
from houtai.modules.catalog.tables import Product, Review
from houtai.modules.ordering.tables import Line, Order, Trade
from tests.factories.catalog import make_product

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
SUMS = {"goods_fen": 100, "freight_fen": 0, "discount_fen": 0, "adjust_fen": 0, "payable_fen": 100}


_TRADE: dict[str, Any] = {
    "state": "paid",
    **SUMS,
    "promised": {"holds": []},
    "explained": {"notes": []},
    "digest": b"d" * 32,
    "placed_at": NOON,
    "expires_at": NOON,
    "paid_at": NOON,
    "version": 1,
}
_ORDER: dict[str, Any] = {
    "shop_name": "自营",
    "payment": "paid",
    "aftersale": "none",
    **SUMS,
    "freight_off_fen": 0,
    "recipient": "王小明",
    "phone": "13800138000",
    "phone_tail": "8000",
    "region_code": "440305",
    "detail": "科技园南区 1 号",
    "remark": "",
    "note": "",
    "flag": "",
    "held_for": [],
    "placed_at": NOON,
    "expires_at": NOON,
    "paid_at": NOON,
    "version": 1,
}
_LINE: dict[str, Any] = {
    "sku_code": "A",
    "spec_text": "500 克",
    "is_sent": True,
    "is_gift": False,
    "quantity": 1,
    "list_fen": 0,
    "gross_fen": 0,
    "discount_fen": 0,
    "adjust_fen": 0,
    "payable_fen": 0,
}


async def make_received(
    session: AsyncSession,
    member_id: UUID,
    *products: Product,
    state: str = "completed",
    **changes: Any,
) -> list[UUID]:
    """An order of one line for each product that the member received, unless told otherwise; ids
    of the lines.
    """
    order = await _order(session, member_id, products[0].merchant_id, state, len(products))
    lines = [
        Line(
            id=new_id(),
            placed_at=NOON,
            order_id=order.id,
            merchant_id=order.merchant_id,
            member_id=member_id,
            position=position,
            sku_id=new_id(),
            product_id=product.id,
            product_name=product.name,
            **{**_LINE, **changes},
        )
        for position, product in enumerate(products)
    ]
    session.add_all(lines)
    await session.flush()
    return [one.id for one in lines]


async def _order(
    session: AsyncSession, member_id: UUID, merchant_id: UUID, state: str, pieces: int
) -> Order:
    order_id, trade_id, day = new_id(), new_id(), NOON.date()
    number = document_number("T", trade_id, day)
    trade = Trade(id=trade_id, member_id=member_id, number=number, key=trade_id.hex, **_TRADE)
    session.add(trade)
    await session.flush()
    is_received = state == "completed"
    order = Order(
        id=order_id,
        trade_id=trade_id,
        merchant_id=merchant_id,
        member_id=member_id,
        number=document_number("O", order_id, day),
        trade_number=number,
        state=state,
        fulfilment="received" if is_received else "shipped",
        ended_at=NOON if is_received else None,
        pieces_count=pieces,
        **_ORDER,
    )
    session.add(order)
    await session.flush()
    return order


async def make_review(
    session: AsyncSession,
    product: Product | None = None,
    *,
    merchant_id: UUID = SELF_RUN_ID,
    member_id: UUID | None = None,
    at: datetime = NOON,
    **wanted: Any,
) -> Review:
    """What some member says of a product that he received; five stars unless told otherwise."""
    product = product or await make_product(session, merchant_id=merchant_id)
    who = member_id or new_id()
    [line_id] = await make_received(session, who, product)
    command = reviewing.WriteReview(line_id=line_id, **{"stars": 5, "text": "很好喝", **wanted})
    review_id = await reviewing.write(session, who, command, at=at)
    review = await session.get(Review, review_id, populate_existing=True)
    assert review is not None
    return review
