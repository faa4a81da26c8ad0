"""Card keys from hand to hand: put in at the console and counted there, paid for and read with a
telephone; where there are too few, the order waits before everybody's eyes.
"""

import json
import re

import pytest
from playwright.async_api import Locator, Page, expect

from houtai.kit.ids import new_id
from tests.browser.api import done, window_of
from tests.browser.buying_steps import TELEPHONE, Good, Shopper, put_on_sale, until
from tests.browser.desk import Desk
from tests.browser.people import Somebody, make_somebody

PRICE_FEN = 3_000
SAID = {
    "zh-CN": {
        "put in": "录入卡密",
        "sku": "卡密商品",
        "keys": "卡密",
        "two lines": "共 2 行",
        "two": "已录入 2 个",
        "one": "已录入 1 个",
        "wait": "还有 2 个卡密待发放",
        "used up": "已用完",
        "sent": "待收货",
    },
    "en-US": {
        "put in": "Put keys in",
        "sku": "Card-key product",
        "keys": "Keys",
        "two lines": "2 lines",
        "two": "2 keys put in",
        "one": "1 key put in",
        "wait": "2 keys are still to come",
        "used up": "Used up",
        "sent": "On its way",
    },
}


async def put_in(desk: Desk, good: Good, keys: list[str], told: str) -> None:
    """Chosen by its name, pasted one a line."""
    said = SAID[desk.language]
    await desk.page.get_by_role("button", name=said["put in"]).first.click()
    form = desk.page.get_by_role("dialog")
    chooser = form.get_by_role("combobox", name=said["sku"])
    await chooser.fill(good.name)
    await desk.page.locator(".ant-select-item-option", has_text=good.name).click()
    await form.get_by_role("textbox", name=said["keys"], exact=True).fill("\n".join(keys))
    if len(keys) > 1:
        await expect(form.get_by_text(said["two lines"])).to_be_visible()
        await desk.picture("card-keys-form")
    await form.get_by_role("button", name=said["put in"]).click()
    await expect(desk.page.get_by_text(said[told])).to_be_visible()
    await expect(form).to_have_count(0)


async def shelf(desk: Desk, good: Good) -> Locator:
    """Its row in the list, as it is now: left, waited for, handed out."""
    await desk.open("/admin/fulfilment/card-keys")
    return desk.page.get_by_role("row").filter(has_text=good.name).get_by_role("cell")


async def counts(desk: Desk, good: Good, *, left: str, waiting: str, handed: str) -> None:
    cells = await shelf(desk, good)
    for place, shown in enumerate((left, waiting, handed), start=1):
        await expect(cells.nth(place)).to_have_text(shown)


async def grant(shopper: Shopper, address: str, operator: Somebody) -> None:
    """A balance to pay from."""
    member = json.loads(await shopper.asks("GET", "/me"))["member"]
    async with window_of(address, operator) as client:
        given = {"amount_fen": 3 * PRICE_FEN, "reason": "开业"}
        await done(client.post(f"/payments/stored-value/{member['id']}/grant", json=given))


async def buys(shopper: Shopper, good: Good, pieces: int) -> str:
    """Paid from the balance; the address of the order, once the house has taken it up."""
    await shopper.puts_in((good, pieces))
    await shopper.checks_out()
    await expect(shopper.page.locator(".hs-address-of")).to_have_count(0)
    await shopper.places()
    await shopper.pays_by("stored")
    heading = shopper.page.get_by_role("heading", name=shopper.said["paid"])
    await expect(heading).to_be_visible()
    order = json.loads(await shopper.asks("GET", "/orders"))["items"][0]

    async def is_taken_up() -> bool:
        return json.loads(await shopper.asks("GET", f"/orders/{order['id']}/keys")) != []

    await until(is_taken_up)
    return f"/orders/{order['id']}"


def read(page: Page, key: str) -> Locator:
    return page.locator("code", has_text=re.compile(f"^{key}$"))


@pytest.mark.parametrize("language", SAID)
async def test_keys_are_counted_handed_out_once_and_waited_for(
    sit_down, desk_database, address, language
):
    said, mark = SAID[language], new_id().hex[-6:].upper()
    keys = [f"TEA-{mark}-{number}" for number in (1, 2, 3)]
    card = await put_on_sale(
        desk_database, "茶叶礼品卡", kind="card_key", price_fen=PRICE_FEN, left=10
    )
    operator = await make_somebody(desk_database, language=language)
    desk = await sit_down(language)
    await desk.sign_in("/admin/", operator)
    await desk.open("/admin/fulfilment/card-keys")
    await put_in(desk, card, keys[:2], "two")
    await counts(desk, card, left="2", waiting="0", handed="0")
    await desk.picture("card-keys-counted")
    shopper = Shopper(await sit_down(language), address)
    await shopper.page.set_viewport_size(TELEPHONE)
    await shopper.is_member()
    await grant(shopper, address, operator)

    first = await buys(shopper, card, 1)
    await shopper.open(first)
    await expect(read(shopper.page, keys[0])).to_be_visible()
    await expect(read(shopper.page, keys[1])).to_have_count(0)
    await shopper.fits()
    await shopper.desk.picture("shop-card-key")

    second = await buys(shopper, card, 2)
    await shopper.open(second)
    await expect(shopper.page.get_by_text(said["wait"])).to_be_visible()
    await expect(shopper.page.locator("code")).to_have_count(0)
    await shopper.desk.picture("shop-card-key-waits")
    await counts(desk, card, left="1", waiting="2", handed="1")
    await desk.picture("card-keys-waited-for")

    await put_in(desk, card, keys[2:], "one")
    await expect(read(shopper.page, keys[2])).to_be_visible()
    await expect(read(shopper.page, keys[1])).to_be_visible()
    await expect(shopper.page.get_by_text(said["wait"])).to_have_count(0)
    await expect(shopper.page.get_by_role("heading", name=said["sent"])).to_be_visible()
    await shopper.desk.picture("shop-card-key-came")
    await counts(desk, card, left=said["used up"], waiting="0", handed="3")
