"""The accounts of the three layers, and how their ids follow from SKU, warehouse and pool.

Within a layer pieces move from account to account; what comes in from, or goes out to, the world
is booked against the layer's `outside`. Every account grows on its credit side, but for the four
that stand for pieces which a layer still counts and should not: `falling`, `short`, `oversold`.
See docs/adr/0029.
"""

from enum import StrEnum
from uuid import UUID

from houtai.kit.ids import name_id
from houtai.modules.ledger.public import AccountKey, Kind

BOOK = "stock"


def _counted(name: str) -> Kind:
    return Kind(BOOK, name)


def _missing(name: str) -> Kind:
    return Kind(BOOK, name, side="debit")


def _outside(name: str) -> Kind:
    return Kind(BOOK, name, limited=False, counted=False)


class Condition(StrEnum):
    """What state a piece in a warehouse is in. Only good ones rise to the layers above."""

    GOOD = "good"
    DAMAGED = "damaged"
    INSPECT = "inspect"
    FROZEN = "frozen"


# Warehouse layer: per SKU and warehouse.
ON_HAND = {each: _counted(f"warehouse.{each}") for each in Condition}
GOOD = ON_HAND[Condition.GOOD]
PICKED = _counted("warehouse.picked")
"""Taken from the shelf for a shipment; still good, still there."""
COMING = _counted("warehouse.coming")
"""On the road from another warehouse to this one."""
WAREHOUSE_OUTSIDE = _outside("warehouse.outside")

# Dispatch layer: per SKU and warehouse.
FREE = _counted("dispatch.free")
ASSIGNED = _counted("dispatch.assigned")
TRANSIT = _counted("dispatch.transit")
"""The same pieces as `COMING`, seen from the dispatch layer."""
DISPATCH_RISING = _counted("dispatch.rising")
"""Under way upwards: the warehouse has them, the dispatch layer not yet."""
DISPATCH_FALLING = _missing("dispatch.falling")
"""Under way upwards as well: gone from the warehouse, the dispatch layer does not know yet."""
SHORT = _missing("dispatch.short")
"""Assigned to shipments and gone from the warehouse: somebody must send from elsewhere."""
DISPATCH_OUTSIDE = _outside("dispatch.outside")

# Sales layer: sellable per SKU and pool, the others per SKU.
SELLABLE = _counted("sales.sellable")
"""A reservation on it is a lock."""
SOLD = _counted("sales.sold")
"""Paid for and not shipped yet."""
SALES_RISING = _counted("sales.rising")
SALES_FALLING = _missing("sales.falling")
OVERSOLD = _missing("sales.oversold")
"""Locked or sold, and there is no such piece any more: the exception with a name."""
SALES_OUTSIDE = _outside("sales.outside")


def at_warehouse(kind: Kind, *, merchant_id: UUID, sku_id: UUID, warehouse_id: UUID) -> AccountKey:
    """An account of the warehouse or the dispatch layer."""
    return AccountKey(kind, str(sku_id), warehouse_id, merchant_id)


def of_sku(kind: Kind, *, merchant_id: UUID, sku_id: UUID) -> AccountKey:
    """An account of the sales layer that all pools share."""
    return AccountKey(kind, str(sku_id), merchant_id, merchant_id)


def in_pool(*, merchant_id: UUID, sku_id: UUID, pool_id: UUID) -> AccountKey:
    """What a pool has to sell of a SKU."""
    return AccountKey(SELLABLE, str(sku_id), pool_id, merchant_id)


def shared_pool_id(merchant_id: UUID) -> UUID:
    """The pool that every merchant has; nobody needs to look its id up."""
    return name_id("inventory.pool", "shared", merchant_id.hex)


LEVEL_KINDS: dict[str, Kind] = {
    **{each.value: ON_HAND[each] for each in Condition},
    "picked": PICKED,
    "coming": COMING,
    "free": FREE,
    "assigned": ASSIGNED,
    "transit": TRANSIT,
    "rising": DISPATCH_RISING,
    "falling": DISPATCH_FALLING,
    "short": SHORT,
}
"""Which account stands in which column of a level."""
SKU_LEVEL_KINDS: dict[str, Kind] = {
    "sold": SOLD,
    "rising": SALES_RISING,
    "falling": SALES_FALLING,
    "oversold": OVERSOLD,
}
"""The same for what all pools of a SKU share."""
