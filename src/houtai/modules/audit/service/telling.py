"""A deed is told in the transaction that does it; a subscriber writes it down afterwards."""

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.audit import DeedDone
from houtai.kit import eventlog
from houtai.kit.http import Deed
from houtai.modules.audit.rules.notes import packed


async def keep_deed(session: AsyncSession, deed: Deed) -> None:
    """Tell what somebody did, or was refused. The composition hangs this behind every door."""
    notes, cut = packed(deed.notes)
    told = DeedDone(
        deed_id=deed.id,
        at=deed.at,
        actor_id=deed.actor.id,
        merchant_id=deed.actor.place.merchant_id,
        warehouse_id=deed.actor.place.warehouse_id,
        address=deed.address,
        user_agent=deed.user_agent,
        door=deed.door,
        method=deed.method,
        path=deed.path,
        thing=deed.thing,
        thing_id=deed.thing_id,
        notes=notes,
        cut=cut,
        status=deed.status,
        code=deed.code,
        request_id=deed.request_id,
    )
    await eventlog.emit(session, told)
