"""A buyer with a telephone: searches, chooses, sees price, stock and freight follow, signs in."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.async_api import Locator, Page, expect
from sqlalchemy import text

from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import Attribute, Category
from houtai.modules.storefront.service import refreshing
from tests.browser.desk import Desk
from tests.factories.catalog import bind, make_attribute, make_category, make_product, make_sku
from tests.factories.logistics import make_freight_template, written
from tests.factories.members import a_phone
from tests.factories.storefront import NOON, set_stock

TELEPHONE = {"width": 390, "height": 844}
SAID = {
    "zh-CN": {
        "search": "搜索商品",
        "nothing": "没有找到相关商品",
        "no such": "没有商品与",
        "corrected": "已显示",
        "cart": "加入购物车",
        "open": "请选择",
        "few": "仅剩 3 件",
        "plenty": "有货",
        "gone option": "特级（无货）",
        "delivery": "配送",
        "fee": "运费 ¥8.00",
        "far": "该地区暂不配送",
        "carts": "购物车",
        "total": "合计",
        "sign in": "登录 / 注册",
        "phone": "手机号",
        "send": "获取验证码",
        "again": "秒后重发",
        "code": "验证码",
        "enter": "登录",
        "nickname": "还没有昵称",
        "sign out": "退出登录",
        "guest": "还没有登录",
        "unknown": "找不到这件商品",
    },
    "en-US": {
        "search": "Search products",
        "nothing": "No products found",
        "no such": "No product has anything to do with",
        "corrected": "Showing results for",
        "cart": "Add to cart",
        "open": "Choose",
        "few": "Only 3 left",
        "plenty": "In stock",
        "gone option": "特级 (out of stock)",
        "delivery": "Delivery",
        "fee": "Freight ¥8.00",
        "far": "Not delivered to this region",
        "carts": "Cart",
        "total": "Total",
        "sign in": "Sign in / register",
        "phone": "Phone number",
        "send": "Send code",
        "again": "Again in",
        "code": "Code",
        "enter": "Sign in",
        "nickname": "No nickname yet",
        "sign out": "Sign out",
        "guest": "You are not signed in",
        "unknown": "No such product",
    },
}


@dataclass(frozen=True)
class Tea:
    """What is on the shelf."""

    id: UUID
    name: str


@pytest.fixture
async def tea(desk_database) -> Tea:
    """Two grades in two sizes: of the better the small one is sold out, of the other there is no
    large one. Sent everywhere but to Xinjiang.
    """
    name = f"狮峰龙井 手工炒制 {new_id().hex[-6:]}"
    async with desk_database.transaction() as session:
        category = await make_category(session)
        grade = await make_attribute(session, options={"best": "特级", "good": "一级"})
        size = await make_attribute(session, options={"small": "50 克", "large": "250 克"})
        await bind(session, category, grade, role="sale")
        await bind(session, category, size, role="sale")
        tea_id = await _with_skus(session, name, category, grade, size)
        await make_freight_template(session, category.id, tariff=written(no_delivery=["650000"]))
        await refreshing.refresh(session, [tea_id], NOON)
    return Tea(tea_id, name)


async def _with_skus(
    session, name: str, category: Category, grade: Attribute, size: Attribute
) -> UUID:
    prices = {"price_fen_min": 4800, "price_fen_max": 39800}
    product = await make_product(session, category, name=name, **prices)
    for key, price_fen, left in (
        (("best", "small"), 8800, 0),
        (("best", "large"), 39800, 3),
        (("good", "small"), 4800, 50),
    ):
        sku = await make_sku(
            session,
            product,
            spec={str(grade.id): key[0], str(size.id): key[1]},
            spec_key="|".join(key),
            price_fen=price_fen,
            market_fen=price_fen + 2_000,
            weight_gram=300,
        )
        await set_stock(session, sku.id, left)
    return product.id


class Buyer:
    """Somebody who holds a telephone."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page: Page = desk.page
        self.said = SAID[desk.language]

    def button(self, key: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=self.said[key], exact=True)

    async def open(self, path: str) -> None:
        await self.page.goto(f"/shop{path}")

    async def search(self, words: str) -> None:
        await self.open("/find")
        await self.page.get_by_role("searchbox", name=self.said["search"]).fill(words)
        await self.page.keyboard.press("Enter")
        await expect(self.page).to_have_url(re.compile(r"/shop/search\?"))

    async def choose_region(self, *way: str) -> None:
        await self.page.get_by_role("button", name=self.said["delivery"]).click()
        sheet = self.page.get_by_role("dialog")
        for name in way:
            await sheet.get_by_role("listitem").get_by_role("button", name=name).click()
        await expect(sheet).to_have_count(0)

    async def fits(self) -> None:
        """Nothing has to be pushed to the side."""
        width = await self.page.evaluate("document.documentElement.scrollWidth")
        assert width == TELEPHONE["width"], self.page.url


@pytest.fixture(params=["zh-CN", "en-US"])
async def buyer(sit_down, request) -> Buyer:
    desk: Desk = await sit_down(request.param)
    await desk.page.set_viewport_size(TELEPHONE)
    return Buyer(desk)


