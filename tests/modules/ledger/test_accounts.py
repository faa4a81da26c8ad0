"""Accounts are opened once, whatever their unit is called, and never change what they are."""

import pytest
from sqlalchemy import select

from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.ledger.service import accounts
from houtai.modules.ledger.tables import Account
from tests.factories.ledger import BOOK, NOON, OUTSIDE, SELLABLE, make_key


async def units_of(session, home_id):
    rows = await session.scalars(select(Account.unit).where(Account.home_id == home_id))
    return sorted(rows)


async def test_opening_again_changes_nothing(session):
    keys = [make_key(), make_key(OUTSIDE)]
    for _ in range(2):
        await ledger.open_accounts(session, [*keys, *keys], at=NOON)
    home = [key.home_id for key in keys]
    rows = (await session.scalars(select(Account).where(Account.home_id.in_(home)))).all()
    assert {(row.id, row.kind, row.side, row.limited, row.counted) for row in rows} == {
        (keys[0].id, "sellable", "credit", True, True),
        (keys[1].id, "outside", "debit", False, False),
    }


async def test_no_keys_open_nothing(session):
    await ledger.open_accounts(session, [], at=NOON)


@pytest.mark.parametrize(
    "other",
    [
        ledger.Kind(BOOK, "sellable", side="debit"),
        ledger.Kind(BOOK, "sellable", limited=False),
        ledger.Kind(BOOK, "sellable", limited=False, counted=False),
    ],
)
async def test_an_account_never_changes_what_it_is(session, other):
    key = make_key(SELLABLE)
    await ledger.open_accounts(session, [key], at=NOON)
    changed = make_key(other, owner_id=key.owner_id, home_id=key.home_id)
    assert changed.id == key.id
    with pytest.raises(ledger.AccountDiffers):
        await ledger.open_accounts(session, [make_key(), changed], at=NOON)


async def test_units_may_be_called_anything(session):
    names = [
        "", " ", "null", "NULL", '"', "'", "{a,b}", "\\", "\\N", 'a\\"b', "红茶 500克", "🍵",
        "a\nb", "\t", "%s", ":at", "x" * 3_000,
    ]  # fmt: skip
    home_id, owner_id = new_id(), new_id()
    keys = [make_key(unit=name, home_id=home_id, owner_id=owner_id) for name in names]
    await ledger.open_accounts(session, keys, at=NOON)
    assert await units_of(session, home_id) == sorted(names)


async def test_many_are_opened_a_part_at_a_time(session, monkeypatch):
    monkeypatch.setattr(accounts, "_AT_ONCE", 3)
    home_id = new_id()
    keys = [make_key(unit=f"sku-{n}", home_id=home_id) for n in range(10)]
    await ledger.open_accounts(session, keys, at=NOON)
    assert len(await units_of(session, home_id)) == 10
