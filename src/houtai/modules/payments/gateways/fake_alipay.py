"""An Alipay for tests: checks who asks as theirs does, and signs what it says and tells."""

import json
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from houtai.modules.payments.gateways import NotGenuine, keys
from houtai.modules.payments.gateways.fake_wire import Answered, Asked, listening

APP_ID = "2021000000000001"
_PRODUCTS = {
    "alipay.trade.page.pay": "FAST_INSTANT_TRADE_PAY",
    "alipay.trade.wap.pay": "QUICK_WAP_WAY",
}
BILL = b"PK\x03\x04 an archive"


def _content(said: Mapping[str, str], without: set[str]) -> bytes:
    kept = sorted((name, value) for name, value in said.items() if value and name not in without)
    return "&".join(f"{name}={value}" for name, value in kept).encode()


@dataclass
class FakeAlipay:
    """Trades and refunds by our number; `failing` answers everything with that status."""

    own_key: RSAPrivateKey
    merchant_key: RSAPublicKey
    trades: dict[str, dict[str, Any]] = field(default_factory=dict)
    refunds: dict[str, dict[str, Any]] = field(default_factory=dict)
    refunds_later: bool = False
    busy: bool = False
    failing: int | None = None
    address: str = ""

    def visit(self, url: str) -> None:
        """The buyer opens the page: from now on the trade is known. Raises NotGenuine."""
        form = dict(parse_qsl(urlsplit(url).query, strict_parsing=True))
        keys.verify(self.merchant_key, _content(form, {"sign"}), form["sign"])
        content = json.loads(form["biz_content"])
        if content["product_code"] != _PRODUCTS[form["method"]]:
            raise NotGenuine("content")
        trade = {**content, "trade_status": "WAIT_BUYER_PAY", "trade_no": secrets.token_hex(8)}
        self.trades.setdefault(content["out_trade_no"], trade)

    def pay(self, number: str) -> None:
        """The buyer pays."""
        trade = self.trades[number]
        trade |= {"trade_status": "TRADE_SUCCESS", "send_pay_date": "2026-11-22 12:00:00"}

    def tell(self, number: str, **changes: str) -> bytes:
        """The body of a notice about a trade."""
        trade = self.trades[number]
        form = {
            "notify_id": secrets.token_hex(16),
            "app_id": APP_ID,
            "charset": "utf-8",
            "version": "1.0",
            "out_trade_no": number,
            "trade_no": trade["trade_no"],
            "total_amount": trade["total_amount"],
            "trade_status": trade["trade_status"],
            "gmt_payment": trade.get("send_pay_date", ""),
            "subject": "Tea & pot",
            **changes,
        }
        sign = keys.sign(self.own_key, _content(form, set()))
        return urlencode({**form, "sign": sign, "sign_type": "RSA2"}).encode()

    def answer(self, asked: Asked) -> Answered:
        """Theirs to one request."""
        if self.failing is not None:
            return Answered(self.failing)
        if asked.target == "/bill":
            return Answered(200, BILL)
        form = dict(parse_qsl(asked.body.decode(), strict_parsing=True))
        try:
            keys.verify(self.merchant_key, _content(form, {"sign"}), form["sign"])
        except NotGenuine:
            said = {"code": "40002", "msg": "Invalid", "sub_code": "isv.invalid-signature"}
            return Answered(200, json.dumps({"error_response": said}).encode())
        said = {"code": "20000"} if self.busy else self._done(form)
        name = f"{form['method'].replace('.', '_')}_response"
        # As theirs: the slash is written as `\/`, so that only the bytes as they came verify.
        text = json.dumps(said, ensure_ascii=False).replace("/", "\\/")
        sign = keys.sign(self.own_key, text.encode())
        return Answered(200, f'{{"{name}":{text},"sign":"{sign}"}}'.encode())

    def _done(self, form: dict[str, str]) -> dict[str, Any]:
        content = json.loads(form["biz_content"])
        trade = self.trades.get(content.get("out_trade_no", ""))
        if form["method"] == "alipay.data.dataservice.bill.downloadurl.query":
            return {"code": "10000", "bill_download_url": f"{self.address}/bill"}
        if trade is None:
            return {"code": "40004", "sub_code": "ACQ.TRADE_NOT_EXIST"}
        answers = {
            "alipay.trade.query": lambda: {"code": "10000", **trade},
            "alipay.trade.close": lambda: self._close(trade),
            "alipay.trade.refund": lambda: self._give_back(trade, content),
            "alipay.trade.fastpay.refund.query": lambda: self._refund(content),
        }
        return answers[form["method"]]()

    def _refund(self, content: dict[str, Any]) -> dict[str, Any]:
        refund = self.refunds.get(content["out_request_no"])
        if refund is None:
            return {"code": "10000"}
        status = {} if self.refunds_later else {"refund_status": "REFUND_SUCCESS"}
        return {"code": "10000", **refund, **status}

    def _close(self, trade: dict[str, Any]) -> dict[str, Any]:
        if trade["trade_status"] == "TRADE_SUCCESS":
            return {"code": "40004", "sub_code": "ACQ.TRADE_STATUS_ERROR"}
        trade["trade_status"] = "TRADE_CLOSED"
        return {"code": "10000"}

    def _give_back(self, trade: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        if trade["trade_status"] != "TRADE_SUCCESS":
            return {"code": "40004", "sub_code": "ACQ.TRADE_STATUS_ERROR"}
        number = content["out_request_no"]
        known = number in self.refunds
        self.refunds[number] = {**content}
        moved = "N" if known or self.refunds_later else "Y"
        return {"code": "10000", "fund_change": moved, "trade_no": trade["trade_no"]}


@asynccontextmanager
async def serving(own_key: RSAPrivateKey, merchant_key: RSAPublicKey) -> AsyncIterator[FakeAlipay]:
    """One that listens on this machine, until the block ends."""
    fake = FakeAlipay(own_key, merchant_key)
    async with listening(fake.answer) as address:
        fake.address = address
        yield fake
