"""The steps of an order that fulfilment knows of."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.fulfilment.queries.of_orders import (
    OrderUnknown,
    SentShipmentView,
    fulfilment_of,
)
from houtai.modules.fulfilment.queries.way import SOURCES as BEYOND
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.public import JourneyStepView, Traveller


async def steps(session: AsyncSession, who: Traveller) -> Sequence[JourneyStepView]:
    """Decisions, and what became of its shipments, as its reader may see them."""
    if not who.actor.may("fulfilment.shipment.read"):
        return []
    try:
        found = await fulfilment_of(session, who.actor, who.order_id)
    except OrderUnknown:
        return []
    decided = [
        JourneyStepView(
            module="fulfilment",
            what=f"decide_{one.outcome}",
            at=one.at,
            by_kind="house",
            document_kind="order",
            document_id=who.order_id,
            values={"warehouses": one.chosen.warehouses if one.chosen else []},
        )
        for one in found.decisions
    ]
    return [*decided, *(step for one in found.shipments for step in _of(one))]


def _of(one: SentShipmentView) -> list[JourneyStepView]:
    values = {"warehouse": one.warehouse_name, "pieces": one.pieces_count}
    moments = {"make": one.created_at, "ship": one.shipped_at, "sign": one.signed_at}
    return [
        JourneyStepView(
            module="fulfilment",
            what=what,
            at=moment,
            by_kind="house",
            document_kind="shipment",
            document_id=one.id,
            number=one.number,
            values={**values, "waybills": one.waybills} if what == "ship" else values,
        )
        for what, moment in moments.items()
        if moment is not None
    ]


WHATS = frozenset(
    {"decide_whole", "decide_divided", "decide_part", "decide_waits", "make", "ship", "sign"}
)
SOURCES = {"fulfilment": ordering.Source(steps, WHATS), **BEYOND}
"""By the module whose steps they are."""
