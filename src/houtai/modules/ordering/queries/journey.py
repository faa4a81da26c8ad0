"""An order's way through the house: each module adds the steps that it knows of.

A module registers a source in the composition; this file names none of them. Sources ask as the
reader: what he may not see is no step of his.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events import ordering as told_by_orders
from houtai.events import payments as told_by_payments
from houtai.kit import eventlog
from houtai.kit.auth import Actor
from houtai.kit.shapes import View
from houtai.kit.texts import catalogue, say
from houtai.modules.identity import public as identity
from houtai.modules.ledger import public as ledger
from houtai.modules.members import public as members
from houtai.modules.ordering.queries.orders import one_order, story_of
from houtai.modules.ordering.rules.states import Act
from houtai.modules.payments import public as payments

ENTRIES_MAX = 500
PEOPLE = {"buyer", "staff"}


class JourneyStepView(View):
    """One thing that one module did. `title` is the text `journey."<module>.<what>"` in the
    reader's language; `number` is that of the document.
    """

    module: str
    what: str
    title: str = ""
    at: datetime
    by_kind: Literal["buyer", "staff", "house", "outside"]
    by_id: UUID | None = None
    by_name: str = ""
    document_kind: str | None = None
    document_id: UUID | None = None
    number: str | None = None
    values: dict[str, Any]


class JourneyView(View):
    """All steps in the order in which they happened."""

    order_id: UUID
    number: str
    steps: list[JourneyStepView]


@dataclass(frozen=True, slots=True)
class Traveller:
    """The order whose way is asked for, and by whom."""

    actor: Actor
    order_id: UUID
    trade_id: UUID
    member_id: UUID


Tell = Callable[[AsyncSession, Traveller], Awaitable[Sequence[JourneyStepView]]]


@dataclass(frozen=True, slots=True)
class Source:
    """Tells the steps of one module; `whats`: all that it may tell of, so that each has a text."""

    tell: Tell
    whats: frozenset[str]


_sources: dict[str, list[Source]] = {}


def register(name: str, source: Source) -> None:
    """From now on these steps of a module are shown too; several may tell of one module."""
    told = _sources.setdefault(name, [])
    if source not in told:
        told.append(source)


def registered() -> dict[str, frozenset[str]]:
    """What may be told of orders so far, by module."""
    return {
        name: frozenset[str]().union(*(source.whats for source in told))
        for name, told in _sources.items()
    }


async def journey_of(session: AsyncSession, actor: Actor, order_id: UUID) -> JourneyView:
    """Raises OrderUnknown."""
    order = await one_order(session, actor, order_id)
    who = Traveller(actor, order.id, order.trade_id, order.member_id)
    steps = [
        step
        for told in _sources.values()
        for source in told
        for step in await source.tell(session, who)
    ]
    # Of what happened at one moment, modules keep the order in which they were registered.
    return JourneyView(
        order_id=order.id,
        number=order.number,
        steps=await _in_words(session, who, sorted(steps, key=lambda step: step.at)),
    )


async def _in_words(
    session: AsyncSession, who: Traveller, steps: Sequence[JourneyStepView]
) -> list[JourneyStepView]:
    staff = {one.by_id for one in steps if one.by_kind == "staff" and one.by_id is not None}
    names = dict(await identity.names(session, staff)) if staff else {}
    names |= await members.member_names(session, [who.member_id])
    return [
        one.model_copy(
            update={
                "title": title_of(one, who.actor.language),
                "by_name": names.get(one.by_id, "") if one.by_id and one.by_kind in PEOPLE else "",
            }
        )
        for one in steps
    ]


def title_of(step: JourneyStepView, language: str) -> str:
    """What happened, in words; what a later release has written is shown as it is."""
    key = f"journey.{step.module}.{step.what}"
    return say(key, language) if key in catalogue(language) else step.what


async def own_steps(session: AsyncSession, who: Traveller) -> list[JourneyStepView]:
    """What happened to the order itself."""
    return [
        JourneyStepView(
            module="ordering",
            what=one.what,
            at=one.at,
            by_kind=one.by_kind,
            by_id=one.by_id,
            document_kind="order",
            document_id=who.order_id,
            values=one.details,
        )
        for one in await story_of(session, who.actor, who.order_id)
    ]


async def payment_steps(session: AsyncSession, who: Traveller) -> list[JourneyStepView]:
    """Payments and refunds of its trade, for those who see them."""
    steps = []
    for one in await payments.payments_of(session, who.trade_id):
        begun = _money(one, "begin", one.created_at, "buyer")
        steps += [begun] if one.paid_at is None else [begun, _money(one, "pay", one.paid_at)]
    for back in await payments.refunds_of(session, who.trade_id):
        asked = _money(back, "ask_refund", back.created_at, "house")
        gone = back.finished_at
        steps += [asked] if gone is None else [asked, _money(back, "refund", gone)]
    return steps


def _money(
    one: payments.PaymentView | payments.RefundView,
    what: str,
    at: datetime,
    by_kind: Literal["buyer", "house", "outside"] = "outside",
) -> JourneyStepView:
    return JourneyStepView(
        module="payments",
        what=what,
        at=at,
        by_kind=by_kind,
        document_kind="payment" if isinstance(one, payments.PaymentView) else "refund",
        document_id=one.id,
        number=one.number,
        values={"amount_fen": one.amount_fen, "method": one.method, "state": one.state},
    )


async def ledger_steps(session: AsyncSession, who: Traveller) -> list[JourneyStepView]:
    """What the order, its trade and their payments moved in the ledger: one step for each chain."""
    paid = [one.id for one in await payments.payments_of(session, who.trade_id)]
    back = [one.id for one in await payments.refunds_of(session, who.trade_id)]
    found: dict[tuple[UUID, str, datetime], list[ledger.TransferView]] = {}
    for document_id in (who.trade_id, who.order_id, *paid, *back):
        for one in await ledger.transfers_of_document(
            session, who.actor, document_id, limit=ENTRIES_MAX
        ):
            found.setdefault((one.chain_id, one.reason, one.at), []).append(one)
    return [
        JourneyStepView(
            module="ledger",
            what=reason,
            at=at,
            by_kind="house",
            by_id=entries[0].actor_id,
            document_kind=entries[0].document_kind,
            document_id=entries[0].document_id,
            values={"entries": len(entries), "chain_id": str(chain_id)},
        )
        for (chain_id, reason, at), entries in found.items()
    ]


async def event_steps(session: AsyncSession, who: Traveller) -> list[JourneyStepView]:
    """What the order and its trade told the house."""
    told = await eventlog.told_of(session, [str(who.order_id), str(who.trade_id)])
    return [
        JourneyStepView(
            module="events",
            what=one.name,
            at=one.at,
            by_kind="house",
            document_kind="event",
            number=str(one.position),
            values={"key": one.key},
        )
        for one in told
    ]


OWN_WHATS = frozenset(
    {"place", "change_address", "mark", "change_price", "release_hold", *map(str, Act)}
    | {"change_lines", "reprice", "collect_failed"}
)
PAYMENT_WHATS = frozenset({"begin", "pay", "ask_refund", "refund"})
LEDGER_WHATS = frozenset(
    {"order.place", "order.pay", "order.release", "order.cancel", "received", "refund_asked"}
    | {"refunded", "order.change_lines", "order.remove", "marketing.give_back"}
)
EVENT_WHATS = frozenset(
    one.LABEL.name
    for module in (told_by_orders, told_by_payments)
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, eventlog.Event) and one is not eventlog.Event
)

SOURCES: dict[str, Source] = {
    "ordering": Source(own_steps, OWN_WHATS),
    "payments": Source(payment_steps, PAYMENT_WHATS),
    "ledger": Source(ledger_steps, LEDGER_WHATS),
    "events": Source(event_steps, EVENT_WHATS),
}
"""Those of this module and of the tiers below it, which do not know orders."""
