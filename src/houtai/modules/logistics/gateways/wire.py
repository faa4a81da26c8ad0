"""Calls to carriers and trackers, over the house's one way out; they answer in JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from houtai.kit.outgoing.wire import Answer, Line, NoAnswer
from houtai.modules.logistics.gateways import Declined, NotReached


@dataclass(frozen=True)
class Wire(Line):
    """The way to one of them."""

    async def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
        """Their answer. Raises Declined, NotReached."""
        try:
            answer = await self.send("POST", path, body=body, headers=headers)
        except NoAnswer as none:
            raise NotReached(none.reason) from none
        if answer.says_nothing:
            raise NotReached(f"status {answer.status}")
        if not answer.is_success:
            raise Declined(_reason(answer))
        try:
            return dict(json.loads(answer.body))
        except (ValueError, TypeError) as error:
            raise NotReached("an answer that cannot be read") from error

    async def post_form(self, path: str, form: Mapping[str, str]) -> dict[str, Any]:
        """The same with a form."""
        headers = {"Content-Type": "application/x-www-form-urlencoded;charset=utf-8"}
        return await self.post(path, urlencode(form).encode(), headers)


def _reason(answer: Answer) -> str:
    try:
        return str(json.loads(answer.body)["error"])
    except (ValueError, TypeError, KeyError):
        return f"status {answer.status}"
