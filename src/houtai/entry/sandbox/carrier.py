"""The sandbox carrier's doors: signed ones for the house, a page for whoever plays the courier."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from html import escape
from typing import Any
from urllib.parse import parse_qs, quote

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from houtai.entry.sandbox.carrier_page import carrier_page
from houtai.entry.sandbox.carrier_store import CarrierStore, Movement
from houtai.entry.sandbox.store import Unfit
from houtai.kit import outgoing
from houtai.kit.clock import utc_now
from houtai.kit.texts import choose_language, say
from houtai.modules.logistics.gateways import NotGenuine
from houtai.modules.logistics.gateways.sandbox import verify

LOOK_SECONDS = 0.2
DELAY_SECONDS_MAX = 600
MINUTES_AGO_MAX = 100_000
BALANCE_MAX = 1_000_000
_log = structlog.get_logger("houtai.sandbox")
ReadBody = Callable[[Request], Awaitable[bytes]]


class CarrierDoors:
    """All of them, over one store."""

    def __init__(self, store: CarrierStore, secret: str, read_body: ReadBody) -> None:
        self.store = store
        self._secret = secret
        self._read_body = read_body

    async def issue(self, request: Request) -> Response:
        """A number for a parcel."""
        return JSONResponse(self.store.issue(await self._said(request), utc_now()), 201)

    async def void(self, request: Request) -> Response:
        """A number is given back."""
        return JSONResponse(self.store.void(await self._said(request)))

    async def intercept(self, request: Request) -> Response:
        """A parcel is turned back."""
        said = await self._said(request)
        words = say("sandbox.words_intercepted", choose_language(None))
        carrier, number = str(said["carrier"]), str(said["number"])
        return JSONResponse(self.store.intercept(carrier, number, words, utc_now()))

    async def balance(self, request: Request) -> Response:
        """Numbers that are left."""
        said = await self._said(request)
        left = self.store.balance(str(said["carrier"]), str(said["account"]))
        return JSONResponse({"balance": left})

    async def watch(self, request: Request) -> Response:
        """Tell of a parcel from now on."""
        return JSONResponse(self.store.watch(await self._said(request), utc_now()))

    async def tracks(self, request: Request) -> Response:
        """Where a parcel was."""
        said = await self._said(request)
        return JSONResponse(self.store.tracks(str(said["carrier"]), str(said["number"])))

    async def page(self, request: Request) -> Response:
        """Waybills with a button for everything that may happen to them."""
        language = choose_language(request.headers.get("accept-language"))
        number = request.query_params.get("number", "")
        content, policy = carrier_page(self.store, number, language)
        return HTMLResponse(content, headers={"Content-Security-Policy": policy})

    async def press(self, request: Request) -> Response:
        """What the courier pressed; afterwards the page shows it."""
        form = await self._form(request)
        number, carrier = form.get("number", ""), form.get("carrier", "")
        status = form.get("status", "")
        language = choose_language(request.headers.get("accept-language"))
        words = form.get("words", "").strip() or say(f"sandbox.words_{status}", language)
        movement = Movement(
            status=status,
            words=words[:200],
            delay_seconds=_whole(form.get("delay", "0"), DELAY_SECONDS_MAX),
            twice="twice" in form,
            lost="lost" in form,
            stale_after="stale" in form,
            minutes_ago=_whole(form.get("ago", "0"), MINUTES_AGO_MAX),
        )
        self.store.press(carrier, number, movement, utc_now())
        return Response(
            status_code=303, headers={"Location": f"/carrier?number={quote(escape(number))}"}
        )

    async def set_balance(self, request: Request) -> Response:
        """How many numbers a contract has left."""
        form = await self._form(request)
        left = _whole(form.get("left", ""), BALANCE_MAX)
        self.store.set_balance(form.get("carrier", ""), form.get("account", ""), left)
        return Response(status_code=303, headers={"Location": "/carrier"})

    async def keep_telling(self) -> None:
        """Tell what is due until cancelled."""
        while True:
            for push in self.store.due_pushes(utc_now()):
                heard = await self._tell(push.url, push.id, push.body.encode())
                self.store.told(push, heard=heard, at=utc_now())
            await asyncio.sleep(LOOK_SECONDS)

    async def _tell(self, url: str, push_id: str, body: bytes) -> bool:
        headers = {
            "Content-Type": "application/json",
            **outgoing.signed(self._secret, push_id, body, at=utc_now()),
        }
        try:
            answer = await outgoing.post(url, body, headers, private_ok=True)
        except outgoing.NotSent as failure:
            _log.info("not heard", url=url, reason=failure.reason)
            return False
        return answer.is_success

    async def _form(self, request: Request) -> dict[str, str]:
        text = (await self._read_body(request)).decode()
        return {name: values[-1] for name, values in parse_qs(text).items()}

    async def _said(self, request: Request) -> dict[str, Any]:
        """The body, if it is the house that asks."""
        body = await self._read_body(request)
        content = request.url.path.encode() + b"\n" + body
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            verify(self._secret, headers, content, utc_now())
        except NotGenuine as stranger:
            raise Unfit(401, "signature") from stranger
        with suppress(ValueError):
            return dict(json.loads(body))
        raise Unfit(400, "no JSON")


def _whole(text: str, most: int) -> int:
    if not text.isdecimal() or int(text) > most:
        raise Unfit(422, "not one of the switches")
    return int(text)
