"""A trade is to be paid: the intent is written; somebody outside is asked later, by a job."""

from collections.abc import Awaitable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import case, null, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import PaymentPromised
from houtai.kit import eventlog
from houtai.kit.environment import Environment
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import document_number, new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.queries.channels import open_methods, sealed_channels
from houtai.modules.payments.rules.methods import BY_GATEWAY, LIVE, Method
from houtai.modules.payments.rules.scenes import ANYWHERE, Device, fitting
from houtai.modules.payments.service.house import as_house
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Payment

NUMBER_LETTER = "P"
TITLE_LENGTH_MAX = 120


class MethodClosed(Conflict):
    """Not offered, or not any more."""

    code = "payments.method_closed"


class NotEnoughStored(Conflict):
    """The member's stored value does not suffice."""

    code = "payments.not_enough_stored"


class PaymentBusy(Conflict):
    """Another payment of the trade is live: what should have ended it did not."""

    code = "payments.payment_busy"


class NothingToPay(NotFound):
    """No trade of this member waits for payment under this id."""

    code = "payments.nothing_to_pay"


@dataclass(frozen=True)
class StartPayment:
    """What the owner of a trade asks for; amounts never come from the buyer."""

    trade_id: UUID
    member_id: UUID
    amount_fen: int
    title: str
    method: Method
    expires_at: datetime
    device: Device = ANYWHERE


@dataclass(frozen=True)
class Payable:
    """A trade that waits for payment, as its owner tells it."""

    amount_fen: int
    title: str
    expires_at: datetime
    closed_to: frozenset[Method] = frozenset()
    """Ways by which this one cannot be paid, whatever is offered."""


class FindPayable(Protocol):
    """What is due for this trade of this member; None when nothing is, or it is another's."""

    def __call__(
        self, session: AsyncSession, member_id: UUID, trade_id: UUID, /, *, at: datetime
    ) -> Awaitable[Payable | None]: ...


_TAKE_TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
"""Two that begin at once come one after the other: the second finds what the first began."""

_known: dict[str, FindPayable] = {}


def know_trades(find: FindPayable) -> None:
    """The composition says who knows what is to be paid."""
    _known["trades"] = find


async def waits_for_payment(
    session: AsyncSession, member_id: UUID, trade_id: UUID, *, at: datetime
) -> bool:
    """Whether whoever owns the trade would take a payment of it."""
    find = _known.get("trades")
    return find is not None and await find(session, member_id, trade_id, at=at) is not None


async def start_of_trade(
    session: AsyncSession,
    member_id: UUID,
    trade_id: UUID,
    method: Method,
    device: Device,
    *,
    at: datetime,
) -> UUID:
    """The same for a buyer who names his trade and a way to pay. Raises NothingToPay,
    MethodClosed.
    """
    find = _known.get("trades")
    payable = await find(session, member_id, trade_id, at=at) if find else None
    if payable is None or payable.amount_fen <= 0 or payable.expires_at <= at:
        raise NothingToPay
    if method in payable.closed_to:
        raise MethodClosed
    command = StartPayment(
        trade_id, member_id, payable.amount_fen, payable.title, method, payable.expires_at, device
    )
    return await start(session, command, at=at)


async def methods_of_trade(
    session: AsyncSession, member_id: UUID, trade_id: UUID, *, at: datetime, production: bool
) -> list[Method]:
    """By which this member may pay this trade now. Raises NothingToPay."""
    find = _known.get("trades")
    payable = await find(session, member_id, trade_id, at=at) if find else None
    if payable is None:
        raise NothingToPay
    offered = await open_methods(session, production=production)
    return [one for one in offered if one not in payable.closed_to]


async def start(session: AsyncSession, command: StartPayment, *, at: datetime) -> UUID:
    """Begin to pay; begun again in the same way and place it is the same payment. What a gateway
    was told of the buyer himself lapses with its answer, so that is begun anew.

    Another way than before ends what was begun: money that still comes by it is not lost. The
    session must reach the member's rows. Raises MethodClosed, NotEnoughStored.
    """
    production = Environment.read().production
    if command.method not in await open_methods(session, production=production):
        raise MethodClosed
    if command.method in BY_GATEWAY:
        channel = (await sealed_channels(session, [command.method]))[command.method]
        device = fitting(command.method, channel.facts, command.device)
        command = replace(command, device=device)
    else:
        command = replace(command, device=ANYWHERE)
    await session.execute(_TAKE_TURN, {"name": f"payments.trade {command.trade_id}"})
    same = await _the_same(session, command, at)
    if same is not None:
        return same
    await close(session, command.trade_id, at=at)
    payment_id = await _write(session, command, at)
    if command.method == "stored_value":
        await _take_stored(session, command, payment_id, at)
    if command.method == "cash_on_delivery":
        promised = PaymentPromised(
            payment_id,
            command.trade_id,
            command.member_id,
            command.amount_fen,
            command.method,
            at,
        )
        await eventlog.emit(session, promised)
    return payment_id


