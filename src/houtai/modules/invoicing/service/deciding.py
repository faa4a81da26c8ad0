"""What a shop's people do with requests for invoices within their reach."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.invoicing.queries.own import enabled_issuer
from houtai.modules.invoicing.queries.requests import InvoiceRequestView, one_request
from houtai.modules.invoicing.service import issuing
from houtai.modules.invoicing.service.making import (
    HeldRequest,
    blue_of,
    drop,
    hold,
    make_blue,
    set_request_right,
    write,
)
from houtai.modules.ordering import public as ordering

THING = "invoicing.request"
Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class RequestElsewhere(Conflict):
    """Somebody decided meanwhile, or this is not to be done with it as it stands."""

    code = "invoicing.request_elsewhere"


class NumberTaken(Conflict):
    """Another invoice of the shop has this number."""

    code = "invoicing.number_taken"


class IssuerMissing(Conflict):
    """Nobody has said how the shop issues invoices, or it does not any more."""

    code = "invoicing.issuer_missing"


class ActOnInvoice(Command):
    version: Version


class RefuseInvoice(ActOnInvoice):
    """Why, as the buyer reads it."""

    reason: Line


class NoteInvoiceNumber(ActOnInvoice):
    """The number of an invoice that was issued elsewhere: eight digits on paper, twenty if it is
    digital.
    """

    invoice_id: UUID
    number: Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$|^[0-9]{20}$")]


async def issue_now(
    session: AsyncSession, actor: Actor, request_id: UUID, command: ActOnInvoice, *, at: datetime
) -> None:
    """Before the shop's moment has come. Raises InvoiceRequestUnknown, RequestElsewhere,
    IssuerMissing.
    """
    before = await one_request(session, actor, request_id)
    async with reaching_as(session, SYSTEM):
        held = await _held(session, request_id, command.version, ("waiting",))
        order = await ordering.sold_order(session, held.order_id)
        issuer = await enabled_issuer(session, held.merchant_id)
        if issuer is None:
            raise IssuerMissing
        if order is None or order.payment != "paid":
            raise RequestElsewhere
        await make_blue(session, held, order, issuer, at=at)
    await _note(session, actor, before)


async def ask_again(
    session: AsyncSession, actor: Actor, request_id: UUID, command: ActOnInvoice, *, at: datetime
) -> None:
    """What the provider declined, after its cause was mended. Raises InvoiceRequestUnknown,
    RequestElsewhere.
    """
    before = await one_request(session, actor, request_id)
    async with reaching_as(session, SYSTEM):
        held = await _held(session, request_id, command.version, ("failed", "correcting"))
        if not await issuing.ask_again(session, held.id, at=at):
            raise RequestElsewhere
        now = "asked" if held.state == "failed" else held.state
        await write(session, held, state=now, reason="")
    await _note(session, actor, before)


async def refuse(
    session: AsyncSession, actor: Actor, request_id: UUID, command: RefuseInvoice, *, at: datetime
) -> None:
    """As long as there is no invoice, nor one on its way. Raises InvoiceRequestUnknown,
    RequestElsewhere.
    """
    before = await one_request(session, actor, request_id)
    async with reaching_as(session, SYSTEM):
        held = await _held(session, request_id, command.version, ("waiting", "asked", "failed"))
        blue = await blue_of(session, held.id)
        if held.state == "asked" and (blue is None or blue.provider != "by_hand"):
            raise RequestElsewhere
        if blue is not None:
            await drop(session, blue.id)
        await write(session, held, state="refused", reason=command.reason, ended_at=at)
    await _note(session, actor, before)


async def note_number(
    session: AsyncSession,
    actor: Actor,
    request_id: UUID,
    command: NoteInvoiceNumber,
    *,
    at: datetime,
) -> None:
    """An invoice, blue or red, that the shop issued by hand. Raises InvoiceRequestUnknown,
    RequestElsewhere, NumberTaken.
    """
    before = await one_request(session, actor, request_id)
    named = {one.id: one for one in before.invoices if one.provider == "by_hand"}
    if command.invoice_id not in named:
        raise RequestElsewhere
    async with reaching_as(session, SYSTEM):
        held = await _held(session, request_id, command.version, ("asked", "correcting"))
        if await issuing.is_taken(session, held.merchant_id, command.number):
            raise NumberTaken
        if not await issuing.number(session, held, command.invoice_id, command.number, at=at):
            raise RequestElsewhere
    await _note(session, actor, before)


async def reverse(
    session: AsyncSession, actor: Actor, request_id: UUID, command: ActOnInvoice, *, at: datetime
) -> None:
    """All that is left of it in red, so that the buyer may ask for one in another name. Raises
    InvoiceRequestUnknown, RequestElsewhere.
    """
    before = await one_request(session, actor, request_id)
    async with reaching_as(session, SYSTEM):
        held = await _held(session, request_id, command.version, ("issued", "correcting"))
        await set_request_right(session, held, whole=True, at=at)
    await _note(session, actor, before)


async def _held(
    session: AsyncSession, request_id: UUID, version: int, states: tuple[str, ...]
) -> HeldRequest:
    held = await hold(session, request_id)
    if held.version != version or held.state not in states:
        raise RequestElsewhere
    return held


async def _note(session: AsyncSession, actor: Actor, before: InvoiceRequestView) -> None:
    after = await one_request(session, actor, before.id)
    trail.note(session, THING, before.id, name=before.number, before=before, after=after)
