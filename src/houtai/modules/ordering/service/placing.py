"""Placing: many checkouts become trades in one transaction, each whole or not at all.

An order counts once its prices, offers and freight were computed here, its goods, coupons, budgets
and limits are held, and key, ledger entries, rows and events are written: all before the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

import msgspec
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import TradePlaced
from houtai.kit import direct, eventlog
from houtai.kit.errors import Conflict, HoutaiError, Invalid
from houtai.kit.idempotency import InFlight, KeyReused
from houtai.kit.ids import new_id
from houtai.kit.money import show_amount
from houtai.kit.shapes import View
from houtai.kit.sql import statement
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Occasion, Piece
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.rules import chains
from houtai.modules.ordering.rules.quoting import NotForSale
from houtai.modules.ordering.service import offering, paying, policy
from houtai.modules.ordering.service.commands import PlaceTrade
from houtai.modules.ordering.service.drafting import Draft, Rows, orders_of, rows_of, trade_number
from houtai.modules.ordering.service.quoting import (
    AddressNeeded,
    Asked,
    Quoted,
    needs_address,
    quote_all,
)


class PayableChanged(Conflict):
    """It costs something else by now than the buyer was shown; nothing was placed."""

    code = "ordering.price_changed"


class SoldOut(Conflict):
    """There are fewer pieces left than are asked for; nothing was placed."""

    code = "ordering.sold_out"

    def __init__(self, sku_id: UUID) -> None:
        super().__init__(place="body/lines", sku_id=sku_id)
        self.sku_id = sku_id


class OfferUsedUp(Conflict):
    """A coupon, a limit or a budget that the price rests on was used up meanwhile."""

    code = "ordering.offer_used_up"


class TooManySteps(Invalid):
    """More pieces of bundles than one checkout can hold."""

    code = "ordering.too_many_parts"


class PlacedView(View):
    """A trade that stands. `repeated`: it stood already, by the same request."""

    trade_id: UUID
    number: str
    state: str
    payable_fen: int
    expires_at: datetime
    repeated: bool = False


@dataclass(frozen=True)
class Placement:
    """Somebody's wish to have a trade placed, under a key of his own."""

    member_id: UUID
    key: str
    command: PlaceTrade
    at: datetime

    @property
    def name(self) -> tuple[UUID, str]:
        """What makes it the same as another."""
        return self.member_id, self.key

    @property
    def lock(self) -> int:
        """Number of the advisory lock. Two keys on one number would only wait for each other."""
        name = b"ordering.place" + self.member_id.bytes + self.key.encode()
        return int.from_bytes(blake2b(name, digest_size=8).digest(), "big", signed=True)


Answer = PlacedView | HoutaiError


async def place_all(
    session: AsyncSession,
    placements: Sequence[Placement],
    offers: marketing.Offers,
    *,
    at: datetime,
) -> list[Answer]:
    """Answers in their order, none is raised. The session must be the house's."""
    answers = await _claimed(session, placements)
    first: dict[tuple[UUID, str], int] = {}
    for position, one in enumerate(placements):
        if one.name not in answers:
            first.setdefault(one.name, position)
    fresh = [placements[position] for position in first.values()]
    placed = await _place_fresh(session, fresh, offers, at) if fresh else []
    answers |= {one.name: answer for one, answer in zip(fresh, placed, strict=True)}
    return [
        answers[one.name]
        if first.get(one.name, position) == position
        else _for_another(one, placements[first[one.name]], answers[one.name])
        for position, one in enumerate(placements)
    ]


def _for_another(asked: Placement, first: Placement, answer: Answer) -> Answer:
    """Of two in one batch with one key the second gets the first's answer, if it asks the same."""
    if isinstance(answer, HoutaiError):
        return answer
    if first.command.digest != asked.command.digest:
        return KeyReused(place="header/Idempotency-Key")
    return answer.model_copy(update={"repeated": True})


