"""What gateways told, and what was not believed to be theirs."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.payments.rules.methods import GatewayMethod, RefusalReason
from houtai.modules.payments.tables import Callback, RefusedCallback

Digest = Annotated[str, BeforeValidator(bytes.hex)]
"""SHA-256 of the body as it came: by it two sides can see that they speak of the same message."""


class CallbackView(View):
    """One message of a gateway, its signature checked. `number` is ours, of payment or refund."""

    id: UUID
    channel: GatewayMethod
    gateway_event: str
    kind: Literal["payment", "refund"]
    number: str
    state: str
    amount_fen: int | None
    body_hash: Digest
    received_at: datetime


class RefusedCallbackView(View):
    """Messages of one hour that were not believed, for one reason; the last of them."""

    id: UUID
    channel: GatewayMethod
    reason: RefusalReason
    hour: datetime
    seen: int
    last_at: datetime
    last_hash: Digest
    last_bytes: int


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

REFUSED_CALLBACKS = Listing(
    id=RefusedCallback.id,
    sorts={"last_at": RefusedCallback.last_at},
    default="-last_at",
    filters={
        "channel": equal(RefusedCallback.channel, GatewayMethod),
        "reason": equal(RefusedCallback.reason, RefusalReason),
        "last_from": at_least(RefusedCallback.last_at, Moment),
        "last_before": below(RefusedCallback.last_at, Moment),
    },
)

_SHOWN = tuple(getattr(Callback, name) for name in CallbackView.model_fields)


async def list_callbacks(session: AsyncSession, wanted: Wanted) -> Page[CallbackView]:
    """Newest first. Index: ix_callback_received_at_id, ix_callback_number."""
    return await CALLBACKS.page(session, select(*_SHOWN), wanted, CallbackView)


async def list_refused_callbacks(
    session: AsyncSession, wanted: Wanted
) -> Page[RefusedCallbackView]:
    """Newest first; few rows an hour. Index: ix_refused_callback_last_at_id."""
    shown = (getattr(RefusedCallback, name) for name in RefusedCallbackView.model_fields)
    return await REFUSED_CALLBACKS.page(session, select(*shown), wanted, RefusedCallbackView)
