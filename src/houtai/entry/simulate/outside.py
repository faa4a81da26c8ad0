"""The world outside of a simulated house: the sandbox without a network, in moods."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import httpx

from houtai.entry.sandbox.app import build
from houtai.entry.sandbox.carrier_store import CarrierStore
from houtai.entry.sandbox.invoices import InvoiceDoors
from houtai.entry.sandbox.payouts import PayoutDoors
from houtai.entry.sandbox.store import Message, Store
from houtai.kit import outgoing
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.modules.invoicing.gateways import sandbox as invoices
from houtai.modules.logistics.gateways import sandbox as carrier
from houtai.modules.payments.gateways.opening import sandbox_address
from houtai.modules.payments.gateways.sandbox import secret_of
from houtai.modules.payouts.gateways import sandbox as payouts

Mood = Literal["well", "deaf", "mute", "broken"]
MOODS: tuple[Mood, ...] = ("well", "well", "well", "well", "well", "well", "deaf", "mute", "broken")
"""`deaf`: nobody hears us. `mute`: it is done, and the answer gets lost. `broken`: it says so."""
IN_MEMORY = Path(":memory:")
NOTIFY = "/api/open/payments/sandbox/notify"


class Outside(httpx.AsyncBaseTransport):
    """Every wire of the house ends here; all calls of one moment meet the same mood, so that it
    does not matter which of them comes first.
    """

    def __init__(self, environment: Environment) -> None:
        key = house_key(environment.home)
        self.store = Store(IN_MEMORY)
        self.secret = secret_of(key)
        self.mood: Mood = "well"
        parcels = CarrierStore(IN_MEMORY)
        bills = InvoiceDoors(IN_MEMORY, invoices.secret_of(key))
        transfers = PayoutDoors(IN_MEMORY, payouts.secret_of(key))
        self._closing = (self.store, parcels, bills, transfers)
        app = build(
            self.store,
            self.secret,
            sandbox_address(environment),
            parcels=parcels,
            carrier_secret=carrier.secret_of(key),
            invoices=bills,
            payouts=transfers,
        )
        self._doors = httpx.ASGITransport(app=app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """As the mood is."""
        if self.mood == "deaf":
            raise httpx.ConnectError("nobody there")
        answer = await self._doors.handle_async_request(request)
        if self.mood == "mute":
            raise httpx.ReadError("cut off")
        if self.mood == "broken":
            return httpx.Response(503)
        return answer

    def messages(self) -> list[Message]:
        """What the sandbox would tell by now, in an order that is the same each time."""
        self.store.finish_refunds(utc_now())
        return sorted(self.store.due_messages(utc_now()), key=_place)

    async def tell(self, house: httpx.AsyncClient, message: Message) -> bool:
        """Whether the house has heard it."""
        body = message.body.encode()
        headers = outgoing.signed(self.secret, message.id, body, at=utc_now())
        answer = await asyncio.create_task(house.post(NOTIFY, content=body, headers=headers))
        return answer.is_success

    def close(self) -> None:
        for one in self._closing:
            one.close()


def _place(message: Message) -> tuple[Any, ...]:
    """Ids and numbers are drawn by chance: what is said comes first, when it was made last."""
    said: Mapping[str, Any] = json.loads(message.body)
    amount_fen = said.get("paid_fen", said.get("amount_fen", 0))
    return said["kind"], said["state"], amount_fen, message.tries, message.copy, said["number"]
