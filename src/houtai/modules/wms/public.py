"""What the house may use of the warehouse. Names only, no logic."""

from houtai.modules.wms.queries.agreement import INVARIANTS
from houtai.modules.wms.queries.carriers import know_carriers
from houtai.modules.wms.queries.duties import DUTIES
from houtai.modules.wms.queries.numbers import know_numbers, numbers_at_tables
from houtai.modules.wms.queries.outbounds import OUTBOUNDS, OutboundDetailView, one_outbound
from houtai.modules.wms.queries.papers import (
    NUMBERED_PARCELS,
    WALKS,
    select_noted,
    select_numbered,
    select_walks,
)
from houtai.modules.wms.queries.places import list_cartons, list_zones, where_it_lies
from houtai.modules.wms.queries.waves import PickListDetailView, PickTaskView, one_list, one_wave
from houtai.modules.wms.queries.way import WHATS as STEPS
from houtai.modules.wms.queries.way import WarehouseStepView, way_of
from houtai.modules.wms.queries.work import open_shortage
from houtai.modules.wms.rules.outbounds import OutboundLine, OutboundWish, WaybillNote
from houtai.modules.wms.rules.returns import ReturnLine, ReturnWish
from houtai.modules.wms.service.asking import NothingToSend, ask_outbound, withdraw_outbound
from houtai.modules.wms.service.handing_over import HandOver, hand_over
from houtai.modules.wms.service.moves import MovePieces
from houtai.modules.wms.service.moves import move as move_pieces
from houtai.modules.wms.service.packing import CheckPieces, PackOutbound, PackParcel
from houtai.modules.wms.service.packing import check as check_pieces
from houtai.modules.wms.service.packing import pack as pack_outbound
from houtai.modules.wms.service.paper_of_carriers import CarrierPaper, know_carrier_paper
from houtai.modules.wms.service.paper_runs import (
    print_outbound_notes,
    print_parcel_labels,
    print_walks,
)
from houtai.modules.wms.service.picking import PickPieces, take_list
from houtai.modules.wms.service.picking import pick as pick_pieces
from houtai.modules.wms.service.places import (
    MakeBins,
    MakeCarton,
    MakeZone,
    make_bins,
    make_carton,
    make_zone,
)
from houtai.modules.wms.service.returns_awaited import (
    expect_return,
    returns_here,
    withdraw_return,
)
from houtai.modules.wms.service.shortages import CountAgain, ReportShort
from houtai.modules.wms.service.shortages import count as count_again
from houtai.modules.wms.service.shortages import report as report_short
from houtai.modules.wms.service.waves import BuildWave, WaveRule
from houtai.modules.wms.service.waves import build as build_wave
from houtai.modules.wms.service.waybills import change_carrier, note_waybills

__all__ = [
    "DUTIES",
    "INVARIANTS",
    "NUMBERED_PARCELS",
    "OUTBOUNDS",
    "STEPS",
    "WALKS",
    "BuildWave",
    "CarrierPaper",
    "CheckPieces",
    "CountAgain",
    "HandOver",
    "MakeBins",
    "MakeCarton",
    "MakeZone",
    "MovePieces",
    "NothingToSend",
    "OutboundDetailView",
    "OutboundLine",
    "OutboundWish",
    "PackOutbound",
    "PackParcel",
    "PickListDetailView",
    "PickPieces",
    "PickTaskView",
    "ReportShort",
    "ReturnLine",
    "ReturnWish",
    "WarehouseStepView",
    "WaveRule",
    "WaybillNote",
    "ask_outbound",
    "build_wave",
    "change_carrier",
    "check_pieces",
    "count_again",
    "expect_return",
    "hand_over",
    "know_carrier_paper",
    "know_carriers",
    "know_numbers",
    "list_cartons",
    "list_zones",
    "make_bins",
    "make_carton",
    "make_zone",
    "move_pieces",
    "note_waybills",
    "numbers_at_tables",
    "one_list",
    "one_outbound",
    "one_wave",
    "open_shortage",
    "pack_outbound",
    "pick_pieces",
    "print_outbound_notes",
    "print_parcel_labels",
    "print_walks",
    "report_short",
    "returns_here",
    "select_noted",
    "select_numbered",
    "select_walks",
    "take_list",
    "way_of",
    "where_it_lies",
    "withdraw_outbound",
    "withdraw_return",
]
