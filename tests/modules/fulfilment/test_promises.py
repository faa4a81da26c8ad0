"""Who promises buyers to send sooner than the platform asks is held to it."""

from datetime import timedelta

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.modules.fulfilment.queries.rule_books import promised, rule_book
from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.service.rule_books import ChangeRuleBook, change_book
from houtai.modules.ordering.service import promises
from tests.factories.ordering import NOON, make_good, make_shopper, make_trade, orders_of, pay

USUAL = timedelta(hours=48)


@pytest.fixture(autouse=True)
def _promises_are_known():
    promises.know_promises(promised)


async def promise(session, hours, merchant_id=SELF_RUN_ID):
    version = (await rule_book(session, merchant_id)).version
    book = RulesOfSourcing(ship_hours=hours)
    command = ChangeRuleBook(merchant_id=merchant_id, version=version, book=book)
    await change_book(session, SYSTEM, command)


async def paid(session):
    """Until when an order that is paid now must have gone."""
    who = await make_shopper(session)
    trade = await make_trade(session, who, (await make_good(session), 1), agreed_fen=1_000)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    return order.ship_by - NOON


async def test_a_merchants_promise_counts_where_it_is_sooner_than_the_platforms(session):
    assert await paid(session) == USUAL
    await promise(session, 24)
    assert await paid(session) == timedelta(hours=24)
    await promise(session, 72)
    assert await paid(session) == USUAL
    await promise(session, None)
    await promise(session, 12, merchant_id=None)
    assert await paid(session) == USUAL, "rules of his own that promise nothing"


async def test_what_stands_for_all_counts_for_who_has_no_rules_of_his_own(session):
    await promise(session, 12, merchant_id=None)
    assert await paid(session) == timedelta(hours=12)
