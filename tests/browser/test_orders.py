"""The order centre: found, repriced, released, explained; each sees what is his to see."""

import asyncio

from playwright.async_api import expect

from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.ordering.public import payable_of
from tests.browser.api import make_role, window_of
from tests.browser.order_steps import PHONE, RECIPIENT, button, buy, find
from tests.browser.people import make_shop, make_somebody

ADMIN, MERCHANT = "/admin/", "/merchant/"
SECONDS_MAX = 40
HELD_FEN = 2_500_000


async def until_told(desk, path, text):
    """The house hears of a payment within a moment."""
    async with asyncio.timeout(SECONDS_MAX):
        while True:
            await desk.open(path)
            if await desk.page.get_by_text(text, exact=True).count():
                return
            await asyncio.sleep(0.5)


async def test_an_operator_finds_an_unpaid_order_and_makes_it_cheaper(
    sit_down, desk_database, address
):
    bought = await buy(desk_database, "武夷肉桂特级礼盒")
    desk = await sit_down()
    await desk.sign_in(ADMIN, await make_somebody(desk_database, name="周客服"))
    row = await find(desk, ADMIN, bought.number)
    await expect(row.get_by_text("¥25.00")).to_be_visible()
    await desk.picture("orders")
    await row.get_by_role("link", name=bought.number).click()
    await desk.settled()
    await desk.picture("order-unpaid")

    await desk.page.get_by_role("button", name=button("改价")).click()
    drawer = desk.page.get_by_role("dialog")
    await drawer.get_by_label("在原优惠后的商品金额上加减").fill("-3.01")
    await expect(drawer.get_by_text("¥21.99").last).to_be_visible()
    await desk.picture("order-price")
    await drawer.get_by_role("button", name="确认改价").click()
    await expect(desk.page.get_by_text("价格已修改，买家应付 ¥21.99")).to_be_visible()
    async with desk_database.transaction() as session:
        asked = await payable_of(session, bought.member_id, bought.trade_id, at=utc_now())
    assert asked is not None
    assert asked.amount_fen == 2_199
    await expect(desk.page.get_by_text("修改订单价格", exact=True)).to_be_visible()


async def test_a_held_order_is_released_with_a_word(sit_down, desk_database):
    bought = await buy(desk_database, "百年老枞水仙", price_fen=HELD_FEN, paid=True)
    desk = await sit_down()
    await desk.sign_in(ADMIN, await make_somebody(desk_database, name="吴审核"))
    order = f"/admin/ordering/orders/{bought.order_id}"
    await until_told(desk, order, "待审核")
    await desk.open("/admin/ordering/holds")
    row = desk.page.get_by_role("row").filter(has_text=bought.number)
    await expect(row.get_by_text("金额较大")).to_be_visible()
    await desk.picture("holds")
    await row.get_by_role("button", name=button("放行")).click()
    asked = desk.page.get_by_role("dialog")
    await asked.get_by_label("核实说明").fill("已电话确认")
    await asked.get_by_role("button", name=button("放行")).click()
    await expect(row).to_have_count(0)
    await desk.open(order)
    await expect(desk.page.get_by_text("审核放行", exact=True)).to_be_visible()
    await expect(desk.page.get_by_text("说明：已电话确认")).to_be_visible()


async def test_a_paid_order_is_explained_and_its_journey_told(sit_down, desk_database):
    bought = await buy(desk_database, "正岩大红袍", coupon=True, paid=True)
    desk = await sit_down()
    await desk.sign_in(ADMIN, await make_somebody(desk_database, name="周客服"))
    order = f"/admin/ordering/orders/{bought.order_id}"
    await until_told(desk, order, "付款完成，订单待发货")
    await expect(desk.page.get_by_text("满减券")).to_be_visible()
    await expect(desk.page.get_by_text("平台 ¥10.00")).to_be_visible()
    await desk.picture("order-paid")
    await desk.page.get_by_role("link", name="查看完整流转").click()
    for told in ("买家提交订单", "支付成功", "通知：订单已付款", "收款入账"):
        await expect(desk.page.get_by_text(told, exact=True).first).to_be_visible()
    await desk.settled()
    await desk.picture("journey")
    await desk.page.get_by_role("button", name="查看明细").first.click()
    await expect(desk.page.get_by_role("columnheader", name="转出账户")).to_be_visible()
    await desk.picture("journey-entries")
    await desk.open(f"/admin/ordering/trades/{bought.trade_id}")
    await expect(desk.page.get_by_role("link", name=bought.number)).to_be_visible()
    await expect(desk.page.get_by_text("已使用", exact=True)).to_be_visible()
    await desk.picture("trade")
    await desk.open("/admin/ordering/trades")
    await expect(desk.page.get_by_role("link", name=bought.trade_number)).to_be_visible()
    await desk.picture("trades")


