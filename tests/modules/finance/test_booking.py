"""The rule table of bookings: whole, drawn in the docs, and what really happens goes by it."""

from dataclasses import fields

import pytest
from sqlalchemy import text

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.environment import LANGUAGES
from houtai.kit.eventlog import Event
from houtai.kit.ids import new_id
from houtai.modules.finance.rules import booking
from houtai.modules.ledger.public import Kind
from houtai.modules.merchants.rules import money as deposits
from houtai.modules.merchants.service.deposits import RecordReceipt, demand, record
from houtai.modules.payments import public as payments
from houtai.modules.payments.rules import accounts
from houtai.modules.payments.service.by_hand import GrantStored
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payouts.rules import accounts as paid_out
from houtai.modules.reconciliation.rules import accounts as gaps
from houtai.modules.settlement.rules import accounts as shared
from houtai.modules.violations.rules import accounts as fined
from houtai.modules.violations.service import deciding
from tests.architecture import composed
from tests.factories.aftersale import ask, make_sold, money_moves
from tests.factories.merchants import make_merchant
from tests.factories.ordering import NOON, make_good, make_shopper, make_trade, pay
from tests.factories.payouts import STAFF, seller
from tests.factories.violations import act, make_violation, say

PAIRS = text(
    "SELECT DISTINCT d.kind, c.kind FROM ledger.transfer AS t"
    " JOIN ledger.account AS d ON d.id = t.debit_account_id AND d.book = 'money'"
    " JOIN ledger.account AS c ON c.id = t.credit_account_id WHERE t.posted > 0"
)


def carries_money(event: type[Event]) -> bool:
    return any(field.name.endswith("_fen") for field in fields(event))


def test_every_event_that_carries_money_is_booked_or_says_why_not():
    composed.modules()
    with_money = {one for one in composed.descendants(Event) if carries_money(one)}
    booked = {row.event for row in booking.BOOKINGS} - {None}
    assert with_money - booked - set(booking.NOT_BOOKED) == set()
    assert not booked & set(booking.NOT_BOOKED), "booked, and a reason why not"


def test_every_kind_of_money_has_a_name_on_the_page_of_the_trial_balance(repository):
    page = repository / "web/packages/features/finance/books/texts.ts"
    words = page.read_text(encoding="utf-8")
    kinds = {kind for row in booking.BOOKINGS for kind in (row.debited, row.credited)}
    nameless = {kind for kind in kinds if words.count(f"'kind.{kind}': ") != len(LANGUAGES)}
    assert nameless == set()


def test_every_kind_of_money_is_moved_by_some_rule_and_every_rule_moves_known_kinds():
    known = {one.name for one in vars(accounts).values() if isinstance(one, Kind)}
    known |= {deposits.DEPOSIT.name, deposits.BANK.name, deposits.PAYABLE.name}
    known |= {shared.FEES.name, shared.SUBSIDY.name, shared.OWN_SALES.name}
    known |= {shared.CORRECTIONS.name}
    known |= {paid_out.TRANSIT.name, paid_out.BANK.name, gaps.GAP.name}
    known |= {shared.FINES.name, fined.FROZEN.name, fined.FINES.name}
    moved = {kind for pair in booking.pairs() for kind in pair}
    assert moved == known


def test_the_page_about_money_is_drawn_from_the_table(repository):
    page = (repository / "docs/money.md").read_text(encoding="utf-8")
    assert booking.drawn() in page
    for row in [*booking.rows(), *booking.rows_of_nothing()]:
        assert row in page


async def fine(session, merchant_id) -> None:
    """One is withdrawn; of another the deposit covers only a part."""
    freed = await make_violation(session, merchant_id, 500, kind="late_shipment")
    await deciding.withdraw(session, STAFF, freed.id, say(freed), at=NOON)
    final = await make_violation(session, merchant_id, 1_000, kind="late_shipment")
    await deciding.accept(session, seller(merchant_id), final.id, act(final), at=NOON)


async def test_what_really_happens_is_booked_as_the_rules_say(session):
    sold = await make_sold(session, (2, 1_000), stage="unshipped")
    await money_moves(session, await ask(session, sold, 1))
    who = await make_shopper(session)
    trade = await make_trade(session, who, (await make_good(session), 1), agreed_fen=1_000)
    await pay(session, trade, who)
    for amount_fen in (500, -200):
        grant = GrantStored(amount_fen=amount_fen, reason="goodwill")
        await payments.grant_stored(session, Actor(id=new_id()), who.member_id, grant, at=NOON)
    unknown = Receipt("sandbox", f"P{new_id().hex}", new_id().hex, 700, NOON)
    await receive(session, unknown, at=NOON)
    merchant = await make_merchant(session)
    await demand(session, SYSTEM, merchant.merchant_id, 900, note="", at=NOON)
    receipt = RecordReceipt(
        amount_fen=900, bank_reference=new_id().hex, received_on=NOON.date(), note=""
    )
    await record(session, SYSTEM, merchant.merchant_id, receipt, at=NOON, today=NOON.date())
    await fine(session, merchant.merchant_id)
    found = {tuple(row) for row in await session.execute(PAIRS)}
    assert found >= {
        ("clearing", "receipts"),
        ("receipts", "clearing"),
        ("granted", "stored_value"),
        ("stored_value", "granted"),
        ("clearing", "unclear"),
        ("deposit_bank", "merchant_deposit"),
        ("merchant_deposit", "violation_frozen"),
        ("violation_frozen", "merchant_deposit"),
        ("violation_frozen", "fines_from_deposit"),
        ("merchant_payable", "fines_from_earnings"),
    }
    assert found - booking.pairs() == set()


@pytest.mark.parametrize("pair", [("granted", "receipts"), ("receipts", "merchant_deposit")])
def test_a_pair_that_nobody_named_would_be_seen(pair):
    assert pair not in booking.pairs()
