"""快递100: parcels followed by subscription and by query, each signed in its own way."""

import hmac
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import md5
from typing import Any
from urllib.parse import parse_qsl

from houtai.modules.logistics.gateways import Declined, NotGenuine, Reply, Watched
from houtai.modules.logistics.gateways.wire import Wire
from houtai.modules.logistics.rules import tracking
from houtai.modules.logistics.rules.tracking import Heard, Status, Step

ADDRESS = "https://poll.kuaidi100.com"
FIELDS_MAX = 20
DONE = "200"
KNOWN_ALREADY = "501"
NOTHING_FOUND = {"400", "500"}
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def sign(content: str, *secrets: str) -> str:
    """MD5 of content and secrets, in capitals: theirs, not ours to choose."""
    told = "".join([content, *secrets]).encode()
    return md5(told, usedforsecurity=False).hexdigest().upper()


@dataclass(frozen=True)
class Kuaidi100:
    """One contract with them."""

    key: str
    customer: str
    salt: str
    wire: Wire
    heard = Reply(200, '{"result":true,"returnCode":"200","message":"ok"}')
    refused = Reply(401, '{"result":false,"returnCode":"500","message":"signature"}')

    async def watch(self, watched: Watched) -> None:
        """They push from now on; a number that they follow already is none to complain of."""
        param = {
            "company": watched.carrier,
            "number": watched.number,
            "key": self.key,
            "parameters": {
                "callbackurl": watched.notify_url,
                "salt": self.salt,
                "resultv2": "4",
                "phone": watched.phone,
            },
        }
        form = {"schema": "json", "param": json.dumps(param, ensure_ascii=False)}
        answer = await self.wire.post_form("/poll", form)
        if str(answer.get("returnCode")) not in {DONE, KNOWN_ALREADY}:
            raise Declined(f"{answer.get('returnCode')}: {answer.get('message')}")

    async def query(self, watched: Watched) -> Heard | None:
        """Newest first, as they answer."""
        said = {
            "com": watched.carrier,
            "num": watched.number,
            "phone": watched.phone,
            "resultv2": "4",
            "order": "desc",
        }
        param = json.dumps(said, ensure_ascii=False)
        form = {
            "customer": self.customer,
            "sign": sign(param, self.key, self.customer),
            "param": param,
        }
        answer = await self.wire.post_form("/poll/query.do", form)
        if str(answer.get("status", answer.get("returnCode"))) != DONE:
            if str(answer.get("returnCode")) in NOTHING_FOUND:
                return None
            raise Declined(f"{answer.get('returnCode')}: {answer.get('message')}")
        try:
            return _heard(answer, {})
        except UNREADABLE as error:
            raise Declined("an answer that cannot be read") from error

    def read_push(self, _headers: Mapping[str, str], body: bytes, _at: datetime, /) -> list[Heard]:
        """A form with `param` and its `sign`."""
        form = _form(body)
        param = form.get("param", "")
        expected = sign(param, self.salt)
        if not hmac.compare_digest(expected.encode(), form.get("sign", "").upper().encode()):
            raise NotGenuine("signature")
        try:
            said = json.loads(param if param.lstrip().startswith('{"') else html.unescape(param))
            return [_heard(said.get("lastResult") or {}, said)]
        except UNREADABLE as error:
            raise NotGenuine("content") from error


def _form(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS_MAX))
    except ValueError as error:
        raise NotGenuine("content") from error


def _heard(result: Mapping[str, Any], push: Mapping[str, Any]) -> Heard:
    """`state` is the newest line's; other lines without a code of their own are on their way."""
    names = [result.get("com"), push.get("comNew"), push.get("comOld")]
    carriers = tuple(str(one) for one in names if one)
    lines: Sequence[Mapping[str, Any]] = result.get("data") or []
    newest = tracking.by_code(tracking.KUAIDI100, str(result.get("state", "")))
    if newest is None and str(result.get("ischeck")) == "1":
        newest = "signed"
    steps = [
        _step(one, (newest if number == 0 else None) or "moving")
        for number, one in enumerate(lines[: tracking.STEPS_MAX])
    ]
    number = str(result["nu"])[: tracking.NUMBER_LENGTH_MAX]
    ended = push.get("status") in {"shutdown", "abort"}
    return Heard(carriers, number, tuple(steps), has_ended=ended)


def _step(line: Mapping[str, Any], otherwise: Status) -> Step:
    code = str(line.get("statusCode") or "")
    return Step(
        tracking.local_moment(str(line.get("ftime") or line["time"])),
        tracking.by_code(tracking.KUAIDI100, code) or otherwise,
        str(line.get("context") or "")[: tracking.WORDS_LENGTH_MAX],
        str(line.get("areaName") or line.get("location") or "")[: tracking.PLACE_LENGTH_MAX],
        has_bad_address=code in tracking.KUAIDI100_BAD_ADDRESS,
    )
