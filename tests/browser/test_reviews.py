"""A buyer says what he thinks of what he received; others read it, and platform and shop act."""

import json
import re
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from playwright.async_api import expect

from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import ForbiddenWord, Product
from tests.browser.buying_steps import TELEPHONE, Good, Shopper, put_on_sale
from tests.browser.people import make_somebody
from tests.factories.files import picture
from tests.factories.reviews import make_received

SAID = {
    "zh-CN": {
        "write": "写评价",
        "stars": "5 星 非常满意",
        "text": "评价内容",
        "publish": "发布评价",
        "no stars": "请先打分",
        "thanks": "评价已提交，谢谢！",
        "nothing": "没有待评价的商品",
        "written": "已评价",
        "follow": "追评",
        "later": "追评内容",
        "send later": "发布追评",
        "count": "评价（1）",
        "all": "查看全部",
        "liked": "好评率 100%",
        "reply": "商家回复",
        "waiting": "审核中，通过后其他买家可见",
        "hidden": "未展示：留有联系方式",
        "none": "还没有评价",
    },
    "en-US": {
        "write": "Write a review",
        "stars": "5 stars Very good",
        "text": "Your review",
        "publish": "Publish review",
        "no stars": "Choose the stars first",
        "thanks": "Thank you for your review!",
        "nothing": "Nothing to review",
        "written": "Written",
        "follow": "Add to it",
        "later": "What you have to add",
        "send later": "Publish",
        "count": "Reviews (1)",
        "all": "See all",
        "liked": "100% liked it",
        "reply": "Seller’s reply",
        "waiting": "Being checked; others see it once it has passed",
        "hidden": "Not shown: 留有联系方式",
        "none": "No reviews yet",
    },
}
Comes = Callable[..., Awaitable[Shopper]]


@pytest.fixture
def comes(sit_down, address) -> Comes:
    """A member with a telephone."""

    async def opened(language: str = "zh-CN") -> Shopper:
        desk = await sit_down(language)
        await desk.page.set_viewport_size(TELEPHONE)
        shopper = Shopper(desk, address)
        shopper.said = {**shopper.said, **SAID[language]}
        await shopper.is_member()
        return shopper

    return opened


async def receives(database, shopper: Shopper, good: Good) -> UUID:
    """An order with this good has reached its end; id of its line."""
    member = json.loads(await shopper.asks("GET", "/me"))["member"]
    async with database.transaction() as session:
        product = await session.get_one(Product, good.product_id)
        [line_id] = await make_received(session, UUID(member["id"]), product)
    return line_id


async def writes(shopper: Shopper, text: str, *pictures: bytes) -> None:
    """From the list of what can be judged; forgets the stars first."""
    page = shopper.page
    await shopper.open("/reviews")
    await page.get_by_role("button", name=re.compile(f"^{shopper.said['write']} ")).click()
    sheet = page.get_by_role("dialog")
    await sheet.get_by_role("textbox", name=shopper.said["text"]).fill(text)
    files = [
        {"name": f"{number}.png", "mimeType": "image/png", "buffer": content}
        for number, content in enumerate(pictures)
    ]
    if files:
        await sheet.locator("input[type=file]").set_input_files(files)
    await shopper.button("publish", sheet).click()
    await expect(sheet.get_by_role("alert")).to_have_text(shopper.said["no stars"])
    await sheet.get_by_role("radio", name=shopper.said["stars"]).check(force=True)
    await shopper.fits()
    await shopper.desk.picture("shop-review-write")
    await shopper.button("publish", sheet).click()
    await expect(page.get_by_text(shopper.said["thanks"])).to_be_visible()
    await expect(page.get_by_role("heading", name=shopper.said["nothing"])).to_be_visible()


