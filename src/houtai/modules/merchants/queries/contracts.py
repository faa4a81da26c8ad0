"""Reads of contract texts and of who accepted them."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View
from houtai.modules.merchants.tables import ContractAcceptance, ContractText

ContractState = Literal["draft", "current", "former"]


class ContractBrief(View):
    """One text in the list, with how many accepted it."""

    id: UUID
    edition: str
    title: str
    state: ContractState
    made_at: datetime
    published_at: datetime | None
    accepted_count: Annotated[int, Field(ge=0)]


class ContractView(View):
    """One text; `sha256` names exactly these words."""

    id: UUID
    edition: str
    title: str
    body: str
    sha256: str
    state: ContractState
    made_at: datetime
    published_at: datetime | None
    version: Annotated[int, Field(ge=1)]


CONTRACTS = Listing(
    id=ContractText.id,
    sorts={"id": ContractText.id, "made_at": ContractText.made_at},
    default="-made_at",
    filters={"state": equal(ContractText.state, ContractState)},
)
_VIEW: tuple[Any, ...] = tuple(getattr(ContractText, name) for name in ContractView.model_fields)


async def list_contracts(session: AsyncSession, wanted: Wanted) -> Page[ContractBrief]:
    """Newest first; there are few. Index: pk_contract_text."""
    accepted = (
        select(func.count())
        .where(ContractAcceptance.contract_id == ContractText.id)
        .correlate(ContractText)
        .scalar_subquery()
    )
    columns = tuple(
        accepted.label(name) if name == "accepted_count" else getattr(ContractText, name)
        for name in ContractBrief.model_fields
    )
    return await CONTRACTS.page(session, select(*columns), wanted, ContractBrief)


async def contract(session: AsyncSession, contract_id: UUID) -> ContractView | None:
    """One text. Index: pk_contract_text."""
    found = await session.execute(select(*_VIEW).where(ContractText.id == contract_id))
    row = found.one_or_none()
    return None if row is None else ContractView.model_validate(row)


async def current(session: AsyncSession) -> ContractView | None:
    """The one that is to be accepted now. Index: uq_contract_text_current."""
    found = await session.execute(select(*_VIEW).where(ContractText.state == "current"))
    row = found.one_or_none()
    return None if row is None else ContractView.model_validate(row)


async def has_accepted_current(session: AsyncSession, merchant_id: UUID) -> bool:
    """Whether the text of now was accepted for this merchant; nothing to accept counts as yes.

    Index: uq_contract_acceptance_merchant_id_contract_id.
    """
    open_text = select(
        exists().where(
            ContractText.state == "current",
            ~exists().where(
                ContractAcceptance.contract_id == ContractText.id,
                ContractAcceptance.merchant_id == merchant_id,
            ),
        )
    )
    return not await session.scalar(open_text)
