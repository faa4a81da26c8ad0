"""The desk: everybody sees what waits for him, and where he acts on it."""

import pytest

from houtai.entry import wiring
from houtai.kit import duties
from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from tests.factories.ordering import make_good, make_shopper, make_trade, orders_of, pay

DESK = "/api/console/duties"
EVERYTHING = frozenset(
    {"catalog.product.read", "payouts.payout.read", "violations.violation.read"}
) | frozenset(one.permission for one in wiring.DUTIES if one.permission is not None)
PLATFORM = Actor(
    id=new_id(), permissions=EVERYTHING, merchant_ids=None, warehouse_ids=None, all_fields=True
)
ADDRESSES = {
    "/aftersale/cases": "aftersale/cases",
    "/approvals": "approvals/tasks",
    "/catalog/buyer-reviews": "catalog/buyer-reviews",
    "/catalog/reviews": "catalog/revisions",
    "/fulfilment/desk?tab=back": "fulfilment/back-orders",
    "/fulfilment/desk?tab=refused": "fulfilment/shipments?refused=true",
    "/fulfilment/shipments": "fulfilment/shipments",
    "/inventory/alerts": "inventory/alerts",
    "/inventory/documents": "inventory/documents",
    "/invoices": "invoicing/requests",
    "/logistics/exceptions": "logistics/exceptions",
    "/machine/events": "machine/parked?state=failed",
    "/machine/jobs": "machine/jobs",
    "/merchants/application": "merchants/applications?state=draft&state=returned",
    "/merchants/applications": "merchants/applications",
    "/ordering/orders": "ordering/orders",
    "/payments/cases": "payments/cases",
    "/payouts": "payouts/payouts",
    "/bills": "settlement/bills",
    "/violations": "violations/violations",
    "/reconciliation/differences": "reconciliation/differences",
    "/reconciliation/statements": "reconciliation/statements",
    "/wms/outbound": "wms/outbounds",
    "/wms/pda/back": "wms/put-backs",
    "/wms/returns": "wms/returns",
    "/wms/shortages": "wms/shortages",
}
"""Which list each page of a console shows."""


def seller(merchant_id):
    return Actor(
        id=new_id(),
        permissions=frozenset({"ordering.order.read"}),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id),
        language="en-US",
    )


async def seen(client):
    answer = await client.get(DESK)
    assert answer.status_code == 200, answer.text
    return {one["kind"]: one for one in answer.json()}


@pytest.fixture
async def ordered(session):
    """An order that waits for payment, and two that wait to be shipped, one of them for review."""
    who = await make_shopper(session)
    tea = await make_good(session)
    waiting, held, paid = [
        await make_trade(session, who, (tea, 1), agreed_fen=1_000) for _ in range(3)
    ]
    for trade in (held, paid):
        await pay(session, trade, who)
    (order,) = await orders_of(session, held)
    order.held_for = ["amount"]
    await session.flush()
    (first,) = await orders_of(session, waiting)
    return first.merchant_id


async def test_each_sees_what_waits_for_him_and_nothing_of_others(session, client_as, ordered):
    async with client_as(seller(ordered)) as client:
        own = await seen(client)
    assert {kind: one["count"] for kind, one in own.items()} == {
        "ordering.overdue": 2,
        "ordering.held": 1,
        "ordering.to_ship": 2,
        "ordering.refunding": 0,
        "ordering.to_pay": 1,
        "approvals.to_decide": 0,
    }
    assert own["ordering.held"]["title"] == "Held orders"
    async with client_as(seller(new_id())) as client:
        assert {one["count"] for one in (await seen(client)).values()} == {0}
    async with client_as(Actor(id=new_id(), merchant_ids=None, warehouse_ids=None)) as client:
        assert [*await seen(client)] == ["approvals.to_decide"]


async def test_behind_each_number_stands_the_list_that_it_counts(session, client_as, ordered):
    async with client_as(PLATFORM) as client:
        shown = await seen(client)
        assert shown["ordering.held"]["count"] > 0
        for duty in shown.values():
            page, _, asked = duty["link"].partition("?")
            listed = ADDRESSES.get(duty["link"]) or f"{ADDRESSES[page]}?{asked}"
            answer = await client.get(f"/api/console/{listed}")
            assert answer.status_code == 200, (duty["link"], answer.text)
            rows = answer.json()
            count = len(rows if isinstance(rows, list) else rows["items"])
            assert count == duty["count"], duty


async def test_what_is_too_much_to_count_says_so(session, client_as, ordered, monkeypatch):
    monkeypatch.setattr(duties, "COUNTED_MAX", 1)
    async with client_as(seller(ordered)) as client:
        shown = await seen(client)
    assert (shown["ordering.to_ship"]["count"], shown["ordering.to_ship"]["more"]) == (1, True)
    assert (shown["ordering.held"]["count"], shown["ordering.held"]["more"]) == (1, False)
