"""Goods that come back into a warehouse of the house: it is told to await them, and tells what it
found; money goes by the merchant's rule.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.returns import ReturnArrived, ReturnInspected
from houtai.modules.aftersale.rules.states import Act
from houtai.modules.aftersale.service import agreeing, policy
from houtai.modules.aftersale.service.moving import HOUSE, HeldCase, Said, hold, move, tell, write
from houtai.modules.aftersale.service.resending import NothingToSend
from houtai.modules.aftersale.tables import CaseLine
from houtai.modules.wms import public as wms


async def announce(
    session: AsyncSession, held: HeldCase, carrier_code: str, waybill_number: str, *, at: datetime
) -> None:
    """The warehouse that looks at them awaits the parcel; nothing where the seller does himself."""
    if held.return_warehouse is None:
        return
    rows = await session.scalars(
        select(CaseLine)
        .where(CaseLine.case_id == held.id, CaseLine.quantity > 0, CaseLine.sku_id.is_not(None))
        .where(CaseLine.kept_fen.is_(None))
        .order_by(CaseLine.position)
    )
    lines = [
        wms.ReturnLine(one.line_id, one.sku_id, one.product_name, one.spec_text, one.quantity)
        for one in rows
        if one.sku_id is not None
    ]
    wish = wms.ReturnWish(
        held.id,
        held.number,
        held.merchant_id,
        held.return_warehouse,
        lines,
        carrier_code,
        waybill_number,
    )
    await wms.expect_return(session, [wish], at=at)


async def never_came(session: AsyncSession, held: HeldCase, *, at: datetime) -> None:
    """Nobody awaits it any more, and the platform decides; unless it has just come, and is about to
    be told.
    """
    await wms.withdraw_return(session, [held.id])
    if await wms.returns_here(session, [held.id]):
        await write(session, held, {"due_at": None})
    else:
        await move(session, held, Act.NOT_ARRIVED, HOUSE, at=at)


async def received_elsewhere(session: AsyncSession, held: HeldCase) -> HeldCase:
    """The seller has the parcel himself: the warehouse awaits it no more. One that came into the
    warehouse already is looked at there.
    """
    if held.return_warehouse is None or not await wms.withdraw_return(session, [held.id]):
        return held
    return await write(session, held, {"return_warehouse": None})


async def hear(
    session: AsyncSession, events: Sequence[ReturnArrived | ReturnInspected], *, at: datetime
) -> None:
    """What warehouses told, in their order; a case that went on by itself stays where it is."""
    for event in events:
        held = await hold(session, event.case_id)
        if isinstance(event, ReturnInspected):
            await _inspected(session, held, event, at=at)
        elif held.state == "returning":
            await agreeing.arrived(session, held, HOUSE, at=at)


async def _inspected(
    session: AsyncSession, held: HeldCase, event: ReturnInspected, *, at: datetime
) -> None:
    """Written down whatever became of the case. One that waits for it: as it should be, it is
    taken; otherwise the seller sees what was found and decides.
    """
    names = ("good", "damaged", "scrap", "foreign", "missing")
    counts = zip(*(found[2:] for found in event.lines), strict=True)
    finding = {name: sum(count) for name, count in zip(names, counts, strict=True)}
    over = sum(sum(found[2:]) for found in event.surplus)
    told = finding | ({"surplus": over} if over else {})
    held = await write(session, held, {"finding": told})
    said = Said(event.words, event.pictures, told)
    await tell(session, held, "inspected", HOUSE, said, at=at)
    if held.state != "arrived":
        return
    # What is to be repaired is damaged: that is why it came.
    expected = {"good", "damaged"} if held.kind == "repair" else {"good"}
    is_whole = not any(finding[name] for name in names if name not in expected)
    if is_whole:
        try:
            async with session.begin_nested():
                await agreeing.goods_taken(session, held, HOUSE, at=at)
        except NothingToSend:
            is_whole = False
    if not is_whole:
        due_at = await policy.due_at(session, "arrived", at)
        await write(session, held, {"due_at": due_at})
