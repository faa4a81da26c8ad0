"""The platform holds something against a merchant. A big fine waits for somebody else's word.

The session is the house's.
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import Invalid, NotFound
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import Command
from houtai.modules.merchants import public as merchants
from houtai.modules.ordering import public as ordering
from houtai.modules.violations.queries.violations import one_violation
from houtai.modules.violations.rules.kinds import PENALTIES, ViolationKind, fits
from houtai.modules.violations.service.moving import THING, Pictures, Words, add_step, freeze
from houtai.modules.violations.service.patience import APPROVE_FROM
from houtai.modules.violations.service.telling import tell_merchant
from houtai.modules.violations.tables import Violation

LETTER = "V"
FINE_MAX = 10**11
_YUAN = 100


class OffenderUnknown(NotFound):
    """No such merchant, or none that has a deposit with the house."""

    code = "violations.merchant_unknown"


class OrderNotHis(Invalid):
    """He has no order of this number."""

    code = "violations.order_not_his"


class FineOutOfBounds(Invalid):
    """For this kind there is a least and a most."""

    code = "violations.fine_out_of_bounds"


class RaiseViolation(Command):
    """What is held against whom, with words and pictures that show it."""

    merchant_id: UUID
    kind: ViolationKind
    fine_fen: Annotated[int, Field(strict=True, gt=0, le=FINE_MAX)]
    order_number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    words: Words
    pictures: Pictures = ()


async def raise_violation(
    session: AsyncSession, actor: Actor, command: RaiseViolation, *, at: datetime
) -> UUID:
    """Told at once and frozen, unless it is big. Raises OffenderUnknown, OrderNotHis,
    FineOutOfBounds, FileNotUsable.
    """
    async with reaching_as(session, SYSTEM):
        if await merchants.hold_depositor(session, command.merchant_id) is None:
            raise OffenderUnknown(place="body/merchant_id")
        penalty = PENALTIES[command.kind]
        if not fits(command.kind, command.fine_fen):
            bounds = {"least": penalty.least_fen // _YUAN, "most": penalty.most_fen // _YUAN}
            raise FineOutOfBounds(place="body/fine_fen", **bounds)
        made = await _write(session, actor, command, at=at)
        shown = await one_violation(session, SYSTEM, made)
        trail.note(session, THING, made, name=shown.number, before=None, after=shown)
        if shown.due_at is not None:
            await tell_merchant(session, shown, "violations.told", at=at)
    return made


async def _write(
    session: AsyncSession, actor: Actor, command: RaiseViolation, *, at: datetime
) -> UUID:
    violation_id = new_id()
    big = command.fine_fen >= await settings.read(session, APPROVE_FROM) * _YUAN
    money = (
        {}
        if big
        else await freeze(
            session, actor, violation_id, command.merchant_id, command.fine_fen, at=at
        )
    )
    values = {"frozen_fen": 0, "charged_fen": 0, **money}
    violation = Violation(
        id=violation_id,
        number=document_number(LETTER, violation_id, at.date()),
        merchant_id=command.merchant_id,
        kind=command.kind,
        points=PENALTIES[command.kind].points,
        fine_fen=command.fine_fen,
        state="asked" if big else "told",
        order_id=await _order(session, command),
        order_number=command.order_number,
        raised_by=actor.id,
        raised_at=at,
        **values,
    )
    session.add(violation)
    await session.flush()
    told = (violation_id, command.merchant_id)
    words, pictures = command.words, command.pictures
    await add_step(session, actor, told, "raise", words=words, pictures=pictures, at=at)
    return violation_id


async def _order(session: AsyncSession, command: RaiseViolation) -> UUID | None:
    if not command.order_number:
        return None
    found = await ordering.order_named(session, command.merchant_id, command.order_number)
    if found is None:
        raise OrderNotHis(place="body/order_number")
    return found
