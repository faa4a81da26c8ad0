"""What a discount cost that pieces which stay do not earn any more: by the merchant's rule it stays
with the buyer, or what goes back is so much less.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.rules.amounts import Standing, spread, withheld_after
from houtai.modules.aftersale.rules.asking import SELLERS_FAULT
from houtai.modules.aftersale.rules.states import ENDED, GOES_OUT, OF_PIECES
from houtai.modules.aftersale.service import purses
from houtai.modules.aftersale.service.asking import AskedLine, QuoteCase
from houtai.modules.aftersale.tables import Case, CaseLine
from houtai.modules.ordering import public as ordering


@dataclass(frozen=True, slots=True)
class Loss:
    """Of an offer whose threshold is not reached any more: what it took off what stays."""

    name: str
    kind: str
    fen: int


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is asked for with the merchant's rule applied. `withheld_fen`: so much less goes back;
    below zero, so much more than before is given back.
    """

    lines: list[AskedLine]
    losses: tuple[Loss, ...] = ()
    withheld_fen: int = 0

    def told(self) -> dict[str, Any]:
        """As it is kept in the story of a case; nothing where nothing is lost."""
        if not self.losses and not self.withheld_fen:
            return {}
        losses = [{"name": one.name, "kind": one.kind, "fen": one.fen} for one in self.losses]
        return {"losses": losses, "withheld_fen": self.withheld_fen}


async def reckon(
    session: AsyncSession,
    order: ordering.SoldOrder,
    command: QuoteCase,
    asked: Sequence[AskedLine],
) -> Reckoned:
    """As the house; the order is held where it is asked for. Never below zero, and no more than
    was paid: what is kept back stays in the purses of its lines.
    """
    lines = list(asked)
    about_goods = command.kind in OF_PIECES and command.kind not in GOES_OUT
    if not about_goods or not any(one.cuts for one in order.lines):
        return Reckoned(lines)
    left = await purses.standing(session, order)
    before = await _kept(session, order, left)
    now = {one.line_id: one.quantity for one in asked}
    after = {line_id: kept - now.get(line_id, 0) for line_id, kept in before.items()}
    lost_before = await ordering.discounts_lost(session, order.id, before)
    lost_after = await ordering.discounts_lost(session, order.id, after)
    held = await _withheld(session, order.id)
    rule = await rule_of(session, SYSTEM, order.merchant_id)
    # What has not gone leaves its order at the price that the order keeps.
    free = rule.threshold_lost == "kept" or command.reason in SELLERS_FAULT
    fen = sum(held.values())
    more_fen = withheld_after(
        fen,
        sum(lost_before.values()),
        sum(lost_after.values()),
        charged=not free and order.fulfilment != "none",
    )
    losses = _losses(order, lost_before, lost_after)
    if more_fen > fen:
        lines = _less(lines, more_fen - fen)
    elif more_fen < fen:
        lines = _more(lines, left, held, fen - more_fen)
    return Reckoned(lines, losses, sum(one.lost_fen for one in lines))


async def _kept(
    session: AsyncSession, order: ordering.SoldOrder, left: Mapping[UUID, Standing]
) -> dict[UUID, int]:
    """How many of each line the buyer has, goods among them for which others go out."""
    found = await session.execute(
        select(CaseLine.line_id, func.sum(CaseLine.quantity).label("pieces"))
        .join(Case, Case.id == CaseLine.case_id)
        .where(Case.order_id == order.id, Case.kind.in_(GOES_OUT), Case.state.not_in(ENDED))
        .group_by(CaseLine.line_id)
    )
    again = {row.line_id: int(row.pieces) for row in found}
    goods = [one.id for one in order.lines if not one.is_gift]
    return {one: left[one].pieces_left + again.get(one, 0) for one in goods}


async def _withheld(session: AsyncSession, order_id: UUID) -> dict[UUID, int]:
    """By line, what cases that stand have kept back of it. Index: ix_sale_case_order_id."""
    found = await session.execute(
        select(CaseLine.line_id, func.sum(CaseLine.lost_fen).label("fen"))
        .join(Case, Case.id == CaseLine.case_id)
        .where(Case.order_id == order_id, Case.state != "closed", CaseLine.lost_fen != 0)
        .group_by(CaseLine.line_id)
    )
    return {row.line_id: int(row.fen) for row in found}


def _losses(
    order: ordering.SoldOrder, before: Mapping[UUID, int], after: Mapping[UUID, int]
) -> tuple[Loss, ...]:
    """What is lost by what is asked for now, with the names that the buyer was shown."""
    cuts = {cut.offer_id: cut for line in order.lines for cut in line.cuts}
    return tuple(
        Loss(cuts[offer_id].name, cuts[offer_id].kind, fen - before.get(offer_id, 0))
        for offer_id, fen in sorted(after.items())
        if offer_id in cuts and fen > before.get(offer_id, 0)
    )


def _less(lines: Sequence[AskedLine], fen: int) -> list[AskedLine]:
    """Of goods only: freight goes back as it was paid."""
    most = [one.most_fen if one.quantity else 0 for one in lines]
    shares = spread(min(fen, sum(most)), most)
    return [
        replace(one, most_fen=one.most_fen - share, lost_fen=share)
        for one, share in zip(lines, shares, strict=True)
    ]


def _more(
    lines: Sequence[AskedLine], left: Mapping[UUID, Standing], held: Mapping[UUID, int], fen: int
) -> list[AskedLine]:
    """What was kept back of lines goes back from there, also where no piece of them is left."""
    asked = {one.line_id: one for one in lines}
    room = {
        line_id: min(kept, left[line_id].fen_left - _asked_fen(asked, line_id))
        for line_id, kept in sorted(held.items())
        if kept > 0 and line_id in left
    }
    shares = dict(zip(room, spread(min(fen, sum(room.values())), list(room.values())), strict=True))
    more = {line_id: share for line_id, share in shares.items() if share}
    grown = [
        replace(one, most_fen=one.most_fen + share, lost_fen=-share)
        if (share := more.pop(one.line_id, 0))
        else one
        for one in lines
    ]
    return [*grown, *(AskedLine(one, 0, share, lost_fen=-share) for one, share in more.items())]


def _asked_fen(asked: Mapping[UUID, AskedLine], line_id: UUID) -> int:
    return asked[line_id].most_fen if line_id in asked else 0
