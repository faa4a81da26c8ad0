"""Parcels that nobody announced: taken in with what their labels say, counted piece by piece.

Goods of the house count as `inspect` from the moment that they are scanned; what is not its own is
described, and in no book.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.auth import Actor, within
from houtai.kit.clock import business_day
from houtai.kit.errors import Conflict
from houtai.kit.ids import derive_id, document_number
from houtai.kit.shapes import Command, Line, Prose
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Condition
from houtai.modules.wms.service.here import (
    CHINA,
    GoodsUnknown,
    Pieces,
    Scanned,
    here,
    is_new_scan,
    skus_scanned,
)
from houtai.modules.wms.service.returns_clearing import NotSoManyToClear
from houtai.modules.wms.service.returns_holding import (
    Note,
    Pictures,
    ReturnNotSo,
    cause_of,
    hold_return,
    use_pictures,
)
from houtai.modules.wms.tables import Outbound, OutboundLine, Parcel, Return, ReturnLine

SETTLED_WITHIN = settings.Setting(
    "wms.stray_settled_within",
    kind=settings.Duration(timedelta(hours=1), timedelta(days=30)),
    default=timedelta(days=3),
)
"""So long somebody has to decide what becomes of a parcel that nobody announced."""
Words = Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=500)]
Label = Annotated[Note, StringConstraints(max_length=64)]


class ReturnAnnounced(Conflict):
    """Somebody did announce it, or it was taken in before: scan it as any other."""

    code = "wms.return_announced"


class GoodsOfSeveral(Conflict):
    """Several merchants have goods with this code: one is to be chosen."""

    code = "wms.goods_of_several"


class TakeInStray(Command):
    """What the label says. The same scan again takes in nothing more."""

    scan_id: UUID
    warehouse_id: UUID | None = None
    carrier_code: Label = ""
    waybill_number: Label = ""
    sender: Annotated[Note, StringConstraints(max_length=200)] = ""
    words: Words = ""
    pictures: Pictures = Field(default=[])


class CountStray(Command):
    """So many pieces of what was scanned lie in the parcel, or were counted by mistake."""

    scan_id: UUID
    goods: Scanned
    sku_id: UUID | None = None
    """Which, where several merchants have goods with this code."""
    act: Literal["add", "take_off"] = "add"
    quantity: Pieces = 1


class DescribeThing(Command):
    """Something that is not of the house."""

    scan_id: UUID
    words: Annotated[Line, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    quantity: Pieces = 1


async def take_in_stray(
    session: AsyncSession, actor: Actor, command: TakeInStray, *, at: datetime
) -> UUID:
    """Its id. The same waybill again, while nobody has decided, is the same parcel.

    Raises WarehouseNotHere, ReturnAnnounced, FileNotUsable.
    """
    warehouse_id = await here(session, actor, command.warehouse_id, at=at)
    stray_id = derive_id(command.scan_id, "wms.stray")
    if not await is_new_scan(session, command.scan_id, warehouse_id, at=at):
        return stray_id
    await _check_unannounced(session, actor, warehouse_id, command.waybill_number)
    sent = await _sent_by(session, actor, warehouse_id, command.waybill_number)
    row = {
        **command.model_dump(include={"waybill_number", "sender", "words"}),
        "id": stray_id,
        "number": document_number("U", stray_id, business_day(at, CHINA)),
        "kind": "stray",
        "state": "arrived",
        "pieces": 0,
        "warehouse_id": warehouse_id,
        "carrier_code": command.carrier_code or (sent.carrier_code if sent else ""),
        "outbound_id": sent.outbound_id if sent else None,
        "merchant_id": sent.merchant_id if sent else None,
        "due_at": at + await settings.read(session, SETTLED_WITHIN),
        "expected_at": at,
        "arrived_at": at,
    }
    taken = insert(Return).values(row).on_conflict_do_nothing().returning(Return.id)
    if await session.scalar(taken) is None:
        return await _taken_in(session, actor, warehouse_id, command.waybill_number)
    held = await hold_return(session, actor, stray_id)
    await use_pictures(session, actor, held, command.pictures, at=at)
    await session.flush()
    return stray_id


async def _check_unannounced(
    session: AsyncSession, actor: Actor, warehouse_id: UUID, waybill_number: str
) -> None:
    """Index: ix_return_inbound_waybill_number. Raises ReturnAnnounced."""
    announced = select(Return.id).where(
        Return.waybill_number == waybill_number,
        Return.warehouse_id == warehouse_id,
        within(actor, Return.warehouse_id),
        Return.kind == "case",
        Return.state == "expected",
    )
    if waybill_number and await session.scalar(announced.limit(1)) is not None:
        raise ReturnAnnounced


async def _sent_by(
    session: AsyncSession, actor: Actor, warehouse_id: UUID, waybill_number: str
) -> Row[UUID, UUID, str] | None:
    """The parcel that left this warehouse under that number. Index: ix_parcel_waybill_number."""
    if not waybill_number:
        return None
    found = await session.execute(
        select(Parcel.outbound_id, Parcel.merchant_id, Parcel.carrier_code)
        .join(Outbound, Outbound.id == Parcel.outbound_id)
        .where(Parcel.waybill_number == waybill_number, Outbound.state == "handed_over")
        .where(Parcel.warehouse_id == warehouse_id, within(actor, Parcel.warehouse_id))
        .order_by(Parcel.id.desc())
        .limit(1)
    )
    return found.one_or_none()


async def _taken_in(
    session: AsyncSession, actor: Actor, warehouse_id: UUID, waybill_number: str
) -> UUID:
    """The stray that bears this number. Index: uq_return_inbound_stray. Raises ReturnAnnounced
    when somebody has just decided what becomes of it.
    """
    found = await session.scalar(
        select(Return.id)
        .where(Return.warehouse_id == warehouse_id, within(actor, Return.warehouse_id))
        .where(Return.waybill_number == waybill_number)
        .where(Return.kind == "stray", Return.state == "arrived")
    )
    if found is None:
        raise ReturnAnnounced
    return found


async def hold_stray(
    session: AsyncSession, actor: Actor, return_id: UUID, scan_id: UUID, *, at: datetime
) -> Return | None:
    """One about which nobody has decided; none if this scan was taken before. Raises
    ReturnUnknown, ReturnNotSo.
    """
    held = await hold_return(session, actor, return_id)
    if not await is_new_scan(session, scan_id, held.warehouse_id, at=at):
        return None
    if held.kind != "stray" or held.state != "arrived":
        raise ReturnNotSo
    return held


async def count_stray(
    session: AsyncSession, actor: Actor, return_id: UUID, command: CountStray, *, at: datetime
) -> None:
    """Raises ReturnUnknown, ReturnNotSo, GoodsUnknown, GoodsOfSeveral, NotSoManyToClear, and
    SkuUnknown of goods that may not lie in this warehouse.
    """
    held = await hold_stray(session, actor, return_id, command.scan_id, at=at)
    if held is None:
        return
    sku = await _chosen(session, actor, held, command)
    piece = inventory.StockLine(
        id=command.scan_id,
        sku_id=sku.id,
        quantity=command.quantity,
        condition=Condition.INSPECT,
    )
    where, line_id = held.warehouse_id, derive_id(held.id, "wms.stray", sku.id.hex)
    if command.act == "add":
        await _more(session, held, line_id, command.quantity, _of_goods(sku))
        cause = cause_of(held.id, "wms.stray_counted")
        await inventory.receive(session, actor, where, [piece], cause, at=at)
    else:
        await _fewer(session, actor, held, line_id, command.quantity)
        cause = cause_of(held.id, "wms.stray_taken_off")
        await inventory.issue(session, actor, where, [piece], cause, at=at)
    await session.flush()


async def describe_thing(
    session: AsyncSession, actor: Actor, return_id: UUID, command: DescribeThing, *, at: datetime
) -> None:
    """Raises ReturnUnknown, ReturnNotSo."""
    held = await hold_stray(session, actor, return_id, command.scan_id, at=at)
    if held is None:
        return
    line_id = derive_id(held.id, "wms.stray", command.words)
    thing = {
        "sku_id": None,
        "merchant_id": None,
        "name": command.words,
        "spec": "",
        "code": "",
        "barcode": "",
    }
    await _more(session, held, line_id, command.quantity, thing)
    await session.flush()


async def _chosen(
    session: AsyncSession, actor: Actor, held: Return, command: CountStray
) -> catalog.SkuView:
    """Of what the carrier brought back first what was sent; otherwise the only one, or the named.
    Index: pk_outbound_line.
    """
    found = [one for one in await skus_scanned(session, actor, command.goods) if one.own_stock]
    if command.sku_id is not None:
        found = [one for one in found if one.id == command.sku_id]
    elif len(found) > 1 and held.outbound_id is not None:
        sent = set(
            await session.scalars(
                select(OutboundLine.sku_id).where(
                    OutboundLine.outbound_id == held.outbound_id,
                    within(actor, OutboundLine.warehouse_id),
                )
            )
        )
        found = [one for one in found if one.id in sent] or found
    if not found:
        raise GoodsUnknown(scanned=command.goods)
    if len(found) > 1:
        raise GoodsOfSeveral
    return found[0]


def _of_goods(sku: catalog.SkuView) -> dict[str, object]:
    return {
        "sku_id": sku.id,
        "merchant_id": sku.merchant_id,
        "name": sku.product_name,
        "spec": sku.spec_text,
        "code": sku.code,
        "barcode": sku.barcode or "",
    }


async def _more(
    session: AsyncSession, held: Return, line_id: UUID, pieces: int, what: Mapping[str, object]
) -> None:
    of_nobody = pieces if what["sku_id"] is None else 0
    row = {
        **what,
        "return_id": held.id,
        "line_id": line_id,
        "warehouse_id": held.warehouse_id,
        "quantity": pieces,
        "foreign_pieces": of_nobody,
    }
    line = ReturnLine
    added = insert(line).values(row)
    await session.execute(
        added.on_conflict_do_update(
            index_elements=[line.return_id, line.line_id],
            set_={
                "quantity": line.quantity + pieces,
                "foreign_pieces": line.foreign_pieces + of_nobody,
            },
        )
    )
    held.pieces += pieces


async def _fewer(
    session: AsyncSession, actor: Actor, held: Return, line_id: UUID, pieces: int
) -> None:
    """Raises NotSoManyToClear."""
    line = ReturnLine
    of_it = (line.return_id == held.id, line.line_id == line_id, within(actor, line.warehouse_id))
    all_off = delete(line).where(*of_it, line.quantity == pieces).returning(line.line_id)
    some_off = (
        update(line)
        .where(*of_it, line.quantity > pieces)
        .values(quantity=line.quantity - pieces)
        .returning(line.line_id)
        .execution_options(synchronize_session=False)
    )
    if await session.scalar(all_off) is None and await session.scalar(some_off) is None:
        raise NotSoManyToClear
    held.pieces -= pieces
