"""The sandbox's doors: signed ones for the house, a page for whoever plays the buyer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import structlog
from pydantic_core import from_json
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from houtai.entry.sandbox.carrier import CarrierDoors
from houtai.entry.sandbox.carrier_store import CarrierStore
from houtai.entry.sandbox.invoices import InvoiceDoors
from houtai.entry.sandbox.page import page
from houtai.entry.sandbox.payouts import PayoutDoors
from houtai.entry.sandbox.store import Store, Unfit, Wish, payment_said, refund_said
from houtai.kit import outgoing
from houtai.kit.clock import utc_now
from houtai.kit.texts import choose_language
from houtai.modules.payments.gateways import NotGenuine
from houtai.modules.payments.gateways.sandbox import verify

BODY_BYTES_MAX = 64 * 1024
LOOK_SECONDS = 0.2
DELAY_SECONDS_MAX = 600
REFUND_WAYS = ("now", "later", "fails_once", "fails")
_log = structlog.get_logger("houtai.sandbox")
Door = Callable[[Request], Awaitable[Response]]


class Sandbox:
    """All doors, over one store."""

    def __init__(self, store: Store, secret: str, address: str) -> None:
        self.store = store
        self._secret = secret
        self._address = address

    async def begin(self, request: Request) -> Response:
        """A payment that the house asks for."""
        payment = self.store.begin(await self._said(request))
        return JSONResponse({"page_url": f"{self._address}/pay/{payment['token']}"}, 201)

    async def show(self, request: Request) -> Response:
        """How a payment stands."""
        await self._said(request)
        return JSONResponse(payment_said(self.store.payment(request.path_params["number"])))

    async def end(self, request: Request) -> Response:
        """Close it."""
        await self._said(request)
        return JSONResponse(payment_said(self.store.end(request.path_params["number"])))

    async def give_back(self, request: Request) -> Response:
        """A refund that the house asks for."""
        said = await self._said(request)
        return JSONResponse(refund_said(self.store.give_back(said, utc_now())), 201)

    async def show_refund(self, request: Request) -> Response:
        """How a refund stands."""
        await self._said(request)
        return JSONResponse(refund_said(self.store.refund(request.path_params["number"])))

    async def bill(self, request: Request) -> Response:
        """Everything of one day."""
        await self._said(request)
        return PlainTextResponse(self.store.bill(request.path_params["day"]))

    async def page(self, request: Request) -> Response:
        """What the buyer sees."""
        payment = self.store.by_token(request.path_params["token"])
        content, policy = page(payment, choose_language(request.headers.get("accept-language")))
        return HTMLResponse(content, headers={"Content-Security-Policy": policy})

    async def press(self, request: Request) -> Response:
        """What the buyer pressed; afterwards the page says what became of it."""
        form = {
            name: values[-1] for name, values in parse_qs((await _body(request)).decode()).items()
        }
        token, delay = request.path_params["token"], form.get("delay", "0")
        refunds = form.get("refunds", "now")
        if not delay.isdecimal() or int(delay) > DELAY_SECONDS_MAX or refunds not in REFUND_WAYS:
            raise Unfit(422, "not one of the switches")
        wish = Wish(
            pays=form.get("result") == "paid",
            delay_seconds=int(delay),
            twice="twice" in form,
            stale_after="stale" in form,
            lost="lost" in form,
            wrong_amount="wrong" in form,
            refunds=refunds,
        )
        with suppress(Unfit):  # Pressed twice, or too late: the page says how it stands.
            self.store.press(token, wish, utc_now())
        return Response(status_code=303, headers={"Location": f"/pay/{token}"})

    async def keep_telling(self) -> None:
        """Tell what is due until cancelled."""
        while True:
            self.store.finish_refunds(utc_now())
            for message in self.store.due_messages(utc_now()):
                heard = await self._tell(message.url, message.id, message.body.encode())
                self.store.told(message, heard=heard, at=utc_now())
            await asyncio.sleep(LOOK_SECONDS)

    async def _tell(self, url: str, message_id: str, body: bytes) -> bool:
        headers = {
            "Content-Type": "application/json",
            **outgoing.signed(self._secret, message_id, body, at=utc_now()),
        }
        try:
            answer = await outgoing.post(url, body, headers, private_ok=True)
        except outgoing.NotSent as failure:
            _log.info("not heard", url=url, reason=failure.reason)
            return False
        return answer.is_success

    async def _said(self, request: Request) -> dict[str, Any]:
        """The body, if it is the house that asks."""
        body = await _body(request)
        content = request.url.path.encode() + b"\n" + body
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            verify(self._secret, headers, content, utc_now())
        except NotGenuine as stranger:
            raise Unfit(401, "signature") from stranger
        try:
            said = from_json(body or b"{}")
        except ValueError as error:
            raise Unfit(400, "no JSON") from error
        return dict(said)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > BODY_BYTES_MAX:
            raise Unfit(413, "too large")
    return bytes(body)


def _guarded(door: Door) -> Door:
    async def answered(request: Request) -> Response:
        try:
            return await door(request)
        except Unfit as unfit:
            return JSONResponse({"error": unfit.reason}, unfit.status)
        except (KeyError, ValueError, TypeError) as fault:
            return JSONResponse({"error": type(fault).__name__}, HTTPStatus.UNPROCESSABLE_ENTITY)

    return answered


def build(
    store: Store,
    secret: str,
    address: str,
    *,
    parcels: CarrierStore,
    carrier_secret: str,
    invoices: InvoiceDoors,
    payouts: PayoutDoors,
) -> Starlette:
    """The application. `address`: how the buyer's browser reaches it."""
    sandbox = Sandbox(store, secret, address)
    carrier = CarrierDoors(parcels, carrier_secret, _body)

    async def show_bill(request: Request) -> Response:
        request.path_params["day"] = date.fromisoformat(request.path_params["day"])
        return await sandbox.bill(request)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        telling = asyncio.gather(sandbox.keep_telling(), carrier.keep_telling())
        yield
        telling.cancel()
        with suppress(asyncio.CancelledError):
            await telling
        store.close()
        parcels.close()
        invoices.close()
        payouts.close()

    doors: list[tuple[str, str, Door]] = [
        ("POST", "/v1/payments", sandbox.begin),
        ("GET", "/v1/payments/{number}", sandbox.show),
        ("POST", "/v1/payments/{number}/close", sandbox.end),
        ("POST", "/v1/refunds", sandbox.give_back),
        ("GET", "/v1/refunds/{number}", sandbox.show_refund),
        ("GET", "/v1/bills/{day}", show_bill),
        ("GET", "/pay/{token}", sandbox.page),
        ("POST", "/pay/{token}", sandbox.press),
        ("POST", "/carrier/v1/waybills", carrier.issue),
        ("POST", "/carrier/v1/voids", carrier.void),
        ("POST", "/carrier/v1/interceptions", carrier.intercept),
        ("POST", "/carrier/v1/balances", carrier.balance),
        ("POST", "/carrier/v1/watches", carrier.watch),
        ("POST", "/carrier/v1/tracks", carrier.tracks),
        ("POST", "/invoice/v1/invoices", lambda request: invoices.issue(request, _body)),
        ("POST", "/payout/v1/transfers", lambda request: payouts.send(request, _body)),
        ("POST", "/payout/v1/queries", lambda request: payouts.query(request, _body)),
        ("GET", "/carrier", carrier.page),
        ("POST", "/carrier", carrier.press),
        ("POST", "/carrier/balance", carrier.set_balance),
    ]
    routes = [Route(path, _guarded(door), methods=[method]) for method, path, door in doors]
    return Starlette(routes=routes, lifespan=lifespan)
