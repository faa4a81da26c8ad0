"""Freezing, levels, the settlement account, shops, and what was approved by others."""

import pytest
from sqlalchemy import text

from houtai.events.approvals import ApprovalGranted
from houtai.events.merchants import SELF_RUN_ID, MerchantFrozen, MerchantOpened
from houtai.kit import settings
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.merchants import handlers
from houtai.modules.merchants.public import FurnishMerchant, furnish, may_sell, sellers
from houtai.modules.merchants.queries import deposits, levels, merchants
from houtai.modules.merchants.queries import shops as shop_queries
from houtai.modules.merchants.service import accounts, asking, freezing, shops
from houtai.modules.merchants.service import levels as giving
from houtai.modules.merchants.service.commands import (
    ChangedMeanwhile,
    MerchantUnknown,
    SettlementAccount,
)
from houtai.modules.merchants.service.refusals import NoBankCard, ShopNameTaken
from tests.factories.identity import actor_for, make_account
from tests.factories.merchants import MORNING, make_merchant

REGION = "350702"


async def events(session, kind):
    rows = await session.execute(
        text("SELECT body FROM eventlog.event WHERE name = :name ORDER BY position"),
        {"name": kind.LABEL.name},
    )
    return [row.body for row in rows]


async def owner_of(session, merchant_id):
    account = await make_account(session, role="merchant_owner", merchant_id=merchant_id)
    return await actor_for(session, account.id, Place(merchant_id))


async def set_to(session, setting, value, reviewer):
    change = settings.ChangeSetting(value=value, version=0)
    await settings.change(session, reviewer, setting, change, at=MORNING)


async def test_the_platform_is_merchant_number_one_and_cannot_be_frozen(session, reviewer):
    own = await merchants.row(session, reviewer, SELF_RUN_ID)
    assert (own.state, own.self_run, own.shop_name is not None) == ("open", True, True)
    freeze = freezing.FreezeMerchant(version=own.version, reason="试试")
    with pytest.raises(freezing.NotOpen):
        await freezing.freeze(session, reviewer, SELF_RUN_ID, freeze, at=MORNING)


async def test_a_frozen_merchant_does_not_sell_until_he_is_unfrozen(session, reviewer):
    merchant_id = (await make_merchant(session)).merchant_id
    freeze = freezing.FreezeMerchant(version=1, reason="售卖假货")
    assert await freezing.freeze(session, reviewer, merchant_id, freeze, at=MORNING) is None
    assert not await may_sell(session, merchant_id)
    assert (await events(session, MerchantFrozen))[-1]["reason"] == "售卖假货"
    with pytest.raises(freezing.NotOpen):
        await freezing.freeze(session, reviewer, merchant_id, freeze, at=MORNING)
    stale = freezing.UnfreezeMerchant(version=1, reason="已整改")
    with pytest.raises(ChangedMeanwhile):
        await freezing.unfreeze(session, reviewer, merchant_id, stale, at=MORNING)
    right = freezing.UnfreezeMerchant(version=2, reason="已整改")
    await freezing.unfreeze(session, reviewer, merchant_id, right, at=MORNING)
    with pytest.raises(freezing.NotFrozen):
        await freezing.unfreeze(session, reviewer, merchant_id, right, at=MORNING)
    assert await may_sell(session, merchant_id)
    assert (await events(session, MerchantOpened))[-1]["merchant_id"] == str(merchant_id)


def granted(act, asked_by, place, merchant_id, command):
    deferred = asking.Deferred(merchant_id=merchant_id, command=command.model_dump(mode="json"))
    return ApprovalGranted(
        request_id=new_id(),
        act=act,
        asked_by=asked_by,
        merchant_id=place.merchant_id,
        warehouse_id=None,
        command=deferred.model_dump_json(),
        at=MORNING,
    )


@pytest.fixture
def kept():
    deeds = []

    async def keep_deed(session, deed):
        deeds.append(deed)

    return deeds, keep_deed


async def test_freezing_is_asked_for_where_two_have_to_look_and_done_once_granted(
    session, reviewer, kept
):
    merchant_id = (await make_merchant(session)).merchant_id
    await set_to(session, asking.FREEZE_ASKS, value=True, reviewer=reviewer)
    command = freezing.FreezeMerchant(version=1, reason="投诉集中")
    asked = await freezing.freeze(session, reviewer, merchant_id, command, at=MORNING)
    assert asked is not None
    assert await may_sell(session, merchant_id)
    deeds, keep_deed = kept
    event = granted(asking.FREEZE, reviewer.id, Place(), merchant_id, command)
    await handlers.carry_out(session, [event], keep_deed=keep_deed)
    assert not await may_sell(session, merchant_id)
    assert [(deed.door, deed.code) for deed in deeds] == [("merchants_freeze_merchant", None)]
    await handlers.carry_out(session, [event], keep_deed=keep_deed)
    assert deeds[-1].code == "merchants.not_open"


def account(**changes):
    return SettlementAccount(
        **{
            "version": 1,
            "account_kind": "corporate",
            "account_name": "武夷茶业",
            "bank_name": "中国银行",
            "bank_account": "4567890123456789",
            **changes,
        }
    )


