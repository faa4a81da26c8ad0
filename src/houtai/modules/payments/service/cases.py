"""Cases: money that needs a person's eye, opened once for each fact."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import PaymentCaseOpened
from houtai.kit import eventlog
from houtai.kit.ids import name_id
from houtai.modules.payments.rules.methods import CaseKind
from houtai.modules.payments.tables import PaymentCase


@dataclass(frozen=True)
class Opening:
    """What a case is about. `source` names the fact: told again, it opens no second case."""

    kind: CaseKind
    source: str
    method: str
    amount_fen: int
    payment_id: UUID | None = None
    trade_id: UUID | None = None
    refund_id: UUID | None = None
    gateway_number: str = ""

    @property
    def case_id(self) -> UUID:
        """Follows from the fact."""
        return name_id("payments.case", self.source)


async def open_one(session: AsyncSession, opening: Opening, *, at: datetime) -> bool:
    """True if it is new."""
    row = insert(PaymentCase).values(
        id=opening.case_id,
        kind=opening.kind,
        source=opening.source,
        method=opening.method,
        payment_id=opening.payment_id,
        refund_id=opening.refund_id,
        trade_id=opening.trade_id,
        gateway_number=opening.gateway_number,
        amount_fen=opening.amount_fen,
        state="open",
        created_at=at,
    )
    new = await session.scalar(row.on_conflict_do_nothing().returning(PaymentCase.id))
    if new is None:
        return False
    told = PaymentCaseOpened(
        opening.case_id,
        opening.kind,
        opening.payment_id,
        opening.trade_id,
        opening.method,
        opening.amount_fen,
        at,
    )
    await eventlog.emit(session, told)
    return True


async def solve(session: AsyncSession, refund_id: UUID, *, at: datetime) -> None:
    """The refund that cases wait for, or complain of, has gone: they are done."""
    await session.execute(
        update(PaymentCase)
        .where(PaymentCase.refund_id == refund_id, PaymentCase.state == "open")
        .values(
            state="done",
            handled=case((PaymentCase.kind == "refund_failed", "solved"), else_="refunded"),
            handled_at=at,
            version=PaymentCase.version + 1,
        )
    )
