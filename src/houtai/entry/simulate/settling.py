"""The end of a story: everything under way comes to its end, and then the sums must be right."""

from datetime import timedelta

from houtai.entry.simulate.acts import SWEPT, Play
from houtai.entry.simulate.model import Sale
from houtai.entry.wiring import INVARIANTS
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Mode
from houtai.kit.invariants import prove
from houtai.modules.inventory import public as inventory
from houtai.modules.payments import public as payments

ROUNDS_MAX = 40
PAUSE = timedelta(minutes=6)
QUIET_MAX = 60


async def settle(play: Play) -> list[str]:
    """What does not come to its end though the world is well; nothing if all does."""
    play.world.outside.mood = "well"
    under_way: list[str] = []
    for _ in range(ROUNDS_MAX):
        await _round(play)
        under_way = await _under_way(play)
        if not under_way:
            break
        play.world.clock.jump(PAUSE)
    await _round(play)
    async with play.world.database.transaction() as session:
        await eventlog.pass_by(session, play.world.clock.now)
    return under_way


async def _round(play: Play) -> None:
    """Clock, jobs, gateway and subscribers, until none of them has anything to do."""
    hands = play.world.hands
    for _ in range(QUIET_MAX):
        swept = [await hands.sweep(name) for name in SWEPT]
        worked = await hands.work()
        told = play.world.outside.messages()
        for message in told:
            heard = await play.world.outside.tell(play.world.client, message)
            play.world.outside.store.told(message, heard=heard, at=play.world.clock.now)
        heard = await hands.hear()
        if not (any(swept) or worked or told or heard):
            return
    raise AssertionError("the house does not come to rest")


async def _under_way(play: Play) -> list[str]:
    found = []
    for sale in play.model.sales:
        await play.look(sale)
        if sale.state == "waiting":
            found.append(f"{sale.name} waits")
        async with play.world.database.transaction() as session:
            tries = await payments.payments_of(session, sale.trade_id)
            refunds = await payments.refunds_of(session, sale.trade_id)
        found += [f"{sale.name}: a payment is {one.state}" for one in tries if one.state == "pending"]
        for one in refunds:
            if one.state == "failed":
                path = f"/api/console/payments/refunds/{one.id}/retry"
                await play.world.ask(play.world.staff.id, "POST", path, {"version": one.version})
            if one.state != "succeeded":
                found.append(f"{sale.name}: a refund is {one.state}")
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
    seen = await play.look(sale)
    found = []
    if sale.state == "paid" and not sale.may_be_paid:
        found.append(f"{sale.name} is paid, and nobody paid it")
    living = 0
    if sale.state == "paid":
        alive = [one for one in seen["orders"] if UUID_OF(one) not in _given_up(sale)]
        living = sum(one["payable_fen"] for one in alive)
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


def _given_up(sale: Sale) -> set[str]:
    return {str(sale.orders[shop]) for shop in sale.given_up}


def UUID_OF(one: dict) -> str:
    return one["id"]
