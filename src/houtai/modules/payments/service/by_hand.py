"""What a person says about money: a transfer arrived, cash was collected, value was granted."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.queries.payments import one_payment
from houtai.modules.payments.queries.stored import StoredView, stored_of
from houtai.modules.payments.rules import accounts
from houtai.modules.payments.rules.methods import BY_PERSON
from houtai.modules.payments.service.house import as_house, book
from houtai.modules.payments.service.receiving import Receipt, receive

GRANT_FEN_MAX = 10**9


class NotByHand(Conflict):
    """A gateway says when this payment is paid; nobody else may."""

    code = "payments.not_by_hand"


class StoredTooLittle(Conflict):
    """More would be taken back than is there."""

    code = "payments.stored_too_little"


class ReceiveByHand(Command):
    """`gateway_number`: of the bank's slip or the receipt; named twice, it came once."""

    amount_fen: Annotated[int, Field(strict=True, gt=0, le=ledger.AMOUNT_MAX)]
    gateway_number: Annotated[Line, StringConstraints(max_length=64)]
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class GrantStored(Command):
    """More if positive, taken back if negative. The reason is kept with the grant."""

    amount_fen: Annotated[int, Field(strict=True, ge=-GRANT_FEN_MAX, le=GRANT_FEN_MAX)]
    reason: Annotated[Line, StringConstraints(max_length=100)]


async def confirm(
    session: AsyncSession, actor: Actor, payment_id: UUID, command: ReceiveByHand, *, at: datetime
) -> None:
    """A transfer arrived, or cash was collected. Raises PaymentUnknown, NotByHand."""
    before = await one_payment(session, payment_id)
    if before.method not in BY_PERSON or before.version != command.version:
        raise NotByHand
    receipt = Receipt(
        before.method,
        before.number,
        command.gateway_number,
        command.amount_fen,
        at,
        actor_id=actor.id,
    )
    await receive(session, receipt, at=at)
    after = await one_payment(session, payment_id)
    trail.note(
        session, "payments.payment", payment_id, name=before.number, before=before, after=after
    )


async def own_stored(session: AsyncSession, member_id: UUID) -> StoredView:
    """What a buyer has in store himself; the ledger's wall is the house's."""
    async with as_house(session):
        return await stored_of(session, member_id)


async def grant(
    session: AsyncSession, actor: Actor, member_id: UUID, command: GrantStored, *, at: datetime
) -> None:
    """Give a member stored value, or take some back. Raises StoredTooLittle."""
    before = await stored_of(session, member_id)
    if not command.amount_fen:
        return
    theirs, ours, grant_id = accounts.stored_value(member_id), accounts.granted(), new_id()
    pair = (ours.id, theirs.id) if command.amount_fen > 0 else (theirs.id, ours.id)
    try:
        await book(
            session,
            [ledger.Transfer(grant_id, *pair, abs(command.amount_fen))],
            accounts=[theirs, ours],
            reason="stored_value_granted",
            document=("stored_value", grant_id),
            at=at,
            actor_id=actor.id,
        )
    except ledger.ChainRefused as refused:
        raise StoredTooLittle from refused
    after = StoredView(balance_fen=before.balance_fen + command.amount_fen)
    trail.note(
        session,
        "payments.stored_value",
        member_id,
        name=command.reason,
        before=before,
        after=after,
    )
