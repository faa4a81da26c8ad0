"""Where a buyer stands when he pays: the way that fits there, and the address he comes back to."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.modules.payments import public as payments
from houtai.modules.payments.gateways import HowToPay
from houtai.modules.payments.rules.scenes import Device, fitting
from houtai.modules.payments.service import working
from houtai.modules.payments.service.addresses import Addresses, known_origin
from houtai.modules.payments.tables import Channel, Payment
from tests.factories.payments import NOON, ask

ALL = {"jsapi": "yes", "h5": "yes", "wap": "yes"}
INSIDE = Device("wechat", "oBuyer", "203.0.113.7", "https://shop.example.com")
PHONE = replace(INSIDE, scene="mobile")


@pytest.mark.parametrize(
    ("method", "facts", "device", "scene", "payer"),
    [
        ("wechat", ALL, INSIDE, "wechat", {"openid": "oBuyer"}),
        ("wechat", ALL, replace(INSIDE, openid=""), "page", {}),
        ("wechat", {"h5": "yes"}, INSIDE, "page", {}),
        ("wechat", ALL, PHONE, "mobile", {"address": "203.0.113.7"}),
        ("wechat", {"jsapi": "yes"}, PHONE, "page", {}),
        ("wechat", ALL, replace(PHONE, address=""), "page", {}),
        ("wechat", ALL, replace(INSIDE, scene="page"), "page", {}),
        ("alipay", ALL, PHONE, "mobile", {}),
        ("alipay", ALL, INSIDE, "mobile", {}),
        ("alipay", {}, PHONE, "page", {}),
        ("sandbox", ALL, INSIDE, "page", {}),
    ],
)
def test_the_way_fits_where_the_buyer_stands_and_what_is_set_up(
    method, facts, device, scene, payer
):
    fit = fitting(method, facts, device)
    assert (fit.scene, fit.payer, fit.origin) == (scene, payer, device.origin)


TRIAL = replace(Environment.read(), production=False, hosts={})
LIVE = replace(TRIAL, production=True, hosts={"shop": "buy.example.com"})
PUBLIC = "https://shop.example.com"


@pytest.mark.parametrize(
    ("environment", "origin", "is_own"),
    [
        (TRIAL, "http://localhost:8000", True),
        (TRIAL, "http://127.0.0.1:5181", True),
        (TRIAL, "http://[::1]:8000", True),
        (TRIAL, "http://192.168.1.5:8000", True),
        (TRIAL, "http://192.168.1.6:8000", False),
        (TRIAL, "http://evil.example.com", False),
        (TRIAL, PUBLIC, True),
        (TRIAL, "http://shop.example.com", False),
        (LIVE, PUBLIC, True),
        (LIVE, "https://buy.example.com", True),
        (LIVE, "http://buy.example.com", False),
        (LIVE, "http://localhost:8000", False),
        (LIVE, "http://192.168.1.5:8000", False),
        (LIVE, "https://shop.example.com@evil.example.com", False),
        (LIVE, "https://shop.example.com/x", False),
        (TRIAL, "http://evil@localhost", False),
        (TRIAL, "http://localhost:x", False),
        (TRIAL, "javascript://localhost", False),
        (TRIAL, "null", False),
        (TRIAL, None, False),
    ],
)
def test_a_buyer_comes_back_only_to_an_address_of_the_house(environment, origin, is_own):
    found = known_origin(origin, "192.168.1.5:8000", PUBLIC, environment)
    assert found == (origin if is_own else "")


def test_where_the_address_is_not_known_the_public_one_is_taken():
    trade = new_id()
    places = Addresses.of(PUBLIC)
    assert places.back(trade) == f"{PUBLIC}/shop/pay/{trade}"
    near = places.back(trade, origin="http://localhost:8000")
    assert near == f"http://localhost:8000/shop/pay/{trade}"
    assert places.notify("wechat").startswith(PUBLIC)


@pytest.fixture
async def wechat_on_phones(session):
    row = update(Channel).where(Channel.code == "wechat")
    await session.execute(row.values(enabled=True, facts={"h5": "yes"}))


async def the(session, payment_id) -> Payment:
    statement = select(Payment).where(Payment.id == payment_id)
    return (await session.scalars(statement.execution_options(populate_existing=True))).one()


@pytest.mark.usefixtures("wechat_on_phones")
async def test_what_the_gateway_must_know_of_a_buyer_is_gone_once_it_has_begun(session):
    wanted = ask(method="wechat", device=PHONE)
    first = await payments.start(session, wanted, at=NOON)
    payment = await the(session, first)
    assert (payment.scene, payment.payer) == ("mobile", {"address": "203.0.113.7"})
    assert await payments.start(session, wanted, at=NOON) == first
    taken = {one.id: one for one in await working.take_payments(session, NOON)}[first]
    assert (taken.payer, taken.origin) == (payment.payer, INSIDE.origin)
    await working.begun(session, taken, HowToPay("redirect", "https://x"), at=NOON)
    assert (await the(session, first)).payer is None
    # The address of a phone holds a few minutes only: begun again it is a new one.
    again = await payments.start(session, wanted, at=NOON)
    assert again != first
    assert (await the(session, first)).close_asked_at == NOON
    # Given up before anybody was asked, nothing is kept either.
    await payments.close(session, wanted.trade_id, at=NOON)
    assert (await the(session, again)).payer is None


async def test_another_device_or_address_is_another_payment(session):
    wanted = ask(device=Device(origin="http://localhost:8000"))
    first = await payments.start(session, wanted, at=NOON)
    assert await payments.start(session, wanted, at=NOON) == first
    elsewhere = replace(wanted, device=Device(origin="http://127.0.0.1:8000"))
    assert await payments.start(session, elsewhere, at=NOON) != first
