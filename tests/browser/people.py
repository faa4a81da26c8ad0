"""People for the browser tests, made as the command line would make them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity
from houtai.modules.merchants.public import FurnishMerchant, furnish

PASSWORD = "Wuyi-Rou-Gui-2026"
MERCHANT_ID, WAREHOUSE_ID = UUID(int=0xA), UUID(int=0xB)
SHOP_NAME = "清风茶铺"
PLACES: dict[str, dict[str, UUID]] = {
    "/admin/": {},
    "/merchant/": {"merchant_id": MERCHANT_ID},
    "/wms/": {"warehouse_id": WAREHOUSE_ID},
}
"""Where the people of each console work."""


@dataclass(frozen=True)
class Somebody:
    """An account that was just made, and what its owner types."""

    id: UUID
    login: str
    name: str
    password: str = PASSWORD


async def make_somebody(
    database: Database, *, name: str = "李雷", language: str = "zh-CN", **job: object
) -> Somebody:
    """An administrator of the platform, unless told otherwise."""
    login = f"desk-{new_id().hex[-12:]}"
    wanted = {"role": "administrator", **job}
    command = identity.CreateAccount.model_validate(
        {"login": login, "name": name, "password": PASSWORD, "language": language, **wanted}
    )
    async with database.transaction() as session:
        await open_places(session)
        account_id = await identity.create_account(session, command, at=utc_now())
    return Somebody(account_id, login, name)


async def make_shop(database: Database) -> UUID:
    """An open merchant of one's own, where nobody else changes anything."""
    made_id = new_id()
    name = f"云栖茶舍{made_id.hex[-8:]}"
    async with database.transaction() as session:
        wanted = FurnishMerchant(id=made_id, name=name, shop_name=name)
        await furnish(session, wanted, at=utc_now())
    return made_id


async def open_places(session: AsyncSession, *, category_ids: tuple[UUID, ...] = ()) -> None:
    """The merchant, who may sell in these too, and the warehouse of `PLACES`."""
    merchant = FurnishMerchant(
        id=MERCHANT_ID,
        name="武夷山清风茶业有限公司",
        shop_name=SHOP_NAME,
        category_ids=category_ids,
    )
    await furnish(session, merchant, at=utc_now())
    warehouse = identity.OpenPlace(id=WAREHOUSE_ID, kind="warehouse", name="中心仓")
    await identity.open_place(session, warehouse, at=utc_now())