async def test_a_merchant_sees_his_own_orders_only(sit_down, desk_database):
    merchant_id = await make_shop(desk_database)
    theirs = await buy(desk_database, "商家的铁观音", merchant_id=merchant_id)
    others = await buy(desk_database, "自营的铁观音")
    owner = await make_somebody(
        desk_database, name="陈掌柜", role="merchant_owner", merchant_id=merchant_id
    )
    desk = await sit_down()
    await desk.sign_in(MERCHANT, owner)
    await desk.open("/merchant/ordering/orders")
    await expect(desk.page.get_by_role("link", name=theirs.number)).to_be_visible()
    await expect(desk.page.get_by_text(others.number)).to_have_count(0)
    await desk.picture("orders-merchant")
    with desk.refused_with(404):
        await desk.open(f"/merchant/ordering/orders/{others.order_id}")
        await expect(desk.page.get_by_role("heading", name="找不到这一页")).to_be_visible()
    assert "/merchant/ordering/holds" not in await desk.pages_of_the_menu()


async def test_a_clerk_sees_masked_what_he_may_not_read_and_cannot_search_by_it(
    sit_down, desk_database, address
):
    bought = await buy(desk_database, f"凤凰单丛{new_id().hex[-6:]}")
    boss = await make_somebody(desk_database, name="王总")
    async with window_of(address, boss) as office:
        _, code = await make_role(office, "订单查看", "ordering.order.read")
    desk = await sit_down()
    clerk = await make_somebody(desk_database, name="小赵", role=code)
    await desk.sign_in(ADMIN, clerk)
    row = await find(desk, ADMIN, bought.number)
    await expect(row.get_by_text("139****4321")).to_be_visible()
    await desk.open(f"/admin/ordering/orders/{bought.order_id}")
    await expect(desk.page.get_by_text("139****4321").first).to_be_visible()
    whole = await desk.page.content()
    assert PHONE not in whole
    assert RECIPIENT not in whole
    await expect(desk.page.get_by_role("button", name=button("改价"))).to_have_count(0)
    await desk.picture("order-clerk")
    await desk.open(f"/admin/ordering/orders?phone_tail={PHONE[-4:]}")
    await expect(desk.page.get_by_label("手机号后四位")).to_have_value(PHONE[-4:])
    await expect(desk.page.get_by_role("link", name=bought.number)).to_be_visible()
    async with window_of(address, clerk) as office:
        refused = await office.get("/ordering/orders", params={"phone": PHONE})
        assert refused.json()["code"] == "request.field_not_readable"


async def test_goods_are_changed_with_what_it_means_shown_first(sit_down, desk_database):
    bought = await buy(desk_database, "政和白牡丹")
    desk = await sit_down()
    await desk.sign_in(ADMIN, await make_somebody(desk_database, name="周客服"))
    await desk.open(f"/admin/ordering/orders/{bought.order_id}")
    await desk.page.get_by_role("button", name=button("更多")).click()
    await desk.page.get_by_role("menuitem", name="改商品").click()
    drawer = desk.page.get_by_role("dialog")
    await drawer.get_by_label("新数量 政和白牡丹").fill("1")
    await expect(drawer.get_by_text("¥12.50").last).to_be_visible()
    await desk.picture("order-goods")
    asked: list[str] = []
    desk.page.on("request", lambda one: asked.append(one.url.rpartition("/")[2]))
    await drawer.get_by_role("button", name="确认修改").click()
    await expect(desk.page.get_by_text("商品已修改")).to_be_visible()
    await expect(desk.page.get_by_role("cell", name="¥12.50").last).to_be_visible()
    assert "preview" not in asked, "what was changed is no change any more"


async def test_the_order_centre_speaks_english(sit_down, desk_database):
    held = await buy(desk_database, "Old bush narcissus", price_fen=HELD_FEN, paid=True)
    paid = await buy(desk_database, "Cliff tea", coupon=True, paid=True)
    waits = await buy(desk_database, "White peony")
    boss = await make_somebody(desk_database, name="Zhou", language="en-US")
    desk = await sit_down("en-US")
    await desk.sign_in(ADMIN, boss)
    await until_told(desk, f"/admin/ordering/orders/{held.order_id}", "Held")
    await until_told(desk, f"/admin/ordering/orders/{paid.order_id}", "Paid, to be shipped")
    await desk.picture("order-paid")
    await desk.open(f"/admin/ordering/orders/{paid.order_id}/journey")
    await expect(desk.page.get_by_text("Money received", exact=True)).to_be_visible()
    await desk.picture("journey")
    await desk.open("/admin/ordering/orders")
    await expect(desk.page.get_by_role("link", name=waits.number)).to_be_visible()
    await desk.picture("orders")
    await desk.open("/admin/ordering/holds")
    row = desk.page.get_by_role("row").filter(has_text=held.number)
    await expect(row.get_by_text("Large amount")).to_be_visible()
    await desk.picture("holds")
    await desk.open(f"/admin/ordering/trades/{paid.trade_id}")
    await expect(desk.page.get_by_text("Applied", exact=True)).to_be_visible()
    await desk.picture("trade")
    await desk.open(f"/admin/ordering/orders/{waits.order_id}")
    await desk.page.get_by_role("button", name="Change price").click()
    await desk.page.get_by_role("dialog").get_by_text("Line by line").click()
    await desk.settled()
    await desk.picture("order-price")
