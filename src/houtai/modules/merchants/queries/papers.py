"""Reads of papers and grants, and the matrix of both."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import View, Word
from houtai.modules.merchants.queries import categories
from houtai.modules.merchants.rules.papers import (
    LICENCE,
    GrantState,
    NeedState,
    PaperState,
    needs,
)
from houtai.modules.merchants.tables import CategoryGrant, Merchant, Qualification

PAPERS_MAX = 200


class PaperView(View):
    """One paper of a merchant."""

    id: UUID
    merchant_id: UUID
    merchant_name: str
    kind: str
    number: str
    brand_name: str
    file_ids: list[UUID]
    expires_on: date | None
    state: PaperState
    note: str
    added_at: datetime
    decided_at: datetime | None
    version: Annotated[int, Field(ge=1)]


class NeedView(View):
    """One paper that a category asks for, and how it stands."""

    kind: str
    name: str
    needs_expiry: bool
    state: NeedState
    paper_id: UUID | None


class GrantedCategoryView(View):
    """A category that a merchant sells in, or wants to, and what it asks for."""

    category_id: UUID
    name: str
    is_active: bool
    state: GrantState
    note: str
    needs: list[NeedView]


PAPERS = Listing(
    id=Qualification.id,
    sorts={"id": Qualification.id},
    default="-id",
    filters={
        "merchant_id": equal(Qualification.merchant_id, UUID),
        "state": any_of(Qualification.state, PaperState),
        "kind": any_of(Qualification.kind, Word),
        "ends_before": Filter(date, lambda day: Qualification.expires_on < day),
    },
)

_PAPER: tuple[Any, ...] = tuple(
    Merchant.name.label("merchant_name")
    if name == "merchant_name"
    else getattr(Qualification, name)
    for name in PaperView.model_fields
)


def select_papers(actor: Actor) -> Select[Any]:
    """Papers within reach; those of an application on its way are not listed."""
    return (
        select(*_PAPER)
        .join(Merchant, Merchant.merchant_id == Qualification.merchant_id)
        .where(within(actor, Qualification.merchant_id), Qualification.state != "draft")
    )


async def list_papers(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[PaperView]:
    """Newest first. Index: ix_qualification_merchant_id_id, or ..state_id."""
    return await PAPERS.page(session, select_papers(actor), wanted, PaperView)


async def paper(session: AsyncSession, actor: Actor, paper_id: UUID) -> PaperView | None:
    """One within reach. Index: pk_qualification."""
    found = await session.execute(
        select(*_PAPER)
        .join(Merchant, Merchant.merchant_id == Qualification.merchant_id)
        .where(Qualification.id == paper_id, within(actor, Qualification.merchant_id))
    )
    row = found.one_or_none()
    return None if row is None else PaperView.model_validate(row)


async def papers_of(session: AsyncSession, merchant_ids: Collection[UUID]) -> list[PaperView]:
    """All that these have shown but what was replaced, the newest first.

    Index: ix_qualification_merchant_id_id.
    """
    found = await session.execute(
        select(*_PAPER)
        .join(Merchant, Merchant.merchant_id == Qualification.merchant_id)
        .where(Qualification.merchant_id.in_(merchant_ids), Qualification.state != "replaced")
        .order_by(Qualification.id.desc())
        .limit(PAPERS_MAX * max(len(merchant_ids), 1))
    )
    return [PaperView.model_validate(row) for row in found]


class GrantView(View):
    """A category by id, and whether it is granted."""

    merchant_id: UUID
    category_id: UUID
    state: GrantState
    note: str


async def grants_of(
    session: AsyncSession, merchant_ids: Collection[UUID]
) -> dict[UUID, list[GrantView]]:
    """What these asked for. Index: pk_category_grant."""
    found = await session.execute(
        select(*(getattr(CategoryGrant, name) for name in GrantView.model_fields))
        .where(CategoryGrant.merchant_id.in_(merchant_ids))
        .order_by(CategoryGrant.category_id)
    )
    grants: dict[UUID, list[GrantView]] = defaultdict(list)
    for row in found:
        grants[row.merchant_id].append(GrantView.model_validate(row))
    return dict(grants)


class BasicRequirement(View):
    """What every category asks for: the licence itself."""

    kind: str = LICENCE
    name: str = ""
    needs_expiry: bool = False


async def matrix(
    session: AsyncSession,
    grants: Sequence[GrantView],
    papers: Sequence[PaperView],
    today: date,
    *,
    counting: tuple[PaperState, ...] = ("valid",),
    with_licence: bool = True,
) -> list[GrantedCategoryView]:
    """Each grant with its category's name, and how what it asks for stands; in their order."""
    ids = {one.category_id for one in grants}
    shown_by: dict[UUID, list[PaperView]] = defaultdict(list)
    for paper in papers:
        shown_by[paper.merchant_id].append(paper)
    names = await categories.names(session, ids)
    wanted = await categories.requirements(session, ids)
    basic = [BasicRequirement()] if with_licence else []
    return [
        GrantedCategoryView(
            category_id=one.category_id,
            name=categories.called(names, one.category_id),
            is_active=categories.is_active(names, one.category_id),
            state=one.state,
            note=one.note,
            needs=[
                NeedView.model_validate(need)
                for need in needs(
                    [*basic, *wanted.get(one.category_id, ())],
                    shown_by[one.merchant_id],
                    today,
                    counting=counting,
                )
            ],
        )
        for one in grants
    ]
