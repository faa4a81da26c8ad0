"""Payouts by sheet: the file that goes to the bank, and the bank's answers read back.

A sheet that is read twice changes nothing the second time; what has been heard is not unheard.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import sheets
from houtai.kit.auth import Actor, within
from houtai.kit.sheets import Change, Column, Importer, Row, RowError, Upload
from houtai.modules.merchants.public import BANK_ACCOUNT
from houtai.modules.payouts.queries.batches import BatchRow
from houtai.modules.payouts.rules.moves import AFTER
from houtai.modules.payouts.service.answering import Said, hear
from houtai.modules.payouts.tables import Answer, Attempt

PERMISSION = "payouts.sending.write"
NUMBER = Column(
    "payouts.column.number", sheets.Code(), required=True, example="WA2611110123456789012"
)
AMOUNT = Column("payouts.column.amount", sheets.Amount(least=1), required=True, example=10_000)
OUTCOME = Column(
    "payouts.column.outcome",
    sheets.Choice(
        names={
            "paid": "payouts.outcome.paid",
            "refused": "payouts.outcome.refused",
            "returned": "payouts.outcome.returned",
        }
    ),
    required=True,
    example="paid",
)
REFERENCE = Column("payouts.column.reference", sheets.Code(), example="20261111000123")
REASON = Column("payouts.column.reason", sheets.Words(), example="")
TO_BANK = (
    NUMBER,
    Column("payouts.column.account_name", sheets.Words()),
    Column("payouts.column.bank_account", sheets.Code(), sensitive=BANK_ACCOUNT.code),
    Column("payouts.column.bank_name", sheets.Words()),
    Column("payouts.column.bank_branch", sheets.Words()),
    AMOUNT,
    Column("payouts.column.payout", sheets.Code()),
)
"""What the bank is told."""
_GREENWICH = ZoneInfo("UTC")


Known: TypeAlias = sqlalchemy.Row[UUID, str, int, str]
"""A try that a row is about: its id, number, amount and state."""


async def write(rows: Sequence[BatchRow], *, form: str, name: str, language: str) -> bytes:
    """The bank's file."""
    columns = [one.placed(_GREENWICH, language) for one in TO_BANK]
    if form == "csv":
        return b"".join([piece async for piece in sheets.csv_bytes(columns, _values(rows))])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "batch.xlsx"
        await sheets.write_workbook(path, columns, _values(rows), name=name)
        return await asyncio.to_thread(path.read_bytes)


async def _values(batch: Sequence[BatchRow]) -> AsyncIterator[Mapping[str, Any]]:
    """Values by the keys of the columns."""
    for one in batch:
        yield {
            f"payouts.column.{name}": value
            for name, value in (
                ("number", one.number),
                ("account_name", one.account_name),
                ("bank_account", one.bank_account),
                ("bank_name", one.bank_name),
                ("bank_branch", one.bank_branch),
                ("amount", one.amount_fen),
                ("payout", one.payout_number),
            )
        }


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], _upload: Upload
) -> list[Change | RowError]:
    """What each row would say of which try. Indexes: uq_attempt_number, pk_answer."""
    numbers = {row.values[NUMBER.key] for row in rows}
    found = await session.execute(
        select(Attempt.id, Attempt.number, Attempt.amount_fen, Attempt.state).where(
            Attempt.number.in_(numbers), within(actor, Attempt.merchant_id)
        )
    )
    known = {row.number: row for row in found}
    told = await session.execute(
        select(Answer.attempt_id, Answer.outcome).where(
            Answer.attempt_id.in_([one.id for one in known.values()])
        )
    )
    before = {(row.attempt_id, row.outcome) for row in told}
    return [_planned(row, known.get(row.values[NUMBER.key]), before) for row in rows]


def _planned(row: Row, attempt: Known | None, before: set[tuple[UUID, str]]) -> Change | RowError:
    outcome = row.values[OUTCOME.key]
    if attempt is None:
        return RowError(row.number, "payouts.number_unknown", NUMBER.key)
    if row.values[AMOUNT.key] != attempt.amount_fen:
        return RowError(row.number, "payouts.amount_differs", AMOUNT.key)
    after = {
        NUMBER.key: attempt.number,
        AMOUNT.key: attempt.amount_fen,
        OUTCOME.key: outcome,
        REFERENCE.key: row.values.get(REFERENCE.key) or "",
        REASON.key: row.values.get(REASON.key) or "",
    }
    if (attempt.id, outcome) in before:
        return Change(row.number, after, after, attempt.id)
    if (attempt.state, outcome) not in AFTER:
        return RowError(row.number, "payouts.contradicts", OUTCOME.key)
    return Change(row.number, after, None, attempt.id)


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Each in the order of the tries, so that two sheets about the same ones take turns."""
    done: dict[int, Change | RowError] = {}
    for one in sorted(changes, key=lambda change: change.subject or upload.id):
        assert one.subject is not None
        said = Said(
            one.after[OUTCOME.key],
            "file",
            one.after[REFERENCE.key],
            one.after[REASON.key],
            actor.id,
        )
        heard = await hear(session, one.subject, said, at=upload.at)
        contradicts = heard == "contradicts"
        done[one.row] = (
            RowError(one.row, "payouts.contradicts", OUTCOME.key) if contradicts else one
        )
    return [done[one.row] for one in changes]


async def revert(
    _session: AsyncSession, _actor: Actor, changes: Sequence[Change], _upload: Upload
) -> list[RowError]:
    """The bank has said it."""
    return [RowError(one.row, "payouts.heard_already") for one in changes]


RESULTS = Importer(
    name="payout_results",
    permission=PERMISSION,
    columns=(NUMBER, AMOUNT, OUTCOME, REFERENCE, REASON),
    plan=plan,
    apply=apply,
    revert=revert,
    identity=(NUMBER.key,),
)
