"""Reads of applications: the list for those who review, and one with all that belongs to it."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of
from houtai.kit.shapes import Line, View
from houtai.modules.merchants.queries import contracts, papers
from houtai.modules.merchants.queries.papers import GrantedCategoryView, GrantView, PaperView
from houtai.modules.merchants.rules import steps
from houtai.modules.merchants.rules.steps import ApplicationState, Step
from houtai.modules.merchants.tables import (
    BANK_ACCOUNT,
    CONTACT_PHONE,
    ID_NUMBER,
    Application,
)


class FactsView(View):
    """What a company says of itself, by the steps in which it says so."""

    subject_kind: str | None
    contact_name: str | None
    contact_phone: Annotated[str | None, CONTACT_PHONE.shown]
    contact_email: str | None
    licence_number: str | None
    licence_file_id: UUID | None
    licence_expires_on: date | None
    licence_region: str | None
    licence_address: str | None
    business_scope: str | None
    legal_name: str | None
    id_number: Annotated[str | None, ID_NUMBER.shown]
    id_front_file_id: UUID | None
    id_back_file_id: UUID | None
    id_expires_on: date | None
    account_kind: str | None
    account_name: str | None
    bank_name: str | None
    bank_branch: str | None
    bank_account: Annotated[str | None, BANK_ACCOUNT.shown]


class ApplicationBrief(View):
    """One line of the review desk."""

    id: UUID
    merchant_id: UUID
    number: str
    company_name: str
    shop_name: str | None
    contact_name: str | None
    licence_number: str | None
    category_count: int
    state: ApplicationState
    begun_at: datetime
    submitted_at: datetime | None
    decided_at: datetime | None


class ApplicationRow(FactsView):
    """One application as its row has it."""

    id: UUID
    merchant_id: UUID
    number: str
    state: ApplicationState
    company_name: str
    shop_name: str | None
    category_ids: list[UUID]
    papers_seen: bool
    notes: dict[str, str]
    applied_by: UUID
    begun_at: datetime
    submitted_at: datetime | None
    decided_at: datetime | None
    reason: str
    version: Annotated[int, Field(ge=1)]


class ApplicationView(ApplicationRow):
    """One application with its papers, and what it still lacks."""

    papers: list[PaperView]
    categories: list[GrantedCategoryView]
    unfinished: list[Step]
    contract_accepted: bool
    """The text that is current now was accepted."""


APPLICATIONS = Listing(
    id=Application.id,
    sorts={"id": Application.id, "submitted_at": Application.submitted_at},
    default="-id",
    filters={
        "state": any_of(Application.state, ApplicationState),
        "text": Filter(
            Line,
            lambda text: or_(
                Application.company_name.contains(text, autoescape=True),
                Application.number == text,
                Application.licence_number == text.upper(),
            ),
        ),
    },
)

_BRIEF: tuple[Any, ...] = tuple(
    func.cardinality(Application.category_ids).label("category_count")
    if name == "category_count"
    else getattr(Application, name)
    for name in ApplicationBrief.model_fields
)


async def list_applications(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ApplicationBrief]:
    """Newest first. Index: ix_application_state_id; a platform has thousands, so a text is looked
    for in all of them.
    """
    statement: Select[Any] = select(*_BRIEF).where(within(actor, Application.merchant_id))
    return await APPLICATIONS.page(session, statement, wanted, ApplicationBrief)


async def count_by_state(session: AsyncSession, actor: Actor) -> dict[str, int]:
    """How many there are in each state. Index: ix_application_state_id."""
    found = await session.execute(
        select(Application.state, func.count().label("how_many"))
        .where(within(actor, Application.merchant_id))
        .group_by(Application.state)
    )
    return {row.state: row.how_many for row in found}


async def row(session: AsyncSession, actor: Actor, application_id: UUID) -> ApplicationRow | None:
    """One within reach, as its row has it. Index: pk_application."""
    found = await session.execute(
        select(*_ROW).where(
            Application.id == application_id, within(actor, Application.merchant_id)
        )
    )
    one = found.one_or_none()
    return None if one is None else ApplicationRow.model_validate(one)


async def application(
    session: AsyncSession, actor: Actor, application_id: UUID, today: date
) -> ApplicationView | None:
    """One within reach, with what it lacks. Index: pk_application."""
    one = await row(session, actor, application_id)
    if one is None:
        return None
    shown = await papers.papers_of(session, [one.merchant_id])
    wanted = [
        GrantView(merchant_id=one.merchant_id, category_id=each, state="asked", note="")
        for each in one.category_ids
    ]
    return ApplicationView(
        **{name: getattr(one, name) for name in ApplicationRow.model_fields},
        papers=shown,
        categories=await papers.matrix(
            session,
            wanted,
            shown,
            today,
            counting=("draft", "waiting", "valid"),
            with_licence=False,
        ),
        unfinished=steps.unfinished(_raw(one)),
        contract_accepted=await contracts.has_accepted_current(session, one.merchant_id),
    )


def _raw(one: ApplicationRow) -> dict[str, Any]:
    """Values as they are: what a step lacks does not hang on what the reader may see."""
    return {name: getattr(one, name) for name in ApplicationRow.model_fields}


async def own_id(session: AsyncSession, actor: Actor) -> UUID | None:
    """The application of the merchant where the actor works. Index: uq_application_merchant_id."""
    found: UUID | None = await session.scalar(
        select(Application.id).where(
            Application.merchant_id == actor.place.merchant_id,
            within(actor, Application.merchant_id),
        )
    )
    return found


_ROW: tuple[Any, ...] = tuple(getattr(Application, name) for name in ApplicationRow.model_fields)
