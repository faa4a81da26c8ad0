"""What stands before what when nobody asks for another order: one number for each product.

In stock comes first, then what sells and is looked at, then what came onto the shelf last.
"""

from datetime import UTC, datetime

SOLD_WEIGHT = 10
HEAT_MAX = (1 << 20) - 1
HEAT_BITS_BEGIN = 32
STOCK_BIT = 1 << 61
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
AGE_MASK = (1 << HEAT_BITS_BEGIN) - 1


def standing(*, in_stock: bool, sold: int, looks: int, shelved_at: datetime | None) -> int:
    """The larger, the further up."""
    heat = min(sold * SOLD_WEIGHT + looks, HEAT_MAX)
    since = (shelved_at or _BEGINNING) - _BEGINNING
    minutes = min(max(int(since.total_seconds()) // 60, 0), AGE_MASK)
    return (STOCK_BIT if in_stock else 0) + (heat << HEAT_BITS_BEGIN) + minutes
