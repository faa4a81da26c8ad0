"""Promotions and coupons as they are made, changed, taken and held; races on PostgreSQL."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.changes import Ear
from houtai.kit.db import set_reach
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.queries import coupons as coupon_queries
from houtai.modules.marketing.queries.limits import usage_of
from houtai.modules.marketing.queries.promotions import (
    PromotionUnknown,
    live_offers,
    one_promotion,
)
from houtai.modules.marketing.rules.holds import held_in, holding, releasing, spending
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.rules.kinds.amount_off import AmountOff
from houtai.modules.marketing.rules.offers import Limits, Offers
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.scope import Marks, Scope
from houtai.modules.marketing.rules.shapes import Buyer, Priced
from houtai.modules.marketing.service import (
    batches,
    centre,
    commands,
    coupons,
    drafts,
    promotions,
    running,
    states,
    warning,
)
from houtai.modules.marketing.service.coupons import CouponMark, mark_coupons
from houtai.modules.marketing.service.promising import prepare_limits
from houtai.modules.marketing.service.snapshot import offers_now
from tests.factories.catalog import make_sku
from tests.factories.marketing import (
    NOON,
    a_line,
    amount_off,
    cross_amount_off,
    make_batch,
    make_promotion,
    shop_id,
)

PLATFORM = Actor(uuid4(), merchant_ids=None, warehouse_ids=None)
START = commands.StartPromotion(version=1)
TIMES = {"starts_at": NOON, "ends_at": NOON + timedelta(days=1)}


def merchant(merchant_id=None) -> Actor:
    here = merchant_id or new_id()
    return Actor(uuid4(), merchant_ids=frozenset({here}), place=Place(merchant_id=here))


def buyer() -> Actor:
    return Actor(new_id())


async def offer_of(session, promotion_id):
    found = {one.id: one for one in await live_offers(session)}
    return found[promotion_id]


async def hold(session, priced: Priced, member_id, trade_id, at=NOON) -> ledger.Outcome:
    """As ordering does: limits first, then one chain for everything that is held."""
    await prepare_limits(session, [(priced, member_id)], at=at)
    steps = tuple(holding(priced, trade_id, member_id, None))
    chain = ledger.Chain(trade_id, steps, "order.place", "trade", trade_id, member_id)
    (outcome,) = await ledger.submit(session, [chain], at=at)
    return outcome


async def settle(session, steps, trade_id, at=NOON) -> ledger.Outcome:
    chain = ledger.Chain(new_id(), tuple(steps), "order.settle", "trade", trade_id, SYSTEM.id)
    (outcome,) = await ledger.submit(session, [chain], at=at)
    return outcome


async def priced_by(session, promotion_id, member_id, *, fen=10_000, quantity=1) -> Priced:
    offer = await offer_of(session, promotion_id)
    line = a_line(0, fen, quantity, merchant_id=offer.merchant_id)
    return price([line], Buyer(member_id), Offers([offer]), at=NOON)


async def test_a_started_promotion_is_an_offer_and_a_paused_one_is_none(session):
    promotion_id = await make_promotion(session, live=True)
    assert isinstance((await offer_of(session, promotion_id)).terms, AmountOff)
    pause = commands.ActVersion(version=2)
    await running.turn(session, SYSTEM, promotion_id, "pause", pause, at=NOON)
    assert promotion_id not in {one.id for one in await live_offers(session)}


async def test_every_kind_comes_back_from_the_database_as_it_was_written(session):
    sku = await make_sku(session, merchant_id=SELF_RUN_ID)
    written = {
        "member_price": {"steps": [{"level": 1, "pay_permille": 950}]},
        "timed_price": {"prices": [{"sku_id": sku.id, "price_fen": 100}]},
        "amount_off": {"steps": [{"threshold_fen": 100, "off_fen": 10}]},
        "percent_off": {"steps": [{"threshold_fen": 100, "pay_permille": 900}]},
        "pieces_rate": {"steps": [{"pieces": 2, "pay_permille": 900}]},
        "gift_with_purchase": {
            "steps": [{"threshold_fen": 1, "gifts": [{"sku_id": sku.id, "quantity": 1}]}]
        },
        "free_freight": {"pieces": 2},
        "cross_amount_off": {"steps": [{"threshold_fen": 100, "off_fen": 10}]},
    }
    assert written.keys() == KINDS.keys()
    for kind, terms in written.items():
        owner = "platform" if kind == "cross_amount_off" else "shop"
        read = KINDS[kind].model_validate(terms)
        made = await make_promotion(session, terms=read, owner=owner)
        promotions_start = commands.StartPromotion(version=1, below_cost=True)
        await running.start(session, SYSTEM, made, promotions_start, at=NOON)
        assert (await offer_of(session, made)).terms == read


async def test_an_edit_of_an_old_version_changes_nothing(session):
    promotion_id = await make_promotion(session)
    command = commands.EditPromotion(name="other", terms=amount_off((100, 1)), version=2, **TIMES)
    with pytest.raises(commands.ChangedMeanwhile):
        await promotions.edit(session, SYSTEM, promotion_id, command, at=NOON)


async def test_an_edit_changes_the_stamp_of_the_offers(session):
    promotion_id = await make_promotion(session, live=True)
    before = Offers(await live_offers(session)).stamp
    command = commands.EditPromotion(
        name="other", terms=amount_off((10_000, 2_000)), version=2, **TIMES
    )
    await promotions.edit(session, SYSTEM, promotion_id, command, at=NOON)
    assert Offers(await live_offers(session)).stamp != before


async def test_another_kind_is_another_promotion(session):
    promotion_id = await make_promotion(session)
    terms = KINDS["free_freight"].model_validate({"pieces": 1})
    command = commands.EditPromotion(name="other", terms=terms, version=1, **TIMES)
    with pytest.raises(promotions.KindStays):
        await promotions.edit(session, SYSTEM, promotion_id, command, at=NOON)


async def test_an_ended_promotion_is_started_no_more(session):
    promotion_id = await make_promotion(session, live=True)
    end = commands.ActVersion(version=2)
    await running.turn(session, SYSTEM, promotion_id, "end", end, at=NOON)
    with pytest.raises(states.NotInThisState):
        await running.start(
            session, SYSTEM, promotion_id, commands.StartPromotion(version=3), at=NOON
        )


async def test_the_clock_ends_what_is_over(session):
    promotion_id = await make_promotion(session, live=True, **TIMES)
    batch_id = await make_batch(
        session, live=True, take_from=NOON - timedelta(1), take_until=NOON + timedelta(days=1)
    )
    later = NOON + timedelta(days=1)
    assert await running.end_due(session, later) >= 1
    assert await batches.end_due(session, later) >= 1
    assert (await one_promotion(session, SYSTEM, promotion_id)).state == "ended"
    assert (await coupon_queries.one_batch(session, SYSTEM, batch_id)).state == "ended"


async def test_a_merchant_meets_his_own_promotions_only(session):
    mine = merchant()
    promotion_id = await make_promotion(session, mine)
    assert (await one_promotion(session, mine, promotion_id)).merchant_id in mine.merchant_ids
    with pytest.raises(PromotionUnknown):
        await one_promotion(session, merchant(), promotion_id)


async def test_what_only_the_platform_may_do_a_merchant_may_not(session):
    with pytest.raises(commands.NotThePlatforms):
        await make_promotion(session, merchant(), owner="platform")
    with pytest.raises(commands.NotThePlatforms):
        await make_promotion(session, merchant(), terms=cross_amount_off((100, 1)))
    with pytest.raises(commands.ShareNotYours):
        await make_promotion(session, merchant(), platform_permille=1)
    with pytest.raises(commands.MerchantsNotYours):
        await make_promotion(session, merchant(), scope={"merchant_ids": [shop_id(1)]})


async def test_gifts_are_goods_of_the_shop_that_gives_them(session):
    foreign = await make_sku(session, merchant_id=new_id())
    gift = {"threshold_fen": 1, "gifts": [{"sku_id": foreign.id, "quantity": 1}]}
    terms = KINDS["gift_with_purchase"].model_validate({"steps": [gift]})
    with pytest.raises(drafts.GiftForeign):
        await make_promotion(session, terms=terms)
    with pytest.raises(drafts.OnlyOfAShop):
        await make_promotion(session, terms=terms, owner="platform")


async def test_a_price_below_cost_is_asked_about(session):
    sku = await make_sku(session, cost_fen=500)
    prices = [{"sku_id": sku.id, "price_fen": 499}]
    terms = KINDS["timed_price"].model_validate({"prices": prices})
    promotion_id = await make_promotion(session, terms=terms)
    with pytest.raises(warning.PriceBelowCost):
        await running.start(session, SYSTEM, promotion_id, START, at=NOON)
    meant = replace_version(START, below_cost=True)
    await running.start(session, SYSTEM, promotion_id, meant, at=NOON)


def replace_version(command, **changes):
    return command.model_copy(update=changes)


async def test_a_copy_is_a_draft_of_the_same(session):
    model = await make_promotion(session, live=True, limits=Limits(budget_fen=5))
    made = await promotions.copy(
        session, SYSTEM, model, commands.CopyPromotion(name="again"), at=NOON
    )
    one, other = [await one_promotion(session, SYSTEM, each) for each in (model, made)]
    assert (other.state, other.name, other.version) == ("draft", "again", 1)
    assert (other.terms, other.limits) == (one.terms, one.limits)


async def test_a_budget_is_held_spent_and_given_back(session):
    limits = Limits(budget_fen=2_500)
    promotion_id = await make_promotion(session, live=True, limits=limits)
    first, second, third = [new_id() for _ in range(3)]
    member_id = new_id()
    priced = await priced_by(session, promotion_id, member_id)
    assert (await hold(session, priced, member_id, first)).taken
    assert (await hold(session, priced, member_id, second)).taken
    refused = await hold(session, priced, member_id, third)
    assert refused.refusal == "not_enough"
    assert held_in(priced, member_id, refused.account_id) == priced.holds[0]
    assert (await settle(session, spending(priced.holds, first), first)).taken
    assert (await settle(session, releasing(priced.holds, second), second)).taken
    assert (await hold(session, priced, member_id, third)).taken


async def test_a_budget_is_raised_and_never_lowered(session):
    promotion_id = await make_promotion(session, live=True, limits=Limits(budget_fen=1_000))
    content = {"name": "more", "terms": amount_off((10_000, 1_000)), **TIMES}
    raised = commands.EditPromotion(**content, limits=Limits(budget_fen=2_000), version=2)
    await promotions.edit(session, SYSTEM, promotion_id, raised, at=NOON)
    member_id = new_id()
    priced = await priced_by(session, promotion_id, member_id)
    outcomes = [await hold(session, priced, member_id, new_id()) for _ in range(3)]
    assert [one.taken for one in outcomes] == [True, True, False]
    lowered = commands.EditPromotion(**content, limits=Limits(budget_fen=1_999), version=3)
    with pytest.raises(promotions.PromiseStands):
        await promotions.edit(session, SYSTEM, promotion_id, lowered, at=NOON)


async def test_what_a_person_used_of_a_limit_is_known_and_refused(session):
    flash = KINDS["timed_price"].model_validate({"pay_permille": 500})
    promotion_id = await make_promotion(
        session, live=True, terms=flash, limits=Limits(per_person=3)
    )
    offer = await offer_of(session, promotion_id)
    member_id = new_id()
    priced = await priced_by(session, promotion_id, member_id, quantity=2)
    assert (await hold(session, priced, member_id, new_id())).taken
    line = a_line(0, merchant_id=offer.merchant_id)
    used = await usage_of(session, {member_id: [line]}, Offers([offer]))
    assert used == {member_id: {(promotion_id, line.sku_id): 2}}
    assert (await hold(session, priced, member_id, new_id())).refusal == "not_enough"
    other = new_id()
    assert (await hold(session, priced, other, new_id())).taken


async def test_parallel_devices_of_one_person_keep_the_limit(database):
    """限购 with parallel devices: twenty at once for two pieces."""
    # It stays when the test is over: on goods that no other test sells.
    here = Scope(only=Marks(sku_ids=frozenset({a_line(0).sku_id})))
    async with database.transaction() as session:
        promotion_id = await make_promotion(
            session, live=True, limits=Limits(per_person=2), scope=here, owner="platform"
        )
    member_id = new_id()

    async def place() -> bool:
        async with database.transaction() as session:
            priced = await priced_by(session, promotion_id, member_id)
            return (await hold(session, priced, member_id, new_id())).taken

    taken = await asyncio.gather(*(place() for _ in range(20)))
    assert sum(taken) == 2


async def test_a_coupon_is_taken_shown_held_and_used(session):
    batch_id = await make_batch(session, live=True)
    me = buyer()
    coupon_id = await coupons.take(session, me, batch_id, at=NOON)
    (shown,) = await centre.own(session, me, at=NOON)
    assert (shown.id, shown.state, shown.ends_at) == (coupon_id, "free", NOON + timedelta(days=30))
    (offered,) = [one for one in await centre.offered(session, me, at=NOON) if one.id == batch_id]
    assert (offered.taken, offered.left) == (1, True)
    await set_reach(session, SYSTEM)
    (held,) = (await coupon_queries.coupons_of(session, [me.id], NOON))[me.id]
    trade_id = new_id()
    for state, standing in (("held", "usable"), ("used", "used")):
        await set_reach(session, SYSTEM)
        await mark_coupons(session, [CouponMark(coupon_id, me.id, trade_id, state)])
        (shown,) = await centre.own(session, me, standing, at=NOON)
        assert shown.state == state
    assert await centre.own(session, me, at=NOON) == []
    await set_reach(session, SYSTEM)
    assert (await coupon_queries.coupons_of(session, [me.id], NOON))[me.id] == []
    assert (await batches.detail(session, PLATFORM, batch_id)).used_count == 1
    assert held.id == coupon_id


async def test_a_coupon_that_another_trade_holds_is_left_alone(session):
    batch_id = await make_batch(session, live=True)
    me = buyer()
    coupon_id = await coupons.take(session, me, batch_id, at=NOON)
    mine, other = new_id(), new_id()
    await set_reach(session, SYSTEM)
    await mark_coupons(session, [CouponMark(coupon_id, me.id, mine, "held")])
    await mark_coupons(session, [CouponMark(coupon_id, me.id, other, "free")])
    assert (await centre.own(session, me, at=NOON))[0].state == "held"
    await set_reach(session, SYSTEM)
    await mark_coupons(session, [CouponMark(coupon_id, me.id, mine, "free")])
    assert (await centre.own(session, me, at=NOON))[0].state == "free"


async def test_nobody_takes_more_than_is_allowed(session):
    batch_id = await make_batch(session, live=True, per_member=2)
    me = buyer()
    for _ in range(2):
        await coupons.take(session, me, batch_id, at=NOON)
    with pytest.raises(coupons.EnoughTaken):
        await coupons.take(session, me, batch_id, at=NOON)


async def test_a_batch_that_is_not_live_gives_nothing(session):
    draft = await make_batch(session)
    with pytest.raises(coupon_queries.BatchUnknown):
        await coupons.take(session, buyer(), draft, at=NOON)
    early = await make_batch(session, live=True, take_from=NOON + timedelta(days=1))
    with pytest.raises(coupons.NotOffered):
        await coupons.take(session, buyer(), early, at=NOON)


async def test_the_ceiling_holds_when_many_take_at_once(database):
    """D7 of the defect table: no over-issue; three coupons, twelve buyers."""
    async with database.transaction() as session:
        batch_id = await make_batch(session, live=True, count_max=3)

    async def take() -> bool:
        try:
            async with database.transaction() as session:
                await coupons.take(session, buyer(), batch_id, at=NOON)
        except coupons.BatchEmpty:
            return False
        return True

    assert sum(await asyncio.gather(*(take() for _ in range(12)))) == 3


async def test_one_person_clicking_often_gets_one(database):
    async with database.transaction() as session:
        batch_id = await make_batch(session, live=True)
    me = buyer()

    async def take() -> bool:
        try:
            async with database.transaction() as session:
                await coupons.take(session, me, batch_id, at=NOON)
        except coupons.EnoughTaken:
            return False
        return True

    assert sum(await asyncio.gather(*(take() for _ in range(8)))) == 1


async def test_two_checkouts_with_one_coupon_hold_it_once(database):
    """D7 of the defect table: no double spend."""
    me = buyer()
    async with database.transaction() as session:
        batch_id = await make_batch(session, live=True)
        await coupons.take(session, me, batch_id, at=NOON)

    async def place() -> bool:
        async with database.transaction() as session:
            held = (await coupon_queries.coupons_of(session, [me.id], NOON))[me.id]
            lines = [a_line(0, merchant_id=SELF_RUN_ID)]
            priced = price(lines, Buyer(me.id), Offers(()), held, at=NOON)
            return (await hold(session, priced, me.id, new_id())).taken

    assert sum(await asyncio.gather(*(place() for _ in range(6)))) == 1


async def test_a_code_is_exchanged_once(session):
    batch_id = await make_batch(session, live=True, way="code", per_member=5)
    printed = batches.PrintCodes(count=2)
    first, _second = await batches.print_codes(session, SYSTEM, batch_id, printed)
    me, command = buyer(), coupons.TakeByCode(code=f" {first.lower()} ")
    await coupons.take_by_code(session, me, command, at=NOON)
    with pytest.raises(coupons.CouponCodeUnknown):
        await coupons.take_by_code(session, buyer(), command, at=NOON)
    with pytest.raises(coupons.NotOffered):
        await coupons.take(session, me, batch_id, at=NOON)


async def test_a_batch_that_is_live_is_changed_no_more(session):
    batch_id = await make_batch(session, live=True)
    view = await coupon_queries.one_batch(session, SYSTEM, batch_id)
    kept = {name: getattr(view, name) for name in commands.BatchContent.model_fields}
    command = commands.EditBatch(**{**kept, "name": "other"}, version=2)
    with pytest.raises(states.NotInThisState):
        await batches.edit(session, SYSTEM, batch_id, command, at=NOON)


async def test_a_snapshot_is_kept_while_the_ear_hears_and_let_go_when_told(session):
    ear = Ear()
    first = await offers_now(ear, session)
    assert await offers_now(ear, session) is not first
    ear.is_listening = True
    kept = await offers_now(ear, session)
    assert await offers_now(ear, session) is kept
    ear.hear(f"{running.TOPIC} *")
    assert await offers_now(ear, session) is not kept
