"""WeChat Pay, API v3: by a code to scan (Native), inside WeChat (JSAPI), on a phone (H5)."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from houtai.kit.clock import utc_now
from houtai.modules.payments.gateways import (
    Declined,
    HowToPay,
    Intent,
    NoBill,
    NotGenuine,
    PaymentStanding,
    RefundIntent,
    RefundStanding,
    Reply,
    Told,
    Unreached,
    keys,
)
from houtai.modules.payments.gateways.wire import BILL_BYTES_MAX, Answer, Wire

ADDRESS = "https://api.mch.weixin.qq.com"
SKEW = timedelta(minutes=5)
_SCHEME = "WECHATPAY2-SHA256-RSA2048"
_BEGIN = "/v3/pay/transactions"
_TITLE_LENGTH_MAX = 40
_ABSENT = {"ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS"}
_NO_BILL = {"NO_STATEMENT_EXIST", "STATEMENT_CREATING"}
_PASSING = {"SYSTEM_ERROR", "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "BIZERR_NEED_RETRY"}
_STATES = {"SUCCESS": "paid", "REFUND": "paid", "CLOSED": "closed", "REVOKED": "closed"}


@dataclass(frozen=True)
class WechatKeys:
    """Who we are there, and by which key we know who answers.

    `their_serial` names their key: the id of the public key, or the platform certificate's serial.
    """

    app_id: str
    merchant_number: str
    own_serial: str
    own_key: RSAPrivateKey = field(repr=False)
    their_serial: str
    their_key: RSAPublicKey
    envelope_key: bytes = field(repr=False)


class Wechat:
    """One merchant number at WeChat Pay."""

    heard = Reply(200, '{"code":"SUCCESS"}', "application/json")
    refused = Reply(401, '{"code":"FAIL"}', "application/json")

    def __init__(self, own: WechatKeys, wire: Wire) -> None:
        self._own = own
        self._wire = wire

    async def start(self, intent: Intent) -> HowToPay:
        """What fits where the buyer stands. Begun again under its number it is the same order."""
        order = {
            "appid": self._own.app_id,
            "mchid": self._own.merchant_number,
            "description": intent.title[:_TITLE_LENGTH_MAX],
            "out_trade_no": intent.number,
            "time_expire": intent.expires_at.astimezone(UTC).isoformat(timespec="seconds"),
            "notify_url": intent.notify_url,
            "amount": {"total": intent.amount_fen, "currency": "CNY"},
        }
        if intent.scene == "wechat":
            said = {**order, "payer": {"openid": intent.payer["openid"]}}
            answer = await self._ask("POST", f"{_BEGIN}/jsapi", said)
            return HowToPay("bridge", facts=self._bridge(str(answer["prepay_id"])))
        if intent.scene == "mobile":
            seen = {"payer_client_ip": intent.payer["address"], "h5_info": {"type": "Wap"}}
            answer = await self._ask("POST", f"{_BEGIN}/h5", {**order, "scene_info": seen})
            back = urlencode({"redirect_url": intent.return_url})
            return HowToPay("redirect", address=f"{answer['h5_url']}&{back}")
        answer = await self._ask("POST", f"{_BEGIN}/native", order)
        return HowToPay("qr", address=str(answer["code_url"]))

    def _bridge(self, prepay_id: str) -> dict[str, str]:
        """What WeChat asks of a page inside it, signed so that the page cannot change it."""
        seconds, nonce = str(int(utc_now().timestamp())), secrets.token_hex(16)
        package = f"prepay_id={prepay_id}"
        content = f"{self._own.app_id}\n{seconds}\n{nonce}\n{package}\n"
        return {
            "appId": self._own.app_id,
            "timeStamp": seconds,
            "nonceStr": nonce,
            "package": package,
            "signType": "RSA",
            "paySign": keys.sign(self._own.own_key, content.encode()),
        }

    async def query(self, number: str) -> PaymentStanding:
        """By our own number."""
        path = f"/v3/pay/transactions/out-trade-no/{quote(number)}"
        try:
            answer = await self._ask("GET", f"{path}?mchid={self._own.merchant_number}")
        except _Refused as refused:
            if refused.code in _ABSENT:
                return PaymentStanding("unknown")
            raise
        return _payment(answer)

    async def close(self, number: str) -> PaymentStanding:
        """What is paid cannot be closed: then it is told."""
        path = f"/v3/pay/transactions/out-trade-no/{quote(number)}/close"
        try:
            await self._ask("POST", path, {"mchid": self._own.merchant_number})
        except _Refused:
            return await self.query(number)
        return PaymentStanding("closed")

    async def refund(self, intent: RefundIntent) -> RefundStanding:
        """To where the money came from."""
        amount = {"refund": intent.amount_fen, "total": intent.paid_fen, "currency": "CNY"}
        answer = await self._ask(
            "POST",
            "/v3/refund/domestic/refunds",
            {
                "out_trade_no": intent.payment_number,
                "out_refund_no": intent.number,
                "reason": intent.reason[:80],
                "notify_url": intent.notify_url,
                "amount": amount,
            },
        )
        return _refund(answer, str(answer["status"]))

    async def query_refund(self, intent: RefundIntent) -> RefundStanding:
        """By our own number."""
        try:
            path = f"/v3/refund/domestic/refunds/{quote(intent.number)}"
            answer = await self._ask("GET", path)
        except _Refused as refused:
            if refused.code in _ABSENT:
                return RefundStanding("unknown")
            raise
        return _refund(answer, str(answer["status"]))

    def read_callback(
        self, headers: Mapping[str, str], body: bytes, at: datetime, /
    ) -> Told | None:
        """Verified over the bytes as they came, then taken out of its envelope."""
        self._verify(headers, body, at)
        try:
            told = json.loads(body)
            resource = told["resource"]
            content = keys.unwrapped(
                self._own.envelope_key,
                nonce=resource["nonce"],
                ciphertext=resource["ciphertext"],
                associated=resource.get("associated_data") or "",
            )
            return self._read(str(told["id"]), str(told["event_type"]), json.loads(content))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise NotGenuine("content") from error

    def _read(self, event: str, kind: str, content: Mapping[str, Any]) -> Told | None:
        if content["mchid"] != self._own.merchant_number:
            raise NotGenuine("merchant")
        if kind.startswith("TRANSACTION."):
            number = str(content["out_trade_no"])
            return Told(event, "payment", number, payment=_payment(content))
        if kind.startswith("REFUND."):
            refund = _refund(content, str(content["refund_status"]))
            return Told(event, "refund", str(content["out_refund_no"]), refund=refund)
        return None

    async def fetch_bill(self, day: date) -> bytes:
        """The bill of all trades, its digest checked."""
        try:
            where = await self._ask("GET", f"/v3/bill/tradebill?bill_date={day}&bill_type=ALL")
        except _Refused as refused:
            if refused.code in _NO_BILL:
                raise NoBill(refused.reason) from refused
            raise
        address = urlsplit(str(where["download_url"]))
        path = f"{address.path}?{address.query}"
        # The file comes unsigned, from an address that the signed answer names.
        answer = await self._send("GET", path, b"", bytes_max=BILL_BYTES_MAX)
        digest = hashlib.sha1(answer.body, usedforsecurity=False).hexdigest()
        if not answer.is_success or digest != where["hash_value"]:
            raise Unreached("the bill is not what was announced")
        return answer.body

    async def _ask(
        self, method: str, path: str, said: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        body = b"" if said is None else json.dumps(said, ensure_ascii=False).encode()
        answer = await self._send(method, path, body)
        if not answer.is_success:
            raise _why(answer)
        try:
            # An answer that nobody signed may be anybody's.
            self._verify(answer.headers, answer.body, utc_now())
            return dict(json.loads(answer.body)) if answer.body else {}
        except (NotGenuine, ValueError) as error:
            raise Unreached("an answer that is not theirs") from error

    async def _send(
        self, method: str, path: str, body: bytes, *, bytes_max: int = 1 << 20
    ) -> Answer:
        seconds, nonce = str(int(utc_now().timestamp())), secrets.token_hex(16)
        content = b"\n".join((method.encode(), path.encode(), seconds.encode(), nonce.encode()))
        signature = keys.sign(self._own.own_key, content + b"\n" + body + b"\n")
        authorization = (
            f'{_SCHEME} mchid="{self._own.merchant_number}",nonce_str="{nonce}",'
            f'signature="{signature}",timestamp="{seconds}",serial_no="{self._own.own_serial}"'
        )
        headers = {
            "Authorization": authorization,
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "houtai",
            "Wechatpay-Serial": self._own.their_serial,
        }
        return await self._wire.call(method, path, body=body, headers=headers, bytes_max=bytes_max)

    def _verify(self, headers: Mapping[str, str], body: bytes, at: datetime) -> None:
        said = {name: headers.get(f"wechatpay-{name}", "") for name in _SIGNED}
        if said["serial"] != self._own.their_serial:
            raise NotGenuine("key")
        if not said["timestamp"].isdecimal() or not _is_near(said["timestamp"], at):
            raise NotGenuine("moment")
        content = f"{said['timestamp']}\n{said['nonce']}\n".encode() + body + b"\n"
        keys.verify(self._own.their_key, content, said["signature"])


_SIGNED = ("serial", "timestamp", "nonce", "signature")


class _Refused(Declined):
    """An error with a code of theirs."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code


