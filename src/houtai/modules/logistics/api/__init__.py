"""HTTP doors of logistics: the consoles', and those that trackers push to."""

from houtai.modules.logistics.api.carriers import console as carrier_doors
from houtai.modules.logistics.api.freight import console as freight_doors
from houtai.modules.logistics.api.parcels import console as parcel_doors
from houtai.modules.logistics.api.push import doors as push_doors

__all__ = ["console", "push"]

console = [freight_doors, carrier_doors, parcel_doors]
push = [push_doors]
