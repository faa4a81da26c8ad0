"""What a buyer sees: his cart, his orders, and what a checkout would cost him."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.regions import shown
from houtai.kit.shapes import View
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering.queries.orders import LineView, OrderUnknown, lines_of
from houtai.modules.ordering.rules.states import (
    AftersaleState,
    FulfilmentState,
    OrderState,
    PaymentState,
)
from houtai.modules.ordering.tables import CartLine, Order


class CartLineView(View):
    """A line of a cart as it stands now. `seen_fen`: what it cost when it was put in."""

    sku_id: UUID
    product_id: UUID | None
    merchant_id: UUID | None
    shop_name: str
    product_name: str
    spec_text: str
    picture: UUID | None
    quantity: int
    chosen: bool
    seen_fen: int
    price_fen: int
    standing: Literal["for_sale", "few_left", "sold_out", "off_shelf"]
    """`few_left`: fewer than the line asks for."""
    left: int | None
    """How many there are, where that is fewer than are asked for."""


class CartView(View):
    """A whole cart, the newest first; there are at most 200 lines."""

    lines: list[CartLineView]


class CartCountView(View):
    """How full a cart is."""

    lines: int
    pieces: int


class OwnOrderView(View):
    """One of one's own orders, with its lines."""

    id: UUID
    number: str
    trade_id: UUID
    trade_number: str
    merchant_id: UUID
    shop_name: str
    state: OrderState
    payment: PaymentState
    fulfilment: FulfilmentState
    aftersale: AftersaleState
    goods_fen: int
    freight_fen: int
    freight_off_fen: int
    discount_fen: int
    adjust_fen: int
    payable_fen: int
    recipient: str
    phone: str
    region: str = ""
    region_code: str
    detail: str
    remark: str
    placed_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    ended_at: datetime | None
    lines: tuple[LineView, ...] = ()


OWN_ORDERS = Listing(
    id=Order.id,
    sorts={"id": Order.id},
    default="-id",
    filters={"state": equal(Order.state, OrderState)},
)
_OWN: tuple[Any, ...] = tuple(
    getattr(Order, name) for name in OwnOrderView.model_fields if name not in {"lines", "region"}
)


async def cart_of(session: AsyncSession, owner_id: UUID) -> CartView:
    """Everything in it, with what it costs now and whether it is there. The session must be the
    house's. Index: pk_cart_line.
    """
    rows = (
        await session.execute(
            select(CartLine.sku_id, CartLine.quantity, CartLine.chosen, CartLine.seen_fen)
            .where(CartLine.owner_id == owner_id)
            .order_by(CartLine.added_at.desc(), CartLine.sku_id)
        )
    ).all()
    sku_ids = [row.sku_id for row in rows]
    goods = await catalog.selling(session, sku_ids)
    left = await inventory.sellable(session, sku_ids)
    return CartView(
        lines=[_cart_line(row, goods.get(row.sku_id), left.get(row.sku_id, 0)) for row in rows]
    )


async def cart_count(session: AsyncSession, owner_id: UUID) -> CartCountView:
    """For the sign at the cart, on every page. Index: pk_cart_line."""
    found = await session.execute(
        select(
            func.count().label("lines"),
            func.coalesce(func.sum(CartLine.quantity), 0).label("pieces"),
        ).where(CartLine.owner_id == owner_id)
    )
    return CartCountView.model_validate(found.one())


def _cart_line(
    row: Row[UUID, int, bool, int], good: catalog.SellingView | None, left: int
) -> CartLineView:
    enough = left >= row.quantity
    standing: Literal["for_sale", "few_left", "sold_out", "off_shelf"] = "for_sale"
    if good is None or not good.for_sale:
        standing = "off_shelf"
    elif not enough:
        standing = "few_left" if left > 0 else "sold_out"
    return CartLineView(
        sku_id=row.sku_id,
        product_id=good and good.product_id,
        merchant_id=good and good.merchant_id,
        shop_name=good.shop_name if good else "",
        product_name=good.product_name if good else "",
        spec_text=good.spec_text if good else "",
        picture=good and good.picture,
        quantity=row.quantity,
        chosen=row.chosen,
        seen_fen=row.seen_fen,
        price_fen=good.price_fen if good else row.seen_fen,
        standing=standing,
        left=None if enough else max(left, 0),
    )


async def own_orders(session: AsyncSession, member_id: UUID, wanted: Wanted) -> Page[OwnOrderView]:
    """One's own, the newest first. Indexes: ix_orders_member_id_id, _member_id_state_id."""
    statement = select(*_OWN).where(Order.member_id == member_id)
    page = await OWN_ORDERS.page(session, statement, wanted, OwnOrderView)
    lines = await lines_of(session, [one.id for one in page.items])
    return Page[OwnOrderView](
        items=[_whole(one, lines.get(one.id, [])) for one in page.items], next=page.next
    )


async def own_order(session: AsyncSession, member_id: UUID, order_id: UUID) -> OwnOrderView:
    """Raises OrderUnknown. Index: pk_orders."""
    found = await session.execute(
        select(*_OWN).where(Order.id == order_id, Order.member_id == member_id)
    )
    row = found.one_or_none()
    if row is None:
        raise OrderUnknown
    lines = await lines_of(session, [order_id])
    return _whole(OwnOrderView.model_validate(row), lines.get(order_id, []))


def _whole(order: OwnOrderView, lines: list[LineView]) -> OwnOrderView:
    """What the buyer paid is his; who bears the discounts is not his to know."""
    plain = tuple(line.model_copy(update={"discounts": ()}) for line in lines)
    region = shown(order.region_code) if order.region_code else ""
    return order.model_copy(update={"lines": plain, "region": region})
