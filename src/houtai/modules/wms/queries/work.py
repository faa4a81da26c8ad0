"""Reads of what was not found, of what goes back, and of whatever a scanner reads."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View, Word
from houtai.modules.catalog import public as catalog
from houtai.modules.identity import public as identity
from houtai.modules.wms.queries.places import BinView, LyingView, one_bin, where_it_lies
from houtai.modules.wms.queries.places import bin_with_contents as contents_of
from houtai.modules.wms.tables import Bin, Outbound, OutboundLine, PutBack, Shortage

TASKS_MAX = 500


class ShortageView(View):
    """Pieces that a picker did not find. `may_count`: the reader is somebody else."""

    id: UUID
    warehouse_id: UUID
    outbound_id: UUID
    outbound_number: str
    sku_id: UUID
    name: str
    spec: str
    barcode: str
    bin_code: str
    missing: int
    state: str
    reported_by: UUID
    reporter: str = ""
    reported_at: datetime
    counted: int | None
    may_count: bool = False


class PutBackView(View):
    """Picked pieces that go back to a shelf; `bin_code`: where they came from."""

    id: UUID
    warehouse_id: UUID
    outbound_number: str
    sku_id: UUID
    name: str
    spec: str
    code: str
    barcode: str
    bin_code: str
    quantity: int
    done: int


class FoundView(View):
    """What a scan turned out to be: a bin with what lies in it, or goods and where they lie."""

    kind: Literal["bin", "goods", "nothing"]
    bin: BinView | None
    lying: list[LyingView]


SHORTAGES = Listing(
    id=Shortage.id,
    sorts={"reported_at": Shortage.reported_at},
    default="-reported_at",
    filters={
        "warehouse_id": equal(Shortage.warehouse_id, UUID),
        "state": equal(Shortage.state, Word),
    },
)


async def list_shortages(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[ShortageView]:
    """The newest first. Index: ix_shortage_warehouse_id_reported_at_id."""
    line = OutboundLine
    plain = ("id", "warehouse_id", "outbound_id", "sku_id", "missing", "state")
    statement = (
        select(
            *(getattr(Shortage, name) for name in plain),
            Shortage.reported_by,
            Shortage.reported_at,
            Shortage.counted,
            Outbound.number.label("outbound_number"),
            line.name,
            line.spec,
            line.barcode,
            Bin.code.label("bin_code"),
        )
        .join(Outbound, Outbound.id == Shortage.outbound_id)
        .join(line, (line.outbound_id == Shortage.outbound_id) & (line.line_id == Shortage.line_id))
        .join(Bin, Bin.id == Shortage.bin_id)
        .where(within(actor, Shortage.warehouse_id))
    )
    page = await SHORTAGES.page(session, statement, wanted, ShortageView)
    names = await identity.names(session, {row.reported_by for row in page.items})
    rows = [
        row.model_copy(
            update={
                "reporter": names.get(row.reported_by, ""),
                "may_count": row.state == "asked" and row.reported_by != actor.id,
            }
        )
        for row in page.items
    ]
    return page.model_copy(update={"items": rows})


async def open_shortage(session: AsyncSession, actor: Actor, task_id: UUID) -> UUID | None:
    """The one of this task that waits to be counted again. Index: uq_shortage_task_id_asked."""
    statement = select(Shortage.id).where(
        Shortage.task_id == task_id, Shortage.state == "asked", within(actor, Shortage.warehouse_id)
    )
    found: UUID | None = await session.scalar(statement)
    return found


async def list_put_backs(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None
) -> list[PutBackView]:
    """Those that are not done. Index: ix_put_back_open."""
    line = OutboundLine
    plain = ("id", "warehouse_id", "sku_id", "quantity", "done")
    statement = (
        select(
            *(getattr(PutBack, name) for name in plain),
            Outbound.number.label("outbound_number"),
            *(getattr(line, name) for name in ("name", "spec", "code", "barcode")),
            Bin.code.label("bin_code"),
        )
        .join(Outbound, Outbound.id == PutBack.outbound_id)
        .join(line, (line.outbound_id == PutBack.outbound_id) & (line.line_id == PutBack.line_id))
        .join(Bin, Bin.id == PutBack.bin_id)
        .where(within(actor, PutBack.warehouse_id), PutBack.done < PutBack.quantity)
        .order_by(PutBack.id)
        .limit(TASKS_MAX)
    )
    if warehouse_id is not None:
        statement = statement.where(PutBack.warehouse_id == warehouse_id)
    return [PutBackView.model_validate(row) for row in await session.execute(statement)]


async def look(session: AsyncSession, actor: Actor, warehouse_id: UUID, scanned: str) -> FoundView:
    """What this label or barcode stands for in the warehouse. Indexes: uq_bin_warehouse_id_code,
    ix_sku_barcode, ix_bin_stock_sku_id_warehouse_id.
    """
    labelled = select(Bin.id).where(
        Bin.warehouse_id == warehouse_id,
        Bin.code == func.upper(scanned),
        within(actor, Bin.warehouse_id),
    )
    bin_id = await session.scalar(labelled)
    if bin_id is not None:
        shown = await one_bin(session, actor, bin_id)
        detail = await contents_of(session, actor, bin_id)
        return FoundView(kind="bin", bin=shown, lying=detail.contents if detail else [])
    skus = await catalog.find_sku(session, actor, scanned)
    if not skus:
        return FoundView(kind="nothing", bin=None, lying=[])
    lying = await where_it_lies(session, actor, warehouse_id, [sku.id for sku in skus])
    return FoundView(kind="goods", bin=None, lying=lying)
