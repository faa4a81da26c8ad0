"""The steps of an order that fulfilment knows of."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.fulfilment.queries.of_orders import (
    OrderUnknown,
    SentShipmentView,
    fulfilment_of,
)
from houtai.modules.fulfilment.queries.past import PastShipmentView, past_shipments
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
    past = await past_shipments(session, who.actor, who.order_id)
    return [
        *decided,
        *(step for one in found.shipments if one.state != "void" for step in _of(one)),
        *(step for one in past for step in _gone(one)),
    ]


def _gone(one: PastShipmentView) -> list[JourneyStepView]:
    values = {"warehouse": one.warehouse_name}
    if one.merged_into:
        values["merged_into"] = one.merged_into
    why = f"void_{one.void_reason}"
    ended = _step(one, why if why in WHATS else "void", one.voided_at, values)
    return [_step(one, "make", one.created_at, values), ended]


def _of(one: SentShipmentView) -> list[JourneyStepView]:
    values = {"warehouse": one.warehouse_name, "pieces": one.pieces_count}
    moments = {"make": one.created_at, "ship": one.shipped_at, "sign": one.signed_at}
    return [
        _step(one, what, at, {**values, "waybills": one.waybills} if what == "ship" else values)
        for what, at in moments.items()
        if at is not None
    ]


def _step(
    one: SentShipmentView | PastShipmentView, what: str, at: datetime, values: Mapping[str, Any]
) -> JourneyStepView:
    return JourneyStepView(
        module="fulfilment",
        what=what,
        at=at,
        by_kind="house",
        document_kind="shipment",
        document_id=one.id,
        number=one.number,
        values=dict(values),
    )


WHATS = frozenset(
    {"decide_whole", "decide_divided", "decide_part", "decide_waits", "make", "ship", "sign"}
    | {"void", "void_cancelled", "void_merged", "void_refused", "void_short"}
)
SOURCES = {"fulfilment": ordering.Source(steps, WHATS), **BEYOND}
"""By the module whose steps they are."""
