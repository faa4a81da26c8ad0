"""What visitors' doings come to: which products belong together, and which are looked at most."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import NIL
from houtai.kit.sql import statement
from houtai.modules.storefront.rules.ages import id_at
from houtai.modules.storefront.tables import Counted, Together

COUNTED_AT_ONCE = 2_000
BESIDE_MAX = 20
"""A visitor's last so many products belong to the one that he looks at now."""
BESIDE_FOR = timedelta(days=1)
SETTLED_AFTER = timedelta(seconds=30)
"""Older than this, everything that will be there is there: ids are made before they commit."""
_NAME = "together"


async def count_together(session: AsyncSession, at: datetime) -> int:
    """Count a bite of what is new; return how much it was."""
    after = await session.scalar(
        select(Counted.up_to).where(Counted.name == _NAME).with_for_update()
    )
    bite = {
        "after": after or NIL,
        "until": id_at(at - SETTLED_AFTER),
        "oldest": id_at(at - BESIDE_FOR),
        "most": COUNTED_AT_ONCE,
        "beside": BESIDE_MAX,
    }
    row = (await session.execute(statement(__package__, "count_together"), bite)).one_or_none()
    if row is None:
        return 0
    kept = insert(Counted).values(name=_NAME, up_to=row.last_id)
    await session.execute(
        kept.on_conflict_do_update(
            index_elements=[Counted.name], set_={"up_to": kept.excluded.up_to}
        )
    )
    return int(row.counted)


async def cool(session: AsyncSession) -> None:
    """Halve what was counted, so that what was together long ago gives way."""
    await session.execute(delete(Together).where(Together.weight <= 1))
    await session.execute(update(Together).values(weight=Together.weight // 2))
