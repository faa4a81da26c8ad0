"""Lists of orders on volume: whatever is asked, its rows come off an index."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, func, select, true

from houtai.kit import db, duties, migrate
from houtai.kit.auth import SYSTEM, Actor, Place, reading_as
from houtai.kit.clock import utc_now
from houtai.kit.paging import Listing, Page, SortUnfit, Wanted
from houtai.modules.ordering.queries import order_lists
from houtai.modules.ordering.queries.duties import DUTIES
from houtai.modules.ordering.queries.order_lists import ORDERS, list_orders
from houtai.modules.ordering.queries.own_orders import OWN_ORDERS, own_orders
from houtai.modules.ordering.queries.trades import TRADES, list_trades
from houtai.modules.ordering.tables import Line, Order
from tests.hotpaths.test_long_lists import named, pages_touched

ROWS = 60_000
PAGES_MAX = 900
"""A page of fifty with what is looked up for each, and a few hundred entries of an index beside
it. The whole list has seven thousand pages, the orders of the merchant a tenth of that.
"""
SEED = Path(__file__).parents[2] / "bench/sql/long_orders.sql"
LATELY, LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
BIG, SMALL, BUYS_MUCH = named("merchant 1"), named("merchant 50"), named("member 0")
Values = Mapping[str, object]
STATES = ("awaiting_payment", "awaiting_shipment", "awaiting_receipt", "completed", "cancelled")
FILTERS: tuple[Values, ...] = (
    {},
    *({"state": one} for one in (*STATES, "closed")),
    *({"payment": one} for one in ("refunding", "refunded")),
    *({"merchant_id": one} for one in (BIG, SMALL)),
    *({"flag": one} for one in ("red", "blue", "green")),
    *({"held": one} for one in (True, False)),
    *({"shipping": one} for one in ("overdue", "due_soon", "due")),
    *({"phone": one} for one in ("8888", "13800104729")),
    *({"payable_to": one} for one in (1_010, 1_100, 90_000)),
    {"payable_from": 90_900},
    {"member_id": BUYS_MUCH},
    {"number": "O777"},
    {"number": "T777"},
    {"phone_tail": "8888"},
    {"recipient": "王伟20"},
    {"placed_from": LATELY},
    {"placed_before": LONG_AGO},
    {"paid_from": LATELY},
    {"paid_before": LONG_AGO},
    {"state": "awaiting_shipment", "merchant_id": SMALL},
    {"state": "completed", "flag": "blue"},
    {"held": True, "state": "awaiting_shipment"},
)
OF_TRADES: tuple[Values, ...] = (
    {},
    *({"state": one} for one in ("waiting", "on_delivery", "paid", "cancelled")),
    {"member_id": BUYS_MUCH},
    {"number": "T777"},
    {"placed_before": LONG_AGO},
)
MERCHANT = Actor(named("reader"), merchant_ids=frozenset({BIG}), place=Place(BIG))
_EVERYTHING, _OWN = true(), Order.member_id == BUYS_MUCH


def _ways(listing: Listing) -> list[str]:
    return [way for name in listing.sorts for way in (name, f"-{name}")]


LISTS = {
    "platform": (ORDERS, SYSTEM, FILTERS, _EVERYTHING),
    "merchant": (ORDERS, MERCHANT, FILTERS, _EVERYTHING),
    "trades": (TRADES, SYSTEM, OF_TRADES, _EVERYTHING),
    "buyer": (OWN_ORDERS, SYSTEM, ({}, *({"state": one} for one in STATES)), _OWN),
}
"""What is listed, in whose session, what may be asked, and which of the rows are the reader's."""


@pytest.fixture(scope="module")
async def volume(fresh_database):
    """The orders of the bench, fewer."""
    place = fresh_database("order_lists_volume")
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(f"SELECT set_config('bench.orders', '{ROWS}', false)")
        for statement in SEED.read_text(encoding="utf-8").split(";\n\n"):
            connection.execute(statement.encode())
    opened = db.Database(place.app_url, connections_max=2)
    yield opened
    await opened.close()


