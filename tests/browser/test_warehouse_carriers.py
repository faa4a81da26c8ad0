"""Who takes what leaves a warehouse is named in its list, and what is switched off says so."""

import pytest
from playwright.async_api import expect
from sqlalchemy import update

from houtai.modules.logistics.tables import Carrier
from tests.browser.people import make_somebody
from tests.factories.inventory import make_warehouse

WORDS = {
    "zh-CN": {
        "row": "用哪家快递",
        "usual": "默认快递",
        "sto": "申通快递",
        "add": "添加一家快递",
        "carrier": "快递公司",
        "to": "收货省份",
        "post": "邮政包裹",
        "saved": "已保存，之后生成的发货单按新的设置选快递",
        "off": "申通快递 已停用，不会再用来发货。请换一家。",
    },
    "en-US": {
        "row": "Carriers",
        "usual": "Usual carrier",
        "sto": "STO Express",
        "add": "Add a carrier",
        "carrier": "Carrier",
        "to": "Provinces",
        "post": "China Post",
        "saved": "Saved; shipments made from now on go by it",
        "off": "STO Express is switched off and takes nothing any more. Choose another.",
    },
}
SAVE = {"zh-CN": "保存", "en-US": "Save"}


async def switch(database, *, on: bool) -> None:
    async with database.transaction() as session:
        sto = update(Carrier).where(Carrier.code == "STO")
        await session.execute(sto.values(enabled=on))


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_a_warehouse_names_its_carriers(sit_down, desk_database, language):
    async with desk_database.transaction() as session:
        warehouse_id = await make_warehouse(session, name="深圳一号仓")
    said = WORDS[language]
    keeper = await make_somebody(
        desk_database,
        role="warehouse_manager",
        warehouse_id=warehouse_id,
        name="周建国",
        language=language,
    )
    desk = await sit_down(language)
    page = desk.page
    await desk.sign_in("/wms/", keeper)
    await desk.open("/wms/inventory/warehouses")
    await desk.picture("warehouses")
    await page.get_by_role("button", name=said["row"]).click()
    await desk.settled()
    await desk.picture("warehouse-carriers-none")
    await page.get_by_label(said["usual"]).click()
    await page.get_by_title(said["sto"]).click()
    await page.get_by_role("button", name=said["add"]).click()
    await page.get_by_label(said["carrier"], exact=True).click()
    await page.get_by_title(said["post"]).last.click()
    await page.get_by_label(said["to"]).click()
    for province in ("西藏", "新疆"):
        await page.keyboard.type(province)
        await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name=SAVE[language]).click()
    await expect(page.get_by_text(said["saved"])).to_be_visible()
    await switch(desk_database, on=False)
    await desk.open(f"/wms/fulfilment/warehouses/{warehouse_id}")
    await expect(page.get_by_text(said["off"])).to_be_visible()
    await expect(page.get_by_text("西藏自治区")).to_be_visible()
    await desk.picture("warehouse-carriers")
    await switch(desk_database, on=True)
    assert desk.complaints == []
