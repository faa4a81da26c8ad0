"""Two who decide about one case, or want one thing, both ways round: the second begins while the
first holds its locks, on committed transactions.
"""

from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from houtai.events.payments import RefundFailed, RefundSucceeded
from houtai.events.returns import ReturnArrived
from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries.cases import one_case
from houtai.modules.aftersale.service import applying, buying, deciding, ending, goods
from houtai.modules.aftersale.service.deciding import ActOnCase, AgreeToCase, InspectGoods
from houtai.modules.aftersale.service.moving import hold
from houtai.modules.fulfilment.service import by_hand
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.tables import Order
from houtai.modules.payments.gateways import RefundStanding
from houtai.modules.payments.service import refunding
from houtai.modules.payments.tables import Refund
from houtai.modules.wms.service import returns
from tests.factories.aftersale import STAFF, Sold, ask, make_sold, refunded_fen
from tests.factories.crossing import crossing
from tests.factories.fulfilment import (
    make_sites,
    make_sourced,
    make_spread_good,
    shipments_of,
    with_shipments,
)
from tests.factories.inventory import holdings
from tests.factories.ordering import NOON, make_shopper, place, placement
from tests.modules.aftersale.test_goods_back import sent_back
from tests.modules.aftersale.test_resending import brought_back, other_size, swap

ELSEWHERE = "aftersale.case_elsewhere"
PRICE_FEN = 3_000


class Acts:
    """What somebody does with a case, in a transaction of his own."""

    def __init__(self, database, sold, case=None):
        self.database, self.sold, self.case = database, sold, case

    async def now(self):
        async with self.database.transaction() as session:
            return await one_case(session, SYSTEM, self.case.id)

    async def back_fen(self):
        async with self.database.transaction() as session:
            return await refunded_fen(session, self.sold)

    def asks(self, kind="refund_only", pieces=1, amount_fen=None):
        lines = [{"line_id": self.sold.lines[0], "quantity": pieces}]
        command = applying.OpenCase(
            order_id=self.sold.order_id,
            kind=kind,
            reason="quality",
            lines=lines,
            amount_fen=amount_fen,
        )

        async def act(session):
            return await applying.apply(session, self.sold.who.member_id, command, at=NOON)

        return act

    def agrees(self):
        command = AgreeToCase(version=self.case.version)

        async def act(session):
            await deciding.agree(session, STAFF, self.case.id, command, at=NOON)

        return act

    def accepts(self):
        command = InspectGoods(version=self.case.version, verdict="accept")

        async def act(session):
            await deciding.inspect(session, STAFF, self.case.id, command, at=NOON)

        return act

    def withdraws(self):
        async def act(session):
            await buying.withdraw(session, self.sold.who.member_id, self.case.id, at=NOON)

        return act

    def sends_back(self):
        async def act(session):
            member_id = self.sold.who.member_id
            await buying.send_back(session, member_id, self.case.id, SENT_BY_BUYER, at=NOON)

        return act


SENT_BY_BUYER = buying.SendBack(carrier_code="SF", waybill_number="SF1234567890124")


@pytest.fixture
def opened(database):
    """Sold, and something asked about it."""

    async def made(*, pieces=1, kind="refund_only", stage="received"):
        async with database.transaction() as session:
            sold = await make_sold(session, (pieces, PRICE_FEN), stage=stage)
            return Acts(database, sold, await ask(session, sold, pieces, kind=kind))

    return made


async def both_ways(database, make, left, right):
    """What both come to when the left one is first, and then, on other ground, when it is not;
    and what of it was made.
    """
    told = []
    for turn in (False, True):
        ground = await make()
        acts = [left(ground), right(ground)]
        first, second = reversed(acts) if turn else acts
        told.append((*await crossing(database, first, second), ground))
    return told


async def test_two_who_ask_for_the_last_fen_have_it_once(database):
    async with database.transaction() as session:
        acts = Acts(database, await make_sold(session, (1, 100)))
    asks = acts.asks(kind="compensation", amount_fen=60)
    first, second = await crossing(database, asks, asks)
    assert (isinstance(first, UUID), second) == (True, "aftersale.amount_too_large")