async def _claimed(
    session: AsyncSession, placements: Sequence[Placement]
) -> dict[tuple[UUID, str], Answer]:
    """What is answered without placing anything."""
    values = {
        "members": [one.member_id for one in placements],
        "keys": [one.key for one in placements],
        "locks": [one.lock for one in placements],
    }
    rows = await direct.rows(session, statement(__package__, "claim"), values)
    answers: dict[tuple[UUID, str], Answer] = {}
    for one, row in zip(placements, rows, strict=True):
        if row.id is not None and bytes(row.digest) != one.command.digest:
            answers[one.name] = KeyReused(place="header/Idempotency-Key")
        elif row.id is not None:
            answers[one.name] = PlacedView(
                trade_id=row.id,
                number=row.number,
                state=row.state,
                payable_fen=row.payable_fen,
                expires_at=row.expires_at,
                repeated=True,
            )
        elif not row.free:
            answers[one.name] = InFlight(place="header/Idempotency-Key")
    return answers


async def _place_fresh(
    session: AsyncSession, fresh: Sequence[Placement], offers: marketing.Offers, at: datetime
) -> list[Answer]:
    asked = [Asked(one.member_id, one.command) for one in fresh]
    quotes = await quote_all(session, asked, offers, at=at)
    expires_at = at + await policy.unpaid_time(session)
    drafted = [
        _drafted(one, quoted, at, expires_at) for one, quoted in zip(fresh, quotes, strict=True)
    ]
    drafts = [one for one in drafted if isinstance(one, Draft)]
    answers = iter(await hold_and_write(session, drafts, at) if drafts else [])
    return [next(answers) if isinstance(one, Draft) else one for one in drafted]


def _drafted(
    asked: Placement, quoted: Quoted | HoutaiError, at: datetime, expires_at: datetime
) -> Draft | HoutaiError:
    if isinstance(quoted, HoutaiError):
        return quoted
    if needs_address(quoted):
        return AddressNeeded(place="body/address_id")
    found = quoted.quote
    if found.payable_fen != asked.command.agreed_fen:
        payable = show_amount(found.payable_fen)
        sums = {"payable_fen": found.payable_fen, "payable": payable}
        return PayableChanged(place="body/agreed_fen", **sums)
    trade_id = new_id()
    return Draft(
        id=trade_id,
        number=trade_number(trade_id, at),
        member_id=asked.member_id,
        quote=found,
        address=quoted.address,
        remarks=asked.command.remarks,
        key=asked.key,
        digest=asked.command.digest,
        at=at,
        expires_at=expires_at,
        orders=orders_of(found, at),
    )


async def hold_and_write(
    session: AsyncSession, drafts: Sequence[Draft], at: datetime
) -> list[Answer]:
    """Each whole or not at all; answers in their order, none is raised."""
    pieces = await _drawn(session, drafts, at)
    offers = {one.id: offering.holding(one) for one in drafts}
    prices = [(one.quote.priced, one.member_id) for one in drafts]
    await marketing.prepare_limits(session, prices, at=at)
    answers: dict[UUID, Answer] = {}
    sent: list[tuple[Draft, ledger.Chain]] = []
    for one in drafts:
        own, promised = pieces[one.id], offers[one.id]
        if len(own) + len(promised) > ledger.STEPS_MAX:
            answers[one.id] = TooManySteps(place="body/lines", most=ledger.STEPS_MAX)
            continue
        chain = chains.placing(one.id, one.member_id, own, promised)
        if chain is not None:
            sent.append((one, chain))
    outcomes = await ledger.submit(session, [chain for _, chain in sent], at=at)
    for (draft, _), outcome in zip(sent, outcomes, strict=True):
        if not outcome.taken:
            answers[draft.id] = _refused(draft, pieces[draft.id], outcome)
    taken = [one for one in drafts if one.id not in answers]
    if taken:
        await _write(session, taken, pieces)
        await marketing.mark_coupons(session, [mark for one in taken for mark in _marks(one)])
        await eventlog.emit(session, *(_told(one) for one in taken))
        await _settle_free(session, taken, at=at)
    return [answers.get(one.id) or _view(one) for one in drafts]


