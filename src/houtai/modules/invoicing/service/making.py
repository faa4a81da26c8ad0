"""Invoices are made, and set right when money goes back: what they say is what was really paid.

Whoever makes one holds its request first: of two who do, the second sees what the first one did.
The session is the house's.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.kit.sql import one_of
from houtai.modules.invoicing.queries.issuers import IssuerView, borne_by
from houtai.modules.invoicing.queries.own import due_of, enabled_issuer
from houtai.modules.invoicing.queries.requests import InvoiceRequestUnknown
from houtai.modules.invoicing.rules.states import OPEN
from houtai.modules.invoicing.rules.taxing import Charged, reversals, tax_in
from houtai.modules.invoicing.tables import Invoice, InvoiceLine, InvoiceRequest
from houtai.modules.ordering import public as ordering

FREIGHT = "freight"
"""What the line of freight is called until a reader's language names it."""
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class HeldRequest:
    """A request that nobody else moves until the transaction ends."""

    id: UUID
    merchant_id: UUID
    member_id: UUID
    order_id: UUID
    order_number: str
    state: str
    version: int


_HELD = tuple(getattr(InvoiceRequest, name) for name in HeldRequest.__dataclass_fields__)


async def hold(session: AsyncSession, request_id: UUID) -> HeldRequest:
    """Raises InvoiceRequestUnknown."""
    found = await session.execute(
        select(*_HELD).where(InvoiceRequest.id == request_id).with_for_update()
    )
    row = found.one_or_none()
    if row is None:
        raise InvoiceRequestUnknown
    return HeldRequest(**row._asdict())


async def write(session: AsyncSession, held: HeldRequest, **changes: str | datetime) -> None:
    """It is held, so nobody wrote between."""
    await session.execute(
        update(InvoiceRequest)
        .where(InvoiceRequest.id == held.id)
        .values(**changes, version=InvoiceRequest.version + 1)
    )


async def release(session: AsyncSession, order_ids: Collection[UUID], *, at: datetime) -> None:
    """What waited for these orders to come to their buyers is asked of the providers."""
    found = await session.scalars(
        select(InvoiceRequest.id)
        .where(one_of(InvoiceRequest.order_id, order_ids), InvoiceRequest.state == "waiting")
        .order_by(InvoiceRequest.id)
    )
    for request_id in found.all():
        held = await hold(session, request_id)
        order = await ordering.sold_order(session, held.order_id)
        issuer = await enabled_issuer(session, held.merchant_id)
        if held.state == "waiting" and order and issuer and is_time(order, issuer):
            await make_blue(session, held, order, issuer, at=at)


def is_time(order: ordering.SoldOrder, issuer: IssuerView) -> bool:
    """Whether the shop's moment has come."""
    return order.payment == "paid" and (issuer.issue_at == "paid" or order.state == "completed")


async def make_blue(
    session: AsyncSession,
    held: HeldRequest,
    order: ordering.SoldOrder,
    issuer: IssuerView,
    *,
    at: datetime,
) -> None:
    """An invoice of what was paid and has not gone back; nothing of it left: there is none."""
    due = await due_of(session, order)
    if not due:
        reason = "nothing_left"
        await write(session, held, state="withdrawn", reason=reason, ended_at=at)
        return
    lines = await _lines(session, order, due, issuer)
    invoice_id = new_id()
    await _insert(session, held, issuer, invoice_id, lines, at=at, kind="blue", blue_id=None)
    await write(session, held, state="asked", reason="")


async def _lines(
    session: AsyncSession,
    order: ordering.SoldOrder,
    due: Mapping[UUID, tuple[int, int]],
    issuer: IssuerView,
) -> list[dict[str, Any]]:
    borne = await borne_by(session, {one.sku_id for one in order.lines}, issuer.rate_bp)
    named = [
        *((one.id, one.product_name, one.spec_text, *borne[one.sku_id]) for one in order.lines),
        (order.id, FREIGHT, "", "", issuer.rate_bp),
    ]
    return [
        {
            "line_id": line_id,
            "name": name,
            "spec_text": spec,
            "tax_code": code,
            "rate_bp": rate_bp,
            "quantity": due[line_id][0],
            "amount_fen": due[line_id][1],
            "tax_fen": tax_in(due[line_id][1], rate_bp),
        }
        for line_id, name, spec, code, rate_bp in named
        if line_id in due
    ]


async def _insert(
    session: AsyncSession,
    held: HeldRequest,
    issuer: IssuerView,
    invoice_id: UUID,
    lines: Sequence[Mapping[str, Any]],
    *,
    kind: str,
    blue_id: UUID | None,
    at: datetime,
) -> None:
    await session.execute(
        insert(Invoice).values(
            id=invoice_id,
            request_id=held.id,
            merchant_id=held.merchant_id,
            kind=kind,
            blue_id=blue_id,
            state="asked",
            provider=issuer.provider,
            seller_name=issuer.name,
            seller_tax_number=issuer.tax_number,
            amount_fen=sum(one["amount_fen"] for one in lines),
            tax_fen=sum(one["tax_fen"] for one in lines),
            reversed_fen=0,
            made_at=at,
            due_at=None if issuer.provider == "by_hand" else at,
            attempts=0,
        )
    )
    rows = [
        {
            **one,
            "invoice_id": invoice_id,
            "position": position,
            "merchant_id": held.merchant_id,
        }
        for position, one in enumerate(lines)
    ]
    await session.execute(insert(InvoiceLine).values(rows))


