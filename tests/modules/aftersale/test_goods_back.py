"""Goods that come back into a warehouse of the house: it looks, and money goes by the rule."""

import json
from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import update

from houtai.events.returns import ReturnArrived, ReturnInspected
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries import cases, own
from houtai.modules.aftersale.service import buying, deciding, falling_due, goods
from houtai.modules.aftersale.service.deciding import ActOnCase, AgreeToCase, InspectGoods, RuleCase
from houtai.modules.aftersale.service.merchant_rules import (
    SetMerchantRule,
    WarehouseNotThere,
    set_rule,
)
from houtai.modules.aftersale.tables import Case
from houtai.modules.wms.service import returns
from houtai.modules.wms.service.returns_surplus import SurplusPieces
from tests.factories.aftersale import (
    STAFF,
    again,
    ask,
    broken,
    give_return_address,
    make_sold,
    money_moves,
)
from tests.factories.files import make_file
from tests.factories.inventory import holdings, keeper, make_warehouse
from tests.factories.merchants import make_merchant
from tests.factories.ordering import NOON
from tests.factories.wms import told

SENT = buying.SendBack(carrier_code="SF", waybill_number="SF1234567890123")


async def sent_back(session, pieces=2, kind="return_refund", *, gone=True):
    """A case whose goods are on their way to a warehouse that looks at them, or shall be sent."""
    await give_return_address(session)
    sold = await make_sold(session, (pieces, 1_000))
    warehouse_id = await make_warehouse(session)
    case = await ask(session, sold, pieces, kind=kind)
    await session.execute(
        update(Case).where(Case.id == case.id).values(return_warehouse=warehouse_id)
    )
    command = AgreeToCase(version=case.version)
    await deciding.agree(session, STAFF, case.id, command, at=NOON)
    if gone:
        await buying.send_back(session, sold.who.member_id, case.id, SENT, at=NOON)
    return sold, await again(session, case), keeper(warehouse_id)


async def hear(session, case):
    """What the warehouse told of it, in order."""
    found = [
        decode(kind.LABEL.name, 1, json.dumps(body).encode())
        for kind in (ReturnArrived, ReturnInspected)
        for body in await told(session, kind.LABEL.name, case.id)
    ]
    await goods.hear(session, found, at=NOON)
    return await again(session, case)


async def look(session, who, case, sold, **found):
    await returns.arrive(session, who, returns.ArriveReturn(scanned=SENT.waybill_number), at=NOON)
    await look_at(session, who, case, sold, **found)


async def look_at(session, who, case, sold, **found):
    pieces = returns.FoundPieces(line_id=sold.lines[0], **found)
    seen = returns.InspectReturn(scan_id=new_id(), lines=[pieces])
    await returns.inspect(session, who, case.id, seen, at=NOON)


async def test_good_pieces_come_into_stock_and_money_goes_by_itself(session):
    sold, case, who = await sent_back(session)
    before = await holdings(session, sold.skus[0])
    await look(session, who, case, sold, good=2)
    case = await hear(session, case)
    assert (case.state, case.money, case.finding["good"]) == ("refunding", "going", 2)
    after = await holdings(session, sold.skus[0])
    assert after["warehouse.good"] == before.get("warehouse.good", 0) + 2
    assert (await money_moves(session, case)).state == "done"
    assert not await broken(session)


async def test_a_damaged_piece_waits_for_the_seller_whose_silence_means_yes(session):
    sold, case, who = await sent_back(session)
    await look(session, who, case, sold, good=1, damaged=1)
    case = await hear(session, case)
    assert (case.state, case.money) == ("arrived", "none")
    assert case.finding == {"good": 1, "damaged": 1, "scrap": 0, "foreign": 0, "missing": 0}
    assert (await holdings(session, sold.skus[0]))["warehouse.damaged"] == 1
    refused = InspectGoods(verdict="refuse", words="破损", version=case.version)
    await deciding.inspect(session, STAFF, case.id, refused, at=NOON)
    appeal = buying.AppealCase(words="寄出时完好")
    await buying.appeal(session, sold.who.member_id, case.id, appeal, at=NOON)
    disputed = await again(session, case)
    ruling = RuleCase(ruling="refund", amount_fen=1_500, words="各半", version=disputed.version)
    await deciding.rule(session, STAFF, case.id, ruling, at=NOON)
    assert (await money_moves(session, case)).agreed_fen == 1_500
    assert not await broken(session)


