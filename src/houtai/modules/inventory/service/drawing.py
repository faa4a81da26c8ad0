"""From what is ordered to the pieces that are locked: components of bundles, pools to draw on."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import Command
from houtai.modules.inventory.queries.sellable import Occasion, in_pools, recipes_of
from houtai.modules.inventory.rules.booking import Goods
from houtai.modules.inventory.rules.bundles import exploded
from houtai.modules.inventory.rules.layers import shared_pool_id
from houtai.modules.inventory.rules.sales import Piece, out_of_pools
from houtai.modules.inventory.service.items import known
from houtai.modules.inventory.service.moving import PIECES_MAX, SkuNotCounted, SkuUnknown


class OrderedLine(Command):
    """So many of a SKU on a line of an order; the id is the line's."""

    line_id: UUID
    sku_id: UUID
    quantity: Annotated[int, Field(strict=True, gt=0, le=PIECES_MAX)]


async def draw(
    session: AsyncSession, lines: Sequence[OrderedLine], occasion: Occasion
) -> list[Piece]:
    """Which pieces to lock for the lines; keep them, deducting and giving back ask for them.

    Pools are drawn on in order: the activity's, the channel's, the shared one. What they have is
    a guess, a moment old; what is missing is asked of the shared pool, and the lock decides.
    Raises SkuUnknown, and SkuNotCounted for a bundle that is made of nothing.
    """
    asked = {line.sku_id for line in lines}
    items = await known(session, asked)
    # What has stock of its own is made of nothing else, which is nearly everything.
    bundles = {one for one in asked if one not in items or not items[one].own_stock}
    recipes = await recipes_of(session, bundles) if bundles else {}
    wanted = [
        (position, line.line_id, *part)
        for position, line in enumerate(lines)
        for part in exploded(line.sku_id, line.quantity, recipes)
    ]
    sku_ids = {sku_id for _, _, sku_id, _ in wanted}
    if parts := sku_ids - asked:
        items |= await known(session, parts)
    pools = {
        sku_id: dict(drawn)
        for sku_id, drawn in (await in_pools(session, sku_ids, occasion)).items()
    }
    pieces: list[Piece] = []
    for position, line_id, sku_id, quantity in wanted:
        item = items.get(sku_id)
        if item is None:
            raise SkuUnknown(place=f"body/lines/{position}/sku_id", sku_id=sku_id)
        if not item.own_stock:
            raise SkuNotCounted(place=f"body/lines/{position}/sku_id", sku_id=sku_id)
        goods = Goods(item.merchant_id, sku_id)
        taken = _taken(goods, quantity, pools.setdefault(sku_id, {}))
        pieces += [Piece(line_id, goods, pool_id, each) for pool_id, each in taken]
    return pieces


def _taken(goods: Goods, quantity: int, left: dict[UUID, int]) -> list[tuple[UUID, int]]:
    """From each pool what it has; the rest of the shared one. Later lines see what is left."""
    shared = shared_pool_id(goods.merchant_id)
    others = [pool_id for pool_id in left if pool_id != shared]
    taken = out_of_pools(quantity, others, left)
    for pool_id, each in taken:
        left[pool_id] -= each
    rest = quantity - sum(each for _, each in taken)
    return [*taken, (shared, rest)] if rest else taken
