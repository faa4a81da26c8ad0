"""The way back, before browsers: a damaged return that the platform decides about, a size that is
exchanged, a parcel that is asked back, and money that goes before anything has gone.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.async_api import expect
from sqlalchemy import select, update

from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.aftersale.tables import Case
from houtai.modules.catalog.tables import Sku
from houtai.modules.payments.tables import Refund
from tests.browser.aftersale_steps import (
    Buyer,
    Office,
    ReturnDesk,
    Sized,
    furnish_warehouse,
    put_sizes_on_sale,
)
from tests.browser.api import make_role, window_of
from tests.browser.buying_steps import TELEPHONE, Good, Shopper, offer_coupons, promise, until
from tests.browser.conftest import House
from tests.browser.people import WAREHOUSE_ID, make_shop, make_somebody
from tests.factories.inventory import holdings

PRICE_FEN = 9_990
OVER_200 = {"kind": "amount_off", "steps": [{"threshold_fen": 20_000, "off_fen": 3_000}]}
COUPON_FEN = 500
ONE_OF_THREE_FEN = 8_823
"""Of one piece: its price less a third of what is off. 26 470 − (2 × 9 990 − 2/3 × 3 500)."""

JOURNEYS = {
    "zh-CN": {
        "damaged": (
            "买家申请售后",
            "同意退货",
            "买家已寄回",
            "收到退货",
            "仓库质检完成",
            "退货验收不通过",
            "买家申请平台介入",
            "平台裁决退款",
            "售后退款到账",
        ),
        "exchanged": (
            "买家申请售后",
            "同意退货",
            "退货验收通过，已生成发货订单",
            "售后商品已发出，售后完成",
        ),
        "goes out": ("包裹已交给承运商",),
        "fast": ("买家申请售后", "同意退款", "售后退款到账"),
    },
    "en-US": {
        "damaged": (
            "The buyer asked",
            "Return agreed",
            "Goods sent back",
            "Returned goods arrived",
            "Inspected by the warehouse",
            "Returned goods refused",
            "The buyer appealed",
            "Platform: refund",
            "After-sale money is back",
        ),
        "exchanged": (
            "The buyer asked",
            "Return agreed",
            "Returned goods accepted, others go out",
            "What goes out has gone; the case is done",
        ),
        "goes out": ("Handed to the carrier",),
        "fast": ("The buyer asked", "Refund agreed", "After-sale money is back"),
    },
}
"""Steps that pages of orders show, as they call them."""


@pytest.fixture(scope="module")
def address(own_house: House) -> str:
    return own_house.address


@pytest.fixture(scope="module")
def desk_database(own_house: House) -> Database:
    return own_house.database


@dataclass(frozen=True)
class People:
    """Who has to do with a return, each at a desk of his own."""

    buyer: Buyer
    seller: Office
    judge: Office
    clerk: ReturnDesk
    good: Sized


@pytest.fixture(scope="module")
async def _warehouse(desk_database) -> None:
    await furnish_warehouse(desk_database)


@pytest.fixture
async def gather(
    sit_down, desk_database, address, _warehouse
) -> Callable[[str], Awaitable[People]]:
    """Of a shop of their own, all speaking this language."""

    async def gathered(language: str) -> People:
        merchant_id = await make_shop(desk_database)
        in_shop = {"role": "merchant_owner", "merchant_id": merchant_id}
        owner = await make_somebody(desk_database, name="陈掌柜", language=language, **in_shop)
        in_warehouse = {"role": "warehouse_clerk", "warehouse_id": WAREHOUSE_ID}
        clerk = await make_somebody(desk_database, name="周建国", language=language, **in_warehouse)
        judge = await make_somebody(desk_database, name="吴仲裁", language=language)
        desks = [await sit_down(language) for _ in range(4)]
        await desks[0].page.set_viewport_size(TELEPHONE)
        for desk, console, one in zip(
            desks[1:], ("/merchant/", "/admin/", "/wms/"), (owner, judge, clerk), strict=True
        ):
            await desk.sign_in(console, one)
        name = f"苏绣旗袍{new_id().hex[-6:]}"
        good = await put_sizes_on_sale(
            desk_database, merchant_id, name, price_fen=PRICE_FEN, left=5
        )
        people = People(
            Buyer(Shopper(desks[0], address)),
            Office(desks[1], "/merchant", owner, address),
            Office(desks[2], "/admin", judge, address),
            ReturnDesk(desks[3]),
            good,
        )
        await people.seller.names_the_warehouse("中心仓")
        await people.buyer.shopper.is_member()
        return people

    return gathered


async def buys(people: People, good: Good, pieces: int) -> str:
    """Puts them into the cart, pays; id of the order."""
    shopper = people.buyer.shopper
    await shopper.puts_in((good, pieces))
    await shopper.checks_out()
    await shopper.places()
    heading = shopper.page.get_by_role("heading", name=shopper.said["paid"])
    # The page may ask how to pay while the money comes in: of what is paid there is no way left.
    with shopper.desk.refused_with(404):
        await shopper.pays_in_sandbox()
        await expect(heading).to_be_visible()
    return await people.buyer.latest_order()


async def promises(people: People, address: str) -> None:
    """Money off from an amount, and a coupon that the buyer takes."""
    good = people.good.medium
    async with window_of(address, people.judge.somebody) as client:
        await promise(client, "满200减30", OVER_200, good)
        batch = await offer_coupons(client, "新人立减券", COUPON_FEN, good)
    await people.buyer.shopper.asks("POST", f"/coupons/{batch}/take")


def a_waybill() -> str:
    """Of nobody else's parcel."""
    return f"SF{new_id().int % 10**13:013d}"


