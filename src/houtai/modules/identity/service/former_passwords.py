"""Passwords that were replaced: kept as hashes, so that one does not come back at once."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Invalid
from houtai.modules.identity.queries.signing_in import Credentials
from houtai.modules.identity.service import hashing
from houtai.modules.identity.tables import FormerPassword

KEPT_MAX = 10


class PasswordReused(Invalid):
    """One of the last passwords of this account."""

    code = "sign_in.password_reused"


async def refuse_reused(password: str, former: Iterable[str], *, place: str) -> None:
    """Raises PasswordReused. Each hash takes its time, and there are ten at most."""
    for each in former:
        if await hashing.is_right(password, each):
            raise PasswordReused(place=place)


async def keep(session: AsyncSession, replaced: Credentials) -> None:
    """Remember the password that was just replaced, and no more than ten."""
    former = FormerPassword
    kept = insert(former).values(
        account_id=replaced.account_id,
        set_at=replaced.password_set_at,
        password_hash=replaced.password_hash,
    )
    await session.execute(kept.on_conflict_do_nothing())
    newest = (
        select(former.set_at)
        .where(former.account_id == replaced.account_id)
        .order_by(former.set_at.desc())
        .limit(KEPT_MAX)
    )
    await session.execute(
        delete(former).where(former.account_id == replaced.account_id, former.set_at.not_in(newest))
    )
