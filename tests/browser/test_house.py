"""Settings, dictionaries, files, jobs and the ledger, as a person uses them."""

from io import BytesIO

from PIL import Image
from playwright.async_api import expect
from sqlalchemy import text

from houtai.events.catalog import ProductChanged
from houtai.kit import eventlog
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from tests.browser.people import make_somebody

HOME = "/admin/"


def drawing() -> bytes:
    target = BytesIO()
    Image.new("RGB", (64, 64), "#0E7C7B").save(target, format="PNG")
    return target.getvalue()


async def at_home(sit_down, desk_database):
    desk = await sit_down()
    await desk.sign_in(HOME, await make_somebody(desk_database))
    return desk


def row_of(page, words):
    return page.get_by_role("row").filter(has_text=words)


PARK = """
    INSERT INTO eventlog.parked (id, subscriber, position, key, state, error, attempts, parked_at)
    SELECT gen_random_uuid(), 'storefront.products', position, key, 'failed', 'deaf', 5, now()
    FROM eventlog.event WHERE key = :key
"""


async def parked_event(database: Database) -> str:
    """Set aside for the shop, which would take it by now; its key."""
    told = ProductChanged(product_id=new_id(), merchant_id=new_id(), on_shelf=False, at=utc_now())
    async with database.transaction() as session:
        await eventlog.emit(session, told)
        await session.execute(text(PARK), {"key": str(told.product_id)})
    return str(told.product_id)


async def test_a_new_name_of_the_consoles_is_seen_at_once_and_put_back(sit_down, desk_database):
    desk = await at_home(sit_down, desk_database)
    page = desk.page
    await desk.open("/admin/settings")
    await row_of(page, "后台名称").get_by_text("修改", exact=True).click()
    await page.get_by_role("dialog").get_by_role("textbox").fill("武夷茶行")
    await page.get_by_role("dialog").get_by_text("保存").click()
    await expect(page.get_by_text("武夷茶行 平台后台").first).to_be_visible()
    await row_of(page, "后台名称").get_by_text("修改记录").click()
    await expect(row_of(page.get_by_role("dialog"), "武夷茶行")).to_be_visible()
    await desk.picture("settings-history")
    await page.get_by_role("dialog").get_by_label("Close").click()
    await row_of(page, "后台名称").get_by_text("恢复默认").click()
    await page.get_by_role("dialog").get_by_role("button", name="恢复默认").click()
    await expect(page.get_by_text("武夷茶行 平台后台")).to_have_count(0)


async def test_a_new_word_stands_in_its_dictionary(sit_down, desk_database):
    desk = await at_home(sit_down, desk_database)
    page = desk.page
    await desk.open("/admin/dictionaries/staff.leaving_reason")
    await page.get_by_role("button", name="编辑字典").click()
    await page.get_by_role("button", name="添加字典项").click()
    drawer = page.get_by_role("dialog")
    for label, words in (("中文名称", "回乡"), ("英文名称", "Went home"), ("编码", "went_home")):
        await drawer.get_by_label(label, exact=True).last.fill(words)
    await desk.picture("dictionary-form")
    await drawer.get_by_text("保存").click()
    await expect(row_of(page, "went_home")).to_be_visible()


async def test_a_picture_is_taken_in_and_a_script_is_not(sit_down, desk_database):
    desk = await at_home(sit_down, desk_database)
    page = desk.page
    await desk.open("/admin/files")
    await page.get_by_role("button", name="上传文件").click()
    dialog = page.get_by_role("dialog")
    script = {"name": "图.svg", "mimeType": "image/png", "buffer": b"<svg onload='alert(1)'/>"}
    await dialog.locator("input[type=file]").set_input_files([script])
    with desk.refused_with(422):
        await dialog.get_by_role("button", name="上传文件").last.click()
        await expect(dialog.get_by_text("无法接收这种文件")).to_be_visible()
    await desk.picture("file-refused")
    await dialog.locator("input[type=file]").set_input_files([])
    await dialog.get_by_label("删除文件").or_(dialog.get_by_title("删除文件")).first.click()
    sound = {"name": "<b>岩茶.png", "mimeType": "text/html", "buffer": drawing()}
    await dialog.locator("input[type=file]").set_input_files([sound])
    await dialog.get_by_role("button", name="上传文件").last.click()
    await expect(row_of(page, "_b_岩茶.png")).to_be_visible()
    await desk.picture("files")


async def test_the_machine_room_and_the_ledger_can_be_looked_at(sit_down, desk_database):
    desk = await at_home(sit_down, desk_database)
    for path, words in (
        ("/admin/machine/jobs", "后台任务"),
        ("/admin/machine/crons", "核对全部账目"),
        ("/admin/machine/events", "操作日志：记录操作与登录"),
        ("/admin/machine/proofs", "账目核对"),
        ("/admin/ledger/accounts", "账本账户"),
    ):
        await desk.open(path)
        await expect(desk.page.get_by_text(words).first).to_be_visible()
        await desk.picture(path.rpartition("/")[2])


async def test_a_parked_event_is_taken_again_and_another_passed_over(sit_down, desk_database):
    again, never = await parked_event(desk_database), await parked_event(desk_database)
    desk = await at_home(sit_down, desk_database)
    page = desk.page
    await desk.open("/admin/machine/events")
    await row_of(page, again).get_by_text("重放", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="重放").click()
    await expect(page.get_by_text("1 个事件已处理")).to_be_visible()
    await expect(row_of(page, again)).to_have_count(0)
    await row_of(page, never).get_by_text("跳过", exact=True).click()
    await page.get_by_role("dialog").get_by_label("原因").fill("商品已删除")
    await desk.picture("event-skipped")
    await page.get_by_role("dialog").get_by_role("button", name="跳过").click()
    await expect(row_of(page, never)).to_have_count(0)
    await page.get_by_role("tab", name="全部").click()
    await expect(row_of(page, again).get_by_text("已重放")).to_be_visible()
    await expect(row_of(page, never).get_by_text("商品已删除")).to_be_visible()