async def test_all_parties_see_pictures_and_surplus_and_money_goes_all_the_same(session):
    sold, case, who = await sent_back(session)
    of_it = {"purpose": "wms.return", "warehouse_id": who.place.warehouse_id}
    picture = await make_file(session, name="外箱.png", media_type="image/png", **of_it)
    await returns.arrive(session, who, returns.ArriveReturn(scanned=SENT.waybill_number), at=NOON)
    over = [SurplusPieces(words="一把旧伞", foreign_pieces=1)]
    pieces = returns.FoundPieces(line_id=sold.lines[0], good=2)
    seen = returns.InspectReturn(
        scan_id=new_id(), lines=[pieces], surplus=over, words="多了一把伞", pictures=[picture.id]
    )
    await returns.inspect(session, who, case.id, seen, at=NOON)
    case = await hear(session, case)
    assert (case.state, case.finding["surplus"]) == ("refunding", 1)
    of_seller = await cases.picture_of(session, STAFF, case.id, picture.id)
    assert of_seller == case.id
    assert await own.own_picture(session, sold.who.member_id, case.id, picture.id)
    assert not await broken(session)


async def test_what_is_to_be_repaired_is_damaged_and_waits_for_nobody(session):
    sold, case, who = await sent_back(session, kind="repair")
    await look(session, who, case, sold, damaged=2)
    assert (await hear(session, case)).state == "resending"
    assert not await broken(session)


async def test_something_else_in_the_parcel_of_a_repair_waits_for_the_seller(session):
    sold, case, who = await sent_back(session, kind="repair")
    await look(session, who, case, sold, damaged=1, foreign_pieces=1)
    assert (await hear(session, case)).state == "arrived"


async def test_what_the_seller_has_himself_no_warehouse_awaits(session):
    _, case, who = await sent_back(session)
    await deciding.receive(session, STAFF, case.id, ActOnCase(version=case.version), at=NOON)
    case = await again(session, case)
    assert (case.state, case.return_warehouse) == ("arrived", None)
    scanned = returns.ArriveReturn(scanned=SENT.waybill_number)
    with pytest.raises(returns.ReturnUnknown):
        await returns.arrive(session, who, scanned, at=NOON)


async def test_what_lies_in_the_warehouse_is_looked_at_there_though_the_seller_was_first(session):
    sold, case, who = await sent_back(session)
    await returns.arrive(session, who, returns.ArriveReturn(scanned=SENT.waybill_number), at=NOON)
    await deciding.receive(session, STAFF, case.id, ActOnCase(version=case.version), at=NOON)
    await look_at(session, who, case, sold, good=2)
    assert (await hear(session, case)).state == "refunding"


async def test_nobody_answers_about_a_short_parcel_so_money_goes(session):
    sold, case, who = await sent_back(session)
    await look(session, who, case, sold, good=1, missing=1)
    case = await hear(session, case)
    assert case.state == "arrived"
    await falling_due.fall_due(session, case.due_at + timedelta(hours=1))
    assert (await again(session, case)).state == "refunding"


async def test_money_goes_though_nobody_looks_and_what_is_seen_later_is_written(
    session,
):
    sold, case, who = await sent_back(session)
    await returns.arrive(session, who, returns.ArriveReturn(scanned=SENT.waybill_number), at=NOON)
    case = await hear(session, case)
    assert (case.state, case.money) == ("arrived", "none")
    await falling_due.fall_due(session, case.due_at + timedelta(hours=1))
    case = await again(session, case)
    assert (case.state, case.money) == ("refunding", "going")
    await look_at(session, who, case, sold, damaged=2)
    case = await hear(session, case)
    assert (case.state, case.finding["damaged"]) == ("refunding", 2)
    assert (await money_moves(session, case)).state == "done"
    assert not await broken(session)


