"""Promotions as they are started, paused and ended; what they promise is in the ledger."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.marketing import PromotionChanged
from houtai.kit import changes, eventlog, trail
from houtai.kit.auth import Actor, within
from houtai.modules.marketing.queries import promotions as queries
from houtai.modules.marketing.queries.promotions import PromotionView
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.service import asking, states
from houtai.modules.marketing.service.commands import ActVersion, ChangedMeanwhile, StartPromotion
from houtai.modules.marketing.service.promising import promise
from houtai.modules.marketing.service.warning import (
    NotYoursToConfirm,
    refuse_doubtful,
    sees_costs,
)
from houtai.modules.marketing.tables import Promotion

TOPIC = "marketing.offers"
THING = "marketing.promotion"


async def start(
    session: AsyncSession,
    actor: Actor,
    promotion_id: UUID,
    command: StartPromotion,
    *,
    at: datetime,
    agreed: bool = False,
) -> asking.OfferActAskedView | None:
    """From now on, or from its beginning on, it counts; what promises much is asked for instead,
    unless others have `agreed` to it.

    Raises PromotionUnknown, NotInThisState, PastItsEnd, AskedAlready, ChangedMeanwhile, and what
    `refuse_doubtful` raises.
    """
    before = await queries.one_promotion(session, actor, promotion_id)
    state = states.turned(before, "start", over_at=before.ends_at, at=at)
    await refuse_doubtful(session, actor, before, meant=command.below_cost, at=at)
    if not agreed and await asks_for_budget(session, actor, before):
        return await _ask(session, actor, before, command, at=at)
    values: dict[str, Any] = {
        "state": state,
        "waiting_for": None,
        "changed_at": at,
        "started_at": func.coalesce(Promotion.started_at, at),
    }
    if sees_costs(actor):
        values["prices_confirmed_by"] = actor.id
    await states.change(session, actor, Promotion, before, version=command.version, values=values)
    await promise_budget(session, actor, before, at=at)
    await tell(session, actor, before, at=at)
    return None


async def _ask(
    session: AsyncSession,
    actor: Actor,
    before: PromotionView,
    command: StartPromotion,
    *,
    at: datetime,
) -> asking.OfferActAskedView:
    if command.version != before.version:
        raise ChangedMeanwhile
    after = before.model_copy(update={"state": "live"})
    return await asking.ask(
        session,
        actor,
        act=asking.PROMOTION_START,
        offer_id=before.id,
        command=command,
        wanted=trail.difference(THING, before.id, name=before.name, before=before, after=after),
        title=before.name,
        amount_fen=before.limits.budget_fen,
        at=at,
    )


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
    state = states.turned(before, act, over_at=before.ends_at, at=at)
    values = {"state": state, "changed_at": at}
    await states.change(session, actor, Promotion, before, version=command.version, values=values)
    await tell(session, actor, before, at=at)


async def confirm_prices(
    session: AsyncSession, actor: Actor, promotion_id: UUID, command: ActVersion, *, at: datetime
) -> None:
    """Its prices are meant, whatever they are warned of; until they are others.

    Raises PromotionUnknown, NotYoursToConfirm, NotInThisState, ChangedMeanwhile.
    """
    before = await queries.one_promotion(session, actor, promotion_id)
    if not sees_costs(actor):
        raise NotYoursToConfirm
    if before.state == "ended":
        raise states.NotInThisState
    values = {"prices_confirmed_by": actor.id, "changed_at": at}
    await states.change(session, actor, Promotion, before, version=command.version, values=values)
    after = await queries.one_promotion(session, actor, promotion_id)
    trail.note(session, THING, before.id, name=after.name, before=before, after=after)


async def end_due(session: AsyncSession, at: datetime) -> int:
    """Those whose time is over. Index: ix_promotion_due."""
    ended = await states.end_due(session, Promotion, Promotion.ends_at, at)
    if ended:
        events = [PromotionChanged(row.id, row.merchant_id, "ended", at) for row in ended]
        await eventlog.emit(session, *events)
        await changes.tell(session, TOPIC, None)
    return len(ended)


async def asks_for_budget(session: AsyncSession, actor: Actor, promotion: PromotionView) -> bool:
    """Whether it promises more than what was promised already, and so much that others look."""
    budget_fen = promotion.limits.budget_fen
    if budget_fen is not None and budget_fen <= promotion.promised_fen:
        return False
    if budget_fen is None and promotion.started_at is not None and not promotion.promised_fen:
        return False
    return await asking.must_ask(session, actor, budget_fen)


async def promise_budget(
    session: AsyncSession, actor: Actor, promotion: PromotionView, *, at: datetime
) -> None:
    """Bring budget and uses into the ledger; the row is locked by the change before. What was
    promised is never taken back.
    """
    home_id = accounts.home_of(promotion.merchant_id)
    budget_kinds = (accounts.BUDGET_PROMISED, accounts.BUDGET, accounts.BUDGET_GIVEN)
    uses_kinds = (accounts.LIMIT_PROMISED, accounts.LIMIT, accounts.LIMIT_GIVEN)
    limits = promotion.limits
    wanted = (
        (budget_kinds, accounts.FEN, promotion.promised_fen, limits.budget_fen),
        (uses_kinds, accounts.ORDERS, promotion.promised_uses, limits.uses),
    )
    for kinds, unit, before, after in wanted:
        if after is not None:
            keys = [accounts.of_promotion(kind, unit, promotion.id, home_id) for kind in kinds]
            await promise(
                session,
                *keys,
                before=before,
                after=after,
                document=("promotion", promotion.id),
                actor_id=actor.id,
                at=at,
            )
    await session.execute(
        update(Promotion)
        .where(Promotion.id == promotion.id, within(actor, Promotion.merchant_id))
        .values(
            promised_fen=limits.budget_fen or promotion.promised_fen,
            promised_uses=limits.uses or promotion.promised_uses,
        )
    )


async def tell(session: AsyncSession, actor: Actor, before: PromotionView, *, at: datetime) -> None:
    """To the log of acts, to other modules, and to every process that keeps the offers."""
    after = await queries.one_promotion(session, actor, before.id)
    trail.note(session, THING, before.id, name=after.name, before=before, after=after)
    event = PromotionChanged(after.id, after.merchant_id, after.state, at)
    await eventlog.emit(session, event)
    await changes.tell(session, TOPIC, None)
