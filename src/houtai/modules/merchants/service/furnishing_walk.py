"""What lies on the way of a merchant, without the walk: an application handed in, a valid paper."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import NIL, derive_id, document_number
from houtai.kit.regions import RegionCode
from houtai.kit.shapes import Command, Line, Prose
from houtai.modules.files import public as files
from houtai.modules.identity import public as identity
from houtai.modules.merchants.rules import numbers
from houtai.modules.merchants.service import telling
from houtai.modules.merchants.service.applying import PAPER_FILES, Phone, ShopName
from houtai.modules.merchants.service.joining import APPLICATION_NUMBER, MERCHANT_NUMBER
from houtai.modules.merchants.service.papers import THING, ShowPaper
from houtai.modules.merchants.tables import (
    Application,
    ContractAcceptance,
    ContractText,
    Merchant,
    Qualification,
)


class FurnishApplication(Command):
    """A whole application of a company that is not in yet; `file_id` shows all its papers."""

    merchant_id: UUID
    company_name: Line
    shop_name: ShopName
    contact_name: Line
    contact_phone: Phone
    licence_number: numbers.SocialCreditCode
    licence_region: RegionCode
    licence_address: Line
    business_scope: Prose
    legal_name: Line
    id_number: numbers.IdentityNumber
    bank_name: Line
    bank_account: numbers.BankAccount
    category_ids: tuple[UUID, ...]
    file_id: UUID


async def furnish_application(
    session: AsyncSession, command: FurnishApplication, *, at: datetime
) -> bool:
    """It waits for review; False when the merchant is there already. Raises FileNotUsable."""
    made = await session.scalar(
        insert(Merchant)
        .values(
            merchant_id=command.merchant_id,
            number=document_number(MERCHANT_NUMBER, command.merchant_id, at.date()),
            name=command.company_name,
            state="applying",
            joined_at=at,
        )
        .on_conflict_do_nothing()
        .returning(Merchant.merchant_id)
    )
    if made is None:
        return False
    place = identity.OpenPlace(id=made, kind="merchant", name=command.company_name)
    await identity.open_place(session, place, at=at)
    application_id = derive_id(made, "application")
    session.add(Application(id=application_id, **_written(command, application_id, at)))
    await session.flush()
    await _accept_contract(session, made, at)
    for thing in ("merchants.licence", "merchants.legal_person"):
        await _show(session, thing, application_id, [command.file_id], at)
    await telling.happened(session, made, "submitted", by_id=NIL, at=at)
    return True


def _written(command: FurnishApplication, application_id: UUID, at: datetime) -> dict[str, Any]:
    said = command.model_dump(exclude={"category_ids", "file_id"})
    return {
        **said,
        "number": document_number(APPLICATION_NUMBER, application_id, at.date()),
        "state": "submitted",
        "subject_kind": "company",
        "licence_file_id": command.file_id,
        "id_front_file_id": command.file_id,
        "id_back_file_id": command.file_id,
        "account_kind": "corporate",
        "account_name": command.company_name,
        "category_ids": list(command.category_ids),
        "papers_seen": True,
        "notes": {},
        "applied_by": NIL,
        "begun_at": at,
        "submitted_at": at,
        "reason": "",
    }


async def furnish_paper(
    session: AsyncSession, merchant_id: UUID, command: ShowPaper, *, at: datetime
) -> bool:
    """A paper that was accepted; False when one of its kind and number is there already."""
    known = select(Qualification.id).where(
        Qualification.merchant_id == merchant_id,
        Qualification.kind == command.kind,
        Qualification.number == command.number,
    )
    if await session.scalar(known.limit(1)) is not None:
        return False
    shown = select(Qualification.file_ids).where(Qualification.merchant_id == merchant_id)
    before = [one for row in await session.scalars(shown) for one in row]
    await _show(session, THING, merchant_id, [*before, *command.file_ids], at)
    decided = {"state": "valid", "note": "", "added_at": at, "decided_at": at, "decided_by": NIL}
    session.add(Qualification(merchant_id=merchant_id, **command.model_dump(), **decided))
    await session.flush()
    return True


async def _accept_contract(session: AsyncSession, merchant_id: UUID, at: datetime) -> None:
    current = await session.scalar(select(ContractText).where(ContractText.state == "current"))
    if current is None:
        return
    accepted = insert(ContractAcceptance).values(
        merchant_id=merchant_id,
        contract_id=current.id,
        sha256=current.sha256,
        accepted_by=NIL,
        accepted_at=at,
    )
    await session.execute(accepted)


async def _show(
    session: AsyncSession, thing: str, thing_id: UUID, file_ids: list[UUID], at: datetime
) -> None:
    await files.use(
        session,
        SYSTEM,
        thing=thing,
        thing_id=str(thing_id),
        file_ids=file_ids,
        purpose=PAPER_FILES.name,
        at=at,
    )
