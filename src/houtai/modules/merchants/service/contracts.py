"""Contract texts: drafted, published, accepted exactly as they were shown."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line, Prose
from houtai.modules.merchants.queries import contracts as queries
from houtai.modules.merchants.queries.contracts import ContractView
from houtai.modules.merchants.rules.contracts import hash_of
from houtai.modules.merchants.service import telling
from houtai.modules.merchants.service.commands import (
    ChangedMeanwhile,
    MerchantUnknown,
    Version,
    Versioned,
)
from houtai.modules.merchants.tables import ContractAcceptance, ContractText

THING = "merchants.contract"


class ContractUnknown(NotFound):
    code = "merchants.contract_unknown"


class EditionTaken(Conflict):
    code = "merchants.edition_taken"


class ContractFixed(Conflict):
    """What was published is never edited nor removed: people have accepted it."""

    code = "merchants.contract_fixed"


class ContractChanged(Conflict):
    """Another text is current now than the one that was shown: read it first."""

    code = "merchants.contract_changed"


class DraftContract(Command):
    edition: Annotated[Line, StringConstraints(max_length=30)]
    title: Annotated[Line, StringConstraints(max_length=100)]
    body: Annotated[Prose, StringConstraints(min_length=1)]


class EditContract(DraftContract):
    version: Version


class AcceptContract(Command):
    """The text that was shown, by its id and hash."""

    contract_id: UUID
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class PublishContract(Versioned):
    """Publish what was read at this version."""


async def draft(session: AsyncSession, command: DraftContract, *, at: datetime) -> UUID:
    """Raises EditionTaken."""
    contract_id = new_id()
    made = (
        insert(ContractText)
        .values(
            id=contract_id,
            **command.model_dump(),
            sha256=hash_of(command.title, command.body),
            state="draft",
            made_at=at,
        )
        .on_conflict_do_nothing()
        .returning(ContractText.id)
    )
    if await session.scalar(made) is None:
        raise EditionTaken(place="body/edition")
    after = await queries.contract(session, contract_id)
    trail.note(session, THING, contract_id, name=command.edition, before=None, after=after)
    return contract_id


async def edit(session: AsyncSession, contract_id: UUID, command: EditContract) -> None:
    """Raises ContractUnknown, ContractFixed, EditionTaken, ChangedMeanwhile."""
    before = await _known(session, contract_id)
    if before.state != "draft":
        raise ContractFixed
    edit_it = (
        update(ContractText)
        .where(ContractText.id == contract_id, ContractText.version == command.version)
        .where(ContractText.state == "draft")
        .values(
            **command.model_dump(exclude={"version"}),
            sha256=hash_of(command.title, command.body),
            version=ContractText.version + 1,
        )
        .returning(ContractText.id)
    )
    try:
        async with session.begin_nested():
            done = await session.scalar(edit_it)
    except IntegrityError as error:
        raise EditionTaken(place="body/edition") from error
    if done is None:
        raise ChangedMeanwhile
    after = await queries.contract(session, contract_id)
    trail.note(session, THING, contract_id, name=command.edition, before=before, after=after)


async def publish(
    session: AsyncSession,
    actor: Actor,
    contract_id: UUID,
    command: PublishContract,
    *,
    at: datetime,
) -> None:
    """It is the current one now. Raises ContractUnknown, ContractFixed, ChangedMeanwhile."""
    before = await _known(session, contract_id)
    if before.state != "draft":
        raise ContractFixed
    await session.execute(
        update(ContractText)
        .where(ContractText.state == "current")
        .values(state="former", version=ContractText.version + 1)
    )
    published = await session.scalar(
        update(ContractText)
        .where(ContractText.id == contract_id, ContractText.version == command.version)
        .where(ContractText.state == "draft")
        .values(
            state="current",
            published_at=at,
            published_by=actor.id,
            version=ContractText.version + 1,
        )
        .returning(ContractText.id)
    )
    if published is None:
        raise ChangedMeanwhile
    after = await queries.contract(session, contract_id)
    trail.note(session, THING, contract_id, name=before.edition, before=before, after=after)


async def remove(session: AsyncSession, contract_id: UUID) -> None:
    """Raises ContractUnknown or ContractFixed."""
    before = await _known(session, contract_id)
    gone = await session.scalar(
        delete(ContractText)
        .where(ContractText.id == contract_id, ContractText.state == "draft")
        .returning(ContractText.id)
    )
    if gone is None:
        raise ContractFixed
    trail.note(session, THING, contract_id, name=before.edition, before=before, after=None)


async def accept(
    session: AsyncSession, actor: Actor, command: AcceptContract, *, at: datetime
) -> None:
    """For the merchant where the actor works; said twice, it is once.

    The current text is held, so that none is published between this look and the commit.
    Raises MerchantUnknown, ContractChanged.
    """
    merchant_id = actor.place.merchant_id
    if merchant_id is None:
        raise MerchantUnknown
    held = await session.execute(
        select(ContractText.id, ContractText.sha256)
        .where(ContractText.state == "current")
        .with_for_update(read=True)
    )
    current = held.one_or_none()
    if current is None or (current.id, current.sha256) != (command.contract_id, command.sha256):
        raise ContractChanged
    accepted = (
        insert(ContractAcceptance)
        .values(
            id=new_id(),
            merchant_id=merchant_id,
            contract_id=command.contract_id,
            sha256=command.sha256,
            accepted_by=actor.id,
            accepted_at=at,
        )
        .on_conflict_do_nothing()
        .returning(ContractAcceptance.id)
    )
    if await session.scalar(accepted) is not None:
        await telling.happened(session, merchant_id, "contract_accepted", by_id=actor.id, at=at)


async def _known(session: AsyncSession, contract_id: UUID) -> ContractView:
    found = await queries.contract(session, contract_id)
    if found is None:
        raise ContractUnknown
    return found
