"""Who may move what where: checked once for a document, before any line of it is booked."""

from collections.abc import Sequence
from typing import Annotated, Protocol
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.shapes import Command, Word
from houtai.modules.inventory.rules import booking
from houtai.modules.inventory.rules.reach import Site, may_move
from houtai.modules.inventory.service.booking import LINES_MAX, LineTwice, TooManyLines
from houtai.modules.inventory.service.items import known
from houtai.modules.inventory.tables import Warehouse

PIECES_MAX = 1_000_000_000
Pieces = Annotated[int, Field(strict=True, gt=0, le=PIECES_MAX)]
"""How many pieces: whole, at least one."""


class Cause(Command):
    """Why pieces move: a machine-readable reason, and the document that says so."""

    reason: Word
    document_kind: Word
    document_id: UUID

    def by(self, actor: Actor) -> booking.Cause:
        """The same, with who does it."""
        return booking.Cause(self.reason, self.document_kind, self.document_id, actor.id)


class LineOfGoods(Protocol):
    """What every line has, whatever it moves."""

    @property
    def id(self) -> UUID: ...
    @property
    def sku_id(self) -> UUID: ...
    @property
    def quantity(self) -> int: ...


class WarehouseUnknown(Invalid):
    """No such warehouse within reach."""

    code = "inventory.warehouse_unknown"


class WarehouseClosed(Conflict):
    """Nothing new comes into a closed warehouse."""

    code = "inventory.warehouse_closed"


class SkuUnknown(Invalid):
    """No such SKU within reach, or not one that may lie in this warehouse."""

    code = "inventory.sku_unknown"


class SkuNotCounted(Invalid):
    """A bundle has no stock of its own: count its components."""

    code = "inventory.sku_not_counted"


async def site(
    session: AsyncSession, warehouse_id: UUID, *, place: str = "body/warehouse_id"
) -> Site:
    """The warehouse as the rules see it. Raises WarehouseUnknown. Index: pk_warehouse."""
    w = Warehouse
    statement = select(w.warehouse_id, w.merchant_id, w.marketplace, w.state).where(
        w.warehouse_id == warehouse_id
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        raise WarehouseUnknown(place=place)
    return Site(row.warehouse_id, row.merchant_id, row.marketplace, row.state == "open")


async def portions_of(
    session: AsyncSession,
    actor: Actor,
    here: Site,
    lines: Sequence[LineOfGoods],
    *,
    on_to: Site | None = None,
) -> list[booking.Portion]:
    """What each line moves, in order; to be asked as the house. `on_to` must be able to hold it.

    Raises TooManyLines, LineTwice, SkuUnknown, SkuNotCounted: unknown and out of reach look alike.
    """
    if len(lines) > LINES_MAX:
        raise TooManyLines(lines_max=LINES_MAX)
    found = await known(session, [line.sku_id for line in lines])
    seen: set[UUID] = set()
    portions = []
    for position, line in enumerate(lines):
        if line.id in seen:
            raise LineTwice(place=f"body/lines/{position}/id")
        seen.add(line.id)
        place = f"body/lines/{position}/sku_id"
        item = found.get(line.sku_id)
        may = item is not None and may_move(actor, item.merchant_id, here)
        if item is None or not may or not (on_to is None or on_to.may_hold(item.merchant_id)):
            raise SkuUnknown(place=place, sku_id=line.sku_id)
        if not item.own_stock:
            raise SkuNotCounted(place=place, sku_id=line.sku_id)
        goods = booking.Goods(item.merchant_id, item.sku_id)
        portions.append(booking.Portion(line.id, goods, line.quantity))
    return portions