async def set_right(session: AsyncSession, trade_ids: Collection[UUID], *, at: datetime) -> None:
    """Money of these trades went back: what invoices say of it is taken back in red.

    Index: ix_invoice_request_trade_id.
    """
    found = await session.scalars(
        select(InvoiceRequest.id)
        .where(one_of(InvoiceRequest.trade_id, trade_ids))
        .where(InvoiceRequest.state.in_(OPEN))
        .order_by(InvoiceRequest.id)
    )
    for request_id in found.all():
        await set_request_right(session, await hold(session, request_id), at=at)


async def set_request_right(
    session: AsyncSession, held: HeldRequest, *, whole: bool = False, at: datetime
) -> None:
    """So that blue less red is what was really paid; `whole`: nothing, whatever was paid. Done
    again it does nothing.
    """
    blue = await blue_of(session, held.id)
    order = await ordering.sold_order(session, held.order_id)
    if blue is None or order is None:
        return
    due = {} if whole else await due_of(session, order)
    if blue.state == "asked" and blue.provider == "by_hand":
        issuer = await enabled_issuer(session, held.merchant_id)
        if issuer is not None and sum(fen for _, fen in due.values()) != blue.amount_fen:
            await drop(session, blue.id)
            await make_blue(session, held, order, issuer, at=at)
    elif blue.state == "issued":
        await _redden(session, held, blue, due, at=at)


@dataclass(frozen=True, slots=True)
class BlueInvoice:
    """The invoice that counts for a request, and how far it is taken back."""

    id: UUID
    state: str
    provider: str
    seller_name: str
    seller_tax_number: str
    amount_fen: int
    reversed_fen: int


_BLUE = tuple(getattr(Invoice, name) for name in BlueInvoice.__dataclass_fields__)


async def blue_of(session: AsyncSession, request_id: UUID) -> BlueInvoice | None:
    """Index: uq_invoice_blue."""
    found = await session.execute(
        select(*_BLUE).where(
            Invoice.request_id == request_id, Invoice.kind == "blue", Invoice.state != "dropped"
        )
    )
    row = found.one_or_none()
    return None if row is None else BlueInvoice(**row._asdict())


async def drop(session: AsyncSession, invoice_id: UUID) -> None:
    """It never had a number, and gets none."""
    await session.execute(
        update(Invoice)
        .where(Invoice.id == invoice_id, Invoice.number.is_(None))
        .values(state="dropped", due_at=None)
    )


async def _redden(
    session: AsyncSession,
    held: HeldRequest,
    blue: BlueInvoice,
    due: Mapping[UUID, tuple[int, int]],
    *,
    at: datetime,
) -> None:
    known = await _standing(session, blue.id)
    charged = [
        Charged(row.line_id, row.quantity, row.amount_fen, row.rate_bp) for row in known.values()
    ]
    back = reversals(charged, due)
    if not back:
        return
    lines = [
        {
            **{
                name: getattr(known[one.line_id], name)
                for name in ("line_id", "name", "spec_text", "tax_code", "rate_bp")
            },
            "quantity": one.quantity,
            "amount_fen": one.amount_fen,
            "tax_fen": one.tax_fen,
        }
        for one in back
    ]
    issuer = IssuerView(
        merchant_id=held.merchant_id,
        name=blue.seller_name,
        tax_number=blue.seller_tax_number,
        provider=blue.provider,
    )
    await _insert(session, held, issuer, new_id(), lines, kind="red", blue_id=blue.id, at=at)
    off_fen = sum(one.amount_fen for one in back)
    await session.execute(
        update(Invoice)
        .where(Invoice.id == blue.id)
        .values(reversed_fen=Invoice.reversed_fen + off_fen)
    )
    await write(session, held, state="correcting")


async def _standing(session: AsyncSession, blue_id: UUID) -> dict[UUID, Any]:
    """By line: blue less red, those that are still asked for among them."""
    sign = case((Invoice.kind == "blue", 1), else_=-1)
    found = await session.execute(
        select(
            InvoiceLine.line_id,
            InvoiceLine.name,
            InvoiceLine.spec_text,
            InvoiceLine.tax_code,
            InvoiceLine.rate_bp,
            func.sum(InvoiceLine.quantity * sign).label("quantity"),
            func.sum(InvoiceLine.amount_fen * sign).label("amount_fen"),
            func.min(InvoiceLine.position).label("position"),
        )
        .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
        .where((Invoice.id == blue_id) | (Invoice.blue_id == blue_id))
        .where(Invoice.state != "dropped")
        .group_by(
            InvoiceLine.line_id,
            InvoiceLine.name,
            InvoiceLine.spec_text,
            InvoiceLine.tax_code,
            InvoiceLine.rate_bp,
        )
        .order_by(func.min(InvoiceLine.position))
    )
    return {row.line_id: row for row in found}
