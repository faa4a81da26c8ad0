"""Waybills that a job takes in hand, and what came of asking the carriers' gateways."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.logistics import WaybillIssued, WaybillRefused
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import eventlog
from houtai.kit.eventlog import Event
from houtai.kit.sql import one_of
from houtai.modules.logistics.gateways import Issued
from houtai.modules.logistics.queries.trackers import first_tracker
from houtai.modules.logistics.rules import patience
from houtai.modules.logistics.rules.prices import PriceTable, cost_fen
from houtai.modules.logistics.service.problems import tell
from houtai.modules.logistics.tables import Carrier, CarrierAccount, Waybill

TAKEN_AT_ONCE = 50
NO_ACCOUNT = "no_account"
REASON_LENGTH_MAX = 300


@dataclass(frozen=True)
class Contract:
    """By which account a waybill is asked for, its secret still sealed."""

    id: UUID
    gateway: str
    customer_number: str
    salt: bytes | None
    sealed: bytes | None


@dataclass(frozen=True)
class Taken:
    """A waybill that this job has in hand until its lease ends."""

    id: UUID
    merchant_id: UUID
    carrier_code: str
    carrier_word: str
    """What the gateway calls the carrier."""
    service_code: str
    number: str | None
    sender: Mapping[str, Any]
    recipient: Mapping[str, Any]
    weight_g: int
    pieces: int
    cod_fen: int
    state: str
    attempts: int
    contract: Contract | None


@dataclass(frozen=True)
class Voided:
    """The carrier knows; so many numbers are left, if it says so."""

    balance: int | None


@dataclass(frozen=True)
class Failure:
    """Why there is no answer. `final`: asking the same again will not help."""

    reason: str
    final: bool


Said: TypeAlias = Issued | Voided | Failure


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_waybill_due."""
    due = select(Waybill.id).where(Waybill.due_at <= at).limit(1)
    return (await session.execute(due)).first() is not None


