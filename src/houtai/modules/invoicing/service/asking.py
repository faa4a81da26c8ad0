"""Buyers ask for invoices of their own orders. The session must be the house's."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import Command, Line
from houtai.modules.invoicing.queries.own import (
    OwnInvoicesView,
    enabled_issuer,
    own_invoices,
)
from houtai.modules.invoicing.queries.requests import InvoiceRequestUnknown
from houtai.modules.invoicing.rules.states import InvoiceForm, TitleKind
from houtai.modules.invoicing.rules.titles import TaxNumber
from houtai.modules.invoicing.service.making import hold, is_time, make_blue, write
from houtai.modules.invoicing.tables import InvoiceRequest
from houtai.modules.ordering import public as ordering

NUMBER_LETTER = "F"


def _storable(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError("not_storable", "holds characters that cannot be stored")
    return text


Optional = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\r\n]*$"),
    AfterValidator(_storable),
]


class InvoiceOrderUnknown(NotFound):
    """No such order, or somebody else's."""

    code = "invoicing.order_unknown"


class NotInvoiced(Conflict):
    """None may be asked for now."""

    code = "invoicing.not_invoiced"


class SpecialNotOffered(Conflict):
    """The shop issues plain invoices only."""

    code = "invoicing.special_not_offered"


class TooLateToWithdraw(Conflict):
    """It has been asked of the provider already."""

    code = "invoicing.too_late"


class AskInvoice(Command):
    """In whose name. A company has its number; a special invoice wants address and bank too."""

    form: InvoiceForm = "plain"
    title_kind: TitleKind
    title: Line
    tax_number: TaxNumber = ""
    address: Optional = ""
    phone: Optional = ""
    bank: Optional = ""
    bank_account: Optional = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        is_company = self.title_kind == "company"
        if is_company != bool(self.tax_number):
            raise PydanticCustomError("tax_number_missing", "companies have a number, persons none")
        facts = (self.address, self.phone, self.bank, self.bank_account)
        if self.form == "special" and not (is_company and all(facts)):
            raise PydanticCustomError("special_incomplete", "special invoices want all facts")
        return self


async def show(session: AsyncSession, member_id: UUID, order_id: UUID) -> OwnInvoicesView:
    """Raises InvoiceOrderUnknown."""
    found = await own_invoices(session, member_id, order_id)
    if found is None:
        raise InvoiceOrderUnknown
    return found


async def ask(
    session: AsyncSession, member_id: UUID, order_id: UUID, command: AskInvoice, *, at: datetime
) -> UUID:
    """One at a time for an order. Raises InvoiceOrderUnknown, NotInvoiced, SpecialNotOffered."""
    shown = await show(session, member_id, order_id)
    order = await ordering.sold_order(session, order_id)
    issuer = None if order is None else await enabled_issuer(session, order.merchant_id)
    if shown.why_not is not None or order is None or issuer is None:
        raise NotInvoiced
    if command.form == "special" and not issuer.special:
        raise SpecialNotOffered
    request_id = new_id()
    row = insert(InvoiceRequest).values(
        **command.model_dump(),
        id=request_id,
        number=document_number(NUMBER_LETTER, request_id, at.date()),
        merchant_id=order.merchant_id,
        member_id=member_id,
        order_id=order_id,
        order_number=order.number,
        trade_id=order.trade_id,
        shop_name=order.shop_name,
        state="waiting",
        reason="",
        asked_at=at,
        version=1,
    )
    done = await session.scalar(row.on_conflict_do_nothing().returning(InvoiceRequest.id))
    if done is None:
        raise NotInvoiced
    if is_time(order, issuer):
        await make_blue(session, await hold(session, request_id), order, issuer, at=at)
    return request_id


async def withdraw(
    session: AsyncSession, member_id: UUID, request_id: UUID, *, at: datetime
) -> None:
    """As long as nobody has been asked for it. Raises InvoiceRequestUnknown, TooLateToWithdraw."""
    held = await hold(session, request_id)
    if held.member_id != member_id:
        raise InvoiceRequestUnknown
    if held.state != "waiting":
        raise TooLateToWithdraw
    await write(session, held, state="withdrawn", ended_at=at)
