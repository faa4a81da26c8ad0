"""Statements: every line with the exact balance after it, page by page, on both sides."""

from datetime import timedelta

import pytest

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import (
    NOON,
    ON_HAND,
    OUTSIDE,
    SOLD,
    chain_of,
    make_account,
    move,
    post,
    reserve,
)

SIDES = [SOLD, ledger.Kind("stock", "shelf", side="debit", limited=False), OUTSIDE]


async def pages_of(session, key, *, limit, until=None):
    """All entries, as a reader gets them who turns the pages."""
    entries, before = [], None
    while True:
        page = await ledger.read_statement(
            session, SYSTEM, key.id, until=until, before=before, limit=limit
        )
        assert len(page.entries) <= limit
        entries += page.entries
        if page.next is None:
            return entries
        before = page.next


async def account_with_history(session, kind, count=23):
    """Amounts 1, 2, 3 … in and out in turns, several at each moment; with its balances."""
    key, other = await make_account(session, kind), await make_account(session, SOLD)
    balance, balances = 0, []
    for n in range(count):
        is_debit = n % 3 == 0
        pair = (key.id, other.id) if is_debit else (other.id, key.id)
        await ledger.take(
            session, chain_of(move(*pair, n + 1)), at=NOON + n // 4 * timedelta(hours=7)
        )
        balance += n + 1 if is_debit == (kind.side == "debit") else -(n + 1)
        balances.append(balance)
    return key, balances


@pytest.mark.parametrize("kind", SIDES)
@pytest.mark.parametrize("limit", [1, 2, 5, 23, 200])
async def test_the_running_balance_is_exact_over_all_pages(session, kind, limit):
    key, balances = await account_with_history(session, kind)
    entries = await pages_of(session, key, limit=limit)
    assert [entry.balance for entry in entries] == balances[::-1]
    assert [entry.debit + entry.credit for entry in entries] == list(range(23, 0, -1))


@pytest.mark.parametrize("kind", SIDES)
async def test_a_statement_until_a_moment_ends_with_the_balance_of_then(session, kind):
    key, balances = await account_with_history(session, kind)
    for hours, count in ((-1, 0), (0, 4), (6, 4), (7, 8), (21, 16), (999, 23)):
        until = NOON + timedelta(hours=hours)
        entries = await pages_of(session, key, limit=3, until=until)
        assert [entry.balance for entry in entries] == balances[:count][::-1]
        assert all(entry.at <= until for entry in entries)


async def test_steps_of_one_moment_stand_in_the_order_of_their_ids(session):
    key, other = await make_account(session, SOLD), await make_account(session, SOLD)
    steps = [move(other.id, key.id, n + 1) for n in range(6)]
    await ledger.take(session, chain_of(*steps), at=NOON)
    entries = await pages_of(session, key, limit=2)
    assert [entry.id for entry in entries] == [step.id for step in steps[::-1]]
    assert [entry.balance for entry in entries] == [21, 15, 10, 6, 3, 1]


async def test_a_line_tells_the_whole_story(session):
    key, other = await make_account(session, ON_HAND), await make_account(session, SOLD)
    held = reserve(key.id, other.id, 5)
    await ledger.take(session, chain_of(held), at=NOON)
    chain = chain_of(post(held, 3), reason="receipt", document_kind="delivery", actor_id=new_id())
    await ledger.take(session, chain, at=NOON + timedelta(hours=1))
    posted, reserved = (await ledger.read_statement(session, SYSTEM, key.id, limit=9)).entries
    assert (reserved.kind, reserved.debit, reserved.pending, reserved.balance) == (
        "reserve", 0, 5, 0,
    )  # fmt: skip
    assert posted.model_dump() == {
        "id": chain.steps[0].id,
        "chain_id": chain.id,
        "at": NOON + timedelta(hours=1),
        "kind": "post",
        "reason": "receipt",
        "document_kind": "delivery",
        "document_id": chain.document_id,
        "actor_id": chain.actor_id,
        "other_account_id": other.id,
        "debit": 3,
        "credit": 0,
        "pending": -5,
        "balance": 3,
    }


async def test_an_empty_account_has_an_empty_page(session):
    key = await make_account(session)
    page = await ledger.read_statement(session, SYSTEM, key.id, limit=5)
    assert (page.entries, page.next) == ([], None)


async def test_an_unknown_account_has_no_statement(session):
    assert await ledger.read_statement(session, SYSTEM, new_id(), limit=5) is None


@pytest.mark.parametrize(
    "key",
    [
        "", "~", "~~", "~~~", "x", "2026-11-11T12:00:00+00:00", "yesterday~{id}~0", "{at}~nobody~0",
        "{at}~{id}~", "{at}~{id}~ten", "{at}~{id}~1.5", "{at}~{id}", "{at}~{id}~0~0", "\x00~\x00~0",
        "2026-13-11T12:00:00+00:00~{id}~0", "{at}~{id}~" + "9" * 5_000,
    ],
)  # fmt: skip
async def test_a_mangled_page_key_is_a_value_error(session, key):
    account = await make_account(session)
    mangled = key.format(at=NOON.isoformat(), id=new_id().hex)
    with pytest.raises(ValueError):  # noqa: PT011  # which one depends on where it was mangled
        await ledger.read_statement(session, SYSTEM, account.id, before=mangled, limit=5)


async def test_what_a_document_wrote_stands_in_order(session):
    one, other = await make_account(session, SOLD), await make_account(session, SOLD)
    document_id = new_id()
    steps = [move(one.id, other.id, n + 1) for n in range(3)]
    for step in steps:
        await ledger.take(session, chain_of(step, document_id=document_id), at=NOON)
    await ledger.take(session, chain_of(move(one.id, other.id)), at=NOON)
    views = await ledger.transfers_of_document(session, SYSTEM, document_id, limit=9)
    assert [view.id for view in views] == [step.id for step in steps]
    first = await ledger.transfers_of_document(session, SYSTEM, document_id, limit=1)
    assert first == views[:1]
