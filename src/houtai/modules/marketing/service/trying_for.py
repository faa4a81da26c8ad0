"""For whom a price is tried: a buyer as one imagines him, or a member with what he holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Forbidden, Invalid
from houtai.kit.ids import NIL, new_id
from houtai.kit.shapes import View
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.queries.limits import usage_of
from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.offers import Offers
from houtai.modules.marketing.rules.shapes import Buyer, OfferLine
from houtai.modules.marketing.service.promising import acting_as_house
from houtai.modules.marketing.service.sales import sales_known
from houtai.modules.members import public as members

BATCHES_TRIED_MAX = 20
_A_WHILE = timedelta(days=1)


class MembersNotYours(Forbidden):
    """Prices of members are tried by those who may see members."""

    code = "marketing.members_not_yours"


class MemberNotFound(Invalid):
    """Nobody buys under this number."""

    code = "marketing.member_not_found"


class TriedMemberView(View):
    """A member as prices see him."""

    id: UUID
    name: str
    is_new: bool
    coupon_count: int
    """Coupons that he could pay with now."""


@dataclass(frozen=True)
class Paying:
    """Who buys, and with what."""

    buyer: Buyer
    coupons: Sequence[Coupon] = ()
    member: TriedMemberView | None = None


async def member_meant(session: AsyncSession, actor: Actor, phone: str | None) -> UUID | None:
    """Raises MembersNotYours, MemberNotFound, and what hides numbers from the actor."""
    if phone is None:
        return None
    if not actor.may("members.member.read"):
        raise MembersNotYours
    found = await members.member_by_phone(session, phone, place="body/member_phone")
    if found is None:
        raise MemberNotFound(place="body/member_phone")
    return found.id


async def batches_as_held(
    session: AsyncSession,
    actor: Actor,
    batch_ids: Sequence[UUID],
    member_id: UUID | None,
    *,
    at: datetime,
) -> list[Coupon]:
    """A coupon of each, good now, of batches within reach. Raises BatchUnknown."""
    found = await queries.batches_named(session, actor, set(batch_ids)) if batch_ids else []
    if len(found) < len(set(batch_ids)):
        raise queries.BatchUnknown
    return [
        Coupon(
            id=new_id(),
            batch_id=one.id,
            member_id=NIL if member_id is None else member_id,
            merchant_id=one.merchant_id,
            name=one.name,
            kind=CouponKind(one.kind),
            threshold_fen=one.threshold_fen,
            value=one.value,
            cap_fen=one.cap_fen,
            scope=one.scope,
            platform_permille=one.platform_permille,
            ends_at=at + _A_WHILE,
        )
        for one in found
    ]


async def pays_with(
    session: AsyncSession,
    actor: Actor,
    imagined: Buyer,
    member_id: UUID | None,
    *,
    lines: Sequence[OfferLine],
    offers: Offers,
    at: datetime,
) -> Paying:
    """A member as he would be met at the checkout now; else as he is imagined."""
    if member_id is None:
        return Paying(imagined)
    sales = sales_known()
    async with acting_as_house(session, actor):
        held = await queries.coupons_of(session, [member_id], at)
        used = await usage_of(session, {member_id: lines}, offers)
        ordered = set() if sales is None else await sales.who_ordered(session, [member_id])
        names = await members.member_names(session, [member_id])
    is_new = member_id not in ordered
    own = held[member_id]
    shown = TriedMemberView(
        id=member_id, name=names.get(member_id, ""), is_new=is_new, coupon_count=len(own)
    )
    buyer = replace(imagined, member_id=member_id, is_new=is_new, used=used.get(member_id, {}))
    return Paying(buyer, own, shown)
