"""The way of parcels, whole: orders of two merchants are sourced, put into a wave, picked on the
handheld with one piece short, checked, weighed, numbered, handed over, tracked and signed for; two
orders of one buyer go in one parcel. In a house of its own, so that its proofs are about this walk.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest
from playwright.async_api import expect
from sqlalchemy import select, update

from houtai.kit import db, migrate
from houtai.kit.clock import utc_now
from houtai.kit.embedded_pg import Address
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Sku
from houtai.modules.fulfilment.tables import Shipment, ShipmentLine
from houtai.modules.inventory import public as inventory
from houtai.modules.members.tables import Member
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.tables import Order
from houtai.modules.printing.tables import PrintEntry
from houtai.modules.wms.service import places
from houtai.modules.wms.tables import Outbound, Shortage
from tests.browser import order_steps as orders
from tests.browser import stock_steps as stock
from tests.browser.buying_steps import TELEPHONE, until
from tests.browser.buying_steps import Shopper as Window
from tests.browser.conftest import sandbox_beside, up
from tests.browser.desk import Desk
from tests.browser.people import WAREHOUSE_ID, make_somebody
from tests.browser.stock_steps import HANDHELD, scan
from tests.entry.command import houtai, outside
from tests.factories.inventory import keeper, receive_stock
from tests.factories.ordering import Shopper, make_good, make_shopper, place, placement
from tests.factories.wms import WORKS, carton, put_away

TABLE = {"width": 1440, "height": 900}
PRICE_FEN = 1_250
TEA_BIN, CUP_BIN = "A-01-02", "A-03-04"
CARTON_G = 150


@dataclass(frozen=True)
class Good:
    """What a merchant sells, and where it lies."""

    sku_id: UUID
    name: str
    barcode: str
    bin: str


@pytest.fixture(scope="module")
def place_of_house(fresh_database: Callable[[str], Address]) -> Address:
    made = fresh_database("parcels")
    migrate.upgrade(made.owner_url)
    return made


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with TemporaryDirectory(prefix="houtai-parcels-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
async def address(place_of_house: Address, home: Path) -> AsyncIterator[str]:
    async with up(place_of_house, home) as answering:
        yield answering


@pytest.fixture(scope="module")
async def _carrier(place_of_house: Address, home: Path, address: str) -> AsyncIterator[None]:
    async with sandbox_beside(place_of_house, home, address):
        yield


@pytest.fixture(scope="module")
async def desk_database(place_of_house: Address) -> AsyncIterator[db.Database]:
    opened = db.Database(place_of_house.app_url, connections_max=4)
    yield opened
    await opened.close()


@pytest.fixture
def house(place_of_house: Address, home: Path) -> dict[str, Any]:
    """Settings by which a command reaches this house."""
    return {**outside(place_of_house), "home": home}


@pytest.fixture
async def goods(desk_database) -> tuple[Good, Good]:
    """Tea of one merchant, cups of another, on the shelves of the platform's warehouse."""
    worker = keeper(WAREHOUSE_ID, *WORKS)
    async with desk_database.transaction() as session:
        await stock.make_warehouse(session, WAREHOUSE_ID, at=utc_now())
        zone = places.MakeZone(code="A", name="A 区")
        zone_id = await places.make_zone(session, worker, zone, at=utc_now())
        bins = places.MakeBins(zone_id=zone_id, first="A-01-01", last="A-03-05")
        await places.make_bins(session, worker, bins)
        await places.make_carton(session, worker, carton(tare_g=CARTON_G), at=utc_now())
        found = []
        for name, bin_code in (("正山小种", TEA_BIN), ("影青杯", CUP_BIN)):
            sku_id = await make_good(
                session, left=0, merchant_id=new_id(), name=name, price_fen=PRICE_FEN
            )
            barcode = stock.a_barcode()
            changed = update(Sku).where(Sku.id == sku_id).values(barcode=barcode)
            await session.execute(changed)
            await receive_stock(session, sku_id, WAREHOUSE_ID, 2)
            await put_away(session, worker, barcode, bin_code, 2)
            found.append(Good(sku_id, name, barcode, bin_code))
    for one in found:
        await until(lambda one=one: _is_sellable(desk_database, one.sku_id))
    tea, cup = found
    return tea, cup