async def test_a_new_settlement_account_waits_for_the_platform(session, reviewer, kept):
    merchant_id = (await make_merchant(session)).merchant_id
    owner = await owner_of(session, merchant_id)
    asked = await accounts.change(session, owner, merchant_id, account(), at=MORNING)
    before = await merchants.row(session, reviewer, merchant_id)
    assert (asked is None, before.bank_account) == (False, None)
    event = granted(asking.ACCOUNT_CHANGE, owner.id, owner.place, merchant_id, account())
    await handlers.carry_out(session, [event], keep_deed=kept[1])
    after = await merchants.row(session, reviewer, merchant_id)
    assert (after.bank_account, after.version) == ("4567890123456789", 2)
    left = granted(asking.ACCOUNT_CHANGE, new_id(), owner.place, merchant_id, account(version=2))
    await handlers.carry_out(session, [left], keep_deed=kept[1])
    assert kept[0][-1].code == "merchants.nobody_asks"


async def test_a_persons_account_is_a_card_with_a_check_digit(session):
    merchant_id = (await make_merchant(session)).merchant_id
    owner = await owner_of(session, merchant_id)
    wrong = account(account_kind="personal", bank_account="6222021234567890129")
    with pytest.raises(NoBankCard):
        await accounts.change(session, owner, merchant_id, wrong, at=MORNING)
    other = (await make_merchant(session)).merchant_id
    with pytest.raises(MerchantUnknown):
        await accounts.change(session, owner, other, account(), at=MORNING)


async def test_a_level_is_made_used_and_kept_while_it_is_used(session, reviewer):
    merchant_id = (await make_merchant(session)).merchant_id
    wanted = giving.MakeMerchantLevel(name="金牌商家", rank=5, deposit_fen=300, is_usual=True)
    level_id = await giving.make(session, wanted)
    usual = [one.name for one in await levels.list_levels(session) if one.is_usual]
    assert usual == ["金牌商家"]
    with pytest.raises(giving.LevelNameTaken):
        await giving.make(session, wanted.model_copy(update={"is_usual": False}))
    give = giving.GiveLevel(version=1, level_id=level_id, demand=True)
    await giving.give(session, reviewer, merchant_id, give, at=MORNING)
    deposit = await deposits.deposit(session, reviewer, merchant_id)
    assert (deposit.demanded_fen, deposit.state) == (300, "due")
    for stuck in (
        giving.remove(session, level_id),
        giving.edit(
            session,
            level_id,
            giving.EditMerchantLevel(name="金牌", rank=5, deposit_fen=0, version=1),
        ),
    ):
        with pytest.raises(giving.LevelInUse):
            await stuck


def profile(**changes):
    return shops.EditShop(**{"version": 1, "name": f"茶舍{new_id().hex[-6:]}", **changes})


async def test_a_shops_new_name_is_told_and_belongs_to_one(session):
    merchant_id = (await make_merchant(session)).merchant_id
    other = (await make_merchant(session)).merchant_id
    owner = await owner_of(session, merchant_id)
    command = profile(carriers=["SF", "ZTO"], region=REGION, notice="满 99 元包邮")
    await shops.edit(session, owner, merchant_id, command, at=MORNING)
    shown = await shop_queries.shop(session, owner, merchant_id)
    assert (shown.name, shown.carriers) == (command.name, ["SF", "ZTO"])
    assert (await events(session, MerchantOpened))[-1]["shop_name"] == command.name
    theirs = await owner_of(session, other)
    with pytest.raises(ShopNameTaken):
        await shops.edit(session, theirs, other, profile(name=command.name), at=MORNING)
    with pytest.raises(shops.ShopUnknown):
        await shops.edit(session, theirs, merchant_id, profile(version=2), at=MORNING)
    with pytest.raises(shops.CarrierTwice):
        await shops.edit(
            session, owner, merchant_id, profile(version=2, carriers=["SF", "SF"]), at=MORNING
        )


async def test_one_address_of_each_kind_is_the_usual_one(session):
    merchant_id = (await make_merchant(session)).merchant_id
    owner = await owner_of(session, merchant_id)

    def address(**changes):
        return shops.MakeShopAddress(
            **{
                "kind": "return",
                "contact_name": "韩梅梅",
                "phone": "13800138000",
                "region": REGION,
                "street": "滨江中路 1 号",
                **changes,
            }
        )

    first = await shops.make_address(session, owner, merchant_id, address())
    second = await shops.make_address(session, owner, merchant_id, address(is_usual=True))
    await shops.make_address(session, owner, merchant_id, address(kind="shipping"))
    shown = await shop_queries.shop(session, owner, merchant_id)
    usual = {one.id for one in shown.addresses if one.is_usual and one.kind == "return"}
    assert usual == {second}
    await shops.remove_address(session, owner, merchant_id, first)
    with pytest.raises(shops.AddressUnknown):
        await shops.remove_address(session, owner, merchant_id, first)
    other = (await make_merchant(session)).merchant_id
    with pytest.raises(shops.AddressUnknown):
        await shops.remove_address(session, owner, other, second)


async def test_a_demonstrations_merchant_is_made_once(session):
    wanted = FurnishMerchant(id=new_id(), name="演示茶业", shop_name=f"演示{new_id().hex[-6:]}")
    assert await furnish(session, wanted, at=MORNING)
    assert not await furnish(session, wanted, at=MORNING)
    more = wanted.model_copy(update={"category_ids": (new_id(),)})
    assert await furnish(session, more, at=MORNING)
    known = await sellers(session, [wanted.id])
    assert known[wanted.id].shop_name == wanted.shop_name
