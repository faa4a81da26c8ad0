"""What composition says of stock: how many of a SKU can be sold."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.sql import one_of
from houtai.modules.catalog.tables import Sku

Reader: TypeAlias = Callable[
    [AsyncSession, Actor, Collection[UUID]], Awaitable[Mapping[UUID, int] | None]
]
"""By SKU; None for somebody who may not know."""


_composed: list[Reader] = []


def know_stock(reader: Reader) -> None:
    """From now on stock is asked for there: it is kept above us."""
    _composed[:] = [reader]


async def sellable_of(
    session: AsyncSession, actor: Actor, product_ids: Sequence[UUID]
) -> Mapping[UUID, int]:
    """How many pieces of these products can be sold, SKUs that are not sold left out; empty for
    somebody who may not know. Index: uq_sku_product_id_spec_key.
    """
    if not product_ids or not _composed:
        return {}
    found = await session.execute(
        select(Sku.id, Sku.product_id).where(
            one_of(Sku.product_id, product_ids),
            Sku.state == "active",
            within(actor, Sku.merchant_id),
        )
    )
    product_of = {row.id: row.product_id for row in found}
    left = await _composed[0](session, actor, product_of.keys())
    if left is None:
        return {}
    sums = dict.fromkeys(product_ids, 0)
    for sku_id, product_id in product_of.items():
        sums[product_id] += left.get(sku_id, 0)
    return sums