async def refunds_of(database: Database, case_id: str) -> list[tuple[int, str]]:
    async with database.transaction() as session:
        trade_id = await session.scalar(select(Case.trade_id).where(Case.id == UUID(case_id)))
        rows = await session.execute(
            select(Refund.amount_fen, Refund.state).where(Refund.trade_id == trade_id)
        )
        return [(row.amount_fen, row.state) for row in rows]


@pytest.mark.parametrize("language", JOURNEYS)
async def test_one_of_three_comes_back_damaged_and_the_platform_decides(
    gather, own_house, address, desk_database, language
):
    people = await gather(language)
    buyer, seller, judge, clerk, good = (
        people.buyer,
        people.seller,
        people.judge,
        people.clerk,
        people.good.medium,
    )
    await promises(people, address)
    order_id = await buys(people, good, 3)
    await seller.sends_out(order_id, a_waybill())
    await buyer.receives(order_id)

    await buyer.begins(order_id, "return_refund", "quality")
    await buyer.keeps(good.name, 2)
    most = buyer.said["most"].format(fen="88.23")
    await expect(buyer.page.get_by_text(most)).to_be_visible()
    await buyer.desk.picture("aftersale-shop-apply")
    case_id = await buyer.asks("下摆开线")
    await buyer.looks(case_id, "for the seller", "aftersale-shop-applied")
    await seller.opens(case_id, "applied")
    await seller.desk.picture("aftersale-case-applied")
    await seller.confirms("agree")
    await buyer.looks(case_id, "to send", "aftersale-shop-to-send")
    waybill = a_waybill()
    await buyer.sends_back(waybill)

    await clerk.looks(waybill, people.good.codes[good.sku_id], "damaged")
    await seller.opens(case_id, "arrived")
    await expect(seller.page.get_by_text(seller.said["damaged 1"]).first).to_be_visible()
    await seller.desk.picture("aftersale-case-found")
    await seller.says_why("refuse", "why not", "退回的旗袍有污渍，影响二次销售")
    await buyer.looks(case_id, "refused", "aftersale-shop-refused")
    await buyer.writes("寄出时没有污渍，有打包视频")
    await buyer.appeals("请平台看一下打包视频")
    await buyer.desk.picture("aftersale-shop-disputed")
    await seller.opens(case_id, "in dispute")
    await seller.writes("污渍在领口，质检时拍了照片")

    async with desk_database.transaction() as session:
        number = (await session.get_one(Case, UUID(case_id))).number
    await judge.lists(number, "in dispute")
    await judge.opens(case_id, "in dispute")
    await judge.writes("双方证据已收到，今天裁决")
    await judge.rules("视频可见寄出时完好，支持买家")
    await until(lambda: _has_ended(desk_database, case_id))
    assert await refunds_of(desk_database, case_id) == [(ONE_OF_THREE_FEN, "succeeded")]
    await judge.opens(case_id, "done")
    await judge.desk.picture("aftersale-case-done")
    await buyer.looks(case_id, "over", "aftersale-shop-done")
    await clerk.clears(waybill, "write off")
    told = JOURNEYS[language]
    await judge.reads_journey(order_id, "aftersale-journey", *told["damaged"])
    await seller.reads_journey(order_id, "aftersale-journey-merchant", *told["damaged"])
    await own_house.proves()


