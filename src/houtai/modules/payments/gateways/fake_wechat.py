"""A WeChat Pay for tests: checks who asks, signs what it says, seals what it tells."""

import hashlib
import json
import re
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from houtai.kit.clock import utc_now
from houtai.modules.payments.gateways import NotGenuine, keys
from houtai.modules.payments.gateways.fake_wire import Answered, Asked, listening

APP_ID, MERCHANT, OWN_SERIAL, THEIR_SERIAL = "wx01", "1900000001", "AB12", "PUB_KEY_ID_01"
ENVELOPE_KEY = "0123456789abcdef0123456789abcdef"
BILL = b"at,app\n`2026-11-21 10:00:00,`wx01\n"
_TOLD: dict[str, Callable[[str], dict[str, str]]] = {
    "native": lambda number: {"code_url": f"weixin://wxpay/bizpayurl?pr={number}"},
    "jsapi": lambda number: {"prepay_id": f"wx{number}"},
    "h5": lambda number: {"h5_url": f"https://wx.tenpay.com/cgi-bin/mmpayweb-bin?id={number}"},
}
_BEGINNINGS = {f"/v3/pay/transactions/{way}" for way in _TOLD}
_AUTHORIZATION = re.compile(r'(\w+)="([^"]*)"')


@dataclass
class FakeWechat:
    """Orders and refunds by our number; `failing` answers everything with that status."""

    own_key: RSAPrivateKey
    merchant_key: RSAPublicKey
    orders: dict[str, dict[str, Any]] = field(default_factory=dict)
    refunds: dict[str, dict[str, Any]] = field(default_factory=dict)
    refund_status: str = "PROCESSING"
    failing: int | None = None
    address: str = ""

    def pay(self, number: str, *, total_fen: int | None = None) -> None:
        """The buyer pays."""
        order = self.orders[number]
        order["trade_state"] = "SUCCESS"
        order["transaction_id"] = f"42000{secrets.token_hex(6)}"
        order["success_time"] = "2026-11-22T12:00:00+08:00"
        if total_fen is not None:
            order["amount"]["total"] = total_fen

    def tell(
        self, event_type: str, content: dict[str, Any], at: datetime
    ) -> tuple[dict[str, str], bytes]:
        """Headers and body of a callback."""
        nonce = secrets.token_hex(6)
        sealed = keys.wrapped(
            ENVELOPE_KEY.encode(),
            nonce=nonce,
            content=json.dumps(content).encode(),
            associated="transaction",
        )
        body = json.dumps(
            {
                "id": secrets.token_hex(16),
                "create_time": at.isoformat(),
                "event_type": event_type,
                "resource_type": "encrypt-resource",
                "resource": {
                    "algorithm": "AEAD_AES_256_GCM",
                    "ciphertext": sealed,
                    "nonce": nonce,
                    "associated_data": "transaction",
                    "original_type": "transaction",
                },
            }
        ).encode()
        return self._signed(body, at), body

    def answer(self, asked: Asked) -> Answered:
        """Theirs to one request."""
        if self.failing is not None:
            return Answered(self.failing)
        try:
            self._check(asked)
        except NotGenuine:
            return self._error(401, "SIGN_ERROR")
        return self._found(asked)

    def _found(self, asked: Asked) -> Answered:
        path = urlsplit(asked.target).path
        said = json.loads(asked.body) if asked.body else {}
        if path in _BEGINNINGS:
            return self._begin(said, path.rsplit("/", 1)[1])
        if path.startswith("/v3/pay/transactions/out-trade-no/"):
            return self._order(path.split("/")[5], closes=path.endswith("/close"))
        if path == "/v3/refund/domestic/refunds":
            return self._give_back(said)
        return self._look(path)

    def _look(self, path: str) -> Answered:
        if path.startswith("/v3/refund/domestic/refunds/"):
            return self._shown(self.refunds.get(path.rsplit("/", 1)[1]), "RESOURCE_NOT_EXISTS")
        if path == "/v3/bill/tradebill":
            url = f"{self.address}/v3/billdownload/file?token=1"
            digest = hashlib.sha1(BILL, usedforsecurity=False).hexdigest()
            return self._said({"hash_type": "SHA1", "hash_value": digest, "download_url": url})
        return Answered(200, BILL) if path == "/v3/billdownload/file" else Answered(404)

    def _begin(self, said: dict[str, Any], way: str) -> Answered:
        number = said["out_trade_no"]
        seen = said.get("scene_info", {})
        lacks_payer = way == "jsapi" and not said.get("payer", {}).get("openid")
        lacks_scene = way == "h5" and not (seen.get("payer_client_ip") and seen.get("h5_info"))
        if lacks_payer or lacks_scene:
            return self._error(400, "PARAM_ERROR")
        known = self.orders.get(number)
        if known is not None and known["amount"]["total"] != said["amount"]["total"]:
            return self._error(403, "INVALID_REQUEST")
        fresh = {**said, "trade_state": "NOTPAY", "amount": dict(said["amount"])}
        self.orders.setdefault(number, fresh)
        return self._said(_TOLD[way](number))

    def _order(self, number: str, *, closes: bool) -> Answered:
        order = self.orders.get(number)
        if not closes or order is None:
            return self._shown(order, "ORDER_NOT_EXIST")
        if order["trade_state"] == "SUCCESS":
            return self._error(400, "ORDERPAID")
        order["trade_state"] = "CLOSED"
        return self._said(None)

    def _give_back(self, said: dict[str, Any]) -> Answered:
        order = self.orders.get(said["out_trade_no"])
        if order is None or order["trade_state"] != "SUCCESS":
            return self._error(404, "RESOURCE_NOT_EXISTS")
        number = said["out_refund_no"]
        fresh = {**said, "refund_id": f"5030{number}", "status": self.refund_status}
        return self._said(self.refunds.setdefault(number, fresh))

    def _shown(self, known: dict[str, Any] | None, absent: str) -> Answered:
        return self._error(404, absent) if known is None else self._said(known)

    def _said(self, said: dict[str, Any] | None) -> Answered:
        body = b"" if said is None else json.dumps(said).encode()
        return Answered(200 if body else 204, body, self._signed(body, utc_now()))

    def _error(self, status: int, code: str) -> Answered:
        return Answered(status, json.dumps({"code": code, "message": "no"}).encode())

    def _signed(self, body: bytes, at: datetime) -> dict[str, str]:
        seconds, nonce = str(int(at.timestamp())), secrets.token_hex(8)
        content = f"{seconds}\n{nonce}\n".encode() + body + b"\n"
        return {
            "wechatpay-serial": THEIR_SERIAL,
            "wechatpay-timestamp": seconds,
            "wechatpay-nonce": nonce,
            "wechatpay-signature": keys.sign(self.own_key, content),
        }

    def _check(self, asked: Asked) -> None:
        scheme, _, rest = asked.headers.get("authorization", "").partition(" ")
        said = dict(_AUTHORIZATION.findall(rest))
        if scheme != "WECHATPAY2-SHA256-RSA2048" or said.get("mchid") != MERCHANT:
            raise NotGenuine("merchant")
        if said.get("serial_no") != OWN_SERIAL:
            raise NotGenuine("key")
        lines = (asked.method, asked.target, said["timestamp"], said["nonce_str"])
        content = "\n".join([*lines, asked.body.decode(), ""]).encode()
        keys.verify(self.merchant_key, content, said["signature"])


@asynccontextmanager
async def serving(own_key: RSAPrivateKey, merchant_key: RSAPublicKey) -> AsyncIterator[FakeWechat]:
    """One that listens on this machine, until the block ends."""
    fake = FakeWechat(own_key, merchant_key)
    async with listening(fake.answer) as address:
        fake.address = address
        yield fake
