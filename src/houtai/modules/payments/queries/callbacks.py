"""What gateways told."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.payments.rules.methods import GatewayMethod
from houtai.modules.payments.tables import Callback


class CallbackView(View):
    """One message of a gateway, its signature checked. `number` is ours, of payment or refund."""

    id: UUID
    channel: GatewayMethod
    gateway_event: str
    kind: Literal["payment", "refund"]
    number: str
    state: str
    amount_fen: int | None
    received_at: datetime


CALLBACKS = Listing(
    id=Callback.id,
    sorts={"received_at": Callback.received_at},
    default="-received_at",
    filters={
        "channel": equal(Callback.channel, GatewayMethod),
        "number": equal(Callback.number, Line),
        "received_from": at_least(Callback.received_at, Moment),
        "received_before": below(Callback.received_at, Moment),
    },
)

_SHOWN = tuple(getattr(Callback, name) for name in CallbackView.model_fields)


async def list_callbacks(session: AsyncSession, wanted: Wanted) -> Page[CallbackView]:
    """Newest first. Index: ix_callback_received_at_id, ix_callback_number."""
    return await CALLBACKS.page(session, select(*_SHOWN), wanted, CallbackView)
