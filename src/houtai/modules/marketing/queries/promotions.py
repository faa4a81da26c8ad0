"""Promotions as those who make them see them, and as prices are made with them."""

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
from houtai.modules.marketing.rules.kinds import AnyTerms
from houtai.modules.marketing.rules.offers import Audience, Limits, Offer, offer_from
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.tables import Promotion

State = Literal["draft", "live", "paused", "ended"]


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
    version: int
    changed_at: datetime


class PromotionView(ListedPromotionView):
    """A promotion with everything that it asks and gives."""

    terms: Annotated[AnyTerms, Field(discriminator="kind")]
    scope: Scope
    audience: Audience
    limits: Limits
    combination_set: int
    with_coupons: bool
    platform_permille: int


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

_LISTED = tuple(getattr(Promotion, name) for name in ListedPromotionView.model_fields)
_WHOLE = tuple(getattr(Promotion, name) for name in PromotionView.model_fields)


async def list_promotions(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ListedPromotionView]:
    """Those that the actor reaches. Index: ix_promotion_merchant_id_id, ix_promotion_state_id,
    ix_promotion_kind_id, ix_promotion_name_id or ix_promotion_starts_at_id.
    """
    statement = select(*_LISTED).where(within(actor, Promotion.merchant_id))
    return await PROMOTIONS.page(session, statement, wanted, ListedPromotionView)


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


def offer_of(view: PromotionView) -> Offer:
    """The same promotion as prices are made with it."""
    kept: dict[str, Any] = {name: getattr(view, name) for name in Offer.__dataclass_fields__}
    return Offer(**kept)
