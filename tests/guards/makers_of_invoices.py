"""Makers of requests for invoices, and bodies that their doors take."""

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import document_number, new_id
from houtai.modules.invoicing.tables import InvoiceRequest
from tests.factories.identity import BEGINNING
from tests.factories.ordering import NOON
from tests.guards.bodies import EXPECTED, QUERIES, says
from tests.guards.ground import Owner
from tests.guards.makers_of_catalog import LIBRARY, a_category
from tests.guards.makers_of_merchants import merchant_of
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

EXPECTED |= {
    "invoicing_issue_invoice_now": "invoicing.issuer_missing",
    "invoicing_ask_provider_again": "invoicing.request_elsewhere",
    "invoicing_note_invoice_number": "invoicing.request_elsewhere",
    "invoicing_reverse_invoice": "invoicing.request_elsewhere",
    "invoicing_drop_tax_class": "invoicing.tax_class_changed",
}
QUERIES["invoicing_drop_tax_class"] = "version=1"


@makes("invoicing/requests/{request_id}", by_merchant=True)
async def a_request(owner: Owner) -> object:
    """One that waits for its goods to come."""
    request_id, order_id = new_id(), new_id()
    request = InvoiceRequest(
        id=request_id,
        number=document_number("F", request_id, BEGINNING.date()),
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        member_id=new_id(),
        order_id=order_id,
        order_number=document_number("O", order_id, BEGINNING.date()),
        trade_id=new_id(),
        shop_name="自营",
        form="plain",
        title_kind="person",
        title="李雷",
        tax_number="",
        address="",
        phone="",
        bank="",
        bank_account="",
        state="waiting",
        reason="",
        asked_at=NOON,
        version=1,
    )
    await put(owner, request)
    return request_id


@makes("invoicing/issuers/{merchant_id}", by_merchant=True)
async def a_merchant_that_issues(owner: Owner) -> object:
    return await merchant_of(owner)


@makes("invoicing/tax-classes/{category_id}", nobodys=LIBRARY)
async def a_category_with_a_tax(owner: Owner) -> object:
    return await a_category(owner)


@says("invoicing_issue_invoice_now", "invoicing_ask_provider_again", "invoicing_reverse_invoice")
async def as_the_request_stands(_owner: Owner) -> object:
    return {"version": 1}


@says("invoicing_refuse_invoice")
async def why_not(_owner: Owner) -> object:
    return {"version": 1, "reason": "抬头有误"}


@says("invoicing_note_invoice_number")
async def a_number(_owner: Owner) -> object:
    return {"version": 1, "invoice_id": str(new_id()), "number": "12345678"}


@says("invoicing_set_issuer")
async def an_issuer(_owner: Owner) -> object:
    return {
        "version": 0,
        "name": "武夷山茶业有限公司",
        "tax_number": "91110108717743469K",
        "rate_bp": 1300,
        "provider": "by_hand",
        "issue_at": "received",
        "special": False,
        "enabled": True,
    }


@says("invoicing_set_tax_class")
async def a_tax_class(_owner: Owner) -> object:
    return {"version": 0, "code": "1030206010000000000", "rate_bp": 900}
