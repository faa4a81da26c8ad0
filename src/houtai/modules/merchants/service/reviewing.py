"""Deciding about an application: back with notes, refused for good, or approved."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import Line
from houtai.modules.merchants.queries import applications, levels
from houtai.modules.merchants.queries.applications import ApplicationRow, ApplicationView
from houtai.modules.merchants.rules.papers import LEGAL_PERSON, LICENCE
from houtai.modules.merchants.rules.steps import FACTS, Step
from houtai.modules.merchants.service import deposits, grants, refusals, telling
from houtai.modules.merchants.service.commands import ChangedMeanwhile, Versioned
from houtai.modules.merchants.service.levels import LevelUnknown
from houtai.modules.merchants.service.refusals import (
    ApplicationUnknown,
    LicenceTaken,
    ShopNameTaken,
)
from houtai.modules.merchants.tables import Application, Merchant, Qualification, Shop

AMOUNT_MAX = 10**11
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class NotSubmitted(Conflict):
    """It does not wait for a decision: not handed in, or decided by somebody else meanwhile."""

    code = "merchants.not_submitted"


class NoteMissing(Invalid):
    """It goes back without a word about what is to be mended."""

    code = "merchants.note_missing"


class ReturnApplication(Versioned):
    """What is to be mended, step by step."""

    notes: dict[Step, Annotated[Note, Field(min_length=1)]]
    note: Note = ""


class RefuseApplication(Versioned):
    reason: Line


class ApproveApplication(Versioned):
    """Let the merchant in; without an amount the deposit is that of the level."""

    level_id: UUID
    deposit_fen: Annotated[int, Field(strict=True, ge=0, le=AMOUNT_MAX)] | None = None
    note: Note = ""


async def send_back(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    command: ReturnApplication,
    *,
    at: datetime,
) -> None:
    """Raises ApplicationUnknown, NotSubmitted, ChangedMeanwhile, NoteMissing."""
    if not command.notes and not command.note:
        raise NoteMissing(place="body/notes")
    before = await _known(session, actor, application_id)
    notes = dict(command.notes)
    values = {"state": "returned", "notes": notes, "reason": command.note}
    await _decide(session, actor, before, command.version, values)
    await telling.happened(
        session,
        before.merchant_id,
        "returned",
        by_id=actor.id,
        at=at,
        note=command.note,
        notes={str(step): note for step, note in notes.items()},
    )
    await _tell(session, before, "merchants.application_returned", at, reason=command.note)


async def refuse(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    command: RefuseApplication,
    *,
    at: datetime,
) -> None:
    """Raises ApplicationUnknown, NotSubmitted, ChangedMeanwhile."""
    before = await _known(session, actor, application_id)
    values = {"state": "refused", "reason": command.reason} | _by(actor, at)
    await _decide(session, actor, before, command.version, values)
    await telling.happened(
        session, before.merchant_id, "refused", by_id=actor.id, at=at, note=command.reason
    )
    await _tell(session, before, "merchants.application_refused", at, reason=command.reason)


async def approve(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    command: ApproveApplication,
    *,
    at: datetime,
    today: date,
) -> None:
    """Take facts, papers and categories over, and demand the deposit.

    Raises ApplicationUnknown, NotSubmitted, ChangedMeanwhile, LevelUnknown, what it lacks by now
    (PapersLacking, PaperOver), LicenceTaken or ShopNameTaken.
    """
    before = await _known(session, actor, application_id)
    whole = await applications.application(session, actor, application_id, today)
    level = await levels.level(session, command.level_id)
    if level is None:
        raise LevelUnknown(place="body/level_id")
    values = {"state": "approved", "reason": command.note} | _by(actor, at)
    await _decide(session, actor, before, command.version, values)
    if whole is None:
        raise ApplicationUnknown
    refusals.refuse_lacking(whole, today)
    await _take_facts_over(session, whole, command.level_id)
    await _open_shop(session, whole)
    await _take_papers_over(session, actor, whole, at)
    await grants.put(session, whole.merchant_id, whole.category_ids, "granted", at=at)
    amount_fen = level.deposit_fen if command.deposit_fen is None else command.deposit_fen
    await telling.happened(
        session, whole.merchant_id, "approved", by_id=actor.id, at=at, note=command.note
    )
    await deposits.demand(session, actor, whole.merchant_id, amount_fen, note="", at=at)
    await _tell(session, before, "merchants.application_approved", at)


def _by(actor: Actor, at: datetime) -> dict[str, object]:
    return {"decided_at": at, "decided_by": actor.id}


async def _known(session: AsyncSession, actor: Actor, application_id: UUID) -> ApplicationRow:
    before = await applications.row(session, actor, application_id)
    if before is None:
        raise ApplicationUnknown
    return before


async def _decide(
    session: AsyncSession,
    actor: Actor,
    before: ApplicationRow,
    version: int,
    values: Mapping[str, object],
) -> None:
    """The guarded UPDATE is the only gate: of two reviewers one gets through."""
    decided = await session.scalar(
        update(Application)
        .where(Application.id == before.id, Application.version == version)
        .where(Application.state == "submitted", within(actor, Application.merchant_id))
        .values(**values, version=Application.version + 1)
        .returning(Application.id)
    )
    if decided is None:
        state = await session.scalar(select(Application.state).where(Application.id == before.id))
        raise ChangedMeanwhile if state == "submitted" else NotSubmitted
    after = await applications.row(session, actor, before.id)
    trail.note(
        session,
        "merchants.application",
        before.id,
        name=before.company_name,
        before=before,
        after=after,
    )


async def _take_facts_over(session: AsyncSession, one: ApplicationView, level_id: UUID) -> None:
    facts = {name: getattr(one, name) for name in FACTS}
    try:
        async with session.begin_nested():
            await session.execute(
                update(Merchant)
                .where(Merchant.merchant_id == one.merchant_id)
                .values(
                    **facts,
                    name=one.company_name,
                    level_id=level_id,
                    version=Merchant.version + 1,
                )
            )
    except IntegrityError as error:
        raise LicenceTaken(number=one.licence_number) from error


async def _open_shop(session: AsyncSession, one: ApplicationView) -> None:
    """The name is his from here on, though nothing is shown before he opens."""
    named = (
        insert(Shop)
        .values(merchant_id=one.merchant_id, name=one.shop_name, region=one.licence_region)
        .on_conflict_do_nothing()
        .returning(Shop.merchant_id)
    )
    if await session.scalar(named) is None:
        raise ShopNameTaken(name=one.shop_name)


async def _take_papers_over(
    session: AsyncSession, actor: Actor, one: ApplicationView, at: datetime
) -> None:
    """Papers count from now on, and so do licence and identity card, which end like any other."""
    decided = {"state": "valid"} | _by(actor, at)
    await session.execute(
        update(Qualification)
        .where(
            Qualification.merchant_id == one.merchant_id,
            Qualification.state == "draft",
            within(actor, Qualification.merchant_id),
        )
        .values(**decided, version=Qualification.version + 1)
    )
    basic = [
        (LICENCE, one.licence_number, [one.licence_file_id], one.licence_expires_on),
        (LEGAL_PERSON, one.legal_name, [one.id_front_file_id, one.id_back_file_id],
         one.id_expires_on),
    ]  # fmt: skip
    session.add_all(
        Qualification(
            id=new_id(),
            merchant_id=one.merchant_id,
            kind=kind,
            number=number or "",
            brand_name="",
            file_ids=file_ids,
            expires_on=last_day,
            note="",
            added_at=at,
            **decided,
        )
        for kind, number, file_ids, last_day in basic
    )
    await session.flush()


async def _tell(
    session: AsyncSession, one: ApplicationRow, template: str, at: datetime, **fields: str
) -> None:
    await telling.staff(
        session,
        one.merchant_id,
        template,
        link="/merchants/application",
        at=at,
        company=one.company_name,
        **fields,
    )
