"""What sourcing speaks of: orders, warehouses, plans, decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.rules.places import km_between

Outcome = Literal["whole", "divided", "part", "waits"]
Key = tuple[UUID, UUID]
"""Line and SKU."""
Free = dict[UUID, dict[UUID, int]]
"""By SKU and warehouse."""


@dataclass(frozen=True, slots=True)
class Need:
    """So many of a SKU for a line."""

    line_id: UUID
    sku_id: UUID
    quantity: int
    value_fen: int
    """Of all of them."""
    avoid: frozenset[UUID] = frozenset()
    """Warehouses that could not send it."""

    @property
    def key(self) -> Key:
        """What tells it from others of its order."""
        return self.line_id, self.sku_id

    def worth(self, quantity: int) -> int:
        """Value of some of its pieces."""
        return self.value_fen * quantity // self.quantity


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order as far as it is not promised yet."""

    order_id: UUID
    merchant_id: UUID
    region_code: str
    ship_by: datetime
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A warehouse: where it is, and how many shipments it has open."""

    id: UUID
    name: str
    region: str
    load: int = 0


@dataclass(frozen=True, slots=True)
class Take:
    """So many pieces for a line from one warehouse."""

    site_id: UUID
    line_id: UUID
    sku_id: UUID
    quantity: int
    value_fen: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One way of sending it, with what the rules say of it."""

    takes: tuple[Take, ...]
    missing: tuple[tuple[Key, int], ...]
    site_ids: tuple[UUID, ...]
    km: int
    """Of its parcels together."""
    cost_fen: int
    worth: bool
    """Each part, and what has to wait, is worth a parcel of its own."""
    scores: tuple[tuple[str, int], ...] = ()
    """By rule, in their order: 0 to 1,000."""
    total: int = 0

    @property
    def is_whole(self) -> bool:
        """Nothing has to wait."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Around:
    """An order among warehouses, what they have left, how busy they are, and what its rules say."""

    order: Wanted
    needs: tuple[Need, ...]
    left: Free
    sites: Mapping[UUID, Site]
    load: Mapping[UUID, int]
    book: RulesOfSourcing

    def has(self, sku_id: UUID, site_id: UUID) -> int:
        """What lies free there."""
        return self.left.get(sku_id, {}).get(site_id, 0)

    def km(self, site_id: UUID) -> int:
        """From there to the buyer."""
        return km_between(self.sites[site_id].region, self.order.region_code)


@dataclass(frozen=True, slots=True)
class Decided:
    """What becomes of an order, and what else could have."""

    order_id: UUID
    outcome: Outcome
    plan: Plan | None
    others: tuple[Plan, ...]
