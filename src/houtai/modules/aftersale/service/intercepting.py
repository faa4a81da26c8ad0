"""Goods that are on their way are asked back from the carrier, instead of money without goods.

What the carrier answers is only told on; that the parcel turns back, or reaches its receiver first,
its movements say.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.logistics import InterceptionAnswered, ParcelMoved, ParcelSigned
from houtai.kit.auth import SYSTEM
from houtai.kit.errors import Conflict
from houtai.kit.ids import derive_id
from houtai.kit.sql import one_of
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.rules.states import Act
from houtai.modules.aftersale.service import goods, purses
from houtai.modules.aftersale.service.moving import (
    HOUSE,
    SILENT,
    Doer,
    HeldCase,
    Said,
    check,
    hold,
    move,
    tell,
    write,
)
from houtai.modules.aftersale.service.return_places import return_place
from houtai.modules.aftersale.tables import Case, CaseLine
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.logistics import public as logistics

TURNED = frozenset({"refused", "returning", "returned"})
"""What carriers say of parcels that come back."""
Heard: TypeAlias = InterceptionAnswered | ParcelMoved | ParcelSigned


class NotToIntercept(Conflict):
    """Only all of an order, in a parcel of its own that is on its way; and once."""

    code = "aftersale.not_to_intercept"


async def intercept(
    session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime, said: Said = SILENT
) -> HeldCase:
    """The carrier is asked to turn the parcel back; money goes once it is here again.

    Raises CaseElsewhere, NotToIntercept.
    """
    check(held, Act.INTERCEPT, doer)
    parcel = await _parcel(session, held)
    if parcel is None:
        raise NotToIntercept
    besides = {
        "agreed_fen": held.asked_fen,
        "parcel_id": parcel.id,
        "carrier_code": parcel.carrier_code,
        "waybill_number": parcel.number,
    }
    told = {"agreed_fen": held.asked_fen, "waybill_number": parcel.number}
    said = Said(said.words, said.pictures, told)
    moved = await move(session, held, Act.INTERCEPT, doer, at=at, said=said, besides=besides)
    if parcel.track in TURNED:
        return await _turned_back(session, moved, at=at)
    interception_id = derive_id(held.id, "aftersale.intercept")
    if not await logistics.ask_interception(session, interception_id, parcel.id, at=at):
        raise NotToIntercept
    return moved


async def _parcel(session: AsyncSession, held: HeldCase) -> fulfilment.SoleParcel | None:
    """In which everything travels that the case is about, and nothing besides."""
    asked = await purses.pieces_of(session, held.id)
    bought = {one.id: one.quantity for one in held.order.lines if not one.is_gift}
    on_its_way = held.order.state == "awaiting_receipt" and held.order.fulfilment == "shipped"
    if held.parcel_id is not None or not on_its_way or asked != bought:
        return None
    return await fulfilment.sole_parcel(session, held.order_id)


async def call_off(
    session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime, said: Said = SILENT
) -> HeldCase:
    """Nothing comes of it, and whoever sells decides anew. Raises CaseElsewhere."""
    besides = {"agreed_fen": None, "carrier_code": "", "waybill_number": ""}
    return await move(session, held, Act.NOT_INTERCEPTED, doer, at=at, said=said, besides=besides)


async def hear(session: AsyncSession, events: Sequence[Heard], *, at: datetime) -> None:
    """What carriers said of parcels that were asked back; told again nothing changes."""
    for case_id, parcel_id in await _cases_of(session, {one.parcel_id for one in events}):
        for event in events:
            if event.parcel_id != parcel_id:
                continue
            held = await hold(session, case_id)
            if held.state == "intercepting":
                await _heard(session, held, event, at=at)


async def _cases_of(
    session: AsyncSession, parcel_ids: Collection[UUID]
) -> Sequence[tuple[UUID, UUID]]:
    """In the order in which everybody holds them. Index: ix_sale_case_parcel_id."""
    found = await session.execute(
        select(Case.id, Case.parcel_id)
        .where(one_of(Case.parcel_id, parcel_ids), Case.state == "intercepting")
        .order_by(Case.trade_id, Case.order_id, Case.id)
    )
    return [(row.id, row.parcel_id) for row in found]


async def _heard(session: AsyncSession, held: HeldCase, event: Heard, *, at: datetime) -> None:
    match event:
        case InterceptionAnswered(answer="refused"):
            await call_off(session, held, HOUSE, at=at, said=Said(event.reason))
        case InterceptionAnswered():
            what = f"intercept_{event.answer}"
            await tell(session, held, what, HOUSE, Said(event.reason), at=at)
        case ParcelSigned():
            await _too_late(session, held, at=at)
        case ParcelMoved() if event.status in TURNED:
            await _turned_back(session, held, at=at)


async def _turned_back(session: AsyncSession, held: HeldCase, *, at: datetime) -> HeldCase:
    """Whoever sent it awaits it: the warehouse, as any other parcel that comes back."""
    held = await _with_gifts(session, held)
    parcel = await fulfilment.sole_parcel(session, held.order_id)
    sender = parcel.warehouse_id if parcel else None
    _, warehouse_id = await return_place(session, replace(held, return_warehouse=sender))
    besides = {"return_warehouse": warehouse_id}
    moved = await move(session, held, Act.TURN_BACK, HOUSE, at=at, besides=besides)
    await goods.announce(session, moved, moved.carrier_code, moved.waybill_number, at=at)
    return moved


async def _too_late(session: AsyncSession, held: HeldCase, *, at: datetime) -> None:
    """The buyer has them: what was agreed holds once he has sent them back himself."""
    rule = await rule_of(session, SYSTEM, held.merchant_id)
    asked = replace(held, return_warehouse=rule.return_warehouse)
    place, warehouse_id = await return_place(session, asked)
    if place is None:
        await call_off(session, held, HOUSE, at=at)
        return
    held = await _with_gifts(session, held)
    besides = {
        "kind": "return_refund",
        "return_to": place,
        "return_warehouse": warehouse_id,
        "carrier_code": "",
        "waybill_number": "",
    }
    await move(session, held, Act.TOO_LATE, HOUSE, at=at, besides=besides)


async def _with_gifts(session: AsyncSession, held: HeldCase) -> HeldCase:
    """What was given with the goods comes back with them."""
    left = await purses.standing(session, held.order)
    gifts = [one for one in held.order.lines if one.is_gift and left[one.id].pieces_left]
    if not gifts:
        return held
    known = await session.scalar(
        select(CaseLine.position)
        .where(CaseLine.case_id == held.id)
        .order_by(CaseLine.position.desc())
        .limit(1)
    )
    rows = [
        {
            "case_id": held.id,
            "merchant_id": held.merchant_id,
            "position": place,
            **{name: getattr(one, name) for name in _SOLD},
            "line_id": one.id,
            "is_gift": True,
            "quantity": left[one.id].pieces_left,
            "held_fen": 0,
        }
        for place, one in enumerate(gifts, (known or 0) + 1)
    ]
    await session.execute(insert(CaseLine), rows)
    await purses.take(session, [(one.id, left[one.id].pieces_left, 0) for one in gifts])
    pieces = sum(left[one.id].pieces_left for one in gifts)
    await session.execute(
        update(Case).where(Case.id == held.id).values(pieces_count=Case.pieces_count + pieces)
    )
    return await write(session, held, {})


_SOLD = ("sku_id", "product_name", "spec_text", "sku_code", "picture")
