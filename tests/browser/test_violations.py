"""A merchant is held to something: he appeals and it is withdrawn; he says nothing, it is taken
from his deposit, and he tops it up.
"""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect

from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.violations.service import deciding
from tests.browser.people import make_somebody
from tests.factories.violations import make_depositor, pay_in

SAID = {
    "zh-CN": {
        "raise": "登记违规",
        "raised": "违规已登记",
        "merchant": "商家",
        "kind": "违规类型",
        "described": "描述不符",
        "late": "延迟发货",
        "fine": "罚款",
        "words": "说明",
        "appeal": "申诉",
        "appealed": "申诉中",
        "withdraw": "撤销违规",
        "withdrawn": "已撤销",
        "told": "待商家确认",
        "fined": "已罚款",
        "short": "还需补缴 500.00 元",
        "none": "没有违规记录",
        "bounds": "罚款 100.00 至 5000.00 元",
        "duty": "待处理申诉",
    },
    "en-US": {
        "raise": "Raise violation",
        "raised": "The violation is raised",
        "merchant": "Merchant",
        "kind": "Kind",
        "described": "Not as described",
        "late": "Late shipment",
        "fine": "Fine",
        "words": "In words",
        "appeal": "Appeal",
        "appealed": "Appealed",
        "withdraw": "Withdraw",
        "withdrawn": "Withdrawn",
        "told": "To answer",
        "fined": "Fined",
        "short": "Your deposit is 500.00 yuan short",
        "none": "There are no violations",
        "bounds": "a fine of 100.00 to 5000.00 yuan",
        "duty": "Appeals to decide",
    },
}


async def raises(desk, said, shop, kind, yuan) -> None:
    """The platform fills in its form."""
    await desk.open("/admin/violations?tab=all")
    await desk.page.get_by_role("button", name=said["raise"]).click()
    form = desk.page.get_by_role("dialog")
    for label, wanted in ((said["merchant"], shop), (said["kind"], kind)):
        await form.get_by_label(label, exact=True).click()
        await desk.page.get_by_title(wanted, exact=True).click()
    await form.get_by_label(said["fine"], exact=True).fill(yuan)
    await form.get_by_label(said["words"], exact=True).fill("买家投诉：颜色与图片不一致")
    await desk.picture(f"violation-raise-{yuan}")
    await form.get_by_role("button", name=said["raise"]).click()
    await expect(desk.page.get_by_text(said["raised"])).to_be_visible()


async def says(desk, act, after) -> None:
    """One side does it in words."""
    await desk.page.get_by_role("button", name=act, exact=True).click()
    form = desk.page.get_by_role("dialog")
    await form.get_by_role("textbox").fill("附上发货前的照片")
    await desk.picture(f"violation-{after}")
    await form.get_by_role("button", name=act, exact=True).click()
    await expect(form).to_be_hidden()


async def opens(desk, number, where) -> None:
    await desk.open(f"{where}/violations?tab=all")
    await desk.page.get_by_role("link", name=number).click()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_appealed_and_withdrawn_then_fined_and_topped_up(sit_down, desk_database, language):
    said = SAID[language]
    async with desk_database.transaction() as session:
        name = f"青竹茶行{new_id().hex[-6:]}"
        merchant_id = await make_depositor(session, name=name)
    owner = await make_somebody(
        desk_database, role="merchant_owner", merchant_id=merchant_id, language=language
    )
    shop, desk = await sit_down(language), await sit_down(language)
    await shop.sign_in("/merchant/", owner)
    await shop.open("/merchant/violations")
    await expect(shop.page.get_by_text(said["none"])).to_be_visible()
    await shop.picture("violations-none")

    await desk.sign_in("/admin/", await make_somebody(desk_database, language=language))
    await raises(desk, said, name, said["described"], "300")
    row = desk.page.get_by_role("row").filter(has_text=name)
    await expect(row).to_contain_text(said["told"])
    number = await row.get_by_role("link").first.inner_text()
    await desk.picture("violations")

    await opens(shop, number, "/merchant")
    await expect(shop.page.get_by_role("main")).to_contain_text("300.00")
    await shop.picture("violation-told")
    await says(shop, said["appeal"], "appeal")
    await expect(shop.page.get_by_role("main")).to_contain_text(said["appealed"])

    await desk.open("/admin/desk")
    await expect(desk.page.get_by_role("main")).to_contain_text(said["duty"])
    await opens(desk, number, "/admin")
    await says(desk, said["withdraw"], "withdraw")
    await expect(desk.page.get_by_role("main")).to_contain_text(said["withdrawn"])
    await desk.picture("violation-withdrawn")
    await shop.open("/merchant/violations/deposit")
    await expect(shop.page.get_by_role("main")).to_contain_text("1,000.00")

    await raises(desk, said, name, said["late"], "500")
    await is_taken(shop, desk_database, merchant_id, said)
    assert desk.complaints == []
    assert shop.complaints == []


async def is_taken(shop, desk_database, merchant_id, said) -> None:
    """Nobody says anything in time; what is missing is paid."""
    async with desk_database.transaction() as session:
        await deciding.expire_due(session, at=utc_now() + timedelta(days=6))
    await shop.open("/merchant/violations/deposit")
    main = shop.page.get_by_role("main")
    await expect(main).to_contain_text(said["short"])
    await expect(main.get_by_role("row").filter(has_text=said["fined"])).to_contain_text("500.00")
    await shop.picture("deposit-short")
    async with desk_database.transaction() as session:
        await pay_in(session, merchant_id, 50_000)
    await shop.open("/merchant/violations/deposit")
    await expect(main.get_by_role("row").filter(has_text=said["withdrawn"])).to_be_visible()
    await expect(main).not_to_contain_text(said["short"])
    await shop.picture("deposit-topped-up")
    await shop.open("/merchant/violations?tab=all")
    rows = shop.page.get_by_role("row").filter(has_text=re.compile(r"V\d{18}"))
    await expect(rows).to_have_count(2)
    await shop.picture("violations-own")
