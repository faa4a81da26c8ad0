"""Delivery notes of shipments, for those who send them."""

from io import BytesIO

from pypdf import PdfReader

from houtai.kit.auth import Actor, Place, Right
from houtai.kit.ids import new_id
from tests.factories.fulfilment import (
    make_sites,
    make_sourced,
    make_spread_good,
)
from tests.factories.ordering import make_shopper

NOTES = "/api/console/fulfilment/shipments/delivery-notes"


def somebody(merchant_id, right):
    return Actor(
        new_id(),
        frozenset({"fulfilment.shipment.write"}),
        frozenset({merchant_id}),
        place=Place(merchant_id),
        fields={f"fulfilment.shipment.{name}": right for name in ("recipient", "phone", "address")},
    )


def pages_in(answer):
    assert answer.status_code == 200, answer.text
    return [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]


async def test_a_shipments_note_hides_what_its_printer_may_not_see(session, client_as):
    near, _ = await make_sites(session)
    good = await make_spread_good(session, (near, 5))
    who = await make_shopper(session, recipient="欧阳喆堃", phone="13812345678")
    _, (shipment,) = await make_sourced(session, who, (good, 2))
    body = {"shipment_ids": [str(shipment.id)]}
    async with client_as(somebody(shipment.merchant_id, Right.READ)) as client:
        (whole,) = pages_in(await client.post(NOTES, json=body))
        (again,) = pages_in(await client.post(NOTES, json=body))
    async with client_as(somebody(shipment.merchant_id, Right.MASKED)) as client:
        (masked,) = pages_in(await client.post(NOTES, json=body))
    async with client_as(somebody(new_id(), Right.READ)) as client:
        foreign = await client.post(NOTES, json=body)
    assert "¥" not in whole
    for said in ("欧阳喆堃", "13812345678", "共 2 件", shipment.number):
        assert said in whole
    assert "补打 1" in again
    assert "喆堃" not in masked
    assert foreign.status_code == 404
