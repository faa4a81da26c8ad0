"""Makers of stock documents, bounds and goods with stock, and bodies that their doors take."""

from uuid import UUID

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries import documents as shown
from houtai.modules.inventory.service import alerts, drafting, items, posting
from tests.factories.catalog import make_product, make_sku
from tests.factories.inventory import NOON, make_item, receive_stock, settle
from tests.guards.bodies import EXPECTED, QUERIES, says
from tests.guards.ground import Owner
from tests.guards.makers_of_stock import a_warehouse
from tests.guards.registry import makes

EXPECTED["inventory_reverse_document"] = "inventory.document_not_posted"
EXPECTED["inventory_find_scanned"] = "inventory.code_unknown"
# Sales are told to merchants and the platform; a warehouse opens none of its own.
EXPECTED["inventory_read_stock_statement"] = "inventory.stock_unknown"
EXPECTED["inventory_create_warehouse"] = "inventory.merchant_unknown"
QUERIES["inventory_read_stock_statement.account"] = "sellable"
QUERIES["inventory_report_value.day_from"] = "2026-11-01"
QUERIES["inventory_report_value.day_to"] = "2026-11-20"


def merchant_of(owner: Owner) -> UUID:
    return owner.place.merchant_id or SELF_RUN_ID


async def written(owner: Owner) -> dict[str, object]:
    """What a document of the owner's says."""
    warehouse_id = await a_warehouse(owner)
    sku_id = await make_item(owner.session, merchant_of(owner))
    return {
        "warehouse_id": str(warehouse_id),
        "lines": [{"sku_id": str(sku_id), "quantity": 2}],
    }


async def make(owner: Owner, *, posted: bool = False) -> UUID:
    command = drafting.MakeDocument.model_validate({"kind": "opening", **await written(owner)})
    document_id = await drafting.make(owner.session, SYSTEM, command, at=NOON)
    if posted:
        wanted = posting.SubmitDocument(version=1)
        await posting.submit(owner.session, SYSTEM, document_id, wanted, at=NOON)
    return document_id


@makes("inventory/documents/{document_id}")
async def a_document(owner: Owner) -> object:
    """A draft: taking one back is refused to everybody alike."""
    return await make(owner)


@makes("inventory/stock/{sku_id}")
async def goods_in_stock(owner: Owner) -> object:
    """A SKU that the catalogue knows, with pieces in the owner's warehouse."""
    product = await make_product(owner.session, merchant_id=merchant_of(owner))
    sku = await make_sku(owner.session, product)
    known = items.Known(sku.id, sku.product_id, sku.merchant_id, own_stock=True)
    await items.remember(owner.session, [known])
    warehouse_id = await a_warehouse(owner)
    await receive_stock(owner.session, sku.id, warehouse_id, 3)
    await settle(owner.session)
    return sku.id


@makes("inventory/stock-rules/{rule_id}")
async def a_rule(owner: Owner) -> object:
    said = await written(owner)
    rule = alerts.SetStockRule(
        sku_id=UUID(said["lines"][0]["sku_id"]),
        warehouse_id=UUID(said["warehouse_id"]),
        low_quantity=3,
    )
    return await alerts.set_rule(owner.session, SYSTEM, rule, at=NOON)


@says("inventory_make_document")
async def a_new_document(owner: Owner) -> object:
    return {"kind": "opening", **await written(owner)}


@says("inventory_edit_document")
async def a_changed_document(owner: Owner) -> object:
    """As it was made, with other pieces."""
    kept = await shown.show_document(owner.session, SYSTEM, owner.earlier["document_id"])
    lines = [{"sku_id": str(one.sku_id), "quantity": 7} for one in kept.lines] if kept else []
    warehouse_id = str(kept.warehouse_id) if kept else str(new_id())
    return {"version": 1, "warehouse_id": warehouse_id, "lines": lines}


@says("inventory_cancel_document", "inventory_submit_document")
async def the_first_version(_owner: Owner) -> object:
    return {"version": 1}


@says("inventory_set_stock_rule")
async def a_new_rule(owner: Owner) -> object:
    said = await written(owner)
    sku_id = said["lines"][0]["sku_id"]
    return {"sku_id": sku_id, "warehouse_id": said["warehouse_id"], "low_quantity": 3}