async def _is_sellable(database: db.Database, sku_id: UUID) -> bool:
    async with database.transaction() as session:
        return (await inventory.sellable(session, [sku_id])).get(sku_id) == 2


async def buy(database: db.Database, who: Shopper, good: Good, pieces: int) -> UUID:
    """Placed and paid; the house does the rest by itself. The order."""
    at = utc_now()
    async with database.transaction() as session:
        agreed_fen = PRICE_FEN * pieces
        wanted = placement(who, (good.sku_id, pieces), agreed_fen=agreed_fen, at=at)
        (trade,) = await place(session, wanted, at=at)
        assert isinstance(trade, PlacedView), trade
    await orders.pay(database, trade, who)
    async with database.transaction() as session:
        found = select(Order.id).where(Order.trade_id == trade.trade_id)
        return (await session.scalars(found)).one()


async def shipment_of(database: db.Database, order_id: UUID) -> UUID:
    """The open one that the worker has sourced by now."""
    found: list[UUID] = []

    async def there() -> bool:
        async with database.transaction() as session:
            ids = await session.scalars(
                select(Shipment.id)
                .join(ShipmentLine, ShipmentLine.shipment_id == Shipment.id)
                .where(ShipmentLine.order_id == order_id, Shipment.state == "waiting")
            )
            found[:] = ids.all()
            return bool(found)

    await until(there)
    return found[0]


def standing(
    database: db.Database, table: Any, state: str, ids: Sequence[UUID] | None = None
) -> Callable[[], Awaitable[bool]]:
    """Whether all of these, or all that there are, have come there."""

    async def holds() -> bool:
        async with database.transaction() as session:
            states = select(table.state)
            these = states if ids is None else states.where(table.id.in_(ids))
            return set(await session.scalars(these)) == {state}

    return holds


async def merge(desk: Desk, shipment_id: UUID) -> UUID:
    """At the platform: the page says that another one goes to the same address."""
    await desk.open(f"/admin/fulfilment/shipments/{shipment_id}")
    await desk.picture("parcel-walk-1-shipment")
    await desk.page.get_by_role("button", name="合并发货").click()
    await expect(desk.page.get_by_text("已合并为一张发货单")).to_be_visible()
    await expect(desk.page).not_to_have_url(re.compile(str(shipment_id)))
    await desk.settled()
    await desk.picture("parcel-walk-2-merged")
    return UUID(desk.page.url.rsplit("/", 1)[1])


async def build_wave(desk: Desk) -> None:
    """Everything that waits, on one walk."""
    await desk.open("/wms/wms/waves")
    await desk.page.get_by_role("button", name="生成波次").first.click()
    form = desk.page.get_by_role("dialog")
    await expect(form.get_by_text("2 单")).to_be_visible()
    await desk.picture("parcel-walk-3-wave-form")
    await form.get_by_role("button", name="生成波次").click()
    await expect(desk.page.get_by_text("2 单、1 张拣货单")).to_be_visible()
    await desk.page.get_by_role("table").get_by_role("link").first.click()
    await desk.settled()
    await desk.picture("parcel-walk-4-wave")
    await print_out(desk, "打印拣货单")


async def print_out(desk: Desk, what: str) -> None:
    """The browser's own reader has the sheets, and is closed again."""
    async with desk.page.expect_response(re.compile("/print$")) as answered:
        await desk.page.get_by_role("button", name=what).first.click()
    sheet = await answered.value
    assert sheet.headers["content-type"] == "application/pdf", await sheet.text()
    reader = desk.page.get_by_title("PDF")
    await expect(reader).to_be_visible()
    sheets = desk.page.get_by_role("dialog").filter(has=reader)
    await sheets.get_by_role("button", name=orders.button("关闭")).last.click()
    await expect(reader).to_have_count(0)


