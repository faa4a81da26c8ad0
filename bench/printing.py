"""How fast sheets come from the press: waybills by the thousand, with their count and log."""

import asyncio
from collections.abc import Iterator
from time import perf_counter

from bench.ground import Ground, fresh, server
from bench.report import Figure
from houtai.kit.auth import Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.printing import public as printing

WAYBILLS, NOTES = 10_000, 500
MARK_SECONDS = 60


def run() -> Iterator[Figure]:
    """All figures of printing."""
    printing.compose(printing.STANDARD)
    with server() as postgres:
        ground = fresh(postgres, "printing")
        first = asyncio.run(_print(ground, "waybill", 1))
        yield Figure("one waybill, from cold", first * 1_000, "ms")
        seconds = asyncio.run(_print(ground, "waybill", WAYBILLS))
        yield Figure(
            f"{WAYBILLS:,} waybills in batches of {printing.SHEETS_MAX}, counted and logged",
            seconds,
            "s",
            mark=f"< {MARK_SECONDS} s",
            kept=seconds < MARK_SECONDS,
        )
        seconds = asyncio.run(_print(ground, "delivery_note", NOTES))
        yield Figure(f"{NOTES} delivery notes in one batch", seconds, "s")


async def _print(ground: Ground, kind: str, count: int) -> float:
    """As a door does it: each batch a transaction of its own, one after the other."""
    database = Database(ground.app_url, connections_max=1)
    warehouse_id = new_id()
    actor = Actor(
        new_id(), warehouse_ids=frozenset({warehouse_id}), place=Place(warehouse_id=warehouse_id)
    )
    [declared] = [one for one in printing.STANDARD if one.code == kind]
    sheets = [_numbered(declared.sample, number) for number in range(count)]
    started = perf_counter()
    for begin in range(0, count, printing.SHEETS_MAX):
        batch = sheets[begin : begin + printing.SHEETS_MAX]
        async with database.transaction(actor) as session:
            await printing.print_sheets(session, actor, kind, batch, at=utc_now())
    seconds = perf_counter() - started
    await database.close()
    return seconds


def _numbered(sample: printing.Printable, number: int) -> printing.Printable:
    """Codes of its own for each, as parcels have them."""
    text = f"SF{3_106_842_700_000 + number}"
    codes = {name: text for name in ("barcode", "qr") if hasattr(sample, name)}
    return sample.model_copy(update={"thing_id": str(number), "number": text, **codes})
