"""Fees made at a desk, and the fall of an order's money."""

import re

from playwright.async_api import expect

from houtai.kit.ids import new_id
from houtai.modules.settlement.service import earning
from tests.browser.people import make_somebody
from tests.factories.aftersale import make_sold
from tests.factories.ordering import NOON


async def test_a_fee_is_made_and_ended_and_an_orders_money_is_shown(sit_down, desk_database):
    async with desk_database.transaction() as session:
        sold = await make_sold(session, (2, 10_000), merchant_id=new_id())
        await earning.hear_orders(session, [sold.order_id], at=NOON)
    desk = await sit_down()
    page = desk.page
    await desk.sign_in("/admin/", await make_somebody(desk_database))
    await desk.open("/admin/settlement/fees")
    await desk.picture("fees-empty")
    await page.get_by_role("button", name="新增费用").first.click()
    form = page.get_by_role("dialog")
    await form.get_by_role("radio", name="类目").click()
    await form.get_by_role("button", name="保存").click()
    await expect(form.get_by_text(re.compile("请.*类目"))).to_be_visible()
    await form.get_by_role("radio", name="全部商品").click()
    await desk.picture("fee-form")
    await form.get_by_role("button", name="保存").click()
    # Other tests' merchants have fees of their own.
    row = page.get_by_role("row").filter(has_text="5%").filter(has_text="全部商品").first
    await expect(row).to_contain_text("佣金")
    await desk.picture("fees")
    await row.get_by_role("button", name="结束").click()
    await page.get_by_role("dialog").get_by_role("button", name="结束").click()
    await expect(row).to_contain_text("已结束")

    await desk.open(f"/admin/ordering/orders/{sold.order_id}")
    section = page.locator("section, .ant-card").filter(has_text="资金分配").last
    await section.get_by_role("button", name="查看").click()
    falls = page.get_by_role("table", name="资金分配")
    await expect(falls).to_contain_text("商家应得")
    await expect(falls).to_contain_text("200.00")
    await falls.scroll_into_view_if_needed()
    await desk.picture("waterfall")
    assert desk.complaints == []
