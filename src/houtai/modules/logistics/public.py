"""What the house may use of logistics. Names only, no logic."""

from houtai.modules.logistics.gateways import Issued
from houtai.modules.logistics.queries.accounts import own_contracts
from houtai.modules.logistics.queries.carriers import (
    CarrierChoiceView,
    CarrierNotUsable,
    check_carriers,
    choices,
    names_of,
    usable,
)
from houtai.modules.logistics.queries.duties import DUTIES
from houtai.modules.logistics.queries.quotes import quote, quote_each
from houtai.modules.logistics.queries.templates import TemplateUnknown
from houtai.modules.logistics.queries.templates import in_force as templates_in_force
from houtai.modules.logistics.queries.way import WHATS as STEPS
from houtai.modules.logistics.queries.way import CarrierStepView, way_of
from houtai.modules.logistics.queries.waybills import (
    WAYBILLS,
    ParcelMovementView,
    TrackView,
    WaybillStandingView,
    parcel_costs,
    select_printable,
    standing_of,
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
from houtai.modules.logistics.rules.tracking import Heard, Step
from houtai.modules.logistics.rules.waybills import Party, TypedNumber, WaybillWish
from houtai.modules.logistics.service.asking import (
    ask_waybills,
    note_handed_over,
    track_numbers,
    void_waybills,
)
from houtai.modules.logistics.service.hearing import Told
from houtai.modules.logistics.service.hearing import hear as hear_trackers
from houtai.modules.logistics.service.intercepting import ask_interception
from houtai.modules.logistics.service.issuing import record as record_answers
from houtai.modules.logistics.service.issuing import take as take_asked
from houtai.modules.logistics.service.labels import (
    print_labels_left,
    print_parcels,
    print_parcels_left,
)
from houtai.modules.logistics.service.templates import MakeFreightTemplate, NameTaken
from houtai.modules.logistics.service.templates import make as make_freight_template

__all__ = [
    "DUTIES",
    "STEPS",
    "WAYBILLS",
    "CarrierChoiceView",
    "CarrierNotUsable",
    "CarrierStepView",
    "FreeRule",
    "FreightLine",
    "FreightTooLarge",
    "FreightView",
    "Heard",
    "Issued",
    "MakeFreightTemplate",
    "MerchantFreightView",
    "NameTaken",
    "ParcelMovementView",
    "PartView",
    "Party",
    "Rates",
    "RegionRates",
    "SentLine",
    "Step",
    "Tariff",
    "Template",
    "TemplateUnknown",
    "Told",
    "TrackView",
    "TypedNumber",
    "WaybillStandingView",
    "WaybillWish",
    "ask_interception",
    "ask_waybills",
    "check_carriers",
    "choices",
    "freight",
    "hear_trackers",
    "make_freight_template",
    "names_of",
    "note_handed_over",
    "own_contracts",
    "parcel_costs",
    "parts_of",
    "print_labels_left",
    "print_parcels",
    "print_parcels_left",
    "quote",
    "quote_each",
    "record_answers",
    "select_printable",
    "standing_of",
    "take_asked",
    "templates_in_force",
    "track_numbers",
    "tracks_of",
    "usable",
    "void_waybills",
    "way_of",
]
