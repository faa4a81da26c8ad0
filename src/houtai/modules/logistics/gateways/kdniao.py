"""快递鸟: parcels followed by subscription and by query, signed alike in both directions."""

import hmac
import json
from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import md5
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from houtai.kit import regions
from houtai.kit.clock import utc_now
from houtai.modules.logistics.gateways import (
    Declined,
    Issued,
    NotByWire,
    NotGenuine,
    NotReached,
    Order,
    Reply,
    Watched,
)
from houtai.modules.logistics.gateways.wire import Wire
from houtai.modules.logistics.rules import tracking
from houtai.modules.logistics.rules.tracking import Heard, Status, Step
from houtai.modules.logistics.rules.waybills import Party

ADDRESS = "https://api.kdniao.com"
QUERY_PATH = "/Ebusiness/EbusinessOrderHandle.aspx"
WATCH_PATH = "/api/dist"
WAYBILL_PATH = "/api/Eorderservice"
QUERY, WATCH, ISSUE, VOID, BALANCE = "8001", "8008", "1007", "1147", "1127"
ISSUED_BEFORE = "106"
MONTHLY = 3
FIELDS_MAX = 20
PARCELS_MAX = 200
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def sign(content: str, key: str) -> str:
    """Base64 of the MD5 of content and key, as hexadecimal: theirs, not ours to choose."""
    digest = md5((content + key).encode(), usedforsecurity=False).hexdigest()
    return b64encode(digest.encode()).decode()


@dataclass(frozen=True)
class Kdniao:
    """One contract with them."""

    business_id: str
    app_key: str
    wire: Wire

    @property
    def heard(self) -> Reply:
        """They want to see their own number, and when."""
        return self._reply(200, "", is_heard=True)

    @property
    def refused(self) -> Reply:
        return self._reply(401, "signature", is_heard=False)

    async def watch(self, watched: Watched) -> None:
        """They push from now on."""
        await self.ask(WATCH_PATH, WATCH, _asked(watched))

    async def query(self, watched: Watched) -> Heard | None:
        """Oldest first, as they answer."""
        answer = await self.ask(QUERY_PATH, QUERY, _asked(watched))
        try:
            heard = _heard(answer)
        except UNREADABLE as error:
            raise Declined("an answer that cannot be read") from error
        return heard if heard.steps else None

    def read_push(self, _headers: Mapping[str, str], body: bytes, _at: datetime, /) -> list[Heard]:
        """A form with `RequestData` and its `DataSign`; of many parcels at once."""
        try:
            pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS_MAX)
        except ValueError as error:
            raise NotGenuine("content") from error
        form = dict(pairs)
        content = form.get("RequestData", "")
        given = form.get("DataSign", "")
        if not hmac.compare_digest(sign(content, self.app_key).encode(), given.encode()):
            raise NotGenuine("signature")
        try:
            said = json.loads(content)
            return [_heard(one) for one in said["Data"][:PARCELS_MAX]]
        except UNREADABLE as error:
            raise NotGenuine("content") from error

    async def ask(
        self, path: str, kind: str, said: Mapping[str, Any], *, known: Collection[str] = ()
    ) -> dict[str, Any]:
        """One of their calls. `known`: codes of a refusal that is none."""
        content = json.dumps(said, ensure_ascii=False)
        form = {
            "RequestData": content,
            "EBusinessID": self.business_id,
            "RequestType": kind,
            "DataSign": sign(content, self.app_key),
            "DataType": "2",
        }
        answer = await self.wire.post_form(path, form)
        if not answer.get("Success") and str(answer.get("ResultCode")) not in known:
            raise Declined(str(answer.get("Reason") or "refused"))
        return answer

    def _reply(self, status: int, reason: str, *, is_heard: bool) -> Reply:
        at = utc_now().astimezone(tracking.BEIJING).strftime("%Y-%m-%d %H:%M:%S")
        said = {
            "EBusinessID": self.business_id,
            "UpdateTime": at,
            "Success": is_heard,
            "Reason": reason,
        }
        return Reply(status, json.dumps(said, ensure_ascii=False))