async def test_what_a_buyer_says_stands_on_the_product_with_what_he_and_the_shop_add(
    comes, sit_down, desk_database
):
    language = "en-US"
    tea = await put_on_sale(desk_database, "云雾绿茶")
    shopper = await comes(language)
    page, said = shopper.page, shopper.said
    await receives(desk_database, shopper, tea)
    script = "<img src=x onerror=alert(1)>"
    await writes(shopper, f"{script} 茶香浓郁", picture(size=(300, 200)))
    await shopper.open("/reviews?tab=written")
    await page.get_by_role("button", name=re.compile(f"^{said['follow']} ")).click()
    sheet = page.get_by_role("dialog")
    await sheet.get_by_role("textbox", name=said["later"]).fill("喝了几天，依然喜欢")
    await shopper.button("send later", sheet).click()
    await expect(page.get_by_text("喝了几天，依然喜欢")).to_be_visible()

    desk = await sit_down(language)
    await desk.sign_in("/admin/", await make_somebody(desk_database, language=language))
    await desk.go_by_menu("/admin/catalog/buyer-reviews")
    row = desk.page.get_by_role("row").filter(has_text=tea.name)
    await expect(row).to_contain_text(script)
    await row.get_by_role("button", name=re.compile("^(回复|Reply)$")).click()
    drawer = desk.page.get_by_role("dialog")
    await drawer.get_by_role("textbox").fill("感谢您的支持")
    await drawer.get_by_role("button", name=re.compile("发布回复|Publish reply")).click()
    await expect(drawer).to_have_count(0)
    await expect(row).to_contain_text("感谢您的支持")
    await desk.picture("admin-buyer-reviews")

    await shopper.open(f"/products/{tea.product_id}")
    await expect(page.get_by_role("heading", name=said["count"])).to_be_visible()
    await expect(page.get_by_text(said["liked"])).to_be_visible()
    await page.get_by_role("link", name=said["all"]).click()
    review = page.get_by_role("article")
    for words in (script, "喝了几天，依然喜欢", said["reply"], "感谢您的支持"):
        await expect(review).to_contain_text(words)
    await review.locator("img").first.click()
    large = page.get_by_role("dialog").locator("img")
    await expect(large).to_be_visible()
    assert await large.evaluate("image => image.naturalWidth") > 0
    await page.keyboard.press("Escape")
    await shopper.fits()
    await shopper.desk.picture("shop-reviews")


async def test_a_review_with_a_forbidden_word_waits_is_hidden_with_a_reason_and_shown_again(
    comes, sit_down, desk_database
):
    word = f"加微信{new_id().hex[-6:]}"
    async with desk_database.transaction() as session:
        session.add(ForbiddenWord(word=word, word_key=word, level="block"))
    tea = await put_on_sale(desk_database, "武夷岩茶")
    shopper = await comes()
    page, said = shopper.page, shopper.said
    await receives(desk_database, shopper, tea)
    await writes(shopper, f"好喝，{word}领券")
    await shopper.open("/reviews?tab=written")
    await expect(page.get_by_text(said["waiting"])).to_be_visible()

    desk = await sit_down()
    await desk.sign_in("/admin/", await make_somebody(desk_database))
    await desk.go_by_menu("/admin/catalog/buyer-reviews")
    await desk.page.get_by_role("tab", name="待审", exact=True).click()
    row = desk.page.get_by_role("row").filter(has_text=tea.name)
    await expect(row).to_contain_text(word)
    await row.get_by_role("checkbox").check()
    await desk.page.get_by_role("button", name="隐藏", exact=True).first.click()
    asked = desk.page.get_by_role("dialog")
    await asked.get_by_role("textbox").fill("留有联系方式")
    await asked.get_by_role("button", name=re.compile(r"隐\s?藏")).click()
    await expect(row).to_have_count(0)
    await shopper.open("/reviews?tab=written")
    await expect(page.get_by_text(said["hidden"])).to_be_visible()
    await shopper.open(f"/products/{tea.product_id}")
    await expect(page.get_by_text(said["none"])).to_be_visible()

    await desk.page.get_by_role("tab", name="已隐藏", exact=True).click()
    await row.get_by_role("button", name=re.compile(r"放\s?行")).click()
    await expect(row).to_have_count(0)
    await shopper.open(f"/products/{tea.product_id}")
    await expect(page.get_by_role("heading", name=said["count"])).to_be_visible()
