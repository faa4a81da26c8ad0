"""Who did something to products, in words."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.identity import public as identity


async def called(session: AsyncSession, ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Names by id; nobody, and the house itself, have none. Index: pk_account."""
    known = {one for one in ids if one is not None}
    return await identity.names(session, known) if known else {}
