"""What a cart would cost now and why, asked by those who make offers; with a draft as if live, with
coupons as if held, and for a buyer as one imagines him or for one there is.
"""

from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.changes import Ear
from houtai.kit.errors import Invalid
from houtai.kit.ids import NIL, new_id
from houtai.kit.shapes import Command, View
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries.promotions import offer_of, one_promotion
from houtai.modules.marketing.rules.kinds.member_price import LEVEL_MAX
from houtai.modules.marketing.rules.kinds.terms import Stage
from houtai.modules.marketing.rules.offers import Offer
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.shapes import (
    QUANTITY_MAX,
    Buyer,
    DiscountKind,
    OfferLine,
    Priced,
    Why,
)
from houtai.modules.marketing.service.commands import (
    MakePromotion,
    NotThePlatforms,
    PromotionContent,
    owner_of,
    refuse_foreign_shares,
)
from houtai.modules.marketing.service.promising import acting_as_house
from houtai.modules.marketing.service.snapshot import offers_now
from houtai.modules.marketing.service.trying_for import (
    BATCHES_TRIED_MAX,
    TriedMemberView,
    batches_as_held,
    member_meant,
    pays_with,
)
from houtai.modules.members import public as members

LINES_TRIED_MAX = 100


class GoodsUnknown(Invalid):
    """No such SKU, or another merchant's: the two look the same."""

    code = "marketing.goods_unknown"


class TriedLine(Command):
    sku_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=1, le=QUANTITY_MAX)]


class TryPrice(Command):
    """Goods, a buyer as one imagines him, and perhaps a draft that is to count as live."""

    lines: Annotated[list[TriedLine], Field(min_length=1, max_length=LINES_TRIED_MAX)]
    level: Annotated[int, Field(strict=True, ge=0, le=LEVEL_MAX)] = 0
    is_new: bool = False
    """Not asked for of a member: whether he ever ordered is known."""
    member_phone: members.Phone | None = None
    """A buyer there is, with the coupons that he holds and what of his limits he has used."""
    batches: Annotated[tuple[UUID, ...], Field(max_length=BATCHES_TRIED_MAX)] = ()
    """Of each of these the buyer is to hold a coupon, whatever its state and dates."""
    promotion_id: UUID | None = None
    draft: MakePromotion | None = None
    """As it is written now; with `promotion_id` in the place of that one."""


class TriedDiscountView(View):
    offer_id: UUID
    kind: DiscountKind
    fen: int
    platform_fen: int
    merchant_fen: int


class TriedLineView(View):
    """A line with what was taken off it."""

    sku_id: UUID
    name: str
    spec_text: str
    quantity: int
    list_fen: int
    gross_fen: int
    payable_fen: int
    discounts: list[TriedDiscountView]


class TriedNoteView(View):
    """What became of an offer; text `marketing.why_<why>`, filled with the values."""

    offer_id: UUID
    kind: DiscountKind
    name: str
    applied: bool
    why: Why
    values: dict[str, int | str]


class TriedGiftView(View):
    sku_id: UUID
    quantity: int
    promotion_id: UUID


class TriedView(View):
    """The price, line by line, and the reasons."""

    lines: list[TriedLineView]
    gifts: list[TriedGiftView]
    free_freight: list[UUID]
    """Merchants whose goods go without freight."""
    notes: list[TriedNoteView]
    gross_fen: int
    payable_fen: int
    member: TriedMemberView | None
    """Who was meant, if one there is."""


async def try_price(
    session: AsyncSession, actor: Actor, command: TryPrice, *, ear: Ear, at: datetime
) -> TriedView:
    """By the offers of everybody: a buyer meets them all.

    Raises GoodsUnknown, PromotionUnknown, BatchUnknown, what `member_meant` raises, and for a
    draft NotThePlatforms, NoShopHere, ShareNotYours, MerchantsNotYours.
    """
    tried = await _tried(session, actor, command)
    member = await member_meant(session, actor, command.member_phone)
    as_held = await batches_as_held(session, actor, command.batches, member, at=at)
    async with acting_as_house(session, actor):
        goods = await catalog.selling(session, {one.sku_id for one in command.lines})
        offers = await offers_now(ear, session)
    for number, line in enumerate(command.lines):
        good = goods.get(line.sku_id)
        foreign = good is None or (
            actor.merchant_ids is not None and good.merchant_id not in actor.merchant_ids
        )
        if foreign:
            raise GoodsUnknown(place=f"body/lines/{number}/sku_id")
    if tried is not None:
        offers = offers.having(replace(tried, starts_at=min(tried.starts_at, at)))
    lines = [_line(key, goods[one.sku_id], one.quantity) for key, one in enumerate(command.lines)]
    # Whoever holds a coupon is a member, if only an imagined one.
    imagined = Buyer(NIL if as_held else None, command.level, command.is_new)
    paying = await pays_with(session, actor, imagined, member, lines=lines, offers=offers, at=at)
    coupons = [*paying.coupons, *as_held]
    return _shown(price(lines, paying.buyer, offers, coupons, at=at), lines, goods, paying.member)


async def _tried(session: AsyncSession, actor: Actor, command: TryPrice) -> Offer | None:
    """The offer that is to count as live: one that stands, a draft of it, or a draft of none."""
    known = None
    if command.promotion_id is not None:
        known = await one_promotion(session, actor, command.promotion_id)
    draft = command.draft
    if draft is None:
        return offer_of(known) if known is not None else None
    merchant_id = owner_of(actor, draft.owner) if known is None else known.merchant_id
    refuse_foreign_shares(actor, merchant_id, draft)
    if draft.terms.stage is Stage.CROSS and merchant_id is not None:
        raise NotThePlatforms(place="body/draft/terms/kind")
    content = {name: getattr(draft, name) for name in PromotionContent.model_fields}
    return Offer(id=command.promotion_id or new_id(), merchant_id=merchant_id, **content)


def _line(key: int, good: catalog.SellingView, quantity: int) -> OfferLine:
    return OfferLine(
        key=key,
        sku_id=good.sku_id,
        product_id=good.product_id,
        merchant_id=good.merchant_id,
        category_path=good.category_path,
        brand_id=good.brand_id,
        quantity=quantity,
        list_fen=good.price_fen,
        labels=frozenset(map(str, good.label_ids)),
    )


def _shown(
    priced: Priced,
    lines: list[OfferLine],
    goods: dict[UUID, catalog.SellingView],
    member: TriedMemberView | None,
) -> TriedView:
    return TriedView(
        lines=[
            TriedLineView(
                sku_id=line.sku_id,
                name=goods[line.sku_id].product_name,
                spec_text=goods[line.sku_id].spec_text,
                quantity=line.quantity,
                list_fen=line.list_fen,
                gross_fen=own.gross_fen,
                payable_fen=own.payable_fen,
                discounts=[TriedDiscountView.model_validate(one) for one in own.discounts],
            )
            for line, own in zip(lines, priced.lines, strict=True)
        ],
        gifts=[TriedGiftView.model_validate(one) for one in priced.gifts],
        free_freight=sorted(priced.free_freight),
        notes=[TriedNoteView.model_validate(one) for one in priced.explained],
        gross_fen=priced.gross_fen,
        payable_fen=priced.payable_fen,
        member=member,
    )
