"""What may happen in a simulated house. The seed decides; the model is told what came of it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from houtai.entry.sandbox.store import Unfit, Wish
from houtai.entry.simulate.ground import Cast, shop_id
from houtai.entry.simulate.hands import ENDS, End
from houtai.entry.simulate.model import Model, Sale, Try
from houtai.entry.simulate.outside import MOODS
from houtai.entry.simulate.world import World
from houtai.kit.changes import Ear
from houtai.kit.ids import new_id
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering import public as ordering

JUMPS = (
    timedelta(seconds=5),
    timedelta(seconds=20),
    *[timedelta(seconds=70)] * 6,
    timedelta(minutes=4),
    timedelta(minutes=40),
)
A_MOMENT = timedelta(seconds=70)
"""What a worker that died had in hand may be taken up again by then."""
SWEPT = (
    "aftersale.fall_due",
    "fulfilment.merge",
    "fulfilment.receive",
    "fulfilment.retry",
    "inventory.follow",
    "inventory.make_good",
    "ledger.expire_due",
    "ledger.roll_up",
    "ordering.expire",
    "payments.wake",
)
"""What the clock brings round for sales."""
HEARD_AT_ONCE = 6
WAKES = "payments.wake"
MOSTLY, PAYS, AT_TIMES, RARELY = 0.7, 0.85, 0.3, 0.1
REFUND_WAYS = ("now", "now", "later", "fails_once")


@dataclass
class Play:
    """The story of one seed, as far as it has come."""

    world: World
    cast: Cast
    chance: Random
    model: Model
    story: list[str] = field(default_factory=list)

    def tell(self, act: str, **said: object) -> None:
        """A line of the story. Nothing stands in it that another run would not say."""
        words = " ".join(f"{name}={value}" for name, value in said.items())
        self.story.append(f"{len(self.story) + 1:4d} {act} {words}".rstrip())

    def _one(self, *states: str) -> Sale | None:
        fit = [one for one in self.model.sales if one.state in states]
        return self.chance.choice(fit) if fit else None

    def buyer_id(self, sale: Sale) -> UUID:
        return self.cast.buyers[sale.buyer].id

    async def order(self) -> None:
        buyer = self.cast.buyers[self.chance.choice(sorted(self.cast.buyers))]
        names = self.chance.sample(sorted(self.cast.goods), self.chance.choice((1, 1, 2, 3)))
        pieces = {name: self.chance.choice((1, 1, 2)) for name in sorted(names)}
        lines = [
            ordering.WantedLine(sku_id=self.cast.goods[name].sku_id, quantity=count)
            for name, count in pieces.items()
        ]
        checkout = ordering.Checkout(lines=lines, address_id=buyer.address_id)
        at = self.world.clock.now
        async with self.world.database.transaction() as session:
            offered = await marketing.offers_now(Ear(), session)
            placed = await ordering.order_for(
                session, buyer.id, checkout, offered, key=new_id().hex, at=at
            )
        asked = ",".join(f"{name}*{count}" for name, count in pieces.items())
        if placed is None:
            self.tell("order", by=buyer.name, of=asked, ends="not to be had")
            return
        name = f"sale-{len(self.model.sales)}"
        sale = Sale(name, buyer.name, placed.trade_id, placed.payable_fen, pieces)
        self.model.sales.append(sale)
        self.tell("order", by=buyer.name, of=asked, is_=name, fen=placed.payable_fen)
        await self.look(sale)

    async def look(self, sale: Sale) -> dict[str, Any]:
        """How its buyer sees it: the model hears of each new state."""
        seen = await self.world.ask(self.buyer_id(sale), "GET", f"/api/shop/trades/{sale.trade_id}")
        shops = {str(shop_id(good.shop)): good.shop for good in self.cast.goods.values()}
        sale.orders = {shops[one["merchant_id"]]: UUID(one["id"]) for one in seen.said["orders"]}
        if not sale.payables_fen:
            sale.payables_fen = {
                shops[one["merchant_id"]]: one["payable_fen"] for one in seen.said["orders"]
            }
        if sale.state == "waiting":
            sale.state = seen.said["state"]
        assert sale.state == seen.said["state"], f"{sale.name}: {sale.state} became {seen.said}"
        return dict(seen.said)

    async def pay(self) -> None:
        sale = self._one("waiting")
        if sale is None:
            return
        body = {"trade_id": str(sale.trade_id), "method": "sandbox"}
        answer = await self.world.ask(self.buyer_id(sale), "POST", "/api/shop/payments", body)
        self.tell("pay", sale=sale.name, ends=answer.word)
        known = {one.payment_id for one in sale.tries}
        if answer.is_done and UUID(answer.said) not in known:
            sale.tries.append(Try(f"{sale.name}/{len(sale.tries)}", UUID(answer.said)))
        if answer.is_done and self._happens(MOSTLY):
            await self.work()
            await self.press()

    async def press(self) -> None:
        """The buyer stands before the gateway's page, where that could be opened for him."""
        open_ones = [
            (sale, one) for sale in self.model.sales for one in sale.tries if not one.took_fen
        ]
        if not open_ones:
            return
        sale, one = self.chance.choice(open_ones)
        wish = Wish(
            pays=self._happens(PAYS),
            delay_seconds=self.chance.choice((0, 0, 30, 300)),
            twice=self._happens(AT_TIMES),
            stale_after=self._happens(AT_TIMES),
            lost=self._happens(AT_TIMES),
            wrong_amount=self._happens(RARELY),
            refunds=self.chance.choice(REFUND_WAYS),
        )
        path = f"/api/shop/payments/{one.payment_id}"
        shown = await self.world.ask(self.buyer_id(sale), "GET", path)
        address = shown.said["how_to_pay"].get("address") if shown.is_done else None
        if not address:
            self.tell("press", of=one.name, ends="nothing to press yet")
            self.world.clock.jump(A_MOMENT)
            await self.work()
            return
        try:
            row = self.world.outside.store.press(
                address.rsplit("/", 1)[1], wish, self.world.clock.now
            )
        except Unfit as unfit:
            self.tell("press", of=one.name, ends=unfit.reason)
            return
        one.took_fen, one.is_wrong = int(row["paid_fen"]), wish.wrong_amount
        self.tell("press", of=one.name, took=one.took_fen, wish=_words(wish))
        if self._happens(MOSTLY):
            await self.let_gateway_tell()
            await self.hear({"ordering.payments", "fulfilment.orders"})

    async def give_up(self) -> None:
        sale = self._one("waiting")
        if sale is None:
            return
        path = f"/api/shop/trades/{sale.trade_id}/cancel"
        answer = await self.world.ask(self.buyer_id(sale), "POST", path, {})
        self.tell("give up", sale=sale.name, ends=answer.word)
        if answer.is_done:
            sale.state = "cancelled"
        await self.look(sale)

    async def cancel(self) -> None:
        sale = self._one("paid")
        if sale is None:
            return
        shop = self.chance.choice(sorted(sale.orders))
        path = f"/api/shop/orders/{sale.orders[shop]}/cancel"
        answer = await self.world.ask(self.buyer_id(sale), "POST", path, {})
        self.tell("cancel", sale=sale.name, shop=shop, ends=answer.word)
        if answer.is_done:
            sale.given_up.add(shop)

    async def let_time_pass(self) -> None:
        span = self.chance.choice(JUMPS)
        self.world.clock.jump(span)
        self.tell("time", passes=span)

    async def sweep(self) -> None:
        names = self.chance.sample(SWEPT, 3)
        for name in names:
            await self.world.hands.sweep(name, end=self._end())
        self.tell("sweep", these=",".join(names))

    async def hear(self, first: Collection[str] | None = None) -> None:
        """Some for whom there is news, in any order, `first` before others; one may die."""
        waiting = await self.world.hands.waiting()
        fit = [name for name in waiting if first is None or name in first] or waiting
        names = self.chance.sample(fit, min(len(fit), HEARD_AT_ONCE))
        for name in names:
            await self.world.hands.hear({name}, end=self._end())
        self.tell("hear", these=",".join(names))
        await self.look_again()

    async def work(self) -> None:
        """The clock wakes the jobs, and a worker does them, or dies."""
        if self._happens(MOSTLY):
            await self.world.hands.sweep(WAKES)
        self.world.outside.mood = self.chance.choice(MOODS)
        end = self._end()
        done = await self.world.hands.work(self.chance, end=end)
        self.tell("work", on=",".join(done), gateway=self.world.outside.mood, dies=end or "no")
        self.world.outside.mood = "well"

    async def let_gateway_tell(self) -> None:
        """The gateway tells what it has to, in any order; some of it is lost, some comes twice."""
        messages = self.world.outside.messages()
        self.chance.shuffle(messages)
        for message in messages:
            times = self.chance.choice((0, 1, 1, 1, 2))
            heard = [
                await self.world.outside.tell(self.world.client, message) for _ in range(times)
            ]
            at = self.world.clock.now
            self.world.outside.store.told(message, heard=any(heard), at=at)
            self.tell("told", times=times, heard=any(heard))

    async def look_again(self) -> None:
        """Buyers look at what they wait for."""
        for sale in self.model.sales:
            if sale.state == "waiting":
                await self.look(sale)

    def _happens(self, likely: float) -> bool:
        return self.chance.random() < likely

    def _end(self) -> End:
        return self.chance.choice(ENDS)


def _words(wish: Wish) -> str:
    said = {
        "twice": wish.twice,
        "stale": wish.stale_after,
        "lost": wish.lost,
        "wrong": wish.wrong_amount,
        "late": bool(wish.delay_seconds),
    }
    return ",".join([*(name for name, is_so in said.items() if is_so), wish.refunds])
