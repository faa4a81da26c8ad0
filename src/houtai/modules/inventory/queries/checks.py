"""Reads of checks: when somebody looked, and what differed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View, Word
from houtai.modules.inventory.queries import goods
from houtai.modules.inventory.tables import CheckRun, Difference


class CheckView(View):
    """One look at whether the layers agree."""

    id: UUID
    state: str
    asked_by: UUID
    asked_at: datetime
    ended_at: datetime | None
    milliseconds: int | None
    differences: int | None


class DifferenceView(View):
    """One place where two sides differ, and the document whose movement last made them differ."""

    position: int
    promise: str
    merchant_id: UUID
    merchant_name: str = ""
    sku_id: UUID
    sku: goods.GoodsView | None = None
    warehouse_id: UUID | None
    warehouse_name: str = ""
    expected: str
    found: str
    document_kind: str | None
    document_id: UUID | None
    entry_id: UUID | None
    mended_at: datetime | None


CHECKS = Listing(
    id=CheckRun.id,
    sorts={"id": CheckRun.id},
    default="-id",
    filters={"state": equal(CheckRun.state, Word)},
)
DIFFERENCES = Listing(
    id=Difference.position,
    sorts={"position": Difference.position},
    default="position",
    filters={"promise": equal(Difference.promise, Word)},
)
_CHECK = [getattr(CheckRun, name) for name in CheckView.model_fields]


async def list_checks(session: AsyncSession, wanted: Wanted) -> Page[CheckView]:
    """Newest first. Index: pk_check_run."""
    return await CHECKS.page(session, select(*_CHECK), wanted, CheckView)


async def one_check(session: AsyncSession, run_id: UUID) -> CheckView | None:
    """Index: pk_check_run."""
    row = (await session.execute(select(*_CHECK).where(CheckRun.id == run_id))).one_or_none()
    return None if row is None else CheckView.model_validate(row)


async def list_differences(
    session: AsyncSession, run_id: UUID, wanted: Wanted
) -> Page[DifferenceView]:
    """What one run found, with names. Index: pk_difference."""
    columns = [
        getattr(Difference, name)
        for name in DifferenceView.model_fields
        if name in Difference.__table__.columns
    ]
    statement = select(*columns).where(Difference.run_id == run_id)
    page = await DIFFERENCES.page(session, statement, wanted, DifferenceView)
    named = await goods.goods_by_id(session, {each.sku_id for each in page.items})
    places = await goods.warehouse_names(
        session, {each.warehouse_id for each in page.items if each.warehouse_id is not None}
    )
    shops = await goods.merchant_names(session, {each.merchant_id for each in page.items})
    items = [
        each.model_copy(
            update={
                "sku": named.get(each.sku_id),
                "merchant_name": shops.get(each.merchant_id, ""),
                "warehouse_name": ""
                if each.warehouse_id is None
                else places.get(each.warehouse_id, ""),
            }
        )
        for each in page.items
    ]
    return Page(items=items, next=page.next)