async def test_agreeing_meets_withdrawing(database, opened):
    found = await both_ways(database, opened, Acts.agrees, Acts.withdraws)
    assert [(first, second) for first, second, _ in found] == [(None, ELSEWHERE)] * 2
    agreed, withdrawn = (acts for *_, acts in found)
    assert ((await agreed.now()).state, await agreed.back_fen()) == ("refunding", PRICE_FEN)
    assert ((await withdrawn.now()).state, await withdrawn.back_fen()) == ("closed", 0)


async def test_withdrawing_meets_sending_back(database):
    async def agreed():
        async with database.transaction() as session:
            sold, case, _ = await sent_back(session, pieces=1, gone=False)
            return Acts(database, sold, case)

    found = await both_ways(database, agreed, Acts.withdraws, Acts.sends_back)
    assert [(first, second) for first, second, _ in found] == [(None, ELSEWHERE)] * 2
    assert [(await acts.now()).state for *_, acts in found] == ["closed", "returning"]


class Sourced(Acts):
    """What of an order waits to be sent by hand."""

    shipment_id: UUID

    def ships(self):
        parcel = by_hand.NewParcel(carrier_code="SF", number=f"SF{new_id().hex[-12:]}")
        command = by_hand.ShipByHand(parcels=[parcel])

        async def act(session):
            await by_hand.ship_by_hand(session, SYSTEM, self.shipment_id, command, at=NOON)

        return act

    async def standing(self):
        """Of the order, of its shipment, what went back, and how many pieces can be sold."""
        async with self.database.transaction() as session:
            order = await session.get_one(Order, self.sold.order_id)
            (shipment,) = await shipments_of(session, order.id)
            held = await holdings(session, self.sold.skus[0])
            back_fen = await refunded_fen(session, self.sold)
            return order.state, shipment.state, back_fen, held["sales.sellable"]


async def test_a_refund_meets_shipping(database):
    with_shipments()

    async def sourced():
        async with database.transaction() as session:
            near, _ = await make_sites(session)
            sku_id = await make_spread_good(session, (near, 9))
            who = await make_shopper(session)
            order_id, (shipment,) = await make_sourced(session, who, (sku_id, 2))
            order = await ordering.sold_order(session, order_id)
            lines = tuple(one.id for one in order.lines)
            sold = Sold(who, order_id, order.trade_id, lines, (sku_id,))
        ground = Sourced(database, sold)
        ground.shipment_id = shipment.id
        return ground

    refunded, shipped = await both_ways(
        database, sourced, lambda ground: ground.asks(pieces=2), Sourced.ships
    )
    case_id, too_late, ground = refunded
    assert (isinstance(case_id, UUID), too_late) == (True, "fulfilment.shipment_under_way")
    assert await ground.standing() == ("cancelled", "void", 2 * PRICE_FEN, 9)
    gone, case_id, ground = shipped
    assert (gone, isinstance(case_id, UUID)) == (None, True)
    assert await ground.standing() == ("awaiting_receipt", "shipped", 0, 7)
    ground.case = await _case(database, case_id)
    assert ((await ground.now()).state, (await ground.now()).stage) == ("applied", "shipped")


async def _case(database, case_id):
    async with database.transaction() as session:
        return await one_case(session, SYSTEM, case_id)


# --- goods that come back ---------------------------------------------------------------------


class OnTheWay(Acts):
    """A parcel that a warehouse of the house awaits."""

    def arrives(self):
        async def act(session):
            scanned = returns.ArriveReturn(scanned=self.case.number)
            await returns.arrive(session, self.keeper, scanned, at=NOON)

        return act

    def never_came(self):
        async def act(session):
            async with reaching_as(session, SYSTEM):
                await goods.never_came(session, await hold(session, self.case.id), at=NOON)

        return act

    def received_by_the_seller(self):
        command = ActOnCase(version=self.case.version)

        async def act(session):
            await deciding.receive(session, STAFF, self.case.id, command, at=NOON)

        return act


