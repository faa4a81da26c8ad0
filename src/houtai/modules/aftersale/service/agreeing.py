"""What happens once somebody has agreed, and when goods that come back are taken."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.modules.aftersale.rules.states import COMES_BACK, GOES_OUT, Act
from houtai.modules.aftersale.service.ending import finish
from houtai.modules.aftersale.service.moving import SILENT, Doer, HeldCase, Said, move
from houtai.modules.aftersale.service.paying import pay
from houtai.modules.aftersale.service.resending import NothingToSend, resend
from houtai.modules.aftersale.service.return_places import return_place


class ReturnAddressMissing(Conflict):
    """The shop has not said where goods come back to."""

    code = "aftersale.return_address_missing"


_RETURNS = frozenset({Act.AGREE_RETURN, Act.ACCEPT_RETURN, Act.RULE_RETURN})
_RESENDS = frozenset({Act.AGREE_RESEND, Act.RULE_RESEND})


def yes_to(kind: str) -> Act:
    """What a seller does who gives what is asked."""
    if kind in COMES_BACK:
        return Act.AGREE_RETURN
    return Act.AGREE_RESEND if kind in GOES_OUT else Act.AGREE_REFUND


async def agree(
    session: AsyncSession,
    held: HeldCase,
    act: Act,
    doer: Doer,
    *,
    amount_fen: int,
    at: datetime,
    said: Said = SILENT,
) -> HeldCase:
    """By the seller, by the buyer who takes what was proposed, by the platform, or by time: money
    goes now, or goods come back first, or others go out. Raises ReturnAddressMissing,
    NothingToSend, and what paying raises.
    """
    if act in _RESENDS:
        return await resend(session, held, act, doer, at=at, said=said)
    if act in _RETURNS and held.kind in GOES_OUT:
        amount_fen = max(0, -held.extra_fen)
    told = Said(said.words, said.pictures, {"agreed_fen": amount_fen, **(said.details or {})})
    if act not in _RETURNS:
        return await _refunding(session, held, act, doer, amount_fen=amount_fen, said=told, at=at)
    place, warehouse_id = await return_place(session, held)
    if place is None:
        raise ReturnAddressMissing
    besides = {"agreed_fen": amount_fen, "return_to": place, "return_warehouse": warehouse_id}
    moved = await move(session, held, act, doer, at=at, said=told, besides=besides)
    if moved.refund_at == "agreement" and _pays_early(moved):
        return await pay(session, moved, doer, at=at)
    return moved


def _pays_early(held: HeldCase) -> bool:
    """Money may go before anybody has looked at the goods, if goods are not what goes out."""
    return held.money == "none" and held.kind not in GOES_OUT


async def _refunding(
    session: AsyncSession,
    held: HeldCase,
    act: Act,
    doer: Doer,
    *,
    amount_fen: int,
    said: Said,
    at: datetime,
) -> HeldCase:
    if held.money != "none":  # It has gone before, and another sum changes nothing of that.
        moved = await move(session, held, act, doer, at=at, said=said)
    else:
        besides = {"agreed_fen": amount_fen}
        moved = await move(session, held, act, doer, at=at, said=said, besides=besides)
        moved = await pay(session, moved, doer, at=at)
    return await finish(session, moved, at=at)


async def arrived(
    session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime, said: Said = SILENT
) -> HeldCase:
    """The parcel is there; by the merchant's rule that is when money goes, if it has not gone."""
    moved = await move(session, held, Act.ARRIVE, doer, at=at, said=said)
    if moved.refund_at != "inspected" and _pays_early(moved):
        return await pay(session, moved, doer, at=at)
    return moved


async def goods_taken(
    session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime, said: Said = SILENT
) -> HeldCase:
    """What came back is what was agreed: money goes now at the latest, or other goods go out; where
    nobody is there to choose and those are sold out, money instead. Raises NothingToSend.
    """
    if held.kind not in GOES_OUT:
        return await money_for_goods(session, held, doer, at=at, said=said)
    try:
        return await resend(session, held, Act.REPLACE, doer, at=at, said=said)
    except NothingToSend:
        if doer.party != "house":
            raise
        return await money_for_goods(session, held, doer, at=at, said=said)


async def money_for_goods(
    session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime, said: Said = SILENT
) -> HeldCase:
    """For what came back money goes: what was agreed, or all of it where goods should have gone."""
    amount_fen = held.asked_fen if held.kind in GOES_OUT else held.agreed_fen or 0
    return await _refunding(
        session, held, Act.ACCEPT_GOODS, doer, amount_fen=amount_fen, said=said, at=at
    )