async def test_a_size_is_exchanged_and_the_old_one_lies_in_a_bin_again(
    gather, own_house, desk_database
):
    people = await gather("en-US")
    buyer, seller, clerk, good = people.buyer, people.seller, people.clerk, people.good.medium
    order_id = await buys(people, good, 1)
    await seller.sends_out(order_id, a_waybill())
    await buyer.receives(order_id)
    await buyer.begins(order_id, "exchange", "size")
    await buyer.chooses(good.name, "L 码")
    await buyer.desk.picture("exchange-shop-apply")
    case_id = await buyer.asks("腰围偏小")
    await seller.opens(case_id, "applied")
    await seller.desk.picture("exchange-case-applied")
    await seller.confirms("agree")
    waybill = a_waybill()
    await buyer.looks(case_id, "to send", "exchange-shop-to-send")
    await buyer.sends_back(waybill)

    await clerk.looks(waybill, people.good.codes[good.sku_id], "good")
    await seller.opens(case_id, "going out")
    await expect(seller.page.get_by_text(seller.said["good 1"]).first).to_be_visible()
    await seller.desk.picture("exchange-case-going-out")
    await buyer.looks(case_id, "sent", "exchange-shop-going-out")
    new_order_id = await buyer.latest_order()
    assert new_order_id != order_id
    await seller.sends_out(new_order_id, a_waybill())
    await until(lambda: _has_ended(desk_database, case_id))
    await buyer.looks(case_id, "over", "exchange-shop-done")
    assert await refunds_of(desk_database, case_id) == []

    await clerk.clears(waybill, "put away", bin="A-01-05")
    async with desk_database.transaction() as session:
        large = await holdings(session, people.good.large_id)
        medium = await holdings(session, good.sku_id)
    assert (large["sales.sellable"], medium["sales.sellable"]) == (4, 5)
    told = JOURNEYS["en-US"]
    await people.judge.reads_journey(order_id, "exchange-journey", *told["exchanged"])
    await people.judge.reads_journey(new_order_id, "exchange-journey-of-new", *told["goes out"])
    await own_house.proves()


async def test_money_is_back_before_anything_has_gone(gather, own_house, desk_database):
    people = await gather("zh-CN")
    buyer, good = people.buyer, people.good.medium
    order_id = await buys(people, good, 2)
    await buyer.begins(order_id, "refund_only", "unwanted")
    await buyer.desk.picture("fast-shop-apply")
    case_id = await buyer.asks("拍重复了")
    await until(lambda: _has_ended(desk_database, case_id))
    assert await refunds_of(desk_database, case_id) == [(2 * PRICE_FEN, "succeeded")]
    await buyer.looks(case_id, "over", "fast-shop-done")
    async with desk_database.transaction() as session:
        assert (await holdings(session, good.sku_id))["sales.sellable"] == 5
    told = JOURNEYS["zh-CN"]
    await people.judge.reads_journey(order_id, "fast-journey", *told["fast"])
    await own_house.proves()


@pytest.mark.parametrize("language", JOURNEYS)
async def test_a_parcel_is_asked_back_from_its_carrier_and_turns_back(
    gather, own_house, desk_database, language
):
    people = await gather(language)
    buyer, seller, judge, good = people.buyer, people.seller, people.judge, people.good.medium
    order_id, waybill = await buys(people, good, 1), a_waybill()
    await seller.sends_out(order_id, waybill)
    await buyer.begins(order_id, "refund_only", "unwanted")
    case_id = await buyer.asks("买错了，还没收到")
    await seller.opens(case_id, "applied")
    await seller.desk.picture("intercept-case-applied")
    await seller.confirms("intercept")
    await until(lambda: _stands(desk_database, case_id, "returning"))
    await buyer.looks(case_id, "coming back", "intercept-shop-turned")
    turned = buyer.said["turned"].format(number=waybill)
    await expect(buyer.page.get_by_text(turned)).to_be_visible()
    await expect(buyer.page.get_by_text(buyer.said["taken on"])).to_be_visible()
    await judge.opens(case_id, "returning")
    await expect(judge.page.get_by_text(judge.said["taken on"])).to_be_visible()
    await judge.desk.picture("intercept-case-turned")

    await seller.opens(case_id, "returning")
    await seller.button("receive").click()
    await seller.opens(case_id, "arrived")
    assert await refunds_of(desk_database, case_id) == []
    await seller.confirms("accept")
    await until(lambda: _has_ended(desk_database, case_id))
    assert await refunds_of(desk_database, case_id) == [(PRICE_FEN, "succeeded")]
    await buyer.looks(case_id, "over", "intercept-shop-done")
    await own_house.proves()


