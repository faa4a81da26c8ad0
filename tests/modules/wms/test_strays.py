"""Parcels that nobody announced, and pieces that nobody announced in those that somebody did."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from houtai.kit.db import Mode
from houtai.kit.ids import new_id
from houtai.modules.files import public as files
from houtai.modules.inventory.service import items
from houtai.modules.inventory.service.moving import SkuUnknown
from houtai.modules.wms.queries import returns as shown
from houtai.modules.wms.queries.agreement import differing
from houtai.modules.wms.queries.duties import DUTIES
from houtai.modules.wms.queries.way import way_of
from houtai.modules.wms.service import (
    returns,
    returns_awaited,
    returns_clearing,
    returns_holding,
    sites,
    strays,
    strays_assigning,
    strays_settling,
)
from houtai.modules.wms.service.here import GoodsUnknown, skus_scanned
from houtai.modules.wms.service.returns_surplus import SurplusPieces
from houtai.modules.wms.tables import Return
from tests.factories.catalog import make_product, make_sku
from tests.factories.files import make_file
from tests.factories.inventory import NOON, breaches_in, holdings, keeper, make_warehouse
from tests.factories.ledger import all_at_once
from tests.factories.merchants import make_merchant
from tests.factories.wms import breaches_of_bins, make_floor, told
from tests.modules.wms.test_leaving import give, packed
from tests.modules.wms.test_returns import arrived, held_now, outcome, rows_of, seen, wish_of

WAYBILL = "YT9900000000001"


async def take_in(session, floor, waybill=WAYBILL, **said):
    command = strays.TakeInStray(scan_id=new_id(), waybill_number=waybill, **said)
    return await strays.take_in_stray(session, floor.picker, command, at=NOON)


async def count(session, floor, stray_id, goods, quantity=1, **said):
    command = strays.CountStray(scan_id=new_id(), goods=goods, quantity=quantity, **said)
    await strays.count_stray(session, floor.picker, stray_id, command, at=NOON)
    return command


async def settle(session, floor, stray_id, outcome_, **said):
    command = strays_settling.SettleStray(scan_id=new_id(), outcome=outcome_, **said)
    await strays_settling.settle_stray(session, floor.picker, stray_id, command, at=NOON)
    return command


async def found_in(session, stray_id, **counts):
    """Every line of goods is these."""
    lines = [one for one in await rows_of(session, stray_id) if one.sku_id is not None]
    return [strays_settling.StrayFound(line_id=one.line_id, **counts) for one in lines]


async def seen_of(session, floor, return_id):
    return await shown.one_return(session, floor.picker, return_id)


async def all_agree(session):
    assert not await breaches_of_bins(session)
    assert not await breaches_in(session)


async def test_a_stray_is_taken_in_once_counted_piece_by_piece_and_kept_with_a_reason(session):
    floor = await make_floor(session)
    command = strays.TakeInStray(
        scan_id=new_id(), waybill_number=WAYBILL, carrier_code="YTO", sender="王女士 南京"
    )
    ids = {
        await strays.take_in_stray(session, floor.picker, command, at=NOON),
        await strays.take_in_stray(session, floor.picker, command, at=NOON),
        await take_in(session, floor),
    }
    (stray_id,) = ids
    again = returns.ArriveReturn(scanned=WAYBILL)
    assert await returns.arrive(session, floor.picker, again, at=NOON) == [stray_id]
    twice = await count(session, floor, stray_id, floor.tea_code, 3)
    await strays.count_stray(session, floor.picker, stray_id, twice, at=NOON)
    assert await held_now(session, floor.tea) == (10, 0, 3, 10)
    await count(session, floor, stray_id, floor.tea_code, 1, act="take_off")
    await count(session, floor, stray_id, floor.cup_code)
    await count(session, floor, stray_id, floor.cup_code, act="take_off")
    thing = strays.DescribeThing(scan_id=new_id(), words="一把旧伞")
    for _ in range(2):
        await strays.describe_thing(session, floor.picker, stray_id, thing, at=NOON)
    it = await seen_of(session, floor, stray_id)
    assert min((one.name, one.quantity, one.foreign_pieces) for one in it.lines) == (
        "一把旧伞",
        1,
        1,
    )
    assert (it.pieces, len(it.lines), it.sender, it.merchant_id) == (3, 2, "王女士 南京", None)
    with pytest.raises(strays_settling.SettlementNotWhole):
        await settle(session, floor, stray_id, "kept")
    with pytest.raises(strays_settling.SettlementNotWhole):
        await settle(session, floor, stray_id, "restocked")
    short = await found_in(session, stray_id, good=1)
    with pytest.raises(returns_holding.CountsDiffer):
        await settle(session, floor, stray_id, "kept", reason="无人认领", lines=short)
    whole = await found_in(session, stray_id, good=1, damaged=1)
    done = await settle(session, floor, stray_id, "kept", reason="无人认领", lines=whole)
    await strays_settling.settle_stray(session, floor.picker, stray_id, done, at=NOON)
    assert await held_now(session, floor.tea) == (11, 1, 0, 11)
    with pytest.raises(returns_holding.ReturnNotSo):
        await count(session, floor, stray_id, floor.tea_code)
    await _cleared(session, floor, stray_id)
    assert await held_now(session, floor.tea) == (11, 0, 0, 11)
    await all_agree(session)


async def _cleared(session, floor, stray_id):
    """As any other parcel: what is good into a bin, what is damaged written off."""
    (line,) = [one for one in await rows_of(session, stray_id) if one.sku_id is not None]
    await sites.settle(session, sku_ids=[floor.tea], at=NOON)
    for act, bin_code in (("put_away", "A-01-05"), ("written_off", None)):
        command = returns_clearing.ClearReturned(
            scan_id=new_id(), line_id=line.line_id, act=act, quantity=1, bin=bin_code
        )
        await returns_clearing.clear(session, floor.picker, stray_id, command, at=NOON)


async def test_what_the_carrier_brought_back_is_known_by_its_waybill_and_told(session):
    floor, asked, _ = await packed(session, number=WAYBILL)
    await give(session, floor.other, WAYBILL)
    left = await held_now(session, floor.tea)
    stray_id = await take_in(session, floor)
    it = await seen_of(session, floor, stray_id)
    assert (it.outbound_id, it.merchant_id, it.carrier_code) == (
        asked.shipment_id,
        asked.merchant_id,
        "SF",
    )
    assert [(one.sku_id, one.picked) for one in it.sent] == [(floor.tea, 2)]
    assert it.outbound_number == asked.number
    await count(session, floor, stray_id, floor.tea_code, 2)
    lines = await found_in(session, stray_id, good=1, scrap=1)
    await settle(session, floor, stray_id, "restocked", lines=lines)
    now = await held_now(session, floor.tea)
    assert (now[0] - left[0], now[1], now[2]) == (1, 0, 0)
    (body,) = await told(session, "wms.parcel_brought_back", asked.shipment_id)
    assert body["lines"] == [[str(floor.tea), 1, 0, 1]]
    (step,) = [one for one in await way_of(session, [asked.shipment_id]) if "back" in one.what]
    assert (step.number, step.values) == (it.number, {"good": 1, "damaged": 0, "scrap": 1})
    await all_agree(session)


@pytest.mark.parametrize(
    ("how", "said"),
    [("sent_back", {"sent_number": "SF777"}), ("written_off", {"reason": "发霉"})],
)
async def test_what_does_not_stay_leaves_the_books_with_a_reason(session, how, said):
    floor = await make_floor(session)
    stray_id = await take_in(session, floor)
    await count(session, floor, stray_id, floor.tea_code, 2)
    thing = strays.DescribeThing(scan_id=new_id(), words="一本书")
    await strays.describe_thing(session, floor.picker, stray_id, thing, at=NOON)
    with pytest.raises(strays_settling.SettlementNotWhole):
        await settle(session, floor, stray_id, how)
    await settle(session, floor, stray_id, how, **said)
    assert await held_now(session, floor.tea) == (10, 0, 0, 10)
    it = await seen_of(session, floor, stray_id)
    assert (it.state, it.outcome) == ("ended", how)
    # The number is free again: the sender may send it once more.
    assert await take_in(session, floor) != stray_id
    await all_agree(session)


async def test_a_stray_is_assigned_to_a_case_and_looked_at_as_what_was_announced(session):
    floor = await make_floor(session)
    wish = wish_of(floor, (floor.tea, 2))
    stray_id = await take_in(session, floor)
    await count(session, floor, stray_id, floor.tea_code, 3)
    await returns_awaited.expect_return(session, [wish], at=NOON)
    unknown = strays_assigning.AssignStray(scanned="A000")
    with pytest.raises(returns_holding.ReturnUnknown):
        await strays_assigning.assign(session, floor.picker, stray_id, unknown, at=NOON)
    known = strays_assigning.AssignStray(scanned=wish.number.lower())
    found = await strays_assigning.assign(session, floor.picker, stray_id, known, at=NOON)
    assert found == wish.case_id
    assert await held_now(session, floor.tea) == (10, 0, 2, 10)
    assert len(await told(session, "wms.return_arrived", wish.case_id)) == 1
    it = await seen_of(session, floor, stray_id)
    assert (it.outcome, it.part_of, it.part_of_number) == ("assigned", wish.case_id, wish.number)
    assert (await seen_of(session, floor, wish.case_id)).was == stray_id
    over = [SurplusPieces(goods=floor.tea_code, good=1)]
    command = seen(wish, {"good": 2}, surplus=over)
    await returns.inspect(session, floor.picker, wish.case_id, command, at=NOON)
    assert await held_now(session, floor.tea) == (13, 0, 0, 13)
    with pytest.raises(returns_holding.ReturnNotSo):
        await strays_assigning.assign(session, floor.picker, stray_id, known, at=NOON)
    await all_agree(session)


async def test_a_buyer_who_tells_the_waybill_late_finds_his_parcel_here(session):
    floor = await make_floor(session)
    stray_id = await take_in(session, floor)
    elsewhere = wish_of(floor, (floor.tea, 1), warehouse_id=await make_warehouse(session))
    mine = wish_of(floor, (floor.tea, 1), waybill_number=WAYBILL)
    await returns_awaited.expect_return(session, [elsewhere, mine], at=NOON)
    assert (await seen_of(session, floor, stray_id)).part_of == mine.case_id
    assert (await seen_of(session, floor, mine.case_id)).state == "arrived"
    assert len(await told(session, "wms.return_arrived", mine.case_id)) == 1
    later = wish_of(floor, (floor.tea, 1))
    await returns_awaited.expect_return(session, [later], at=NOON)
    with pytest.raises(strays.ReturnAnnounced):
        await take_in(session, floor, later.waybill_number)


async def test_whose_goods_they_are_is_asked_where_several_have_the_code(session):
    floor = await make_floor(session)
    stray_id = await take_in(session, floor)
    stranger = await make_merchant(session)
    product = await make_product(session, merchant_id=stranger.merchant_id)
    twin = await make_sku(session, product, code=floor.tea_code)
    known = items.Known(twin.id, product.id, stranger.merchant_id, True)
    await items.remember(session, [known])
    with pytest.raises(strays.GoodsOfSeveral):
        await count(session, floor, stray_id, floor.tea_code)
    both = await skus_scanned(session, floor.picker, floor.tea_code)
    found = await shown.with_shops(session, both)
    assert {one.sku_id for one in found} == {floor.tea, twin.id}
    await count(session, floor, stray_id, floor.tea_code, sku_id=floor.tea)
    with pytest.raises(SkuUnknown):  # His goods may not lie in the self-run shop's warehouse.
        await count(session, floor, stray_id, floor.tea_code, sku_id=twin.id)
    with pytest.raises(GoodsUnknown):
        await count(session, floor, stray_id, "NOSUCH")
    with pytest.raises(strays.NotSoManyToClear):
        await count(session, floor, stray_id, floor.cup_code, act="take_off")
    foreigner = keeper(await make_warehouse(session), "wms.return.write")
    one = strays.CountStray(scan_id=new_id(), goods=floor.tea_code)
    with pytest.raises(returns_holding.ReturnUnknown):
        await strays.count_stray(session, foreigner, stray_id, one, at=NOON)


async def test_strays_wait_at_the_desk_and_press_once_they_are_late(session):
    floor = await make_floor(session)
    stray_id = await take_in(session, floor)
    await arrived(session, floor, wish_of(floor, (floor.tea, 1)))
    clerk = keeper(floor.warehouse_id, "wms.return.read")

    clerk_may = frozenset({"wms.return.read"})

    async def counts(at):
        mine = [one for one in DUTIES if one.permission in clerk_may]
        return {one.kind: len((await session.execute(one.waits(clerk, at))).all()) for one in mine}

    assert await counts(NOON) == {"wms.stray_late": 0, "wms.to_inspect": 1, "wms.stray": 1}
    late = NOON + timedelta(days=4)
    assert await counts(late) == {"wms.stray_late": 1, "wms.to_inspect": 1, "wms.stray": 1}
    await settle(session, floor, stray_id, "written_off", reason="空包")
    assert await counts(late) == {"wms.stray_late": 0, "wms.to_inspect": 1, "wms.stray": 0}


async def _refused(session, floor, wish, why, **said):
    """The inspection is not taken, and nothing of it stays."""
    nested = await session.begin_nested()
    command = seen(wish, {"good": 1}, **said)
    with pytest.raises(why):
        await returns.inspect(session, floor.picker, wish.case_id, command, at=NOON)
    await nested.rollback()


async def test_more_than_was_announced_is_the_sellers_or_noted_as_not_his(session):
    floor = await make_floor(session)
    stranger = await make_merchant(session)
    product = await make_product(session, merchant_id=stranger.merchant_id)
    theirs = await make_sku(session, product)
    await items.remember(session, [items.Known(theirs.id, product.id, stranger.merchant_id, True)])
    wish = wish_of(floor, (floor.tea, 1))
    await arrived(session, floor, wish)
    more = [
        SurplusPieces(goods=floor.tea_code, good=1),
        SurplusPieces(goods=floor.tea_code, damaged=1),
        SurplusPieces(goods=floor.cup_code, damaged=1, scrap=1),
        SurplusPieces(goods=theirs.code, good=1),
        SurplusPieces(words="一把旧伞", foreign_pieces=1),
    ]
    wrong = [SurplusPieces(goods=floor.tea_code, foreign_pieces=1)]
    await _refused(session, floor, wish, returns_holding.CountsDiffer, surplus=wrong)
    command = seen(wish, {"missing": 1}, surplus=more)
    for _ in range(2):
        await returns.inspect(session, floor.picker, wish.case_id, command, at=NOON)
    assert await held_now(session, floor.tea) == (11, 1, 0, 11)
    assert await held_now(session, floor.cup) == (4, 1, 0, 4)
    assert not await holdings(session, theirs.id)
    (body,) = await told(session, "wms.return_inspected", wish.case_id)
    assert sorted(map(str, (one[2:] for one in body["surplus"]))) == sorted(
        map(str, ([1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 1]))
    )
    assert len(body["lines"]) == 1
    over = {one.name for one in await rows_of(session, wish.case_id) if one.sku_id is None}
    assert over == {theirs.code, "一把旧伞"}
    await all_agree(session)


async def test_pictures_of_an_inspection_are_its_own_and_told_to_the_case(session):
    floor = await make_floor(session)
    wish = wish_of(floor, (floor.tea, 1))
    await arrived(session, floor, wish)
    mine = {"purpose": "wms.return", "warehouse_id": floor.warehouse_id, "media_type": "image/png"}
    pictures = [(await make_file(session, name="外箱.png", **mine)).id for _ in range(2)]
    other = await make_file(session)
    await _refused(session, floor, wish, files.FileNotUsable, pictures=[other.id])
    command = seen(wish, {"good": 1}, pictures=pictures)
    await returns.inspect(session, floor.picker, wish.case_id, command, at=NOON)
    assert (await seen_of(session, floor, wish.case_id)).pictures == pictures
    (body,) = await told(session, "wms.return_inspected", wish.case_id)
    assert body["pictures"] == [str(one) for one in pictures]
    found = [
        await shown.picture_of(session, floor.picker, wish.case_id, one)
        for one in (pictures[0], other.id)
    ]
    assert found == [wish.case_id, None]


async def _all_agree(database, floor):
    skus = [floor.tea, floor.cup]
    async with database.transaction() as session:
        await sites.settle(session, sku_ids=skus, at=NOON)
    async with database.transaction(mode=Mode.READ) as session:
        found = await session.execute(differing([floor.warehouse_id], skus))
        assert found.all() == []


async def test_of_two_who_take_in_a_stray_at_once_both_get_the_same(database):
    async with database.transaction() as session:
        floor = await make_floor(session)
    waybill = f"YT{new_id().hex[-12:]}"
    calls = [outcome(database, lambda s: take_in(s, floor, waybill)) for _ in range(4)]
    ids = set(await all_at_once(calls))
    assert len(ids) == 1
    async with database.transaction() as session:
        rows = select(func.count()).where(Return.waybill_number == waybill)
        assert await session.scalar(rows) == 1


async def test_a_stray_is_settled_once_and_no_piece_is_counted_after_it(database):
    async with database.transaction() as session:
        floor = await make_floor(session)
        stray_id = await take_in(session, floor, f"YT{new_id().hex[-12:]}")
        await count(session, floor, stray_id, floor.cup_code, 2)
        lines = await found_in(session, stray_id, good=2)
        wish = wish_of(floor, (floor.cup, 2))
        await returns_awaited.expect_return(session, [wish], at=NOON)

    async def keep(session):
        await settle(session, floor, stray_id, "kept", reason="无人认领", lines=lines)
        return "kept"

    async def send(session):
        await settle(session, floor, stray_id, "sent_back", sent_number="SF778")
        return "sent_back"

    async def assign(session):
        command = strays_assigning.AssignStray(scanned=wish.number)
        await strays_assigning.assign(session, floor.other, stray_id, command, at=NOON)
        return "assigned"

    async def one_more(session):
        await count(session, floor, stray_id, floor.cup_code)
        return "counted"

    acts = (keep, send, assign, one_more)
    ends = await all_at_once([outcome(database, act) for act in acts])
    done = [one for one in ends if one in {"kept", "sent_back", "assigned"}]
    assert len(done) == 1
    async with database.transaction() as session:
        it = await session.get(Return, stray_id)
        assert it.outcome == done[0]
        now = await holdings(session, floor.cup)
        back = {"kept": 2, "sent_back": 0, "assigned": 0}[done[0]]
        assert now["warehouse.good"] == 4 + back
        assert now.get("warehouse.inspect", 0) == (2 if done[0] == "assigned" else 0)
    await _all_agree(database, floor)


async def test_a_case_called_off_and_a_stray_assigned_to_it_at_once_end_one_way(database):
    async with database.transaction() as session:
        floor = await make_floor(session)
        stray_id = await take_in(session, floor, f"YT{new_id().hex[-12:]}")
        await count(session, floor, stray_id, floor.cup_code)
        wish = wish_of(floor, (floor.cup, 1))
        await returns_awaited.expect_return(session, [wish], at=NOON)

    async def assign(session):
        command = strays_assigning.AssignStray(scanned=wish.number)
        return await strays_assigning.assign(session, floor.picker, stray_id, command, at=NOON)

    async def withdraw(session):
        return await returns_awaited.withdraw_return(session, [wish.case_id])

    ends = await all_at_once([outcome(database, act) for act in (assign, withdraw)])
    async with database.transaction() as session:
        stray, case = await session.get(Return, stray_id), await session.get(Return, wish.case_id)
        states = (stray.state, case.state)
        assert states in {("ended", "arrived"), ("arrived", "withdrawn")}
        assert (await holdings(session, floor.cup))["warehouse.inspect"] == 1
    assert (ends[1] == {wish.case_id}) == (states[1] == "withdrawn")


@pytest.mark.parametrize("other", ["repaired", "put_away"])
async def test_the_last_piece_is_put_away_repaired_or_written_off_by_one(database, other):
    async with database.transaction() as session:
        floor = await make_floor(session)
        wish = wish_of(floor, (floor.cup, 1))
        await arrived(session, floor, wish)
        kind = "good" if other == "put_away" else "damaged"
        command = seen(wish, {kind: 1})
        await returns.inspect(session, floor.picker, wish.case_id, command, at=NOON)
        await sites.settle(session, sku_ids=[floor.cup], at=NOON)

    def clear(act):
        async def clear_it(session):
            command = returns_clearing.ClearReturned(
                scan_id=new_id(),
                line_id=wish.lines[0].line_id,
                act=act,
                quantity=1,
                bin="A-02-01" if act == "put_away" else None,
            )
            await returns_clearing.clear(session, floor.picker, wish.case_id, command, at=NOON)
            return act

        return outcome(database, clear_it)

    acts = ("put_away",) * 3 if other == "put_away" else ("repaired", "written_off", "repaired")
    ends = await all_at_once([clear(act) for act in acts])
    done = [one for one in ends if one in acts]
    assert len(done) == 1
    assert ends.count("wms.return_not_so_many") == 2
    async with database.transaction() as session:
        now = await holdings(session, floor.cup)
        assert now["warehouse.good"] == (4 if done == ["written_off"] else 5)
        assert not now.get("warehouse.damaged", 0)
    await _all_agree(database, floor)
