"""Orders a second over HTTP, beside PostgreSQL's own load generator placing bare ones.

Client, application and database share the machine. An order is two lines, nine times in ten of two
merchants, among 10,000 SKUs and 20 live promotions, one in ten with a coupon; its buyer is signed
in, has an address and agrees to the price that he was shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from random import Random
from statistics import median
from time import perf_counter

import uvloop

from bench import parts
from bench.buyers import CREATED, Answers, bought, request
from bench.ground import Ground, fresh, server
from bench.order_ground import FLASH_PIECES, Basket, Crowd, furnish, token
from bench.report import Figure
from bench.serving import Served, houtai, serving
from bench.spent import postmaster_of, spent

SECONDS = 10.0
ROUNDS = 3
SERVERS = 1
"""As `houtai up` starts, unless told otherwise."""
CLIENTS, FLASH_CLIENTS = 64, 256
FLASH_ATTEMPTS = 100_000
SHARE, SHARE_GOAL = 0.4, 0.5
P99_MS, LOSERS_P99_MS = 100.0, 50.0
PLACE = "/api/shop/orders"
SOLD_OUT = "409 ordering.sold_out"


@dataclass(frozen=True)
class _Round:
    """One turn of ours, with the processor milliseconds of an order by who spent them."""

    answers: Answers
    each_ms: dict[str, float]


def run() -> Iterator[Figure]:
    """All figures of placing."""
    with server() as postgres:
        ground = fresh(postgres, "orders")
        orders = Orders(furnish(ground))
        with serving(ground, servers=SERVERS) as served:
            yield from _spread(ground, served, orders)
            yield from _flash(served, orders)
        yield from parts.run(ground, lambda port: ordered(port, orders.until(SECONDS)))
        yield _checked(ground)


class Orders:
    """What is ordered next, by whoever is free. Every order has a key of its own."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._next = count()
        self.spread_rate = 0.0

    def until(self, seconds: float) -> Callable[[], bytes | None]:
        """One basket after the other, for so long."""
        end = perf_counter() + seconds

        def ask() -> bytes | None:
            if perf_counter() > end:
                return None
            number = next(self._next)
            time, place = divmod(number, len(self._crowd.spread))
            return _request(self._crowd.spread[place], f"order-{number}", time)

        return ask

    def flash(self, attempts: int) -> Callable[[], bytes | None]:
        """So many wishes for the one thing, by anybody."""
        random, numbers = Random(3), iter(range(attempts))

        def ask() -> bytes | None:
            number = next(numbers, None)
            if number is None:
                return None
            return _request(random.choice(self._crowd.flash), f"flash-{number}")

        return ask


def _request(basket: Basket, key: str, time: int = 0) -> bytes:
    return request(PLACE, token(basket.member), key, basket.body(time))


def ordered(port: int, ask: Callable[[], bytes | None], *, clients: int = CLIENTS) -> Answers:
    return uvloop.run(bought(port, ask, clients=clients))


def _spread(ground: Ground, served: Served, orders: Orders) -> Iterator[Figure]:
    """Ours and the reference take turns, so that both meet the same weather."""
    postmaster = postmaster_of(ground.owner_url)
    ordered(served.port, orders.until(2.0))
    reference, bare_ms, rounds = [], [], []
    for _ in range(ROUNDS):
        before = spent(served.pids, postmaster)
        reference.append(ground.pgbench("place_order.sql", seconds=int(SECONDS)))
        used = spent(served.pids, postmaster).since(before)["PostgreSQL"]
        bare_ms.append(used * 1_000 / (reference[-1] * SECONDS))
        rounds.append(_round(served, postmaster, orders))
    ours, theirs = median(one.answers.rate(CREATED) for one in rounds), median(reference)
    orders.spread_rate = ours
    yield Figure(
        f"orders over HTTP, {CLIENTS} clients",
        ours,
        "/s",
        f"bare transactions, pgbench 16 clients: {theirs:,.0f}/s; goal {SHARE_GOAL:g} x",
        theirs,
        ours / theirs,
        f">= {SHARE:g} x",
        ours / theirs >= SHARE,
    )
    slow = median(one.answers.quantile(99) for one in rounds)
    typical = median(one.answers.quantile(50) for one in rounds)
    yield Figure(
        f"an order's answer, p99 at {CLIENTS} clients (median {typical:.1f} ms)",
        slow,
        "ms",
        mark=f"< {P99_MS:g} ms",
        kept=slow < P99_MS,
    )
    for who in rounds[0].each_ms:
        each = median(one.each_ms[who] for one in rounds)
        beside = median(bare_ms) if who == "PostgreSQL" else None
        yield Figure(
            f"processor time of an order: {who}",
            each,
            "ms",
            "" if beside is None else f"of a bare transaction: {beside:.3f} ms",
            beside,
            None if beside is None else each / beside,
        )


def _round(served: Served, postmaster: int, orders: Orders) -> _Round:
    before = spent(served.pids, postmaster)
    answers = ordered(served.port, orders.until(SECONDS))
    used = spent(served.pids, postmaster).since(before)
    strange = answers.counts.keys() - {CREATED}
    assert not strange, answers.counts
    placed = answers.counts[CREATED]
    return _Round(answers, {who: one * 1_000 / placed for who, one in used.items()})


def _flash(served: Served, orders: Orders) -> Iterator[Figure]:
    ask = orders.flash(FLASH_ATTEMPTS)
    answers = ordered(served.port, ask, clients=FLASH_CLIENTS)
    counts = answers.counts
    sold = counts.get(CREATED, 0)
    clean = sold == FLASH_PIECES and counts.keys() == {CREATED, SOLD_OUT}
    yield Figure(
        f"flash sale of {FLASH_PIECES:,}, {FLASH_CLIENTS} clients, {FLASH_ATTEMPTS:,} attempts",
        sold,
        "sold",
        ", ".join(f"{kind}: {one:,}" for kind, one in sorted(counts.items())),
        mark=f"= {FLASH_PIECES:,}, no 5xx",
        kept=clean,
    )
    yield Figure(
        "the same, answers",
        answers.rate(),
        "/s",
        f"spread orders: {orders.spread_rate:,.0f}/s",
        orders.spread_rate,
        answers.rate() / orders.spread_rate,
        ">= 1.0 x",
        answers.rate() >= orders.spread_rate,
    )
    slow = answers.quantile(99, [SOLD_OUT])
    yield Figure(
        "the same, who came too late is told, p99",
        slow,
        "ms",
        f"median {answers.quantile(50, [SOLD_OUT]):.1f} ms",
        mark=f"< {LOSERS_P99_MS:g} ms",
        kept=slow < LOSERS_P99_MS,
    )


def _checked(ground: Ground) -> Figure:
    """Everything that `houtai check` proves holds after it."""
    done = houtai(ground, "check")
    return Figure(
        "houtai check afterwards, exit code",
        done.returncode,
        "",
        (done.stdout.strip().splitlines() or [""])[-1],
        mark="= 0",
        kept=done.returncode == 0,
    )
