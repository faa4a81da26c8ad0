"""The steps of an order's shipments that others know of: warehouses, carriers, ledger, events.

They do not know orders; fulfilment knows which shipments bring an order, and who may see them.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events import fulfilment as told_of_shipments
from houtai.events import logistics as told_by_carriers
from houtai.events import wms as told_by_warehouses
from houtai.kit import eventlog
from houtai.modules.fulfilment.queries.of_orders import shipments_of
from houtai.modules.fulfilment.queries.past import past_shipments
from houtai.modules.ledger import public as ledger
from houtai.modules.logistics import public as logistics
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.public import JourneyStepView, Traveller
from houtai.modules.wms import public as wms

ENTRIES_MAX = 500


async def _shipments(session: AsyncSession, who: Traveller) -> list[UUID]:
    """Those that the reader reaches, with those that never went; none for who may not see any."""
    if not who.actor.may("fulfilment.shipment.read"):
        return []
    sent = [one.id for one in await shipments_of(session, who.actor, who.order_id)]
    past = [one.id for one in await past_shipments(session, who.actor, who.order_id)]
    return list(dict.fromkeys((*sent, *past)))


async def warehouse_steps(session: AsyncSession, who: Traveller) -> Sequence[JourneyStepView]:
    """What was done in the warehouse; by whom, for those who see the warehouse's work."""
    knows_people = who.actor.may("wms.outbound.read")
    return [
        JourneyStepView(
            module="wms",
            what=one.what,
            at=one.at,
            by_kind="house" if one.by_id is None else "staff",
            by_id=one.by_id if knows_people else None,
            document_kind=one.document_kind,
            document_id=one.document_id,
            number=one.number,
            values=one.values,
        )
        for one in await wms.way_of(session, await _shipments(session, who))
    ]


async def carrier_steps(session: AsyncSession, who: Traveller) -> Sequence[JourneyStepView]:
    """Waybills, the parcels' way, and what was wrong on it."""
    return [
        JourneyStepView(
            module="logistics",
            what=one.what,
            at=one.at,
            by_kind="outside" if one.by_carrier else "house" if one.by_id is None else "staff",
            by_id=one.by_id,
            document_kind=one.document_kind,
            document_id=one.document_id,
            number=one.number,
            values=one.values,
        )
        for one in await logistics.way_of(session, await _shipments(session, who))
    ]


async def ledger_steps(session: AsyncSession, who: Traveller) -> Sequence[JourneyStepView]:
    """What shipments moved in the ledger: of each, one step for a reason at a moment."""
    found: dict[tuple[UUID, UUID, str, datetime], list[ledger.TransferView]] = {}
    for shipment_id in await _shipments(session, who):
        for one in await ledger.transfers_of_document(
            session, who.actor, shipment_id, limit=ENTRIES_MAX
        ):
            key = (shipment_id, one.chain_id, one.reason, one.at)
            found.setdefault(key, []).append(one)
    return [
        JourneyStepView(
            module="ledger",
            what=reason,
            at=at,
            by_kind="house",
            by_id=entries[0].actor_id,
            document_kind="shipment",
            document_id=shipment_id,
            values={"entries": len(entries), "chain_id": str(chain_id)},
        )
        for (shipment_id, chain_id, reason, at), entries in found.items()
    ]


async def event_steps(session: AsyncSession, who: Traveller) -> Sequence[JourneyStepView]:
    """What was told of the shipments."""
    keys = [str(one) for one in await _shipments(session, who)]
    return [
        JourneyStepView(
            module="events",
            what=one.name,
            at=one.at,
            by_kind="house",
            document_kind="event",
            number=str(one.position),
            values={"key": one.key},
        )
        for one in await eventlog.told_of(session, keys)
    ]


LEDGER_WHATS = frozenset(
    {"shipment.assign", "shipment.unassign", "shipment.short", "shipment.ship", "shipment.pick"}
    | {"shipment.online", "wms.pick", "wms.put_back"}
)
EVENT_WHATS = frozenset(
    one.LABEL.name
    for module in (told_of_shipments, told_by_carriers, told_by_warehouses)
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, eventlog.Event) and one is not eventlog.Event
)
SOURCES = {
    "wms": ordering.Source(warehouse_steps, wms.STEPS),
    "logistics": ordering.Source(carrier_steps, logistics.STEPS),
    "ledger": ordering.Source(ledger_steps, LEDGER_WHATS),
    "events": ordering.Source(event_steps, EVENT_WHATS),
}
