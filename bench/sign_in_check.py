"""What it adds to a request to find out who is asking and whether he may."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from statistics import median, quantiles
from time import perf_counter

import psycopg

from bench.ground import Ground, fresh, server
from bench.report import Figure
from houtai.kit.auth import DECLARED
from houtai.kit.db import Database
from houtai.modules.identity.rules.functions import EVERYTHING
from houtai.modules.identity.rules.sign_in import NOWHERE
from houtai.modules.identity.service import sessions

PEOPLE = 20_000
SESSIONS_EACH = 5
ASKED = 2_000
WARM_UP = 300
ROUNDS = 5
GOAL_MILLISECONDS = 0.3
_TOKEN_LENGTH = 43

_SEED = """
INSERT INTO identity.account
       (id, login, name, password_hash, password_set_at, must_change_password, state, language,
        created_at)
SELECT uuidv7(), 'person-' || n, 'x', 'x', now(), false, 'active', 'zh-CN', now()
  FROM generate_series(1, %(people)s) AS n;

INSERT INTO identity.membership (id, account_id, role_id, merchant_id)
SELECT uuidv7(), account.id, role.id, CASE WHEN role.console = 'merchant' THEN uuidv7() END
  FROM identity.account JOIN identity.role
    ON role.code IN ('administrator', 'auditor', 'merchant_owner');

INSERT INTO identity.session
       (id, account_id, token_hash, created_at, last_seen_at, expires_at, idle_seconds_max,
        user_agent)
SELECT uuidv7(), id, sha256(rpad(login || '-' || n, %(length)s, '.')::bytea), now(), now(),
       now() + interval '1 day', 7200, ''
  FROM identity.account, generate_series(1, %(each)s) AS n;

ANALYZE
"""


def run() -> Iterator[Figure]:
    """All figures of finding out who is asking."""
    with server() as postgres:
        ground = fresh(postgres, "sign_in_check")
        ground.run(_SEED % {"people": PEOPLE, "each": SESSIONS_EACH, "length": _TOKEN_LENGTH})
        yield from asyncio.run(_measure(ground))


async def _measure(ground: Ground) -> list[Figure]:
    """Ours and the reference take turns, so that both meet the same weather."""
    database = Database(ground.app_url)
    at = datetime.now(UTC)
    DECLARED.update(f"bench.thing_{number}.read" for number in range(100))
    plain = await psycopg.AsyncConnection.connect(
        ground.app_url, autocommit=True, prepare_threshold=1
    )

    async def ours(number: int) -> None:
        token = f"person-{number % PEOPLE + 1}-1".ljust(_TOKEN_LENGTH, ".")
        actor = await sessions.actor_of_bearer(database, token, at, caller=NOWHERE)
        assert actor is not None
        assert EVERYTHING in actor.permissions

    async def round_trip(number: int) -> None:
        await (await plain.execute("SELECT %s::bigint", (number,))).fetchall()

    whole, bare = [], []
    for _ in range(ROUNDS):
        bare.append(await _milliseconds(round_trip))
        whole.append(await _milliseconds(ours))
    await plain.close()
    await database.close()
    return [_figure(whole, bare)]


def _figure(whole: list[list[float]], bare: list[list[float]]) -> Figure:
    middle = median(median(each) for each in whole)
    slow = median(quantiles(each, n=20)[-1] for each in whole)
    reference = median(median(each) for each in bare)
    return Figure(
        f"session and permissions of a request, {PEOPLE:,} people (p95 {slow:.2f} ms)",
        middle,
        "ms",
        f"one prepared SELECT of a number: {reference:.3f} ms",
        reference,
        middle / reference,
        f"< {GOAL_MILLISECONDS} ms",
        middle < GOAL_MILLISECONDS,
    )


async def _milliseconds(act: Callable[[int], Awaitable[None]]) -> list[float]:
    for number in range(WARM_UP):
        await act(number)
    taken = []
    for number in range(ASKED):
        start = perf_counter()
        await act(number * 7)
        taken.append((perf_counter() - start) * 1000)
    return taken