@pytest.fixture
def sent(volume) -> Iterator[list[tuple[str, Any]]]:
    """The statements of pages and counts, with their parameters."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        is_meant = "page_sort" in statement or "count(*)" in statement
        if is_meant and "EXPLAIN" not in statement:
            heard.append((statement, parameters))

    event.listen(volume.engine.sync_engine, "before_cursor_execute", hear)
    yield heard
    event.remove(volume.engine.sync_engine, "before_cursor_execute", hear)


def _offered(listing: Listing, sort: str, values: Values) -> Wanted | None:
    try:
        with reading_as(SYSTEM):
            return listing.want(sort=sort, values=values)
    except SortUnfit:
        return None


async def _read(session, reader: str, wanted: Wanted) -> Page[Any]:
    listing, actor, *_ = LISTS[reader]
    if listing is ORDERS:
        return await list_orders(session, actor, wanted)
    if listing is TRADES:
        return await list_trades(session, wanted)
    return await own_orders(session, BUYS_MUCH, wanted, at=utc_now())


async def _half_way(session, reader: str, wanted: Wanted) -> Wanted | None:
    """Where the page begins after half of what fits."""
    listing, _, _, own = LISTS[reader]
    column = listing.sorts[wanted.sort]
    order = [one.desc() if wanted.descending else one.asc() for one in (column, listing.id)]
    fits = (own, *wanted.conditions, column.is_not(None))
    half = select(func.count() / 2).select_from(listing.id.class_).where(*fits).scalar_subquery()
    statement = select(column, listing.id).where(*fits).order_by(*order).offset(half).limit(1)
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else replace(wanted, after=(row[0], row[1]))


@pytest.mark.parametrize("reader", LISTS)
async def test_no_page_of_orders_touches_much_whatever_is_asked(volume, sent, reader):
    listing, actor, filters, _ = LISTS[reader]
    offered = [
        (f"{values} {sort}", wanted)
        for values in filters
        for sort in _ways(listing)
        if (wanted := _offered(listing, sort, values)) is not None
    ]
    assert len(offered) >= len(filters) * 2
    much: dict[str, tuple[int, str]] = {}
    async with volume.transaction(actor, mode=db.Mode.READ) as session:
        for words, first in offered:
            further = await _half_way(session, reader, first)
            for where, wanted in {"first": first, "half way": further}.items():
                if wanted is None:
                    continue
                sent.clear()
                page = await _read(session, reader, wanted)
                assert page.next or first.conditions, "a short list is no test"
                [(statement, parameters)] = sent
                touched, plan = await pages_touched(session, statement, parameters)
                if touched > PAGES_MAX:
                    much[f"{words}, {where}"] = (touched, plan)
    assert not much, "\n".join(f"{way}: {touched}\n{plan}" for way, (touched, plan) in much.items())


async def test_the_desk_reads_no_more_orders_than_it_counts(volume, sent, monkeypatch):
    monkeypatch.setattr(duties, "COUNTED_MAX", 20)
    for reach in (None, frozenset({BIG})):
        may = frozenset({"ordering.order.read"})
        actor = Actor(named("reader"), may, merchant_ids=reach, warehouse_ids=None)
        async with volume.transaction(actor, mode=db.Mode.READ) as session:
            sent.clear()
            shown = await duties.waiting(session, actor, DUTIES, at=utc_now())
            assert sum(one.more for one in shown) >= 2
            [(statement, parameters)] = sent
            touched, plan = await pages_touched(session, statement, parameters)
            assert touched <= PAGES_MAX, plan


SELLS_MUCH = named("sku 1 1")
"""In one order of fifty."""


@pytest.mark.parametrize("values", [{}, {"state": "completed"}])
async def test_orders_with_goods_that_sell_much_are_read_no_further_than_the_page(
    volume, sent, monkeypatch, values
):
    async def found(*_):
        return [SELLS_MUCH, named("sku 70000 1")]

    monkeypatch.setattr(order_lists, "_skus_found", found)
    async with volume.transaction(SYSTEM, mode=db.Mode.READ) as session:
        sold = select(func.count()).where(Line.sku_id == SELLS_MUCH)
        assert (await session.scalar(sold) or 0) > PAGES_MAX
        for sort in ("placed_at", "-placed_at"):
            wanted = _offered(ORDERS, sort, values)
            assert wanted is not None
            for _ in range(3):
                sent.clear()
                page = await list_orders(session, SYSTEM, wanted, "岩茶")
                assert page.next
                [(statement, parameters)] = sent
                touched, plan = await pages_touched(session, statement, parameters)
                assert touched <= PAGES_MAX, plan
                wanted = ORDERS.want(sort=sort, values=values, after=page.next)