@pytest.mark.parametrize("language", JOURNEYS)
async def test_what_has_not_gone_of_an_order_is_refunded_at_once_and_not_sent(
    gather, own_house, desk_database, language
):
    people = await gather(language)
    buyer, seller, good = people.buyer, people.seller, people.good.medium
    order_id = await buys(people, good, 3)
    await seller.sends_out(order_id, a_waybill(), pieces=1)
    await buyer.begins(order_id, "unsent", "unwanted")
    await buyer.desk.picture("unsent-shop-apply")
    case_id = await buyer.asks("剩下的不要了")
    await until(lambda: _has_ended(desk_database, case_id))
    assert await refunds_of(desk_database, case_id) == [(2 * PRICE_FEN, "succeeded")]
    await buyer.looks(case_id, "over", "unsent-shop-done")
    async with desk_database.transaction() as session:
        assert (await holdings(session, good.sku_id))["sales.sellable"] == 4
    await seller.opens(case_id, "done")
    await seller.desk.picture("unsent-case-done")
    await own_house.proves()


@pytest.mark.parametrize("language", JOURNEYS)
async def test_what_became_cheaper_gives_the_difference_back(
    gather, own_house, desk_database, language
):
    people = await gather(language)
    buyer, seller, judge, good = people.buyer, people.seller, people.judge, people.good.medium
    order_id = await buys(people, good, 1)
    await seller.sends_out(order_id, a_waybill())
    await buyer.receives(order_id)
    await buyer.begins(order_id, "price_protection", "price_dropped")
    await expect(buyer.page.get_by_text(buyer.said["not dropped"])).to_be_visible()
    await expect(buyer.page.get_by_role("button", name=buyer.said["ask"])).to_be_disabled()
    await buyer.desk.picture("price-shop-not-dropped")
    async with desk_database.transaction() as session:
        cheaper = update(Sku).where(Sku.id == good.sku_id).values(price_fen=PRICE_FEN - 2_000)
        await session.execute(cheaper)
    await buyer.begins(order_id, "price_protection", "price_dropped")
    await expect(buyer.page.get_by_text(buyer.said["most"].format(fen="20.00"))).to_be_visible()
    await buyer.desk.picture("price-shop-apply")
    case_id = await buyer.asks("昨天刚买，今天降价了")
    await seller.opens(case_id, "applied")
    await expect(seller.page.get_by_text(seller.said["price then"])).to_be_visible()
    await seller.desk.picture("price-case-applied")
    await seller.confirms("refund")
    await until(lambda: _has_ended(desk_database, case_id))
    assert await refunds_of(desk_database, case_id) == [(2_000, "succeeded")]
    await buyer.looks(case_id, "over", "price-shop-done")
    await judge.reads_figures("figures", good.name)
    await seller.reads_figures("figures-merchant", good.name)
    await own_house.proves()


@pytest.mark.parametrize("language", JOURNEYS)
async def test_who_has_asked_for_nothing_and_who_may_not_look_is_told_so(
    gather, sit_down, address, desk_database, language
):
    people = await gather(language)
    buyer, seller, said = people.buyer, people.seller, people.buyer.said
    await buyer.shopper.open("/aftersale")
    await expect(buyer.page.get_by_text(said["nothing so far"])).to_be_visible()
    await buyer.desk.picture("nothing-shop-cases")
    await buyer.shopper.puts_in((people.good.medium, 1))
    await buyer.shopper.checks_out()
    await buyer.shopper.places()
    await expect(buyer.page).to_have_url(re.compile("/shop/pay/"))
    await buyer.shopper.open(f"/orders/{await buyer.latest_order()}/aftersale")
    await expect(buyer.page.get_by_text(said["nothing now"])).to_be_visible()
    await buyer.desk.picture("nothing-shop-not-paid")
    with buyer.desk.refused_with(404):
        await buyer.shopper.open(f"/aftersale/{new_id()}")
        await expect(buyer.page.get_by_text(said["no case"])).to_be_visible()
        await buyer.desk.picture("nothing-shop-unknown")

    await seller.desk.open("/merchant/aftersale/cases")
    await expect(seller.page.get_by_text(said["no cases"])).to_be_visible()
    await seller.desk.picture("nothing-cases")
    await seller.desk.open("/merchant/aftersale/figures")
    await expect(seller.page.get_by_text(said["none in this time"]).first).to_be_visible()
    await seller.desk.picture("nothing-figures")

    async with window_of(address, people.judge.somebody) as office:
        _, code = await make_role(office, "部门查看", "identity.department.read")
    desk = await sit_down(language)
    await desk.sign_in("/admin/", await make_somebody(desk_database, role=code, language=language))
    with desk.refused_with(403):
        await desk.open("/admin/aftersale/cases")
        await expect(desk.page.get_by_text(said["not allowed"]).first).to_be_visible()
        await desk.picture("not-allowed-cases")


async def _stands(database: Database, case_id: str, state: str) -> bool:
    async with database.transaction() as session:
        found = await session.scalar(select(Case.state).where(Case.id == UUID(case_id)))
        return bool(found == state)


async def _has_ended(database: Database, case_id: str) -> bool:
    return await _stands(database, case_id, "done")
