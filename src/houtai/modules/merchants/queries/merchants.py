"""Reads of merchants: the list, and the file of one."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View
from houtai.modules.identity import public as identity
from houtai.modules.merchants.queries import contracts, deposits, papers
from houtai.modules.merchants.queries.applications import FactsView
from houtai.modules.merchants.queries.deposits import DepositView
from houtai.modules.merchants.queries.papers import GrantedCategoryView, PaperView
from houtai.modules.merchants.tables import (
    Application,
    CategoryGrant,
    DepositDemand,
    Happening,
    Level,
    Merchant,
    Shop,
)

MerchantState = Literal["applying", "open", "frozen", "closed"]
STORY_MAX = 100


class MerchantBrief(View):
    """One line of the list."""

    id: UUID
    number: str
    name: str
    shop_name: str | None
    logo_file_id: UUID | None
    state: MerchantState
    self_run: bool
    level_name: str | None
    contact_name: str | None
    category_count: int
    deposit_state: Literal["due", "met"] | None
    joined_at: datetime
    opened_at: datetime | None


class MerchantRow(FactsView):
    """One merchant as his row has it; what edits are held against."""

    id: UUID
    number: str
    name: str
    state: MerchantState
    self_run: bool
    level_id: UUID | None
    level_name: str | None
    shop_name: str | None
    logo_file_id: UUID | None
    joined_at: datetime
    opened_at: datetime | None
    frozen_at: datetime | None
    frozen_reason: str
    version: Annotated[int, Field(ge=1)]


class HappeningView(View):
    """One line of a merchant's story."""

    id: UUID
    kind: str
    by_id: UUID | None
    by_name: str | None = None
    at: datetime
    note: str
    notes: dict[str, str]
    amount_fen: int | None


class StandingView(View):
    """How far an applicant has come: what he has to pay, and whether he is open."""

    state: MerchantState
    demanded_fen: int | None
    held_fen: int
    deposit_state: Literal["due", "met"] | None


class MerchantView(MerchantRow):
    """A merchant's file: facts, categories, papers, deposit, contract, story."""

    application_id: UUID | None
    categories: list[GrantedCategoryView]
    papers: list[PaperView]
    deposit: DepositView
    contract_accepted: bool
    story: list[HappeningView]


_GRANTED = (
    select(func.count())
    .where(CategoryGrant.merchant_id == Merchant.merchant_id, CategoryGrant.state == "granted")
    .correlate(Merchant)
    .scalar_subquery()
)
_DEPOSIT = (
    select(DepositDemand.state)
    .where(DepositDemand.merchant_id == Merchant.merchant_id, DepositDemand.state != "replaced")
    .correlate(Merchant)
    .scalar_subquery()
)
_COMPUTED: dict[str, Any] = {
    "id": Merchant.merchant_id,
    "shop_name": Shop.name,
    "logo_file_id": Shop.logo_file_id,
    "level_name": Level.name,
    "category_count": _GRANTED,
    "deposit_state": _DEPOSIT,
}

MERCHANTS = Listing(
    id=Merchant.merchant_id,
    sorts={"id": Merchant.merchant_id},
    default="-id",
    filters={
        "state": any_of(Merchant.state, MerchantState),
        "level_id": equal(Merchant.level_id, UUID),
        "text": Filter(
            Line,
            lambda text: or_(
                Merchant.name.contains(text, autoescape=True),
                Shop.name.contains(text, autoescape=True),
                Merchant.number == text,
                Merchant.licence_number == text.upper(),
            ),
        ),
    },
)


def select_merchants(actor: Actor) -> Select[Any]:
    """Merchants within reach, as the list and the export show them."""
    return _select(MerchantBrief).where(within(actor, Merchant.merchant_id))


def _select(view: type[View]) -> Select[Any]:
    columns = [
        _COMPUTED[name].label(name) if name in _COMPUTED else getattr(Merchant, name)
        for name in view.model_fields
    ]
    return (
        select(*columns)
        .select_from(Merchant)
        .outerjoin(Shop, Shop.merchant_id == Merchant.merchant_id)
        .outerjoin(Level, Level.id == Merchant.level_id)
    )


async def list_merchants(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[MerchantBrief]:
    """Newest first. Index: pk_merchant, ix_merchant_state_id; a text is looked for in all."""
    return await MERCHANTS.page(session, select_merchants(actor), wanted, MerchantBrief)


async def count_by_state(session: AsyncSession, actor: Actor) -> dict[str, int]:
    """How many there are in each state. Index: ix_merchant_state_id."""
    found = await session.execute(
        select(Merchant.state, func.count().label("how_many"))
        .where(within(actor, Merchant.merchant_id))
        .group_by(Merchant.state)
    )
    return {row.state: row.how_many for row in found}


async def row(session: AsyncSession, actor: Actor, merchant_id: UUID) -> MerchantRow | None:
    """One within reach. Index: pk_merchant."""
    found = await session.execute(
        _select(MerchantRow).where(
            Merchant.merchant_id == merchant_id, within(actor, Merchant.merchant_id)
        )
    )
    one = found.one_or_none()
    return None if one is None else MerchantRow.model_validate(one)


async def merchant(
    session: AsyncSession, actor: Actor, merchant_id: UUID, today: date
) -> MerchantView | None:
    """The whole file of one within reach. Index: pk_merchant, and those of each part."""
    one = await row(session, actor, merchant_id)
    if one is None:
        return None
    shown = await papers.papers_of(session, [merchant_id])
    grants = (await papers.grants_of(session, [merchant_id])).get(merchant_id, [])
    return MerchantView(
        **{name: getattr(one, name) for name in MerchantRow.model_fields},
        application_id=await _application_of(session, actor, merchant_id),
        categories=await papers.matrix(session, grants, shown, today),
        papers=[paper for paper in shown if paper.state != "draft"],
        deposit=await deposits.deposit(session, actor, merchant_id),
        contract_accepted=await contracts.has_accepted_current(session, merchant_id),
        story=await story(session, actor, merchant_id),
    )


async def own_standing(session: AsyncSession, actor: Actor) -> StandingView | None:
    """That of the merchant where the actor works. Index: pk_merchant."""
    merchant_id = actor.place.merchant_id
    one = None if merchant_id is None else await row(session, actor, merchant_id)
    if one is None:
        return None
    paid = await deposits.deposit(session, actor, one.id)
    return StandingView(
        state=one.state,
        demanded_fen=paid.demanded_fen,
        held_fen=paid.held_fen,
        deposit_state=paid.state,
    )


async def _application_of(session: AsyncSession, actor: Actor, merchant_id: UUID) -> UUID | None:
    found: UUID | None = await session.scalar(
        select(Application.id).where(
            Application.merchant_id == merchant_id, within(actor, Application.merchant_id)
        )
    )
    return found


async def story(session: AsyncSession, actor: Actor, merchant_id: UUID) -> list[HappeningView]:
    """What happened to him, the latest first. Index: ix_happening_merchant_id_id."""
    columns = [getattr(Happening, name) for name in HappeningView.model_fields if name != "by_name"]
    found = await session.execute(
        select(*columns)
        .where(Happening.merchant_id == merchant_id, within(actor, Happening.merchant_id))
        .order_by(Happening.id.desc())
        .limit(STORY_MAX)
    )
    lines = [HappeningView.model_validate(one) for one in found]
    people = {line.by_id for line in lines if line.by_id is not None}
    names = await identity.names(session, people) if people else {}
    return [
        line.model_copy(update={"by_name": names.get(line.by_id)}) if line.by_id else line
        for line in lines
    ]
