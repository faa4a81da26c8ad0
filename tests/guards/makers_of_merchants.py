"""Makers of what belongs to merchants, and bodies that their doors take."""

from typing import Any
from uuid import UUID

from sqlalchemy import update

from houtai.kit.ids import new_id
from houtai.modules.merchants.queries import contracts
from houtai.modules.merchants.rules.contracts import hash_of
from houtai.modules.merchants.tables import (
    Application,
    CategoryGrant,
    ContractText,
    Level,
    Shop,
    ShopAddress,
)
from tests.factories.catalog import make_category
from tests.factories.files import make_file
from tests.factories.merchants import (
    BANK_ACCOUNT,
    ID_NUMBER,
    MORNING,
    credit_code,
    make_application,
    make_merchant,
    make_paper,
)
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_places import PHONE, put
from tests.guards.registry import makes

LIBRARY = "what the platform sets for all merchants"
REGION = "441900"
EXPECTED.update(
    {
        "merchants_show_own_application": "merchants.application_unknown",
        "merchants_show_own_file": "merchants.merchant_unknown",
        "merchants_show_own_shop": "merchants.shop_unknown",
        "merchants_show_own_standing": "merchants.merchant_unknown",
        "merchants_accept_contract": "merchants.merchant_unknown",
    }
)  # Doors of the place where one works: the platform is none, and not every merchant applied.


async def merchant_of(owner: Owner) -> UUID:
    """The merchant who works there, open and as nobody has touched him; for the platform a new
    one each time.
    """
    wanted = owner.place.merchant_id
    facts = {"contact_phone": PHONE, "id_number": ID_NUMBER, "bank_account": BANK_ACCOUNT}
    fresh = {"state": "open", "frozen_at": None, "version": 1}
    made = await make_merchant(owner.session, merchant_id=wanted, **facts, **fresh)
    await owner.session.execute(
        update(Shop).where(Shop.merchant_id == made.merchant_id).values(version=1)
    )
    return made.merchant_id


@makes("merchants/merchants/{merchant_id}", by_merchant=True)
async def a_merchant(owner: Owner) -> object:
    return await merchant_of(owner)


@makes("merchants/shops/{shop_id}", by_merchant=True)
async def a_shop(owner: Owner) -> object:
    return await merchant_of(owner)


@makes("merchants/shops/{shop_id}/addresses/{address_id}", by_merchant=True)
async def an_address(owner: Owner) -> object:
    address = ShopAddress(
        merchant_id=owner.earlier.get("shop_id") or await merchant_of(owner),
        kind="return",
        contact_name="韩梅梅",
        phone=PHONE,
        region=REGION,
        street="滨江中路 1 号",
        is_usual=False,
    )
    return await put(owner, address)


@makes("merchants/applications/{application_id}", by_merchant=True)
async def an_application(owner: Owner) -> object:
    """There is one for each merchant: met again, it is as it was at first."""
    merchant_id = await merchant_of(owner)
    again = (
        update(Application)
        .where(Application.merchant_id == merchant_id)
        .values(state="draft", decided_at=None, version=1)
        .returning(Application.id)
    )
    known = await owner.session.scalar(again)
    if known is not None:
        return known
    facts = {"contact_phone": PHONE, "id_number": ID_NUMBER, "bank_account": BANK_ACCOUNT}
    return (await make_application(owner.session, merchant_id=merchant_id, **facts)).id


@makes("merchants/papers/{paper_id}", by_merchant=True)
async def a_paper(owner: Owner) -> object:
    paper = await make_paper(owner.session, await merchant_of(owner), state="waiting")
    return paper.id


@makes("merchants/merchants/{merchant_id}/categories/{granted_id}", by_merchant=True)
async def a_granted_category(owner: Owner) -> object:
    category = await make_category(owner.session)
    merchant_id = owner.earlier.get("merchant_id") or await merchant_of(owner)
    grant = CategoryGrant(
        merchant_id=merchant_id,
        category_id=category.id,
        state="asked",
        note="",
        changed_at=MORNING,
    )
    owner.session.add(grant)
    await owner.session.flush()
    return category.id


