"""What the house may use of logistics. Names only, no logic."""

from houtai.modules.logistics.queries.quotes import quote, quote_each
from houtai.modules.logistics.queries.templates import TemplateUnknown
from houtai.modules.logistics.queries.templates import in_force as templates_in_force
from houtai.modules.logistics.queries.way import WHATS as STEPS
from houtai.modules.logistics.queries.way import CarrierStepView, way_of
from houtai.modules.logistics.queries.waybills import (
    ParcelMovementView,
    TrackView,
    parcel_costs,
    tracks_of,
)
from houtai.modules.logistics.rules.freight import (
    FreightLine,
    FreightTooLarge,
    FreightView,
    MerchantFreightView,
    PartView,
    SentLine,
    Template,
    freight,
    parts_of,
)
from houtai.modules.logistics.rules.tariffs import FreeRule, Rates, RegionRates, Tariff
from houtai.modules.logistics.rules.waybills import Party, TypedNumber, WaybillWish
from houtai.modules.logistics.service.asking import (
    ask_waybills,
    note_handed_over,
    track_numbers,
    void_waybills,
)
from houtai.modules.logistics.service.templates import MakeFreightTemplate, NameTaken
from houtai.modules.logistics.service.templates import make as make_freight_template

__all__ = [
    "STEPS",
    "CarrierStepView",
    "FreeRule",
    "FreightLine",
    "FreightTooLarge",
    "FreightView",
    "MakeFreightTemplate",
    "MerchantFreightView",
    "NameTaken",
    "ParcelMovementView",
    "PartView",
    "Party",
    "Rates",
    "RegionRates",
    "SentLine",
    "Tariff",
    "Template",
    "TemplateUnknown",
    "TrackView",
    "TypedNumber",
    "WaybillWish",
    "ask_waybills",
    "freight",
    "make_freight_template",
    "note_handed_over",
    "parcel_costs",
    "parts_of",
    "quote",
    "quote_each",
    "templates_in_force",
    "track_numbers",
    "tracks_of",
    "void_waybills",
    "way_of",
]
