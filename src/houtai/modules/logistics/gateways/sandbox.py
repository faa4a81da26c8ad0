"""The sandbox carrier: our own, which carries nothing, spoken to as if it were another's."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast, get_args
from uuid import UUID

from houtai.kit.clock import utc_now
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.kit.outgoing import shared_secret, signed
from houtai.modules.logistics.gateways import Issued, NotGenuine, NotReached, Order, Reply, Watched
from houtai.modules.logistics.gateways.wire import Wire
from houtai.modules.logistics.rules.tracking import (
    NUMBER_LENGTH_MAX,
    PLACE_LENGTH_MAX,
    STEPS_MAX,
    WORDS_LENGTH_MAX,
    Heard,
    Status,
    Step,
)

SKEW = timedelta(minutes=5)
SECONDS_LENGTH_MAX = 12
KNOWN = frozenset(get_args(Status)) - {"no_movement"}


def secret_of(key: HouseKey) -> str:
    """What the house and its sandbox share; neither stores it."""
    return shared_secret(key.derived("logistics.sandbox", b""))


def verify(secret: str, headers: Mapping[str, str], content: bytes, at: datetime) -> None:
    """Raises NotGenuine unless who sent it knows the secret and it is fresh."""
    seconds = headers.get("webhook-timestamp", "")
    if not seconds.isdecimal() or len(seconds) > SECONDS_LENGTH_MAX:
        raise NotGenuine("moment")
    try:
        sent_at = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OSError, OverflowError) as error:
        raise NotGenuine("moment") from error
    if abs(sent_at - at) > SKEW:
        raise NotGenuine("moment")
    message_id = headers.get("webhook-id", "")
    expected = signed(secret, message_id, content, at=sent_at)["webhook-signature"]
    given = headers.get("webhook-signature", "")
    if not message_id or not hmac.compare_digest(expected.encode(), given.encode()):
        raise NotGenuine("signature")


@dataclass(frozen=True)
class Sandbox:
    """Both in one: it gives numbers and tells where parcels are."""

    secret: str
    wire: Wire
    heard = Reply(200, '{"heard":true}')
    refused = Reply(401, '{"heard":false}')

    async def issue(self, order: Order) -> Issued:
        """At once, until the balance is used up."""
        said = {
            "id": str(order.id),
            "carrier": order.carrier,
            "account": order.customer_number,
            "recipient": order.recipient.model_dump(),
            "weight_g": order.weight_g,
        }
        answer = await self._ask("/carrier/v1/waybills", said)
        return Issued(
            str(answer["number"]),
            str(answer["sort_code"]),
            str(answer["label_words"]),
            int(answer["balance"]),
        )

    async def void(self, order_id: UUID, carrier: str, _number: str | None) -> int | None:
        """The number goes back to the balance."""
        said = {"id": str(order_id), "carrier": carrier}
        answer = await self._ask("/carrier/v1/voids", said)
        return None if answer["balance"] is None else int(answer["balance"])

    async def intercept(self, _order_id: UUID, carrier: str, number: str) -> None:
        """It turns back whatever was not signed for, also numbers of others."""
        await self._ask("/carrier/v1/interceptions", {"carrier": carrier, "number": number})

    async def balance(self, carrier: str, customer_number: str) -> int | None:
        """What is left of a contract."""
        said = {"carrier": carrier, "account": customer_number}
        return int((await self._ask("/carrier/v1/balances", said))["balance"])

    async def watch(self, watched: Watched) -> None:
        """Also numbers that it did not give: it makes believe."""
        said = {
            "carrier": watched.carrier,
            "number": watched.number,
            "notify_url": watched.notify_url,
        }
        await self._ask("/carrier/v1/watches", said)

    async def query(self, watched: Watched) -> Heard | None:
        """Everything that was pressed so far, also what was not told."""
        said = {"carrier": watched.carrier, "number": watched.number}
        answer = await self._ask("/carrier/v1/tracks", said)
        try:
            heard = _heard(answer)
        except (ValueError, KeyError, TypeError) as error:
            raise NotReached("an answer that cannot be read") from error
        return heard if heard.steps else None

    def read_push(self, headers: Mapping[str, str], body: bytes, at: datetime, /) -> list[Heard]:
        """Signed as Standard Webhooks lays it down."""
        verify(self.secret, headers, body, at)
        try:
            return [_heard(json.loads(body))]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NotGenuine("content") from error

    async def _ask(self, path: str, said: Mapping[str, Any]) -> dict[str, Any]:
        body = json.dumps(said).encode()
        content = path.encode() + b"\n" + body
        headers = {
            "Content-Type": "application/json",
            **signed(self.secret, str(new_id()), content, at=utc_now()),
        }
        return await self.wire.post(path, body, headers)


def _heard(said: Mapping[str, Any]) -> Heard:
    steps = [_step(one) for one in said["steps"][:STEPS_MAX]]
    return Heard((str(said["carrier"]),), str(said["number"])[:NUMBER_LENGTH_MAX], tuple(steps))


def _step(said: Mapping[str, Any]) -> Step:
    status = said["status"]
    if status not in KNOWN:
        raise ValueError(status)
    return Step(
        datetime.fromisoformat(said["at"]).astimezone(UTC),
        cast("Status", status),
        str(said["words"])[:WORDS_LENGTH_MAX],
        str(said["place"])[:PLACE_LENGTH_MAX],
        has_bad_address=bool(said.get("bad_address")),
    )
