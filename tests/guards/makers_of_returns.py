"""Makers of parcels that come back, and bodies that their doors take."""

from sqlalchemy import select, update

from houtai.kit.ids import new_id
from houtai.modules.wms.rules.returns import ReturnLine, ReturnWish
from houtai.modules.wms.service import returns_awaited
from houtai.modules.wms.tables import OutboundLine, Return
from tests.factories.inventory import NOON
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_documents import merchant_of
from tests.guards.makers_of_stock import a_warehouse
from tests.guards.makers_of_wms import work
from tests.guards.registry import makes


async def announced(owner: Owner) -> ReturnWish:
    """A parcel with two of the pieces that lie at the owner's warehouse is sent back there."""
    here = await work(owner)
    task = select(OutboundLine.sku_id).where(OutboundLine.outbound_id == here.shipment_id)
    sku_id = await owner.session.scalar(task)
    case_id = new_id()
    wish = ReturnWish(
        case_id=case_id,
        number=f"A{case_id.hex[-12:].upper()}",
        merchant_id=merchant_of(owner),
        warehouse_id=here.warehouse_id,
        lines=(ReturnLine(new_id(), sku_id, "龙井茶", "250 g", 2),),
        carrier_code="SF",
        waybill_number=f"SF{case_id.hex[-12:].upper()}",
    )
    await returns_awaited.expect_return(owner.session, [wish], at=NOON)
    return wish


@makes("wms/returns/{return_id}")
async def a_return(owner: Owner) -> object:
    return (await announced(owner)).case_id


@says("wms_arrive_return")
async def a_parcel_at_the_door(owner: Owner) -> object:
    wish = await announced(owner)
    return {"warehouse_id": str(wish.warehouse_id), "scanned": wish.number}


@says("wms_inspect_returned")
async def what_was_found(_owner: Owner) -> object:
    return {"scan_id": str(new_id()), "lines": [{"line_id": str(new_id()), "good": 1}]}


@says("wms_clear_returned")
async def what_is_done_with_it(_owner: Owner) -> object:
    said = {"scan_id": str(new_id()), "line_id": str(new_id())}
    return {**said, "act": "repaired", "quantity": 1}


@makes("wms/returns/{return_id}/pictures/{file_id}")
async def a_picture_of_it(owner: Owner) -> object:
    file_id = new_id()
    of_it = update(Return).where(Return.id == owner.earlier["return_id"])
    await owner.session.execute(of_it.values(pictures=[file_id]))
    return file_id


@says("wms_take_in_stray")
async def a_parcel_that_nobody_announced(owner: Owner) -> object:
    warehouse_id = str(await a_warehouse(owner))
    return {"scan_id": str(new_id()), "warehouse_id": warehouse_id, "waybill_number": "YT0001"}


@says("wms_count_stray")
async def a_piece_in_it(_owner: Owner) -> object:
    return {"scan_id": str(new_id()), "goods": "NOSUCH"}


@says("wms_describe_thing")
async def a_thing_in_it(_owner: Owner) -> object:
    return {"scan_id": str(new_id()), "words": "一把旧伞"}


@says("wms_assign_stray")
async def whose_it_is(_owner: Owner) -> object:
    return {"scanned": "A000"}


@says("wms_settle_stray")
async def what_becomes_of_it(_owner: Owner) -> object:
    return {"scan_id": str(new_id()), "outcome": "written_off", "reason": "空包"}


NOT_SO = "wms.return_not_so"  # Nobody has looked at it yet, and somebody announced it.
EXPECTED |= {
    "wms_list_goods_here": "wms.goods_unknown",
    "wms_assign_stray": NOT_SO,
    "wms_clear_returned": NOT_SO,
    "wms_count_stray": NOT_SO,
    "wms_describe_thing": NOT_SO,
    "wms_inspect_returned": "wms.return_counts_differ",  # Not the lines of this parcel.
    "wms_settle_stray": NOT_SO,
    "wms_show_return_picture": "objects.missing",
}