async def take(session: AsyncSession, at: datetime) -> list[Taken]:
    """Some that are due; others keep off them for a while. Index: ix_waybill_due."""
    due = (
        select(Waybill.id)
        .where(Waybill.due_at <= at)
        .order_by(Waybill.due_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    rows = await session.scalars(
        update(Waybill)
        .where(Waybill.id.in_(due))
        .values(attempts=Waybill.attempts + 1, due_at=at + patience.LEASE)
        .returning(Waybill)
        .execution_options(populate_existing=True, synchronize_session=False)
    )
    return await _with_contracts(session, rows.all())


async def in_hand(session: AsyncSession, waybill_ids: Collection[UUID]) -> dict[UUID, Taken]:
    """The same of numbers that were given long ago, with the contracts that count now."""
    rows = await session.scalars(
        select(Waybill)
        .where(one_of(Waybill.id, waybill_ids))
        .execution_options(populate_existing=True)
    )
    return {one.id: one for one in await _with_contracts(session, rows.all())}


async def _with_contracts(session: AsyncSession, rows: Sequence[Waybill]) -> list[Taken]:
    contracts = await _contracts(session, rows)
    found = await session.execute(select(Carrier.code, Carrier.kdniao_code))
    words = {row.code: row.kdniao_code for row in found}
    return [_taken(row, contracts, words) for row in rows]


def _taken(row: Waybill, contracts: Mapping[object, Contract], words: Mapping[str, str]) -> Taken:
    contract = (
        contracts.get(row.account_id)
        or contracts.get((row.merchant_id, row.carrier_code))
        or contracts.get((SELF_RUN_ID, row.carrier_code))
    )
    by_kdniao = contract is not None and contract.gateway == "kdniao"
    return Taken(
        id=row.id,
        merchant_id=row.merchant_id,
        carrier_code=row.carrier_code,
        carrier_word=words[row.carrier_code] if by_kdniao else row.carrier_code,
        service_code=row.service_code,
        number=row.number,
        sender=row.sender,
        recipient=row.recipient,
        weight_g=row.weight_g,
        pieces=row.pieces,
        cod_fen=row.cod_fen,
        state=row.state,
        attempts=row.attempts,
        contract=contract,
    )


async def _contracts(session: AsyncSession, taken: Sequence[Waybill]) -> dict[object, Contract]:
    """Those that count, by their id and by whose they are: a merchant's own before the house's."""
    merchant_ids = {one.merchant_id for one in taken} | {SELF_RUN_ID}
    account_ids = {one.account_id for one in taken if one.account_id is not None}
    account = CarrierAccount
    statement = select(
        account.id,
        account.gateway,
        account.customer_number,
        account.salt,
        account.sealed,
        account.merchant_id,
        account.carrier_code,
        account.enabled,
    ).where(one_of(account.merchant_id, merchant_ids) | one_of(account.id, account_ids))
    found: dict[object, Contract] = {}
    for row in await session.execute(statement):
        contract = Contract(row.id, row.gateway, row.customer_number, row.salt, row.sealed)
        found[row.id] = contract
        if row.enabled:
            found[row.merchant_id, row.carrier_code] = contract
    return found


async def record(
    session: AsyncSession, answers: Sequence[tuple[Taken, Said]], *, at: datetime
) -> None:
    """What became of one round, in one transaction. What was voided meanwhile stays so, and the
    carrier is told next.
    """
    taken = {one.id: (one, said) for one, said in answers}
    rows = await session.scalars(
        select(Waybill)
        .where(one_of(Waybill.id, taken))
        .order_by(Waybill.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    tracker = await first_tracker(session)
    prices = await _prices(session, answers)
    events: list[Event] = []
    refused: dict[UUID, dict[str, str]] = {}
    for row in rows:
        one, said = taken[row.id]
        if isinstance(said, Issued) and row.number is None:
            _number(row, one, said, prices, at=at)
        match row.state:
            case "voided":
                _record_void(row, one, said, at=at)
            case "asked" if isinstance(said, Issued):
                row.state, row.due_at, row.error = "issued", None, None
                row.tracker, row.look_at = _tracker_of(one, tracker), at
                events.append(_issued(row, at))
            case "asked" if isinstance(said, Failure) and row.attempts == one.attempts:
                if said.final or row.attempts >= patience.TRIES_MAX:
                    row.state, row.reason, row.due_at = "refused", said.reason, None
                    events.append(_refused(row, at))
                    refused[row.merchant_id] = {"carrier": row.carrier_code, "reason": said.reason}
                else:
                    row.error = said.reason
                    row.due_at = patience.next_try(row.attempts, at)
    await session.flush()
    await eventlog.emit(session, *events)
    await _tell_refused(session, refused, at=at)
    await _keep_balances(session, answers, at=at)


def _tracker_of(taken: Taken, usual: str | None) -> str | None:
    """What the sandbox made up, nobody else knows of."""
    by_sandbox = taken.contract is not None and taken.contract.gateway == "sandbox"
    return "sandbox" if by_sandbox else usual


def _number(
    row: Waybill, taken: Taken, said: Issued, prices: Mapping[UUID, PriceTable], *, at: datetime
) -> None:
    assert taken.contract is not None
    row.number, row.issued_at, row.account_id = said.number[:40], at, taken.contract.id
    row.sort_code, row.label_words = said.sort_code[:60], said.label_words[:200]
    table = prices.get(taken.contract.id)
    region_code = str(row.recipient.get("region_code", ""))
    row.freight_fen = cost_fen(table, region_code, row.weight_g) if table else None


def _record_void(row: Waybill, taken: Taken, said: Said, *, at: datetime) -> None:
    if taken.state == "asked":
        # Voided while the carrier was asked: it may have given a number that nobody wants.
        row.due_at = at
    elif isinstance(said, Failure) and not said.final and row.attempts < patience.TRIES_MAX:
        row.error, row.due_at = said.reason, patience.next_try(row.attempts, at)
    else:
        row.error = said.reason if isinstance(said, Failure) else None
        row.due_at = None


def _issued(row: Waybill, at: datetime) -> WaybillIssued:
    assert row.number is not None
    return WaybillIssued(
        row.parcel_id,
        row.shipment_id,
        row.merchant_id,
        row.id,
        row.number,
        row.carrier_code,
        row.sort_code,
        row.label_words,
        at,
    )


def _refused(row: Waybill, at: datetime) -> WaybillRefused:
    return WaybillRefused(
        row.parcel_id,
        row.shipment_id,
        row.merchant_id,
        row.id,
        row.carrier_code,
        row.reason,
        at,
    )


async def _prices(
    session: AsyncSession, answers: Sequence[tuple[Taken, Said]]
) -> dict[UUID, PriceTable]:
    ids = {one.contract.id for one, _ in answers if one.contract is not None}
    found = await session.execute(
        select(CarrierAccount.id, CarrierAccount.price).where(one_of(CarrierAccount.id, ids))
    )
    return {account_id: PriceTable.model_validate(price) for account_id, price in found}


async def _tell_refused(
    session: AsyncSession, refused: Mapping[UUID, dict[str, str]], *, at: datetime
) -> None:
    await tell(
        session,
        "logistics.waybill_refused",
        dict(refused),
        permission="logistics.waybill.write",
        link="/logistics/waybills?state=refused",
        at=at,
    )


async def _keep_balances(
    session: AsyncSession, answers: Sequence[tuple[Taken, Said]], *, at: datetime
) -> None:
    """The least that was told in this round; told on once when it falls to the bound."""
    left: dict[UUID, int] = {}
    for one, said in answers:
        balance = None if isinstance(said, Failure) else said.balance
        if one.contract is not None and balance is not None:
            left[one.contract.id] = min(balance, left.get(one.contract.id, balance))
    for account_id in sorted(left):
        await keep_balance(session, account_id, left[account_id], at=at)


async def keep_balance(
    session: AsyncSession, account_id: UUID, balance: int, *, at: datetime
) -> None:
    """As the gateway said it just now. Index: pk_carrier_account."""
    row = await session.get(
        CarrierAccount, account_id, with_for_update=True, populate_existing=True
    )
    if row is None or (row.balance_at is not None and row.balance_at > at):
        return
    row.balance, row.balance_at = balance, at
    if balance > row.balance_low:
        row.low_told_at = None
    elif row.low_told_at is None:
        row.low_told_at = at
        await tell(
            session,
            "logistics.balance_low",
            {row.merchant_id: {"account": row.name, "balance": str(balance)}},
            permission="logistics.carrier_account.read",
            link="/logistics/carriers",
            at=at,
        )
    await session.flush()


async def weigh(session: AsyncSession, weights: Mapping[UUID, int]) -> None:
    """What parcels weigh, by their id, and what sending them costs by that. Index:
    uq_waybill_live.
    """
    rows = (
        await session.scalars(
            select(Waybill)
            .where(one_of(Waybill.parcel_id, weights), Waybill.state.in_(("asked", "issued")))
            .order_by(Waybill.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    ).all()
    ids = {one.account_id for one in rows if one.account_id is not None}
    found = await session.execute(
        select(CarrierAccount.id, CarrierAccount.price).where(one_of(CarrierAccount.id, ids))
    )
    prices = {account_id: PriceTable.model_validate(price) for account_id, price in found}
    for row in rows:
        row.weight_g = weights[row.parcel_id]
        if row.account_id in prices:
            region_code = str(row.recipient.get("region_code", ""))
            row.freight_fen = cost_fen(prices[row.account_id], region_code, row.weight_g)
    await session.flush()
