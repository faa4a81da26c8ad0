"""What a draft would have done to orders of the past: priced once as they were, once with it."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from pydantic import model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.ids import NIL
from houtai.kit.shapes import Command, Moment, View
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries.coupons import coupons_named
from houtai.modules.marketing.queries.promotions import offers_named
from houtai.modules.marketing.rules.coupons import Coupon
from houtai.modules.marketing.rules.offers import Offer, Offers
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.shapes import Buyer, OfferLine, Priced
from houtai.modules.marketing.service.commands import MakePromotion, PromotionContent, owner_of
from houtai.modules.marketing.service.drafts import refuse_unfit
from houtai.modules.marketing.service.promising import acting_as_house
from houtai.modules.marketing.service.sales import PastTrade, PastTrades, sales_known
from houtai.modules.marketing.service.trying import TriedNoteView

TRADES_MAX = 2_000
LINES_MAX = 20_000
EXAMPLES_MAX = 20
DAYS_MAX = 366
OF_ORDERS = "ordering.order.read"
"""Who may not read orders is told sums only."""


class SimulatePromotion(Command):
    """A promotion as one would make it, and from which days orders are to be looked at."""

    promotion: MakePromotion
    placed_from: Moment
    placed_below: Moment

    @model_validator(mode="after")
    def _time_runs(self) -> Self:
        if not timedelta() < self.placed_below - self.placed_from <= timedelta(days=DAYS_MAX):
            raise ValueError(f"between one moment and the next lie at most {DAYS_MAX} days")
        return self


class SimulatedTradeView(View):
    """One past trade, with those of its goods that the asker reaches."""

    trade_id: UUID
    number: str
    placed_at: datetime
    paid_fen: int
    simulated_fen: int
    notes: list[TriedNoteView]


class SimulationView(View):
    """What would have been otherwise. Sums are of goods, without freight."""

    trades: int
    """Paid ones that were looked at."""
    more: bool
    """There were others in that time: these are the latest."""
    touched: int
    """Trades in which it would have taken effect."""
    paid_fen: int
    simulated_fen: int
    discount_fen: int
    """What the promotion itself would have taken off."""
    platform_fen: int
    merchant_fen: int
    gifts: int
    """Pieces that would have come along."""
    examples: list[SimulatedTradeView]
    """Trades that it would have touched, the latest first; none for who may not read orders."""


async def simulate(
    session: AsyncSession, actor: Actor, command: SimulatePromotion
) -> SimulationView:
    """Raises NotThePlatforms, NoShopHere, and what making the promotion raises."""
    content = command.promotion
    merchant_id = owner_of(actor, content.owner)
    await refuse_unfit(session, actor, merchant_id, content)
    past, sales = PastTrades((), more=False), sales_known()
    async with acting_as_house(session, actor):
        if sales is not None:
            past = await sales.past_trades(
                session,
                actor,
                placed_from=command.placed_from,
                placed_below=command.placed_below,
                most=TRADES_MAX,
                lines_most=LINES_MAX,
            )
        scene = await _scene(session, past.trades)
    draft = _as_if_live(content, merchant_id, command)
    # Thousands of prices take a while: other requests go on meanwhile.
    outcome = await asyncio.to_thread(_run, past.trades, scene, draft)
    return outcome.view(more=past.more, with_examples=actor.may(OF_ORDERS))


@dataclass(frozen=True, slots=True)
class _Scene:
    """Offers and coupons that were met then, and the goods as they are now."""

    offers: Mapping[UUID, Offer]
    coupons: Mapping[UUID, Coupon]
    goods: Mapping[UUID, catalog.SellingView]


async def _scene(session: AsyncSession, trades: Iterable[PastTrade]) -> _Scene:
    met = {(kind, offer_id) for one in trades for kind, offer_id, _ in one.met}
    return _Scene(
        await offers_named(session, {one for kind, one in met if kind == "promotion"}),
        await coupons_named(session, {one for kind, one in met if kind == "coupon"}),
        await catalog.selling(session, {line.sku_id for one in trades for line in one.lines}),
    )


def _as_if_live(
    content: PromotionContent, merchant_id: UUID | None, command: SimulatePromotion
) -> Offer:
    """All the time, whenever it is planned for."""
    kept = {name: getattr(content, name) for name in PromotionContent.model_fields}
    times = {"starts_at": command.placed_from, "ends_at": command.placed_below}
    return Offer(id=NIL, merchant_id=merchant_id, **{**kept, **times})


@dataclass(slots=True)
class _Outcome:
    """What adds up while trades are gone through, the first one first."""

    trades: int = 0
    touched: int = 0
    paid_fen: int = 0
    simulated_fen: int = 0
    discount_fen: int = 0
    platform_fen: int = 0
    gifts: int = 0
    latest: list[SimulatedTradeView] = field(default_factory=list)

    def view(self, *, more: bool, with_examples: bool) -> SimulationView:
        """As it is told."""
        return SimulationView(
            trades=self.trades,
            more=more,
            touched=self.touched,
            paid_fen=self.paid_fen,
            simulated_fen=self.simulated_fen,
            discount_fen=self.discount_fen,
            platform_fen=self.platform_fen,
            merchant_fen=self.discount_fen - self.platform_fen,
            gifts=self.gifts,
            examples=self.latest[::-1] if with_examples else [],
        )


@dataclass(slots=True)
class _Limits:
    """What of the draft's own limits earlier trades used up."""

    draft: Offer
    budget_fen: int = 0
    uses: int = 0
    by_person: dict[UUID, dict[tuple[UUID, UUID | None], int]] = field(default_factory=dict)

    def used(self, member_id: UUID) -> Mapping[tuple[UUID, UUID | None], int]:
        """For `Buyer.used`."""
        return self.by_person.get(member_id, {})

    def take(self, priced: Priced, member_id: UUID) -> bool:
        """Whether there is enough left; if so, it is used."""
        own = [one for one in priced.holds if one.offer_id == self.draft.id]
        budget_fen = self.budget_fen + sum(one.amount for one in own if one.kind == "budget")
        uses = self.uses + sum(one.amount for one in own if one.kind == "uses")
        limits = self.draft.limits
        if limits.budget_fen is not None and budget_fen > limits.budget_fen:
            return False
        if limits.uses is not None and uses > limits.uses:
            return False
        self.budget_fen, self.uses = budget_fen, uses
        for one in own:
            if one.kind in {"person", "person_sku"}:
                mine = self.by_person.setdefault(member_id, {})
                key = (self.draft.id, one.sku_id)
                mine[key] = mine.get(key, 0) + one.amount
        return True


