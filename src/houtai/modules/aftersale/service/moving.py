"""Moving cases along the table of transitions, each step with its story.

Whoever moves a case holds its order first: of two who decide at once the second one sees what the
first one did. The session is the house's; whether somebody may is asked before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.aftersale import CaseMoved
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries.cases import SaleCaseUnknown
from houtai.modules.aftersale.rules.states import ENDED, TRANSITIONS, Act, Party, acts_of
from houtai.modules.aftersale.service import policy
from houtai.modules.aftersale.tables import Case, CaseMessage
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments


class CaseElsewhere(Conflict):
    """Somebody decided meanwhile, or this is not to be done with it as it stands."""

    code = "aftersale.case_elsewhere"


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does it, and for whom."""

    party: Party
    id: UUID

    @property
    def by(self) -> ordering.By:
        """As stories of orders have it."""
        kinds = {"buyer": "buyer", "house": "house"}
        return ordering.By(cast("Any", kinds.get(self.party, "staff")), self.id)


HOUSE = Doer("house", SYSTEM.id)


@dataclass(frozen=True, slots=True)
class HeldCase:
    """A case that nobody else moves until the transaction ends, with its order."""

    id: UUID
    number: str
    merchant_id: UUID
    member_id: UUID
    order_id: UUID
    trade_id: UUID
    kind: str
    of_waiting: bool
    stage: str
    state: str
    money: str
    refund_to: payments.RefundWay
    asked_fen: int
    agreed_fen: int | None
    extra_fen: int
    gift_fen: int
    resend_order_id: UUID | None
    refund_at: str
    return_warehouse: UUID | None
    parcel_id: UUID | None
    carrier_code: str
    waybill_number: str
    version: int
    order: ordering.SoldOrder


_HELD = tuple(getattr(Case, name) for name in HeldCase.__dataclass_fields__ if name != "order")


async def hold(session: AsyncSession, case_id: UUID, *, version: int | None = None) -> HeldCase:
    """Raises SaleCaseUnknown, CaseElsewhere where it is another version by now."""
    order_id = await session.scalar(select(Case.order_id).where(Case.id == case_id))
    order = None if order_id is None else await ordering.hold_sold(session, order_id)
    if order is None:
        raise SaleCaseUnknown
    found = await session.execute(select(*_HELD).where(Case.id == case_id).with_for_update())
    held = HeldCase(**found.one()._asdict(), order=order)
    if version is not None and held.version != version:
        raise CaseElsewhere
    return held


@dataclass(frozen=True, slots=True)
class Said:
    """What goes into the story with a step."""

    words: str = ""
    pictures: tuple[UUID, ...] = ()
    details: Mapping[str, Any] | None = None


SILENT = Said()


def check(held: HeldCase, act: Act, doer: Doer) -> None:
    """Raises CaseElsewhere where that party may not do so as it stands."""
    if act not in acts_of(doer.party, state=held.state, kind=held.kind, money=held.money):
        raise CaseElsewhere


async def move(
    session: AsyncSession,
    held: HeldCase,
    act: Act,
    doer: Doer,
    *,
    at: datetime,
    said: Said = SILENT,
    besides: Mapping[str, Any] | None = None,
) -> HeldCase:
    """As it stands now. `besides`: what else is written on it. Raises CaseElsewhere."""
    check(held, act, doer)
    state = TRANSITIONS[act].after
    changes = {
        **(besides or {}),
        "state": state,
        "due_at": await policy.due_at(session, state, at),
        "ended_at": at if state in ENDED else None,
    }
    moved = await write(session, held, changes)
    await tell(session, moved, str(act), doer, said, at=at)
    event = CaseMoved(
        case_id=held.id,
        number=held.number,
        order_id=held.order_id,
        merchant_id=held.merchant_id,
        member_id=held.member_id,
        act=str(act),
        state=state,
        at=at,
    )
    await eventlog.emit(session, event)
    return moved


async def write(session: AsyncSession, held: HeldCase, changes: Mapping[str, Any]) -> HeldCase:
    """The same with these values. It is held, and still what it was."""
    done = await session.scalar(
        update(Case)
        .where(Case.id == held.id, Case.version == held.version)
        .values(**changes, version=Case.version + 1)
        .returning(Case.version)
    )
    if done is None:
        raise CaseElsewhere
    known = {name: value for name, value in changes.items() if name in HeldCase.__slots__}
    return replace(held, **known, version=done)


async def tell(
    session: AsyncSession, case: HeldCase, what: str, doer: Doer, said: Said, *, at: datetime
) -> UUID:
    """Write down what was done or said; id of the message."""
    ids = await tell_all(session, [case], what, doer, said, at=at)
    return ids[0]


async def tell_all(
    session: AsyncSession,
    cases: Sequence[Any],
    what: str,
    doer: Doer,
    said: Said,
    *,
    at: datetime,
) -> list[UUID]:
    """The same of several (anything with id and merchant_id)."""
    rows = [
        {
            "id": new_id(),
            "case_id": case.id,
            "merchant_id": case.merchant_id,
            "what": what,
            "by_kind": doer.party,
            "by_id": doer.id,
            "words": said.words,
            "pictures": list(said.pictures),
            "details": dict(said.details or {}),
            "at": at,
        }
        for case in cases
    ]
    if rows:
        await session.execute(insert(CaseMessage), rows)
    return [row["id"] for row in rows]
