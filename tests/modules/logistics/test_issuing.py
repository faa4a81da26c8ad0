"""Waybills from intent to number: a carrier that answers, refuses, is down, or lost its mind."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial

import httpx
import pytest
from sqlalchemy import select, text, update

from houtai.entry.sandbox.app import build
from houtai.entry.sandbox.carrier_store import CarrierStore, Movement
from houtai.entry.sandbox.invoices import InvoiceDoors
from houtai.entry.sandbox.payouts import PayoutDoors
from houtai.entry.sandbox.store import Store, Unfit
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.ids import new_id
from houtai.kit.jobs import Context
from houtai.modules.logistics import handlers
from houtai.modules.logistics import public as logistics
from houtai.modules.logistics.gateways import Issued, NotGenuine, opening
from houtai.modules.logistics.gateways.sandbox import secret_of, verify
from houtai.modules.logistics.gateways.wire import Wire
from houtai.modules.logistics.queries.waybills import parcel_costs
from houtai.modules.logistics.rules import patience
from houtai.modules.logistics.rules.waybills import TypedNumber
from houtai.modules.logistics.service import accounts, handling, issuing
from houtai.modules.logistics.service.issuing import Failure
from houtai.modules.logistics.tables import CarrierAccount, Interception, Tracker, Waybill
from houtai.modules.payments.gateways.fake_wire import Answered, listening
from tests.factories.logistics import NOON, Here, make_waybill, rates, wish

SECRET = "whsec_c2VjcmV0"
RATES = {"rows": [], "rest": rates(1_000, 800, 500, 200)}


class Carrier:
    """The sandbox's own store behind a line; `down` answers everything with 503."""

    def __init__(self, store):
        self.store, self.down, self.before = store, False, None
        self.seconds = 0.0
        self.secret = secret_of(house_key(Environment.read().home))

    def answer(self, asked):
        if self.before:
            self.before()
        if self.down:
            return Answered(503)
        try:
            verify(
                self.secret, asked.headers, asked.target.encode() + b"\n" + asked.body, utc_now()
            )
        except NotGenuine:
            return Answered(401)
        said = json.loads(asked.body)
        acts = {
            "/carrier/v1/waybills": lambda: self.store.issue(said, utc_now()),
            "/carrier/v1/voids": lambda: self.store.void(said),
            "/carrier/v1/interceptions": lambda: self.store.intercept(
                said["carrier"], said["number"], "快件已拦截", utc_now()
            ),
            "/carrier/v1/balances": lambda: {
                "balance": self.store.balance(said["carrier"], said["account"])
            },
            "/carrier/v1/watches": lambda: self.store.watch(said, utc_now()),
            "/carrier/v1/tracks": lambda: self.store.tracks(said["carrier"], said["number"]),
        }
        try:
            said = json.dumps(acts[asked.target]()).encode()
            return Answered(200, said, seconds=self.seconds)
        except Unfit as unfit:
            return Answered(unfit.status, json.dumps({"error": unfit.reason}).encode())


@pytest.fixture
async def carrier(session, tmp_path):
    """The sandbox carrier at an address of its own."""
    store = CarrierStore(tmp_path / "carrier.sqlite3")
    made = Carrier(store)
    async with listening(made.answer) as address:
        change = update(Tracker).where(Tracker.code == "sandbox")
        await session.execute(change.values(facts={"address": address}))
        yield made
    store.close()


@pytest.fixture
async def account(session):
    """The seeded contract of the platform's own shop with SF."""
    own = (CarrierAccount.merchant_id == SELF_RUN_ID, CarrierAccount.carrier_code == "SF")
    found = await session.scalar(select(CarrierAccount).where(*own))
    found.price = RATES
    await session.flush()
    return found


async def work(session, task):
    await task(Context(Here(session), utc_now(), 1, 1))


async def row_of(session, parcel_id):
    found = await session.scalars(
        select(Waybill)
        .where(Waybill.parcel_id == parcel_id)
        .order_by(Waybill.id.desc())
        .execution_options(populate_existing=True)
    )
    return found.first()


async def events_of(session, shipment_id):
    told = text("SELECT name FROM eventlog.event WHERE key = :key ORDER BY position")
    return [row.name for row in await session.execute(told, {"key": str(shipment_id)})]


