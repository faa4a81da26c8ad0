"""Values follow pieces wherever they go, add up by day, and statements name documents."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import set_reach
from houtai.kit.ids import new_id
from houtai.kit.invariants import prove
from houtai.modules.inventory.queries import statements, value_report
from houtai.modules.inventory.queries.value_proofs import VALUE_INVARIANTS
from houtai.modules.inventory.service import drafting, posting, value_days, warehouse
from houtai.modules.inventory.tables import Valuation
from tests.factories.inventory import (
    NOON,
    cause,
    keeper,
    line,
    make_item,
    make_warehouse,
    seller,
    settle,
)

PLATFORM = Actor(new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)
ZONE = "Asia/Shanghai"
TODAY = date(2026, 11, 11)


async def received(session, sku_id, warehouse_id, quantity, cost_fen, *, at=NOON):
    command = drafting.MakeDocument.model_validate(
        {
            "kind": "opening",
            "warehouse_id": warehouse_id,
            "lines": [{"sku_id": sku_id, "quantity": quantity, "cost_fen": cost_fen}],
        }
    )
    document_id = await drafting.make(session, PLATFORM, command, at=at)
    await posting.submit(session, PLATFORM, document_id, posting.SubmitDocument(version=1), at=at)
    return document_id


async def worths(session, sku_id) -> dict:
    statement = select(Valuation.warehouse_id, Valuation.quantity, Valuation.value_fen)
    rows = await session.execute(statement.where(Valuation.sku_id == sku_id))
    return {row.warehouse_id: (row.quantity, row.value_fen) for row in rows}


async def report(session, actor=PLATFORM, first=TODAY, last=TODAY, **changes):
    period = value_report.Period(first, last, ZONE, **changes)
    return await value_report.report(session, actor, period)


async def test_value_goes_along_to_another_warehouse(session):
    sku_id = await make_item(session)
    here, there = await make_warehouse(session), await make_warehouse(session)
    await received(session, sku_id, here, 3, 100)
    await received(session, sku_id, here, 1, 102)
    await settle(session)
    lines = [line(sku_id, 3)]
    way = {"source_id": here, "target_id": there}
    await warehouse.send(session, SYSTEM, lines, cause(), **way, at=NOON)
    assert await worths(session, sku_id) == {here: (1, 101), there: (3, 301)}
    await warehouse.arrive(session, SYSTEM, there, [line(sku_id, 2)], cause(), at=NOON)
    await warehouse.lose(session, SYSTEM, there, [line(sku_id, 1)], cause(), at=NOON)
    assert await worths(session, sku_id) == {here: (1, 101), there: (2, 201)}
    assert [one.breaches for one in await prove(session, VALUE_INVARIANTS)] == [[]]


async def test_pieces_that_nobody_valued_are_a_breach(session):
    sku_id, here = await make_item(session), await make_warehouse(session)
    await received(session, sku_id, here, 3, 100)
    wrong = Valuation.__table__.update().where(Valuation.sku_id == sku_id)
    await session.execute(wrong.values(quantity=2))
    [verdict] = await prove(session, VALUE_INVARIANTS)
    assert [str(sku_id) in breach.subject for breach in verdict.breaches] == [True]


async def test_the_report_tells_any_past_day_before_and_after_the_days_are_added_up(session):
    sku_id, here = await make_item(session), await make_warehouse(session)
    await received(session, sku_id, here, 10, 100)
    # Still the eleventh in UTC, and the twelfth where the business is.
    await received(session, sku_id, here, 5, 200, at=NOON + timedelta(hours=6))
    for _ in range(2):
        shown = await report(
            session, last=TODAY + timedelta(days=2), warehouse_id=here, first=TODAY
        )
        days = [(day.in_quantity, day.quantity, day.value_fen) for day in shown.days]
        assert days == [(10, 10, 1_000), (5, 15, 2_000), (0, 15, 2_000)]
        assert [(one.quantity, one.value_fen) for one in shown.places] == [(15, 2_000)]
        while await value_days.roll_up_values(session, time_zone=ZONE):
            pass
    before = await report(
        session, first=TODAY - timedelta(days=3), last=TODAY - timedelta(days=1), warehouse_id=here
    )
    assert [day.quantity for day in before.days] == [0, 0, 0]


async def test_days_are_added_up_once(session):
    sku_id, here = await make_item(session), await make_warehouse(session)
    await received(session, sku_id, here, 10, 100)
    assert await value_days.roll_up_values(session, time_zone=ZONE) > 0
    assert await value_days.roll_up_values(session, time_zone=ZONE) == 0


async def test_a_report_ends_after_it_begins_and_within_a_year(session):
    for last in (TODAY - timedelta(days=1), TODAY + timedelta(days=366)):
        with pytest.raises(value_report.PeriodUnfit):
            await report(session, last=last)


async def test_a_merchant_and_a_warehouse_see_their_own_values(session):
    mine, theirs = new_id(), new_id()
    here = await make_warehouse(session, marketplace=True)
    for merchant_id in (mine, theirs):
        await received(session, await make_item(session, merchant_id), here, 2, 100)
    assert [one.quantity for one in (await report(session, seller(mine))).places] == [2]
    assert sum(one.quantity for one in (await report(session, keeper(here))).places) == 4
    assert (await report(session, keeper(new_id()))).places == []


async def test_the_statement_names_the_documents_and_the_balance_after_each(session):
    sku_id, here = await make_item(session), await make_warehouse(session)
    await received(session, sku_id, here, 10, 100)
    await received(session, sku_id, here, 5, 100, at=NOON + timedelta(hours=1))
    await settle(session)

    async def read(actor, account, **changes):
        await set_reach(session, actor)
        values = {"account": account, "warehouse_id": here, "limit": 50, **changes}
        return await statements.read_statement(session, actor, sku_id, **values)

    good = await read(keeper(here), "good")
    assert [(one.change, one.balance) for one in good.movements] == [(5, 15), (10, 10)]
    assert all(one.document_number.startswith("RK") for one in good.movements)
    sellable = await read(PLATFORM, "sellable")
    assert sellable.movements[0].balance == 15
    assert (await read(PLATFORM, "damaged")).movements == []
    first = await read(PLATFORM, "good", limit=1)
    rest = await read(PLATFORM, "good", limit=1, before=first.next)
    assert [one.change for one in rest.movements] == [10]
    for stranger in (keeper(new_id()), seller(new_id())):
        assert await read(stranger, "good") is None
    assert await read(keeper(here), "sellable") is None
    with pytest.raises(statements.BrokenKey):
        await read(PLATFORM, "good", before="x")
