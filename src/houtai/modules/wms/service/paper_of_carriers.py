"""What carriers want on parcels is logistics' to print: the composition says how."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.exports import Printed


@dataclass(frozen=True)
class CarrierPaper:
    """`labels`: waybills of parcels that its caller may print; `labels_left`: of those of them that
    can be printed still; `names`: carriers by code.
    """

    labels: Callable[[AsyncSession, Actor, Sequence[UUID], datetime], Awaitable[bytes]]
    labels_left: Callable[[AsyncSession, Actor, Sequence[UUID], datetime], Awaitable[Printed]]
    names: Callable[[AsyncSession, Collection[str], str], Awaitable[dict[str, str]]]


_known: list[CarrierPaper] = []


def know_carrier_paper(paper: CarrierPaper) -> None:
    """From now on this one is asked."""
    _known[:] = [paper]


async def labels_of(
    session: AsyncSession, actor: Actor, parcel_ids: Sequence[UUID], at: datetime
) -> bytes:
    """Waybills of parcels of any merchant: whoever packs them sticks them on."""
    (paper,) = _known
    async with reaching_as(session, SYSTEM):
        return await paper.labels(session, actor, parcel_ids, at)


async def labels_left(
    session: AsyncSession, actor: Actor, parcel_ids: Sequence[UUID], at: datetime
) -> Printed:
    """The same, without those whose waybill was voided before their turn came."""
    (paper,) = _known
    async with reaching_as(session, SYSTEM):
        return await paper.labels_left(session, actor, parcel_ids, at)


async def carrier_names(
    session: AsyncSession, codes: Collection[str], language: str
) -> dict[str, str]:
    """By code, in the reader's language."""
    (paper,) = _known
    return await paper.names(session, codes, language)
