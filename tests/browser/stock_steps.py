"""Stock at the scanner, step by step; whoever needs a step shares these."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from playwright.async_api import expect
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.modules.inventory.service import warehouses
from tests.browser.api import done
from tests.browser.desk import Desk
from tests.factories.inventory import NANSHAN

HANDHELD = {"width": 480, "height": 800}
SECONDS_MAX = 40


def a_barcode() -> str:
    """A number of thirteen digits that nothing else has, its last digit right."""
    code = f"69{new_id().int % 10**10:010d}"
    weighed = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(code))
    return f"{code}{-weighed % 10}"


async def make_warehouse(session: AsyncSession, warehouse_id: UUID, *, at: datetime) -> None:
    """A warehouse of the platform that keeps goods of every merchant."""
    command = warehouses.MakeWarehouse(
        code="B-01", name="中心仓", region=NANSHAN, address="科技园路 1 号", marketplace=True
    )
    await warehouses.furnish(session, warehouse_id, command, at=at)


async def until(asked: Any, holds: Any) -> Any:
    """What a read answers once it holds; the layers follow within a moment."""
    async with asyncio.timeout(SECONDS_MAX):
        while True:
            answer = (await done(asked())).json()
            if holds(answer):
                return answer
            await asyncio.sleep(0.3)


async def scan(desk: Desk, placeholder: str, code: str) -> None:
    """Into the field that says so."""
    field = desk.page.get_by_placeholder(placeholder)
    await field.fill(code)
    await field.press("Enter")


async def count_in(desk: Desk, barcodes: list[str]) -> None:
    """Scan each at the receiving page; the field has the focus by itself."""
    await desk.page.set_viewport_size(HANDHELD)
    await desk.open("/wms/inventory/receive")
    await expect(desk.page.get_by_placeholder("扫描商品条码")).to_be_focused()
    for count, barcode in enumerate(barcodes, 1):
        await desk.page.keyboard.type(barcode)
        await desk.page.keyboard.press("Enter")
        kinds = len(set(barcodes[:count]))
        await expect(desk.page.get_by_text(f"{kinds} 种 · {count} 件")).to_be_visible()
    width = await desk.page.evaluate("document.documentElement.scrollWidth")
    assert width == HANDHELD["width"], "nothing has to be pushed to the side"


async def book_in(desk: Desk, count: int) -> None:
    """What was counted is stock from now on; the button is for gloves."""
    button = desk.page.get_by_role("button", name=f"入库 {count} 件")
    box = await button.bounding_box()
    assert box is not None
    assert box["height"] >= 56
    await button.click()
    await expect(desk.page.get_by_text("0 种 · 0 件")).to_be_visible()
    await desk.page.set_viewport_size({"width": 1440, "height": 900})
