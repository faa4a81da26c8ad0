"""What of stock waits for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor
from houtai.kit.duties import Duty
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.tables import Alert, Document


def _alerts(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_alert_open."""
    return select(Alert.id).where(
        Alert.closed_at.is_(None), reached(actor, Alert.merchant_id, Alert.warehouse_id)
    )


def _documents(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_document_state_id."""
    return select(Document.id).where(
        Document.state == "waiting", reached(actor, Document.merchant_id, Document.warehouse_id)
    )


DUTIES = (
    Duty("inventory.alerts", "inventory.alert.read", "/inventory/alerts?state=open", _alerts),
    Duty(
        "inventory.documents",
        "inventory.document.read",
        "/inventory/documents?state=waiting",
        _documents,
    ),
)
