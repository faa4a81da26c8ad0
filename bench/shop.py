"""The shop with 100,000 products: pages, lists and searches of 16 buyers, on all cores."""

import asyncio
import hashlib
import json
import random
from collections.abc import Callable, Iterator
from urllib.parse import quote
from uuid import UUID

from bench.browsers import CLIENTS, Run, measured
from bench.ground import SQL, fresh, server
from bench.report import Figure
from bench.serving import serving

PRODUCTS = 100_000
SERVERS = 2
SECONDS = 8.0
PAGES_A_SECOND = 1_500
PAGE_MILLISECONDS = 20
SEARCH_MILLISECONDS = 50
POPULAR_SHAPE = 0.7
"""Of a Pareto distribution: few products are looked at by most."""


def run() -> Iterator[Figure]:
    """All figures of browsing, each beside a do-nothing door of the same servers."""
    with server() as postgres:
        ground = fresh(postgres, "shop")
        ground.run((SQL / "shop.sql").read_text(encoding="utf-8"))
        ground.run((SQL / "shop_words.sql").read_text(encoding="utf-8"))
        with serving(ground, servers=SERVERS) as served:
            yield from _figures(served.port)


def _figures(port: int) -> Iterator[Figure]:
    random.seed(7)
    words = _words()
    asks: dict[str, Callable[[], str]] = {
        "product pages, few of them popular": lambda: _page(_popular()),
        "product pages, all alike": lambda: _page(random.randrange(PRODUCTS)),
        "lists of categories": _list,
        "searches of 1 to 3 words": lambda: f"/api/shop/search?text={quote(_typed(words))}",
    }
    nothing = asyncio.run(measured(port, lambda: "/api/health/live", seconds=SECONDS))
    for what, ask in asks.items():
        done = asyncio.run(measured(port, ask, seconds=SECONDS))
        yield from _shown(what, done, nothing)


def _shown(what: str, done: Run, nothing: Run) -> Iterator[Figure]:
    beside = f"a do-nothing door: {nothing.rate:,.0f}/s, p95 {nothing.p95:.1f} ms"
    goal = PAGES_A_SECOND if what.startswith("product pages, few") else None
    yield Figure(
        f"{what}, {CLIENTS} clients",
        done.rate,
        "/s",
        beside,
        nothing.rate,
        done.rate / nothing.rate,
        "" if goal is None else f">= {goal:,}/s",
        None if goal is None else done.rate >= goal,
    )
    most = SEARCH_MILLISECONDS if what.startswith("searches") else PAGE_MILLISECONDS
    yield Figure(
        f"{what}: p95 (median {done.p50:.1f} ms)",
        done.p95,
        "ms",
        beside,
        nothing.p95,
        done.p95 / nothing.p95,
        f"< {most} ms",
        done.p95 < most,
    )


def _id(name: str) -> UUID:
    return UUID(hashlib.md5(name.encode()).hexdigest())


def _popular() -> int:
    return int(random.paretovariate(POPULAR_SHAPE)) % PRODUCTS


def _page(number: int) -> str:
    return f"/api/shop/products/{_id(f'product {number + 1}')}"


def _list() -> str:
    places = (f"c1 {_digit()}", f"c2 {_digit()} {_digit()}", f"c3 {_digit()} {_digit()} {_digit()}")
    sort = random.choice(("relevance", "relevance", "price", "-newest"))
    return f"/api/shop/search?category={_id(random.choice(places))}&sort={sort}"


def _digit() -> int:
    return random.randrange(10)


def _words() -> tuple[list[str], list[str]]:
    """The nouns and traits of the seed, the first more often than the last."""
    text = (SQL / "shop.sql").read_text(encoding="utf-8")
    lists = [part.split("])")[0] for part in text.split("unnest(ARRAY[")[1:3]]
    nouns, traits = (json.loads(f"[{one.replace(chr(39), chr(34))}]") for one in lists)
    return nouns, traits


def _typed(words: tuple[list[str], list[str]]) -> str:
    nouns, traits = words
    noun = nouns[int(random.random() ** 2 * len(nouns))]
    return " ".join([*random.sample(traits, k=random.randrange(3)), noun])
