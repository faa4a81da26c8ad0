"""Open accounts, and mend running totals from what was written."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.kit.sql import statement
from houtai.modules.ledger.rules.steps import AccountKey
from houtai.modules.ledger.service import arrays

_AT_ONCE = 5_000


class AccountDiffers(Conflict):
    """An account stands already, with another side or limit than is asked for now."""

    code = "ledger.account_differs"


async def open_accounts(
    session: AsyncSession, keys: Collection[AccountKey], *, at: datetime
) -> None:
    """Open those that do not exist yet; safe to repeat. Raises AccountDiffers."""
    # In one order for all callers, also where one part is done before the next.
    wanted = sorted({key.id: key for key in keys}.values(), key=lambda key: key.id)
    for start in range(0, len(wanted), _AT_ONCE):
        await _open(session, wanted[start : start + _AT_ONCE], at)


async def _open(session: AsyncSession, keys: list[AccountKey], at: datetime) -> None:
    properties = {
        "ids": arrays.ids(key.id for key in keys),
        "sides": [key.kind.side for key in keys],
        "limited": [key.kind.limited for key in keys],
        "counted": [key.kind.counted for key in keys],
    }
    names = {
        "at": at,
        "homes": arrays.ids(key.home_id for key in keys),
        "books": [key.kind.book for key in keys],
        "units": [key.unit for key in keys],
        "owners": arrays.ids(key.owner_id for key in keys),
        "kinds": [key.kind.name for key in keys],
    }
    await session.execute(statement(__package__, "open_accounts"), properties | names)
    same = await session.scalar(statement(__package__, "count_same_accounts"), properties)
    if same != len(keys):
        raise AccountDiffers
