"""What of the sending waits for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty
from houtai.modules.fulfilment.tables import OPEN, DemandLine, Parcel, Shipment

_READ = "fulfilment.shipment.read"


def _refused(actor: Actor, _: datetime) -> Select[Any]:
    return (
        select(Parcel.id)
        .join(Shipment, Shipment.id == Parcel.shipment_id)
        .where(Parcel.waybill_state == "refused", OPEN, within(actor, Parcel.merchant_id))
    )


def _wanting(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_demand_line_waiting_ship_by_id."""
    return select(DemandLine.id).where(
        DemandLine.waiting > 0, within(actor, DemandLine.merchant_id)
    )


def _not_begun(actor: Actor, _: datetime) -> Select[Any]:
    """Indexes: ix_shipment_state_created_at_id, _merchant_id_state_created_at_id."""
    return select(Shipment.id).where(
        Shipment.state == "waiting", within(actor, Shipment.merchant_id)
    )


DUTIES = (
    Duty("fulfilment.refused", _READ, "/fulfilment/desk?tab=refused", _refused, pressing=True),
    Duty("fulfilment.wanting", _READ, "/fulfilment/desk?tab=back", _wanting, pressing=True),
    Duty("fulfilment.not_begun", _READ, "/fulfilment/shipments?state=waiting", _not_begun),
)
