"""The sandbox as the house meets it: another system, which tells late, twice, wrongly or not."""

import json
import sqlite3
from datetime import date, timedelta

import httpx
import pytest

from houtai.entry.sandbox.app import build
from houtai.entry.sandbox.carrier_store import CarrierStore
from houtai.entry.sandbox.invoices import InvoiceDoors
from houtai.entry.sandbox.payouts import PayoutDoors
from houtai.entry.sandbox.store import PAUSES_SECONDS, Store, Unfit, Wish
from houtai.kit.clock import utc_now
from houtai.kit.outgoing import signed
from houtai.modules.payments.gateways import NotGenuine, Reply
from houtai.modules.payments.gateways.sandbox import Sandbox, verify
from houtai.modules.payments.gateways.wire import Wire
from houtai.modules.payments.rules.bills import sandbox as bills
from tests.factories.payments import NOON

SECRET = "whsec_c2VjcmV0"
SAID = {
    "number": "P1",
    "amount_fen": 9_950,
    "title": "龙井茶 <b>",
    "expires_at": (NOON + timedelta(minutes=30)).isoformat(),
    "notify_url": "http://127.0.0.1:9/notify",
    "return_url": "http://127.0.0.1:9/pay/1",
}


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "sandbox.sqlite3")
    yield made
    made.close()


@pytest.fixture
def begun(store):
    return store.begin(SAID)


def refund(amount_fen=950, number="R1"):
    said = {"number": number, "payment_number": "P1", "amount_fen": amount_fen}
    return {**said, "notify_url": SAID["notify_url"]}


def test_a_number_begun_again_is_the_same_payment(store, begun):
    assert store.begin(SAID)["token"] == begun["token"]
    with pytest.raises(Unfit):
        store.begin({**SAID, "amount_fen": 1})


def test_what_was_pressed_is_told_as_often_and_as_late_as_wished(store, begun):
    wish = Wish(pays=True, delay_seconds=5, twice=True, stale_after=True)
    store.press(begun["token"], wish, NOON)
    assert store.due_messages(NOON) == []
    due = store.due_messages(NOON + timedelta(seconds=10))
    states = [json.loads(one.body)["state"] for one in due]
    assert (states, due[0].id == due[1].id) == (["paid", "paid", "waiting"], True)


def test_a_lost_message_is_lost_and_a_wrong_amount_is_wrong(store, begun):
    store.press(begun["token"], Wish(pays=True, lost=True, wrong_amount=True), NOON)
    assert store.due_messages(NOON + timedelta(days=1)) == []
    assert store.payment("P1")["paid_fen"] == 9_949


def test_what_is_over_is_not_paid(store, begun):
    store.end("P1")
    with pytest.raises(Unfit):
        store.press(begun["token"], Wish(pays=True), NOON)
    other = store.begin({**SAID, "number": "P2"})
    with pytest.raises(Unfit):
        store.press(other["token"], Wish(pays=True), NOON + timedelta(hours=1))


def test_what_is_paid_is_not_closed(store, begun):
    store.press(begun["token"], Wish(pays=True), NOON)
    assert store.end("P1")["state"] == "paid"


@pytest.mark.parametrize(
    ("way", "first", "second"),
    [
        ("now", "succeeded", "succeeded"),
        ("later", "processing", "processing"),
        ("fails_once", "failed", "succeeded"),
        ("fails", "failed", "failed"),
    ],
)
def test_refunds_go_as_wished(store, begun, way, first, second):
    store.press(begun["token"], Wish(pays=True, lost=True, refunds=way), NOON)
    assert store.give_back(refund(), NOON)["state"] == first
    assert store.give_back(refund(), NOON)["state"] == second


def test_a_refund_that_takes_its_time_is_told_when_it_is_done(store, begun):
    store.press(begun["token"], Wish(pays=True, lost=True, refunds="later"), NOON)
    store.give_back(refund(), NOON)
    store.finish_refunds(NOON)
    assert store.refund("R1")["state"] == "processing"
    later = NOON + timedelta(seconds=6)
    store.finish_refunds(later)
    [message] = store.due_messages(later)
    assert json.loads(message.body)["state"] == "succeeded"


def test_refunds_never_pass_what_was_paid(store, begun):
    with pytest.raises(Unfit):
        store.give_back(refund(), NOON)
    store.press(begun["token"], Wish(pays=True, lost=True), NOON)
    store.give_back(refund(9_000), NOON)
    with pytest.raises(Unfit):
        store.give_back(refund(951, "R2"), NOON)


def test_a_message_is_repeated_until_it_is_heard_or_there_is_no_use(store, begun):
    store.press(begun["token"], Wish(pays=True), NOON)
    at = NOON
    for _ in PAUSES_SECONDS:
        [message] = store.due_messages(at)
        store.told(message, heard=False, at=at)
        assert store.due_messages(at) == []
        at += timedelta(seconds=max(PAUSES_SECONDS))
    [message] = store.due_messages(at)
    store.told(message, heard=False, at=at)
    assert store.due_messages(at + timedelta(days=9)) == []


