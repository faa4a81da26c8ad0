"""Good pieces in the warehouse layer, for those who keep account of where they lie."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, cast, select

from houtai.modules.inventory.queries.held import held_of
from houtai.modules.inventory.rules.layers import GOOD


def select_good(sku_ids: Collection[UUID] | None) -> Select[Any]:
    """merchant_id, sku_id, warehouse_id and quantity as the ledger has them; of these SKUs
    (ix_account_unit_id), or of all.
    """
    held = held_of(sku_ids)
    return select(
        held.c.home_id.label("merchant_id"),
        cast(held.c.unit, Uuid).label("sku_id"),
        held.c.owner_id.label("warehouse_id"),
        held.c.balance.label("quantity"),
    ).where(held.c.kind == GOOD.name)
