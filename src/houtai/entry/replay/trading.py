"""Day after day: what was bought is placed, paid, sourced, sent, signed for and received, by the
ways that all orders go; what came back goes through cases and is refunded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

from houtai.entry.refusals import Refused
from houtai.entry.replay.baskets import Back, Basket, Day
from houtai.entry.replay.plan import Plan
from houtai.entry.replay.shop import Shop
from houtai.entry.simulate.world import Answer, World
from houtai.kit.auth import SYSTEM
from houtai.kit.changes import Ear
from houtai.kit.ids import name_id
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments

PLACED_AT_ONCE, SENT_AT_ONCE, LISTED_MAX = 50, 20, 200
CASE_LINES_MAX = 100
QUIET_MAX = 200
MOMENT = timedelta(seconds=1)
WORDS = "replay"
SWEPT = (
    "inventory.follow",
    "ledger.roll_up",
    "payments.wake",
    "settlement.make_bills",
    "settlement.confirm_bills",
)
Item = TypeVar("Item")


class HouseRefused(Refused):
    """The house did not take what the plan had counted on."""

    def __init__(self, said: str) -> None:
        super().__init__("replay.house_refused", said=said)


@dataclass
class Trade:
    """The replay, as far as it has come."""

    world: World
    plan: Plan
    shop: Shop
    orders: dict[str, UUID] = field(default_factory=dict)
    """By basket."""
    returned: set[str] = field(default_factory=set)
    """Baskets of which something came back."""
    cases: int = 0
    _numbers: Iterator[int] = field(default_factory=count)

    async def live(self, day: Day) -> None:
        """Everything of one day, to its end."""
        clock = self.world.clock
        for part in _parts(list(day.baskets.values()), PLACED_AT_ONCE):
            clock.now = max(clock.now, part[-1].at)
            await self._place(part)
        clock.now = max(clock.now, day.last) + MOMENT
        await self.rest()
        await self._send()
        await self.rest()
        await self._receive(list(day.baskets.values()))
        await self.rest()
        for back in day.backs.values():
            for lines in _parts(list(back.pieces.items()), CASE_LINES_MAX):
                await self._take_back(back, dict(lines))
        await self.rest()

    async def rest(self) -> None:
        """Until nobody in the house has anything to do."""
        hands = self.world.hands
        for _ in range(QUIET_MAX):
            busy = [await hands.sweep(name) for name in SWEPT]
            busy += [bool(await hands.work()), await hands.hear()]
            if not any(busy):
                return
        raise HouseRefused("the house does not come to rest")

    async def _place(self, baskets: Sequence[Basket]) -> None:
        """Placed and paid from what the buyers have in store."""
        now = self.world.clock.now
        wishes = [self._wish(one, now) for one in baskets]
        async with self.world.database.transaction() as session:
            offers = await marketing.offers_now(Ear(), session)
            answers = await ordering.orders_for(session, wishes, offers, at=now)
            for basket, wish, placed in zip(baskets, wishes, answers, strict=True):
                if not isinstance(placed, ordering.PlacedView):
                    raise HouseRefused(f"{basket.name}: {placed!r}")
                await payments.start(
                    session,
                    payments.StartPayment(
                        placed.trade_id,
                        wish.member_id,
                        placed.payable_fen,
                        placed.number,
                        "stored_value",
                        placed.expires_at,
                    ),
                    at=now,
                )
                trade = await ordering.one_trade(session, placed.trade_id)
                (order,) = trade.orders
                self.orders[basket.name] = order.id

    def _wish(self, basket: Basket, now: datetime) -> ordering.Wish:
        buyer = self.shop.buyers[basket.buyer]
        lines = [
            ordering.WantedLine(sku_id=self.shop.skus[key], quantity=pieces)
            for key, pieces in basket.pieces.items()
        ]
        checkout = ordering.Checkout(lines=lines, address_id=buyer.address_id)
        key = name_id(f"replay.{self.plan.mapping.name}", basket.name).hex
        return ordering.Wish(buyer.member_id, checkout, key, now)

    async def _send(self) -> None:
        """All that waits, with the numbers of a carrier; he brings it at once."""
        database, at = self.world.database, self.world.clock.now
        wanted = fulfilment.SHIPMENTS.want(
            sort="created_at", limit=LISTED_MAX, values={"state": ["waiting"]}
        )
        while True:
            async with database.transaction() as session:
                page = await fulfilment.list_shipments(session, SYSTEM, wanted)
            if not page.items:
                return
            for part in _parts(page.items, SENT_AT_ONCE):
                going = {
                    one.id: fulfilment.NewParcel(carrier_code="SF", number=self._number())
                    for one in part
                }
                async with database.transaction() as session:
                    brought = await fulfilment.ship_together(session, going, ordering.HOUSE, at=at)
                    await fulfilment.note_signed(session, brought, at=at)

    def _number(self) -> str:
        return f"SF{next(self._numbers):012}"

    async def _receive(self, baskets: Sequence[Basket]) -> None:
        """The buyers say that they have it."""
        for part in _parts(baskets, SENT_AT_ONCE):
            async with self.world.database.transaction() as session:
                for one in part:
                    member_id = self.shop.buyers[one.buyer].member_id
                    order_id = self.orders[one.name]
                    at = self.world.clock.now
                    await fulfilment.receive_own(session, member_id, order_id, at=at)

    async def _take_back(self, back: Back, pieces: dict[Any, int]) -> None:
        """Asked for, agreed to, sent back, received and looked at."""
        self.world.clock.now += MOMENT
        member_id, order_id = self.shop.buyers[back.buyer].member_id, self.orders[back.basket]
        async with self.world.database.transaction() as session:
            order = await ordering.sold_order(session, order_id)
        assert order is not None
        lines = {one.sku_id: str(one.id) for one in order.lines}
        asked = {
            "order_id": str(order_id),
            "kind": "return_refund",
            "reason": "quality",
            "refund_to": "stored_value",
            "lines": [
                {"line_id": lines[self.shop.skus[key]], "quantity": number}
                for key, number in pieces.items()
            ],
        }
        applied = await self._ask(member_id, "/api/shop/aftersale/cases", asked)
        case_id = applied.said
        staff, console = self.world.staff.id, f"/api/console/aftersale/cases/{case_id}"
        await self._act(console, "agree")
        sent = {"carrier_code": "SF", "waybill_number": self._number()}
        await self._ask(member_id, f"/api/shop/aftersale/cases/{case_id}/send-back", sent)
        await self._act(console, "receive")
        await self._act(console, "inspect", verdict="accept")
        shown = await self.world.ask(staff, "GET", console)
        if shown.said["state"] not in {"refunding", "done"}:
            raise HouseRefused(f"{back.basket}: case {case_id} is {shown.said['state']}")
        self.returned.add(back.basket)
        self.cases += 1

    async def _act(self, path: str, act: str, **more: str) -> None:
        shown = await self.world.ask(self.world.staff.id, "GET", path)
        body = {"version": shown.said["version"], "words": WORDS, **more}
        await self._ask(self.world.staff.id, f"{path}/{act}", body)

    async def _ask(self, who: UUID, path: str, body: dict[str, Any]) -> Answer:
        answer = await self.world.ask(who, "POST", path, body)
        if not answer.is_done:
            raise HouseRefused(f"{path}: {answer.said}")
        return answer


def _parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
