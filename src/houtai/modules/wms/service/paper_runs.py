"""What a warehouse prints of large waves, stretch by stretch."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.exports import Printed
from houtai.modules.wms.queries.papers import numbered_parcels
from houtai.modules.wms.service.paper_of_carriers import labels_left
from houtai.modules.wms.service.papers import (
    PrintOutboundNotes,
    PrintPickLists,
    print_notes,
    print_pick_lists,
)


async def print_walks(
    session: AsyncSession, actor: Actor, list_ids: Sequence[UUID], at: datetime
) -> Printed:
    """Raises what `print_pick_lists` raises."""
    command = PrintPickLists(list_ids=list(list_ids))
    return Printed(await print_pick_lists(session, actor, command, at=at), len(list_ids))


async def print_outbound_notes(
    session: AsyncSession, actor: Actor, outbound_ids: Sequence[UUID], at: datetime
) -> Printed:
    """Raises what `print_notes` raises."""
    command = PrintOutboundNotes(outbound_ids=list(outbound_ids))
    return Printed(await print_notes(session, actor, command, at=at), len(outbound_ids))


async def print_parcel_labels(
    session: AsyncSession, actor: Actor, parcel_ids: Sequence[UUID], at: datetime
) -> Printed:
    """Of those that still have a number. Raises what the press raises."""
    found = await numbered_parcels(session, actor, wave_id=None, parcel_ids=parcel_ids)
    return await labels_left(session, actor, found, at)
