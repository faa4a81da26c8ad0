"""What waits in a warehouse."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty
from houtai.modules.wms.queries.outbounds import AT_WORK
from houtai.modules.wms.tables import Outbound, PutBack, Return, Shortage

_READ = "wms.outbound.read"
_RETURN = "wms.return.read"


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


def _to_inspect(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_return_inbound_state_expected_at_id."""
    return select(Return.id).where(
        within(actor, Return.warehouse_id), Return.state == "arrived", Return.kind == "case"
    )


def _strays(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_return_inbound_open_stray."""
    return select(Return.id).where(
        within(actor, Return.warehouse_id), Return.state == "arrived", Return.kind == "stray"
    )


def _late_strays(actor: Actor, at: datetime) -> Select[Any]:
    """Index: ix_return_inbound_open_stray."""
    return _strays(actor, at).where(Return.due_at < at)


DUTIES = (
    Duty("wms.late", _READ, "/wms/outbound?late=true", _late, pressing=True),
    Duty("wms.short", _READ, "/wms/shortages?state=asked", _short, pressing=True),
    Duty("wms.stray_late", _RETURN, "/wms/returns?late=true", _late_strays, pressing=True),
    Duty("wms.waiting", _READ, "/wms/outbound?state=waiting", _waiting),
    Duty("wms.put_back", "wms.work.read", "/wms/pda/back", _put_back),
    Duty("wms.to_inspect", _RETURN, "/wms/returns?state=arrived&kind=case", _to_inspect),
    Duty("wms.stray", _RETURN, "/wms/returns?state=arrived&kind=stray", _strays),
)
