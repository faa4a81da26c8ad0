"""快递100 and 快递鸟 against fakes that check and sign as the documents say."""

import html
import json
from contextlib import asynccontextmanager
from urllib.parse import urlencode

import pytest

from houtai.kit.ids import new_id
from houtai.modules.logistics.gateways import Declined, NotGenuine, NotReached, Order, Watched
from houtai.modules.logistics.gateways.fakes import FakeKdniao, FakeKuaidi100
from houtai.modules.logistics.gateways.kdniao import Kdniao, KdniaoWaybills
from houtai.modules.logistics.gateways.kuaidi100 import Kuaidi100, sign
from houtai.modules.logistics.gateways.wire import Wire
from houtai.modules.logistics.rules.prices import PriceTable, cost_fen
from houtai.modules.logistics.rules.tracking import KDNIAO, KUAIDI100, by_code
from houtai.modules.payments.gateways.fake_wire import Answered, listening
from tests.factories.logistics import HANGZHOU, NANSHAN, NOON, SHENZHEN, rates, wish

WATCHED = Watched("shunfeng", "SF1234567890123", "13812345678", "https://shop.example/push")


@asynccontextmanager
async def served(fake):
    def answer(asked):
        return Answered(*fake.answer(asked.target, asked.body))

    async with listening(answer) as address:
        yield Wire(address, private_ok=True)


async def test_kuaidi100_follows_and_answers_in_its_own_words():
    fake = FakeKuaidi100("key-1", "customer-1", "salt-1")
    async with served(fake) as wire:
        client = Kuaidi100("key-1", "customer-1", "salt-1", wire)
        await client.watch(WATCHED)
        await client.watch(WATCHED)
        assert fake.watched[WATCHED.number]["parameters"]["salt"] == "salt-1"
        assert await client.query(WATCHED) is None
        fake.ways[WATCHED.number] = [
            {"time": "2025-11-23 10:00:00", "context": "已签收"},
            {"time": "2025-11-22 10:00:00", "context": "运输中"},
        ]
        fake.states[WATCHED.number] = "3"
        heard = await client.query(WATCHED)
        assert [one.status for one in heard.steps] == ["signed", "moving"]
        with pytest.raises(Declined, match="600"):
            await Kuaidi100("other", "customer-1", "s", wire).watch(WATCHED)
        with pytest.raises(Declined, match="503"):
            await Kuaidi100("other", "customer-1", "s", wire).query(WATCHED)


async def test_kdniao_follows_answers_and_gives_numbers():
    fake = FakeKdniao("B1", "app-key", left={"YD": 1})
    one = wish(carrier_code="YUNDA")
    order = Order(
        new_id(), "YD", "", "C1", one.sender, one.recipient, one.weight_g, one.pieces, one.cod_fen
    )
    async with served(fake) as wire:
        door = Kdniao("B1", "app-key", wire)
        await door.watch(WATCHED)
        assert (fake.watched, await door.query(WATCHED)) == ([WATCHED.number], None)
        fake.ways[WATCHED.number] = [
            {"AcceptTime": "2025-11-22 10:00:00", "AcceptStation": "揽收", "Action": "1"},
            {"AcceptTime": "2025-11-23 10:00:00", "AcceptStation": "转寄"},
        ]
        fake.states[WATCHED.number] = "5"
        heard = await door.query(WATCHED)
        assert [step.status for step in heard.steps] == ["collected", "moving"]
        waybills = KdniaoWaybills(door, "C1", "secret")
        issued = await waybills.issue(order)
        assert await waybills.issue(order) == issued
        assert (issued.sort_code, await waybills.balance("YD", "C1")) == ("755-A1", 0)
        with pytest.raises(Declined, match="no balance"):
            await waybills.issue(Order(new_id(), *list(vars(order).values())[1:]))
        await waybills.void(order.id, "YD", issued.number)
        assert await waybills.balance("YD", "C1") == 1
        with pytest.raises(Declined, match="unfit"):
            await Kdniao("B1", "wrong", wire).query(WATCHED)


async def test_an_answer_that_is_none_or_says_nothing_may_come_better_later():
    async with listening(lambda _asked: Answered(200, b"<html>")) as address:
        with pytest.raises(NotReached, match="cannot be read"):
            await Kdniao("B", "k", Wire(address, private_ok=True)).query(WATCHED)
        with pytest.raises(NotReached, match="refused address"):
            await Kdniao("B", "k", Wire(address)).query(WATCHED)
    with pytest.raises(NotReached):
        await Kdniao("B", "k", Wire(address, private_ok=True)).query(WATCHED)


def test_the_same_digit_means_what_its_own_source_says():
    assert (by_code(KUAIDI100, "5"), by_code(KDNIAO, "5")) == ("delivering", "moving")
    assert (by_code(KUAIDI100, "4"), by_code(KDNIAO, "4")) == ("returned", "problem")
    assert (by_code(KUAIDI100, "304"), by_code(KDNIAO, "412")) == ("signed", "problem")
    assert (by_code(KUAIDI100, ""), by_code(KDNIAO, "0"), by_code(KDNIAO, "999")) == (None,) * 3


def test_a_push_with_escaped_content_is_read_and_one_that_is_broken_is_not():
    client = Kuaidi100("k", "c", "s", Wire(""))
    param = html.escape(json.dumps({"status": "shutdown", "lastResult": {"nu": "1", "data": []}}))
    form = urlencode({"param": param, "sign": sign(param, "s")}).encode()
    [heard] = client.read_push({}, form, NOON)
    assert (heard.number, heard.has_ended, heard.steps) == ("1", True, ())
    for broken in ("[]", "{}", '{"lastResult": {"nu": "1", "data": [{"time": "x"}]}}', "x"):
        signed = urlencode({"param": broken, "sign": sign(broken, "s")}).encode()
        with pytest.raises(NotGenuine, match="content"):
            client.read_push({}, signed, NOON)
    with pytest.raises(NotGenuine, match="content"):
        client.read_push({}, b"\xff", NOON)


def test_a_parcel_costs_by_region_and_begun_weight():
    near = {"regions": [SHENZHEN], **rates(1_000, 500, 1_000, 100)}
    table = PriceTable.model_validate({"rows": [near], "rest": rates(1_000, 1_000, 500, 300)})
    costs = [cost_fen(table, NANSHAN, 2_001), cost_fen(table, HANGZHOU, 1_001)]
    assert (costs, cost_fen(table, NANSHAN, 0)) == ([700, 1_300], None)
    assert cost_fen(PriceTable(rows=[], rest=None), NANSHAN, 500) is None
