"""Which carrier takes a shipment as long as nobody has chosen one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from houtai.kit.regions import province_of


@dataclass(frozen=True, slots=True)
class Leg:
    """Whose goods go from which warehouse to which place."""

    merchant_id: UUID
    warehouse_id: UUID
    region_code: str


@dataclass(frozen=True, slots=True)
class CarriersThere:
    """Whom a warehouse has named: in general, and for provinces."""

    carrier_code: str = ""
    by_province: Mapping[str, str] | None = None

    def named(self) -> set[str]:
        """All of them."""
        return {self.carrier_code, *(self.by_province or {}).values()} - {""}


def usual_carrier(
    leg: Leg, there: CarriersThere, shop: Sequence[str], house: str, usable: Collection[str]
) -> str:
    """The warehouse's for the province, the warehouse's, the shop's first, the house's: the first
    of them that may be chosen; empty where none may be.
    """
    return next((code for code in _named(leg, there, shop, house) if code in usable), "")


def _named(leg: Leg, there: CarriersThere, shop: Sequence[str], house: str) -> Iterator[str]:
    yield (there.by_province or {}).get(province_of(leg.region_code), "")
    yield there.carrier_code
    yield from shop
    yield house
