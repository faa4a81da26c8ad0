"""Batches that files took to the bank, and what is in such a file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.fields import refuse_unreadable
from houtai.kit.paging import Listing, Page, Wanted
from houtai.kit.shapes import View
from houtai.modules.payouts.tables import Attempt, Batch, Payout


class PayoutBatchUnknown(NotFound):
    code = "payouts.batch_unknown"


class PayoutBatchView(View):
    """A batch, and how far the bank has answered."""

    id: UUID
    number: str
    payout_count: int
    amount_fen: int
    open_count: int
    """Of those nothing has been said yet."""
    paid_count: int
    back_count: int
    """Refused or returned."""
    made_by: UUID
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row of a batch's file."""

    number: str
    payout_number: str
    amount_fen: int
    account_name: str
    bank_name: str
    bank_branch: str
    bank_account: str


BATCHES = Listing(id=Batch.id, sorts={"id": Batch.id}, default="-id", filters={})


async def list_batches(session: AsyncSession, wanted: Wanted) -> Page[PayoutBatchView]:
    """The newest first. Indexes: pk_batch, ix_attempt_batch_id_id."""
    counts = {
        name: select(func.count())
        .where(Attempt.batch_id == Batch.id, Attempt.state.in_(states))
        .correlate(Batch)
        .scalar_subquery()
        .label(name)
        for name, states in (
            ("open_count", ("sent",)),
            ("paid_count", ("paid",)),
            ("back_count", ("refused", "returned")),
        )
    }
    names = list(PayoutBatchView.model_fields)
    columns = [counts[one] if one in counts else getattr(Batch, one) for one in names]
    return await BATCHES.page(session, select(*columns), wanted, PayoutBatchView)


async def batch_rows(session: AsyncSession, batch_id: UUID) -> tuple[str, list[BatchRow]]:
    """Its number, and what the bank is told of each. Raises PayoutBatchUnknown, and
    FieldNotReadable for whoever may not see account numbers. Index: ix_attempt_batch_id_id.
    """
    refuse_unreadable(Attempt.bank_account, "bank_account")
    number = await session.scalar(select(Batch.number).where(Batch.id == batch_id))
    if number is None:
        raise PayoutBatchUnknown
    found = await session.execute(
        select(
            Attempt.number,
            Payout.number.label("payout_number"),
            Attempt.amount_fen,
            Attempt.account_name,
            Attempt.bank_name,
            Attempt.bank_branch,
            Attempt.bank_account,
        )
        .join(Payout, Payout.id == Attempt.payout_id)
        .where(Attempt.batch_id == batch_id)
        .order_by(Attempt.id)
    )
    return number, [BatchRow(**row._asdict()) for row in found]
