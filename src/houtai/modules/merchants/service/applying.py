"""Filling in an application step by step, accepting the contract, handing it in."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.regions import RegionCode
from houtai.kit.shapes import Line, Prose
from houtai.modules.files import public as files
from houtai.modules.merchants.queries import applications
from houtai.modules.merchants.queries.applications import ApplicationRow
from houtai.modules.merchants.rules import numbers, steps
from houtai.modules.merchants.rules.steps import Step
from houtai.modules.merchants.service import refusals, telling
from houtai.modules.merchants.service.commands import (
    ChangedMeanwhile,
    SettlementAccount,
    Versioned,
)
from houtai.modules.merchants.service.refusals import (
    ApplicationNotOpen,
    ApplicationUnknown,
    ContractNotAccepted,
    LicenceTaken,
)
from houtai.modules.merchants.tables import CONTACT_PHONE, ID_NUMBER, Application

CATEGORIES_MAX = 50
PAPER_FILES = files.Purpose(
    "merchant_paper", files.PICTURES | frozenset({"application/pdf"}), 10 << 20
)
"""Licences, identity cards, permits: for those who review and the merchant's own people."""


Phone = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 \-]{4,23}$")
]
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=254,
        pattern=r"^[^@\s\x00-\x1f\"<>(),;:\\]+@[^@\s\x00-\x1f\"<>(),;:\\]+\.[a-zA-Z0-9-]{2,}$",
    ),
]
ShopName = Annotated[Line, StringConstraints(min_length=2, max_length=30)]


class SaveSubject(Versioned):
    subject_kind: Literal["company", "sole_trader"]
    company_name: Line
    shop_name: ShopName
    contact_name: Line
    contact_phone: Annotated[Phone, CONTACT_PHONE.written]
    contact_email: Email | None = None


class SaveLicence(Versioned):
    licence_number: numbers.SocialCreditCode
    licence_file_id: UUID
    licence_expires_on: date | None = None
    licence_region: RegionCode
    licence_address: Line
    business_scope: Annotated[Prose, StringConstraints(min_length=1, max_length=2_000)]


class SaveLegalPerson(Versioned):
    legal_name: Line
    id_number: Annotated[numbers.IdentityNumber, ID_NUMBER.written]
    id_front_file_id: UUID
    id_back_file_id: UUID
    id_expires_on: date | None = None


class SaveCategories(Versioned):
    category_ids: Annotated[list[UUID], Field(min_length=1, max_length=CATEGORIES_MAX)]


class SubmitApplication(Versioned):
    """Hand in what was read at this version."""


async def save_subject(
    session: AsyncSession, actor: Actor, application_id: UUID, command: SaveSubject
) -> None:
    """Raises ShopNameTaken, or what `save` does."""
    before = await save(session, actor, application_id, "subject", command)
    await refusals.refuse_shop_name(session, command.shop_name, before.merchant_id)


async def save_licence(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    command: SaveLicence,
    *,
    at: datetime,
    today: date,
) -> None:
    """Raises PaperOver, FileNotUsable, or what `save` does."""
    refusals.refuse_over(command.licence_expires_on, today, "body/licence_expires_on")
    await save(session, actor, application_id, "licence", command)
    await use_files(
        session, actor, "merchants.licence", application_id, [command.licence_file_id], at=at
    )


async def save_legal_person(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    command: SaveLegalPerson,
    *,
    at: datetime,
    today: date,
) -> None:
    """Raises PaperOver, FileNotUsable, or what `save` does."""
    refusals.refuse_over(command.id_expires_on, today, "body/id_expires_on")
    await save(session, actor, application_id, "legal_person", command)
    shown = [command.id_front_file_id, command.id_back_file_id]
    await use_files(session, actor, "merchants.legal_person", application_id, shown, at=at)


async def save_account(
    session: AsyncSession, actor: Actor, application_id: UUID, command: SettlementAccount
) -> None:
    """Raises NoBankCard, or what `save` does."""
    refusals.refuse_no_card(command.account_kind, command.bank_account)
    await save(session, actor, application_id, "account", command)


