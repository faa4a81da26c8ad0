"""How one order is being sent: where its pieces are, its shipments, why it was decided so."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.modules.fulfilment.queries.shipments import (
    ShipmentLineView,
    ShipmentParcelView,
    ShipmentRowView,
    lines_of,
    parcels_of,
    select_shipments,
)
from houtai.modules.fulfilment.tables import Decision, Demand, DemandLine, Shipment, ShipmentLine

DECISIONS_MAX = 50


class OrderUnknown(NotFound):
    """Unknown, out of reach, or not to be sent so far."""

    code = "fulfilment.order_unknown"


class StandingLineView(View):
    """A line, and where its pieces are."""

    line_id: UUID
    sku_id: UUID
    sku_code: str
    product_name: str
    spec_text: str
    quantity: int
    waiting: int
    assigned: int
    shipped: int
    dropped: int


class ScoreView(View):
    """What one rule says of a plan, from 0 to 1,000."""

    rule: str
    score: int


class PlanView(View):
    """One way of sending it."""

    warehouses: list[str]
    km: int
    cost_fen: int
    worth: bool
    missing: int
    scores: list[ScoreView]
    total: int


class DecisionView(View):
    """Why it is sent from there."""

    id: UUID
    why: str
    outcome: str
    chosen: PlanView | None
    others: list[PlanView]
    at: datetime


class SentShipmentView(ShipmentRowView):
    """A shipment with its lines and parcels."""

    lines: tuple[ShipmentLineView, ...] = ()
    parcels: tuple[ShipmentParcelView, ...] = ()


class FulfilmentOfOrderView(View):
    """How an order is being sent; `receive_by`: when it counts as received, once all has gone."""

    order_id: UUID
    state: Literal["open", "shipped", "received", "stopped"]
    ship_by: datetime
    receive_by: datetime | None
    lines: list[StandingLineView]
    shipments: list[SentShipmentView]
    decisions: list[DecisionView]


async def fulfilment_of(
    session: AsyncSession, actor: Actor, order_id: UUID
) -> FulfilmentOfOrderView:
    """Raises OrderUnknown, also for one that nobody has begun with. Indexes: pk_demand,
    ix_demand_line_order_id, ix_shipment_line_order_id, ix_decision_order_id_id.
    """
    found = await session.execute(
        select(Demand.state, Demand.ship_by, Demand.receive_by).where(
            Demand.order_id == order_id, within(actor, Demand.merchant_id)
        )
    )
    row = found.one_or_none()
    if row is None:
        raise OrderUnknown
    return FulfilmentOfOrderView(
        order_id=order_id,
        state=row.state,
        ship_by=row.ship_by,
        receive_by=row.receive_by,
        lines=await _lines(session, order_id),
        shipments=await shipments_of(session, actor, order_id),
        decisions=await decisions_of(session, actor, order_id),
    )


async def _lines(session: AsyncSession, order_id: UUID) -> list[StandingLineView]:
    columns: list[Any] = [getattr(DemandLine, name) for name in StandingLineView.model_fields]
    rows = await session.execute(
        select(*columns).where(DemandLine.order_id == order_id).order_by(DemandLine.id)
    )
    return [StandingLineView.model_validate(row) for row in rows]


async def shipments_of(
    session: AsyncSession, actor: Actor, order_id: UUID
) -> list[SentShipmentView]:
    """With goods of this order, the oldest first."""
    ids = select(ShipmentLine.shipment_id).where(ShipmentLine.order_id == order_id)
    found = await session.execute(
        select_shipments(actor).where(Shipment.id.in_(ids)).order_by(Shipment.id)
    )
    rows = found.all()
    lines = await lines_of(session, [row.id for row in rows])
    parcels = await parcels_of(session, [row.id for row in rows])
    return [
        SentShipmentView.model_validate(row).model_copy(
            update={
                "lines": tuple(lines.get(row.id, ())),
                "parcels": tuple(parcels.get(row.id, ())),
            }
        )
        for row in rows
    ]


async def decisions_of(session: AsyncSession, actor: Actor, order_id: UUID) -> list[DecisionView]:
    """The newest first."""
    rows = await session.execute(
        select(Decision.id, Decision.why, Decision.outcome, Decision.plans, Decision.at)
        .where(Decision.order_id == order_id, within(actor, Decision.merchant_id))
        .order_by(Decision.id.desc())
        .limit(DECISIONS_MAX)
    )
    return [
        DecisionView(
            id=row.id,
            why=row.why,
            outcome=row.outcome,
            chosen=row.plans["chosen"],
            others=row.plans["others"],
            at=row.at,
        )
        for row in rows
    ]