@pytest.fixture
def on_the_way(database):
    async def made():
        async with database.transaction() as session:
            sold, case, keeper = await sent_back(session, pieces=1)
        ground = OnTheWay(database, sold, case)
        ground.keeper = keeper
        return ground

    return made


async def test_a_parcel_that_is_given_up_meets_its_arrival(database, on_the_way):
    given_up, here = await both_ways(database, on_the_way, OnTheWay.never_came, OnTheWay.arrives)
    assert given_up[:2] == (None, "wms.return_unknown")
    assert (await given_up[2].now()).state == "disputed"
    assert here[:2] == (None, None)
    assert ((await here[2].now()).state, (await here[2].now()).due_at) == ("returning", None)
    async with database.transaction() as session:
        case = here[2].case
        told = ReturnArrived(case.id, case.return_warehouse, case.merchant_id, NOON)
        await goods.hear(session, [told], at=NOON)
    assert (await here[2].now()).state == "arrived"


async def test_a_parcel_that_the_seller_has_meets_the_warehouse(database, on_the_way):
    sellers, warehouses = await both_ways(
        database, on_the_way, OnTheWay.received_by_the_seller, OnTheWay.arrives
    )
    assert sellers[:2] == (None, "wms.return_unknown")
    assert (await sellers[2].now()).return_warehouse is None
    assert warehouses[:2] == (None, None)
    case = await warehouses[2].now()
    assert (case.state, case.return_warehouse is None) == ("arrived", False)


class Here(OnTheWay):
    """What has arrived, and nobody has looked at yet."""

    def looked_at(self):
        (line_id,) = {one.line_id for one in self.case.lines}
        found = returns.FoundPieces(line_id=line_id, good=1)
        command = returns.InspectReturn(scan_id=new_id(), lines=[found])

        async def act(session):
            await returns.inspect(session, self.keeper, self.case.id, command, at=NOON)

        return act


async def test_what_has_arrived_is_looked_at_and_not_withdrawn(database):
    async with database.transaction() as session:
        sold, case, keeper = await sent_back(session, pieces=1)
        await returns.arrive(session, keeper, returns.ArriveReturn(scanned=case.number), at=NOON)
        told = ReturnArrived(case.id, case.return_warehouse, case.merchant_id, NOON)
        await goods.hear(session, [told], at=NOON)
    ground = Here(database, sold, case)
    ground.keeper = keeper
    found = await crossing(database, ground.looked_at(), ground.withdraws())
    assert found == (None, ELSEWHERE)
    assert ((await ground.now()).state, await ground.back_fen()) == ("arrived", 0)


# --- goods that go out ------------------------------------------------------------------------


async def orders_of_buyer(database, sold):
    async with database.transaction() as session:
        counted = select(func.count()).where(Order.member_id == sold.who.member_id)
        return await session.scalar(counted)


async def test_an_exchange_accepted_twice_sends_goods_once(database):
    async with database.transaction() as session:
        sold = await make_sold(session, (1, PRICE_FEN))
        large = await other_size(session, sold.skus[0], PRICE_FEN)
        case = await brought_back(session, sold, await swap(session, sold, 1, large))
    acts = Acts(database, sold, case)
    assert await crossing(database, acts.accepts(), acts.accepts()) == (None, ELSEWHERE)
    assert await orders_of_buyer(database, sold) == 2
    async with database.transaction() as session:
        assert (await holdings(session, large))["sales.sellable"] == 4


async def test_what_is_sent_again_is_agreed_to_once(database, opened):
    acts = await opened(kind="resend")
    assert await crossing(database, acts.agrees(), acts.agrees()) == (None, ELSEWHERE)
    assert await orders_of_buyer(database, acts.sold) == 2


