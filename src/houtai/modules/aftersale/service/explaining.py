"""What may be asked for is told before it is asked: how much, and why not more."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.money import split
from houtai.modules.aftersale.queries.cases import SaleCaseUnknown
from houtai.modules.aftersale.queries.options import (
    CaseQuoteView,
    ClaimableLineView,
    LostDiscountView,
    OptionsView,
    QuotedCutView,
    QuotedLineView,
)
from houtai.modules.aftersale.rules.asking import kinds_at, stage_of
from houtai.modules.aftersale.rules.states import GOES_OUT
from houtai.modules.aftersale.service import policy, purses
from houtai.modules.aftersale.service.asking import AskedLine, QuoteCase, quoted
from houtai.modules.aftersale.service.reaching import reaches
from houtai.modules.aftersale.service.reckoning import reckon
from houtai.modules.ordering import public as ordering


async def options(
    session: AsyncSession, member_id: UUID, order_id: UUID, *, at: datetime
) -> OptionsView:
    """As the house. Raises SaleCaseUnknown for an order that is not one's own."""
    order = await ordering.sold_order(session, order_id)
    if order is None or order.member_id != member_id:
        raise SaleCaseUnknown
    stage = stage_of(order.state, order.payment, order.fulfilment)
    until = None
    if stage == "received" and order.ended_at is not None:
        until = order.ended_at + await policy.window(session)
        stage = stage if at < until else None
    left = await purses.standing(session, order)
    reach = await reaches(session, order, left)
    return OptionsView(
        order_id=order.id,
        order_number=order.number,
        shop_name=order.shop_name,
        stage=stage,
        kinds=kinds_at(stage) if stage else (),
        until=until,
        lines=[
            ClaimableLineView(
                line_id=one.id,
                product_id=one.product_id,
                sku_id=one.sku_id,
                product_name=one.product_name,
                spec_text=one.spec_text,
                picture=one.picture,
                quantity=one.quantity,
                pieces_left=reach[one.id].here if stage == "unshipped" else reach[one.id].gone,
                pieces_waiting=reach[one.id].here if stage == "shipped" else 0,
                paid_fen=one.payable_fen,
                fen_left=left[one.id].fen_left,
            )
            for one in order.lines
            if not one.is_gift
        ],
        freight_left_fen=left[order.id].fen_left,
    )


async def quote(
    session: AsyncSession, member_id: UUID, command: QuoteCase, *, at: datetime
) -> CaseQuoteView:
    """As the house. Raises what asking raises."""
    order, stage, wanted = await quoted(session, member_id, command, at=at)
    reckoned = await reckon(session, order, command, wanted)
    asked = reckoned.lines
    return CaseQuoteView(
        most_fen=sum(one.most_fen for one in asked),
        fixed=stage == "unshipped" or command.kind in GOES_OUT,
        extra_fen=sum(one.extra_fen for one in asked),
        gift_fen=sum(one.worth_fen for one in asked),
        lines=_explained(order, asked),
        losses=[
            LostDiscountView(name=one.name, kind=one.kind, fen=one.fen) for one in reckoned.losses
        ],
        withheld_fen=reckoned.withheld_fen,
    )


def _explained(order: ordering.SoldOrder, asked: Sequence[AskedLine]) -> list[QuotedLineView]:
    lines = {one.id: one for one in order.lines}
    return [
        _line(one, lines[one.line_id]) if one.line_id in lines else _freight(one) for one in asked
    ]


def _line(asked: AskedLine, sold: ordering.SoldPieces) -> QuotedLineView:
    count = asked.quantity
    cuts = [
        QuotedCutView(name=cut.name, kind=cut.kind, fen=fen)
        for cut in sold.cuts
        if (fen := split(cut.fen, [count, sold.quantity - count])[0])
    ]
    list_fen = sold.list_fen * count
    off_fen = sum(cut.fen for cut in cuts)
    return QuotedLineView(
        line_id=asked.line_id,
        product_name=sold.product_name,
        spec_text=sold.spec_text,
        is_gift=sold.is_gift,
        is_kept=asked.is_kept,
        is_freight=False,
        quantity=count,
        list_fen=list_fen,
        cuts=cuts if count else [],
        adjust_fen=asked.most_fen + asked.lost_fen - list_fen + off_fen if count else 0,
        lost_fen=asked.lost_fen,
        most_fen=asked.most_fen,
        then_fen=asked.then_fen,
        now_fen=asked.now_fen,
    )


def _freight(asked: AskedLine) -> QuotedLineView:
    return QuotedLineView(
        line_id=asked.line_id,
        product_name="",
        spec_text="",
        is_gift=False,
        is_kept=False,
        is_freight=True,
        quantity=0,
        list_fen=asked.most_fen,
        cuts=[],
        adjust_fen=0,
        lost_fen=0,
        most_fen=asked.most_fen,
        then_fen=0,
        now_fen=None,
    )
