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

from houtai.kit.auth import Actor
from houtai.kit.shapes import View
from houtai.modules.ledger import public as ledger
from houtai.modules.ordering.queries.orders import one_order, story_of
from houtai.modules.payments import public as payments

ENTRIES_MAX = 500


class JourneyStepView(View):
    """One thing that one module did. Its name is the text `journey."<module>.<what>"`."""

    module: str
    what: str
    at: datetime
    by_kind: Literal["buyer", "staff", "house", "outside"]
    by_id: UUID | None = None
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


Source = Callable[[AsyncSession, Traveller], Awaitable[Sequence[JourneyStepView]]]
"""Tells the steps of one module; registered in `entry/wiring.py`."""
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """From now on this module's steps are shown too."""
    _sources[name] = source


async def journey_of(session: AsyncSession, actor: Actor, order_id: UUID) -> JourneyView:
    """Raises OrderUnknown."""
    order = await one_order(session, actor, order_id)
    who = Traveller(actor, order.id, order.trade_id)
    steps = [step for source in _sources.values() for step in await source(session, who)]
    # Of what happened at one moment, modules keep the order in which they were registered.
    return JourneyView(
        order_id=order.id, number=order.number, steps=sorted(steps, key=lambda step: step.at)
    )


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
    """What its trade, and the order by itself, moved in the ledger: one step for each chain."""
    found: dict[tuple[UUID, str, datetime], list[ledger.TransferView]] = {}
    for document_id in (who.trade_id, who.order_id):
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


SOURCES: dict[str, Source] = {
    "ordering": own_steps,
    "payments": payment_steps,
    "ledger": ledger_steps,
}
"""Those of this module and of the tiers below it, which do not know orders."""
