"""Joining: somebody without an account asks to sell here."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import SecretStr, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.addresses import Address
from houtai.kit.db import Database
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import Command, Line, View
from houtai.modules.identity import public as identity
from houtai.modules.merchants.service import telling
from houtai.modules.merchants.service.applying import Phone
from houtai.modules.merchants.service.opening import APPLICANT
from houtai.modules.merchants.tables import Application, Merchant

DOOR = "merchants.join"
MERCHANT_NUMBER, APPLICATION_NUMBER = "M", "A"


class Join(Command):
    """A company and the person who applies for it, with the account that he will use."""

    company_name: Line
    name: Annotated[Line, StringConstraints(max_length=60)]
    phone: Phone
    login: Line
    password: SecretStr
    language: Literal["zh-CN", "en-US"] = "zh-CN"


class JoinedView(View):
    """The application that was begun; its owner signs in with his new account."""

    merchant_id: UUID
    application_id: UUID
    number: str


async def join(
    database: Database, command: Join, *, address: Address | None, at: datetime
) -> JoinedView:
    """Make account, place and empty application. The try is counted and committed first.

    Raises TooManyTries, LoginTaken, or what the login or the password lacks.
    """
    async with database.transaction() as session:
        wait_seconds = await identity.count_stranger(session, DOOR, address=address, at=at)
    if wait_seconds:
        raise identity.TooManyTries(retry_seconds=wait_seconds)
    async with database.transaction() as session:
        return await _begin(session, command, at)


async def _begin(session: AsyncSession, command: Join, at: datetime) -> JoinedView:
    merchant_id, application_id = new_id(), new_id()
    place = identity.OpenPlace(id=merchant_id, kind="merchant", name=command.company_name)
    await identity.open_place(session, place, at=at)
    account_id = await identity.create_account(
        session,
        identity.CreateAccount(
            login=command.login,
            name=command.name,
            password=command.password,
            role=APPLICANT,
            merchant_id=merchant_id,
            phone=command.phone,
            language=command.language,
        ),
        at=at,
    )
    number = document_number(APPLICATION_NUMBER, application_id, at.date())
    session.add(
        Merchant(
            merchant_id=merchant_id,
            number=document_number(MERCHANT_NUMBER, merchant_id, at.date()),
            name=command.company_name,
            state="applying",
            joined_at=at,
        )
    )
    await session.flush()
    session.add(
        Application(
            id=application_id,
            merchant_id=merchant_id,
            number=number,
            company_name=command.company_name,
            contact_name=command.name,
            contact_phone=command.phone,
            applied_by=account_id,
            begun_at=at,
            **_NOTHING_YET,
        )
    )
    await session.flush()
    await telling.happened(session, merchant_id, "joined", by_id=account_id, at=at)
    return JoinedView(merchant_id=merchant_id, application_id=application_id, number=number)


_NOTHING_YET: dict[str, Any] = {
    "state": "draft",
    "category_ids": [],
    "papers_seen": False,
    "notes": {},
    "reason": "",
}