@makes("merchants/levels/{level_id}", nobodys=LIBRARY)
async def a_level(owner: Owner) -> object:
    level = Level(
        name=f"等级{new_id().hex[-8:]}", description="", rank=9, deposit_fen=1, is_usual=False
    )
    return await put(owner, level)


@makes("merchants/contracts/{contract_id}", nobodys=LIBRARY)
async def a_contract(owner: Owner) -> object:
    text = ContractText(
        edition=new_id().hex[-12:],
        title="协议",
        body="正文",
        sha256=hash_of("协议", "正文"),
        state="draft",
        made_at=MORNING,
    )
    return await put(owner, text)


async def a_file(owner: Owner, purpose: str = "merchant_paper") -> str:
    file = await make_file(owner.session, merchant_id=owner.place.merchant_id, purpose=purpose)
    return str(file.id)


@says("merchants_save_subject")
async def a_subject(_owner: Owner) -> dict[str, Any]:
    return {
        "version": 1,
        "subject_kind": "company",
        "company_name": "清风茶业有限公司",
        "shop_name": f"茶铺{new_id().hex[-8:]}",
        "contact_name": "韩梅梅",
        "contact_phone": "13800138000",
    }


@says("merchants_save_licence")
async def a_licence(owner: Owner) -> dict[str, Any]:
    return {
        "version": 1,
        "licence_number": credit_code(new_id().hex[-8:]),
        "licence_file_id": await a_file(owner),
        "licence_region": REGION,
        "licence_address": "滨江中路 1 号",
        "business_scope": "茶叶",
    }


@says("merchants_save_legal_person")
async def a_legal_person(owner: Owner) -> dict[str, Any]:
    return {
        "version": 1,
        "legal_name": "王建国",
        "id_number": ID_NUMBER,
        "id_front_file_id": await a_file(owner),
        "id_back_file_id": await a_file(owner),
    }


@says("merchants_save_account", "merchants_change_account")
async def an_account(_owner: Owner) -> dict[str, Any]:
    return {
        "version": 1,
        "account_kind": "corporate",
        "account_name": "清风茶业",
        "bank_name": "中国银行",
        "bank_account": BANK_ACCOUNT,
    }


@says("merchants_save_categories")
async def some_categories(owner: Owner) -> dict[str, Any]:
    return {"version": 1, "category_ids": [str((await make_category(owner.session)).id)]}


@says("merchants_ask_categories")
async def further_categories(owner: Owner) -> dict[str, Any]:
    return {"category_ids": [str((await make_category(owner.session)).id)]}


@says("merchants_save_papers")
async def some_papers(owner: Owner) -> dict[str, Any]:
    return {"version": 1, "papers": [await a_shown_paper(owner)]}


@says("merchants_show_paper")
async def a_shown_paper(owner: Owner) -> dict[str, Any]:
    return {"kind": "quality_report", "file_ids": [await a_file(owner)]}


@says("merchants_accept_contract")
async def an_acceptance(owner: Owner) -> dict[str, Any]:
    await merchant_of(owner)
    current = await contracts.current(owner.session)
    assert current is not None
    return {"contract_id": str(current.id), "sha256": current.sha256}


@says("merchants_approve_application", "merchants_give_level")
async def a_level_given(owner: Owner) -> dict[str, Any]:
    return {"version": 1, "level_id": str(await a_level(owner))}


@says("merchants_return_application")
async def what_to_mend(_owner: Owner) -> dict[str, Any]:
    return {"version": 1, "notes": {"licence": "照片不清楚"}}


@says("merchants_edit_address")
async def a_changed_address(owner: Owner) -> dict[str, Any]:
    return {**await an_address_body(owner), "version": 1}


@says("merchants_make_address")
async def an_address_body(_owner: Owner) -> dict[str, Any]:
    return {
        "kind": "return",
        "contact_name": "韩梅梅",
        "phone": "13800138000",
        "region": REGION,
        "street": "滨江中路 2 号",
    }


@says("merchants_edit_shop")
async def a_profile(_owner: Owner) -> dict[str, Any]:
    return {"version": 1, "name": f"茶铺{new_id().hex[-8:]}", "carriers": ["SF"]}
