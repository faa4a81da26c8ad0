"""The provider of tax services: one number for one invoice, whoever asks how often; and people who
decide about one request at once.
"""

import json
from dataclasses import replace

import pytest

from houtai.entry.sandbox.invoices import UNWANTED, InvoiceDoors
from houtai.entry.sandbox.store import Unfit
from houtai.kit.auth import SYSTEM
from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.kit.jobs import Context
from houtai.kit.outgoing.wire import Line
from houtai.modules.invoicing import handlers
from houtai.modules.invoicing.gateways import Declined, Item, NotReached, Slip, opening
from houtai.modules.invoicing.gateways.sandbox import Sandbox
from houtai.modules.invoicing.queries.requests import one_request
from houtai.modules.invoicing.service import asking, deciding, making
from houtai.modules.ordering import public as ordering
from houtai.modules.payments.gateways.fake_wire import Answered, listening
from tests.factories.aftersale import STAFF, make_sold
from tests.factories.crossing import crossing
from tests.factories.invoicing import make_issuer, want
from tests.factories.ordering import NOON

SECRET = "whsec_c2VjcmV0"
SLIP = Slip(
    id=new_id(),
    form="plain",
    seller_name="店",
    seller_tax_number="91110108717743469K",
    buyer_name="李雷",
    buyer_tax_number="",
    amount_fen=1_130,
    tax_fen=130,
    red_of=None,
    items=(Item("云雾绿茶", "", "", 1_300, 1, 1_130, 130),),
)


class Office:
    """The sandbox's own memory behind a line; `down` answers everything with 503, `deaf` numbers
    it and then says nothing that can be read.
    """

    def __init__(self, path):
        self.doors = InvoiceDoors(path, SECRET)
        self.down = self.deaf = False

    def answer(self, asked):
        if self.down:
            return Answered(503)
        try:
            number = self.doors.number(json.loads(asked.body))
        except Unfit as unfit:
            return Answered(unfit.status, json.dumps({"error": unfit.reason}).encode())
        return Answered(201, b"?" if self.deaf else json.dumps({"number": number}).encode())


@pytest.fixture
async def office(tmp_path):
    opened = Office(tmp_path / "invoices.sqlite3")
    yield opened
    opened.doors.close()


@pytest.fixture
async def client(office):
    async with listening(office.answer) as address:
        yield Sandbox(SECRET, Line(address, private_ok=True))


async def test_asked_again_under_its_id_it_is_the_same_number(client, office):
    first = await client.issue(SLIP)
    assert len(first) == 20
    assert await client.issue(SLIP) == first
    office.deaf = True
    with pytest.raises(NotReached):
        await client.issue(SLIP)
    office.deaf = False
    assert await client.issue(SLIP) == first


async def test_a_provider_that_is_down_has_said_nothing_and_one_that_says_no_is_heard(
    client, office
):
    office.down = True
    with pytest.raises(NotReached) as failure:
        await client.issue(SLIP)
    assert not isinstance(failure.value, Declined)
    office.down = False
    with pytest.raises(Declined, match="number"):
        await client.issue(replace(SLIP, buyer_tax_number=UNWANTED))
    with pytest.raises(Declined, match="add up"):
        await client.issue(replace(SLIP, amount_fen=1_131))


async def test_red_never_passes_blue(client):
    number = await client.issue(SLIP)
    part = replace(SLIP.items[0], amount_fen=600, tax_fen=69)
    red = replace(SLIP, red_of=number, amount_fen=600, tax_fen=69, items=(part,))
    await client.issue(replace(red, id=new_id()))
    with pytest.raises(Declined, match="more than"):
        await client.issue(replace(red, id=new_id()))
    with pytest.raises(Declined, match="more than"):
        await client.issue(replace(red, id=new_id(), red_of="26000000000000000000"))


async def test_whoever_does_not_know_the_secret_gets_no_number(office):
    async with listening(lambda _: Answered(401, b'{"error": "signature"}')) as address:
        with pytest.raises(Declined, match="signature"):
            await Sandbox("whsec_b3RoZXI=", Line(address, private_ok=True)).issue(SLIP)


async def test_a_job_asks_outside_of_transactions_and_takes_up_what_a_dead_one_left(
    database, client, office, monkeypatch
):
    monkeypatch.setattr(handlers, "provider_of", lambda _: client)
    async with database.transaction() as session:
        await make_issuer(session)
        sold = await make_sold(session, (1, 1_130))
        request = await want(session, sold)
    office.deaf = True
    await handlers.ask_providers(Context(database, NOON, 1, 1))
    async with database.transaction() as session:
        request = await one_request(session, SYSTEM, request.id)
    assert (request.state, request.invoices[0].number) == ("asked", None)
    assert request.invoices[0].error is not None


def test_there_is_no_sandbox_in_production():
    with pytest.raises(NotReached):
        opening.provider_of(replace(Environment.read(), production=True))


async def test_of_two_who_ask_at_once_one_is_heard(database):
    async with database.transaction() as session:
        await make_issuer(session)
        sold = await make_sold(session, (1, 500), stage="paid")
    command = asking.AskInvoice(title_kind="person", title="李雷")

    async def ask_it(session):
        return await asking.ask(session, sold.who.member_id, sold.order_id, command, at=NOON)

    first, second = await crossing(database, ask_it, ask_it)
    assert second == asking.NotInvoiced.code
    async with database.transaction() as session:
        assert (await one_request(session, SYSTEM, first)).state == "waiting"


async def test_the_buyer_withdraws_while_the_shop_issues(database):
    async with database.transaction() as session:
        await make_issuer(session)
        sold = await make_sold(session, (1, 500), stage="paid")
        request = await want(session, sold)

    async def withdraw(session):
        await asking.withdraw(session, sold.who.member_id, request.id, at=NOON)

    async def issue(session):
        act = deciding.ActOnInvoice(version=request.version)
        await deciding.issue_now(session, STAFF, request.id, act, at=NOON)

    assert await crossing(database, issue, withdraw) == (None, asking.TooLateToWithdraw.code)


async def test_the_shops_moment_comes_while_its_people_issue(database):
    async with database.transaction() as session:
        await make_issuer(session)
        sold = await make_sold(session, (1, 500), stage="shipped")
        request = await want(session, sold)
        await ordering.note_received(session, [sold.order_id], ordering.HOUSE, at=NOON)
    act = deciding.ActOnInvoice(version=request.version)

    async def issue(session):
        await deciding.issue_now(session, STAFF, request.id, act, at=NOON)

    async def release(session):
        await making.release(session, [sold.order_id], at=NOON)

    answers = await crossing(database, release, issue)
    assert answers == (None, deciding.RequestElsewhere.code)
    async with database.transaction() as session:
        request = await one_request(session, SYSTEM, request.id)
    assert (request.state, len(request.invoices)) == ("asked", 1)
