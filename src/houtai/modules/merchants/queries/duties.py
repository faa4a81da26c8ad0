"""Which applications wait for the platform, or for whoever began them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty
from houtai.modules.merchants.rules.steps import OPEN_TO_CHANGE
from houtai.modules.merchants.tables import Application


def _submitted(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_application_state_id."""
    return select(Application.id).where(
        Application.state == "submitted", within(actor, Application.merchant_id)
    )


def _begun(actor: Actor, _: datetime) -> Select[Any]:
    """Indexes: uq_application_merchant_id, ix_application_state_id."""
    return select(Application.id).where(
        Application.state.in_(OPEN_TO_CHANGE), within(actor, Application.merchant_id)
    )


DUTIES = (
    Duty(
        "merchants.begun",
        "merchants.application.write",
        "/merchants/application",
        _begun,
        pressing=True,
    ),
    Duty(
        "merchants.submitted",
        "merchants.review.read",
        "/merchants/applications?state=submitted",
        _submitted,
    ),
)
