"""What waits in a warehouse."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty
from houtai.modules.wms.queries.outbounds import AT_WORK
from houtai.modules.wms.tables import Outbound, PutBack, Shortage

_READ = "wms.outbound.read"


def _late(actor: Actor, at: datetime) -> Select[Any]:
    """Index: ix_outbound_warehouse_id_state_promise_at_id."""
    return select(Outbound.id).where(
        within(actor, Outbound.warehouse_id), Outbound.state.in_(AT_WORK), Outbound.promise_at < at
    )


def _waiting(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_outbound_warehouse_id_state_promise_at_id."""
    return select(Outbound.id).where(
        within(actor, Outbound.warehouse_id), Outbound.state == "waiting"
    )


def _short(actor: Actor, _: datetime) -> Select[Any]:
    """Index: uq_shortage_task_id_asked."""
    return select(Shortage.id).where(
        within(actor, Shortage.warehouse_id), Shortage.state == "asked"
    )


def _put_back(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_put_back_open."""
    return select(PutBack.id).where(
        within(actor, PutBack.warehouse_id), PutBack.done < PutBack.quantity
    )


DUTIES = (
    Duty("wms.late", _READ, "/wms/outbound?late=true", _late, pressing=True),
    Duty("wms.short", _READ, "/wms/shortages?state=asked", _short, pressing=True),
    Duty("wms.waiting", _READ, "/wms/outbound?state=waiting", _waiting),
    Duty("wms.put_back", "wms.work.read", "/wms/pda/back", _put_back),
)