async def pick(desk: Desk, tea: Good, cup: Good) -> None:
    """Tea of both orders, one of two cups; the other is not there."""
    await desk.page.set_viewport_size(HANDHELD)
    await desk.open("/wms/wms/pda/pick")
    await desk.page.get_by_role("button", name="领取").click()
    await expect(desk.page.get_by_placeholder(f"扫描库位 {tea.bin}")).to_be_focused()
    await desk.picture("parcel-walk-5-pick")
    await scan(desk, f"扫描库位 {tea.bin}", tea.bin)
    for done in (1, 2):
        await scan(desk, "扫描商品", tea.barcode)
        await expect(desk.page.get_by_text(f"{done} / 4")).to_be_visible()
    await scan(desk, f"扫描库位 {cup.bin}", cup.bin)
    await scan(desk, "扫描商品", cup.barcode)
    await expect(desk.page.get_by_text("3 / 4")).to_be_visible()
    await desk.page.get_by_role("button", name="找不到 / 不够").click()
    asked = desk.page.get_by_role("dialog")
    await asked.get_by_role("button", name="找不到 / 不够").click()
    await expect(desk.page.get_by_text("1 项缺货等人复点")).to_be_visible()
    await desk.picture("parcel-walk-6-short")


async def count_again(desk: Desk) -> None:
    """Somebody else looks: the bin is empty."""
    await desk.open("/wms/wms/shortages")
    await desk.page.get_by_role("row").get_by_text("复点", exact=True).click()
    form = desk.page.get_by_role("dialog")
    await form.get_by_label("库位里实际有几件").fill("0")
    await desk.picture("parcel-walk-7-count")
    await form.get_by_role("button", name=orders.button("复点")).click()
    await expect(desk.page.get_by_text("已记录复点结果")).to_be_visible()


async def pack(desk: Desk, number: str, good: Good, pieces: int) -> str:
    """Each piece is scanned again, the carton weighed; the carrier's number comes by itself."""
    await desk.open("/wms/wms/packing")
    await scan(desk, "扫描或输入发货单号", number)
    for seen in range(1, pieces + 1):
        await scan(desk, "扫描商品条码", good.barcode)
        await expect(desk.page.get_by_text(re.compile(rf"第 {seen} / \d 件"))).to_be_visible()
    await desk.page.get_by_label("称重（克）").fill(str(CARTON_G + 10))
    await desk.page.get_by_role("button", name="完成打包").click()
    waybill = desk.page.get_by_text(re.compile(r"^SF\d{13}$"))
    await expect(waybill).to_be_visible()
    await desk.picture("parcel-walk-8-packed")
    await print_out(desk, "打印快递单")
    return await waybill.inner_text()


async def hand_over(desk: Desk, waybills: Sequence[str]) -> None:
    """Counted by their waybills, given to the courier on one list."""
    await desk.open("/wms/wms/handover")
    for count, waybill in enumerate(waybills, 1):
        await scan(desk, "扫描包裹号或运单号", waybill)
        await expect(desk.page.get_by_text(f"已清点 {count} / 2 件")).to_be_visible()
    await desk.page.get_by_label("快递员姓名").fill("王师傅")
    await desk.picture("parcel-walk-9-hand-over")
    await desk.page.get_by_role("button", name="交接 2 件").click()
    await expect(desk.page.get_by_text("没有等待交接的包裹")).to_be_visible()
    await desk.page.get_by_role("tab", name="交接记录").click()
    await desk.page.get_by_role("table").get_by_role("link").first.click()
    await print_out(desk, "打印交接单")


async def carry(address: str, waybills: Sequence[str]) -> None:
    """The courier of the sandbox presses what happened to each parcel."""
    port = (urlsplit(address).port or 0) + 1
    async with httpx.AsyncClient(base_url=f"http://localhost:{port}") as courier:
        for waybill in waybills:
            for status in ("collected", "moving", "signed"):
                pressed = {"carrier": "SF", "number": waybill, "status": status}
                answer = await courier.post("/carrier", data=pressed)
                assert answer.status_code == 303, answer.text


async def read_journey(desk: Desk, order_id: UUID, *told: str) -> None:
    """The page shows each of these steps."""
    await desk.open(f"/admin/ordering/orders/{order_id}/journey")
    for step in told:
        await expect(desk.page.get_by_text(step, exact=True).first).to_be_visible()


