"""The sandbox: a gateway of our own that moves no money, spoken to as if it were another's."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from houtai.kit.clock import utc_now
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.kit.outgoing import shared_secret, signed
from houtai.modules.payments.gateways import (
    Declined,
    HowToPay,
    Intent,
    NotGenuine,
    PaymentStanding,
    RefundIntent,
    RefundStanding,
    Reply,
    Told,
    Unreached,
)
from houtai.modules.payments.gateways.wire import BILL_BYTES_MAX, Wire

SKEW = timedelta(minutes=5)
NOT_FOUND = 404
SECONDS_LENGTH_MAX = 12


def secret_of(key: HouseKey) -> str:
    """What the house and its sandbox share; neither stores it."""
    return shared_secret(key.derived("payments.sandbox", b""))


def verify(secret: str, headers: Mapping[str, str], body: bytes, at: datetime) -> str:
    """The message's id, if who sent it knows the secret and it is fresh. Raises NotGenuine."""
    seconds = headers.get("webhook-timestamp", "")
    if not seconds.isdecimal() or len(seconds) > SECONDS_LENGTH_MAX:
        raise NotGenuine("moment")
    sent_at = datetime.fromtimestamp(int(seconds), UTC)
    if abs(sent_at - at) > SKEW:
        raise NotGenuine("moment")
    message_id = headers.get("webhook-id", "")
    expected = signed(secret, message_id, body, at=sent_at)["webhook-signature"]
    given = headers.get("webhook-signature", "")
    if not message_id or not hmac.compare_digest(expected.encode(), given.encode()):
        raise NotGenuine("signature")
    return message_id


@dataclass(frozen=True)
class Sandbox:
    """The gateway at this address."""

    secret: str
    wire: Wire
    heard = Reply(200, '{"heard":true}', "application/json")
    refused = Reply(401, '{"heard":false}', "application/json")

    async def start(self, intent: Intent) -> HowToPay:
        """The address of a page where one presses what happens."""
        said = {
            "number": intent.number,
            "amount_fen": intent.amount_fen,
            "title": intent.title,
            "expires_at": intent.expires_at.isoformat(),
            "notify_url": intent.notify_url,
            "return_url": intent.return_url,
        }
        answer = await self._ask("POST", "/v1/payments", said)
        return HowToPay("redirect", address=str(answer["page_url"]))

    async def query(self, number: str) -> PaymentStanding:
        """By our own number."""
        try:
            return _payment(await self._ask("GET", f"/v1/payments/{quote(number)}"))
        except _Absent:
            return PaymentStanding("unknown")

    async def close(self, number: str) -> PaymentStanding:
        """`paid` if that was too late."""
        try:
            return _payment(await self._ask("POST", f"/v1/payments/{quote(number)}/close", {}))
        except _Absent:
            return PaymentStanding("unknown")

    async def refund(self, intent: RefundIntent) -> RefundStanding:
        """As its switches say: at once, later, or not."""
        said = {
            "number": intent.number,
            "payment_number": intent.payment_number,
            "amount_fen": intent.amount_fen,
            "notify_url": intent.notify_url,
        }
        return _refund(await self._ask("POST", "/v1/refunds", said))

    async def query_refund(self, intent: RefundIntent) -> RefundStanding:
        """By our own number."""
        try:
            return _refund(await self._ask("GET", f"/v1/refunds/{quote(intent.number)}"))
        except _Absent:
            return RefundStanding("unknown")

    def read_callback(
        self, headers: Mapping[str, str], body: bytes, at: datetime, /
    ) -> Told | None:
        """Signed as Standard Webhooks lays it down."""
        event = verify(self.secret, headers, body, at)
        try:
            said = json.loads(body)
            number = str(said["number"])
            if said["kind"] == "refund":
                return Told(event, "refund", number, refund=_refund(said))
            return Told(event, "payment", number, payment=_payment(said))
        except (ValueError, KeyError, TypeError) as error:
            raise NotGenuine("content") from error

    async def fetch_bill(self, day: date) -> bytes:
        """Lines of CSV."""
        return await self._send("GET", f"/v1/bills/{day}", b"")

    async def _ask(
        self, method: str, path: str, said: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        body = b"" if said is None else json.dumps(said).encode()
        try:
            return dict(json.loads(await self._send(method, path, body)))
        except (ValueError, TypeError) as error:
            raise Unreached("an answer that cannot be read") from error

    async def _send(self, method: str, path: str, body: bytes) -> bytes:
        message_id = str(new_id())
        content = path.encode() + b"\n" + body
        headers = {
            "Content-Type": "application/json",
            **signed(self.secret, message_id, content, at=utc_now()),
        }
        answer = await self.wire.call(
            method, path, body=body, headers=headers, bytes_max=BILL_BYTES_MAX
        )
        if answer.status == NOT_FOUND:
            raise _Absent("not known there")
        if answer.says_nothing:
            raise Unreached(f"status {answer.status}")
        if not answer.is_success:
            raise Declined(f"status {answer.status}: {answer.body[:100].decode(errors='replace')}")
        return answer.body


class _Absent(Declined):
    """They do not know the number."""


def _payment(said: Mapping[str, Any]) -> PaymentStanding:
    if said["state"] != "paid":
        return PaymentStanding("closed" if said["state"] == "closed" else "waiting")
    paid_at = datetime.fromisoformat(str(said["paid_at"]))
    return PaymentStanding("paid", str(said["gateway_number"]), int(said["paid_fen"]), paid_at)


def _refund(said: Mapping[str, Any]) -> RefundStanding:
    number, amount_fen = str(said["gateway_number"]), int(said["amount_fen"])
    match said["state"]:
        case "succeeded":
            return RefundStanding("succeeded", number, amount_fen)
        case "failed":
            return RefundStanding("failed", number, amount_fen, reason=str(said.get("reason", "")))
    return RefundStanding("processing", number, amount_fen)
