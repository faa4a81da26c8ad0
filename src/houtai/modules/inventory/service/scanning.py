"""Goods by what a scanner reads."""

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import NotFound
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.queries.goods import GoodsView, shown_goods


class CodeUnknown(NotFound):
    """No goods within reach bear this code or barcode."""

    code = "inventory.code_unknown"


async def find_scanned(session: AsyncSession, actor: Actor, code: str) -> list[GoodsView]:
    """Those within the actor's reach; several merchants may use one code. Raises CodeUnknown."""
    found = await catalog.find_sku(session, actor, code)
    if not found:
        raise CodeUnknown(scanned=code)
    return [shown_goods(one) for one in found]
