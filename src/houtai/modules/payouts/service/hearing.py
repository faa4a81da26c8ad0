"""What a gateway answers, written down: an outcome is heard, anything else is asked again."""

from datetime import datetime
from typing import cast, get_args

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.payouts.gateways import NotReached, PayoutStanding
from houtai.modules.payouts.rules import patience
from houtai.modules.payouts.rules.moves import Outcome
from houtai.modules.payouts.service.answering import Said, hear
from houtai.modules.payouts.service.sending import TakenAttempt, look_again
from houtai.modules.payouts.tables import Attempt


async def record(
    session: AsyncSession, taken: TakenAttempt, said: PayoutStanding | NotReached, *, at: datetime
) -> None:
    """No answer is no outcome: it stays under way however long that lasts."""
    if isinstance(said, NotReached):
        due_at = patience.next_try(taken.tries, at)
        await look_again(session, taken.id, due_at, reason=said.reason)
        return
    if said.state not in get_args(Outcome):
        await look_again(session, taken.id, patience.next_try(taken.tries, at))
        return
    heard = await hear(
        session,
        taken.id,
        Said(cast("Outcome", said.state), "gateway", said.bank_reference, said.reason),
        at=at,
    )
    if heard != "new":
        await look_again(session, taken.id, await _next_look(session, taken, at))


async def _next_look(session: AsyncSession, taken: TakenAttempt, at: datetime) -> datetime | None:
    """Of what was paid, as long as banks may return it."""
    paid_at = await session.scalar(
        select(Attempt.answered_at).where(Attempt.id == taken.id, Attempt.state == "paid")
    )
    return None if paid_at is None else patience.next_look(paid_at, at)