async def follow(
    desk: Desk, address: str, database: db.Database, who: Shopper, order: UUID
) -> None:
    """The buyer unfolds on his telephone what the carrier told."""
    async with database.transaction() as session:
        phone = await session.scalar(select(Member.phone).where(Member.id == who.member_id))
    await desk.page.set_viewport_size(TELEPHONE)
    shop = Window(desk, address)
    shop.phone = str(phone)
    await shop.open("/me")
    await shop.page.get_by_role("main").get_by_role("button", name=shop.said["sign in"]).click()
    await shop.signs_in()
    await shop.open(f"/orders/{order}")
    parcels = shop.page.get_by_role("region", name="包裹")
    await expect(parcels.get_by_role("listitem")).to_have_count(1)
    await parcels.get_by_role("button", name="查看全部 3 条物流").click()
    await expect(parcels.get_by_role("listitem")).to_have_count(3)
    await expect(parcels.get_by_text("已签收").first).to_be_visible()
    await desk.picture("parcel-walk-12-buyer")


async def numbers_of(database: db.Database, ids: Sequence[UUID]) -> list[str]:
    async with database.transaction() as session:
        rows = await session.execute(
            select(Shipment.id, Shipment.number).where(Shipment.id.in_(ids))
        )
        known = {row.id: row.number for row in rows}
    return [known[one] for one in ids]


async def printed(database: db.Database) -> list[str]:
    """Kinds of what the log of prints has, in order."""
    async with database.transaction() as session:
        return list(await session.scalars(select(PrintEntry.kind).order_by(PrintEntry.id)))


ON_THE_WAY = (
    "分仓完成：由一个仓库发出",
    "编入波次",
    "领取拣货单",
    "拣货完成",
    "扫码复核完成",
    "装箱并称重",
    "取得运单号",
    "与承运商交接",
    "货品出库，库存核减",
    "运输中",
    "已签收",
)


@pytest.mark.usefixtures("_carrier")
async def test_orders_of_two_merchants_go_from_payment_to_signature(
    sit_down, desk_database, address, goods, house
):
    tea, cup = goods
    async with desk_database.transaction() as session:
        first, second = await make_shopper(session), await make_shopper(session)
    teas = [await buy(desk_database, first, tea, 1) for _ in range(2)]
    cups = await buy(desk_database, second, cup, 2)
    waiting = [await shipment_of(desk_database, one) for one in (*teas, cups)]

    office = await sit_down()
    await office.sign_in("/admin/", await make_somebody(desk_database))
    merged = await merge(office, waiting[0])
    both = [merged, waiting[2]]

    place_of_work = {"warehouse_id": WAREHOUSE_ID}
    chief = await make_somebody(
        desk_database, role="warehouse_manager", name="郑仓管", **place_of_work
    )
    picker = await make_somebody(
        desk_database, role="warehouse_clerk", name="周建国", **place_of_work
    )
    desk, handheld = await sit_down(), await sit_down()
    await desk.sign_in("/wms/", chief)
    await handheld.sign_in("/wms/", picker)
    await build_wave(desk)
    await pick(handheld, tea, cup)
    await until(standing(desk_database, Shortage, "asked"))
    await count_again(desk)
    await until(standing(desk_database, Outbound, "picked", both))
    of_tea, of_cup = await numbers_of(desk_database, both)
    waybills = [await pack(desk, of_tea, tea, 2), await pack(desk, of_cup, cup, 1)]
    await hand_over(desk, waybills)
    on_paper = ["pick_list", "waybill", "waybill", "handover_list"]
    assert await printed(desk_database) == on_paper
    await until(standing(desk_database, Shipment, "shipped", both))
    await carry(address, waybills)
    await until(standing(desk_database, Shipment, "signed", both))

    for order_id in teas:
        await read_journey(office, order_id, *ON_THE_WAY)
    await office.picture("parcel-walk-10-journey-merged")
    short = (
        "拣货时发现缺货，等待复点",
        "另一人复点库位",
        "没有仓库可以发货，等待到货",
        "部分商品已发货",
    )
    await read_journey(office, cups, *ON_THE_WAY, *short)
    await expect(office.page.get_by_text("工作人员 · 周建国").first).to_be_visible()
    await office.picture("parcel-walk-11-journey-short")
    await follow(await sit_down(), address, desk_database, first, teas[0])
    proved = await asyncio.to_thread(houtai, "check", **house)
    assert proved.returncode == 0, proved.stdout
    assert [one.complaints for one in (office, desk, handheld)] == [[], [], []]
