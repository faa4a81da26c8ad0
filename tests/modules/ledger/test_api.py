"""Doors of the ledger: permission, reach, shape, and refusals that name their step."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.ledger.public import AccountKey, Chain, Kind, Transfer, open_accounts, submit

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
GOODS = Kind("stock", "sellable")
SUPPLIER = Kind("stock", "supplier", side="debit", limited=False, counted=False)
EVERYTHING = frozenset({"ledger.account.write", "ledger.chain.write"})
PLATFORM = Actor(uuid4(), EVERYTHING, None, None, "en-US")


@pytest.fixture
async def home(session):
    """A merchant with ten pieces of one thing; says its id, the account and the supplier's."""
    merchant = uuid4()
    goods = AccountKey(GOODS, "sku-1", merchant, merchant)
    supplier = AccountKey(SUPPLIER, "sku-1", merchant, merchant)
    await open_accounts(session, [goods, supplier], at=NOON)
    steps = (Transfer(new_id(), supplier.id, goods.id, 10),)
    chain = Chain(new_id(), steps, "receipt", "receipt", new_id(), PLATFORM.id)
    await submit(session, [chain], at=NOON)
    return merchant, goods.id, supplier.id


def merchant_actor(*merchants: UUID) -> Actor:
    return Actor(uuid4(), EVERYTHING, frozenset(merchants), frozenset(), "en-US")


def chain_of(debit: UUID, credit: UUID, amount: object) -> dict:
    step = {"act": "transfer", "id": str(new_id()), "debit_id": str(debit)}
    step |= {"credit_id": str(credit), "amount": amount}
    chain = {"id": str(new_id()), "steps": [step], "reason": "correction"}
    return chain | {"document_kind": "note", "document_id": str(new_id())}


async def test_an_account_shows_what_it_holds(client_as, home):
    _, goods, _ = home
    async with client_as(PLATFORM) as client:
        shown = (await client.get(f"/api/console/ledger/accounts/{goods}")).json()
    assert (shown["balance"], shown["free"], shown["limited"]) == (10, 10, True)


async def test_a_chain_is_written_once_and_shown_in_statement_and_document(client_as, home):
    _, goods, supplier = home
    chain = chain_of(goods, supplier, 4)
    async with client_as(PLATFORM) as client:
        first = await client.post("/api/console/ledger/chains", json=chain)
        again = await client.post("/api/console/ledger/chains", json=chain)
        page = await client.get(f"/api/console/ledger/accounts/{goods}/entries")
        written = await client.get(
            f"/api/console/ledger/documents/{chain['document_id']}/transfers"
        )
    assert (first.status_code, first.json()["repeated"]) == (201, False)
    assert (again.status_code, again.json()["repeated"]) == (201, True)
    entries = page.json()["entries"]
    assert [(e["debit"], e["credit"], e["balance"]) for e in entries] == [(4, 0, 6), (0, 10, 10)]
    assert [row["posted"] for row in written.json()] == [4]


async def test_a_refusal_has_its_own_code_and_names_the_step(client_as, home):
    _, goods, supplier = home
    async with client_as(PLATFORM) as client:
        refused = await client.post(
            "/api/console/ledger/chains", json=chain_of(goods, supplier, 11)
        )
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "ledger.not_enough")
    assert "body/steps/0" in str(problem)


@pytest.mark.parametrize("amount", [0, -1, 1.5, "4", True, 10**15 + 1, 2**63, 10**30, None])
async def test_an_amount_that_is_none_is_refused_at_its_place(client_as, home, amount):
    _, goods, supplier = home
    async with client_as(PLATFORM) as client:
        refused = await client.post(
            "/api/console/ledger/chains", json=chain_of(goods, supplier, amount)
        )
    assert refused.status_code == 422
    assert "steps/0" in str(refused.json()["errors"])


async def test_a_merchant_sees_and_moves_only_its_own(client_as, home):
    merchant, goods, supplier = home
    async with client_as(merchant_actor(merchant)) as client:
        own = await client.get("/api/console/ledger/accounts")
        moved = await client.post("/api/console/ledger/chains", json=chain_of(goods, supplier, 1))
    async with client_as(merchant_actor(uuid4())) as client:
        strange = await client.get(f"/api/console/ledger/accounts/{goods}")
        unknown = await client.get(f"/api/console/ledger/accounts/{uuid4()}")
        stolen = await client.post("/api/console/ledger/chains", json=chain_of(goods, supplier, 1))
        none = await client.get("/api/console/ledger/accounts")
        entries = await client.get(f"/api/console/ledger/accounts/{goods}/entries")
    assert {row["id"] for row in own.json()["items"]} == {str(goods), str(supplier)}
    assert moved.status_code == 201
    assert (strange.status_code, entries.status_code) == (404, 404)
    assert strange.json()["code"] == unknown.json()["code"] == "ledger.account_unknown"
    assert (stolen.status_code, stolen.json()["code"]) == (409, "ledger.account_unknown")
    assert none.json()["items"] == []


async def test_who_may_not_is_told_so(client_as, home):
    _, goods, supplier = home
    reader = Actor(uuid4(), frozenset({"ledger.account.read"}), None, None)
    async with client_as(reader) as client:
        refused = await client.post("/api/console/ledger/chains", json=chain_of(goods, supplier, 1))
    async with client_as(None) as client:
        stranger = await client.get(f"/api/console/ledger/accounts/{goods}")
    assert (refused.status_code, stranger.status_code) == (403, 401)


@pytest.mark.parametrize("key", ["x", "2026-01-01T00:00:00~zz~1", "~~", "9" * 150])
async def test_a_mangled_page_key_is_refused(client_as, home, key):
    _, goods, _ = home
    async with client_as(PLATFORM) as client:
        refused = await client.get(
            f"/api/console/ledger/accounts/{goods}/entries", params={"before": key}
        )
    assert (refused.status_code, refused.json()["code"]) == (422, "request.broken_cursor")


async def test_totals_are_rebuilt_only_within_reach(client_as, home):
    merchant, goods, _ = home
    async with client_as(merchant_actor(merchant)) as client:
        mended = await client.post(
            "/api/console/ledger/rebuilds", json={"account_ids": [str(goods), str(uuid4())]}
        )
    assert (mended.status_code, mended.json()) == (200, [])
