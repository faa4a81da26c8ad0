"""What happens once somebody has agreed, and when goods that come back are taken."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.modules.aftersale.rules.states import Act
from houtai.modules.aftersale.service.ending import finish
from houtai.modules.aftersale.service.moving import SILENT, Doer, HeldCase, Said, move
from houtai.modules.aftersale.service.paying import pay
from houtai.modules.merchants import public as merchants


class ReturnAddressMissing(Conflict):
    """The shop has not said where goods come back to."""

    code = "aftersale.return_address_missing"


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
    goes now, or goods come back first. Raises ReturnAddressMissing, and what paying raises.
    """
    told = Said(said.words, said.pictures, {"agreed_fen": amount_fen, **(said.details or {})})
    if act not in {Act.AGREE_RETURN, Act.ACCEPT_RETURN, Act.RULE_RETURN}:
        return await _refunding(session, held, act, doer, amount_fen=amount_fen, said=told, at=at)
    place = await merchants.return_address(session, held.merchant_id)
    if place is None:
        raise ReturnAddressMissing
    besides = {"agreed_fen": amount_fen, "return_to": place}
    moved = await move(session, held, act, doer, at=at, said=told, besides=besides)
    if moved.refund_at == "agreement" and moved.money == "none":
        return await pay(session, moved, doer, at=at)
    return moved


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
    """The parcel is there; by the merchant's rule that is when money goes."""
    moved = await move(session, held, Act.ARRIVE, doer, at=at, said=said)
    if moved.refund_at == "signed" and moved.money == "none":
        return await pay(session, moved, doer, at=at)
    return moved


async def goods_taken(
    session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime, said: Said = SILENT
) -> HeldCase:
    """What came back is what was agreed: money goes now at the latest."""
    amount_fen = held.agreed_fen or 0
    return await _refunding(
        session, held, Act.ACCEPT_GOODS, doer, amount_fen=amount_fen, said=said, at=at
    )
