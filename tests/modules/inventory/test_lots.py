"""Lots: what a package must say, what is left of them, and alerts of what expires."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import NIL, new_id
from houtai.kit.paging import Wanted
from houtai.kit.sheets import Row, RowError, Upload
from houtai.modules.inventory.queries import documents, levels, lots, stock
from houtai.modules.inventory.rules.alerts import Limits, found
from houtai.modules.inventory.rules.documents import SkuTwice
from houtai.modules.inventory.rules.lots import (
    DateMissing,
    DatesCrossed,
    LotNotAsked,
    Marks,
    ProducedLater,
    Received,
    ShelfLifeUnknown,
    dated,
    left_of,
)
from houtai.modules.inventory.service import alerts, drafting, items, posting, sheets, warehouse
from houtai.modules.inventory.tables import Alert, Level
from tests.factories.catalog import make_sku
from tests.factories.identity import make_account
from tests.factories.inventory import (
    NOON,
    cause,
    line,
    make_item,
    make_warehouse,
    receive_stock,
    seller,
    settle,
)

PLATFORM = Actor(new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)
TODAY = date(2026, 11, 11)
LIMITS = Limits(0, 0, 0, 30)


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def _sums(lots_received: list[tuple[int, int]]) -> list[Received]:
    return [
        Received(f"L{n}", after(day), quantity) for n, (day, quantity) in enumerate(lots_received)
    ]


LOTS = st.lists(st.tuples(st.integers(-400, 400), st.integers(0, 50)), max_size=8).map(_sums)


@given(LOTS, st.integers(0, 300))
def test_of_what_lies_there_the_lots_remain_that_expire_last(received, on_hand):
    left = left_of(received, on_hand)
    assert sum(count for _, count in left) == min(on_hand, sum(lot.quantity for lot in received))
    assert all(0 <= count <= lot.quantity for lot, count in left)
    days = [lot.expires_on for lot, _ in left]
    assert days == sorted(days)
    begun = [lot.expires_on for lot, count in left if count < lot.quantity]
    whole = [lot.expires_on for lot, count in left if count]
    assert not begun or not whole or max(begun) <= min(whole), "first expired, first out"


@pytest.mark.parametrize(
    ("marks", "life", "asked", "expires"),
    [
        (Marks(), None, True, None),
        (Marks(), 30, False, None),
        (Marks(produced_on=after(-10)), 30, True, after(20)),
        (Marks("L1", after(-10), after(5)), 30, True, after(5)),
        (Marks(expires_on=after(-5)), None, False, after(-5)),
        (Marks(produced_on=TODAY), 30, True, after(30)),
    ],
)
def test_a_shelf_life_tells_the_expiry_where_the_package_does_not(marks, life, asked, expires):
    assert dated(marks, life, asked=asked, today=TODAY, place="").expires_on == expires


@pytest.mark.parametrize(
    ("marks", "life", "asked", "wrong"),
    [
        (Marks(), 30, True, DateMissing),
        (Marks("L1"), None, False, DateMissing),
        (Marks(produced_on=after(-1)), None, False, ShelfLifeUnknown),
        (Marks(produced_on=after(1)), 30, True, ProducedLater),
        (Marks(produced_on=after(-1), expires_on=after(-1)), 30, True, DatesCrossed),
    ],
)
def test_dates_that_cannot_be_are_refused(marks, life, asked, wrong):
    with pytest.raises(wrong):
        dated(marks, life, asked=asked, today=TODAY, place="")


@pytest.mark.parametrize(
    ("days_left", "kinds"),
    [
        (None, {}),
        (31, {}),
        (30, {"near_expiry": 30}),
        (0, {"near_expiry": 30}),
        (-1, {"expired": 0}),
    ],
)
def test_what_expires_first_says_which_alert(days_left, kinds):
    still = {"free": 9, "good": 9, "on_hand": 9, "still_since": NOON, "at": NOON}
    assert found(LIMITS, **still, days_left=days_left) == kinds
    nobody_asks = Limits(0, 0, 0, 0)
    assert found(nobody_asks, **still, days_left=0) == {}


async def goods(session, code: str = "", **changes):
    """A SKU that catalogue and stock know, which keeps for 100 days."""
    sku = await make_sku(
        session, **{"code": code or new_id().hex, "shelf_life_days": 100, **changes}
    )
    await items.remember(session, [items.Known(sku.id, sku.product_id, SELF_RUN_ID, sku.own_stock)])
    return sku.id


def written(warehouse_id, *lines, kind="opening", **changes) -> drafting.MakeDocument:
    content = {"kind": kind, "warehouse_id": warehouse_id, "lines": lines, **changes}
    return drafting.MakeDocument.model_validate(content)


def of(sku_id, quantity: int, expires: int | None = None, **changes):
    day = {} if expires is None else {"expires_on": after(expires)}
    return {"sku_id": sku_id, "quantity": quantity, **day, **changes}


async def posted(session, command: drafting.MakeDocument, at=NOON):
    document_id = await drafting.make(session, PLATFORM, command, at=at)
    wanted = posting.SubmitDocument(version=1)
    await posting.submit(session, PLATFORM, document_id, wanted, at=at)
    await settle(session)
    return document_id


async def left(session, sku_id) -> list[tuple[str, int, int]]:
    """What is left of each lot, with the days until it expires."""
    rows = await lots.lots_left(session, PLATFORM, sku_id, today=TODAY)
    return [(row.lot_number, row.days_left, row.left) for row in rows]


async def open_kinds(session, sku_id) -> dict[str, int]:
    statement = select(Alert.kind, Alert.quantity).where(
        Alert.sku_id == sku_id, Alert.closed_at.is_(None)
    )
    return dict((await session.execute(statement)).all())


async def test_lots_come_in_go_out_by_expiry_and_are_taken_back_with_their_receipt(session):
    sku_id, warehouse_id = await goods(session), await make_warehouse(session)
    lines = [
        of(sku_id, 5, 60, lot_number="B"),
        of(sku_id, 4, lot_number="A", produced_on=after(-80)),
    ]
    await posted(session, written(warehouse_id, *lines))
    later = await posted(session, written(warehouse_id, of(sku_id, 3, 90)))
    assert await left(session, sku_id) == [("A", 20, 4), ("B", 60, 5), ("", 90, 3)]
    kept = await documents.show_document(session, PLATFORM, later)
    assert [one.expires_on for one in kept.lines] == [after(90)]
    issued = of(sku_id, -6)
    await posted(session, written(warehouse_id, issued, kind="adjustment", reason="scrapped"))
    assert await left(session, sku_id) == [("B", 60, 3), ("", 90, 3)]
    level = select(Level.expires_on).where(Level.sku_id == sku_id)
    assert await session.scalar(level) == after(60)
    await posting.reverse(session, PLATFORM, later, posting.ReverseDocument(), at=NOON)
    await settle(session)
    assert await left(session, sku_id) == [("B", 60, 3)]
    shown = await stock.show_stock(session, PLATFORM, sku_id, today=TODAY, near_days=30)
    assert [(one.lot_number, one.received, one.left) for one in shown.lots] == [("B", 5, 3)]
    assert [(one.near_days, one.expires_on) for one in shown.warehouses] == [(30, after(60))]
    everything = of(sku_id, -3)
    await posted(session, written(warehouse_id, everything, kind="adjustment", reason="scrapped"))
    assert await left(session, sku_id) == []
    assert await session.scalar(level) is None


async def test_pieces_without_a_date_are_taken_to_have_gone_first(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    await receive_stock(session, sku_id, warehouse_id, 10)
    dates = {"lot_number": "A", "expires_on": after(9)}
    of_lot = warehouse.ReceivedLine(id=new_id(), sku_id=sku_id, quantity=4, **dates)
    for _ in range(2):  # Sent twice, it happens once.
        why = cause(document_id=NIL)
        await warehouse.receive(session, SYSTEM, warehouse_id, [of_lot], why, at=NOON)
    await settle(session)
    assert await left(session, sku_id) == [("A", 9, 4)]
    await warehouse.issue(session, SYSTEM, warehouse_id, [line(sku_id, 11)], cause(), at=NOON)
    await settle(session)
    assert await left(session, sku_id) == [("A", 9, 3)]


@pytest.mark.parametrize(
    ("lines", "changes", "wrong", "place"),
    [
        ([(1, None, {})], {}, DateMissing, "0/expires_on"),
        ([(1, 9, {}), (1, 9, {})], {}, SkuTwice, "1/sku_id"),
        ([(1, 50, {}), (1, None, {"produced_on": after(-50)})], {}, SkuTwice, "1/sku_id"),
        (
            [(-1, 9, {})],
            {"kind": "adjustment", "reason": "lost"},
            LotNotAsked,
            "0/lot_number",
        ),
        (
            [(1, 9, {"condition_to": "damaged"})],
            {"kind": "condition", "reason": "broken"},
            LotNotAsked,
            "0/lot_number",
        ),
    ],
)
async def test_wrong_lots_are_refused_at_their_line(session, lines, changes, wrong, place):
    sku_id, warehouse_id = await goods(session), await make_warehouse(session)
    command = written(warehouse_id, *[of(sku_id, *one[:2], **one[2]) for one in lines], **changes)
    with pytest.raises(wrong) as refused:
        await drafting.make(session, PLATFORM, command, at=NOON)
    assert refused.value.place == f"body/lines/{place}"


@pytest.mark.parametrize(
    "changes", [{"lot_number": "x" * 41}, {"expires_on": "2300-01-01"}, {"produced_on": "31.2.26"}]
)
def test_marks_are_bounded(changes):
    with pytest.raises(ValueError, match=next(iter(changes))):
        written(new_id(), of(new_id(), 1, **changes))


async def test_an_adjustment_may_find_pieces_without_a_date(session):
    sku_id, warehouse_id = await goods(session), await make_warehouse(session)
    await posted(session, written(warehouse_id, of(sku_id, 2, 9)))
    await posted(session, written(warehouse_id, of(sku_id, 1), kind="adjustment", reason="found"))
    assert await left(session, sku_id) == [("", 9, 2)]


async def test_near_and_past_its_day_stock_is_told_once_and_closes_when_it_has_gone(session):
    await make_account(session)
    sku_id, warehouse_id = await goods(session), await make_warehouse(session)
    await posted(session, written(warehouse_id, of(sku_id, 20, 31), of(sku_id, 40, 200)))
    await alerts.look_round(session, at=NOON)
    assert await open_kinds(session, sku_id) == {}
    await alerts.look_round(session, at=NOON + timedelta(days=1))
    await alerts.look_round(session, at=NOON + timedelta(days=1, minutes=1))
    assert await open_kinds(session, sku_id) == {"near_expiry": 20}
    near = (levels.LEVELS.filters["alert"].condition("near_expiry"), Level.sku_id == sku_id)
    asked = Wanted("changed_at", descending=True, limit=9, conditions=near)
    page = await levels.list_levels(session, PLATFORM, asked)
    assert [(row.alerts, row.expires_on) for row in page.items] == [(["near_expiry"], after(31))]
    late = NOON + timedelta(days=32)
    await alerts.look_round(session, at=late)
    assert await open_kinds(session, sku_id) == {"expired": 20}
    gone = written(warehouse_id, of(sku_id, -20), kind="adjustment", reason="scrapped")
    await posted(session, gone, at=late)
    await alerts.look_round(session, at=late)
    assert await open_kinds(session, sku_id) == {}


async def test_own_days_beat_the_usual_ones(session):
    sku_id, warehouse_id = await goods(session), await make_warehouse(session)
    await posted(session, written(warehouse_id, of(sku_id, 20, 45)))
    await alerts.look_round(session, at=NOON)
    assert await open_kinds(session, sku_id) == {}
    rule = alerts.SetStockRule(sku_id=sku_id, warehouse_id=warehouse_id, near_expiry_days=45)
    await alerts.set_rule(session, PLATFORM, rule, at=NOON)
    assert await open_kinds(session, sku_id) == {"near_expiry": 20}
    shorter = rule.model_copy(update={"near_expiry_days": 44, "version": 1})
    await alerts.set_rule(session, PLATFORM, shorter, at=NOON)
    assert await open_kinds(session, sku_id) == {}


async def test_strangers_see_no_lots(session):
    sku_id, warehouse_id = await goods(session), await make_warehouse(session)
    await posted(session, written(warehouse_id, of(sku_id, 2, 9)))
    assert await lots.lots_left(session, seller(new_id()), sku_id, today=TODAY) == []
    assert len(await lots.lots_left(session, seller(SELF_RUN_ID), sku_id, today=TODAY)) == 1


async def test_a_sheet_of_opening_stock_has_lots_and_asks_for_dates(session):
    await make_warehouse(session, code="SZ-09")
    sku_id = await goods(session, "EXP-1")
    upload = Upload(new_id(), NIL, NOON)

    def row(number: int, **more):
        said = {"sku": "EXP-1", "warehouse": "SZ-09", "quantity": 4, "cost": None, **more}
        return Row(number, {f"inventory.column.{key}": value for key, value in said.items()})

    rows = [
        row(2),
        row(3, produced_on=after(1)),
        row(4, lot_number="A", expires_on=after(8)),
        row(5, lot_number="B", produced_on=after(-90)),
    ]
    planned = await sheets.plan_opening(session, PLATFORM, rows, upload)
    wrong = [(one.code, one.column) for one in planned if isinstance(one, RowError)]
    assert wrong == [
        ("inventory.date_missing", sheets.EXPIRES.key),
        ("inventory.produced_later", sheets.PRODUCED.key),
    ]
    done = await sheets.apply_opening(session, PLATFORM, planned[2:], upload)
    assert not any(isinstance(one, RowError) for one in done)
    await settle(session)
    assert await left(session, sku_id) == [("A", 8, 4), ("B", 10, 4)]
    assert await sheets.revert(session, PLATFORM, done[::-1], upload) == []
    await settle(session)
    assert await left(session, sku_id) == []