async def _settle_free(session: AsyncSession, drafts: Sequence[Draft], *, at: datetime) -> None:
    """What costs nothing waits for nobody."""
    free = {one.id for one in drafts if one.quote.payable_fen == 0}
    if free:
        trades = await locked(session, free)
        await paying.settle(session, list(trades.values()), {}, at=at)


async def _drawn(
    session: AsyncSession, drafts: Sequence[Draft], at: datetime
) -> dict[UUID, list[Piece]]:
    """By trade. Raises NotForSale where stock has never heard of a SKU."""
    ordered = [(one.id, line) for one in drafts for line in one.ordered]
    trade_of = {line.line_id: trade_id for trade_id, line in ordered}
    found: dict[UUID, list[Piece]] = {one.id: [] for one in drafts}
    try:
        drawn = await inventory.draw(session, [line for _, line in ordered], Occasion(at))
    except (inventory.SkuUnknown, inventory.SkuNotCounted) as fault:
        # Alone in its batch, in the end, it is the one at fault who hears it.
        raise NotForSale(place="body/lines", sku_id=fault.fields["sku_id"]) from fault
    for piece in drawn:
        found[trade_of[piece.line_id]].append(piece)
    return found


def _refused(draft: Draft, pieces: Sequence[Piece], outcome: ledger.Outcome) -> HoutaiError:
    """Steps of goods come first, in the order of the pieces."""
    if outcome.refusal not in {ledger.Refusal.NOT_ENOUGH, ledger.Refusal.ACCOUNT_UNKNOWN}:
        return ledger.ChainRefused(outcome)
    if outcome.step is None or outcome.step >= len(pieces):
        return _used_up(draft, outcome)
    line_id = pieces[outcome.step].line_id
    sku_id = next(one.sku_id for one in draft.ordered if one.line_id == line_id)
    return SoldOut(sku_id)


def _used_up(draft: Draft, outcome: ledger.Outcome) -> HoutaiError:
    hold = marketing.held_in(draft.quote.priced, draft.member_id, outcome.account_id)
    notes = draft.quote.priced.explained
    name = next((one.name for one in notes if hold and one.offer_id == hold.offer_id), "")
    return OfferUsedUp(place="body/agreed_fen", name=name, what=hold.kind if hold else "")


async def _write(
    session: AsyncSession,
    drafts: Sequence[Draft],
    pieces: Mapping[UUID, Sequence[Piece]],
) -> None:
    document: Rows = {}
    for one in drafts:
        promised = {"holds": marketing.written_holds(one.quote.priced.holds)}
        rows = rows_of(one, pieces[one.id], promised, offering.explained(one.quote))
        for table, own in rows.items():
            document.setdefault(table, []).extend(own)
    values = {"document": msgspec.json.encode(document).decode()}
    await direct.count(session, statement(__package__, "place"), values)


def _marks(draft: Draft) -> list[marketing.CouponMark]:
    held = chains.Held(draft.id, draft.member_id, (), draft.quote.priced.holds)
    return chains.marks(held, "held")


def _told(draft: Draft) -> TradePlaced:
    return TradePlaced(
        trade_id=draft.id,
        member_id=draft.member_id,
        payable_fen=draft.quote.payable_fen,
        orders_count=len(draft.orders),
        expires_at=draft.expires_at,
        at=draft.at,
    )


def _view(draft: Draft) -> PlacedView:
    return PlacedView(
        trade_id=draft.id,
        number=draft.number,
        state="waiting" if draft.quote.payable_fen else "paid",
        payable_fen=draft.quote.payable_fen,
        expires_at=draft.expires_at,
    )


def is_a_repetition(error: Exception) -> bool:
    """Another process placed the same meanwhile; looking again finds its answer."""
    return isinstance(error, IntegrityError) and "uq_trade_member_id_key" in str(error.orig)
