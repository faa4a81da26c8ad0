"""Alipay, paid on its own pages; requests and answers signed with RSA2 by bare keys."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import parse_qsl, urlencode

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
from houtai.modules.payments.gateways.wire import BILL_BYTES_MAX, Wire

ADDRESS = "https://openapi.alipay.com/gateway.do"
BEIJING = timezone(timedelta(hours=8))
_MOMENT = "%Y-%m-%d %H:%M:%S"
_DONE = "10000"
_PASSING = {"20000"}
_PASSING_SUB = {"ACQ.SYSTEM_ERROR", "aop.ACQ.SYSTEM_ERROR", "isp.unknow-error"}
_ABSENT = "ACQ.TRADE_NOT_EXIST"
_NO_BILL = {"isp.bill_not_exist", "BILL_NOT_EXIST"}
_PAID = {"TRADE_SUCCESS", "TRADE_FINISHED"}


@dataclass(frozen=True)
class AlipayKeys:
    """Who we are there, and by which key we know who answers."""

    app_id: str
    own_key: RSAPrivateKey = field(repr=False)
    their_key: RSAPublicKey


class Alipay:
    """One application at Alipay."""

    heard = Reply(200, "success", "text/plain")
    refused = Reply(200, "fail", "text/plain")

    def __init__(self, own: AlipayKeys, wire: Wire) -> None:
        self._own = own
        self._wire = wire

    async def start(self, intent: Intent) -> HowToPay:
        """An address that only we can have made; nobody is called for it."""
        on_phone = intent.scene == "mobile"
        method = "alipay.trade.wap.pay" if on_phone else "alipay.trade.page.pay"
        content = {
            "out_trade_no": intent.number,
            "product_code": "QUICK_WAP_WAY" if on_phone else "FAST_INSTANT_TRADE_PAY",
            "total_amount": yuan(intent.amount_fen),
            "subject": intent.title,
            "time_expire": intent.expires_at.astimezone(BEIJING).strftime(_MOMENT),
        }
        extra = {"notify_url": intent.notify_url, "return_url": intent.return_url}
        if on_phone:
            # Where the buyer lands who turns round on the way.
            content["quit_url"] = intent.return_url
        signed = self._signed(method, content, extra)
        return HowToPay("redirect", address=f"{self._wire.address}?{urlencode(signed)}")

    async def query(self, number: str) -> PaymentStanding:
        """By our own number; unknown until the buyer has signed in on its page."""
        try:
            answer = await self._ask("alipay.trade.query", {"out_trade_no": number})
        except _Refused as refused:
            if refused.code == _ABSENT:
                return PaymentStanding("unknown")
            raise
        return _payment(answer, paid_at=answer.get("send_pay_date"))

    async def close(self, number: str) -> PaymentStanding:
        """What is paid cannot be closed: then it is told."""
        try:
            await self._ask("alipay.trade.close", {"out_trade_no": number})
        except _Refused:
            return await self.query(number)
        return PaymentStanding("closed")

    async def refund(self, intent: RefundIntent) -> RefundStanding:
        """Told at once; the same number asked again gives back nothing twice."""
        answer = await self._ask(
            "alipay.trade.refund",
            {
                "out_trade_no": intent.payment_number,
                "out_request_no": intent.number,
                "refund_amount": yuan(intent.amount_fen),
                "refund_reason": intent.reason,
            },
        )
        if answer.get("fund_change") == "Y":
            # `refund_fee` adds up all refunds of the trade, so it is not this one's amount.
            return RefundStanding("succeeded", intent.number, intent.amount_fen)
        return await self.query_refund(intent)

    async def query_refund(self, intent: RefundIntent) -> RefundStanding:
        """A refund that is not done has no status there."""
        asked = {"out_trade_no": intent.payment_number, "out_request_no": intent.number}
        try:
            answer = await self._ask("alipay.trade.fastpay.refund.query", asked)
        except _Refused as refused:
            if refused.code == _ABSENT:
                return RefundStanding("unknown")
            raise
        if answer.get("refund_status") == "REFUND_SUCCESS":
            amount_fen = fen(answer["refund_amount"])
            return RefundStanding("succeeded", intent.number, amount_fen)
        return RefundStanding("unknown" if "out_request_no" not in answer else "processing")

    def read_callback(
        self, _headers: Mapping[str, str], body: bytes, _at: datetime, /
    ) -> Told | None:
        """What a form says whose signature holds; refunds are asked about instead."""
        try:
            form = dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True))
            signature = form.pop("sign")
            form.pop("sign_type", None)
            keys.verify(self._own.their_key, _content(form), signature)
            if form["app_id"] != self._own.app_id:
                raise NotGenuine("application")
            if "gmt_refund" in form or "out_biz_no" in form:
                return None
            payment = _payment(form, paid_at=form.get("gmt_payment"))
            return Told(form["notify_id"], "payment", form["out_trade_no"], payment=payment)
        except (ValueError, KeyError, InvalidOperation) as error:
            raise NotGenuine("content") from error

    async def fetch_bill(self, day: date) -> bytes:
        """The archive with the bill of all trades."""
        method = "alipay.data.dataservice.bill.downloadurl.query"
        try:
            answer = await self._ask(method, {"bill_type": "trade", "bill_date": str(day)})
        except _Refused as refused:
            if refused.code in _NO_BILL:
                raise NoBill(refused.reason) from refused
            raise
        fetched = await self._wire.call(
            "GET", str(answer["bill_download_url"]), bytes_max=BILL_BYTES_MAX
        )
        if not fetched.is_success:
            raise Unreached(f"status {fetched.status}")
        return fetched.body

    def _signed(
        self, method: str, content: Mapping[str, Any], extra: Mapping[str, str]
    ) -> dict[str, str]:
        said = {
            "app_id": self._own.app_id,
            "method": method,
            "format": "JSON",
            "charset": "utf-8",
            "sign_type": "RSA2",
            "timestamp": utc_now().astimezone(BEIJING).strftime(_MOMENT),
            "version": "1.0",
            "biz_content": json.dumps(content, ensure_ascii=False),
            **extra,
        }
        return {**said, "sign": keys.sign(self._own.own_key, _content(said))}

    async def _ask(self, method: str, content: Mapping[str, Any]) -> dict[str, Any]:
        answer = await self._wire.call(
            "POST",
            "",
            body=urlencode(self._signed(method, content, {})).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded;charset=utf-8"},
        )
        if not answer.is_success:
            raise Unreached(f"status {answer.status}")
        said = self._opened(answer.body.decode("utf-8", "replace"), method)
        if said.get("code") == _DONE:
            return said
        code, reason = str(said.get("sub_code", said.get("code"))), str(said.get("sub_msg", ""))
        if said.get("code") in _PASSING or code in _PASSING_SUB:
            raise Unreached(f"{code}: {reason}")
        raise _Refused(code, reason)

    def _opened(self, text: str, method: str) -> dict[str, Any]:
        """The part that is signed, character by character as it came."""
        try:
            whole = json.loads(text)
            name = f"{method.replace('.', '_')}_response"
            if name not in whole:
                said = whole["error_response"]
                raise _Refused(str(said.get("sub_code", said["code"])), str(said.get("msg", "")))
            begins = text.index("{", text.index(f'"{name}"'))
            said, ends = json.JSONDecoder().raw_decode(text, begins)
            keys.verify(self._own.their_key, text[begins:ends].encode(), str(whole["sign"]))
            return dict(said)
        except (NotGenuine, ValueError, KeyError, TypeError) as error:
            raise Unreached("an answer that is not theirs") from error


class _Refused(Declined):
    """An error with a code of theirs."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code


def _content(said: Mapping[str, str]) -> bytes:
    return "&".join(f"{name}={said[name]}" for name in sorted(said) if said[name]).encode()


def _payment(said: Mapping[str, Any], *, paid_at: str | None) -> PaymentStanding:
    state = str(said["trade_status"])
    # A trade that was paid and wholly given back is called closed as well, but bears when it was.
    if state in _PAID or (state == "TRADE_CLOSED" and paid_at):
        moment = datetime.strptime(paid_at, _MOMENT).replace(tzinfo=BEIJING) if paid_at else None
        return PaymentStanding("paid", str(said["trade_no"]), fen(said["total_amount"]), moment)
    return PaymentStanding("closed" if state == "TRADE_CLOSED" else "waiting")


def yuan(amount_fen: int) -> str:
    """As Alipay writes it."""
    return f"{amount_fen // 100}.{amount_fen % 100:02d}"


def fen(amount: str) -> int:
    """Exactly; a part of a fen raises ValueError."""
    exact = Decimal(str(amount)) * 100
    if exact != int(exact):
        raise ValueError("a part of a fen")
    return int(exact)
