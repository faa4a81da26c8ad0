"""A parcel that a buyer sent back: taken in by its waybill, looked at, put away."""

from playwright.async_api import expect

from houtai.modules.wms.service import returns_awaited
from tests.browser.people import make_somebody
from tests.browser.stock_steps import HANDHELD, scan
from tests.factories.inventory import NOON
from tests.factories.wms import lying, make_floor
from tests.modules.wms.test_returns import wish_of

TABLE = {"width": 1440, "height": 900}


async def inspect(desk, waybill: str, code: str) -> None:
    """Something strange is told; one piece is good, one damaged."""
    await desk.page.set_viewport_size(HANDHELD)
    await desk.open("/wms/wms/pda/returns")
    await scan(desk, "扫描退回运单号或售后单号", waybill)
    answer = desk.page.get_by_role("status").last
    await scan(desk, "扫描商品，记为“良品”", "6900000000000")
    await expect(answer).to_contain_text("不在这个包裹的登记里")
    await desk.picture("returns-not-of-this")
    await scan(desk, "扫描商品，记为“良品”", code)
    await desk.page.get_by_text("残次", exact=True).click()
    await scan(desk, "扫描商品，记为“残次”", code)
    await expect(answer).to_contain_text("残次 1 件")
    await desk.picture("returns-inspected")
    await desk.page.get_by_role("button", name="完成质检").click()
    await desk.page.get_by_role("dialog").get_by_role("button", name="完成质检").click()
    await expect(answer).to_contain_text("质检完成")


async def put_away(desk, number: str) -> None:
    """From the desk: the good piece into a bin, the damaged one is repaired."""
    await desk.page.set_viewport_size(TABLE)
    await desk.open("/wms/wms/returns")
    await desk.page.get_by_role("tab", name="已质检").click()
    await desk.settled()
    await desk.picture("returns-list")
    await desk.page.get_by_text(number).click()
    await desk.settled()
    await desk.picture("returns-detail")
    await desk.page.get_by_role("button", name="上架").click()
    await desk.page.get_by_label("放入库位").fill("A-01-05")
    await desk.picture("returns-put-away")
    await desk.page.get_by_role("dialog").get_by_role("button", name="上架").click()
    await expect(desk.page.get_by_text("上架 1", exact=True)).to_be_visible()


async def test_a_returned_parcel_is_taken_in_looked_at_and_put_away(sit_down, desk_database):
    async with desk_database.transaction() as session:
        floor = await make_floor(session)
        wish = wish_of(floor, (floor.tea, 2))
        await returns_awaited.expect_return(session, [wish], at=NOON)
    clerk = await make_somebody(
        desk_database, role="warehouse_clerk", warehouse_id=floor.warehouse_id, name="周建国"
    )
    desk = await sit_down()
    await desk.sign_in("/wms/", clerk)
    await inspect(desk, wish.waybill_number, floor.tea_code)
    await put_away(desk, wish.number)
    async with desk_database.transaction() as session:
        assert (1, 0) in (await lying(session, floor.tea)).values()
    assert desk.complaints == []
