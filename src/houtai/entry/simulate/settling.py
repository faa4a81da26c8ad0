"""The end of a story: everything under way comes to its end, and then the sums must be right."""

from collections.abc import Sequence
from datetime import timedelta

from houtai.entry.simulate.acts import SWEPT, Play
from houtai.entry.simulate.afterwards import decide_one
from houtai.entry.simulate.model import Sale
from houtai.entry.wiring import INVARIANTS
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Mode
from houtai.kit.invariants import prove
from houtai.modules.inventory import public as inventory
from houtai.modules.payments import public as payments

ROUNDS_MAX = 40
PAUSE = timedelta(minutes=20)
QUIET_MAX = 60
QUICK = ("inventory.follow", "ledger.expire_due", "ordering.expire", "payments.wake")
"""What may have become due by what was done just now."""


async def settle(play: Play) -> list[str]:
    """What does not come to its end though the world is well; nothing if all does."""
    play.world.outside.mood = "well"
    under_way: list[str] = []
    for _ in range(ROUNDS_MAX):
        await _round(play, QUICK)
        under_way = [said for sale in play.model.sales for said in await _under_way(play, sale)]
        if not under_way:
            break
        play.world.clock.jump(PAUSE)
    else:
        return under_way
    await _round(play, SWEPT)
    async with play.world.database.transaction() as session:
        await eventlog.pass_by(session, play.world.clock.now)
    return []


async def _round(play: Play, sweeps: Sequence[str]) -> None:
    """Clock, jobs, gateway and subscribers, until none of them has anything to do."""
    hands, outside = play.world.hands, play.world.outside
    for _ in range(QUIET_MAX):
        busy = [await hands.sweep(name) for name in sweeps]
        busy.append(bool(await hands.work()))
        for message in outside.messages():
            heard = await outside.tell(play.world.client, message)
            outside.store.told(message, heard=heard, at=play.world.clock.now)
            busy.append(heard)
        busy.append(await hands.hear())
        if not any(busy):
            return
        sweeps = QUICK
    raise AssertionError("the house does not come to rest")


async def _under_way(play: Play, sale: Sale) -> list[str]:
    if sale.is_over:
        return []
    await play.look(sale)
    async with play.world.database.transaction() as session:
        tries = await payments.payments_of(session, sale.trade_id)
        refunds = await payments.refunds_of(session, sale.trade_id)
    found = [f"{sale.name} waits"] if sale.state == "waiting" else []
    found += [f"{sale.name}: a payment is {one.state}" for one in tries if one.state == "pending"]
    found += [
        f"{sale.name}: a refund is {one.state}" for one in refunds if one.state != "succeeded"
    ]
    for one in refunds:
        if one.state == "failed":
            path = f"/api/console/payments/refunds/{one.id}/retry"
            await play.world.ask(play.world.staff.id, "POST", path, {"version": one.version})
    for case in sale.cases:
        await decide_one(play, sale, case)
        found += [] if case.is_over else [f"{case.name} is {case.state}"]
    sale.is_over = not found
    return found


async def differences(play: Play) -> list[str]:
    """Where the house says something else than the model, the gateway or its own promises."""
    found = await _of_stock(play)
    for sale in play.model.sales:
        found += await _of_money(play, sale)
    async with play.world.database.transaction(SYSTEM, mode=Mode.READ) as session:
        verdicts = await prove(session, INVARIANTS)
    return found + [
        f"{verdict.name}: {one.subject}: {one.found} instead of {one.expected}"
        for verdict in verdicts
        for one in verdict.breaches
    ]


async def _of_stock(play: Play) -> list[str]:
    goods = play.cast.goods
    left = await inventory.left_now(
        play.world.database.lookups, [one.sku_id for one in goods.values()]
    )
    expected = play.model.left()
    return [
        f"{name}: {left.get(one.sku_id, 0)} left, and {expected[name]} should be"
        for name, one in goods.items()
        if left.get(one.sku_id, 0) != expected[name]
    ]


async def _of_money(play: Play, sale: Sale) -> list[str]:
    """What gateways hold of it is what its living orders cost, and what a person has to look at."""
    await play.look(sale)
    found = []
    if sale.state == "paid" and not sale.may_be_paid:
        found.append(f"{sale.name} is paid, and nobody paid it")
    living = sum(sale.payables_fen[shop] for shop in play.model.living(sale))
    living -= sum(case.back_fen for case in play.model.apart(sale))
    async with play.world.database.transaction() as session:
        refunds = await payments.refunds_of(session, sale.trade_id)
        tries = await payments.payments_of(session, sale.trade_id)
    gone = sum(one.amount_fen for one in refunds if one.state == "succeeded")
    holds, should = sale.took_fen - gone, living + sale.wrong_fen
    if holds != should:
        found.append(f"{sale.name}: gateways hold {holds} fen, and {should} should be")
    booked = sum(one.paid_fen for one in tries)
    if booked != sale.took_fen:
        found.append(f"{sale.name}: {booked} fen are booked, and {sale.took_fen} came")
    return found