async def test_the_last_piece_goes_to_the_exchange_or_to_another_buyer(database):
    async def wanted():
        async with database.transaction() as session:
            sold = await make_sold(session, (1, PRICE_FEN))
            large = await other_size(session, sold.skus[0], PRICE_FEN, left=1)
            case = await brought_back(session, sold, await swap(session, sold, 1, large))
            other = await make_shopper(session)
        ground = Acts(database, sold, case)
        ground.large, ground.other = large, other
        return ground

    def buys(ground):
        async def act(session):
            wish = placement(ground.other, (ground.large, 1), agreed_fen=PRICE_FEN)
            (answer,) = await place(session, wish)
            return isinstance(answer, PlacedView)

        return act

    exchanged, bought = await both_ways(database, wanted, Acts.accepts, buys)
    assert (exchanged[:2], bought[:2]) == ((None, False), (True, "aftersale.nothing_to_send"))
    for *_, ground in (exchanged, bought):
        async with database.transaction() as session:
            held = await holdings(session, ground.large)
        assert held.get("sales.sellable", 0) - held.get("locked", 0) == 0


# --- gateways ---------------------------------------------------------------------------------


class Refunding(Acts):
    """Money of a case that a gateway was asked to give back."""

    refund_id: UUID

    def told(self, state):
        standing = RefundStanding(state, "GR", PRICE_FEN)

        async def act(session):
            await refunding.hear(session, self.refund_id, standing, at=NOON)

        return act

    def heard(self, kind):
        values = (self.refund_id, new_id(), self.sold.trade_id, self.sold.who.member_id, PRICE_FEN)
        news = {
            "succeeded": RefundSucceeded(*values, "wechat", NOON),
            "failed": RefundFailed(*values, "wechat", "no", NOON),
        }

        async def act(session):
            await ending.hear_refunds(session, [news[kind]], at=NOON)

        return act

    async def events(self):
        """What was told of the refund, in order."""
        found = text(
            "SELECT name FROM eventlog.event WHERE name LIKE 'payments.refund%'"
            " AND body->>'refund_id' = :id ORDER BY position"
        )
        async with self.database.transaction() as session:
            rows = await session.scalars(found, {"id": str(self.refund_id)})
            return [one.removeprefix("payments.refund_") for one in rows]


@pytest.fixture
def going(database, opened):
    async def made():
        acts = await opened()
        await crossing(database, acts.agrees(), acts.withdraws())
        ground = Refunding(database, acts.sold, acts.case)
        (refund,) = (await acts.now()).refunds
        ground.refund_id = refund.refund_id
        return ground

    return made


async def test_a_gateway_that_fails_and_succeeds_at_once_has_given_back(database, going):
    def fails(ground):
        return ground.told("failed")

    def succeeds(ground):
        return ground.told("succeeded")

    late, early = await both_ways(database, going, fails, succeeds)
    assert await late[2].events() == ["failed", "succeeded"]
    assert await early[2].events() == ["succeeded"]
    for *_, ground in (late, early):
        async with database.transaction() as session:
            assert (await session.get_one(Refund, ground.refund_id)).state == "succeeded"
        assert await ground.back_fen() == PRICE_FEN


async def test_a_gateway_that_answers_twice_at_once_has_given_back_once(database, going):
    ground = await going()
    await crossing(database, ground.told("succeeded"), ground.told("succeeded"))
    assert await ground.events() == ["succeeded"]


async def test_a_case_that_hears_both_answers_in_whatever_order_is_done_once(database, going):
    def failure(ground):
        return ground.heard("failed")

    def success(ground):
        return ground.heard("succeeded")

    for *_, ground in await both_ways(database, going, failure, success):
        case = await ground.now()
        assert (case.state, case.money) == ("done", "back")
        assert [one.what for one in case.messages].count("paid") == 1


async def test_a_gateway_that_answers_after_it_was_given_up_ends_the_case(database, going):
    ground = await going()
    async with database.transaction() as session:
        await ground.told("failed")(session)
        await ground.heard("failed")(session)
    assert ((await ground.now()).state, (await ground.now()).money) == ("refunding", "failed")
    await crossing(database, ground.told("succeeded"), ground.told("succeeded"))
    await crossing(database, ground.heard("succeeded"), ground.heard("succeeded"))
    case = await ground.now()
    assert (case.state, case.money, await ground.back_fen()) == ("done", "back", PRICE_FEN)
    assert [one.what for one in case.messages].count("paid") == 1
