"""Makes merchants that are open, and applications on their way, without walking it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from stdnum.cn import uscc

from houtai.kit.ids import document_number, new_id
from houtai.modules.identity import public as identity
from houtai.modules.merchants.public import FurnishMerchant, furnish
from houtai.modules.merchants.tables import (
    Application,
    ContractAcceptance,
    ContractText,
    Merchant,
    Qualification,
)

MORNING = datetime(2026, 11, 2, 1, tzinfo=UTC)
ID_NUMBER = "350702199001011230"
BANK_ACCOUNT = "35050166778800001234"


async def make_merchant(
    session: AsyncSession,
    *,
    merchant_id: UUID | None = None,
    category_ids: tuple[UUID, ...] = (),
    shop_name: str | None = None,
    **changes: Any,
) -> Merchant:
    """An open merchant with a shop, told to everybody; other columns as they are named."""
    made_id = merchant_id or new_id()
    name = f"武夷茶业{made_id.hex[-8:]}"
    wanted = FurnishMerchant(
        id=made_id, name=name, shop_name=shop_name or f"{name}店", category_ids=category_ids
    )
    await furnish(session, wanted, at=MORNING)
    merchant = await session.scalar(
        select(Merchant).where(Merchant.merchant_id == made_id).with_for_update()
    )
    assert merchant is not None
    for column, value in changes.items():
        setattr(merchant, column, value)
    await session.flush()
    return merchant


async def make_applicant(session: AsyncSession, **changes: Any) -> Merchant:
    """A merchant who is not open yet, with his place; nothing filled in."""
    made_id = changes.pop("merchant_id", None) or new_id()
    merchant = Merchant(
        **{
            "merchant_id": made_id,
            "number": document_number("M", made_id, MORNING.date()),
            "name": f"建阳瓷器{made_id.hex[-8:]}",
            "state": "applying",
            "joined_at": MORNING,
            **changes,
        }
    )
    session.add(merchant)
    await session.flush()
    place = identity.OpenPlace(id=made_id, kind="merchant", name=merchant.name)
    await identity.open_place(session, place, at=MORNING)
    return merchant


async def make_application(session: AsyncSession, **changes: Any) -> Application:
    """A whole application of a merchant of its own, not handed in; the contract is accepted."""
    merchant_id = changes.pop("merchant_id", None)
    if merchant_id is None:
        merchant_id = (await make_applicant(session)).merchant_id
    mark = merchant_id.hex[-8:]
    made = Application(
        **{
            "id": new_id(),
            "merchant_id": merchant_id,
            "number": document_number("A", new_id(), MORNING.date()),
            "state": "draft",
            "applied_by": new_id(),
            "begun_at": MORNING,
            "notes": {},
            "reason": "",
            "category_ids": [],
            "papers_seen": True,
            "shop_name": f"瓷器店{mark}",
            **company(mark),
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    await accept_contract(session, merchant_id)
    return made


def company(mark: str) -> dict[str, Any]:
    """Facts of a company with check digits that hold; `mark` tells companies apart."""
    return {
        "company_name": f"建阳瓷器有限公司{mark}",
        "subject_kind": "company",
        "contact_name": "韩梅梅",
        "contact_phone": "13800138000",
        "contact_email": "han@example.com",
        "licence_number": credit_code(mark),
        "licence_file_id": new_id(),
        "licence_region": "350702",
        "licence_address": "滨江中路 1 号",
        "business_scope": "瓷器批发与零售",
        "legal_name": "王建国",
        "id_number": ID_NUMBER,
        "id_front_file_id": new_id(),
        "id_back_file_id": new_id(),
        "account_kind": "corporate",
        "account_name": f"建阳瓷器有限公司{mark}",
        "bank_name": "中国建设银行",
        "bank_account": BANK_ACCOUNT,
    }


def credit_code(mark: str) -> str:
    """A social credit code of one's own, told apart by the mark; its check character holds."""
    body = f"9135070{mark.upper()[-10:]:0>10}"
    return body + uscc.calc_check_digit(body)


async def accept_contract(session: AsyncSession, merchant_id: UUID) -> None:
    """The text of now is accepted, by nobody in particular."""
    current = await session.scalar(select(ContractText).where(ContractText.state == "current"))
    assert current is not None
    session.add(
        ContractAcceptance(
            merchant_id=merchant_id,
            contract_id=current.id,
            sha256=current.sha256,
            accepted_by=new_id(),
            accepted_at=MORNING,
        )
    )
    await session.flush()


async def make_paper(session: AsyncSession, merchant_id: UUID, **changes: Any) -> Qualification:
    """A valid food permit until the end of next year."""
    paper = Qualification(
        **{
            "merchant_id": merchant_id,
            "kind": "food_business",
            "number": "JY13507030000001",
            "brand_name": "",
            "file_ids": [new_id()],
            "expires_on": date(2027, 12, 31),
            "state": "valid",
            "note": "",
            "added_at": MORNING,
            **changes,
        }
    )
    session.add(paper)
    await session.flush()
    return paper
