"""Deposits: demanded, received with the bank's reference, standing in the ledger."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import derive_id, new_id
from houtai.kit.shapes import Command
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants.queries import deposits as queries
from houtai.modules.merchants.rules.money import bank_of, deposit_of
from houtai.modules.merchants.service import telling
from houtai.modules.merchants.service.commands import MerchantUnknown
from houtai.modules.merchants.tables import DepositDemand, DepositReceipt, Merchant

THING = "merchants.deposit"
AMOUNT_MAX = 10**11
REASON = "merchant_deposit_received"


class ReferenceTaken(Conflict):
    """A payment of the bank that was recorded before."""

    code = "merchants.bank_reference_taken"


class NotYet(Invalid):
    """Money that is to come in the future has not come in."""

    code = "merchants.received_in_future"


class NothingDemanded(Conflict):
    """Before an application is approved there is no deposit to pay."""

    code = "merchants.nothing_demanded"


class DemandDeposit(Command):
    """A new amount in place of the one before."""

    amount_fen: Annotated[int, Field(strict=True, ge=0, le=AMOUNT_MAX)]
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class RecordReceipt(Command):
    """Money that the bank's statement shows, with the bank's own number for it."""

    amount_fen: Annotated[int, Field(strict=True, gt=0, le=AMOUNT_MAX)]
    bank_reference: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9\-]{4,64}$")
    ]
    received_on: date
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


async def change_demand(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: DemandDeposit, *, at: datetime
) -> None:
    """Raises MerchantUnknown or NothingDemanded."""
    name = await _name_of(session, actor, merchant_id)
    before = await queries.deposit(session, actor, merchant_id)
    if before.demanded_fen is None:
        raise NothingDemanded
    await demand(session, actor, merchant_id, command.amount_fen, note=command.note, at=at)
    after = await queries.deposit(session, actor, merchant_id)
    trail.note(session, THING, merchant_id, name=name, before=before, after=after)


async def demand(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    amount_fen: int,
    *,
    note: str,
    at: datetime,
) -> None:
    """Demand this much from now on; met at once when it is there already, or nothing. A time that
    was set for topping up stays.
    """
    due_at = await session.scalar(
        update(DepositDemand)
        .where(
            DepositDemand.merchant_id == merchant_id,
            DepositDemand.state != "replaced",
            within(actor, DepositDemand.merchant_id),
        )
        .values(state="replaced")
        .returning(DepositDemand.due_at)
    )
    session.add(
        DepositDemand(
            merchant_id=merchant_id,
            amount_fen=amount_fen,
            state="due",
            note=note,
            made_at=at,
            made_by=actor.id,
            due_at=due_at,
        )
    )
    await session.flush()
    await ledger.open_accounts(session, [deposit_of(merchant_id), bank_of(merchant_id)], at=at)
    await telling.happened(
        session,
        merchant_id,
        "deposit_demanded",
        by_id=actor.id,
        at=at,
        note=note,
        amount_fen=amount_fen,
    )
    await _see_whether_met(session, merchant_id, at=at)


async def record(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: RecordReceipt, *,
    at: datetime, today: date,
) -> UUID:  # fmt: skip
    """Write down what came in, once for each reference of the bank, and book it.

    Raises MerchantUnknown, NothingDemanded, NotYet, ReferenceTaken.
    """
    name = await _name_of(session, actor, merchant_id)
    before = await queries.deposit(session, actor, merchant_id)
    if before.demanded_fen is None:
        raise NothingDemanded
    if command.received_on > today:
        raise NotYet(place="body/received_on")
    receipt_id = new_id()
    written = (
        insert(DepositReceipt)
        .values(
            id=receipt_id,
            merchant_id=merchant_id,
            **command.model_dump(),
            recorded_by=actor.id,
            recorded_at=at,
        )
        .on_conflict_do_nothing(index_elements=[DepositReceipt.bank_reference])
        .returning(DepositReceipt.id)
    )
    if await session.scalar(written) is None:
        raise ReferenceTaken(place="body/bank_reference", reference=command.bank_reference)
    await _book(
        session,
        actor,
        merchant_id,
        receipt_id=receipt_id,
        amount_fen=command.amount_fen,
        at=at,
    )
    await telling.happened(
        session,
        merchant_id,
        "deposit_received",
        by_id=actor.id,
        at=at,
        note=command.bank_reference,
        amount_fen=command.amount_fen,
    )
    await _see_whether_met(session, merchant_id, at=at)
    after = await queries.deposit(session, actor, merchant_id)
    trail.note(session, THING, merchant_id, name=name, before=before, after=after)
    return receipt_id


async def _book(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    *,
    receipt_id: UUID,
    amount_fen: int,
    at: datetime,
) -> None:
    move = ledger.Transfer(
        id=derive_id(receipt_id, "transfer"),
        debit_id=bank_of(merchant_id).id,
        credit_id=deposit_of(merchant_id).id,
        amount=amount_fen,
    )
    chain = ledger.Chain(
        id=derive_id(receipt_id, "chain"),
        steps=(move,),
        reason=REASON,
        document_kind="merchant_deposit_receipt",
        document_id=receipt_id,
        actor_id=actor.id,
    )
    await ledger.take(session, chain, at=at)


async def _see_whether_met(session: AsyncSession, merchant_id: UUID, *, at: datetime) -> None:
    """A demand that the account covers is met, and stays so."""
    account_id = deposit_of(merchant_id).id
    totals = await ledger.totals_now(session, SYSTEM, [account_id])
    held = totals[account_id].balance if account_id in totals else 0
    met = await session.scalar(
        update(DepositDemand)
        .where(
            DepositDemand.merchant_id == merchant_id,
            DepositDemand.state == "due",
            DepositDemand.amount_fen <= held,
        )
        .values(state="met", met_at=at, due_at=None)
        .returning(DepositDemand.id)
    )
    if met is not None:
        await telling.happened(session, merchant_id, "deposit_met", at=at)


async def _name_of(session: AsyncSession, actor: Actor, merchant_id: UUID) -> str:
    """Locks the merchant, so that what comes in meanwhile is seen by the one or the other."""
    name: str | None = await session.scalar(
        select(Merchant.name)
        .where(
            Merchant.merchant_id == merchant_id,
            ~Merchant.self_run,
            within(actor, Merchant.merchant_id),
        )
        .with_for_update()
    )
    if name is None:
        raise MerchantUnknown
    return name
