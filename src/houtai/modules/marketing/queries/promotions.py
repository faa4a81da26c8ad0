"""Promotions as those who make them see them, and as prices are made with them."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal, starts_with
from houtai.kit.shapes import Line, Moment, View, Word
from houtai.kit.sql import one_of
from houtai.modules.marketing.rules.kinds import AnyTerms
from houtai.modules.marketing.rules.kinds.timed_price import TimedPrice
from houtai.modules.marketing.rules.offers import Audience, Limits, Offer, offer_from
from houtai.modules.marketing.rules.price_law import Caution
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.tables import Promotion

State = Literal["draft", "live", "paused", "ended"]
EARLIER_MAX = 200
"""Earlier promotions that prices are held against."""


class PromotionUnknown(NotFound):
    """Unknown, or another merchant's: the two look the same."""

    code = "marketing.promotion_unknown"


class ListedPromotionView(View):
    """A promotion in a list."""

    id: UUID
    merchant_id: UUID | None
    """None: the platform's."""
    kind: str
    name: str
    state: State
    starts_at: datetime
    ends_at: datetime
    priority: int
    exclusive: bool
    waiting_for: UUID | None = None
    """The request to start it that others have not answered yet."""
    version: int
    changed_at: datetime


class PromotionRowView(ListedPromotionView):
    """The same with how far its budget is."""

    promised_fen: int
    budget_left_fen: int | None = None
    """None: there is no budget, or it never began."""


class PriceWarningView(View):
    """A price to look at before it is offered; text `marketing.caution_<code>`."""

    code: Caution
    sku_id: UUID | None = None
    """None: said of the promotion as a whole."""
    product_name: str = ""
    spec_text: str = ""
    price_fen: int | None = None
    """What is offered; of `struck_too_high` what is struck through."""
    limit_fen: int | None = None
    """What it should not be above, or below."""


class PromotionUsageView(View):
    """What came of a promotion so far."""

    orders: int
    """Paid ones that it took something off."""
    discount_fen: int
    """What it took off them."""
    more: bool
    """There are more orders than were looked at."""
    budget_left_fen: int | None
    """None: there is no budget, or it never began."""
    budget_held_fen: int
    """For orders that are not paid yet."""
    uses_left: int | None


class PromotionView(ListedPromotionView):
    """A promotion with everything that it asks and gives."""

    name_en: str = ""
    terms: Annotated[AnyTerms, Field(discriminator="kind")]
    scope: Scope
    audience: Audience
    limits: Limits
    combination_set: int
    with_coupons: bool
    platform_permille: int
    promised_fen: int
    """Of its budget so far: a budget is raised only."""
    promised_uses: int
    started_at: datetime | None
    prices_confirmed: bool
    """Somebody who may see costs said that its prices are meant."""
    warnings: tuple[PriceWarningView, ...] = ()
    """Filled in where one promotion is shown."""
    usage: PromotionUsageView | None = None
    """The same, of one that was started."""


PROMOTIONS = Listing(
    id=Promotion.id,
    sorts={"id": Promotion.id, "name": Promotion.name, "starts_at": Promotion.starts_at},
    default="-id",
    filters={
        "name": starts_with(Promotion.name, Line),
        "kind": any_of(Promotion.kind, Word),
        "state": any_of(Promotion.state, State),
        "merchant_id": equal(Promotion.merchant_id, UUID),
        "starts_from": at_least(Promotion.starts_at, Moment),
        "starts_before": below(Promotion.starts_at, Moment),
    },
)

_LISTED = (
    *(getattr(Promotion, name) for name in ListedPromotionView.model_fields),
    Promotion.promised_fen,
)
_ELSEWHERE = {"prices_confirmed", "warnings", "usage"}
_WHOLE: tuple[Any, ...] = (
    *(getattr(Promotion, name) for name in PromotionView.model_fields if name not in _ELSEWHERE),
    Promotion.prices_confirmed_by.is_not(None).label("prices_confirmed"),
)


async def list_promotions(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[PromotionRowView]:
    """Those that the actor reaches, without what is left of budgets. Index:
    ix_promotion_merchant_id_id, ix_promotion_state_id, ix_promotion_kind_id, ix_promotion_name_id
    or ix_promotion_starts_at_id.
    """
    statement = select(*_LISTED).where(within(actor, Promotion.merchant_id))
    return await PROMOTIONS.page(session, statement, wanted, PromotionRowView)


async def one_promotion(session: AsyncSession, actor: Actor, promotion_id: UUID) -> PromotionView:
    """Raises PromotionUnknown. Index: pk_promotion."""
    found = await session.execute(
        select(*_WHOLE).where(Promotion.id == promotion_id, within(actor, Promotion.merchant_id))
    )
    row = found.one_or_none()
    if row is None:
        raise PromotionUnknown
    return PromotionView.model_validate(row)


async def live_offers(session: AsyncSession) -> list[Offer]:
    """All that are live, begun or not, as the house. Index: ix_promotion_state_id."""
    found = await session.execute(
        select(*_WHOLE).where(Promotion.state == "live").order_by(Promotion.id)
    )
    return [offer_from(dict(row)) for row in found.mappings()]


async def offers_named(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Offer]:
    """Promotions of any state as they stand now, as the house. Index: pk_promotion."""
    found = await session.execute(select(*_WHOLE).where(one_of(Promotion.id, ids)))
    return {row["id"]: offer_from(dict(row)) for row in found.mappings()}


async def timed_drafts(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    names: Collection[str],
    *,
    to_change: bool = False,
) -> dict[str, PromotionView]:
    """Drafts of timed prices of this shop by their names; what two are called names none.

    Index: ix_promotion_name_id.
    """
    statement = (
        select(*_WHOLE)
        .where(Promotion.name.in_(set(names)), Promotion.merchant_id == merchant_id)
        .where(Promotion.kind == "timed_price", Promotion.state == "draft")
        .where(within(actor, Promotion.merchant_id))
        .order_by(Promotion.id)
    )
    rows = (await session.execute(statement.with_for_update() if to_change else statement)).all()
    twice = {one for one, count in Counter(row.name for row in rows).items() if count > 1}
    return {row.name: PromotionView.model_validate(row) for row in rows if row.name not in twice}


async def prices_offered_since(
    session: AsyncSession,
    merchant_id: UUID | None,
    since: datetime,
    *,
    but: UUID,
    at: datetime,
) -> dict[UUID, int]:
    """The lowest price of each SKU that timed prices of this owner asked for since then, where
    they named the SKU; within the session's reach. Index: ix_promotion_merchant_id_id.
    """
    found = await session.scalars(
        select(Promotion.terms)
        .where(Promotion.merchant_id == merchant_id, Promotion.kind == "timed_price")
        .where(Promotion.id != but)
        .where(Promotion.started_at.is_not(None), Promotion.starts_at <= at)
        .where(Promotion.ends_at > since)
        .order_by(Promotion.id.desc())
        .limit(EARLIER_MAX)
    )
    lowest: dict[UUID, int] = {}
    for written in found:
        for one in TimedPrice.model_validate(written).prices:
            lowest[one.sku_id] = min(one.price_fen, lowest.get(one.sku_id, one.price_fen))
    return lowest


def offer_of(view: PromotionView) -> Offer:
    """The same promotion as prices are made with it."""
    kept: dict[str, Any] = {name: getattr(view, name) for name in Offer.__dataclass_fields__}
    return Offer(**kept)
