"""What others print: labels of goods, delivery notes of orders."""

from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import select

from houtai.kit.auth import Actor, Place, Right
from houtai.kit.ids import new_id
from houtai.modules.printing.tables import PrintEntry
from tests.factories.catalog import make_product, make_sku
from tests.factories.ordering import make_good, make_shopper, make_trade, orders_of, pay

BARCODES = "/api/console/catalog/barcodes"
NOTES = "/api/console/ordering/orders/delivery-notes"
RECEIPTS = "/api/console/ordering/orders/receipts"
RIGHTS = frozenset({"catalog.product.write", "ordering.order.write"})
FIELDS = ("recipient", "phone", "address")


def at_merchant(merchant_id, right=Right.READ) -> Actor:
    return Actor(
        new_id(),
        RIGHTS,
        frozenset({merchant_id}),
        place=Place(merchant_id),
        fields={f"ordering.order.{name}": right for name in FIELDS},
    )


def texts(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "private, no-store"
    return [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]


async def test_labels_are_printed_as_many_as_asked_for_with_a_price_or_without(session, client_as):
    merchant_id = new_id()
    product = await make_product(session, merchant_id=merchant_id, name="明前龙井")
    ean = await make_sku(session, product, barcode="6901234567892", price_fen=8_900)
    coded = await make_sku(session, product, code="LJ-250", price_fen=100)
    foreign = await make_sku(session)
    body = {"skus": [{"sku_id": str(ean.id), "copies": 2}, {"sku_id": str(coded.id), "copies": 1}]}
    async with client_as(at_merchant(merchant_id)) as client:
        plain = texts(await client.post(BARCODES, json=body))
        priced = texts(await client.post(BARCODES, json={**body, "with_price": True}))
        body["skus"][0]["sku_id"] = str(foreign.id)
        refused = await client.post(BARCODES, json=body)
    assert ["6901234567892" in page for page in plain] == [True, True, False]
    assert "LJ-250" in plain[2]
    assert not any("¥" in page for page in plain)
    assert "¥89.00" in priced[0]
    assert refused.status_code == 404
    logged = await session.execute(
        select(PrintEntry.copies, PrintEntry.nth)
        .where(PrintEntry.merchant_id == merchant_id, PrintEntry.thing_id == str(ean.id))
        .order_by(PrintEntry.id)
    )
    assert [tuple(row) for row in logged] == [(2, 1), (2, 2)]


async def test_a_delivery_note_hides_what_its_printer_may_not_see(session, client_as):
    merchant_id = new_id()
    who = await make_shopper(session, recipient="欧阳喆堃", phone="13812345678")
    tea = await make_good(session, merchant_id=merchant_id, price_fen=1_250, name="明前龙井")
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_500)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    body = {"order_ids": [str(order.id)]}
    async with client_as(at_merchant(merchant_id)) as client:
        (whole,) = texts(await client.post(NOTES, json=body))
        (again,) = texts(await client.post(NOTES, json=body))
    async with client_as(at_merchant(merchant_id, Right.MASKED)) as client:
        (masked,) = texts(await client.post(NOTES, json=body))
    async with client_as(at_merchant(new_id())) as client:
        foreign = await client.post(NOTES, json=body)
    for said in ("欧阳喆堃", "13812345678", "明前龙井", "¥25.00", order.number):
        assert said in whole
    assert "补打" not in whole
    assert "补打 1" in again
    assert "13812345678" not in masked
    assert "138****5678" in masked
    assert "喆堃" not in masked
    assert foreign.status_code == 404


async def test_a_receipt_of_80_mm_is_given_for_what_was_paid(session, client_as):
    merchant_id = new_id()
    who = await make_shopper(session, recipient="欧阳喆堃", phone="13812345678")
    tea = await make_good(session, merchant_id=merchant_id, price_fen=1_250, name="明前龙井")
    trade = await make_trade(session, who, (tea, 2), agreed_fen=2_500)
    (order,) = await orders_of(session, trade)
    body = {"order_ids": [str(order.id)]}
    async with client_as(at_merchant(merchant_id)) as client:
        early = await client.post(RECEIPTS, json=body)
        await pay(session, trade, who)
        paid = await client.post(RECEIPTS, json=body)
    async with client_as(at_merchant(new_id())) as client:
        foreign = await client.post(RECEIPTS, json=body)
    assert (early.status_code, early.json()["code"]) == (409, "ordering.not_paid_yet")
    (slip,) = texts(paid)
    for said in ("明前龙井", "¥25.00", order.number):
        assert said in slip
    assert "欧阳喆堃" not in slip
    assert round(float(PdfReader(BytesIO(paid.content)).pages[0].mediabox.width) / 72 * 25.4) == 80
    assert foreign.status_code == 404
    logged = await session.scalar(
        select(PrintEntry.kind).where(PrintEntry.thing_id == str(order.id))
    )
    assert logged == "receipt_80"
