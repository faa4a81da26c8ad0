"""What people may have printed in the background, more than one answer may hold."""

from uuid import UUID

from houtai.entry.exporting import tell_of
from houtai.kit import exports
from houtai.kit.exports import PrintList
from houtai.kit.shapes import View
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.identity import public as identity
from houtai.modules.logistics import public as logistics
from houtai.modules.wms import public as wms


class PrintedThing(View):
    """A row of a list, as far as a print asks for it."""

    id: UUID


PRINTS: list[PrintList] = [
    PrintList(
        name="logistics.waybills",
        permission="logistics.waybill.write",
        listing=logistics.WAYBILLS,
        select=logistics.select_printable,
        view=PrintedThing,
        print_these=logistics.print_labels_left,
    ),
    PrintList(
        name="fulfilment.delivery_notes",
        permission="fulfilment.shipment.write",
        listing=fulfilment.SHIPMENTS,
        select=fulfilment.select_shipments,
        view=PrintedThing,
        print_these=fulfilment.print_notes_left,
    ),
    PrintList(
        name="wms.pick_lists",
        permission="wms.outbound.write",
        listing=wms.WALKS,
        select=wms.select_walks,
        view=PrintedThing,
        print_these=wms.print_walks,
        needed="wave_id",
    ),
    PrintList(
        name="wms.delivery_notes",
        permission="wms.outbound.write",
        listing=wms.OUTBOUNDS,
        select=wms.select_noted,
        view=PrintedThing,
        print_these=wms.print_outbound_notes,
    ),
    PrintList(
        name="wms.waybills",
        permission="wms.outbound.write",
        listing=wms.NUMBERED_PARCELS,
        select=wms.select_numbered,
        view=PrintedThing,
        print_these=wms.print_parcel_labels,
        needed="wave_id",
    ),
]
"""Every list with a button that prints all of it."""

print_all = exports.print_task(
    {one.name: one for one in PRINTS}, identity.actor_at, tell_of("exports.printed")
)
"""The task that prints one of them."""
