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
    order_id, trade_id = new_id(), new_id()
    merchant_id = products[0].merchant_id
    trade = Trade(
        id=trade_id,
        member_id=member_id,
        number=document_number("T", trade_id, NOON.date()),
        state="paid",
        **SUMS,
        promised={"holds": []},
        explained={"notes": []},
        key=trade_id.hex,
        digest=b"d" * 32,
        placed_at=NOON,
        expires_at=NOON,
        paid_at=NOON,
        version=1,
    )
    session.add(trade)
    await session.flush()
    order = Order(
        id=order_id,
        trade_id=trade_id,
        merchant_id=merchant_id,
        member_id=member_id,
        number=document_number("O", order_id, NOON.date()),
        trade_number=trade.number,
        shop_name="自营",
        state=state,
        payment="paid",
        fulfilment="received" if state == "completed" else "shipped",
        aftersale="none",
        **SUMS,
        freight_off_fen=0,
        pieces_count=len(products),
        recipient="王小明",
        phone="13800138000",
        region_code="440305",
        detail="科技园南区 1 号",
        remark="",
        note="",
        flag="",
        held_for=[],
        placed_at=NOON,
        expires_at=NOON,
        paid_at=NOON,
        ended_at=NOON if state == "completed" else None,
        version=1,
    )
    session.add(order)
    await session.flush()
    lines = [
        Line(
            id=new_id(),
            order_id=order_id,
            merchant_id=merchant_id,
            member_id=member_id,
            position=position,
            sku_id=new_id(),
            product_id=product.id,
            sku_code="A",
            product_name=product.name,
            spec_text="500 克",
            is_sent=True,
            **{"is_gift": False, "quantity": 1, **changes},
            list_fen=0,
            gross_fen=0,
            discount_fen=0,
            adjust_fen=0,
            payable_fen=0,
        )
        for position, product in enumerate(products)
    ]
    session.add_all(lines)
    await session.flush()
    return [one.id for one in lines]


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
