"""Alerts open once, are told once, and close by themselves."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries import alerts as shown
from houtai.modules.inventory.rules.alerts import Limits, found
from houtai.modules.inventory.service import alerts, drafting, posting
from houtai.modules.inventory.tables import Alert
from tests.factories.identity import make_account
from tests.factories.inventory import (
    NOON,
    keeper,
    make_stock,
    make_warehouse,
    receive_stock,
    seller,
    settle,
)

PLATFORM = Actor(new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)
LIMITS = Limits(5, 100, 30)


async def open_kinds(session, sku_id) -> list[str]:
    statement = select(Alert.kind).where(Alert.sku_id == sku_id, Alert.closed_at.is_(None))
    return sorted(await session.scalars(statement))


async def notices(session, template: str) -> list[dict]:
    statement = text(
        "SELECT body FROM eventlog.event WHERE name = 'notices.wanted'"
        " AND body ->> 'template' = :template ORDER BY position"
    )
    return list(await session.scalars(statement, {"template": template}))


@pytest.mark.parametrize(
    ("free", "good", "days", "kinds"),
    [
        (6, 100, 0, {}),
        (5, 50, 0, {"low": 5}),
        (50, 101, 0, {"over": 100}),
        (50, 50, 30, {"ageing": 30}),
        (50, 50, 29, {}),
        (0, 0, 90, {"low": 5}),
    ],
)
def test_what_is_outside_of_its_bounds_is_found(free, good, days, kinds):
    since = NOON - timedelta(days=days)
    assert found(LIMITS, free=free, good=good, on_hand=good, still_since=since, at=NOON) == kinds


def test_a_bound_of_zero_is_none_and_an_own_one_beats_the_usual():
    limits = Limits(0, None, None).or_usual(LIMITS)
    assert limits == Limits(0, 100, 30)
    assert found(limits, free=0, good=0, on_hand=0, still_since=NOON, at=NOON) == {}


async def test_a_low_stock_is_told_once_and_closes_when_more_comes(session):
    await make_account(session)
    sku_id, warehouse_id = await make_stock(session, 3)
    await alerts.look_round(session, at=NOON)
    await alerts.look_round(session, at=NOON)
    assert await open_kinds(session, sku_id) == ["low"]
    told = [json.loads(one["fields"]) for one in await notices(session, "inventory.low")]
    assert told == [{"warehouse": "中心仓", "count": "1"}]
    await receive_stock(session, sku_id, warehouse_id, 10)
    await settle(session)
    await alerts.look_round(session, at=NOON + timedelta(minutes=1))
    assert await open_kinds(session, sku_id) == []


async def test_one_notice_speaks_of_all_goods_of_a_place(session):
    await make_account(session)
    warehouse_id = await make_warehouse(session)
    for _ in range(3):
        sku_id, _ = await make_stock(session, 1)
        await receive_stock(session, sku_id, warehouse_id, 2)
    await settle(session)
    await alerts.look_round(session, at=NOON)
    told = [json.loads(one["fields"])["count"] for one in await notices(session, "inventory.low")]
    assert "3" in told


async def test_own_bounds_hold_at_once(session):
    sku_id, warehouse_id = await make_stock(session, 50)
    rule = alerts.SetStockRule(
        sku_id=sku_id, warehouse_id=warehouse_id, low_quantity=60, over_quantity=None
    )
    await alerts.set_rule(session, PLATFORM, rule, at=NOON)
    assert await open_kinds(session, sku_id) == ["low"]
    kept = await shown.rule_of(session, PLATFORM, sku_id, warehouse_id)
    over = alerts.SetStockRule(
        sku_id=sku_id, warehouse_id=warehouse_id, low_quantity=10, over_quantity=40, version=1
    )
    await alerts.set_rule(session, PLATFORM, over, at=NOON)
    assert await open_kinds(session, sku_id) == ["over"]
    with pytest.raises(alerts.RuleChangedMeanwhile):
        await alerts.set_rule(session, PLATFORM, over, at=NOON)
    await alerts.remove_rule(session, PLATFORM, kept.id, at=NOON)
    assert await open_kinds(session, sku_id) == []


async def test_what_has_not_left_for_long_is_ageing_until_a_piece_leaves(session):
    sku_id, warehouse_id = await make_stock(session, 50)
    later = NOON + timedelta(days=181)
    await alerts.look_round(session, at=later)
    assert await open_kinds(session, sku_id) == ["ageing"]
    command = drafting.MakeDocument.model_validate(
        {
            "kind": "adjustment",
            "reason": "sample",
            "warehouse_id": warehouse_id,
            "lines": [{"sku_id": sku_id, "quantity": -1}],
        }
    )
    document_id = await drafting.make(session, PLATFORM, command, at=later)
    await posting.submit(
        session, PLATFORM, document_id, posting.SubmitDocument(version=1), at=later
    )
    await settle(session)
    await alerts.look_round(session, at=later + timedelta(minutes=1))
    assert await open_kinds(session, sku_id) == []


def test_too_little_begins_below_too_much():
    crossed = {"sku_id": new_id(), "warehouse_id": new_id(), "low_quantity": 5, "over_quantity": 0}
    with pytest.raises(ValueError, match="over_quantity"):
        alerts.SetStockRule.model_validate(crossed)


async def test_bounds_that_cross_are_refused(session):
    sku_id, warehouse_id = await make_stock(session, 1)
    crossed = alerts.SetStockRule(
        sku_id=sku_id, warehouse_id=warehouse_id, low_quantity=5, over_quantity=5
    )
    with pytest.raises(alerts.BoundsCrossed):
        await alerts.set_rule(session, PLATFORM, crossed, at=NOON)


async def test_nobody_sets_or_removes_bounds_of_foreign_goods(session):
    merchant_id = new_id()
    sku_id, warehouse_id = await make_stock(session, 1, merchant_id=merchant_id)
    rule = alerts.SetStockRule(sku_id=sku_id, warehouse_id=warehouse_id, low_quantity=2)
    rule_id = await alerts.set_rule(session, seller(merchant_id), rule, at=NOON)
    for stranger in (seller(new_id()), keeper(new_id())):
        with pytest.raises(alerts.RuleUnknown):
            await alerts.remove_rule(session, stranger, rule_id, at=NOON)
    await alerts.remove_rule(session, keeper(warehouse_id), rule_id, at=NOON)