def _run(trades: Iterable[PastTrade], scene: _Scene, draft: Offer) -> _Outcome:
    """Limits run down in the order in which the trades were placed."""
    outcome, limits = _Outcome(), _Limits(draft)
    offers_then = _kept_by(scene.offers)
    for trade in sorted(trades, key=lambda one: (one.placed_at, one.id)):
        lines = _lines(trade, scene.goods)
        then = offers_then(frozenset(one for kind, one, _ in trade.met if kind == "promotion"))
        coupons = [
            scene.coupons[one]
            for kind, one, was in trade.met
            if was and kind == "coupon" and one in scene.coupons
        ]
        buyer = Buyer(trade.member_id, is_new=trade.is_first, used=limits.used(trade.member_id))
        before = price(lines, buyer, then, coupons, at=trade.placed_at)
        after = price(lines, buyer, then.having(draft), coupons, at=trade.placed_at)
        if _touches(after, draft) and limits.take(after, trade.member_id):
            _add(outcome, trade, before, after, draft)
        else:
            _add(outcome, trade, before, before, draft)
    return outcome


def _kept_by(known: Mapping[UUID, Offer]) -> Callable[[frozenset[UUID]], Offers]:
    """Most trades met the same offers: each set of them is indexed once. What an offer was meant
    to end at is no matter: it was met.
    """
    kept: dict[frozenset[UUID], Offers] = {}

    def offers(ids: frozenset[UUID]) -> Offers:
        found = kept.get(ids)
        if found is None:
            found = kept[ids] = Offers(
                replace(known[one], starts_at=_EVER, ends_at=_NEVER) for one in ids & known.keys()
            )
        return found

    return offers


_EVER = datetime.fromisoformat("1970-01-01T00:00:00Z")
_NEVER = datetime.fromisoformat("2200-01-01T00:00:00Z")


def _lines(trade: PastTrade, goods: Mapping[UUID, catalog.SellingView]) -> list[OfferLine]:
    """At the list prices of then, with the marks of now."""
    found = []
    for key, one in enumerate(trade.lines):
        good = goods.get(one.sku_id)
        found.append(
            OfferLine(
                key=key,
                sku_id=one.sku_id,
                product_id=one.product_id,
                merchant_id=one.merchant_id,
                category_path=good.category_path if good else (),
                brand_id=good.brand_id if good else None,
                quantity=one.quantity,
                list_fen=one.list_fen,
                labels=frozenset(map(str, good.label_ids)) if good else frozenset(),
            )
        )
    return found


def _touches(priced: Priced, draft: Offer) -> bool:
    return any(one.offer_id == draft.id and one.applied for one in priced.explained)


def _add(outcome: _Outcome, trade: PastTrade, before: Priced, after: Priced, draft: Offer) -> None:
    """What the seller changed by hand stays as it was: the difference is between two prices."""
    paid_fen = sum(one.payable_fen for one in trade.lines)
    simulated_fen = max(0, paid_fen - before.payable_fen + after.payable_fen)
    outcome.trades += 1
    outcome.paid_fen += paid_fen
    outcome.simulated_fen += simulated_fen
    if after is before:
        return
    own = [each for line in after.lines for each in line.discounts if each.offer_id == draft.id]
    outcome.touched += 1
    outcome.discount_fen += sum(one.fen for one in own)
    outcome.platform_fen += sum(one.platform_fen for one in own)
    outcome.gifts += sum(one.quantity for one in after.gifts if one.promotion_id == draft.id)
    outcome.latest = outcome.latest[-EXAMPLES_MAX + 1 :]
    outcome.latest.append(
        SimulatedTradeView(
            trade_id=trade.id,
            number=trade.number,
            placed_at=trade.placed_at,
            paid_fen=paid_fen,
            simulated_fen=simulated_fen,
            notes=[TriedNoteView.model_validate(one) for one in after.explained],
        )
    )
