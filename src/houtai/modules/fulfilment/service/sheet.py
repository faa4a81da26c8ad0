"""Own shipments sent by sheet: order number, carrier, number of the waybill.

Several rows of one order are several parcels of it. What has gone does not come back by an undo.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import sheets
from houtai.kit.auth import Actor, within
from houtai.kit.errors import HoutaiError
from houtai.kit.ids import NIL
from houtai.kit.sheets import Change, Column, Importer, Row, RowError, Upload
from houtai.modules.fulfilment.service.by_hand import NewParcel, ShipByHand, ship_by_hand
from houtai.modules.fulfilment.tables import Shipment, ShipmentLine
from houtai.modules.logistics import public as logistics

PERMISSION = "fulfilment.shipment.write"
ORDER = Column(
    "fulfilment.column.order", sheets.Code(), required=True, example="O2611110123456789012"
)
CARRIER = Column("fulfilment.column.carrier", sheets.Code(), required=True, example="SF")
NUMBER = Column(
    "fulfilment.column.waybill", sheets.Code(), required=True, example="SF1234567890123"
)


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> list[Change | RowError]:
    """Which shipment each row would send. Another merchant's order looks like none."""
    open_ones = await _open(session, actor, {row.values[ORDER.key] for row in rows}, upload)
    codes = {row.values[CARRIER.key].upper() for row in rows}
    usable = await logistics.usable(session, codes)
    return [_planned(row, open_ones.get(row.values[ORDER.key], []), usable) for row in rows]


def _planned(row: Row, shipment_ids: Sequence[UUID], usable: Collection[str]) -> Change | RowError:
    values = {"carrier_code": row.values[CARRIER.key].upper(), "number": row.values[NUMBER.key]}
    try:
        NewParcel.model_validate(values)
    except ValidationError as error:
        of_number = any(one["loc"] == ("number",) for one in error.errors())
        column, code = (NUMBER, "number") if of_number else (CARRIER, "carrier")
        return RowError(row.number, f"fulfilment.wrong_{code}", column.key)
    if values["carrier_code"] not in usable:
        return RowError(row.number, "fulfilment.wrong_carrier", CARRIER.key)
    if not shipment_ids:
        return RowError(row.number, "fulfilment.nothing_to_send", ORDER.key)
    if len(shipment_ids) > 1:
        return RowError(row.number, "fulfilment.several_to_send", ORDER.key)
    after = {"shipment_id": str(shipment_ids[0]), ORDER.key: row.values[ORDER.key]}
    after |= {CARRIER.key: values["carrier_code"], NUMBER.key: values["number"]}
    return Change(row.number, after)


async def _open(
    session: AsyncSession, actor: Actor, numbers: set[str], upload: Upload
) -> dict[str, list[UUID]]:
    """By order: own shipments that nobody has sent. Index: ix_shipment_line_order_number."""
    statement = (
        select(ShipmentLine.order_number, Shipment.id)
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(ShipmentLine.order_number.in_(numbers), within(actor, Shipment.merchant_id))
        .where(Shipment.state == "waiting", Shipment.mode == "own")
        .distinct()
        .order_by(ShipmentLine.order_number, Shipment.id)
    )
    if upload.merchant_id != NIL:
        statement = statement.where(Shipment.merchant_id == upload.merchant_id)
    found: dict[str, list[UUID]] = {}
    for row in await session.execute(statement):
        found.setdefault(row.order_number, []).append(row.id)
    return found


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Each shipment once, with all its numbers; one that fails leaves the others alone."""
    together: dict[UUID, list[Change]] = {}
    for change in changes:
        together.setdefault(UUID(change.after["shipment_id"]), []).append(change)
    done: Mapping[int, Change | RowError] = {
        one.row: one
        for shipment_id, those in together.items()
        for one in await _ship(session, actor, shipment_id, those, upload)
    }
    return [done[change.row] for change in changes]


async def _ship(
    session: AsyncSession,
    actor: Actor,
    shipment_id: UUID,
    changes: Sequence[Change],
    upload: Upload,
) -> list[Change | RowError]:
    parcels = [
        NewParcel(carrier_code=one.after[CARRIER.key], number=one.after[NUMBER.key])
        for one in changes
    ]
    try:
        async with session.begin_nested():
            await ship_by_hand(
                session, actor, shipment_id, ShipByHand(parcels=parcels), at=upload.at
            )
    except HoutaiError as error:
        return [RowError(one.row, error.code) for one in changes]
    return [Change(one.row, one.after, one.before, shipment_id) for one in changes]


async def revert(
    _session: AsyncSession, _actor: Actor, changes: Sequence[Change], _upload: Upload
) -> list[RowError]:
    """The carrier has them."""
    return [RowError(one.row, "fulfilment.gone_already") for one in changes]


SHIPPING = Importer(
    name="shipping",
    permission=PERMISSION,
    columns=(ORDER, CARRIER, NUMBER),
    plan=plan,
    apply=apply,
    revert=revert,
    identity=(ORDER.key, NUMBER.key),
    of_merchants=True,
)
