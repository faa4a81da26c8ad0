"""What happens to stock, in each of its three layers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class WarehouseStockChanged(Event, name="inventory.warehouse_stock_changed", key="sku_id"):
    """Good pieces came into a warehouse or left it, other than by a shipment; the dispatch layer
    follows.
    """

    movement_id: UUID
    """Id of the chain; the layer above takes the same movement under it, once."""
    merchant_id: UUID
    sku_id: UUID
    warehouse_id: UUID
    quantity: int
    """More than before if positive."""
    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID
    at: datetime


@dataclass(frozen=True)
class DispatchStockChanged(Event, name="inventory.dispatch_stock_changed", key="sku_id"):
    """More or fewer pieces are free in the dispatch layer of a warehouse; the sales layer
    follows.
    """

    movement_id: UUID
    merchant_id: UUID
    sku_id: UUID
    warehouse_id: UUID
    quantity: int
    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID
    at: datetime


@dataclass(frozen=True)
class SellableChanged(Event, name="inventory.sellable_changed", key="sku_id"):
    """How many can be sold is other than before, in whichever pool. Read it again."""

    merchant_id: UUID
    sku_id: UUID
    at: datetime