@dataclass(frozen=True)
class KdniaoWaybills:
    """Numbers by one contract of a merchant with a carrier, asked for through them."""

    door: Kdniao
    customer_number: str
    password: str

    async def issue(self, order: Order) -> Issued:
        """Paid monthly. A number that was given under our id before is given again."""
        said = {
            **self._contract(order.carrier),
            "OrderCode": order.id.hex,
            "PayType": MONTHLY,
            "ExpType": order.service_code or "1",
            "Sender": _party(order.sender),
            "Receiver": _party(order.recipient),
            "Commodity": [{"GoodsName": "goods", "Goodsquantity": order.pieces}],
            "Weight": round(order.weight_g / 1_000, 3),
            "Quantity": 1,
            "IsReturnPrintTemplate": "0",
        }
        answer = await self.door.ask(WAYBILL_PATH, ISSUE, said, known={ISSUED_BEFORE})
        try:
            given = answer["Order"]
            return Issued(
                str(given["LogisticCode"]),
                str(given.get("SortingCode") or ""),
                str(given.get("MarkDestination") or ""),
            )
        except UNREADABLE as error:
            raise NotReached("an answer that cannot be read") from error

    async def void(self, order_id: UUID, carrier: str, number: str | None) -> int | None:
        """They do not say what is left."""
        if number is None:
            return None
        said = {**self._contract(carrier), "OrderCode": order_id.hex, "ExpNo": number}
        await self.door.ask(WAYBILL_PATH, VOID, said)
        return None

    async def intercept(self, _order_id: UUID, _carrier: str, _number: str) -> None:
        """Their door for waybills knows nothing of it."""
        raise NotByWire

    async def balance(self, carrier: str, _customer_number: str) -> int | None:
        """Numbers that the carrier's branch has sold and that are left."""
        answer = await self.door.ask(WAYBILL_PATH, BALANCE, self._contract(carrier))
        try:
            return max(0, int(answer["EorderBalance"]["AvailableNum"]))
        except UNREADABLE as error:
            raise NotReached("an answer that cannot be read") from error

    def _contract(self, carrier: str) -> dict[str, Any]:
        return {
            "ShipperCode": carrier,
            "CustomerName": self.customer_number,
            "CustomerPwd": self.password,
        }


def _party(party: Party) -> dict[str, str]:
    """A division that has no city, or no district, of its own repeats the one above it."""
    names = [one.name for one in regions.path(party.region_code)]
    province, city, district = (names + names[-1:] * 2)[:3] if len(names) > 1 else names * 3
    return {
        "Name": party.name,
        "Mobile": party.phone,
        "ProvinceName": province,
        "CityName": city,
        "ExpAreaName": district,
        "Address": party.address,
    }


def _asked(watched: Watched) -> dict[str, str]:
    """`CustomerName`: the last four digits of a telephone, without which some carriers keep mum."""
    return {
        "ShipperCode": watched.carrier,
        "LogisticCode": watched.number,
        "CustomerName": watched.phone[-4:],
    }


def _heard(said: Mapping[str, Any]) -> Heard:
    """`State` is the newest line's; others without an action of their own are on their way."""
    lines: Sequence[Mapping[str, Any]] = said.get("Traces") or []
    code = str(said.get("StateEx") or said.get("State") or "")
    newest = tracking.by_code(tracking.KDNIAO, code)
    last = len(lines) - 1
    steps = [
        _step(one, code if number == last else "", (newest if number == last else None) or "moving")
        for number, one in enumerate(lines)
    ]
    number = str(said["LogisticCode"])[: tracking.NUMBER_LENGTH_MAX]
    return Heard((str(said["ShipperCode"]),), number, tuple(steps[-tracking.STEPS_MAX :]))


def _step(line: Mapping[str, Any], code: str, otherwise: Status) -> Step:
    action = str(line.get("Action") or code)
    return Step(
        tracking.local_moment(str(line["AcceptTime"])),
        tracking.by_code(tracking.KDNIAO, action) or otherwise,
        str(line.get("AcceptStation") or "")[: tracking.WORDS_LENGTH_MAX],
        str(line.get("Location") or "")[: tracking.PLACE_LENGTH_MAX],
        has_bad_address=action in tracking.KDNIAO_BAD_ADDRESS,
    )
