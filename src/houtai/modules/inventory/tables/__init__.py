"""Warehouses, pools and quotas are facts; levels are read copies of what the ledger counts."""

from houtai.modules.inventory.tables.alerts import Alert, StockRule
from houtai.modules.inventory.tables.documents import Document, DocumentLine
from houtai.modules.inventory.tables.fields import COST
from houtai.modules.inventory.tables.levels import (
    CheckRun,
    Difference,
    Follower,
    Level,
    PoolLevel,
    SkuLevel,
)
from houtai.modules.inventory.tables.lots import LOT_NUMBER_CHARS_MAX, Lot
from houtai.modules.inventory.tables.places import Item, Pool, Quota, Warehouse
from houtai.modules.inventory.tables.values import Valuation, ValueDay, ValueEntry

__all__ = [
    "COST",
    "LOT_NUMBER_CHARS_MAX",
    "Alert",
    "CheckRun",
    "Difference",
    "Document",
    "DocumentLine",
    "Follower",
    "Item",
    "Level",
    "Lot",
    "Pool",
    "PoolLevel",
    "Quota",
    "SkuLevel",
    "StockRule",
    "Valuation",
    "ValueDay",
    "ValueEntry",
    "Warehouse",
]
