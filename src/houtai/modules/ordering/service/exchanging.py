"""Other goods for a trade that waits: what was held is exchanged for what is wanted in one chain,
and its lines are written anew.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.kit.sql import statement
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Occasion, Piece
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.locks import LockedTrade
from houtai.modules.ordering.rules import chains
from houtai.modules.ordering.rules.quoting import NotForSale
from houtai.modules.ordering.service import holding, offering, paying
from houtai.modules.ordering.service.drafting import Draft, DraftOrder, rows_of
from houtai.modules.ordering.service.moving import By, tell_story
from houtai.modules.ordering.service.placing import OfferUsedUp, SoldOut, TooManySteps
from houtai.modules.ordering.service.requoting import Requote
from houtai.modules.ordering.tables import Trade
from houtai.modules.payments import public as payments


async def exchange(
    session: AsyncSession,
    trade: LockedTrade,
    order_id: UUID,
    wanted: Requote,
    by: By,
    *,
    at: datetime,
) -> None:
    """The trade waits and is locked; the order may be changed. The session must be the house's.

    Raises SoldOut, OfferUsedUp, TooManySteps.
    """
    draft = _drafted(wanted)
    seed = new_id()
    pieces = await _hold(session, trade, draft, seed, by, at=at)
    await _write(session, trade, wanted, draft, pieces, seed=seed)
    sisters = [
        part.order
        for part in wanted.parts
        if part.order.id != order_id and part.sums["payable_fen"] != part.order.payable_fen
    ]
    await tell_story(session, sisters, "reprice", by, at=at)
    if wanted.payable_fen != trade.payable_fen:
        await payments.close(session, trade.id, at=at)
    if wanted.payable_fen == 0:
        # Nobody can pay nothing, so it is paid; with what it holds by now.
        promised = _promised(draft, seed)
        now = LockedTrade(trade.id, trade.member_id, "waiting", 0, None, promised)
        await paying.settle(session, [now], {}, at=at, by=by)


def _drafted(wanted: Requote) -> Draft:
    """The trade as it stands, with lines of its own ids."""
    orders = tuple(
        DraftOrder(
            part.order.id,
            part.order.number,
            part.shop,
            tuple((new_id(), line) for line in part.shop.lines),
        )
        for part in wanted.parts
    )
    return Draft(
        id=wanted.trade.id,
        number=wanted.trade.number,
        member_id=wanted.trade.member_id,
        quote=wanted.quote,
        address=None,
        remarks={},
        key="",
        digest=b"",
        at=wanted.trade.placed_at,
        expires_at=wanted.trade.expires_at,
        orders=orders,
    )


def _promised(draft: Draft, seed: UUID) -> dict[str, Any]:
    holds = marketing.written_holds(draft.quote.priced.holds)
    return {"holds": holds, "seed": str(seed)}


async def _hold(
    session: AsyncSession,
    trade: LockedTrade,
    draft: Draft,
    seed: UUID,
    by: By,
    *,
    at: datetime,
) -> Sequence[Piece]:
    """What is wanted instead of what was held, or nothing moves."""
    (held,) = await holding.held_for(session, [trade])
    try:
        pieces = await inventory.draw(session, draft.ordered, Occasion(at))
    except (inventory.SkuUnknown, inventory.SkuNotCounted) as fault:
        raise NotForSale(place="body/lines", sku_id=fault.fields["sku_id"]) from fault
    priced = draft.quote.priced
    await marketing.prepare_limits(session, [(priced, trade.member_id)], at=at)
    offers = marketing.holding(priced, seed, trade.member_id, None)
    freed = len(held.pieces) + len(held.promised)
    if freed + len(pieces) + len(offers) > ledger.STEPS_MAX:
        raise TooManySteps(place="body/lines", most=ledger.STEPS_MAX)
    chain = chains.exchanging(held, pieces, offers, by.id, seed)
    (outcome,) = await ledger.submit(session, [chain], at=at)
    if not outcome.taken:
        _refuse(draft, pieces, outcome, freed)
    kept = {one.offer_id for one in priced.holds if one.kind == "coupon"}
    free = [one for one in chains.marks(held, "free") if one.coupon_id not in kept]
    await marketing.mark_coupons(session, free)
    return pieces


def _refuse(draft: Draft, pieces: Sequence[Piece], outcome: ledger.Outcome, freed: int) -> None:
    if outcome.refusal not in {ledger.Refusal.NOT_ENOUGH, ledger.Refusal.ACCOUNT_UNKNOWN}:
        raise ledger.ChainRefused(outcome)
    step = -1 if outcome.step is None else outcome.step - freed
    if 0 <= step < len(pieces):
        line_id = pieces[step].line_id
        sku_id = next(one.sku_id for one in draft.ordered if one.line_id == line_id)
        raise SoldOut(sku_id)
    hold = marketing.held_in(draft.quote.priced, draft.member_id, outcome.account_id)
    notes = draft.quote.priced.explained
    name = next((one.name for one in notes if hold and one.offer_id == hold.offer_id), "")
    raise OfferUsedUp(place="body/lines", name=name, what=hold.kind if hold else "")


async def _write(
    session: AsyncSession,
    trade: LockedTrade,
    wanted: Requote,
    draft: Draft,
    pieces: Sequence[Piece],
    *,
    seed: UUID,
) -> None:
    orders = [part.order.id for part in wanted.parts]
    await session.execute(statement(__package__, "drop_lines"), {"orders": orders})
    promised, explained = _promised(draft, seed), offering.explained(draft.quote)
    rows = rows_of(draft, pieces, promised, explained)
    adjusts = [fen for part in wanted.parts for fen in part.adjusts]
    for line, adjust_fen in zip(rows["lines"], adjusts, strict=True):
        line["adjust_fen"] = adjust_fen
        line["payable_fen"] += adjust_fen
    fresh = {name: rows.get(name, []) for name in ("lines", "discounts", "pieces")}
    document = msgspec.json.encode(fresh).decode()
    await session.execute(statement(__package__, "place"), {"document": document})
    sums = [part.sums for part in wanted.parts]
    counts = [sum(line.quantity for line in part.shop.lines) for part in wanted.parts]
    values = {name: [one[name] for one in sums] for name in sums[0]}
    await session.execute(
        statement(__package__, "resum_orders"),
        {**values, "orders": orders, "pieces_count": counts},
    )
    totals = {name: sum(fens) for name, fens in values.items() if name != "freight_off_fen"}
    await session.execute(
        update(Trade)
        .where(Trade.id == trade.id)
        .values(
            **totals,
            promised=promised,
            explained=explained,
            version=Trade.version + 1,
        )
    )
