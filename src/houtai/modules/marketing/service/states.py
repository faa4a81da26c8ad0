"""How promotions and batches of coupons alike come to be live, are paused, changed, and end."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.modules.marketing.service.commands import ChangedMeanwhile
from houtai.modules.marketing.tables import CouponBatch, Promotion

ENDING_BITE = 200
TURNS: Mapping[str, tuple[frozenset[str], str]] = {
    "start": (frozenset({"draft", "paused"}), "live"),
    "pause": (frozenset({"live"}), "paused"),
    "end": (frozenset({"draft", "live", "paused"}), "ended"),
}
"""What may be done in which state, and in which it is then."""
RUNNING = ("live", "paused")


class NotInThisState(Conflict):
    """What is asked does not fit the state of the promotion or the batch."""

    code = "marketing.not_in_this_state"


class PastItsEnd(Conflict):
    code = "marketing.past_its_end"


class Standing(Protocol):
    """A promotion or a batch as it was found."""

    @property
    def id(self) -> UUID:
        """Which one."""

    @property
    def state(self) -> str:
        """In which of the states of `TURNS`."""


def turned(found: Standing, act: str, *, over_at: datetime, at: datetime) -> str:
    """Its state after the act. Raises NotInThisState, PastItsEnd."""
    allowed, state = TURNS[act]
    if found.state not in allowed:
        raise NotInThisState
    if act == "start" and over_at <= at:
        raise PastItsEnd
    return state


async def change(
    session: AsyncSession,
    actor: Actor,
    table: type[Promotion | CouponBatch],
    found: Standing,
    *,
    version: int,
    values: Mapping[str, Any],
) -> None:
    """As it was found, or not at all. Raises ChangedMeanwhile."""
    done = await session.scalar(
        update(table)
        .where(table.id == found.id, within(actor, table.merchant_id))
        .where(table.version == version, table.state == found.state)
        .values({**values, "version": version + 1})
        .returning(table.id)
    )
    if done is None:
        raise ChangedMeanwhile


async def end_due(
    session: AsyncSession,
    table: type[Promotion | CouponBatch],
    over_at: InstrumentedAttribute[datetime],
    at: datetime,
) -> Sequence[Any]:
    """Those whose time is over, a bite of them. Index: ix_promotion_due, ix_coupon_batch_due."""
    due = (
        select(table.id)
        .where(table.state.in_(RUNNING), over_at <= at)
        .order_by(over_at)
        .limit(ENDING_BITE)
        .with_for_update(skip_locked=True)
    )
    ended = await session.execute(
        update(table)
        .where(table.id.in_(due))
        .values(state="ended", version=table.version + 1, changed_at=at)
        .returning(table.id, table.merchant_id)
    )
    return ended.all()
