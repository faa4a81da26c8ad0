"""Promotions: made, changed, copied, and shown with what there is to say of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.modules.marketing.queries import promotions as queries
from houtai.modules.marketing.queries.promotions import PromotionView
from houtai.modules.marketing.service import states
from houtai.modules.marketing.service.commands import (
    CopyPromotion,
    EditPromotion,
    MakePromotion,
    PromotionContent,
    owner_of,
)
from houtai.modules.marketing.service.drafts import refuse_unfit
from houtai.modules.marketing.service.running import (
    THING,
    asks_for_budget,
    promise_budget,
    tell,
)
from houtai.modules.marketing.service.states import NotInThisState
from houtai.modules.marketing.service.usage import usage_of_promotion
from houtai.modules.marketing.service.warning import refuse_doubtful, warnings_of
from houtai.modules.marketing.tables import Promotion


class KindStays(Invalid):
    """Another kind is another promotion."""

    code = "marketing.kind_stays"


class PromiseStands(Conflict):
    """Buyers were promised more than that: a budget or a number of uses is raised only."""

    code = "marketing.promise_stands"


class BudgetNeedsStart(Conflict):
    """So large a budget is looked at by others when the promotion is started: pause it first."""

    code = "marketing.budget_needs_start"


async def make(
    session: AsyncSession, actor: Actor, command: MakePromotion, *, at: datetime
) -> UUID:
    """A draft. Raises NotThePlatforms, NoShopHere, and what `refuse_unfit` raises."""
    merchant_id = owner_of(actor, command.owner)
    await refuse_unfit(session, actor, merchant_id, command)
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

    Raises PromotionUnknown, NotInThisState, KindStays, PromiseStands, BudgetNeedsStart,
    ChangedMeanwhile, and what `refuse_unfit` and `refuse_doubtful` raise.
    """
    before = await queries.one_promotion(session, actor, promotion_id)
    if before.state == "ended":
        raise NotInThisState
    if before.kind != command.terms.kind:
        raise KindStays(place="body/terms/kind")
    await refuse_unfit(session, actor, before.merchant_id, command)
    _refuse_less(before, command)
    values = {**_written(command), "changed_at": at}
    if (before.terms, before.scope) != (command.terms, command.scope):
        values["prices_confirmed_by"] = None
    await states.change(session, actor, Promotion, before, version=command.version, values=values)
    if before.state == "live":
        after = await queries.one_promotion(session, actor, promotion_id)
        await refuse_doubtful(session, actor, after, meant=command.below_cost, at=at)
        if await asks_for_budget(session, actor, after):
            raise BudgetNeedsStart(place="body/limits/budget_fen")
        await promise_budget(session, actor, after, at=at)
    await tell(session, actor, before, at=at)


async def detail(
    session: AsyncSession, actor: Actor, promotion_id: UUID, *, at: datetime
) -> PromotionView:
    """With prices to look at, and what came of it so far. Raises PromotionUnknown."""
    found = await queries.one_promotion(session, actor, promotion_id)
    return found.model_copy(
        update={
            "warnings": tuple(await warnings_of(session, actor, found, at=at)),
            "usage": await usage_of_promotion(session, actor, found),
        }
    )


async def copy(
    session: AsyncSession, actor: Actor, promotion_id: UUID, command: CopyPromotion, *, at: datetime
) -> UUID:
    """A draft of the same under another name. Raises PromotionUnknown."""
    model = await queries.one_promotion(session, actor, promotion_id)
    kept = {name: getattr(model, name) for name in PromotionContent.model_fields}
    content = PromotionContent(**{**kept, "name": command.name})
    return await _insert(session, model.merchant_id, content, at=at)


def _refuse_less(before: PromotionView, content: PromotionContent) -> None:
    """Raises PromiseStands."""
    limits = content.limits
    if limits.budget_fen is not None and limits.budget_fen < before.promised_fen:
        raise PromiseStands(place="body/limits/budget_fen")
    if limits.uses is not None and limits.uses < before.promised_uses:
        raise PromiseStands(place="body/limits/uses")


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