def test_it_remembers_across_a_restart(tmp_path):
    first = Store(tmp_path / "s.sqlite3")
    token = first.begin(SAID)["token"]
    first.press(token, Wish(pays=True), NOON)
    second = Store(tmp_path / "s.sqlite3")
    assert second.payment("P1")["state"] == "paid"
    assert len(second.due_messages(NOON)) == 1
    first.close()
    second.close()


def test_the_bill_has_what_was_paid_and_given_back_that_day_in_china(store, begun):
    store.press(begun["token"], Wish(pays=True, refunds="fails_once"), NOON)
    store.give_back(refund(), NOON)
    [paid] = bills.read(store.bill(NOON.date()).encode())
    assert (paid.kind, paid.number, paid.amount_fen) == ("payment", "P1", 9_950)
    store.give_back(refund(), NOON + timedelta(hours=12))
    [back] = bills.read(store.bill(date(2026, 11, 23)).encode())
    assert (back.kind, back.refund_number, back.amount_fen) == ("refund", "R1", 950)
    assert back.gateway_number == paid.gateway_number


def test_a_store_of_an_earlier_release_goes_on(tmp_path):
    earlier = sqlite3.connect(tmp_path / "s.sqlite3")
    earlier.execute("CREATE TABLE refund (number TEXT, payment_number TEXT, amount_fen INTEGER)")
    earlier.close()
    opened = Store(tmp_path / "s.sqlite3")
    assert bills.read(opened.bill(NOON.date()).encode()) == []
    opened.close()


# --- its doors ----------------------------------------------------------------------------------


@pytest.fixture
async def client(store, tmp_path):
    parcels = CarrierStore(tmp_path / "carrier.sqlite3")
    app = build(
        store,
        SECRET,
        "http://sandbox.test",
        parcels=parcels,
        carrier_secret=SECRET,
        invoices=InvoiceDoors(tmp_path / "invoices.sqlite3", SECRET),
        payouts=PayoutDoors(tmp_path / "payouts.sqlite3", SECRET),
    )
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox.test") as opened:
        yield opened


def by_us(path, said=None):
    body = b"" if said is None else json.dumps(said).encode()
    return body, signed(SECRET, "m1", path.encode() + b"\n" + body, at=utc_now())


async def test_only_the_house_asks(client):
    body, headers = by_us("/v1/payments", SAID)
    assert (await client.post("/v1/payments", content=body, headers=headers)).status_code == 201
    for wrong in ({}, {**headers, "webhook-signature": "v1,AA"}, {**headers, "webhook-id": "m2"}):
        answer = await client.post("/v1/payments", content=body, headers=wrong)
        assert answer.status_code == 401
    answer = await client.post("/v1/refunds", content=body, headers=headers)
    assert answer.status_code == 401, "a signature is for one path"
    body, headers = by_us("/v1/payments", {"number": "P9"})
    assert (await client.post("/v1/payments", content=body, headers=headers)).status_code == 422
    _, headers = by_us("/v1/payments/P0")
    assert (await client.get("/v1/payments/P0", headers=headers)).status_code == 404


async def test_its_page_shows_the_payment_and_what_became_of_it(client, store):
    token = store.begin({**SAID, "expires_at": (utc_now() + timedelta(hours=1)).isoformat()})[
        "token"
    ]
    page = (await client.get(f"/pay/{token}", headers={"Accept-Language": "zh"})).text
    assert [text for text in ("¥99.50", "支付成功", "&lt;b&gt;") if text not in page] == []
    assert "{{" not in page
    form = {"result": "paid", "delay": "0", "refunds": "now"}
    pressed = await client.post(f"/pay/{token}", data=form)
    assert pressed.status_code == 303
    page = (await client.get(f"/pay/{token}", headers={"Accept-Language": "en"})).text
    assert [text for text in ("Paid", SAID["return_url"]) if text not in page] == []
    assert "Payment succeeds" not in page
    assert (await client.post(f"/pay/{token}", data=form)).status_code == 303
    assert (await client.post(f"/pay/{token}", data={**form, "delay": "x"})).status_code == 422
    assert (await client.get("/pay/unknown")).status_code == 404


def test_what_it_tells_is_known_by_its_signature():
    at = utc_now()
    headers = signed(SECRET, "m1", b"{}", at=at)
    assert verify(SECRET, headers, b"{}", at) == "m1"
    with pytest.raises(NotGenuine):
        verify(SECRET, headers, b"{ }", at)
    with pytest.raises(NotGenuine):
        verify("whsec_b3RoZXI=", headers, b"{}", at)
    with pytest.raises(NotGenuine):
        verify(SECRET, headers, b"{}", at + timedelta(minutes=6))
    gateway = Sandbox(SECRET, Wire("http://127.0.0.1:9", private_ok=True))
    for broken in (b"{}", b"[]", b"no"):
        with pytest.raises(NotGenuine):
            gateway.read_callback(signed(SECRET, "m", broken, at=at), broken, at)
    assert isinstance(gateway.heard, Reply)
