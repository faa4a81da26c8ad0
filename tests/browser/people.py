"""People for the browser tests, made as the command line would make them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity

PASSWORD = "Wuyi-Rou-Gui-2026"
MERCHANT_ID, WAREHOUSE_ID = UUID(int=0xA), UUID(int=0xB)
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
        await _open_places(session)
        account_id = await identity.create_account(session, command, at=utc_now())
    return Somebody(account_id, login, name)


async def _open_places(session: AsyncSession) -> None:
    opened = (
        identity.OpenPlace(id=MERCHANT_ID, kind="merchant", name="清风茶铺"),
        identity.OpenPlace(id=WAREHOUSE_ID, kind="warehouse", name="中心仓"),
    )
    for place in opened:
        await identity.open_place(session, place, at=utc_now())