@pytest.mark.parametrize("words", ["龙井 手工", "longjing shougong"])
async def test_a_product_is_found_by_chinese_words_and_by_pinyin(buyer, tea, words):
    tail = tea.name.split()[-1]
    await buyer.search(f"{words} {tail}")
    await expect(buyer.page.get_by_role("link", name=tea.name)).to_be_visible()
    await buyer.fits()
    await buyer.desk.picture("shop-results")


async def test_a_slip_is_mended_and_nothing_found_is_explained(buyer, tea):
    await buyer.search("龙并")
    await expect(buyer.page.get_by_role("status").filter(has_text="龙井")).to_contain_text(
        buyer.said["corrected"]
    )
    await buyer.search("袋鼠牌吸尘器")
    await expect(buyer.page.get_by_text(buyer.said["nothing"])).to_be_visible()
    await expect(buyer.page.get_by_text(buyer.said["no such"])).to_be_visible()
    await buyer.fits()


async def test_price_and_stock_follow_the_choice_and_the_cart_keeps_it(buyer, tea, desk_database):
    page = buyer.page
    await buyer.open(f"/products/{tea.id}")
    await expect(page.get_by_role("heading", name=tea.name)).to_be_visible()
    await expect(page.get_by_text(re.compile("¥48.00"))).to_be_visible()
    await buyer.button("cart").click()
    sheet = page.get_by_role("dialog")
    await sheet.get_by_role("button", name="特级", exact=True).click()
    await expect(sheet.get_by_role("button", name=re.compile("^50 克"))).to_be_disabled()
    await sheet.get_by_role("button", name="250 克", exact=True).click()
    await expect(sheet.get_by_text(buyer.said["few"])).to_be_visible()
    await expect(sheet.get_by_text(re.compile("¥398.00"))).to_be_visible()
    await buyer.desk.picture("shop-chooser")
    await buyer.button("cart", sheet).click()
    await expect(sheet).to_have_count(0)
    await buyer.fits()

    await page.get_by_role("link", name=buyer.said["carts"]).click()
    await expect(page.get_by_role("link", name=tea.name)).to_be_visible()
    await expect(page.get_by_text(buyer.said["total"], exact=True)).to_be_visible()
    await expect(page.get_by_text(re.compile("¥398.00")).first).to_be_visible()
    await buyer.fits()
    assert await _noted(desk_database, tea.id, page) == ["cart", "product"]


async def _noted(database, product_id: UUID, page: Page) -> list[str]:
    """What was kept of it, once the browser has sent it."""
    asked = text("SELECT DISTINCT kind FROM storefront.behaviour WHERE product_id = :id ORDER BY 1")
    for _ in range(40):
        async with database.transaction() as session:
            kinds = [*await session.scalars(asked, {"id": product_id})]
        if len(kinds) > 1:
            break
        await page.wait_for_timeout(250)
    return kinds


async def test_freight_follows_the_region(buyer, tea):
    await buyer.open(f"/products/{tea.id}")
    await buyer.choose_region("广东省", "深圳市", "南山区")
    await expect(buyer.page.get_by_text("广东省 深圳市 南山区")).to_be_visible()
    await expect(buyer.page.get_by_text(buyer.said["fee"])).to_be_visible()
    await buyer.page.reload()
    await expect(buyer.page.get_by_text(buyer.said["fee"])).to_be_visible()
    await buyer.fits()


async def test_where_nothing_is_sent_the_page_says_so(buyer, tea):
    await buyer.open(f"/products/{tea.id}")
    await buyer.choose_region("新疆", "乌鲁木齐市", "天山区")
    await expect(buyer.page.get_by_text(buyer.said["far"])).to_be_visible()


async def test_a_guest_signs_in_by_code_and_out_again(buyer):
    page = buyer.page
    await buyer.open("/me")
    await buyer.button("sign in").click()
    sheet = page.get_by_role("dialog")
    await sheet.get_by_role("textbox", name=buyer.said["phone"]).fill(a_phone())
    await buyer.button("send", sheet).click()
    await expect(sheet.get_by_role("button", name=re.compile(buyer.said["again"]))).to_be_disabled()
    shown = re.search(r"\d{6}", await sheet.get_by_role("status").inner_text())
    assert shown, "without a gateway the page itself shows the code"
    await sheet.get_by_role("textbox", name=buyer.said["code"]).fill(shown[0])
    await buyer.button("enter", sheet).click()
    await expect(page.get_by_text(buyer.said["nickname"])).to_be_visible()
    await buyer.fits()
    await buyer.desk.picture("shop-me")
    await buyer.button("sign out").click()
    await page.get_by_role("dialog").get_by_text(buyer.said["sign out"], exact=True).click()
    await expect(page.get_by_text(buyer.said["guest"])).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/categories", "/find", "/search?text=茶", "/cart", "/me"])
async def test_every_room_fits_a_telephone(buyer, tea, path):
    await buyer.open(path)
    await expect(buyer.page.get_by_role("main")).to_be_visible()
    await buyer.desk.settled()
    await expect(buyer.page.locator(".hs-waiting")).to_have_count(0)
    await buyer.fits()


async def test_what_is_not_sold_is_told(buyer):
    with buyer.desk.refused_with(404):
        await buyer.open(f"/products/{new_id()}")
        await expect(buyer.page.get_by_text(buyer.said["unknown"])).to_be_visible()