async def test_a_parcel_gets_a_number_is_followed_and_has_its_price(session, carrier, account):
    one = wish()
    await logistics.ask_waybills(session, [one], at=utc_now())
    await work(session, handlers.ask_carriers)
    row = await row_of(session, one.id)
    assert (row.state, row.account_id, row.tracker) == ("issued", account.id, "sandbox")
    assert row.number.startswith("SF")
    assert await events_of(session, one.shipment_id) == ["logistics.waybill_issued"]
    assert await parcel_costs(session, [one.id]) == {one.id: 1_000}
    await issuing.weigh(session, {one.id: 1_600})
    assert await parcel_costs(session, [one.id]) == {one.id: 1_200}
    await session.refresh(account)
    assert account.balance == 99_999
    await work(session, handlers.ask_trackers)
    assert (await row_of(session, one.id)).watched_at is not None
    carrier.store.press("SF", row.number, Movement("collected", "已揽收", lost=True), utc_now())
    await session.execute(update(Waybill).where(Waybill.id == row.id).values(look_at=utc_now()))
    await work(session, handlers.ask_trackers)
    assert (await row_of(session, one.id)).status == "collected"


async def test_without_balance_it_is_refused_told_and_may_be_asked_for_again(
    session, carrier, account
):
    one = wish()
    carrier.store.set_balance("SF", account.customer_number, 0)
    await logistics.ask_waybills(session, [one], at=utc_now())
    await work(session, handlers.ask_carriers)
    row = await row_of(session, one.id)
    assert (row.state, row.reason) == ("refused", "balance")
    assert await events_of(session, one.shipment_id) == ["logistics.waybill_refused"]
    carrier.store.set_balance("SF", account.customer_number, 5)
    await handling.ask_again(session, SYSTEM, row.id, at=utc_now())
    await work(session, handlers.ask_carriers)
    assert (await row_of(session, one.id)).state == "issued"


async def test_a_carrier_that_is_down_is_asked_again_later(session, carrier, account):
    one = wish()
    carrier.down = True
    await logistics.ask_waybills(session, [one], at=utc_now())
    await work(session, handlers.ask_carriers)
    row = await row_of(session, one.id)
    assert (row.state, row.attempts, row.error) == ("asked", 1, "status 503")
    assert row.due_at > utc_now()
    carrier.down = False
    await session.execute(update(Waybill).where(Waybill.id == row.id).values(due_at=utc_now()))
    await work(session, handlers.ask_carriers)
    assert (await row_of(session, one.id)).state == "issued"


async def test_a_carrier_too_slow_for_us_gives_the_same_number_once_asked_again(
    session, carrier, account, monkeypatch
):
    """He gave one, and we hung up before he said so."""
    monkeypatch.setattr(opening, "Wire", partial(Wire, seconds_max=0.2))
    one = wish()
    carrier.seconds = 5.0
    await logistics.ask_waybills(session, [one], at=utc_now())
    await work(session, handlers.ask_carriers)
    row = await row_of(session, one.id)
    assert (row.state, row.number, row.attempts) == ("asked", None, 1)
    assert row.error.startswith("TimeoutError")
    carrier.seconds = 0.0
    await session.execute(update(Waybill).where(Waybill.id == row.id).values(due_at=utc_now()))
    await work(session, handlers.ask_carriers)
    assert (await row_of(session, one.id)).state == "issued"
    assert await events_of(session, one.shipment_id) == ["logistics.waybill_issued"]
    assert carrier.store.balance("SF", account.customer_number) == 99_999


async def test_of_two_that_asked_for_one_parcel_the_later_answer_changes_nothing(
    session, carrier, account
):
    """The first was so slow that its lease ended and another asked as well."""
    one, at = wish(), utc_now()
    await logistics.ask_waybills(session, [one], at=at)
    [slow] = await issuing.take(session, at)
    assert await issuing.take(session, at) == []
    later = at + patience.LEASE
    [quick] = await issuing.take(session, later)
    await issuing.record(session, [(slow, Failure("hung up", final=True))], at=later)
    assert (await row_of(session, one.id)).state == "asked"
    given = Issued("SF1000000000001")
    await issuing.record(session, [(quick, given)], at=later)
    await issuing.record(session, [(slow, given)], at=later)
    await issuing.record(session, [(slow, Failure("hung up", final=True))], at=later)
    row = await row_of(session, one.id)
    assert (row.state, row.number, row.due_at) == ("issued", given.number, None)
    assert await events_of(session, one.shipment_id) == ["logistics.waybill_issued"]


