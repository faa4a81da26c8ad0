"""What tests of products start from: a category with attributes, pictures, bodies, people."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Attribute, Category
from tests.factories.catalog import bind, make_attribute, make_category, make_seller
from tests.factories.files import make_file

ALL = frozenset({"catalog.product.write", "catalog.review.write", "catalog.price.write"})
OF_A_MERCHANT = ALL - {"catalog.review.write"}


def platform_actor(**changes: Any) -> Actor:
    """Somebody of the platform who reaches everything."""
    everywhere: dict[str, Any] = dict.fromkeys(("merchant_ids", "warehouse_ids", "category_ids"))
    return Actor(
        **{"id": new_id(), "permissions": ALL, "all_fields": True, **everywhere, **changes}
    )


OPERATOR = platform_actor()
EDITOR = platform_actor(permissions=OF_A_MERCHANT)
"""Writes, and does not review."""


@dataclass(frozen=True)
class Ground:
    """A category that asks for a material, and whose SKUs differ in colour and size."""

    category: Category
    material: Attribute
    colour: Attribute
    size: Attribute
    picture_id: UUID

    def body(self, **changes: Any) -> dict[str, Any]:
        """A product that passes every check, with one SKU."""
        return {
            "name": "明前龙井",
            "category_id": str(self.category.id),
            "pictures": [str(self.picture_id)],
            "html": "<p>手工炒制</p>",
            "attributes": {str(self.material.id): "cotton"},
            "skus": [self.sku()],
            **changes,
        }

    def sku(
        self, colour: str | None = None, size: str | None = None, **changes: Any
    ) -> dict[str, Any]:
        """One SKU of this colour and size."""
        chosen = {str(self.colour.id): colour, str(self.size.id): size}
        return {
            "spec": {one: value for one, value in chosen.items() if value is not None},
            "price_fen": 9_900,
            "market_fen": 12_900,
            "cost_fen": 5_000,
            "weight_gram": 250,
            "volume_cm3": 900,
            **changes,
        }

    def three(self, **changes: Any) -> list[dict[str, Any]]:
        """Three SKUs of three colours."""
        return [self.sku(colour, **changes) for colour in ("red", "blue", "=米白")]


async def make_picture(session: AsyncSession, **changes: Any) -> UUID:
    """A stored picture for products, of the platform unless told otherwise."""
    values = {
        "purpose": "product",
        "name": "主图.png",
        "media_type": "image/png",
        "width": 800,
        "height": 800,
        "is_shared": True,
    }
    return (await make_file(session, **{**values, **changes})).id


async def make_ground(session: AsyncSession) -> Ground:
    """The category, its attributes, and a picture of the platform."""
    category = await make_category(session, await make_category(session))
    material = await make_attribute(session, options={"cotton": "棉", "linen": "麻"})
    colour = await make_attribute(
        session,
        options={"red": "红", "blue": "蓝"},
        own_values=True,
        name=f"颜色{new_id().hex[-6:]}",
    )
    size = await make_attribute(session, options={"s": "S", "l": "L"})
    await bind(session, category, material, required=True, filterable=True)
    await bind(session, category, colour, role="sale")
    await bind(session, category, size, role="sale")
    picture_id = await make_picture(session)
    return Ground(category, material, colour, size, picture_id)


async def make_merchant_actor(session: AsyncSession, ground: Ground, **changes: Any) -> Actor:
    """Somebody who sells at a marketplace merchant that may sell in the ground's category."""
    merchant_id = new_id()
    granted = [ground.category.path[0]]
    values = {"self_run": False, "category_ids": granted, **changes}
    await make_seller(session, merchant_id, **values)
    return merchant_actor(merchant_id)


def merchant_actor(merchant_id: UUID) -> Actor:
    """Somebody who writes products and prices there."""
    return Actor(
        id=new_id(),
        permissions=OF_A_MERCHANT,
        merchant_ids=frozenset({merchant_id}),
        warehouse_ids=frozenset(),
        category_ids=None,
        all_fields=True,
        place=Place(merchant_id),
    )


SELF_RUN = SELF_RUN_ID
