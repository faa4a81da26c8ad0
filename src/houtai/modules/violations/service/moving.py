"""Every step of a violation: one guarded UPDATE, and a row of what was done. Its money moves with
it: frozen when it is told, taken when it is final, given back when it is withdrawn.

Whoever moves one holds it first, then its merchant, then the ledger's accounts. The session is the
house's.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.ids import derive_id
from houtai.kit.shapes import BIGINT_MAX, Command, Prose
from houtai.modules.files import public as files
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants import public as merchants
from houtai.modules.settlement import public as settlement
from houtai.modules.violations.queries.violations import ViolationView, one_violation
from houtai.modules.violations.rules import accounts
from houtai.modules.violations.rules.states import MOVES, Act, ViolationState, sources_of
from houtai.modules.violations.service.patience import APPEAL_WITHIN
from houtai.modules.violations.tables import Step, Violation

THING = "violations.violation"
PICTURES_MAX = 9
PICTURE = files.Purpose("violations", files.PICTURES, 10 << 20, redrawn=True)
Words = Annotated[Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
Pictures = Annotated[tuple[UUID, ...], Field(max_length=PICTURES_MAX)]


class ViolationElsewhere(Conflict):
    """It is not where it was when it was read, or its time is over."""

    code = "violations.elsewhere"


class ActOnViolation(Command):
    """As it was read at this version."""

    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class SayOfViolation(ActOnViolation):
    """With a reason, and pictures that show it."""

    words: Words
    pictures: Pictures = ()


async def add_step(
    session: AsyncSession,
    actor: Actor,
    violation: tuple[UUID, UUID],
    act: Act,
    *,
    words: str = "",
    pictures: tuple[UUID, ...] = (),
    at: datetime,
) -> None:
    """`violation`: its id and its merchant's. Raises FileNotUsable."""
    violation_id, merchant_id = violation
    step = Step(
        violation_id=violation_id,
        merchant_id=merchant_id,
        act=act,
        words=words,
        pictures=list(dict.fromkeys(pictures)),
        by_id=actor.id,
        at=at,
    )
    session.add(step)
    await session.flush()
    if pictures:
        await files.use(
            session,
            actor,
            thing="violations.step",
            thing_id=str(step.id),
            file_ids=pictures,
            purpose=PICTURE.name,
            at=at,
            place="body/pictures",
        )


async def move(
    session: AsyncSession,
    actor: Actor,
    before: ViolationView,
    act: Act,
    *,
    version: int | None = None,
    words: str = "",
    pictures: tuple[UUID, ...] = (),
    at: datetime,
) -> ViolationView:
    """From where it may be done, or not at all. Raises ViolationElsewhere, FileNotUsable."""
    target = MOVES.get((before.state, act))
    if target is None:
        raise ViolationElsewhere
    await _hold(session, before, act, version=version, at=at)
    changes = await _money(session, actor, before, target, at=at)
    await session.execute(
        update(Violation)
        .where(Violation.id == before.id, within(actor, Violation.merchant_id))
        .values(state=target, version=Violation.version + 1, **changes)
        .execution_options(synchronize_session=False)
    )
    told = (before.id, before.merchant_id)
    await add_step(session, actor, told, act, words=words, pictures=pictures, at=at)
    after = await one_violation(session, SYSTEM, before.id)
    trail.note(session, THING, before.id, name=before.number, before=before, after=after)
    return after


async def _hold(
    session: AsyncSession, before: ViolationView, act: Act, *, version: int | None, at: datetime
) -> None:
    """Nobody else moves it: its version says whether anybody has. Appeals have their time."""
    mine = [Violation.id == before.id, Violation.version == (version or before.version)]
    mine.append(Violation.state.in_(sources_of(act)))
    if act == "appeal":
        mine.append(Violation.due_at > at)
    held = await session.scalar(
        update(Violation)
        .where(*mine)
        .values(version=Violation.version)
        .returning(Violation.id)
        .execution_options(synchronize_session=False)
    )
    if held is None:
        raise ViolationElsewhere
    await merchants.hold_depositor(session, before.merchant_id)


async def _money(
    session: AsyncSession,
    actor: Actor,
    before: ViolationView,
    target: ViolationState,
    *,
    at: datetime,
) -> Mapping[str, Any]:
    """What changes of the row with it."""
    if target == "told":
        return await freeze(session, actor, before.id, before.merchant_id, before.fine_fen, at=at)
    if target == "fined":
        return await _take(session, actor, before, at=at)
    if target == "withdrawn":
        pair = _frozen(before), merchants.deposit_of(before.merchant_id)
        await _step(session, before, "fine_freed", pair, actor, at=at)
        return {"ended_at": at, "due_at": None}
    return {"due_at": None}


async def freeze(
    session: AsyncSession,
    actor: Actor,
    violation_id: UUID,
    merchant_id: UUID,
    fine_fen: int,
    *,
    at: datetime,
) -> dict[str, Any]:
    """As much of the fine as the deposit has; its merchant is held."""
    deposit = merchants.deposit_of(merchant_id)
    frozen = accounts.frozen_of(violation_id, merchant_id)
    await ledger.open_accounts(session, (deposit, frozen), at=at)
    totals = await ledger.totals_now(session, SYSTEM, [deposit.id])
    free = totals[deposit.id].free if deposit.id in totals else 0
    frozen_fen = min(fine_fen, max(0, free))
    if frozen_fen:
        chain = accounts.move(violation_id, "fine_frozen", (deposit, frozen), frozen_fen, actor.id)
        await ledger.take(session, chain, at=at)
    due_at = at + await settings.read(session, APPEAL_WITHIN)
    return {"told_at": at, "due_at": due_at, "frozen_fen": frozen_fen}


async def _take(
    session: AsyncSession, actor: Actor, before: ViolationView, *, at: datetime
) -> dict[str, Any]:
    """What is frozen is the platform's; the rest is taken from what the merchant is owed."""
    fines = accounts.fines_of(before.merchant_id)
    await ledger.open_accounts(session, [fines], at=at)
    await _step(session, before, "fine", (_frozen(before), fines), actor, at=at)
    rest_fen = before.fine_fen - before.frozen_fen
    if rest_fen:
        await settlement.charge(
            session,
            derive_id(before.id, "violations.charge"),
            before.merchant_id,
            rest_fen,
            words=before.number,
            by_id=actor.id,
            at=at,
        )
    await merchants.see_whether_short(session, before.merchant_id, at=at)
    return {"ended_at": at, "due_at": None, "charged_fen": rest_fen}


def _frozen(before: ViolationView) -> ledger.AccountKey:
    return accounts.frozen_of(before.id, before.merchant_id)


async def _step(
    session: AsyncSession,
    before: ViolationView,
    why: str,
    pair: tuple[ledger.AccountKey, ledger.AccountKey],
    actor: Actor,
    *,
    at: datetime,
) -> None:
    if before.frozen_fen:
        chain = accounts.move(before.id, why, pair, before.frozen_fen, actor.id)
        await ledger.take(session, chain, at=at)
