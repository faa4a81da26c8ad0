"""What was asked for in a time, counted."""

from datetime import timedelta

import pytest

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries.figures import TimeTooLong, figures
from houtai.modules.aftersale.service import buying, deciding
from houtai.modules.aftersale.service.deciding import AgreeToCase
from tests.factories.aftersale import STAFF, ask, make_sold, money_moves
from tests.factories.ordering import NOON

HOUR = timedelta(hours=1)


async def test_cases_are_counted_beside_what_was_sold(session):
    merchant_id = new_id()
    sold = await make_sold(session, (4, 1_000), merchant_id=merchant_id)
    case = await ask(session, sold, 1)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    await money_moves(session, case)
    given_up = await ask(session, sold, 2, reason="size")
    await buying.withdraw(session, sold.who.member_id, given_up.id, at=NOON + 3 * HOUR)
    await ask(session, sold, 1, reason="size")
    own = Actor(new_id(), merchant_ids=frozenset({merchant_id}), warehouse_ids=None)
    found = await figures(session, own, NOON - HOUR, NOON + HOUR)
    assert (found.cases, found.ended, found.orders, found.refunded_fen) == (3, 2, 1, 1_000)
    assert found.hours == 1.5
    assert [(one.reason, one.cases, one.refunded_fen) for one in found.reasons] == [
        ("size", 2, 0),
        ("quality", 1, 1_000),
    ]
    (goods,) = found.goods
    assert (goods.sku_id, goods.cases, goods.pieces, goods.sold) == (sold.skus[0], 3, 4, 4)
    assert [(one.merchant_id, one.cases, one.orders) for one in found.shops] == [
        (merchant_id, 3, 1)
    ]
    nothing = await figures(session, own, NOON - 3 * HOUR, NOON - 2 * HOUR)
    assert (nothing.cases, nothing.hours, nothing.goods) == (0, None, [])


async def test_a_month_at_most(session):
    for hours in (0, -1, 32 * 24):
        with pytest.raises(TimeTooLong):
            await figures(session, STAFF, NOON, NOON + hours * HOUR)