async def save_categories(
    session: AsyncSession, actor: Actor, application_id: UUID, command: SaveCategories
) -> None:
    """Raises CategoryUnknown, or what `save` does."""
    await refusals.refuse_unknown_categories(session, command.category_ids)
    await save(session, actor, application_id, "categories", command)


async def save(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    step: Step,
    command: Versioned,
    **more: bool,
) -> ApplicationRow:
    """Write one step; what the reviewer missed in it counts as mended.

    Raises ApplicationUnknown, ApplicationNotOpen or ChangedMeanwhile.
    """
    before = await applications.row(session, actor, application_id)
    if before is None:
        raise ApplicationUnknown
    values: dict[str, Any] = dict(more) or command.model_dump(exclude={"version"})
    saved = await session.scalar(
        update(Application)
        .where(Application.id == application_id, Application.version == command.version)
        .where(Application.state.in_(steps.OPEN_TO_CHANGE), within(actor, Application.merchant_id))
        .values(
            **values,
            notes=Application.notes.op("-")(step),
            version=Application.version + 1,
        )
        .returning(Application.id)
    )
    if saved is None:
        raise why_not(before)
    after = await applications.row(session, actor, application_id)
    trail.note(
        session,
        "merchants.application",
        application_id,
        name=before.company_name,
        before=before,
        after=after,
    )
    return before


def why_not(before: ApplicationRow) -> Exception:
    """Why its owner could not write in it."""
    if before.state in steps.OPEN_TO_CHANGE:
        return ChangedMeanwhile()
    return ApplicationNotOpen()


async def submit(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    command: SubmitApplication,
    *,
    at: datetime,
    today: date,
) -> None:
    """Hand it in. Raises what it lacks: ApplicationUnfinished, PapersLacking, PaperOver,
    ContractNotAccepted; LicenceTaken, ShopNameTaken; or what `save` does.
    """
    before = await applications.row(session, actor, application_id)
    whole = await applications.application(session, actor, application_id, today)
    if before is None or whole is None:
        raise ApplicationUnknown
    if before.state not in steps.OPEN_TO_CHANGE:
        raise ApplicationNotOpen
    refusals.refuse_lacking(whole, today)
    if not whole.contract_accepted:
        raise ContractNotAccepted
    await refusals.refuse_shop_name(session, before.shop_name or "", before.merchant_id)
    hand_in = (
        update(Application)
        .where(Application.id == application_id, Application.version == command.version)
        .where(Application.state.in_(steps.OPEN_TO_CHANGE), within(actor, Application.merchant_id))
        .values(state="submitted", submitted_at=at, notes={}, version=Application.version + 1)
        .returning(Application.id)
    )
    try:
        async with session.begin_nested():
            if await session.scalar(hand_in) is None:
                raise ChangedMeanwhile
    except IntegrityError as error:
        raise LicenceTaken(number=before.licence_number) from error
    await telling.happened(session, before.merchant_id, "submitted", by_id=actor.id, at=at)
    await telling.reviewers(
        session,
        "merchants.application_submitted",
        link=f"/merchants/applications/{application_id}",
        at=at,
        company=before.company_name,
        number=before.number,
    )
    after = await applications.row(session, actor, application_id)
    trail.note(
        session,
        "merchants.application",
        application_id,
        name=before.company_name,
        before=before,
        after=after,
    )


async def use_files(
    session: AsyncSession,
    actor: Actor,
    thing: str,
    thing_id: UUID,
    file_ids: list[UUID],
    *,
    at: datetime,
    place: str | None = None,
) -> None:
    """These papers show these files now. Raises FileNotUsable."""
    await files.use(
        session,
        actor,
        thing=thing,
        thing_id=str(thing_id),
        file_ids=file_ids,
        purpose=PAPER_FILES.name,
        at=at,
        place=place,
    )