async def test_what_is_voided_while_the_carrier_is_asked_goes_back(session, carrier, account):
    one, other = wish(), wish(carrier_code="ZTO")
    await logistics.ask_waybills(session, [one], at=utc_now())
    [taken] = await issuing.take(session, utc_now())
    await logistics.void_waybills(session, [one.id], "取消订单", at=utc_now())
    said = carrier.store.issue(
        {
            "id": str(taken.id),
            "carrier": "SF",
            "account": account.customer_number,
            "recipient": one.recipient.model_dump(),
        },
        utc_now(),
    )
    await issuing.record(session, [(taken, Issued(said["number"]))], at=utc_now())
    assert await events_of(session, one.shipment_id) == []
    await work(session, handlers.ask_carriers)
    row = await row_of(session, one.id)
    assert (row.state, row.due_at, row.error) == ("voided", None, None)
    assert carrier.store.balance("SF", account.customer_number) == 100_000
    await logistics.ask_waybills(session, [other], at=utc_now())
    await work(session, handlers.ask_carriers)
    await logistics.void_waybills(session, [other.id], "改快递", at=utc_now())
    await work(session, handlers.ask_carriers)
    assert carrier.store.balance("ZTO", "HOUTAI-ZTO") == 100_000


async def test_a_merchants_own_contract_goes_before_the_houses(session, carrier, account):
    merchant_id = new_id()
    own = CarrierAccount(
        merchant_id=merchant_id,
        carrier_code="SF",
        name="自有",
        gateway="sandbox",
        enabled=True,
        customer_number="OWN",
        price=RATES,
        changed_at=NOON,
    )
    session.add(own)
    await session.flush()
    mine, nobodys = wish(merchant_id=merchant_id), wish(carrier_code="DBL")
    await session.execute(
        update(CarrierAccount).where(CarrierAccount.carrier_code == "DBL").values(enabled=False)
    )
    await logistics.ask_waybills(session, [mine, nobodys], at=utc_now())
    await work(session, handlers.ask_carriers)
    assert (await row_of(session, mine.id)).account_id == own.id
    refused = await row_of(session, nobodys.id)
    assert (refused.state, refused.reason) == ("refused", "no_account")


async def test_a_test_of_a_contract_reads_the_balance(session, carrier, account):
    await accounts.ask_test(session, SYSTEM, account.id, at=utc_now())
    await work(session, handlers.test_accounts)
    await session.refresh(account)
    assert (account.test_error, account.balance) == (None, 100_000)
    carrier.down = True
    await accounts.ask_test(session, SYSTEM, account.id, at=utc_now())
    await work(session, handlers.test_accounts)
    await session.refresh(account)
    assert account.test_error == "status 503"


async def test_the_page_presses_what_happens_and_pushes_are_told_as_wished(tmp_path):
    parcels = CarrierStore(tmp_path / "carrier.sqlite3")
    app = build(
        Store(tmp_path / "pay.sqlite3"),
        SECRET,
        "http://sandbox.test",
        parcels=parcels,
        carrier_secret=SECRET,
        invoices=InvoiceDoors(tmp_path / "invoices.sqlite3", SECRET),
        payouts=PayoutDoors(tmp_path / "payouts.sqlite3", SECRET),
    )
    said = {"carrier": "SF", "number": "SF1234567890123", "notify_url": "http://127.0.0.1:9/push"}
    parcels.watch(said, NOON)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox.test") as client:
        assert (await client.post("/carrier/v1/waybills", json={})).status_code == 401
        form = {"carrier": "SF", "number": said["number"], "status": "collected"}
        assert (await client.post("/carrier", data=form)).status_code == 303
        more = form | {"status": "signed", "twice": "on", "stale": "on"}
        assert (await client.post("/carrier", data=more)).status_code == 303
        assert (await client.post("/carrier", data=form | {"status": "x"})).status_code == 422
        page = await client.get("/carrier", headers={"Accept-Language": "en-US"})
    assert said["number"] in page.text
    assert "{{" not in page.text
    due = parcels.due_pushes(utc_now() + timedelta(seconds=10))
    told = [[one["status"] for one in json.loads(push.body)["steps"]] for push in due]
    assert told == [["collected"], *[["collected", "signed"]] * 2, ["collected"]]
    parcels.close()


