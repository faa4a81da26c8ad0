"""Promotions: made, changed, started, paused, ended, copied; what they promise is in the ledger."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.marketing import PromotionChanged
from houtai.kit import changes, eventlog, trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries import promotions as queries
from houtai.modules.marketing.queries.promotions import PromotionView
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.marketing.rules.kinds.terms import Stage
from houtai.modules.marketing.rules.kinds.timed_price import TimedPrice
from houtai.modules.marketing.service.commands import (
    ActVersion,
    ChangedMeanwhile,
    CopyPromotion,
    EditPromotion,
    EndsBeforeStart,
    MakePromotion,
    NotThePlatforms,
    PromotionContent,
    StartPromotion,
    owner_of,
    refuse_foreign_shares,
)
from houtai.modules.marketing.service.promising import promise
from houtai.modules.marketing.tables import Promotion

TOPIC = "marketing.offers"
THING = "marketing.promotion"
ENDING_BITE = 200
TURNS: Mapping[str, tuple[frozenset[str], str]] = {
    "start": (frozenset({"draft", "paused"}), "live"),
    "pause": (frozenset({"live"}), "paused"),
    "end": (frozenset({"draft", "live", "paused"}), "ended"),
}
"""What may be done to a promotion in which state, and in which it is then; of batches as well."""


class NotInThisState(Conflict):
    """What is asked does not fit the state of the promotion or the batch."""

    code = "marketing.not_in_this_state"


class PastItsEnd(Conflict):
    code = "marketing.past_its_end"


class KindStays(Invalid):
    """Another kind is another promotion."""

    code = "marketing.kind_stays"


class PromiseStands(Conflict):
    """Buyers were promised more than that: a budget or a number of uses is raised only."""

    code = "marketing.promise_stands"


class GiftForeign(Invalid):
    """A gift is a SKU of the merchant who gives it."""

    code = "marketing.gift_foreign"


class OnlyOfAShop(Invalid):
    """Gifts are given by shops: the platform has no goods."""

    code = "marketing.only_of_a_shop"


class PriceBelowCost(Conflict):
    """Some pieces would cost less than what they cost the merchant; said again, it is meant."""

    code = "marketing.price_below_cost"


async def make(
    session: AsyncSession, actor: Actor, command: MakePromotion, *, at: datetime
) -> UUID:
    """A draft. Raises NotThePlatforms, NoShopHere, and what `_refuse` raises."""
    merchant_id = owner_of(actor, command.owner)
    await _refuse(session, actor, merchant_id, command)
    return await _insert(session, merchant_id, command, at=at)


async def edit(
    session: AsyncSession,
    actor: Actor,
    promotion_id: UUID,
    command: EditPromotion,
    *,
    at: datetime,
) -> None:
    """Counts for whoever asks a price from now on; carts with the old one are told.

    Raises PromotionUnknown, NotInThisState, KindStays, PromiseStands, ChangedMeanwhile, and what
    `_refuse` raises.
    """
    before = await queries.one_promotion(session, actor, promotion_id)
    if before.state == "ended":
        raise NotInThisState
    if before.kind != command.terms.kind:
        raise KindStays(place="body/terms/kind")
    await _refuse(session, actor, before.merchant_id, command)
    values = {**_written(command), "changed_at": at}
    await _change(session, actor, before, command.version, values)
    if before.state != "draft":
        await _promise(session, actor, promotion_id, at=at)
    await _tell(session, actor, before, at=at)


async def start(
    session: AsyncSession,
    actor: Actor,
    promotion_id: UUID,
    command: StartPromotion,
    *,
    at: datetime,
) -> None:
    """From now on, or from its beginning on, it counts.

    Raises PromotionUnknown, NotInThisState, PastItsEnd, PriceBelowCost, ChangedMeanwhile.
    """
    before = await queries.one_promotion(session, actor, promotion_id)
    if before.ends_at <= at:
        raise PastItsEnd
    if not command.below_cost:
        await _refuse_below_cost(session, before)
    await _turn(session, actor, before, "start", command.version, at=at)
    await _promise(session, actor, promotion_id, at=at)
    await _tell(session, actor, before, at=at)


async def turn(
    session: AsyncSession,
    actor: Actor,
    promotion_id: UUID,
    act: str,
    command: ActVersion,
    *,
    at: datetime,
) -> None:
    """Pause or end it. What orders hold of its budget stays theirs.

    Raises PromotionUnknown, NotInThisState, ChangedMeanwhile.
    """
    before = await queries.one_promotion(session, actor, promotion_id)
    await _turn(session, actor, before, act, command.version, at=at)
    await _tell(session, actor, before, at=at)


async def copy(
    session: AsyncSession, actor: Actor, promotion_id: UUID, command: CopyPromotion, *, at: datetime
) -> UUID:
    """A draft of the same under another name. Raises PromotionUnknown."""
    model = await queries.one_promotion(session, actor, promotion_id)
    kept = {name: getattr(model, name) for name in PromotionContent.model_fields}
    content = PromotionContent(**{**kept, "name": command.name})
    return await _insert(session, model.merchant_id, content, at=at)


async def end_due(session: AsyncSession, at: datetime) -> int:
    """Those whose time is over. Index: ix_promotion_due."""
    due = (
        select(Promotion.id)
        .where(Promotion.state.in_(("live", "paused")), Promotion.ends_at <= at)
        .order_by(Promotion.ends_at)
        .limit(ENDING_BITE)
        .with_for_update(skip_locked=True)
    )
    ended = await session.execute(
        update(Promotion)
        .where(Promotion.id.in_(due))
        .values(state="ended", version=Promotion.version + 1, changed_at=at)
        .returning(Promotion.id, Promotion.merchant_id)
    )
    rows = ended.all()
    if rows:
        events = [PromotionChanged(row.id, row.merchant_id, "ended", at) for row in rows]
        await eventlog.emit(session, *events)
        await changes.tell(session, TOPIC, None)
    return len(rows)


async def _refuse(
    session: AsyncSession, actor: Actor, merchant_id: UUID | None, content: PromotionContent
) -> None:
    """Raises EndsBeforeStart, NotThePlatforms, OnlyOfAShop, GiftForeign, ShareNotYours,
    MerchantsNotYours.
    """
    if content.ends_at <= content.starts_at:
        raise EndsBeforeStart(place="body/ends_at")
    refuse_foreign_shares(actor, merchant_id, content)
    terms = content.terms
    if terms.stage is Stage.CROSS and merchant_id is not None:
        raise NotThePlatforms(place="body/terms/kind")
    if isinstance(terms, GiftWithPurchase):
        if merchant_id is None:
            raise OnlyOfAShop(place="body/terms/kind")
        given = {one.sku_id for step in terms.steps for one in step.gifts}
        known = await catalog.skus_by_id(session, given)
        if any(one not in known or known[one].merchant_id != merchant_id for one in given):
            raise GiftForeign(place="body/terms/steps")


async def _refuse_below_cost(session: AsyncSession, promotion: PromotionView) -> None:
    if isinstance(promotion.terms, TimedPrice) and promotion.terms.prices:
        prices = {one.sku_id: one.price_fen for one in promotion.terms.prices}
        costs = await catalog.sku_costs(session, prices)
        below = [one for one, cost in costs.items() if cost is not None and prices[one] < cost]
        if below:
            raise PriceBelowCost(place="body/below_cost", count=len(below))


def _written(content: PromotionContent) -> dict[str, Any]:
    written = content.model_dump(mode="json", include=set(PromotionContent.model_fields))
    times = {"starts_at": content.starts_at, "ends_at": content.ends_at}
    return {**written, **times, "kind": content.terms.kind}


async def _insert(
    session: AsyncSession, merchant_id: UUID | None, content: PromotionContent, *, at: datetime
) -> UUID:
    promotion_id = new_id()
    await session.execute(
        insert(Promotion).values(
            id=promotion_id,
            merchant_id=merchant_id,
            state="draft",
            promised_fen=0,
            promised_uses=0,
            version=1,
            changed_at=at,
            **_written(content),
        )
    )
    after = await queries.one_promotion(session, SYSTEM, promotion_id)
    trail.note(session, THING, promotion_id, name=after.name, before=None, after=after)
    return promotion_id


async def _turn(
    session: AsyncSession,
    actor: Actor,
    before: PromotionView,
    act: str,
    version: int,
    *,
    at: datetime,
) -> None:
    allowed, state = TURNS[act]
    if before.state not in allowed:
        raise NotInThisState
    await _change(session, actor, before, version, {"state": state, "changed_at": at})


async def _change(
    session: AsyncSession,
    actor: Actor,
    before: PromotionView,
    version: int,
    values: Mapping[str, Any],
) -> None:
    done = await session.scalar(
        update(Promotion)
        .where(Promotion.id == before.id, within(actor, Promotion.merchant_id))
        .where(Promotion.version == version, Promotion.state == before.state)
        .values({**values, "version": version + 1})
        .returning(Promotion.id)
    )
    if done is None:
        raise ChangedMeanwhile


async def _promise(
    session: AsyncSession, actor: Actor, promotion_id: UUID, *, at: datetime
) -> None:
    """Bring budget and uses into the ledger. The row is locked by the change before."""
    row = (
        await session.execute(
            select(
                Promotion.merchant_id,
                Promotion.limits,
                Promotion.promised_fen,
                Promotion.promised_uses,
            ).where(Promotion.id == promotion_id, within(actor, Promotion.merchant_id))
        )
    ).one()
    home_id = accounts.home_of(row.merchant_id)
    budget_kinds = (accounts.BUDGET_PROMISED, accounts.BUDGET, accounts.BUDGET_GIVEN)
    uses_kinds = (accounts.LIMIT_PROMISED, accounts.LIMIT, accounts.LIMIT_GIVEN)
    wanted = (
        (budget_kinds, accounts.FEN, row.promised_fen, row.limits["budget_fen"], "budget_fen"),
        (uses_kinds, accounts.ORDERS, row.promised_uses, row.limits["uses"], "uses"),
    )
    for kinds, unit, before, after, name in wanted:
        if after is None:
            continue
        if after < before:
            raise PromiseStands(place=f"body/limits/{name}")
        keys = [accounts.of_promotion(kind, unit, promotion_id, home_id) for kind in kinds]
        await promise(
            session,
            *keys,
            before=before,
            after=after,
            document=("promotion", promotion_id),
            actor_id=actor.id,
            at=at,
        )
    await session.execute(
        update(Promotion)
        .where(Promotion.id == promotion_id, within(actor, Promotion.merchant_id))
        .values(
            promised_fen=row.limits["budget_fen"] or row.promised_fen,
            promised_uses=row.limits["uses"] or row.promised_uses,
        )
    )


async def _tell(
    session: AsyncSession, actor: Actor, before: PromotionView, *, at: datetime
) -> None:
    """To the log of acts, to other modules, and to every process that keeps the offers."""
    after = await queries.one_promotion(session, actor, before.id)
    trail.note(session, THING, before.id, name=after.name, before=before, after=after)
    event = PromotionChanged(after.id, after.merchant_id, after.state, at)
    await eventlog.emit(session, event)
    await changes.tell(session, TOPIC, None)
