"""Paid orders that become shipments, a second, beside the rate at which they were placed.

The orders are placed over HTTP in the same run and paid all at once; then one process reads what it
was told and sources them, as a worker does. Two lines an order's trade, nine times in ten of two
merchants, each with a warehouse of his own.
"""

import asyncio
import gc
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import repeat
from time import perf_counter
from typing import Any

import psycopg

from bench.ground import Ground, fresh, server
from bench.order_ground import furnish
from bench.orders import Orders, ordered
from bench.report import Figure
from bench.serving import serving
from houtai.entry import wiring
from houtai.events.payments import PaymentSucceeded
from houtai.kit import eventlog
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.ordering import public as ordering

SECONDS = 6.0
PAID_AT_ONCE = 500
WAIT_SECONDS_MAX = 300
SOURCES = "fulfilment.orders"

_UNPAID = "SELECT id, member_id, payable_fen FROM ordering.trade WHERE state = 'waiting'"
_ORDERS = "SELECT count(*) FROM ordering.orders"
_STANDING = """
SELECT count(DISTINCT shipment.id), count(DISTINCT line.order_id)
  FROM fulfilment.shipment JOIN fulfilment.shipment_line AS line ON line.shipment_id = shipment.id
"""


def run() -> Iterator[Figure]:
    """All figures of sourcing."""
    assert wiring.INVARIANTS  # The composition tells each module of the others.
    with server() as postgres:
        ground = fresh(postgres, "sourcing")
        baskets = Orders(furnish(ground))
        with serving(ground, servers=1) as served:
            ordered(served.port, baskets.until(2.0))
            before, began = _asked(ground, _ORDERS)[0][0], perf_counter()
            ordered(served.port, baskets.until(SECONDS))
            placed = _asked(ground, _ORDERS)[0][0] - before
            placing = placed / (perf_counter() - began)
        asyncio.run(_pay(ground))
        seconds = asyncio.run(_sourced(ground))
        shipments, orders = _asked(ground, _STANDING)[0]
        yield from _figures(orders / seconds, placing)
        yield Figure("of that many orders came shipments", shipments, "", f"{orders:,} orders")


def _figures(sourcing: float, placing: float) -> Iterator[Figure]:
    yield Figure(
        "orders sourced into shipments, one process",
        sourcing,
        "/s",
        f"placed over HTTP: {placing:,.0f}/s",
        placing,
        sourcing / placing,
        ">= 1.0 x",
        sourcing >= placing,
    )


def _asked(ground: Ground, question: str) -> Sequence[tuple[Any, ...]]:
    with psycopg.connect(ground.owner_url) as connection:
        return connection.execute(question.encode()).fetchall()


async def _pay(ground: Ground) -> None:
    """All that waits, as if the gateway had said so of many at once."""
    database, at = Database(ground.app_url), utc_now()
    told = [
        PaymentSucceeded(
            payment_id=new_id(),
            trade_id=trade_id,
            member_id=member_id,
            amount_fen=payable_fen,
            method="sandbox",
            paid_at=at,
        )
        for trade_id, member_id, payable_fen in _asked(ground, _UNPAID)
    ]
    for start in range(0, len(told), PAID_AT_ONCE):
        async with database.transaction() as session:
            await ordering.take_payments(session, told[start : start + PAID_AT_ONCE], at=at)
    await database.close()
    ground.run("ANALYZE")


async def _sourced(ground: Ground) -> float:
    """How long it takes until everything that was told has been heard."""
    database = Database(ground.app_url)
    gc.freeze()  # As a worker does once it stands.
    readers = [one for one in wiring.SUBSCRIBERS if one.name == SOURCES]
    began = perf_counter()
    reading = asyncio.create_task(eventlog.run(database, readers, poll_seconds=0.1))
    async with asyncio.timeout(WAIT_SECONDS_MAX):
        for pause in repeat(0.05):
            if not await _behind(database):
                break
            await asyncio.sleep(pause)
    seconds = perf_counter() - began
    reading.cancel()
    with suppress(asyncio.CancelledError):
        await reading
    await database.close()
    return seconds


async def _behind(database: Database) -> bool:
    async with database.transaction() as session:
        lags = await eventlog.lag(session)
    return any(one.subscriber == SOURCES and one.positions_behind for one in lags)
