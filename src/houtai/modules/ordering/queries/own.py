"""What a buyer sees of his cart."""

from typing import Literal
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering.tables import CartLine


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
