"""Bills that the house fetched are statements like others: their lines are taken over."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import BillRead
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import derive_id
from houtai.modules.payments import public as payments
from houtai.modules.reconciliation.rules.reading import Entry, EntryKind, Reading
from houtai.modules.reconciliation.service.days import look_at
from houtai.modules.reconciliation.service.reading import TakenStatement
from houtai.modules.reconciliation.tables import Statement


async def announce(session: AsyncSession, events: Sequence[BillRead], *, at: datetime) -> None:
    """To be read soon. A bill without lines says that nothing moved."""
    rows = [
        {
            "id": derive_id(one.bill_id, one.at.isoformat()),
            "source": "bill",
            "bill_id": one.bill_id,
            "file_name": f"{one.channel} {one.day}",
            "size_bytes": 0,
            "content_hash": sha256(f"{one.bill_id} {one.at.isoformat()}".encode()).digest(),
            "state": "waiting",
            "channel": one.channel,
            "due_at": at,
            "uploaded_by": SYSTEM.id,
            "created_at": at,
        }
        for one in events
    ]
    await session.execute(insert(Statement).values(rows).on_conflict_do_nothing())
    for one in events:
        await look_at(session, one.channel, [one.day], at=at, stated=True)


async def reading_of(session: AsyncSession, taken: TakenStatement) -> Reading:
    """What payments read in it."""
    assert taken.bill_id is not None, "a statement from a bill knows its bill"
    rows = await payments.billed_rows(session, taken.bill_id)
    return Reading("bill", taken.channel, "trade", [_entry(one) for one in rows])


def _entry(row: payments.BilledRow) -> Entry:
    kind: EntryKind = "payment" if row.kind == "payment" else "refund"
    return Entry(
        sheet=0,
        line=row.line,
        kind=kind,
        amount_fen=row.amount_fen if kind == "payment" else -row.amount_fen,
        moved_at=row.moved_at,
        raw=row.raw,
        number=row.number,
        gateway_number=row.gateway_number,
        refund_number=row.refund_number,
        fee_fen_thousandths=row.fee_fen_thousandths,
    )