def _why(answer: Answer) -> Unreached:
    try:
        said = json.loads(answer.body)
        code, reason = str(said["code"]), str(said.get("message", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Unreached(f"status {answer.status}")
    if answer.says_nothing or code in _PASSING:
        return Unreached(f"{code}: {reason}")
    return _Refused(code, reason)


def _is_near(seconds: str, at: datetime) -> bool:
    return abs(int(seconds[:12]) - at.timestamp()) <= SKEW.total_seconds()


def _payment(said: Mapping[str, Any]) -> PaymentStanding:
    state = _STATES.get(str(said["trade_state"]))
    if state == "closed":
        return PaymentStanding("closed")
    if state != "paid":
        return PaymentStanding("waiting")
    return PaymentStanding(
        "paid",
        str(said["transaction_id"]),
        int(said["amount"]["total"]),
        datetime.fromisoformat(str(said["success_time"])),
    )


def _refund(said: Mapping[str, Any], status: str) -> RefundStanding:
    number, amount_fen = str(said["refund_id"]), int(said["amount"]["refund"])
    if status == "SUCCESS":
        return RefundStanding("succeeded", number, amount_fen)
    if status == "PROCESSING":
        return RefundStanding("processing", number, amount_fen)
    return RefundStanding("failed", number, amount_fen, reason=status)
