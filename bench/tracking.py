"""Pushes of a tracker a second, each signed, durable before it is answered."""

import asyncio
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg

from bench.buyers import Answers, bought
from bench.ground import Ground, fresh, server
from bench.report import Figure
from bench.serving import Served, serving
from houtai.kit.clock import utc_now
from houtai.kit.house_key import house_key
from houtai.kit.ids import new_id
from houtai.kit.outgoing import signed
from houtai.modules.logistics.gateways.sandbox import secret_of

WAYBILLS = 5_000
PUSHES = 10_000
WARM_UP = 500
CLIENTS = 128
GOAL = 1_000
PATH = "/api/open/logistics/sandbox/push"
WAY = ("collected", "moving", "moving", "delivering", "signed")

_SEED = """
INSERT INTO logistics.waybill
       (id, parcel_id, shipment_id, merchant_id, carrier_code, service_code, origin, number, sender,
        recipient, weight_g, pieces, cod_fen, sort_code, label_words, state, reason, attempts,
        prints, created_at, issued_at, handed_over_at, moved_at, tracker, looks, version)
SELECT uuidv7(), uuidv7(), uuidv7(), account.merchant_id, 'SF', '', 'gateway',
       'SF' || lpad(n::text, 13, '0'), '{}', '{}', 1000, 1, 0, '', '', 'issued', '', 1, 0,
       now(), now(), now(), now(), 'sandbox', 0, 1
  FROM generate_series(1, %(waybills)s) AS n,
       (SELECT merchant_id FROM logistics.carrier_account LIMIT 1) AS account;

ANALYZE
"""


def run() -> Iterator[Figure]:
    """All figures of hearing trackers."""
    with server() as postgres:
        ground = fresh(postgres, "tracking")
        ground.run(_SEED % {"waybills": WAYBILLS})
        with serving(ground) as served:
            asyncio.run(_pushed(served, WARM_UP))
            answers = asyncio.run(_pushed(served, PUSHES))
        yield from _figures(answers, ground)


def _figures(answers: Answers, ground: Ground) -> Iterator[Figure]:
    rate = answers.rate("200")
    kept = rate >= GOAL and set(answers.counts) == {"200"}
    yield Figure("tracking pushes", rate, "/s", mark=f">= {GOAL}/s", kept=kept)
    yield Figure("tracking push, p99", answers.quantile(99), "ms")
    with psycopg.connect(ground.owner_url) as connection:
        found = connection.execute("SELECT count(*) FROM logistics.movement").fetchone()
    yield Figure("movements kept", float(found[0]) if found else 0.0, "")


async def _pushed(served: Served, count: int) -> Answers:
    secret = secret_of(house_key(served.home))
    waiting = [_request(secret) for _ in range(count)]
    return await bought(
        served.port, lambda: waiting.pop() if waiting else None, clients=min(CLIENTS, count)
    )


def _request(secret: str) -> bytes:
    """A parcel's way up to somewhere, as trackers tell it: with everything before."""
    began = datetime(2026, 1, 1, tzinfo=UTC)
    steps = [
        {
            "at": (began + timedelta(hours=hours)).isoformat(),
            "status": status,
            "words": f"{status} {hours}",
            "place": "440300",
        }
        for hours, status in enumerate(WAY[: random.randint(1, len(WAY))])
    ]
    number = f"SF{random.randint(1, WAYBILLS):013d}"
    body = json.dumps({"carrier": "SF", "number": number, "steps": steps}).encode()
    headers = signed(secret, str(new_id()), body, at=utc_now())
    named = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"{named}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
