"""Doors of review: what waits, what it changes, yes or no."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends
from pydantic import Field, StringConstraints

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.errors import Invalid, NotFound
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.kit.shapes import Command
from houtai.modules.catalog.api.products import BatchView, Because, CanRead, batch_view
from houtai.modules.catalog.queries import revisions as shown
from houtai.modules.catalog.service import publishing
from houtai.modules.catalog.service.commands import BATCH_MAX

doors = Router()

CanReview = Annotated[Actor, Depends(allow("catalog.review.write"))]


class RevisionUnknown(NotFound):
    """No such revision, or another merchant's."""

    code = "products.revision_unknown"


class ReasonMissing(Invalid):
    """Whoever is refused must learn why."""

    code = "products.reason_missing"


class Decide(Command):
    """One decision for up to two hundred products; a refusal says why."""

    decision: Literal["approve", "refuse"]
    product_ids: Annotated[list[UUID], Field(min_length=1, max_length=BATCH_MAX)]
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


@doors.get("/revisions")
async def list_revisions(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.REVISIONS.wanted)],
) -> Page[shown.ListedRevisionView]:
    """Merchants see their own; what became of it and why."""
    return await shown.list_revisions(session, actor, wanted)


@doors.get("/revisions/{revision_id}")
async def show_revision(
    session: ReadSession, actor: CanRead, revision_id: UUID
) -> shown.RevisionView:
    found = await shown.revision(session, actor, revision_id)
    if found is None:
        raise RevisionUnknown
    return found


@doors.post("/products/{product_id}/approve", status_code=204)
async def approve_product(session: Session, actor: CanReview, product_id: UUID) -> None:
    (await publishing.approve(session, actor, [product_id], at=utc_now())).of_one()


@doors.post("/products/{product_id}/refuse", status_code=204)
async def refuse_product(
    session: Session, actor: CanReview, product_id: UUID, command: Because
) -> None:
    reason = command.reason
    outcome = await publishing.refuse(session, actor, [product_id], reason=reason, at=utc_now())
    outcome.of_one()


@doors.post("/reviews")
async def decide_products(session: Session, actor: CanReview, command: Decide) -> BatchView:
    """Approve or refuse several; what cannot be is left and named."""
    at, ids = utc_now(), command.product_ids
    if command.decision == "approve":
        outcome = await publishing.approve(session, actor, ids, at=at)
    elif command.reason:
        outcome = await publishing.refuse(session, actor, ids, reason=command.reason, at=at)
    else:
        raise ReasonMissing(place="body/reason")
    return batch_view(outcome, actor.language)