async def test_a_parcel_that_has_just_come_is_not_told_to_be_lost(session):
    _, case, who = await sent_back(session)
    await returns.arrive(session, who, returns.ArriveReturn(scanned=SENT.waybill_number), at=NOON)
    await falling_due.fall_due(session, case.due_at + timedelta(hours=1))
    assert (await again(session, case)).state == "returning"
    assert (await hear(session, case)).state == "arrived"


async def test_what_never_comes_is_for_the_platform_and_nobody_awaits_it(session):
    _, case, who = await sent_back(session)
    await falling_due.fall_due(session, case.due_at + timedelta(hours=1))
    assert (await again(session, case)).state == "disputed"
    scanned = returns.ArriveReturn(scanned=SENT.waybill_number)
    with pytest.raises(returns.ReturnUnknown):
        await returns.arrive(session, who, scanned, at=NOON)


async def test_what_was_looked_at_once_comes_to_the_shop_when_it_is_sent_again(session):
    sold, case, who = await sent_back(session)
    await look(session, who, case, sold, damaged=2)
    case = await hear(session, case)
    refused = InspectGoods(verdict="refuse", words="破损", version=case.version)
    await deciding.inspect(session, STAFF, case.id, refused, at=NOON)
    await buying.appeal(session, sold.who.member_id, case.id, buying.AppealCase(), at=NOON)
    case = await again(session, case)
    ruling = RuleCase(ruling="return", words="请再寄回", version=case.version)
    await deciding.rule(session, STAFF, case.id, ruling, at=NOON)
    await buying.send_back(session, sold.who.member_id, case.id, SENT, at=NOON)
    case = await again(session, case)
    assert (case.return_warehouse, case.return_to.split()[0]) == (None, "售后部")
    await falling_due.fall_due(session, case.due_at + timedelta(hours=1))
    assert (await again(session, case)).state == "refunding"


async def test_what_never_came_is_awaited_again_once_it_is_sent_again(session):
    sold, case, who = await sent_back(session)
    await falling_due.fall_due(session, case.due_at + timedelta(hours=1))
    case = await again(session, case)
    ruling = RuleCase(ruling="return", words="请重新寄回", version=case.version)
    await deciding.rule(session, STAFF, case.id, ruling, at=NOON)
    sent = SENT.model_copy(update={"waybill_number": "SF1234567890125"})
    await buying.send_back(session, sold.who.member_id, case.id, sent, at=NOON)
    parcel = returns.ArriveReturn(scanned=sent.waybill_number)
    await returns.arrive(session, who, parcel, at=NOON)
    await look_at(session, who, case, sold, good=2)
    assert (await hear(session, case)).state == "refunding"
    assert not await broken(session)


@pytest.mark.parametrize("theirs", [True, False])
async def test_the_buyer_is_told_the_warehouse_that_can_take_the_goods(session, theirs):
    await give_return_address(session)
    sold = await make_sold(session, (1, 1_000))
    changes = {"merchant_id": new_id()} if theirs else {}
    warehouse_id = await make_warehouse(session, name="退货仓", **changes)
    case = await ask(session, sold, 1, kind="return_refund")
    await session.execute(
        update(Case).where(Case.id == case.id).values(return_warehouse=warehouse_id)
    )
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    case = await again(session, case)
    if theirs:  # Of another merchant, which takes nothing of this one: the shop looks itself.
        assert case.return_to.startswith("售后部")
        assert case.return_warehouse is None
    else:
        assert case.return_to.startswith("退货仓 ")
        assert case.return_to.endswith(case.number)
        assert case.return_warehouse == warehouse_id


async def test_a_rule_names_only_a_warehouse_that_takes_the_merchants_goods(session):
    merchant_id = (await make_merchant(session)).merchant_id
    theirs = await make_warehouse(session, merchant_id=new_id())
    own = await make_warehouse(session, merchant_id=merchant_id)
    for warehouse_id, refused in ((theirs, True), (new_id(), True), (own, False)):
        wish = SetMerchantRule(
            refund_at="inspected", fast_refund=False, return_warehouse=warehouse_id, version=0
        )
        with pytest.raises(WarehouseNotThere) if refused else nullcontext():
            await set_rule(session, STAFF, merchant_id, wish)
