"""A shipment on its way through the warehouse: picked with the handheld, checked, weighed, gone."""

import asyncio
from uuid import UUID

from playwright.async_api import expect
from sqlalchemy import select

from houtai.kit.db import Database
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import waybills
from houtai.modules.wms.tables import Parcel
from tests.browser.desk import Desk
from tests.browser.people import make_somebody
from tests.browser.stock_steps import HANDHELD, SECONDS_MAX, scan
from tests.factories.wms import make_floor, make_outbound, make_wave, state_of, wish_line

TABLE = {"width": 1440, "height": 900}


async def pick(desk: Desk, barcode: str) -> None:
    """A wrong bin is told; then two pieces from the right one."""
    await desk.page.set_viewport_size(HANDHELD)
    await desk.open("/wms/wms/pda/pick")
    await desk.page.get_by_role("button", name="领取").click()
    field = desk.page.get_by_placeholder("扫描库位 A-01-02")
    await expect(field).to_be_focused()
    await scan(desk, "扫描库位 A-01-02", "A-02-05")
    answer = desk.page.get_by_role("status").last
    await expect(answer).to_contain_text("库位不对：扫到 A-02-05，应到 A-01-02")
    await desk.picture("warehouse-pick-wrong")
    await scan(desk, "扫描库位 A-01-02", "A-01-02")
    await scan(desk, "扫描商品", barcode)
    await scan(desk, "扫描商品", barcode)
    await expect(desk.page.get_by_text("这张拣完了")).to_be_visible()
    await desk.picture("warehouse-picked")


async def until_state(database: Database, shipment_id: UUID, state: str) -> None:
    """The handheld sends its scans one after the other, a moment later."""
    async with asyncio.timeout(SECONDS_MAX):
        found = None
        while found != state:
            await asyncio.sleep(0.2)
            async with database.transaction() as session:
                found = await state_of(session, shipment_id)


async def check_and_pack(desk: Desk, number: str, barcode: str) -> None:
    """Each piece is scanned again; a weight that is far off is not taken."""
    await desk.page.set_viewport_size(TABLE)
    await desk.open("/wms/wms/packing")
    await scan(desk, "扫描或输入发货单号", number)
    for seen in ("1 / 2", "2 / 2"):
        await scan(desk, "扫描商品条码", barcode)
        await expect(desk.page.get_by_text(f"第 {seen} 件")).to_be_visible()
    weight = desk.page.get_by_label("称重（克）")
    await weight.fill("700")
    with desk.refused_with(409):
        await desk.page.get_by_role("button", name="完成打包").click()
        await expect(desk.page.get_by_text("重量不符：称得 700 克，应约 550 克")).to_be_visible()
    await desk.picture("warehouse-weight-off")
    await weight.fill("560")
    await desk.page.get_by_role("button", name="完成打包").click()
    await expect(desk.page.get_by_text(f"发货单 {number} 已打包")).to_be_visible()


async def hand_over(desk: Desk, waybill: str) -> None:
    """Counted by its waybill, given to the courier."""
    await desk.open("/wms/wms/handover")
    await scan(desk, "扫描包裹号或运单号", waybill)
    await expect(desk.page.get_by_text("已清点 1 / 1 件")).to_be_visible()
    await desk.page.get_by_label("快递员姓名").fill("王师傅")
    await desk.picture("warehouse-hand-over")
    await desk.page.get_by_role("button", name="交接 1 件").click()
    await expect(desk.page.get_by_text("没有等待交接的包裹")).to_be_visible()


async def test_a_shipment_is_picked_checked_weighed_and_handed_over(sit_down, desk_database):
    async with desk_database.transaction() as session:
        floor = await make_floor(session)
        line = wish_line(floor.tea, 2)
        asked = await make_outbound(session, floor.warehouse_id, line)
        await make_wave(session, floor)
    clerk = await make_somebody(
        desk_database, role="warehouse_clerk", warehouse_id=floor.warehouse_id, name="周建国"
    )
    desk = await sit_down()
    await desk.sign_in("/wms/", clerk)
    await pick(desk, line.barcode)
    await until_state(desk_database, asked.shipment_id, "picked")
    await check_and_pack(desk, asked.number, line.barcode)
    async with desk_database.transaction() as session:
        parcel_id = await session.scalar(
            select(Parcel.id).where(Parcel.outbound_id == asked.shipment_id)
        )
        waybill = f"SF{parcel_id.hex[-12:].upper()}"
        await waybills.note_waybills(session, [WaybillNote(parcel_id, "SF", waybill)])
    await hand_over(desk, waybill)
    async with desk_database.transaction() as session:
        assert await state_of(session, asked.shipment_id) == "handed_over"
    assert desk.complaints == []
