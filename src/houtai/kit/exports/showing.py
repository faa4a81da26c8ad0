"""Reads of exports: everybody sees his own, at the place where he asked for them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import computed_field
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, reader
from houtai.kit.environment import LANGUAGES
from houtai.kit.exports.naming import list_title
from houtai.kit.exports.tables import Export
from houtai.kit.paging import Listing, Page, Wanted
from houtai.kit.shapes import View
from houtai.kit.texts import say

EXPORTS = Listing(id=Export.id, sorts={"id": Export.id}, default="-id")


class ExportView(View):
    """One file; `rows_total` is known once it has begun."""

    id: UUID
    list: str
    format: str
    filters: dict[str, Any]
    sort: str
    language: str
    state: str
    rows_done: int
    rows_total: int | None
    size_bytes: int | None
    code: str | None
    asked_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @computed_field
    def list_name(self) -> str:
        """What people call the list."""
        return list_title(self.list, _language())

    @computed_field
    def reason(self) -> str:
        """Why it came to nothing."""
        return "" if self.code is None else say(self.code, _language())


def _language() -> str:
    actor = reader()
    return LANGUAGES[0] if actor is None else actor.language


def of(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """Condition on an export: it is the actor's, and was asked for where he works now."""
    return (
        Export.actor_id == actor.id,
        Export.merchant_id.is_not_distinct_from(actor.place.merchant_id),
        Export.warehouse_id.is_not_distinct_from(actor.place.warehouse_id),
    )


async def list_exports(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[ExportView]:
    """One's own, newest first. Index: ix_export_actor_id_id."""
    statement = select(*_COLUMNS).where(*of(actor))
    return await EXPORTS.page(session, statement, wanted, ExportView)


async def one_export(session: AsyncSession, actor: Actor, export_id: UUID) -> ExportView | None:
    """One's own export; None when there is none of this id. Index: pk_export."""
    statement = select(*_COLUMNS).where(Export.id == export_id, *of(actor))
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else ExportView.model_validate(row)


_COLUMNS = [getattr(Export, name) for name in ExportView.model_fields]
