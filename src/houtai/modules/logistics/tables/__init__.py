"""What sending goods costs, who carries them, and where parcels are."""

from houtai.modules.logistics.tables.carriers import Carrier, CarrierAccount, Tracker
from houtai.modules.logistics.tables.freight import FreightTemplate, TemplateCategory
from houtai.modules.logistics.tables.waybills import (
    Interception,
    Movement,
    ParcelProblem,
    ProblemNote,
    RefusedPush,
    Waybill,
)

__all__ = [
    "Carrier",
    "CarrierAccount",
    "FreightTemplate",
    "Interception",
    "Movement",
    "ParcelProblem",
    "ProblemNote",
    "RefusedPush",
    "TemplateCategory",
    "Tracker",
    "Waybill",
]
