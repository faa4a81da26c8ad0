"""The packing table with its own scale and printer: nothing is typed, the waybill prints itself."""

from uuid import UUID

import httpx
from playwright.async_api import expect
from sqlalchemy import func, select

from houtai.kit.db import Database
from houtai.modules.printing.tables import PrintEntry
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import waybills
from houtai.modules.wms.tables import Device, Parcel
from tests.browser.desk import Desk
from tests.browser.people import make_somebody
from tests.browser.stock_steps import scan
from tests.factories.logistics import make_waybill
from tests.factories.wms import make_floor, make_outbound, make_wave, pick_all, wish_line


async def write_down(desk: Desk, kind: str, name: str, connection: str | None = None) -> None:
    """One device, in the form."""
    await desk.page.get_by_role("button", name="新增设备").click()
    drawer = desk.page.get_by_role("dialog")
    if connection is not None:
        await drawer.get_by_label("种类").click()
        await desk.page.locator(".ant-select-item-option", has_text=kind).click()
        await drawer.get_by_label("连接方式").click()
        await desk.page.locator(".ant-select-item-option", has_text=connection).click()
    await drawer.get_by_label("名称").fill(name)
    await drawer.get_by_role("button", name="保存").click()
    await expect(desk.page.get_by_text(f"已新增设备 {name}")).to_be_visible()


async def token_of(desk: Desk) -> str:
    """As it is shown, this once."""
    await desk.page.get_by_role("button", name="生成令牌").click()
    dialog = desk.page.get_by_role("dialog").filter(has_text="只显示这一次")
    token = await dialog.locator("code").first.inner_text()
    await desk.picture("device-token")
    await dialog.get_by_role("button", name="关闭").last.click()
    return token.strip()


async def lay_on_scale(database: Database, address: str, token: str, weight_g: int) -> None:
    """What the program beside the scale does."""
    async with database.transaction() as session:
        scale = select(Device.id).where(Device.kind == "scale").order_by(Device.id.desc()).limit(1)
        device_id = await session.scalar(scale)
    async with httpx.AsyncClient(base_url=address) as client:
        told = await client.post(
            f"/api/open/wms/devices/{device_id}/weight",
            json={"weight_g": weight_g},
            headers={"Authorization": f"Bearer {token}"},
        )
    assert told.status_code == 204, told.text


async def prints_of(database: Database, thing_id: UUID) -> int:
    """How often the log has it."""
    async with database.transaction() as session:
        times = select(func.count()).where(PrintEntry.thing_id == str(thing_id))
        return await session.scalar(times) or 0


async def choose(desk: Desk, which: str, name: str) -> None:
    await desk.page.get_by_label(which).click()
    await desk.page.locator(".ant-select-item-option", has_text=name).click()


async def test_a_table_weighs_and_prints_by_itself(sit_down, desk_database, address):
    async with desk_database.transaction() as session:
        floor = await make_floor(session)
        line = wish_line(floor.tea, 2)
        asked = await make_outbound(session, floor.warehouse_id, line)
        await make_wave(session, floor)
        await pick_all(session, floor, asked.shipment_id)
    chief = await make_somebody(
        desk_database, role="warehouse_manager", warehouse_id=floor.warehouse_id, name="周建国"
    )
    desk = await sit_down()
    await desk.sign_in("/wms/", chief)
    await desk.open("/wms/wms/settings/devices")
    await write_down(desk, "打印机", "面单机")
    await write_down(desk, "电子秤", "一号秤", "秤旁程序上报")
    token = await token_of(desk)
    await desk.picture("devices")
    await desk.open("/wms/wms/packing")
    await choose(desk, "本台电子秤", "一号秤")
    await choose(desk, "本台打印机", "面单机")
    await scan(desk, "扫描或输入发货单号", asked.number)
    for seen in ("1 / 2", "2 / 2"):
        await scan(desk, "扫描商品条码", line.barcode)
        await expect(desk.page.get_by_text(f"第 {seen} 件")).to_be_visible()
    await lay_on_scale(desk_database, address, token, 560)
    await expect(desk.page.get_by_text("电子秤：560 克")).to_be_visible()
    await desk.picture("packing-with-scale")
    await desk.page.get_by_role("button", name="完成打包").click()
    await expect(desk.page.get_by_text("请在其中选择 面单机")).to_be_visible()
    async with desk_database.transaction() as session:
        wanted = select(Parcel.id).where(Parcel.outbound_id == asked.shipment_id)
        parcel_id = await session.scalar(wanted)
        made = {"parcel_id": parcel_id, "shipment_id": asked.shipment_id, "handed_over_at": None}
        bill = await make_waybill(session, **made)
        note = WaybillNote(parcel_id, bill.carrier_code, bill.number)
        await waybills.note_waybills(session, [note])
    await expect(desk.page.get_by_title("PDF")).to_be_visible()
    await desk.picture("packing-printed")
    assert await prints_of(desk_database, bill.id) == 1
    assert desk.complaints == []
