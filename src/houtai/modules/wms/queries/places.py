"""Reads of zones, bins, what lies in them, and cartons."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal, starts_with
from houtai.kit.shapes import Line, View, Word
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.tables import Bin, BinStock, Carton, Zone

CONTENTS_MAX = 200


class ZoneView(View):
    """A part of a warehouse, with how many bins it has."""

    id: UUID
    warehouse_id: UUID
    warehouse_name: str = ""
    code: str
    name: str
    kind: str
    storage_kind: str
    bins: int = 0
    version: int


class BinView(View):
    """A place with a label; `pieces`: how many good ones lie there, of so many `kinds`."""

    id: UUID
    warehouse_id: UUID
    zone_id: UUID
    zone_code: str
    code: str
    kind: str
    aisle: int
    spot: int
    tier: int
    pieces_max: int | None
    state: str
    pieces: int
    kinds: int
    version: int


class LyingView(View):
    """Pieces of a SKU in a bin; `reserved`: planned for picking."""

    bin_id: UUID
    bin_code: str
    sku_id: UUID
    code: str = ""
    barcode: str | None = None
    name: str = ""
    spec: str = ""
    picture: UUID | None = None
    quantity: int
    reserved: int


class BinDetailView(BinView):
    """A bin with what lies in it."""

    contents: list[LyingView]


class CartonView(View):
    """A carton with its sizes inside."""

    id: UUID
    warehouse_id: UUID
    warehouse_name: str = ""
    code: str
    name: str
    length_mm: int
    width_mm: int
    height_mm: int
    tare_g: int
    load_max_g: int
    state: str
    version: int


BINS = Listing(
    id=Bin.id,
    sorts={"id": Bin.id, "code": Bin.code},
    default="code",
    filters={
        "warehouse_id": equal(Bin.warehouse_id, UUID),
        "zone_id": equal(Bin.zone_id, UUID),
        "state": equal(Bin.state, Word),
        "code": starts_with(Bin.code, Line),
    },
)


async def list_zones(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None
) -> list[ZoneView]:
    """Some tens. Index: uq_zone_warehouse_id_code."""
    statement = _zones(actor).order_by(Zone.warehouse_id, Zone.kind, Zone.code)
    if warehouse_id is not None:
        statement = statement.where(Zone.warehouse_id == warehouse_id)
    rows = [ZoneView.model_validate(row) for row in await session.execute(statement)]
    names = await inventory.warehouse_names(session, {row.warehouse_id for row in rows})
    return [_named(row, names.get(row.warehouse_id, "")) for row in rows]


async def one_zone(session: AsyncSession, actor: Actor, zone_id: UUID) -> ZoneView | None:
    """None for a stranger. Index: pk_zone."""
    row = (await session.execute(_zones(actor).where(Zone.id == zone_id))).one_or_none()
    return None if row is None else ZoneView.model_validate(row)


def _zones(actor: Actor) -> Select[Any]:
    bins = select(func.count()).where(Bin.zone_id == Zone.id).correlate(Zone).scalar_subquery()
    plain = ("id", "warehouse_id", "code", "name", "kind", "storage_kind", "version")
    return select(*(getattr(Zone, name) for name in plain), bins.label("bins")).where(
        within(actor, Zone.warehouse_id)
    )


def _named(row: ZoneView, name: str) -> ZoneView:
    return row.model_copy(update={"warehouse_name": name})


async def list_bins(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[BinView]:
    """By label. Indexes: ix_bin_code_id, ix_bin_warehouse_id_code_id, ix_bin_zone_id_code_id."""
    return await BINS.page(session, _bins(actor), wanted, BinView)


async def one_bin(session: AsyncSession, actor: Actor, bin_id: UUID) -> BinView | None:
    """None for a stranger. Index: pk_bin."""
    row = (await session.execute(_bins(actor).where(Bin.id == bin_id))).one_or_none()
    return None if row is None else BinView.model_validate(row)


async def bin_with_contents(
    session: AsyncSession, actor: Actor, bin_id: UUID
) -> BinDetailView | None:
    """The same with what lies in it. Index: pk_bin_stock."""
    found = await one_bin(session, actor, bin_id)
    if found is None:
        return None
    contents = await _lying(session, select_lying(actor).where(BinStock.bin_id == bin_id))
    return BinDetailView(**found.model_dump(), contents=contents)


async def where_it_lies(
    session: AsyncSession, actor: Actor, warehouse_id: UUID, sku_ids: list[UUID]
) -> list[LyingView]:
    """Bins with these SKUs. Index: ix_bin_stock_sku_id_warehouse_id."""
    statement = select_lying(actor).where(
        BinStock.warehouse_id == warehouse_id, BinStock.sku_id.in_(sku_ids)
    )
    return await _lying(session, statement)


def _bins(actor: Actor) -> Select[Any]:
    in_it = BinStock.bin_id == Bin.id
    pieces = select(func.coalesce(func.sum(BinStock.quantity), 0)).where(in_it)
    kinds = select(func.count()).where(in_it, BinStock.quantity > 0)
    plain = ("id", "warehouse_id", "zone_id", "code", "kind", "aisle", "spot", "tier")
    return (
        select(
            *(getattr(Bin, name) for name in (*plain, "pieces_max", "state", "version")),
            Zone.code.label("zone_code"),
            pieces.correlate(Bin).scalar_subquery().label("pieces"),
            kinds.correlate(Bin).scalar_subquery().label("kinds"),
        )
        .join(Zone, Zone.id == Bin.zone_id)
        .where(within(actor, Bin.warehouse_id))
    )


def select_lying(actor: Actor) -> Select[UUID, str, UUID, int, int]:
    """Columns of `LyingView` that this module knows, of bins with something in them."""
    return (
        select(
            BinStock.bin_id,
            Bin.code.label("bin_code"),
            BinStock.sku_id,
            BinStock.quantity,
            BinStock.reserved,
        )
        .join(Bin, Bin.id == BinStock.bin_id)
        .where(within(actor, BinStock.warehouse_id), BinStock.quantity > 0)
        .order_by(Bin.aisle, Bin.spot, Bin.tier, Bin.code, BinStock.sku_id)
        .limit(CONTENTS_MAX)
    )


async def _lying(
    session: AsyncSession, statement: Select[UUID, str, UUID, int, int]
) -> list[LyingView]:
    rows = [LyingView.model_validate(row) for row in await session.execute(statement)]
    skus = await catalog.skus_by_id(session, {row.sku_id for row in rows})
    return [_with_goods(row, skus.get(row.sku_id)) for row in rows]


def _with_goods(row: LyingView, sku: catalog.SkuView | None) -> LyingView:
    if sku is None:
        return row
    named = {"code": sku.code, "barcode": sku.barcode, "name": sku.product_name}
    return row.model_copy(update={**named, "spec": sku.spec_text, "picture": sku.picture})


async def list_cartons(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None
) -> list[CartonView]:
    """Some tens, the smallest first. Index: uq_carton_warehouse_id_code."""
    statement = _cartons(actor).order_by(
        Carton.warehouse_id, Carton.length_mm * Carton.width_mm * Carton.height_mm, Carton.code
    )
    if warehouse_id is not None:
        statement = statement.where(Carton.warehouse_id == warehouse_id)
    rows = [CartonView.model_validate(row) for row in await session.execute(statement)]
    names = await inventory.warehouse_names(session, {row.warehouse_id for row in rows})
    return [
        row.model_copy(update={"warehouse_name": names.get(row.warehouse_id, "")}) for row in rows
    ]


async def one_carton(session: AsyncSession, actor: Actor, carton_id: UUID) -> CartonView | None:
    """None for a stranger. Index: pk_carton."""
    row = (await session.execute(_cartons(actor).where(Carton.id == carton_id))).one_or_none()
    return None if row is None else CartonView.model_validate(row)


def _cartons(actor: Actor) -> Select[Any]:
    plain = [name for name in CartonView.model_fields if name != "warehouse_name"]
    return select(*(getattr(Carton, name) for name in plain)).where(
        within(actor, Carton.warehouse_id)
    )