async def test_labels_are_printed_counted_and_refused_once_voided(session, client_as):
    waybill = await make_waybill(session, sort_code="440-305 05", handed_over_at=None)
    foreign = await make_waybill(session, merchant_id=new_id())
    person = replace(SYSTEM, id=new_id(), permissions=frozenset({"logistics.waybill.write"}))
    own = replace(person, merchant_ids=frozenset({SELF_RUN_ID}))
    address = "/api/console/logistics/waybills/print"
    async with client_as(own) as client:
        said = {"waybill_ids": [str(waybill.id)]}
        printed = await client.post(address, json=said)
        again = await client.post(address, json=said)
        theirs = await client.post(address, json={"waybill_ids": [str(foreign.id)]})
        void = f"/api/console/logistics/waybills/{waybill.id}/void"
        assert (await client.post(void, json={"reason": "改快递"})).status_code == 204
        refused = await client.post(address, json=said)
    assert printed.content.startswith(b"%PDF")
    assert (again.status_code, theirs.status_code) == (200, 404)
    assert refused.json()["code"] == "logistics.waybill_not_printable"
    await session.refresh(waybill)
    assert (waybill.prints, waybill.state) == (2, "voided")


async def under_way(session, one):
    """A parcel that has its number, and that the carrier has."""
    await logistics.ask_waybills(session, [one], at=utc_now())
    await work(session, handlers.ask_carriers)
    await logistics.note_handed_over(session, parcel_ids=[one.id], at=utc_now())
    return await row_of(session, one.id)


async def asked_back(session, one):
    asked_id = new_id()
    assert await logistics.ask_interception(session, asked_id, one.id, at=utc_now())
    assert await logistics.ask_interception(session, asked_id, one.id, at=utc_now())
    return await session.get_one(Interception, asked_id)


async def what_became(session, row):
    await work(session, handlers.ask_interceptions)
    await session.refresh(row)
    return row.answer


async def test_a_carrier_turns_a_parcel_back_and_is_asked_once(session, carrier, account):
    one = wish()
    waybill = await under_way(session, one)
    row = await asked_back(session, one)
    assert await what_became(session, row) == "accepted"
    assert await what_became(session, row) == "accepted"
    told = await events_of(session, one.shipment_id)
    assert told.count("logistics.interception_answered") == 1
    steps = carrier.store.tracks("SF", waybill.number)["steps"]
    assert [step["status"] for step in steps] == ["returning"]


async def test_what_was_signed_for_is_not_turned_back(session, carrier, account):
    one = wish()
    waybill = await under_way(session, one)
    carrier.store.press("SF", waybill.number, Movement("signed", "已签收", lost=True), utc_now())
    row = await asked_back(session, one)
    assert await what_became(session, row) == "refused"
    assert row.reason == "the parcel was signed for"


async def test_a_carrier_that_is_down_is_asked_again_and_called_at_last(session, carrier, account):
    one = wish()
    await under_way(session, one)
    row = await asked_back(session, one)
    carrier.down = True
    assert await what_became(session, row) is None
    assert row.due_at > utc_now()
    row.attempts, row.due_at = patience.TRIES_MAX - 1, utc_now()
    await session.flush()
    assert await what_became(session, row) == "by_phone"


async def test_whom_no_contract_reaches_a_person_calls(session, carrier):
    one = wish()
    number = TypedNumber(
        parcel_id=one.id,
        shipment_id=one.shipment_id,
        merchant_id=one.merchant_id,
        carrier_code="YUNDA",
        number="4300000000001",
    )
    await logistics.track_numbers(session, [number], at=utc_now())
    row = await asked_back(session, one)
    without = update(CarrierAccount).where(CarrierAccount.carrier_code == "YUNDA")
    await session.execute(without.values(enabled=False))
    assert await what_became(session, row) == "by_phone"


async def test_what_no_carrier_has_is_not_asked_back(session, carrier, account):
    one = wish()
    await logistics.ask_waybills(session, [one], at=utc_now())
    await work(session, handlers.ask_carriers)
    assert not await logistics.ask_interception(session, new_id(), one.id, at=utc_now())
