"""Papers: shown in an application or later, accepted or refused, ended by the clock."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import dictionaries, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line, Word
from houtai.modules.merchants.queries import papers as queries
from houtai.modules.merchants.queries.papers import PaperView
from houtai.modules.merchants.rules.papers import OF_BRANDS
from houtai.modules.merchants.service import applying, grants, refusals, telling
from houtai.modules.merchants.service.commands import MerchantUnknown, Versioned
from houtai.modules.merchants.tables import Merchant, Qualification

PAPERS_MAX = 50
THING = "merchants.paper"
KINDS = "qualification_kind"


class KindUnknown(Invalid):
    """No such kind of paper, or one that is not shown any more."""

    code = "merchants.paper_kind_unknown"


class BrandMissing(Invalid):
    """A paper about a brand that does not say which."""

    code = "merchants.brand_missing"


class PaperUnknown(NotFound):
    code = "merchants.paper_unknown"


class PaperDecided(Conflict):
    """Somebody has accepted or refused it already."""

    code = "merchants.paper_decided"


class TooManyPapers(Conflict):
    code = "merchants.too_many_papers"


class ShowPaper(Command):
    """One paper with pictures or PDF of it; without a last day it is good without end."""

    kind: Word
    number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    brand_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    file_ids: Annotated[list[UUID], Field(min_length=1, max_length=5)]
    expires_on: date | None = None


class SavePapers(Versioned):
    """All papers of an application; empty: none are needed."""

    papers: Annotated[list[ShowPaper], Field(max_length=PAPERS_MAX)]


class AcceptPaper(Command):
    """Accept what was looked at."""

    version: Annotated[int, Field(ge=1, le=2**62)]


class RefusePaper(AcceptPaper):
    note: Line


async def save_papers(
    session: AsyncSession,
    actor: Actor,
    application_id: UUID,
    command: SavePapers,
    *,
    at: datetime,
    today: date,
) -> None:
    """Raises KindUnknown, BrandMissing, PaperOver, FileNotUsable, or what `applying.save` does."""
    await _refuse_unfit(session, command.papers, today, "body/papers")
    saved = await applying.save(session, actor, application_id, "papers", command, papers_seen=True)
    drafts = (Qualification.merchant_id == saved.merchant_id, Qualification.state == "draft")
    await session.execute(
        delete(Qualification).where(*drafts, within(actor, Qualification.merchant_id))
    )
    _add(session, saved.merchant_id, command.papers, "draft", at)
    file_ids = [one for paper in command.papers for one in paper.file_ids]
    await applying.use_files(
        session, actor, THING, saved.merchant_id, file_ids, at=at, place="body/papers"
    )


async def show_paper(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    command: ShowPaper,
    *,
    at: datetime,
    today: date,
) -> UUID:
    """A further paper of a merchant who is in already; it counts once it was accepted.

    Raises MerchantUnknown, TooManyPapers, KindUnknown, BrandMissing, PaperOver, FileNotUsable.
    """
    name = await session.scalar(
        select(Merchant.name).where(
            Merchant.merchant_id == merchant_id,
            within(actor, Merchant.merchant_id),
            Merchant.state.in_(["open", "frozen"]),
        )
    )
    if name is None:
        raise MerchantUnknown
    await _refuse_unfit(session, [command], today, "body")
    known = await queries.papers_of(session, [merchant_id])
    if len(known) >= queries.PAPERS_MAX:
        raise TooManyPapers(papers_max=queries.PAPERS_MAX)
    [paper_id] = _add(session, merchant_id, [command], "waiting", at)
    await session.flush()
    await applying.use_files(
        session, actor, THING, paper_id, command.file_ids, at=at, place="body/file_ids"
    )
    await telling.reviewers(
        session,
        "merchants.paper_shown",
        link="/merchants/papers?state=waiting",
        at=at,
        company=name,
    )
    made = await queries.paper(session, actor, paper_id)
    trail.note(session, THING, paper_id, name=name, before=None, after=made)
    return paper_id


async def accept(
    session: AsyncSession,
    actor: Actor,
    paper_id: UUID,
    command: AcceptPaper,
    *,
    at: datetime,
    today: date,
) -> None:
    """It counts from now on, in place of one of its kind and brand that it follows.

    Raises PaperUnknown, PaperDecided, PaperOver.
    """
    before = await _known(session, actor, paper_id)
    refusals.refuse_over(before.expires_on, today, "expires_on")
    await _decide(session, actor, before, command, state="valid", at=at)
    await session.execute(
        update(Qualification)
        .where(
            Qualification.merchant_id == before.merchant_id,
            Qualification.kind == before.kind,
            Qualification.brand_name == before.brand_name,
            Qualification.state.in_(["valid", "expired"]),
            Qualification.id != paper_id,
            within(actor, Qualification.merchant_id),
        )
        .values(state="replaced", version=Qualification.version + 1)
    )
    await grants.settle(session, [before.merchant_id], at=at, today=today)


async def refuse(
    session: AsyncSession, actor: Actor, paper_id: UUID, command: RefusePaper, *, at: datetime
) -> None:
    """Raises PaperUnknown, PaperDecided."""
    before = await _known(session, actor, paper_id)
    await _decide(session, actor, before, command, state="refused", note=command.note, at=at)
    await telling.staff(
        session,
        before.merchant_id,
        "merchants.paper_refused",
        link="/merchants/own-papers",
        at=at,
        paper=before.number or before.kind,
        reason=command.note,
    )


async def _known(session: AsyncSession, actor: Actor, paper_id: UUID) -> PaperView:
    before = await queries.paper(session, actor, paper_id)
    if before is None or before.state == "draft":
        raise PaperUnknown
    return before


async def _decide(
    session: AsyncSession,
    actor: Actor,
    before: PaperView,
    command: AcceptPaper,
    *,
    state: str,
    note: str = "",
    at: datetime,
) -> None:
    decided = await session.scalar(
        update(Qualification)
        .where(Qualification.id == before.id, Qualification.version == command.version)
        .where(Qualification.state == "waiting", within(actor, Qualification.merchant_id))
        .values(
            state=state,
            note=note,
            decided_at=at,
            decided_by=actor.id,
            version=Qualification.version + 1,
        )
        .returning(Qualification.id)
    )
    if decided is None:
        raise PaperDecided
    after = await queries.paper(session, actor, before.id)
    trail.note(session, THING, before.id, name=before.merchant_name, before=before, after=after)


def _add(
    session: AsyncSession, merchant_id: UUID, papers: Sequence[ShowPaper], state: str, at: datetime
) -> list[UUID]:
    ids = [new_id() for _ in papers]
    session.add_all(
        Qualification(
            id=paper_id,
            merchant_id=merchant_id,
            **paper.model_dump(),
            state=state,
            note="",
            added_at=at,
        )
        for paper_id, paper in zip(ids, papers, strict=True)
    )
    return ids


async def _refuse_unfit(
    session: AsyncSession, papers: Sequence[ShowPaper], today: date, place: str
) -> None:
    known = {word.code for word in await dictionaries.words(session, KINDS, "zh-CN")}
    for number, paper in enumerate(papers):
        at = place if place == "body" else f"{place}/{number}"
        if paper.kind not in known:
            raise KindUnknown(place=f"{at}/kind", kind=paper.kind)
        if paper.kind in OF_BRANDS and not paper.brand_name:
            raise BrandMissing(place=f"{at}/brand_name")
        refusals.refuse_over(paper.expires_on, today, f"{at}/expires_on")
