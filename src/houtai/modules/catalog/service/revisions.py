"""Changes of approved products that wait: one at a time, while the old version sells."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, insert, select, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.modules.catalog.queries.contents import Held
from houtai.modules.catalog.rules.content import ProductContent, differences
from houtai.modules.catalog.rules.soundness import Finding
from houtai.modules.catalog.service import pictures
from houtai.modules.catalog.tables import Revision

THING = "catalog.revision"


class RevisionInReview(Conflict):
    """A change is being reviewed: it is decided, or withdrawn, before the next one."""

    code = "products.revision_in_review"


@dataclass(frozen=True)
class OpenRevision:
    """The one change of a product that is not decided yet."""

    id: UUID
    state: str
    content: ProductContent
    before: ProductContent | None


@dataclass(frozen=True)
class NewestRevision:
    """The last one of a product, with what the machine found about it."""

    id: UUID
    findings: list[Finding]


async def open_one(session: AsyncSession, product_id: UUID) -> OpenRevision | None:
    """The change that waits, if there is one. The product is locked by the caller."""
    return (await open_many(session, [product_id])).get(product_id)


async def open_many(
    session: AsyncSession, product_ids: Collection[UUID]
) -> dict[UUID, OpenRevision]:
    """By product, what is not decided yet. Index: uq_revision_product_id."""
    found = await session.execute(
        select(
            Revision.product_id, Revision.id, Revision.state, Revision.content, Revision.before
        ).where(Revision.product_id.in_(product_ids), Revision.state.in_(("draft", "in_review")))
    )
    return {
        row.product_id: OpenRevision(
            row.id,
            row.state,
            ProductContent.model_validate(row.content),
            None if row.before is None else ProductContent.model_validate(row.before),
        )
        for row in found
    }


async def newest(session: AsyncSession, product_id: UUID) -> NewestRevision | None:
    """The last one, whatever became of it. Index: ix_revision_product_id_id."""
    found = await session.execute(
        select(Revision.id, Revision.findings)
        .where(Revision.product_id == product_id)
        .order_by(Revision.id.desc())
        .limit(1)
    )
    row = found.one_or_none()
    if row is None:
        return None
    return NewestRevision(row.id, [Finding.model_validate(one) for one in row.findings])


def refuse_in_review(waiting: OpenRevision | None) -> None:
    """Raises RevisionInReview."""
    if waiting is not None and waiting.state == "in_review":
        raise RevisionInReview


async def put(
    session: AsyncSession,
    actor: Actor,
    held: Held,
    before: ProductContent,
    wanted: ProductContent,
    *,
    waiting: OpenRevision | None,
    at: datetime,
) -> UUID | None:
    """Keep what differs as the product's one open draft; none is left when nothing differs."""
    fields = differences(before, wanted)
    if not fields:
        if waiting is not None:
            await end(session, actor, [waiting.id], state="withdrawn", at=at)
        return None
    values: dict[str, Any] = {
        "content": wanted.model_dump(mode="json"),
        "before": before.model_dump(mode="json"),
        "fields": fields,
        "findings": [],
        "made_by": actor.id,
        "made_at": at,
    }
    revision_id = waiting.id if waiting else new_id()
    if waiting is None:
        session.add(
            Revision(
                id=revision_id,
                product_id=held.id,
                merchant_id=held.merchant_id,
                state="draft",
                **values,
            )
        )
        await session.flush()
    else:
        rewrite = update(Revision).where(
            Revision.id == waiting.id, within(actor, Revision.merchant_id)
        )
        await session.execute(rewrite.values(version=Revision.version + 1, **values))
    await pictures.use(session, actor, wanted, thing=THING, thing_id=revision_id, at=at)
    return revision_id


@dataclass(frozen=True)
class NewDraft:
    """One change of an approved product that is to wait."""

    product_id: UUID
    merchant_id: UUID
    before: ProductContent
    wanted: ProductContent


async def add_drafts(
    session: AsyncSession, actor: Actor, drafts: Sequence[NewDraft], *, at: datetime
) -> None:
    """Many at once, of products that have none; their pictures are those of the products."""
    rows = [
        {
            "id": new_id(),
            "product_id": one.product_id,
            "merchant_id": one.merchant_id,
            "state": "draft",
            "content": one.wanted.model_dump(mode="json"),
            "before": one.before.model_dump(mode="json"),
            "fields": differences(one.before, one.wanted),
            "findings": [],
            "made_by": actor.id,
            "made_at": at,
        }
        for one in drafts
    ]
    await session.execute(insert(Revision).values(rows))


async def add_submitted(
    session: AsyncSession,
    actor: Actor,
    firsts: Sequence[tuple[Held, Sequence[Finding]]],
    *,
    at: datetime,
) -> None:
    """First publications: what they are about stands in the products themselves."""
    rows = [
        {
            "id": new_id(),
            "product_id": held.id,
            "merchant_id": held.merchant_id,
            "state": "in_review",
            "content": held.content.model_dump(mode="json"),
            "before": None,
            "fields": [],
            "findings": [one.model_dump(mode="json") for one in findings],
            "made_by": actor.id,
            "made_at": at,
            "submitted_at": at,
        }
        for held, findings in firsts
    ]
    await session.execute(insert(Revision).values(rows))


async def put_forward(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[tuple[UUID, Sequence[Finding]]],
    *,
    at: datetime,
) -> None:
    """Drafts of changes go to review, each with its own findings."""
    findings = {
        str(one): [finding.model_dump(mode="json") for finding in found] for one, found in changes
    }
    forward = (
        update(Revision)
        .where(Revision.id.in_([one for one, _ in changes]))
        .where(within(actor, Revision.merchant_id))
        .values(
            state="in_review",
            submitted_at=at,
            findings=cast(findings, JSONB)[cast(Revision.id, Text)],
            version=Revision.version + 1,
        )
    )
    await session.execute(forward)


async def end(
    session: AsyncSession,
    actor: Actor,
    revision_ids: Collection[UUID],
    *,
    state: str,
    at: datetime,
    reason: str = "",
) -> None:
    """Withdraw, refuse or apply them; pictures that only they used are free again."""
    decided = {"decided_by": actor.id, "decided_at": at} if state != "withdrawn" else {}
    end_it = update(Revision).where(
        Revision.id.in_(revision_ids), within(actor, Revision.merchant_id)
    )
    await session.execute(
        end_it.values(state=state, reason=reason, version=Revision.version + 1, **decided)
    )
    await pictures.release(session, thing=THING, thing_ids=revision_ids)
