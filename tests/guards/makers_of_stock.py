"""Makers of what belongs to stock, and bodies that its doors take."""

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.inventory.service import checks, pools, warehouses
from tests.factories.inventory import NANSHAN, NOON, make_item
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.registry import makes

CHECKS = "checks are the platform's, about all stock"


@makes("inventory/warehouses/{warehouse_id}")
async def a_warehouse(owner: Owner) -> object:
    """The one that the owner works in, or another one of his merchant."""
    warehouse_id = owner.place.warehouse_id or new_id()
    command = warehouses.MakeWarehouse(
        merchant_id=owner.place.merchant_id,
        code=f"W{new_id().hex[-12:].upper()}",
        name="中心仓",
        region=NANSHAN,
        address="科技园路 1 号",
    )
    await warehouses.furnish(owner.session, warehouse_id, command, at=NOON)
    return warehouse_id


@makes("inventory/pools/{pool_id}", by_merchant=True)
async def a_pool(owner: Owner) -> object:
    made = pools.MakePool(
        merchant_id=owner.place.merchant_id,
        kind="activity",
        name="双十一",
        purpose_id=new_id(),
    )
    return await pools.make(owner.session, SYSTEM, made)


@makes("inventory/checks/{run_id}", nobodys=CHECKS)
async def a_check(owner: Owner) -> object:
    return await checks.ask(owner.session, SYSTEM, at=utc_now())


@says("inventory_create_warehouse")
async def a_new_warehouse(_owner: Owner) -> object:
    code = f"W{new_id().hex[-12:].upper()}"
    return {"code": code, "name": "中心仓", "region": NANSHAN, "address": "科技园路 1 号"}


@says("inventory_edit_warehouse")
async def a_changed_warehouse(_owner: Owner) -> object:
    named = {"name": "东区仓", "region": NANSHAN, "address": "科技园路 2 号"}
    return {**named, "version": 1}


@says("inventory_create_pool")
async def a_new_pool(_owner: Owner) -> object:
    return {"kind": "channel", "name": "抖音", "purpose_id": str(new_id())}


@says("inventory_edit_pool")
async def a_renamed_pool(_owner: Owner) -> object:
    return {"name": "双十二", "version": 1}


@says("inventory_set_quotas")
async def an_empty_quota(owner: Owner) -> object:
    sku_id = await make_item(owner.session, owner.place.merchant_id or SELF_RUN_ID)
    return {"quotas": [{"sku_id": str(sku_id), "asked": 0}]}