async def _the_same(session: AsyncSession, command: StartPayment, at: datetime) -> UUID | None:
    known: UUID | None = await session.scalar(
        select(Payment.id)
        .where(Payment.trade_id == command.trade_id, Payment.state.in_(LIVE))
        .where(Payment.close_asked_at.is_(None), Payment.expires_at > at)
        .where(Payment.method == command.method, Payment.amount_fen == command.amount_fen)
        .where(Payment.scene == command.device.scene, Payment.origin == command.device.origin)
        .where(Payment.payer == command.device.payer)
    )
    return known


async def _write(session: AsyncSession, command: StartPayment, at: datetime) -> UUID:
    payment_id = new_id()
    number = document_number(NUMBER_LETTER, payment_id, at.date())
    by_gateway = command.method in BY_GATEWAY
    values: dict[str, Any] = {
        "id": payment_id,
        "number": number,
        "trade_id": command.trade_id,
        "member_id": command.member_id,
        "method": command.method,
        "amount_fen": command.amount_fen,
        "title": command.title[:TITLE_LENGTH_MAX],
        "state": "created" if by_gateway else "pending",
        "scene": command.device.scene,
        "origin": command.device.origin,
        "payer": command.device.payer,
        "how_to_pay": {},
        "expires_at": command.expires_at,
        "created_at": at,
        "due_at": at if by_gateway else command.expires_at,
    }
    if command.method == "bank_transfer":
        values["how_to_pay"] = {"kind": "facts", "facts": await _bank(session, number)}
    if command.method in {"cash_on_delivery", "stored_value"}:
        values |= {"due_at": None, "how_to_pay": {"kind": "facts", "facts": {}}}
    row = insert(Payment).values(**values).on_conflict_do_nothing().returning(Payment.id)
    if await session.scalar(row) is None:
        raise PaymentBusy
    return payment_id


async def _bank(session: AsyncSession, number: str) -> dict[str, str]:
    """The account, and the number that the buyer must name so that his money is recognised."""
    channel = (await sealed_channels(session, ["bank_transfer"]))["bank_transfer"]
    return {**channel.facts, "remark": number}


async def _take_stored(
    session: AsyncSession, command: StartPayment, payment_id: UUID, at: datetime
) -> None:
    """Out of what the member has in store, at once: nobody outside takes part."""
    number = document_number(NUMBER_LETTER, payment_id, at.date())
    receipt = Receipt(
        "stored_value", number, number, command.amount_fen, at, actor_id=command.member_id
    )
    try:
        async with as_house(session):
            await receive(session, receipt, at=at)
    except ledger.ChainRefused as refused:
        raise NotEnoughStored from refused


async def close(session: AsyncSession, trade_id: UUID, *, at: datetime) -> None:
    """Let nobody pay this trade any more; safe to repeat."""
    await close_all(session, [trade_id], at=at)


async def close_all(session: AsyncSession, trade_ids: Collection[UUID], *, at: datetime) -> None:
    """The same for many trades in one statement.

    What no gateway has heard of ends here and now; the others are asked by a job, and until they
    have answered money may still come. Index: ix_payment_trade_id_id.
    """
    unheard = or_(
        Payment.method.not_in(BY_GATEWAY), (Payment.state == "created") & (Payment.attempts == 0)
    )
    async with as_house(session):
        await session.execute(
            update(Payment)
            .where(Payment.trade_id.in_(trade_ids), Payment.state.in_(LIVE))
            .where(Payment.close_asked_at.is_(None))
            .values(
                state=case((unheard, "closed"), else_=Payment.state),
                due_at=case((unheard, None), else_=at),
                payer=case((unheard, null()), else_=Payment.payer),
                close_asked_at=at,
                version=Payment.version + 1,
            )
        )
