"""Coupons sent to many by staff, and by themselves when something happens to a member."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from houtai.events.members import MemberJoined
from houtai.events.ordering import OrderPaid
from houtai.kit.auth import SYSTEM, Actor, Place, Right
from houtai.kit.ids import new_id
from houtai.kit.invariants import prove
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.service import (
    batches,
    commands,
    coupons,
    happening,
    sending,
)
from houtai.modules.marketing.service.commands import NotThePlatforms
from houtai.modules.marketing.service.coupons import NotOffered
from houtai.modules.marketing.service.sending import SendCoupons
from tests.factories.marketing import NOON, make_batch
from tests.factories.members import make_member
from tests.factories.ordering import make_good, make_shopper, make_trade, orders_of, pay

pytestmark = pytest.mark.usefixtures("house")

STAFF = Actor(
    uuid4(),
    frozenset({"marketing.coupon.write"}),
    merchant_ids=None,
    warehouse_ids=None,
    fields={"members.member.phone": Right.READ},
)
OFTEN = 40
"""Bites until a sending must have ended."""


async def members_of(session, count: int) -> list:
    return [(await make_member(session)).id for _ in range(count)]


async def sent_batch(session, **changes):
    usual = {"owner": "platform", "way": "sent", "count_max": 100}
    return await make_batch(session, live=True, **{**usual, **changes})


async def send(session, batch_id, actor=STAFF, **whom):
    return await sending.send(session, actor, batch_id, SendCoupons(**whom), at=NOON)


async def go_on(session, at=NOON) -> None:
    """As the clock does, until nothing is under way."""
    for _ in range(OFTEN):
        if not await sending.send_some(session, at):
            return
    raise AssertionError("it never ends")


async def progress(session, batch_id):
    (latest, *_) = await sending.sendings_of(session, SYSTEM, batch_id)
    return (latest.state, latest.looked_count, latest.sent_count, latest.passed_count, latest.why)


async def test_each_of_those_named_is_sent_one(session):
    batch_id = await sent_batch(session)
    named = await members_of(session, 3)
    asked = await send(session, batch_id, member_ids=[*named, named[0], new_id()])
    assert asked.wanted_count == 3
    await go_on(session)
    assert await progress(session, batch_id) == ("done", 3, 3, 0, "")
    assert await queries.taken_by(session, batch_id, named) == dict.fromkeys(named, 1)
    (held,) = (await queries.coupons_of(session, [named[0]], NOON))[named[0]]
    assert held.batch_id == batch_id
    assert (await batches.detail(session, SYSTEM, batch_id)).left == 97


async def test_who_has_as_many_as_he_may_is_passed_by(session):
    batch_id = await sent_batch(session)
    named = await members_of(session, 3)
    await send(session, batch_id, member_ids=named[:2])
    await go_on(session)
    await send(session, batch_id, member_ids=named)
    await go_on(session)
    assert await progress(session, batch_id) == ("done", 3, 1, 2, "")
    assert await queries.taken_by(session, batch_id, named) == dict.fromkeys(named, 1)


async def test_a_sending_goes_on_in_bites_and_ends_where_the_batch_does(session, monkeypatch):
    monkeypatch.setattr(sending, "BITE", 4)
    batch_id = await sent_batch(session, count_max=10)
    named = sorted(await members_of(session, 13))
    await send(session, batch_id, member_ids=named)
    assert await sending.send_some(session, NOON) == 4
    assert await progress(session, batch_id) == ("under_way", 4, 4, 0, "")
    await go_on(session)
    assert await progress(session, batch_id) == ("stopped", 10, 10, 0, "marketing.batch_empty")
    assert set(await queries.taken_by(session, batch_id, named)) == set(named[:10])
    verdicts = await prove(session, ledger.INVARIANTS)
    assert [one.breaches for one in verdicts if one.breaches] == []


async def test_a_paused_batch_stops_what_is_under_way(session):
    batch_id = await sent_batch(session)
    await send(session, batch_id, member_ids=await members_of(session, 2))
    await batches.turn(session, SYSTEM, batch_id, "pause", commands.ActVersion(version=2), at=NOON)
    await go_on(session)
    assert await progress(session, batch_id) == ("stopped", 0, 0, 0, "marketing.not_offered")


async def test_telephones_are_members_however_they_are_typed(session):
    batch_id = await sent_batch(session)
    member = await make_member(session)
    blocked = await make_member(session, state="blocked", blocked_reason="刷单")
    typed = f"+86 {member.phone[:3]}-{member.phone[3:7]} {member.phone[7:]}"
    asked = await send(session, batch_id, phones=[typed, member.phone, blocked.phone, "1380"])
    assert asked.wanted_count == 1
    await go_on(session)
    assert list(await queries.taken_by(session, batch_id, [member.id, blocked.id])) == [member.id]


async def test_telephones_are_for_those_who_may_read_them(session):
    batch_id = await sent_batch(session)
    member = await make_member(session)
    blind = Actor(uuid4(), STAFF.permissions, merchant_ids=None)
    with pytest.raises(sending.PhonesUnseen):
        await send(session, batch_id, blind, phones=[member.phone])


async def test_a_segment_is_who_joined_in_a_time(session):
    batch_id = await sent_batch(session)
    joined = NOON + timedelta(days=400)
    fresh, other, late = [
        await make_member(session, joined_at=joined + timedelta(hours=hours)) for hours in (0, 0, 1)
    ]
    segment = {"joined_from": joined, "joined_below": joined + timedelta(hours=1)}
    asked = await send(session, batch_id, segment=segment)
    assert asked.wanted_count == 2
    await go_on(session)
    taken = await queries.taken_by(session, batch_id, [fresh.id, other.id, late.id])
    assert set(taken) == {fresh.id, other.id}


async def test_only_new_ones_are_those_who_never_ordered(session):
    who = await make_shopper(session)
    tea = await make_good(session, price_fen=1_000)
    await make_trade(session, who, (tea, 1), agreed_fen=1_000)
    (fresh,) = await members_of(session, 1)
    audience = sending.Audience(segment=sending.Segment(only_new=True))
    wanted = await sending.wanted_of(session, audience, [fresh, who.member_id])
    assert wanted == [fresh]


async def test_shops_do_not_write_to_members(session):
    here = new_id()
    owner = Actor(
        uuid4(), STAFF.permissions, merchant_ids=frozenset({here}), place=Place(merchant_id=here)
    )
    batch_id = await make_batch(session, owner, live=True, way="sent")
    with pytest.raises(NotThePlatforms):
        await send(session, batch_id, owner, member_ids=await members_of(session, 1))


async def test_codes_are_not_sent_and_nobody_is_not_written_to(session):
    code = await make_batch(session, live=True, way="code")
    with pytest.raises(NotOffered):
        await send(session, code, member_ids=await members_of(session, 1))
    batch_id = await sent_batch(session)
    with pytest.raises(sending.NobodyToSendTo):
        await send(session, batch_id, member_ids=[new_id()])


async def test_what_is_sent_is_not_taken_by_a_click(session):
    batch_id = await sent_batch(session)
    with pytest.raises(NotOffered):
        await coupons.take(session, Actor(new_id()), batch_id, at=NOON)


async def test_a_click_and_a_sending_at_once_give_no_more_than_allowed(database):
    """Committed on both sides: the ceiling of the batch and of the person hold."""
    async with database.transaction() as session:
        batch_id = await sent_batch(session, way="taken", count_max=30)
        named = await members_of(session, 40)
        await send(session, batch_id, member_ids=named)

    async def click(member_id) -> bool:
        try:
            async with database.transaction(Actor(member_id)) as session:
                await coupons.take(session, Actor(member_id), batch_id, at=NOON)
        except (coupons.BatchEmpty, coupons.EnoughTaken):
            return False
        return True

    async def clock() -> None:
        for _ in range(OFTEN):
            async with database.transaction() as session:
                if not await sending.send_some(session, NOON):
                    return

    clicks, _ = await asyncio.gather(asyncio.gather(*(click(one) for one in named[::2])), clock())
    async with database.transaction() as session:
        detail = await batches.detail(session, SYSTEM, batch_id)
        taken = await queries.taken_by(session, batch_id, named)
        state, _, sent, _, _ = await progress(session, batch_id)
    assert state != "under_way"
    assert max(taken.values()) == 1
    assert (detail.taken_count, detail.left) == (30, 0)
    assert sum(clicks) + sent == 30


async def test_new_members_are_welcomed_once(session):
    batch_id = await sent_batch(session, sent_on="member_joined")
    (fresh,) = await members_of(session, 1)
    joined = MemberJoined(fresh, NOON)
    await happening.members_joined(session, [joined, joined], at=NOON)
    await happening.members_joined(session, [joined], at=NOON)
    assert await queries.taken_by(session, batch_id, [fresh]) == {fresh: 1}


async def paid(session, who, *goods):
    trade = await make_trade(
        session, who, *((one, 1) for one in goods), agreed_fen=1_000 * len(goods)
    )
    await pay(session, trade, who)
    return [
        OrderPaid(
            order_id=one.id,
            trade_id=one.trade_id,
            merchant_id=one.merchant_id,
            member_id=who.member_id,
            payable_fen=one.payable_fen,
            is_held=False,
            at=NOON,
        )
        for one in await orders_of(session, trade)
    ]


async def test_a_first_paid_order_is_thanked_for_by_the_platform_and_by_each_shop(session):
    here, there = new_id(), new_id()
    owner = Actor(uuid4(), merchant_ids=frozenset({here}), place=Place(merchant_id=here))
    of_platform = await sent_batch(session, sent_on="first_order_paid", per_member=5)
    of_shop = await make_batch(
        session, owner, live=True, way="sent", sent_on="first_order_paid", per_member=5
    )
    who = await make_shopper(session)
    tea = await make_good(session, merchant_id=here)
    cup = await make_good(session, merchant_id=there)

    async def has() -> tuple[int, int]:
        both = [
            await queries.taken_by(session, one, [who.member_id]) for one in (of_platform, of_shop)
        ]
        return tuple(one.get(who.member_id, 0) for one in both)

    await happening.orders_paid(session, await paid(session, who, cup), at=NOON)
    assert await has() == (1, 0)
    await happening.orders_paid(session, await paid(session, who, cup, tea), at=NOON)
    assert await has() == (1, 1)
    await happening.orders_paid(session, await paid(session, who, tea), at=NOON)
    assert await has() == (1, 1)


async def test_an_empty_batch_holds_up_nobody(session):
    empty = await sent_batch(session, sent_on="member_joined", count_max=1)
    full = await sent_batch(session, sent_on="member_joined")
    first, second = await members_of(session, 2)
    for one in (first, second):
        await happening.members_joined(session, [MemberJoined(one, NOON)], at=NOON)
    assert await queries.taken_by(session, empty, [first, second]) == {first: 1}
    assert set(await queries.taken_by(session, full, [first, second])) == {first, second}


async def test_only_the_platform_welcomes(session):
    here = new_id()
    owner = Actor(uuid4(), merchant_ids=frozenset({here}), place=Place(merchant_id=here))
    with pytest.raises(NotThePlatforms):
        await make_batch(session, owner, way="sent", sent_on="member_joined")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"member_ids": [str(uuid4())], "phones": ["13800000000"]},
        {"member_ids": [], "phones": []},
    ],
)
async def test_members_are_named_in_one_way(client_as, session, body):
    batch_id = await sent_batch(session)
    async with client_as(STAFF) as client:
        door = f"/api/console/marketing/coupon-batches/{batch_id}/sendings"
        assert (await client.post(door, json=body)).status_code == 422


async def test_the_doors_send_and_show_how_far_it_is(client_as, session):
    batch_id = await sent_batch(session)
    (one,) = await members_of(session, 1)
    door = f"/api/console/marketing/coupon-batches/{batch_id}/sendings"
    async with client_as(STAFF) as client:
        sent = await client.post(door, json={"member_ids": [str(one)]})
        assert (sent.status_code, sent.json()["wanted_count"]) == (201, 1)
        (shown,) = (await client.get(door)).json()
    assert (shown["state"], shown["wanted_count"], shown["sent_count"]) == ("under_way", 1, 0)
